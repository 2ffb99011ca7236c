import type { Canvas } from "@napi-rs/canvas";
import { alpha } from "../colour.ts";
import type { Random } from "../random.ts";
import { canvasOf } from "./paper.ts";

type Context = ReturnType<typeof canvasOf>["context"];

function overlayOf(size: { width: number; height: number }, paint: (context: Context) => void): Canvas {
  const { canvas, context } = canvasOf(size.width, size.height);
  paint(context);
  return canvas;
}

/** Corners that darken softly. */
export function vignette(size: { width: number; height: number }, share: number, colour = "#120a1c"): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    const reach = Math.hypot(width, height) / 2;
    const soft = context.createRadialGradient(
      width / 2,
      height * 0.47,
      reach * 0.5,
      width / 2,
      height * 0.5,
      reach,
    );
    soft.addColorStop(0, alpha(colour, 0));
    soft.addColorStop(1, alpha(colour, share));
    context.fillStyle = soft;
    context.fillRect(0, 0, width, height);
  });
}

/** Light through half-closed blinds, and dark corners. */
export function blinds(size: { width: number; height: number }): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    const reach = Math.hypot(width, height) / 2;
    const dark = context.createRadialGradient(
      width * 0.5,
      height * 0.5,
      reach * 0.32,
      width / 2,
      height / 2,
      reach,
    );
    dark.addColorStop(0, "rgba(0,0,0,0)");
    dark.addColorStop(1, "rgba(0,0,0,.78)");
    context.fillStyle = dark;
    context.fillRect(0, 0, width, height);
    context.save();
    context.translate(width * 0.62, -height * 0.1);
    context.rotate(0.32);
    for (let slat = 0; slat < 9; slat++) {
      context.fillStyle = "rgba(255,255,255,.055)";
      context.fillRect(0, slat * height * 0.085, width * 0.5, height * 0.045);
    }
    context.restore();
  });
}

export function wetPaper(size: { width: number; height: number }, random: Random): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    const edge = Math.min(width, height) * 0.05;
    context.fillStyle = "rgba(253,250,242,.94)";
    // The paper stays white round the painting, which ends in a ragged line.
    context.beginPath();
    context.rect(0, 0, width, height);
    const steps = 90;
    for (let step = 0; step <= steps; step++) {
      const turn = 1 - step / steps;
      const along = turn * 4;
      const ragged = edge * random.between(0.35, 0.75);
      const side = Math.floor(along) % 4;
      const part = along - Math.floor(along);
      const points: [number, number][] = [
        [ragged + part * (width - 2 * ragged), ragged],
        [width - ragged, ragged + part * (height - 2 * ragged)],
        [width - ragged - part * (width - 2 * ragged), height - ragged],
        [ragged, height - ragged - part * (height - 2 * ragged)],
      ];
      const [x, y] = points[side] ?? [0, 0];
      if (step === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.fill("evenodd");
    for (let speck = 0; speck < 900; speck++) {
      context.fillStyle = random.chance(0.5) ? "rgba(255,255,255,.10)" : "rgba(60,70,90,.05)";
      const radius = random.between(0.6, 2.6);
      context.beginPath();
      context.arc(random.next() * width, random.next() * height, radius, 0, Math.PI * 2);
      context.fill();
    }
  });
}

export function sketchPaper(size: { width: number; height: number }, random: Random): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    context.fillStyle = "#f6efdf";
    context.fillRect(0, 0, width, height);
    for (let fibre = 0; fibre < 700; fibre++) {
      context.strokeStyle = `rgba(120,100,70,${random.between(0.02, 0.07).toFixed(3)})`;
      context.beginPath();
      const [x, y] = [random.next() * width, random.next() * height];
      context.moveTo(x, y);
      context.lineTo(x + random.between(-14, 14), y + random.between(-6, 6));
      context.stroke();
    }
  });
}

export function lightLeak(size: { width: number; height: number }): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    const leak = context.createRadialGradient(width, height * 0.2, 0, width, height * 0.2, width * 0.6);
    leak.addColorStop(0, "rgba(255,120,40,.5)");
    leak.addColorStop(0.5, "rgba(255,80,30,.16)");
    leak.addColorStop(1, "rgba(255,80,30,0)");
    context.fillStyle = leak;
    context.fillRect(0, 0, width, height);
  });
}

export function sunStreaks(size: { width: number; height: number }): Canvas {
  return overlayOf(size, (context) => {
    const { width, height } = size;
    for (const [at, share] of [
      [0.1, 0.16],
      [0.3, 0.1],
      [0.45, 0.13],
    ] as const) {
      const beam = context.createLinearGradient(0, 0, width * 0.4, height);
      beam.addColorStop(0, `rgba(255,250,225,${share})`);
      beam.addColorStop(1, "rgba(255,250,225,0)");
      context.fillStyle = beam;
      context.beginPath();
      context.moveTo(width * at - width * 0.12, 0);
      context.lineTo(width * at, 0);
      context.lineTo(width * (at + 0.42), height);
      context.lineTo(width * (at + 0.18), height);
      context.fill();
    }
  });
}
