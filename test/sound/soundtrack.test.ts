import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import type { Cue, SoundPlan } from "../../src/core/film/sound.ts";
import { VOICES, type Voice, voicesFor } from "../../src/core/film/voices.ts";
import { planByRules } from "../../src/director/rules.ts";
import { diskIsFull } from "../../src/media/disk-is-full.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createDecode } from "../../src/sound/decode.ts";
import { SAMPLE_RATE } from "../../src/sound/pcm.ts";
import { createSoundtracks } from "../../src/sound/soundtrack.ts";
import { createEmbeddedSpeech, type Speak } from "../../src/sound/speak.ts";
import { aModel, aRequest } from "../director/models.ts";
import { testMedia } from "../fixtures/media.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const decode = createDecode({ ffmpeg: createRunner("ffmpeg"), ffprobe: createRunner("ffprobe") });
let store: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  store = await testMedia();
});
afterEach(() => store.remove());

/** What becomes of lines, a second each, in a film of ten seconds, where every voice there is can speak. */
async function spoken(
  texts: readonly string[],
  sound: Pick<SoundPlan, "language" | "captions">,
  speak: Speak = async () => new Float32Array(SAMPLE_RATE).fill(0.1),
  change: Partial<Cue> = {},
) {
  const voice = voicesFor(sound.language)[0]?.id;
  const cues = texts.map(
    (text, index): Cue => ({
      kind: "voice",
      start: index * 2,
      seconds: 1,
      gain: 0,
      text,
      ...change,
      ...(voice === undefined ? {} : { voice }),
    }),
  );
  const request = aRequest({ seconds: 10 });
  const plan: FilmPlan = {
    ...planByRules(request, aModel()),
    sound: { tracks: [{ kind: "voice", cues }], own: "silent", ...sound },
  };
  const soundtracks = createSoundtracks({
    store,
    decode,
    speak,
    compute: async () => {},
    soundBank: undefined,
    log,
  });
  const clip = { id: "film", plan, request };
  return soundtracks.make(clip, new AbortController().signal);
}

describe("a line that can't be spoken", () => {
  it("is shown and not misread where it has Chinese characters, and kana are spoken", async () => {
    const heard: string[] = [];
    const speak: Speak = async (text) => {
      heard.push(text);
      return new Float32Array(SAMPLE_RATE).fill(0.1);
    };
    const made = await spoken(
      ["私たちは遅い。", "わたしたちはおそい。"],
      { language: "ja", captions: "both" },
      speak,
    );
    expect(heard).toEqual(["わたしたちはおそい。"]);
    expect(made?.cues.map(({ text }) => text)).toEqual(["私たちは遅い。", "わたしたちはおそい。"]);
    expect(made?.warnings).toEqual([
      "The voices here can't read Chinese characters, so what is said in them is only shown as captions. A Japanese line written in kana is spoken.",
    ]);
  });

  it.each([
    ["zh", "both", "No voice here speaks Chinese, so what is said is only shown as captions."],
    ["th", "off", "No voice here speaks Thai, so what is said isn't heard."],
  ] as const)(
    "is told of in a language without a voice (%s, captions %s)",
    async (language, captions, told) => {
      expect((await spoken(["สวัสดี"], { language, captions }))?.warnings).toEqual([told]);
    },
  );

  it("is told of as what it is where it has no words, and the others are spoken without their addresses and emoji", async () => {
    const speak: Speak = async (text) =>
      text.includes("late") ? new Float32Array(SAMPLE_RATE).fill(0.1) : undefined;
    const lines = ["🎉🎉🎉", "We are late 😱 https://example.org/bus"];
    const made = await spoken(lines, { language: "en", captions: "both" }, speak);
    expect(made?.warnings).toEqual([
      "“🎉🎉🎉” has no words that could be said, so it is only shown as a caption.",
    ]);
    expect(made?.cues.map(({ text }) => text)).toEqual(lines);
    expect(made?.tracks.voice).toBeDefined();
  });

  it("is none of those for which a voice is missing where it has no words", async () => {
    const made = await spoken(
      ["🎉🎉🎉", "We are late."],
      { language: "en", captions: "both" },
      async () => undefined,
    );
    expect(made?.warnings).toEqual([
      "“🎉🎉🎉” has no words that could be said, so it is only shown as a caption.",
      expect.stringMatching(/^No voice here speaks English, so what is said is only shown as captions\./),
    ]);
  });

  it("of two thousand characters is spoken as fast as anybody follows, cut off softly, and told of", async () => {
    const tempos: (number | undefined)[] = [];
    const speak: Speak = async (_, __, { tempo = 1 }) => {
      tempos.push(tempo);
      return new Float32Array(Math.round((130 * SAMPLE_RATE) / tempo)).fill(0.1);
    };
    const made = await spoken(["word ".repeat(400).trim()], { language: "en", captions: "both" }, speak);
    expect(tempos).toEqual([1, 1.3]);
    expect(made?.warnings).toEqual([
      expect.stringMatching(
        /is cut off by the end of the film\. Make the film longer, or the line shorter\.$/,
      ),
    ]);
    expect((made?.cues[0]?.start ?? 0) + (made?.cues[0]?.seconds ?? 99)).toBeLessThanOrEqual(10);
    const heard = await decode.mono(await store.path(made?.tracks.voice ?? ""), {
      folder: (await store.workFolder()).path,
      signal: new AbortController().signal,
      atMost: 10,
    });
    const [loud = 0, soft = 1] = [0.5, 0.005].map((left) =>
      Math.abs(heard?.[heard.length - Math.round(left * SAMPLE_RATE)] ?? Number.NaN),
    );
    expect(soft).toBeGreaterThan(0);
    expect(soft).toBeLessThan(loud / 10);
  });

  it("is no loss where it is only to be read: nobody speaks, and nothing is told", async () => {
    const made = await spoken(["We are late again."], { language: "en", captions: "both" }, undefined, {
      silent: true,
    });
    expect(made?.tracks.voice).toBeUndefined();
    expect(made?.warnings).toEqual([]);
    expect(made?.cues).toMatchObject([{ text: "We are late again.", start: 0, seconds: 1 }]);
  });

  it("is told of as the description that it is", async () => {
    const made = await spoken(["她走进房间。"], { language: "zh", captions: "both" }, undefined, {
      described: true,
    });
    expect(made?.warnings).toEqual([
      "No voice here can say what is seen in this film, so it comes without its description.",
    ]);
  });

  it("is told of with what to install where the program for its language isn't there", async () => {
    const made = await spoken(
      ["Wir sind spät."],
      { language: "de", captions: "file" },
      async () => undefined,
    );
    expect(made?.tracks.voice).toBeUndefined();
    expect(made?.warnings).toEqual([
      "No voice here speaks German, so what is said is only shown as captions. Whoever runs this bot can give it voices by installing espeak-ng.",
    ]);
  });
});

it("asks for a film's lines at once, so that a program can speak them in one run", async () => {
  let asked = 0;
  let resolve = () => {};
  const all = new Promise<void>((done) => {
    resolve = done;
  });
  const speak: Speak = async () => {
    if (++asked === 3) resolve();
    await all;
    return new Float32Array(SAMPLE_RATE).fill(0.1);
  };
  const made = await spoken(["One.", "Two.", "Three."], { language: "en", captions: "both" }, speak);
  expect(made?.cues.map(({ text, start }) => [text, start])).toEqual([
    ["One.", 0],
    ["Two.", 2],
    ["Three.", 4],
  ]);
});

describe("a program that speaks", () => {
  const greta = VOICES.find(({ id }) => id === "greta") as Voice;

  it.each([
    ["ann", "ffmpeg's flite", "espeak-ng speaks for her"],
    ["kit", "espeak-ng", "flite speaks for them"],
  ])("%s speaks by another of the language where %s is missing (%s)", async (id, missing) => {
    const ffmpeg = join(store.folder, "ffmpeg");
    await writeFile(ffmpeg, `#!/bin/sh\ncase "$*" in *flite=*) exit 1;; esac\nexec ffmpeg "$@"\n`);
    await chmod(ffmpeg, 0o755);
    const speak = createEmbeddedSpeech({
      diskIsFull,
      ...(missing === "espeak-ng" ? { espeak: "/nowhere/espeak-ng" } : { ffmpeg }),
    });
    const voice = VOICES.find((one) => one.id === id) as Voice;
    const options = { folder: store.folder, signal: new AbortController().signal };
    const said = await speak("We are late again.", voice, options);
    expect((said?.length ?? 0) / SAMPLE_RATE).toBeGreaterThan(0.5);
    // As a sample of that very voice it would be another's.
    expect(await speak("We are late again.", voice, { ...options, only: true })).toBeUndefined();
  });

  it("speaks lines that are asked for at once in one run, each by its own voice and as fast as asked, or alone where that fails", async () => {
    const ffmpeg = join(store.folder, "ffmpeg");
    const calls = join(store.folder, "calls");
    const broken = join(store.folder, "broken");
    // Where it is broken it speaks no two lines at once, nor with one of the voices.
    await writeFile(
      ffmpeg,
      `#!/bin/sh\necho "$*" >> '${calls}'\n[ ! -e '${broken}' ] || case "$*" in *flite=*flite=*|*voice=rms*) exit 1;; esac\nexec ffmpeg "$@"\n`,
    );
    await chmod(ffmpeg, 0o755);
    const speak = createEmbeddedSpeech({ diskIsFull, ffmpeg });
    const [ann, ben] = ["ann", "ben"].map((id) => VOICES.find((one) => one.id === id) as Voice) as [
      Voice,
      Voice,
    ];
    const options = { folder: store.folder, signal: new AbortController().signal };
    const both = () =>
      Promise.all([
        speak("We are late again.", ann, { ...options, only: true }),
        speak("We are late again.", ben, { ...options, only: true, tempo: 1.3 }),
        speak("🎉", ann, options),
      ]);
    const ran = async () => (await readFile(calls, "utf8")).trim().split("\n").length;
    const [first, faster, wordless] = await both();
    expect(await ran()).toBe(1);
    expect(wordless).toBeUndefined();
    const alone = await Promise.all([speak("We are late again.", ann, options)]);
    expect(alone[0]).toEqual(first);
    const slower = await speak("We are late again.", ben, options);
    expect((slower?.length ?? 0) / (faster?.length ?? 1)).toBeCloseTo(1.3, 1);
    await writeFile(broken, "");
    const [still, none] = await both();
    expect(still).toEqual(first);
    expect(none).toBeUndefined();
  });

  it("is killed when it stands still, and no other voice waits as long again", async () => {
    const espeak = join(store.folder, "espeak-ng");
    const calls = join(store.folder, "calls");
    await writeFile(espeak, `#!/bin/sh\ntrap '' TERM\necho $$ >> '${calls}'\nexec sleep 600\n`);
    await chmod(espeak, 0o755);
    const speak = createEmbeddedSpeech({ diskIsFull, espeak, timeLimitMs: 500 });
    const options = { folder: store.folder, signal: new AbortController().signal };
    await expect(speak("Guten Tag.", greta, options)).rejects.toMatchObject({ killed: true });
    const pids = (await readFile(calls, "utf8")).trim().split("\n").map(Number);
    expect(pids).toHaveLength(1);
    expect(() => process.kill(pids[0] as number, 0)).toThrow("ESRCH");
  });
});
