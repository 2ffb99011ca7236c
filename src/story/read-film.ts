import type { KnownEntry } from "../core/film/bible.ts";
import type { CastMember, Story, StoryPlace } from "../core/film/story.ts";
import { plain } from "./beats.ts";
import { type Character, describe, MEN, mentions, names, readCharacters, WOMEN } from "./characters.ts";
import { isAbroad, readAbroad } from "./characters-abroad.ts";
import { LIGHT, PLACE, TIME_OF_DAY, WEATHER, WEATHER_OVER } from "./places.ts";
import { goesOnAbout, personBefore, resolvePronoun, somebodyMeant, spokenOf, turnsOut } from "./pronouns.ts";

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
  /** The beat with its pronouns made plain: "the red fox jumps" for "it jumps". */
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

const PREMISE_SHOWN = 240;
/** Where it was is over, and where it is now nobody says: "On the other side it rains". */
const LEAVES_PLACE = /\b(?:on|at) the (?:other|far) (?:side|end)\b(?! of\b)|^outside\b(?! the\b)/iu;

/** Who, where, when: read from the beats in the order of telling, with one fixed description for each. */
export function readFilm(beats: readonly string[], known: KnownEntries = []): FilmReading {
  const abroad = isAbroad(beats.join(" "));
  const cast: Character[] = known.filter(({ kind }) => kind === "cast").map(knownCharacter);
  const places: PlaceSeen[] = known.filter(({ kind }) => kind === "place").map(knownPlace);
  let subject: Character | undefined;
  let place: PlaceSeen | undefined;
  let light: string | undefined;
  let weather: string | undefined;
  const bound: { setting: Omit<Setting, "cast" | "castIds">; who: Character[] }[] = [];
  // Traits told later ("she wears a red coat") hold from the first shot on.
  const tellers = beats.map((beat, i) => {
    if (i > 0 && beat === beats[i - 1]) return [];
    return abroad === undefined ? readCharacters(plain(beat), i === 0) : readAbroad(plain(beat), abroad);
  });
  for (const [i, beat] of beats.entries()) {
    const text = plain(beat);
    const met = tellers[i] ?? [];
    for (const character of met) {
      if (!cast.some((other) => other.head === character.head)) cast.push(character);
    }
    const first = met[0];
    const named =
      (first && cast.find((other) => other.head === first.head)) ??
      cast.find((other) => names(text, other) && (other.known === true || other.also !== undefined));
    const person = personBefore(text, beats.slice(0, i), cast) ?? somebodyMeant(text, cast);
    if (person !== undefined) cast.push(person);
    const { told, meant } =
      abroad === undefined
        ? resolvePronoun(text, cast, person ?? named ?? subject, subject)
        : { told: text, meant: undefined };
    if (named !== undefined) subject = named;
    else if (person !== undefined) subject ??= person;
    const trait = abroad === undefined ? traitIn(text) : undefined;
    if (trait !== undefined && meant !== undefined && meant.known !== true && !meant.traits.includes(trait))
      meant.traits.push(trait);
    place = placeIn(text, places) ?? (LEAVES_PLACE.test(text) ? undefined : place);
    light = lightIn(text) ?? light;
    weather = WEATHER_OVER.test(text) ? undefined : (weatherIn(text) ?? weather);
    const shown = cast.filter((character) => character === meant || names(told, character));
    // "At the top he lights the lamp" is about who it was all along; "snow falls" is about nobody.
    const goesOn = abroad !== undefined || /\b(?:he|she|they|it|him|her|them|his|its|their)\b/iu.test(told);
    const before = bound.map(({ who }) => who);
    const meantHere = subject && goesOn ? goesOnAbout(told, subject, before) : undefined;
    const about = shown.length > 0 || meantHere === undefined ? shown : [meantHere];
    const others = abroad === undefined ? spokenOf(told, about, before) : [];
    const who = cast.filter((one) => about.includes(one) || others.includes(one));
    const [somebody, other] = who;
    if (somebody?.kind === "person" && other === undefined) somebody.kind = turnsOut(text) ?? "person";
    bound.push({
      who,
      setting: {
        told,
        ...(place === undefined ? {} : { placeId: place.id, place: place.description }),
        ...(light === undefined ? {} : { light }),
        ...(weather === undefined ? {} : { weather }),
        ...(cast.length === 0 && i > 0 && beat !== beats[0]
          ? { premise: plain(beats[0] ?? "").slice(0, PREMISE_SHOWN) }
          : {}),
      },
    });
  }
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

interface PlaceSeen extends StoryPlace {
  /** The noun by which it is named again. */
  head: string;
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

/** By what it is named again: a proper name whole, "red fox" as "fox". */
function headOf(name: string): string {
  const whole = name.toLowerCase();
  return /^\p{Lu}/u.test(name) ? whole : (/[\p{L}'’-]+$/u.exec(whole)?.[0] ?? whole);
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
    const who = character.kind === "thing" ? {} : { who: character.kind };
    return { character, member: { id, name: character.name, description, ...who } };
  });
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const plainly =
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40) || "one";
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? plainly : `${plainly}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The place a beat names: one that was named before by the same noun, or a new one. */
function placeIn(text: string, places: PlaceSeen[]): PlaceSeen | undefined {
  const again = places.find(({ head }) => mentions(text, head));
  const all = [...text.matchAll(new RegExp(PLACE.source, "giu"))].map(([words]) => words);
  // "Out of the tunnel into a stadium".
  const said = (all.find((words) => /^into\b/iu.test(words)) ?? all[0])?.replace(
    /^under the sea$/iu,
    "underwater",
  );
  if (said === undefined) return again;
  const description = said
    .replace(
      /^(?:(?:in|on|at|through|across|under|beneath|over|down|along|inside|near|beside|by|into|onto|around|among|of|to|above|out|from)\s+)+/iu,
      "",
    )
    .replace(/^(?:the|an?|this|some)\s+/iu, "");
  const head = (/[\p{L}'’-]+$/u.exec(description)?.[0] ?? description).toLowerCase();
  const there = places.find((place) => place.head === head) ?? again;
  if (
    there !== undefined &&
    (there.head === head || text.toLowerCase().indexOf(there.head) <= text.indexOf(said))
  )
    return there;
  const id = freeId(description, new Set(places.map((place) => place.id)));
  const place = { id, name: description, description, head };
  places.push(place);
  return place;
}

function lightIn(text: string): string | undefined {
  const found = [...text.matchAll(new RegExp(LIGHT.source, "giu"))]
    .map(([words]) => words.trim())
    .filter((words) => TIME_OF_DAY.test(words) || !WEATHER.test(words));
  const lit = found.find((words) => TIME_OF_DAY.test(words)) ?? found[0];
  return lit && lit.charAt(0).toLowerCase() + lit.slice(1);
}

function weatherIn(text: string): string | undefined {
  const found = WEATHER.exec(text)?.[0].toLowerCase();
  if (found === undefined) return undefined;
  if (/^(?:rains|raining|pours|pouring)$/u.test(found)) return "rain";
  return /^(?:snows|snowing)$/u.test(found) ? "snowfall" : found;
}

/** "wears a black leather jacket": how somebody looks, said in a sentence of its own. */
function traitIn(text: string): string | undefined {
  const trait =
    /^(?:(?:it|he|she|they|(?:the|a)\s+[\p{L} -]{1,40}?|\p{L}+)\s+)(?=(?:wears?|has|have|is wearing|are wearing|is dressed|are dressed|is covered|are covered)\b)([^.!?]{3,160})/iu.exec(
      text,
    )?.[1];
  return trait?.trim().replace(/[,;]$/u, "");
}
