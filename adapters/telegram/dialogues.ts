import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import type { Attachment } from "../../src/core/talk/command.ts";

/** What the next words of somebody will be taken for. */
export type Awaited =
  | {
      kind: "option";
      command: string;
      clipId: string;
      options: Record<string, string>;
      option: string;
      replyTo: MessageRef;
    }
  /** A file came without words. */
  | { kind: "words"; attachments: Attachment[]; replyTo?: MessageRef }
  | { kind: "setting"; scope: "person" | "group"; field: string };

interface Dialogue {
  /** Id of our question. */
  question: number;
  at: number;
  awaited: Awaited;
}

/** A question is answered by replying to it for so long … */
const ANSWERABLE_MS = 24 * 3600_000;
/** … and in a private chat, where the reply is easily lost, by just writing on for so long. */
const WRITING_ON_MS = 10 * 60_000;

/** Half-finished dialogues, one for each person and chat; they survive a restart. */
export function createDialogues({
  notebook,
  now,
}: {
  notebook: Pick<Notebook, "get" | "set" | "delete">;
  now: () => number;
}) {
  const key = (chat: number, person: string) => `dialogue:${chat}:${person}`;
  return {
    async open(chat: number, person: string, question: number, awaited: Awaited): Promise<void> {
      await notebook.set(key(chat, person), { question, at: now(), awaited } satisfies Dialogue, {
        ttlMs: ANSWERABLE_MS,
      });
    },
    /** What the message answers: it replies to our question, or goes on writing in private. */
    async answeredBy(
      chat: number,
      person: string,
      message: { repliesTo: number | undefined; isPrivate: boolean; isCommand: boolean },
    ): Promise<Awaited | undefined> {
      if (!message.isPrivate && message.repliesTo === undefined) return undefined;
      const dialogue = await notebook.get<Dialogue>(key(chat, person));
      if (!dialogue) return undefined;
      if (message.isCommand) {
        // Whoever asks for something else has left the dialogue.
        await notebook.delete(key(chat, person));
        return undefined;
      }
      if (message.repliesTo === dialogue.question) return dialogue.awaited;
      const writesOn =
        message.isPrivate && message.repliesTo === undefined && now() - dialogue.at < WRITING_ON_MS;
      return writesOn ? dialogue.awaited : undefined;
    },
    async close(chat: number, person: string): Promise<void> {
      await notebook.delete(key(chat, person));
    },
  };
}

export type Dialogues = ReturnType<typeof createDialogues>;
