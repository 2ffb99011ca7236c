import type { Verdict, WordsContext, WordsJudge } from "../core/ports/words-judge.ts";
import { isSmallTalk } from "./small-talk.ts";

const LINK = /(?:https?:\/\/|www\.)\S+/giu;
const MENTION = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]+/gu;
const EMOJI =
  /:[a-z0-9_~]{2,32}:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/giu;
const COMMAND =
  /^(?:please )?(cancel|stop|help|queue|quota|history|models|settings)(?: (?:it|this|that))?(?: please)?$/iu;
const GREETING =
  /^(?:(?:hi+|hello|hey+|yo|good (?:morning|evening|day)|thanks?(?: you)?|thx|ok(?:ay)?|bye|test(?:ing)?)(?: (?:there|bot|rushes|so much|a lot|again|everyone|all))*[\s,.!?]*){1,3}$/iu;
const COMMANDS: Record<string, string> = { stop: "cancel" };

/** Tells an order from talk, by rules of our own. */
export function createWordsJudge(): WordsJudge {
  return {
    async judge(words: string, { place }: WordsContext): Promise<Verdict> {
      if (/^(?:help|\?+|\/+)$/iu.test(words.trim())) return { kind: "command", command: "help" };
      const said = words.replace(LINK, " ").replace(EMOJI, " ").trim();
      const command = COMMAND.exec(said.replace(/[.!?\s]+$/u, ""))?.[1]?.toLowerCase();
      if (command !== undefined) return { kind: "command", command: COMMANDS[command] ?? command };
      if (isSmallTalk(said.replace(MENTION, " ")) || GREETING.test(said)) {
        return /https?:/iu.test(words) ? { kind: "chatter", link: true } : { kind: "chatter" };
      }
      return { kind: place === "reply" ? "order" : "idea", words };
    },
  };
}
