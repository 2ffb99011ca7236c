import { alpha, lit, mix, shade } from "../colour.ts";
import { BRINK, brinkSide, DECK, FLIGHT, hillAt } from "../layout/geography.ts";
import { profileOf } from "../layout/profile.ts";
import type { Scene } from "../scene.ts";
import { layRails, paintBridge } from "./bridges.ts";
import { deck } from "./deck.ts";
import { slope, stairs } from "./inclines.ts";
import { layGrain } from "./paper.ts";
import { type Easel, type Plane, paintSheet, sheetPlane } from "./planes.ts";
import { layRailedFloor } from "./railed-floor.ts";

type Paint = Parameters<typeof paintSheet>[3];

/** Arts that run on rails. */
const RAIL_BOUND = new Set(["locomotive", "bullet-train", "light-rail", "tram-car"]);

/** The surface that carries a scene's people, where it is more than the ground. */
export function carrierPlanes(easel: Easel, scene: Scene): Plane[] {
  const hasRails = scene.cast.some((member) => RAIL_BOUND.has(member.art));
  const sheetAt = (distance: number, top: number, paint: Paint): Plane => {
    const sheet = paintSheet(easel, distance, { top }, (context, extent, density) => {
      context.shadowColor = alpha(easel.palette.shadow, 0.45);
      context.shadowBlur = 0.024 * density;
      paint(context, extent, density);
      layGrain(context, easel.grain, 0.55);
    });
    easel.treat?.(sheet.canvas);
    return sheetPlane(easel, distance, sheet);
  };
  const lights = (colour: string) => lit(colour, easel.palette.light);
  switch (scene.carrier) {
    case "bridge":
      return [sheetAt(1.15, -0.44, paintBridge(easel, scene, hasRails))];
    case "cliff":
      return [sheetAt(1.16, DECK.cliff - 0.12, cliff(easel, scene, lights))];
    case "pier":
      return [sheetAt(1.16, DECK.pier - 0.06, pier(easel, scene, lights))];
    case "hill":
      return [hill(easel, scene)];
    case "stairs":
      return [sheetAt(FLIGHT.distance, -0.75, stairs(scene, lights))];
    case "slope":
      return [sheetAt(FLIGHT.distance, -0.75, slope(easel, scene, lights))];
    case "rooftop":
      return [sheetAt(1.36, -0.1, rooftop(easel, scene, lights))];
    case "deck":
      return [sheetAt(1.36, -0.62, deck(lights))];
    case "balcony":
      return [sheetAt(1.36, -0.16, balcony(lights))];
    case "rails":
      return [sheetAt(1.34, 0.2, (context, extent) => layRails(context, extent, 0.315, lights))];
    default:
      return [];
  }
}

/** A floor of slabs, and behind it a railing with boxes of flowers. */
const balcony =
  (lights: Lights): Paint =>
  (context, extent) => {
    const top = 0.21;
    layRailedFloor(context, extent, lights, {
      top,
      colour: "#d9d3c6",
      joints: { colour: "#b3ab9a", thick: 0.005, far: 0.16, near: 0.4, most: 16 },
      railing: {
        colour: "#f6f2e8",
        posts: { apart: 0.07, thick: 0.018, high: 0.17 },
        rail: { high: 0.185, thick: 0.028 },
        foot: 0.02,
      },
    });
    for (let box = Math.floor(extent.left / 0.42); box * 0.42 < extent.right; box++) {
      const x = box * 0.42 + 0.06;
      context.fillStyle = lights("#4f9a48");
      for (let leaf = 0; leaf < 7; leaf++) {
        context.beginPath();
        context.arc(x + 0.015 + leaf * 0.035, top - 0.2 - (leaf % 2) * 0.014, 0.026, 0, Math.PI * 2);
        context.fill();
      }
      for (let bloom = 0; bloom < 6; bloom++) {
        context.fillStyle = lights(["#e8548c", "#d8343a", "#f6cf3d"][bloom % 3] ?? "#e8548c");
        context.beginPath();
        context.arc(x + 0.02 + bloom * 0.04, top - 0.222 + (bloom % 2) * 0.02, 0.016, 0, Math.PI * 2);
        context.fill();
      }
      context.fillStyle = lights("#a8603c");
      context.fillRect(x - 0.01, top - 0.19, 0.26, 0.055);
    }
  };

type Lights = (colour: string) => string;

const cliff =
  (easel: Easel, scene: Scene, lights: Lights): Paint =>
  (context, extent) => {
    const side = brinkSide(scene);
    const brink = BRINK * easel.aspect;
    const rough = profileOf("rocks", 0.02, scene.setting % 1e6);
    const top = DECK.cliff + 0.02;
    const start = side < 0 ? extent.left - 0.1 : -extent.right - 0.1;
    const isSnowy = scene.season === "winter";
    const trace = (down: number) => {
      context.beginPath();
      context.moveTo(-side * start, extent.bottom + 0.1);
      for (let x = start; x < brink; x += 0.02) context.lineTo(-side * x, top + down + rough(x) * 0.25);
      context.lineTo(-side * (brink + 0.015), top + down + 0.02);
      for (let y = top + 0.06; y < extent.bottom + 0.1; y += 0.035) {
        context.lineTo(-side * (brink - 0.02 - rough(y * 3) * 1.6 - (y - top) * 0.1), y + down);
      }
      context.lineTo(-side * (brink - 0.06), extent.bottom + 0.1);
      context.closePath();
    };
    trace(0);
    context.fillStyle = lights("#8a8078");
    context.fill();
    context.save();
    context.clip();
    context.shadowColor = "rgba(0,0,0,0)";
    for (let crack = 0; crack < 26; crack++) {
      const x = start + ((crack * 0.137) % 1) * (brink - start);
      const y = top + 0.07 + ((crack * 0.311) % 1) * 0.4;
      context.fillStyle = crack % 2 ? lights("#766c66") : lights("#9c928a");
      context.beginPath();
      context.moveTo(-side * x, y);
      context.lineTo(-side * (x + 0.07), y + 0.02);
      context.lineTo(-side * (x + 0.05), y + 0.1);
      context.lineTo(-side * (x - 0.01), y + 0.08);
      context.fill();
    }
    context.fillStyle = lights(isSnowy ? "#f1f6fb" : "#86b35a");
    context.beginPath();
    context.moveTo(-side * start, top - 0.05);
    context.lineTo(-side * (brink + 0.1), top - 0.05);
    for (let x = brink + 0.1; x > start; x -= 0.025) {
      context.lineTo(-side * x, top + 0.055 + rough(x * 2.3) * 0.6);
    }
    context.fill();
    context.restore();
  };

const pier =
  (easel: Easel, scene: Scene, lights: Lights): Paint =>
  (context, extent) => {
    const side = brinkSide(scene);
    const end = BRINK * easel.aspect;
    const start = side < 0 ? extent.left : -extent.right;
    const top = DECK.pier + 0.03;
    const span = (from: number, to: number) =>
      [Math.min(-side * from, -side * to), Math.abs(to - from)] as const;
    const [left, wide] = span(start - 0.1, end);
    context.fillStyle = lights("#6b4a33");
    for (let x = end - 0.05; x > start; x -= 0.22) {
      const [post, thick] = span(x - 0.035, x);
      context.fillRect(post, top - 0.05, thick, 0.6);
    }
    context.fillStyle = lights("#b07f4f");
    context.fillRect(left, top - 0.012, wide, 0.075);
    context.shadowColor = "rgba(0,0,0,0)";
    context.fillStyle = lights("#8a5f3a");
    context.fillRect(left, top + 0.052, wide, 0.014);
    for (let x = start; x < end; x += 0.06) {
      const [plank, thick] = span(x, x + 0.005);
      context.fillRect(plank, top - 0.012, thick, 0.066);
    }
  };

function hill(easel: Easel, scene: Scene): Plane {
  const colour = scene.season === "winter" ? "#f1f6fb" : scene.season === "autumn" ? "#cfa14a" : "#8cc152";
  const distance = 1.2;
  const sheet = paintSheet(easel, distance, { top: DECK.hill - 0.08 }, (context, extent, density) => {
    const paint = mix(lit(colour, easel.palette.light), easel.palette.haze, 0);
    context.shadowColor = alpha(easel.palette.shadow, 0.4);
    context.shadowBlur = 0.03 * density;
    context.beginPath();
    context.moveTo(extent.left, extent.bottom + 0.1);
    for (let x = extent.left; x <= extent.right + 0.02; x += 0.01) context.lineTo(x, hillAt(x, easel.aspect));
    context.lineTo(extent.right + 0.02, extent.bottom + 0.1);
    context.closePath();
    const body = context.createLinearGradient(0, DECK.hill, 0, 0.6);
    body.addColorStop(0, shade(paint, 0.07));
    body.addColorStop(1, shade(paint, -0.16));
    context.fillStyle = body;
    context.fill();
    context.shadowColor = "rgba(0,0,0,0)";
    context.save();
    context.clip();
    context.strokeStyle = alpha(mix(easel.palette.edge, paint, 0.35), 0.75);
    context.lineWidth = 0.008;
    context.beginPath();
    for (let x = extent.left; x <= extent.right; x += 0.01) context.lineTo(x, hillAt(x, easel.aspect));
    context.stroke();
    const random = easel.random.fork("tufts");
    context.strokeStyle = shade(paint, -0.12);
    context.lineWidth = 0.005;
    for (let tuft = 0; tuft < 60; tuft++) {
      const x = random.between(extent.left, extent.right);
      const y = hillAt(x, easel.aspect) + random.between(0.04, 0.4);
      context.beginPath();
      context.moveTo(x - 0.01, y);
      context.lineTo(x - 0.014, y - 0.02);
      context.moveTo(x, y);
      context.lineTo(x, y - 0.026);
      context.moveTo(x + 0.01, y);
      context.lineTo(x + 0.014, y - 0.02);
      context.stroke();
    }
    context.restore();
    layGrain(context, easel.grain, 0.55);
  });
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, distance, sheet);
}

const rooftop =
  (easel: Easel, scene: Scene, lights: Lights): Paint =>
  (context, extent) => {
    const wide = extent.right - extent.left;
    const top = 0.225;
    const isWinter = scene.season === "winter";
    // A chimney and an aerial at the back, out of everybody's way.
    const side = brinkSide(scene);
    const clear = easel.clearings(1.36);
    for (const [x, kind] of [
      [side * easel.aspect * 0.38, "chimney"],
      [-side * easel.aspect * 0.43, "aerial"],
    ] as const) {
      if (clear.some((one) => x + 0.08 > one.left && x - 0.08 < one.right && one.bottom < 0.2)) continue;
      if (kind === "chimney") {
        context.fillStyle = lights("#a8604a");
        context.fillRect(x - 0.05, top - 0.17, 0.1, 0.2);
        context.fillStyle = lights("#8a4a3a");
        context.fillRect(x - 0.062, top - 0.185, 0.124, 0.03);
        context.fillStyle = lights("#6b3a2e");
        context.fillRect(x - 0.03, top - 0.225, 0.06, 0.042);
      } else {
        context.fillStyle = lights("#4a5060");
        context.fillRect(x - 0.004, top - 0.2, 0.008, 0.22);
        for (const [up, half] of [
          [0.2, 0.06],
          [0.17, 0.045],
          [0.14, 0.03],
        ] as const) {
          context.fillRect(x - half, top - up, half * 2, 0.006);
        }
      }
    }
    context.fillStyle = lights(isWinter ? "#dfe8f0" : "#b5654a");
    context.fillRect(extent.left, top, wide, extent.bottom - top + 0.1);
    context.shadowColor = "rgba(0,0,0,0)";
    // Tiles, row upon row.
    for (let row = 0; row < 12; row++) {
      const y = top + 0.012 + row * 0.03 + row * row * 0.0016;
      if (y > extent.bottom) break;
      const size = 0.07 + row * 0.006;
      context.strokeStyle = lights(isWinter ? "#bccbd9" : "#8f4a36");
      context.lineWidth = 0.006;
      for (
        let x = Math.floor(extent.left / size) * size + (row % 2) * (size / 2);
        x < extent.right;
        x += size
      ) {
        context.beginPath();
        context.arc(x + size / 2, y, size / 2, 0.15, Math.PI - 0.15);
        context.stroke();
      }
    }
    context.fillStyle = lights(isWinter ? "#f4f8fb" : "#c97a5c");
    context.fillRect(extent.left, top - 0.012, wide, 0.026);
  };
