import { boxOf, type Figure, type Moment } from "../layout/figure.ts";
import { ages, type Brush, type Context, type Place } from "./work-effects.ts";

export const WATER = "#4aa3e0";

/** What falls from the hand in a bow, to the front. */
export function thrown(
  brush: Brush,
  count: number,
  life: number,
  draw: (age: number, at: number) => void,
): void {
  const { hand, end, foot, facing, tall, rim } = brush.place;
  const [wide, from] = rim === undefined ? [end ? 0.03 : 0.1, 0.13] : [0.012, 0.1];
  const spout = end ?? { x: hand.x + facing * tall * from, y: hand.y };
  const low = rim === undefined ? foot.y : Math.max(rim.y, spout.y + 0.02);
  for (const { age, at } of ages(brush.seconds, count, life)) {
    const spread = facing * (wide + wide * (at % 3)) * tall * age;
    // Onto a plant and into a vessel it goes where that is.
    const x = spout.x + (rim === undefined ? spread : (rim.x - spout.x) * age);
    const rises = rim === undefined && !end ? Math.sin(age * Math.PI) * tall * 0.05 : 0;
    brush.at(x, spout.y + (low - spout.y) * age ** 1.7 - rises);
    draw(age, at);
  }
}

/** One thin stream into a vessel. */
export function streams(context: Context, { place, liquid, size, at }: Brush): boolean {
  const { end, rim } = place;
  if (!end || !rim || liquid === WATER || rim.y < end.y) return false;
  at(0, 0);
  context.strokeStyle = liquid;
  context.lineWidth = size * 0.13;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(end.x, end.y);
  context.quadraticCurveTo(rim.x, end.y, rim.x, rim.y);
  context.stroke();
  return true;
}

/** Where what is poured ends: within the vessel, or at the root of a plant that is taller than the spout is high. */
export function rimOf(vessel: Figure, moment: Moment, spout: Place["end"]): { x: number; y: number } {
  const { left, right, top, bottom } = boxOf(vessel, moment);
  const middle = (left + right) / 2;
  const y = top + (bottom - top) * 0.14;
  return spout && y < spout.y
    ? { x: middle + (spout.x - middle) * 0.24, y: bottom - 0.008 }
    : { x: middle, y };
}
