import type { paintSheet } from "./planes.ts";
import { layRailedFloor } from "./railed-floor.ts";

/** Planks, a rail, a mast with its shrouds and a sail that is full: whoever stands here is on a ship. */
export const deck =
  (lights: (colour: string) => string): Parameters<typeof paintSheet>[3] =>
  (context, extent) => {
    const top = 0.2;
    for (const x of [-0.62, 0.5]) {
      context.fillStyle = lights("#7a4f2e");
      context.fillRect(x - 0.018, extent.top, 0.036, top - extent.top + 0.02);
      context.fillRect(x - 0.3, -0.5, 0.6, 0.018);
      context.fillStyle = lights("#f4ecd8");
      context.beginPath();
      context.moveTo(x - 0.27, -0.48);
      context.lineTo(x + 0.27, -0.48);
      context.quadraticCurveTo(x + 0.34, -0.3, x + 0.25, -0.14);
      context.quadraticCurveTo(x, -0.2, x - 0.25, -0.14);
      context.quadraticCurveTo(x - 0.18, -0.3, x - 0.27, -0.48);
      context.fill();
      context.strokeStyle = lights("#8a7350");
      context.lineWidth = 0.005;
      for (const side of [-1, 1]) {
        context.beginPath();
        for (const foot of [0.22, 0.3, 0.38]) {
          context.moveTo(x, -0.56);
          context.lineTo(x + side * foot, top);
        }
        for (const rung of [0.3, 0.55, 0.8]) {
          const y = -0.56 + (top + 0.56) * rung;
          context.moveTo(x + side * 0.22 * rung, y);
          context.lineTo(x + side * 0.38 * rung, y);
        }
        context.stroke();
      }
    }
    layRailedFloor(context, extent, lights, {
      top,
      colour: "#c39560",
      joints: { colour: "#94683c", thick: 0.006, far: 0.1, near: 0.26, most: 20 },
      railing: {
        colour: "#8a5a33",
        posts: { apart: 0.1, thick: 0.022, high: 0.1 },
        rail: { high: 0.12, thick: 0.028 },
        foot: 0.022,
      },
    });
    for (const x of [-0.2, 0.9]) {
      context.fillStyle = lights("#f4f0e6");
      context.beginPath();
      context.arc(x, top - 0.06, 0.055, 0, Math.PI * 2);
      context.fill();
      context.strokeStyle = lights("#d8343a");
      context.lineWidth = 0.022;
      for (const from of [0, 1, 2, 3]) {
        context.beginPath();
        context.arc(x, top - 0.06, 0.044, from * 1.57 + 0.3, from * 1.57 + 0.95);
        context.stroke();
      }
      context.fillStyle = lights("#7fb2cf");
      context.beginPath();
      context.arc(x, top - 0.06, 0.028, 0, Math.PI * 2);
      context.fill();
    }
  };
