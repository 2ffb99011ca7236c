import type { Plan } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import {
  PROMPT_MAX_LENGTH,
  SECONDS_MAX,
  SECONDS_MIN,
  SEED_MAX,
  type VideoRequest,
} from "../core/film/request.ts";
import { soundWish } from "../core/film/sound.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { NamedEntries } from "./bible.ts";
import { usualResolution } from "./check-plan.ts";

/** What a film is like that nobody said anything about. */
export interface RequestDefaults {
  seconds: number;
  resolution: VideoRequest["resolution"];
  newSeed: () => number;
}

/** What was asked for with all that was left open: by the person, the place, the plan and the bot, in this order. */
export function completeRequest(
  { request }: Pick<Asked, "request">,
  preferred: GroupSettings,
  model: ModelDescription,
  plan: Plan,
  defaults: RequestDefaults,
): VideoRequest {
  const aspect = request.aspect ?? preferred.aspect ?? "16:9";
  const resolution = request.resolution ?? usualResolution(plan, preferred.resolution ?? defaults.resolution);
  const style = request.style ?? preferred.style;
  const sound = soundWish(request.sound, preferred);
  return {
    prompt: request.prompt.trim(),
    seconds: request.seconds ?? Math.min(preferred.seconds ?? defaults.seconds, plan.longestFilmSeconds),
    aspect,
    resolution,
    ...(style === undefined ? {} : { style }),
    ...(request.camera === undefined ? {} : { camera: request.camera }),
    model: request.draft && request.model ? request.model : model.id,
    seed: request.seed ?? defaults.newSeed(),
    ...(request.negative === undefined ? {} : { negative: request.negative }),
    draft: request.draft ?? false,
    images: request.images ?? [],
    ...(request.pictures && { pictures: true }),
    ...(sound === undefined ? {} : { sound }),
  };
}

/** The request with the entries it names as they stand now, whichever it had before. */
export function withEntries(request: VideoRequest, { known, images }: NamedEntries): VideoRequest {
  const { known: _, ...plain } = request;
  return {
    ...plain,
    images: [...request.images.filter(({ of }) => of === undefined), ...images],
    ...(known.length > 0 && { known }),
  };
}

/** Throws UserMistake for a request that no plan could allow. */
export function checkRequest({ prompt, seconds, seed }: VideoRequest): void {
  const length = [...prompt].length;
  if (length === 0) {
    throw new UserMistake("empty-prompt", "Say what the video should show.", {
      examples: ["/video a red fox in the snow"],
    });
  }
  if (length > PROMPT_MAX_LENGTH) {
    throw new UserMistake(
      "prompt-too-long",
      `The prompt has ${length} characters; at most ${PROMPT_MAX_LENGTH} are possible.`,
    );
  }
  if (!(seconds >= SECONDS_MIN && seconds <= SECONDS_MAX)) {
    throw new UserMistake(
      "bad-seconds",
      `A clip can be ${SECONDS_MIN} to ${SECONDS_MAX} seconds long, not ${seconds}.`,
    );
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) {
    throw new UserMistake("bad-seed", `A seed is a whole number from 0 to ${SEED_MAX}.`);
  }
}
