import { createCanvas, loadImage } from "@napi-rs/canvas";
import { type BodyPose, STANDING } from "../acting/poses.ts";
import type { Outfit } from "../scene.ts";
import { beast, isBeast } from "./beasts.ts";
import { isHopper, onTheBound } from "./bounding.ts";
import { coloured, complexionOf } from "./complexion.ts";
import type { Drawing } from "./drawing.ts";
import { drawing } from "./drawings.ts";
import { hasLegs, striding } from "./gait.ts";
import type { Icons } from "./icons.ts";
import { bodyShare, isPerson, person } from "./people.ts";
import { retouched, snowed, snowedUnder, TRAILING } from "./retouch.ts";
import { isFlier, onTheWing } from "./wings.ts";

/** How one cut-out of an art is to look. */
export interface Guise {
  pose?: BodyPose | undefined;
  /** An animal with its legs tucked under. */
  lies?: boolean | undefined;
  outfit?: Outfit | undefined;
  /** Tells figures of the same kind apart. */
  shade?: number | undefined;
}

/** Everything that can be cut out, and how large it is within its picture. */
export interface Gallery {
  has(art: string): boolean;
  /** Finds out how much air there is round these; to be awaited before they are asked for. */
  learn(arts: Iterable<string>): Promise<void>;
  /** Width of the thing itself over its height. */
  ratioOf(art: string, guise?: Guise): number;
  /** The drawing with the thing's own box; undefined: there is none of that name. */
  drawingOf(art: string, guise?: Guise): Drawing | undefined;
}

export const kindOf = (art: string): string => art.replace(/-body$/, "");

/** Whose limbs we draw ourselves, so that they can move. */
export function isPuppet(art: string): boolean {
  return isPerson(kindOf(art)) || isBeast(kindOf(art));
}

/** Whether its legs go when it walks. */
export function canStride(art: string): boolean {
  return isPuppet(art) || hasLegs(art);
}

export function hasArms(art: string): boolean {
  return isPerson(kindOf(art));
}

/** How much of a grown body somebody's is. */
export function bodyOf(art: string): number {
  return bodyShare(kindOf(art));
}

/** The picture of a bird that swims, with feet under it. */
const ASHORE = "-ashore";
const FEET = `<path d="M13 27h2v6h-2zM19.500 27h2v6h-2zM9 35.500q2.500-4 5.500-3.500t1 3.500zM15.500 35.500q2.500-4 5.500-3.500t1 3.500z" fill="#f28c2e"/>`;

type Box = NonNullable<Drawing["box"]>;

/** Where wings are held in a still picture. */
const RAISED = 0.7;

/** Our own drawings with somebody in them, in the icons' yellow. */
const DRAWN_PEOPLE = new Set(["diver", "stroller"]);

const ofSomebody = (found: Drawing, { outfit = {}, shade = 0 }: Guise): Drawing => ({
  ...found,
  body: coloured(found.body, complexionOf(outfit, shade)),
});

export function createGallery(asFound: Icons): Gallery {
  const icons = retouched(asFound);
  const boxes = new Map<string, Box>();

  const plain = (art: string): Drawing | undefined => {
    const building = snowedUnder(art);
    if (building) {
      const bare = plain(building);
      return bare && snowed(building, bare);
    }
    const name = ALIASES[art] ?? art;
    const own = drawing(name);
    if (own) return own;
    if (art.endsWith(ASHORE)) {
      const swims = icons.body(art.slice(0, -ASHORE.length));
      return swims ? { width: 32, height: 36, body: `${FEET}${swims}` } : undefined;
    }
    const body = icons.body(name);
    if (body === undefined) return undefined;
    const trailing = TRAILING[name];
    if (!trailing) return { width: 32, height: 32, body };
    return {
      width: 32,
      height: 32,
      body: body + trailing.body,
      room: { left: 0, top: 0, right: trailing.right, bottom: 0 },
    };
  };
  const drawn = (art: string, guise: Guise): Drawing | undefined => {
    const kind = kindOf(art);
    if (isPerson(kind)) {
      return person(kind, icons, guise.pose ?? STANDING, guise.outfit ?? {}, guise.shade ?? 0, boxed);
    }
    if (isBeast(kind)) {
      return beast(kind, icons, {
        swing: guise.pose?.swing ?? 0,
        bound: guise.pose?.bound,
        lies: guise.lies ?? false,
        head: guise.pose?.head,
      });
    }
    const flying = onTheWing(art, guise.pose?.swing ?? RAISED) ?? onTheBound(art, guise.pose?.bound ?? 1);
    if (flying) return flying;
    const found = plain(art);
    return found && isOfSomebody(art) ? ofSomebody(found, guise) : found;
  };
  /** An icon that comes in skins shows somebody. */
  const isOfSomebody = (art: string) =>
    DRAWN_PEOPLE.has(art) || icons.body(`${ALIASES[art] ?? art}-medium`) !== undefined;
  const boxed = (art: string): Drawing | undefined => {
    const found = plain(art);
    const box = boxes.get(art);
    if (!found || !box) return found;
    // As a nested picture, so that the air round it counts for nothing.
    return {
      ...found,
      width: box.width,
      height: box.height,
      body: `<g transform="translate(${-box.left} ${-box.top})">${found.body}</g>`,
    };
  };

  return {
    has: (art) => drawn(art, {}) !== undefined,
    async learn(arts) {
      const unknown = [...new Set(arts)].filter(
        (art) => !boxes.has(art) && !isPuppet(art) && !isFlier(art) && !isHopper(art),
      );
      await Promise.all(
        unknown.map(async (art) => {
          const found = plain(art);
          if (found) boxes.set(art, await tightBox(found));
        }),
      );
    },
    ratioOf(art, guise = {}) {
      const found = drawn(art, guise);
      if (!found) return 1;
      const box = boxes.get(art);
      return box ? box.width / box.height : found.width / found.height;
    },
    drawingOf(art, guise = {}) {
      const found = drawn(art, guise);
      const box = boxes.get(art);
      const whole = found && box ? { ...found, box } : found;
      return whole && guise.pose && hasLegs(art) ? striding(art, whole, guise.pose) : whole;
    },
  };
}

/** Pixels in the longer side while looking where a drawing is not empty. */
const LOOK_PIXELS = 64;

async function tightBox(drawing: Drawing): Promise<Box> {
  const scale = LOOK_PIXELS / Math.max(drawing.width, drawing.height);
  const [width, height] = [Math.ceil(drawing.width * scale), Math.ceil(drawing.height * scale)];
  const image = await loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}" width="${width}" height="${height}"><g color="${drawing.colour ?? "#000"}">${drawing.body}</g></svg>`,
    ),
  );
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 96) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (right <= left || bottom <= top)
    return { left: 0, top: 0, width: drawing.width, height: drawing.height };
  return {
    left: left / scale,
    top: top / scale,
    width: (right - left) / scale,
    height: (bottom - top) / scale,
  };
}

/** Names of ours that are icons, or drawings, under another name. */
const ALIASES: Record<string, string> = {
  clock: "mantelpiece-clock",
  hole: "dug-hole",
  crater: "hole",
  gift: "wrapped-gift",
  book: "closed-book",
  medal: "sports-medal",
  starling: "blackbird",
  // No flakes hang about it.
  snowman: "snowman-without-snow",
  surfer: "person-surfing",
  cyclist: "person-biking",
  runner: "person-running",
  swimmer: "person-swimming",
  rower: "person-rowing-boat",
  angel: "baby-angel",
  genie: "man-genie",
  mermaid: "woman-merpeople",
  "fairy-woman": "woman-fairy",
  "dancer-woman": "woman-dancing",
  "dancer-man": "man-dancing",
  "chicken-body": "hen",
  // Boats without the piece of sea that their emoji bring along.
  sailboat: "boat",
  canoe: "rowboat",
  "passenger-ship": "liner",
  ship: "liner",
};
