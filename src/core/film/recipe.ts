import { z } from "zod";
import { UserMistake } from "../errors.ts";
import { cleanText, isVisible, textLength } from "../talk/values/text.ts";
import { CAMERA_MOVE_IDS } from "./camera.ts";
import type { Clip } from "./clip.ts";
import { ANGLE_IDS, FRAMING_IDS } from "./framing.ts";
import { ASPECTS, RESOLUTIONS } from "./picture.ts";
import { PROMPT_MAX_LENGTH, SECONDS_MAX, SECONDS_MIN, SEED_MAX } from "./request.ts";
import { STYLE_IDS } from "./style.ts";

/** Written into every recipe, so that the file says what it is. */
const RECIPE_FORMAT = "rushes-recipe";
const RECIPE_VERSION = 2;
/** Version 1 had neither story nor frames nor locks; all of that may be left out in 2 as well. */
const READ_VERSIONS = [1, RECIPE_VERSION] as const;

/** One shot a second is the most a film can have. */
const SHOTS_MAX = SECONDS_MAX;

const promptText = z
  .string()
  .refine((text) => textLength(text) <= PROMPT_MAX_LENGTH, `may have up to ${PROMPT_MAX_LENGTH} characters`)
  .transform(cleanText)
  .refine(isVisible, "is empty")
  .meta({ minLength: 1, maxLength: PROMPT_MAX_LENGTH });
const name = z.string().min(1).max(200);
const seed = z.int().min(0).max(SEED_MAX);
const money = z.number().min(0).max(1_000_000);

const join = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cut") }),
  z.strictObject({ kind: z.literal("crossfade"), seconds: z.number().min(0).max(5) }),
]);

/** Somebody's words; without a speaker, a narrator's. */
const line = z.strictObject({ speaker: z.string().min(1).max(80).optional(), text: promptText });
const LINES_MAX = 120;

const id = z.string().min(1).max(60);
const shown = z
  .string()
  .max(400)
  .transform(cleanText)
  .refine(isVisible, "is empty")
  .meta({ minLength: 1, maxLength: 400 });
const ENTRIES_MAX = 60;
const member = { id, name: shown, description: shown };
const entries = z.array(z.strictObject(member)).max(ENTRIES_MAX);
const people = z
  .array(z.strictObject({ ...member, who: z.enum(["woman", "man", "person", "many"]).optional() }))
  .max(ENTRIES_MAX);

/** What the words say, as it was read: who and where, always told in the same words. */
const story = z.strictObject({
  beats: z
    .array(
      z.strictObject({
        text: promptText,
        cast: z.array(id).max(ENTRIES_MAX),
        place: id.optional(),
        light: shown.optional(),
        weather: shown.optional(),
      }),
    )
    .max(SHOTS_MAX),
  cast: people,
  places: entries,
  look: z.array(promptText).max(SHOTS_MAX),
});

const plannedShot = z.strictObject({
  index: z
    .int()
    .min(0)
    .max(SHOTS_MAX - 1),
  seconds: z.number().positive().max(SECONDS_MAX),
  renderSeconds: z
    .number()
    .positive()
    .max(SECONDS_MAX + 5),
  beat: promptText,
  prompt: z
    .string()
    .min(1)
    .max(2 * PROMPT_MAX_LENGTH)
    .transform(cleanText),
  camera: z.enum(CAMERA_MOVE_IDS),
  framing: z.enum(FRAMING_IDS).optional(),
  angle: z.enum(ANGLE_IDS).optional(),
  /** Ids of those of the story's cast who are in it, and of its place. */
  cast: z.array(id).max(ENTRIES_MAX).optional(),
  place: id.optional(),
  light: shown.optional(),
  weather: shown.optional(),
  /** What its first and its last picture show. */
  firstFrame: shown.optional(),
  lastFrame: shown.optional(),
  /** Nobody's change of the board touches it. */
  locked: z.literal(true).optional(),
  join,
  seed,
  continues: z.boolean().optional(),
  /** What is spoken in it. */
  lines: z.array(line).min(1).max(LINES_MAX).optional(),
});

const plan = z
  .strictObject({
    director: name,
    setting: promptText.optional(),
    told: promptText.optional(),
    story: story.optional(),
    shots: z.array(plannedShot).min(1).max(SHOTS_MAX),
    warnings: z.array(z.string().max(500)).max(50),
  })
  .refine(
    ({ shots }) => shots.every((shot, place) => shot.index === place),
    "has shots whose index is not their place, counted from 0",
  );

const request = z.strictObject({
  prompt: promptText,
  seconds: z.number().min(SECONDS_MIN).max(SECONDS_MAX),
  aspect: z.enum(ASPECTS),
  resolution: z.enum(RESOLUTIONS),
  style: z.enum(STYLE_IDS).optional(),
  camera: z.enum(CAMERA_MOVE_IDS).optional(),
  model: name,
  seed,
  negative: promptText.optional(),
  draft: z.boolean(),
  /** What the pictures were for. The pictures themselves stay where they are: a file can be made by anybody. */
  images: z.array(z.strictObject({ role: z.enum(["start", "end", "reference"]) })).max(20),
  /** Who and what the prompt names with an @, as they stood then. Made again, they are as they stand where that is done. */
  known: z
    .array(z.strictObject({ kind: z.enum(["cast", "place"]), ...member }))
    .max(ENTRIES_MAX)
    .optional(),
});

const recipeSchema = z
  .strictObject({
    /** Lets editors complete and check the file. */
    $schema: z.string().max(300).optional(),
    format: z.literal(RECIPE_FORMAT),
    version: z.literal(READ_VERSIONS),
    /** The clip it was written from. */
    clip: z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
      createdAt: z.iso.datetime(),
      kinship: z.string().max(20),
      take: z.int().min(1).max(1_000_000),
    }),
    request,
    /** Without it the director plans anew from the request. */
    plan: plan.optional(),
    finishing: z
      .strictObject({
        trim: z
          .strictObject({
            from: z.number().min(0).max(SECONDS_MAX),
            to: z.number().positive().max(SECONDS_MAX),
          })
          .refine(({ from, to }) => from < to, "begins after it ends")
          .optional(),
        loop: z.boolean().optional(),
      })
      .optional(),
    /** How each shot was made, for the record; not read when the film is made again. */
    made: z
      .array(
        z.strictObject({
          index: z
            .int()
            .min(0)
            .max(SHOTS_MAX - 1),
          model: name,
          modelVersion: name.optional(),
          seed,
          seconds: z
            .number()
            .positive()
            .max(SECONDS_MAX + 5),
          credits: money,
          usd: money.optional(),
        }),
      )
      .max(SHOTS_MAX)
      .optional(),
    cost: z.strictObject({ credits: money, usd: money.optional() }).optional(),
  })
  .meta({
    title: "Rushes recipe",
    description: "How a clip was made: attach the file to /video to make it again, edited or as it was.",
  });

/** The request, plan, models, versions, seeds and costs of a clip, as a file people can keep, edit and attach. */
export type Recipe = z.output<typeof recipeSchema>;

/** The recipe's form as JSON Schema, as published in docs/recipe.schema.json. */
export function recipeJsonSchema(): object {
  return z.toJSONSchema(recipeSchema, { io: "input" });
}

/** The recipe of a clip. Whoever may see the clip may have it; it names no person, place or file. */
export function toRecipe(clip: Clip): Recipe {
  const { prompt, seconds, aspect, resolution, style, camera, model, seed, negative, draft } = clip.request;
  return {
    format: RECIPE_FORMAT,
    version: RECIPE_VERSION,
    clip: {
      id: clip.id,
      createdAt: new Date(clip.createdAt).toISOString(),
      kinship: clip.lineage.kinship,
      take: clip.lineage.version,
    },
    request: {
      prompt,
      seconds,
      aspect,
      resolution,
      ...(style === undefined ? {} : { style }),
      ...(camera === undefined ? {} : { camera }),
      model,
      seed,
      ...(negative === undefined ? {} : { negative }),
      draft,
      // Whoever is named with an @ is found again by that.
      images: clip.request.images.filter(({ of }) => of === undefined).map(({ role }) => ({ role })),
      ...(clip.request.known === undefined ? {} : { known: clip.request.known }),
    },
    plan: {
      director: clip.plan.director,
      ...(clip.plan.setting === undefined ? {} : { setting: clip.plan.setting }),
      ...(clip.plan.told === undefined ? {} : { told: clip.plan.told }),
      ...(clip.plan.story === undefined ? {} : { story: clip.plan.story }),
      shots: clip.plan.shots.map((shot) => ({
        index: shot.index,
        seconds: shot.seconds,
        renderSeconds: shot.renderSeconds,
        beat: shot.beat,
        prompt: shot.prompt,
        camera: shot.camera,
        ...(shot.framing === undefined ? {} : { framing: shot.framing }),
        ...(shot.angle === undefined ? {} : { angle: shot.angle }),
        ...(shot.cast === undefined ? {} : { cast: shot.cast }),
        ...(shot.place === undefined ? {} : { place: shot.place }),
        ...(shot.light === undefined ? {} : { light: shot.light }),
        ...(shot.weather === undefined ? {} : { weather: shot.weather }),
        ...(shot.firstFrame === undefined ? {} : { firstFrame: shot.firstFrame }),
        ...(shot.lastFrame === undefined ? {} : { lastFrame: shot.lastFrame }),
        ...(shot.locked ? { locked: true } : {}),
        join: shot.join,
        seed: shot.seed,
        ...(shot.continues === undefined ? {} : { continues: shot.continues }),
        ...(shot.lines === undefined || shot.lines.length === 0 ? {} : { lines: shot.lines }),
      })),
      warnings: clip.plan.warnings,
    },
    ...(clip.finishing === undefined ? {} : { finishing: clip.finishing }),
    made: clip.shots.map((shot) => ({
      index: shot.index,
      model: shot.by ?? model,
      ...(shot.modelVersion === undefined ? {} : { modelVersion: shot.modelVersion }),
      seed: clip.plan.shots[shot.index]?.seed ?? seed,
      seconds: clip.plan.shots[shot.index]?.renderSeconds ?? seconds,
      credits: shot.credits,
      ...(shot.usd === undefined ? {} : { usd: shot.usd }),
    })),
    cost: { credits: clip.charged ?? clip.price, ...(clip.usd === undefined ? {} : { usd: clip.usd }) },
  };
}

/** Reads an attached recipe. UserMistake `bad-recipe` names what is wrong in it, as far as five places. */
export function readRecipe(text: string): Recipe {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new UserMistake(
      "bad-recipe",
      "The attached recipe is not readable as JSON. Attach a file that /recipe made, or one edited with care.",
      { cause },
    );
  }
  const head = z.object({ format: z.literal(RECIPE_FORMAT), version: z.number() }).safeParse(json);
  if (!head.success) {
    throw new UserMistake(
      "bad-recipe",
      "The attached file is JSON, but not a recipe of this bot. /recipe makes one from any clip.",
    );
  }
  if (!READ_VERSIONS.some((version) => version === head.data.version)) {
    throw new UserMistake(
      "bad-recipe",
      `The attached recipe has version ${head.data.version}; this bot reads version ${READ_VERSIONS.join(" and ")}.`,
    );
  }
  const parsed = recipeSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => {
    const place = issue.path.map(String).join(".");
    return `${place === "" ? "The recipe" : place}: ${issue.message}`;
  });
  throw new UserMistake("bad-recipe", `The attached recipe can't be used.\n${issues.join("\n")}`, {
    cause: parsed.error,
  });
}
