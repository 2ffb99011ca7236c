import type { Interior } from "../places.ts";
import type { Carrier, Field, Manner, PlaceId, Scene } from "../scene.ts";
import { namesSlope, namesStairs } from "./climbing.ts";
import { COLOUR_WORDS } from "./setting-words.ts";
import { textOf, type Word } from "./words.ts";

const CARRIER_PATTERNS: readonly (readonly [Carrier, RegExp])[] = [
  ["balcony", /\b(?:balcony|balconies|terrace railing)\b/],
  ["rooftop", /\b(?:rooftops?|roofs?|housetop|girders?|steel beams?)\b/],
  [
    "ice",
    /\b(?:frozen (?:over )?(?:lake|river|pond|sea)|ice rink|skating rink|icy (?:lake|pond|river)|(?:lake|river|pond) (?:frozen|ice))\b/,
  ],
  ["bridge", /\b(?:bridges?|viaduct|aqueduct|footbridge)\b/],
  [
    "deck",
    /\b(?:on|aboard|across) (?:a|an|the|his|her|their)? ?(?:\w+ ){0,2}?(?:ship|galleon|ferry|steamer|deck)\b|\bdeck of\b|\b(?:the|a|its|his|her) (?:mast|rigging)\b/,
  ],
  ["cliff", /\b(?:cliffs?|clifftop|cliffside|precipice|rocky ledge|cliff edge)\b/],
  ["pier", /\b(?:pier|jetty|wharf|dock|docks|quay|boardwalk)\b/],
  ["rails", /\b(?:railway|railroad|train tracks?|rails|railway tracks?)\b/],
  ["hill", /\b(?:hill|hilltop|mound|knoll|hill top)\b/],
];

const GREAT_BRIDGE =
  /(?<!\b(?:over|across|cross(?:es)?|on) (?:the )?)\b(?:golden gate|london|tower|brooklyn) bridge\b/;

/** The surface that carries those the words are about: "on a rooftop", "across a bridge". What one is under carries nobody. */
export function carrierOf(terms: readonly Word[]): Carrier | undefined {
  const text = textOf(terms);
  // One goes over the Golden Gate Bridge, or sees it from afar.
  if (GREAT_BRIDGE.test(text)) return undefined;
  if (namesStairs(terms)) return "stairs";
  if (namesSlope(terms)) return "slope";
  const found = CARRIER_PATTERNS.filter(([carrier, pattern]) => {
    const at = text.search(pattern);
    if (at < 0) return false;
    const before = text.slice(0, at).split(" ").slice(-4).join(" ");
    // "A house with a red roof": it is the house's.
    if (
      carrier === "rooftop" &&
      /\b(?:with|has|have|under) (?:an? |the |its |their )?(?:(?!on\b)\w+ )?$/.test(before)
    )
      return false;
    // "Over the rooftops" one runs on them.
    if (text.slice(at).startsWith("rooftops") && /\bover the\b/.test(before)) return true;
    return !/\b(?:under|beneath|below|towards?|behind|distant|over the)\b/.test(before);
  });
  return found[0]?.[0];
}

/** What is looked at where nobody is, however it is named: "the sun rises over the bridge". */
export function carrierInView(terms: readonly Word[]): Carrier | undefined {
  const text = textOf(terms);
  return CARRIER_PATTERNS.find(([carrier, pattern]) => VIEWED.has(carrier) && pattern.test(text))?.[0];
}

/** Where that stands which a place is named after: the river of a bridge. */
export function placeInView(terms: readonly Word[]): PlaceId | undefined {
  const carrier = carrierInView(terms);
  return carrier && placeOfCarrier(carrier, undefined, terms);
}

const VIEWED: ReadonlySet<Carrier> = new Set<Carrier>(["bridge", "pier", "rooftop"]);

const INTERIORS: readonly (readonly [Interior, RegExp])[] = [
  ["ballroom", /\bballroom\b/],
  ["circus", /\b(?:circus|big top)\b/],
  ["station", /\b(?:(?:subway|metro|train|railway|underground) (?:station|platform)|platform)\b/],
  ["classroom", /\b(?:classroom|school room|in (?:a |the )?school)\b/],
  ["ward", /\b(?:hospital|hospital room|clinic|ward)\b/],
  ["airport", /\b(?:airport|departure (?:hall|lounge)|boarding gate)\b/],
  ["bakery", /\b(?:baker(?:y|ies)|bakehouse|baker shop|pastry shop|patisserie)\b/],
  ["butchery", /\b(?:butcher shop|butchery)\b/],
  ["florist", /\b(?:flower|florist) shop\b/],
  ["greenhouse", /\bgreenhouses?\b/],
  ["toyshop", /\b(?:toy ?(?:shop|store)|kindergarten|playroom)\b/],
  ["petshop", /\bpet (?:shop|store)\b/],
  ["pharmacy", /\b(?:pharmacy|drugstore)\b/],
  ["salon", /\b(?:salon|barber ?shop|hairdresser shop|at (?:the|a) (?:hairdresser|barber))\b/],
  ["dentist", /\bat (?:the|a) dentist\b|\bdentist (?:office|practice|chair)\b/],
  ["laboratory", /\b(?:laborator(?:y|ies)|lab)\b/],
  ["postoffice", /\bpost office\b/],
  ["bathroom", /\b(?:bathrooms?|shower)\b/],
  ["gym", /\b(?:gym|gymnasium|fitness studio|sports hall)\b/],
  ["garage", /\b(?:garage|(?:car )?repair shop)\b/],
  ["forge", /\b(?:forge|smithy)\b/],
  ["tailor", /\b(?:tailor shop|sewing room)\b/],
  [
    "boutique",
    /\b(?:boutique|(?:shoe|clothes|clothing|dress|department) (?:shop|store)|mall|shopping cent(?:er|re))\b/,
  ],
  ["museum", /\b(?:museum|gallery)\b/],
  ["studio", /\b(?:(?<!(?:recording|podcast|dance|yoga|tv|television) )studio|atelier)\b/],
  ["hearth", /\b(?:fireplace|fireside|hearth)\b/],
  ["restaurant", /\b(?:restaurant|diner|bistro|pizzeria|canteen)(?! kitchen)\b/],
  ["kitchen", /\b(?:kitchens?|stove|oven|fridge)\b/],
  ["bar", /\b(?:bar|pub|tavern|saloon)\b/],
  ["cafe", /\b(?:cafe|coffee shop|tea ?house)\b/],
  ["lobby", /\b(?:lobby|hotel (?:hall|reception|desk))\b/],
  ["laundry", /\b(?:laundry room|laundromat|launderette)\b/],
  ["attic", /\b(?:attic|loft|garret)\b/],
  ["sweetshop", /\b(?:candy|sweet|chocolate) (?:shop|store)\b/],
  ["clockshop", /\b(?:clock ?(?:shop|store|maker)|clockmakers?|watchmakers?|watch (?:shop|store))\b/],
  ["musicshop", /\bmusic (?:shop|store)\b/],
  ["library", /\b(?:library|bookshop|bookstore|study|bookshelf|bookshelves)\b/],
  ["bedroom", /\b(?:bedroom|pyjamas|pajamas|in bed|hotel room|nursery)\b/],
  ["workshop", /\bworkshop\b|\bin (?:a|the) (?:\w+ )?factory\b/],
  ["office", /\boffice\b/],
  ["shop", /\b(?:supermarket|grocery|shop|store|behind the counter)\b/],
];

export function interiorOf(terms: readonly Word[]): Interior | undefined {
  const text = textOf(terms);
  return INTERIORS.find(([, pattern]) => pattern.test(text))?.[0];
}

const MASONRY = /\b(?:tunnels?|underpass|subway|metro|catacombs?|crypts?|dungeons?|cellars?|sewers?)\b/g;
const ROCK = /\b(?:caves?|caverns?|mines?|grotto|den)\b/g;

/** Whether what is under the ground was built or grew, by the word said last; undefined where nothing is said. */
export function isMasonry(terms: readonly Word[]): boolean | undefined {
  const text = textOf(terms);
  const last = (words: RegExp) => [...text.matchAll(words)].at(-1)?.index ?? -1;
  const [built, grown] = [last(MASONRY), last(ROCK)];
  return built === grown ? undefined : built > grown;
}

const FIELD_WORDS: Readonly<Record<Field, string>> = {
  lavender: "lavenders?",
  sunflowers: "sunflowers?",
  wheat: "wheat|barley|rye|golden grain",
  tulips: "tulips?",
  rice: "rice|paddy",
  vines: "grapes?|vines?",
  corn: "corn|maize",
  poppies: "poppy|poppies",
  roses: "roses?",
  flowers: "flowers?|wildflowers?|daisy|daisies",
  pumpkins: "pumpkins?",
  cotton: "cotton",
  tea: "tea",
};

/** A crop as far as one sees: "a field of lavender", "wheat fields", "a vineyard". */
export function fieldOf(terms: readonly Word[]): Field | undefined {
  const text = textOf(terms);
  if (/\bvineyards?\b/.test(text)) return "vines";
  if (/\bcornfields?\b/.test(text)) return "corn";
  if (/\brose gardens?\b/.test(text)) return "roses";
  if (/\b(?:rice )?(?:paddy|paddies)\b|\brice terraces?\b/.test(text)) return "rice";
  for (const [field, words] of Object.entries(FIELD_WORDS) as [Field, string][]) {
    const grounds = "(?:fields?|meadows?|plantations?|patch(?:es)?|terraces?|sea|carpet|rows|farm)";
    const before = new RegExp(`\\b${grounds} (?:\\w+ ){0,3}(?:${words})\\b`);
    const after = new RegExp(`\\b(?:${words}) ${grounds}\\b`);
    const of = before.exec(text)?.[0];
    if ((of && / of /.test(of)) || after.test(text)) return field;
  }
  return undefined;
}

/** What the field itself shows, and need not stand in it once more. */
export const FIELD_ARTS: Readonly<Record<Field, readonly string[]>> = {
  lavender: ["lavender"],
  sunflowers: ["sunflower"],
  wheat: ["sheaf-of-rice"],
  tulips: ["tulip"],
  rice: ["sheaf-of-rice", "steaming-bowl", "cooked-rice", "rice-ball"],
  vines: ["grapes"],
  corn: ["ear-of-corn"],
  poppies: ["blossom", "poppy"],
  roses: ["rose"],
  flowers: ["blossom"],
  pumpkins: ["jack-o-lantern"],
  cotton: [],
  tea: ["teacup-without-handle"],
};

const MUD = "#9a7448";

/** "A pink lake", "in green water": the sea is blue anyway. */
export function tintOf(terms: readonly Word[]): Pick<Scene, "tint"> {
  const at = terms.findIndex(({ text }) =>
    /^(?:lake|pond|lagoon|sea|ocean|water|bay|river|stream|swamp)$/.test(text),
  );
  const said = terms[at - 1]?.text ?? "";
  const tint = at > 0 && !terms[at]?.pause ? (said === "muddy" ? MUD : COLOUR_WORDS[said]) : undefined;
  return tint ? { tint } : {};
}

const DIRT = /\b(?:dusty|dirt|gravel|sandy|muddy|unpaved|country|farm) (?:road|track|lane|path|trail)\b/;

/** "On a dusty road". */
export const pavingOf = (terms: readonly Word[]): Pick<Scene, "unpaved"> =>
  DIRT.test(textOf(terms)) ? { unpaved: true } : {};

/** Bridges that one knows by their towers and cables. */
const HUNG = /\b(?:golden gate|brooklyn|suspension|cable-stayed)\b|\bsan francisco\b/;

/** "A stone bridge", "a rope bridge over a gorge". */
export function bridgeOf(terms: readonly Word[]): Pick<Scene, "bridge"> {
  const text = textOf(terms);
  if (/\b(?:rope|hanging|swinging|plank|wooden|rickety|bamboo) bridge\b/.test(text))
    return { bridge: "rope" };
  if (HUNG.test(text)) return { bridge: "hanging" };
  return /\b(?:stone|brick|arched|old|ancient|medieval|roman) (?:stone )?bridge\b|\b(?:viaduct|aqueduct)\b/.test(
    text,
  )
    ? { bridge: "stone" }
    : {};
}

const MANNERS: readonly (readonly [Manner, RegExp])[] = [
  ["dolly-zoom", /\b(?:dolly[- ]zoom|vertigo (?:effect|shot)|zolly|trombone shot)\b/i],
  ["rack-focus", /\b(?:rack(?:s|ing)? focus|focus (?:pull|shift)s?|pulls? focus|shift(?:s|ing)? focus)\b/i],
  ["point-of-view", /\b(?:pov|point[- ]of[- ]view|first[- ]person)\b/i],
  ["over-the-shoulder", /\bover[- ](?:the|his|her|their|a|an?)?[- ]?(?:\w+['’]s )?shoulders?\b/i],
  ["fly-through", /\b(?:fl(?:y|ies|ying)[- ]?through|fpv)\b/i],
  ["dutch-angle", /\b(?:dutch (?:angle|tilt)|canted (?:angle|frame)|tilted (?:angle|frame|shot))\b/i],
  ["low-angle", /\b(?:low[- ]angle|worm['’]?s[- ]eye|from below|from the ground up)\b/i],
  ["high-angle", /\b(?:high[- ]angle|looking down (?:on|at)|overhead shot|top[- ]down)\b/i],
];

/** How the shot is filmed, where that is more than a move; the shot's own words count first. */
export function mannerOf(texts: readonly string[]): Manner | undefined {
  for (const text of texts) {
    const found = MANNERS.find(([, pattern]) => pattern.test(text));
    if (found) return found[0];
  }
  return undefined;
}

/** Where a carrier is, when the words name no place that has one. */
export function placeOfCarrier(
  carrier: Carrier,
  place: PlaceId | undefined,
  terms: readonly Word[],
): PlaceId | undefined {
  const text = textOf(terms);
  const isByTheSea =
    /\b(?:sea|ocean|waves?|lighthouse|ships?|coast|seagulls?|gulls?|whales?|beach|surf)\b/.test(text);
  switch (carrier) {
    case "balcony":
    case "rooftop":
      return place === undefined ||
        place === "street" ||
        place === "village" ||
        place === "room" ||
        place === "sky"
        ? "city"
        : place;
    case "cliff":
      return isByTheSea ? "sea" : place === undefined || place === "sea" ? (place ?? "mountains") : place;
    case "pier":
      return place === "lake" || place === "river" ? place : "sea";
    case "bridge":
      return place === undefined || place === "sky" || place === "room" || place === "stage"
        ? "river"
        : place;
    case "ice":
      return "lake";
    case "deck":
      return "sea";
    default:
      return place;
  }
}

/** Cities that are known by one building. */
const LANDMARKS: readonly (readonly [art: string, city: RegExp])[] = [
  ["eiffel-tower", /\bparis\b/],
  ["big-ben", /\blondon\b/],
  ["statue-of-liberty", /\b(?:new york|manhattan)\b/],
  ["golden-gate", /\bsan francisco\b/],
  ["colosseum", /\brome\b/],
  ["opera-house", /\bsydney\b/],
  ["st-basils", /\bmoscow\b/],
  ["brandenburg-gate", /\bberlin\b/],
  ["burj-khalifa", /\bdubai\b/],
  ["taj-mahal", /\b(?:india|agra|delhi)\b/],
  ["christ-statue", /\brio\b/],
  ["pyramid", /\b(?:egypt|cairo|giza)\b/],
  ["pisa-tower", /\bpisa\b/],
];

const JAPAN =
  /\b(tokyo|japan|japanese|kyoto|osaka|shibuya|samurai|geisha|shrine|torii|sakura|ramen|neo-tokyo)\b|東京|日本|京都/iu;
/** Towns without skyscrapers, as one thinks of them. */
const OLD_TOWNS =
  /\b(?:rome|pisa|paris|venice|naples|florence|siena|verona|milan|lisbon|porto|seville|toledo|granada|prague|vienna|bruges|amsterdam|budapest|athens|london|oxford|berlin|moscow|roma|venezia|napoli|firenze|venedig|neapel|medieval|old town|cobbled|cobblestone)\b|ローマ|パリ|ベネチア|罗马|巴黎|威尼斯/iu;
const PARKS = /\b(?:parks?|stadtpark|parc|parque|parco)\b|公園|公园/iu;
/** They stand in one. */
const IN_OLD_TOWNS = new Set(
  "colosseum pisa-tower eiffel-tower brandenburg-gate st-basils big-ben".split(" "),
);

/** How what is built looks where the words name a country, a town, or what stands there. */
export function flavourOf(text: string, cast: readonly { art: string }[]): Scene["flavour"] {
  if (JAPAN.test(text)) return "japanese";
  if (OLD_TOWNS.test(text) || cast.some(({ art }) => IN_OLD_TOWNS.has(art))) return "old";
  return PARKS.test(text) ? "park" : "plain";
}

/** What stands in a place by its name, and by which it is told. */
export function landmarksOf(
  terms: readonly Word[],
  cast: readonly { art: string }[],
): { landmarks?: readonly string[] } {
  const text = textOf(terms);
  const found = LANDMARKS.filter(([, city]) => city.test(text)).map(([art]) => art);
  const tunnel = /\btunnels?\b/.test(text) ? ["tunnel-mouth"] : [];
  const landmarks = [...found.slice(0, 1), ...tunnel].filter(
    (landmark) => !cast.some(({ art }) => art === landmark),
  );
  return landmarks.length > 0 ? { landmarks } : {};
}
