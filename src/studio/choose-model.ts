import type { Plan } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { checkPlanModel } from "./check-plan.ts";

/** Which model makes a film. */
export function createModelChoice(backends: Backends) {
  /** The model a request asks for, or the usual one. Throws UserMistake where there is none, or it makes no videos. */
  async function chooseModel(asked: Asked, preferred: string | undefined): Promise<ModelDescription> {
    const { request } = asked;
    const use = (request.images?.length ?? 0) > 0 ? "image-to-video" : "text-to-video";
    const model = request.draft
      ? await backends.defaultModel("draft")
      : request.model !== undefined
        ? await backends.model(request.model)
        : await usualModel(use, preferred);
    if (!model) throw new UserMistake("no-model", "No model is set up for this. Ask whoever runs this bot.");
    if (model.kind !== "video")
      throw new UserMistake(
        "not-a-video-model",
        `${model.label} doesn't make videos. /models shows those that do.`,
      );
    return model;
  }

  /** The one preferred where it is there, else the bot's own for this use. */
  async function usualModel(use: "text-to-video" | "image-to-video", preferred: string | undefined) {
    const fallback = () => backends.defaultModel(use);
    return preferred === undefined ? fallback() : backends.model(preferred).catch(fallback);
  }

  return { chooseModel, usualModel };
}

/** Throws UserMistake for a model that this place or this person's plan doesn't have. */
export function checkModel(
  { request }: Asked,
  model: ModelDescription,
  settings: GroupSettings,
  plan: Plan,
): void {
  if (settings.models && !request.draft && !settings.models.includes(model.id)) {
    throw new UserMistake(
      "model-not-allowed",
      `${model.label} isn't allowed here. Allowed: ${settings.models.join(", ")}.`,
    );
  }
  checkPlanModel(plan, model, request);
}
