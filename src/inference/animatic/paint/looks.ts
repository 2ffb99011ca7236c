import type { Canvas } from "@napi-rs/canvas";
import type { Style } from "../../../core/style.ts";
import { alpha, mix } from "../colour.ts";
import type { Palette } from "../palette.ts";
import type { Random } from "../random.ts";
import { canvasOf } from "./paper.ts";

/** How a style changes the paper theatre. */
export interface Look {
  /** Width of paper edges, 1 as usual. */
  palette(palette: Palette): Palette;
  /** Repaints every cut-out and sheet once, when it is made. */
  treat?: (canvas: Canvas) => void;
  /** A picture laid over every frame, and how. */
  overlay?: { canvas: Canvas; mode: "source-over" | "multiply" | "screen" | "overlay" };
  /** An ffmpeg filter for the finished frames. */
  filter?: string;
  /** Frames for which a pose is held: 2 is animation "on twos". */
  hold: number;
  /** The frame is drawn this much smaller and enlarged without smoothing. */
  pixel?: number;
}

export function lookOf(style: Style, size: { width: number; height: number }, random: Random): Look {
  const same = (palette: Palette) => palette;
  const vignette = (share: number, colour = "#120a1c") =>
    overlayOf(size, (context) => {
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
  switch (style) {
    case "noir":
      return {
        palette: (palette) => ({ ...palette, light: mix(palette.light, "#8f8f98", 0.35) }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = (r * 0.32 + g * 0.56 + b * 0.12) / 255;
            // A steep curve: little between light and shadow.
            const hard = grey < 0.5 ? 2 * grey * grey : 1 - 2 * (1 - grey) ** 2;
            const tone = 12 + hard * 236;
            return [tone, tone, tone * 1.01];
          }),
        overlay: { canvas: blinds(size), mode: "source-over" },
        filter: "hue=s=0,noise=alls=7:allf=t",
        hold: 1,
      };
    case "watercolour":
      return {
        palette: (palette) => ({
          ...palette,
          edge: mix(palette.edge, "#ffffff", 0.6),
          shadow: mix(palette.shadow, "#5a6a8a", 0.5),
        }),
        treat: (canvas) => wash(canvas, random),
        overlay: { canvas: wetPaper(size, random), mode: "source-over" },
        hold: 2,
      };
    case "neon":
      return {
        palette: (palette) => ({
          ...palette,
          sky: ["#0a0620", "#1a0b3d", "#4a1470"],
          haze: "#2a0f55",
          light: "#8f86d8",
          wash: { colour: "#1d0d52", share: 0.25 },
          edge: "#3df2ff",
          glow: "#ff4fd8",
          shadow: "#ff2fb0",
          dark: true,
        }),
        treat: neonEdges,
        overlay: { canvas: vignette(0.5, "#05001a"), mode: "source-over" },
        hold: 1,
      };
    case "sketch":
      return {
        palette: same,
        treat: pencil,
        overlay: { canvas: sketchPaper(size, random), mode: "multiply" },
        hold: 3,
      };
    case "pixel":
      return {
        palette: (palette) => ({ ...palette, edge: mix(palette.edge, palette.shadow, 0.85) }),
        hold: 2,
        pixel: Math.max(3, Math.round(Math.min(size.width, size.height) / 170)),
      };
    case "vintage":
      return {
        palette: same,
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = r * 0.35 + g * 0.5 + b * 0.15;
            return [38 + grey * 0.5 + r * 0.4, 24 + grey * 0.42 + g * 0.38, 16 + grey * 0.3 + b * 0.3];
          }),
        overlay: { canvas: lightLeak(size), mode: "screen" },
        filter: "noise=alls=9:allf=t,vignette=PI/4.6",
        hold: 2,
      };
    case "claymation":
      return {
        palette: (palette) => ({ ...palette, edge: mix(palette.edge, "#c98a5a", 0.2) }),
        treat: (canvas) => puffed(canvas, 0.5),
        overlay: { canvas: vignette(0.34), mode: "source-over" },
        hold: 3,
      };
    case "3d":
      return {
        palette: same,
        treat: (canvas) => puffed(canvas, 0.36),
        overlay: { canvas: vignette(0.28), mode: "source-over" },
        hold: 1,
      };
    case "anime":
      return {
        palette: (palette) => ({
          ...palette,
          sky: palette.dark
            ? palette.sky
            : [mix(palette.sky[0], "#1f7fe8", 0.45), mix(palette.sky[1], "#7fd0ff", 0.4), palette.sky[2]],
          edge: "#2a2433",
          wash: { ...palette.wash, share: palette.wash.share * 0.8 },
        }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            const grey = r * 0.3 + g * 0.59 + b * 0.11;
            return [grey + (r - grey) * 1.28 + 3, grey + (g - grey) * 1.28 + 3, grey + (b - grey) * 1.28 + 5];
          }),
        overlay: { canvas: sunStreaks(size), mode: "screen" },
        hold: 2,
      };
    case "cinematic":
    case "photoreal":
      return {
        palette: (palette) => ({ ...palette, edge: mix(palette.edge, palette.haze, 0.5) }),
        treat: (canvas) =>
          eachPixel(canvas, (r, g, b) => {
            // Teal in the shadows, orange in the light.
            const grey = (r * 0.3 + g * 0.59 + b * 0.11) / 255;
            const warm = grey - 0.45;
            return [r * 0.96 + warm * 34, g * 0.97 + warm * 8, b * 0.95 - warm * 26 + 4];
          }),
        overlay: { canvas: vignette(0.5, "#050812"), mode: "source-over" },
        hold: 1,
      };
    default:
      return { palette: same, overlay: { canvas: vignette(0.26), mode: "source-over" }, hold: 1 };
  }
}

type Context = ReturnType<typeof canvasOf>["context"];

function overlayOf(size: { width: number; height: number }, paint: (context: Context) => void): Canvas {
  const { canvas, context } = canvasOf(size.width, size.height);
  paint(context);
  return canvas;
}

function eachPixel(
  canvas: Canvas,
  change: (r: number, g: number, b: number) => [number, number, number],
): void {
  const context = canvas.getContext("2d");
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    const [r, g, b] = change(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    data[at] = r;
    data[at + 1] = g;
    data[at + 2] = b;
  }
  context.putImageData(pixels, 0, 0);
}

/** Lightness of every pixel, 0 to 255, on nothing as on white. */
function lightness(data: Uint8ClampedArray): Float32Array {
  const light = new Float32Array(data.length / 4);
  for (let at = 0; at < light.length; at++) {
    const solid = (data[at * 4 + 3] ?? 0) / 255;
    const grey = (data[at * 4] ?? 0) * 0.3 + (data[at * 4 + 1] ?? 0) * 0.59 + (data[at * 4 + 2] ?? 0) * 0.11;
    light[at] = grey * solid + 255 * (1 - solid);
  }
  return light;
}

function gradientAt(light: Float32Array, at: number, width: number): number {
  const across = (light[at + 1] ?? 0) - (light[at - 1] ?? 0);
  const down = (light[at + width] ?? 0) - (light[at - width] ?? 0);
  return Math.min(1, (Math.abs(across) + Math.abs(down)) / 120);
}

/** Pencil: pale paper, dark outlines, hatching where it is dark. */
function pencil(canvas: Canvas): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const line = gradientAt(light, at, width) ** 0.7;
      const dark = 1 - (light[at] ?? 255) / 255;
      const first = (x + y) % 7 < 2 && dark > 0.28 ? 0.24 : 0;
      const second = (x - y + 7000) % 7 < 2 && dark > 0.55 ? 0.26 : 0;
      const tone = 250 - Math.min(0.86, line * 0.85 + first + second + dark * 0.2) * 236;
      data[at * 4] = tone;
      data[at * 4 + 1] = tone * 0.985;
      data[at * 4 + 2] = tone * 0.955;
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Watercolour: the pigment gathers at the edges and blooms within. */
function wash(canvas: Canvas, random: Random): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  const [a, b, c] = [random.between(0.01, 0.02), random.between(0.007, 0.016), random.between(0, 9)];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const bloom =
        (Math.sin(x * a + Math.sin(y * b * 1.7 + c) * 2.2) *
          Math.sin(y * a * 1.3 + Math.sin(x * b + c) * 1.9) +
          1) /
        2;
      const rim = gradientAt(light, at, width);
      const pale = 0.2 + bloom * 0.2 - rim * 0.34;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at * 4 + channel] ?? 0;
        data[at * 4 + channel] = value + (255 - value) * pale;
      }
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Neon: dark within, bright lines where light and dark meet. */
function neonEdges(canvas: Canvas): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const light = lightness(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (data[at * 4 + 3] === 0) continue;
      const line = gradientAt(light, at, width);
      const [r, g, b] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
      const most = Math.max(r, g, b, 1);
      const dim = 0.5;
      data[at * 4] = r * dim + line * (120 + (r / most) * 135);
      data[at * 4 + 1] = g * dim * 0.9 + line * (80 + (g / most) * 150);
      data[at * 4 + 2] = b * dim + 12 + line * (170 + (b / most) * 85);
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Rounded, as if modelled: lit from the upper left, shaded to the lower right, by the height of the shape. */
function puffed(canvas: Canvas, strength: number): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const small = canvasOf(Math.max(2, width / 6), Math.max(2, height / 6));
  small.context.filter = `blur(${Math.max(1, Math.min(width, height) / 90)}px)`;
  small.context.drawImage(canvas, 0, 0, small.canvas.width, small.canvas.height);
  const [w, h] = [small.canvas.width, small.canvas.height];
  const soft = lightness(small.context.getImageData(0, 0, w, h).data);
  const shaded = small.context.createImageData(w, h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = y * w + x;
      const here = soft[at] ?? 0;
      const before = soft[Math.max(0, y - 1) * w + Math.max(0, x - 1)] ?? here;
      const after = soft[Math.min(h - 1, y + 1) * w + Math.min(w - 1, x + 1)] ?? here;
      const slope = Math.max(-1, Math.min(1, (before - after) / 60));
      const tone = slope > 0 ? 255 : 10;
      shaded.data[at * 4] = shaded.data[at * 4 + 1] = shaded.data[at * 4 + 2] = tone;
      shaded.data[at * 4 + 3] = Math.abs(slope) * strength * 255;
    }
  }
  const relief = canvasOf(w, h);
  relief.context.putImageData(shaded, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "source-atop";
  context.drawImage(relief.canvas, 0, 0, width, height);
  context.restore();
}

/** Light through half-closed blinds, and dark corners. */
function blinds(size: { width: number; height: number }): Canvas {
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

function wetPaper(size: { width: number; height: number }, random: Random): Canvas {
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

function sketchPaper(size: { width: number; height: number }, random: Random): Canvas {
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

function lightLeak(size: { width: number; height: number }): Canvas {
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

function sunStreaks(size: { width: number; height: number }): Canvas {
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
