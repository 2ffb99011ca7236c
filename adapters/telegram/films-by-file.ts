import type { Animation, Document, Message, Video } from "grammy/types";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/** As long as a message stands for its clip. */
const KNOWN_MS = 400 * 24 * 3600_000;

interface Filmed {
  animation?: Animation;
  video?: Video;
  document?: Document;
}

/** Which clip a film is, by the id that Telegram gives a file for good, wherever and by whomever it is posted. */
export function createFilmsByFile(notebook: Pick<Notebook, "get" | "set">) {
  const clipOf = (fileUniqueId: string) => notebook.get<string>(`film:${fileUniqueId}`);

  async function asFilm<Content extends Filmed>(content: Content, isOurs: boolean): Promise<Content> {
    const { animation, document, ...rest } = content;
    const isFilm = animation && (isOurs || (await clipOf(animation.file_unique_id)) !== undefined);
    return isFilm ? ({ ...rest, video: animation } as unknown as Content) : content;
  }

  return {
    async note(fileUniqueId: string, clipId: string): Promise<void> {
      await notebook.set(`film:${fileUniqueId}`, clipId, { ttlMs: KNOWN_MS });
    },
    clipOf,
    /** The message, in it and in what it replies to our films as films, also those that Telegram calls animations: of other animations the first frame is a picture. */
    async known(message: Message, botId: number): Promise<Message> {
      const { reply_to_message: replied, external_reply: elsewhere } = message;
      return {
        ...(await asFilm(message, false)),
        ...(replied ? { reply_to_message: await asFilm(replied, replied.from?.id === botId) } : {}),
        ...(elsewhere ? { external_reply: await asFilm(elsewhere, false) } : {}),
      } as Message;
    },
  };
}

export type FilmsByFile = ReturnType<typeof createFilmsByFile>;
