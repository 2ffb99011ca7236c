import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef } from "../../src/core/surface.ts";

/** As long as a message stands for its board. */
const KEPT_MS = 400 * 24 * 3600_000;

/** What stands under a board's words: two messages that look like one. */
export interface Album {
  /** Message ids of its parts: the frames of all shots, and what moves. */
  frames: number;
  draft: number;
  /** Key of the picture that stands in the first; absent where that isn't known. */
  sheet?: string;
  /** The clip whose draft stands in the second, and Telegram's id of the file; absent: its opening frame does yet. */
  film?: { clip: string; fileId: string };
}

/** What a board that is one rich message shows, and Telegram's ids of it, so that it isn't uploaded with every edit. */
export interface RichBoard {
  sheet?: { key: string; version: number; fileId: string; spoiler?: true };
  film?: { clip: string; version: number; fileId: string; spoiler?: true };
}

/** What is known of the messages that boards stand in, for all processes. */
export function createBoardNotes(notebook: Pick<Notebook, "get" | "set" | "delete">) {
  const place = ({ chat, message }: Pick<MessageRef, "chat" | "message">) => `${chat}:${message}`;
  const albumKey = (ref: MessageRef) => `board-album:${place(ref)}`;
  const richKey = (ref: MessageRef) => `board-rich:${place(ref)}`;
  const partKey = (chat: string, message: number) =>
    `board-part:${place({ chat, message: String(message) })}`;
  const keep = { ttlMs: KEPT_MS };

  return {
    albumOf: (ref: MessageRef) => notebook.get<Album>(albumKey(ref)),
    async keepAlbum(ref: MessageRef, album: Album): Promise<void> {
      await notebook.set(albumKey(ref), album, keep);
      for (const part of [album.frames, album.draft]) await notebook.set(partKey(ref.chat, part), ref, keep);
    },
    forgetAlbum: (ref: MessageRef) => notebook.delete(albumKey(ref)),
    /** The message with the words and buttons that this part of an album belongs to. */
    wordsOf: (part: MessageRef) => notebook.get<MessageRef>(partKey(part.chat, Number(part.message))),
    richOf: (ref: MessageRef) => notebook.get<RichBoard>(richKey(ref)),
    keepRich: (ref: MessageRef, board: RichBoard) => notebook.set(richKey(ref), board, keep),
  };
}

export type BoardNotes = ReturnType<typeof createBoardNotes>;
