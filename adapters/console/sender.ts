import { createHash } from "node:crypto";
import type { Audience } from "../../src/core/access/audience.ts";
import { tellFilm, tellStill } from "../../src/core/card/alt-text.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { PLATFORM, refOf } from "./place.ts";
import { createThreads } from "./threads.ts";

/** Nothing is uploaded: the page plays the file where it lies. So large that no clip of a minute comes near it. */
const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3;

function seenBy(audience: Audience): { to?: string } {
  return audience.kind === "person" ? { to: audience.id } : {};
}

/** Speaks in the local chat's threads, from any process that shares the notebook. */
export function createConsoleSender(dependencies: { notebook: Notebook; now: () => number }): ChatSender {
  const threads = createThreads(dependencies);

  return {
    platform: PLATFORM,
    limits: { editIntervalMs: 250, chatEditIntervalMs: 100 },

    async uploadLimit() {
      return UPLOAD_LIMIT_BYTES;
    },

    cardLook: (card) => JSON.stringify(card),

    async editCard(ref, _surface, card) {
      const edited = await threads.edit(ref.chat, ref.message, { kind: "card", card });
      return edited ? "edited" : "gone";
    },

    async postClip(
      surface,
      { clip, audience, caption, buttons, into, framesPath },
      { idempotencyKey, signal },
    ) {
      signal.throwIfAborted();
      if (!clip.file) {
        throw new PlatformError("no-file", "The finished clip has no file. Please ask for it again.");
      }
      const content = {
        kind: "clip",
        clipId: clip.id,
        prompt: clip.request.prompt,
        caption,
        shows: tellFilm(clip),
        buttons,
        ...(clip.spoiler ? { spoiler: true as const } : {}),
        ...(clip.board === undefined ? {} : { shots: makeCard(clip).shots }),
        // What is covered until somebody wants to see it isn't shown beside its cover.
        ...(framesPath === undefined || clip.sheet === undefined || clip.spoiler
          ? {}
          : { frames: { key: clip.sheet, alt: tellStill(clip) } }),
        file: { ...clip.file },
      } as const;
      const changed =
        into?.platform === PLATFORM ? await threads.edit(into.chat, into.message, content) : undefined;
      if (changed) return { ref: refOf(changed) };
      const message = await threads.post({
        id: `clip-${createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 24)}`,
        thread: surface.chat,
        ...(surface.message ? { replyTo: surface.message } : {}),
        ...seenBy(audience),
        content,
      });
      return { ref: refOf(message) };
    },

    async postNotice(surface, notice, audience) {
      // A counter that all processes share: a sender has no source of random ids and needs none.
      const number = await dependencies.notebook.append("notices", 0, { keep: 1 });
      const message = await threads.post({
        id: `notice-${number}`,
        thread: surface.chat,
        ...(surface.message ? { replyTo: surface.message } : {}),
        ...seenBy(audience),
        content: { kind: "notice", notice },
      });
      return refOf(message);
    },

    async deleteMessage(ref) {
      await threads.remove(ref.chat, ref.message);
      return "gone";
    },

    async close() {},
  };
}
