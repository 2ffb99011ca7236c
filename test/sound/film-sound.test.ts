import { afterEach, describe, expect, it } from "vitest";
import { FFMPEG_TEST_MS } from "../fixtures/footage.ts";
import { heardIn, lengthsOf, loudnessOf, type SoundedFilm, soundedFilm } from "../fixtures/sounded-film.ts";

let clearUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of clearUp) await remove();
  clearUp = [];
});
async function make(...order: Parameters<typeof soundedFilm>): Promise<SoundedFilm> {
  const film = await soundedFilm(...order);
  clearUp.push(film.remove);
  return film;
}

const FRAME = 1 / 24;

describe("a film with sound", { timeout: FFMPEG_TEST_MS }, () => {
  it("is delivered at -16 LUFS and never above -1.5 dBTP, and ends with its pictures", async () => {
    const film = await make({
      prompt: 'Mara opens the door. Mara says "We are late again." Thunder rolls over the street.',
      seconds: 16,
    });
    expect(film.soundtrack.cues.map(({ kind, name }) => name ?? kind)).toEqual(
      expect.arrayContaining(["voice", "door", "thunder"]),
    );
    expect(film.soundtrack.tracks.music).toBeDefined();
    const { lufs, range, peak } = await loudnessOf(film.path);
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(range).toBeLessThanOrEqual(11);
    expect(peak).toBeLessThanOrEqual(-1.5);
    const { picture, sound } = await lengthsOf(film.path);
    expect(Math.abs(picture - sound)).toBeLessThanOrEqual(FRAME);
  });

  it("has its captions when the words are heard", { tags: ["long"] }, async () => {
    const film = await make({
      prompt:
        'A woman waits. Mara says "We are late again." The bus comes. Tom says "I know, it was early today."',
      seconds: 12,
      sound: { parts: ["voice", "captions"] },
    });
    const heard = await heardIn(film.path);
    expect(film.captions).toHaveLength(2);
    expect(heard).toHaveLength(2);
    for (const [index, { start, end }] of film.captions.entries()) {
      expect(Math.abs(start - (heard[index]?.start ?? 0))).toBeLessThanOrEqual(0.12);
      expect(Math.abs(end - (heard[index]?.end ?? 0))).toBeLessThanOrEqual(0.12);
    }
    const { lufs, peak } = await loudnessOf(film.path);
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(peak).toBeLessThanOrEqual(-1.5);
  });

  it("comes without a voice where none can be had, and says so", { tags: ["long"] }, async () => {
    const film = await make(
      {
        prompt: 'Mara says "We are late again." A bus comes.',
        seconds: 5,
        sound: { parts: ["voice", "captions"] },
      },
      { programs: { ffmpeg: "/nowhere/ffmpeg", espeak: "/nowhere/espeak-ng" } },
    );
    expect(film.soundtrack.tracks.voice).toBeUndefined();
    expect(film.captions.map(({ lines }) => lines)).toEqual([["We are late again."]]);
    expect(film.warnings.join()).toContain("No voice here speaks English");
    expect((await lengthsOf(film.path)).picture).toBeCloseTo(5, 2);
  });

  it("is silent where none is wanted", { tags: ["long"] }, async () => {
    const film = await make(
      { prompt: 'Mara says "We are late again."', seconds: 2, sound: { parts: [] } },
      { own: { hertz: 440 } },
    );
    expect(film.soundtrack.cues).toEqual([]);
    expect((await loudnessOf(film.path)).lufs).toBeLessThanOrEqual(-70);
  });
});
