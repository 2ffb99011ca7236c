import type { Probe } from "./probe.ts";

/** How a film is to be coded to have a certain size. */
export interface FitPlan {
  width: number;
  height: number;
  fps: number;
  /** Bits a second of the pictures, at first; the second pass may be repeated with another. */
  videoBits: number;
  /** 0: there is no sound. */
  soundKbits: number;
  /** Bytes of the file that are not pictures. */
  otherBytes: number;
}

/** Short sides, each about three quarters of the one before. */
const LADDER = [1080, 720, 540, 480, 360, 240];
/**
 * Bits for each pixel of each frame below which x264's pictures visibly fall apart in motion, so that a smaller picture
 * looks better: a rule of thumb for H.264 at 24 frames a second, checked by eye on 10 MiB minutes.
 */
const BITS_PER_PIXEL = 0.045;
/** At the foot of the ladder less is borne before giving up. */
const LEAST_BITS_PER_PIXEL = 0.02;
/** A second of the smallest moving picture takes 3 kB. */
const LEAST_BITS = 24_000;
/** So much of its own bits a film can lose and still look good: about what one coded at quality 18 has at 25. */
const SHARE_KEPT = 0.4;
/** Aimed at below the limit, for what x264 may go over and the container needs. */
const AIM = 0.97;
const MOST_FPS = 30;

/** A plan to have a film use `maxBytes`; undefined: there is no watchable way. */
export function planFit(source: Probe, maxBytes: number): FitPlan | undefined {
  const fps = source.variableFrameRate ? MOST_FPS : Math.min(source.frameRate, MOST_FPS);
  const allBits = (maxBytes * 8 * AIM) / source.seconds;
  const soundKbits = source.sound ? soundKbitsFor(allBits, source.sound.bitsPerSecond) : 0;
  const otherBytes = containerBytes(source.seconds, fps, soundKbits > 0) + soundKbits * 125 * source.seconds;
  const videoBits = Math.floor(allBits - (otherBytes * 8) / source.seconds);
  // A film of flat colours that needed few bits at its own size needs no smaller one.
  const needed = Math.min(BITS_PER_PIXEL, SHARE_KEPT * bitsPerPixel(source));
  const sizes = LADDER.map((side) => scaledTo(source, side));
  const suffices = (bits: number) => (size: Size) => videoBits >= size.width * size.height * fps * bits;
  const size =
    sizes.find(suffices(needed)) ?? sizes.slice(-1).find(suffices(Math.min(needed, LEAST_BITS_PER_PIXEL)));
  if (!size || videoBits < LEAST_BITS) return undefined;
  return { width: size.width, height: size.height, fps, videoBits, soundKbits, otherBytes };
}

interface Size {
  width: number;
  height: number;
}

function bitsPerPixel({ bytes, seconds, sound, frameRate, width, height }: Probe): number {
  const bits = (bytes * 8) / seconds - (sound?.bitsPerSecond ?? 0);
  return bits / (width * height * frameRate);
}

/** The picture with its short side at most `side`; never larger than it is. */
function scaledTo({ width, height }: Probe, side: number): Size {
  const scale = Math.min(1, side / Math.min(width, height));
  const even = (pixels: number) => Math.max(2, Math.round((pixels * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

/** About a tenth of the bits, in steps that AAC sounds well at; never more than the source has. */
function soundKbitsFor(allBits: number, sourceBits: number | undefined): number {
  const wanted = [160, 128, 96, 64, 48].find((kbits) => kbits * 1_000 <= allBits * 0.12) ?? 32;
  return Math.min(wanted, Math.max(32, Math.ceil((sourceBits ?? Number.POSITIVE_INFINITY) / 1_000)));
}

/** The index has some 16 bytes for a frame and some 8 for a packet of sound, beside a few kilobytes of its own. */
function containerBytes(seconds: number, fps: number, sound: boolean): number {
  return Math.ceil(4_096 + seconds * fps * 16 + (sound ? seconds * 47 * 8 : 0));
}
