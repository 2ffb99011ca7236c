import type { Clip } from "../film/clip.ts";
import type { ModelDescription } from "./video-backend.ts";

/** What somebody asks about, where there is an answer from facts. */
export type Topic =
  | "licence"
  | "model"
  | "ai"
  | "price"
  | "longer"
  | "file"
  | "time"
  | "recipe"
  | "who"
  | "size"
  | "abilities"
  | "undo";

/** What words are taken for. */
export type Verdict =
  /** Plainly a change to the clip replied to or, in private, to the last one; `words` are what the remix reader reads. */
  | { kind: "order"; words: string }
  /** Plainly one of the bot's commands, said without its slash. */
  | { kind: "command"; command: string }
  /** Plainly a film to be made. */
  | { kind: "idea"; words: string }
  /** Wants to know something; `topic` where it is one that can be answered. */
  | { kind: "question"; topic?: Topic }
  /** Would change or make a picture, but may be talk: to be offered. */
  | { kind: "offer"; words: string }
  /** Talk between people, applause, an emoji, a link: nothing is made of it. */
  | { kind: "chatter"; link?: true };

export interface WordsContext {
  /** `reply`: to a clip; `mention`: to the bot by name, in a group; `private`: in a chat with the bot alone. */
  place: "reply" | "mention" | "private";
  /** The clip replied to. */
  clip?: Pick<Clip, "plan" | "request">;
  /** Who wrote them, by their person id, and the message's own id; without them no language model is asked. */
  asker?: { person: string; message: string };
  /** Models that an order may name. */
  models: readonly ModelDescription[];
}

/** Tells an order from talk. The same words in the same place, the same verdict. */
export interface WordsJudge {
  judge(words: string, context: WordsContext): Promise<Verdict>;
}
