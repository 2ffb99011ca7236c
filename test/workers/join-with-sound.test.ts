import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { VisibleMark } from "../../src/core/visible-mark.ts";
import { createMedia, type Media } from "../../src/media/media.ts";
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
async function made(change: {
  make?: () => Promise<never>;
  mix?: Media["mix"];
  visible?: VisibleMark;
  of?: StoredClip;
  captions?: Media["captions"];
}) {
  const mixed: string[] = [];
  const laidOver: string[] = [];
  const media = instantMedia();
  const { join: joinFilm } = createJoinWithSound({
    media: {
      ...media,
      captions: change.captions ?? (async () => [{ path: "a caption", x: 0, y: 0, from: 0, to: 1 }]),
      join(shots, out, options) {
        laidOver.push(...(options.overlays ?? []).map(({ path }) => path));
        return media.join(shots, out, options);
      },
      async mix(...order) {
        mixed.push(order[2].own);
        return (change.mix ?? media.mix)(...order);
      },
    },
    store,
    marker: { visible: change.visible },
    soundtracks: { ...instantSoundtracks(), ...(change.make && { make: change.make }) },
  });
  const path = join(store.folder, "clip.mp4");
  const film = await joinFilm(change.of ?? clip, [], path, {
    size: { width: 16, height: 9, fps: 24 },
    signal: new AbortController().signal,
    onProgress() {},
    log: pino({ level: "silent" }),
  });
  return { mixed, laidOver, warnings: film.warnings, file: await readFile(path, "utf8") };
}

it("takes the shots' own sound away where none is wanted", async () => {
  expect(await made({})).toEqual({
    ...{ mixed: ["silent"], laidOver: [], warnings: [], file: "a film of 0 shots" },
  });
});

it.each([
  ["made", { make: () => Promise.reject(new Error("no thread")) }],
  ["mixed", { mix: () => Promise.reject(new Error("no ffmpeg")) }],
])("leaves a film the sound of its shots, as it says, where its own can't be %s", async (what, change) => {
  const warnings = ["The sound could not be made; the film has that of its shots alone."];
  const mixed = what === "mixed" ? ["silent"] : [];
  expect(await made(change)).toEqual({ mixed, laidOver: [], warnings, file: "a film of 0 shots" });
});

it("lays the host's mark over every film, a silent draft too, and captions above it", async () => {
  const visible: VisibleMark = { text: "made with AI", corner: "top-right" };
  const draft = { id: "draft", plan: { shots: [] } } as unknown as StoredClip;
  expect((await made({ visible, of: draft })).laidOver).toEqual(["made with AI"]);
  const sound = { tracks: [], own: "kept", captions: "burned", language: "en" };
  const captioned = { id: "film", plan: { shots: [], sound } } as unknown as StoredClip;
  expect((await made({ visible, of: captioned })).laidOver).toEqual(["made with AI", "a caption"]);
  expect((await made({ of: captioned })).laidOver).toEqual(["a caption"]);
});

it("says that captions no font here has letters for are beside the film alone", async () => {
  const lines = [{ kind: "voice", text: "మంచులో నక్క", start: 0, seconds: 1 }];
  const sound = { tracks: [{ kind: "voice", cues: lines }], own: "kept", captions: "burned", language: "te" };
  const of = { id: "film", plan: { shots: [{ seconds: 2 }], sound } } as unknown as StoredClip;
  const { warnings } = await made({ of, captions: createMedia({}).captions });
  expect(warnings).toEqual([expect.stringContaining("no font")]);
  expect(await readFile(await store.path("clips/film/captions.srt"), "utf8")).toContain("మంచులో నక్క");
  expect((await made({ of })).warnings).toEqual([]);
});
