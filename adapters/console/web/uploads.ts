import { Readable } from "node:stream";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import type { Notebook } from "../../../src/core/ports/notebook.ts";
import { PageError } from "../errors.ts";
import type { SentFile } from "../message.ts";

export const PICTURE_MAX_BYTES = 10_000_000;
const RECIPE_MAX_BYTES = 256_000;
/** An upload that no message used by then is forgotten. */
const UNUSED_MS = 24 * 3_600_000;

export interface Uploads {
  /** Takes a picture or a recipe in; what it is is read from its bytes, never from its name. */
  take(bytes: Uint8Array, name: string): Promise<{ id: string } & SentFile>;
  find(id: string): Promise<SentFile | undefined>;
}

export function createUploads(dependencies: {
  media: MediaStore;
  notebook: Notebook;
  newId: () => string;
}): Uploads {
  const { media, notebook, newId } = dependencies;
  return {
    async take(bytes, name) {
      const found = recognise(bytes);
      if (!found) {
        throw new PageError(
          415,
          "unknown-file",
          "This is neither a picture (PNG, JPEG, WebP) nor a recipe (JSON). Please send one of these.",
        );
      }
      if (found.kind === "recipe" && bytes.length > RECIPE_MAX_BYTES) {
        throw new PageError(413, "too-large", "This recipe is too large: 256 kB is the most.");
      }
      const id = newId();
      const { kind, mime, extension } = found;
      const file: SentFile = {
        key: `uploads/${id}.${extension}`,
        kind,
        mime,
        name: name.slice(0, 100),
        bytes: bytes.length,
      };
      await media.write(file.key, Readable.from([bytes]), { maxBytes: PICTURE_MAX_BYTES });
      await notebook.set(`upload:${id}`, file, { ttlMs: UNUSED_MS });
      return { id, ...file };
    },
    async find(id) {
      return notebook.get<SentFile>(`upload:${id}`);
    },
  };
}

/** The first bytes that every file of a kind has. */
function recognise(
  bytes: Uint8Array,
): { kind: SentFile["kind"]; mime: string; extension: string } | undefined {
  const starts = (...values: number[]) => values.every((value, index) => bytes[index] === value);
  const letters = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return { kind: "image", mime: "image/png", extension: "png" };
  }
  if (starts(0xff, 0xd8, 0xff)) return { kind: "image", mime: "image/jpeg", extension: "jpg" };
  if (letters(0, 4) === "RIFF" && letters(8, 12) === "WEBP") {
    return { kind: "image", mime: "image/webp", extension: "webp" };
  }
  return isJsonObject(bytes) ? { kind: "recipe", mime: "application/json", extension: "json" } : undefined;
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
