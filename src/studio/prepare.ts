import type { Person } from "../core/access/person.ts";
import { MediaError, UserMistake } from "../core/errors.ts";
import { withoutMarks } from "../core/film/bible.ts";
import { type FinalRender, type Planning, parentsOf, type Shot } from "../core/film/clip.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "../core/film/film-plan.ts";
import { SECONDS_MAX, type VideoRequest } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Moderator, Verdict, WrittenPart } from "../core/ports/moderator.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Surface } from "../core/surface.ts";
import { planSound } from "../director/sound-plan.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { NamedEntries } from "./bible.ts";
import { checkPlace, checkStyle } from "./check-place.ts";
import { checkPlanFilm } from "./check-plan.ts";
import { checkModel, createModelChoice } from "./choose-model.ts";
import { checkRequest, completeRequest, type RequestDefaults, withEntries } from "./complete-request.ts";
import { finalRenderOf } from "./final-render.ts";
import { createMadeShots } from "./made-shots.ts";
import type { Means } from "./means.ts";
import { placeIn } from "./moderated-place.ts";
import type { OrderDesk } from "./order-desk.ts";
import type { OrderPictures } from "./picture-orders.ts";
import { type Price, priceOf } from "./price.ts";
import type { OrderSound } from "./sound-orders.ts";
import { checkStanding, type Look, type Standings } from "./standings.ts";
import { wordsOf } from "./words-of.ts";

/** Most seconds of shots to be made for one film: models that make only long shots need up to twice what is seen. */
const RENDERED_MAX = 2 * SECONDS_MAX;

/** A family is read back so far for what its steps add up to: so many clips, and characters, which a classifier has to read. */
const FAMILY_LOOKED_AT = 50;
const FAMILY_CHARACTERS = 16_000;

/** Everything decided about a clip before it is recorded. */
export interface Prepared {
  request: VideoRequest;
  model: ModelDescription;
  plan: FilmPlan;
  shots: Shot[];
  price: Price;
  /** How many pictures an image model is to draw for it. */
  pictures: number;
  warnings: string[];
  account: string;
  queue: string;
  finalRender?: FinalRender | undefined;
  /** A language model is to write its plan yet. */
  planning?: Planning | undefined;
  verdict: Verdict;
  /** What was looked at. */
  words: readonly WrittenPart[];
}

export interface PreparingDependencies {
  record: Pick<Store, "clips" | "owned">;
  backends: Backends;
  director: Director;
  moderator: Pick<Moderator, "check" | "look" | "lookAgain" | "refusal">;
  /** Whether somebody looks at what is held. */
  desk: Pick<OrderDesk, "canHold">;
  /** What words name of the bible with an @. */
  named: (words: string, person: Person, surface: Surface) => Promise<NamedEntries>;
  media: MediaStore;
  standings: Pick<Standings, "look">;
  /** Throws MediaError for a file in the media store that is no picture, half of one, or one too large to be opened. */
  readyPicture: (key: string) => Promise<void>;
  /** Decides what models make of a film's sound. */
  orderSound: OrderSound;
  /** Decides what an image model makes of it beforehand. */
  orderPictures: OrderPictures;
  means: Pick<Means, "settingsOf" | "tooLittleFor" | "tooShort">;
  defaults: RequestDefaults;
}

/** Decides everything about a clip that is asked for, and records nothing. */
export function createPreparing({
  record,
  backends,
  director,
  moderator,
  desk,
  named,
  media,
  standings,
  readyPicture,
  orderSound,
  orderPictures,
  means: { settingsOf, tooLittleFor, tooShort },
  defaults,
}: PreparingDependencies) {
  const { chooseModel } = createModelChoice(backends);
  const withMadeShots = createMadeShots({ owned: record.owned, media });

  /**
   * `wanted`: it is to be made, so a language model may plan it for whoever can pay; else it costs nothing to look.
   * `parent`: the clip it is made from, where that has been read; `look`: how they stand, where that has been looked at;
   * `appealed`: the second model looks, and a doubt of its is a no.
   */
  async function prepare(
    asked: Asked,
    {
      wanted = false,
      excused = false,
      appealed = false,
      parent,
      look: known,
    }: {
      wanted?: boolean;
      excused?: boolean | undefined;
      appealed?: boolean | undefined;
      parent?: StoredClip | undefined;
      look?: Look | undefined;
    } = {},
  ): Promise<Prepared> {
    const { person, surface } = asked;
    const settings = await settingsOf(surface);
    const stands = known ?? (await standings.look(person, surface));
    checkStanding(stands);
    checkPlace(asked, settings);
    checkStyle(asked, settings);
    const { account, preferences, plan: own } = stands;
    const usual = preferences.model ?? settings.model;
    const chosen = await chooseModel(asked, usual);
    // A draft is drawn here; any other model's backend may be away or out of money.
    const { model, warning } = asked.request.draft ? { model: chosen } : await backends.usable(chosen);
    checkStanding(stands, model.id);
    checkModel(asked, model, settings, own);
    const entries = await named(asked.request.prompt, person, surface);
    const request = withEntries(
      completeRequest(asked, { ...settings, ...preferences }, model, own, defaults),
      entries,
    );
    checkRequest(request);
    checkPlanFilm(own, request, asked.private === true);
    const isPlanned = asked.from?.plan !== undefined;
    const least = leastPrice(request, model);
    const mayBePlanned = wanted && (!isPlanned || asked.mayPlanAnew === true);
    // The step that records decides; before it only what costs something by itself is not begun for nothing.
    const costsBefore = director.writer !== undefined || request.images.length > 0;
    const short = mayBePlanned && costsBefore ? await tooLittleFor(asked, stands, least) : undefined;
    if (short && !isPlanned && request.images.length > 0)
      throw await tooShort(asked, stands, short, least, "at least ");
    await readyPictures(request.images.map(({ key }) => key));
    const family = await familyWords([asked.from?.parent, asked.from?.secondParent], parent);
    const place = { ...placeIn(settings, surface), excused };
    const pictures = await Promise.all(request.images.map(({ key }) => media.path(key)));
    /** The rules cost nothing; a classifier is asked where something is to be made. The second model judges what rules have said, too. */
    const look = async (words: readonly WrittenPart[]): Promise<Verdict> => {
      moderator.check(words, { ...place, excused: excused || appealed });
      if (!wanted) return { outcome: "allow" };
      const ask = appealed ? (moderator.lookAgain ?? moderator.look) : moderator.look;
      const verdict = await ask({ parts: words, pictures }, place);
      const isDoubt = verdict.outcome === "review";
      const isNo = verdict.outcome === "refuse" || (isDoubt && (appealed || !(await desk.canHold())));
      if (isNo) throw moderator.refusal(verdict);
      return verdict;
    };
    const asWritten = await look(wordsOf(request, asked.from?.plan, family));
    // Who is to be refused in the end costs nobody anything: planned by rules, it is priced all the same.
    const planned = asked.from?.plan ?? (await director.plan(request, model));
    const writer = mayBePlanned && !short ? director.writer?.(request, planned) : undefined;
    // Whoever planned it: the words of the plan are what the model is told.
    const words = wordsOf(request, planned, family);
    const asPlanned = await look(words);
    const { sound: heardOf, warnings: heard } = planSound(planned, request, model);
    // What a board wants drawn stands in its plan.
    const pictured = asked.board ? planned : await orderPictures.plan(planned, request, model);
    const { orders, made, ...shown } = await withMadeShots(request, model, {
      ...pictured,
      setting: planned.setting ?? withoutMarks(request.prompt, request.known),
      sound: heardOf,
    });
    const digests = orders.map(({ digest }) => digest);
    const { sound, ...soundPrice } = await orderSound({ ...shown.plan, sound: heardOf }, request, digests);
    const toMake = orders.flatMap((_, index) => (made[index] === undefined ? [index] : []));
    const { plan, ...picturePrice } = await orderPictures.price({ ...shown.plan, sound }, toMake);
    const backend = backends.backend(model.backend);
    const unmade = orders.filter((_, index) => made[index] === undefined);
    const refused = new Set<string>([
      ...(asked.notes ?? []),
      ...entries.notes,
      ...(warning === undefined ? [] : [warning]),
      ...heard,
      ...soundPrice.warnings,
    ]);
    for (const { order } of unmade) for (const warning of await backend.check(order)) refused.add(warning);
    checkRendered(plan.shots.filter((_, index) => made[index] === undefined));
    // A plan that was handed in may be longer than the request says; a cross-fade makes no film too long.
    checkPlanFilm(own, { ...request, seconds: Math.floor(filmSeconds(plan)) }, false);
    const price = priceOf(
      plan.shots.map((shot, index) => ({
        ...shot,
        toMake: made[index] === undefined,
        pictureCredits: picturePrice.credits[index],
      })),
      model,
      { draft: request.draft, billed: backend.billed, resolution: request.resolution },
      { ...soundPrice, usd: soundPrice.usd + picturePrice.usd },
    );
    const shots = orders.map(({ order: { version }, digest }, index): Shot => {
      const key = made[index];
      const taken = plan.shots[index]?.made;
      const by = taken?.by;
      const common = {
        ...{ index, digest, credits: price.shots[index] ?? 0, estimated: false, warnings: [] },
        ...(by !== undefined && { by }),
        // What is taken over was made by its own clip's model, and its digest is of that one's version.
        ...(version !== undefined && taken === undefined && { version }),
      };
      return key === undefined
        ? { ...common, state: "waiting", progress: null }
        : { ...common, state: "kept", progress: 1, key };
    });
    return {
      request,
      model,
      plan,
      shots,
      price,
      pictures: picturePrice.count,
      warnings: [...refused],
      account,
      queue: model.backend,
      verdict: [asWritten, asPlanned].find(({ outcome }) => outcome === "review") ??
        [asWritten, asPlanned].find(({ outcome }) => outcome === "spoiler") ?? { outcome: "allow" },
      words,
      ...(writer !== undefined && { planning: { by: writer } }),
      ...(request.draft && {
        finalRender: await finalRenderOf(
          { ...request, ...asked.board?.film, ...(asked.board && { pictures: true as const }) },
          plan,
          { backends, usual, orderSound, orderPictures },
        ),
      }),
    };
  }

  /** The prompts of the clips it was made from, each once, the oldest first. `known`: one of them that has been read. */
  async function familyWords(
    parents: readonly (string | undefined)[],
    known: StoredClip | undefined,
  ): Promise<string[]> {
    const prompts = new Set<string>();
    let characters = 0;
    const ids = new Set(parents.filter((id) => id !== undefined));
    // Those added on the way are gone through as well.
    for (const id of ids) {
      const clip = id === known?.id ? known : await record.clips.load(id);
      if (!clip) continue;
      const { prompt } = clip.request;
      if (!prompts.has(prompt)) characters += prompt.length;
      if (characters > FAMILY_CHARACTERS) break;
      prompts.add(prompt);
      for (const parent of parentsOf(clip)) if (ids.size < FAMILY_LOOKED_AT) ids.add(parent);
    }
    return [...prompts].reverse();
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

/** A film may be cut from more than is seen, but not from any length: what is rendered is time on a GPU. */
function checkRendered(shots: readonly PlannedShot[]): void {
  const rendered = shots.reduce((sum, shot) => sum + shot.renderSeconds, 0);
  if (rendered <= RENDERED_MAX) return;
  throw new UserMistake(
    "too-much-to-render",
    `That would take ${Math.ceil(rendered)} seconds of shots to be made; at most ${RENDERED_MAX} are possible. Ask for fewer or shorter shots.`,
  );
}
