import type { Plan } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import { RESOLUTIONS, type Resolution } from "../core/film/picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";

/** Whether a plan has a model: the plan may name its models, and the catalogue may name a model's plans. */
export function hasModel({ name, models }: Plan, model: ModelDescription): boolean {
  const isListed = models === null || models.includes(model.id);
  return isListed && (model.plans === undefined || model.plans.includes(name));
}

/** Throws UserMistake for a model that a plan doesn't have; drafts are drawn by whatever draws them. */
export function checkPlanModel(
  plan: Plan,
  model: ModelDescription,
  { draft }: { draft?: boolean | undefined },
): void {
  if (draft || hasModel(plan, model)) return;
  throw new UserMistake(
    "model-not-in-plan",
    `${model.label} is not in your plan (${plan.name}). /models shows what is.`,
  );
}

/** Throws UserMistake for a film that is more than a plan has. */
export function checkPlanFilm(
  plan: Plan,
  { seconds, resolution, draft }: Pick<VideoRequest, "seconds" | "resolution" | "draft">,
  isPrivate: boolean,
): void {
  if (seconds > plan.longestFilmSeconds) {
    throw new UserMistake(
      "too-long-for-plan",
      `A clip of ${Math.ceil(seconds)} s is longer than your plan (${plan.name}) has: ${plan.longestFilmSeconds} s at most. Ask for a shorter one.`,
    );
  }
  if (!draft && plan.resolutions && !plan.resolutions.includes(resolution)) {
    throw new UserMistake(
      "resolution-not-in-plan",
      `${resolution} is not in your plan (${plan.name}), which has ${plan.resolutions.join(", ")}. Ask for one of these.`,
    );
  }
  if (isPrivate) checkPlanPrivacy(plan);
}

export function checkPlanPrivacy({ name, privateClips }: Plan): void {
  if (privateClips) return;
  throw new UserMistake(
    "private-not-in-plan",
    `Clips that you alone see are not in your plan (${name}). Ask for it without private, in a chat of your own if you like.`,
  );
}

/** The resolution somebody gets who asks for none: the usual one, or the nearest below it that the plan has. */
export function usualResolution({ resolutions }: Plan, usual: Resolution): Resolution {
  if (!resolutions || resolutions.includes(usual)) return usual;
  const had = RESOLUTIONS.filter((one) => resolutions.includes(one));
  return had.findLast((one) => RESOLUTIONS.indexOf(one) < RESOLUTIONS.indexOf(usual)) ?? had[0] ?? usual;
}
