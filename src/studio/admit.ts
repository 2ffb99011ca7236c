import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import type { Clip, Lineage } from "../core/film/clip.ts";
import { Refused } from "../core/ports/moderator.ts";
import type { Asked, Asking } from "../core/ports/studio.ts";
import type { WordsPayer } from "../core/ports/write-text.ts";
import type { Surface } from "../core/surface.ts";
import type { ClipRecord, StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { dropped } from "./board-refusals.ts";
import { checkPlace } from "./check-place.ts";
import { createModelChoice } from "./choose-model.ts";
import { type AdmissionLimits, createMeans } from "./means.ts";
import { placeIn } from "./moderated-place.ts";
import type { OrderDesk } from "./order-desk.ts";
import { createPreparing, type Prepared, type PreparingDependencies } from "./prepare.ts";
import { tooManyInFlight } from "./refusals.ts";
import { checkStanding, type Look, type Standings } from "./standings.ts";

export interface AdmissionDependencies extends Omit<PreparingDependencies, "means"> {
  record: Pick<
    Store,
    "admission" | "clips" | "ledgers" | "owned" | "people" | "purse" | "untilOnDisk" | "wallets"
  >;
  /** What becomes of what is stopped, or held for a person. */
  desk: Pick<OrderDesk, "canHold" | "refused" | "holding" | "notHeld">;
  standings: Pick<Standings, "look">;
  limits: AdmissionLimits;
  freeDiskBytes: () => Promise<number>;
  /** Takes away what nobody needs any more. */
  makeRoom: () => Promise<void>;
  now: () => number;
  newClipId: () => string;
}

/**
 * How an order is looked at. `excused`: somebody has agreed to it; `appealed`: the second model looks in place of the first, and
 * what it says no to throws Refused, for whoever asked to go on with; `held`: the case by which a person looks at it in any case;
 * `parent`: the clip it is made from, where that has been read; `stars`: a vote had it made, by so many, at nobody's credits.
 */
export interface AdmitOptions {
  parent?: StoredClip | undefined;
  excused?: boolean | undefined;
  appealed?: boolean | undefined;
  held?: string | undefined;
  stars?: number | undefined;
}

export type Admission = ReturnType<typeof createAdmission>;

/** Asked → admitted: the checks in order, then one atomic step that reserves the credits and records the clip. */
export function createAdmission(dependencies: AdmissionDependencies) {
  const { record, backends, moderator, desk, standings, limits, freeDiskBytes, makeRoom, now, newClipId } =
    dependencies;
  const { people } = record;
  const means = createMeans({ record, limits });
  const { settingsOf, tooLittleFor, grantsOf, checkAge, checkLosses, tooShort, bookUpload } = means;
  const { usualModel } = createModelChoice(backends);
  const { prepare, readyPictures } = createPreparing({ ...dependencies, means });

  /** A first look; whether one of them really gives way to what is asked for is seen in the step that records it. */
  function checkInFlight({ inFlight, plan: { clipsInFlight } }: Look, mayGiveWay: boolean): void {
    if (inFlight - (mayGiveWay ? 1 : 0) >= clipsInFlight) throw tooManyInFlight(inFlight, clipsInFlight);
  }

  /**
   * Looks, before anything is worked out of an older clip, whether there is room for another one; throws UserMistake
   * where there is none. Whom a language model may cost something for it; undefined: nobody can pay for it, or it
   * is to read words that are stopped here, which the order is refused for in the end.
   */
  async function begin(asked: Asking, words = ""): Promise<WordsPayer | undefined> {
    if (await record.admission.asked(asked.idempotencyKey)) return undefined;
    const look = await standings.look(asked.person, asked.surface);
    checkStanding(look);
    checkInFlight(look, asked.insteadOf !== undefined);
    if (await isStopped(words, asked.surface)) return undefined;
    const short = await tooLittleFor(asked, look, { credits: 1, usdMicros: 1 });
    return short ? undefined : { account: look.account, occasion: asked.idempotencyKey };
  }

  async function isStopped(words: string, surface: Surface): Promise<boolean> {
    try {
      moderator.check([{ part: "the prompt", text: words }], placeIn(await settingsOf(surface), surface));
      return false;
    } catch (error) {
      if (error instanceof Refused) return true;
      throw error;
    }
  }

  /** See the port. Cheap: nothing is planned, fetched or asked of anybody outside. */
  async function mayMake(
    asked: Asking,
    {
      maybeFree,
      bytes = 0,
      mayGiveWay = false,
    }: { maybeFree: boolean; bytes?: number; mayGiveWay?: boolean },
  ): Promise<void> {
    if (await record.admission.asked(asked.idempotencyKey)) return;
    const { person, surface } = asked;
    const settings = await settingsOf(surface);
    const look = await standings.look(person, surface);
    checkStanding(look);
    checkPlace(asked, settings);
    checkInFlight(look, mayGiveWay);
    await bookUpload({ id: asked.idempotencyKey, ...look, bytes });
    // What the clip that gives way has set aside is found out in the step that records.
    if (maybeFree || mayGiveWay) return;
    const { model: preferred = settings.model } = look.preferences;
    const model = await usualModel("image-to-video", preferred);
    if (!model) return;
    const { billed } = backends.backend(model.backend);
    if (model.creditsPerSecond === 0 && !billed) return;
    const least = { credits: model.creditsPerSecond > 0 ? 1 : 0, usdMicros: billed ? 1 : 0 };
    const short = await tooLittleFor(asked, look, least);
    if (short) throw await tooShort(asked, look, short, least, "at least ");
  }

  /** `again`: the same message was handed on before, and this is its clip; its work is under way already. */
  async function admit(
    asked: Asked,
    options: AdmitOptions = {},
  ): Promise<{ clip: StoredClip; again: boolean }> {
    // Looked at first: what changes from now on is noticed in the step that records.
    const { idempotencyKey } = asked;
    const look = await standings.look(asked.person, asked.surface, { idempotencyKey });
    const already = look.asked === undefined ? undefined : await record.clips.load(look.asked);
    if (already) return { clip: already, again: true };

    const { plan, version: access } = look;
    checkInFlight(look, asked.insteadOf !== undefined);
    const isFull = async () => (await freeDiskBytes()) < limits.minFreeDiskBytes;
    if (await isFull()) {
      await makeRoom();
      if (await isFull()) throw noDiskSpace();
    }
    const from = asked.from?.parent;
    const known = options.parent?.id === from ? options.parent : undefined;
    const parent = known ?? (from === undefined ? undefined : await record.clips.load(from));
    const { excused, appealed } = options;
    const asOrdered = await prepare(asked, { wanted: true, excused, appealed, parent, look }).catch(
      async (error: unknown) => {
        throw error instanceof Refused && !appealed ? await desk.refused(asked, error) : error;
      },
    );
    const prepared = options.stars === undefined ? asOrdered : withoutCredits(asOrdered);
    checkAge(asked.person, prepared, now());
    await checkLosses(prepared, look);
    const { verdict } = prepared;
    const { stars = (await isVotedOn(asked, prepared)) ? 0 : undefined } = options;
    const clipRecord = {
      ...toRecord(asked, prepared, parent, plan),
      ...(await groupLedgerOf(asked)),
      ...(stars !== undefined && { stars }),
    };
    const heldBy =
      options.held ?? (verdict.outcome === "review" ? await desk.holding(clipRecord, prepared) : undefined);
    const { granted, budgets } = await grantsOf(asked, look);
    const answer = await record.admission.admit({
      record: clipRecord,
      shots: prepared.shots,
      private: asked.private ?? false,
      held: heldBy === undefined ? undefined : { case: heldBy, of: "order" },
      spoiler: verdict.outcome === "spoiler",
      idempotencyKey: asked.idempotencyKey,
      insteadOf: asked.insteadOf,
      ofBoards: [...new Set([parent, clipRecord].flatMap((clip) => clip?.board?.id ?? []))],
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
    if (answer.outcome === "dropped") throw dropped();
    if (answer.outcome === "refused") {
      const { because, left } = answer;
      throw because === "in-flight"
        ? tooManyInFlight(left, plan.clipsInFlight)
        : await tooShort(asked, look, { because, left }, prepared.price);
    }
    // Whoever is told of it finds it again after a power cut, as far as that can be had; recorded it is in any case.
    await record.untilOnDisk().catch(() => false);
    return { clip: answer.clip, again: answer.outcome === "again" };
  }

  /** A group that got another id goes on with its ledger. */
  async function groupLedgerOf({ surface: { platform, group } }: Asked): Promise<{ groupLedger?: string }> {
    if (group === undefined) return {};
    const groupLedger = await people.ledgerOfGroup(platform, group);
    return groupLedger === group ? {} : { groupLedger };
  }

  /** Drafts that everybody sees, in a community that votes; a board is whoever's who asked for it. */
  async function isVotedOn(asked: Asked, { request: { draft } }: Prepared): Promise<boolean> {
    if (!draft || asked.private || asked.board || limits.votedPerDay === 0) return false;
    return (await settingsOf(asked.surface)).votes === "on";
  }

  function toRecord(
    asked: Asked,
    prepared: Prepared,
    parent: Clip | undefined,
    plan: Look["plan"],
  ): ClipRecord {
    const id = newClipId();
    const { from } = asked;
    const lineage: Omit<Lineage, "version"> = {
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
      maker: makerOf(asked.person),
      account: prepared.account,
      surface: asked.surface,
      request: prepared.request,
      plan: prepared.plan,
      ...(from?.finishing === undefined ? {} : { finishing: from.finishing }),
      lineage,
      changes: from?.changes ?? [],
      price: prepared.price.credits,
      ...(prepared.price.credits > 0 && {
        allowance: { day: plan.creditsPerDay, month: plan.creditsPerMonth },
      }),
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

function noDiskSpace(): UserMistake {
  return new UserMistake(
    "no-disk-space",
    "There is no room left for new clips right now. Nothing was charged; whoever runs this bot needs to free some disk space.",
  );
}

/** The money for it is set aside as ever. */
function withoutCredits(prepared: Prepared): Prepared {
  const { price, shots } = prepared;
  return {
    ...prepared,
    price: { ...price, shots: price.shots.map(() => 0), credits: 0, soundCredits: 0 },
    shots: shots.map((shot) => ({ ...shot, credits: 0 })),
  };
}

function secondsToMake({ plan, shots }: Prepared): number {
  return plan.shots.reduce(
    (sum, { seconds }, index) => sum + (shots[index]?.state === "kept" ? 0 : seconds),
    0,
  );
}

/** What they are here at the moment isn't the clip's. */
function makerOf({ roles: _, memberSince: __, ...maker }: Person): ClipRecord["maker"] {
  return maker;
}
