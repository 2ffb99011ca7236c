import { ComponentType } from "discord.js";
import { fileType } from "../../src/core/file-type.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { OutgoingFile, OutgoingMessage } from "./api.ts";
import type { ShownFile } from "./render-parts.ts";

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
  if (message.body.components?.[0]?.type === ComponentType.Container)
    return { ...message, body: withoutGalleries(message.body, isThere), files: found };
  const embeds = (message.body.embeds ?? []).map(({ image, thumbnail, ...embed }) => ({
    ...embed,
    ...(image && isThere(image) ? { image } : {}),
    ...(thumbnail && isThere(thumbnail) ? { thumbnail } : {}),
  }));
  return { ...message, body: { ...message.body, embeds }, files: [...(message.files ?? []), ...found] };
}

/** A gallery whose pictures are gone would be refused with the whole message. */
function withoutGalleries(
  body: OutgoingMessage["body"],
  isThere: (picture: { url: string }) => boolean,
): OutgoingMessage["body"] {
  const components = (body.components ?? []).map((part) =>
    part.type !== ComponentType.Container
      ? part
      : {
          ...part,
          components: part.components.filter(
            (inner) =>
              inner.type !== ComponentType.MediaGallery || inner.items.every(({ media }) => isThere(media)),
          ),
        },
  );
  return { ...body, components };
}
