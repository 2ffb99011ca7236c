import type { Finding } from "../../core/ports/finding.ts";
import { createServiceClient } from "../service-client.ts";
import { modelsSchema, routesOf } from "./endpoint.ts";

const LOOK_MS = 10_000;

/** Whether the language model that directs can be reached, and has the model that is named. Costs nothing. */
export async function checkChatEndpoint({
  url,
  model,
  key,
  fetch = globalThis.fetch,
}: {
  url: string | undefined;
  model: string | undefined;
  key: string | undefined;
  fetch?: typeof globalThis.fetch;
}): Promise<Finding[]> {
  const about = "director";
  if (url === undefined) return [];
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const client = createServiceClient({
    called: "The language model",
    id: "chat completions",
    headers,
    fetch,
  });
  try {
    const names = modelsSchema
      .parse(await client.json(routesOf(url).models, { limitMs: LOOK_MS }))
      .data.map(({ id }) => id);
    if (model === undefined || names.includes(model))
      return [{ about, verdict: "good", detail: `${model ?? names[0] ?? "a model"} at DIRECTOR_URL` }];
    return [
      {
        about,
        verdict: "warning",
        detail: `DIRECTOR_URL does not list ${model}, but ${names.slice(0, 5).join(", ") || "nothing"}`,
        remedy: "Set DIRECTOR_MODEL to one of its names; until then the rules plan.",
      },
    ];
  } catch (error) {
    const detail =
      error instanceof Error && "userMessage" in error
        ? String(error.userMessage)
        : "gives no list of its models";
    return [
      {
        about,
        verdict: "warning",
        detail,
        remedy: "Look at DIRECTOR_URL and DIRECTOR_API_KEY; until then the rules plan.",
      },
    ];
  }
}
