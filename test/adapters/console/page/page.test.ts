import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { notice } from "../../../../src/core/talk/reply.ts";

import {
  cards,
  chat,
  clips,
  context,
  eventually,
  findings,
  folder,
  isFocused,
  isInView,
  makeClip,
  onAPhone,
  onThePage,
  open,
  page,
  say,
  server,
  timeOf,
  widthOf,
  words,
} from "./opened-page.ts";

vi.setConfig({ testTimeout: 90_000 });
onThePage();

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

  it("keeps what is typed before the bot has answered for the first time, and sends it once it has", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const early = await context.newPage();
    await early.route("**/api/start*", async (route) => {
      await answered;
      await route.continue();
    });
    await early.goto(server.address);
    await words(early).fill("/video a red fox --seconds 1");
    expect(await early.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    await words(early).press("Enter");
    expect(await words(early).inputValue()).toBe("/video a red fox --seconds 1");
    answer();
    await cards(early).waitFor();
    expect(await words(early).inputValue()).toBe("");
    await early.close();
  });

  it("shows what a button led to, however far up the button is", { tags: ["long"] }, async () => {
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

  it("fetches and shows a spoiler once somebody wants to see it", { tags: ["long"] }, async () => {
    chat.world.makeSpoiler = true;
    await makeClip();
    const video = clips().locator("video");
    const cover = clips().getByRole("button", { name: "Not for everybody. Show it" });
    expect(await cover.isVisible()).toBe(true);
    expect(await video.getAttribute("poster")).toBeNull();
    expect(await video.getAttribute("preload")).toBe("none");
    expect(await findings()).toEqual([]);
    await cover.focus();
    await page.keyboard.press("Enter");
    expect(await cover.count()).toBe(0);
    expect(await video.getAttribute("poster")).toMatch(/poster/);
    expect(await isFocused(clips().getByRole("button", { name: /^Play/ }))).toBe(true);
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

  it("plays the clip in place and seeks in it", { tags: ["long"] }, async () => {
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

  it("is as it was after a reload: thread, messages, person and the words being typed", {
    tags: ["long"],
  }, async () => {
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

  it("shows two people in two tabs the same talk, live, and each what is theirs alone", {
    tags: ["long"],
  }, async () => {
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

  it("keeps threads apart and marks those with news", { tags: ["long"] }, async () => {
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

  it("takes a picture by choosing, and shows it in the message", { tags: ["long"] }, async () => {
    await page.locator("#file-input").setInputFiles(join(folder, "poster.jpg"));
    await page.locator("#files li").waitFor();
    await say("like this");
    const picture = page.locator(".sent-files img");
    await picture.waitFor();
    await eventually(() => widthOf(picture)).toBe(320);
    expect(chat.heard[0]?.attachments).toMatchObject([{ kind: "image" }]);
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

  it("works by keyboard alone: walk to the clip, reply to it, copy its id, come back", {
    tags: ["long"],
  }, async () => {
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
});

describe("the local chat page on a phone", () => {
  onAPhone();

  it("fits, with nothing to scroll sideways, from the empty thread to a clip and a history", {
    tags: ["long"],
  }, async () => {
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
});
