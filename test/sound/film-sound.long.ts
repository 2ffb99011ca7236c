/** @module-tag long */

import { afterEach, describe, expect, it } from "vitest";
import type { VideoRequest } from "../../src/core/film/request.ts";
import { FFMPEG_TEST_MS } from "../fixtures/footage.ts";
import { lengthsOf, loudnessOf, type SoundedFilm, soundedFilm } from "../fixtures/sounded-film.ts";

let clearUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of clearUp) await remove();
  clearUp = [];
});
async function make(request: Partial<VideoRequest>): Promise<SoundedFilm> {
  const film = await soundedFilm(request);
  clearUp.push(film.remove);
  return film;
}

const FRAME = 1 / 24;

/** With the two of the usual tests these are seven. */
const FILMS: readonly (readonly [name: string, request: Partial<VideoRequest>])[] = [
  [
    "a minute of music alone, without a word",
    {
      prompt: "A red fox runs through fresh snow. It finds a frozen lake. Night falls over the wood.",
      seconds: 60,
    },
  ],
  [
    "many lines, under a storm",
    {
      prompt:
        'A storm rages. Mara says "Hold the rope." Tom says "I can\'t." Thunder. Mara says "Hold it, I said." The boat turns over with a splash.',
      seconds: 24,
      sound: { music: "tense" },
    },
  ],
  [
    "a narrator in German over a waltz",
    {
      prompt: 'Ein Ballsaal. Eine Erzählerin sagt: "An jenem Abend tanzte die ganze Stadt."',
      seconds: 20,
      sound: { music: "waltz" },
    },
  ],
  [
    "footsteps over music that is hardly heard, which the limiter makes quieter as they get louder",
    {
      prompt: "A red fox runs through fresh snow.",
      seconds: 6,
      sound: { parts: ["music", "effects"], gains: { music: -18 } },
    },
  ],
  [
    "a description of what is seen, and much quieter music",
    {
      prompt: "A lighthouse on a cliff. A small boat fights the waves. Morning comes.",
      seconds: 30,
      sound: { described: true, gains: { music: -12 } },
    },
  ],
];

describe("films of every kind", { timeout: 4 * FFMPEG_TEST_MS }, () => {
  it.each(FILMS)("come at one loudness and end with their pictures: %s", async (_name, request) => {
    const film = await make(request);
    const { lufs, range, peak } = await loudnessOf(film.path);
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(range).toBeLessThanOrEqual(11);
    expect(peak).toBeLessThanOrEqual(-1.5);
    const { picture, sound } = await lengthsOf(film.path);
    expect(picture).toBeCloseTo(request.seconds ?? 0, 1);
    expect(Math.abs(picture - sound)).toBeLessThanOrEqual(FRAME);
  });
});
