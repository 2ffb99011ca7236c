import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** Whether one of several is one of the others' young: they come last. */
export const isYoung = ({ count, young = 0 }: CastMember, copy: number): boolean => copy >= count - young;

/** Where one of a brood in its nest is, in heights of the nest: the young in it, who feeds them on its rim. */
export function inNest(
  member: CastMember,
  copy: number,
  nest: Pick<Figure, "art" | "facing" | "ratio">,
): { height: number; along: number; rise: number; facing: 1 | -1 } | undefined {
  const young = member.young ?? 0;
  if (nest.art !== "nest-with-eggs" || young === 0) return undefined;
  const parents = member.count - young;
  const back = nest.facing === 1 ? -1 : 1;
  if (copy < parents) {
    // One behind the nest and one before it, each with the beak towards it.
    const inward = copy === 0 ? nest.facing : back;
    return { height: 0.72, along: -inward * nest.ratio * 0.52, rise: 0.62, facing: inward };
  }
  const place = (copy - parents + 0.5) / young - 0.5;
  return { height: 0.34, along: place * nest.ratio * 0.62, rise: 0.5, facing: back };
}
