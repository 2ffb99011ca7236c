import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type ConsoleRoutes, createConsoleRoutes } from "../../../../adapters/console/web/routes.ts";
import { noLogins } from "../../../fixtures/no-logins.ts";
import { launchBrowser, serve } from "../browser.ts";
import { type SmallStudio, smallStudio } from "../small-studio.ts";

export let folder: string;
let browser: Browser;
export let chat: SmallStudio;
let web: ConsoleRoutes;
export let server: Awaited<ReturnType<typeof serve>>;
export let context: BrowserContext;
export let page: Page;
let faults: string[];

/** Opens the local chat's page anew for each test of a file. */
export function onThePage(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "rushes-page-"));
    const ffmpeg = (...args: string[]) => execFileSync("ffmpeg", ["-v", "error", ...args]);
    ffmpeg(
      "-f",
      "lavfi",
      "-i",
      "testsrc2=s=320x180:d=2:r=24",
      "-pix_fmt",
      "yuv420p",
      "-movflags",
      "+faststart",
      join(folder, "clip.mp4"),
    );
    ffmpeg("-i", join(folder, "clip.mp4"), "-frames:v", "1", join(folder, "poster.jpg"));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    chat = await smallStudio({ clipFile: join(folder, "clip.mp4"), posterFile: join(folder, "poster.jpg") });
    web = createConsoleRoutes({
      ...chat,
      hosts: [],
      logins: noLogins,
      isLocal: () => true,
      log: { warn: (facts, message) => faults.push(`${message} ${JSON.stringify(facts)}`) },
    });
    server = await serve(web.routes);
    faults = [];
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await open();
  });

  afterEach(async () => {
    await context.close();
    await web.close();
    await server.stop();
    await chat.close();
    expect(faults).toEqual([]);
  });
}

/** Opens it on a phone's screen instead. */
export function onAPhone(): void {
  let phone: BrowserContext;
  beforeEach(async () => {
    phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    page = await open(phone);
  });
  afterEach(() => phone.close());
}

export async function open(inside = context): Promise<Page> {
  const opened = await inside.newPage();
  opened.setDefaultTimeout(20_000);
  opened.on("pageerror", (error) => faults.push(String(error)));
  opened.on("console", (line) => {
    // Lost connections are part of some tests; everything else that the browser complains of is a fault.
    if (line.type() === "error" && !/Failed to load resource|net::ERR_/.test(line.text()))
      faults.push(line.text());
  });
  await opened.goto(server.address);
  await opened.locator("#messages > li, #empty:not([hidden])").first().waitFor();
  return opened;
}

/** A browser on a busy machine takes its time. */
export const eventually = <Value>(look: () => Value | Promise<Value>) =>
  expect.poll(look, { timeout: 15_000 });

export const words = (on = page) => on.getByRole("textbox", { name: "Message" });
export const clips = (on = page) => on.locator('.message[data-kind="clip"]');
export const cards = (on = page) => on.locator(".card");

// The tests are checked without the browser's types; these are the few things they look at in it.
export const isFocused = (one: Locator) =>
  one.evaluate((element) => (element as unknown as { matches(query: string): boolean }).matches(":focus"));
export const isInView = (one: Locator) =>
  one.evaluate((element) => {
    const { top, bottom } = (
      element as unknown as { getBoundingClientRect(): { top: number; bottom: number } }
    ).getBoundingClientRect();
    return top >= 0 && bottom <= 800;
  });
export const timeOf = (video: Locator) =>
  video.evaluate((element) => (element as unknown as { currentTime: number }).currentTime);
export const widthOf = (image: Locator) =>
  image.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth);

export async function say(text: string, on = page): Promise<void> {
  await words(on).fill(text);
  await on.keyboard.press("Escape");
  await on.keyboard.press("Enter");
}

export async function makeClip(text = "/video a red fox", id = "c1"): Promise<void> {
  await say(text);
  await cards().last().waitFor();
  await chat.deliver(id);
  await clips().last().waitFor();
}

/** What axe-core finds wrong with the page as it stands, its experimental rules included. */
export async function findings(on = page): Promise<string[]> {
  await on.evaluate(axe.source);
  const found = await on.evaluate<axe.AxeResults>(
    `axe.run(document, { rules: Object.fromEntries(axe.getRules(["experimental"]).map(({ ruleId }) => [ruleId, { enabled: true }])) })`,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}
