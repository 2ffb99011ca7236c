import type { Interior } from "../places.ts";
import type { Meanings } from "./phrases.ts";
import type { Found } from "./terms.ts";
import { textOf, type Word } from "./words.ts";

/** Buildings that one sees from outside where they are only named, and from inside where somebody is in them. */
const BUILDINGS: readonly (readonly [Interior, string])[] = [
  ["barn", "barn|barns|stable|stables|cowshed|hayloft"],
  ["lighthouse", "lighthouse"],
  ["tower", "tower|turret"],
  ["hall", "castle|palace|fortress"],
  ["temple", "temple|monastery|pagoda"],
  ["cellar", "cellar|basement"],
  ["church", "church|cathedral|chapel|abbey"],
  ["shop", "shop|store"],
];

/** Rooms that are within, however they are told of; "the stairs" of a lighthouse are its own. */
const ROOMS: readonly (readonly [Interior, RegExp])[] = [
  ["hall", /\b(?:castle|palace|great|banquet|banqueting|dining|mead) halls?\b|\bthrone room\b/],
  [
    "lighthouse",
    /\blighthouse (?:stairs?|steps|staircase)\b|\b(?:stairs?|steps|staircase) (?:of|in|inside) (?:\w+ ){0,3}lighthouse\b/,
  ],
  [
    "tower",
    /\b(?:tower|turret) (?:stairs?|steps|staircase|room|chamber)\b|\b(?:stairs?|steps|staircase) (?:of|in|inside) (?:\w+ ){0,3}(?:tower|turret)\b/,
  ],
  ["church", /\b(?:nave|pews?)\b/],
];

/** What belongs to a building and lies beside it, or is another room of it. */
const BESIDE =
  "gardens?|yards?|courtyards?|grounds?|gates?|doors?|doorway|roofs?|walls?|kitchens?|bridge|tower|towers|square|fields?|town|hallway";
/** Between "in" and the building only what it is like: "in the old village church", not "in a field beside a barn". */
const LIKE =
  "(?:(?!(?:beside|near|by|behind|before|at|of|with|to|from|and|under|on|in|front|eiffel|tokyo|control|that|which|while)\\b)\\w+ ){0,3}?";

/** Whoever does so through a building is in it. */
const GOES =
  "(?:floats?|glides?|walks?|wanders?|sneaks?|creeps?|drifts?|strolls?|roams?|tiptoes?|runs?|wandering|walking|floating)";

const WITHIN = BUILDINGS.map(
  ([interior, names]) =>
    [
      interior,
      new RegExp(
        `(?<!\\b(?:looks?|looking|peers?|stares?) )\\b(?:in|into|inside|within|enters?|entered|entering|${GOES} through|floors? of) (?:of )?${LIKE}(?:${names})\\b(?! (?:${BESIDE})\\b)`,
      ),
    ] as const,
);

/** "Out of the castle hall": no longer. */
const OUT = /\b(?:out of|leaves?|left|outside|from|behind|towards?) (?:the |a |an |his |her |their )?$/;

const DWELLINGS =
  /\b(lighthouse|house|home|cottage|cabin|hut|castle|palace|tower|church|barn|hotel|inn|tavern|school|ship|boat)\b/g;
/** Stairs that lead up, and the lamp for which it was built. */
const OF_A_LIGHTHOUSE =
  /\b(?:stairs?|steps|staircase)\b|\b(?:lights?|lit|kindles?|tends?|cleans?|polishes|switches on|turns on) (?:the|his|her|a|its) (?:\w+ ){0,2}(?:lamp|light|lantern|lens)\b/;

/** What somebody is inside of, by the words of a shot; `film`: all that was told until then, of whose building the stairs are. */
export function insideOf(terms: readonly Word[], film: readonly Word[] = []): Interior | undefined {
  const text = textOf(terms);
  const within = WITHIN.find(([, pattern]) => pattern.test(text))?.[0];
  const room = ROOMS.find(([, pattern]) => {
    const at = text.search(pattern);
    return at >= 0 && !OUT.test(text.slice(0, at));
  })?.[0];
  const isItsOwn =
    OF_A_LIGHTHOUSE.test(text) && [...textOf(film).matchAll(DWELLINGS)].at(-1)?.[0] === "lighthouse";
  return room ?? within ?? (isItsOwn ? "lighthouse" : undefined);
}

/** What they are still inside of: the latest sentence that says where they are put them there. */
export function stillInside(soFar: readonly Found<Meanings>[], terms: readonly Word[]): Interior | undefined {
  for (let at = terms.at(-1)?.sentence ?? -1; at >= 0; at--) {
    const inside = insideOf(
      terms.filter(({ sentence }) => sentence === at),
      terms.filter(({ sentence }) => sentence <= at),
    );
    if (inside !== undefined) return inside;
    if (soFar.some(({ from, meaning }) => meaning.place !== undefined && terms[from]?.sentence === at))
      return undefined;
  }
  return undefined;
}

/** How the buildings look from outside: nobody who is in one has it standing beside them. */
const SHELLS: Partial<Record<Interior, readonly string[]>> = {
  barn: ["barn"],
  lighthouse: ["lighthouse"],
  tower: ["castle", "japanese-castle"],
  hall: ["castle", "japanese-castle"],
  temple: ["classical-building", "hindu-temple", "shinto-shrine"],
  circus: ["circus-tent"],
  church: ["church"],
};

/** Whatever room it is, a museum or a factory stands in none. */
const NEVER_INSIDE = [
  "house",
  "houses",
  "hut",
  "barn",
  "classical-building",
  "factory",
  "bank",
  "hospital",
  "hotel",
];

export const shellsOf = (inside: Interior | undefined): readonly string[] => [
  ...((inside && SHELLS[inside]) ?? []),
  ...NEVER_INSIDE,
];

/** Furniture that the words name, and that rooms of its kind have anyway: it is in the picture whatever else is. */
const FIXTURES: readonly (readonly [string, RegExp])[] = [
  ["hearth", /\b(?:fireplace|fireside|hearth)\b/],
  ["stove", /\b(?:stove|oven)\b/],
  ["counter", /\bcounter\b/],
  ["bookcase", /\b(?:bookshel(?:f|ves)|bookcases?)\b/],
  ["cupboard", /\bcupboards?\b/],
];

export function fixturesOf(terms: readonly Word[]): string[] {
  const text = textOf(terms);
  return FIXTURES.flatMap(([art, pattern]) => (pattern.test(text) ? [art] : []));
}
