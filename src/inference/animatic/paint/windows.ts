import type { SKRSContext2D } from "@napi-rs/canvas";
import { topSeenAlways } from "../camera-path.ts";
import { alpha, lit } from "../colour.ts";
import { areaOf, type Box, common } from "../layout/figure.ts";
import { isOvercast } from "../layout/heavens.ts";
import { freeSpot } from "../layout/wall-space.ts";
import type { Random } from "../random.ts";
import type { Scene, TimeOfDay } from "../scene.ts";
import { type Pane, paintOutside } from "./outside.ts";
import type { Easel } from "./planes.ts";

const FRAME = "#fbf3e2";

/** A window with its frame and its cross, and outside the hour and the weather. */
export function paintWindow(
  context: SKRSContext2D,
  easel: Easel,
  scene: Scene,
  pane: Pane,
  { density, random }: { density: number; random: Random },
): void {
  const { palette } = easel;
  const { x, y, w, h } = pane;
  context.shadowColor = alpha(palette.shadow, 0.4);
  context.shadowBlur = 0.02 * density;
  context.fillStyle = lit(FRAME, palette.light);
  context.fillRect(x - 0.022, y - 0.022, w + 0.044, h + 0.044);
  context.shadowColor = "rgba(0,0,0,0)";
  paintOutside(context, scene, pane, { isDim: palette.dark, random });
  context.fillStyle = lit(FRAME, palette.light);
  context.fillRect(x + w / 2 - 0.006, y, 0.012, h);
  context.fillRect(x, y + h / 2 - 0.006, w, 0.012);
}

/** How far from the lens a room's wall is. */
export const WALL = 2.6;

/** A little before the wall: what stands nearer are people and what they use. */
const ALONG_THE_WALL = 1.45;
/** Which share of a window may be covered before it is on the other side. */
const COVERED = 0.25;

/** A window on the side of the room where no tall furniture stands before it. In which the moon is looked at, it stays. */
export function offFurniture(pane: Pane, easel: Easel, { cast }: Scene): Pane {
  if (cast.some(({ to }) => to === "moon" || to === "sun")) return pane;
  const furniture = easel.covered(WALL, ALONG_THE_WALL);
  const coveredOf = ({ x, y, w, h }: Pane) =>
    furniture
      .map((box) => areaOf(common(box, { left: x, top: y, right: x + w, bottom: y + h })) / (w * h))
      .reduce((sum, share) => sum + share, 0);
  const other = { ...pane, x: -pane.x - pane.w };
  return coveredOf(pane) > Math.max(COVERED, coveredOf(other)) ? other : pane;
}

/** Finds places for what hangs on a room's wall: beside its window, off everybody's head, off each other, and cut by no edge. */
export function hanging(
  easel: Pick<Easel, "path" | "covered" | "aspect">,
  window: { left: number; right: number },
): (x: number, size: { half: number; top: number; bottom: number }) => number | undefined {
  const edge = topSeenAlways(easel.path, WALL);
  const taken: Box[] = [...easel.covered(WALL), { ...window, top: -1, bottom: 1 }];
  return (x, { half, top, bottom }) => {
    if (top < edge) return undefined;
    const spot = freeSpot(taken, { x, half, bottom }, easel.aspect / 2 - 0.02);
    if (spot !== undefined) taken.push({ left: spot - half, right: spot + half, top: -1, bottom });
    return spot;
  };
}

/** What a clock on the wall shows. */
const HOURS: Readonly<Record<TimeOfDay, number>> = {
  predawn: 5,
  dawn: 6.5,
  morning: 8,
  day: 2,
  noon: 12,
  golden: 6,
  dusk: 8,
  night: 11,
};

/** A clock on the wall that goes right. */
export function paintClock(
  context: SKRSContext2D,
  { x, y, radius }: { x: number; y: number; radius: number },
  { time }: Pick<Scene, "time">,
): void {
  const disc = (share: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius * share, 0, Math.PI * 2);
    context.fill();
  };
  disc(1, "#7a4a2a");
  disc(0.82, "#fbf8f0");
  const stroke = (turn: number, from: number, to: number, wide: number) => {
    const angle = turn * Math.PI * 2;
    context.lineWidth = radius * wide;
    context.beginPath();
    context.moveTo(x + Math.sin(angle) * radius * from, y - Math.cos(angle) * radius * from);
    context.lineTo(x + Math.sin(angle) * radius * to, y - Math.cos(angle) * radius * to);
    context.stroke();
  };
  context.strokeStyle = "#3a3444";
  for (let mark = 0; mark < 12; mark++) stroke(mark / 12, mark % 3 === 0 ? 0.6 : 0.7, 0.78, 0.07);
  const hour = HOURS[time];
  stroke(hour / 12, 0, 0.42, 0.14);
  stroke(hour % 1, 0, 0.68, 0.09);
}

/** The light that falls in: low and coloured in the morning and the evening, the moon's at night. */
const FALLS: Partial<Record<TimeOfDay, { colour: string; reach: number }>> = {
  dawn: { colour: "rgba(226,222,255,.34)", reach: 0.5 },
  morning: { colour: "rgba(255,236,160,.4)", reach: 0.36 },
  day: { colour: "rgba(255,248,214,.17)", reach: 0.24 },
  noon: { colour: "rgba(255,250,226,.2)", reach: 0.12 },
  golden: { colour: "rgba(255,140,50,.4)", reach: 0.55 },
  night: { colour: "rgba(150,180,255,.14)", reach: 0.3 },
};

export function fallOfLight(context: SKRSContext2D, scene: Scene, { x, y, w, h }: Pane): void {
  const fall = FALLS[scene.time];
  if (!fall || isOvercast(scene) || scene.weather.includes("fog")) return;
  context.fillStyle = fall.colour;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + w, y);
  context.lineTo(x + w + fall.reach, y + h + 0.16);
  context.lineTo(x + fall.reach, y + h + 0.16);
  context.fill();
}
