import { UserMistake } from "../core/errors.ts";
import type { CameraMove } from "../core/film/camera.ts";
import type { Change } from "../core/film/clip.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import type { Framing } from "../core/film/framing.ts";
import { type BoardChange, withLook } from "./board-words.ts";
import { editShots, type PlanContext, requireShots } from "./edit-plan.ts";
import { shotChanges } from "./remix-changes.ts";

/** What is chosen for one shot of a board, besides what is said of it in words. */
interface ShotChoice {
  /** Its index, from 0. */
  shot: number;
  framing?: Framing;
  camera?: CameraMove;
  /** Media key of a picture that the shot is to begin from. */
  picture?: string;
}

/** The plan with what was chosen for one of its shots. Throws UserMistake where nothing would be different. */
export function editBoardShot(plan: FilmPlan, choice: ShotChoice, context: PlanContext): BoardChange {
  const { shot: index, framing, camera, picture } = choice;
  requireShots(plan, [index]);
  const changes: Change[] = [];
  let changed = plan;
  if (camera !== undefined && camera !== plan.shots[index]?.camera) {
    changed = editShots(changed, [{ shot: index, camera }], context);
    changes.push(...shotChanges(plan, changed, [index]));
  }
  if (framing !== undefined && framing !== changed.shots[index]?.framing) {
    const looked = withLook(changed, [index], { framing });
    changed = looked.plan;
    changes.push(...looked.changes);
  }
  if (picture !== undefined) {
    const shots = changed.shots.map(
      (shot): PlannedShot =>
        shot.index === index ? { ...shot, startImage: picture, ownFrame: picture } : shot,
    );
    const before = plan.shots[index]?.ownFrame === undefined ? "drawn" : "your picture";
    changes.push({ what: `Frame of shot ${index + 1}`, before, after: "your picture" });
    changed = { ...changed, shots };
  }
  if (changes.length > 0) return { plan: changed, changes };
  throw new UserMistake("nothing-changes", `Shot ${index + 1} is like that already.`, {
    examples: [`shot ${index + 1}: close-up`],
  });
}
