import { project } from "../camera-path.ts";
import { aim, type Easel, type Plane } from "./planes.ts";

/** Rockets bursting over the horizon, one after another. */
export function fireworks(easel: Easel, distance: number): Plane {
  const random = easel.random.fork("fireworks");
  const bursts = Array.from({ length: 24 }, (_, place) => ({
    at: place * 0.55 + random.between(0, 0.3),
    x: random.between(-0.42, 0.42) * easel.aspect,
    y: random.between(-0.36, -0.12),
    size: random.between(0.14, 0.24),
    colour: random.pick(["#ff5a7a", "#ffd34d", "#5ae0ff", "#b98aff", "#7dff9a"]),
  }));
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      context.globalCompositeOperation = "lighter";
      for (const burst of bursts) {
        const age = moment.seconds - burst.at;
        if (age < 0 || age > 1.3) continue;
        const open = 1 - (1 - Math.min(1, age / 0.7)) ** 3;
        aim(context, easel, {
          x: burst.x * view.scale + view.dx,
          y: (burst.y + age * age * 0.03) * view.scale + view.dy,
          scaleX: easel.height,
          scaleY: easel.height,
          turn: 0,
        });
        context.globalAlpha = Math.max(0, 1 - age / 1.3);
        context.fillStyle = burst.colour;
        for (let ring = 1; ring <= 3; ring++) {
          for (let spark = 0; spark < 14; spark++) {
            const angle = (spark / 14) * Math.PI * 2 + ring * 0.2;
            const reach = burst.size * open * (ring / 3);
            context.beginPath();
            context.arc(
              Math.cos(angle) * reach,
              Math.sin(angle) * reach,
              0.0045 + 0.0012 * ring,
              0,
              Math.PI * 2,
            );
            context.fill();
          }
        }
      }
      context.globalAlpha = 1;
      context.globalCompositeOperation = "source-over";
    },
  };
}
