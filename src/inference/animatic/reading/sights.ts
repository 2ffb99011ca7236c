import type { Sight } from "../places.ts";
import type { PlaceId } from "../scene.ts";
import { textOf, type Word } from "./words.ts";

/** Places under the sky with a look of their own, by name; and where they are, where that isn't said otherwise. */
const PLACES: readonly (readonly [Sight, PlaceId, string])[] = [
  ["market", "street", "(?<!floating )markets?|marketplace|bazaar|souk"],
  ["harbour", "sea", "harbours?|harbors?|port|marina|shipyard|docks"],
  ["construction", "city", "construction sites?|building sites?|scaffolds?|scaffolding"],
  ["playground", "garden", "playgrounds?"],
  ["airfield", "road", "runway|airfield|tarmac"],
  ["petrol", "road", "(?:gas|petrol|filling) stations?"],
  ["fair", "garden", "fair|fairground|amusement park|theme park|funfair|carnival"],
  ["stadium", "meadow", "stadium|football field|soccer field|football pitch|arena|race ?track|running track"],
  ["graveyard", "meadow", "graveyard|cemetery|churchyard"],
  ["camp", "forest", "campsite|campground|camp"],
  [
    "busstop",
    "street",
    "(?:bus|tram) stop|wait(?:s|ing)? (?:together )?(?:for|on) (?:the |a |their )?(?:\\w+ )?(?:bus|tram|streetcar|school bus)",
  ],
  ["courtyard", "castle", "(?:castle|palace) (?:courtyard|yard)"],
  ["streetcafe", "street", "(?:street|sidewalk|outdoor|pavement) cafe"],
  [
    "square",
    "street",
    "(?:town|village|city|main) square|piazza|plaza|(?<=^|\\b(?:to|onto|on|in|at|across|over) (?:a|the) (?:\\w+ )?)square",
  ],
  ["lane", "street", "(?:village|cobbled|old town|narrow|small town) (?:street|lane|road)|lane"],
  ["driveway", "village", "driveway"],
  ["porch", "village", "porch|veranda|front (?:steps|door|yard|garden)|doorstep"],
  ["court", "street", "(?:basketball|city) court|shoots? hoops"],
  [
    "pool",
    "lake",
    "swimming pool|poolside|(?:in|into|at|by|beside|across) (?:(?:a|an|the|his|her|their|its) )?(?:\\w+ )?pool",
  ],
  ["alley", "street", "alley|backstreet"],
  ["school", "village", "schoolyard|school yard"],
  ["canyon", "desert", "canyons?|gorge|ravine|badlands"],
  ["breaker", "sea", "(?:big|huge|giant|great|enormous|monster|high) waves?|surfs?|surfers?|surfing"],
];

/** Buildings that one is before, beside or outside of. */
const BUILDINGS: readonly (readonly [Sight, PlaceId, string])[] = [
  ["school", "village", "school"],
  ["hospital", "street", "hospital|clinic"],
  ["station", "street", "(?:train |railway |subway )?station"],
  ["bank", "street", "bank"],
  ["hotel", "street", "hotel"],
  ["factory", "street", "factory"],
  [
    "museum",
    "street",
    "museum|library|court|courthouse|town hall|theatre|theater|opera|university|gallery|parliament",
  ],
  ["temple", "street", "temple"],
  ["mosque", "street", "mosque"],
  ["church", "street", "church|cathedral|chapel"],
  ["stadium", "street", "stadium|arena"],
  ["airfield", "road", "airport"],
  ["home", "village", "house|home|garage|cottage"],
  [
    "shopfront",
    "street",
    "(?:\\w+ )?(?:shop|store|cafe|restaurant|diner|bakery|bar|pub|supermarket|office|pharmacy|salon|cinema|gym|post office|mall)",
  ],
];

const BEFORE =
  "(?:in front of|outside(?: of)?|out of|(?:on (?:the|his|her|their) way|walks?|walking|runs?|running|rides?|cycles?) to|past|beside|next to|opposite|across from|behind)";
const ITS =
  "(?:(?:a|an|the|his|her|their|its)\\b ?)?(?:(?:old|small|big|busy|closed|local|new|little|village|crowded) )*";
const UNDER_A_BRIDGE = /\b(?:under|beneath|below) (?:(?:a|an|the)\b ?)?(?:\w+ )?bridge\b/;

interface SaidSight {
  sight: Sight;
  place: PlaceId;
  isOutside: boolean;
  /** It fills the picture: wherever else it may be, nothing else of that is seen. */
  isAll?: true;
}

/** The first that fits is meant. */
const SAID: readonly (readonly [RegExp, SaidSight])[] = [
  [
    /\b(?:glass|windows?) (?:of|on) (?:a|an|the) (?:\w+ ){0,2}(?:tower|skyscraper|building|office|high-rise)\b|\bwindow (?:cleaner|washer)s?\b/,
    { sight: "facade", place: "city", isOutside: true, isAll: true },
  ],
  [
    /\bfire station\b|\bfire(?:fighters?|m[ae]n)\b.*\bstation\b/,
    { sight: "firestation", place: "street", isOutside: true },
  ],
  ...BUILDINGS.map(
    ([sight, place, names]) =>
      [new RegExp(`\\b${BEFORE} ${ITS}(?:${names})\\b`), { sight, place, isOutside: true }] as const,
  ),
  [UNDER_A_BRIDGE, { sight: "bridge", place: "river", isOutside: false }],
  // "On a hospital's roof": it stands behind.
  ...BUILDINGS.map(
    ([sight, , names]) =>
      [
        new RegExp(`\\b(?:${names}) (?:roof|rooftop)\\b|\\b(?:roof|rooftop) of (?:a|the) (?:${names})\\b`),
        { sight, place: "city", isOutside: true },
      ] as const,
  ),
  ...PLACES.map(
    ([sight, place, names]) =>
      [new RegExp(`\\b(?:${names})\\b`), { sight, place, isOutside: false }] as const,
  ),
];

/** The place under the sky that the words name, and what tells it. */
export function sightSaid(terms: readonly Word[]): SaidSight | undefined {
  const text = textOf(terms);
  return SAID.find(([pattern]) => pattern.test(text))?.[1];
}

const CROWDED =
  /\b(?:(?:to|before|in front of|for) (?:a|an|the|his|her) (?:\w+ )?(?:crowd|audience)|crowded|busy|bustling|packed|lively)\b|\bfull (?:house|hall|theatre|theater|stadium|bus|train|tram|cafe|restaurant|bar|market|street)\b/;

/** "A busy market", "a crowded barbershop": others are about. */
export function isCrowded(terms: readonly Word[]): boolean {
  return CROWDED.test(textOf(terms));
}

/** What stands there anyway needn't stand there once more. */
const SHOWN: Partial<Record<Sight, readonly string[]>> = {
  station: ["station"],
  firestation: ["station"],
  hospital: ["hospital"],
  bank: ["bank"],
  hotel: ["hotel"],
  school: ["school"],
  temple: ["classical-building", "hindu-temple"],
  museum: ["classical-building"],
  stadium: ["stadium"],
  church: ["church"],
  fair: ["ferris-wheel", "circus-tent"],
};

export const shownBy = (sight: Sight | undefined): readonly string[] => (sight && SHOWN[sight]) ?? [];
