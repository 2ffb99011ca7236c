import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import type { ClipLife } from "../../src/store/store.ts";
import { createDelivery, type DeliverDependencies, type Delivery } from "../../workers/deliver.ts";
import { CLIP_ENDED, createRunningJobs, HAND_BACK } from "../../workers/running-jobs.ts";
import { finishedClip, place } from "../fixtures/clip.ts";
import { instantMedia } from "../fixtures/instant-media.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-deliver-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A worker that has this film, with its files in a store, to post where 1 MB may be posted. */
async function delivering(
  clip: StoredClip,
  { life, sender, ...others }: Others = {},
): Promise<{
  store: MediaStore;
  deliver: () => Promise<void>;
  atOnce: (signal?: AbortSignal) => ReturnType<Delivery["deliverAtOnce"]>;
}> {
  const store = await createLocalMediaStore({
    folder: join(folder, "media"),
    workFolder: join(folder, "work"),
    now: Date.now,
  });
  const [film = "", poster = ""] = [clip.file?.key, clip.file?.posterKey];
  for (const key of [film, poster]) await store.write(key, Readable.from(["a film"]));
  const { file } = clip;
  const here = async () =>
    file && { file, path: await store.path(film), posterPath: await store.path(poster) };
  const log = pino({ level: "silent" });
  const delivery = createDelivery({
    sender: {
      platform: place.platform,
      uploadLimit: async () => 1_000_000,
      postClip: async () => ({ ref: { ...place, message: "1" } }),
      ...sender,
    } as ChatSender,
    life: {
      beginDelivery: async () => clip,
      load: async () => clip,
      loadAll: async () => [],
      delivered: async () => clip,
      ...life,
    } as ClipLife,
    shown: { isAnothers: async () => false },
    holdingCard: (_id, _signal, work) => work(),
    media: instantMedia(),
    store,
    marker: { reserveBytes: 10, mark: async () => 50 },
    running: createRunningJobs(),
    tidying: { makeRoom: async () => {} },
    missingFiles: {
      awaitShots: async () => [],
      awaitFilm: here,
      film: here,
    },
    now: Date.now,
    log,
    ...others,
  });
  return {
    store,
    deliver: () => delivery.deliver({ data: { clipId: clip.id } } as never),
    atOnce: (signal = new AbortController().signal) => delivery.deliverAtOnce(clip, { signal, log }),
  };
}
type Others = Partial<Pick<DeliverDependencies, "media" | "marker" | "running" | "missingFiles">> & {
  life?: Partial<ClipLife>;
  sender?: Partial<ChatSender>;
};

it("takes up again chapters, and what the shots' makers wrote into them, where a film is made smaller for its platform", async () => {
  const clip = finishedClip();
  const [first] = clip.shots;
  if (!clip.file || !first) throw new Error("the fixture has a film of one shot");
  const shots = [
    { ...first, key: "shots/a.mp4" },
    { ...first, key: "shots/swept.mp4" },
  ];
  const upstreams: (readonly string[] | undefined)[] = [];
  const chapters: string[] = [];
  const { store, deliver } = await delivering(
    { ...clip, shots, file: { ...clip.file, bytes: 1_000_000 } } as StoredClip,
    {
      sender: { uploadLimit: async () => 100_000 },
      media: {
        ...instantMedia(),
        addChapters: async (_film, given) => {
          expect(upstreams).toEqual([]);
          chapters.push(...given.map(({ title }) => title));
          return 40;
        },
      },
      marker: {
        reserveBytes: 10,
        mark: async (_path, _mark, { upstream } = {}) => {
          upstreams.push(upstream);
          return 50;
        },
      },
    },
  );
  await store.write("shots/a.mp4", Readable.from(["a film"]));
  await deliver();
  expect(upstreams).toEqual([[await store.path("shots/a.mp4")]]);
  expect(chapters).toEqual(["Shot 1: beat 1", "Shot 2: beat 2"]);
});

it("leaves no card at Sending where a film may be posted nowhere: it is made, and waits in /history", async () => {
  const clip = { ...finishedClip(), state: "delivering" } as StoredClip;
  const settled: unknown[][] = [];
  const { deliver } = await delivering(clip, {
    life: { delivered: async (...how) => settled.push(how) as never },
    sender: {
      postClip: () => Promise.reject(new PlatformError("nowhere-to-post", "I may not write there any more.")),
    },
  });
  await deliver();
  expect(settled).toEqual([[clip]]);
});

it("hears of a clip that ends while it is being read, and posts nothing of it", async () => {
  const clip = { ...finishedClip(), state: "delivering" } as StoredClip;
  const running = createRunningJobs();
  const posted: boolean[] = [];
  const { deliver } = await delivering(clip, {
    running,
    life: {
      async beginDelivery() {
        running.clipEnded(clip.id);
        return clip;
      },
    },
    sender: {
      async postClip(_surface, _post, { signal }) {
        signal.throwIfAborted();
        posted.push(true);
        return { ref: { ...place, message: "1" } } as never;
      },
    },
  });
  await deliver();
  expect(posted).toEqual([]);
});

describe("what was cut here is posted at once", () => {
  const clip = { ...finishedClip(), state: "delivering" } as StoredClip;

  it("and is over with", async () => {
    const posted: string[] = [];
    const { atOnce } = await delivering(clip, {
      life: {
        delivered: async ({ id }) => {
          posted.push(id);
          return clip;
        },
      },
    });
    expect(await atOnce()).toBeUndefined();
    expect(posted).toEqual([clip.id]);
  });

  it.each([
    ["no sooner than the platform asks for", { retryAfterMs: 7_000 }, 7_000],
    ["at once where it says nothing", {}, 0],
  ])("or goes in line, %s", async (_when, more, delay) => {
    const { atOnce } = await delivering(clip, {
      sender: {
        postClip: () =>
          Promise.reject(new PlatformError("telegram-down", "Not now.", { retryable: true, ...more })),
      },
    });
    expect(await atOnce()).toBe(delay);
  });

  it.each([
    ["or goes in line, where its worker stops meanwhile", HAND_BACK, 0],
    ["or is over with, where it ends meanwhile", CLIP_ENDED, undefined],
  ])("%s", async (_what, reason, delay) => {
    const stopping = new AbortController();
    const { atOnce } = await delivering(clip, {
      sender: {
        async postClip() {
          stopping.abort(reason);
          throw new Error("aborted");
        },
      },
    });
    expect(await atOnce(stopping.signal)).toBe(delay);
  });

  it("or goes in line, where its file is gone and has to be cut again", async () => {
    const missingFiles = {
      awaitShots: async () => [],
      awaitFilm: async () => undefined,
      film: async () => undefined,
    };
    const { atOnce } = await delivering(clip, { missingFiles });
    expect(await atOnce()).toBe(0);
  });
});
