/**
 * When what a storyboard shows is heard: its drawing and its sound go by these same clocks, so that a step falls with the foot and
 * thunder breaks with the lightning. All seconds are of the shot.
 */

/** How fast legs go, in radians a second of a swing whose every half is a step. */
export const STRIDES = { run: 11, walk: 7, heavy: 4.4 } as const;

/** Between two steps of whoever leads a shot; the first falls so long after its beginning. */
export function secondsAStep(stride: keyof typeof STRIDES): number {
  return Math.PI / STRIDES[stride];
}

/** How fast wings go, in radians a second: a bird's beat is a whole wave, a butterfly's half of one. */
export const WINGS = { bird: 13, butterfly: 9 } as const;

/** Between two beats of whoever leads a shot; the first is in the middle of its first such while. */
export function secondsAWingbeat(wings: keyof typeof WINGS): number {
  return ((wings === "bird" ? 2 : 1) * Math.PI) / WINGS[wings];
}

/** Paper is animated on twos: what is drawn changes so often, in seconds. */
const HELD = 1 / 12;
/** Lightning comes again and again. */
const BETWEEN_FLASHES = 3.1;

/** When the first lightning of a shot flashes, by the shot's seed. */
export function firstFlash(seed: number): number {
  // Any mixing of the seed's bits does, as long as it stays the same.
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
  return Math.round((0.6 + mixed / 4_294_967_296) / HELD) * HELD;
}

/** How long ago it flashed last; less than 0: it hasn't yet. */
export function sinceFlash(seed: number, seconds: number): number {
  // Sums of twelfths of a second are a hair off.
  return (seconds - firstFlash(seed) + 1e-6) % BETWEEN_FLASHES;
}
