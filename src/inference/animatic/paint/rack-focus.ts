import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Easel } from "./planes.ts";
import type { Stack } from "./stack.ts";

/** What is out of focus is blurred by at most this share of the picture's height. */
const SOFTEST = 0.012;
/** The shares of a shot between which the focus is pulled. */
const PULL = { from: 0.34, to: 0.62 } as const;

/** Two halves of a scene, of which one is sharp while the other is soft, and the other way round at the end. */
export function rackFocus(
  easel: Easel,
  { far, near }: { far: Stack; near: Stack },
  { isNearFirst, frames }: { isNearFirst: boolean; frames: number },
): Stack {
  const [back, front] = [createCanvas(easel.width, easel.height), createCanvas(easel.width, easel.height)];
  const lay = (context: SKRSContext2D, canvas: Canvas, soft: number) => {
    const radius = soft * SOFTEST * easel.height;
    context.filter = radius > 0.4 ? `blur(${radius.toFixed(2)}px)` : "none";
    context.drawImage(canvas, 0, 0);
    context.filter = "none";
  };
  return {
    draw(context, number) {
      const share = frames > 1 ? number / (frames - 1) : 0;
      const gone = Math.max(0, Math.min(1, (share - PULL.from) / (PULL.to - PULL.from)));
      const pulled = gone * gone * (3 - 2 * gone);
      const [behind, before] = isNearFirst ? [1 - pulled, pulled] : [pulled, 1 - pulled];
      for (const [canvas, stack] of [
        [back, far],
        [front, near],
      ] as const) {
        const own = canvas.getContext("2d");
        own.setTransform(1, 0, 0, 1, 0, 0);
        own.clearRect(0, 0, canvas.width, canvas.height);
        stack.draw(own, number);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      lay(context, back, behind);
      lay(context, front, before);
    },
  };
}
