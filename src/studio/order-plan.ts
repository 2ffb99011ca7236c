import { UserMistake } from "../core/errors.ts";
import { withoutMarks } from "../core/film/bible.ts";
import type { Shot } from "../core/film/clip.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { SECONDS_MAX, type VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { planSound } from "../director/sound-plan.ts";
import type { Store } from "../store/store.ts";
import { createMadeShots } from "./made-shots.ts";
import type { OrderedShot } from "./order.ts";
import type { OrderPictures } from "./picture-orders.ts";
import { type Price, priceOf } from "./price.ts";
import type { OrderSound } from "./sound-orders.ts";

/** Most seconds of shots to be made for one film: models that make only long shots need up to twice what is seen. */
const RENDERED_MAX = 2 * SECONDS_MAX;

/** A film plan with all that is ordered for it, and what that costs. */
export interface OrderedPlan {
  plan: FilmPlan;
  shots: Shot[];
  price: Price;
  /** How many pictures an image model is to draw for it. */
  pictures: number;
  /** What of it can't be had as it was asked for. */
  warnings: string[];
}

export interface OrderPlanDependencies {
  record: Pick<Store, "owned">;
  backends: Pick<Backends, "backend">;
  media: MediaStore;
  /** Decides what models make of a film's sound. */
  orderSound: OrderSound;
  /** Decides what an image model makes of it beforehand. */
  orderPictures: OrderPictures;
}

/** Decides what is ordered for a film plan, its sound, its pictures and those of its shots that aren't there yet, and prices it. */
export function createOrderPlan({
  record: { owned },
  backends,
  media,
  orderSound,
  orderPictures,
}: OrderPlanDependencies) {
  const withMadeShots = createMadeShots({ owned, media });

  /** `hasPictures`: it says itself which pictures are drawn for it, as a board's does. */
  return async function orderPlan(
    planned: FilmPlan,
    request: VideoRequest,
    model: ModelDescription,
    { hasPictures }: { hasPictures: boolean },
  ): Promise<OrderedPlan> {
    const { sound: heard, warnings } = planSound(planned, request, model);
    const pictured = hasPictures ? planned : await orderPictures.plan(planned, request, model);
    const { orders, made, ...shown } = await withMadeShots(request, model, {
      ...pictured,
      setting: planned.setting ?? withoutMarks(request.prompt, request.known),
      sound: heard,
    });
    const isToMake = (_: unknown, index: number) => made[index] === undefined;
    const digests = orders.map(({ digest }) => digest);
    const { sound, ...soundPrice } = await orderSound({ ...shown.plan, sound: heard }, request, digests);
    const toMake = [...orders.keys()].filter((index) => isToMake(undefined, index));
    const { plan, ...picturePrice } = await orderPictures.price({ ...shown.plan, sound }, toMake);
    const backend = backends.backend(model.backend);
    const refused = new Set([...warnings, ...soundPrice.warnings]);
    for (const { order } of orders.filter(isToMake))
      for (const warning of await backend.check(order)) refused.add(warning);
    checkRendered(plan.shots.filter(isToMake));
    const price = priceOf(
      plan.shots.map((shot, index) => ({
        ...shot,
        toMake: isToMake(shot, index),
        pictureCredits: picturePrice.credits[index],
      })),
      model,
      { draft: request.draft, billed: backend.billed, resolution: request.resolution },
      { ...soundPrice, usd: soundPrice.usd + picturePrice.usd },
    );
    return {
      plan,
      shots: orders.map((ordered, index) =>
        shotOf(ordered, {
          planned: plan.shots[index],
          key: made[index],
          index,
          credits: price.shots[index] ?? 0,
        }),
      ),
      price,
      pictures: picturePrice.count,
      warnings: [...refused],
    };
  };
}

/** A shot as it is recorded. `key`: of its file in the media store, where it was made before. */
function shotOf(
  { order: { version }, digest }: OrderedShot,
  {
    planned,
    key,
    index,
    credits,
  }: { planned: PlannedShot | undefined; key: string | undefined; index: number; credits: number },
): Shot {
  const taken = planned?.made;
  const by = taken?.by;
  const common = {
    ...{ index, digest, credits, estimated: false, warnings: [] },
    ...(by !== undefined && { by }),
    // What is taken over was made by its own clip's model, and its digest is of that one's version.
    ...(version !== undefined && taken === undefined && { version }),
  };
  return key === undefined
    ? { ...common, state: "waiting", progress: null }
    : { ...common, state: "kept", progress: 1, key };
}

/** A film may be cut from more than is seen, but not from any length: what is rendered is time on a GPU. */
function checkRendered(shots: readonly PlannedShot[]): void {
  const rendered = shots.reduce((sum, shot) => sum + shot.renderSeconds, 0);
  if (rendered <= RENDERED_MAX) return;
  throw new UserMistake(
    "too-much-to-render",
    `That would take ${Math.ceil(rendered)} seconds of shots to be made; at most ${RENDERED_MAX} are possible. Ask for fewer or shorter shots.`,
  );
}
