import type { Sight } from "../places.ts";
import type { CastMember, PlaceId } from "../scene.ts";
import type { Word } from "./words.ts";

/** Places under the sky with a look of their own, by name; and where they are, where that isn't said otherwise. */
const PLACES: readonly (readonly [Sight, PlaceId, string])[] = [
  ["market", "street", "market|markets|market square|marketplace|bazaar|souk|flea market|farmers market"],
  ["harbour", "sea", "harbours?|harbors?|port|marina|shipyard|docks"],
  ["construction", "city", "construction sites?|building sites?|scaffolds?|scaffolding"],
  ["playground", "garden", "playgrounds?"],
  ["airfield", "road", "runway|airfield|tarmac"],
  ["petrol", "road", "(?:gas|petrol|filling) stations?"],
  ["fair", "garden", "fair|fairground|amusement park|theme park|funfair|carnival"],
  ["stadium", "meadow", "stadium|football field|soccer field|football pitch|arena|race ?track|running track"],
  ["graveyard", "meadow", "graveyard|cemetery|churchyard"],
  ["camp", "forest", "campsite|campground|camp"],
  ["busstop", "street", "bus stop"],
  ["school", "village", "schoolyard|school yard|school playground"],
];

/** Buildings that one is before, beside or outside of. */
const BUILDINGS: readonly (readonly [Sight, string])[] = [
  ["school", "school"],
  ["hospital", "hospital|clinic"],
  ["station", "(?:train |railway |subway )?station"],
  ["bank", "bank"],
  ["hotel", "hotel"],
  ["factory", "factory"],
  ["museum", "museum|library|court|courthouse|town hall|theatre|theater|opera|university|gallery|parliament"],
  ["temple", "temple"],
  ["mosque", "mosque"],
  ["church", "church|cathedral|chapel"],
  ["stadium", "stadium|arena"],
  ["airfield", "airport"],
  ["home", "house|home|garage|cottage"],
  [
    "shopfront",
    "(?:\\w+ )?(?:shop|store|cafe|restaurant|bakery|bar|pub|supermarket|office|pharmacy|salon|cinema|gym|post office|mall)",
  ],
];

const BEFORE = "(?:in front of|outside(?: of)?|past|beside|next to|opposite|across from|behind)";
const ITS =
  "(?:(?:a|an|the|his|her|their|its)\\b ?)?(?:(?:old|small|big|busy|closed|local|new|little|village|crowded) )*";

/** The place under the sky that the words name, and what tells it. */
export function sightSaid(
  terms: readonly Word[],
): { sight: Sight; place: PlaceId; isOutside: boolean } | undefined {
  const text = terms.map((word) => word.text).join(" ");
  for (const [sight, names] of BUILDINGS) {
    if (!new RegExp(`\\b${BEFORE} ${ITS}(?:${names})\\b`).test(text)) continue;
    return {
      sight,
      place: sight === "airfield" ? "road" : sight === "school" || sight === "home" ? "village" : "street",
      isOutside: true,
    };
  }
  if (/\b(?:under|beneath|below) (?:(?:a|an|the)\b ?)?(?:\w+ )?bridge\b/.test(text))
    return { sight: "bridge", place: "river", isOutside: false };
  const found = PLACES.find(([, , names]) => new RegExp(`\\b(?:${names})\\b`).test(text));
  return found && { sight: found[0], place: found[1], isOutside: false };
}

const SHOWN: Partial<Record<Sight, readonly string[]>> = {
  temple: ["classical-building", "hindu-temple"],
  museum: ["classical-building"],
  stadium: ["stadium"],
  church: ["church"],
  fair: ["ferris-wheel", "circus-tent"],
};

/** What stands there anyway needn't stand there once more. */
export function withoutSight<Member extends Pick<CastMember, "art" | "role" | "at">>(
  cast: readonly Member[],
  sight: Sight | undefined,
): Member[] {
  const shown = (sight && SHOWN[sight]) ?? [];
  return cast
    .filter(({ art, role }) => role !== "prop" || !shown.includes(art))
    .map((member) => {
      if (member.at === undefined || !shown.includes(member.at.art)) return member;
      const { at: _, ...free } = member;
      return free as Member;
    });
}
