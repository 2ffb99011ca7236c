import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type ConsoleRoutes, createConsoleRoutes } from "../../../../adapters/console/web/routes.ts";
import { notice } from "../../../../src/core/talk/reply.ts";
import { noLogins } from "../../../fixtures/no-logins.ts";
import { launchBrowser, serve } from "../browser.ts";
import { type SmallStudio, smallStudio } from "../small-studio.ts";

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let browser: Browser;
let chat: SmallStudio;
let web: ConsoleRoutes;
let server: Awaited<ReturnType<typeof serve>>;
let context: BrowserContext;
let page: Page;
let faults: string[];

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

async function open(inside = context): Promise<Page> {
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
const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 15_000 });

const words = (on = page) => on.getByRole("textbox", { name: "Message" });
const clips = (on = page) => on.locator('.message[data-kind="clip"]');
const cards = (on = page) => on.locator(".card");

// The tests are checked without the browser's types; these are the few things they look at in it.
const isFocused = (one: Locator) =>
  one.evaluate((element) => (element as unknown as { matches(query: string): boolean }).matches(":focus"));
const isInView = (one: Locator) =>
  one.evaluate((element) => {
    const { top, bottom } = (
      element as unknown as { getBoundingClientRect(): { top: number; bottom: number } }
    ).getBoundingClientRect();
    return top >= 0 && bottom <= 800;
  });
const timeOf = (video: Locator) =>
  video.evaluate((element) => (element as unknown as { currentTime: number }).currentTime);
const widthOf = (image: Locator) =>
  image.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth);

async function say(text: string, on = page): Promise<void> {
  await words(on).fill(text);
  await on.keyboard.press("Escape");
  await on.keyboard.press("Enter");
}

async function makeClip(text = "/video a red fox", id = "c1"): Promise<void> {
  await say(text);
  await cards().last().waitFor();
  await chat.deliver(id);
  await clips().last().waitFor();
}

/** What axe-core finds wrong with the page as it stands, its experimental rules included. */
async function findings(on = page): Promise<string[]> {
  await on.evaluate(axe.source);
  const found = await on.evaluate<axe.AxeResults>(
    `axe.run(document, { rules: Object.fromEntries(axe.getRules(["experimental"]).map(({ ruleId }) => [ruleId, { enabled: true }])) })`,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

describe("the local chat page", () => {
  it("teaches with examples that fill in the line when tapped", async () => {
    const examples = page.locator("#empty .example");
    expect(await examples.count()).toBe(3);
    await examples.first().click();
    expect(await words().inputValue()).toMatch(/^\/video .* --seconds 10$/);
    await page.keyboard.press("Enter");
    await cards().waitFor();
    expect(await page.locator("#empty").isVisible()).toBe(false);
  });

  it("completes a command, an option and a value by keyboard", async () => {
    await words().focus();
    await page.keyboard.type("/vi");
    await page.getByRole("option", { name: "/video" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("a red fox --as");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await words().getAttribute("aria-activedescendant")).toBe("completion-1");
    await page.keyboard.press("Enter");
    expect(await words().inputValue()).toBe("/video a red fox --aspect 9:16 ");
    await page.keyboard.type("--model w");
    await page.getByRole("option", { name: "wan-2.5" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await words().inputValue()).toBe("/video a red fox --aspect 9:16 --model wan-2.5 ");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await cards().waitFor();
    expect(chat.heard[0]?.options.prompt).toBe("a red fox --aspect 9:16 --model wan-2.5");
  });

  it("renames a thread by keyboard", async () => {
    await say("a red fox");
    await cards().waitFor();
    await page.getByRole("button", { name: "Rename this thread" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Its name").fill("Foxes");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Foxes" }).waitFor();
    expect(await page.locator(".thread-title").first().textContent()).toBe("Foxes");
    expect(await page.title()).toBe("Foxes · Rushes");
  });

  it("shows what a button led to, however far up the button is", async () => {
    await makeClip();
    const answers = page.locator('.message[data-kind="notice"]');
    for (let at = 1; at <= 8; at++) {
      await say("/help");
      await eventually(() => answers.count()).toBe(at);
    }
    await clips().getByRole("button", { name: "Re-roll" }).click();
    await eventually(() => cards().count()).toBe(2);
    await eventually(() => isInView(cards().last())).toBe(true);
  });

  it("asks before a clip is deleted", async () => {
    await makeClip();
    const remove = clips().getByRole("button", { name: "Delete" });
    const asked = page.getByRole("dialog", { name: "Delete this clip?" });
    const heard = () => chat.heard.filter(({ command }) => command === "delete").length;
    await remove.click();
    await asked.waitFor();
    await page.keyboard.press("Escape");
    await asked.waitFor({ state: "hidden" });
    expect(await isFocused(remove)).toBe(true);
    await remove.click();
    await page.keyboard.press("Enter");
    await eventually(heard).toBe(1);
  });

  it("shows the card live, and cancels", async () => {
    await say("a red fox");
    await page.getByText("Waiting").first().waitFor();
    await chat.move("c1", "shooting", 0.4);
    await page.getByText("about 40 %").waitFor();
    await page.getByText("10–25 s left").waitFor();
    expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40");
    expect(await page.locator(".frame").count()).toBe(2);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Canceled").first().waitFor();
    expect(chat.clips.get("c1")?.state).toBe("canceled");
  });

  it("keeps the focus on Cancel while the card is redrawn", async () => {
    await say("a red fox");
    const cancel = page.getByRole("button", { name: "Cancel" });
    await cancel.focus();
    for (const share of [0.1, 0.2, 0.3]) await chat.move("c1", "shooting", share);
    await page.getByText("about 30 %").waitFor();
    expect(await isFocused(cancel)).toBe(true);
  });

  it("plays the clip in place and seeks in it", async () => {
    await makeClip();
    const video = page.locator("video");
    await clips().focus();
    await page.keyboard.press("Enter");
    await eventually(() => timeOf(video)).toBeGreaterThan(0.1);
    await video.evaluate((element) => {
      (element as unknown as { currentTime: number }).currentTime = 1.5;
    });
    await eventually(() => timeOf(video)).toBeGreaterThan(1.4);
    expect(await video.getAttribute("poster")).toContain("/poster");
  });

  it("says so when a film is no longer there", async () => {
    await makeClip();
    await chat.media.delete("clips/c1.mp4");
    await page.reload();
    await page.getByText("This film is no longer here.").waitFor();
  });

  it("remixes by reply", async () => {
    await makeClip();
    await clips().hover();
    await clips().locator(".buttons").getByRole("button", { name: "Reply" }).click();
    await page.getByText("Remix: say what should change").waitFor();
    await page.keyboard.type("at night");
    await page.keyboard.press("Enter");
    await eventually(() => chat.clips.get("c2")?.lineage.parent).toBe("c1");
    const change = cards().last().locator(".changes");
    await change.waitFor();
    expect(await change.textContent()).toContain("at night");
  });

  it("asks a button's words in a form, filled in, and sends them", async () => {
    await makeClip();
    await page.getByRole("button", { name: "Remix…" }).click();
    const form = page.getByRole("dialog");
    const field = form.getByLabel("What should change?");
    expect(await field.inputValue()).toBe("at night");
    await field.fill("in the rain");
    await page.keyboard.press("Enter");
    await eventually(() => chat.heard.at(-1)?.options).toEqual({ clip: "c1", change: "in the rain" });
    await page.locator(".action", { hasText: "in the rain" }).waitFor();
    expect(await form.isVisible()).toBe(false);

    await page.getByRole("button", { name: "Remix…" }).click();
    await page.keyboard.press("Escape");
    expect(await form.isVisible()).toBe(false);
    expect(chat.clips.size).toBe(2);
  });

  it("is as it was after a reload: thread, messages, person and the words being typed", async () => {
    await makeClip();
    await page.getByRole("button", { name: /Speaking as/ }).click();
    await page.getByRole("menuitemradio", { name: "Ben" }).click();
    await clips().waitFor();
    await words().fill("half a thou");
    await page.reload();
    await clips().waitFor();
    expect(await words().inputValue()).toBe("half a thou");
    expect(await page.getByRole("button", { name: /Speaking as/ }).textContent()).toContain("Ben");
    expect(await page.locator(".message").count()).toBe(3);
  });

  it("shows two people in two tabs the same talk, live, and each what is theirs alone", async () => {
    const other = await open();
    await other.getByRole("button", { name: /Speaking as/ }).click();
    await other.getByRole("menuitemradio", { name: "Ben" }).click();
    await say("a red fox");
    await cards(other).waitFor();
    await say("/help");
    await page.getByRole("heading", { name: "What you can ask for" }).waitFor();
    await say("hello from Ben", other);
    await page.locator(".message", { hasText: "hello from Ben" }).first().waitFor();
    expect(await other.getByRole("heading", { name: "What you can ask for" }).count()).toBe(0);
  });

  it("keeps threads apart and marks those with news", async () => {
    await makeClip();
    await page.getByRole("button", { name: "New thread" }).first().click();
    await page.locator("#empty:not([hidden])").waitFor();
    expect(await page.locator(".message").count()).toBe(0);
    await say("/video a blue whale");
    await cards().waitFor();
    await page.locator(".thread", { hasText: "a red fox" }).click();
    await clips().waitFor();
    await chat.deliver("c2");
    await page.locator('.thread[data-unread="true"]', { hasText: "a blue whale" }).waitFor();
  });

  it("goes from a history item to its clip, in another thread too", async () => {
    await makeClip();
    chat.answers.set(
      "history",
      notice({
        title: "Your clips",
        items: [{ text: "A red fox", clipId: "c1", posterKey: "clips/c1.jpg" }],
      }),
    );
    await page.getByRole("button", { name: "New thread" }).first().click();
    await say("/history");
    const item = page.locator("button.item", { hasText: "A red fox" });
    await item.waitFor();
    await eventually(() => widthOf(item.locator("img"))).toBe(320);
    await item.click();
    await clips().waitFor();
    await eventually(() => isFocused(clips())).toBe(true);
  });

  it("takes a picture by choosing, and shows it in the message", async () => {
    await page.locator("#file-input").setInputFiles(join(folder, "poster.jpg"));
    await page.locator("#files li").waitFor();
    await say("like this");
    const picture = page.locator(".sent-files img");
    await picture.waitFor();
    await eventually(() => widthOf(picture)).toBe(320);
    expect(chat.heard[0]?.attachments).toMatchObject([{ kind: "image" }]);
  });

  it("says plainly why a file is not taken", async () => {
    await page
      .locator("#file-input")
      .setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") });
    await page
      .getByText("Please send a picture (PNG, JPEG, WebP, GIF or AVIF) or a recipe (JSON).")
      .first()
      .waitFor();
    expect(await page.locator("#files li").count()).toBe(0);
  });

  it("says what is too large before it is sent", async () => {
    // By its path: bytes that are handed in go to the browser as text, for many seconds.
    const huge = join(folder, "huge.png");
    writeFileSync(huge, "");
    truncateSync(huge, 21_000_000);
    await page.locator("#file-input").setInputFiles(huge);
    await page.getByText("huge.png is too large: 20 MB is the most.").first().waitFor();
  });

  it("takes pictures that are dropped on the page", async () => {
    await page.evaluate(`{
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "dropped.png"));
      const dropped = (name) => new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true });
      document.body.dispatchEvent(dropped("dragenter"));
      document.body.dispatchEvent(dropped("drop"));
    }`);
    await page.locator("#files li", { hasText: "dropped.png" }).waitFor();
    expect(await page.locator("#drop").isVisible()).toBe(false);
  });

  it("shows a mistake with an example that fills in the line", async () => {
    await say("/video");
    await page.getByText("A clip needs a prompt.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "/video a red fox in the snow" }).click();
    expect(await words().inputValue()).toBe("/video a red fox in the snow");
  });

  it("fills in an example about a clip as a reply to that clip", async () => {
    await makeClip();
    chat.answers.set("remix", notice({ tone: "mistake", examples: ["make it vertical"] }));
    await clips().hover();
    await clips().locator(".buttons").getByRole("button", { name: "Reply" }).click();
    await page.keyboard.type("hmm");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "make it vertical" }).click();
    await page.getByText("Remix: say what should change").waitFor();
    expect(await words().inputValue()).toBe("make it vertical");
  });

  it("puts away what was told to one alone", async () => {
    await say("/help");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await eventually(() => page.locator(".notice:visible").count()).toBe(0);
    await page.reload();
    await page.locator(".message").first().waitFor();
    expect(await page.locator(".message:visible").count()).toBe(1);
  });

  it("loses and doubles nothing when the bot goes down and comes back", async () => {
    await say("a red fox");
    await cards().waitFor();
    await server.stop();
    await page.getByText("Connection lost.").waitFor();
    await say("a blue whale");
    await page.getByText("Not sent yet.").waitFor();
    await chat.move("c1", "shooting", 0.6);
    await server.start();
    await page.reload();
    await page.getByText("about 60 %").waitFor();
    await eventually(() => chat.clips.get("c2")?.request.prompt).toBe("a blue whale");
    await eventually(() => page.locator(".message").count()).toBe(4);
    expect(await page.getByText("Connection lost.").isVisible()).toBe(false);
  });

  it("comes back by itself when the network does", async () => {
    await say("a red fox");
    await cards().waitFor();
    await context.setOffline(true);
    await page.getByText("Connection lost.").waitFor();
    await say("a blue whale");
    await page.getByText("Not sent yet.").waitFor();
    await chat.deliver("c1");
    await context.setOffline(false);
    await clips().waitFor();
    await eventually(() => cards().count()).toBe(2);
    expect(await page.locator(".message").count()).toBe(5);
    expect(chat.clips.size).toBe(2);
  });

  it("treats whatever people type as text: prompts, names, file names", async () => {
    const hostile = `<img src=x onerror="window.owned=1"><script>window.owned=1</script>"'\`\${1}`;
    const person = await chat.listener.people.add("<b onclick=owned=1>Eve");
    await page.evaluate(`sessionStorage.setItem("rushes.me", "${person?.id}")`);
    await page.reload();
    await page.locator("#file-input").setInputFiles({
      name: '"><img src=x onerror=owned=1>.json',
      mimeType: "application/json",
      buffer: Buffer.from("{}"),
    });
    await page.locator("#files li .file-name").waitFor();
    chat.answers.set(
      "help",
      notice({ title: hostile, paragraphs: [hostile], examples: [hostile], items: [{ text: hostile }] }),
    );
    await makeClip(`/video ${hostile}`);
    await say("/help");
    await page.locator(".notice").waitFor();
    await clips().locator(".buttons").getByRole("button", { name: "Reply" }).click();
    expect(await page.evaluate("window.owned")).toBeUndefined();
    expect(
      await page.locator("#messages script, #messages b, #messages img[src=x], #answering img").count(),
    ).toBe(0);
    expect(await page.locator(".author", { hasText: "<b onclick=owned=1>Eve" }).count()).toBeGreaterThan(0);
    expect(await page.title()).toContain("<img");
  });

  it("works by keyboard alone: walk to the clip, reply to it, copy its id, come back", async () => {
    await makeClip();
    await words().focus();
    await page.keyboard.press("ArrowUp");
    await eventually(() => isFocused(clips())).toBe(true);
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate("document.activeElement.dataset.kind")).toBe("card");
    await page.keyboard.press("ArrowDown");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("c");
    await page.getByText("Copied c1.").first().waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("c1");
    await page.keyboard.press("r");
    await page.keyboard.type("at night");
    await page.keyboard.press("Enter");
    await eventually(() => chat.clips.get("c2")?.lineage.parent).toBe("c1");
  });

  it("tells a screen reader what happens", async () => {
    await say("a red fox");
    await cards().waitFor();
    await chat.move("c1", "shooting", 0.2);
    await eventually(() => page.locator("#announcer").textContent()).toBe("Shooting 1 of 2");
    await chat.deliver("c1");
    await eventually(() => page.locator("#announcer").textContent()).toMatch(/Your clip is ready|Delivered/);
  });

  it("has nothing that axe-core finds: empty, completing, with clips and lists, in a form, light and dark", async () => {
    expect(await findings()).toEqual([]);
    await words().focus();
    await page.keyboard.type("/vi");
    await page.getByRole("option", { name: "/video" }).waitFor();
    expect(await findings()).toEqual([]);
    await makeClip();
    await say("a second fox");
    await cards().nth(1).waitFor();
    await chat.move("c2", "shooting", 0.2);
    chat.answers.set(
      "help",
      notice({
        title: "A list",
        pictureKey: "clips/c1.jpg",
        pictureAlt: "A fox, twice",
        items: [
          {
            text: "c1 · a red fox",
            detail: "4 s",
            clipId: "c1",
            posterKey: "clips/c1.jpg",
            posterAlt: "A fox",
          },
        ],
        examples: ["/video a red fox --seconds 10"],
        buttons: [{ label: "Older", command: "help" }],
      }),
    );
    await say("/help");
    await page.locator(".posters img").waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole("button", { name: "Light or dark" }).click();
    expect(await findings()).toEqual([]);
    await page.getByRole("button", { name: "Remix…" }).first().click();
    await page.locator("dialog[open]").waitFor();
    expect(await findings()).toEqual([]);
  });

  it("says of a film what it shows, shot by shot, and of its button what it does", async () => {
    await makeClip();
    expect(await clips().locator("video").getAttribute("aria-label")).toMatch(/^Film, .* Camera: /);
    await page.getByRole("button", { name: /^Play, \d+ s$/ }).waitFor();
  });

  it("turns the theme and remembers it", async () => {
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const before = await ground();
    await page.getByRole("button", { name: "Light or dark" }).click();
    expect(await ground()).not.toBe(before);
    const after = await ground();
    await page.reload();
    expect(await ground()).toBe(after);
  });
});

describe("the local chat page on a phone", () => {
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

  it("fits, with nothing to scroll sideways, from the empty thread to a clip and a history", async () => {
    const overflow = () =>
      page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(await overflow()).toBe(0);
    await makeClip(`/video ${"averylongwordwithoutanyspace".repeat(12)}`);
    chat.answers.set(
      "history",
      notice({ items: [{ text: "x".repeat(300), clipId: "c1", posterKey: "clips/c1.jpg" }] }),
    );
    await say("/history");
    await page.locator(".posters img").waitFor();
    expect(await overflow()).toBe(0);
    expect(await findings()).toEqual([]);
    for (const box of await page
      .locator(".message:visible, .card:visible, video, .buttons .button")
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().right))) {
      expect(box).toBeLessThanOrEqual(360);
    }
  });

  it("has its threads in a drawer", async () => {
    const opener = page.getByRole("button", { name: "Threads", exact: true });
    await opener.tap();
    expect(await opener.getAttribute("aria-expanded")).toBe("true");
    await page.getByRole("button", { name: "New thread" }).first().tap();
    await page.locator("#empty:not([hidden])").waitFor();
    expect(await opener.getAttribute("aria-expanded")).toBe("false");
    expect(await page.locator("#thread-list li").count()).toBe(1);
    await say("a red fox");
    await cards().waitFor();
    await page.locator("#title", { hasText: "a red fox" }).waitFor();
  });

  it("answers a long press with what can be done", async () => {
    await makeClip();
    const caption = page.locator("figcaption");
    await caption.dispatchEvent("pointerdown", { pointerType: "touch", bubbles: true });
    await page.getByRole("menuitem", { name: "Remix (reply)" }).tap();
    await page.getByText("Remix: say what should change").waitFor();
  });
});
