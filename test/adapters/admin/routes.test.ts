import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAdminRoutes, PASSWORD_HOLDER, TERMINAL_HOLDER } from "../../../adapters/admin/routes.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createLogins } from "../../../src/store/logins.ts";
import { madeUpMonth } from "../../fixtures/made-up-month.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const HERE = "http://127.0.0.1:8788";
const BOSS = "discord:1000";

let redis: TestRedis;
let logins: ReturnType<typeof createLogins>;
let admins: string[];
let asked: number[];

beforeEach(() => {
  redis = testRedis();
  logins = createLogins({
    redis: redis.client,
    keys: createKeys(redis.prefix),
    newSecret: () => randomBytes(32).toString("base64url"),
  });
  admins = [BOSS];
  asked = [];
});
afterEach(() => redis.close());

function open(password?: string) {
  return createAdminRoutes({
    desk: {
      async figures(days) {
        asked.push(days);
        return madeUpMonth();
      },
      mayEnter: async ({ id }) => admins.includes(id),
    },
    logins,
    hosts: ["admin.tailnet.example"],
    ...(password !== undefined && {
      checkPassword: async (typed: string) => (typed === password ? "right" : "wrong"),
    }),
    log: { warn() {} },
  });
}
type Routes = ReturnType<typeof open>;
const get = (routes: Routes, path: string, headers: Record<string, string> = {}, base = HERE) =>
  routes.request(`${base}${path}`, { headers });
const send = (
  routes: Routes,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: HERE },
) => routes.request(`${HERE}/login`, { method: "POST", headers, body: new URLSearchParams(fields) });
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
async function enter(routes: Routes, who = BOSS): Promise<string> {
  return cookieOf(await send(routes, { link: await logins.offer("admin", who) }));
}

describe("the admin's page", () => {
  it("shows nothing without a login, not even on the bot's own machine, and says how to get one", async () => {
    const routes = open();
    const page = await get(routes, "/");
    expect(page.status).toBe(401);
    expect(await page.text()).toContain("/admin page");
    for (const path of ["/api/figures", "/csv/people.csv", "/page/page.js", "/page/uplot.js"]) {
      expect((await get(routes, path)).status, path).toBe(401);
    }
    expect(asked).toEqual([]);
  });

  it("opens with a link of its own, once, for twelve hours, and with none for the chat", async () => {
    const routes = open();
    const link = await logins.offer("admin", BOSS);
    expect((await get(routes, `/login?link=${link}`)).headers.get("set-cookie")).toBeNull();
    const opened = await send(routes, { link });
    expect(opened.headers.get("set-cookie")).toMatch(/Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict/);
    const cookie = cookieOf(opened);
    expect((await get(routes, "/", { cookie })).status).toBe(200);
    expect(await (await get(routes, "/api/figures?days=7", { cookie })).json()).toEqual(
      JSON.parse(JSON.stringify(madeUpMonth())),
    );
    expect(asked).toEqual([7]);
    expect((await send(routes, { link })).status).toBe(403);
    expect((await send(routes, { link: await logins.offer("chat") })).status).toBe(403);
    const chat = await logins.redeem("chat", await logins.offer("chat"));
    expect((await get(routes, "/api/figures", { cookie: `rushes-admin=${chat?.session}` })).status).toBe(401);
  });

  it("ends the session of whoever doesn't run the bot any more", async () => {
    const routes = open();
    const cookie = await enter(routes);
    expect((await get(routes, "/api/figures", { cookie })).status).toBe(200);
    admins = [];
    expect((await get(routes, "/api/figures", { cookie })).status).toBe(401);
    const host = await enter(routes, TERMINAL_HOLDER);
    expect((await get(routes, "/api/figures", { cookie: host })).status).toBe(200);
    // Nobody says of themselves that they are the host, nor that they know a password there isn't.
    for (const who of ["", "host:", PASSWORD_HOLDER, "discord:999"]) {
      const none = await enter(routes, who);
      expect((await get(routes, "/api/figures", { cookie: none })).status, who).toBe(401);
    }
  });

  it("refuses foreign pages, and names it wasn't opened under, the public address among them", async () => {
    const routes = open();
    const cookie = await enter(routes);
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      { host: "rushes.example.org" },
    ];
    for (const headers of foreign) {
      expect((await get(routes, "/api/figures", { cookie, ...headers })).status).toBe(403);
    }
    expect((await send(routes, { link: await logins.offer("admin", BOSS) }, foreign[0])).status).toBe(403);
    const tunnel = "https://admin.tailnet.example";
    expect(
      (await get(routes, "/api/figures", { cookie, host: "admin.tailnet.example" }, tunnel)).status,
    ).toBe(200);
  });

  it("opens its login to whoever follows the link from a chat in the same browser, and its form no further", async () => {
    const routes = open();
    const link = await logins.offer("admin", BOSS);
    const followed = await get(routes, `/login?link=${link}`, { "sec-fetch-site": "cross-site" });
    expect([followed.status, followed.headers.get("set-cookie")]).toEqual([200, null]);
    expect((await send(routes, { link }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send(routes, { link }, { "sec-fetch-site": "same-origin", origin: "null" })).status).toBe(
      403,
    );
    expect((await send(routes, { link }, { "sec-fetch-site": "same-origin", origin: HERE })).status).toBe(
      303,
    );
  });

  it("reads no more of a login than its form sends", async () => {
    const flood = await send(open("correct horse battery"), { password: "x".repeat(100_000) });
    expect([flood.status, cookieOf(flood)]).toEqual([413, ""]);
  });

  it("only reads: every other way of asking is refused", async () => {
    const routes = open();
    const cookie = await enter(routes);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["/", "/api/figures", "/queues", "/csv/people.csv"]) {
        const refused = await routes.request(`${HERE}${path}`, { method, headers: { cookie, origin: HERE } });
        expect(refused.status, `${method} ${path}`).toBe(403);
      }
    }
    expect((await get(routes, "/nowhere", { cookie })).status).toBe(404);
    expect((await get(routes, "/page/..%2froutes.ts", { cookie })).status).toBe(404);
  });

  it("runs nothing but its own scripts, and no words as such", async () => {
    const routes = open();
    const page = await get(routes, "/", { cookie: await enter(routes) });
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|style=|onclick/);
  });

  it("gives every table as a file, in which what people wrote is no formula", async () => {
    const routes = open();
    const cookie = await enter(routes);
    const tables = ["days", "people", "communities", "models", "failures", "under-way", "queue"];
    for (const table of [...tables, "waiting", "reports", "payments", "audit", "plans"]) {
      const file = await get(routes, `/csv/${table}.csv?days=31`, { cookie });
      expect(file.headers.get("content-disposition"), table).toBe(
        `attachment; filename="rushes-${table}.csv"`,
      );
      expect((await file.text()).split("\r\n").length, table).toBeGreaterThan(2);
    }
    const people = await (await get(routes, "/csv/people.csv", { cookie })).text();
    expect(people).toMatch(/^id,name,films,drafts,failed,credits,usd\r\n/);
    expect(people).toContain(",'=HYPERLINK(1),");
    expect((await get(routes, "/csv/constructor.csv", { cookie })).status).toBe(404);
    expect((await get(routes, "/api/figures?days=0", { cookie })).status).toBe(400);
  });

  it("opens with the password where there is one, and says so when it is wrong", async () => {
    const routes = open("correct horse battery");
    expect(await (await get(routes, "/")).text()).toContain('type="password"');
    const wrong = await send(routes, { password: "guess" });
    expect([wrong.status, cookieOf(wrong)]).toEqual([403, ""]);
    expect(await wrong.text()).toContain("not the password");
    const cookie = cookieOf(await send(routes, { password: "correct horse battery" }));
    expect((await get(routes, "/api/figures", { cookie })).status).toBe(200);
    // Taken out of the settings, it opens nothing, and what it opened is closed.
    expect((await get(open(), "/api/figures", { cookie })).status).toBe(401);
    expect((await send(open(), { password: "correct horse battery" })).status).toBe(403);
  });
});
