import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { fingerprintKey } from "../../src/core/film/mark.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { filmVideoArgs } from "../../src/media/film-format.ts";
import type { GreyOptions } from "../../src/media/grey-frames.ts";
import { createMedia, type Media } from "../../src/media/media.ts";
import type { ShotToJoin } from "../../src/media/segments.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { createFingerprints, type Fingerprints } from "../../src/provenance/fingerprints.ts";
import { FFMPEG_TEST_MS, ffmpeg } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const SIZE = { width: 320, height: 180, fps: 24 };
let folder: string;
let media: Media;
let store: MediaStore;
let fingerprints: Fingerprints;
/** How often films were looked at: at which part of them. */
const looks: GreyOptions["part"][] = [];
const at = (name: string) => join(folder, name);

async function shot(name: string, seconds: number, x: number): Promise<void> {
  const source = `mandelbrot=s=320x180:r=24:start_x=${x}:start_y=0.13:start_scale=1.5:end_scale=0.8:end_pts=96`;
  const video = filmVideoArgs({ ...SIZE });
  await ffmpeg("-y", "-f", "lavfi", "-i", source, ...video, "-t", String(seconds), at(name));
}

/** Joins shots and keeps what the film looks like by them, and by looking at all of it; the two fingerprints, and what was looked at. */
async function kept(id: string, shots: (Pick<ShotToJoin, "seconds"> & { name: string; fade?: number })[]) {
  const path = at(`${id}.mp4`);
  const made = await media.join(
    shots.map(({ name, seconds, fade }) => ({
      ...{ path: at(name), seconds },
      join: fade ? { kind: "crossfade", seconds: fade } : { kind: "cut" },
    })),
    path,
    SIZE,
  );
  const taken = made.taken.map(({ shot: place, ...where }) => {
    const name = shots[place]?.name ?? "";
    return { ...where, digest: Buffer.from(name).toString("hex"), path: at(name) };
  });
  looks.length = 0;
  await fingerprints.keep({ id, createdAt: 0 }, { path, frames: made.frames, fps: SIZE.fps, taken });
  const looked = [...looks];
  const whole = { id: `${id}-whole`, createdAt: 0 };
  await fingerprints.keep(whole, { path });
  const [composed, seen] = await Promise.all(
    [{ id, createdAt: 0 }, whole].map(async (clip) => readFile(await store.path(fingerprintKey(clip)))),
  );
  return { composed, seen, looked };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-looks-"));
  store = await createLocalMediaStore({ folder: at("media"), workFolder: at("work"), now: () => 0 });
  media = createMedia({ threads: 2 });
  const greyFrames: Media["greyFrames"] = (path, out, options) => {
    looks.push(options.part);
    return media.greyFrames(path, out, options);
  };
  fingerprints = createFingerprints({ media: { greyFrames }, store });
  await shot("a.mp4", 2.75, -0.74);
  await shot("b.mp4", 2.75, -0.1);
  await shot("c.mp4", 2.75, -1.25);
  await shot("d.mp4", 2.75, 0.36);
  await shot("long.mp4", 3.5, -0.16);
}, FFMPEG_TEST_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

it("knows a film with one other shot as if it had looked at all of it, and looks at that shot alone", async () => {
  // The second shot begins right behind a picture that stands for the film.
  const [a, b, c, d] = ["a", "b", "c", "d"].map((one) => ({ name: `${one}.mp4`, seconds: 2.75 }));
  if (!a || !b || !c || !d) throw new Error("four shots");
  const first = await kept("first", [a, b, c]);
  expect(first.composed).toEqual(first.seen);
  expect(first.looked).toEqual([undefined]);

  const other = await kept("other", [d, b, c]);
  expect(other.composed).toEqual(other.seen);
  expect(other.looked).toEqual([{ from: 0, count: 6 }]);

  const again = await kept("again", [d, b, c]);
  expect(again.composed).toEqual(other.composed);
  expect(again.looked).toEqual([]);

  // In another order other pictures of the same shots are seen.
  const turned = await kept("turned", [c, a, d]);
  expect(turned.composed).toEqual(turned.seen);
});

it("looks at what was laid over shots, and at a shot made again under its old name", async () => {
  const [a, b] = [
    { name: "a.mp4", seconds: 2.75 },
    { name: "long.mp4", seconds: 2.5, fade: 1 },
  ];
  await kept("cut", [{ ...b, fade: 0 }, a]);
  const faded = await kept("faded", [b, a]);
  expect(faded.composed).toEqual(faded.seen);
  // From the last key frame before the fade on, for the end of the first shot is coded anew.
  expect(faded.looked).toEqual([{ from: expect.closeTo(2, 1), count: 3 }]);

  await shot("long.mp4", 3.5, 0.28);
  const anew = await kept("anew", [{ ...b, fade: 0 }, a]);
  expect(anew.composed).toEqual(anew.seen);
  expect(anew.looked.map((part) => part?.count)).toEqual([5]);
});

it("looks at a shot of which is forgotten meanwhile what it looks like", async () => {
  const shots = ["a.mp4", "b.mp4"].map((name) => ({ name, seconds: 2.75 }));
  await kept("before", shots);
  const usual = fingerprints;
  const forgetful: MediaStore = {
    ...store,
    async path(key) {
      if (key.endsWith("-looks.json")) await store.delete(key);
      return store.path(key);
    },
  };
  fingerprints = createFingerprints({ media, store: forgetful });
  try {
    const meanwhile = await kept("meanwhile", shots);
    expect(meanwhile.composed).toEqual(meanwhile.seen);
  } finally {
    fingerprints = usual;
  }
});
