import { VESSELS } from "../acting/vessels.ts";
import type { CastMember } from "../scene.ts";

/** Named first, they are what one came to see: "the Eiffel Tower with pigeons flying by". */
const SIGHTS = new Set(
  "eiffel-tower big-ben golden-gate colosseum taj-mahal stonehenge opera-house pisa-tower tower-bridge great-wall christ-statue brandenburg-gate sphinx st-basils burj-khalifa stone-arch mount-fuji statue-of-liberty tokyo-tower pyramid lighthouse windmill moai".split(
    " ",
  ),
);
/** A branch bears them. */
const LIGHT: ReadonlySet<CastMember["size"]> = new Set(["tiny", "small"] as const);
const MOST_PROPS = 3;
const MOST_MEMBERS = 6;

/** The first hero is the hero; the others support; with no hero at all the first thing is one. */
export function settled(cast: readonly CastMember[]): CastMember[] {
  // People before it are nearer, and would be specks beside it.
  const isVisited = cast.some(({ role, person }) => role === "hero" && person);
  const sight = cast[0] && SIGHTS.has(cast[0].art) && cast[0].at === undefined && !isVisited ? [cast[0]] : [];
  const ordered = [
    ...sight,
    ...cast.filter((member) => member.role === "hero"),
    ...cast.filter((member) => member.role !== "hero" && !sight.includes(member)).slice(0, MOST_PROPS),
  ].slice(0, MOST_MEMBERS);
  const crown = ordered.find(({ gait, size, at }) => gait === "plant" && size === "huge" && at === undefined);
  const bough = ordered.find(
    ({ art, at }) => art === "branch" && !at && !ordered.some((one) => one.at?.art === "branch"),
  );
  const vessel = ordered.find(({ art, at }) => VESSELS.has(art) && at?.how !== "held");
  return ordered.map(({ at, ...member }, place) => ({
    ...member,
    // What eats where a tree is named eats from the tree.
    ...(crown && member.act === "eat" && !member.person && !member.to && !member.tool
      ? { to: crown.art }
      : {}),
    role: place === 0 ? "hero" : member.role === "hero" ? "support" : "prop",
    ...(vessel && member.act === "pour" && !member.to ? { to: vessel.art } : {}),
    // A squirrel that eats where a branch is named is on it.
    ...(bough &&
    !at &&
    member.role === "hero" &&
    !member.person &&
    member.gait !== "fly" &&
    LIGHT.has(member.size)
      ? { at: { how: "on" as const, art: bough.art } }
      : {}),
    ...(at && ordered.some((other) => other.art === at.art && other.art !== member.art) ? { at } : {}),
  }));
}
