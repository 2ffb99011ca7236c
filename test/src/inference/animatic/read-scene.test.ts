import { describe, expect, test } from "vitest";
import { loadArtIndex } from "../../../../src/inference/animatic/art/icons.ts";
import { readScene } from "../../../../src/inference/animatic/reading/read-scene.ts";

const index = loadArtIndex();
const read = (beat: string, changes: Partial<Parameters<typeof readScene>[0]> = {}) =>
  readScene({ beat, filmPrompt: beat, camera: "static", seed: 1, shotNumber: 1, ...changes }, index);
const castOf = (scene: ReturnType<typeof read>) => scene.cast.map(({ art, count }) => `${count} ${art}`);

describe("reading a prompt into a scene", () => {
  test("finds Sora's mammoths, many and coming nearer, in the snow", () => {
    const scene = read(
      "Several giant woolly mammoths approach treading through a snowy meadow, their long woolly fur lightly blows in the wind as they walk",
    );
    expect(scene).toMatchObject({ place: "meadow", season: "winter", time: "day" });
    expect(scene.weather).toEqual(expect.arrayContaining(["snow", "wind"]));
    expect(scene.cast).toEqual([
      expect.objectContaining({ art: "mammoth", count: 5, action: "approach", role: "hero" }),
    ]);
  });

  test("fills a reef with fish and creatures, not with the coral that grows there anyway", () => {
    const scene = read(
      "A gorgeously rendered papercraft world of a coral reef, rife with colorful fish and sea creatures.",
    );
    expect(scene.place).toBe("underwater");
    expect(castOf(scene).slice(0, 3)).toEqual(["3 tropical-fish", "1 turtle", "1 octopus"]);
    expect(castOf(scene).join()).not.toContain("coral");
  });

  test("sets a monster close to a red candle in a dim room", () => {
    const scene = read("A close-up of a short fluffy monster kneeling beside a melting red candle");
    expect(scene).toMatchObject({ place: "room", framing: "close", lights: ["candle"] });
    expect(scene.cast).toEqual([
      expect.objectContaining({ art: "monster", role: "hero", action: "rest" }),
      expect.objectContaining({ art: "candle", role: "prop", colour: "#d8343a" }),
    ]);
  });

  test("dresses the woman in Tokyo as told, among people, at night", () => {
    const scene = read(
      "A stylish woman walks down a Tokyo street filled with warm glowing neon. She wears a black leather jacket, a long red dress, and black boots. She wears sunglasses. Many pedestrians walk about.",
    );
    expect(scene).toMatchObject({ place: "street", time: "night", flavour: "japanese" });
    expect(scene.cast[0]).toMatchObject({
      art: "woman",
      action: "move",
      outfit: { top: "#2b2930", dress: "#d8343a", shoes: "#2b2930", glasses: true },
    });
    expect(castOf(scene)).toContain("7 person");
  });

  test.each([
    ["a Victoria crowned pigeon; the bird's eye is red", ["1 pigeon"]],
    ["two wolves and three mice", ["2 wolf-body", "3 mouse"]],
    ["a herd of elephants", ["7 elephant"]],
    ["a fish", ["1 fish"]],
    ["colourful fish", ["3 tropical-fish"]],
    ["a pirate ship", ["1 pirate-ship"]],
    ["a chef cooks ramen", ["1 cook-body", "1 steaming-bowl"]],
    ["a dog, but no cat and no birds", ["1 dog"]],
    ["🦄🍩", ["1 unicorn-body", "1 doughnut"]],
  ])("casts %j", (prompt, cast) => {
    expect(castOf(read(prompt))).toEqual(cast);
  });

  test.each([
    ["ein Hund im Regen", "dog", "rain"],
    ["un chat sous la pluie", "cat", "rain"],
    ["два волка в лесу, снег", "wolf-body", "snow"],
    ["雨の中の犬", "dog", "rain"],
    ["고양이 비", "cat", "rain"],
  ])("understands %j", (prompt, art, weather) => {
    const scene = read(prompt);
    expect(scene.cast[0]?.art).toBe(art);
    expect(scene.weather).toContain(weather);
  });

  test("doesn't take English words for foreign ones", () => {
    expect(castOf(read("the kind of bar you see at the strand of the vent"))).not.toContain("1 child");
    expect(read("you see the dog of the house").place).not.toBe("lake");
  });

  test("doesn't take what somebody does, or where, for a thing", () => {
    expect(castOf(read("time flies while they watch the park in the fall light"))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/fly|watch|light/)]),
    );
  });

  test("lets the setting carry over to a beat that names none, and the hero to one that names nobody", () => {
    const filmPrompt = "A red fox wakes in a snowy forest at dawn. It looks around. A deer passes.";
    const second = read("It looks around", { filmPrompt });
    expect(second).toMatchObject({ place: "forest", season: "winter", time: "dawn" });
    expect(second.cast[0]?.art).toBe("fox-body");
    const third = read("A deer passes", { filmPrompt });
    expect(third).toMatchObject({ place: "forest", season: "winter", time: "dawn" });
    expect(castOf(third)).toEqual(["1 deer"]);
  });

  test("lets a beat's own place win", () => {
    const scene = read("He arrives in the desert at night", {
      filmPrompt: "A knight leaves his castle at dawn",
    });
    expect(scene).toMatchObject({ place: "desert", time: "night" });
    expect(scene.cast[0]?.art).toBe("knight");
  });

  test("leaves out what is not wanted", () => {
    const scene = read("a dog and a cat in the snow", { negative: "cats, snow" });
    expect(castOf(scene)).toEqual(["1 dog"]);
    expect(scene.weather).toEqual([]);
  });

  test.each(["asdf qwer zxcv", "", "{}; rm -rf / && [0:v]drawtext", "\u202e\u0007", "%s %d $HOME"])(
    "invents a scene with somebody in it for %j, always the same",
    (prompt) => {
      const scene = read(prompt);
      expect(scene.cast.length).toBeGreaterThan(0);
      expect(read(prompt)).toEqual(scene);
    },
  );

  test("reads two thousand characters of anything without delay", () => {
    for (const prompt of ["a ".repeat(1_000), "🦊".repeat(1_000), "漢".repeat(2_000), "(((".repeat(600)]) {
      expect(read(prompt).cast.length).toBeLessThanOrEqual(6);
    }
  });
});
