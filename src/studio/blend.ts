import { UserMistake } from "../core/errors.ts";
import type { Change, Clip } from "../core/film/clip.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "../core/film/film-plan.ts";
import { SECONDS_MAX } from "../core/film/request.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { shorten } from "../core/talk/values/text.ts";
import { renderSecondsFor } from "../director/lengths.ts";
import { shotSeed } from "../director/random.ts";
import type { Frames } from "./frames.ts";

/** Length of the transition between two blended clips, in seconds, as near as the model can make it. */
const TRANSITION_SECONDS = 2;
/** Where no model can make one, the clips fade into each other for this long. */
const FADE_SECONDS = 1;

/**
 * One clip, a transition, another clip; their shots are taken as they are. A model that takes a first and a
 * last picture makes the transition from the last frame of the one to the first of the other; else they cross-fade.
 */
export async function blendPlan(
  first: Clip,
  second: Clip,
  { model, frames, words }: { model: ModelDescription; frames: Frames; words?: string | undefined },
): Promise<{ plan: FilmPlan; changes: Change[] }> {
  const before = madeShots(first);
  const after = madeShots(second);
  const renderSeconds = renderSecondsFor(model.lengths, TRANSITION_SECONDS);
  const canMake = model.takes.startImage && model.takes.endImage && renderSeconds !== undefined;
  const joined = canMake
    ? [...before, await transition(first, second, { model, frames, words, renderSeconds }), ...after]
    : [...before.slice(0, -1), fadingOut(before.at(-1)), ...after];
  const shots = joined.map((shot, index) => ({ ...shot, index }));
  const plan: FilmPlan = {
    director: first.plan.director,
    setting: first.plan.setting ?? first.request.prompt,
    ...(first.plan.told === undefined ? {} : { told: first.plan.told }),
    shots,
    warnings:
      first.request.aspect === second.request.aspect
        ? []
        : [`The second clip is ${second.request.aspect}; it is cropped to ${first.request.aspect}.`],
  };
  if (filmSeconds(plan) > SECONDS_MAX) {
    throw new UserMistake(
      "film-too-long",
      `Together they would be ${filmSeconds(plan)} s; a clip can be at most ${SECONDS_MAX} s long. Trim one first.`,
    );
  }
  const changes = [
    { what: "Blended with", before: "", after: shorten(second.request.prompt, 80) },
    {
      what: "Transition",
      before: "",
      after: canMake ? `${TRANSITION_SECONDS} s made by ${model.label}` : `${FADE_SECONDS} s cross-fade`,
    },
  ];
  return { plan, changes };
}

function madeShots(clip: Clip): PlannedShot[] {
  return clip.plan.shots.map((shot) => {
    const { digest, key } = clip.shots[shot.index] ?? {};
    const { continues: _, ...alone } = shot;
    return digest !== undefined && key !== undefined ? { ...alone, made: { digest, key } } : alone;
  });
}

/** The last of its seconds are shared with what comes next; its picture stays as it is. */
function fadingOut(shot: PlannedShot | undefined): PlannedShot {
  if (!shot) throw new UserMistake("clip-unfinished", "The first clip has no shots.");
  const fade = Math.min(FADE_SECONDS, shot.seconds / 2);
  return { ...shot, seconds: shot.seconds - fade, join: { kind: "crossfade", seconds: fade } };
}

async function transition(
  first: Clip,
  second: Clip,
  {
    model,
    frames,
    words,
    renderSeconds,
  }: { model: ModelDescription; frames: Frames; words: string | undefined; renderSeconds: number },
): Promise<PlannedShot> {
  const [from, to] = [first.shots.at(-1), second.shots[0]];
  if (!from?.key || !to?.key)
    throw new UserMistake(
      "clip-unfinished",
      "One of the clips has lost its pictures, so they can't be blended.",
    );
  const beat = words?.trim() || "One scene turns smoothly into the other.";
  return {
    index: 0,
    seconds: TRANSITION_SECONDS,
    renderSeconds,
    beat,
    prompt: `${beat} From: ${first.plan.shots.at(-1)?.beat ?? first.request.prompt} To: ${second.plan.shots[0]?.beat ?? second.request.prompt}`,
    camera: "dolly-in",
    join: { kind: "cut" },
    seed: shotSeed(first.request.seed + second.request.seed, model.id.length),
    startImage: await frames.keyOf({ digest: from.digest, key: from.key }, "last"),
    endImage: await frames.keyOf({ digest: to.digest, key: to.key }, "first"),
  };
}
