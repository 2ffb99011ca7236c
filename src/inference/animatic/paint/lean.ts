import { createCanvas } from "@napi-rs/canvas";
import type { Easel } from "./planes.ts";
import type { Shot, Stack } from "./stack.ts";

/** The most that the camera leans in a shot, to either side, in radians. */
export function greatestLean({ frames, momentAt }: Shot): number {
  let lean = 0;
  for (let number = 0; number < frames; number++) lean = Math.max(lean, Math.abs(momentAt(number).pose.roll));
  return lean;
}

/** The shot as it would be of a camera that doesn't lean. */
export function upright(shot: Shot): Shot {
  return {
    ...shot,
    momentAt(number) {
      const moment = shot.momentAt(number);
      return { ...moment, pose: { ...moment.pose, roll: 0 } };
    },
  };
}

/**
 * What is drawn upright, leant as the camera is: all of it at once, from a picture that is as much larger as corners come into view.
 * To lay one sheet that leans takes twenty times as long as to lay it on whole pixels, and a scene has ten.
 */
export function leaning(
  { width, height }: Pick<Easel, "width" | "height">,
  stack: Stack,
  { lean, momentAt }: Pick<Shot, "momentAt"> & { lean: number },
): Stack {
  const sin = Math.sin(lean);
  // Pixels are mixed with their neighbours, so there is one more on each side.
  const canvas = createCanvas(
    width + 2 * Math.ceil((sin * height) / 2 + 1),
    height + 2 * Math.ceil((sin * width) / 2 + 1),
  );
  const context = canvas.getContext("2d");
  return {
    draw(frame, number) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      stack.draw(context, number);
      const { roll } = momentAt(number).pose;
      const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
      frame.imageSmoothingEnabled = true;
      frame.imageSmoothingQuality = "low";
      frame.setTransform(cos, sin, -sin, cos, width / 2, height / 2);
      frame.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
    },
  };
}
