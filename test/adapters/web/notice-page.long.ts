/** @module-tag long */

import axe from "axe-core";
import { expect, it } from "vitest";
import { createNoticeRoutes } from "../../../adapters/web/notice.ts";
import { launchBrowser, serve } from "../console/browser.ts";

const AT = Date.UTC(2026, 10, 30, 12);

it.each(["light", "dark"] as const)(
  "is a form anybody can use on a phone, in %s colours",
  async (colorScheme) => {
    const routes = createNoticeRoutes({
      reports: {
        notice: async () => ({ case: "k3f9x2", lookedAtBy: AT }),
        noticeState: async (id) => (id === "k3f9x2" ? { state: "open", lookedAtBy: AT } : undefined),
      },
      addressOf: () => "192.0.2.1",
    });
    const server = await serve(routes);
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      colorScheme,
      isMobile: true,
      // What looks at the page is a script, which the page itself has none of.
      bypassCSP: true,
    });
    const page = await context.newPage();
    const look = async () => {
      await page.evaluate(axe.source);
      const found = await page.evaluate<axe.AxeResults>(
        `axe.run(document, { rules: Object.fromEntries(axe.getRules(["experimental"]).map(({ ruleId }) => [ruleId, { enabled: true }])) })`,
      );
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    };
    try {
      await page.goto(`${server.address}/notice?clip=abc123`);
      await look();
      await page.getByLabel("This is me").check();
      await page.getByLabel("Its number").fill("");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").waitFor();
      await look();
      await page.getByLabel("What it shows").fill("that is my face");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("heading", { name: "Thank you: case k3f9x2" }).waitFor();
      await look();
      await page.getByRole("link").click();
      await page.getByText("Nobody has decided yet").waitFor();
      await look();
    } finally {
      await browser.close();
      await server.stop();
    }
  },
);
