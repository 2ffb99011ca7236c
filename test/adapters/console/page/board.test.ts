import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { expect, it, vi } from "vitest";
import { createConsoleRoutes } from "../../../../adapters/console/web/routes.ts";
import { noLogins } from "../../../fixtures/no-logins.ts";
import { launchBrowser, serve } from "../browser.ts";
import { smallStudio } from "../small-studio.ts";

vi.setConfig({ testTimeout: 90_000 });

it("a board's shots are put in another order by keyboard or by dragging, which axe-core finds nothing in, and sent as words", {
  tags: ["long"],
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "rushes-page-board-"));
  const clipFile = join(folder, "clip.mp4");
  const picture = ["-f", "lavfi", "-i", "testsrc2=s=320x180:d=1:r=24", "-pix_fmt", "yuv420p"];
  execFileSync("ffmpeg", ["-v", "error", ...picture, clipFile]);
  const chat = await smallStudio({ clipFile });
  const web = createConsoleRoutes({
    ...chat,
    hosts: [],
    logins: noLogins,
    isLocal: () => true,
    log: { warn: () => {} },
  });
  const server = await serve(web.routes);
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(server.address);
  const words = page.getByRole("textbox", { name: "Message" });
  await words.fill("/video a red fox");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  const clip = chat.clips.get("c1");
  if (!clip) throw new Error("nothing was asked for");
  clip.board = { id: "b", version: 1, film: { model: "m", resolution: "720p" }, notes: [] };
  await chat.deliver("c1", { into: true });

  const grips = page.locator(".board .grip");
  await grips.first().waitFor();
  expect(await grips.allTextContents()).toEqual(["1", "2"]);
  // How each shot is filmed stands under its words, in one column.
  const lefts = await page
    .locator(".board .shot-beat, .board .shot-facts")
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  expect(new Set(lefts).size).toBe(1);
  // The card's buttons stand under the draft now.
  await page.locator(".message > .main > .buttons").getByRole("button", { name: "Cancel" }).waitFor();
  // Changed, it is a card again while its new draft is drawn, and then the draft.
  await chat.recard("c1");
  await page.locator(".card .card-actions").getByRole("button", { name: "Cancel" }).waitFor();
  expect(await page.locator("video").count()).toBe(0);
  await chat.deliver("c1", { into: true });
  await grips.first().waitFor();
  await grips.first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await grips.allTextContents()).toEqual(["2", "1"]);
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>("axe.run(document)");
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "As it was" }).click();
  expect(await grips.allTextContents()).toEqual(["1", "2"]);
  await page.locator(".board-shot").last().dragTo(page.locator(".board-shot").first());
  expect(await grips.allTextContents()).toEqual(["2", "1"]);
  await page.getByRole("button", { name: "Use this order" }).click();
  await expect
    .poll(() => chat.heard.at(-1)?.options, { timeout: 15_000 })
    .toMatchObject({ change: "order 2 1" });
  expect(chat.heard.at(-1)?.replyTo).toBeDefined();

  await browser.close();
  await web.close();
  await server.stop();
  await chat.close();
  rmSync(folder, { recursive: true, force: true });
});
