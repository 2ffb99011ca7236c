import { project } from "../camera-path.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

/** Behind the cone's own sheet, whose mouth it rises from. */
const DISTANCE = 7.01;
const MOUTH = -0.3;
const PUFFS = 9;
const CLOTS = 22;

/** Smoke that swells over a volcano, and lava that is thrown out and falls back. */
export function eruptionPlane(easel: Easel): Plane {
  const random = easel.random.fork("eruption");
  const clots = Array.from({ length: CLOTS }, () => ({
    from: random.next(),
    aside: random.between(-1, 1),
    up: random.between(0.5, 1),
    size: random.between(0.006, 0.014),
  }));
  return {
    distance: DISTANCE,
    draw(context, { pose, seconds }) {
      const view = project(pose, DISTANCE);
      aim(context, easel, {
        x: view.dx,
        y: view.dy,
        turn: 0,
        scaleX: easel.height * view.scale,
        scaleY: easel.height * view.scale,
      });
      for (let puff = 0; puff < PUFFS; puff++) {
        const age = (seconds * 0.16 + puff / PUFFS) % 1;
        context.globalAlpha = 0.85 * (1 - age * age);
        context.fillStyle = puff % 2 ? "#5b4248" : "#7a5a58";
        context.beginPath();
        context.arc(
          Math.sin(puff * 2.4) * 0.05 + age * 0.1,
          MOUTH - age * 0.26,
          0.035 + age * 0.085,
          0,
          Math.PI * 2,
        );
        context.fill();
      }
      context.globalAlpha = 1;
      for (const { from, aside, up, size } of clots) {
        const age = (seconds * 0.7 + from) % 1;
        context.fillStyle = age < 0.5 ? "#ffd35a" : "#ff8a2e";
        context.beginPath();
        context.arc(aside * age * 0.26, MOUTH - up * 0.62 * age * (1 - age) * 1.3, size, 0, Math.PI * 2);
        context.fill();
      }
    },
  };
}
