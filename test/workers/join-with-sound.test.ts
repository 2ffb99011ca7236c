import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Media } from "../../src/media/media.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createJoinWithSound } from "../../workers/join-with-sound.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { instantSoundtracks } from "../fixtures/instant-soundtracks.ts";
import { testMedia } from "../fixtures/media.ts";

let store: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  store = await testMedia();
});
afterEach(() => store.remove());

const clip = {
  id: "film",
  plan: { shots: [], sound: { tracks: [], own: "silent", captions: "off", language: "en" } },
} as unknown as StoredClip;

/** A film that is to have no sound of its shots, by a media room that notes what it mixed. */
async function made(change: { make?: () => Promise<never>; mix?: Media["mix"] }) {
  const mixed: string[] = [];
  const media = instantMedia();
  const { join: joinFilm } = createJoinWithSound({
    media: {
      ...media,
      async mix(...order) {
        mixed.push(order[2].own);
        return (change.mix ?? media.mix)(...order);
      },
    },
    store,
    soundtracks: { ...instantSoundtracks(), ...(change.make && { make: change.make }) },
  });
  const path = join(store.folder, "clip.mp4");
  const film = await joinFilm(clip, [], path, {
    size: { width: 16, height: 9, fps: 24 },
    signal: new AbortController().signal,
    onProgress() {},
    log: pino({ level: "silent" }),
  });
  return { mixed, warnings: film.warnings, file: await readFile(path, "utf8") };
}

it("takes the shots' own sound away where none is wanted", async () => {
  expect(await made({})).toEqual({ mixed: ["silent"], warnings: [], file: "a film of 0 shots" });
});

it.each([
  ["made", { make: () => Promise.reject(new Error("no thread")) }],
  ["mixed", { mix: () => Promise.reject(new Error("no ffmpeg")) }],
])("leaves a film the sound of its shots, as it says, where its own can't be %s", async (what, change) => {
  const warnings = ["The sound could not be made; the film has that of its shots alone."];
  const mixed = what === "mixed" ? ["silent"] : [];
  expect(await made(change)).toEqual({ mixed, warnings, file: "a film of 0 shots" });
});
