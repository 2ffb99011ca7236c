import type { User } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Awaited } from "./dialogues.ts";
import { shorten, tame } from "./harmless-words.ts";
import type { Hearing } from "./hearing.ts";

/** Bot API, ForceReply: 1 to 64 characters. */
const PLACEHOLDER_MAX = 64;

interface Asked {
  person: Person;
  surface: Surface;
  inPrivate: boolean;
  /** Who is asked, where the question does not reply to their own message. */
  mention?: User;
}

/** Asks in a message of ours that the person's app opens a reply to; what comes is taken for what is `awaited`. */
export function createAsk({ api, answers, dialogues }: Pick<Hearing, "api" | "answers" | "dialogues">) {
  return async (asked: Asked, question: string, placeholder: string, awaited: Awaited): Promise<void> => {
    const { person, surface, inPrivate, mention } = asked;
    const name = mention && !inPrivate ? shorten(tame(person.name), 64) : "";
    const text = `${name ? `${name}: ` : ""}${shorten(tame(question), 1000)}`;
    const sent = await answers.sendTo(surface, ({ chat_id, ...target }) =>
      api.sendMessage(chat_id, text, {
        ...target,
        ...(name && mention
          ? { entities: [{ type: "text_mention", offset: 0, length: name.length, user: mention }] }
          : {}),
        reply_markup: {
          force_reply: true,
          // In a group only for who is asked: the sender of the message replied to, or who is mentioned.
          selective: true,
          ...(placeholder ? { input_field_placeholder: shorten(tame(placeholder), PLACEHOLDER_MAX) } : {}),
        },
      }),
    );
    await dialogues.open(sent.chat.id, person.id, sent.message_id, awaited);
  };
}

export type Ask = ReturnType<typeof createAsk>;
