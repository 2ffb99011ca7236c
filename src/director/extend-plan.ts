import { UserMistake } from "../core/errors.ts";
import type { CameraMove } from "../core/film/camera.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import { SECONDS_MAX } from "../core/film/request.ts";
import { readStory } from "../story/beats.ts";
import { readLines } from "../story/lines.ts";
import { assemblePlan } from "./assemble-plan.ts";
import { coverBeats } from "./coverage.ts";
import type { PlanContext } from "./edit-plan.ts";
import { refuseImpossible } from "./model-fit.ts";
import { shotCount } from "./shot-count.ts";
import { placeLines, withLines } from "./shot-lines.ts";

/**
 * The film made longer: its own shots as they are, then new ones, of which the first goes on from the last
 * frame where the model can begin from a picture. Throws UserMistake when it would be over a minute.
 */
export function extendPlan(
  plan: FilmPlan,
  context: PlanContext,
  /** `beat`: what happens next; absent: what happened last goes on. */
  added: { seconds: number; beat?: string; camera?: CameraMove },
): FilmPlan {
  const { model } = context;
  const last = plan.shots.at(-1);
  if (last === undefined) throw new Error("a film without shots can't be extended");
  const room = SECONDS_MAX - filmSeconds(plan);
  if (!(added.seconds >= 1 && added.seconds <= room)) {
    throw new UserMistake(
      "extend-too-long",
      room < 1
        ? `The film is ${filmSeconds(plan)} s long already, and ${SECONDS_MAX} s is the most.`
        : `It can be extended by 1 to ${Math.floor(room)} s: a film is at most ${SECONDS_MAX} s long.`,
    );
  }
  const { camera: _, ...request } = context.request;
  const { told, lines } = readLines(added.beat?.trim() ?? "");
  const next = {
    ...request,
    prompt: told || last.beat,
    seconds: added.seconds,
    images: request.images.filter((image) => image.role === "reference"),
    ...(added.camera === undefined ? {} : { camera: added.camera }),
  };
  refuseImpossible(next, model);
  const story = readStory(next.prompt);
  const count = shotCount(next.seconds, story, model);
  const { ideas, linesOf } = placeLines(coverBeats(story, count.shots, next.seed), lines, next.seconds);
  const first = ideas[0];
  // It begins on the last frame of what there is: a new framing would contradict the picture.
  if (first !== undefined) delete first.view;
  const look = readStory(context.request.prompt).look;
  const assembled = assemblePlan(ideas, {
    director: plan.director,
    request: next,
    model,
    look: [...look, ...story.look],
    warnings: count.warnings,
    before: plan.shots,
  });
  const addition = withLines(assembled, linesOf);
  const shots = addition.shots.map((shot, i) =>
    i === 0 && model.takes.startImage ? { ...shot, continues: true } : shot,
  );
  const warnings = model.takes.startImage
    ? addition.warnings
    : [
        ...addition.warnings,
        `${model.label} can't begin from a picture, so the new part doesn't start on the last frame.`,
      ];
  return {
    ...plan,
    shots: [...plan.shots, ...shots],
    warnings: [...new Set([...plan.warnings, ...warnings])],
  };
}
