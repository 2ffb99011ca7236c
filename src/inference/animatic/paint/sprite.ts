import { type Canvas, type Image, loadImage } from "@napi-rs/canvas";
import type { Drawing } from "../art/drawing.ts";
import { alpha, mix } from "../colour.ts";
import type { Palette } from "../palette.ts";
import { acrossLight, edgeStops, gradeOf, type Lighted, layGrade } from "./grade.ts";
import { WARM } from "./lamplight.ts";
import { canvasOf, layGrain } from "./paper.ts";
import { recolour } from "./recolour.ts";

/** A cut-out with its paper edge and shadow, ready to be laid down. */
export interface Sprite {
  canvas: Canvas;
  /** Where the drawing itself lies in the canvas, in pixels: without edge and shadow. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Its shape as the shadow it throws on the ground, once somebody needs it. */
  cast?: Canvas;
}

/** From which side of a drawing a lamp lights it, above 0 from its right, and how strongly, 0 to 1. */
export interface LampSide {
  side: number;
  share: number;
}

export interface SpriteOptions {
  /** Height of the drawing in pixels. */
  height: number;
  palette: Palette;
  grain: Canvas;
  /** A colour the words give it. */
  colour?: string | undefined;
  /** All of it is of that colour, whatever it is drawn in. */
  plain?: boolean;
  /** How far it has faded into the haze, 0 to 1. */
  hazed?: number;
  /** Width of the paper edge as a share of the height; 0: none. */
  edge?: number;
  /** Pixels that the edge has at most: the great are cut from the same paper as the small. */
  widest?: number;
  shadow?: number;
  treat?: ((canvas: Canvas) => void) | undefined;
  /** Gives light itself: no evening falls on it. */
  shining?: boolean;
  /** It has a halo instead of a shadow. */
  glows?: boolean;
  /** Only its outline, dark. */
  silhouette?: boolean;
  /** Behind whoever a shot is about: it has no line where they have one, so that the eye finds them. */
  isScenery?: boolean;
  lit?: LampSide;
  /** From which side the light of the hour falls on it, 1 from its right. */
  side?: 1 | -1;
}

/** The most of a flame's colour that who is beside it takes on. */
const WARMEST = 0.55;
/** How wide an edge is, as a share of a full one, and how much of it is paper and not the colour of what it goes round. */
interface Rim {
  thin: number;
  paper: number;
}

const LINE: Rim = { thin: 1, paper: 1 };
/** All white, figures looked like stickers to whoever saw them: in its own tone a picture belongs to the others and is read as well. */
const SOFT: Rim = { thin: 0.6, paper: 0.34 };
const SCENERY: Rim = { thin: 0.55, paper: 0.34 };

/** The rim of whoever a shot is about. */
function rimOf(palette: Palette): Rim {
  return palette.lined ? LINE : SOFT;
}

/** The edge of a shape of one colour, and how wide it is where a full one is `full` wide. */
export function edgeOf(palette: Palette, colour: string, full: number): { colour: string; width: number } {
  const { thin, paper } = rimOf(palette);
  return { colour: mix(colour, palette.edge, paper), width: full * thin };
}

/** Round windows that are lit. */
const LAMPLIT = "rgba(255,196,92,.9)";
/** Into how many directions an edge is laid: a thin one shows no more. */
const TURNS = { before: 8, scenery: 6 } as const;
/** How far an edge is wider where the light falls on it, in its own widths. */
const TO_LIGHT = 0.35;

export function svgOf(drawing: Drawing, height: number, colour = drawing.colour): Buffer {
  const scale = height / drawing.height;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}" width="${(drawing.width * scale).toFixed(2)}" height="${height.toFixed(2)}"><g color="${colour ?? "#000000"}">${drawing.body.replaceAll("currentColor", colour ?? "#000000")}</g></svg>`,
  );
}

/** What of a drawing is seen: its own box, and as far as it reaches beyond. */
function seenOf(drawing: Drawing) {
  const box = drawing.box ?? { left: 0, top: 0, width: drawing.width, height: drawing.height };
  const room = drawing.room ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    box,
    room,
    left: box.left - room.left,
    top: box.top - room.top,
    width: box.width + room.left + room.right,
    height: box.height + room.top + room.bottom,
  };
}

export async function makeSprite(drawing: Drawing, options: SpriteOptions): Promise<Sprite> {
  const height = Math.max(6, Math.round(options.height));
  const seen = seenOf(drawing);
  const scale = height / seen.box.height;
  const colour = options.colour ?? drawing.colour;
  const [wide, tall] = [
    Math.max(4, Math.round(seen.width * scale)),
    Math.max(4, Math.round(seen.height * scale)),
  ];
  const pictureOf = (body: string) =>
    loadImage(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${seen.left} ${seen.top} ${seen.width} ${seen.height}" width="${wide}" height="${tall}" preserveAspectRatio="none"><g color="${colour ?? "#000000"}">${body.replaceAll("currentColor", colour ?? "#000000")}</g></svg>`,
      ),
    );
  const full = await pictureOf(drawing.body);
  const rim = options.isScenery ? SCENERY : rimOf(options.palette);
  const edge = Math.round(Math.min(height * (options.edge ?? 0.018), options.widest ?? Infinity) * rim.thin);
  const shadow = Math.round(height * 0.05 * (options.shadow ?? 1));
  const side = options.side ?? -1;
  // The shadow falls away from the light: no more room than it needs, for every pixel is drawn each frame.
  const margin = edge + Math.ceil(shadow * 0.8) + 1;
  const below = edge + shadow * 2 + 1;
  const before = side > 0 ? below : margin;
  // An arm may reach out, or not: the canvas ends where the picture does.
  const { image, cut } = drawing.room
    ? trimmed(full, wide, tall)
    : { image: full, cut: { left: 0, top: 0, right: wide, bottom: tall } };
  const { canvas: art, context: paint } = canvasOf(
    cut.right - cut.left + margin + below,
    cut.bottom - cut.top + margin + below,
  );
  paint.drawImage(image, before - cut.left, margin - cut.top);
  const own = {
    left: before + seen.room.left * scale - cut.left,
    top: margin + seen.room.top * scale - cut.top,
    width: Math.max(4, Math.round(seen.box.width * scale)),
  };
  if (options.colour && drawing.colour === undefined) recolour(art, options.colour);
  paint.globalCompositeOperation = "source-atop";
  if (options.plain && options.colour) {
    paint.fillStyle = options.colour;
    paint.fillRect(0, 0, art.width, art.height);
  }
  if (options.silhouette) {
    paint.fillStyle = mix(options.palette.shadow, "#3a3444", 0.5);
    paint.fillRect(0, 0, art.width, art.height);
  }
  const lighted: Lighted = { ...own, height, side };
  if (!options.shining && !options.silhouette) {
    layGrade(paint, lighted, gradeOf(options.palette, options));
    paint.globalCompositeOperation = "destination-in";
    paint.drawImage(image, before - cut.left, margin - cut.top);
    paint.globalCompositeOperation = "source-atop";
  }
  if (!options.shining) {
    paint.fillStyle = alpha(options.palette.wash.colour, options.palette.wash.share);
    paint.fillRect(0, 0, art.width, art.height);
  }
  const [from, to] = side > 0 ? [1, 0.6] : [0, 0.4];
  const sheen = paint.createLinearGradient(
    own.left + own.width * from,
    own.top,
    own.left + own.width * to,
    own.top + height,
  );
  // In the light of the hour.
  sheen.addColorStop(0, alpha(mix("#ffffff", options.palette.glow, 0.6), 0.26));
  sheen.addColorStop(0.42, alpha(options.palette.glow, 0));
  sheen.addColorStop(0.6, alpha(options.palette.shadow, 0));
  sheen.addColorStop(1, alpha(options.palette.shadow, 0.22));
  paint.fillStyle = sheen;
  paint.fillRect(0, 0, art.width, art.height);
  if (options.lit) {
    const { side, share } = options.lit;
    const [near, far] = side > 0 ? [own.left + own.width, own.left] : [own.left, own.left + own.width];
    const warm = paint.createLinearGradient(near, 0, far, 0);
    warm.addColorStop(0, alpha(WARM, WARMEST * share));
    warm.addColorStop(0.7, alpha(WARM, 0));
    paint.fillStyle = warm;
    paint.fillRect(0, 0, art.width, art.height);
  }
  if (drawing.lights) {
    paint.shadowColor = LAMPLIT;
    paint.shadowBlur = height * 0.05;
    paint.drawImage(await pictureOf(drawing.lights), before - cut.left, margin - cut.top);
    paint.shadowColor = "rgba(0,0,0,0)";
  }
  if (options.hazed) {
    paint.fillStyle = alpha(options.palette.haze, options.hazed);
    paint.fillRect(0, 0, art.width, art.height);
  }
  paint.globalCompositeOperation = "source-over";
  layGrain(paint, options.grain, 0.5);

  const { canvas, context } = canvasOf(art.width, art.height);
  if (edge > 0) {
    const { canvas: around, context: cut } = canvasOf(art.width, art.height);
    const lean = edge * TO_LIGHT;
    const turns = options.isScenery ? TURNS.scenery : TURNS.before;
    for (let turn = 0; turn < turns; turn++) {
      const angle = (turn / turns) * Math.PI * 2;
      cut.drawImage(art, Math.cos(angle) * edge + side * lean, Math.sin(angle) * edge - lean * 0.7);
    }
    cut.globalCompositeOperation = "source-atop";
    const isEven = options.isScenery || options.palette.lined;
    const stops = isEven ? ([[0, options.palette.edge]] as const) : edgeStops(options.palette);
    cut.fillStyle = acrossLight(
      cut,
      lighted,
      stops.map(([share, colour]) => [share, alpha(colour, rim.paper)]),
    );
    cut.fillRect(0, 0, around.width, around.height);
    if (options.hazed) {
      cut.fillStyle = alpha(options.palette.haze, options.hazed);
      cut.fillRect(0, 0, around.width, around.height);
    }
    dropShadow(context, around, shadow, options);
  } else dropShadow(context, art, shadow, options);
  context.drawImage(art, 0, 0);
  options.treat?.(canvas);
  return { canvas, left: own.left, top: own.top, width: own.width, height };
}

/** Where a picture is not empty. */
function trimmed(
  full: Image,
  wide: number,
  tall: number,
): { image: Image | Canvas; cut: { left: number; top: number; right: number; bottom: number } } {
  const { canvas, context } = canvasOf(wide, tall);
  context.drawImage(full, 0, 0);
  const { data } = context.getImageData(0, 0, wide, tall);
  const isSeen = (x: number, y: number) => (data[(y * wide + x) * 4 + 3] ?? 0) >= 8;
  const hasSeen = (y: number) => {
    for (let x = 0; x < wide; x++) if (isSeen(x, y)) return true;
    return false;
  };
  const cut = { left: wide, top: 0, right: 0, bottom: tall };
  while (cut.top < tall && !hasSeen(cut.top)) cut.top++;
  while (cut.bottom > cut.top && !hasSeen(cut.bottom - 1)) cut.bottom--;
  // From the edges inward, as far as no row before has come: most of a picture is not looked at.
  for (let y = cut.top; y < cut.bottom; y++) {
    for (let x = 0; x < cut.left; x++) if (isSeen(x, y)) cut.left = x;
    for (let x = wide - 1; x >= cut.right; x--) if (isSeen(x, y)) cut.right = x + 1;
  }
  return cut.right > cut.left
    ? { image: canvas, cut }
    : { image: canvas, cut: { left: 0, top: 0, right: wide, bottom: tall } };
}

function dropShadow(
  context: ReturnType<typeof canvasOf>["context"],
  shape: Canvas,
  reach: number,
  options: SpriteOptions,
): void {
  if (options.glows) {
    context.shadowColor = alpha(mix(options.palette.glow, "#ffffff", 0.3), 0.85);
    context.shadowBlur = reach * 2.4;
  } else if (reach > 0) {
    context.shadowColor = alpha(options.palette.shadow, 0.42 * (1 - (options.hazed ?? 0)));
    context.shadowBlur = reach * 1.5;
    context.shadowOffsetX = reach * -0.55 * (options.side ?? -1);
    context.shadowOffsetY = reach * 0.75;
  }
  context.drawImage(shape, 0, 0);
  context.shadowColor = "rgba(0,0,0,0)";
}
