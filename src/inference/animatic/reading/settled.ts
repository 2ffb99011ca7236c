import type { CastMember } from "../scene.ts";

/** Named first, they are what one came to see: "the Eiffel Tower with pigeons flying by". */
const SIGHTS = new Set(
  "eiffel-tower big-ben golden-gate colosseum taj-mahal stonehenge opera-house pisa-tower tower-bridge great-wall christ-statue brandenburg-gate sphinx st-basils burj-khalifa stone-arch mount-fuji statue-of-liberty tokyo-tower pyramid lighthouse windmill moai".split(
    " ",
  ),
);
const MOST_PROPS = 3;
const MOST_MEMBERS = 6;

/** The first hero is the hero; the others support; with no hero at all the first thing is one. */
export function settled(cast: readonly CastMember[]): CastMember[] {
  const sight = cast[0] && SIGHTS.has(cast[0].art) && cast[0].at === undefined ? [cast[0]] : [];
  const ordered = [
    ...sight,
    ...cast.filter((member) => member.role === "hero"),
    ...cast.filter((member) => member.role !== "hero" && !sight.includes(member)).slice(0, MOST_PROPS),
  ].slice(0, MOST_MEMBERS);
  return ordered.map(({ at, ...member }, place) => ({
    ...member,
    role: place === 0 ? "hero" : member.role === "hero" ? "support" : "prop",
    ...(at && ordered.some((other) => other.art === at.art && other.art !== member.art) ? { at } : {}),
  }));
}
