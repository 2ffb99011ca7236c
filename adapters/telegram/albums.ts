import type { Message } from "grammy/types";

/** An album has 10 files at most (Bot API, sendMediaGroup); after the last there is nothing to wait for. */
const ALBUM_MAX = 10;

interface Gathering {
  parts: Message[];
  timer: NodeJS.Timeout;
  finish: () => void;
  handled: Promise<void>;
}

/**
 * The files of an album arrive as messages of their own, one right after the other, with nothing to say which is
 * the last: each waits `waitMs` for the next.
 */
export function createAlbums({ waitMs }: { waitMs: number }) {
  const gatherings = new Map<string, Gathering>();

  return {
    /** `handle` gets the whole album once, in order; every part resolves when that is done. */
    async gather(
      part: Message & { media_group_id: string },
      handle: (album: Message[]) => Promise<void>,
    ): Promise<void> {
      const key = `${part.chat.id}:${part.media_group_id}`;
      const gathering = gatherings.get(key);
      if (gathering) {
        gathering.parts.push(part);
        clearTimeout(gathering.timer);
        if (gathering.parts.length >= ALBUM_MAX) gathering.finish();
        else gathering.timer = setTimeout(gathering.finish, waitMs);
        return gathering.handled;
      }
      const parts: Message[] = [part];
      let finish: () => void = () => {};
      const whole = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const handled = whole.then(() => {
        gatherings.delete(key);
        return handle(parts.sort((one, other) => one.message_id - other.message_id));
      });
      gatherings.set(key, { parts, timer: setTimeout(finish, waitMs), finish, handled });
      return handled;
    },
  };
}
