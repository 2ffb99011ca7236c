import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { toCsv } from "../../src/core/csv.ts";
import type { AdminDesk } from "../../src/core/ports/figures.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Logins } from "../../src/core/ports/logins.ts";
import { createGuard } from "../web/guard.ts";
import { createLogin } from "../web/login.ts";
import { PageError, toHttpProblem } from "../web/page-error.ts";
import { createPageFiles } from "../web/page-files.ts";
import { QUEUES_PATH } from "./queues-page.ts";
import { TABLES } from "./tables.ts";

/** Who is let in by the password, and by a link from the bot's own machine. */
export const PASSWORD_HOLDER = "host:password";
export const TERMINAL_HOLDER = "host:terminal";

/** The charts' own files, as their package has them. */
const UPLOT = dirname(createRequire(import.meta.url).resolve("uplot/package.json"));
const CHART_FILES: Readonly<Record<string, { path: string; type: string }>> = {
  "uplot.js": { path: "dist/uPlot.esm.js", type: "text/javascript; charset=utf-8" },
  "uplot.css": { path: "dist/uPlot.min.css", type: "text/css; charset=utf-8" },
};

const days = z.coerce.number().int().min(1).max(366).default(31);

/**
 * The admin's page and what it shows; it only reads. `hosts`: names it may be reached under besides this machine's own,
 * without port.
 */
export function createAdminRoutes({
  desk,
  logins,
  hosts,
  checkPassword,
  queuesPage,
  log,
}: {
  desk: AdminDesk;
  logins: Logins;
  hosts: readonly string[];
  /** Absent: no password opens it. */
  checkPassword?: ((typed: string) => Promise<"right" | "wrong" | "too-often">) | undefined;
  /** BullMQ's queues; absent: what shows them isn't installed. */
  queuesPage?: Hono | undefined;
  log: Pick<Log, "warn">;
}): Hono {
  const routes = new Hono();
  const pageFile = createPageFiles(new URL("./page/", import.meta.url));
  const charts = Object.fromEntries(
    Object.entries(CHART_FILES).map(([name, { path, type }]) => [
      name,
      { type, bytes: new Uint8Array(readFileSync(join(UPLOT, path))) },
    ]),
  );

  routes.onError((error, context) => {
    const { status, body } = toHttpProblem(error);
    if (status === 500) log.warn({ err: error, path: context.req.path }, "the admin's page could not answer");
    return context.json(body, status);
  });
  routes.use("*", createGuard({ hosts, page: "The admin's page", setting: "ADMIN_URL" }));
  const login = createLogin({
    logins,
    // Whoever is at this machine may be a guest of it.
    isLocal: () => false,
    stylesheet: "/page/style.css",
    words: {
      page: "admin",
      cookie: "rushes-admin",
      title: "Rushes",
      called: "the admin's page",
      howTo: html`<p>
        <code>/admin page</code>, said to the bot privately, gets you a link that works once and for five
        minutes. So does <code>npm run admin -- login</code> on the machine the bot runs on.
      </p>`,
    },
    mayEnter: async (who) =>
      who === TERMINAL_HOLDER ||
      (who === PASSWORD_HOLDER ? checkPassword !== undefined : desk.mayEnter({ id: who })),
    ...(checkPassword && { password: { who: PASSWORD_HOLDER, check: checkPassword } }),
  });
  // Before the guard: whoever logs in has no session yet.
  routes.route("/", login.routes);
  routes.use("*", login.guard);
  // Nothing here is changed by a page: that is /admin's, in the chat and on the machine.
  routes.use("*", async (context, next) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD") {
      throw new PageError(403, "read-only", "This page only shows. /admin in the chat changes things.");
    }
    await next();
  });

  routes.get("/", (context) => pageFile(context, "index.html") ?? context.notFound());
  routes.get("/page/:name", (context) => {
    const chart = charts[context.req.param("name")];
    if (!chart) return pageFile(context, context.req.param("name")) ?? context.notFound();
    context.header("Cache-Control", "no-cache");
    context.header("Content-Type", chart.type);
    return context.body(chart.bytes);
  });
  routes.get("/api/figures", async (context) => {
    context.header("Cache-Control", "no-store");
    return context.json(await desk.figures(daysIn(context)));
  });
  routes.get("/csv/:table", async (context) => {
    const name = context.req.param("table").replace(/\.csv$/, "");
    const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
    if (!table)
      throw new PageError(404, "no-such-table", "There is no such table. Use the links on the page.");
    context.header("Cache-Control", "no-store");
    context.header("Content-Type", "text/csv; charset=utf-8");
    context.header("Content-Disposition", `attachment; filename="rushes-${name}.csv"`);
    return context.body(toCsv([table.columns, ...table.rows(await desk.figures(daysIn(context)))]));
  });
  if (queuesPage) routes.route(QUEUES_PATH, queuesPage);
  else
    routes.get(QUEUES_PATH, () => {
      throw new PageError(
        404,
        "no-queues-page",
        "What shows the queues is not installed. Run npm ci in the bot's folder, without --omit=optional.",
      );
    });
  routes.all("*", () => {
    throw new PageError(404, "not-here", "There is no such page.");
  });
  return routes;
}

function daysIn(context: Context): number {
  return days.parse(context.req.query("days"));
}
