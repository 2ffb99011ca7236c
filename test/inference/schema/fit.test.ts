import { describe, expect, test } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import { CAMERA_MOVE_IDS } from "../../../src/core/film/camera.ts";
import { ASPECTS, RESOLUTIONS } from "../../../src/core/film/picture.ts";
import type { Order, ShotOrder } from "../../../src/core/ports/orders.ts";
import { describeSchema } from "../../../src/inference/schema/describe.ts";
import { type Fit, fitOrder, type Quirks } from "../../../src/inference/schema/fit.ts";
import { type ModelSchema, readModelSchema } from "../../../src/inference/schema/input-schema.ts";
import { kindOf } from "../../../src/inference/schema/kind.ts";
import { readRoles } from "../../../src/inference/schema/roles.ts";
import { ratioOfAspect, sameRatio } from "../../../src/inference/schema/shapes.ts";
import { inputFaults } from "../../fakes/input-faults.ts";
import { PUBLISHED_MODELS, type PublishedModel, publishedModel } from "../../fixtures/models.ts";
import { shotOrder } from "../../fixtures/order.ts";

function schemaOf(model: PublishedModel): ModelSchema {
  const schema = readModelSchema(model.openapi_schema);
  if (!schema) throw new Error(`${model.model} has no readable schema`);
  return schema;
}

/** The input as it is sent, with an address in place of every file. */
function sent(fit: Fit): Record<string, unknown> {
  const files = fit.files.map(({ field, keys, many }): [string, unknown] => {
    const addresses = keys.map((key) => `https://files.example/${key}`);
    return [field, many ? addresses : addresses[0]];
  });
  return { ...fit.input, ...Object.fromEntries(files) };
}

function fitTo(name: string, changes: Partial<ShotOrder> = {}, quirks: Quirks = {}): Fit {
  const model = publishedModel(name);
  const target = { label: name, kind: model.kind, schema: schemaOf(model), quirks };
  return fitOrder(shotOrder({ model: name, ...changes }), target);
}

function refusal(action: () => unknown): UserMistake {
  try {
    action();
  } catch (error) {
    if (error instanceof UserMistake) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const VIDEO_MODELS = PUBLISHED_MODELS.filter((model) => model.kind === "video");

describe.each(VIDEO_MODELS.map((model) => [model.model, model] as const))(
  "an order for %s",
  (name, model) => {
    const schema = schemaOf(model);
    const makes = describeSchema(schema, "video");
    const roles = readRoles(schema, "video");
    const longest = "choices" in makes.lengths ? Math.max(...makes.lengths.choices) : makes.lengths.max;
    const needsPicture = roles.startImage?.required === true;
    const base: Partial<ShotOrder> = {
      ...(needsPicture && { startImage: "p.png" }),
      ...(roles.sourceVideo?.required && { sourceVideo: "v.mp4" }),
    };

    /** Every option of /video, one after the other and some together. */
    const options: Partial<ShotOrder>[] = [
      {},
      ...[1, 2, 3, 4, 5, 6, 8, 10, 12].map((seconds) => ({ seconds })),
      ...ASPECTS.flatMap((aspect) => RESOLUTIONS.map((resolution) => ({ aspect, resolution }))),
      ...CAMERA_MOVE_IDS.map((camera) => ({ camera })),
      { seed: 0 },
      { seed: 2_147_483_647 },
      { negative: "blurry, text" },
      { startImage: "p.png" },
      { startImage: "p.png", endImage: "q.png" },
      { references: ["a.png", "b.png", "c.png", "d.png"] },
      { sourceVideo: "v.mp4", strength: "subtle" },
      { seconds: longest, aspect: "9:16", resolution: "1080p", negative: "rain" },
    ];

    test("is valid by the model's own schema, or refused with what it can do", () => {
      for (const option of options) {
        const order = shotOrder({ model: name, ...base, ...option });
        let fit: Fit;
        try {
          fit = fitOrder(order, { label: name, kind: "video", schema });
        } catch (error) {
          expect(error, JSON.stringify(option)).toBeInstanceOf(UserMistake);
          expect((error as UserMistake).userMessage).toContain(name);
          const expected = ["shot-too-long", "takes-no-start-image", "takes-no-source-video"];
          expect(expected).toContain((error as UserMistake).code);
          continue;
        }
        expect(inputFaults(model.openapi_schema, sent(fit)), JSON.stringify(option)).toEqual([]);
      }
    });

    test("is made as long as asked or longer, up to the longest it says it can make", () => {
      for (let seconds = 0.5; seconds <= longest; seconds += 0.25) {
        const fit = fitOrder(shotOrder({ model: name, ...base, seconds }), {
          label: name,
          kind: "video",
          schema,
        });
        if (fit.seconds !== undefined) expect(fit.seconds).toBeGreaterThanOrEqual(seconds - 0.05);
      }
      const tooLong = () =>
        fitOrder(shotOrder({ model: name, ...base, seconds: longest + 1 }), {
          label: name,
          kind: "video",
          schema,
        });
      // What works on a given video makes it as long as that is.
      if (base.sourceVideo && !roles.seconds && !roles.frames) expect(tooLong().seconds).toBeUndefined();
      else expect(refusal(tooLong).code).toBe("shot-too-long");
    });

    test("says so where the shape or the size is not what was asked", () => {
      for (const aspect of ASPECTS) {
        const fit = fitOrder(shotOrder({ model: name, ...base, aspect }), {
          label: name,
          kind: "video",
          schema,
        });
        const exact = roles.aspect || roles.size || roles.width ? makes.aspects.includes(aspect) : false;
        expect(fit.warnings.some((warning) => warning.includes("crop"))).toBe(!exact);
      }
    });

    test("every length, shape and size the description lists is honoured without a warning about it", () => {
      const lengths =
        "choices" in makes.lengths
          ? makes.lengths.choices
          : [makes.lengths.min, makes.lengths.min + makes.lengths.step, makes.lengths.max];
      for (const seconds of lengths) {
        const fit = fitOrder(shotOrder({ model: name, ...base, seconds }), {
          label: name,
          kind: "video",
          schema,
        });
        expect(fit.warnings.filter((warning) => warning.includes("trimmed to"))).toEqual([]);
      }
      for (const resolution of makes.resolutions) {
        if (!roles.resolution && !roles.size && !roles.width) continue;
        const fit = fitOrder(shotOrder({ model: name, ...base, resolution }), {
          label: name,
          kind: "video",
          schema,
        });
        const tooSmall = fit.warnings.filter((warning) => warning.includes("enlarged"));
        expect(makes.resolutions.length === 1 || tooSmall.length === 0).toBe(true);
      }
    });
  },
);

test("the nearest shape is chosen and the cropping said", () => {
  const fit = fitTo("kwaivgi/kling-v2.6", { aspect: "21:9" });
  expect(fit.input.aspect_ratio).toBe("16:9");
  expect(fit.warnings).toContain("kwaivgi/kling-v2.6 can't make 21:9; it is made in 16:9 and cropped.");
});

test("the nearest length is chosen and the trimming said", () => {
  const fit = fitTo("google/veo-3.1", { seconds: 5 });
  expect(fit.input.duration).toBe(6);
  expect(fit.seconds).toBe(6);
  expect(fit.warnings).toContain(
    "google/veo-3.1 makes shots of 4, 6 or 8 s; 6 s are made and trimmed to 5 s.",
  );
});

test("a size given as pixels takes both the shape and the resolution", () => {
  expect(fitTo("wan-video/wan-2.5-t2v", { aspect: "9:16", resolution: "480p" }).input.size).toBe("480*832");
  expect(fitTo("wan-video/wan-2.5-t2v", { aspect: "16:9", resolution: "1080p" }).input.size).toBe(
    "1920*1080",
  );
});

test("a length in frames follows the model's own frame rate", () => {
  const fit = fitTo("wan-video/wan-2.2-t2v-fast", { seconds: 7 });
  expect(fit.input).toMatchObject({ num_frames: 113, frames_per_second: 16 });
  expect(fitTo("tencent/hunyuan-video", { seconds: 5 }).input).toMatchObject({ video_length: 121, fps: 24 });
});

test("shapes in words and sizes in words are understood", () => {
  expect(fitTo("openai/sora-2-pro", { aspect: "9:16", resolution: "1080p", seconds: 4 }).input).toMatchObject(
    {
      aspect_ratio: "portrait",
      resolution: "high",
      seconds: 4,
    },
  );
  expect(fitTo("kwaivgi/kling-v3-video", { resolution: "1080p" }).input.mode).toBe("pro");
});

test("pictures go to whichever input begins, ends or guides", () => {
  const images = { startImage: "a.png", endImage: "b.png" };
  expect(sent(fitTo("kwaivgi/kling-v2.5-turbo-pro", images))).toMatchObject({
    start_image: "https://files.example/a.png",
    end_image: "https://files.example/b.png",
  });
  expect(sent(fitTo("minimax/hailuo-02", images))).toMatchObject({
    first_frame_image: "https://files.example/a.png",
    last_frame_image: "https://files.example/b.png",
  });
  expect(sent(fitTo("bytedance/seedance-1-lite", { references: ["a.png", "b.png"] }))).toMatchObject({
    reference_images: ["https://files.example/a.png", "https://files.example/b.png"],
  });
});

test("what to avoid goes into the prompt where a model has no setting for it", () => {
  const fit = fitTo("minimax/hailuo-02", { negative: "rain", prompt: "a fox" });
  expect(fit.input.prompt).toBe("a fox\nAvoid: rain");
  expect(fit.warnings.join()).toContain("it was asked in the prompt instead");
});

test("a picture is refused by a model of words alone, and demanded by one of pictures", () => {
  expect(refusal(() => fitTo("wan-video/wan-2.5-t2v", { startImage: "a.png" })).code).toBe(
    "takes-no-start-image",
  );
  expect(refusal(() => fitTo("wan-video/wan-2.5-i2v")).code).toBe("needs-start-image");
  expect(refusal(() => fitTo("topazlabs/video-upscale")).code).toBe("needs-source-video");
});

test("what the catalogue knows wins over the schema, and is never sent where the schema has no place for it", () => {
  const fit = fitTo(
    "google/veo-3.1",
    { seconds: 5 },
    { lengths: { choices: [8] }, input: { generate_audio: false, made_up: 1 } },
  );
  expect(fit.input).toMatchObject({ duration: 8, generate_audio: false });
  expect(fit.input).not.toHaveProperty("made_up");
});

test("sound is as the model makes it by itself, unless the catalogue sets it", () => {
  const schema = schemaOf(publishedModel("kwaivgi/kling-v2.6"));
  expect(describeSchema(schema, "video").sound).toBe(true);
  expect(describeSchema(schema, "video", { input: { generate_audio: false } }).sound).toBe(false);
});

test("a seed is brought into the range a model takes", () => {
  const target = {
    label: "small",
    kind: "video" as const,
    schema: {
      fields: [field("prompt", "string"), { ...field("seed", "integer"), min: 1, max: 10 }],
      output: "file" as const,
    },
  };
  for (const seed of [0, 9, 10, 2_147_483_647]) {
    const { input } = fitOrder(shotOrder({ model: "small", seed }), target);
    expect(input.seed).toBeGreaterThanOrEqual(1);
    expect(input.seed).toBeLessThanOrEqual(10);
  }
});

test("an input nobody can give is named in the refusal; one with a list gets its first", () => {
  const required = { ...field("voice", "string"), required: true };
  const target = (voice: typeof required & { choices?: string[] }) => ({
    label: "Talker",
    kind: "video" as const,
    schema: { fields: [field("prompt", "string"), voice], output: "file" as const },
  });
  expect(refusal(() => fitOrder(shotOrder({ model: "t" }), target(required))).userMessage).toContain(
    "“voice”",
  );
  expect(
    fitOrder(shotOrder({ model: "t" }), target({ ...required, choices: ["Anna", "Ben"] })).input.voice,
  ).toBe("Anna");
});

function field(name: string, type: "string" | "integer") {
  return { name, type, isFile: false, required: false };
}

test("width and height are kept in the model's blocks and bounds", () => {
  const side = (name: string) => ({ ...field(name, "integer"), min: 256, max: 1280 });
  const schema = {
    fields: [field("prompt", "string"), side("width"), side("height")],
    output: "file" as const,
  };
  const { input } = fitOrder(shotOrder({ model: "m", aspect: "9:16", resolution: "1080p" }), {
    label: "m",
    kind: "video",
    schema,
  });
  expect(input).toMatchObject({ width: 720, height: 1280 });
  expect(sameRatio(Number(input.width) / Number(input.height), ratioOfAspect("9:16"))).toBe(true);
});

test.each(
  PUBLISHED_MODELS.filter(({ kind }) => kind === "image" || kind === "language").map(
    (model) => [model.model, model] as const,
  ),
)("a still picture or words from %s are ordered through the same mapper", (name, model) => {
  const order: Order =
    model.kind === "image"
      ? {
          kind: "image",
          model: name,
          prompt: "a fox",
          aspect: "16:9",
          resolution: "1080p",
          seed: 7,
          references: ["a.png"],
        }
      : { kind: "text", model: name, system: "Answer in JSON.", prompt: "Plan a film.", seed: 7 };
  const fit = fitOrder(order, { label: name, kind: model.kind, schema: schemaOf(model) });
  expect(inputFaults(model.openapi_schema, sent(fit))).toEqual([]);
  expect(JSON.stringify(fit.input)).toContain(model.kind === "image" ? "a fox" : "Plan a film.");
});

test.each(PUBLISHED_MODELS.map((model) => [model.model, model] as const))(
  "the kind of %s is told from its schema, or its name where that is of sound",
  (_name, model) => {
    expect(kindOf(schemaOf(model), model.kind === "audio" ? { name: model.model } : {})).toBe(model.kind);
  },
);

test("a document that is no schema, or refers to itself, is no trouble", () => {
  expect(readModelSchema(null)).toBeUndefined();
  expect(readModelSchema({ components: { schemas: {} } })).toBeUndefined();
  const loop = { $ref: "#/components/schemas/loop" };
  expect(
    readModelSchema({ components: { schemas: { Input: { properties: { a: loop } }, loop } } })?.fields[0]
      ?.type,
  ).toBe("unknown");
});
