import type { Figure } from "../layout/figure.ts";
import type { RelationKind, Scene } from "../scene.ts";
import { canvasOf } from "./paper.ts";
import type { Easel } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

/** What nobody sees both ends of. */
const ENDLESS = new Set(["wall", "fence"]);
/** How much of its picture's width is an end. */
const END = 0.03;
const PASSED: ReadonlySet<RelationKind> = new Set<RelationKind>(["on", "over", "behind"]);

/** Whether it runs on out of the picture: somebody sits on it, jumps over it or hides behind it. */
export const runsOn = ({ art, member }: Figure, { cast }: Scene): boolean =>
  ENDLESS.has(art) &&
  member.count === 1 &&
  cast.some(({ at }) => at?.art === member.art && PASSED.has(at.how)) &&
  // Whoever stands beside it would be behind it.
  cast.every((one) => one === member || one.at?.art === member.art || one.at?.how === "held");

/** The same picture over and over to both sides, until it leaves the frame wherever it stands. */
export function ranOn(sprite: Sprite, easel: Easel): Sprite {
  const { width, left } = sprite;
  const inset = Math.round(width * END);
  const tile = Math.max(1, Math.round(width) - 2 * inset);
  const times = Math.min(6, Math.ceil((easel.width * 0.85) / tile));
  const { canvas, context } = canvasOf(tile * (2 * times + 1), sprite.canvas.height);
  for (let place = 0; place <= 2 * times; place++)
    context.drawImage(
      sprite.canvas,
      left + inset,
      0,
      tile,
      sprite.canvas.height,
      place * tile,
      0,
      tile,
      sprite.canvas.height,
    );
  return { ...sprite, canvas, left: tile * times - inset };
}
