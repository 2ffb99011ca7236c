import { createHash } from "node:crypto";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { imageOrderOf, type MadePicture, madePictureKey, picturesFor } from "../core/film/made-picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import {
  canUsePictures,
  type PictureIdea,
  planPictures,
  withoutMadePictures,
} from "../director/picture-plan.ts";

/** What is set aside for a picture of a model whose price nobody knows, in US dollars: dearer than those of the catalogue. */
const ASSUMED_USD = 0.3;

/** Decides what an image model makes of a film, and what that may cost. */
export interface OrderPictures {
  /** The plan with its shots standing on pictures that an image model is to make; as it is where there is none, or none is wanted. */
  plan(plan: FilmPlan, request: VideoRequest, model: ModelDescription): Promise<FilmPlan>;
  /**
   * `toMake`: indexes of the shots that are to be made. What is there already, or is needed by no shot of those, costs
   * nothing; `credits`: for each shot those of what it is the first to need; `count`: of what is to be made. `paid`: digests of
   * what costs nothing either, since it is paid for elsewhere.
   */
  price(
    plan: FilmPlan,
    toMake: readonly number[],
    options?: { paid?: ReadonlySet<string> },
  ): Promise<{ plan: FilmPlan; usd: number; credits: number[]; count: number }>;
}

export function createPictureOrders({
  backends,
  media,
}: {
  backends: Backends;
  media: Pick<MediaStore, "has">;
}): OrderPictures {
  /** The model that made the film's pictures before, else the best that keeps to given ones; undefined: none can now. */
  async function pictureModel({ pictures = [] }: FilmPlan): Promise<ModelDescription | undefined> {
    const before = pictures[0]?.model;
    const usual = await backends.defaultModel("image").catch(() => undefined);
    const all = [
      before === undefined ? undefined : await backends.model(before).catch(() => undefined),
      usual,
      ...(await backends.models()),
    ];
    for (const model of all) {
      // What the storyboard draws is nothing to begin a film from.
      if (model?.kind !== "image" || !model.takes.references || model.backend === "animatic") continue;
      if ((await backends.backend(model.backend).health()).ok) return model;
    }
    return undefined;
  }

  /** What the model can't be given of what its pictures are made from, in sentences. */
  async function lossesOf(pictures: readonly MadePicture[]): Promise<string[]> {
    const [most] = [...pictures].sort((one, other) => other.references.length - one.references.length);
    if (!most) return [];
    const backend = backends.backend(most.backend);
    const check = (picture: MadePicture) => backend.check(imageOrderOf(picture)).catch((): string[] => []);
    // What is told of the order without them is of no use here.
    const anyway = await check({ ...most, references: [] });
    return (await check(most)).filter((warning) => !anyway.includes(warning));
  }

  /** As it stood, where every picture is there yet: what is made is not made anew for want of a model. */
  async function asItStood(plan: FilmPlan): Promise<FilmPlan | undefined> {
    if (!plan.pictures?.length) return undefined;
    const there = await Promise.all(plan.pictures.map((picture) => media.has(madePictureKey(picture))));
    return there.every(Boolean) ? plan : undefined;
  }

  return {
    async plan(plan, request, video) {
      const { pictures: _, ...without } = plan;
      const image =
        request.pictures && !request.draft && canUsePictures(video) ? await pictureModel(plan) : undefined;
      if (!image) {
        const stood = await asItStood(plan);
        if (stood) return stood;
        if (!plan.pictures) return plan;
        return { ...without, shots: plan.shots.map(withoutMadePictures) };
      }
      const digestOf = (idea: PictureIdea) => digested(idea, image);
      const { shots, ideas, warnings } = planPictures(plan, {
        request,
        video,
        keyOf: (idea) => madePictureKey({ digest: digestOf(idea) }),
      });
      const made = ideas.map(
        (idea): MadePicture => ({
          ...idea,
          model: image.id,
          backend: image.backend,
          ...(image.version !== undefined && { version: image.version }),
          digest: digestOf(idea),
        }),
      );
      const told = [...new Set([...warnings, ...(await lossesOf(made))])];
      return { ...without, shots, warnings: told, ...(made.length > 0 && { pictures: made }) };
    },

    async price(plan, toMake, { paid } = {}) {
      const credits = plan.shots.map(() => 0);
      if (!plan.pictures) return { plan, usd: 0, credits, count: 0 };
      const firstNeededBy = new Map<string, number>();
      for (const index of toMake)
        for (const { digest } of picturesFor(plan, plan.shots[index] ?? {}))
          if (!firstNeededBy.has(digest)) firstNeededBy.set(digest, index);
      let usd = 0;
      let count = 0;
      const pictures: MadePicture[] = [];
      for (const { usd: _, ...picture } of plan.pictures) {
        const shot = firstNeededBy.get(picture.digest);
        const isToMake =
          shot !== undefined && !paid?.has(picture.digest) && !(await media.has(madePictureKey(picture)));
        const model = isToMake ? await backends.model(picture.model) : undefined;
        if (shot !== undefined && model) credits[shot] = (credits[shot] ?? 0) + model.creditsPerSecond;
        const price =
          model && backends.backend(picture.backend).billed
            ? (model.usdPerPicture ?? ASSUMED_USD)
            : undefined;
        usd += price ?? 0;
        if (isToMake) count++;
        pictures.push(price === undefined ? picture : { ...picture, usd: price });
      }
      return { plan: { ...plan, pictures }, usd, credits, count };
    },
  };
}

/**
 * With the same digest for whatever would show the same. The model's version is no part of it: a cast keeps its faces when
 * its model is mended.
 */
function digested(idea: PictureIdea, { id, backend }: ModelDescription): string {
  const { name: _, ...determining } = idea;
  return createHash("sha256")
    .update(JSON.stringify(Object.entries({ ...determining, model: id, backend }).sort()))
    .digest("hex")
    .slice(0, 40);
}
