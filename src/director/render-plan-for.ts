import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { lengthWarnings } from "./assemble-plan.ts";
import { type PlanContext, withoutOldPictures } from "./edit-plan.ts";
import { longestShotFrames, renderSecondsFor, toFrames, toSeconds } from "./lengths.ts";
import { bendings, placePictures, referencesOf, refuseImpossible } from "./model-fit.ts";
import { shotCount } from "./shot-count.ts";

/**
 * The same film for another model, such as the final render of a draft: beats, moves, seeds and lengths
 * stay; a shot longer than the model can make becomes several that go on from one another. `context` is
 * the request and the model it is to be made with.
 */
export function renderPlanFor(plan: FilmPlan, context: PlanContext): FilmPlan {
  const { request, model } = context;
  refuseImpossible(request, model);
  // Refuses a model whose shots are too short for any plan of this length.
  shotCount(request.seconds, { beats: [], look: [], scripted: false }, model);
  const pictures = placePictures(request, model);
  const pieces = plan.shots.flatMap((shot, i) => piecesOf(shot, plan.shots[i + 1], context));
  const shots = pieces.map((piece, index): PlannedShot => {
    const {
      startImage: _start,
      endImage: _end,
      references: _references,
      frame: _frame,
      staleFrame: _stale,
      takes: _takes,
      ...shot
    } = withoutOldPictures(piece);
    return {
      ...shot,
      index,
      ...(index === 0 && pictures.startImage !== undefined ? { startImage: pictures.startImage } : {}),
      ...(shot.ownFrame !== undefined && model.takes.startImage ? { startImage: shot.ownFrame } : {}),
      ...(index === pieces.length - 1 && pictures.endImage !== undefined
        ? { endImage: pictures.endImage }
        : {}),
      ...referencesOf(shot, pictures, request),
    };
  });
  return {
    director: plan.director,
    ...(plan.told === undefined ? {} : { told: plan.told }),
    ...(plan.story === undefined ? {} : { story: plan.story }),
    shots,
    warnings: [
      ...lengthWarnings(request.seconds, shots, model),
      ...bendings(request, model),
      ...pictures.warnings,
      ...ownFramesLost(pieces, model),
    ],
  };
}

/** A picture that can't be sent is said, never dropped silently. */
function ownFramesLost(shots: readonly PlannedShot[], model: PlanContext["model"]): string[] {
  if (model.takes.startImage) return [];
  return shots.flatMap(({ ownFrame }, index) =>
    ownFrame === undefined
      ? []
      : [
          `${model.label} can't begin from a picture, so shot ${index + 1} is made without the one given for it.`,
        ],
  );
}

/** Each time a take goes on from its own last frame it drifts a little: so often at most. */
const LINKS_MOST = 3;

function piecesOf(shot: PlannedShot, next: PlannedShot | undefined, { model }: PlanContext): PlannedShot[] {
  const { continues, ...alone } = shot;
  const chained = continues === true && model.takes.startImage ? { continues: true } : {};
  const fade = shot.join.kind === "crossfade" && next !== undefined ? shot.join.seconds : 0;
  const most = longestShotFrames(model.lengths);
  const frames = toFrames(shot.seconds);
  if (frames + toFrames(fade) <= most) {
    const renderSeconds = renderSecondsFor(model.lengths, shot.seconds + fade);
    if (renderSeconds !== undefined) return [{ ...alone, ...chained, renderSeconds }];
  }
  const count = Math.ceil(frames / most);
  const goesOn = (k: number) => model.takes.startImage && k % (LINKS_MOST + 1) !== 0;
  return Array.from({ length: count }, (_, k): PlannedShot => {
    const own = Math.floor((frames * (k + 1)) / count) - Math.floor((frames * k) / count);
    const seconds = toSeconds(own);
    const { lines: _lines, ownFrame: _own, ...silent } = alone;
    return {
      // What is said is said once.
      ...(k === 0 ? alone : silent),
      ...(k === 0 ? chained : goesOn(k) ? { continues: true } : {}),
      seconds,
      renderSeconds: renderSecondsFor(model.lengths, seconds) ?? shot.renderSeconds,
      join: { kind: "cut" },
    };
  });
}
