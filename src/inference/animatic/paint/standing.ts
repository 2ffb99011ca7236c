import type { CastMember, PlaceId, Scene } from "../scene.ts";

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

/** Where things stand on land at a distance from the camera, in picture heights below the middle. */
function footing(distance: number): number {
  return 0.135 + 0.185 / distance;
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
