import { BackendError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import { schemaOf } from "./dialect.ts";
import { createVideoServer, type VideoServer } from "./server.ts";

/** Every server, the models it has, and what it takes besides a prompt. Starts nothing. */
export async function checkVideosApi({
  urls,
  key,
  fetch,
}: {
  urls: readonly string[];
  key: string | undefined;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  if (urls.length === 0)
    return [{ about: "Video servers", verdict: "off", detail: "VIDEO_API_URL is not set" }];
  return Promise.all(urls.map((url) => checkServer(createVideoServer(url, { key, fetch }))));
}

async function checkServer(server: VideoServer): Promise<Finding> {
  const about = `Video server ${new URL(server.url).host}`;
  try {
    const models = await server.models();
    if (models.length === 0)
      return { about, verdict: "problem", detail: "it has no model", remedy: "Start it with a video model." };
    const dialect = await server.dialect();
    const listed = await server.jobs();
    const takes = (model: string) =>
      schemaOf(model, dialect, undefined)
        .fields.map(({ name }) => name)
        .join(", ");
    const detail = models.map((model) => `${model} takes ${takes(model)}`).join("; ");
    if (listed) return { about, verdict: "good", detail };
    return {
      about,
      verdict: "warning",
      detail: `${detail}; it lists no jobs, so a shot whose start got no answer can't be found again`,
      remedy: "Use a server that answers GET /v1/videos, as vLLM-Omni and SGLang do.",
    };
  } catch (error) {
    const isKey = error instanceof BackendError && error.code === "backend-refused-token";
    return {
      about,
      verdict: "problem",
      detail: error instanceof BackendError ? error.userMessage : String(error),
      remedy: isKey ? "Set VIDEO_API_KEY to the server's key." : "Start it, or check VIDEO_API_URL.",
    };
  }
}
