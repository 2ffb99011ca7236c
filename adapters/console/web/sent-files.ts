import { Readable } from "node:stream";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import type { Notebook } from "../../../src/core/ports/notebook.ts";
import {
  FILE_TOO_LARGE,
  HEIC_PICTURE,
  isVideo,
  kindOfFile,
  PICTURE_MAX_BYTES,
  RECIPE_MAX_BYTES,
  SOUND_MAX_BYTES,
  soundByName,
  UNKNOWN_FILE,
  VIDEO_MAX_BYTES,
} from "../../../src/core/talk/sent-files.ts";
import { shorten } from "../../../src/core/talk/values/text.ts";
import { PageError } from "../../web/page-error.ts";
import type { SentFile } from "../message.ts";

/** An upload that no message used by then is forgotten. */
const UNUSED_MS = 24 * 3_600_000;

const MAX_BYTES = {
  image: PICTURE_MAX_BYTES,
  sound: SOUND_MAX_BYTES,
  recipe: RECIPE_MAX_BYTES,
  video: VIDEO_MAX_BYTES,
} as const;

export interface SentFiles {
  /** Takes a picture, a track or a recipe in; what it is is read from its bytes, and only of what is broken from its name. */
  take(bytes: Uint8Array, name: string): Promise<{ id: string } & SentFile>;
  find(id: string): Promise<SentFile | undefined>;
}

export function createSentFiles(dependencies: {
  media: MediaStore;
  notebook: Notebook;
  newId: () => string;
}): SentFiles {
  const { media, notebook, newId } = dependencies;
  return {
    async take(bytes, name) {
      const found = isVideo(bytes)
        ? ({ kind: "video", mime: "video/mp4", ending: "mp4" } as const)
        : (kindOfFile(bytes) ?? soundByName(name));
      if (found === "heic") throw new PageError(415, "heic-picture", HEIC_PICTURE);
      if (!found || (found.kind === "recipe" && !isJsonObject(bytes)))
        throw new PageError(415, "unknown-file", UNKNOWN_FILE);
      if (bytes.length > MAX_BYTES[found.kind])
        throw new PageError(413, "too-large", FILE_TOO_LARGE[found.kind]);
      const id = newId();
      const { kind, mime, ending } = found;
      const file: SentFile = {
        key: `uploads/${id}.${ending}`,
        kind,
        mime,
        name: shorten(name, 100),
        bytes: bytes.length,
      };
      await media.write(file.key, Readable.from([bytes]), { maxBytes: MAX_BYTES[kind] });
      await notebook.set(`upload:${id}`, file, { ttlMs: UNUSED_MS });
      return { id, ...file };
    },
    async find(id) {
      return notebook.get<SentFile>(`upload:${id}`);
    },
  };
}

function isJsonObject(bytes: Uint8Array): boolean {
  if (bytes.length > RECIPE_MAX_BYTES * 4) return false;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
