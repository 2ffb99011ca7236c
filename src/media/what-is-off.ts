import { SMALL_FPS, SMALL_SIDE, type SmallFrame } from "./small-frames.ts";

/** What is off about a shot as it came, seen by measuring alone; seconds are the shot's own. */
export type Fault =
  | { kind: "short"; asked: number; came: number }
  | { kind: "black" | "frozen"; from: number; seconds: number }
  | { kind: "garbled" }
  | { kind: "bars" }
  | { kind: "cut"; at: number }
  | { kind: "flashes"; at: number }
  /** It doesn't end on the picture that was asked for. */
  | { kind: "other-end" };

/** Of 255, on average over a frame. */
const BLACK = 10;
const BLACK_SECONDS = 1;
/** Below it two frames are the same picture: a decoder's rounding. */
const SAME = 0.15;
const FROZEN_SECONDS = 1.5;
const MISSING_SECONDS = 0.25;
const PIXELS = SMALL_SIDE * SMALL_SIDE;

/**
 * A flash is a pair of opposing changes of brightness of a tenth or more, where the darker is below four fifths; more than three in a
 * second are dangerous to some people (W3C, WCAG 2.2, "general flash").
 */
const FLASH_STEP = 25.5;
const FLASH_DARKER = 204;
const MOST_FLASHES = 3;

/** Two frames of one take are more alike than this; of 255. */
const CUT_STEP = 36;
/** And a cut is this many times the movement round it. */
const CUT_TIMES = 5;
const AROUND = 8;

/** How far from the picture asked for the last frame may be, of 255. */
const OTHER_PICTURE = 50;

/** `asked`: seconds of it that the film needs; `end`: the picture it was to end on. */
export function whatIsOff(
  frames: readonly SmallFrame[],
  { asked, end }: { asked: number; end?: SmallFrame | undefined },
): Fault[] {
  const faults: Fault[] = [];
  const came = frames.length / SMALL_FPS;
  if (asked - came > MISSING_SECONDS) faults.push({ kind: "short", asked, came });
  const grey = frames.map(toGrey);
  const light = grey.map(mean);
  const steps = grey.slice(1).map((frame, index) => distance(grey[index] as Uint8Array, frame));
  const black = longestRun(light.map((one) => one < BLACK));
  if (black && black.length >= Math.min(frames.length, BLACK_SECONDS * SMALL_FPS))
    faults.push({ kind: "black", ...inSeconds(black) });
  const still = longestRun(steps.map((step) => step < SAME));
  const isBlackAnyway = black !== undefined && still !== undefined && black.length >= still.length;
  if (still && !isBlackAnyway && still.length >= Math.min(steps.length, FROZEN_SECONDS * SMALL_FPS))
    faults.push({ kind: "frozen", ...inSeconds(still) });
  if (isGarbled(grey, steps)) return [...faults, { kind: "garbled" }];
  if (hasBars(grey)) faults.push({ kind: "bars" });
  const flash = flashesAt(light);
  if (flash !== undefined) faults.push({ kind: "flashes", at: flash / SMALL_FPS });
  const cut = flash === undefined ? cutAt(steps) : undefined;
  if (cut !== undefined) faults.push({ kind: "cut", at: cut / SMALL_FPS });
  const last = frames.at(-1);
  if (end && last && distance(last, end) > OTHER_PICTURE) faults.push({ kind: "other-end" });
  return faults;
}

/** How much lighter (above 0) or darker one frame is than another, and how far their colours are apart; of 255. */
export function jumpBetween(one: SmallFrame, other: SmallFrame): { light: number; colour: number } {
  const [before, after] = [meanColour(one), meanColour(other)];
  const light = (of: readonly number[]) => of.reduce((sum, part) => sum + part, 0) / 3;
  const tint = (of: readonly number[]) => of.map((part) => part - light(of));
  const colour = Math.hypot(...tint(after).map((part, channel) => part - (tint(before)[channel] ?? 0)));
  return { light: light(after) - light(before), colour };
}

function toGrey(frame: SmallFrame): Uint8Array {
  return Uint8Array.from({ length: PIXELS }, (_, pixel) => {
    const at = pixel * 3;
    return 0.2126 * (frame[at] ?? 0) + 0.7152 * (frame[at + 1] ?? 0) + 0.0722 * (frame[at + 2] ?? 0);
  });
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum / Math.max(1, values.length);
}

function meanColour(frame: SmallFrame): number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < frame.length; at += 3) sum += frame[at] ?? 0;
    return sum / PIXELS;
  });
}

/** Mean difference of two frames, of 255. */
function distance(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / Math.max(1, one.length);
}

function longestRun(flags: readonly boolean[]): { from: number; length: number } | undefined {
  let best: { from: number; length: number } | undefined;
  let from = 0;
  for (const [index, flag] of [...flags, false].entries()) {
    if (flag) continue;
    if (index > from && (best === undefined || index - from > best.length))
      best = { from, length: index - from };
    from = index + 1;
  }
  return best;
}

function inSeconds({ from, length }: { from: number; length: number }): { from: number; seconds: number } {
  return { from: from / SMALL_FPS, seconds: length / SMALL_FPS };
}

/** Noise: neighbours have nothing to do with each other, nor does a frame with the one before. */
function isGarbled(grey: readonly Uint8Array[], steps: readonly number[]): boolean {
  const noisy = grey.filter((frame, index) => {
    const spread = deviation(frame);
    if (spread < 20) return false;
    let sum = 0;
    for (let pixel = 1; pixel < PIXELS; pixel++) {
      if (pixel % SMALL_SIDE === 0) continue;
      sum += Math.abs((frame[pixel] ?? 0) - (frame[pixel - 1] ?? 0));
    }
    const beside = sum / (PIXELS - SMALL_SIDE);
    return beside > 0.9 * spread && (steps[index - 1] ?? steps[index] ?? 0) > 0.9 * spread;
  });
  return grey.length > 0 && noisy.length > grey.length / 2;
}

function deviation(frame: Uint8Array): number {
  const middle = mean(frame);
  let sum = 0;
  for (const pixel of frame) sum += (pixel - middle) ** 2;
  return Math.sqrt(sum / frame.length);
}

/** Rows that are dark at top and bottom, or columns left and right, all the time, round a picture that isn't. */
function hasBars(grey: readonly Uint8Array[]): boolean {
  const looks = grey.filter((_, index) => index % (SMALL_FPS / 2) === 0);
  if (looks.length === 0) return false;
  const line = (frame: Uint8Array, at: number, isRow: boolean) =>
    Array.from(
      { length: SMALL_SIDE },
      (_, n) => frame[isRow ? at * SMALL_SIDE + n : n * SMALL_SIDE + at] ?? 0,
    );
  return [true, false].some((isRow) => {
    const isDark = (at: number) => looks.every((frame) => Math.max(...line(frame, at, isRow)) < 20);
    const depth = (from: number, by: 1 | -1) => {
      let deep = 0;
      while (deep < SMALL_SIDE / 3 && isDark(from + by * deep)) deep++;
      return deep;
    };
    const [first, last] = [depth(0, 1), depth(SMALL_SIDE - 1, -1)];
    if (first < 2 || last < 2 || Math.abs(first - last) > 1 || first >= SMALL_SIDE / 3) return false;
    // A night sky has no edge: right beside a bar there is a picture.
    return looks.some(
      (frame) => mean(line(frame, first, isRow)) > 30 && mean(line(frame, SMALL_SIDE - 1 - last, isRow)) > 30,
    );
  });
}

/** The frame from which on there are more than three flashes within a second. */
function flashesAt(light: readonly number[]): number | undefined {
  const turns: { at: number; value: number }[] = [];
  for (const [at, value] of light.entries()) {
    const last = turns.at(-1);
    const before = turns.at(-2);
    if (last === undefined) turns.push({ at, value });
    else if (before !== undefined && Math.sign(value - last.value) === Math.sign(last.value - before.value))
      turns[turns.length - 1] = { at, value };
    else if (Math.abs(value - last.value) >= FLASH_STEP && Math.min(value, last.value) < FLASH_DARKER)
      turns.push({ at, value });
    else if (before === undefined) turns[0] = { at, value };
  }
  // Two opposing changes make one flash.
  for (let index = 1; index + 2 * MOST_FLASHES + 1 < turns.length; index++) {
    const [first, end] = [turns[index], turns[index + 2 * MOST_FLASHES + 1]];
    if (first && end && end.at - first.at < SMALL_FPS) return first.at;
  }
  return undefined;
}

/** The first frame of another picture, where there is one in the midst. */
function cutAt(steps: readonly number[]): number | undefined {
  for (const [index, step] of steps.entries()) {
    if (step < CUT_STEP) continue;
    const around = [
      ...steps.slice(Math.max(0, index - AROUND), index),
      ...steps.slice(index + 1, index + 1 + AROUND),
    ];
    const usual = around.sort((a, b) => a - b)[Math.floor(around.length / 2)] ?? 0;
    if (step > CUT_TIMES * Math.max(1, usual)) return index + 1;
  }
  return undefined;
}
