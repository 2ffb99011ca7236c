import { describe, expect, it } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import type { VideoRequest } from "../../src/core/film/request.ts";
import { understandRemix } from "../../src/director/remix.ts";
import type { RemixParent, Understood } from "../../src/director/remix-draft.ts";
import { planByRules } from "../../src/director/rules.ts";
import { orderOf } from "../../src/studio/order.ts";
import { aModel, aRequest } from "./models.ts";

const WAN = aModel({ id: "wan-2.5", label: "Wan 2.5", lengths: { choices: [5, 10] } });
const ANIMATIC = aModel({ id: "animatic", label: "Animatic", backend: "animatic" });
const MODELS = [aModel(), WAN, ANIMATIC];
const FOX = "A red fox walks through a snowy forest at dawn.";
const STORY =
  "A red fox wakes in a snowy forest at dawn. It stretches and looks around. It runs between the trees. " +
  "It finds a frozen lake. A small wolf appears on the ice. They dance together.";

function parentOf(change: Partial<VideoRequest> = {}): RemixParent {
  const request = aRequest({ prompt: FOX, ...change });
  return { request, model: aModel(), plan: planByRules(request, aModel()) };
}
const film = () => parentOf({ prompt: STORY, seconds: 30 });
const remix = (words: string, parent = parentOf()) =>
  understandRemix(words, parent, { models: MODELS, freshSeed: 99 });
const prompts = (understood: Understood) => understood.request.prompt;

describe("options said in words change the request", () => {
  const said: [words: string, change: Partial<VideoRequest>][] = [
    ["make it 20 seconds", { seconds: 20 }],
    ["20s", { seconds: 20 }],
    ["20 seconds long please", { seconds: 20 }],
    ["twenty seconds", { seconds: 20 }],
    ["one minute", { seconds: 60 }],
    ["half a minute", { seconds: 30 }],
    ["0:45", { seconds: 45 }],
    ["change the length to 15", { seconds: 15 }],
    ["longer", { seconds: 15 }],
    ["make it a bit longer", { seconds: 13 }],
    ["much longer", { seconds: 20 }],
    ["twice as long", { seconds: 20 }],
    ["half as long", { seconds: 5 }],
    ["shorter please", { seconds: 7 }],
    ["5 seconds longer", { seconds: 15 }],
    ["3 seconds shorter", { seconds: 7 }],
    ["extend it by 5 seconds", { seconds: 15 }],
    ["vertical", { aspect: "9:16" }],
    ["make it vertical", { aspect: "9:16" }],
    ["can you make it vertical please", { aspect: "9:16" }],
    ["portrait mode", { aspect: "9:16" }],
    ["for tiktok", { aspect: "9:16" }],
    ["square", { aspect: "1:1" }],
    ["4:3", { aspect: "4:3" }],
    ["in 9:16", { aspect: "9:16" }],
    ["9x16", { aspect: "9:16" }],
    ["--ar 9:16", { aspect: "9:16" }],
    ["aspect ratio 21:9", { aspect: "21:9" }],
    ["cinemascope", { aspect: "21:9" }],
    ["1080p", { resolution: "1080p" }],
    ["in full HD", { resolution: "1080p" }],
    ["render it in 480p", { resolution: "480p" }],
    ["same but in watercolour", { style: "watercolour" }],
    ["in watercolor", { style: "watercolour" }],
    ["same thing but as anime", { style: "anime" }],
    ["make it black and white", { style: "noir" }],
    ["noir style", { style: "noir" }],
    ["style: claymation", { style: "claymation" }],
    ["change the style to pixel art", { style: "pixel" }],
    ["as a pencil sketch", {}],
    ["orbit", { camera: "orbit" }],
    ["use a drone shot", { camera: "aerial" }],
    ["pan left", { camera: "pan-left" }],
    ["camera: dolly in", { camera: "dolly-in" }],
    ["static camera", { camera: "static" }],
    ["no camera movement", { camera: "static" }],
    ["handheld", { camera: "handheld" }],
    ["use seed 7", { seed: 7 }],
    ["seed 7", { seed: 7 }],
    ["seed: 0", { seed: 0 }],
    ["new seed", { seed: 99 }],
    ["try again", { seed: 99 }],
    ["re-roll", { seed: 99 }],
    ["another take", { seed: 99 }],
    ["completely different", { seed: 99 }],
    ["with model wan-2.5", { model: "wan-2.5" }],
    ["use wan 2.5", { model: "wan-2.5" }],
    ["model: wan-2.5", { model: "wan-2.5" }],
    ["use model someone/their-model", { model: "someone/their-model" }],
    ["make it a draft", { draft: true }],
    ["vertical, 20 seconds, seed 7", { aspect: "9:16", seconds: 20, seed: 7 }],
    ["make it vertical and 20 seconds", { aspect: "9:16", seconds: 20 }],
    ["square and in noir and use seed 3", { aspect: "1:1", style: "noir", seed: 3 }],
    ["make it 20 seconds. 1080p. orbit.", { seconds: 20, resolution: "1080p", camera: "orbit" }],
    ["same seed, but vertical", { aspect: "9:16" }],
    ["keep everything else the same, make it square", { aspect: "1:1" }],
    ["don't make it vertical, make it square", { aspect: "1:1" }],
    ["slow pan right", { camera: "pan-right" }],
    ["pan slowly to the left over the sea", { camera: "pan-left" }],
  ];
  it.each(said.filter(([, change]) => Object.keys(change).length > 0))("%j → %j", (words, change) => {
    const parent = parentOf();
    const { request } = remix(words, parent);
    const { prompt: _, ...rest } = request;
    const { prompt: __, ...before } = { ...parent.request, ...change };
    expect(rest).toEqual(before);
  });

  it.each(["vertical", "20s", "seed 7", "in noir style", "1080p", "with model wan-2.5"])(
    "%j leaves the prompt alone",
    (words) => {
      expect(prompts(remix(words))).toBe(FOX);
    },
  );
});

describe("the rest is merged into the prompt", () => {
  const said: [words: string, prompt: string][] = [
    ["at night", "A red fox walks through a snowy forest at night."],
    ["make it night", "A red fox walks through a snowy forest at night."],
    ["at sunset please", "A red fox walks through a snowy forest at sunset."],
    ["but in the rain", "A red fox walks through a snowy forest at dawn in the rain."],
    ["foggy", "A red fox walks through a snowy forest at dawn in the fog."],
    ["on a beach", "A red fox walks on a beach at dawn."],
    ["in winter", "A red fox walks through a snowy forest at dawn in winter."],
    ["replace the fox with a wolf", "A red wolf walks through a snowy forest at dawn."],
    ["replace the fox with a grey wolf", "A grey wolf walks through a snowy forest at dawn."],
    ["blue instead of red", "A blue fox walks through a snowy forest at dawn."],
    ["a wolf instead of a fox", "A red wolf walks through a snowy forest at dawn."],
    ["change the forest to a desert", "A red fox walks through a snowy desert at dawn."],
    ["make the fox white", "A white fox walks through a snowy forest at dawn."],
    ["fox -> owl", "A red owl walks through a snowy forest at dawn."],
    ["give the fox a hat", "A red fox with a hat walks through a snowy forest at dawn."],
    ["add a small owl", "A red fox walks through a snowy forest at dawn with a small owl."],
    ["with a blue scarf", "A red fox with a blue scarf walks through a snowy forest at dawn."],
    ["darker", "A red fox walks through a snowy forest at dawn, darker."],
    ["more fog", "A red fox walks through a snowy forest at dawn, more fog."],
    ["slower camera", "A red fox walks through a snowy forest at dawn, slow camera movement."],
    ["A wolf joins it.", "A red fox walks through a snowy forest at dawn. A wolf joins it."],
    [
      "the fox stops and looks up",
      "A red fox walks through a snowy forest at dawn. The fox stops and looks up.",
    ],
    ["change the prompt to: a dog at 9:16 in a park", "a dog at 9:16 in a park"],
    ["prompt: “a cat”", "a cat"],
    ["new prompt a cat sleeps", "a cat sleeps"],
  ];
  it.each(said)("%j → %j", (words, prompt) => {
    expect(prompts(remix(words))).toBe(prompt);
  });

  it("for the whole film, where it has many sentences", () => {
    expect(prompts(remix("at night", film()))).toBe(STORY.replace("at dawn", "at night"));
    expect(prompts(remix("darker, more fog", film()))).toBe(`${STORY} Look: darker, more fog.`);
    const { request } = remix("darker", film());
    const { shots } = planByRules(request, aModel());
    expect(shots.map((shot) => shot.beat)).not.toContain("Look: darker.");
    expect(shots.every((shot) => shot.prompt.includes("Look: darker."))).toBe(true);
  });
});

describe("negations", () => {
  const said: [words: string, prompt: string, negative: string][] = [
    ["no snow", "A red fox walks through a forest at dawn.", "snow"],
    ["without snow", "A red fox walks through a forest at dawn.", "snow"],
    ["but with no people", FOX, "people"],
    ["no snow, rain or wind", "A red fox walks through a forest at dawn.", "snow, rain, wind"],
    ["remove the forest", "A red fox walks at dawn.", "forest"],
    ["not at dawn", "A red fox walks through a snowy forest.", "dawn"],
    ["don't show any text", FOX, "text"],
  ];
  it.each(said)("%j → %j without %j", (words, prompt, negative) => {
    expect(remix(words).request).toMatchObject({ prompt, negative });
  });

  it("of all there is are refused with a way out", () => {
    expect(() => remix("remove the fox")).toThrow(/Without "fox" nothing would be left/);
    expect(remix("remove the wolf", film()).request.prompt).toBe(
      STORY.replace(" A small wolf appears on the ice.", ""),
    );
  });

  it("add to what was unwanted before, once", () => {
    const parent = parentOf({ negative: "people, snow" });
    expect(remix("no snow, vertical", parent).request.negative).toBe("people, snow");
    expect(remix("no cars", parent).request.negative).toBe("people, snow, cars");
  });
});

describe("words that only look like options are content", () => {
  it.each([
    "a seed grows from the ground",
    "the fox stands on a vertical cliff",
    "20 seconds before midnight a bell rings",
    "an orbiting spaceship appears",
    "the fox reads a sign that says “make it vertical, 20 seconds”",
    "the fox steps on a square stone",
    "a crane lands beside the fox",
    "the bomb ticks, 20 seconds, then it is quiet",
    "the fox runs again and again",
    "a model of a train drives by",
    "an anime poster hangs on the wall",
    "the score is 3:2",
    "no one is there",
    "a truck, a bus and a tram pass",
    "the last scene of a play begins",
    "the fox is half as long as the wolf",
  ])("%j", (words) => {
    const parent = parentOf();
    const { request } = remix(words, parent);
    const { prompt, ...rest } = request;
    const { prompt: _, ...before } = parent.request;
    expect(rest).toEqual(before);
    for (const word of words.replace(/^the fox /, "").match(/\p{L}+/gu) ?? [])
      expect(prompt.toLowerCase()).toContain(word.toLowerCase());
  });
});

describe("one shot", () => {
  const cases: [words: string, shot: number, beat: string][] = [
    ["shot 2: the fox jumps", 1, "the fox jumps"],
    ["Shot #2: The fox jumps. It lands softly.", 1, "The fox jumps. It lands softly."],
    ["in the second shot the fox jumps", 1, "the fox jumps"],
    ["in the second shot, the fox jumps over a log", 1, "the fox jumps over a log"],
    ["last shot: the fox sleeps", 5, "the fox sleeps"],
    ["shot two: the fox sleeps", 1, "the fox sleeps"],
    ["2nd shot: the fox sleeps", 1, "the fox sleeps"],
    ["Scene 2 - the fox sleeps", 1, "the fox sleeps"],
    ["change shot 3 to a bear", 2, "a bear"],
    ["replace shot 3 with a bear eating honey", 2, "a bear eating honey"],
    ["shot 3 should show a bear", 2, "a bear"],
    ["shot 4: at night", 3, "It finds a frozen lake at night."],
    ["shot 4 at night", 3, "It finds a frozen lake at night."],
    ["make shot 4 darker", 3, "It finds a frozen lake, darker."],
    ["shot 5: replace the wolf with a bear", 4, "A small bear appears on the ice."],
    ["shot 5: no ice", 4, "A small wolf appears."],
    ["add an owl to shot 2", 1, "It stretches and looks around with an owl."],
    ["remove the trees from shot 3", 2, "It runs."],
    ["shot 2 in watercolour", 1, "It stretches and looks around in watercolour."],
  ];
  it.each(cases)("%j", (words, index, beat) => {
    const parent = film();
    const { plan, request } = remix(words, parent);
    expect(plan?.shots[index]?.beat).toBe(beat);
    expect(plan?.shots[index]?.prompt).not.toBe(parent.plan.shots[index]?.prompt);
    expect(plan?.shots[index]?.seed).toBe(parent.plan.shots[index]?.seed);
    for (const shot of parent.plan.shots)
      if (shot.index !== index) expect(plan?.shots[shot.index]).toBe(shot);
    expect(request).toEqual(parent.request);
  });

  it("gets another camera, and keeps its words", () => {
    const parent = film();
    for (const words of [
      "shot 2: orbit",
      "make shot 2 an orbit",
      "shot 2 should be an orbit shot",
      "orbit in shot 2",
    ]) {
      const { plan, changes } = remix(words, parent);
      expect([words, plan?.shots[1]?.camera, plan?.shots[1]?.beat]).toEqual([
        words,
        "orbit",
        parent.plan.shots[1]?.beat,
      ]);
      expect(plan?.shots[1]?.prompt).toContain("the camera orbits");
      expect(changes).toEqual([{ what: "Shot 2 camera", before: expect.any(String), after: "Orbit" }]);
      expect(plan?.shots[2]).toBe(parent.plan.shots[2]);
    }
  });

  it("gets another length, and the film with it", () => {
    const parent = film();
    const { plan, request } = remix("shot 2: 8 seconds", parent);
    expect(plan?.shots[1]).toMatchObject({ seconds: 8, renderSeconds: 8 });
    expect(request.seconds).toBe(30 - (parent.plan.shots[1]?.seconds ?? 0) + 8);
    expect(() => remix("make shot 2 20 seconds", parent)).toThrow(/1 to 12 s long/);
  });

  it("gets another take", () => {
    const parent = film();
    for (const words of [
      "redo shot 2",
      "shot 2: new seed",
      "another take of shot 2",
      "reroll the second shot",
      "shot 2 again",
    ]) {
      const { plan } = remix(words, parent);
      expect([words, plan?.shots[1]?.seed === parent.plan.shots[1]?.seed]).toEqual([words, false]);
      expect(plan?.shots[1]?.prompt).toBe(parent.plan.shots[1]?.prompt);
      expect(plan?.shots[0]).toBe(parent.plan.shots[0]);
    }
  });

  it("carries who the film is about into its new words", () => {
    const { plan } = remix("shot 3: it jumps over a log", film());
    expect(plan?.shots[2]?.prompt).toContain("The red fox jumps over a log");
    expect(plan?.shots[2]?.prompt).toContain("snowy forest");
  });

  it("may be several, and shots that aren't there are named", () => {
    const { plan, shotEdits } = remix(
      "shot 1: the fox yawns. shot 3: it swims, orbit\nshots 4-5: at night",
      film(),
    );
    expect(shotEdits.map((edit) => edit.shot)).toEqual([0, 2, 3, 4]);
    expect(plan?.shots.map((shot) => shot.beat)).toEqual([
      "the fox yawns",
      "It stretches and looks around.",
      "it swims",
      "It finds a frozen lake at night.",
      "A small wolf appears on the ice at night.",
      "They dance together.",
    ]);
    expect(plan?.shots[2]?.camera).toBe("orbit");
    expect(() => remix("shot 9: the fox jumps", film())).toThrow("The film has 6 shots; there is no shot 9.");
    expect(() => remix("shot 2: x", parentOf({ seconds: 5 }))).toThrow(
      "The film is a single shot; there is no shot 2.",
    );
  });

  it("and an option of the whole film at once", () => {
    const { plan, request } = remix("shot 2: the fox jumps, vertical", film());
    expect(request.aspect).toBe("9:16");
    expect(plan?.shots[1]?.beat).toBe("the fox jumps");
  });
});

describe("the order of shots", () => {
  const beats = (understood: Understood) => understood.plan?.shots.map((shot) => shot.seed);
  const seeds = film().plan.shots.map((shot) => shot.seed);
  const cases: [words: string, order: number[]][] = [
    ["drop shot 3", [1, 2, 4, 5, 6]],
    ["remove the last shot", [1, 2, 3, 4, 5]],
    ["delete shots 2 and 4", [1, 3, 5, 6]],
    ["without shots 2-4", [1, 5, 6]],
    ["drop the first two shots", [3, 4, 5, 6]],
    ["keep only shots 1, 2 and 6", [1, 2, 6]],
    ["move shot 3 to the front", [3, 1, 2, 4, 5, 6]],
    ["move the first shot to the end", [2, 3, 4, 5, 6, 1]],
    ["move shot 5 before shot 2", [1, 5, 2, 3, 4, 6]],
    ["put shot 1 after shot 3", [2, 3, 1, 4, 5, 6]],
    ["move shot 6 to position 2", [1, 6, 2, 3, 4, 5]],
    ["swap shots 1 and 2", [2, 1, 3, 4, 5, 6]],
    ["swap shot 1 with shot 6", [6, 2, 3, 4, 5, 1]],
    ["swap the first and last shots", [6, 2, 3, 4, 5, 1]],
    ["reverse the order", [6, 5, 4, 3, 2, 1]],
    ["order 6 5 4 3 2 1", [6, 5, 4, 3, 2, 1]],
    ["reorder the shots: 2, 1, 3", [2, 1, 3]],
    ["drop shot 3 and swap shots 1 and 2", [2, 1, 4, 5, 6]],
  ];
  it.each(cases)("%j → %j", (words, order) => {
    const understood = remix(words, film());
    expect(beats(understood)).toEqual(order.map((number) => seeds[number - 1]));
    expect(understood.plan?.shots.map((shot) => shot.index)).toEqual(order.map((_, i) => i));
    const seconds = understood.plan?.shots.reduce((sum, shot) => sum + shot.seconds, 0);
    expect(understood.request.seconds).toBeCloseTo(seconds ?? 0, 6);
    expect(understood.changes).toContainEqual({
      what: "Shots",
      before: "1 2 3 4 5 6",
      after: order.join(" "),
    });
  });

  it("can't be of shots that aren't there, nor of none", () => {
    expect(() => remix("drop shot 7", film())).toThrow(/no shot 7/);
    expect(() => remix("drop shots 1-6", film())).toThrow(/no shot at all/);
    expect(() => remix("drop all shots", film())).toThrow(/no shot at all/);
    expect(() => remix("order 1 1 2", film())).toThrow(/once at most/);
    expect(() => remix("shots 1-99999: at night", film())).toThrow(/no shot 99999/);
    expect(() => remix("swap shot 2", film())).toThrow(/two shots/);
  });
});

describe("what changes", () => {
  it("is shown before and after", () => {
    const { changes } = remix("at night, vertical, orbit");
    expect(changes).toEqual([
      { what: "Prompt", before: FOX, after: "A red fox walks through a snowy forest at night." },
      { what: "Shape", before: "16:9", after: "9:16" },
      { what: "Camera", before: "varied", after: "Orbit" },
    ]);
  });

  it("keeps shots, moves and lengths where only the look, shape, seed or camera is another", () => {
    const parent = film();
    const styled = remix("in watercolour", parent);
    expect(styled.plan?.shots.map(({ prompt: _, ...shot }) => shot)).toEqual(
      parent.plan.shots.map(({ prompt: _, ...shot }) => shot),
    );
    expect(styled.plan?.shots.every((shot) => shot.prompt.includes("watercolour painting"))).toBe(true);
    const back = understandRemix("no style", {
      ...parent,
      request: styled.request,
      plan: styled.plan ?? parent.plan,
    });
    expect(back.plan).toEqual(parent.plan);
    expect(remix("vertical", parent).plan?.shots).toEqual(parent.plan.shots);
    expect(remix("new seed", parent).plan?.shots.map((s) => s.beat)).toEqual(
      parent.plan.shots.map((s) => s.beat),
    );
    expect(new Set(remix("orbit", parent).plan?.shots.map((s) => s.camera))).toEqual(new Set(["orbit"]));
    expect(remix("make it 35 seconds", parent).plan?.shots.map((s) => s.beat)).toEqual(
      parent.plan.shots.map((s) => s.beat),
    );
  });

  it("leaves planning to the director where the film is told anew or has another rhythm", () => {
    expect(remix("a wolf joins", film()).plan).toBeUndefined();
    expect(remix("make it 60 seconds", film()).plan).toBeUndefined();
    expect(remix("use model someone/their-model", film()).plan).toBeUndefined();
  });

  it("keeps the film's beats for another model, made in lengths that one has", () => {
    const { plan } = remix("use wan-2.5", parentOf({ prompt: STORY, seconds: 30 }));
    expect(plan?.shots.map((shot) => shot.beat)).toEqual(film().plan.shots.map((shot) => shot.beat));
    expect(plan?.shots.every((shot) => [5, 10].includes(shot.renderSeconds))).toBe(true);
  });

  it("keeps what was edited before when the whole is told anew", () => {
    const parent = film();
    const first = remix("shot 2: the fox jumps over a log, orbit", parent);
    const edited: RemixParent = { ...parent, request: first.request, plan: first.plan ?? parent.plan };
    const second = remix("at night", edited);
    const { shots } = planByRules(second.request, aModel());
    expect(shots).toHaveLength(6);
    expect(shots[1]).toMatchObject({ beat: "the fox jumps over a log.", camera: "orbit" });
    expect(shots.map((shot) => shot.camera)).toEqual(edited.plan.shots.map((shot) => shot.camera));
    expect(shots.map((shot) => shot.seconds)).toEqual(edited.plan.shots.map((shot) => shot.seconds));
    expect(second.request.prompt.toLowerCase()).toContain("at night");
  });

  it("is as strong as was said", () => {
    expect(remix("subtle: at night").strength).toBe("subtle");
    expect(remix("a little, darker").strength).toBe("subtle");
    expect(remix("at night").strength).toBe("medium");
    expect(remix("completely different: at night").strength).toBe("strong");
    expect(remix("strong, in noir").strength).toBe("strong");
  });

  it("may be only how it is joined", () => {
    expect(remix("loop it").finishing).toEqual({ loop: true });
    const trimmed = remix("trim to the first 5 seconds", film());
    expect(trimmed.finishing?.trim).toMatchObject({ from: 0, to: 5 });
    const cut = remix("cut the first 4 seconds", film());
    expect(cut.plan?.shots.length).toBeLessThanOrEqual(6);
  });
});

describe("messages made to keep us busy", () => {
  // Each took minutes while runs of parts had no bound; the test's own time limit is the check.
  it.each([
    "and ",
    "shots 1, 2, 3 ",
    "1. ",
    "and then ",
    "the camera ",
    "no snow, ",
    "“",
    "shot 2: ",
    "replace the ",
  ])("such as %j over and over are answered", (part) => {
    const words = part.repeat(Math.floor(1_900 / part.length));
    try {
      expect(remix(words, film()).changes).not.toEqual([]);
    } catch (error) {
      expect(error).toBeInstanceOf(UserMistake);
    }
  });
});

describe("said besides", () => {
  it("thanks and greetings are no part of the film", () => {
    expect(prompts(remix("hi, at night please. Thanks!"))).toBe(
      "A red fox walks through a snowy forest at night.",
    );
    expect(remix("vertical, ok?").request).toMatchObject({ prompt: FOX, aspect: "9:16" });
    expect(remix("shot 2: this is it", film()).plan?.shots[1]?.beat).toBe("this is it");
  });

  it("a shot more is told at the end, and between others it can't be", () => {
    expect(prompts(remix("add a shot of an owl in a tree"))).toBe(`${FOX} An owl in a tree.`);
    expect(() => remix("insert a shot after shot 2: an owl watches", film())).toThrow(/can't be put between/);
  });
});

describe("refusals say what is allowed", () => {
  it.each([
    ["", /what should be different/],
    ["thanks, very nice!", /what should be different/],
    ["👍👍", /what should be different/],
    ["make it 90 seconds", /1 to 60 s long/],
    ["0 seconds", /1 to 60 s long/],
    ["aspect 5:4", /Shapes: 16:9, 9:16/],
    ["make it 4k", /480p, 720p, 1080p/],
    ["style: cubism", /Styles: papercut/],
    ["with model nope-9", /Models: test-model, wan-2.5/],
    ["seed 99999999999", /0 to 2147483647/],
    ["seed -1", /0 to 2147483647/],
    ["make it 16:9", /like that already/],
    ["keep everything", /like that already/],
    [`and then ${"very ".repeat(500)}long`, /2000 is the most/],
  ])("%j", (words, message) => {
    expect(() => remix(words)).toThrow(UserMistake);
    expect(() => remix(words)).toThrow(message);
  });
});

describe("a parent that was finished or remixed before", () => {
  const trimmed = (): RemixParent => {
    const parent = film();
    const { plan, finishing, request } = remix("cut the first 2 seconds", parent);
    return { ...parent, request, plan: plan ?? parent.plan, finishing: finishing ?? {} };
  };

  it("stays trimmed while its length stays, and is whole again when shots get another length", () => {
    const parent = trimmed();
    expect(parent.request.seconds).toBe(28);
    const styled = remix("in watercolour", parent);
    expect(styled.request.seconds).toBe(28);
    expect(styled.finishing).toBeUndefined();
    const longer = remix("shot 2: 7 seconds", parent);
    expect(longer.finishing).toEqual({});
    expect(longer.request.seconds).toBe(longer.plan?.shots.reduce((sum, shot) => sum + shot.seconds, 0));
  });

  it("is trimmed from where it begins now", () => {
    const again = remix("cut the first 1 second", trimmed());
    expect(again.finishing?.trim?.from).toBe(3);
    expect(again.request.seconds).toBe(27);
  });

  it("loops on", () => {
    const looped: RemixParent = { ...film(), finishing: { loop: true } };
    expect(remix("drop shot 2", looped).finishing).toEqual({ loop: true });
  });

  it("is not taken for what it was where something determines another picture", () => {
    const parent = film();
    const [first, ...others] = parent.plan.shots;
    if (first === undefined) throw new Error("no shot");
    const made = {
      ...first,
      made: { digest: "d", key: "k" },
      startImage: "old frame",
      strength: "subtle" as const,
    };
    const remixed: RemixParent = { ...parent, plan: { ...parent.plan, shots: [made, ...others] } };
    for (const words of [
      "shot 1: orbit",
      "shot 1: the fox jumps",
      "in watercolour",
      "new seed",
      "vertical",
      "1080p",
    ]) {
      const shot = remix(words, remixed).plan?.shots[0];
      expect([words, shot?.made, shot?.startImage, shot?.strength]).toEqual([
        words,
        undefined,
        undefined,
        undefined,
      ]);
    }
    expect(remix("shot 2: orbit", remixed).plan?.shots[0]).toBe(made);
  });

  it("takes options that were given beside the words, and keeps edits of shots with them", () => {
    const parent = film();
    const { request, plan, changes } = understandRemix("shot 2: the fox jumps", parent, {
      also: { aspect: "9:16", seed: 7 },
    });
    expect(request).toMatchObject({ aspect: "9:16", seed: 7, prompt: STORY });
    expect(plan?.shots[1]?.beat).toBe("the fox jumps");
    expect(changes.map((change) => change.what)).toEqual(["Shape", "Seed", "Shot 2"]);
    expect(understandRemix("", parent, { also: { seconds: 35 } }).request.seconds).toBe(35);
    expect(() => understandRemix("", parent, { also: { aspect: "16:9" } })).toThrow(/like that already/);
  });

  it("is told in the new words where shots are edited as well", () => {
    const { plan, request } = remix("at night, shot 2: the fox jumps", film());
    expect(plan?.setting).toBe(request.prompt);
    expect(request.prompt).toContain("at night");
  });
});

describe("what asks for no other picture is not filmed", () => {
  it.each([
    ["remix-empty", ["thank you so much 😍", "cool video bro", "I love this!!", "not bad", "meh", "ugly"]],
    [
      "remix-question",
      ["what?", "how did you make this?", "what model is this", "is this AI?", "who made this"],
    ],
    [
      "remix-back",
      ["undo that", "go back to take 1", "like the first one but at sunset", "revert", "never mind"],
    ],
    ["remix-command", ["delete this", "remove it please", "stop", "cancel the video"]],
    ["remix-slip", ["vertcal", "waterclour", "Landscap"]],
    ["unknown-model", ["use kling", "switch to veo-3"]],
  ])("%s: %j", (code, said) => {
    for (const words of said) {
      expect(() => remix(words), words).toThrow(expect.objectContaining({ code }));
    }
  });

  it.each([
    "what if it were at night?",
    "how about a wolf?",
    "can you make it vertical?",
    "the fox goes back to the first tree",
    "an old one and a young one play",
    "remove the snow",
    "stop the fox at a river",
    "the fox asks: who are you?",
    "darker",
    "animals",
    "stormy",
  ])("%j is", (words) => {
    expect(remix(words).changes).not.toEqual([]);
  });

  it("leaves applause out of what is merged", () => {
    expect(prompts(remix("great job, now at night"))).toBe(
      "A red fox walks through a snowy forest at night.",
    );
  });
});

describe("more ways to say it", () => {
  it.each<[words: string, change: Partial<VideoRequest>]>([
    ["add 5 seconds", { seconds: 15 }],
    ["+5s", { seconds: 15 }],
    ["5 more seconds", { seconds: 15 }],
    ["-2 seconds", { seconds: 8 }],
    ["trim to 5 seconds", { seconds: 5 }],
    ["start at 2s", { seconds: 8 }],
    ["b&w", { style: "noir" }],
    ["change the colour of the fox to green", { prompt: FOX.replace("red", "green") }],
    ["one more", { seed: 99 }],
  ])("%j", (words, change) => {
    expect(remix(words).request).toMatchObject(change);
  });

  it("adds to shots what should be made there", () => {
    const made = remix("in shot 3 make it snow", film());
    expect(made.changes.find(({ what }) => what === "Shot 3")?.after).toMatch(/^.{10,}snow/);
  });
});

describe("what somebody wears and is to be without in one shot", () => {
  const request = aRequest({
    prompt:
      "A man in a red hat opens a shop. He sweeps the floor. A woman buys bread from him. He waves in his red hat.",
    seconds: 20,
  });
  const model = aModel();
  const plan = planByRules(request, model);
  const shot = (number: number) =>
    understandRemix(`shot ${number} without the hat`, { plan, request, model }).plan?.shots[number - 1];

  it.each([
    [1, "A man opens a shop without the hat."],
    [2, "He sweeps the floor without the hat."],
    [4, "He waves without the hat."],
  ])("is taken out of shot %i and of who is seen in it", (number, told) => {
    expect(shot(number)?.beat).toBe(told);
    expect(shot(number)?.prompt).not.toContain("red hat");
    expect(shot(number)?.prompt).toContain("without the hat");
  });

  it("is told so to what draws from the looks themselves, in that shot alone", () => {
    const changed = understandRemix("shot 2 without the hat", { plan, request, model }).plan;
    const looks = changed?.shots.map((made) =>
      orderOf(request, changed, made, model).scene?.cast.map(({ description }) => description),
    );
    expect(looks?.[0]).toEqual(["man in a red hat"]);
    expect(looks?.[1]).toEqual(["man"]);
    expect(looks?.[3]).toEqual(["man in a red hat"]);
    expect(changed?.story?.cast[0]?.description).toBe("man in a red hat");
  });
});
