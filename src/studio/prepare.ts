import type { Person } from "../core/access/person.ts";
import { MediaError, UserMistake } from "../core/errors.ts";
import type { FinalRender, Planning } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Verdict, WrittenPart } from "../core/ports/moderator.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Surface } from "../core/surface.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { NamedEntries } from "./bible.ts";
import { checkPlace, checkStyle } from "./check-place.ts";
import { checkPlanFilm } from "./check-plan.ts";
import { checkModel, createModelChoice } from "./choose-model.ts";
import { checkRequest, completeRequest, type RequestDefaults, withEntries } from "./complete-request.ts";
import { finalRenderOf } from "./final-render.ts";
import { createOrderLook, type OrderLookDependencies, strictest } from "./look-at-order.ts";
import type { Means } from "./means.ts";
import { placeIn } from "./moderated-place.ts";
import { createOrderPlan, type OrderedPlan, type OrderPlanDependencies } from "./order-plan.ts";
import { type Price, priceOf } from "./price.ts";
import { checkStanding, type Look, type Standings } from "./standings.ts";

/** Everything decided about a clip before it is recorded. */
export interface Prepared extends OrderedPlan {
  request: VideoRequest;
  model: ModelDescription;
  /** Whose credits pay for it. */
  account: string;
  /** Id of the backend in whose line its shots wait. */
  queue: string;
  finalRender?: FinalRender | undefined;
  /** A language model is to write its plan yet. */
  planning?: Planning | undefined;
  verdict: Verdict;
  /** What was looked at. */
  words: readonly WrittenPart[];
}

export interface PreparingDependencies extends OrderLookDependencies, OrderPlanDependencies {
  record: Pick<Store, "clips" | "owned">;
  backends: Backends;
  director: Director;
  /** What words name of the bible with an @. */
  named: (words: string, person: Person, surface: Surface) => Promise<NamedEntries>;
  /** Throws UserMistake for a film that stands on a picture which may not be used any more. */
  checkPictures: (film: Pick<Prepared, "request" | "plan">) => Promise<void>;
  media: MediaStore;
  standings: Pick<Standings, "look">;
  /** Throws MediaError for a file in the media store that is no picture, half of one, or one too large to be opened. */
  readyPicture: (key: string) => Promise<void>;
  means: Pick<Means, "settingsOf" | "tooLittleFor" | "tooShort">;
  defaults: RequestDefaults;
}

/** Decides everything about a clip that is asked for, and records nothing. */
export function createPreparing(dependencies: PreparingDependencies) {
  const { backends, director, named, standings, readyPicture, orderSound, orderPictures } = dependencies;
  const { settingsOf, tooLittleFor, tooShort } = dependencies.means;
  const { chooseModel } = createModelChoice(backends);
  const lookFor = createOrderLook(dependencies);
  const orderPlan = createOrderPlan(dependencies);

  /**
   * `wanted`: it is to be made, so a language model may plan it for whoever can pay; else it costs nothing to look.
   * `excused`: a person has let it through; `appealed`: the second model looks, and a doubt of its is a no.
   * `parent`: the clip it is made from, where that has been read; `look`: how they stand, where that has been looked at.
   */
  async function prepare(
    asked: Asked,
    {
      wanted = false,
      excused = false,
      appealed = false,
      parent,
      look,
    }: {
      wanted?: boolean;
      excused?: boolean | undefined;
      appealed?: boolean | undefined;
      parent?: StoredClip | undefined;
      look?: Look | undefined;
    } = {},
  ): Promise<Prepared> {
    const { surface } = asked;
    const settings = await settingsOf(surface);
    const stands = look ?? (await standings.look(asked.person, surface));
    const { request, model, usual, notes } = await completed(asked, stands, settings);
    const givenPlan = asked.from?.plan;
    const mayBePlanned = wanted && (givenPlan === undefined || asked.mayPlanAnew === true);
    const isShort = mayBePlanned && (await isShortOfCredits(asked, stands, request, model));
    await readyPictures(request.images.map(({ key }) => key));
    const place = { ...placeIn(settings, surface), excused };
    const parents = [asked.from?.parent, asked.from?.secondParent];
    const lookAt = await lookFor(request, place, { parents, read: parent, wanted, appealed });
    const asWritten = await lookAt(givenPlan);
    // Who is to be refused in the end costs nobody anything: planned by rules, it is priced all the same.
    const planned = givenPlan ?? (await director.plan(request, model));
    await dependencies.checkPictures({ request, plan: planned });
    const writer = mayBePlanned && !isShort ? director.writer?.(request, planned) : undefined;
    // Whoever planned it: the words of the plan are what the model is told.
    const asPlanned = await lookAt(planned);
    const hasPictures = asked.board !== undefined;
    const { warnings, ...ordered } = await orderPlan(planned, request, model, { hasPictures });
    // A plan that was handed in may be longer than the request says; a cross-fade makes no film too long.
    checkPlanFilm(stands.plan, { ...request, seconds: Math.floor(filmSeconds(ordered.plan)) }, false);
    return {
      ...ordered,
      request,
      model,
      warnings: [...new Set([...notes, ...warnings])],
      account: stands.account,
      queue: model.backend,
      verdict: strictest([asWritten.verdict, asPlanned.verdict]),
      words: asPlanned.words,
      ...(writer !== undefined && { planning: { by: writer } }),
      ...(request.draft && {
        finalRender: await finalRenderOf(
          { ...request, ...asked.board?.film, ...(asked.board && { pictures: true as const }) },
          ordered.plan,
          { backends, usual, orderSound, orderPictures },
        ),
      }),
    };
  }

  /**
   * The request with all that it leaves open, once it is sure that its maker may have it here. `usual`: the model they or
   * their community have where none is named; `notes`: what is to be said of it.
   */
  async function completed(asked: Asked, stands: Look, settings: GroupSettings) {
    const { person, surface } = asked;
    checkStanding(stands);
    checkPlace(asked, settings);
    checkStyle(asked, settings);
    const { preferences, plan: own } = stands;
    const usual = preferences.model ?? settings.model;
    const chosen = await chooseModel(asked, usual);
    // A draft is drawn here; any other model's backend may be away or out of money.
    const { model, warning } = asked.request.draft ? { model: chosen } : await backends.usable(chosen);
    checkStanding(stands, model.id);
    checkModel(asked, model, settings, own);
    const entries = await named(asked.request.prompt, person, surface);
    const request = withEntries(
      completeRequest(asked, { ...settings, ...preferences }, model, own, dependencies.defaults),
      entries,
    );
    checkRequest(request);
    checkPlanFilm(own, request, asked.private === true);
    const notes = [...(asked.notes ?? []), ...entries.notes, ...(warning === undefined ? [] : [warning])];
    return { request, model, usual, notes };
  }

  /**
   * Whether what its maker has can't be enough for it, however it is planned; throws where its pictures would be looked at
   * for nothing. The step that records decides; before it only what costs something by itself is not begun in vain.
   */
  async function isShortOfCredits(
    asked: Asked,
    stands: Look,
    request: VideoRequest,
    model: ModelDescription,
  ): Promise<boolean> {
    const hasImages = request.images.length > 0;
    if (director.writer === undefined && !hasImages) return false;
    const least = leastPrice(request, model);
    const short = await tooLittleFor(asked, stands, least);
    if (short && hasImages && asked.from?.plan === undefined)
      throw await tooShort(asked, stands, short, least, "at least ");
    return short !== undefined;
  }

  /** What no plan of it can be cheaper than. */
  function leastPrice({ seconds, draft, resolution }: VideoRequest, model: ModelDescription): Price {
    const { billed } = backends.backend(model.backend);
    const shot = { seconds, renderSeconds: seconds, join: { kind: "cut" }, toMake: true } as const;
    return priceOf([shot], model, { draft, billed, resolution });
  }

  /** By now only its first bytes were looked at. One after the other: a large one takes its share of memory. */
  async function readyPictures(keys: readonly string[]): Promise<void> {
    try {
      for (const key of keys) await readyPicture(key);
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      throw new UserMistake(error.code, error.userMessage, { cause: error });
    }
  }

  return { prepare, readyPictures };
}
