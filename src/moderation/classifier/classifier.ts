import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "../../core/errors.ts";
import type { Classify, Scores } from "../../core/ports/moderator.ts";
import { createServiceClient } from "../../inference/service-client.ts";
import { fromLlamaGuard, fromModerations, fromPolicy, fromQwenGuard, worst } from "./answers.ts";
import { classifierAway } from "./away.ts";
import { policyPrompt } from "./policy.ts";
import { askReplicateGuard, isReplicate, readsWordsAlone } from "./replicate-guard.ts";

const CALLED = "The classifier";
const DEFAULT_MODEL = "omni-moderation-latest";
/** A person waits meanwhile. */
const ANSWER_MS = 20_000;
/** A service that is busy is asked once more where it asks for no longer a wait than this, in milliseconds. */
const LONGEST_WAIT_MS = 3_000;
const AT_ONCE = 4;
/** Categories of a guard are a few words, a policy's thoughts some hundred. */
const MOST_ANSWER_TOKENS = 1_024;

type Kind = "moderations" | "llama-guard" | "qwen-guard" | "policy";

/** Which way a model is asked, by its name. */
function kindOf(model: string): Kind {
  if (/llama-?guard/i.test(model)) return "llama-guard";
  if (/qwen\d*-?guard/i.test(model)) return "qwen-guard";
  if (/safeguard/i.test(model)) return "policy";
  return "moderations";
}

/** Qwen3Guard, gpt-oss-safeguard and the small Llama Guards read words alone. */
export function seesPictures(model = DEFAULT_MODEL): boolean {
  const kind = kindOf(model);
  return kind === "moderations" || (kind === "llama-guard" && !readsWordsAlone(model));
}

const READ: Record<Kind, (answer: unknown) => Scores> = {
  moderations: fromModerations,
  "llama-guard": fromLlamaGuard,
  "qwen-guard": fromQwenGuard,
  policy: fromPolicy,
};

type Part = { type: "text"; text: string } | { type: "image_url"; image_url: { url: string } };

/**
 * A service that speaks OpenAI's `/v1/moderations`, or its chat for guard models, or Replicate with a Llama Guard. `address`: with or without `/v1` or the whole
 * route at its end. `policy`: the host's own, for models that judge by one.
 */
export function createClassifier({
  address,
  key,
  model = DEFAULT_MODEL,
  policy,
  fetch,
  now,
}: {
  address: string;
  key?: string | undefined;
  model?: string | undefined;
  policy?: string | undefined;
  fetch: typeof globalThis.fetch;
  now: () => number;
}): Classify {
  const base = address.replace(/\/+$/, "").replace(/\/(moderations|chat\/completions|predictions)$/, "");
  const root = /\/v\d+$/.test(base) ? base : `${base}/v1`;
  const kind = kindOf(model);
  const client = createServiceClient({
    called: CALLED,
    id: "classifier",
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    fetch,
  });

  async function ask(parts: readonly Part[], signal: AbortSignal | undefined): Promise<Scores> {
    const words = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
    const content = parts.some(({ type }) => type === "image_url") ? parts : words;
    const body =
      kind === "moderations"
        ? { model, input: content }
        : {
            model,
            messages: [
              ...(kind === "policy" ? [{ role: "system", content: policyPrompt(policy) }] : []),
              { role: "user", content },
            ],
            temperature: 0,
            max_tokens: MOST_ANSWER_TOKENS,
          };
    const route = kind === "moderations" ? `${root}/moderations` : `${root}/chat/completions`;
    const picture = parts.find((part) => part.type === "image_url")?.image_url.url;
    const post = () =>
      isReplicate(address)
        ? askReplicateGuard(client, { root, model, words, picture }, { signal, limitMs: ANSWER_MS, now })
        : client.json(route, { method: "POST", body, signal, limitMs: ANSWER_MS });
    try {
      return READ[kind](await post());
    } catch (error) {
      signal?.throwIfAborted();
      const wait = error instanceof BackendError && error.retryable ? (error.retryAfterMs ?? 500) : undefined;
      if (wait === undefined || wait > LONGEST_WAIT_MS) throw away(error);
      await sleep(wait, undefined, signal && { signal });
      return READ[kind](
        await post().catch((again: unknown) => {
          signal?.throwIfAborted();
          throw away(again);
        }),
      );
    }
  }

  return async ({ texts, pictures }, { signal }) => {
    const words = texts.filter((text) => text.trim() !== "").join("\n\n");
    const text: Part[] = words === "" ? [] : [{ type: "text", text: words }];
    if (pictures.length === 0 || !seesPictures(model)) return text.length === 0 ? {} : ask(text, signal);
    const all: Scores[] = [];
    // One picture a call is what OpenAI takes, each with the words, since harm may lie in both together.
    for (let at = 0; at < pictures.length; at += AT_ONCE) {
      const some = pictures.slice(at, at + AT_ONCE).map(async (path) => {
        const url = `data:${await typeOf(path)};base64,${(await readFile(path)).toString("base64")}`;
        return ask([...text, { type: "image_url", image_url: { url } }], signal);
      });
      all.push(...(await Promise.all(some)));
    }
    return worst(all);
  };
}

async function typeOf(path: string): Promise<"image/png" | "image/jpeg"> {
  return (await readFile(path)).subarray(0, 4).toString("latin1") === "\x89PNG" ? "image/png" : "image/jpeg";
}

/** Any trouble with the classifier, for a person. */
function away(cause: unknown): BackendError {
  if (cause instanceof BackendError && cause.code === "classifier-away") return cause;
  const { retryable = false, retryAfterMs } = cause instanceof BackendError ? cause : {};
  return classifierAway(cause instanceof Error ? cause.message : String(cause), {
    retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause,
  });
}
