import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConsoleRoutes, createConsoleRoutes } from "../../../adapters/console/web/routes.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createLogins } from "../../../src/store/logins.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";
import { type SmallStudio, smallStudio } from "./small-studio.ts";

const HERE = "http://192.168.1.20:8787";

let chat: SmallStudio;
let web: ConsoleRoutes;
let redis: TestRedis;
let logins: ReturnType<typeof createLogins>;

beforeEach(async () => {
  chat = await smallStudio();
  redis = testRedis();
  logins = createLogins({ redis: redis.client, keys: createKeys(redis.prefix), newSecret: randomUUID });
  web = createConsoleRoutes({
    ...chat,
    hosts: ["192.168.1.20"],
    logins,
    isLocal: () => false,
    log: { warn: () => {} },
  });
});
afterEach(async () => {
  await web.close();
  await chat.close();
  await redis.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  web.routes.request(`${HERE}${path}`, { headers });
const useLink = (link: string, headers: Record<string, string> = { origin: HERE }) =>
  web.routes.request(`${HERE}/login`, { method: "POST", headers, body: new URLSearchParams({ link }) });
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("the local chat opened from elsewhere", () => {
  it("asks for a login, says how to get one, and shows nothing", async () => {
    const page = await get("/");
    expect(page.status).toBe(401);
    expect(await page.text()).toContain("npm run admin -- login");
    for (const path of ["/api/start", "/page/page.js", "/media/a/b/c"]) {
      const refused = await get(path);
      expect(refused.status, path).toBe(401);
      expect(await refused.json(), path).toMatchObject({ code: "login-needed" });
    }
  });

  it("opens with a link, for twelve hours", async () => {
    const opened = await useLink(await logins.offer("chat"));
    expect(opened.status).toBe(303);
    expect(opened.headers.get("set-cookie")).toMatch(/Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict/);
    const cookie = cookieOf(opened);
    expect((await get("/", { cookie })).status).toBe(200);
    expect((await get("/api/start", { cookie })).status).toBe(200);
  });

  it("lets a link in once, also of two who use it at the same moment", async () => {
    const link = await logins.offer("chat");
    const both = await Promise.all([useLink(link), useLink(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect((await useLink(link)).status).toBe(403);
  });

  it("isn't used up by whoever only looks at the link, such as a chat that shows previews", async () => {
    const link = await logins.offer("chat");
    const looked = await get(`/login?link=${link}`);
    expect(looked.status).toBe(200);
    expect(looked.headers.get("set-cookie")).toBeNull();
    expect((await useLink(link)).status).toBe(303);
  });

  it("takes no link from a foreign page, no made-up link and no made-up cookie", async () => {
    const link = await logins.offer("chat");
    expect((await useLink(link, { origin: "https://evil.example" })).status).toBe(403);
    expect((await useLink("guess")).status).toBe(403);
    expect((await get("/api/start", { cookie: "rushes-chat=guess" })).status).toBe(401);
  });

  it("shows a link's words as words", async () => {
    const page = await (await get(`/login?link=${encodeURIComponent('"><script>')}`)).text();
    expect(page).not.toContain("<script>");
  });

  it("keeps neither links nor sessions in Redis as they are", async () => {
    const link = await logins.offer("chat");
    const session = (await logins.redeem("chat", link))?.session ?? "";
    await logins.offer("chat");
    const kept = (await redis.client.keys(`${redis.prefix}*`)).join(" ");
    expect(kept).toContain("login");
    expect(kept).not.toContain(session);
  });

  it("names the setting to whoever opens it under a name it doesn't know", async () => {
    const refused = await web.routes.request("http://10.9.8.7:8787/");
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      message: expect.stringContaining("10.9.8.7 to PAGE_HOSTS"),
    });
  });
});
