import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { project } from "../camera-path.ts";
import { alpha, mix } from "../colour.ts";
import type { Scene, Weather } from "../scene.ts";
import { fireworks } from "./fireworks.ts";
import { gustStrokes } from "./gusts.ts";
import { lightning } from "./lightning.ts";
import { notePaper } from "./notes.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, middleOf, type Plane } from "./planes.ts";
import type { Props } from "./props.ts";

interface Swarm {
  /** Particles at each of the three distances. */
  counts: [number, number, number];
  /** Size in picture heights. */
  size: [number, number];
  /** Movement in picture heights a second. */
  fall: [number, number];
  wind: number;
  sway: number;
  spin: number;
  share: number;
  twinkle?: number;
  /** Lit from within: added to what lies behind. */
  shines?: boolean;
}

const DISTANCES = [3, 1.45, 0.8] as const;

const SWARMS: Record<Exclude<Weather, "fog" | "storm" | "wind">, Swarm> = {
  snow: {
    counts: [84, 54, 16],
    size: [0.011, 0.023],
    fall: [0.07, 0.13],
    wind: 0.025,
    sway: 0.03,
    // Round: turned it looks the same, and takes twice as long.
    spin: 0,
    share: 0.95,
  },
  rain: {
    counts: [60, 60, 16],
    size: [0.1, 0.16],
    fall: [1.1, 1.5],
    wind: -0.16,
    sway: 0,
    spin: 0,
    share: 0.85,
  },
  leaves: {
    counts: [8, 10, 5],
    size: [0.03, 0.05],
    fall: [0.07, 0.12],
    wind: 0.06,
    sway: 0.09,
    spin: 1.6,
    share: 1,
  },
  petals: {
    counts: [24, 28, 9],
    size: [0.03, 0.048],
    fall: [0.05, 0.09],
    wind: 0.05,
    sway: 0.07,
    spin: 1.8,
    share: 0.95,
  },
  fireflies: {
    counts: [30, 34, 8],
    size: [0.055, 0.09],
    fall: [-0.012, 0.012],
    wind: 0.008,
    sway: 0.06,
    spin: 0,
    share: 0.95,
    twinkle: 2.6,
    shines: true,
  },
  bubbles: {
    counts: [14, 12, 4],
    size: [0.014, 0.034],
    fall: [-0.12, -0.06],
    wind: 0,
    sway: 0.025,
    spin: 0,
    share: 0.75,
  },
  dust: {
    counts: [30, 26, 6],
    size: [0.004, 0.009],
    fall: [-0.01, 0.02],
    wind: 0.12,
    sway: 0.03,
    spin: 0,
    share: 0.6,
  },
  embers: {
    counts: [20, 18, 5],
    size: [0.009, 0.018],
    fall: [-0.16, -0.07],
    wind: 0.03,
    sway: 0.05,
    spin: 0,
    share: 0.95,
    twinkle: 5,
    shines: true,
  },
  confetti: {
    counts: [30, 30, 9],
    size: [0.014, 0.024],
    fall: [0.1, 0.18],
    wind: 0.01,
    sway: 0.05,
    spin: 3.4,
    share: 1,
  },
  hearts: {
    counts: [5, 6, 2],
    size: [0.035, 0.06],
    fall: [-0.09, -0.05],
    wind: 0,
    sway: 0.05,
    spin: 0.5,
    share: 0.95,
  },
  fireworks: { counts: [0, 0, 0], size: [0.2, 0.3], fall: [0, 0], wind: 0, sway: 0, spin: 0, share: 1 },
};

/** Few, long and fast. */
const GUSTS: Swarm = {
  counts: [6, 6, 1],
  size: [0.07, 0.1],
  fall: [0, 0],
  wind: 0.34,
  sway: 0.012,
  spin: 0,
  share: 0.85,
};

/** Thick, and driven along. */
const BLIZZARD: Swarm = { ...SWARMS.snow, counts: [190, 120, 30], fall: [0.16, 0.28], wind: 0.16 };

/** What falls, drifts and glimmers through the scene, each kind at three distances. */
export async function particlePlanes(
  easel: Easel,
  scene: Scene,
  props: Props,
  makesMusic: boolean,
): Promise<Plane[]> {
  const planes: Plane[] = [];
  const kinds: (keyof typeof SWARMS)[] = [];
  const isBlizzard = scene.weather.includes("storm") && scene.weather.includes("snow");
  for (const weather of scene.weather) {
    if (weather === "storm") kinds.push(isBlizzard ? "snow" : "rain");
    else if (weather === "wind") {
      if (scene.place === "desert") kinds.push("dust");
    } else if (weather !== "fog") kinds.push(weather);
  }
  if ((scene.place === "mars" || scene.place === "desert") && !kinds.includes("dust")) kinds.push("dust");
  if (scene.place === "volcano" && !kinds.includes("embers")) kinds.push("embers");
  const indoors = scene.place === "room" || scene.place === "cave";
  for (const kind of new Set(kinds)) {
    if (indoors && (kind === "snow" || kind === "rain" || kind === "leaves")) continue;
    if (kind === "fireworks") {
      // On a stage they burst before its backdrop.
      planes.push(fireworks(easel, scene.place === "stage" ? 1.46 : 15));
      continue;
    }
    const images = await imagesOf(kind, easel, props);
    const gust = scene.weather.includes("wind") ? 3 : scene.weather.includes("storm") ? 1.8 : 1;
    planes.push(...swarm(easel, isBlizzard && kind === "snow" ? BLIZZARD : SWARMS[kind], images, kind, gust));
  }
  if (scene.weather.includes("wind") && !indoors)
    planes.push(...swarm(easel, GUSTS, gustStrokes(easel.palette), "gusts", 1));
  if (makesMusic) {
    const notes = await Promise.all(
      ["musical-note", "musical-notes"].map((art) => props.cut(art, 0.07, notePaper(easel.palette))),
    );
    planes.push(
      ...swarm(
        easel,
        { ...SWARMS.hearts, counts: [0, 5, 1] },
        notes.map((note) => note.canvas),
        "notes",
        1,
      ),
    );
  }
  if (scene.weather.includes("storm") && !isBlizzard) planes.push(lightning(easel));
  return planes;
}

async function imagesOf(kind: Weather, easel: Easel, props: Props): Promise<Canvas[]> {
  const dot = (size: number, paint: (context: SKRSContext2D, radius: number) => void) => {
    const { canvas, context } = canvasOf(size, size);
    context.translate(size / 2, size / 2);
    paint(context, size / 2 - 2);
    return canvas;
  };
  const disc = (colour: string) =>
    dot(20, (context, radius) => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(0, 0, radius, 0, Math.PI * 2);
      context.fill();
    });
  const glowing = (colour: string) =>
    dot(40, (context, radius) => {
      const soft = context.createRadialGradient(0, 0, 0, 0, 0, radius);
      soft.addColorStop(0, "#ffffff");
      soft.addColorStop(0.2, colour);
      soft.addColorStop(1, alpha(colour, 0));
      context.fillStyle = soft;
      context.fillRect(-radius, -radius, radius * 2, radius * 2);
    });
  switch (kind) {
    case "snow":
      return [disc(easel.palette.dark ? "#dfe6fb" : "#ffffff")];
    case "rain": {
      const { canvas, context } = canvasOf(14, 90);
      context.strokeStyle = easel.palette.dark ? "#a9bde6" : "#eef6fb";
      context.lineWidth = 3.4;
      context.lineCap = "round";
      context.beginPath();
      context.moveTo(11, 3);
      context.lineTo(3, 87);
      context.stroke();
      return [canvas];
    }
    case "leaves": {
      const arts = ["maple-leaf", "fallen-leaf"];
      return (await Promise.all(arts.map((art) => props.cut(art, 0.06, { edge: 0 })))).map(
        (one) => one.canvas,
      );
    }
    case "hearts":
      return [(await props.cut("red-heart", 0.08)).canvas, (await props.cut("pink-heart", 0.08)).canvas];
    case "petals":
      return ["#f48fb4", "#ee6f9e", "#fbc3d6"].map((colour) => dot(36, petal(colour)));
    case "confetti":
      return ["#e5484d", "#f6cf3d", "#35b8d8", "#58b368", "#d63fa0"].map((colour) =>
        dot(20, (context, radius) => {
          context.fillStyle = colour;
          context.fillRect(-radius, -radius * 0.55, radius * 2, radius * 1.1);
        }),
      );
    case "bubbles":
      return [
        dot(48, (context, radius) => {
          context.fillStyle = "rgba(220,250,255,.22)";
          context.strokeStyle = "rgba(240,253,255,.9)";
          context.lineWidth = 2.6;
          context.beginPath();
          context.arc(0, 0, radius, 0, Math.PI * 2);
          context.fill();
          context.stroke();
          context.fillStyle = "rgba(255,255,255,.9)";
          context.beginPath();
          context.arc(-radius * 0.35, -radius * 0.4, radius * 0.2, 0, Math.PI * 2);
          context.fill();
        }),
      ];
    case "fireflies":
      return [glowing("#ffe04a"), glowing("#d4ff6a")];
    case "embers":
      return [glowing("#ff8a2e"), glowing("#ffb84a")];
    default:
      return [disc(mix(easel.palette.haze, "#ffffff", 0.4))];
  }
}

function swarm(easel: Easel, spec: Swarm, images: readonly Canvas[], name: string, gust: number): Plane[] {
  return DISTANCES.map((distance, layer): Plane => {
    const random = easel.random.fork(`${name} ${layer}`);
    const breadth = easel.aspect * 1.5;
    const count = Math.round((spec.counts[layer] ?? 0) * Math.max(0.5, easel.aspect / 1.6));
    const motes = Array.from({ length: count }, () => {
      const mote = {
        x: random.next(),
        y: random.next(),
        size: random.between(...spec.size) / distance ** 0.55,
        fall: random.between(...spec.fall) / distance ** 0.5,
        phase: random.between(0, Math.PI * 2),
        image: random.pick(images),
      };
      // To ask a canvas for its size takes longer than all that is done with it here.
      return { ...mote, width: mote.image.width, height: mote.image.height };
    });
    return {
      distance: distance + 0.003,
      draw(context, moment) {
        const view = project(moment.pose, distance);
        const middle = middleOf(context);
        const [halfX, halfY] = [middle.x / easel.height, middle.y / easel.height];
        if (spec.shines) context.globalCompositeOperation = "lighter";
        context.globalAlpha = spec.share;
        context.setTransform(1, 0, 0, 1, 0, 0);
        for (const mote of motes) {
          const t = moment.seconds;
          const across = mote.x + ((spec.wind * gust) / breadth) * t;
          const down = mote.y + (mote.fall / 1.3) * t;
          const x =
            (across - Math.floor(across) - 0.5) * breadth + Math.sin(t * 1.3 + mote.phase) * spec.sway;
          const y = (down - Math.floor(down) - 0.5) * 1.3 + Math.cos(t * 1.1 + mote.phase) * spec.sway * 0.3;
          const scale = (mote.size * easel.height * view.scale) / mote.height;
          const [seenX, seenY] = [x * view.scale + view.dx, y * view.scale + view.dy];
          // Half of them are beside the picture, and to draw one there takes as long.
          const reach = (scale * (mote.width + mote.height)) / 2 / easel.height;
          if (Math.abs(seenX) > halfX + reach || Math.abs(seenY) > halfY + reach) continue;
          if (spec.twinkle)
            context.globalAlpha = spec.share * Math.max(0.08, Math.sin(t * spec.twinkle + mote.phase));
          if (spec.spin === 0) {
            const [wide, tall] = [mote.width * scale, mote.height * scale];
            const [left, top] = [middle.x + seenX * easel.height, middle.y + seenY * easel.height];
            context.drawImage(mote.image, left - wide / 2, top - tall / 2, wide, tall);
            continue;
          }
          aim(context, easel, {
            x: seenX,
            y: seenY,
            scaleX: scale * (spec.spin > 1 ? Math.cos(t * spec.spin * 1.3 + mote.phase) || 0.05 : 1),
            scaleY: scale,
            turn: spec.spin * t * 0.6 + (spec.spin ? mote.phase : 0),
          });
          context.drawImage(mote.image, -mote.width / 2, -mote.height / 2);
        }
        context.globalAlpha = 1;
        context.globalCompositeOperation = "source-over";
      },
    };
  });
}

/** One of blossom: pointed where it grew, notched at its end. */
const petal = (colour: string) => (context: SKRSContext2D, radius: number) => {
  context.fillStyle = colour;
  context.strokeStyle = "rgba(255,255,255,.85)";
  context.lineWidth = radius * 0.14;
  context.beginPath();
  context.moveTo(-radius, 0);
  context.bezierCurveTo(
    -radius * 0.4,
    -radius * 0.9,
    radius * 0.7,
    -radius * 0.8,
    radius * 0.9,
    -radius * 0.25,
  );
  context.lineTo(radius * 0.6, 0);
  context.lineTo(radius * 0.9, radius * 0.25);
  context.bezierCurveTo(radius * 0.7, radius * 0.8, -radius * 0.4, radius * 0.9, -radius, 0);
  context.fill();
  context.stroke();
};
