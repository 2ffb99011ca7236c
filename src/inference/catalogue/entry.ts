import { z } from "zod";
import { BACKEND_IDS } from "../../core/backend-ids.ts";

const name = z.string().regex(/^[\w.:/-]{1,100}$/, "may have letters, digits and . : / - _ only");
const usd = z.number().min(0).max(1_000);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What one run costs, in US dollars. The first variant whose conditions all hold for the input as sent wins. */
const price = z.strictObject({
  /** What the amount is for: a second or a whole of what is made, a second of work on the GPU, a million tokens of words (the dearer of those read and written), or a million characters read out. */
  per: z.enum(["second", "video", "image", "run", "gpu-second", "million-tokens", "million-characters"]),
  /** Where no variant fits: the dearest, so that a budget never comes out too small. */
  usd,
  variants: z.array(z.strictObject({ when: z.record(z.string(), scalar), usd })).default([]),
  /** When this was last true. */
  asOf: z.iso.date().optional(),
});

const lengths = z.union([
  z.array(z.number().positive().max(600)).min(1),
  z.strictObject({
    min: z.number().positive(),
    max: z.number().positive(),
    step: z.number().positive().default(1),
  }),
]);

const use = z.enum(["text-to-video", "image-to-video", "draft", "upscale", "image", "language"]);

const entry = z.strictObject({
  /** The name people type. */
  id: name,
  label: z.string().min(1).max(60),
  aliases: z.array(name).default([]),
  backend: z.enum(BACKEND_IDS),
  kind: z.enum(["video", "image", "language", "audio"]).default("video"),
  /** Of a model of kind "audio", where its schema doesn't tell. */
  makes: z.enum(["speech", "music", "transcript"]).optional(),
  /** Of a model that speaks: voices to cast from. */
  voices: z
    .array(z.strictObject({ id: z.string().min(1).max(100), kind: z.enum(["woman", "man", "child"]) }))
    .min(1)
    .optional(),
  /** The backend's own name of it: `owner/name`, `owner/name:version` or `deployment:owner/name` at Replicate. */
  model: z.string().max(200).optional(),
  summary: z.string().min(1).max(200),
  /** Credits for one second of video, or of sound. */
  rate: z.number().min(0).max(1_000),
  price: price.optional(),
  defaultFor: z.array(use).default([]),
  /** Models to offer when this one can't be had, best first. */
  instead: z.array(name).default([]),
  plans: z
    .array(z.string().regex(/^[a-z0-9_-]{1,32}$/))
    .min(1)
    .optional(),
  sunset: z.strictObject({ date: z.iso.date(), successor: name.optional() }).optional(),
  lengths: lengths.optional(),
  fps: z.number().positive().max(120).optional(),
  /** Of a model that doesn't publish what it takes: its sizes as "1280x720", and whether it begins with a picture. */
  sizes: z
    .array(z.string().regex(/^[1-9]\d{1,3}x[1-9]\d{1,3}$/, 'must be sizes such as "1280x720"'))
    .min(1)
    .optional(),
  picture: z.enum(["no", "may", "must"]).optional(),
  /** It may end on a picture as well. */
  lastPicture: z.boolean().optional(),
  input: z.record(z.string(), scalar).default({}),
  /** Whether its videos come with sound, where no input of its schema says so. */
  sound: z.boolean().optional(),
  /** What it is chosen for, as /models groups it; absent: told by its name and price. */
  goodFor: z.array(z.enum(["best", "fast"])).optional(),
  /** Given pictures of the cast it keeps to them better than to a picture it begins from. */
  prefersReferences: z.literal(true).optional(),
  /** Its licence by name, where it is to be read, and whether what it makes may be used commercially. */
  licence: z.string().min(1).max(120).optional(),
  link: z.url({ protocol: /^https$/, error: "must be an https address" }).optional(),
  commercial: z.enum(["yes", "no", "ask"]).optional(),
  /** Most of them under way at once, where a provider allows fewer than the backend as a whole. */
  slots: z.int().min(1).max(1_000).optional(),
  /** After so long it is stopped, in minutes. */
  deadlineMinutes: z
    .number()
    .min(0.1)
    .max(24 * 60)
    .default(30),
});

/** Models no entry names, asked for as `owner/name`. */
const unlisted = z
  .strictObject({
    /** Default: only where `plans` says for whom. */
    allowed: z.boolean().optional(),
    rate: z.number().min(0).max(1_000).default(10),
    /** Set aside from the money budget for each second, as nobody knows the price. */
    assumedUsdPerSecond: usd.default(0.5),
    /**
     * What a second on its machine is thought to cost: one is stopped when what was set aside would be used up.
     * Default: Replicate's dearest machine, `gpu-h100-8x` at $0.012200 a second (replicate.com/pricing; H200s are for those
     * who have a contract).
     */
    assumedUsdPerGpuSecond: usd.min(0.000001).default(0.0122),
    plans: z.array(z.string()).min(1).optional(),
  })
  .transform((written) => ({ ...written, allowed: written.allowed ?? written.plans !== undefined }));

export const catalogueFile = z
  .strictObject({
    models: z.array(entry),
    unlisted: unlisted.prefault({}),
  })
  .superRefine((file, context) => {
    const names = new Map<string, string>();
    file.models.forEach((model, index) => {
      for (const written of new Set([model.id, ...model.aliases].map((word) => word.toLowerCase()))) {
        const other = names.get(written);
        if (other !== undefined) {
          context.addIssue({
            code: "custom",
            path: ["models", index],
            message: `"${written}" already names ${other}`,
          });
        }
        names.set(written, model.id);
      }
      if (model.backend === "replicate" && !model.model) {
        context.addIssue({ code: "custom", path: ["models", index, "model"], message: "needs owner/name" });
      }
    });
    file.models.forEach((model, index) => {
      for (const other of [...model.instead, ...(model.sunset?.successor ? [model.sunset.successor] : [])]) {
        if (names.has(other.toLowerCase())) continue;
        context.addIssue({
          code: "custom",
          path: ["models", index],
          message: `there is no model "${other}"`,
        });
      }
    });
  });

type CatalogueFile = z.output<typeof catalogueFile>;
export type CatalogueEntry = CatalogueFile["models"][number];
export type Price = z.output<typeof price>;
export type Unlisted = CatalogueFile["unlisted"];
