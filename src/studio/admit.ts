import { may } from "../core/access/may.ts";
import type { Person } from "../core/access/person.ts";
import type { Plan } from "../core/access/plans.ts";
import { MediaError, UserMistake } from "../core/errors.ts";
import { withoutMarks } from "../core/film/bible.ts";
import type { Clip, FinalRender, Lineage, Planning, Shot } from "../core/film/clip.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "../core/film/film-plan.ts";
import {
  PROMPT_MAX_LENGTH,
  SECONDS_MAX,
  SECONDS_MIN,
  SEED_MAX,
  type VideoRequest,
} from "../core/film/request.ts";
import { soundWish } from "../core/film/sound.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { type Moderator, Refused, type Verdict, type WrittenPart } from "../core/ports/moderator.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Surface } from "../core/surface.ts";
import { planSound } from "../director/sound-plan.ts";
import type { ClipRecord, StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { spotOf } from "./access.ts";
import type { NamedEntries } from "./bible.ts";
import { checkPlanFilm, checkPlanModel, usualResolution } from "./check-plan.ts";
import { finalRenderOf } from "./final-render.ts";
import { type AdmissionLimits, createMeans } from "./means.ts";
import { type OrderedShot, toOrders } from "./order.ts";
import type { OrderDesk } from "./order-desk.ts";
import { type Price, priceOf } from "./price.ts";
import { tooManyInFlight } from "./refusals.ts";
import type { OrderSound } from "./sound-orders.ts";
import type { Standings } from "./standings.ts";
import { strictnessIn } from "./strictness.ts";
import { wordsOf } from "./words-of.ts";

/** Most seconds of shots to be made for one film: models that make only long shots need up to twice what is seen. */
const RENDERED_MAX = 2 * SECONDS_MAX;

/** A chain of remixes is read back so far for what its steps add up to. */
const FAMILY_LOOKED_AT = 5;

export interface AdmissionDependencies {
  record: Pick<Store, "access" | "admission" | "clips" | "ledgers" | "line" | "owned" | "people" | "purse">;
  backends: Backends;
  director: Director;
  moderator: Pick<Moderator, "check" | "look" | "refusal">;
  /** What becomes of what is stopped, or held for a person. */
  desk: Pick<OrderDesk, "canHold" | "refused" | "holding" | "notHeld">;
  /** What words name of the bible with an @. */
  named: (words: string, person: Person, surface: Surface) => Promise<NamedEntries>;
  media: MediaStore;
  standings: Pick<Standings, "check" | "isAdmin" | "planOf">;
  /** Throws MediaError for a file in the media store that is no picture, half of one, or one too large to be opened. */
  readyPicture: (key: string) => Promise<void>;
  /** Decides what models make of a film's sound. */
  orderSound: OrderSound;
  limits: AdmissionLimits;
  defaults: { seconds: number; resolution: VideoRequest["resolution"] };
  freeDiskBytes: () => Promise<number>;
  /** Takes away what nobody needs any more. */
  makeRoom: () => Promise<void>;
  now: () => number;
  newClipId: () => string;
  newSeed: () => number;
}

/** Everything decided about a clip before it is recorded. */
export interface Prepared {
  request: VideoRequest;
  model: ModelDescription;
  plan: FilmPlan;
  shots: Shot[];
  price: Price;
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

/** How an order is looked at. `excused`: somebody has agreed to it; `held`: the case by which a person looks at it in any case. */
export interface AdmitOptions {
  excused?: boolean | undefined;
  held?: string | undefined;
}

export type Admission = ReturnType<typeof createAdmission>;

/** Asked → admitted: the checks in order, then one atomic step that reserves the credits and records the clip. */
export function createAdmission(dependencies: AdmissionDependencies) {
  const {
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
    limits,
    defaults,
    freeDiskBytes,
    makeRoom,
    now,
    newClipId,
    newSeed,
  } = dependencies;

  const { people } = record;
  const { settingsOf, tooLittleFor, grantsOf, checkLosses, tooShort, bookUpload } = createMeans({
    record,
    standings,
    limits,
  });

  /** `wanted`: it is to be made, so a language model may plan it for whoever can pay; else it costs nothing to look. */
  async function prepare(
    asked: Asked,
    { wanted = false, excused = false }: { wanted?: boolean; excused?: boolean | undefined } = {},
  ): Promise<Prepared> {
    const { person, surface } = asked;
    const settings = await settingsOf(surface);
    await standings.check(person, surface);
    checkAccess(asked, settings);
    const account = await people.account(person.id);
    const preferences = await people.preferencesOf(account);
    const usual = preferences.model ?? settings.model;
    const chosen = await chooseModel(asked, usual);
    // A draft is drawn here; any other model's backend may be away or out of money.
    const { model, warning } = asked.request.draft ? { model: chosen } : await backends.usable(chosen);
    await standings.check(person, surface, model.id);
    const own = await standings.planOf(person);
    checkModel(asked, model, settings, own);
    const entries = await named(asked.request.prompt, person, surface);
    const request = withEntries(completeRequest(asked, { ...settings, ...preferences }, model, own), entries);
    checkRequest(request);
    checkPlanFilm(own, request, asked.private === true);
    const isPlanned = asked.from?.plan !== undefined;
    const least = leastPrice(request, model);
    const mayBePlanned = wanted && (!isPlanned || asked.mayPlanAnew === true);
    const short = mayBePlanned ? await tooLittleFor(asked, account, own, least) : undefined;
    if (short && !isPlanned && request.images.length > 0)
      throw await tooShort(asked, own, short, least, "at least ");
    await readyPictures(request.images.map(({ key }) => key));
    const family = await familyWords(asked.from?.parent);
    const place = { adult: surface.adult, strictness: strictnessIn(settings, surface), excused };
    const pictures = await Promise.all(request.images.map(({ key }) => media.path(key)));
    /** The rules cost nothing; a classifier is asked where something is to be made. */
    const look = async (words: readonly WrittenPart[]): Promise<Verdict> => {
      moderator.check(words, place);
      if (!wanted) return { outcome: "allow" };
      const verdict = await moderator.look({ parts: words, pictures }, place);
      const isNo = verdict.outcome === "refuse" || (verdict.outcome === "review" && !(await desk.canHold()));
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
    const { sound, ...soundPrice } = await orderSound({ ...planned, sound: heardOf }, request);
    const { plan, orders, made } = await withMadeShots(request, model, {
      ...planned,
      setting: planned.setting ?? withoutMarks(request.prompt, request.known),
      sound,
    });
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
      plan.shots.map((shot, index) => ({ ...shot, toMake: made[index] === undefined })),
      model,
      { draft: request.draft, billed: backend.billed, resolution: request.resolution },
      soundPrice,
    );
    const shots = orders.map(({ digest }, index): Shot => {
      const key = made[index];
      const common = { index, digest, credits: price.shots[index] ?? 0, estimated: false, warnings: [] };
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
      warnings: [...refused],
      account,
      queue: model.backend,
      verdict: [asWritten, asPlanned].find(({ outcome }) => outcome === "review") ??
        [asWritten, asPlanned].find(({ outcome }) => outcome === "spoiler") ?? { outcome: "allow" },
      words,
      ...(writer !== undefined && { planning: { by: writer } }),
      ...(request.draft && {
        finalRender: await finalRenderOf({ ...request, ...asked.board?.film }, plan, {
          backends,
          usual,
          orderSound,
        }),
      }),
    };
  }

  /** The prompts of the clips it was made from, the oldest first. */
  async function familyWords(parentId: string | undefined): Promise<string[]> {
    const prompts: string[] = [];
    for (let id = parentId; id !== undefined && prompts.length < FAMILY_LOOKED_AT; ) {
      const clip: StoredClip | undefined = await record.clips.load(id);
      if (!clip) break;
      prompts.unshift(clip.request.prompt);
      id = clip.lineage.parent;
    }
    return prompts;
  }

  /** What no plan of it can be cheaper than. */
  function leastPrice({ seconds, draft, resolution }: VideoRequest, model: ModelDescription): Price {
    const { billed } = backends.backend(model.backend);
    const shot = { seconds, renderSeconds: seconds, join: { kind: "cut" }, toMake: true } as const;
    return priceOf([shot], model, { draft, billed, resolution });
  }

  async function checkInFlight(account: string, { clipsInFlight }: Plan): Promise<void> {
    const inFlight = await record.line.countInFlight(account);
    if (inFlight >= clipsInFlight) throw tooManyInFlight(inFlight, clipsInFlight);
  }

  /**
   * Looks, before anything is worked out of an older clip, whether there is room for another one; throws UserMistake
   * where there is none. The account a language model may cost something for it; undefined: nobody can pay for it.
   */
  async function begin(
    asked: Pick<Asked, "person" | "surface" | "idempotencyKey">,
  ): Promise<string | undefined> {
    if (await record.admission.asked(asked.idempotencyKey)) return undefined;
    const account = await people.account(asked.person.id);
    await standings.check(asked.person, asked.surface);
    const plan = await standings.planOf(asked.person);
    await checkInFlight(account, plan);
    const short = await tooLittleFor(asked, account, plan, { credits: 1, usdMicros: 1 });
    return short ? undefined : account;
  }

  /** See the port. Cheap: nothing is planned, fetched or asked of anybody outside. */
  async function mayMake(
    asked: Pick<Asked, "person" | "surface" | "idempotencyKey">,
    { maybeFree, bytes = 0 }: { maybeFree: boolean; bytes?: number },
  ): Promise<void> {
    if (await record.admission.asked(asked.idempotencyKey)) return;
    const { person, surface } = asked;
    const settings = await settingsOf(surface);
    await standings.check(person, surface);
    checkPlace(asked, settings);
    const account = await people.account(person.id);
    const plan = await standings.planOf(person);
    await checkInFlight(account, plan);
    await bookUpload({ id: asked.idempotencyKey, account, plan, bytes });
    if (maybeFree) return;
    const { model: preferred = settings.model } = await people.preferencesOf(account);
    const model = await usualModel("image-to-video", preferred);
    if (!model) return;
    const { billed } = backends.backend(model.backend);
    if (model.creditsPerSecond === 0 && !billed) return;
    const least = { credits: model.creditsPerSecond > 0 ? 1 : 0, usdMicros: billed ? 1 : 0 };
    const short = await tooLittleFor(asked, account, plan, least);
    if (short) throw await tooShort(asked, plan, short, least, "at least ");
  }

  function checkPlace({ person, surface }: Pick<Asked, "person" | "surface">, settings: GroupSettings): void {
    const actor = { ids: [person.id], manager: person.manager === true, at: spotOf(surface) };
    const { askers, chats } = settings;
    if (!may(actor, "ask", { kind: "place", at: actor.at, askers })) {
      throw new UserMistake(
        "not-allowed",
        "Here only managers may make clips. You can write to me directly instead.",
      );
    }
    if (!may(actor, "ask", { kind: "place", at: actor.at, chats })) {
      throw new UserMistake(
        "not-here",
        "Clips aren't made in this channel. Ask a manager which channels are meant for it.",
      );
    }
  }

  function checkAccess(asked: Asked, settings: GroupSettings): void {
    checkPlace(asked, settings);
    const { request, surface } = asked;
    if (request.style && settings.adultOnlyStyles?.includes(request.style) && surface.adult !== true) {
      throw new UserMistake(
        "adult-only-style",
        `The style ${request.style} may only be used in channels marked as for adults.`,
      );
    }
  }

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

  async function usualModel(use: "text-to-video" | "image-to-video", preferred: string | undefined) {
    const fallback = () => backends.defaultModel(use);
    return preferred === undefined ? fallback() : backends.model(preferred).catch(fallback);
  }

  function checkModel(
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

  /** By now only its first bytes were looked at. One after the other: a large one takes its share of memory. */
  async function readyPictures(keys: readonly string[]): Promise<void> {
    try {
      for (const key of keys) await readyPicture(key);
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      throw new UserMistake(error.code, error.userMessage, { cause: error });
    }
  }

  function completeRequest(
    { request }: Asked,
    preferred: GroupSettings,
    model: ModelDescription,
    plan: Plan,
  ): VideoRequest {
    const aspect = request.aspect ?? preferred.aspect ?? "16:9";
    const resolution =
      request.resolution ?? usualResolution(plan, preferred.resolution ?? defaults.resolution);
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
      seed: request.seed ?? newSeed(),
      ...(request.negative === undefined ? {} : { negative: request.negative }),
      draft: request.draft ?? false,
      images: request.images ?? [],
      ...(sound === undefined ? {} : { sound }),
    };
  }

  /** The plan's orders, and the files that are there for them already. */
  async function withMadeShots(
    request: VideoRequest,
    model: ModelDescription,
    plan: FilmPlan,
  ): Promise<{ plan: FilmPlan; orders: OrderedShot[]; made: (string | undefined)[] }> {
    const orders = toOrders(request, plan, model);
    const made = await findMade(orders.map(({ digest }) => digest));
    const isGone = (shot: PlannedShot, index: number) => shot.made !== undefined && made[index] === undefined;
    if (!plan.shots.some(isGone)) return { plan, orders, made };
    // A shot taken from another clip that is deleted by now is made by this film's own request instead.
    const shots = plan.shots.map((shot, index) => {
      const { made: _, ...own } = shot;
      return isGone(shot, index) ? own : shot;
    });
    return withMadeShots(request, model, { ...plan, shots });
  }

  async function findMade(digests: readonly string[]): Promise<(string | undefined)[]> {
    const found = await record.owned.findShots(digests);
    return Promise.all(
      found.map(async (key) => (key !== undefined && (await media.has(key)) ? key : undefined)),
    );
  }

  /** `again`: the same message was handed on before, and this is its clip; its work is under way already. */
  async function admit(
    asked: Asked,
    options: AdmitOptions = {},
  ): Promise<{ clip: StoredClip; again: boolean }> {
    const already = await record.admission.asked(asked.idempotencyKey);
    if (already) return { clip: already, again: true };

    // Looked at first: what changes from now on is noticed in the step that records.
    const access = await record.access.version();
    const plan = await standings.planOf(asked.person);
    await checkInFlight(await people.account(asked.person.id), plan);
    const isFull = async () => (await freeDiskBytes()) < limits.minFreeDiskBytes;
    if (await isFull()) await makeRoom();
    if (await isFull()) {
      throw new UserMistake(
        "no-disk-space",
        "There is no room left for new clips right now. Nothing was charged; whoever runs this bot needs to free some disk space.",
      );
    }
    const prepared = await prepare(asked, { wanted: true, excused: options.excused }).catch(
      async (error: unknown) => {
        throw error instanceof Refused ? await desk.refused(asked, error) : error;
      },
    );
    await checkLosses(prepared);
    const parent = asked.from?.parent === undefined ? undefined : await record.clips.load(asked.from.parent);
    const { verdict } = prepared;
    const clipRecord = { ...toRecord(asked, prepared, parent), ...(await groupLedgerOf(asked)) };
    const heldBy =
      options.held ?? (verdict.outcome === "review" ? await desk.holding(clipRecord, prepared) : undefined);
    const { granted, budgets } = await grantsOf(asked, plan);
    const answer = await record.admission.admit({
      record: clipRecord,
      shots: prepared.shots,
      private: asked.private ?? false,
      held: heldBy === undefined ? undefined : { case: heldBy, of: "order" },
      spoiler: verdict.outcome === "spoiler",
      idempotencyKey: asked.idempotencyKey,
      access,
      secondsToMake: secondsToMake(prepared),
      share: plan.priority,
      most: { inFlight: plan.clipsInFlight, inQueue: limits.queue },
      granted,
      purse: record.purse.monthly(budgets),
    });
    if (answer.outcome !== "admitted" && heldBy !== undefined && heldBy !== options.held)
      await desk.notHeld(heldBy);
    // Deleted by its last owner between the preparing and now, or access has changed.
    if (answer.outcome === "gone") return admit(asked, options);
    if (answer.outcome === "refused") {
      const { because, left } = answer;
      throw because === "in-flight"
        ? tooManyInFlight(left, plan.clipsInFlight)
        : await tooShort(asked, plan, { because, left }, prepared.price);
    }
    return { clip: answer.clip, again: answer.outcome === "again" };
  }

  /** A group that got another id goes on with its ledger. */
  async function groupLedgerOf({ surface: { platform, group } }: Asked): Promise<{ groupLedger?: string }> {
    if (group === undefined) return {};
    const groupLedger = await people.ledgerOfGroup(platform, group);
    return groupLedger === group ? {} : { groupLedger };
  }

  function toRecord(asked: Asked, prepared: Prepared, parent: Clip | undefined): ClipRecord {
    const id = newClipId();
    const { from } = asked;
    const lineage: Omit<Lineage, "take"> = {
      kinship: from?.kinship ?? "original",
      root: parent?.lineage.root ?? id,
      ...(from?.parent === undefined ? {} : { parent: from.parent }),
      ...(from?.secondParent === undefined ? {} : { secondParent: from.secondParent }),
      ...(from?.batch === undefined ? {} : { batch: from.batch }),
      ...(parent && parent.maker.id !== asked.person.id ? { parentMaker: parent.maker.name } : {}),
    };
    return {
      id,
      createdAt: now(),
      maker: asked.person,
      account: prepared.account,
      surface: asked.surface,
      request: prepared.request,
      plan: prepared.plan,
      ...(from?.finishing === undefined ? {} : { finishing: from.finishing }),
      lineage,
      changes: from?.changes ?? [],
      price: prepared.price.credits,
      soundCredits: prepared.price.soundCredits,
      warnings: prepared.warnings,
      queue: prepared.queue,
      ...(prepared.finalRender && { finalRender: prepared.finalRender }),
      ...(asked.board && { board: asked.board }),
      ...(prepared.planning && { planning: prepared.planning }),
      usdMicros: prepared.price.usdMicros,
    };
  }

  return {
    mayMake,
    prepare,
    begin,
    admit,
    /** Makes one more picture ready, as those of a request are. Throws UserMistake for one that no model should be given. */
    readyPicture: (key: string) => readyPictures([key]),
  };
}

/** The request with the entries it names as they stand now, whichever it had before. */
function withEntries(request: VideoRequest, { known, images }: NamedEntries): VideoRequest {
  const { known: _, ...plain } = request;
  return {
    ...plain,
    images: [...request.images.filter(({ of }) => of === undefined), ...images],
    ...(known.length > 0 && { known }),
  };
}

function secondsToMake({ plan, shots }: Prepared): number {
  return plan.shots.reduce(
    (sum, { seconds }, index) => sum + (shots[index]?.state === "kept" ? 0 : seconds),
    0,
  );
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

function checkRequest({ prompt, seconds, seed }: VideoRequest): void {
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
