import { ASPECTS, type Aspect, pictureSize, RESOLUTIONS, type Resolution } from "../../core/film/picture.ts";
import type { Field, Scalar } from "./input-schema.ts";
import { pixelsOf, type Roles, ratioOf, shortSideOf } from "./roles.ts";

/** What a shape and size become in a model's inputs. */
export interface MadeShape {
  input: Record<string, Scalar>;
  /** Width ÷ height that will be made; undefined: the model does not let it be chosen. */
  ratio?: number;
  /** As the model writes that shape. */
  ratioWord?: string;
  /** Pixels of the short side that will be made; undefined: the model does not say. */
  shortSide?: number;
}

/** Ratios count as equal within this share: 832×480 is 16:9. */
const SAME_RATIO = 0.04;

export const sameRatio = (a: number, b: number) => Math.abs(Math.log(a / b)) < SAME_RATIO;

export function ratioOfAspect(aspect: Aspect): number {
  return ratioOf(aspect) as number;
}

/** Fits a shape and a size to whichever inputs a model has for them. */
export function chooseShape(roles: Roles, aspect: Aspect, resolution: Resolution): MadeShape {
  const wantedRatio = ratioOfAspect(aspect);
  const wantedSide = Number.parseInt(resolution, 10);
  const made: MadeShape = { input: {} };

  if (roles.aspect) {
    const choice = bestBy(roles.aspect.choices ?? [aspect], (value) => {
      const ratio = ratioOf(value);
      return ratio === undefined ? undefined : Math.abs(Math.log(ratio / wantedRatio));
    });
    if (choice !== undefined) {
      made.input[roles.aspect.name] = choice;
      made.ratio = ratioOf(choice) as number;
      made.ratioWord = String(choice);
    }
  }
  if (roles.size) {
    const choice = bestBy(roles.size.choices ?? [], (value) => {
      const pixels = pixelsOf(value);
      if (!pixels) return undefined;
      const off = Math.abs(Math.log(pixels.width / pixels.height / wantedRatio));
      // The shape counts before the size.
      return (
        (off < SAME_RATIO ? 0 : off) * 1_000 + sizeOff(Math.min(pixels.width, pixels.height), wantedSide)
      );
    });
    const pixels = pixelsOf(choice);
    if (choice !== undefined && pixels) {
      made.input[roles.size.name] = choice;
      made.ratio = pixels.width / pixels.height;
      made.ratioWord = String(choice);
      made.shortSide = Math.min(pixels.width, pixels.height);
    }
  }
  if (roles.resolution) {
    const choice = bestBy(roles.resolution.choices ?? [], (value) => {
      const side = shortSideOf(value);
      return side === undefined ? undefined : sizeOff(side, wantedSide);
    });
    if (choice !== undefined) {
      made.input[roles.resolution.name] = choice;
      made.shortSide = shortSideOf(choice) as number;
    }
  }
  if (roles.width && roles.height && made.ratio === undefined) {
    const { width, height } = sidesWithin(roles.width, roles.height, pictureSize(aspect, resolution));
    made.input[roles.width.name] = width;
    made.input[roles.height.name] = height;
    made.ratio = width / height;
    made.ratioWord = `${width}x${height}`;
    made.shortSide = Math.min(width, height);
  }
  return made;
}

/** The shapes a model makes exactly. Where it has no say in it, all: what comes is cropped, with a warning. */
export function aspectsOf(roles: Roles): Aspect[] {
  const exact = ASPECTS.filter((aspect) => {
    const { ratio } = chooseShape(roles, aspect, "720p");
    return ratio !== undefined && sameRatio(ratio, ratioOfAspect(aspect));
  });
  return exact.length > 0 ? exact : [...ASPECTS];
}

/** The sizes a model makes in at least their full height; its nearest one if there is none. */
export function resolutionsOf(roles: Roles): Resolution[] {
  const sides = RESOLUTIONS.map((resolution) => ({
    resolution,
    made: chooseShape(roles, "16:9", resolution).shortSide,
  }));
  if (sides.every(({ made }) => made === undefined)) return ["720p"];
  const full = sides.filter(({ resolution, made }, index) => {
    const side = Number.parseInt(resolution, 10);
    const next = sides[index + 1];
    // Two resolutions for which the same picture is made are one: the larger it can fill.
    const sameAsNext = next?.made === made && (made ?? 0) >= Number.parseInt(next?.resolution ?? "0", 10);
    return (made ?? 0) >= side * 0.97 && !sameAsNext;
  });
  return full.length > 0 ? full.map(({ resolution }) => resolution) : ["480p"];
}

/** The nearest size that loses nothing, else the largest: too small counts double. */
function sizeOff(side: number, wanted: number): number {
  return side >= wanted ? side / wanted - 1 : 2 * (wanted / side - 1);
}

function bestBy(choices: readonly Scalar[], off: (choice: Scalar) => number | undefined): Scalar | undefined {
  let best: { choice: Scalar; off: number } | undefined;
  for (const choice of choices) {
    const distance = off(choice);
    if (distance !== undefined && (!best || distance < best.off)) best = { choice, off: distance };
  }
  return best?.choice;
}

function sidesWithin(across: Field, down: Field, wanted: { width: number; height: number }) {
  // Video codecs and diffusion models alike work in blocks of 16 pixels.
  const unit = (field: Field) => field.multipleOf ?? 16;
  const scale = Math.min(
    1,
    (across.max ?? Number.POSITIVE_INFINITY) / wanted.width,
    (down.max ?? Number.POSITIVE_INFINITY) / wanted.height,
  );
  const side = (field: Field, pixels: number) => {
    const allowed = (field.choices ?? []).map(Number).filter((value) => value > 0);
    if (allowed.length > 0)
      return allowed.reduce((a, b) => (Math.abs(b - pixels) < Math.abs(a - pixels) ? b : a));
    const rounded = Math.round(pixels / unit(field)) * unit(field);
    const least = Math.ceil((field.min ?? 0) / unit(field)) * unit(field);
    const most = field.max === undefined ? rounded : Math.floor(field.max / unit(field)) * unit(field);
    return Math.max(least, Math.min(most, rounded));
  };
  return { width: side(across, wanted.width * scale), height: side(down, wanted.height * scale) };
}
