import { project } from "../camera-path.ts";
import { lit } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { roadsideOf } from "./lands/amid.ts";
import { aim, type Easel, type Plane, ridge } from "./planes.ts";

/** The far bank of a river is near, and its water flows. */
export function riverPlanes(easel: Easel, scene: Scene): Plane[] {
  const isWinter = scene.season === "winter";
  return [
    ridge(easel, {
      distance: 3,
      profile: "hills",
      y: 0.07,
      amplitude: 0.012,
      colour: roadsideOf(scene.amid, scene.season)?.grass ?? (isWinter ? "#e3edf5" : "#7fae58"),
      hazed: 0.05,
      bottom: 0.135,
      decorate: (context, { extent, edge }) => {
        const random = easel.random.fork("bank");
        for (let stone = 0; stone < 16; stone++) {
          const x = random.between(extent.left, extent.right);
          context.fillStyle = lit(random.pick(["#8d9099", "#a3a7b0", "#767b85"]), easel.palette.light);
          context.beginPath();
          context.ellipse(x, edge(x) + 0.058, random.between(0.014, 0.03), 0.012, 0, 0, Math.PI * 2);
          context.fill();
        }
      },
    }),
    {
      distance: 1.54,
      draw(context, { pose, seconds }) {
        const view = project(pose, 1.54);
        aim(context, easel, {
          x: view.dx,
          y: view.dy,
          scaleX: easel.height * view.scale,
          scaleY: easel.height * view.scale,
          turn: 0,
        });
        context.strokeStyle = "rgba(240,250,255,.75)";
        context.lineWidth = 0.004;
        context.lineCap = "round";
        context.beginPath();
        for (let line = 0; line < 26; line++) {
          const along = (line * 0.381 + seconds * 0.05) % 1;
          const [x, y] = [(along - 0.5) * easel.aspect * 1.3, 0.15 + ((line * 0.17) % 1) * 0.075];
          context.moveTo(x, y);
          context.quadraticCurveTo(x + 0.035, y - 0.008, x + 0.07, y);
        }
        context.stroke();
      },
    },
  ];
}
