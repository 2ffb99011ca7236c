import { isLand } from "../layout/landscape.ts";
import type { Layout } from "../layout/lay-out.ts";

/** How much coarser a sheet is painted that is out of focus, by its distance; 1 is sharp. */
export type DepthOfField = (distance: number) => number;

/** How soft something is is told for a picture of so many lines; of a larger one it is as large a share. */
const LINES = 480;
/** Whoever a shot is about stands nearer than that. */
const NEAR = 1.25;
/** From there on a little soft, and from there on softer. */
const [BEHIND, FAR] = [1.3, 2.2];
const [LITTLE, SOFTER] = [1.5, 2.1];

/** A close-up has little depth of field; in any other shot what lies behind whom it is about is a little soft, so that they stand out from it. */
export function depthOfField({ scene, figures }: Layout, lines: number): DepthOfField | undefined {
  if (scene.framing === "close") return (distance) => (distance > 1.2 || distance < 0.85 ? 3 : 1);
  // The focus is pulled from one to the other, or the place itself is what is shown.
  if (scene.manner === "rack-focus" || !figures.some((figure) => figure.order < NEAR && !isLand(figure)))
    return undefined;
  const soft = (times: number) => Math.max(1, 1 + (times - 1) * (lines / LINES));
  return (distance) => (distance > FAR ? soft(SOFTER) : distance > BEHIND ? soft(LITTLE) : 1);
}
