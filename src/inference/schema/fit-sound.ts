import { UserMistake } from "../../core/errors.ts";
import type { MusicOrder, SoundOrder, SpeechOrder, TranscriptOrder } from "../../core/ports/orders.ts";
import type { Fit, Target } from "./fit.ts";
import type { Field, ModelSchema, Scalar } from "./input-schema.ts";

/** The names that published models have for the same input, the likeliest first. */
const SPOKEN = ["text", "prompt", "input"];
const TOLD = ["prompt", "tags", "text"];
const VOICE = ["voice_id", "voice", "speaker"];
const LANGUAGE = ["language_boost", "language_code", "language"];
const SPEED = ["speed", "speaking_rate"];
const LENGTH = ["duration", "seconds", "audio_duration", "total_seconds"];
const LENGTH_MS = ["music_length_ms"];
const FORMAT = ["audio_format", "output_format"];
const WORDLESS = ["force_instrumental", "is_instrumental", "instrumental"];
const HEARD = ["audio", "audio_file", "file", "input_audio"];
/** What can be cut and measured without loss first. */
const FORMATS = ["wav", "flac", "mp3"];
/** Inputs by which transcribers are told to time each word, with the value that does it. */
const WORD_TIMES: readonly (readonly [name: string, value: Scalar])[] = [
  ["timestamp", "word"],
  ["align_output", true],
  ["word_timestamps", true],
];

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** What a model of sound makes, told by its inputs. */
export function soundMadeBy({ fields }: ModelSchema): SoundOrder["kind"] {
  const heard = fields.find(({ name }) => HEARD.includes(name));
  const hasWords = fields.some(({ name }) => [...SPOKEN, ...TOLD].includes(name));
  if (heard && (heard.required || !hasWords)) return "transcript";
  const speaks = fields.some(({ name }) =>
    [...VOICE, ...SPEED, "language_boost", "exaggeration", "text"].includes(name),
  );
  return speaks ? "speech" : "music";
}

/** Fits an order of sound to whichever inputs a model has. Pure, and nothing is sent that the schema doesn't list. */
export function fitSound(order: SoundOrder, target: Target): Fit {
  const fit: Fit = { input: {}, files: [], warnings: [] };
  const fields = new Map(target.schema.fields.map((field) => [field.name, field]));
  const find = (names: readonly string[]) => names.map((name) => fields.get(name)).find((field) => field);
  const set = (names: readonly string[], value: (field: Field) => Scalar | undefined) => {
    const field = find(names);
    const given = field && value(field);
    if (field && given !== undefined && isAllowed(field, given)) fit.input[field.name] = given;
  };
  if (order.kind === "speech") fitSpeech(order, { fit, find, set });
  else if (order.kind === "music") fitMusic(order, { fit, find, set });
  else fitTranscript(order, { fit, find, set });
  for (const [name, value] of Object.entries(target.quirks?.input ?? {}))
    if (fields.has(name)) fit.input[name] = value;
  for (const field of target.schema.fields) refuseUnfilled(field, fit, target.label);
  return fit;
}

interface Draft {
  fit: Fit;
  find: (names: readonly string[]) => Field | undefined;
  set: (names: readonly string[], value: (field: Field) => Scalar | undefined) => void;
}

function fitSpeech({ text, voice, language, speed }: SpeechOrder, { fit, set }: Draft): void {
  set(SPOKEN, () => text);
  set(VOICE, () => voice);
  set(LANGUAGE, (field) => (language === undefined ? undefined : languageFor(field, language)));
  set(SPEED, (field) => (speed === undefined ? undefined : within(field, speed)));
  set(FORMAT, formatFor);
  fit.characters = [...text].length;
}

function fitMusic({ prompt, seconds, seed }: MusicOrder, { fit, find, set }: Draft): void {
  set(TOLD, () => prompt);
  set(LENGTH, (field) => within(field, seconds));
  set(LENGTH_MS, (field) => within(field, seconds * 1000));
  set(["seed"], (field) => within(field, seed));
  set(FORMAT, formatFor);
  set(WORDLESS, ({ type }) => (type === "boolean" ? true : undefined));
  if (find(LENGTH) ?? find(LENGTH_MS)) fit.seconds = seconds;
}

function fitTranscript({ source, language }: TranscriptOrder, { fit, find, set }: Draft): void {
  const field = find(HEARD);
  if (field) fit.files.push({ field: field.name, keys: [source], many: field.type === "array" });
  set(["language"], (named) => (language === undefined ? undefined : languageFor(named, language)));
  for (const [name, value] of WORD_TIMES) set([name], () => value);
}

function isAllowed({ choices, type }: Field, value: Scalar): boolean {
  if (choices) return choices.includes(value);
  return type === "unknown" || type === (typeof value === "number" ? type : typeof value);
}

function within({ min, max, type }: Field, value: number): number {
  const whole = type === "integer" ? Math.ceil(value) : value;
  return Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min ?? 0, whole));
}

function formatFor({ choices = [] }: Field): Scalar | undefined {
  return FORMATS.find((format) => choices.includes(format));
}

/** "de" as the model names it: "de", "German", "german"; undefined: it doesn't have it. */
function languageFor({ choices, name }: Field, language: string): Scalar | undefined {
  const english = LANGUAGES.of(language)?.toLowerCase();
  if (!choices) return name === "language_boost" ? undefined : language;
  return choices.find((choice) => [language, english].includes(String(choice).toLowerCase()));
}

function refuseUnfilled(field: Field, { input, files }: Fit, label: string): void {
  const isFilled = field.name in input || files.some((file) => file.field === field.name);
  if (!field.required || field.default !== undefined || isFilled) return;
  const [first] = field.choices ?? [];
  if (first !== undefined) {
    input[field.name] = first;
    return;
  }
  throw new UserMistake(
    "needs-unknown-input",
    `${label} needs “${field.name}”, which can't be given here. Choose another model (/models).`,
  );
}
