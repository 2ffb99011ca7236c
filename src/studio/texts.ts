import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { UserMistake } from "../core/errors.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Studio } from "../core/ports/studio.ts";

export interface Texts {
  keep: Studio["keepText"];
  read: Studio["readText"];
}

/** Small texts kept as files, such as recipes. */
export function createTexts(media: MediaStore): Texts {
  return {
    async keep(text, extension) {
      // Named by its content: the same recipe asked for twice is one file.
      const key = `texts/${createHash("sha256").update(text).digest("hex").slice(0, 32)}.${extension}`;
      await media.write(key, Readable.from([Buffer.from(text, "utf8")]));
      return key;
    },
    async read(key, maxBytes) {
      const path = await media.path(key);
      const { size } = await stat(path);
      if (size > maxBytes) {
        throw new UserMistake(
          "file-too-large",
          `That file has ${Math.ceil(size / 1024)} kB; at most ${Math.floor(maxBytes / 1024)} kB are possible.`,
        );
      }
      const file = await open(path);
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(await file.readFile());
      } catch (error) {
        throw new UserMistake("not-text", "That file isn't plain text.", { cause: error });
      } finally {
        await file.close();
      }
    },
  };
}
