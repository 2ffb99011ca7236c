import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, it } from "vitest";
import { MediaError } from "../../src/core/errors.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { chaptersWithin, giveChapters } from "../../workers/give-chapters.ts";
import { finishedClip } from "../fixtures/clip.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { startRig } from "../fixtures/rig.ts";

const log = pino({ level: "silent" });
const { signal } = new AbortController();
const film = { path: "film.mp4", bytes: 50_000 };
const clip = finishedClip() as StoredClip;
const given = (addChapters: () => Promise<number>, maxBytes = 100_000) =>
  giveChapters({ addChapters }, clip, film, { maxBytes, signal, log });

it("tells how large a film is with its chapters", async () => {
  expect(await given(async () => 51_000)).toBe(51_000);
});

it("leaves a film without where they would take it over its limit, or can't be added", async () => {
  expect(await given(() => Promise.reject(new Error("asked in vain")), 51_000)).toBe(50_000);
  expect(await given(() => Promise.reject(new Error("ffmpeg has ended")))).toBe(50_000);
});

it("tells which chapters a film has room for", () => {
  expect(chaptersWithin(clip, 50_000, 100_000)).toHaveLength(clip.plan.shots.length);
  expect(chaptersWithin(clip, 50_000, 51_000)).toEqual([]);
});

it("passes a full disk on, for which there is room to be made", async () => {
  const full = () => Promise.reject(new MediaError("no-disk-space", "There is no room."));
  await expect(given(full)).rejects.toMatchObject({ code: "no-disk-space" });
});

it("is done to every film of several shots, and to none of one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rushes-chapters-"));
  const file = await instantShot(folder);
  const given: string[][] = [];
  const media = instantMedia();
  const rig = await startRig({
    media: {
      ...media,
      addChapters: (path, chapters) => {
        given.push(chapters.map(({ title }) => title));
        return media.addChapters(path, chapters);
      },
    },
    backends: () => onlyBackend(createInstantBackend({ file })),
  });
  try {
    for (const prompt of ["A fox wakes. A fox runs. A fox sleeps.", "A fox wakes."]) {
      const { id } = await rig.studio.admit({
        request: { prompt, seconds: prompt.length > 20 ? 12 : 4, seed: 7 },
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "main" },
        idempotencyKey: prompt,
      });
      expect((await rig.ended(id)).state).toBe("delivered");
    }
    expect(given).toEqual([["Shot 1: A fox wakes.", "Shot 2: A fox runs.", "Shot 3: A fox sleeps."]]);
  } finally {
    await rig.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
