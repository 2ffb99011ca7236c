import { CAMERA_MOVES } from "../core/film/camera.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { PROMPT_MAX_LENGTH, type VideoRequest } from "../core/film/request.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { readStory } from "../story/beats.ts";
import { readLines, unmark } from "../story/lines.ts";
import { editShots, type PlanContext, withoutOldPictures } from "./edit-plan.ts";
import { fitLengths, toFrames } from "./lengths.ts";
import { bendings } from "./model-fit.ts";
import { shotSeed } from "./random.ts";
import { renderPlanFor } from "./render-plan-for.ts";
import { withStyle } from "./shot-prompt.ts";

/** Stretched or shortened further than this, a film wants other shots, not longer ones. */
const MOST_STRETCH = 1.6;

/**
 * The parent's plan with what the new request says differently, shots and words kept; undefined where the
 * film has to be planned anew: other words, another rhythm, or a model nobody described.
 */
export function adaptPlan(
  parent: PlanContext & { plan: FilmPlan },
  request: VideoRequest,
  models: readonly ModelDescription[],
): FilmPlan | undefined {
  const before = parent.request;
  if (request.prompt !== before.prompt || request.images !== before.images) return undefined;
  if (request.camera === undefined && before.camera !== undefined) return undefined;
  if (request.negative !== before.negative && !parent.model.takes.negative) return undefined;
  let plan = parent.plan;
  const model = modelFor(parent, request, models);
  if (model === undefined) return undefined;
  if (request.seconds !== before.seconds) {
    const stretched = stretch(plan, before.seconds, request.seconds, model);
    if (stretched === undefined) return undefined;
    plan = stretched;
  }
  if (model !== parent.model) plan = renderPlanFor(plan, { request, model });
  if (request.style !== before.style) {
    plan = {
      ...plan,
      shots: plan.shots.map((shot) => ({
        ...shot,
        prompt: withStyle(shot.prompt, before.style, request.style),
      })),
    };
  }
  if (request.seed !== before.seed) {
    plan = {
      ...plan,
      shots: plan.shots.map((shot) => ({ ...shot, seed: shotSeed(request.seed, shot.index) })),
    };
  }
  const { aspect, resolution, style, seed, camera } = request;
  if (
    aspect !== before.aspect ||
    resolution !== before.resolution ||
    style !== before.style ||
    seed !== before.seed ||
    request.negative !== before.negative
  ) {
    plan = { ...plan, shots: plan.shots.map(withoutOldPictures) };
  }
  if (camera !== undefined && camera !== before.camera) {
    plan = editShots(
      plan,
      plan.shots.map((shot) => ({ shot: shot.index, camera })),
      { request, model },
    );
  }
  const stale = bendings(before, parent.model);
  const kept = plan.warnings.filter((warning) => !stale.includes(warning));
  return { ...plan, warnings: [...new Set([...kept, ...bendings(request, model)])] };
}

function modelFor(
  parent: PlanContext,
  request: VideoRequest,
  models: readonly ModelDescription[],
): ModelDescription | undefined {
  if (request.model === parent.request.model && request.draft === parent.request.draft) return parent.model;
  return request.draft
    ? models.find((m) => m.backend === "animatic")
    : models.find((m) => m.id === request.model);
}

function stretch(
  plan: FilmPlan,
  before: number,
  seconds: number,
  model: ModelDescription,
): FilmPlan | undefined {
  const factor = seconds / before;
  if (factor > MOST_STRETCH || factor < 1 / MOST_STRETCH || plan.shots.length === 0) return undefined;
  const lengths = fitLengths(
    toFrames(seconds),
    plan.shots.map((shot) => ({
      weight: shot.seconds,
      fadeFrames: shot.join.kind === "crossfade" ? toFrames(shot.join.seconds) : 0,
    })),
    model.lengths,
  );
  if (lengths === undefined) return undefined;
  const shots = plan.shots.map((shot, i) => {
    const fitted = { ...shot, ...lengths[i] };
    return fitted.renderSeconds === shot.renderSeconds ? fitted : withoutOldPictures(fitted);
  });
  return { ...plan, shots };
}

/** Whether the plan tells something else than the prompt: shots were edited, or a language model found the words. */
export function hasOwnWords(plan: FilmPlan, prompt: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const asWritten = letters(prompt);
  const asRead = letters(
    readStory(unmark(readLines(prompt).told).text)
      .beats.map((beat) => beat.text)
      .join(" "),
  );
  return plan.shots.some(
    (shot) => !asWritten.includes(letters(shot.beat)) && !asRead.includes(letters(shot.beat)),
  );
}

/** The plan written down as a prompt, so that planning it again keeps its shots, lengths and moves. */
export function asScript(plan: FilmPlan, prompt: string): string {
  const lines = plan.shots.map((shot) => {
    const seconds = Math.round(shot.seconds * 10) / 10;
    const beat = /[.!?…。！？]$/u.test(shot.beat) ? shot.beat : `${shot.beat}.`;
    const said = (shot.lines ?? [])
      .map(({ speaker, text }) => ` ${speaker ?? "Narrator"}: “${text}”`)
      .join("");
    return `Shot ${shot.index + 1} (${seconds}s): ${beat}${said} Camera: ${CAMERA_MOVES[shot.camera].label.toLowerCase()}.`;
  });
  const script = lines.join("\n");
  return script.length <= PROMPT_MAX_LENGTH ? script : prompt;
}
