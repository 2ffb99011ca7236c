import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { APIAttachment, APIMessage } from "discord.js";
import { oneAtATime, type Turn } from "../../src/core/card/one-at-a-time.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { answerToken, interactionOfMessage } from "./answer-tokens.ts";
import type { DiscordApi, OutgoingFile } from "./api.ts";
import { isMember } from "./place.ts";
import { isFilmOf } from "./render-parts.ts";

/**
 * The films of one message that stands for all takes of a /vary. An edit says which attachments stay (Discord, Edit
 * Message), so one change is made at a time, over all processes; the words and buttons are the card keeper's.
 */
export function createTakesCards({ api, notebook }: { api: DiscordApi; notebook: Notebook }) {
  const alone = <Result>(ref: MessageRef, change: (turn: Turn) => Promise<Result>) =>
    oneAtATime({ notebook, key: `films-of:${ref.message}`, holder: randomUUID(), wait: sleep }, change);

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
      return alone(ref, async ({ requireHeld }) => {
        const speaks = await voice(ref, surface);
        if (!speaks) return undefined;
        const message = await speaks.read();
        if (message.attachments.some(({ filename }) => isFilmOf(filename, clipId))) return message;
        await requireHeld();
        return speaks.write(message.attachments, [file], signal);
      });
    },

    async remove(ref: MessageRef, clipId: string): Promise<"gone" | "stays"> {
      return alone(ref, async ({ requireHeld }) => {
        const speaks = await voice(ref, undefined);
        if (!speaks) return "stays";
        const { attachments } = await speaks.read();
        const kept = attachments.filter(({ filename }) => !isFilmOf(filename, clipId));
        if (kept.length < attachments.length) {
          await requireHeld();
          await speaks.write(kept, []);
        }
        return "gone";
      });
    },
  };
}
