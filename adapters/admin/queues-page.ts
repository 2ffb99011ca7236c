import { serveStatic } from "@hono/node-server/serve-static";
import type { Queue } from "bullmq";
import { Hono } from "hono";

/** Where BullMQ's queues are shown. */
export const QUEUES_PATH = "/queues";

/**
 * The board writes its sizes and colours into its elements, and has `base` for its addresses, so it can't live under
 * the policy of our own pages. Nothing of it leaves this machine.
 */
const BOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Fonts that its page would fetch from elsewhere. */
const FOREIGN_LINKS = /<link\b[^>]*href="https?:[^>]*>/g;

/**
 * BullMQ's queues as its board shows them: each job with its data, its tries and its errors. It only reads: a job that is
 * tried again by hand would be paid for again. Undefined where its package isn't installed, which is optional.
 */
export async function openQueuesPage(queues: readonly Queue[]): Promise<Hono | undefined> {
  const parts = await Promise.all([
    import("@bull-board/api"),
    import("@bull-board/api/bullMQAdapter"),
    import("@bull-board/hono"),
  ]).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    return undefined;
  });
  if (!parts) return undefined;
  const [{ createBullBoard }, { BullMQAdapter }, { HonoAdapter }] = parts;
  const server = new HonoAdapter(serveStatic).setBasePath(QUEUES_PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: server,
    options: { uiConfig: { boardTitle: "Rushes: queues", miscLinks: [{ text: "Figures", url: "/" }] } },
  });
  const page = new Hono();
  page.use("*", async (context, next) => {
    await next();
    const isHtml = context.res.headers.get("content-type")?.startsWith("text/html") === true;
    if (isHtml)
      context.res = new Response((await context.res.text()).replace(FOREIGN_LINKS, ""), context.res);
    context.header("Content-Security-Policy", BOARD_POLICY);
  });
  page.route("/", server.registerPlugin());
  return page;
}
