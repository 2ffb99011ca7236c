import { z } from "zod";
import { CAMERA_MOVES } from "../core/film/camera.ts";
import { ASPECTS } from "../core/film/picture.ts";
import { PROMPT_MAX_LENGTH, SECONDS_MAX, SECONDS_MIN } from "../core/film/request.ts";
import { STYLE_IDS } from "../core/film/style.ts";
import type { Log } from "../core/ports/log.ts";
import type { TextQuestion, WordsPayer, WriteText } from "../core/ports/write-text.ts";
import { plain } from "../story/beats.ts";
import { askForJson } from "./ask-for-json.ts";
import { cameraInWords } from "./in-answers.ts";
import { type Marking, markingFor } from "./material.ts";
import { understandRemix, withSound } from "./remix.ts";
import { applySteps, modelsOf, type RemixOptions, type RemixParent, type Understood } from "./remix-draft.ts";
import { readMessage, type Step } from "./remix-message.ts";

export interface LanguageModelRemixerParts {
  /** Id of the language model, for the log. */
  id: string;
  write: WriteText;
  log: Log;
  timeoutMs: number;
}

/** Understands a remix; see `understandRemix`, whose results and errors these are. */
export type Remixer = (
  words: string,
  parent: RemixParent,
  /** `payer`: whom understanding may cost something; without one no language model is asked. */
  options?: RemixOptions & { payer?: WordsPayer | undefined },
) => Promise<Understood>;

const line = (most: number) =>
  z
    .string()
    .transform((words) => plain(words).trim())
    .refine(
      (words) => words.length <= most && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words),
      "empty or too long",
    );

const Answer = z.object({
  prompt: line(PROMPT_MAX_LENGTH).nullish(),
  without: z.array(line(60)).max(8).nullish(),
  seconds: z.number().min(SECONDS_MIN).max(SECONDS_MAX).nullish(),
  aspect: z.enum(ASPECTS).nullish().catch(undefined),
  style: z
    .enum(STYLE_IDS as [(typeof STYLE_IDS)[number], ...typeof STYLE_IDS])
    .nullish()
    .catch(undefined),
  camera: cameraInWords,
  shots: z
    .array(z.object({ shot: z.number().int().min(1), beat: line(400).nullish(), camera: cameraInWords }))
    .max(30)
    .nullish(),
});

/**
 * Understands by rules what rules can, and asks a language model only about the words that are left. What
 * it may say is words, moves, a length, a shape and a style; never a model, a seed or anything that costs
 * otherwise. For any failure, delay or nonsense it stays with the rules.
 */
export function createLanguageModelRemixer(parts: LanguageModelRemixerParts): Remixer {
  return async (message, parent, { payer, ...said } = {}) => {
    const { words, options } = withSound(message, parent, said);
    const byRules = understandRemix(words, parent, options);
    if (payer === undefined || byRules.merged.length === 0) return byRules;
    try {
      const { seed, prompt } = parent.request;
      const marking = markingFor(seed, prompt, words);
      const answer = await askForJson(parts.write, question(words, parent, marking), Answer, {
        timeoutMs: parts.timeoutMs,
        payer,
        clean: marking.plain,
      });
      const certain = readMessage(plain(words), parent.plan, modelsOf(parent, options)).filter(
        (step) => step.kind !== "words",
      );
      const guessed = toSteps(answer, parent);
      if (guessed.length === 0) throw new Error("an answer that changes nothing");
      // What was said plainly comes last, so that it holds.
      return { ...applySteps([...guessed, ...certain], parent, options), merged: byRules.merged };
    } catch (error) {
      parts.log.warn(
        { err: error, director: parts.id },
        "the language model did not understand the remix; understood by rules",
      );
      return byRules;
    }
  };
}

function toSteps(answer: z.output<typeof Answer>, parent: RemixParent): Step[] {
  const steps: Step[] = [];
  const { prompt, without, seconds, aspect, style, camera } = answer;
  if (prompt && prompt !== parent.request.prompt) {
    steps.push({ kind: "telling", said: prompt, change: (telling) => ({ ...telling, text: prompt }) });
  }
  if (without && without.length > 0) {
    steps.push({
      kind: "telling",
      said: "",
      change: (telling) => ({ ...telling, negative: [...new Set([...telling.negative, ...without])] }),
    });
  }
  if (seconds && seconds !== parent.request.seconds)
    steps.push({ kind: "option", option: { kind: "seconds", seconds } });
  if (aspect && aspect !== parent.request.aspect)
    steps.push({ kind: "option", option: { kind: "aspect", aspect } });
  if (style && style !== parent.request.style)
    steps.push({ kind: "option", option: { kind: "style", style } });
  if (camera) steps.push({ kind: "option", option: { kind: "camera", camera } });
  for (const shot of answer.shots ?? []) {
    const planned = parent.plan.shots[shot.shot - 1];
    if (planned === undefined) throw new Error(`no shot ${shot.shot}`);
    const shots = [planned.index];
    if (shot.beat && shot.beat !== planned.beat)
      steps.push({ kind: "words", text: shot.beat, instead: true, shots });
    if (shot.camera && shot.camera !== planned.camera) {
      steps.push({ kind: "option", option: { kind: "camera", camera: shot.camera }, shots });
    }
  }
  return steps;
}

function question(words: string, parent: RemixParent, marking: Marking): TextQuestion {
  const { request, plan } = parent;
  const shots = plan.shots.map(
    (shot) =>
      `${shot.index + 1}. (${Math.round(shot.seconds * 10) / 10} s, ${CAMERA_MOVES[shot.camera].label}) ${shot.beat}`,
  );
  return {
    seed: request.seed,
    material: [request.prompt, ...shots, words].join("\n"),
    system: [
      "Somebody wants a video changed. You say what their words change, and nothing else.",
      'Answer with one JSON object and nothing else, leaving out what stays: {"prompt":"…","without":["…"],"seconds":10,"aspect":"16:9","style":"…","camera":"…","shots":[{"shot":2,"beat":"…","camera":"…"}]}',
      "prompt: the whole description of the film with the change worked in, in the language it is in; only where the change is about the whole film.",
      "shots: only the shots the change is about, where it is about single ones; beat is what the shot shows now. Then leave prompt out.",
      "without: things that must not be seen any more.",
      `aspect: one of ${ASPECTS.join(", ")}. style: one of ${STYLE_IDS.join(", ")}. camera: one of ${Object.keys(CAMERA_MOVES).join(", ")}. seconds: ${SECONDS_MIN} to ${SECONDS_MAX}.`,
      marking.rule,
    ].join("\n"),
    prompt: [
      `The film, ${request.seconds} s, ${request.aspect}${request.style === undefined ? "" : `, ${request.style}`}:`,
      marking.material(request.prompt),
      "Its shots:",
      marking.material(shots.join("\n")),
      "The wish:",
      marking.material(words),
    ].join("\n"),
  };
}
