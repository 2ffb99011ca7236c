import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createCanvas } from "@napi-rs/canvas";
import { Bot } from "grammy";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBoardNotes } from "../../../adapters/telegram/board-notes.ts";
import { refOf } from "../../../adapters/telegram/place.ts";
import { cardText } from "../../../adapters/telegram/render.ts";
import { createRichBoardSender } from "../../../adapters/telegram/rich-board.ts";
import type { Card } from "../../../src/core/card/card.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { MessageRef, Surface } from "../../../src/core/surface.ts";
import { type RichBlock, richWords } from "../../fakes/telegram/rich-schema.ts";
import { filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { FAST, type Rig, silentLog, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
const options = { idempotencyKey: "post-1", signal: new AbortController().signal };
beforeAll(async () => {
  files = filmFiles();
  for (const [name, side] of Object.entries({
    "a.jpg": 40,
    "a-opening.jpg": 41,
    "b.jpg": 42,
    "b-opening.jpg": 43,
  }))
    await writeFile(join(files.path, "..", name), createCanvas(side, 30).toBuffer("image/jpeg"));
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig({
    start: false,
    sender: { media: { path: async (key) => join(files.path, "..", key.replace("sheets/", "")) } },
  });
});
afterEach(() => rig.close());

const SHOTS = 12;

/** A board of twelve shots, as it stands while its draft is drawn, in a private chat. */
async function boardIn({ rich = false, ...change }: { rich?: boolean } & Partial<Clip> = {}) {
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  const asked = telegram.say(ada, ada.id, "/film a fox");
  const surface: Surface = { platform: "telegram", chat: String(ada.id), message: String(asked.message_id) };
  const [shot] = finishedClip(surface).plan.shots;
  if (!shot) throw new Error("no shot");
  const beat = "the fox runs on over the ice, looks around and waits for whoever comes after it";
  const shots = Array.from({ length: SHOTS }, (_, index) => ({
    ...shot,
    index,
    beat: `${beat} ${index + 1}`,
  }));
  const of = (version: number, more: Partial<Clip> = {}): Clip =>
    finishedClip(surface, {
      id: `clip-${version}`,
      maker: { id: `telegram:${ada.id}`, name: "Ada" },
      plan: { director: "rules", shots, warnings: [] },
      board: { id: "board", version, film: { model: "m", resolution: "720p" }, notes: [] },
      state: "shooting",
      ...change,
      ...more,
    });
  const card: Card = makeCard(of(1));
  const { text, entities } = cardText(card);
  const notes = createBoardNotes(rig.notebook);
  const { api } = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
  const target = { chat_id: ada.id };
  const sent = rich
    ? await createRichBoardSender({ api, notes, log: silentLog })(target, card, undefined)
    : await api.sendMessage(ada.id, text, { entities });
  if (!sent) throw new Error("not sent");
  const ref: MessageRef = refOf(sent);
  /** As the card keeper does: where the chat takes no edit just then it comes back. */
  const edit = async (clip: Clip, sender = rig.sender): Promise<void> => {
    for (;;) {
      const answer = await sender.editCard(ref, surface, makeCard(clip));
      if (answer === "edited") return;
      if (answer === "gone") throw new Error("gone");
      await pause(answer.waitMs);
    }
  };
  const post = (clip: Clip) => ({ ...postOf({ ...clip, state: "delivered" }, files), into: ref });
  const parts = () => telegram.fromBot(ada.id).filter(({ media_group_id }) => media_group_id !== undefined);
  const words = () => telegram.chatOf(ada.id).messages.get(Number(ref.message));
  return { ada, surface, ref, of, edit, post, parts, words };
}

describe("a board", () => {
  it("keeps its words, all of them, in a message with buttons, and shows its frames in an album under it", async () => {
    const { ref, of, edit, parts, words } = await boardIn();
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    expect(words()?.text?.length).toBeGreaterThan(1024);
    expect(words()?.text).toContain(`waits for whoever comes after it ${SHOTS}`);
    expect(
      words()
        ?.reply_markup?.inline_keyboard.flat()
        .map(({ text }) => text),
    ).toContain("Drop");
    expect(parts().map(({ photo, caption }) => [photo?.length, caption])).toEqual([
      [1, "Shots of version 1 (clip-1)."],
      [1, expect.stringMatching(/^It opens like this/u)],
    ]);
    expect(
      parts().every(({ reply_to_message }) => String(reply_to_message?.message_id) === ref.message),
    ).toBe(true);
    // Later edits of its words send nothing anew.
    const { uploads } = rig.telegram.service;
    await edit(of(1, { sheet: "sheets/a.jpg", warnings: ["a note"] }));
    expect(words()?.text).toContain("a note");
    expect(rig.telegram.service.uploads).toBe(uploads);
  });

  it("puts the draft into the place of the opening frame, and the next version's frames into the place of these", async () => {
    const { surface, of, edit, post, parts, words } = await boardIn();
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    const [frames, opening] = parts();
    const posted = await rig.sender.postClip(surface, post(of(1, { sheet: "sheets/a.jpg" })), options);
    expect(posted.fileId).toBe(parts()[1]?.video?.file_id);
    expect(parts()[1]).toMatchObject({
      message_id: opening?.message_id,
      caption: "Moving draft of version 1.",
    });
    expect(words()?.reply_markup).toBeDefined();
    await edit(of(2, { sheet: "sheets/b.jpg" }));
    expect(parts()[0]).toMatchObject({
      message_id: frames?.message_id,
      caption: "Shots of version 2 (clip-2).",
    });
    // It says which version it moves.
    expect(parts()[1]?.caption).toBe("Moving draft of version 1.");
    await rig.sender.postClip(surface, post(of(2)), { ...options, idempotencyKey: "post-2" });
    expect(parts()[1]?.caption).toBe("Moving draft of version 2.");
    expect(parts()).toHaveLength(2);
  });

  it("whose frames were never drawn shows its draft beside its poster", async () => {
    const { surface, of, post, parts } = await boardIn();
    await rig.sender.postClip(surface, post(of(1)), options);
    expect(parts().map(({ photo, video }) => [photo !== undefined, video !== undefined])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("covers what is behind a spoiler, drafts and frames", async () => {
    const { surface, of, edit, post } = await boardIn({ spoiler: true });
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    await rig.sender.postClip(surface, post(of(1, { sheet: "sheets/a.jpg" })), options);
    const [album] = rig.telegram.callsOf("sendMediaGroup");
    expect(album?.parameters).toMatchObject({ media: [{ has_spoiler: true }, { has_spoiler: true }] });
    const [draft] = rig.telegram.callsOf("editMessageMedia");
    expect(draft?.parameters).toMatchObject({ media: { type: "video", has_spoiler: true } });
  });

  it("has one album, though the answer to it was lost and another process goes on", async () => {
    const { of, edit, parts } = await boardIn();
    rig.telegram.fail("sendMediaGroup", "break-after");
    const drawn = of(1, { sheet: "sheets/a.jpg" });
    await expect(edit(drawn)).rejects.toMatchObject({ code: "post-unconfirmed", retryable: true });
    rig.clock.now += 5_000;
    await edit(drawn, rig.newSender());
    expect(parts()).toHaveLength(2);
    expect(rig.telegram.service.albums).toBe(1);
  });

  it("sends its album anew where somebody deleted it, and takes it away with its words", async () => {
    const { ada, ref, of, edit, parts, words } = await boardIn();
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    for (const { message_id } of parts()) rig.telegram.chatOf(ada.id).messages.delete(message_id);
    expect(parts()).toEqual([]);
    await edit(of(2, { sheet: "sheets/b.jpg" }));
    expect(parts().map(({ caption }) => caption)).toContain("Shots of version 2 (clip-2).");
    expect(parts()).toHaveLength(2);
    await rig.sender.deleteMessage(ref);
    expect(words()).toBeUndefined();
    expect(parts()).toEqual([]);
  });

  it("takes its album away where somebody deleted its words before", async () => {
    const { ada, ref, of, edit, parts } = await boardIn();
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    rig.telegram.chatOf(ada.id).messages.delete(Number(ref.message));
    await rig.sender.deleteMessage(ref);
    expect(parts()).toEqual([]);
  });

  it("has one album with its draft, though frames and draft come at once from two processes", async () => {
    const { surface, of, edit, post, parts } = await boardIn();
    const drawn = of(1, { sheet: "sheets/a.jpg" });
    await Promise.all([
      edit(drawn),
      rig.newSender().postClip(surface, post(drawn), options),
      edit(drawn, rig.newSender()),
    ]);
    expect(rig.telegram.service.albums).toBe(1);
    expect(parts().map(({ photo, video }) => [photo !== undefined, video !== undefined])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("keeps within what one chat takes: its album counts as two messages", async () => {
    const { of, edit } = await boardIn();
    rig.telegram.limit({ most: 5, perMs: 5_000 / FAST, retryAfterSeconds: 2, secondMs: 1_000 / FAST });
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    expect(rig.telegram.refusedForFlood()).toBe(0);
  });
});

describe("a board as one rich message", () => {
  const blocksOf = (message: unknown) =>
    ((message as { rich_message?: { blocks: RichBlock[] } }).rich_message?.blocks ?? []) as RichBlock[];

  it("shows words, frames and draft in one message, and uploads each once", async () => {
    const { ada, surface, of, edit, post, words } = await boardIn({ rich: true });
    const prompt = `<b>@everyone</b> [here](https://example.org) ${"a long story ".repeat(400)}`;
    const request = { ...of(1).request, prompt };
    await edit(of(1, { sheet: "sheets/a.jpg", request }));
    expect(richWords(blocksOf(words()))).toContain(`waits for whoever comes after it ${SHOTS}`);
    await rig.sender.postClip(surface, post(of(1, { sheet: "sheets/a.jpg", request })), options);
    const { uploads } = rig.telegram.service;
    await edit(of(2, { sheet: "sheets/a.jpg", request, warnings: ["a note"] }));
    expect(richWords(blocksOf(words()))).toMatch(/version 2[\s\S]*Moving draft of version 1[\s\S]*a note/u);
    expect(blocksOf(words()).map(({ type }) => type)).toContain("video");
    expect(rig.telegram.service.uploads).toBe(uploads);
    expect(rig.telegram.fromBot(ada.id)).toHaveLength(1);
    const said = rig.telegram.callsOf("editMessageText").map(({ parameters }) => parameters);
    expect(
      said.every((one) => (one.rich_message as { skip_entity_detection: boolean }).skip_entity_detection),
    ).toBe(true);
  });

  it("is uploaded anew where Telegram no longer knows its files", async () => {
    const { of, edit, words } = await boardIn({ rich: true });
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    rig.telegram.files.clear();
    await edit(of(2, { sheet: "sheets/a.jpg" }));
    expect(blocksOf(words()).filter(({ type }) => type === "photo")).toHaveLength(1);
  });

  it("is words and an album where the server knows none", async () => {
    rig.telegram.service.knowsRich = false;
    await expect(boardIn({ rich: true })).rejects.toThrow("not sent");
    const { of, edit, parts } = await boardIn();
    await edit(of(1, { sheet: "sheets/a.jpg" }));
    expect(parts()).toHaveLength(2);
  });
});
