import type { MessageEntity } from "grammy/types";
import { shorten, tame } from "./harmless-words.ts";

/** Greatest length of a message and of a caption, in UTF-16 units after entities (Bot API, sendMessage and sendVideo). */
export const TEXT_MAX = 4096;
export const CAPTION_MAX = 1024;
/** Telegram ignores further entities of a message. */
const ENTITIES_MAX = 100;

type Look = "bold" | "italic" | "code" | "blockquote" | "expandable_blockquote";

/** Words and how they look. No parse mode is used anywhere, so nothing that people typed can become markup. */
export interface RichText {
  text: string;
  entities: MessageEntity[];
}

/** Puts a text together piece by piece; every piece is tamed. */
export function createText() {
  let text = "";
  let entities: MessageEntity[] = [];

  const builder = {
    add(words: string, look?: Look) {
      const tamed = text === "" ? tame(words).trimStart() : tame(words);
      if (look && tamed.length > 0) entities.push({ type: look, offset: text.length, length: tamed.length });
      text += tamed;
      return builder;
    },
    /** Somebody's name that pings them, whatever they are called and whether or not they have a user name. */
    mention({ id, name }: { id: number; name: string }) {
      const shown = tame(name).trim() || "You";
      entities.push({
        type: "text_mention",
        offset: text.length,
        length: shown.length,
        user: { id, is_bot: false, first_name: shown },
      });
      text += shown;
      return builder;
    },
    /** A line of its own, or `gap` 2: with an empty line before it. Nothing at the very start. */
    line(words: string, look?: Look, gap: 1 | 2 = 1) {
      if (text !== "") text += "\n".repeat(gap);
      return builder.add(words, look);
    },
    /** What was added so far in at most `max`; looks that would reach over the end are shortened with it. */
    fit(max: number) {
      text = max < 1 ? "" : shorten(text.trimEnd(), max);
      entities = entities
        .map((entity) => ({ ...entity, length: Math.min(entity.length, text.length - entity.offset) }))
        .filter((entity) => entity.length > 0);
      return builder;
    },
    done(max: number): RichText {
      builder.fit(max);
      return { text, entities: entities.slice(0, ENTITIES_MAX) };
    },
  };
  return builder;
}
