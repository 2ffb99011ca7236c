import { effectOf } from "../acting/effect-of.ts";
import { areaOf, type Box, boxOf, common, type Figure, type Moment } from "./figure.ts";

/** How wide and how high what rises from a head is, in heights of whose head it is. */
const CLOUD = { wide: 0.32, tall: 0.4, below: 0.1 } as const;

function cloudAt(figure: Figure, side: 1 | -1, moment: Moment): Box {
  const { left, right, top, bottom } = boxOf(figure, moment);
  const tall = bottom - top;
  const edge = (left + right) / 2 + side * (right - left) * 0.3;
  const far = edge + side * CLOUD.wide * tall;
  return {
    left: Math.min(edge, far),
    right: Math.max(edge, far),
    top: top - CLOUD.tall * tall,
    bottom: top + CLOUD.below * tall,
  };
}

/** On which side of a head its notes, hearts or words are: before it, unless they would cover somebody else or his words. */
export function sideOfWords(figure: Figure, figures: readonly Figure[], moment: Moment): 1 | -1 {
  const others = figures.filter((one) => one !== figure && one.carrier !== figure && figure.carrier !== one);
  const taken = (side: 1 | -1) => {
    const own = cloudAt(figure, side, moment);
    return others
      .filter(({ support, member }) => support !== "shelf" && member.role !== "prop")
      .flatMap((one) => {
        const speaks = effectOf(one.member) !== undefined;
        return [boxOf(one, moment), ...(speaks ? [cloudAt(one, one.facing, moment)] : [])];
      })
      .reduce((sum, box) => sum + areaOf(common(box, own)), 0);
  };
  const behind = figure.facing === 1 ? -1 : 1;
  return taken(behind) < taken(figure.facing) ? behind : figure.facing;
}
