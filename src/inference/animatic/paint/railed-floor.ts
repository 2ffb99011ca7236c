import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";

/** A floor that is seen from above, of slabs or planks, and the railing behind it; lengths in picture heights. */
interface RailedFloor {
  /** Where the floor begins. */
  top: number;
  colour: string;
  /** Between slabs or planks, which widen towards whoever looks. */
  joints: { colour: string; thick: number; far: number; near: number; most: number };
  railing: {
    colour: string;
    posts: { apart: number; thick: number; high: number };
    rail: { high: number; thick: number };
    foot: number;
  };
}

export function layRailedFloor(
  context: SKRSContext2D,
  extent: Extent,
  lights: (colour: string) => string,
  { top, colour, joints, railing }: RailedFloor,
): void {
  const wide = extent.right - extent.left;
  context.fillStyle = lights(colour);
  context.fillRect(extent.left, top, wide, extent.bottom - top + 0.1);
  context.shadowColor = "rgba(0,0,0,0)";
  context.strokeStyle = lights(joints.colour);
  context.lineWidth = joints.thick;
  for (let joint = -joints.most; joint <= joints.most; joint++) {
    context.beginPath();
    context.moveTo(joint * joints.far, top);
    context.lineTo(joint * joints.near, 0.75);
    context.stroke();
  }
  const { posts, rail, foot } = railing;
  context.fillStyle = lights(railing.colour);
  for (let x = Math.floor(extent.left / posts.apart) * posts.apart; x < extent.right; x += posts.apart)
    context.fillRect(x, top - posts.high, posts.thick, posts.high + 0.01);
  context.fillRect(extent.left, top - rail.high, wide, rail.thick);
  context.fillRect(extent.left, top - 0.012, wide, foot);
}
