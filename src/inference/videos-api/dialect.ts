import { z } from "zod";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { openModel } from "../catalogue/open-models.ts";
import type { Field, ModelSchema } from "../schema/input-schema.ts";

/** What a server says of its route for creating videos. */
export interface Dialect {
  /** Fields it takes besides OpenAI's own five. */
  fields: readonly string[];
  /** How it wants words alone: as JSON, as a form, or whichever; undefined: it doesn't say. */
  words?: "json" | "form";
}

/** OpenAI's own: all that a server may be taken to know that says nothing of itself. */
export const PLAIN: Dialect = { fields: [] };

const body = z.looseObject({ schema: z.unknown() });
const documentSchema = z.looseObject({
  paths: z.looseObject({
    "/v1/videos": z.looseObject({
      post: z.looseObject({
        requestBody: z.looseObject({ content: z.record(z.string(), body) }),
      }),
    }),
  }),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).default({}) }).optional(),
});
const formSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

/** Read from a server's `/openapi.json`, which FastAPI servers such as vLLM-Omni and SGLang publish. */
export function readDialect(document: unknown): Dialect {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) return PLAIN;
  const { content } = parsed.data.paths["/v1/videos"].post.requestBody;
  const schemas = parsed.data.components?.schemas ?? {};
  const read = (written: unknown) => {
    const { $ref } = z.looseObject({ $ref: z.string().optional() }).catch({}).parse(written);
    return formSchema.safeParse($ref ? schemas[$ref.split("/").pop() ?? ""] : written).data;
  };
  const json = read(content["application/json"]?.schema);
  const form = read(content["multipart/form-data"]?.schema);
  const fields = Object.keys({ ...json?.properties, ...form?.properties });
  // A form whose prompt must be there can't be replaced by JSON; SGLang's needn't, and reads JSON in its place.
  const words = json ? "json" : form ? (form.required.includes("prompt") ? "form" : "json") : undefined;
  return { fields, ...(words && { words }) };
}

/** What open models make where nobody says which sizes a server takes. */
const SIZES = ["832x480", "480x832", "624x624", "1280x720", "720x1280", "960x960"];
/** Greatest width and height sent where they are free, in pixels. */
const MOST_PIXELS = 1920;

/** A model on such a server as if it published its inputs: from what the server says, its name, and the catalogue. */
export function schemaOf(model: string, dialect: Dialect, entry: CatalogueEntry | undefined): ModelSchema {
  const known = openModel(model);
  const has = (name: string) => dialect.fields.includes(name);
  const fields: Field[] = [];
  const add = (name: string, more: Partial<Field>) =>
    fields.push({ name, type: "string", isFile: false, required: false, ...more });

  add("prompt", { required: true });
  if (has("negative_prompt")) add("negative_prompt", {});
  if (has("seed")) add("seed", { type: "integer", min: 0, max: 2 ** 31 - 1 });
  const fps = entry?.fps ?? known.fps;
  // By the frame where that can be said: whole seconds are all that `seconds` takes.
  if (has("num_frames") && has("fps")) {
    add("num_frames", { type: "integer", min: 1, max: most(entry, fps, known), multipleOf: known.frameStep });
    add("fps", { type: "integer", default: fps });
  } else {
    const longest = Math.max(1, Math.floor(most(entry, fps, known) / fps));
    const choices = Array.from({ length: longest }, (_, index) => String(index + 1));
    add("seconds", { choices: wholeSeconds(entry) ?? choices });
  }
  if (has("width") && has("height") && !entry?.sizes) {
    const side: Partial<Field> = { type: "integer", multipleOf: known.sizeStep, max: MOST_PIXELS };
    add("width", side);
    add("height", side);
  } else add("size", { choices: entry?.sizes ?? SIZES });
  const picture = entry?.picture ?? pictureOf(model);
  if (picture !== "no") add("input_reference", { isFile: true, required: picture === "must" });
  if (has("generate_sound")) add("generate_sound", { type: "boolean", default: false });
  return { fields, output: "file" };
}

function most(
  entry: CatalogueEntry | undefined,
  fps: number,
  { mostFrames, frameStep }: { mostFrames: number; frameStep: number },
): number {
  const { lengths } = entry ?? {};
  if (!lengths) return mostFrames;
  const longest = Array.isArray(lengths) ? Math.max(...lengths) : lengths.max;
  return Math.ceil((longest * fps - 1) / frameStep) * frameStep + 1;
}

function wholeSeconds(entry: CatalogueEntry | undefined): string[] | undefined {
  const { lengths } = entry ?? {};
  if (!lengths) return undefined;
  if (Array.isArray(lengths)) return lengths.filter(Number.isInteger).map(String);
  const first = Math.ceil(lengths.min);
  return Array.from({ length: Math.floor(lengths.max) - first + 1 }, (_, index) => String(first + index));
}

/** Whether a model begins with a picture, by what such models are called. */
function pictureOf(model: string): "no" | "may" | "must" {
  if (/ti2v/i.test(model)) return "may";
  if (/i2v|image[-_]?to[-_]?video|s2v/i.test(model)) return "must";
  return /t2v|text[-_]?to[-_]?video/i.test(model) ? "no" : "may";
}
