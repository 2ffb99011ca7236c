import type { FinalRender } from "../core/film/clip.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { renderPlanFor } from "../director/render-plan-for.ts";
import { planSound } from "../director/sound-plan.ts";
import { framesToDraw } from "./board-frames.ts";
import { toOrders } from "./order.ts";
import type { OrderPictures } from "./picture-orders.ts";
import { priceOf } from "./price.ts";
import type { OrderSound } from "./sound-orders.ts";

/**
 * The model that makes a draft's final picture, where nobody names one: the one the draft was asked for with, else the
 * person's or the group's usual one, else the installation's. undefined: none is set up.
 */
export async function finalModel(
  { model: asked, images }: Pick<VideoRequest, "model" | "images">,
  { backends, usual }: { backends: Backends; usual?: string | undefined },
): Promise<ModelDescription | undefined> {
  const draft = await backends.defaultModel("draft");
  for (const name of [asked, usual]) {
    if (name === undefined || name === draft?.id) continue;
    const model = await backends.model(name).catch(() => undefined);
    if (model?.kind === "video") return model;
  }
  return backends.defaultModel(images.length > 0 ? "image-to-video" : "text-to-video");
}

/** What a draft's final render will cost at most; undefined where it can't be made, or is a storyboard again. */
export async function finalRenderOf(
  request: VideoRequest,
  plan: FilmPlan,
  parts: {
    backends: Backends;
    usual?: string | undefined;
    orderSound?: OrderSound;
    orderPictures?: OrderPictures;
  },
): Promise<FinalRender | undefined> {
  try {
    const model = await finalModel(request, parts);
    if (!model || model.creditsPerSecond === 0) return undefined;
    const { billed } = parts.backends.backend(model.backend);
    const wanted = { ...request, model: model.id, draft: false };
    const planned = renderPlanFor(plan, { request: wanted, model });
    const pictured = (await parts.orderPictures?.plan(planned, wanted, model)) ?? planned;
    const { shots } = pictured;
    // What the board itself is to draw is there by then.
    const paid = new Set((plan.pictures ?? []).map(({ digest }) => digest));
    const pictures = await parts.orderPictures?.price(pictured, [...shots.keys()], { paid });
    const usdOfPictures = pictures?.usd ?? 0;
    const { sound: heard } = planSound({ ...plan, shots }, wanted, model);
    const rendered = { ...plan, ...pictured, sound: heard };
    const digests = toOrders(wanted, rendered, model).map(({ digest }) => digest);
    const sound = plan.sound && (await parts.orderSound?.(rendered, wanted, digests));
    const { credits, usdMicros } = priceOf(
      shots.map((shot, index) => ({ ...shot, toMake: true, pictureCredits: pictures?.credits[index] })),
      model,
      { draft: false, billed, resolution: request.resolution },
      { credits: sound?.credits ?? 0, usd: (sound?.usd ?? 0) + usdOfPictures },
    );
    const count = pictures?.count ?? 0;
    const { id, terms } = model;
    const draw =
      parts.orderPictures && wanted.pictures
        ? await framesToDraw(plan, pictured, { ...parts, orderPictures: parts.orderPictures, paid })
        : undefined;
    return {
      model: id,
      credits,
      usd: usdMicros / 1_000_000,
      ...(count > 0 && { pictures: count }),
      ...(draw && { draw }),
      ...(terms && { terms }),
    };
  } catch {
    // No model here for such a film, none to be reached, or it is too long or too short for it: the draft is made all the
    // same, and pressing the button says so, and what to do.
    return undefined;
  }
}
