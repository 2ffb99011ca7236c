import { describe, expect, test } from "vitest";
import { loadArtIndex } from "../../../src/inference/animatic/art/icons.ts";
import { ENTRIES } from "../../../src/inference/animatic/reading/lexicon.ts";
import { readScene } from "../../../src/inference/animatic/reading/read-scene.ts";

const index = loadArtIndex();
const read = (beat: string, changes: Partial<Parameters<typeof readScene>[0]> = {}) =>
  readScene({ prompt: beat, beat, filmPrompt: beat, camera: "static", seed: 1, ...changes }, index);
const castOf = (scene: ReturnType<typeof read>) => scene.cast.map(({ art, count }) => `${count} ${art}`);

test("no word of the lexicon is two things", () => {
  const words = ENTRIES.flatMap((entry) => entry.words);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

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

  test("leaves a tunnel where the story comes out of it, and stays outside from then on", () => {
    const filmPrompt =
      "A steam train crosses a valley. It goes into a tunnel. On the other side it rains. The train whistles.";
    const places = filmPrompt.split(". ").map((beat) => read(beat, { filmPrompt }).place);
    expect(places[1]).toBe("cave");
    expect(places.slice(2)).not.toContain("cave");
  });

  test.each([
    ["a baker opens his shop before dawn", "predawn"],
    ["a farmer wakes before the sun rises", "predawn"],
    ["a farmer wakes at dawn", "dawn"],
    ["a cowboy rides across the desert at noon", "noon"],
    ["a couple dances at midnight", "night"],
    ["a dog runs along the beach at golden hour", "golden"],
    ["a ship leaves at dusk", "dusk"],
  ])("lights the hour that is told: %s", (beat, time) => {
    expect(read(beat).time).toBe(time);
  });

  test("sees no bear in a harbour bar, and no baker in a bakery", () => {
    const filmPrompt = "Two old sailors sit in a smoky harbour bar at midnight. A whale looks in.";
    const inBar = read("Told you.", { filmPrompt, scene: { place: "smoky harbour bar", cast: [] } });
    expect(castOf(inBar).join()).not.toContain("bear");
    expect(castOf(read("a cat sleeps in a bakery"))).toEqual(["1 cat"]);
    expect(castOf(read("they carry a box")).join()).not.toContain("automobile");
    expect(castOf(read("ein Bär tanzt im Wald"))).toEqual(["1 bear-body"]);
  });

  test("pulls focus from what is named first to what is named next", () => {
    expect(read("rack focus from a cup of coffee to a woman at the window").focus).toEqual({
      from: "hot-beverage",
      to: "woman",
    });
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
    ["a chef cooks ramen", ["1 cook-body", "1 steaming-bowl", "1 table"]],
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
    ["कुत्ता बारिश में", "dog", "rain"],
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
      expect.arrayContaining([expect.stringMatching(/\b(fly|mosquito|watch|light|clock)/)]),
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

  test("knows where in the film a shot is that was put in other words: what comes later has not happened yet", () => {
    const filmPrompt =
      "A lighthouse stands by the sea. It rains. A ship passes in the storm. The rain ends and a rainbow appears.";
    const scene = read("she turns around", { filmPrompt, shotNumber: 3 });
    expect(scene.lights).not.toContain("rainbow");
    expect(scene.weather).toContain("storm");
    expect(read("a rainbow", { filmPrompt, shotNumber: 4 }).lights).toContain("rainbow");
  });

  test("lets a beat's own place win", () => {
    const scene = read("He arrives in the desert at night", {
      filmPrompt: "A knight leaves his castle at dawn",
    });
    expect(scene).toMatchObject({ place: "desert", time: "night" });
    expect(scene.cast[0]?.art).toBe("knight");
  });

  test.each([
    ["a fox sleeps under the stars", ["1 fox-body"]],
    ["a deer beneath the moon and the clouds, rain and falling leaves", ["1 deer"]],
    ["a dragon soars as snowflakes fall", ["1 dragon"]],
    ["a boy with a star", ["1 boy", "1 star"]],
    ["a fire engine", ["1 fire-engine"]],
  ])("takes what belongs to the sky for no thing on the ground: %j", (prompt, cast) => {
    expect(castOf(read(prompt))).toEqual(cast);
  });

  test.each([
    ["a 30 year old man at a bar", ["1 man"]],
    ["a 24-year-old woman", ["1 woman"]],
    ["drone view of a lighthouse, shot on a phone camera", ["1 lighthouse"]],
    ["a man in a motorcycle helmet crosses a salt desert", ["1 man"]],
    ["a flock of paper airplanes, as if they were birds", ["8 paper-plane"]],
    ["an SUV kicks up dust", ["1 sport-utility-vehicle"]],
    ["a grandmother and a cake with pink frosting", ["1 old-woman", "1 birthday-cake", "1 table"]],
    ["an old man rows his boat", ["1 old-man", "1 canoe"]],
    ["a happy family having dinner", ["1 man", "1 woman", "2 child", "1 pot-of-food"]],
    ["Homes of the future", ["3 house"]],
    ["love", ["1 red-heart"]],
    ["no cats or dogs, a rabbit", ["1 rabbit"]],
    ["a bear not wearing a hat", ["1 bear-body"]],
  ])("knows a thing from a word that only looks like one: %j", (prompt, cast) => {
    expect(castOf(read(prompt))).toEqual(cast);
  });

  test.each([
    ["a towering wave of icing", { place: "sea", season: "summer" }],
    ["a drone films Chinese Lunar New Year", { place: "street", weather: ["fireworks"] }],
    ["a town castle garden", { place: "garden" }],
    ["televisions inside a New York museum", { place: "room" }],
    ["🦊❄️🌙", { place: "forest", season: "winter", time: "night" }],
  ])("reads a phrase as a whole: %j", (prompt, scene) => {
    expect(read(prompt)).toMatchObject(scene);
  });

  test.each([
    ["an astronaut riding a horse", "astronaut-body", { how: "on", art: "horse" }],
    ["a cat asleep on a skateboard", "cat", { how: "on", art: "skateboard" }],
    ["a dog drives a yellow taxi", "dog", { how: "in", art: "taxi" }],
    [
      "two pirate ships battle as they sail inside a cup of coffee",
      "pirate-ship",
      { how: "in", art: "hot-beverage" },
    ],
    ["a girl walking with a red umbrella", "umbrella", { how: "held", art: "girl" }],
    ["a corgi vlogging", "camera", { how: "held", art: "dog" }],
    ["Elon Musk riding a unicorn", "person", { how: "on", art: "unicorn-body" }],
  ])("sees who is on, in or has hold of what: %j", (prompt, art, at) => {
    expect(read(prompt).cast.find((member) => member.art === art)?.at).toEqual(at);
  });

  test.each([
    ["a dog beside a horse", "beside"],
    ["a cat sits near a taxi on the road", "beside"],
    ["a monster kneeling beside a candle", "beside"],
    ["a boy behind a house", "behind"],
    ["a fox under a tree", "under"],
    ["a mouse on a house", "on"],
  ])(
    "sees how those stand to one another who carry nobody, or are too small to need a seat: %j",
    (prompt, how) => {
      expect(read(prompt).cast[0]?.at?.how).toBe(how);
    },
  );

  describe("in a story", () => {
    const story =
      "A red fox wakes in a snowy forest at dawn. She looks at the rising sun. Rain begins to fall, so she hides in a cave. At night the rain stops and fireflies dance. Finally she sleeps under the stars.";
    const shot = (number: number) =>
      read(`${story.split(". ")[number - 1]}.`.replace("..", "."), { filmPrompt: story });

    test.each([1, 2, 3, 4, 5])("keeps to its hero in shot %d, and sets no sky on the ground", (number) => {
      expect(castOf(shot(number))).toEqual(["1 fox-body"]);
    });

    test("gives a verb to whom it is said of", () => {
      expect(shot(2).cast[0]?.action).not.toBe("rise");
      expect(shot(3).cast[0]?.action).not.toBe("fall");
      expect(shot(5).cast[0]?.action).toBe("rest");
      expect(read("A fox sits by the door as rain begins to fall").cast[0]?.action).toBe("rest");
      expect(read("A fox under falling snow").cast[0]?.action).toBe("idle");
      expect(
        read("The curtain rises. Snow falls.", { filmPrompt: "A clown walks. The curtain rises." }),
      ).toMatchObject({ cast: [{ art: "clown-body", action: "move" }] });
    });

    test("lets weather, place and hour begin where they are told of, and hold until others are", () => {
      expect([1, 2, 3, 4, 5].map((number) => shot(number).weather.includes("rain"))).toEqual([
        false,
        false,
        true,
        false,
        false,
      ]);
      expect([1, 2, 3, 4, 5].map((number) => shot(number).time)).toEqual([
        "dawn",
        "dawn",
        "dawn",
        "night",
        "night",
      ]);
      expect([1, 2, 3, 4].map((number) => shot(number).place)).toEqual(["forest", "forest", "cave", "cave"]);
    });

    test("lets a sentence that only describes hold from the beginning", () => {
      const filmPrompt = "A house on a hill. It is a stormy night.";
      expect(read("A house on a hill", { filmPrompt })).toMatchObject({ time: "night", weather: ["storm"] });
    });

    test.each([
      ["The room turns into a forest", { place: "forest" }],
      ["A unicorn greets her", { place: "forest", cast: [{ art: "unicorn-body" }, { art: "girl" }] }],
      ["They ride off into the sunset", { time: "golden", cast: [{ art: "girl" }, { art: "unicorn-body" }] }],
      ["She waves and walks home", { cast: [{ art: "girl", action: "play" }] }],
    ])("follows a girl through %j", (beat, scene) => {
      const filmPrompt =
        "A girl opens a book in a library. The room turns into a forest. A unicorn greets her. They ride off into the sunset. She waves and walks home.";
      expect(read(beat, { filmPrompt })).toMatchObject({
        ...scene,
        ...("cast" in scene ? { cast: scene.cast.map((member) => expect.objectContaining(member)) } : {}),
      });
    });

    test("doesn't let the end of a story show at its beginning", () => {
      const filmPrompt = "A knight rides through a forest. A dust storm rises. They reach a castle at night.";
      expect(read("A knight rides through a forest", { filmPrompt })).toMatchObject({
        place: "forest",
        time: "day",
        weather: [],
      });
      expect(read("A dust storm rises", { filmPrompt })).toMatchObject({ time: "day", weather: ["dust"] });
    });

    test("leaves home only when the story does", () => {
      const filmPrompt = "A rocket stands there. The astronaut waves. It lands on Mars.";
      expect(
        ["A rocket stands there", "The astronaut waves", "It lands on Mars"].map(
          (beat) => read(beat, { filmPrompt }).place,
        ),
      ).toEqual(["space", "space", "mars"]);
    });

    test("shows those too who are only spoken of", () => {
      const filmPrompt = "A woman walks through a forest. A deer passes by, and she follows it.";
      expect(castOf(read("A deer passes by, and she follows it", { filmPrompt }))).toEqual([
        "1 deer",
        "1 woman",
      ]);
    });
  });

  test.each([
    ["a sleeping white cat", "rest"],
    ["a city with flying cars", "fly"],
    ["three dancing bears", "dance"],
    ["a dog chasing a cat", "run"],
    ["a girl watching a dog", "play"],
  ])("sees what the first of %j does: %s", (prompt, action) => {
    expect(read(prompt).cast[0]?.action).toBe(action);
  });

  test("frames a shot as its instruction says", () => {
    const framing = (prompt: string) => read("a fox in a close-up", { prompt }).framing;
    expect(framing("Wide establishing shot. A fox.")).toBe("wide");
    expect(framing("Medium shot. A fox.")).toBe("medium");
    expect(framing("A fox in a close-up.")).toBe("close");
  });

  test("leaves a place empty that is to be empty", () => {
    expect(read("no people, an empty beach at dawn")).toMatchObject({
      place: "beach",
      time: "dawn",
      cast: [],
    });
  });

  test.each([
    ["a zorblax", ["zorblax"], []],
    ["a glowing Zorblax dances in the meadow", ["Zorblax"], []],
    ["two gribbles and a cat", ["gribbles"], ["1 cat"]],
    ["a flumph frobs the astrolabe", ["flumph", "astrolabe"], []],
    ["ein Zorblax tanzt auf dem Mond", ["Zorblax"], []],
    ["un ornithorynque danse", ["ornithorynque"], []],
  ])("draws nothing in the place of what it doesn't know, and names it: %s", (prompt, unknown, cast) => {
    const scene = read(prompt);
    expect(scene.unknown).toEqual(unknown);
    expect(castOf(scene)).toEqual(cast);
  });

  test.each([
    "a red fox runs through fresh snow",
    "a meadow at dawn",
    "loneliness",
    "the camera pans over a bridge in the evening light",
    "a man with a big smile waves at the crowd",
    "three cats sleep on the roof of an old house, their tails moving",
    "two snowmen in a storm of kindness",
    "a cat and a goldfish look at each other through the glass",
    "a man walks across a busy square to the crossroads",
    "a woman in a yellow raincoat at a bus stop",
    "a family has a picnic",
    "eine Katze schläft auf dem Dach",
    "夜の屋台で三人のサラリーマンがラーメンを食べる",
    "a lighthouse keeper climbs the spiral stairs with a lantern",
    "a window cleaner waves at an office worker on the 20th floor",
  ])("names nothing as unknown in: %s", (prompt) => {
    expect(read(prompt).unknown).toEqual([]);
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
