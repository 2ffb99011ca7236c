import { alpha, lit, mix, shade } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { layBoards, paintChamber } from "./chamber.ts";
import { isHall, paintHall } from "./halls.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";
import { onSheet, type Props, stamp, strew } from "./props.ts";
import { paintStageSet, stageSetOf } from "./stage-set.ts";
import { fallOfLight, hanging, offFurniture, paintClock, paintWindow } from "./windows.ts";
import { paintWorkplace } from "./workplaces.ts";

/** A room: papered wall with a window, skirting, boards, a rug, and furniture that stays behind the cast. */
export async function paintRoom(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  if (isHall(scene)) return paintHall(easel, scene);
  const workplace = await paintWorkplace(easel, scene, props);
  if (workplace) return workplace;
  const { palette } = easel;
  const random = easel.random.fork("room");
  const isDim = palette.dark;
  const paper = random.pick(["#d9b48f", "#a9c2b0", "#c9a9b0", "#b3bfd6", "#e0c48a"]);
  const picture = await onSheet(props).cut("framed-picture", 0.2);
  let floor = "";
  return paintChamber(easel, {
    wall: paper,
    paint(context, extent, density) {
      const [width, height] = [extent.right - extent.left, extent.bottom - extent.top];
      context.fillStyle = alpha(shade(paper, isDim ? -0.2 : 0.35), 0.28);
      for (let stripe = Math.floor(extent.left / 0.12); stripe * 0.12 < extent.right; stripe++) {
        context.fillRect(stripe * 0.12, extent.top, 0.055, height);
      }
      const pane = { x: -easel.aspect * 0.36, y: -0.33, w: Math.min(0.34, easel.aspect * 0.42), h: 0.4 };
      const { x, y, w, h } = offFurniture(pane, easel, scene);
      paintWindow(context, easel, scene, { x, y, w, h }, { density, random });
      for (const side of [-1, 1]) {
        context.fillStyle = lit(shade(paper, -0.32), palette.light);
        context.beginPath();
        const edge = side < 0 ? x - 0.06 : x + w + 0.06;
        context.moveTo(edge, y - 0.05);
        context.lineTo(edge - side * 0.13, y - 0.05);
        context.quadraticCurveTo(edge - side * 0.1, y + h * 0.5, edge - side * 0.02, y + h * 0.62);
        context.lineTo(edge, y + h + 0.06);
        context.fill();
      }
      const wall = hanging(easel, { left: x - 0.2, right: x + w + 0.2 });
      const frame = wall(easel.aspect * (x > 0 ? -0.3 : 0.3), { half: 0.1, top: -0.31, bottom: -0.12 });
      if (frame !== undefined) stamp(context, picture, { x: frame, y: -0.12, height: 0.19 });
      const clock =
        easel.aspect > 1
          ? wall(easel.aspect * (x > 0 ? -0.08 : 0.08), { half: 0.075, top: -0.345, bottom: -0.195 })
          : undefined;
      if (clock !== undefined) paintClock(context, { x: clock, y: -0.27, radius: 0.075 }, scene);
      context.fillStyle = lit("#f3e7d3", palette.light);
      context.fillRect(extent.left, 0.17, width, 0.035);
      fallOfLight(context, scene, { x, y, w, h });
    },
    floor() {
      floor = random.pick(["#b5824f", "#a5683f", "#c4935c"]);
      return floor;
    },
    lay(context) {
      layBoards(context, floor);
      context.fillStyle = lit(mix(shade(paper, -0.35), "#a83a4a", 0.4), palette.light);
      context.beginPath();
      context.ellipse(0, 0.33, Math.min(0.62, easel.aspect * 0.46), 0.085, 0, 0, Math.PI * 2);
      context.fill();
      context.strokeStyle = alpha(palette.edge, 0.6);
      context.lineWidth = 0.008;
      context.beginPath();
      context.ellipse(0, 0.33, Math.min(0.57, easel.aspect * 0.42), 0.072, 0, 0, Math.PI * 2);
      context.stroke();
    },
  });
}

/** A stage: curtains, boards, spotlights. */
export async function paintStage(easel: Easel, scene: Scene): Promise<Plane[]> {
  const { palette } = easel;
  const back = paintSheet(easel, 4, {}, (context, extent) => {
    const wall = context.createLinearGradient(0, -0.5, 0, 0.3);
    for (const [place, colour] of palette.sky.entries()) wall.addColorStop(place / 2, colour);
    context.fillStyle = wall;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
    if (!scene.weather.includes("fireworks"))
      paintStageSet(context, palette, easel.aspect, stageSetOf(scene));
    for (const [x, colour] of [
      [-0.3, "#ffd890"],
      [0, "#fff2d0"],
      [0.3, "#ff9fc4"],
    ] as const) {
      const beam = context.createLinearGradient(0, -0.5, 0, 0.28);
      beam.addColorStop(0, alpha(colour, 0.5));
      beam.addColorStop(1, alpha(colour, 0.04));
      context.fillStyle = beam;
      context.beginPath();
      context.moveTo(x * easel.aspect * 1.1 - 0.02, -0.6);
      context.lineTo(x * easel.aspect * 1.1 + 0.02, -0.6);
      context.lineTo(x * 0.5 + 0.26, 0.3);
      context.lineTo(x * 0.5 - 0.26, 0.3);
      context.fill();
    }
  });
  easel.treat?.(back.canvas);
  const curtain = paintSheet(easel, 0.8, {}, (context, extent, density) => {
    for (const side of [-1, 1]) {
      for (let fold = 0; fold < 5; fold++) {
        const colour = fold % 2 === 0 ? "#b3283a" : "#8f1c2e";
        const outer = side * (easel.aspect / 2 + 0.3 - fold * 0.1);
        context.shadowColor = "rgba(20,0,10,.5)";
        context.shadowBlur = 0.02 * density;
        context.fillStyle = colour;
        context.beginPath();
        context.moveTo(outer, extent.top);
        context.lineTo(outer - side * 0.12, extent.top);
        context.quadraticCurveTo(outer - side * 0.1, 0.1, outer - side * 0.06, extent.bottom);
        context.lineTo(outer, extent.bottom);
        context.fill();
      }
    }
    context.fillStyle = "#a3223a";
    // Who comes close sees nothing of them.
    const drop = Math.max(0, -extent.top - 0.42);
    const scallops = Math.ceil((extent.right - extent.left) / 0.2);
    for (let one = 0; one < scallops; one++) {
      context.beginPath();
      context.ellipse(extent.left + 0.1 + one * 0.2, extent.top, 0.11, drop, 0, 0, Math.PI);
      context.fill();
    }
    context.shadowColor = "rgba(0,0,0,0)";
    layGrain(context, easel.grain, 0.6);
  });
  easel.treat?.(curtain.canvas);
  return [
    sheetPlane(easel, 4, back),
    ridge(easel, {
      distance: 1.5,
      profile: "flat",
      y: 0.2,
      amplitude: 0.0008,
      colour: "#8f5a38",
      decorate: (context, { extent }) => {
        context.fillStyle = "rgba(60,20,20,.35)";
        for (let y = 0.22; y < extent.bottom; y += 0.04)
          context.fillRect(extent.left, y, extent.right - extent.left, 0.003);
        context.fillStyle = "rgba(255,236,190,.25)";
        context.beginPath();
        context.ellipse(0, 0.33, 0.4, 0.07, 0, 0, Math.PI * 2);
        context.fill();
      },
    }),
    sheetPlane(easel, 0.8, curtain),
  ];
}

/** A cave: daylight far in, stone near. */
export async function paintCave(easel: Easel, props: Props): Promise<Plane[]> {
  const crystals = await Promise.all(
    ["#35c8e8", "#a86bff", "#4dd68a"].map((colour) =>
      onSheet(props).cut("gem-stone", 0.12, { colour, shining: true }),
    ),
  );
  const back = paintSheet(easel, 12, {}, (context, extent) => {
    const light = context.createRadialGradient(0, -0.02, 0.02, 0, 0, 0.75 * Math.max(1, easel.aspect));
    light.addColorStop(0, "#ffe8b8");
    light.addColorStop(0.25, "#d89a6b");
    light.addColorStop(0.7, "#5a4058");
    light.addColorStop(1, "#2a2038");
    context.fillStyle = light;
    context.fillRect(extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top);
  });
  easel.treat?.(back.canvas);
  const arch = (distance: number, reach: number, colour: string) => {
    const sheet = paintSheet(easel, distance, {}, (context, extent, density) => {
      const random = easel.random.fork(`arch ${distance}`);
      context.shadowColor = "rgba(8,4,14,.6)";
      context.shadowBlur = 0.03 * density;
      context.fillStyle = lit(colour, easel.palette.light);
      context.beginPath();
      context.rect(
        extent.left - 0.1,
        extent.top - 0.1,
        extent.right - extent.left + 0.2,
        extent.bottom - extent.top + 0.2,
      );
      const steps = 44;
      for (let step = 0; step <= steps; step++) {
        const angle = (-step / steps) * Math.PI * 2;
        const rough = reach * random.between(0.88, 1.1);
        const [x, y] = [Math.cos(angle) * rough * easel.aspect * 0.62, Math.sin(angle) * rough * 0.62 + 0.02];
        if (step === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.fill("evenodd");
      context.shadowColor = "rgba(0,0,0,0)";
      layGrain(context, easel.grain, 0.7);
    });
    easel.treat?.(sheet.canvas);
    return sheetPlane(easel, distance, sheet);
  };
  return [
    sheetPlane(easel, 12, back),
    arch(6, 0.52, "#8a6a78"),
    arch(3, 0.7, "#6b5068"),
    ridge(easel, {
      distance: 1.5,
      profile: "rocks",
      y: 0.215,
      amplitude: 0.02,
      colour: "#5f4a60",
      headroom: 0.13,
      decorate: strew(easel, crystals, easel.random.fork("crystals"), {
        spacing: 0.3,
        height: [0.05, 0.11],
        sink: [0.005, 0.05],
        keep: 0.22,
      }),
    }),
    arch(0.75, 1.02, "#2c2336"),
  ];
}
