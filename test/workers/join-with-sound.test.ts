import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Chapter } from "../../src/core/film/chapters.ts";
import type { VisibleMark } from "../../src/core/visible-mark.ts";
import { createMedia, type Media } from "../../src/media/media.ts";
import type { Soundtracks } from "../../src/sound/soundtrack.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createJoinWithSound } from "../../workers/join-with-sound.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { instantSoundtracks } from "../fixtures/instant-soundtracks.ts";
import { testMedia } from "../fixtures/media.ts";

let store: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  store = await testMedia();
  await store.write("clips/film/effects.wav", [Buffer.from("steps")]);
});
afterEach(() => store.remove());

const clip = {
  id: "film",
  plan: { shots: [], sound: { tracks: [], own: "silent", captions: "off", language: "en" } },
} as unknown as StoredClip;

/** What is heard instead of the shots' own sound. */
const steps: Soundtracks["make"] = async () => ({
  ...{ tracks: { effects: "clips/film/effects.wav" }, cues: [], warnings: [] },
});

/** A film that is to have no sound of its shots, by a media room that notes what it mixed, and whether it joined without any. */
async function made(change: {
  make?: Soundtracks["make"];
  mix?: Media["mix"];
  visible?: VisibleMark;
  of?: StoredClip;
  captions?: Media["captions"];
  /** The shots' own sound is ready before the pictures are, and so mixed. */
  mixTracks?: Media["mixTracks"];
  chapters?: (bytes: number) => readonly Chapter[];
}) {
  const mixed: string[] = [];
  const given: { ahead: string | undefined; chapters: number | undefined }[] = [];
  const laidOver: string[] = [];
  let silent: boolean | undefined;
  const media = instantMedia();
  const { join: joinFilm } = createJoinWithSound({
    media: {
      ...media,
      captions: change.captions ?? (async () => [{ path: "a caption", x: 0, y: 0, from: 0, to: 1 }]),
      async join(shots, out, options) {
        silent = options.silent;
        laidOver.push(...(options.overlays ?? []).map(({ path }) => path));
        if (change.mixTracks) await options.hearing?.(["-i", "own.aac"], 6);
        return media.join(shots, out, options);
      },
      mixTracks: change.mixTracks ?? media.mixTracks,
      async mix(...order) {
        mixed.push(order[2].own);
        given.push({ ahead: order[2].mixed?.path, chapters: order[2].chapters?.length });
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
    ...(change.chapters && { chapters: change.chapters }),
    onProgress() {},
    log: pino({ level: "silent" }),
  });
  const file = await readFile(path, "utf8");
  const { warnings, hasChapters } = film;
  return { said: { mixed, laidOver, warnings, file }, silent, given, hasChapters };
}

it("joins a film without the shots' own sound where none is wanted, and mixes nothing", async () => {
  const { said, silent } = await made({});
  expect(silent).toBe(true);
  expect(said).toEqual({ mixed: [], laidOver: [], warnings: [], file: "a film of 0 shots" });
});

it("mixes what is to be heard instead of the shots' own sound", async () => {
  const { said, silent } = await made({ make: steps });
  expect([said.mixed, said.warnings, silent]).toEqual([["silent"], [], false]);
});

it.each([
  ["made", { make: () => Promise.reject(new Error("no thread")) }],
  ["mixed", { make: steps, mix: () => Promise.reject(new Error("no ffmpeg")) }],
])("leaves a film the sound of its shots, as it says, where its own can't be %s", async (what, change) => {
  const warnings = ["The sound could not be made; the film has that of its shots alone."];
  const mixed = what === "mixed" ? ["silent"] : [];
  const { said, silent } = await made(change);
  expect(silent).toBe(false);
  expect(said).toEqual({ mixed, laidOver: [], warnings, file: "a film of 0 shots" });
});

it("lays the host's mark over every film, a silent draft too, and captions above it", async () => {
  const visible: VisibleMark = { text: "made with AI", corner: "top-right" };
  const draft = { id: "draft", plan: { shots: [] } } as unknown as StoredClip;
  expect((await made({ visible, of: draft })).said.laidOver).toEqual(["made with AI"]);
  const sound = { tracks: [], own: "kept", captions: "burned", language: "en" };
  const captioned = { id: "film", plan: { shots: [], sound } } as unknown as StoredClip;
  expect((await made({ visible, of: captioned })).said.laidOver).toEqual(["made with AI", "a caption"]);
  expect((await made({ of: captioned })).said.laidOver).toEqual(["a caption"]);
});

it("says that captions no font here has letters for are beside the film alone", async () => {
  const lines = [{ kind: "voice", text: "మంచులో నక్క", start: 0, seconds: 1 }];
  const sound = { tracks: [{ kind: "voice", cues: lines }], own: "kept", captions: "burned", language: "te" };
  const of = { id: "film", plan: { shots: [{ seconds: 2 }], sound } } as unknown as StoredClip;
  const { said } = await made({ of, captions: createMedia({}).captions });
  expect(said.warnings).toEqual([expect.stringContaining("no font")]);
  expect(await readFile(await store.path("clips/film/captions.srt"), "utf8")).toContain("మంచులో నక్క");
  expect((await made({ of })).said.warnings).toEqual([]);
});

const loudness = { integrated: -16, range: 5, peak: -3 };

it("begins to mix while the pictures are joined, with the shots' own sound where it is wanted", async () => {
  const own: (readonly string[] | undefined)[] = [];
  const mixTracks: Media["mixTracks"] = async (heard, path) => {
    own.push(heard);
    return { path, loudness };
  };
  await store.write("clips/film/music.wav", [Buffer.from("music")]);
  const make = async () => ({ tracks: { music: "clips/film/music.wav" }, cues: [], warnings: [] });
  const sound = { tracks: [], own: "kept", captions: "off", language: "en" };
  const kept = { id: "film", plan: { shots: [], sound } } as unknown as StoredClip;
  for (const change of [
    { mixTracks, make: steps },
    { mixTracks, make, of: kept },
  ])
    expect((await made(change)).given).toEqual([{ ahead: expect.stringContaining("mix.wav"), chapters: 0 }]);
  expect(own).toEqual([undefined, ["-i", "own.aac"]]);
});

it("leaves a film the sound of its shots where mixing ahead fails, and joins it all the same", async () => {
  const { said } = await made({ make: steps, mixTracks: () => Promise.reject(new Error("no ffmpeg")) });
  expect(said.warnings).toEqual(["The sound could not be made; the film has that of its shots alone."]);
  expect(said.file).toBe("a film of 0 shots");
});

it("has chapters written with the sound, where a film of its size and sound has room for them", async () => {
  const asked: number[] = [];
  const chapters = (bytes: number) => {
    asked.push(bytes);
    return [{ title: "Shot 1", from: 0, to: 6 }];
  };
  const within = await made({ make: steps, chapters });
  expect([within.hasChapters, within.given[0]?.chapters]).toEqual([true, 1]);
  // Six seconds of sound at 192 kbit are 144 kB.
  expect(asked[0]).toBeGreaterThan(144_000);
  expect((await made({ make: steps, chapters: () => [] })).hasChapters).toBe(false);
  const unmixed = await made({ make: steps, chapters, mix: () => Promise.reject(new Error("no ffmpeg")) });
  expect(unmixed.hasChapters).toBe(false);
});
