import { join } from "node:path";
import type { Logger } from "pino";
import { BackendError, MediaError } from "../src/core/errors.ts";
import {
  imageOrderOf,
  type MadePicture,
  madePictureKey,
  picturesFor,
} from "../src/core/film/made-picture.ts";
import type { Backends } from "../src/core/ports/backends.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { VideoBackend } from "../src/core/ports/video-backend.ts";
import { createMakeOrder, type Done, type PaidOrders } from "../src/making/make-order.ts";
import { type AllStopped, stopOrders } from "../src/making/stop-order.ts";
import type { WaitForNews } from "../src/making/wait-for-news.ts";
import type { Media } from "../src/media/media.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ModelSlots } from "../src/store/model-slots.ts";
import type { ClipLife } from "../src/store/store.ts";
import { type ClipNotesDependencies, createClipNotes, isOver } from "./clip-notes.ts";
import type { LookAtPicture } from "./look-at-picture.ts";

/** The finest picture of any model, as a file. */
const MAX_BYTES = 50 * 1024 * 1024;

export interface OrderPicturesDependencies extends ClipNotesDependencies {
  backends: Backends;
  life: ClipNotesDependencies["life"] & Pick<ClipLife, "picturesDrawn" | "claimOrder" | "releaseOrder">;
  modelSlots: ModelSlots;
  paidOrders: PaidOrders;
  media: Pick<Media, "readyPicture">;
  store: MediaStore;
  lookAtPicture: LookAtPicture;
  waitForNews: WaitForNews;
  /** Throws for a film that stands on a picture which was taken back. */
  checkPictures: (film: StoredClip) => Promise<void>;
  untilOnDisk: () => Promise<boolean>;
  forgotBefore: () => Promise<number | undefined>;
  now: () => number;
  log: Logger;
}

export type OrderPictures = ReturnType<typeof createOrderPictures>;

/**
 * Has image models make what a shot stands on: sheets of the cast and the place, then its frames, each once however many
 * shots want it. May be begun again at any moment by any process.
 */
export function createOrderPictures(dependencies: OrderPicturesDependencies) {
  const { backends, life, modelSlots, media, store } = dependencies;
  const clipNotes = createClipNotes(dependencies);
  const makeOrder = createMakeOrder(dependencies);

  /** `hold`: throws where the job is another worker's by now. */
  return function picturesOf(clip: StoredClip, shot: number, hold: () => Promise<void>) {
    const log = dependencies.log.child({ clipId: clip.id, shot: shot + 1 });
    const notesOf = (picture: MadePicture) => clipNotes(clip, "picture", picture, { hold });
    const planned = clip.plan.shots[shot];
    const wanted = planned ? picturesFor(clip.plan, planned) : [];

    /** All that the film's shots stand on. */
    function allWanted(): MadePicture[] {
      const unmade = clip.shots.filter(({ state }) => state !== "kept" && state !== "made");
      const all = unmade.flatMap(({ index }) => picturesFor(clip.plan, clip.plan.shots[index] ?? {}));
      return [...new Map(all.map((picture) => [picture.digest, picture])).values()];
    }

    async function tellHowFar(): Promise<void> {
      const all = allWanted();
      const there = await Promise.all(all.map((picture) => store.has(madePictureKey(picture))));
      const done = there.filter(Boolean).length;
      // Who waits for others looks again and again.
      if (clip.drawing?.done === done && clip.drawing.of === all.length) return;
      await life.picturesDrawn(clip.id, { done, of: all.length });
    }

    async function make(signal: AbortSignal): Promise<"made" | "wait"> {
      if (wanted.length > 0) await tellHowFar();
      const under = new Map<string, Promise<"made" | "wait">>();
      const byKey = new Map(wanted.map((picture) => [madePictureKey(picture), picture]));
      const need = (picture: MadePicture): Promise<"made" | "wait"> => {
        const begun = under.get(picture.digest) ?? afterWhatItIsMadeFrom(picture);
        under.set(picture.digest, begun);
        return begun;
      };
      async function afterWhatItIsMadeFrom(picture: MadePicture): Promise<"made" | "wait"> {
        const from = picture.references.flatMap((key) => byKey.get(key) ?? []);
        const before = await Promise.all(from.map(need));
        return before.includes("wait") ? "wait" : one(picture, signal);
      }
      // What else is under way is waited for in any case: it is paid for.
      const all = await Promise.allSettled(wanted.map(need));
      const failed = all.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
      return all.some((outcome) => outcome.status === "fulfilled" && outcome.value === "wait")
        ? "wait"
        : "made";
    }

    /** `wait`: another shot has it made, or the backend has its hands full. */
    async function one(picture: MadePicture, signal: AbortSignal): Promise<"made" | "wait"> {
      const { digest } = picture;
      // Another place's film may have been the first to have it made.
      if (await store.has(madePictureKey(picture))) return lookedAt(picture, signal);
      const backend = backends.backend(picture.backend);
      // Any other shot that stands on the same waits.
      const holder = `${clip.id} ${shot}`;
      if (!(await life.claimOrder(digest, holder))) return "wait";
      const line = `pictures ${backend.id}`;
      const place = `${holder} ${digest}`;
      const notes = await notesOf(picture);
      try {
        if (await store.has(madePictureKey(picture))) return await lookedAt(picture, signal);
        if (!backend.slotsEach && !(await modelSlots.take(line, backend.slots, place))) return "wait";
        // What was to cost nothing, for it was there, is gone meanwhile: nothing was set aside for it.
        if (backend.billed && picture.usd === undefined)
          throw new BackendError(
            "picture-gone",
            "A picture that it was to be made from is gone. Ask for the clip again.",
          );
        await makeOrder({
          order: async () => imageOrderOf(picture),
          digest,
          askedAt: clip.createdAt,
          backend,
          notes,
          signal,
          onProgress: () => modelSlots.stay(line, place),
          keep: (done) => keep(picture, backend, done, signal),
          log,
        });
        await tellHowFar();
        return "made";
      } finally {
        await modelSlots.leave(line, place);
        // Begun and not there yet: whoever takes this work up goes on with it, and no other film pays for it beside.
        if (notes.started().startingAt === 0 || (await store.has(madePictureKey(picture))))
          await life.releaseOrder(digest, holder);
      }
    }

    async function lookedAt(picture: MadePicture, signal: AbortSignal): Promise<"made"> {
      await dependencies.lookAtPicture(picture, await store.path(madePictureKey(picture)), clip, signal);
      return "made";
    }

    /** Copies the made file at once, and sees that it is a picture. */
    async function keep(picture: MadePicture, backend: VideoBackend, { outputs }: Done, signal: AbortSignal) {
      const [output] = outputs;
      if (!output) throw noPicture();
      const key = madePictureKey(picture);
      const work = await store.workFolder();
      try {
        const [came, ready] = [join(work.path, "came"), join(work.path, "ready")];
        await backend.download(output, came, { signal, maxBytes: MAX_BYTES });
        const { changed } = await media.readyPicture(came, ready, { signal }).catch((error: unknown) => {
          throw error instanceof MediaError ? noPicture(error) : error;
        });
        const seen = changed ? ready : came;
        await dependencies.lookAtPicture(picture, seen, clip, signal);
        await store.put(key, seen, { move: true });
        // Who took a picture back meanwhile has looked for what was drawn of it before this was there.
        await dependencies.checkPictures(clip).catch(async (error: unknown) => {
          await store.delete(key);
          throw error;
        });
      } finally {
        await work.remove();
      }
    }

    return {
      make,
      /** Whether all that the film's shots stand on is there. */
      async areAllThere(): Promise<boolean> {
        const there = await Promise.all(allWanted().map((picture) => store.has(madePictureKey(picture))));
        return there.every(Boolean);
      },
      /** The clip has ended: what still runs for it is stopped, and what that cost is written down. */
      async stop({ isLast }: { isLast: boolean }): Promise<AllStopped> {
        const { createdAt: askedAt } = clip;
        const all = await Promise.all(
          wanted.map(async (picture) => {
            const notes = await notesOf(picture);
            const backend = backends.backend(picture.backend);
            const over = await isOver(notes, picture, () => store.has(madePictureKey(picture)));
            return over ? [] : [{ order: async () => imageOrderOf(picture), askedAt, backend, notes }];
          }),
        );
        return stopOrders(all.flat(), { isLast, forgotBefore: dependencies.forgotBefore });
      },
    };
  };
}

function noPicture(cause?: unknown): BackendError {
  return new BackendError(
    "no-usable-picture",
    "The model gave no usable picture. Change the words a little, or choose another model.",
    { cause },
  );
}
