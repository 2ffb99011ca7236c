import type { CastMember, PlaceId, Scene } from "../scene.ts";
import { footing } from "./land.ts";

export const WATERY = new Set<PlaceId>(["sea", "lake", "river", "beach"]);
export const WEIGHTLESS = new Set<PlaceId>(["space", "sky"]);

export function isAirborne(scene: Scene, member: CastMember): boolean {
  if (WEIGHTLESS.has(scene.place)) return true;
  if (member.action === "fly" || member.action === "rise") return true;
  if (member.gait === "fly" && member.action !== "rest" && member.action !== "perch") return true;
  if (member.gait === "float") return true;
  return (
    scene.place === "underwater" &&
    (member.gait === "swim" || member.action === "swim" || member.gait === "sail")
  );
}

/** The ground, or the water line, at a distance. */
export function footOf(scene: Scene, distance: number): number {
  // In a close-up the hero stands nearer to the lower edge.
  return (
    footing(distance) +
    (scene.framing === "close" ? 0.085 : 0) +
    (WATERY.has(scene.place) && scene.place !== "beach" ? 0.01 : 0)
  );
}
