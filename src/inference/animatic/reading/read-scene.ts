import type { ShotOrder } from "../../../core/ports/video-backend.ts";
import { createRandom, hashOf } from "../random.ts";
import type {
  Action,
  CastMember,
  Gait,
  Light,
  Outfit,
  PlaceId,
  Scene,
  Season,
  TimeOfDay,
  Weather,
} from "../scene.ts";
import { ENSEMBLES, ENTRY_BY_ART, ENTRY_BY_WORD, type Entry } from "./lexicon.ts";
import {
  ACTION_WORDS,
  CLOTHES,
  COLOUR_WORDS,
  COUNT_WORDS,
  GARMENTS,
  LIGHT_WORDS,
  PLACE_WORDS,
  SEASON_WORDS,
  TIME_WORDS,
  WEATHER_WORDS,
} from "./setting-words.ts";
import { countBefore, type Found, findPhrases, termsOf } from "./terms.ts";
import type { Word } from "./words.ts";

/** Looks up a thing that the storyboard's own lexicon does not list: by emoji keywords, or an emoji itself. */
export interface ArtIndex {
  byWord(word: string): Entry | undefined;
  byEmoji(emoji: string): Entry | undefined;
  /** The icon's name, whatever it shows. */
  iconOf(emoji: string): string | undefined;
}

export type SceneOrder = Pick<
  ShotOrder,
  "beat" | "filmPrompt" | "negative" | "style" | "camera" | "seed" | "shotNumber"
>;

/** Words that are things by their look but mostly mean something else in a prompt. */
const RARELY_THINGS = new Set(
  "fly watch light play rest face hand back front right left top bottom home fire flame feather mirror lipstick purse fall spring heart love gold music train park rock stone duck bat ring sun moon star world dress hat coat shoe scarf glasses sunglasses boots camera movie film story picture window wave cloud snow rain wind storm fog leaf water sky tree grass flower road street city mountain beach sea river night day time key point set shot scene close up view style detail colour color white black one man's".split(
    " ",
  ),
);
/** Of these, the ones that are things when somebody counts or points at them: "a bat", "two ducks". */
const THINGS_WITH_ARTICLE = new Set(
  "fire heart gold train rock stone duck bat ring star dress hat coat camera window tree flower key fly watch home light music leaf feather".split(
    " ",
  ),
);
const POINTERS = new Set("a an the this that his her its their my our your one two three of and".split(" "));
const PRONOUNS = new Set("he she it they him them her his its their both".split(" "));
const CAMERA_TALK = new Set("camera film movie shot".split(" "));

export function readScene(order: SceneOrder, index: ArtIndex): Scene {
  const beat = termsOf(order.beat);
  const film = termsOf(order.filmPrompt);
  const unwanted = termsOf(order.negative ?? "");
  const beatCast = readCast(beat, order.beat, index);
  const filmCast = readCast(film, order.filmPrompt, index);
  const leadsOn = beatCast.length === 0 || !beatCast.some((member) => member.role === "hero");
  const cast = leadsOn ? carriedOver(beatCast, filmCast, beat) : beatCast;

  const find = <Meaning>(table: ReadonlyMap<string, Meaning>, terms: readonly Word[]) =>
    findPhrases(terms, (phrase) => table.get(phrase));
  const first = <Meaning>(table: ReadonlyMap<string, Meaning>, ...texts: (readonly Word[])[]) => {
    for (const terms of texts) {
      const found = find(table, terms)[0];
      if (found) return found.meaning;
    }
    return undefined;
  };
  const all = <Meaning>(table: ReadonlyMap<string, Meaning>) => {
    const here = find(table, beat).map((found) => found.meaning);
    return [...new Set(here.length > 0 ? here : find(table, film).map((found) => found.meaning))];
  };

  const home = cast.map((member) => member.home).find((place) => place !== undefined);
  const said = bestPlace(find(PLACE_WORDS, beat)) ?? bestPlace(find(PLACE_WORDS, film));
  const random = createRandom(order.seed ^ hashOf(order.filmPrompt)).fork("invention");
  const invented = said === undefined && home === undefined && cast.length === 0;
  const named = first<Season>(SEASON_WORDS, beat, film) ?? "summer";
  let place: PlaceId =
    said ??
    home ??
    (invented
      ? random.pick<PlaceId>(["abstract", "abstract", "mountains", "meadow", "sky", "lake"])
      : named === "winter"
        ? "snowfield"
        : "meadow");
  if (place === "mountains" && named === "winter") place = "snowymountains";
  const season: Season = place === "snowfield" || place === "snowymountains" ? "winter" : named;
  const fantasy = random.pick<TimeOfDay>(["dawn", "golden", "dusk", "day"]);
  const time =
    first<TimeOfDay>(TIME_WORDS, beat, film) ??
    (invented ? fantasy : place === "space" || place === "moon" ? "night" : "day");
  const notWanted = new Set(
    unwanted.flatMap((word) => word.forms.map((form) => ENTRY_BY_WORD.get(form)?.art ?? form)),
  );
  const unwantedWeather = new Set<Weather>(find(WEATHER_WORDS, unwanted).map((found) => found.meaning));
  if (find(SEASON_WORDS, unwanted).some((found) => found.meaning === "winter")) unwantedWeather.add("snow");
  const weather = all<Weather>(WEATHER_WORDS).filter((one) => !unwantedWeather.has(one));
  if (season === "winter" && !weather.some((one) => one === "snow" || one === "rain")) {
    if (!unwantedWeather.has("snow")) weather.push("snow");
  }
  if (place === "underwater" && !unwantedWeather.has("bubbles")) weather.push("bubbles");
  if (season === "autumn" && place === "forest" && !unwantedWeather.has("leaves")) weather.push("leaves");

  const shown = [...(SCENERY[place] ?? []), "rainbow", "full-moon"];
  const wanted = cast
    .filter((member) => !notWanted.has(member.art) && !(member.role === "prop" && shown.includes(member.art)))
    .map(
      ({ home: _home, ...member }): CastMember =>
        place === "underwater" && SWIMMERS.has(member.art)
          ? { ...member, gait: "swim", action: "swim" }
          : member,
    );
  const text = [...beat, ...film].map((word) => word.text).join(" ");
  return {
    place,
    season,
    time,
    weather: [...new Set(weather)],
    lights: [
      ...new Set([...all<Light>(LIGHT_WORDS), ...(order.beat.includes("🌈") ? (["rainbow"] as const) : [])]),
    ],
    flavour:
      /\b(tokyo|japan|japanese|kyoto|osaka|shibuya|samurai|geisha|shrine|torii|sakura|ramen|neo-tokyo)\b/.test(
        text,
      )
        ? "japanese"
        : "plain",
    cast: wanted.length > 0 ? settled(wanted) : inventedCast(place, random),
    framing: framingOf(beat, film),
    camera: order.camera,
    style: order.style ?? "papercut",
    seed: order.seed,
    invented,
  };
}

/** A place said outright beats one that is only hinted at; the first of several is meant. */
function bestPlace(found: readonly Found<PlaceId>[]): PlaceId | undefined {
  const weak = new Set([
    "sky",
    "wave",
    "bed",
    "table",
    "floor",
    "desk",
    "cloud",
    "wood",
    "town",
    "pirate",
    "tower",
    "shop",
    "cliff",
    "stream",
    "bar",
    "den",
    "island",
    "plain",
    "cottage",
  ]);
  const strong = found.filter((one) => !weak.has(one.word));
  return (strong[0] ?? found[0])?.meaning;
}

/** What a place shows anyway, and need not stand about in it once more. */
const SCENERY: Partial<Record<PlaceId, readonly string[]>> = {
  underwater: ["coral", "rock", "starfish"],
  forest: ["tree", "conifer"],
  jungle: ["tree", "palm-tree"],
  meadow: ["tree", "blossom", "conifer", "snow-capped-mountain"],
  mountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowymountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowfield: ["snow-capped-mountain", "ice", "conifer", "tree"],
  village: ["house", "houses"],
  garden: ["fountain", "tree", "blossom"],
  street: ["red-paper-lantern", "street-lamp"],
  space: ["ringed-planet", "star"],
  castle: ["castle"],
  desert: ["desert"],
  room: ["window", "books"],
};

/** Land and air are not all they know. */
const SWIMMERS = new Set([
  "turtle",
  "penguin",
  "seal",
  "otter",
  "beaver",
  "crocodile",
  "polar-bear-body",
  "hippopotamus",
]);

type Reading = CastMember & { home?: PlaceId };

function readCast(terms: readonly Word[], text: string, index: ArtIndex): Reading[] {
  const members: (Reading & { at: number })[] = [];
  const found = findPhrases<Entry[]>(terms, (phrase, from) => {
    const ensemble = ENSEMBLES.get(phrase);
    // "A dinosaur" is one; "dinosaurs" are several kinds.
    if (ensemble && terms[from]?.text !== phrase) {
      return ensemble.flatMap(([art]) => ENTRY_BY_ART.get(art) ?? []);
    }
    const entry = entryOf(phrase, from, terms, index);
    return entry && [entry];
  });
  for (const { meaning: entries, from, length, word } of found) {
    const garment = garmentAt(terms, from, length);
    if (garment && members.some((member) => member.person)) continue;
    // "A dog surfing" is a dog, "surfing" alone a surfer.
    if (members.length > 0 && /ing$/.test(terms[from]?.text ?? "") && length === 1) continue;
    if (entries.length === 1 && entries[0] && isSpokenOfAgain(entries[0], members, terms, from)) continue;
    for (const entry of entries) {
      const counts = new Map(ENSEMBLES.get(word) ?? []);
      const count = Math.min(
        9,
        counts.get(entry.art) ?? countBefore(terms, from) ?? (isMany(terms, from, length, word) ? 3 : 1),
      );
      const same = members.find((member) => member.art === entry.art);
      if (same) {
        // "A chef cooks": the word comes back as what is done, not as more of them.
        if (countBefore(terms, from) !== undefined) same.count = Math.max(same.count, count);
        continue;
      }
      members.push({
        at: from,
        art: entry.art,
        count: entry.kind === "person" && count === 3 ? 4 : count,
        role: entry.kind === "prop" ? "prop" : "hero",
        gait: entry.gait,
        size: entry.size,
        action: actionOf(entry, terms, from + length),
        scale: scaleBefore(terms, from),
        person: entry.kind === "person",
        ...(entry.home ? { home: entry.home } : {}),
        ...colourOf(terms, from, word),
      });
    }
  }
  for (const emoji of emojiIn(text)) {
    const entry = index.byEmoji(emoji);
    if (!entry || members.some((member) => member.art === entry.art)) continue;
    members.push({
      at: Number.POSITIVE_INFINITY,
      art: entry.art,
      count: text.split(emoji).length - 1,
      role: entry.kind === "prop" ? "prop" : "hero",
      gait: entry.gait,
      size: entry.size,
      action: "idle",
      scale: 1,
      person: entry.kind === "person",
      ...(entry.home ? { home: entry.home } : {}),
    });
  }
  for (const member of members) if (member.person) Object.assign(member, outfitOf(terms, member.at));
  return members.map(({ at: _at, ...member }) => member);
}

/** Same word for one and for many. */
const UNCHANGED = new Set("fish sheep deer bison salmon trout".split(" "));

function isMany(terms: readonly Word[], from: number, length: number, word: string): boolean {
  const spoken = terms[from + length - 1]?.text ?? word;
  const last = word.split(" ").at(-1) ?? word;
  if (UNCHANGED.has(last)) {
    const before = terms.slice(Math.max(0, from - 3), from);
    return !before.some((term) => ["a", "an", "one", "the"].includes(term.text));
  }
  if (/^(mice|geese|wolves|men|women|children|people|oxen)$/.test(spoken)) return true;
  return spoken !== last && spoken.endsWith("s");
}

/** "The bird", "the creature": whoever was named before, called by a more general word. */
const GENERAL = new Set(
  "bird beast creature animal fish person man woman figure hero boat ship car child".split(" "),
);

function isSpokenOfAgain(
  entry: Entry,
  members: readonly Reading[],
  terms: readonly Word[],
  from: number,
): boolean {
  const said = terms[from]?.text ?? "";
  const before = terms[from - 1]?.text ?? "";
  if (!GENERAL.has(said) || !["the", "this", "its", "their"].includes(before)) return false;
  return members.some((member) => member.role === "hero" && member.art !== entry.art);
}

function entryOf(phrase: string, from: number, terms: readonly Word[], index: ArtIndex): Entry | undefined {
  if (RARELY_THINGS.has(phrase)) {
    const before = terms[from - 1]?.text ?? "a";
    const after = terms[from + 1]?.text ?? "";
    const pointed = POINTERS.has(before) || before in COLOUR_WORDS || /^\d+$/.test(before);
    if (!THINGS_WITH_ARTICLE.has(phrase) || !pointed) return undefined;
    if (
      CAMERA_TALK.has(phrase) &&
      (before === "the" || /^(pan|move|shot|follow|track|tilt|zoom)/.test(after))
    )
      return undefined;
  }
  if (COUNT_WORDS.has(phrase)) return undefined;
  const known = ENTRY_BY_WORD.get(phrase);
  if (known) return known;
  // A word that says where, when or how is no thing, however many emoji carry it.
  if (isSetting(phrase) || phrase.length < 3) return undefined;
  return index.byWord(phrase);
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

/** Whose story goes on when the beat itself names nobody. */
function carriedOver(beat: Reading[], film: Reading[], terms: readonly Word[]): Reading[] {
  const heroes = film.filter((member) => member.role === "hero");
  const isAboutThem = beat.length === 0 || terms.some((term) => PRONOUNS.has(term.text));
  const kept = isAboutThem || heroes.length === 0 ? heroes.slice(0, 2) : heroes.slice(0, 1);
  const action = actionAfter(terms, 0, kept[0]?.gait ?? "walk");
  return [
    ...kept.map((member): Reading => ({ ...member, action: action === "idle" ? member.action : action })),
    ...(beat.length > 0 ? beat : film.filter((member) => member.role === "prop").slice(0, 3)),
  ];
}

/** The first hero is the hero; the others support; with no hero at all the first thing is one. */
function settled(cast: CastMember[]): CastMember[] {
  const ordered = [
    ...cast.filter((member) => member.role === "hero"),
    ...cast.filter((member) => member.role !== "hero").slice(0, 3),
  ].slice(0, 6);
  return ordered.map((member, place) => ({
    ...member,
    role: place === 0 ? "hero" : member.role === "hero" ? "support" : "prop",
  }));
}

function garmentAt(terms: readonly Word[], from: number, length: number): boolean {
  return length === 1 && (terms[from]?.forms.some((form) => form in CLOTHES) ?? false);
}

/** People who fly something stay on the ground. */
function actionOf(entry: Entry, terms: readonly Word[], at: number): Action {
  const action = actionAfter(terms, at, entry.gait);
  return action === "fly" && entry.kind === "person" ? "play" : action;
}

/** What the thing at `at` does: the first verb after it in its sentence, before the next thing begins to act. */
function actionAfter(terms: readonly Word[], at: number, gait: Gait): Action {
  const sentence = terms[Math.min(at, terms.length - 1)]?.sentence;
  for (let index = at; index < Math.min(terms.length, at + 9); index++) {
    const term = terms[index];
    if (!term || term.sentence !== sentence) break;
    for (const form of term.forms) {
      const action = ACTION_WORDS.get(form);
      if (action) return action === "move" && gait === "fly" ? "fly" : action;
    }
  }
  if (gait === "fly") return "fly";
  if (gait === "swim") return "swim";
  if (gait === "float") return "float";
  if (gait === "perch") return "perch";
  if (gait === "roll" || gait === "sail") return "move";
  return "idle";
}

const GREATER = new Set("giant gigantic huge enormous massive colossal towering immense mighty".split(" "));
const SMALLER = new Set("tiny small little miniature baby wee short mini young".split(" "));

function scaleBefore(terms: readonly Word[], at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const text = terms[index]?.text ?? "";
    if (GREATER.has(text)) return 1.35;
    if (SMALLER.has(text)) return 0.75;
    if (["and", "with", "the", "a"].includes(text)) break;
  }
  return 1;
}

/** Animals whose own colour is said in words already ("red fox") keep their picture's. */
const NATURAL = new Set(["fox-body", "bear-body", "polar-bear-body", "black-cat", "panda-body", "pigeon"]);

function colourOf(terms: readonly Word[], at: number, word: string): { colour?: string } {
  const entry = ENTRY_BY_WORD.get(word);
  if (entry && (NATURAL.has(entry.art) || entry.kind === "person")) return {};
  for (let index = at - 1; index >= Math.max(0, at - 2); index--) {
    const colour = COLOUR_WORDS[terms[index]?.text ?? ""];
    if (colour) return { colour };
    if (["and", "with", "the", "a", "of"].includes(terms[index]?.text ?? "")) break;
  }
  return {};
}

/** What the person named at `at` wears, from the garments named after them. */
function outfitOf(terms: readonly Word[], at: number): { outfit?: Outfit } {
  const outfit: Outfit = {};
  for (let index = Math.max(0, Math.min(at, terms.length)); index < terms.length; index++) {
    const form = terms[index]?.forms.find((one) => one in CLOTHES);
    const garment = form ? CLOTHES[form] : undefined;
    if (!garment) continue;
    let colour: string = GARMENTS[garment];
    for (let back = index - 1; back >= Math.max(0, index - 3); back--) {
      const named = COLOUR_WORDS[terms[back]?.text ?? ""];
      if (named) {
        colour = named;
        break;
      }
    }
    if (garment === "glasses") outfit.glasses = true;
    else outfit[garment] ??= colour;
  }
  return Object.keys(outfit).length > 0 ? { outfit } : {};
}

function framingOf(beat: readonly Word[], film: readonly Word[]): Scene["framing"] {
  for (const terms of [beat, film]) {
    const text = terms.map((word) => word.text).join(" ");
    if (/\b(close-?up|close up|extreme close|macro|portrait of|detail of|face of)\b/.test(text))
      return "close";
    if (
      /\b(wide shot|wide angle|establishing shot|panorama|panoramic|vista|from afar|long shot)\b/.test(text)
    )
      return "wide";
  }
  return "medium";
}

/** Someone to look at in a place where the words put nobody. */
function inventedCast(place: PlaceId, random: ReturnType<typeof createRandom>): CastMember[] {
  const someone = (
    art: string,
    gait: Gait,
    size: CastMember["size"],
    action: Action,
    count = 1,
  ): CastMember => ({
    art,
    count,
    role: "hero",
    gait,
    size,
    action,
    scale: 1,
    person: false,
  });
  switch (place) {
    case "abstract":
      return [
        random.pick([
          someone("hot-air-balloon", "float", "large", "float"),
          someone("paper-boat", "sail", "normal", "move"),
          someone("paper-plane", "fly", "normal", "fly"),
          someone("kite", "float", "normal", "float"),
          someone("lighthouse", "still", "huge", "idle"),
        ]),
      ];
    case "sea":
    case "lake":
      return [someone("sailboat", "sail", "large", "move")];
    case "sky":
      return [someone("hot-air-balloon", "float", "large", "float", 2)];
    case "underwater":
      return [
        someone("tropical-fish", "swim", "small", "swim", 4),
        someone("turtle", "swim", "normal", "swim"),
      ];
    case "space":
      return [someone("rocket", "fly", "large", "fly"), someone("ringed-planet", "float", "huge", "float")];
    case "forest":
    case "snowfield":
    case "snowymountains":
      return [someone("deer", "walk", "large", "move")];
    case "meadow":
      return [someone("butterfly", "fly", "tiny", "fly", 4), someone("tree", "plant", "huge", "idle")];
    case "city":
    case "street":
      return [someone("taxi", "roll", "large", "move")];
    case "room":
      return [someone("cat", "walk", "normal", "rest")];
    case "beach":
      return [someone("sailboat", "sail", "large", "move"), someone("crab", "crawl", "small", "move")];
    case "desert":
      return [someone("camel", "walk", "large", "move", 3)];
    default:
      return [someone("blackbird", "fly", "small", "fly", 3)];
  }
}

/** The emoji of a text, joined ones whole. */
function emojiIn(text: string): string[] {
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => /\p{Extended_Pictographic}/u.test(segment));
}
