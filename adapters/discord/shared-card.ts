import { setTimeout as sleep } from "node:timers/promises";
import type { APIAttachment, APIMessage } from "discord.js";
import { PlatformError } from "../../src/core/errors.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { answerToken, interactionOfMessage } from "./answer-tokens.ts";
import type { DiscordApi, OutgoingFile } from "./api.ts";
import { isMember } from "./place.ts";
import { isFilmOf } from "./render-parts.ts";

/** Who changes the films holds the message for so long, in milliseconds; a process that dies lets go after it. */
const HELD_MS = 15_000;
/** Each of the others may have a slow upload to do. */
const PATIENCE_MS = 4 * 60_000;
const LOOK_MS = 200;

/**
 * The films of one message that stands for all takes of a /vary. An edit says which attachments stay (Discord, Edit
 * Message), so one change is made at a time, over all processes; the words and buttons are the card keeper's.
 */
export function createSharedCards({ api, notebook }: { api: DiscordApi; notebook: Notebook }) {
  async function alone<Result>(ref: MessageRef, change: () => Promise<Result>): Promise<Result> {
    const key = `films-of:${ref.message}`;
    for (let waitedMs = 0; !(await notebook.claim(key, true, { ttlMs: HELD_MS })); waitedMs += LOOK_MS) {
      if (waitedMs >= PATIENCE_MS)
        throw new PlatformError("slow-down", "Another take is being posted just now.", { retryable: true });
      await sleep(LOOK_MS);
    }
    const holding = setInterval(() => {
      notebook.set(key, true, { ttlMs: HELD_MS }).catch(() => {});
    }, HELD_MS / 3);
    try {
      return await change();
    } finally {
      clearInterval(holding);
      await notebook.delete(key);
    }
  }

  /** As a message of the bot's own, or as an answer where the bot itself has no say. undefined: in neither way. */
  async function voice(ref: MessageRef, surface: Surface | undefined) {
    const interaction =
      (await answerToken(notebook, await interactionOfMessage(notebook, ref.message))) ??
      (await answerToken(notebook, surface?.extra?.interaction));
    if (interaction) {
      return {
        read: () => api.answerMessage(interaction, ref.message),
        write: (kept: readonly APIAttachment[], files: readonly OutgoingFile[]) =>
          api.editAnswer(interaction, { body: {}, files, kept }, ref.message),
      };
    }
    if (surface && !isMember(surface)) return undefined;
    return {
      read: () => api.message(ref.chat, ref.message),
      write: (kept: readonly APIAttachment[], files: readonly OutgoingFile[], signal?: AbortSignal) =>
        api.editFiles(ref.chat, ref.message, { body: {}, files, kept }, signal),
    };
  }

  return {
    /** Adds a take's film, once however often it is told to. undefined: the message can't be changed any more. */
    async add(
      ref: MessageRef,
      surface: Surface,
      clipId: string,
      file: OutgoingFile,
      signal: AbortSignal,
    ): Promise<APIMessage | undefined> {
      return alone(ref, async () => {
        const speaks = await voice(ref, surface);
        if (!speaks) return undefined;
        const message = await speaks.read();
        if (message.attachments.some(({ filename }) => isFilmOf(filename, clipId))) return message;
        return speaks.write(message.attachments, [file], signal);
      });
    },

    async remove(ref: MessageRef, clipId: string): Promise<"gone" | "stays"> {
      return alone(ref, async () => {
        const speaks = await voice(ref, undefined);
        if (!speaks) return "stays";
        const { attachments } = await speaks.read();
        const kept = attachments.filter(({ filename }) => !isFilmOf(filename, clipId));
        if (kept.length < attachments.length) await speaks.write(kept, []);
        return "gone";
      });
    },
  };
}
