import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import type { TextQuestion } from "../../core/ports/write-text.ts";
import { type Ask, lost } from "../remembered-words.ts";
import { createServiceClient, ServiceRefusal } from "../service-client.ts";
import { noWords, tooDear } from "../write-text.ts";
import { modelsSchema, routesOf } from "./endpoint.ts";

/**
 * How an answer's form is asked for, the strictest first. What an endpoint takes is in no description of it: OpenAI,
 * vLLM, llama.cpp and Ollama take a schema, DeepSeek and others only say that it be JSON, the oldest neither.
 */
const FORMS = ["schema", "json", "words"] as const;

/** Some give the text in parts. */
const content = z.union([
  z.string(),
  z
    .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
    .transform((parts) =>
      parts.map(({ type, text }) => (type === "text" && text !== undefined ? text : "")).join(""),
    ),
]);
const answerSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: content.nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** A language model thinks for long; whoever asks says with a signal how long it may. */
const ANSWER_MS = 10 * 60_000;
const MODELS_MS = 10_000;
/** Told to wait longer than this, nobody waits. */
const PATIENCE_MS = 10_000;

export interface ChatEndpoint {
  /** With or without `/v1` or `/chat/completions` at its end. */
  url: string;
  /** The name sent; absent: the first model that the endpoint lists. */
  model?: string | undefined;
  key?: string | undefined;
  /** What one answer costs at most, in US dollars; absent: nothing. */
  usdPerCall?: number | undefined;
  /** Books what an answer may cost to who asked, once for each id; whether the day's money reaches. */
  maySpend: (id: string, account: string, usd: number) => Promise<boolean>;
  fetch: typeof globalThis.fetch;
}

/**
 * Asks an endpoint that speaks OpenAI's chat completions. Throws BackendError, and nothing is asked twice but what was
 * refused before it was begun: for the form of its answer, or because the endpoint is busy. Such an endpoint gives no id to ask
 * with again: what a process has asked that died before its answer was there is lost.
 */
export function createChatWriter(endpoint: ChatEndpoint): Ask {
  const { key, usdPerCall = 0, maySpend, fetch } = endpoint;
  const { completions, models } = routesOf(endpoint.url);
  const client = createServiceClient({
    called: "The language model",
    id: "chat completions",
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    fetch,
  });
  /** The strictest form it is known to take. */
  let form = 0;
  let listed: Promise<string> | undefined;

  function firstModel(): Promise<string> {
    listed ??= client
      .json(models, { limitMs: MODELS_MS })
      .then((answer) => {
        const [first] = modelsSchema.parse(answer).data;
        if (first) return first.id;
        throw new BackendError("no-words", "The language model's endpoint lists no model.");
      })
      .catch((error) => {
        listed = undefined;
        throw error;
      });
    return listed;
  }

  async function send(question: TextQuestion, model: string, signal: AbortSignal): Promise<unknown> {
    const messages = [
      { role: "system", content: question.system },
      { role: "user", content: question.prompt },
    ];
    for (let tried = question.form ? form : FORMS.length - 1, busy = 0; ; ) {
      const asked = FORMS[tried];
      const body = { model, messages, seed: question.seed, ...responseFormat(question, asked) };
      try {
        const answer = await client.json(completions, { method: "POST", body, signal, limitMs: ANSWER_MS });
        if (question.form) form = tried;
        return answer;
      } catch (error) {
        if (!(error instanceof ServiceRefusal)) throw error;
        if ([400, 415, 422].includes(error.status) && tried + 1 < FORMS.length) tried += 1;
        else if (error.status === 429 && busy === 0 && (error.retryAfterMs ?? 0) <= PATIENCE_MS) {
          busy += 1;
          await sleep(error.retryAfterMs, undefined, { signal });
        } else throw error;
      }
    }
  }

  return async (question, { signal, account, key: id, before, begin }) => {
    if (before) throw lost();
    const model = endpoint.model ?? (await firstModel());
    if (usdPerCall > 0 && !(await maySpend(id, account, usdPerCall))) {
      throw tooDear();
    }
    await begin();
    const read = answerSchema.safeParse(await send(question, model, signal));
    const [choice] = read.data?.choices ?? [];
    const text = choice?.message.content ?? "";
    if (text.trim() !== "" && choice?.finish_reason !== "content_filter") return text;
    throw noWords(choice?.message.refusal ?? `finished by ${choice?.finish_reason ?? "nothing known"}`);
  };
}

function responseFormat({ form }: TextQuestion, asked: (typeof FORMS)[number] | undefined): object {
  if (form === undefined || asked === "words") return {};
  return {
    response_format:
      asked === "json"
        ? { type: "json_object" }
        : { type: "json_schema", json_schema: { name: form.name, strict: true, schema: form.schema } },
  };
}
