import type { z } from "zod";
import type { WriteText } from "../core/ports/write-text.ts";

/** Longer answers are no plan of ours. */
const LONGEST_ANSWER = 60_000;

/**
 * Asks a language model and reads its answer as JSON of this shape. Throws for anything else, whatever the
 * model or the connection does, and after `timeoutMs` at the latest.
 */
export async function askForJson<Shape extends z.ZodType>(
  write: WriteText,
  prompt: { system: string; prompt: string; seed: number },
  shape: Shape,
  { timeoutMs, payer }: { timeoutMs: number; payer: string },
): Promise<z.output<Shape>> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${timeoutMs} ms`);
      controller.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    // Raced, because not every client heeds its signal.
    const answer = await Promise.race([write(prompt, { signal: controller.signal, payer }), late]);
    return shape.parse(JSON.parse(jsonIn(answer)));
  } finally {
    clearTimeout(timer);
  }
}

/** The object in an answer that may have thoughts before it and a fence around it. */
function jsonIn(answer: string): string {
  if (answer.length > LONGEST_ANSWER) throw new Error(`an answer of ${answer.length} characters`);
  const thought = answer.replace(/<think>[\s\S]*?<\/think>/g, "");
  const from = thought.indexOf("{");
  const to = thought.lastIndexOf("}");
  if (from < 0 || to < from) throw new Error("an answer without JSON");
  return thought.slice(from, to + 1);
}

/**
 * A person's words inside a prompt, between marks they can't have guessed and can't close: material for
 * the model, never an instruction to it.
 */
export function asMaterial(text: string, mark: string): string {
  const closed = text.replaceAll(mark, "");
  return `<<<${mark}\n${closed}\n${mark}>>>`;
}
