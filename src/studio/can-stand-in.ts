import type { Clip } from "../core/film/clip.ts";
import type { PlannedShot } from "../core/film/film-plan.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { renderSecondsFor } from "../director/lengths.ts";

/** Whether another model makes a shot as its own would: from all that it stands on, with what the others have, exactly as long. */
export function canStandIn(
  other: ModelDescription,
  model: ModelDescription,
  { request, plan }: Pick<Clip, "request" | "plan">,
  index: number,
): boolean {
  const shot = plan.shots[index];
  // Shots that go on from one another are one take, by one model.
  if (!shot || shot.continues || plan.shots[index + 1]?.continues) return false;
  const { aspects, resolutions, lengths, takes, needs = [] } = other;
  const has = <Value>(all: readonly Value[], one: Value) => all.length === 0 || all.includes(one);
  return (
    has(aspects, request.aspect) &&
    has(resolutions, request.resolution) &&
    renderSecondsFor(lengths, shot.renderSeconds) === shot.renderSeconds &&
    (other.sound || !model.sound) &&
    GIVEN.every((given) => (wasGiven(shot, given) ? takes[given] : !needs.some((need) => need === given)))
  );
}

const GIVEN = ["startImage", "endImage", "references", "sourceVideo"] as const;

const wasGiven = (shot: PlannedShot, given: (typeof GIVEN)[number]) => shot[given] !== undefined;
