import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAdminRoutes } from "../../../adapters/admin/routes.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createLogins } from "../../../src/store/logins.ts";
import { madeUpMonth } from "../../fixtures/made-up-month.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";
import { launchBrowser, serve } from "../console/browser.ts";

let browser: Browser;
let redis: TestRedis;
let served: Awaited<ReturnType<typeof serve>>;
let logins: ReturnType<typeof createLogins>;

beforeAll(async () => {
  browser = await launchBrowser();
  redis = testRedis();
  logins = createLogins({ redis: redis.client, keys: createKeys(redis.prefix), newSecret: randomUUID });
  const desk = { figures: async () => madeUpMonth(), mayEnter: async () => true };
  served = await serve(createAdminRoutes({ desk, logins, hosts: [], log: { warn() {} } }));
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  await redis.close();
});

it("draws a month by day, with everything in reach of a phone and of a keyboard, and nothing its policy forbids", async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
  const trouble: string[] = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.goto(`${served.address}/login?link=${await logins.offer("admin", "discord:1000")}`);
  await page.getByRole("button", { name: "Open the admin's page" }).click();
  await page.getByText("as of").waitFor({ timeout: 30_000 });
  expect(await page.locator(".chart canvas").count()).toBe(3);
  expect(await page.getByText("$7.56 left").count()).toBe(1);
  expect(await page.locator("#people tbody tr").count()).toBe(8);
  expect(await page.getByText("=HYPERLINK(1)").count()).toBe(1);
  const [wide, room] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  expect(wide).toBe(room);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("To the figures");
  // What isn't wide enough for a phone scrolls by itself, and can be reached.
  expect(await page.locator("#people .scroll").getAttribute("tabindex")).toBe("0");
  // A day, and a day with its time, stand on one line; what is long doesn't.
  const heights = (cells: string) =>
    page
      .locator(cells)
      .evaluateAll((found) => found.map((one) => (one as unknown as { clientHeight: number }).clientHeight));
  expect(Math.max(...(await heights("#days-table td:first-child, #payments td:first-child")))).toBeLessThan(
    45,
  );
  expect(Math.max(...(await heights("#failures td.long")))).toBeGreaterThan(45);
  expect(trouble).toEqual([]);
  await page.close();
});
