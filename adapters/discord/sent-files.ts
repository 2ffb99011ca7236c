import { Readable } from "node:stream";
import type { APIAttachment } from "discord.js";
import { MediaError, PlatformError, UserMistake } from "../../src/core/errors.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Attachment } from "../../src/core/talk/command.ts";
import {
  FILE_TOO_LARGE,
  HEAD_BYTES,
  HEIC_PICTURE,
  isVideo,
  kindByName,
  kindOfFile,
  NOT_A_VIDEO,
  PICTURE_MAX_BYTES,
  PICTURES_IN_WORDS,
  RECIPE_MAX_BYTES,
  SOUND_MAX_BYTES,
  soundByName,
  UNKNOWN_FILE,
  VIDEO_MAX_BYTES,
} from "../../src/core/talk/sent-files.ts";

/** Discord's own file hosts: nothing else people send is ever fetched. */
export const DISCORD_FILE_HOSTS = ["https://cdn.discordapp.com", "https://media.discordapp.net"] as const;

const FETCH_TIMEOUT_MS = 30_000;
const MAX_BYTES = {
  image: PICTURE_MAX_BYTES,
  recipe: RECIPE_MAX_BYTES,
  video: VIDEO_MAX_BYTES,
  sound: SOUND_MAX_BYTES,
};

type Sent = Pick<APIAttachment, "id" | "filename" | "size" | "url" | "content_type">;

export interface SentFiles {
  /** The kinds that can be of use, guessed from what Discord says of the file. */
  kind(sent: Sent): "image" | "recipe" | "sound" | undefined;
  /** Copies a file into the media store. Throws UserMistake when it can't be used. */
  keep(sent: Sent, kind: Attachment["kind"]): Promise<Attachment>;
}

export function createSentFiles(options: {
  media: MediaStore;
  fetch: typeof globalThis.fetch;
  /** Origins files may come from. */
  fileHosts: readonly string[];
}): SentFiles {
  const { media, fetch, fileHosts } = options;

  async function read(sent: Sent): Promise<Readable> {
    if (!URL.canParse(sent.url) || !fileHosts.includes(new URL(sent.url).origin)) {
      throw new UserMistake(
        "foreign-file",
        "Only files attached on Discord itself can be used. Please attach the file.",
      );
    }
    let response: Response;
    try {
      // A redirect would lead off Discord's own hosts.
      response = await fetch(sent.url, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    } catch (error) {
      throw unreadable(error instanceof Error ? error.name : "unknown");
    }
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw unreadable(`status ${response.status}`);
    }
    return Readable.fromWeb(response.body as import("node:stream/web").ReadableStream);
  }

  return {
    kind: ({ content_type, filename }) => kindByName(filename, content_type),

    async keep(sent, kind) {
      const maxBytes = MAX_BYTES[kind];
      if (sent.size > maxBytes) throw tooLarge(kind);
      const bytes = await read(sent);
      const { start, whole } = await startOf(bytes);
      const found = kind === "image" ? kindOfFile(start) : undefined;
      if (kind === "video" && !isVideo(start)) {
        bytes.destroy();
        throw new UserMistake("not-a-video", NOT_A_VIDEO);
      }
      if (kind === "image" && (found === undefined || found === "heic" || found.kind !== "image")) {
        bytes.destroy();
        throw found === "heic"
          ? new UserMistake("heic-picture", HEIC_PICTURE)
          : new UserMistake(
              "not-a-picture",
              `That file is not a picture I can use. Please send a ${PICTURES_IN_WORDS}.`,
            );
      }
      const heard = kind === "sound" ? soundOf(start, sent) : undefined;
      if (kind === "sound" && heard === undefined) {
        bytes.destroy();
        throw new UserMistake("unknown-file", UNKNOWN_FILE);
      }
      const ending = heard ?? (typeof found === "object" ? found.ending : kind === "video" ? "mp4" : "json");
      const key = `uploads/discord-${sent.id}.${ending}`;
      try {
        await media.write(key, whole, { maxBytes });
      } catch (error) {
        bytes.destroy();
        if (error instanceof MediaError && error.code === "too-large") throw tooLarge(kind);
        throw error;
      }
      return { key, kind };
    },
  };
}

/** The ending of a track in the store: sound, or a video whose sound is meant; undefined: neither by its bytes nor by its name. */
function soundOf(start: Uint8Array, { filename, content_type }: Sent): string | undefined {
  const found = kindOfFile(start);
  if (typeof found === "object" && found.kind === "sound") return found.ending;
  return isVideo(start) ? "mp4" : soundByName(filename, content_type)?.ending;
}

/** The first bytes, and a stream that still has them. */
async function startOf(bytes: Readable): Promise<{ start: Buffer; whole: Readable }> {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const read: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < HEAD_BYTES) {
      const { done, value } = await chunks.next();
      if (done) break;
      read.push(value);
      length += value.length;
    }
  } catch (error) {
    throw unreadable(error instanceof Error ? error.name : "unknown");
  }
  async function* whole() {
    yield* read;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { start: Buffer.concat(read), whole: Readable.from(whole(), { objectMode: false }) };
}

function tooLarge(kind: keyof typeof MAX_BYTES): UserMistake {
  return new UserMistake("file-too-large", FILE_TOO_LARGE[kind]);
}

function unreadable(reason: string): PlatformError {
  return new PlatformError(
    "file-unreadable",
    "I couldn't fetch that file from Discord. Please send it again.",
    {
      retryable: true,
      message: `attachment not fetched: ${reason}`,
    },
  );
}
