import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Cue, SoundPlan } from "../../src/core/film/sound.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { editListOf } from "../../src/export/edit-list.ts";
import { toEdl } from "../../src/export/edl.ts";
import { toRights, toShotCsv, toSubtitles } from "../../src/export/lists.ts";
import { toOtio } from "../../src/export/otio.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { createExport } from "../../src/studio/export.ts";
import { testClip, testPlan, testRequest } from "../fixtures/clip.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { readEdl } from "./read-edl.ts";
import { readOtio } from "./read-otio.ts";

/** Three shots of 3 s; the first dissolves into the second for half a second. */
function film(change: Partial<Clip> = {}): Clip {
  const [shot] = testPlan([3]).shots;
  if (!shot) throw new Error("a plan without shots");
  const shots = ["Ein Füchslein, wach", '=cmd|"x"', "It sleeps.\nDeeply."].map((beat, index) => ({
    ...shot,
    index,
    beat,
    seconds: 3,
    renderSeconds: index === 0 ? 4 : 3,
    join: index === 0 ? ({ kind: "crossfade", seconds: 0.5 } as const) : ({ kind: "cut" } as const),
  }));
  return testClip({ ...change, plan: { ...testPlan([3]), shots } });
}

describe("edit lists", () => {
  it("an EDL that a strict reader takes, whose dissolve lies in the time of the later shot", () => {
    const { events } = readEdl(toEdl(editListOf(film(), "mp4")), 24);
    expect(events.map(({ number, edit, dissolve, from, to }) => [number, edit, dissolve, from, to])).toEqual([
      [1, "C", 0, "shot-01.mp4", undefined],
      [2, "C", 0, undefined, undefined],
      [2, "D", 12, "shot-01.mp4", "shot-02.mp4"],
      [3, "C", 0, "shot-03.mp4", undefined],
    ]);
    expect(events.at(-1)?.record).toEqual([86_400 + 144, 86_400 + 216]);
    expect(events[1]?.source).toEqual([72, 72]);
  });

  it("titles in letters that any list takes, those with marks as those without", () => {
    const asked = testRequest({ prompt: "Ein Müller,\nnaïve 🦊" });
    expect(toEdl(editListOf(film({ request: asked }), "mp4")).split("\r\n")[0]).toBe(
      "TITLE: Ein Muller, naive",
    );
  });

  it("an OTIO file of the documented schemas, whose clips stay within their files", () => {
    const { tracks } = readOtio(toOtio(editListOf(film(), "mov"), "shots"));
    expect(tracks.children[0]?.children.map((child) => child.OTIO_SCHEMA)).toEqual([
      "Clip.2",
      "Transition.1",
      "Clip.2",
      "Clip.2",
    ]);
    const [first] = tracks.children[0]?.children ?? [];
    expect(first).toMatchObject({
      name: "shot-01.mov",
      media_references: {
        // Handles and all.
        DEFAULT_MEDIA: { target_url: "shots/shot-01.mov", available_range: { duration: { value: 96 } } },
      },
    });
  });

  it("a track for each sound, which begins and ends with the film as it was trimmed", () => {
    const list = editListOf(film({ finishing: { trim: { from: 3.25, to: 7 } } }), "mp4");
    const sounds = ["voice", "music"].map((name) => ({ name, path: `sound/${name}.wav` }));
    const { tracks } = readOtio(toOtio(list, "shots", sounds));
    expect(tracks.children.map(({ name, kind }) => [name, kind])).toEqual([
      ["V1", "Video"],
      ["A1 voice", "Audio"],
      ["A2 music", "Audio"],
    ]);
    expect(tracks.children[2]?.children).toMatchObject([
      {
        name: "music.wav",
        source_range: { start_time: { value: 78 }, duration: { value: 90 } },
        media_references: {
          DEFAULT_MEDIA: { target_url: "sound/music.wav", available_range: { duration: { value: 216 } } },
        },
      },
    ]);
  });

  it("a title of one line in plain letters, that ends with a word, and is the clip's name where none are left", () => {
    const titled = (prompt: string) => {
      const clip = film();
      return readEdl(toEdl(editListOf({ ...clip, request: { ...clip.request, prompt } }, "mp4")), 24).title;
    };
    expect(titled("Ein Füchslein\nsprang über den zugefrorenen See und wärmte sich dann an der Hütte")).toBe(
      "Ein Fuchslein sprang uber den zugefrorenen See und warmte",
    );
    expect(titled("雪の中の狐")).toMatch(/^Rushes \w+$/u);
    expect(titled("a".repeat(500))).toMatch(/^Rushes \w+$/u);
  });

  it("a dissolve no longer than the shot it leads to", () => {
    const clip = film();
    const shots = clip.plan.shots.map((shot, i) => ({
      ...shot,
      ...(i === 1 ? { seconds: 0.25 } : {}),
    }));
    const list = editListOf({ ...clip, plan: { ...clip.plan, shots } }, "mp4");
    expect(list.events.map(({ dissolve }) => dissolve)).toEqual([0, 6, 0]);
    expect(readEdl(toEdl(list), 24).events).toHaveLength(4);
    readOtio(toOtio(list, "shots"));
  });

  // A Python with the package OpenTimelineIO, as the public CI has one.
  const python = process.env.OTIO_PYTHON;
  it.skipIf(python === undefined)("an OTIO file that OpenTimelineIO's own reader takes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rushes-otio-"));
    const path = join(folder, "film.otio");
    await writeFile(path, toOtio(editListOf(film(), "mov"), "shots"));
    const read = [
      "import sys, json, opentimelineio as otio",
      "timeline = otio.adapters.read_from_file(sys.argv[1])",
      "clips = list(timeline.find_clips())",
      "print(json.dumps([[clip.name, clip.trimmed_range().duration.value, clip.media_reference.target_url] for clip in clips]))",
    ].join("\n");
    const { stdout } = await promisify(execFile)(python ?? "", ["-c", read, path]);
    expect(JSON.parse(stdout)).toEqual([
      ["shot-01.mov", 72, "shots/shot-01.mov"],
      ["shot-02.mov", 72, "shots/shot-02.mov"],
      ["shot-03.mov", 72, "shots/shot-03.mov"],
    ]);
    await rm(folder, { recursive: true });
  });

  it("both leave out what was trimmed away", () => {
    const list = editListOf(film({ finishing: { trim: { from: 3.25, to: 7 } } }), "mp4");
    expect(
      list.events.map(({ number, sourceFrom, frames, recordFrom, dissolve }) => [
        number,
        sourceFrom,
        frames,
        recordFrom,
        dissolve,
      ]),
    ).toEqual([
      [2, 6, 66, 0, 0],
      [3, 0, 24, 66, 0],
    ]);
    expect(readEdl(toEdl(list), 24).events.map(({ source }) => source)).toEqual([
      [6, 72],
      [0, 24],
    ]);
    expect(readOtio(toOtio(list, "shots")).tracks.children[0]?.children[0]).toMatchObject({
      source_range: { start_time: { value: 6 }, duration: { value: 66 } },
    });
  });

  it("a table whose words are never formulas, and subtitles in order", () => {
    const csv = toShotCsv(film(), "mp4");
    expect(csv).toContain('"\'=cmd|""x"""');
    expect(csv.split("\r\n")[0]).toMatch(/^\ufeffshot,file,seconds,/u);
    const clip = film();
    const shots = clip.plan.shots.map((shot) => ({
      ...shot,
      framing: "close" as const,
      angle: "low" as const,
    }));
    expect(toShotCsv({ ...clip, plan: { ...clip.plan, shots } }, "mp4").split("\r\n")[1]).toContain(
      ",close,low,",
    );
    expect(toSubtitles(film()).split("\n").slice(0, 3)).toEqual([
      "1",
      "00:00:00,000 --> 00:00:03,000",
      "Ein Füchslein, wach",
    ]);
    expect(toSubtitles(film())).toContain("00:00:06,000 --> 00:00:09,000\nIt sleeps. Deeply.");
  });

  it("subtitles of what is said where somebody speaks", () => {
    const clip = film();
    const said = { kind: "voice" as const, start: 1.5, seconds: 2, gain: 0, text: "Told you." };
    const plan = {
      ...clip.plan,
      sound: {
        tracks: [{ kind: "voice" as const, cues: [said] }],
        own: "kept" as const,
        captions: "file" as const,
        language: "en",
      },
    };
    expect(toSubtitles({ ...clip, plan })).toBe("1\n00:00:01,500 --> 00:00:03,500\nTold you.\n");
  });

  it("rights that don't claim to know what isn't known", () => {
    expect(toRights(film(), { id: "x/y", label: "Y" })).toMatch(/Commercial use: not known here/u);
    expect(
      toRights(film(), {
        id: "x/y",
        label: "Y",
        terms: { licence: "NC", link: "https://x.example", commercial: "no" },
      }),
    ).toMatch(/Licence: NC[\s\S]*: no,/u);
    const bank = { licence: "GPL 2", link: "https://y.example", commercial: "ask" } as const;
    expect(toRights(film(), { id: "x", label: "X", others: [{ name: "Sound bank", terms: bank }] })).toMatch(
      /Sound bank[\s\S]*Commercial use: under conditions; read its own terms/u,
    );
  });
});

describe("the zip", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rushes-export-"));
    await mkdir(join(folder, "media", "shots"), { recursive: true });
    for (const name of ["a", "b", "c", "film"])
      await writeFile(join(folder, "media", "shots", `${name}.mp4`), name.repeat(50));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const finished = () => {
    const clip = film({ state: "delivered" });
    const shots = ["a", "b", "c"].map((name, index) => ({
      ...(clip.shots[0] as Clip["shots"][number]),
      index,
      digest: name,
      key: `shots/${name}.mp4`,
      state: "made" as const,
    }));
    const file = {
      key: "shots/film.mp4",
      posterKey: "x.jpg",
      bytes: 200,
      width: 320,
      height: 180,
      seconds: 9,
    };
    return { ...clip, shots, file };
  };
  const store = () =>
    createLocalMediaStore({ folder: join(folder, "media"), workFolder: join(folder, "work"), now: Date.now });
  const make = async (media = instantMedia(), files?: MediaStore, soundBank?: string) =>
    createExport({
      soundBank,
      media,
      store: files ?? (await store()),
      frames: { keyOf: async ({ key }) => key },
      backends: {
        defaultModel: async () => undefined,
        model: async (id) =>
          (id === "speech"
            ? { id, label: "Speech", terms: { licence: "S", link: "https://s.example", commercial: "no" } }
            : { id: "x/y", label: "Y" }) as never,
      },
      makeSound: async () => {
        await writeFile(join(folder, "media", "shots", "voice.wav"), "spoken");
        const done = () => rm(join(folder, "media", "shots", "voice.wav"));
        return { tracks: { voice: "shots/voice.wav" }, done };
      },
    });
  const names = async (key: string): Promise<string[]> => {
    const bytes = await readFile(await (await store()).path(key));
    return new Promise((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
        if (error) return reject(error);
        const found: string[] = [];
        zip.on("entry", ({ fileName }: { fileName: string }) => found.push(fileName));
        zip.on("end", () => resolve(found));
        zip.on("error", reject);
      });
    });
  };

  const textOf = async (key: string, name: string): Promise<string> => {
    const bytes = await readFile(await (await store()).path(key));
    return new Promise((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
        if (error) return reject(error);
        zip.on("error", reject);
        zip.on("entry", (entry) => {
          if (entry.fileName !== name) return;
          zip.openReadStream(entry, (failed, stream) => (failed ? reject(failed) : resolve(text(stream))));
        });
      });
    });
  };

  it("has the shots, frames, sound, lists and rights, under the names the lists use", async () => {
    const { key, whole } = await (await make())(finished(), "plain", 1_000_000);
    expect(whole).toBe(true);
    const { tracks } = readOtio(await textOf(key, "film.otio"));
    const files = tracks.children.flatMap(({ children }) =>
      children.flatMap((one) =>
        one.OTIO_SCHEMA === "Clip.2" ? [one.media_references.DEFAULT_MEDIA.target_url] : [],
      ),
    );
    expect(files).toEqual(["shots/shot-01.mp4", "shots/shot-02.mp4", "shots/shot-03.mp4", "sound/voice.wav"]);
    expect((await names(key)).sort()).toEqual(
      [
        "RIGHTS.txt",
        "film.edl",
        "film.mp4",
        "film.otio",
        "film.srt",
        "frames/shot-01.png",
        "frames/shot-02.png",
        "frames/shot-03.png",
        "shots.csv",
        "shots/shot-01.mp4",
        "shots/shot-02.mp4",
        "shots/shot-03.mp4",
        "sound/film.wav",
        "sound/voice.wav",
      ].sort(),
    );
    const again = await (await make())(finished(), "plain", 1_000_000);
    expect(again.key).toBe(key);
  });

  it("names in its lists the files that are in it, in the form an editor wanted", async () => {
    const forEditing = async (from: string, to: string) => copyFile(from, to);
    const { key } = await (await make({ ...instantMedia(), forEditing }))(
      { ...finished(), id: "named" },
      "resolve",
      100_000_000,
    );
    const { events } = readEdl(await textOf(key, "film.edl"), 24);
    const listed = events.flatMap(({ from, to }) => to ?? from ?? []);
    expect(listed).toEqual(["shot-01.mov", "shot-02.mov", "shot-03.mov"]);
    expect(await names(key)).toEqual(
      expect.arrayContaining(["film.mov", ...listed.map((name) => `shots/${name}`)]),
    );
    expect(await textOf(key, "film.otio")).toContain('"shots/shot-02.mov"');
    expect(await textOf(key, "shots.csv")).toContain("\r\n2,shot-02.mov,");
  });

  it("says in RIGHTS.txt on what terms its voices, its music and what models made of its sound are", async () => {
    const cue = (more: Partial<Cue>): Cue => ({ kind: "voice", start: 0, seconds: 1, gain: 0, ...more });
    const made = { kind: "speech", model: "speech", backend: "replicate", digest: "d" } as const;
    const sound: SoundPlan = {
      tracks: [
        { kind: "voice", cues: [cue({ voice: "ann" }), cue({ voice: "greta", made })] },
        { kind: "music", cues: [cue({ kind: "music", name: "calm" })] },
      ],
      ...{ own: "silent", captions: "off", language: "en" },
    };
    const clip = finished();
    const exporting = await make(instantMedia(), undefined, "/usr/share/sounds/sf2/TimGM6mb.sf2");
    const { key } = await exporting(
      { ...clip, id: "sounded", plan: { ...clip.plan, sound } },
      "plain",
      1_000_000,
    );
    const rights = await textOf(key, "RIGHTS.txt");
    const stated = (name: string) =>
      new RegExp(`${name}\\r\\nLicence: (.*)\\r\\nTerms: (.*)\\r\\n.*use: (\\w+)`, "u").exec(rights);
    expect(stated("Voice: Ann")?.slice(1)).toEqual([
      "CMU Flite, BSD-like",
      expect.stringMatching(/^https:/u),
      "yes",
    ]);
    expect(stated("Voice: Greta")?.[1]).toMatch(/^espeak-ng: GPL 3/u);
    expect(stated("Music: composed by Rushes, played with a sound bank")?.slice(1)).toEqual([
      "GPL 2 (TimGM6mb)",
      "https://packages.debian.org/stable/timgm6mb-soundfont",
      "under",
    ]);
    expect(stated("Sound made by Speech \\(speech\\)")?.slice(1)).toEqual(["S", "https://s.example", "no"]);
  });

  it("says in RIGHTS.txt on what terms the shots are that another model made in a model's stead", async () => {
    const clip = finished();
    const shots = clip.shots.map((shot, index) => ({ ...shot, ...(index === 1 && { by: "speech" }) }));
    const { key } = await (await make())({ ...clip, id: "stood-in", shots }, "plain", 1_000_000);
    const rights = await textOf(key, "RIGHTS.txt");
    expect(rights).toMatch(/Shot 2 made by Speech \(speech\)\r\nLicence: S\r\n/u);
  });

  it("is the lists alone where the place takes no more, and says so", async () => {
    const { key, whole } = await (await make())(finished(), "plain", 10);
    expect(whole).toBe(false);
    expect(await names(key)).toEqual(["film.otio", "film.edl", "shots.csv", "film.srt", "RIGHTS.txt"]);
  });

  it("isn't made at all where it is surely too large", async () => {
    const media = { ...instantMedia(), forEditing: () => Promise.reject(new Error("coded in vain")) };
    const clip = finished();
    const large = { ...clip, file: { ...clip.file, width: 1920, height: 1080 } };
    const { whole, bytes } = await (await make(media))(large, "resolve", 100_000_000);
    expect(whole).toBe(false);
    // Two bits a pixel, 9 s twice: the film, and its shots.
    expect(bytes).toBe((2 * 9 * 24 * 1920 * 1080 * 2) / 8);
  });

  it("is made and linked to where the store can give it out, and only the lists are sent", async () => {
    const local = await store();
    const linked = { ...local, link: async (key: string) => `https://files.example/${key}` };
    const { key, whole, link } = await (await make(instantMedia(), linked))(finished(), "plain", 10);
    expect(whole).toBe(false);
    expect(await names(key)).not.toContain("film.mp4");
    expect(link).toMatch(/^https:\/\/files\.example\/exports\/\w+\.zip$/u);
    expect(await names(link?.replace("https://files.example/", "") ?? "")).toContain("film.mp4");
  });

  it("says that the disk is full where it is", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    const media = { ...instantMedia(), forEditing: () => Promise.reject(full) };
    const clip = finished();
    await expect(
      (await make(media))({ ...clip, id: "full" }, "resolve", 1_000_000_000),
    ).rejects.toMatchObject({
      code: "no-disk-space",
      userMessage: expect.stringContaining("can't be packed"),
    });
  });

  it("fails by itself where a file can't be read, and leaves nothing that looks like a zip", async () => {
    const exportFilm = await make({ ...instantMedia(), forEditing: async () => {} });
    await expect(exportFilm(finished(), "resolve", 100_000_000)).rejects.toMatchObject({ code: "ENOENT" });
    const arriving = join(folder, "media", ".arriving");
    expect(await readdir(arriving)).toEqual([]);
  });

  it("isn't made of a film under way, nor of one whose shots are gone", async () => {
    await expect((await make())({ ...finished(), state: "shooting" }, "plain", 1)).rejects.toMatchObject({
      code: "clip-unfinished",
    });
    const clip = finished();
    const gone = clip.shots.map((shot) => ({ ...shot, key: "shots/gone.mp4" }));
    await expect((await make())({ ...clip, shots: gone }, "plain", 1)).rejects.toMatchObject({
      code: "shots-gone",
      // /retry is for clips that failed.
      userMessage: expect.stringMatching(/no longer kept.* \/recipe with that file makes the clip again\.$/),
    });
  });
});
