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
  /** The longest report, in bytes; default 400 MB. */
  mostBytes?: number | undefined;
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
  mostBytes = BODY_BYTES,
  onFinished,
}: CogWebhookSettings): Hono {
  const results = createResults({ media, notebook });
  const app = new Hono();
  const route = "/webhooks/cog/:id/:seal";
  // Before anything is read: whoever has no such address could fill the memory otherwise.
  app.use(route, async (context, next) => {
    const { id, seal } = context.req.param();
    if (id && seal && (await isSealOf(notebook, id, seal))) return next();
    return context.text("Not found", 404);
  });
  const limit = bodyLimit({ maxSize: mostBytes, onError: (context) => context.text("Too large", 413) });
  app.post(route, limit, async (context) => {
    const id = context.req.param("id");
    const report = reportSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!report.success) return context.text("Not a prediction", 400);
    if (await results.take(id, report.data)) await onFinished({ backend: "cog", operationId: id });
    return context.body(null, 204);
  });
  app.route("/", createCogUploads({ urls, uploadSecret, media, notebook }));
  return app;
}
