import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** Where one of a brood in its nest is, in heights of the nest: the young in it, who feeds them on its rim. */
export function inNest(
  member: CastMember,
  copy: number,
  nest: Pick<Figure, "art" | "facing" | "ratio">,
): { height: number; along: number; rise: number; facing: 1 | -1 } | undefined {
  const young = member.young ?? 0;
  if (nest.art !== "nest-with-eggs" || young === 0) return undefined;
  const parents = member.count - young;
  const facing = nest.facing;
  if (copy < parents) {
    const side = copy === 0 ? -facing : facing;
    const turned = side === -facing ? facing : facing === 1 ? -1 : 1;
    return { height: 0.72, along: side * nest.ratio * 0.52, rise: 0.62, facing: turned };
  }
  const place = (copy - parents + 0.5) / young - 0.5;
  const inward = facing === 1 ? -1 : 1;
  return { height: 0.34, along: place * nest.ratio * 0.62, rise: 0.5, facing: inward };
}
