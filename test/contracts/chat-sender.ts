import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onlyFor, PLACE } from "../../src/core/access/audience.ts";
import type { Card } from "../../src/core/card/card.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { cardOf, filmFiles, finishedClip, postOf } from "../fixtures/clips.ts";

/** A sender beside its (fake) platform, with one chat in which somebody has asked for a clip. */
export interface SenderRig {
  sender: ChatSender;
  /** Where the clip was asked for, by somebody whose person id ends in `:5001`. */
  surface: Surface;
  /** Who asked; by default the one whose id ends in `:5001`. */
  maker?: string;
  /** Shows a card the way the listener does. */
  showCard(card: Card): Promise<MessageRef>;
  /** All words that a message shows now; undefined when it is not there any more. */
  wordsOf(ref: MessageRef): Promise<string | undefined>;
  /** Messages with a film that stand in the chat, and what each replies to. */
  films(): Promise<{ message: string; replyTo?: string }[]>;
  /** Messages of the bot's that others see where the clip was asked for. */
  othersSee(): Promise<number>;
  /** Messages with a film that the asker alone sees, and their words. */
  alone(): Promise<string[]>;
  /** Whether anybody would be notified by name. */
  pings(): Promise<boolean>;
  /** Fails when the platform saw something it does not allow. */
  close(): Promise<void>;
}

function boardOf(clip: Clip, version = 1): Clip {
  const board = { id: "board", version, film: { model: "m", resolution: "720p" as const }, notes: [] };
  return { ...clip, request: { ...clip.request, draft: true }, board };
}

/** What every sender must do, whatever the platform. */
export function chatSenderContract(name: string, open: () => Promise<SenderRig>): void {
  describe(`${name} as a chat sender`, () => {
    let rig: SenderRig;
    let files: ReturnType<typeof filmFiles>;
    const signal = new AbortController().signal;
    beforeAll(() => {
      files = filmFiles();
    });
    afterAll(() => files.remove());
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.close());

    const clip = () =>
      finishedClip(rig.surface, { maker: { id: rig.maker ?? `${rig.surface.platform}:5001`, name: "Ada" } });

    it("posts a finished clip as a reply to the asking message", async () => {
      const posted = await rig.sender.postClip(rig.surface, postOf(clip(), files), {
        idempotencyKey: "k1",
        signal,
      });
      expect(posted.ref).toMatchObject({ platform: rig.sender.platform, chat: rig.surface.chat });
      expect(await rig.films()).toEqual([{ message: posted.ref.message, replyTo: rig.surface.message }]);
    });

    it("shows a board's moving draft once, in its card or in reply to that", async () => {
      const board = boardOf(clip());
      const card = await rig.showCard(makeCard(board));
      const post = { ...postOf(board, files), caption: "Storyboard\nof a film", into: card };
      for (const _ of [1, 2]) {
        const posted = await rig.sender.postClip(rig.surface, post, { idempotencyKey: "k1", signal });
        expect(posted.ref.message).toBe(card.message);
      }
      const films = await rig.films();
      expect(films).toHaveLength(1);
      expect([films[0]?.message, films[0]?.replyTo]).toContain(card.message);
      expect(await rig.wordsOf(card)).toContain("Storyboard");
      // A change takes the same message, whatever stands in it by then.
      const next = makeCard({ ...boardOf(clip(), 2), state: "shooting" });
      // Where the chat takes no edit just then it says so, and is asked again.
      await expect.poll(() => rig.sender.editCard(card, rig.surface, next)).toBe("edited");
      expect(await rig.wordsOf(card)).toContain("Storyboard, version 2: the moving draft is being drawn");
    });

    it("posts a clip once, however often it is told to", async () => {
      const post = postOf(clip(), files);
      const first = await rig.sender.postClip(rig.surface, post, { idempotencyKey: "k1", signal });
      const second = await rig.sender.postClip(rig.surface, post, { idempotencyKey: "k1", signal });
      expect(second.ref).toEqual(first.ref);
      expect(await rig.films()).toHaveLength(1);
    });

    it("shows the card's new state in the same message", async () => {
      const ref = await rig.showCard(cardOf(clip()));
      const next = cardOf(clip(), { state: "cutting", headline: "Cutting", progress: 0.9 });
      expect(await rig.sender.editCard(ref, rig.surface, next)).toBe("edited");
      expect(await rig.wordsOf(ref)).toContain("Cutting");
      expect(await rig.sender.editCard(ref, rig.surface, next)).toBe("edited");
    });

    it("tells by a card's look whether there is anything new to show", () => {
      const card = cardOf(clip(), { state: "shooting", headline: "Shooting", progress: 0.5 });
      expect(rig.sender.cardLook({ ...card })).toBe(rig.sender.cardLook(card));
      expect(rig.sender.cardLook({ ...card, headline: "Cutting" })).not.toBe(rig.sender.cardLook(card));
      expect(rig.sender.cardLook({ ...card, buttons: [] })).not.toBe(
        rig.sender.cardLook({ ...card, buttons: [{ label: "Cancel", command: "cancel", clipId: "c" }] }),
      );
    });

    it("says that a card somebody deleted is gone, and is fine with deleting it again", async () => {
      const ref = await rig.showCard(cardOf(clip()));
      await rig.sender.deleteMessage(ref);
      expect(await rig.wordsOf(ref)).toBeUndefined();
      expect(await rig.sender.editCard(ref, rig.surface, cardOf(clip(), { progress: 0.7 }))).toBe("gone");
      await rig.sender.deleteMessage(ref);
    });

    it("shows what people typed as it is, and pings nobody with it", async () => {
      const typed = "<b>@everyone</b> @ada_l **look** [here](https://example.org) `x` <@5001>";
      const ref = await rig.showCard(cardOf(clip(), { prompt: typed }));
      await rig.sender.postNotice(rig.surface, { paragraphs: [typed] }, PLACE);
      const shown = (await rig.wordsOf(ref)) ?? "";
      // Invisible characters that break a mention up are no change to what is read, nor are escaping signs.
      const read = shown.replace(/[\u200B-\u200D\u2060\\]/g, "");
      expect(read).toContain("everyone");
      expect(read).toContain("look");
      expect(await rig.pings()).toBe(false);
    });

    it("posts a private clip where nobody but its maker sees it, once", async () => {
      const secret = { ...clip(), private: true };
      for (const _ of [1, 2]) {
        await rig.sender.postClip(rig.surface, postOf(secret, files), { idempotencyKey: "k1", signal });
      }
      expect(await rig.othersSee()).toBe(0);
      const alone = await rig.alone();
      expect(alone).toHaveLength(1);
      expect(alone[0]).toContain("a fox crosses a frozen lake");
    });

    it("tells one person alone what is for them alone, and nobody what is for somebody of another platform", async () => {
      const { maker } = clip();
      expect(
        await rig.sender.postNotice(rig.surface, { paragraphs: ["Yes?"] }, onlyFor(maker)),
      ).toBeDefined();
      const stranger = onlyFor({ id: "elsewhere:1" });
      if (rig.sender.platform !== "console") {
        expect(await rig.sender.postNotice(rig.surface, { paragraphs: ["Yes?"] }, stranger)).toBeUndefined();
      }
      expect(await rig.othersSee()).toBe(0);
    });

    it("stops a posting that is no longer wanted", async () => {
      const aborted = AbortSignal.abort();
      await expect(
        rig.sender.postClip(rig.surface, postOf(clip(), files), { idempotencyKey: "k2", signal: aborted }),
      ).rejects.toThrow();
      expect(await rig.films()).toHaveLength(0);
    });

    it("declares its limits", async () => {
      expect(rig.sender.limits.editIntervalMs).toBeGreaterThan(0);
      expect(rig.sender.limits.chatEditIntervalMs).toBeGreaterThanOrEqual(0);
      expect(await rig.sender.uploadLimit(rig.surface)).toBeGreaterThan(1_000_000);
    });
  });
}
