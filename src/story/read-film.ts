import type { KnownEntry } from "../core/film/bible.ts";
import type { CastMember, Story, StoryPlace } from "../core/film/story.ts";
import { plain } from "./beats.ts";
import { type Character, describe, isPerson, names } from "./character.ts";
import { readCharacters } from "./characters.ts";
import { isAbroad, readAbroad } from "./characters-abroad.ts";
import { freeId, headOf } from "./entry-ids.ts";
import { sexOfName } from "./first-names.ts";
import { PREPOSITIONS } from "./noun-phrase.ts";
import { MEN, WOMEN } from "./people-nouns.ts";
import { LIGHT, TIME_OF_DAY, WEATHER, WEATHER_OVER } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { inPresentTense } from "./present-tense.ts";
import {
  ANY_PRONOUN,
  allOf,
  goesOnAbout,
  type InBeat,
  laterSubjects,
  metByThem,
  opensWithPronoun,
  personBefore,
  resolvePronoun,
  somebodyMeant,
  spokenOf,
  turnsOut,
  withoutSought,
} from "./pronouns.ts";
import { type PlaceSeen, readPlace } from "./read-place.ts";
import { classedWords } from "./word-classes.ts";

/** What holds on from shot to shot, so that it stays one film. */
export interface Setting {
  /** Ids of who is in it. */
  castIds: string[];
  /** The same as they are described in every shot. */
  cast: string[];
  placeId?: string;
  /** The place as it is described in every shot there. */
  place?: string;
  /** Time of day and the light it gives. */
  light?: string;
  weather?: string;
  /** The beat as it happens, with its pronouns made plain: "the red fox jumps" for "it jumped". */
  told: string;
  /** How the film begins, where nobody could be made out whom this shot is about. */
  premise?: string;
}

/** A film's beats with everything that one shot has to know of the others. */
export interface FilmReading {
  cast: CastMember[];
  places: StoryPlace[];
  /** One for every beat, in order. */
  settings: Setting[];
}

/** Entries of a community's bible that the words name with an @: they are described as they stand there. */
export type KnownEntries = readonly KnownEntry[];

/** How a film begins is told again in as many characters. */
const PREMISE_SHOWN = 240;
/** Where somebody goes. */
const A_WAY = /^(?:and |then )*(?:through|across|along|past|into|down|up|over|around)\b/iu;
const SUN_OUT = /\bsun (?:\p{L}+ly )?(?:comes out|breaks through|shines)\b/iu;
const AT_NIGHT = /\b(?:night|midnight|evening|dusk)/iu;

/** Of whom, where and when a beat was until now: it stays so unless its words say otherwise. */
interface Standing {
  /** Whom it was about: whoever is "she" in it now. */
  castIds: readonly string[];
  placeId: string | undefined;
  light: string | undefined;
  weather: string | undefined;
}

/** What is known of a film from the beats told until now. */
interface Told {
  /** The language it is told in; undefined: English. */
  abroad: ReturnType<typeof isAbroad>;
  cast: Character[];
  places: PlaceSeen[];
  /** Whom it is about just now, and whom it began with. */
  subject: Character | undefined;
  hero: Character | undefined;
  place: PlaceSeen | undefined;
  light: string | undefined;
  weather: string | undefined;
  /** The beats, each with what became of it. */
  bound: (InBeat & { setting: Omit<Setting, "cast" | "castIds"> })[];
}

/** A beat as it is told, and who comes into the film in it. */
interface Beat {
  text: string;
  met: readonly Character[];
  /** The beats before it. */
  earlier: readonly string[];
  stands: Standing | undefined;
}

/**
 * Who, where, when: read from the beats in the order of telling, with one fixed description for each.
 * `standing`: by the beat's index, where it doesn't go on from the beat before it.
 */
export function readFilm(
  beats: readonly string[],
  known: KnownEntries = [],
  standing: ReadonlyMap<number, Standing> = new Map(),
): FilmReading {
  const abroad = isAbroad(beats.join(" "));
  const film: Told = {
    abroad,
    cast: known.filter(({ kind }) => kind === "cast").map(knownCharacter),
    places: known.filter(({ kind }) => kind === "place").map(knownPlace),
    ...{ subject: undefined, hero: undefined, place: undefined, light: undefined, weather: undefined },
    bound: [],
  };
  const story = plain(beats.join(" "));
  const texts = beats.map((beat) => inPresentTense(plain(beat), story));
  // Traits told later ("she wears a red coat") hold from the first shot on.
  const met = texts.map((text, i) => {
    if (i > 0 && text === texts[i - 1]) return [];
    return abroad === undefined ? readCharacters(text, i === 0) : readAbroad(text, abroad);
  });
  for (const [i, text] of texts.entries()) {
    const stands = standing.get(i);
    readBeat(film, { text, met: met[i] ?? [], earlier: texts.slice(0, i), stands });
    const isPremise = film.cast.length === 0 && i > 0 && text !== texts[0];
    const setting = film.bound.at(-1)?.setting;
    if (isPremise && setting) setting.premise = (texts[0] ?? "").slice(0, PREMISE_SHOWN);
  }
  return asRead(film);
}

/** Takes a beat in: whom it brings, whom it is about, where and when it is. */
function readBeat(film: Told, beat: Beat): void {
  const { text, met, stands } = beat;
  if (stands !== undefined)
    film.subject = film.cast.find(({ id }) => id === stands.castIds[0]) ?? film.subject;
  const { told, meant } = readSubject(film, beat);
  const trait = film.abroad === undefined ? traitIn(text) : undefined;
  if (trait !== undefined && meant !== undefined && meant.known !== true && !meant.traits.includes(trait))
    meant.traits.push(trait);
  if (stands !== undefined) {
    film.place = film.places.find(({ id }) => id === stands.placeId);
    film.light = stands.light;
    film.weather = stands.weather;
  }
  film.place = readPlace(text, film.place, film.places, film.cast);
  const isDayAgain = SUN_OUT.test(text) && AT_NIGHT.test(film.light ?? "");
  film.light = lightIn(text) ?? (isDayAgain ? "in daylight" : film.light);
  film.weather = WEATHER_OVER.test(text) ? undefined : (weatherIn(text) ?? film.weather);
  const who = whoIsIn(film, beat, { told, meant });
  const people = who.filter(isPerson);
  if (people.length === 1 && people[0]?.kind === "person") people[0].kind = turnsOut(text) ?? "person";
  const acting = who.filter(
    (one) =>
      one === meant ||
      met.some((other) => isSame(one, other) && other.aside === undefined) ||
      names(headOfSentence(told), one),
  );
  const { place, light, weather } = film;
  film.bound.push({
    who,
    acting,
    setting: {
      told,
      ...(place === undefined ? {} : { placeId: place.id, place: place.description }),
      ...(light === undefined ? {} : { light }),
      ...(weather === undefined ? {} : { weather }),
    },
  });
}

/** Who comes in, and whom the beat is about by that; its pronoun made plain, and whom that means. */
function readSubject(
  film: Told,
  { text, met, earlier }: Beat,
): { told: string; meant: Character | undefined } {
  const { abroad, cast, bound } = film;
  // Whom "she" means at the beginning has come in before.
  const isOfOthers = abroad === undefined && opensWithPronoun(text);
  const person = personBefore(text, earlier, cast) ?? somebodyMeant(text, cast);
  if (person !== undefined) cast.push(person);
  // Whom one only looks for was never there.
  const knownBefore = cast.filter(
    (one) => one.known === true || one === person || bound.some(({ who }) => who.includes(one)),
  );
  for (const character of met) {
    if (!cast.some((other) => isSame(other, character))) cast.push(character);
  }
  const seen = abroad === undefined ? withoutSought(text) : text;
  const first = met.find((one) => one.aside === undefined && names(seen, one));
  const named = isOfOthers
    ? undefined
    : ((first && cast.find((other) => isSame(other, first))) ??
      cast.find((other) => names(text, other) && (other.known === true || other.also !== undefined)));
  const { told, meant } =
    abroad === undefined
      ? resolvePronoun(text, isOfOthers ? knownBefore : cast, {
          latest: person ?? named ?? film.subject,
          filmSubject: film.subject,
          before: bound,
          earlier,
        })
      : { told: text, meant: undefined };
  if (named !== undefined) film.subject = named;
  else if (person !== undefined) film.subject ??= person;
  else if (isOfOthers && meant !== undefined) film.subject = meant;
  film.hero ??= film.subject;
  return { told, meant };
}

/** Of the cast those who are seen in a beat, named or not. */
function whoIsIn(
  { abroad, cast, subject, hero, bound }: Told,
  { text, met }: Beat,
  { told, meant }: { told: string; meant: Character | undefined },
): Character[] {
  const there = abroad === undefined ? withoutSought(told) : told;
  const shown = cast.filter((character) => character === meant || names(there, character));
  // "At the top he lights the lamp" is about who it was all along; "snow falls" is about nobody.
  const goesOn = abroad !== undefined || ANY_PRONOUN.test(there);
  const before = bound.map(({ who }) => who);
  const meantHere = subject && goesOn ? goesOnAbout(told, subject, before) : undefined;
  const about = shown.length > 0 || meantHere === undefined ? shown : [meantHere];
  const others =
    abroad === undefined
      ? [
          ...laterSubjects(told, about, bound, hero),
          ...spokenOf(there, about, before),
          ...allOf(text, about, bound),
          ...metByThem(told, about, bound),
        ]
      : [];
  const found = cast.filter((one) => about.includes(one) || others.includes(one));
  // "They drive through the city, then through a tunnel": whoever did.
  const goOn = meantHere === undefined && met.length === 0 && isWayAlone(there) ? before.at(-1) : undefined;
  return found.length > 0 ? found : [...(goOn ?? [])];
}

/** Only where they go, without a word on who does: what a sentence was split into. */
const isWayAlone = (text: string): boolean =>
  A_WAY.test(text) && !classedWords(text).some(({ is }) => is === "VERB" || is === "AUX");

/** The film as it is handed on: of cast and places those that are seen in it. */
function asRead({ cast, places, bound }: Told): FilmReading {
  const members = withIds(cast);
  return {
    cast: members
      .filter(({ character }) => bound.some(({ who }) => who.includes(character)))
      .map(({ member }) => member),
    places: places
      .filter(({ id }) => bound.some(({ setting }) => setting.placeId === id))
      .map(({ id, name, description }) => ({ id, name, description })),
    settings: bound.map(({ setting, who }) => {
      const seen = members.filter(({ character }) => who.includes(character));
      return {
        ...setting,
        castIds: seen.map(({ member }) => member.id),
        cast: seen.map(({ member }) => member.description),
      };
    }),
  };
}

function knownCharacter({ id, name, description, who }: CastMember): Character {
  const words = description.split(/[^\p{L}]+/u);
  const isName = /^\p{Lu}/u.test(name);
  return {
    description,
    name,
    head: headOf(name),
    kind:
      who ??
      (words.some((word) => WOMEN.test(word))
        ? "woman"
        : words.some((word) => MEN.test(word))
          ? "man"
          : "thing"),
    traits: [],
    known: true,
    id,
    ...(isName ? { isName } : {}),
  };
}

function knownPlace({ id, name, description }: StoryPlace): PlaceSeen {
  return { id, name, description, head: headOf(name) };
}

/** A story that was read before, as entries for reading on: who is in it stays described as they are. */
export function entriesOf(story: Pick<Story, "cast" | "places"> | undefined): KnownEntries {
  return [
    ...(story?.cast ?? []).map((member) => ({ ...member, kind: "cast" as const })),
    ...(story?.places ?? []).map((place) => ({ ...place, kind: "place" as const })),
  ];
}

function withIds(cast: readonly Character[]): { character: Character; member: CastMember }[] {
  const taken = new Set<string>();
  return cast.map((character) => {
    const id = character.id ?? freeId(character.name, taken);
    taken.add(id);
    const description = character.known === true ? character.description : describe(character);
    const { kind, name } = character;
    // Where the story never says "she" or "he", the first name does.
    const told =
      kind === "person" && character.isName ? (sexOfName(name.split(/\s+/u)[0] ?? "") ?? kind) : kind;
    const who = told === "thing" ? {} : { who: told };
    return { character, member: { id, name: character.name, description, ...who } };
  });
}

/** Whether somebody who comes in has been there: by the same noun, or by a part of their name. */
function isSame(known: Character, { head, isName }: Character): boolean {
  return (
    known.head === head ||
    known.also === head ||
    (isName === true && known.isName === true && names(head, known))
  );
}

/** What stands before the verb of a sentence: who does it. */
function headOfSentence(text: string): string {
  const words = text.split(/\s+/u);
  const verb = words.findIndex((raw, at) => {
    const word = raw.toLowerCase().replace(/[^\p{L}]/gu, "");
    return at > 0 && (PLAIN_VERBS.has(word) || (PREPOSITIONS.has(word) && word !== "and"));
  });
  return words.slice(0, verb < 0 ? 4 : verb).join(" ");
}

const LIGHTS_NAMED = new RegExp(LIGHT.source, "giu");
const WEATHERS_NAMED = new RegExp(WEATHER.source, "giu");

function lightIn(text: string): string | undefined {
  const found = (text.match(LIGHTS_NAMED) ?? [])
    .map((words) => words.trim())
    .filter((words) => TIME_OF_DAY.test(words) || !WEATHER.test(words));
  const lit = found.find((words) => TIME_OF_DAY.test(words)) ?? hourIn(text) ?? found[0];
  return lit && lit.charAt(0).toLowerCase() + lit.slice(1);
}

/** The hour by what the sky does. */
function hourIn(text: string): string | undefined {
  if (/\bsun (?:rises|comes up|is rising|has risen)\b|\brising sun\b/iu.test(text)) return "at sunrise";
  if (/\bsun (?:sets|goes down|is setting)\b|\bsetting sun\b/iu.test(text)) return "at sunset";
  const isNight =
    /\b(?:under|beneath|by|below) the (?:\p{L}+ )?stars\b|\b(?:moon (?:rises|comes up|comes out|climbs)|rising moon|stars (?:come|are|appear|twinkle)(?: out)?)\b/iu;
  return isNight.test(text) ? "at night" : undefined;
}

function weatherIn(text: string): string | undefined {
  if (!WEATHER.test(text)) return undefined;
  // "It pours", but not "a barista pours milk".
  const found = [...text.matchAll(WEATHERS_NAMED)]
    .filter(
      ({ 0: word, index }) => !/^pours$/iu.test(word) || /\b(?:it|rain)\s+$/iu.test(text.slice(0, index)),
    )[0]?.[0]
    .toLowerCase();
  if (found === undefined) return undefined;
  if (/^(?:rains|raining|pours|pouring)$/u.test(found)) return "rain";
  return /^(?:snows|snowing)$/u.test(found) ? "snowfall" : found;
}

/** "wears a black leather jacket": how somebody looks, said in a sentence of its own. */
function traitIn(text: string): string | undefined {
  const trait =
    /^(?:(?:it|he|she|they|(?:the|a)\s+[\p{L} -]{1,40}?|\p{L}+)\s+)(?=(?:wears?|(?:has|have)(?!\s+(?:been|gone|come|made|lost|found|\p{L}{2,}ed)\s+(?:to|the|an?|his|her|its|it|him|them|from|in|on|off|away)\b)|is wearing|are wearing|is dressed|are dressed|is covered|are covered)\b)([^.!?]{3,160})/iu.exec(
      text,
    )?.[1];
  return trait?.trim().replace(/[,;]$/u, "");
}
