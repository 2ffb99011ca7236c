import { expect, test } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import type { ImageOrder, ShotOrder } from "../../../src/core/ports/orders.ts";
import { describeSchema } from "../../../src/inference/schema/describe.ts";
import { type Fit, fitOrder, type Quirks } from "../../../src/inference/schema/fit.ts";
import { type ModelSchema, readModelSchema } from "../../../src/inference/schema/input-schema.ts";
import { MODEL_SCHEMAS, SHIPPED_RULES } from "../../fixtures/model-schemas.ts";
import { shotOrder } from "../../fixtures/order.ts";

function schemaOf(model: string): ModelSchema {
  const schema = readModelSchema(MODEL_SCHEMAS[model]?.openapi_schema);
  if (!schema) throw new Error(`no fixture of ${model}`);
  return schema;
}

function fitTo(model: string, changes: Partial<ShotOrder>, quirks: Quirks = {}): Fit {
  const rules = SHIPPED_RULES.replicate?.[model];
  const target = { label: "It", kind: "video" as const, schema: schemaOf(model) };
  return fitOrder(shotOrder({ model, ...changes }), { ...target, quirks: { rules, ...quirks } });
}

const fields = ({ files }: Fit) => files.map(({ field }) => field);
const refs = (count: number) => Array.from({ length: count }, (_, index) => `r${index}.png`);

test.each(["minimax/hailuo-02", "minimax/hailuo-2.3", "minimax/hailuo-2.3-fast"])(
  "10 s of %s are made at 768p, the length before the size, and the card says why",
  (model) => {
    const startImage = "a.png";
    const fit = fitTo(model, { seconds: 10, resolution: "1080p", startImage });
    expect(fit.input).toMatchObject({ duration: 10, resolution: "768p" });
    expect(fit.warnings.join()).toMatch(/It makes .* only: .*it is made in 768p and enlarged to 1080p/);
    expect(fitTo(model, { seconds: 6, resolution: "1080p", startImage }).input.resolution).toBe("1080p");
    expect(fitTo(model, { seconds: 10, resolution: "480p", startImage }).input.resolution).toBe("768p");
  },
);

test("10 s of pixverse-v5.6 come at 720p, 8 s at 1080p", () => {
  const model = "pixverse/pixverse-v5.6";
  const fit = fitTo(model, { seconds: 10, resolution: "1080p" });
  expect(fit.input).toMatchObject({ duration: 10, quality: "720p" });
  expect(fit.warnings).toContain("It makes 10 s up to 720p only: it is made in 720p and enlarged to 1080p.");
  expect(fitTo(model, { seconds: 8, resolution: "1080p" }).input.quality).toBe("1080p");
});

test("1080p of veo-3.1-lite is made at 8 s and trimmed", () => {
  const fit = fitTo("google/veo-3.1-lite", { seconds: 6, resolution: "1080p" });
  expect(fit.input).toMatchObject({ duration: 8, resolution: "1080p" });
  expect(fit.warnings).toContain("It makes 1080p at 8 s only: 8 s are made and trimmed to 6 s.");
  expect(fitTo("google/veo-3.1-lite", { seconds: 6, resolution: "720p" }).input.duration).toBe(6);
});

test("references of veo-3.1 come at 16:9 and 8 s, at most three, and without a last picture", () => {
  const fit = fitTo("google/veo-3.1", {
    seconds: 4,
    aspect: "9:16",
    startImage: "a.png",
    references: refs(5),
  });
  expect(fit.input).toMatchObject({ duration: 8, aspect_ratio: "16:9" });
  expect(fields(fit)).toEqual(["image", "reference_images"]);
  expect(fit.files.at(-1)?.keys).toHaveLength(3);
  expect(fit.warnings).toContain("It takes 3 reference pictures; the rest were left out.");
  expect(fit.warnings).toContain(
    "It takes reference pictures at 16:9 and 8 s only, and no last picture with them: 8 s are made and trimmed to 4 s; it is made in 16:9 and cropped to 9:16.",
  );
  const both = fitTo("google/veo-3.1", {
    ...{ seconds: 8, startImage: "a.png", endImage: "z.png", references: refs(2) },
  });
  expect(fields(both)).toEqual(["image", "reference_images"]);
  expect(both.warnings.join()).toContain("no last picture with them: the last picture was left out.");
});

test.each(["bytedance/seedance-2.0", "bytedance/seedance-2.0-fast", "bytedance/seedance-2.5"])(
  "%s takes frames or references, never both, and keeps the first picture",
  (model) => {
    const fit = fitTo(model, { startImage: "a.png", references: refs(2) });
    expect(fields(fit)).toEqual(["image"]);
    expect(fit.input.aspect_ratio).toBe("adaptive");
    expect(fit.warnings).toContain(
      "It takes either a first picture or reference pictures: the reference pictures were left out.",
    );
    expect(fields(fitTo(model, { references: refs(2) }))).toEqual(["reference_images"]);
    expect(fitTo(model, { seconds: 2 }).input.duration).toBe(4);
  },
);

test.each([
  ["bytedance/seedance-1-pro", "last_frame_image"],
  ["kwaivgi/kling-v3-video", "end_image"],
  ["vidu/q3-pro", "end_image"],
  ["vidu/q3-turbo", "end_image"],
])("%s ends on a picture only where it begins with one", (model, field) => {
  const alone = fitTo(model, { endImage: "z.png" });
  expect(fields(alone)).toEqual([]);
  expect(alone.warnings).toContain(
    "It can end on a picture only if it begins with one too: the last picture was left out.",
  );
  expect(fields(fitTo(model, { startImage: "a.png", endImage: "z.png" }))).toContain(field);
});

test("kling-v2.1 ends on a picture in its pro mode", () => {
  const fit = fitTo("kwaivgi/kling-v2.1", { startImage: "a.png", endImage: "z.png" });
  expect(fit.input.mode).toBe("pro");
  expect(fields(fit)).toEqual(["start_image", "end_image"]);
  expect(fitTo("kwaivgi/kling-v2.1", { startImage: "a.png" }).input.mode).toBe("standard");
});

test.each([
  "bytedance/seedance-1-pro",
  "kwaivgi/kling-v2.5-turbo-pro",
  "kwaivgi/kling-v2.6",
  "kwaivgi/kling-v3-video",
  "prunaai/p-video",
])("with a picture %s is sent no shape it would ignore, and the card tells of the crop", (model) => {
  const fit = fitTo(model, { startImage: "a.png", aspect: "9:16" });
  expect(fit.input).not.toHaveProperty("aspect_ratio");
  expect(fit.warnings).toContain(
    "It keeps the shape of the picture it is given: it is cropped to 9:16 where it differs.",
  );
  expect(fitTo(model, { aspect: "9:16" }).input.aspect_ratio).toBe("9:16");
});

test("ltx-2.3-pro is told that it begins with a picture, and nobody has to hear of it", () => {
  const fit = fitTo("lightricks/ltx-2.3-pro", { seconds: 6, resolution: "1080p", startImage: "a.png" });
  expect(fit.input.task).toBe("image_to_video");
  expect(fit.warnings.join()).not.toContain("a way of its own");
  expect(fitTo("lightricks/ltx-2.3-pro", { seconds: 6 }).input).not.toHaveProperty("task");
});

test("grok works on videos of at most 8.7 s, and keeps their length, size and shape", () => {
  const model = "xai/grok-imagine-video";
  const fit = fitTo(model, { seconds: 8, sourceVideo: "v.mp4" });
  for (const name of ["duration", "resolution", "aspect_ratio"]) expect(fit.input).not.toHaveProperty(name);
  expect(fields(fit)).toEqual(["video"]);
  const tooLong = () => fitTo(model, { seconds: 9, sourceVideo: "v.mp4" });
  expect(tooLong).toThrow(UserMistake);
  expect(tooLong).toThrow("It works on videos of at most 8.7 s.");
  expect(fitTo(model, { seconds: 15 }).input.duration).toBe(15);
});

test("words to avoid that have no place at all are told of", () => {
  const fit = fitTo("topazlabs/video-upscale", { sourceVideo: "v.mp4", negative: "rain" });
  expect(fit.warnings).toContain("It has no setting for what to avoid; that was left out.");
});

test("the highest count of references holds for still pictures too", () => {
  const model = "bytedance/seedream-4";
  const order: ImageOrder = {
    ...{ kind: "image", model, prompt: "a fox", aspect: "16:9", resolution: "1080p", seed: 7 },
    references: refs(12),
  };
  const rules = SHIPPED_RULES.replicate?.[model];
  const fit = fitOrder(order, { label: "It", kind: "image", schema: schemaOf(model), quirks: { rules } });
  expect(fit.files[0]?.keys).toHaveLength(10);
  expect(fit.warnings).toContain("It takes 10 reference pictures; the rest were left out.");
});

test("a rule may speak of an input by our word for it, and lengths that always hold are told to the director", () => {
  const rules = {
    rules: [
      { when: {}, allow: { duration: { min: 4, max: 6 } }, because: "makes 4 to 6 s" },
      {
        when: { startImage: [true] },
        allow: { aspect: ["16:9"] },
        because: "begins with wide pictures only",
      },
    ],
  };
  const model = "bytedance/seedance-1-pro";
  expect(describeSchema(schemaOf(model), "video", { rules }).lengths).toEqual({ min: 4, max: 6, step: 1 });
  const fit = fitTo(model, { seconds: 2, aspect: "1:1", startImage: "a.png" }, { rules });
  expect(fit.input).toMatchObject({ duration: 4, aspect_ratio: "16:9" });
  expect(() => fitTo(model, { seconds: 8 }, { rules })).toThrow("It makes shots of 4 to 6 s, not of 8 s.");
});

test("sound that goes with nothing else is switched off, whatever the catalogue says", () => {
  const rules = {
    rules: [
      {
        when: { start_image: [true] },
        allow: { generate_audio: [false] },
        because: "makes no sound with a picture",
      },
    ],
  };
  const fit = fitTo(
    "kwaivgi/kling-v2.6",
    { startImage: "a.png" },
    { rules, input: { generate_audio: true } },
  );
  expect(fit.input.generate_audio).toBe(false);
  expect(fit.warnings).toContain("It makes no sound with a picture: it is made without sound.");
});
