import { z } from "zod";
import type { TextQuestion, WordsPayer, WriteText } from "../core/ports/write-text.ts";
import { objectsIn } from "./json-in-answer.ts";

/** Longer answers are no plan of ours. */
const LONGEST_ANSWER = 60_000;
/** Of what is wrong, so much is said again. */
const MOST_FAULTS = 12;

/** An answer that can't be used, with what is wrong in it: places and reasons, and nothing that was written there. */
class BadAnswer extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`an answer that can't be used: ${faults.join("; ")}`);
    this.faults = faults;
  }
}

interface AskingOptions {
  timeoutMs: number;
  payer: WordsPayer;
  /** Takes the marking out of words that were taken over with it. */
  clean: (answer: string) => string;
}

/**
 * Asks a language model and reads its answer as JSON of this shape. What can't be used is asked for once more, with
 * what is wrong in it. Throws for anything else, whatever the model or the connection does, and after `timeoutMs`
 * over both answers at the latest.
 */
export async function askForJson<Shape extends z.ZodType>(
  write: WriteText,
  question: TextQuestion,
  shape: Shape,
  { timeoutMs, payer, clean }: AskingOptions,
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
  // Raced, because not every client heeds its signal.
  const ask = async (asked: TextQuestion) =>
    read(clean(await Promise.race([write(asked, { signal: controller.signal, payer }), late])), shape);
  late.catch(() => {});
  try {
    return await ask(question).catch((error) => {
      if (!(error instanceof BadAnswer)) throw error;
      return ask({ ...question, prompt: `${question.prompt}\n\n${again(error)}` });
    });
  } finally {
    clearTimeout(timer);
  }
}

function again({ faults }: BadAnswer): string {
  return [
    "Your answer before this one could not be used:",
    ...faults.map((fault) => `- ${fault}`),
    "Answer again with the whole JSON object, with that put right, and with nothing else.",
  ].join("\n");
}

function read<Shape extends z.ZodType>(answer: string, shape: Shape): z.output<Shape> {
  if (answer.length > LONGEST_ANSWER)
    throw new BadAnswer([`it has ${answer.length} characters, far too many`]);
  const texts = objectsIn(answer);
  if (texts.length === 0) throw new BadAnswer(["there is no whole JSON object in it"]);
  let first: BadAnswer | undefined;
  for (const text of texts) {
    const found = readObject(text, shape);
    if (!(found instanceof BadAnswer)) return found.data;
    first ??= found;
  }
  throw first;
}

function readObject<Shape extends z.ZodType>(
  text: string,
  shape: Shape,
): { data: z.output<Shape> } | BadAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return new BadAnswer(["it is not valid JSON"]);
  }
  const result = shape.safeParse(json);
  if (result.success) return { data: result.data };
  const faults = result.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the object"}: ${message}`,
  );
  return new BadAnswer(faults.slice(0, MOST_FAULTS));
}

/**
 * A form of answer in the dialect that every endpoint takes: all fields required, null instead of left out, nothing
 * added, and no bounds on numbers and lengths.
 */
export function formOf(name: string, schema: z.ZodObject): { name: string; schema: object } {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: "input" });
  return { name, schema: written };
}
