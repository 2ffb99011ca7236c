import { fileType } from "../../src/core/file-type.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { OutgoingFile, OutgoingMessage } from "./api.ts";
import type { ShownFile } from "./render.ts";

/** A rendered message with the pictures it shows; one that is no longer in the store is left out. */
export async function withPictures(
  media: MediaStore,
  { shows, ...message }: OutgoingMessage & { shows: readonly ShownFile[] },
): Promise<OutgoingMessage> {
  if (shows.length === 0) return message;
  const files = await Promise.all(
    shows.map(async ({ key, ...shown }): Promise<OutgoingFile | undefined> => {
      const path = await media.path(key).catch(() => undefined);
      return path === undefined ? undefined : { ...shown, path, type: fileType(shown.name) };
    }),
  );
  const found = files.filter((file) => file !== undefined);
  const isThere = (picture: { url: string } | undefined) =>
    picture !== undefined && found.some(({ name }) => picture.url === `attachment://${name}`);
  const embeds = (message.body.embeds ?? []).map(({ image, thumbnail, ...embed }) => ({
    ...embed,
    ...(image && isThere(image) ? { image } : {}),
    ...(thumbnail && isThere(thumbnail) ? { thumbnail } : {}),
  }));
  return { ...message, body: { ...message.body, embeds }, files: [...(message.files ?? []), ...found] };
}
