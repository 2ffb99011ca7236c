import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileShown, toPageMessage } from "../../../adapters/console/render.ts";
import { audienceOf, PLACE } from "../../../src/core/access/audience.ts";
import type { MessageRef } from "../../../src/core/surface.ts";
import { type SmallStudio, smallStudio } from "./small-studio.ts";

let chat: SmallStudio;
beforeEach(async () => {
  chat = await smallStudio();
  await chat.listener.threads.open("reel", "");
});
afterEach(() => chat.close());

const ada = { id: "console:ada", name: "Ada" };
const messages = () => chat.listener.threads.messages("reel");

async function ask(id = "m1", text = "/video a red fox") {
  const [card] = await chat.listener.say({ id, thread: "reel", person: ada, text });
  return card;
}

describe("the local chat's sender", () => {
  it("posts a clip as a reply to the message that asked for it", async () => {
    await ask();
    await chat.deliver("c1");
    const posted = (await messages()).at(-1);
    expect(posted).toMatchObject({ replyTo: "m1", content: { kind: "clip", clipId: "c1" } });
  });

  it("says of a film that it isn't for everybody", async () => {
    chat.world.makeSpoiler = true;
    await ask();
    await chat.deliver("c1");
    expect((await messages()).at(-1)).toMatchObject({ content: { kind: "clip", spoiler: true } });
  });

  it("posts the same clip once, however often it is told to", async () => {
    await ask();
    await chat.deliver("c1");
    await Promise.all([chat.deliver("c1"), chat.deliver("c1")]);
    expect((await messages()).filter(({ content }) => content.kind === "clip")).toHaveLength(1);
  });

  it("shows the card's new state in its message, with a higher revision", async () => {
    const card = await ask();
    await chat.move("c1", "shooting", 0.4);
    const [, edited] = await messages();
    expect(edited).toMatchObject({ id: card?.id, content: { card: { state: "shooting", progress: 0.4 } } });
    expect(edited?.revision).toBeGreaterThan(card?.revision ?? 0);
  });

  it("shows the frames and the draft of a board's next version, not those of the one before it", async () => {
    await ask();
    const clip = chat.clips.get("c1");
    if (!clip?.card) throw new Error("no clip");
    const shown = async (clipId: string) => {
      const sheet = { key: `${clipId}.jpg`, openingKey: `${clipId}-opening.jpg`, version: 1, alt: "" };
      const card = { ...(await chat.studio.card(clip)), clipId, sheet };
      await chat.sender.editCard(clip.card as MessageRef, clip.surface, card);
      const [, message] = await messages();
      const page = message && toPageMessage(message, ada.id);
      return page?.content.kind === "card" ? page.content.card.sheet?.address : undefined;
    };
    const first = await shown("c1");
    expect(first).toBeDefined();
    expect(await shown("c2")).not.toBe(first);
    expect(await shown("c1")).toBe(first);
  });

  it("keeps a board's frames beside its moving draft, unless that is covered", async () => {
    await ask();
    const clip = chat.clips.get("c1");
    if (!clip) throw new Error("no clip");
    clip.board = { id: "b", version: 1, film: { model: "m", resolution: "720p" }, notes: [] };
    clip.sheet = "sheets/c1.jpg";
    clip.file = { key: "f.mp4", posterKey: "p.jpg", bytes: 9, width: 320, height: 180, seconds: 2 };
    const shown = async (id: string) => {
      const post = { clip, audience: audienceOf(clip), caption: "", buttons: [], path: "f", posterPath: "p" };
      await chat.sender.postClip(
        clip.surface,
        { ...post, framesPath: "frames.jpg" },
        { idempotencyKey: id, signal: new AbortController().signal },
      );
      const message = (await messages()).at(-1);
      const page = message && toPageMessage(message, ada.id);
      const frames = page?.content.kind === "clip" ? page.content.frames : undefined;
      return frames && [frames.address.split("?")[1], message && fileShown(message, "sheet")?.key];
    };
    expect(await shown("open")).toEqual(["of=c1", "sheets/c1.jpg"]);
    clip.spoiler = true;
    expect(await shown("covered")).toBeUndefined();
  });

  it("says that a card is gone once its message was deleted", async () => {
    const card = await ask();
    const ref = { platform: "console", chat: "reel", message: card?.id ?? "" };
    const clip = chat.clips.get("c1");
    if (!clip) throw new Error("no clip");
    await chat.sender.deleteMessage(ref);
    await chat.sender.deleteMessage(ref);
    expect(await chat.sender.editCard(ref, clip.surface, await chat.studio.card(clip))).toBe("gone");
  });

  it("shows a private clip to its maker alone", async () => {
    await ask();
    const clip = chat.clips.get("c1");
    if (clip) clip.private = true;
    await chat.deliver("c1");
    expect((await messages()).at(-1)?.to).toBe("console:ada");
  });

  it("opens the thread when a clip comes back to one that isn't there", async () => {
    await chat.sender.postNotice(
      { platform: "console", chat: "elsewhere" },
      { paragraphs: ["Hello again."] },
      PLACE,
    );
    expect(await chat.listener.threads.messages("elsewhere")).toHaveLength(1);
  });

  it("is heard by another process that shares the notebook", async () => {
    const seen: unknown[] = [];
    const stop = await chat.listener.threads.watch((event) => seen.push(event));
    await ask();
    await chat.deliver("c1");
    await expect.poll(() => JSON.stringify(seen), { timeout: 10_000 }).toContain('"kind":"clip"');
    await stop();
  });
});
