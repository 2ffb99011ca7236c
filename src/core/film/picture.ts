/** The shapes of picture a request can ask for, as width to height. */
export const ASPECTS = ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Picture sizes by their short side. */
export const RESOLUTIONS = ["480p", "720p", "1080p"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Every finished clip runs at this rate, whatever the models gave: the rate of film. */
export const FRAMES_PER_SECOND = 24;

/** Width and height in pixels, both even, as H.264 with 4:2:0 colour demands. */
export function pictureSize(aspect: Aspect, resolution: Resolution): { width: number; height: number } {
  const [across, down] = aspect.split(":").map(Number) as [number, number];
  const shortSide = Number.parseInt(resolution, 10);
  const even = (pixels: number) => Math.round(pixels / 2) * 2;
  return across >= down
    ? { width: even((shortSide * across) / down), height: shortSide }
    : { width: shortSide, height: even((shortSide * down) / across) };
}
