/** @module-tag long */

import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { notice } from "../../../../src/core/talk/reply.ts";

import {
  cards,
  chat,
  clips,
  context,
  eventually,
  folder,
  isFocused,
  makeClip,
  onAPhone,
  onThePage,
  page,
  say,
  widthOf,
  words,
} from "./opened-page.ts";

vi.setConfig({ testTimeout: 90_000 });
onThePage();

describe("the local chat page", () => {
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

  it("keeps the focus on Cancel while the card is redrawn", async () => {
    await say("a red fox");
    const cancel = page.getByRole("button", { name: "Cancel" });
    await cancel.focus();
    for (const share of [0.1, 0.2, 0.3]) await chat.move("c1", "shooting", share);
    await page.getByText("about 30 %").waitFor();
    expect(await isFocused(cancel)).toBe(true);
  });

  it("says so when a film is no longer there", async () => {
    await makeClip();
    await chat.media.delete("clips/c1.mp4");
    await page.reload();
    await page.getByText("This film is no longer here.").waitFor();
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

  it("says plainly why a file is not taken", async () => {
    await page
      .locator("#file-input")
      .setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") });
    await page.getByText("I can't use that kind of file. Please send a picture").first().waitFor();
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

  it("tells a screen reader what happens", async () => {
    await say("a red fox");
    await cards().waitFor();
    await chat.move("c1", "shooting", 0.2);
    await eventually(() => page.locator("#announcer").textContent()).toBe("Shooting 1 of 2");
    await chat.deliver("c1");
    await eventually(() => page.locator("#announcer").textContent()).toMatch(/Your clip is ready|Delivered/);
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
  onAPhone();

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
