import { createRandom } from "../random.ts";

/** The upper edge of a sheet of paper: its height at x, in picture heights, above (−) or below its base. */
export type Profile = "hills" | "peaks" | "dunes" | "flat" | "waves" | "canopy" | "rocks";

export function profileOf(profile: Profile, amplitude: number, seed: number): (x: number) => number {
  const random = createRandom(seed);
  const phases = Array.from({ length: 6 }, () => random.between(0, 100));
  const phase = (at: number) => phases[at] ?? 0;
  const wave = (x: number, frequency: number, at: number) => Math.sin(x * frequency + phase(at));
  // A triangle wave: −1 to 1, straight between its corners.
  const zigzag = (x: number) => 4 * Math.abs(x - Math.floor(x + 0.5)) - 1;
  const shapes: Record<Profile, (x: number) => number> = {
    hills: (x) => wave(x, 2.1, 0) * 0.6 + wave(x, 4.7, 1) * 0.28 + wave(x, 9.1, 2) * 0.12,
    peaks: (x) =>
      zigzag(x * 0.9 + phase(0)) * 0.62 +
      zigzag(x * 2.13 + phase(1)) * 0.3 +
      zigzag(x * 5.7 + phase(2)) * 0.1,
    dunes: (x) => {
      const at = x * 0.8 + phase(0);
      const part = at - Math.floor(at);
      const crest = part < 0.68 ? (part / 0.68) ** 1.7 : ((1 - part) / 0.32) ** 1.2;
      return -(crest * 1.5 - 0.75) + wave(x, 3.1, 1) * 0.15;
    },
    flat: (x) => wave(x, 1.3, 0) * 0.5 + wave(x, 5.1, 1) * 0.3 + wave(x, 12.7, 2) * 0.2,
    waves: (x) => 1 - 2 * Math.abs(Math.sin(x * 7.3 + phase(0) + 0.3 * wave(x, 3, 1))),
    canopy: (x) => -Math.abs(Math.sin(x * 6.1 + phase(0))) - 0.45 * Math.abs(Math.sin(x * 13.7 + phase(1))),
    rocks: (x) =>
      zigzag(x * 2.2 + phase(0)) * 0.5 + zigzag(x * 6.3 + phase(1)) * 0.35 + wave(x, 23, 2) * 0.15,
  };
  const shape = shapes[profile];
  return (x) => shape(x) * amplitude;
}
