import type { Light, PlaceId, Season, TimeOfDay, Weather } from "../scene.ts";
import { deedAt, isDeed } from "./act-words.ts";
import { homographOf } from "./homographs.ts";
import { ENSEMBLES, ENTRY_BY_ART, ENTRY_BY_WORD, type Entry } from "./lexicon.ts";
import {
  ACTION_WORDS,
  CLOTHES,
  COLOUR_WORDS,
  COUNT_WORDS,
  LIGHT_WORDS,
  PLACE_WORDS,
  SEASON_WORDS,
  TIME_WORDS,
  WEATHER_WORDS,
} from "./setting-words.ts";
import { type Found, findPhrases } from "./terms.ts";
import type { Word } from "./words.ts";

/** Looks up a thing that the storyboard's own lexicon does not list: by emoji keywords, or an emoji itself. */
export interface ArtIndex {
  byWord(word: string): Entry | undefined;
  byEmoji(emoji: string): Entry | undefined;
  /** The icon's name, whatever it shows. */
  iconOf(emoji: string): string | undefined;
}

/** All that one phrase says: "cherry blossom" is a thing, a season and what is in the air. */
export interface Meanings {
  place?: PlaceId | undefined;
  season?: Season | undefined;
  time?: TimeOfDay | undefined;
  /** `clear`: what was in the air is gone. */
  weather?: Weather | "clear" | undefined;
  light?: Light | undefined;
  things: readonly Entry[];
  /** A thing only if there is nothing better to show. */
  isWeak: boolean;
}

/**
 * What the words mean, phrase by phrase. The longest phrase wins whatever it is about, so that "under the
 * stars" is a time and no stars, and a "fire engine" no fire. `whole`: what a name is part of.
 */
export function readPhrases(
  terms: readonly Word[],
  index: ArtIndex,
  whole: readonly Word[] = terms,
): Found<Meanings>[] {
  return findPhrases(terms, (forms, from) => {
    if (isVerb(terms, from)) return undefined;
    const first = <Meaning>(table: ReadonlyMap<string, Meaning>) => {
      const form = forms.find((one) => table.has(one));
      return form === undefined ? undefined : { form, meaning: table.get(form) };
    };
    // "A tower of bread": nobody lives in it.
    const isHeap = HEAPS.has(forms[0] ?? "") && terms[from + 1]?.text === "of";
    const place = isHeap ? undefined : first(PLACE_WORDS);
    const season = first(SEASON_WORDS);
    const time = first(TIME_WORDS);
    const weather = first(WEATHER_WORDS);
    const light = first(LIGHT_WORDS);
    const thing = thingOf(forms, from, terms, { index, whole });
    const word = (thing ?? place ?? season ?? time ?? weather ?? light)?.form;
    if (word === undefined) return undefined;
    const meaning: Meanings = {
      place: place?.meaning,
      season: season?.meaning,
      time: time?.form === "dark" && isDarkInside(terms, from) ? undefined : time?.meaning,
      weather: weatherTold(terms, from, weather?.meaning),
      light: light?.meaning,
      things: thing?.entries ?? [],
      isWeak: thing?.isWeak ?? false,
    };
    return { word, meaning };
  });
}

const HEAPS = new Set("tower towers".split(" "));

/** A cave or a cellar is dark at noon. */
function isDarkInside(terms: readonly Word[], at: number): boolean {
  return /^(?:cave|cavern|tunnel|room|attic|basement|cellar|hallway|corridor|mine|dungeon|kitchen|library|closet)$/.test(
    terms[at + 1]?.text ?? "",
  );
}

function weatherTold(terms: readonly Word[], at: number, weather: Meanings["weather"]): Meanings["weather"] {
  if (weather && isOver(terms, at)) return "clear";
  return weather === "leaves" && isTaken(terms, at) ? undefined : weather;
}

/** "A giraffe eats leaves", "a boy holds a leaf": they fly nowhere. */
function isTaken(terms: readonly Word[], at: number): boolean {
  const isLittle = /^(?:the|a|an|some|its|his|her|their|few|green|young|fresh|big|large|small)$/;
  let before = at - 1;
  while (isLittle.test(terms[before]?.text ?? "")) before -= 1;
  const word = terms[before];
  if (!word || word.pause || word.sentence !== terms[at]?.sentence) return false;
  const found = deedAt(
    (place) => terms[place]?.forms ?? [],
    (place) => terms[place]?.text,
    before,
  );
  return found?.deed.act === "eat" || found?.deed.act === "carry" || found?.deed.act === "pick";
}

/** "The rain stops", "the fog has lifted", "the storm is over". */
function isOver(terms: readonly Word[], at: number): boolean {
  const next = terms.slice(at + 1, at + 3).filter(({ sentence }) => sentence === terms[at]?.sentence);
  return (
    next.some(({ text }) =>
      /^(stop|end|clear|lift|fade|pass|cease|subside|melt)(s|ed|ped|es)?$/.test(text),
    ) ||
    (/^(?:is|was)$/.test(next[0]?.text ?? "") && /^(?:over|gone)$/.test(next[1]?.text ?? ""))
  );
}

/** "He leaves the house": no leaves. "The astronaut waves": no sea. */
function isVerb(terms: readonly Word[], at: number): boolean {
  const after = terms[at + 1]?.text ?? "";
  const before = terms[at - 1];
  switch (terms[at]?.text) {
    case "leaves":
      return /^(the|a|an|his|her|its|their|for|home|at)$/.test(after);
    case "wave":
    case "waves":
      return (
        /^(he|she|it|they|who|and|to)$/.test(before?.text ?? "") || (before?.nouns.some(isSomebody) ?? false)
      );
    default:
      // "A chef cooks": no second cook.
      return (
        (/[^s]s$/.test(terms[at]?.text ?? "") &&
          isDeed(terms[at]?.forms ?? []) &&
          before?.sentence === terms[at]?.sentence &&
          !terms[at]?.pause &&
          ((before?.nouns.some(isSomebody) ?? false) || goesOnToDo(terms, at))) ||
        isDoneByMany(terms, at) ||
        isDoneTo(terms, at)
      );
  }
}

/** "Kneels and plants seedlings", but "flowers and plants in a garden". */
function goesOnToDo(terms: readonly Word[], at: number): boolean {
  const [before, word, after] = [terms[at - 1], terms[at], terms[at + 1]];
  if (before?.text !== "and" || after === undefined || after.pause || after.sentence !== word?.sentence)
    return false;
  return !/^(?:and|or|in|on|at|by|with|under|over|near|behind|around|is|are|that|which|of)$/.test(after.text);
}

/** "A cow wearing a bell blocks the road": what follows is what it is done to. */
function isDoneTo(terms: readonly Word[], at: number): boolean {
  const [before, word, after] = [terms[at - 1], terms[at], terms[at + 1]];
  if (!before || !word || !after || word.pause || after.pause || before.sentence !== word.sentence)
    return false;
  return (
    /[^s]s$/.test(word.text) &&
    isDeed(word.forms) &&
    /^(?:the|a|an|his|her|its|their)$/.test(after.text) &&
    after.sentence === word.sentence &&
    before.nouns.some((noun) => ENTRY_BY_WORD.has(noun))
  );
}

/** "Farmers plant rice": a plural's verb has no ending. */
function isDoneByMany(terms: readonly Word[], at: number): boolean {
  const [before, word] = [terms[at - 1], terms[at]];
  if (!before || !word || word.pause || before.sentence !== word.sentence || /s$/.test(word.text))
    return false;
  // "A boy and his father fish": two are many as well.
  const isPair =
    terms.slice(Math.max(0, at - 5), at - 1).some(({ text }) => text === "and") &&
    /^(?:a|an|the|his|her|their|some|from|in|on|at|for|together|with)$/.test(terms[at + 1]?.text ?? "");
  const isMany = isPair || /s$|^(?:people|children|men|women)$/.test(before.text);
  return isMany && isDeed([word.text]) && before.nouns.some(isSomebody);
}

function isSomebody(form: string): boolean {
  const kind = ENTRY_BY_WORD.get(form)?.kind ?? ENTRY_BY_ART.get(ENSEMBLES.get(form)?.[0]?.[0] ?? "")?.kind;
  return kind === "person" || kind === "hero";
}

/** Words that are things by their look but mostly mean something else in a prompt. */
const RARELY_THINGS = new Set(
  "painting portrait fly watch light play rest face hand back front right left top bottom home fire flame feather mirror lipstick purse fall spring heart love gold music train park rock stone duck bat ring sun moon star world dress hat coat shoe scarf glasses sunglasses boots camera movie film story picture window wave cloud snow rain wind storm fog leaf water sky tree grass flower road street city mountain beach sea river night day time key point set shot scene close up view style detail colour color white black one man's".split(
    " ",
  ),
);
/** Of these, the ones that are things when somebody counts or points at them: "a bat", "two ducks". */
const THINGS_WITH_ARTICLE = new Set(
  "painting portrait fire heart gold train rock stone duck bat ring dress hat coat shoe camera tree flower key fly watch home light music feather".split(
    " ",
  ),
);
/** And those that belong to the sky or a wall until there is one of them: "a star", but not "the stars". */
const THINGS_WHEN_COUNTED = new Set("star leaf window".split(" "));
/** And those that nobody does: "with bats". */
const THINGS_IN_PLURAL = new Set("flower bat duck rock heart train camera feather".split(" "));
/** What a prompt may be about that says no more. */
const THINGS_ALONE = new Set(
  "fire heart love gold train rock stone duck bat music feather home world hat".split(" "),
);
const POINTERS = new Set(
  "under behind a an the this that his her its their my our your one two three of and".split(" "),
);
const COUNTERS = new Set("a an one two three four five".split(" "));
const CAMERA_TALK = new Set("camera film movie shot".split(" "));

function thingOf(
  forms: readonly string[],
  from: number,
  terms: readonly Word[],
  { index, whole }: { index: ArtIndex; whole: readonly Word[] },
): { form: string; entries: readonly Entry[]; isWeak: boolean } | undefined {
  for (const form of forms) {
    const ensemble = ENSEMBLES.get(form);
    // "A dinosaur" is one; "dinosaurs" are several kinds. "A family of ducks" are ducks.
    // "A duck family" are ducks.
    const before = ENTRY_BY_WORD.get(terms[from - 1]?.nouns.find((noun) => ENTRY_BY_WORD.has(noun)) ?? "");
    if (
      ensemble &&
      before?.kind === "hero" &&
      !terms[from]?.pause &&
      /^(?:family|couple|band|crowd|army)$/.test(form)
    )
      continue;
    if (ensemble && (forms[0] !== form || !ENTRY_BY_WORD.has(form)) && !isOfOthers(terms, from)) {
      const entries = ensemble.flatMap(([art]) => ENTRY_BY_ART.get(art) ?? []);
      return { form, entries, isWeak: false };
    }
    // A word that says how many, where, when or how is no thing, however many emoji carry it.
    if (COUNT_WORDS.has(form)) continue;
    const other = homographOf(form, terms, from, whole);
    if (other === null) continue;
    const entry =
      ENTRY_BY_ART.get(other ?? "") ??
      ENTRY_BY_WORD.get(form) ??
      (isSetting(form) || form.length < 3 ? undefined : index.byWord(form));
    if (!entry) continue;
    const isThing = other !== undefined || !RARELY_THINGS.has(form) || isPointedAt(form, from, terms);
    if (isThing || THINGS_ALONE.has(form)) return { form, entries: [entry], isWeak: !isThing };
  }
  return undefined;
}

/** "A choir of frogs", "a band of six monkeys": they are the ones; but "a family of four". */
function isOfOthers(terms: readonly Word[], from: number): boolean {
  if (terms[from + 1]?.text !== "of") return false;
  const isCounted = COUNT_WORDS.has(terms[from + 2]?.text ?? "");
  return !isCounted || (terms[from + 3]?.nouns.some((noun) => ENTRY_BY_WORD.has(noun)) ?? false);
}

const LIKE = new Set("tall big old high great hollow bare giant huge heavy small little".split(" "));

function isPointedAt(word: string, from: number, terms: readonly Word[]): boolean {
  // Japanese needs no article to tell what is thrown.
  if (terms[from + 1]?.text === "objectmark" && terms[from + 1]?.isUnspaced) return true;
  // "From a tall tree".
  const isLike = LIKE.has(terms[from - 1]?.text ?? "");
  const before = terms[from - (isLike ? 2 : 1)]?.text ?? "a";
  const after = terms[from + 1]?.text ?? "";
  if (CAMERA_TALK.has(word) && (before === "the" || /^(pan|move|shot|follow|track|tilt|zoom)/.test(after)))
    return false;
  // "Two boxers in a ring": of ropes, and on no finger.
  if (word === "ring" && terms.slice(Math.max(0, from - 3), from).some(({ text }) => text === "in"))
    return false;
  const isCounted = COUNTERS.has(before) || before in COLOUR_WORDS || /^\d+$/.test(before);
  if (THINGS_IN_PLURAL.has(word) && terms[from]?.text !== word) return true;
  // "Leaves fall" begins with many.
  if (THINGS_WHEN_COUNTED.has(word)) return isCounted && (from > 0 || terms[from]?.text === word);
  return THINGS_WITH_ARTICLE.has(word) && (isCounted || POINTERS.has(before));
}

function isSetting(phrase: string): boolean {
  return (
    PLACE_WORDS.has(phrase) ||
    TIME_WORDS.has(phrase) ||
    WEATHER_WORDS.has(phrase) ||
    SEASON_WORDS.has(phrase) ||
    ACTION_WORDS.has(phrase) ||
    phrase in COLOUR_WORDS ||
    phrase in CLOTHES
  );
}
