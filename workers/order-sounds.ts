import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { BotError } from "../src/core/errors.ts";
import { type Cue, type MadeSound, madeSoundKey, soundOrders } from "../src/core/film/sound.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { Order } from "../src/core/ports/orders.ts";
import type { VideoBackend } from "../src/core/ports/video-backend.ts";
import { createMakeOrder, type Done, type PaidOrders } from "../src/making/make-order.ts";
import type { OrderNotes } from "../src/making/order-notes.ts";
import { type AllStopped, type Stopping, stopOrder, stopOrders } from "../src/making/stop-order.ts";
import type { WaitForNews } from "../src/making/wait-for-news.ts";
import type { OrderedSounds } from "../src/sound/ordered.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife } from "../src/store/store.ts";
import { type ClipNotesDependencies, createClipNotes, isOver } from "./clip-notes.ts";
import { CLIP_ENDED } from "./running-jobs.ts";

/** A few minutes of the finest sound. */
const MAX_BYTES = 100 * 1024 * 1024;
/** The film waits for its sound no longer than this once it is begun; then this machine makes it, in milliseconds. */
const PATIENCE_MS: Readonly<Record<MadeSound["kind"], number>> = {
  speech: 3 * 60_000,
  music: 6 * 60_000,
  transcript: 3 * 60_000,
};
/** How long to wait before asking again: a backend that could not be reached, and an equal order of another clip. */
const AGAIN_MS = 2_000;
const EQUAL_MS = 500;
/** Nothing of any model of sound takes longer. */
const CLAIMED_MS = 10 * 60_000;
/** How often it is tried to stop what nobody waits for any longer. */
const STOPS = 5;

export interface OrderSoundsDependencies extends ClipNotesDependencies {
  backends: Backends;
  life: ClipNotesDependencies["life"] & Pick<ClipLife, "claimOrder" | "releaseOrder">;
  paidOrders: PaidOrders;
  store: MediaStore;
  waitForNews: WaitForNews;
  untilOnDisk: () => Promise<boolean>;
  forgotBefore: () => Promise<number | undefined>;
  now: () => number;
  log: Logger;
}

/**
 * Has models make what a clip's cues are ordered from, each once however many ask for it. Sound is no reason to lose a film:
 * what can't be had in time is stopped and left to this machine. `hold`: throws where the job is another worker's by now.
 */
export function createOrderSounds(dependencies: OrderSoundsDependencies) {
  const { backends, life, store, now } = dependencies;
  const clipNotes = createClipNotes(dependencies);
  const makeOrder = createMakeOrder(dependencies);

  return function soundsOf(clip: StoredClip, hold: () => Promise<void>) {
    const log = dependencies.log.child({ clipId: clip.id });
    // A film that has begun isn't left without its sound where making is paused; nor is a blocked maker's paid for.
    const notesOf = (made: MadeSound) => clipNotes(clip, "sound", made, { hold, goesOn: true });
    const under = new Map<string, Promise<string | undefined>>();

    const ordered: OrderedSounds = (cue, signal) => {
      const { made } = cue;
      if (!made) return Promise.resolve(undefined);
      const begun = under.get(made.digest) ?? make(cue, made, signal);
      under.set(made.digest, begun);
      return begun;
    };

    async function make(cue: Cue, made: MadeSound, signal: AbortSignal): Promise<string | undefined> {
      const key = madeSoundKey(made.digest);
      const until = now() + PATIENCE_MS[made.kind];
      let notes: OrderNotes | undefined;
      let backend: VideoBackend | undefined;
      try {
        for (;;) {
          const there = await store.find(key);
          if (there) return there.path;
          if (now() > until) throw new Error("it takes too long");
          if (await life.claimOrder(made.digest, clip.id, CLAIMED_MS)) break;
          await sleep(EQUAL_MS, undefined, { signal });
        }
        backend = backends.backend(made.backend);
        // What was to cost nothing, for it was there, is gone meanwhile: nothing was set aside for it.
        if (backend.billed && made.usd === undefined) throw new Error("it was made before and is gone");
        notes = await notesOf(made);
        await makeInTime(cue, made, { backend, notes, signal, until });
        return await store.path(key);
      } catch (error) {
        // Whoever has the job goes on with it, or stops it.
        if (signal.aborted) throw signal.reason;
        log.warn({ err: error, model: made.model }, `the ${made.kind} of a model could not be had`);
        if (backend && notes) await giveUp({ order: async () => orderOf(cue, made, clip), backend, notes });
        if (signal.aborted) throw signal.reason;
        return undefined;
      } finally {
        // Handed back under way: whoever takes this work up goes on with it, and no other film pays for it beside.
        const handedBack = signal.aborted && signal.reason !== CLIP_ENDED;
        if (!handedBack || !notes || notes.started().startingAt === 0)
          await life.releaseOrder(made.digest, clip.id);
      }
    }

    async function makeInTime(
      cue: Cue,
      made: MadeSound,
      {
        backend,
        notes,
        signal,
        until,
      }: { backend: VideoBackend; notes: OrderNotes; signal: AbortSignal; until: number },
    ): Promise<void> {
      for (;;) {
        const inTime = AbortSignal.timeout(Math.max(1, until - now()));
        try {
          return await makeOrder({
            order: async () => orderOf(cue, made, clip),
            digest: made.digest,
            askedAt: clip.createdAt,
            backend,
            notes,
            signal: AbortSignal.any([signal, inTime]),
            keep: (done) => keep(made, backend, done, signal),
            log,
          });
        } catch (error) {
          signal.throwIfAborted();
          const mayHelp = error instanceof BotError && error.retryable;
          const wait = (error instanceof BotError ? error.retryAfterMs : undefined) ?? AGAIN_MS;
          if (!mayHelp || inTime.aborted || now() + wait > until) throw error;
          await sleep(wait, undefined, { signal });
        }
      }
    }

    async function keep(
      made: MadeSound,
      backend: VideoBackend,
      { outputs, text }: Done,
      signal: AbortSignal,
    ) {
      if (made.kind === "transcript") {
        if (text === undefined) throw new Error("no words with their times came back");
        await store.make(madeSoundKey(made.digest), (path) => writeFile(path, text));
        return;
      }
      const [output] = outputs;
      if (!output) throw new Error("nothing came back");
      await store.make(madeSoundKey(made.digest), (path) =>
        backend.download(output, path, { signal, maxBytes: MAX_BYTES }),
      );
    }

    /** Nobody waits for it any longer: it is stopped, and what it cost is written down. */
    async function giveUp(stopping: Stopping): Promise<void> {
      if (stopping.notes.started().startingAt === 0) return;
      for (let round = 1; ; round++) {
        try {
          const stopped = await stopOrder(stopping, { isLast: round === STOPS });
          if (stopped !== "stopping") return;
        } catch (error) {
          log.warn({ err: error }, "the model could not be told to stop");
          if (!(error instanceof BotError && error.retryable)) return;
        }
        if (round === STOPS) return;
        await sleep(AGAIN_MS);
      }
    }

    return {
      ordered,
      /** The clip has ended: what still runs for it is stopped, and what that cost is written down. */
      async stop({ isLast }: { isLast: boolean }): Promise<AllStopped> {
        const { createdAt: askedAt } = clip;
        const all = await Promise.all(
          soundOrders(clip.plan.sound).map(async ({ cue, made }) => {
            const notes = await notesOf(made);
            const backend = backends.backend(made.backend);
            const over = await isOver(notes, made, () => store.has(madeSoundKey(made.digest)));
            return over ? [] : [{ order: async () => orderOf(cue, made, clip), askedAt, backend, notes }];
          }),
        );
        return stopOrders(all.flat(), { isLast, forgotBefore: dependencies.forgotBefore });
      },
    };
  };
}

function orderOf(
  { text = "", seconds, shot = 0 }: Cue,
  { kind, model, version, voice, prompt = "", seed = 0 }: MadeSound,
  { plan, shots }: Pick<StoredClip, "plan" | "shots">,
): Order {
  const one = { model, ...(version === undefined ? {} : { version }) };
  if (kind === "music") return { kind, ...one, prompt, seconds, seed };
  const language = plan.sound?.language;
  if (kind === "transcript") {
    const source = shots[shot]?.key;
    if (source === undefined) throw new Error(`shot ${shot} isn't made yet`);
    return { kind, ...one, source, ...(language === undefined ? {} : { language }) };
  }
  return {
    kind,
    ...one,
    text,
    ...(voice === undefined ? {} : { voice }),
    ...(language === undefined ? {} : { language }),
  };
}
