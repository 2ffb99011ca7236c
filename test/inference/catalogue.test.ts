import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError } from "../../src/core/errors.ts";
import { createCatalogue } from "../../src/inference/catalogue/catalogue.ts";
import { estimate, settled } from "../../src/inference/catalogue/price.ts";
import { quirksOf } from "../../src/inference/catalogue/quirks.ts";
import { describeSchema } from "../../src/inference/schema/describe.ts";
import { readModelSchema } from "../../src/inference/schema/input-schema.ts";
import { PUBLISHED_MODELS, publishedModel } from "../fixtures/models.ts";

let folder: string;
let path: string;
let clock = 0;
const errors: unknown[] = [];
const log = { info: () => {}, error: (line: unknown) => errors.push(line) };

const model = (id: string, more: object = {}) => ({
  id,
  label: id,
  backend: "replicate",
  model: `acme/${id}`,
  summary: "A model.",
  rate: 1,
  ...more,
});
const write = (file: unknown) => writeFileSync(path, typeof file === "string" ? file : JSON.stringify(file));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rushes-catalogue-"));
  path = join(folder, "models.json");
  clock = 1_000_000;
  errors.length = 0;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => createCatalogue({ path, now: () => clock, log });

test("the catalogue that comes with Rushes is good", () => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const catalogue = open();
  for (const use of ["text-to-video", "image-to-video", "upscale", "image", "language"] as const) {
    // One for each backend that has any, as whichever is set up has the choice.
    const homes = catalogue
      .entries()
      .flatMap(({ backend, defaultFor }) => (defaultFor.includes(use) ? [backend] : []));
    expect(homes).toContain("replicate");
    expect(new Set(homes).size).toBe(homes.length);
  }
});

test("every model it lists says on what terms, and some are called the best and some fast", () => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const entries = open().entries();
  expect(entries.filter(({ licence, link, commercial }) => !licence || !link || !commercial)).toEqual([]);
  for (const group of ["best", "fast"] as const) {
    const members = entries.filter(({ goodFor }) => goodFor?.includes(group));
    expect(members.map(({ kind }) => kind)).toContain("video");
  }
});

// By their makers' own pages: Wan 2.7 and Grok Imagine dub what they make, and have no input that would say so.
test.each([
  ["wan", true],
  ["grok", true],
  ["hailuo", false],
  ["kling", false],
  ["kling-sound", true],
  ["p-video", true],
])("whether what %s makes has sound is told as it is: %s", (id, sound) => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const entry = open().find(id);
  const schema = readModelSchema(publishedModel(entry?.model ?? "").openapi_schema);
  if (!schema) throw new Error("no schema");
  expect(describeSchema(schema, "video", quirksOf(entry)).sound).toBe(sound);
});

const listed: [id: string, input: Record<string, unknown>, usd: number][] = [
  ["hailuo", { resolution: "512p" }, 0.0166],
  ["hailuo", { resolution: "768p" }, 0.045],
  ["hailuo", {}, 0.08],
  ["upscale", { target_resolution: "720p" }, 0.0054],
  ["upscale", {}, 0.0186],
  ["upscale", { target_fps: 60 }, 0.0374],
  ["upscale", { target_resolution: "4k" }, 0.0746],
  ["upscale", { target_resolution: "4k", target_fps: 60 }, 0.1494],
  ["upscale", { target_resolution: "4k", target_fps: 48 }, 0.1494],
  ["seedream", {}, 0.03],
  ["kling-3", { mode: "standard", generate_audio: false }, 0.168],
  ["kling-3", { mode: "standard", generate_audio: true }, 0.252],
  ["kling-3", { mode: "pro", generate_audio: true }, 0.336],
  ["kling-3", { mode: "4k", generate_audio: false }, 0.42],
  ["wan-fast", { resolution: "720p" }, 0.1],
  ["wan-fast-picture", { resolution: "480p" }, 0.05],
  ["wan-fast-picture", { resolution: "720p" }, 0.11],
  ["wan-fast-picture", { resolution: "480p", interpolate_output: true }, 0.065],
  ["wan-fast-picture", { resolution: "720p", interpolate_output: true }, 0.145],
];
test.each(listed)("the price of %s with %o is the provider's: $%d", (id, input, usd) => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const entry = open().find(id);
  const schema = readModelSchema(publishedModel(entry?.model ?? "").openapi_schema);
  if (!schema) throw new Error("no schema");
  const made = estimate(entry?.price, input, schema, undefined);
  expect(made.perSecond ?? made.usd).toBe(usd);
});

test("where no price fits what is sent, the dearest counts", () => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  for (const { id, price, backend } of open().entries()) {
    // fal publishes its prices itself.
    if (backend === "fal" && !price) continue;
    const dearest = Math.max(...(price?.variants ?? []).map(({ usd }) => usd), 0);
    expect(price?.usd, id).toBeGreaterThanOrEqual(dearest);
  }
});

test("every condition of a price names an input that the model has, and a value it takes", () => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const published = new Map(PUBLISHED_MODELS.map((model) => [model.model, model]));
  for (const { id, model = "", price } of open().entries()) {
    const document = published.get(model)?.openapi_schema;
    const fields = document && readModelSchema(document)?.fields;
    for (const { when } of fields ? (price?.variants ?? []) : []) {
      for (const [name, value] of Object.entries(when)) {
        const field = fields?.find((candidate) => candidate.name === name);
        expect(field, `${id}: ${name}`).toBeDefined();
        if (field?.choices) expect(field.choices, `${id}: ${name}`).toContain(value);
      }
    }
  }
});

test("models are found by id and alias, in any case", () => {
  write({ models: [model("wan", { aliases: ["Wan-2.7"] })] });
  expect(open().find("WAN-2.7 ")?.id).toBe("wan");
  expect(open().find("other")).toBeUndefined();
});

test("an edit counts without a restart", () => {
  write({ models: [model("one")] });
  const catalogue = open();
  write({ models: [model("one"), model("two")] });
  expect(catalogue.entries()).toHaveLength(1);
  clock += 1_001;
  expect(catalogue.entries()).toHaveLength(2);
});

test("a bad edit leaves the last good one in use, is said once, and mended by the next good one", () => {
  write({ models: [model("one")] });
  const catalogue = open();
  write('{ "models": [');
  for (let look = 0; look < 3; look++) {
    clock += 1_001;
    expect(catalogue.find("one")?.id).toBe("one");
  }
  expect(errors).toHaveLength(1);
  expect(catalogue.problem()).toContain("can't be read");
  rmSync(path);
  clock += 1_001;
  expect(catalogue.find("one")?.id).toBe("one");
  write({ models: [model("three")] });
  clock += 1_001;
  expect(catalogue.find("three")?.id).toBe("three");
  expect(catalogue.problem()).toBeUndefined();
});

test("a bad one at the start names every mistake and its place", () => {
  write({
    models: [
      model("one", { rate: -1 }),
      model("one", { colour: "red" }),
      model("two", { sunset: { date: "soon" } }),
      { ...model("three"), model: undefined },
    ],
  });
  const error = (() => {
    try {
      open();
    } catch (error) {
      return error;
    }
  })() as ConfigError;
  expect(error).toBeInstanceOf(ConfigError);
  for (const place of ["models.0.rate", "models.1", "colour", "models.2.sunset.date"]) {
    expect(error.userMessage).toContain(place);
  }
  write({
    models: [
      model("one"),
      model("two", { aliases: ["ONE"], instead: ["four"] }),
      { ...model("three"), model: undefined },
    ],
  });
  for (const words of ['"one" already names one', 'there is no model "four"', "needs owner/name"]) {
    expect(open).toThrow(words);
  }
});

test("a price follows what is really sent, and the model's own default where nothing is", () => {
  const schema = {
    output: "file" as const,
    fields: [
      { name: "resolution", type: "string" as const, isFile: false, required: false, default: "720p" },
      { name: "audio", type: "boolean" as const, isFile: false, required: false },
    ],
  };
  const price = {
    per: "second" as const,
    usd: 1,
    variants: [
      { when: { resolution: "720p", audio: false }, usd: 0.1 },
      { when: { resolution: "720p" }, usd: 0.2 },
    ],
  };
  expect(estimate(price, { audio: false }, schema, 5)).toEqual({ perSecond: 0.1, usd: 0.5 });
  expect(estimate(price, {}, schema, 5)).toEqual({ perSecond: 0.2, usd: 1 });
  expect(estimate(price, { resolution: "4k" }, schema, undefined)).toEqual({ perSecond: 1 });
  expect(estimate({ per: "video", usd: 0.3, variants: [] }, {}, schema, 5)).toEqual({ usd: 0.3 });
  expect(estimate(undefined, {}, schema, 5)).toEqual({});
  expect(settled({ perGpuSecond: 0.001 }, { gpuSeconds: 90 })).toBe(0.09);
  expect(settled({ usd: 0.5, perSecond: 0.1 }, { videoSeconds: 6 })).toBe(0.6);
  expect(settled({ usd: 0.5, perSecond: 0.1 }, { gpuSeconds: 6 })).toBe(0.5);
  expect(settled({}, { gpuSeconds: 6 })).toBeUndefined();
});

test("the rules that come with Rushes are good, and found by the model's name and its versions'", () => {
  path = fileURLToPath(new URL("../../models.json", import.meta.url));
  const rulesPath = fileURLToPath(new URL("../../rules.json", import.meta.url));
  const catalogue = createCatalogue({ path, rulesPath, now: () => clock, log });
  const rules = catalogue.rules("replicate", "minimax/hailuo-02");
  expect(rules?.rules[0]?.because).toBe("makes 10 s at 768p only");
  expect(catalogue.rules("replicate", "minimax/hailuo-02:0123")).toBe(rules);
  expect(catalogue.rules("comfyui", "minimax/hailuo-02")).toBeUndefined();
});

test("mistakes in the rules are named by their places, and edits count at once", () => {
  write({ models: [] });
  const rulesPath = join(folder, "rules.json");
  const writeRules = (rule: object) =>
    writeFileSync(rulesPath, JSON.stringify({ replicate: { "acme/one": { rules: [rule] } } }));
  const good = { when: { duration: [10] }, allow: { resolution: ["768p"] }, because: "makes less" };
  const start = () => createCatalogue({ path, rulesPath, now: () => clock, log });
  const mistakes: [object, string][] = [
    [{ ...good, when: { duration: 10 } }, "when.duration: must be a list of values"],
    [{ ...good, allow: {} }, "allow: must say what is allowed then"],
    [{ ...good, allow: { duration: [6] } }, "allow.duration: is a condition of the same rule"],
    [{ ...good, allow: { seconds: { max: 1, min: 2 } } }, "allow.seconds: must be a list of values, or"],
    [{ ...good, because: "It makes less." }, "because: goes on from the model's name, without a full stop"],
    [{ ...good, if: {} }, 'Unrecognized key: "if"'],
  ];
  for (const [rule, said] of mistakes) {
    writeRules(rule);
    expect(start, said).toThrow(said);
  }
  writeRules(good);
  const catalogue = start();
  writeRules({ ...good, because: "makes even less now" });
  clock += 2_000;
  expect(catalogue.rules("replicate", "acme/one")?.rules[0]?.because).toBe("makes even less now");
  writeFileSync(rulesPath, "{");
  clock += 2_000;
  expect(catalogue.problem()).toContain("models' rules");
  expect(catalogue.rules("replicate", "acme/one")?.rules).toHaveLength(1);
});
