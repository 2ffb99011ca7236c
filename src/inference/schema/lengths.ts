import { FRAMES_PER_SECOND } from "../../core/film/picture.ts";
import type { Lengths } from "../../core/ports/video-backend.ts";
import type { Field, Scalar } from "./input-schema.ts";
import type { Roles } from "./roles.ts";

/** What a length becomes in a model's inputs. */
interface MadeLength {
  /** Seconds that will be made: at least those wanted. undefined: the model does not say. */
  seconds?: number;
  input: Record<string, Scalar>;
}

export interface LengthRule {
  lengths: Lengths;
  /** undefined: longer than the model can make. */
  choose(seconds: number): MadeLength | undefined;
}

/** Lengths count as equal within this many seconds: less than one frame. */
const TOLERANCE = 0.03;
/** Where a model publishes no longest length: longer than any model's default, within what all known ones make. */
const ASSUMED_LONGEST_SECONDS = 10;
/** The length of a model that offers no choice and has none in the catalogue: what most make. */
const ASSUMED_SECONDS = 5;

/** How a model's inputs for length are to be used. `known` and `knownFps` come from the catalogue and win over the schema. */
export function lengthRule(roles: Roles, known?: Lengths, knownFps?: number): LengthRule {
  if (roles.seconds) return bySeconds(roles.seconds, known);
  if (roles.frames) return byFrames(roles.frames, roles.fps, known, knownFps);
  const lengths = known ?? { choices: [ASSUMED_SECONDS] };
  return {
    lengths,
    choose: (wanted) => {
      const seconds = shortestOf(lengths, wanted);
      if (seconds === undefined) return undefined;
      return { input: {}, ...(known && { seconds }) };
    },
  };
}

function bySeconds(field: Field, known: Lengths | undefined): LengthRule {
  const choices = numericChoices(field);
  const lengths: Lengths =
    known ?? (choices ? { choices: choices.map(([seconds]) => seconds) } : secondsRange(field));
  return {
    lengths,
    choose: (wanted) => {
      const seconds = shortestOf(lengths, wanted);
      if (seconds === undefined) return undefined;
      // The very value the schema lists: "5s" stays "5s", "5" stays a string.
      const written = choices?.find(([value]) => value === seconds)?.[1] ?? seconds;
      return {
        seconds,
        input: { [field.name]: field.type === "integer" ? Math.round(Number(written)) : written },
      };
    },
  };
}

function secondsRange(field: Field): Lengths {
  // Some models take -1 or 0 for "as long as the prompt wants": not a length one can plan with.
  const min = field.min !== undefined && field.min > 0 ? field.min : 1;
  const usual = typeof field.default === "number" ? field.default : 0;
  const max = field.max ?? Math.max(usual, ASSUMED_LONGEST_SECONDS);
  return { min, max, step: field.multipleOf ?? (field.type === "integer" ? 1 : 0.1) };
}

function byFrames(
  field: Field,
  rate: Field | undefined,
  known: Lengths | undefined,
  knownFps: number | undefined,
): LengthRule {
  const fps = knownFps ?? usualRate(rate);
  // A "video" of one frame is a picture: nothing under a second counts as a length.
  const counts = frameCounts(field).filter((frames, _, all) => frames >= Math.min(fps, all.at(-1) ?? fps));
  const input = (frames: number): Record<string, Scalar> => ({
    [field.name]: frames,
    ...(rate && { [rate.name]: fps }),
  });
  const first = counts[0] as number;
  const last = counts.at(-1) as number;
  const step = ((counts[1] ?? first + 1) - first) / fps;
  const lengths =
    known ??
    (field.choices
      ? { choices: counts.map((frames) => frames / fps) }
      : { min: first / fps, max: last / fps, step });
  return {
    lengths,
    choose: (wanted) => {
      const longest = "choices" in lengths ? Math.max(...lengths.choices) : lengths.max;
      if (wanted > longest + TOLERANCE) return undefined;
      const frames = counts.find((count) => count / fps >= wanted - TOLERANCE) ?? last;
      return { seconds: frames / fps, input: input(frames) };
    },
  };
}

/** The rate a model was made for is its default; without one, the nearest to film's. */
function usualRate(rate: Field | undefined): number {
  if (typeof rate?.default === "number") return rate.default;
  const choices = (rate?.choices ?? []).map(Number).filter((value) => value > 0);
  if (choices.length > 0) return nearest(choices, FRAMES_PER_SECOND);
  return Math.min(
    rate?.max ?? FRAMES_PER_SECOND,
    Math.max(rate?.min ?? FRAMES_PER_SECOND, FRAMES_PER_SECOND),
  );
}

/** Most frames considered of a model that publishes no maximum: 10 s of film. */
const ASSUMED_MOST_FRAMES = 241;

function frameCounts(field: Field): number[] {
  const choices = numericChoices(field);
  if (choices) return choices.map(([frames]) => frames);
  const usual = typeof field.default === "number" ? field.default : undefined;
  const min = Math.max(1, field.min ?? 1);
  const max = Math.max(min, field.max ?? Math.max(usual ?? 0, ASSUMED_MOST_FRAMES));
  // Video models work on groups of four frames and one: 81, 85, … where their own numbers say so.
  const inFours = usual !== undefined && usual % 4 === 1 && min % 4 === 1;
  const step = field.multipleOf ?? (inFours ? 4 : 1);
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step);
}

function numericChoices(field: Field): [number, Scalar][] | undefined {
  const pairs = (field.choices ?? [])
    .map((choice): [number, Scalar] => [Number.parseFloat(String(choice)), choice])
    .filter(([value]) => value > 0)
    .sort(([a], [b]) => a - b);
  return pairs.length > 0 ? pairs : undefined;
}

/** The shortest length that is not shorter than wanted. */
function shortestOf(lengths: Lengths, wanted: number): number | undefined {
  if ("choices" in lengths) {
    return [...lengths.choices].sort((a, b) => a - b).find((length) => length >= wanted - TOLERANCE);
  }
  if (wanted > lengths.max + TOLERANCE) return undefined;
  const steps = Math.max(0, Math.ceil((wanted - lengths.min) / lengths.step - 1e-6));
  return Math.min(lengths.max, round(lengths.min + steps * lengths.step));
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function nearest(values: readonly number[], wanted: number): number {
  return [...values].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] as number;
}

/** "4, 6 or 8 s", "2 to 12 s". */
export function lengthsInWords(lengths: Lengths): string {
  const show = (value: number) => String(Math.round(value * 10) / 10);
  if (!("choices" in lengths)) return `${show(lengths.min)} to ${show(lengths.max)} s`;
  const words = lengths.choices.map(show);
  return words.length === 1 ? `${words[0]} s` : `${words.slice(0, -1).join(", ")} or ${words.at(-1)} s`;
}
