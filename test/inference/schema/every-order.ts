import { UserMistake } from "../../../src/core/errors.ts";
import { ASPECTS, RESOLUTIONS } from "../../../src/core/film/picture.ts";
import type { ShotOrder } from "../../../src/core/ports/orders.ts";
import { type Fit, fitOrder } from "../../../src/inference/schema/fit.ts";
import { type ModelSchema, readModelSchema } from "../../../src/inference/schema/input-schema.ts";
import { inputFaults } from "../../fakes/input-faults.ts";
import { MODEL_SCHEMAS, SHIPPED_RULES } from "../../fixtures/model-schemas.ts";
import { shotOrder } from "../../fixtures/order.ts";

type Rules = NonNullable<(typeof SHIPPED_RULES)["replicate"]>[string];

const SECONDS = [2, 5, 6, 8, 10, 12];
const refs = (count: number) => Array.from({ length: count }, (_, index) => `r${index}.png`);
const PICTURES: Partial<ShotOrder>[] = [
  {},
  { startImage: "a.png" },
  { endImage: "z.png" },
  { startImage: "a.png", endImage: "z.png" },
  { references: refs(1) },
  { references: refs(3) },
  { references: refs(12) },
  { references: refs(2), startImage: "a.png" },
  { references: refs(2), endImage: "z.png" },
  { sourceVideo: "v.mp4" },
];

/** Every order there is, each for every video model, with sound and without. */
export function* everyOrder(): Generator<{ model: string; order: ShotOrder; sound: boolean }> {
  const models = Object.keys(MODEL_SCHEMAS).filter((model) => MODEL_SCHEMAS[model]?.kind === "video");
  for (const model of models)
    for (const seconds of SECONDS)
      for (const aspect of ASPECTS)
        for (const resolution of RESOLUTIONS)
          for (const pictures of PICTURES)
            for (const sound of [true, false]) {
              const negative = seconds % 4 === 0 ? { negative: "rain" } : {};
              const order = shotOrder({ model, seconds, aspect, resolution, ...negative, ...pictures });
              yield { model, order, sound };
            }
}

const REFUSALS = new Set([
  "shot-too-long",
  "takes-no-start-image",
  "takes-no-source-video",
  "needs-start-image",
  "needs-source-video",
  "needs-unknown-input",
  "model-cannot-do-both",
]);
const SOUND = ["generate_audio", "generate_audio_switch", "audio_enabled", "save_audio"];
const schemas = new Map<string, ModelSchema>();

/** What is wrong with how an order is fitted; undefined: nothing, or it is refused in a sentence. */
export function faultOf(model: string, order: ShotOrder, sound: boolean): string | "refused" | undefined {
  const published = MODEL_SCHEMAS[model];
  if (!published) return "no such model";
  const schema = schemas.get(model) ?? readModelSchema(published.openapi_schema);
  if (!schema) return "no readable schema";
  schemas.set(model, schema);
  const rules = SHIPPED_RULES.replicate?.[model];
  const input = Object.fromEntries(SOUND.map((name) => [name, sound]));
  let fit: Fit;
  try {
    fit = fitOrder(order, { label: model, kind: "video", schema, quirks: { rules, input } });
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    return REFUSALS.has(error.code) && error.userMessage.startsWith(model) ? "refused" : error.userMessage;
  }
  const sent = sentBy(fit);
  const faults = [
    ...inputFaults(published.openapi_schema, sent).map(({ field, description }) => `${field} ${description}`),
    ...(rules ? brokenRules(rules, published.openapi_schema, sent, order.seconds) : []),
    ...untold(order, fit),
  ];
  return faults.length > 0 ? `${faults.join("; ")} in ${JSON.stringify(sent)}` : undefined;
}

function sentBy(fit: Fit): Record<string, unknown> {
  const files = fit.files.map(({ field, keys, many }): [string, unknown] => {
    const addresses = keys.map((key) => `https://files.example/${key}`);
    return [field, many ? addresses : addresses[0]];
  });
  return { ...fit.input, ...Object.fromEntries(files) };
}

/** Held against the rules as they are written, and apart from the code under test. */
function brokenRules(
  { most = {}, rules }: Rules,
  document: { components: { schemas: Record<string, unknown> } },
  sent: Record<string, unknown>,
  wantedSeconds: number,
): string[] {
  const { properties } = document.components.schemas.Input as {
    properties: Record<string, { default?: unknown; format?: string; type?: string }>;
  };
  const isIn = (name: string, values: readonly unknown[]): boolean => {
    const property = properties[name];
    const isFile = property?.format === "uri" || property?.type === "array";
    const value = name in sent ? sent[name] : isFile ? undefined : property?.default;
    if (value === undefined) return values.includes(false);
    if (isFile) return values.includes(true);
    return values.some((one) => String(one) === String(value));
  };
  const tooMany = Object.entries(most)
    .filter(([name, count]) => Array.isArray(sent[name]) && (sent[name] as unknown[]).length > count)
    .map(([name]) => `too many ${name}`);
  const broken = rules.filter(({ when, allow }) => {
    if (!Object.entries(when).every(([name, values]) => isIn(name, values))) return false;
    return !Object.entries(allow).every(([name, allowed]) => {
      if (!Array.isArray(allowed)) {
        const number = name in properties ? Number(sent[name] ?? properties[name]?.default) : wantedSeconds;
        const { min = 0, max = 1e9 } = allowed as { min?: number; max?: number };
        return number >= min && number <= max;
      }
      return allowed.length === 0 ? !(name in sent) : isIn(name, allowed);
    });
  });
  return [...tooMany, ...broken.map(({ because }) => `breaks “${because}”`)];
}

const SIDES: Record<string, number> = { standard: 720, std: 720, pro: 1080, high: 1080, hd: 720 };

/** Wishes that are not honoured and of which no warning speaks. */
function untold(order: ShotOrder, fit: Fit): string[] {
  const told = fit.warnings.join("\n");
  const { input } = fit;
  const wanted = Number.parseInt(order.resolution, 10);
  const ratio = ratioIn(input);
  const [across = 0, down = 1] = order.aspect.split(":").map(Number);
  const isShape = ratio !== undefined && Math.abs(Math.log(ratio / (across / down))) < 0.05;
  const side = sideIn(input);
  const keys = fit.files.flatMap((file) => file.keys);
  const says = (wish: string, isHonoured: boolean, word: RegExp) =>
    isHonoured || word.test(told) ? [] : [`nobody is told of the ${wish}`];
  return [
    ...says("shape", isShape, /cropped/),
    ...says("size", side === undefined || side >= wanted * 0.95, /enlarged/),
    ...says("length", (fit.seconds ?? order.seconds) - order.seconds <= 0.31, /trimmed/),
    ...((fit.seconds ?? order.seconds) < order.seconds - 0.05 ? ["too short"] : []),
    ...says("first picture", !order.startImage || keys.includes(order.startImage), /^$/),
    ...says("video", !order.sourceVideo || keys.includes(order.sourceVideo), /^$/),
    ...says("last picture", !order.endImage || keys.includes(order.endImage), /picture.*left out/),
    ...says(
      "references",
      (order.references ?? []).every((key) => keys.includes(key)),
      /left out/,
    ),
    ...says(
      "words to avoid",
      !order.negative || Object.values(input).some((value) => value === order.negative),
      /what to avoid/,
    ),
  ];
}

function ratioIn(input: Record<string, unknown>): number | undefined {
  for (const name of ["aspect_ratio", "ratio", "size", "resolution"]) {
    const word = String(input[name] ?? "");
    const [, across, down] = /^(\d+)\s*[:x*]\s*(\d+)$/.exec(word) ?? [];
    if (across && down) return Number(across) / Number(down);
    if (word === "landscape") return 16 / 9;
    if (word === "portrait") return 9 / 16;
  }
  const { width, height } = input as { width?: number; height?: number };
  return width && height ? width / height : undefined;
}

function sideIn(input: Record<string, unknown>): number | undefined {
  for (const name of ["resolution", "quality", "mode", "size", "target_resolution"]) {
    const word = String(input[name] ?? "").toLowerCase();
    const pixels = /^(\d+)\s*[x*]\s*(\d+)$/.exec(word);
    if (pixels) return Math.min(Number(pixels[1]), Number(pixels[2]));
    if (/^\d{3,4}p$/.test(word)) return Number.parseInt(word, 10);
    if (word in SIDES) return SIDES[word];
  }
  const { width, height } = input as { width?: number; height?: number };
  return width && height ? Math.min(width, height) : undefined;
}
