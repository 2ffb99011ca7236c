import { loadImage } from "@napi-rs/canvas";
import { canvasOf } from "./paper.ts";
import type { Easel, Plane } from "./planes.ts";

/** The most of the frame that the picture itself takes, in shares of the frame's sides. */
const MOST = { width: 0.52, height: 0.42 };
/** From the frame's edges, in picture heights: room for the tape, and for its swaying. */
const MARGIN = 0.035;
/** Leaning, and swaying about it, in radians. */
const LEAN = 0.03;
const SWAY = 0.012;

/**
 * The person's own picture as a print taped to the frame's upper right corner, in its own proportions. It belongs
 * to the sheet, not to the scene: no camera move takes it out of the frame, and nothing passes before it.
 */
export async function paperPrint(easel: Easel, path: string): Promise<Plane> {
  const picture = await loadImage(path);
  const scale = Math.min(
    (MOST.width * easel.width) / picture.width,
    (MOST.height * easel.height) / picture.height,
  );
  const [width, height] = [picture.width * scale, picture.height * scale];
  const border = 0.018 * Math.min(easel.width, easel.height);
  const { canvas, context } = canvasOf(Math.ceil(width + border * 6), Math.ceil(height + border * 7));
  context.shadowColor = "rgba(20,10,40,.5)";
  context.shadowBlur = border;
  context.shadowOffsetY = border * 0.5;
  context.fillStyle = "#fdfaf2";
  context.fillRect(border * 2, border * 2, width + border * 2, height + border * 3);
  context.shadowColor = "rgba(0,0,0,0)";
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, border * 3, border * 3, width, height);
  context.fillStyle = "rgba(240,220,150,.75)";
  context.fillRect(canvas.width / 2 - border * 2.4, border, border * 4.8, border * 1.8);
  easel.treat?.(canvas);
  const lean = LEAN + SWAY;
  const [shownWidth, shownHeight] = [
    canvas.width + canvas.height * Math.sin(lean),
    canvas.height + canvas.width * Math.sin(lean),
  ];
  const x = easel.width - MARGIN * easel.height - shownWidth / 2;
  const y = MARGIN * easel.height + shownHeight / 2;
  return {
    distance: 0,
    isOfFrame: true,
    draw(target, moment) {
      const turn = LEAN + Math.sin(moment.seconds * 0.8) * SWAY;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      target.setTransform(cos, sin, -sin, cos, x, y);
      target.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
    },
  };
}
