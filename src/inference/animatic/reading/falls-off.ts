import { CYCLES } from "../layout/cycles.ts";
import type { CastMember } from "../scene.ts";
import { textOf, type Word } from "./words.ts";

/** "Falls off his bike": it falls over, and he with it. */
export function fallsOff(one: CastMember, cycle: CastMember, between: readonly Word[]): boolean {
  const [rider, ridden] = [one, cycle];
  if (!CYCLES.has(ridden.art) || rider.role !== "hero" || rider.at) return false;
  if (!/\bfall(?:s|ing)? (?:off|from)\b/.test(textOf(between))) return false;
  rider.at = { how: "on", art: ridden.art };
  rider.action = ridden.action = "idle";
  ridden.act = "topple";
  return true;
}
