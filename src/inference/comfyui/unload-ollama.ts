import { z } from "zod";
import { createServiceClient } from "../service-client.ts";

/** Whoever waits for the room begins without it after so long, in milliseconds. */
const LIMIT_MS = 10_000;

const loadedSchema = z.looseObject({
  models: z.array(z.looseObject({ model: z.string().min(1) })).default([]),
});

/**
 * Has an Ollama server let go of its language model, or without a name of all that it holds: a request without words and
 * with `keep_alive` 0 unloads (docs/api.md of Ollama, "Unload a model"). Throws BackendError where it is none or away.
 */
export function createUnloader({
  url,
  model,
  key,
  fetch,
}: {
  /** As DIRECTOR_URL. */
  url: string;
  model: string | undefined;
  key: string | undefined;
  fetch: typeof globalThis.fetch;
}): () => Promise<void> {
  // Its own routes stand beside those of OpenAI's kind.
  const root = url.replace(/\/+$/, "").replace(/(\/v1)?(\/chat\/completions)?$/, "");
  const client = createServiceClient({
    called: "The language model",
    id: "ollama",
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    fetch,
  });
  async function loaded(): Promise<string[]> {
    const answer = await client.json(`${root}/api/ps`, { limitMs: LIMIT_MS });
    return loadedSchema.parse(answer).models.map((one) => one.model);
  }
  return async () => {
    for (const name of model === undefined ? await loaded() : [model]) {
      const body = { model: name, keep_alive: 0, stream: false };
      await client.json(`${root}/api/generate`, { method: "POST", body, limitMs: LIMIT_MS });
    }
  };
}
