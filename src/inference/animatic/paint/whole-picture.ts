import { loadImage } from "@napi-rs/canvas";
import type { Easel, Plane } from "./planes.ts";

/** How much larger than the frame it is at the shot's beginning, and how much it grows by its end. */
const BEGINS = 1.02;
const GROWS = 0.06;

/** The frame that an image model drew of a shot, filling all of it and coming a little nearer. */
export async function wholePicture(easel: Easel, path: string): Promise<Plane> {
  const picture = await loadImage(path);
  const covers = Math.max(easel.width / picture.width, easel.height / picture.height);
  return {
    distance: 0,
    isOfFrame: true,
    draw(target, { share }) {
      const scale = covers * (BEGINS + GROWS * share);
      target.setTransform(scale, 0, 0, scale, easel.width / 2, easel.height / 2);
      target.drawImage(picture, -picture.width / 2, -picture.height / 2);
    },
  };
}
