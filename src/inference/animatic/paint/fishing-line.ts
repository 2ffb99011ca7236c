import type { Figure } from "../layout/figure.ts";
import { lineOf } from "../layout/fishing-line.ts";
import type { Layout } from "../layout/lay-out.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

/** How wide a float is, and a line, in picture heights: paper would be cut no thinner. */
const FLOAT = 0.013;
const THREAD = 0.0026;

/** A thread from a rod's tip to its float, and the ring that the float makes in the water. */
export function fishingLinePlane(easel: Easel, figure: Figure, layout: Layout, distance: number): Plane {
  const isOnIce = layout.scene.carrier === "ice";
  const isWet = isOnIce || layout.geography.water !== undefined;
  const colour = easel.palette.dark ? "#e6e2d6" : "#5a6474";
  return {
    distance,
    draw(context, moment) {
      const { tip, float } = lineOf(figure, layout.geography, moment);
      const bob = isWet ? Math.sin(moment.seconds * 2.4) * 0.003 : 0;
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      if (isWet) {
        context.beginPath();
        context.ellipse(float.x, float.y + 0.003, FLOAT * 2.4, FLOAT * 0.6, 0, 0, Math.PI * 2);
        context.fillStyle = "#2f6f96";
        if (isOnIce) context.fill();
        context.strokeStyle = "#eef6fa";
        context.lineWidth = THREAD;
        context.stroke();
      }
      const top = float.y + bob - FLOAT;
      context.strokeStyle = colour;
      context.lineWidth = THREAD;
      context.beginPath();
      context.moveTo(tip.x, tip.y);
      context.quadraticCurveTo(tip.x, (tip.y + top) / 2 + 0.03, float.x, top);
      context.stroke();
      for (const [fill, start] of [
        ["#e8343a", Math.PI],
        ["#fbf6ea", 0],
      ] as const) {
        context.fillStyle = fill;
        context.beginPath();
        context.arc(float.x, float.y + bob, FLOAT, start, start + Math.PI);
        context.fill();
      }
    },
  };
}
