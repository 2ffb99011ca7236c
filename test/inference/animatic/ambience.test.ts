import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { STYLE_IDS } from "../../../src/core/film/style.ts";
import { ambienceOf } from "../../../src/inference/animatic/encode/ambience.ts";
import { lookOf } from "../../../src/inference/animatic/paint/looks.ts";
import { createRandom } from "../../../src/inference/animatic/random.ts";
import type { Scene, Weather } from "../../../src/inference/animatic/scene.ts";

vi.setConfig({ testTimeout: 120_000 });
const run = promisify(execFile);

const sceneAt = (place: Scene["place"], weather: Weather[] = [], time: Scene["time"] = "day") =>
  ({ place, weather, time, season: "summer", seed: 2_147_483_646 }) as Scene;

describe("a scene's sound", () => {
  const scenes: Scene[] = [
    ...(["meadow", "underwater", "sea", "lake", "street", "space", "room", "volcano"] as const).map((place) =>
      sceneAt(place),
    ),
    sceneAt("meadow", [], "night"),
    sceneAt("meadow", ["rain"]),
    sceneAt("sea", ["storm"]),
  ];
  test("lasts as long as the picture, is heard everywhere and loud nowhere", { tags: ["long"] }, async () => {
    for (const scene of scenes) {
      const { stderr } = await run("ffmpeg", [
        ...["-hide_banner", "-f", "lavfi", "-i", ambienceOf(scene, 0.5)],
        ...["-af", "volumedetect", "-f", "null", "-"],
      ]);
      const decibel = (name: string) => Number(new RegExp(`${name}: (-?[\\d.]+) dB`).exec(stderr)?.[1]);
      const where = `${scene.place} ${scene.weather} ${scene.time}`;
      // Two channels of 24 000 samples.
      expect(/n_samples: (\d+)/.exec(stderr)?.[1], where).toBe("48000");
      expect(decibel("mean_volume"), where).toBeGreaterThan(-60);
      expect(decibel("max_volume"), where).toBeLessThan(-6);
    }
  });
});

test("every look's filter is one that ffmpeg takes", async () => {
  const looks = STYLE_IDS.map((style) =>
    lookOf({ ...sceneAt("meadow"), style }, { width: 64, height: 64 }, createRandom(1)),
  );
  const filters = looks.flatMap((look) => look.filter ?? []);
  expect(filters).not.toEqual([]);
  for (const filter of filters) {
    const { stderr } = await run("ffmpeg", [
      ...["-v", "error", "-f", "lavfi", "-i", "color=s=64x64:d=0.1"],
      ...["-vf", filter, "-f", "null", "-"],
    ]);
    expect(stderr, filter).toBe("");
  }
});
