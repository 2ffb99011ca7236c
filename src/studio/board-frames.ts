import { UserMistake } from "../core/errors.ts";
import type { Board } from "../core/film/board.ts";
import type { FramesToDraw } from "../core/film/clip.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { type MadePicture, madePictureKey, picturesFor } from "../core/film/made-picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { toFrames } from "../director/lengths.ts";
import { renderPlanFor } from "../director/render-plan-for.ts";
import type { OrderPictures } from "./picture-orders.ts";

export type WithFrames = ReturnType<typeof createBoardFrames>;

/** The film that a board is for, as an image model's part of it is planned. */
type AskedFilm = { request: VideoRequest; film: Board["film"] };

/**
 * The frames of a board that an image model draws on it, the very ones that the film's shots begin from: what was drawn and
 * still fits stays for nothing; what no longer fits stays to be looked at, is told as stale, and is drawn anew when that is asked for.
 */
export function createBoardFrames({
  backends,
  orderPictures,
  media,
}: {
  backends: Pick<Backends, "model">;
  orderPictures: OrderPictures;
  media: Pick<MediaStore, "has">;
}) {
  /** `draw`: indexes of shots whose frames are to be drawn now. Throws UserMistake where no model could. */
  return async function withFrames(
    plan: FilmPlan,
    { request, film }: AskedFilm,
    draw: readonly number[],
  ): Promise<FilmPlan> {
    const { pictures: _, ...bare } = plan;
    if (draw.length === 0 && !plan.shots.some(({ frame }) => frame !== undefined)) return bare;
    const model = await backends.model(film.model);
    const wanted: VideoRequest = {
      ...request,
      ...{ model: film.model, resolution: film.resolution, draft: false, pictures: true },
    };
    const pictured = await orderPictures.plan(renderPlanFor(bare, { request: wanted, model }), wanted, model);
    const keys = frameKeys(bare, pictured);
    if (draw.length > 0 && keys.every((key) => key === undefined)) throw noFrames(model.label);
    const needed = new Set<MadePicture>();
    const shots = await Promise.all(
      bare.shots.map(async (shot, index): Promise<PlannedShot> => {
        const { frame, staleFrame: _stale, ...own } = shot;
        const key = keys[index];
        if (own.ownFrame !== undefined || key === undefined) return own;
        if (draw.includes(index) || (await media.has(key))) {
          for (const picture of picturesFor(pictured, { startImage: key })) needed.add(picture);
          return { ...own, frame: key, startImage: key };
        }
        return frame === undefined ? own : { ...own, frame, startImage: frame, staleFrame: true };
      }),
    );
    return { ...bare, shots, ...(needed.size > 0 && { pictures: [...needed] }) };
  };
}

/**
 * What drawing the frames of a board's shots costs now; undefined where no model would. `pictured`: the film's plan with its
 * pictures; `paid`: digests of those that are under way for it.
 */
export async function framesToDraw(
  plan: FilmPlan,
  pictured: FilmPlan,
  {
    backends,
    orderPictures,
    paid,
  }: {
    backends: Pick<Backends, "model">;
    orderPictures: OrderPictures;
    paid: ReadonlySet<string>;
  },
): Promise<FramesToDraw | undefined> {
  const keys = frameKeys(plan, pictured);
  const by = pictured.pictures?.[0]?.model;
  if (by === undefined || keys.every((key) => key === undefined)) return undefined;
  const shots = plan.shots.map((shot, index): PlannedShot => {
    const { startImage: _, endImage: __, references: ___, ...own } = shot;
    const key = keys[index];
    return key === undefined ? own : { ...own, startImage: key };
  });
  const all = [...shots.keys()];
  const { usd, credits, count } = await orderPictures.price({ ...pictured, shots }, all, { paid });
  const model = await backends.model(by, "image");
  return {
    model: by,
    pictures: count,
    credits: Math.ceil(credits.reduce((sum, each) => sum + each, 0) - 1e-9),
    usd,
    each: { credits: model.creditsPerSecond, usd: model.usdPerPicture ?? 0 },
  };
}

/** For each of a board's shots the media key of the frame that the film begins it with; its longer ones are several shots there. */
function frameKeys(board: FilmPlan, film: FilmPlan): (string | undefined)[] {
  const begins = (shots: readonly PlannedShot[]) => {
    let at = 0;
    return shots.map(({ seconds }) => {
      const begin = at;
      at += toFrames(seconds);
      return begin;
    });
  };
  const inFilm = new Map(begins(film.shots).map((begin, index) => [begin, film.shots[index]]));
  const made = new Set((film.pictures ?? []).map(madePictureKey));
  return begins(board.shots).map((begin) => {
    const key = inFilm.get(begin)?.startImage;
    return key !== undefined && made.has(key) ? key : undefined;
  });
}

function noFrames(label: string): UserMistake {
  return new UserMistake(
    "no-model",
    `No image model is set up here whose frames ${label} could begin from, so key frames can't be drawn. The draft's own frames are free: say “redraw frame 1”, or attach a picture of your own with “frame 1”.`,
    { examples: ["redraw frame 1"] },
  );
}
