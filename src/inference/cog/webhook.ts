import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import { createResults, reportSchema } from "./results.ts";
import { isSealOf, sealOf } from "./seal.ts";
import { createCogUploads } from "./uploads.ts";

/** A video as text in JSON. */
const BODY_BYTES = 400_000_000;

export interface CogWebhookSettings {
  /** The containers, which may upload their files here too. */
  urls: readonly string[];
  uploadSecret?: string | undefined;
  media: MediaStore;
  /** The same space as the backend's. */
  notebook: Notebook;
  /** A shot has come to an end, good or bad: whoever waits for it need wait no longer. */
  onFinished(finished: { backend: "cog"; operationId: string }): Promise<void>;
}

/** Cog signs nothing: each prediction's address has a seal only this installation can make. */
export async function cogWebhookAddress(base: string, notebook: Notebook, id: string): Promise<string> {
  return `${base}/webhooks/cog/${id}/${await sealOf(notebook, id)}`;
}

/** Takes in what containers report and upload, to be mounted where they can reach it. */
export function createCogWebhook({
  urls,
  uploadSecret,
  media,
  notebook,
  onFinished,
}: CogWebhookSettings): Hono {
  const results = createResults({ media, notebook });
  const app = new Hono();
  const limit = bodyLimit({ maxSize: BODY_BYTES, onError: (context) => context.text("Too large", 413) });
  app.post("/webhooks/cog/:id/:seal", limit, async (context) => {
    const id = context.req.param("id");
    if (!(await isSealOf(notebook, id, context.req.param("seal")))) return context.text("Not found", 404);
    const report = reportSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!report.success) return context.text("Not a prediction", 400);
    if (await results.take(id, report.data)) await onFinished({ backend: "cog", operationId: id });
    return context.body(null, 204);
  });
  app.route("/", createCogUploads({ urls, uploadSecret, media, notebook }));
  return app;
}
