import { expect, test, vi } from "vitest";
import { UserMistake } from "../../src/core/errors.ts";
import type { ModelDescription, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { fixedCatalogue } from "../fixtures/catalogue.ts";

const describe = (
  id: string,
  backend: string,
  changes: Partial<ModelDescription> = {},
): ModelDescription => ({
  id,
  label: id.toUpperCase(),
  backend,
  kind: "video",
  lengths: { choices: [5] },
  aspects: ["16:9"],
  resolutions: ["720p"],
  takes: {
    startImage: true,
    endImage: false,
    references: false,
    sourceVideo: false,
    negative: false,
    seed: false,
  },
  sound: false,
  creditsPerSecond: 1,
  summary: "A model.",
  ...changes,
});

/** A backend that only describes itself; anything else asked of it fails the test. */
function describing(
  id: string,
  models: ModelDescription[],
  up = true,
  lacks?: "money",
): VideoBackend & { asked: number } {
  const backend = {
    id,
    asked: 0,
    models: async () => models,
    async health() {
      backend.asked++;
      return up ? { ok: true as const } : { ok: false as const, detail: "away", lacks };
    },
  };
  return backend as unknown as VideoBackend & { asked: number };
}

const entry = (id: string, more: object = {}) => ({
  id,
  label: id,
  backend: "replicate",
  model: `acme/${id}`,
  summary: "A model.",
  rate: 1,
  ...more,
});

async function refusal(action: Promise<unknown>): Promise<UserMistake> {
  const error = await action.catch((error) => error);
  expect(error).toBeInstanceOf(UserMistake);
  return error as UserMistake;
}

test("a model goes by its id, its label and the catalogue's aliases", async () => {
  const catalogue = fixedCatalogue({ models: [entry("wan", { aliases: ["wan-2.7"] })] });
  const backends = createBackends([describing("replicate", [describe("wan", "replicate")])], { catalogue });
  for (const name of ["wan", "WAN", "wan-2.7"]) expect((await backends.model(name)).id).toBe("wan");
});

test("an unknown name is answered with the nearest ones", async () => {
  const models = ["veo", "flux", "kling", "wan"].map((id) => describe(id, "replicate"));
  const backends = createBackends([describing("replicate", models)], {});
  const error = await refusal(backends.model("veo3"));
  expect(error.code).toBe("unknown-model");
  expect(error.userMessage).toContain("Nearest: veo");
  expect((await refusal(backends.model("klin"))).userMessage).toContain("Nearest: kling");
});

test("an unknown name is answered with models that make the same kind of thing, what the catalogue names for it first", async () => {
  const catalogue = fixedCatalogue({
    models: [entry("hailuo", { instead: ["seedance"] }), entry("seedance")],
  });
  const models = [
    describe("haiku", "replicate", { kind: "language" }),
    describe("flux", "replicate", { kind: "image" }),
    describe("lyria", "replicate", { kind: "audio" }),
    ...["veo", "kling", "seedance"].map((id) => describe(id, "replicate")),
  ];
  const backends = createBackends([describing("replicate", models)], { catalogue });
  expect((await refusal(backends.model("hailuo"))).userMessage).toContain("Nearest: seedance, veo, kling.");
  expect((await refusal(backends.model("haikuu", "language"))).userMessage).toContain("Nearest: haiku.");
});

test("a retired model is answered with its successor, from the day on", async () => {
  const sora = describe("sora", "replicate", { sunset: { date: "2026-09-24", successor: "veo" } });
  const backends = (day: string) =>
    createBackends([describing("replicate", [sora, describe("veo", "replicate")])], {
      now: () => Date.parse(day),
    });
  expect((await backends("2026-09-23").model("sora")).id).toBe("sora");
  const error = await refusal(backends("2026-09-24").model("sora"));
  expect(error.code).toBe("retired-model");
  expect(error.userMessage).toContain("Use veo instead");
  expect((await backends("2026-09-24").defaultModel("text-to-video"))?.id).toBe("veo");
});

test("defaults follow the use, the order of the backends and the catalogue", async () => {
  const catalogue = fixedCatalogue({
    models: [
      entry("words", { defaultFor: ["text-to-video"] }),
      entry("picture", { defaultFor: ["image-to-video"] }),
      entry("larger", { defaultFor: ["upscale"] }),
    ],
  });
  const noPicture = { ...describe("x", "x").takes, startImage: false };
  const replicate = describing("replicate", [
    describe("first", "replicate", { needs: ["startImage"] }),
    describe("words", "replicate", { takes: noPicture }),
    describe("picture", "replicate"),
    describe("larger", "replicate", { needs: ["sourceVideo"] }),
    describe("still", "replicate", { kind: "image" }),
  ]);
  const cog = describing("cog", [describe("own", "cog", { takes: noPicture })]);
  const animatic = describing("animatic", [describe("animatic", "animatic")]);
  const backends = createBackends([replicate, animatic], { catalogue });
  expect((await backends.defaultModel("text-to-video"))?.id).toBe("words");
  expect((await backends.defaultModel("image-to-video"))?.id).toBe("picture");
  expect((await backends.defaultModel("upscale"))?.id).toBe("larger");
  expect((await backends.defaultModel("image"))?.id).toBe("still");
  expect((await backends.defaultModel("draft"))?.id).toBe("animatic");
  expect(await backends.defaultModel("language")).toBeUndefined();
  const own = createBackends([cog, replicate, animatic], { catalogue });
  expect((await own.defaultModel("text-to-video"))?.id).toBe("own");
  expect((await own.defaultModel("image-to-video"))?.id).toBe("picture");
  expect((await createBackends([animatic], { catalogue }).defaultModel("text-to-video"))?.id).toBe(
    "animatic",
  );
});

test("a model whose backend is up is used, and its health asked for once in a while only", async () => {
  const replicate = describing("replicate", [describe("wan", "replicate")]);
  const backends = createBackends([replicate], { now: () => 0 });
  const wan = await backends.model("wan");
  expect(await backends.usable(wan)).toEqual({ model: wan });
  await backends.usable(wan);
  expect(replicate.asked).toBe(1);
});

test("when a backend is down the next is used, if it costs no more", async () => {
  const wan = describe("wan", "replicate", { creditsPerSecond: 2, usdPerSecond: 0.1 });
  const own = describe("own", "cog", { creditsPerSecond: 1, usdPerSecond: 0 });
  const backends = createBackends([describing("replicate", [wan], false), describing("cog", [own])], {});
  const { model, warning } = await backends.usable(wan);
  expect(model.id).toBe("own");
  expect(warning).toContain("WAN can't be reached right now; OWN makes it instead");
});

test("one answer that is lost keeps nobody from the models for longer than two seconds, nor has another model of its backend make it", async () => {
  let time = 0;
  const lost = [true, false];
  const wan = describe("wan", "replicate", { creditsPerSecond: 2 });
  const replicate = {
    ...describing("replicate", [wan, describe("lite", "replicate")]),
    // Each look takes its time, and by the second one it answers again.
    async health() {
      time += 1_500;
      return lost.shift() ? { ok: false as const, detail: "away" } : { ok: true as const };
    },
  };
  const backends = createBackends([replicate], { now: () => time });
  const { userMessage } = await refusal(backends.usable(wan));
  expect(userMessage).toContain("WAN can't be reached right now, and no other model here can do this");
  time += 600;
  expect(await backends.usable(wan)).toEqual({ model: wan });
});

test("one that was away and is slow to answer since is away for everybody who asks meanwhile", async () => {
  let [time, asked] = [0, 0];
  const wan = describe("wan", "replicate");
  const replicate = {
    ...describing("replicate", [wan]),
    health: () =>
      asked++ === 0
        ? Promise.resolve({ ok: false as const, detail: "away" })
        : new Promise<{ ok: true }>(() => {}),
  };
  const backends = createBackends([replicate], { now: () => time });
  await refusal(backends.usable(wan));
  vi.useFakeTimers();
  try {
    // Asked again, by whoever comes next and by whoever comes while that is asked, however long.
    for (const later of [2_000, 0, 15_000]) {
      time += later;
      const refused = refusal(backends.usable(wan));
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await refused).code).toBe("model-unavailable");
    }
  } finally {
    vi.useRealTimers();
  }
});

test("when the next costs more, in credits or in money, the person is asked", async () => {
  const wan = describe("wan", "replicate", { creditsPerSecond: 1, usdPerSecond: 0.1 });
  for (const dearer of [{ creditsPerSecond: 3 }, { usdPerSecond: 0.2 }]) {
    const backends = createBackends(
      [describing("replicate", [wan], false), describing("cog", [describe("own", "cog", dearer)])],
      {},
    );
    const error = await refusal(backends.usable(wan));
    expect(error.code).toBe("model-unavailable");
    expect(error.userMessage).toContain("own (");
  }
});

test("a model whose machine may be asleep is waited for, unless another costs no more", async () => {
  const wan = describe("wan", "comfyui", { creditsPerSecond: 1, usdPerSecond: 0 });
  const asleep = () => ({
    ...describing("comfyui", [wan]),
    health: async () => ({ ok: false, detail: "away", waits: true }) as const,
  });
  expect(await createBackends([asleep()]).usable(wan)).toEqual({ model: wan });
  const hosted = (creditsPerSecond: number) =>
    describing("fal", [describe("hosted", "fal", { creditsPerSecond, usdPerSecond: 0 })]);
  expect(await createBackends([asleep(), hosted(3)]).usable(wan)).toEqual({
    model: wan,
    warning:
      "WAN can't be reached right now, and the clip waits for it. Sooner, for more, by name: hosted (3 credits a second).",
  });
  expect((await createBackends([asleep(), hosted(1)]).usable(wan)).model.id).toBe("hosted");
});

test("a model whose provider is no longer paid is told so, with what there is instead, and not that it can't be reached", async () => {
  const wan = describe("wan", "replicate", { creditsPerSecond: 2, usdPerSecond: 0.1 });
  const unpaid = () => describing("replicate", [wan], false, "money");
  const own = (creditsPerSecond: number) =>
    describing("cog", [describe("own", "cog", { creditsPerSecond, usdPerSecond: 0 })]);
  const words =
    "The balance that pays for WAN at its provider is used up, which is for whoever runs this bot to mend";
  expect((await createBackends([unpaid(), own(1)]).usable(wan)).warning).toBe(
    `${words}; OWN makes it instead, for no more.`,
  );
  expect((await refusal(createBackends([unpaid(), own(3)]).usable(wan))).userMessage).toBe(
    `${words}, and what could make it instead costs more. Ask for one of these by name: own (3 credits a second).`,
  );
  expect((await refusal(createBackends([unpaid()]).usable(wan))).userMessage).toBe(
    `${words}, and no other model here can do this. Ask for a draft.`,
  );
});

test("a provider that turned out to be unpaid is told so to whoever asks next", async () => {
  const wan = describe("wan", "replicate");
  const backends = createBackends([describing("replicate", [wan])]);
  expect(await backends.insteadOf(wan, "backend-out-of-money")).toBe(
    "No other model here can do this; a draft can still be made.",
  );
  expect((await refusal(backends.usable(wan))).userMessage).toContain("balance");
});

test("the animatic never stands in for a video somebody asked for", async () => {
  const wan = describe("wan", "replicate");
  const animatic = describe("animatic", "animatic", { creditsPerSecond: 0 });
  const backends = createBackends(
    [describing("replicate", [wan], false), describing("animatic", [animatic])],
    {},
  );
  expect((await refusal(backends.usable(wan))).userMessage).toContain("ask for a draft");
});

test("a picture for models that work from words alone is refused, naming them and the draft", async () => {
  const { takes } = describe("x", "x");
  const own = describe("own", "cog", { takes: { ...takes, startImage: false } });
  const animatic = describing("animatic", [describe("animatic", "animatic")]);
  const backends = createBackends([describing("cog", [own]), animatic]);
  expect((await backends.defaultModel("text-to-video"))?.id).toBe("own");
  const error = await refusal(Promise.resolve(backends.defaultModel("image-to-video")));
  expect(error.code).toBe("no-model-for-pictures");
  expect(error.userMessage).toBe(
    "No video model here can begin with a picture. Leave the picture out and OWN makes it from your words, or ask for a draft, which takes the picture.",
  );
  expect((await backends.defaultModel("draft"))?.id).toBe("animatic");
});

test("words alone for models that need a picture are refused, naming them and the draft", async () => {
  const own = describe("own", "comfyui", { needs: ["startImage"] });
  const animatic = describing("animatic", [describe("animatic", "animatic")]);
  const backends = createBackends([describing("comfyui", [own]), animatic]);
  expect((await backends.defaultModel("image-to-video"))?.id).toBe("own");
  const error = await refusal(Promise.resolve(backends.defaultModel("text-to-video")));
  expect(error.code).toBe("no-model-for-words");
  expect(error.userMessage).toBe(
    "No video model here works from words alone. Attach a picture to begin with and OWN makes it, or ask for a draft.",
  );
});

test("a model that only works on finished clips is none the animatic would stand in for", async () => {
  const larger = describe("larger", "cog", { needs: ["sourceVideo"] });
  const animatic = describing("animatic", [describe("animatic", "animatic")]);
  const backends = createBackends([describing("cog", [larger]), animatic]);
  expect((await backends.defaultModel("text-to-video"))?.id).toBe("animatic");
});

test("a backend that can't say what it offers is not quietly replaced by the animatic", async () => {
  const animatic = describing("animatic", [describe("animatic", "animatic")]);
  const backends = createBackends([describing("replicate", [], false), animatic]);
  const error = await refusal(Promise.resolve(backends.defaultModel("text-to-video")));
  expect(error.code).toBe("model-unavailable");
  expect((await backends.defaultModel("draft"))?.id).toBe("animatic");
  const empty = createBackends([describing("replicate", []), animatic]);
  expect((await empty.defaultModel("text-to-video"))?.id).toBe("animatic");
});
