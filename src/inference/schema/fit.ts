import { UserMistake } from "../../core/errors.ts";
import type { ImageOrder, Order, ShotOrder, SoundOrder, TextOrder } from "../../core/ports/orders.ts";
import type { Lengths, ModelKind } from "../../core/ports/video-backend.ts";
import { fitSound, soundMadeBy } from "./fit-sound.ts";
import type { Field, ModelSchema, Scalar } from "./input-schema.ts";
import { lengthRule, lengthsInWords } from "./lengths.ts";
import { type Limits, type ModelRules, standingLimits } from "./limits.ts";
import { createLosses, type Losses } from "./losses.ts";
import { type Role, type Roles, readRoles, SOUND_SWITCH } from "./roles.ts";
import { chooseShape, ratioOfAspect, sameRatio } from "./shapes.ts";
import { withinRules } from "./within-rules.ts";

/** What the catalogue knows of a model beyond its schema. */
export interface Quirks {
  /** Lengths it really makes, where its schema says more, less or nothing. */
  lengths?: Lengths | undefined;
  /** Frames per second of a model that counts its length in frames. */
  fps?: number | undefined;
  /** Inputs always sent, such as `generate_audio: false`; those the schema doesn't have are left out. */
  input?: Readonly<Record<string, Scalar>> | undefined;
  /** Whether its videos have sound, of a model without a switch for it. */
  sound?: boolean | undefined;
  /** Limits that its schema doesn't tell. */
  rules?: ModelRules | undefined;
}

export interface Target {
  label: string;
  kind: ModelKind;
  schema: ModelSchema;
  /** Of a model of sound, where its schema doesn't tell. */
  makes?: SoundOrder["kind"] | undefined;
  quirks?: Quirks | undefined;
}

/** An order as one model's input. */
export interface Fit {
  input: Record<string, Scalar>;
  /** Inputs that are files, by their keys in the media store. */
  files: { field: string; keys: string[]; many: boolean }[];
  /** What could not be honoured, in sentences. */
  warnings: string[];
  /** Seconds that will be made, where that can be told. */
  seconds?: number;
  /** Characters that are read out. */
  characters?: number;
}

/**
 * Fits an order to whichever inputs a model has. Pure: same order and schema, same input. Nothing is ever sent
 * that the schema doesn't list. Throws UserMistake, saying what the model can do, where no honest way is left.
 */
export function fitOrder(order: Order, target: Target): Fit {
  refuseOtherKind(order, target);
  if (!isFitted(order)) return fitSound(order, target);
  const standing = standingLimits(target.schema, target.kind, target.quirks?.rules);
  return withinRules(order, target, standing, (limits) => fitWithin(order, target, limits));
}

function refuseOtherKind(order: Order, { kind, label, schema, makes }: Target): void {
  const wanted = MADE_BY[order.kind];
  if (isFitted(order)) {
    if (wanted !== kind) throw wrongKind(label, PRODUCTS[kind], PRODUCTS[wanted]);
    return;
  }
  if (kind !== "audio") throw wrongKind(label, PRODUCTS[kind], SOUNDS[order.kind]);
  const made = makes ?? soundMadeBy(schema);
  if (made !== order.kind) throw wrongKind(label, SOUNDS[made], SOUNDS[order.kind]);
}

function wrongKind(label: string, makes: string, wanted: string): UserMistake {
  return new UserMistake(
    "wrong-kind-of-model",
    `${label} makes ${makes}, not ${wanted}. /models lists what there is.`,
  );
}

function isFitted(order: Order): order is FittedOrder {
  return order.kind === "video" || order.kind === "image" || order.kind === "text";
}

type FittedOrder = ShotOrder | ImageOrder | TextOrder;
const MADE_BY = {
  video: "video",
  image: "image",
  text: "language",
  speech: "audio",
  music: "audio",
  transcript: "audio",
} as const;

function fitWithin(order: FittedOrder, target: Target, limits: Limits): Fit & { losses: Losses } {
  const roles = readRoles(limits.schema, target.kind);
  const losses = createLosses(target.label, limits, readRoles(target.schema, target.kind));
  const draft: Draft = { target, limits, roles, losses, input: {}, files: [] };
  if (order.kind === "text") fitWords(order, draft);
  else if (order.kind === "image") fitPicture(order, draft);
  else fitShot(order, draft);
  addStanding(draft);
  refuseUnfilled(draft);
  const { input, files, seconds } = draft;
  return { input, files, warnings: losses.told(), losses, ...(seconds !== undefined && { seconds }) };
}

const SOUNDS = { speech: "speech", music: "music", transcript: "transcripts" } as const;
const PRODUCTS = { video: "videos", image: "still pictures", audio: "sound", language: "words" } as const;

interface Draft extends Omit<Fit, "warnings"> {
  target: Target;
  limits: Limits;
  roles: Roles;
  losses: Losses;
}

function fitWords(order: TextOrder, draft: Draft): void {
  const { system, prompt } = draft.roles;
  if (system) draft.input[system.name] = order.system;
  if (prompt) draft.input[prompt.name] = system ? order.prompt : `${order.system}\n\n${order.prompt}`;
  setSeed(order.seed, draft, { quietly: true });
}

function fitPicture(order: ImageOrder, draft: Draft): void {
  setPrompt(order.prompt, order.negative, draft);
  setSeed(order.seed, draft);
  setShape(order, draft);
  setReferences(order.references ?? [], draft);
}

function fitShot(order: ShotOrder, draft: Draft): void {
  const { label } = draft.target;
  setPrompt(order.prompt, order.negative, draft);
  setSeed(order.seed, draft);
  setLength(order.seconds, draft, order.sourceVideo !== undefined);
  setShape(order, draft);
  if (order.startImage !== undefined && !setFile("startImage", order.startImage, draft)) {
    throw new UserMistake(
      "takes-no-start-image",
      `${label} makes videos from words alone and can't begin with a picture. Choose a model that can (/models), or leave the picture out.`,
    );
  }
  if (order.sourceVideo !== undefined && !setFile("sourceVideo", order.sourceVideo, draft)) {
    throw new UserMistake(
      "takes-no-source-video",
      `${label} can't work on an existing video. Choose a model that can (/models).`,
    );
  }
  if (order.endImage !== undefined && !setFile("endImage", order.endImage, draft)) {
    draft.losses.picture("endImage", {
      always: `${label} can't end on a picture; yours was left out.`,
      here: "the last picture was left out",
    });
  }
  setReferences(order.references ?? [], draft);
  setStrength(order, draft);
}

function setPrompt(prompt: string, negative: string | undefined, draft: Draft): void {
  const { roles, input, target } = draft;
  if (negative && roles.negative) input[roles.negative.name] = negative;
  const avoiding = negative && !roles.negative;
  if (roles.prompt) input[roles.prompt.name] = avoiding ? `${prompt}\nAvoid: ${negative}` : prompt;
  else draft.losses.tell(`${target.label} takes no prompt; the words were left out.`);
  if (avoiding) {
    draft.losses.tell(
      roles.prompt
        ? `${target.label} has no setting for what to avoid; it was asked in the prompt instead.`
        : `${target.label} has no setting for what to avoid; that was left out.`,
    );
  }
}

function setSeed(seed: number, draft: Draft, { quietly = false } = {}): void {
  const field = draft.roles.seed;
  if (field) {
    const least = Math.max(0, field.min ?? 0);
    const most = field.max ?? Number.MAX_SAFE_INTEGER;
    draft.input[field.name] = least + (seed % (most - least + 1));
  } else if (!quietly) {
    draft.losses.tell(`${draft.target.label} takes no seed: the same order gives another picture each time.`);
  }
}

/** How much longer than wanted a shot may be made before it is worth saying, in seconds. */
const UNREMARKABLE_SECONDS = 0.3;

function setLength(wanted: number, draft: Draft, keepsLength: boolean): void {
  const { target, roles, losses } = draft;
  // A model that works on a given video keeps that video's length.
  if (keepsLength && !roles.seconds && !roles.frames && !target.quirks?.lengths) return;
  const rule = lengthRule(roles, target.quirks?.lengths, target.quirks?.fps);
  const made = rule.choose(wanted);
  if (!made) {
    throw new UserMistake(
      "shot-too-long",
      `${target.label} makes shots of ${lengthsInWords(rule.lengths)}, not of ${tidy(wanted)} s.`,
    );
  }
  Object.assign(draft.input, made.input);
  if (made.seconds === undefined) {
    if (!roles.sourceVideo) losses.tell(`${target.label} chooses the length itself; the rest is trimmed.`);
    return;
  }
  draft.seconds = made.seconds;
  const over = made.seconds - wanted;
  if (over > UNREMARKABLE_SECONDS) {
    const here = `${tidy(made.seconds)} s are made and trimmed to ${tidy(wanted)} s`;
    losses.length(over, {
      always: `${target.label} makes shots of ${lengthsInWords(rule.lengths)}; ${here}.`,
      here,
    });
  }
}

function setShape(order: ShotOrder | ImageOrder, draft: Draft): void {
  const { target, roles, losses } = draft;
  const made = chooseShape(roles, order.aspect, order.resolution);
  Object.assign(draft.input, made.input);
  const follows =
    order.kind === "video" && (order.startImage !== undefined || order.sourceVideo !== undefined);
  if (made.ratio === undefined) {
    const here = `it is cropped to ${order.aspect} where it differs`;
    losses.shape(UNKNOWN_SHAPE, {
      always: follows
        ? `${target.label} keeps the shape of the picture it starts from; ${here}.`
        : `${target.label} chooses the shape itself; ${here}.`,
      here,
    });
  } else if (!sameRatio(made.ratio, ratioOfAspect(order.aspect))) {
    const here = `it is made in ${made.ratioWord} and cropped`;
    losses.shape(Math.abs(Math.log(made.ratio / ratioOfAspect(order.aspect))), {
      always: `${target.label} can't make ${order.aspect}; ${here}.`,
      here: `${here} to ${order.aspect}`,
    });
  }
  const wanted = Number.parseInt(order.resolution, 10);
  // 704 lines for 720 asked are the same picture rounded to blocks of 16 pixels.
  if (made.shortSide !== undefined && made.shortSide < wanted * 0.97) {
    losses.size(wanted / made.shortSide - 1, {
      always: `${target.label} makes at most ${made.shortSide}p; it is enlarged to ${order.resolution}.`,
      here: `it is made in ${made.shortSide}p and enlarged to ${order.resolution}`,
    });
  }
}

/** How far off a shape counts that nobody knows yet: it may well be the right one. */
const UNKNOWN_SHAPE = 0.1;

function setReferences(keys: readonly string[], draft: Draft): void {
  if (keys.length === 0) return;
  const field = draft.roles.references;
  const { label } = draft.target;
  if (!field) {
    draft.losses.picture("references", {
      always: `${label} takes no reference pictures; yours were left out.`,
      here: "the reference pictures were left out",
    });
    return;
  }
  const most = field.type === "array" ? (field.maxItems ?? keys.length) : 1;
  draft.files.push({ field: field.name, keys: keys.slice(0, most), many: field.type === "array" });
  if (keys.length > most)
    draft.losses.tell(
      `${label} takes ${most} reference picture${most === 1 ? "" : "s"}; the rest were left out.`,
    );
}

function setFile(role: Role, key: string, draft: Draft): boolean {
  const field = draft.roles[role];
  if (!field) return false;
  draft.files.push({ field: field.name, keys: [key], many: field.type === "array" });
  return true;
}

/** Share of the older picture that is drawn anew. */
const STRENGTHS = { subtle: 0.3, medium: 0.55, strong: 0.8 } as const;

function setStrength(order: ShotOrder, draft: Draft): void {
  const field = draft.roles.strength;
  if (!order.strength || !field) return;
  const least = field.min ?? 0;
  const most = field.max ?? 1;
  draft.input[field.name] = Math.round((least + (most - least) * STRENGTHS[order.strength]) * 100) / 100;
}

function addStanding(draft: Draft): void {
  const { schema, because } = draft.limits;
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(draft.target.quirks?.input ?? {})) {
    const field = fields.get(name);
    if (!field) continue;
    if (!because.has(name) || !field.choices || field.choices.includes(value)) draft.input[name] = value;
    else if (value === true && SOUND_SWITCH.test(name)) draft.losses.sound(name);
  }
  // What a rule leaves of an input nobody here sets otherwise: sent where the model's default is not in it.
  for (const name of because.keys()) {
    const field = fields.get(name);
    const [first] = field?.choices ?? [];
    if (first === undefined || name in draft.input) continue;
    if (!field?.choices?.some((choice) => choice === field.default)) draft.input[name] = first;
  }
  const count = draft.roles.count;
  if (count && typeof count.default === "number" && count.default > 1) draft.input[count.name] = 1;
}

function refuseUnfilled(draft: Draft): void {
  const filled = (field: Field) =>
    field.name in draft.input || draft.files.some((file) => file.field === field.name);
  for (const field of draft.limits.schema.fields) {
    if (!field.required || field.default !== undefined || filled(field)) continue;
    const [first] = field.choices ?? [];
    if (first !== undefined) {
      draft.input[field.name] = first;
      continue;
    }
    const { label } = draft.target;
    if (field === draft.roles.startImage) {
      throw new UserMistake(
        "needs-start-image",
        `${label} needs a picture to begin with. Attach one, or choose a model that works from words (/models).`,
      );
    }
    if (field === draft.roles.sourceVideo) {
      throw new UserMistake(
        "needs-source-video",
        `${label} works on an existing video. Use it on a finished clip.`,
      );
    }
    throw new UserMistake(
      "needs-unknown-input",
      `${label} needs “${field.name}”, which can't be given here. Choose another model (/models).`,
    );
  }
}

const tidy = (seconds: number) => String(Math.round(seconds * 10) / 10);
