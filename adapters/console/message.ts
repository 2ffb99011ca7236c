import type { Button, Card } from "../../src/core/card/card.ts";
import type { Notice } from "../../src/core/talk/reply.ts";

/** A file that came with somebody's words, in the media store. */
export interface SentFile {
  key: string;
  kind: "image" | "recipe" | "video" | "sound";
  name: string;
  mime: string;
  bytes: number;
}

/** What somebody's words were taken for, where that was no order: an offer to take, a question answered, a hint. */
export type Saying =
  | { kind: "offer"; words: string; credits: number }
  | { kind: "question"; words: string }
  | { kind: "hint" };

/** What a message of the local chat holds. Plain JSON, kept in the notebook. */
export type Content =
  | { kind: "words"; text: string; files: SentFile[] }
  /** Somebody used a button: its label, and the words it asked for. */
  | { kind: "action"; label: string; words?: string }
  | { kind: "notice"; notice: Notice; saying?: Saying }
  | { kind: "card"; card: Card }
  | {
      kind: "clip";
      clipId: string;
      prompt: string;
      caption: string;
      /** What it shows, shot by shot; absent in messages of before it was told. */
      shows?: string;
      buttons: Button[];
      /** Shown once somebody wants to see it. */
      spoiler?: true;
      /** Of a board: its shots, to be put in another order. */
      shots?: Card["shots"];
      /** Of a board: the frames of its shots in one picture, a key of the media store. */
      frames?: { key: string; alt: string };
      file: {
        key: string;
        posterKey: string;
        bytes: number;
        width: number;
        height: number;
        seconds: number;
      };
    }
  | { kind: "file"; key: string; name: string; notice: Notice };

export interface Message {
  id: string;
  thread: string;
  /** Place in the thread, counted up. */
  number: number;
  /** Counted up with every change, so that whoever hears of changes late can tell which is newest. */
  revision: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Who wrote it; absent: the bot. */
  from?: { id: string; name: string };
  /** Only this person sees it. */
  to?: string;
  /** Everybody saw it before it became one person's. */
  wasSeen?: boolean;
  /** Id of the message in this thread that it answers. */
  replyTo?: string;
  content: Content;
  /** Its content is gone; the place is kept so that replies to it can say so. */
  deleted?: boolean;
}

export interface Thread {
  id: string;
  title: string;
  /** Counted up with every message. */
  number: number;
  /** When something was last said in it; milliseconds since 1970. */
  at: number;
}

/** The buttons a message shows, in order. */
export function buttonsOf(message: Message): readonly Button[] {
  const content = message.content;
  if (message.deleted) return [];
  if (content.kind === "card") return content.card.buttons;
  if (content.kind === "clip") return content.buttons;
  if (content.kind === "notice" || content.kind === "file") return content.notice.buttons ?? [];
  return [];
}
