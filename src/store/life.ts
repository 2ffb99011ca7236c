import type { Clip, ClipFile, Failure } from "../core/film/clip.ts";
import { type ClipEnd, type ClipState, isEnded } from "../core/film/states.ts";
import type { MessageRef } from "../core/surface.ts";
import type { Changes } from "./changes.ts";
import { chargedAccounts, communityOf, lossesOf, walletsOf } from "./charged-accounts.ts";
import { type Clips, readClip, type StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { stateNews } from "./events.ts";
import type { Keys } from "./keys.ts";
import { HELD_MS, IN_ITS_PLACE } from "./owned.ts";
import { createScript } from "./script.ts";
import { MESSAGE_TTL_S } from "./shown.ts";

/** Failures that lie in what was asked for, and not in who makes it. */
const BY_THE_ORDER = new Set(["refused-content"]);

/** A clip's steps from state to state up to its end; each is one atomic change, and safe to repeat. */
export function createLife({
  redis,
  keys,
  clips,
  changes,
  now,
}: {
  redis: Connection;
  keys: Keys;
  clips: Clips;
  changes: Changes;
  now: () => number;
}) {
  const move = createScript<string[] | null>(redis, "move-clip");
  const end = createScript<string[] | null>(redis, "end-clip");
  const release = createScript<string[] | null>(redis, "release-clip");

  /**
   * The clip in its new state, with these fields; undefined if that can't follow the one it is in, or if it is in that of
   * `unless`.
   */
  async function moveTo(
    clipId: string,
    state: ClipState,
    { unless, fields }: { unless?: ClipState; fields?: Partial<Clip> } = {},
  ): Promise<StoredClip | undefined> {
    const moved = await move(
      { clip: keys.clip(clipId), waiting: keys.waiting },
      {
        id: clipId,
        state,
        now: now(),
        unless,
        ...(fields && { fields: asStored(fields) }),
        ...stateNews(keys, clipId, state),
      },
    );
    return moved === null ? undefined : readClip(moved);
  }

  /**
   * Ends a clip, once: its credits, budgets and places are settled in the same step.
   * `in-proportion`: of its credits as much is used as was paid of the money set aside, rounded up; as soon as it is known
   * better what was paid, that is put right. The clip as it is then; undefined: it had ended before.
   */
  async function endAs(
    clip: StoredClip,
    state: ClipEnd,
    charged: number | "in-proportion",
    fields: Partial<Clip>,
  ): Promise<StoredClip | undefined> {
    const accounts = chargedAccounts(keys, clip);
    const ended = await end(
      {
        clip: keys.clip(clip.id),
        active: keys.active,
        waiting: keys.waiting,
        work: keys.work,
        inFlight: keys.inFlight(clip.account),
        inFlightHere: communityOf(clip).map((account) => keys.inFlight(account)),
        outbox: keys.outbox,
        lettingGo: keys.lettingGo,
        unpacked: keys.unpacked,
        making: clip.shots.map(({ digest }) => keys.making(digest)),
        message: fields.posted ? [keys.message(fields.posted)] : [],
        losses: keys.ledger(lossesOf(clip.account)),
        ledgers: accounts.flatMap((account) => account.keys),
        wallets: walletsOf(keys, clip),
      },
      {
        id: clip.id,
        now: now(),
        names: accounts.map(({ name }) => name),
        usd: accounts.map(({ unit }) => unit === "usd"),
        fields: asStored({ state, endedAt: now(), ...fields }),
        charged: charged === "in-proportion" ? clip.price : charged,
        ...(charged === "in-proportion" && { reservedUsdMicros: clip.usdMicros }),
        isLoss: state === "failed" && charged !== "in-proportion",
        ...(state !== "delivered" && { letGoAt: letGoAt(fields.failure) }),
        messageTtl: MESSAGE_TTL_S,
        ...stateNews(keys, clip.id, state),
      },
    );
    return ended === null ? undefined : readClip(ended);
  }

  /** A disk that is full wants its room back now. */
  function letGoAt(failure: Failure | undefined): number {
    return failure?.code === "no-disk-space" ? now() : now() + HELD_MS;
  }

  return {
    load: clips.load,
    loadAll: clips.loadAll,

    /** It is posted so that it is seen only by whoever wants to. */
    async spoil(clipId: string): Promise<void> {
      await changes.write(clipId, { spoiler: true });
    },
    /** A person looks at what was made before it is cut; whether it was still to be. */
    async hold(clipId: string, held: NonNullable<Clip["held"]>): Promise<boolean> {
      // Why first: whoever finds it held finds that too.
      if (!(await changes.write(clipId, { held }))) return false;
      return (await moveTo(clipId, "held")) !== undefined;
    },
    /** A person has let it go on: what was held before it was made gets in line. Safe to repeat. */
    async release(clip: StoredClip): Promise<StoredClip | undefined> {
      if (clip.held?.of === "film") return moveTo(clip.id, "cutting");
      const seconds = clip.plan.shots.reduce(
        (sum, { seconds }, index) => sum + (clip.shots[index]?.state === "kept" ? 0 : seconds),
        0,
      );
      const released = await release(
        { clip: keys.clip(clip.id), waiting: keys.waiting, work: keys.work, outbox: keys.outbox },
        {
          id: clip.id,
          now: now(),
          turn: clip.turn,
          seconds,
          ...stateNews(keys, clip.id, "waiting"),
        },
      );
      return released === null ? undefined : readClip(released);
    },
    /** What was made is not for other clips: equal shots are made anew. */
    async withdrawShots(clip: StoredClip): Promise<void> {
      const known = clip.shots.map(({ digest }) => keys.shot(digest));
      if (known.length > 0) await redis.del(known);
    },
    /** It is, after all. */
    async restoreShots(clip: StoredClip): Promise<void> {
      for (const { digest, key } of clip.shots)
        if (key) await redis.set(keys.shot(digest), IN_ITS_PLACE, "NX");
    },

    /** Takes a clip's shots up for joining, unless it has ended; undefined: it is past that, or gone. `held`: a person looks at it first. */
    async beginCut(clipId: string): Promise<StoredClip | "held" | undefined> {
      const begun = await moveTo(clipId, "cutting", { unless: "held" });
      if (begun) return begun;
      const clip = await clips.load(clipId);
      if (clip?.state === "held") return "held";
      return clip && isEnded(clip.state) ? clip : undefined;
    },
    async cutProgress(clipId: string, progress: number): Promise<void> {
      await changes.write(clipId, { cutProgress: Number(progress.toFixed(4)) });
    },
    /** The picture of a board's frames is there. Whether it was still waited for. */
    sheetDrawn: (clipId: string, key: string): Promise<boolean> => changes.write(clipId, { sheet: key }),
    /** So many of the pictures it stands on are there. Whether it was still waited for. */
    picturesDrawn: (clipId: string, drawing: { done: number; of: number }): Promise<boolean> =>
      changes.write(clipId, { drawing }),
    /**
     * The film is there, and is to be posted next; undefined: it has ended, or is gone. `warnings`: what joining had to bend, in
     * sentences for the card.
     */
    cutDone: (
      clip: StoredClip,
      file: ClipFile,
      warnings: readonly string[],
    ): Promise<StoredClip | undefined> =>
      moveTo(clip.id, "delivering", {
        fields: {
          file,
          cutProgress: 1,
          ...(warnings.length > 0 && { warnings: [...clip.warnings, ...warnings] }),
        },
      }),
    /** Takes a clip up for posting; undefined: it has ended, or is gone. */
    beginDelivery: (clipId: string) => moveTo(clipId, "delivering"),

    /** Settles at what was really made; undefined if the clip had ended before. `posted` is absent when there was nowhere left to post it. */
    async delivered(
      clip: StoredClip,
      posted?: { ref: MessageRef; fileId?: string; file?: ClipFile; warning?: string },
    ): Promise<StoredClip | undefined> {
      const ofShots = clip.shots.reduce((sum, shot) => sum + (shot.state === "made" ? shot.credits : 0), 0);
      const hasMadeSound = (posted?.file ?? clip.file)?.cues?.some(({ made }) => made !== undefined) === true;
      const { soundCredits = clip.price - clip.shots.reduce((sum, { credits }) => sum + credits, 0) } = clip;
      const charged = ofShots + (hasMadeSound ? Math.max(0, soundCredits) : 0);
      return endAs(clip, "delivered", charged, {
        ...(posted ? { posted: posted.ref } : {}),
        ...(posted?.fileId === undefined ? {} : { postedFileId: posted.fileId }),
        ...(posted?.file === undefined ? {} : { file: posted.file }),
        ...(posted?.warning === undefined ? {} : { warnings: [...clip.warnings, posted.warning] }),
      });
    },

    /**
     * All credits come back, except where the person's own words or pictures were refused when money had been spent on
     * them: then as after a cancel. What backends were paid, or may yet be, still counts against the money budget.
     */
    async fail(clipId: string, failure: Failure, held?: Clip["held"]): Promise<boolean> {
      const clip = await clips.load(clipId);
      if (!clip || isEnded(clip.state)) return false;
      const ended = await endAs(clip, "failed", BY_THE_ORDER.has(failure.code) ? "in-proportion" : 0, {
        failure,
        // The case by which it may be appealed against.
        ...(held && { held }),
      });
      return ended !== undefined;
    },

    /** Credits come back, except for what backends have been paid, or may yet be. */
    async cancel(clipId: string): Promise<StoredClip | undefined> {
      const clip = await clips.load(clipId);
      if (!clip || isEnded(clip.state)) return undefined;
      return endAs(clip, "canceled", "in-proportion", {});
    },
  };
}

/** Fields as the clip's hash has them. */
function asStored(fields: Partial<Clip>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));
}
