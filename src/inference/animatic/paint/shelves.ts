import type { SKRSContext2D } from "@napi-rs/canvas";
import { lit, shade } from "../colour.ts";
import type { Random } from "../random.ts";
import type { Easel } from "./planes.ts";
import { stamp } from "./props.ts";
import type { Sprite } from "./sprite.ts";

/** How tall what stands on a shelf is. */
export const GOODS = 0.115;
/** How high the boards lie on the wall. */
const BOARDS = [-0.245, -0.075, 0.095] as const;
/** How far apart things stand in a shop, and where few do. */
const SPACING = { full: 0.135, few: 0.16 } as const;
/** How many of a kind stand together in a shop. */
const RUN = [2, 4] as const;

/** How a wall is shelved. */
interface Shelving {
  wall: string;
  hangs?: true;
  few?: true;
}

/** One board or rail, and which goods are on it, where. */
interface Board {
  y: number;
  left: number;
  right: number;
  goods: readonly { x: number; kind: number }[];
}

/** In a shop boards are full, of one kind after another; elsewhere two short ones have a few things each. */
export function boardsOf(
  kinds: number,
  { few }: Pick<Shelving, "few">,
  { from, to, random }: { from: number; to: number; random: Random },
): Board[] {
  if (!few) {
    return BOARDS.map((y, row) => {
      const goods: { x: number; kind: number }[] = [];
      let [kind, left] = [row * 2, random.whole(...RUN)];
      for (let x = from + SPACING.full / 2; x < to + 0.05; x += SPACING.full) {
        if (left-- <= 0) [kind, left] = [kind + 1, random.whole(...RUN) - 1];
        goods.push({ x, kind: kind % kinds });
      }
      return { y, left: from, right: to + 0.1, goods };
    });
  }
  const most = Math.max(1, Math.floor((to - from) / SPACING.few) - 2);
  let kind = random.whole(0, kinds - 1);
  return [0, 1].map((row) => {
    const count = Math.min(most, kinds, random.whole(3, 4));
    const wide = (count + 0.6) * SPACING.few;
    // One begins where the other doesn't, so that they are no wall of things.
    const left = from + (row === 0 ? 0.08 : Math.max(0.08, to - from - wide - 0.12));
    const goods = Array.from({ length: count }, (_, place) => ({
      x: left + (place + 0.8) * SPACING.few + random.between(-0.02, 0.02),
      kind: kind++ % kinds,
    }));
    return { y: BOARDS[row] ?? 0, left, right: left + wide, goods };
  });
}

/** Boards, or rails, on a wall, with what stands on them or hangs from them. */
export function layShelves(
  context: SKRSContext2D,
  easel: Easel,
  place: Shelving,
  sprites: readonly Sprite[],
  span: { from: number; to: number; random: Random },
): void {
  const wood = lit(shade(place.wall, -0.42), easel.palette.light);
  const spacing = place.few ? SPACING.few : SPACING.full;
  if (place.hangs && !place.few) {
    context.fillStyle = lit(shade(place.wall, -0.14), easel.palette.light);
    context.fillRect(span.from - 0.02, BOARDS[0] - 0.14, span.to - span.from + 0.1, 0.53);
  }
  for (const { y, left, right, goods } of boardsOf(sprites.length, place, span)) {
    context.fillStyle = wood;
    // What hangs does so from a rail, what stands does so on a board.
    if (place.hangs) context.fillRect(left, y - GOODS - 0.012, right - left, 0.007);
    else {
      context.fillRect(left, y, right - left, 0.016);
      context.fillStyle = "rgba(0,0,0,.12)";
      context.fillRect(left, y + 0.016, right - left, 0.012);
    }
    for (const { x, kind } of goods) {
      const sprite = sprites[kind];
      if (!sprite) continue;
      const height = Math.min(GOODS, (spacing * 0.94 * sprite.height) / sprite.width);
      stamp(context, sprite, { x, y: place.hangs ? y - GOODS + height : y + 0.003, height });
    }
  }
}
