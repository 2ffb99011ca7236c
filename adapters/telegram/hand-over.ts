import { audienceOf } from "../../src/core/access/audience.ts";
import { clipButtons } from "../../src/core/card/buttons.ts";
import { clipCaption } from "../../src/core/card/caption.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Chats } from "./chats.ts";
import { toPlatformError } from "./errors.ts";
import { PLATFORM } from "./place.ts";

/** Films of one person that wait; older ones are found in /history. */
const OWED_MOST = 30;

/** Notes a film that could be posted nowhere, for when its maker is heard of. */
export async function owe(notebook: Pick<Notebook, "append">, chat: string, clipId: string): Promise<void> {
  await notebook.append(`owed:${chat}`, clipId, { keep: OWED_MOST });
}

/** Hands over what waited for a private chat to be opened, or opened again. */
export function createHandOver(dependencies: {
  sender: Pick<ChatSender, "postClip">;
  studio: Pick<Studio, "clip" | "attachPost">;
  media: Pick<MediaStore, "path">;
  notebook: Pick<Notebook, "get" | "set" | "read">;
  chats: Pick<Chats, "speaks">;
  log: Log;
  stopped: AbortSignal;
}) {
  const { sender, studio, media, notebook, chats, log, stopped } = dependencies;
  const underWay = new Set<string>();

  async function handOver(chat: string, clipId: string): Promise<void> {
    const surface = { platform: PLATFORM, chat };
    const maker = { id: `${PLATFORM}:${chat}`, name: "" };
    const clip = await studio.clip(clipId, maker, surface);
    if (!clip?.file || clip.posted || clip.deletedAt !== undefined) return;
    const posted = await sender.postClip(
      surface,
      {
        clip,
        caption: clipCaption(clip),
        buttons: clipButtons(clip),
        audience: audienceOf(clip),
        path: await media.path(clip.file.key),
        posterPath: await media.path(clip.file.posterKey),
      },
      { idempotencyKey: `owed-${clip.id}`, signal: stopped },
    );
    await studio.attachPost(clip.id, posted.ref, posted.fileId);
    log.info({ clipId: clip.id }, "a film that waited for its maker was handed over");
  }

  /** What waits for this private chat, oldest first; what still can't be posted goes on waiting. */
  return async (chat: string): Promise<void> => {
    if (underWay.has(chat)) return;
    underWay.add(chat);
    try {
      const after = (await notebook.get<number>(`handed:${chat}`)) ?? 0;
      for (const { number, value } of await notebook.read<string>(`owed:${chat}`, { after })) {
        // Who is heard may be written to, whatever Telegram said some time before.
        await chats.speaks(chat);
        await handOver(chat, value);
        await notebook.set(`handed:${chat}`, number);
      }
    } catch (error) {
      log.warn({ chat, code: toPlatformError(error).code }, "a film that waits could not be handed over yet");
    } finally {
      underWay.delete(chat);
    }
  };
}
