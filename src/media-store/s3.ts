import { constants, openAsBlob } from "node:fs";
import { copyFile, lstat, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import type { S3Client } from "@bradenmacdonald/s3-lite-client";
import { ConfigError, MediaError } from "../core/errors.ts";
import { fileType } from "../core/file-type.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { FileHere } from "../core/ports/workbench.ts";
import { fromFileError, mediaError } from "../media/errors.ts";
import { openFileCache } from "./file-cache.ts";
import { checkKey } from "./media-key.ts";
import { listObjects } from "./s3-list.ts";
import { openWorkPlaces } from "./work-places.ts";
import { writeStream } from "./write-stream.ts";

export interface S3Settings {
  /** Such as https://s3.eu-central-1.amazonaws.com. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is part of the path; otherwise it is part of the host's name. */
  pathStyle: boolean;
}

/** Larger files go up in parts of so many bytes, four at a time, which bounds what an upload holds in memory. */
const PART_BYTES = 8 * 1024 * 1024;
/** Servers say "slow down" as a matter of course; everything we ask of one can be asked again. */
const PAUSES_MS = [200, 1_000, 3_000];
/** A question that a server leaves without an answer for so long is asked again. A file's way up or down may take longer: fetch itself gives up after five minutes of silence. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * Files in a bucket of any S3 server, for workers on several machines. What is read or written passes through a cache
 * on this machine: ffmpeg wants files. Whether a file is there, and in which version, is asked of the bucket each time, so
 * that no machine works on what another replaced or deleted.
 */
export async function createS3MediaStore(
  settings: S3Settings,
  {
    cacheFolder,
    cacheBytes,
    workFolder,
    now,
    wait = sleep,
  }: {
    /** Local, and for all processes of this machine. */
    cacheFolder: string;
    cacheBytes: number;
    workFolder: string;
    now: () => number;
    wait?: (ms: number) => Promise<unknown>;
  },
): Promise<MediaStore> {
  const client = await connect(settings);
  const cache = await openFileCache({
    folder: join(resolve(cacheFolder), "files"),
    maxBytes: cacheBytes,
    now,
  });
  const arriving = await openWorkPlaces(join(resolve(cacheFolder), "arriving"), now);
  const work = await openWorkPlaces(resolve(workFolder), now);
  const fetching = new Map<string, Promise<string>>();

  async function ask<Answer>(key: string, request: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await request();
      } catch (error) {
        if (error instanceof MediaError) throw error;
        if (statusOf(error) === 404) throw mediaError("media-missing", { detail: key, cause: error });
        const pause = PAUSES_MS[attempt];
        if (pause === undefined || isRefusal(error))
          throw mediaError("store-unreachable", { detail: key, cause: error });
        await wait(pause);
      }
    }
  }

  async function isThere(key: string): Promise<boolean> {
    try {
      await ask(key, () => soon(client.statObject(key)));
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === "media-missing") return false;
      throw error;
    }
  }

  /** Uploads a whole file, then keeps it here: whoever made it mostly reads it next. */
  async function upload(key: string, path: string): Promise<string> {
    // Opening a blob of nothing says no more than that it can't.
    await lstat(path);
    const blob = await openAsBlob(path);
    const options = { size: blob.size, partSize: PART_BYTES, metadata: { "Content-Type": fileType(key) } };
    const { etag } = await ask(key, () => client.putObject(key, blob.stream(), options));
    return etag;
  }

  async function make<Result>(key: string, bring: (path: string) => Promise<Result>): Promise<Result> {
    checkKey(key);
    const path = arriving.file(basename(key));
    try {
      const result = await bring(path);
      await cache.keep(key, await upload(key, path), path);
      return result;
    } catch (error) {
      throw fromFileError(error, path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async function fetchFile(key: string, etag: string): Promise<string> {
    const path = arriving.file(basename(key));
    try {
      const version = await ask(key, async () => {
        await rm(path, { force: true });
        const answer = await client.getObject(key);
        const body = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
        const { bytes } = await writeStream(path, body);
        const said = answer.headers.get("content-length");
        if (said !== null && Number(said) !== bytes) throw new Error(`${bytes} of ${said} bytes came`);
        return answer.headers.get("etag")?.replace(/^(W\/)?"|"$/g, "") ?? etag;
      });
      return await cache.keep(key, version, path);
    } catch (error) {
      throw fromFileError(error, path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async function find(key: string): Promise<FileHere> {
    checkKey(key);
    const { etag, size: bytes } = await ask(key, () => soon(client.statObject(key)));
    const here = await cache.find(key, etag, bytes);
    if (here !== undefined) return { path: here, bytes };
    const name = `${key}\n${etag}`;
    const fetched = fetching.get(name) ?? fetchFile(key, etag).finally(() => fetching.delete(name));
    fetching.set(name, fetched);
    // Replaced since it was asked about, it is as large as what came.
    const path = await fetched;
    return { path, bytes: (await stat(path)).size };
  }

  return {
    async put(key, path, { move = false } = {}) {
      checkKey(key);
      if (!(await lstat(path).catch(() => undefined))?.isFile())
        throw mediaError("media-missing", { detail: path });
      await make(key, (arrived) =>
        copyFile(path, arrived, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE),
      );
      if (move) await rm(path, { force: true });
    },
    make,
    write: (key, bytes, { maxBytes } = {}) =>
      make(key, (arrived) => writeStream(arrived, bytes, { maxBytes })),
    find: (key) =>
      find(key).catch((error: { code?: unknown }) => {
        if (error.code !== "media-missing") throw error;
        return undefined;
      }),
    path: async (key) => (await find(key)).path,
    async link(key, seconds) {
      checkKey(key);
      return client.getPresignedUrl("GET", key, { expirySeconds: seconds, requestDate: new Date(now()) });
    },
    async has(key) {
      checkKey(key);
      return isThere(key);
    },
    async delete(key) {
      checkKey(key);
      // Swift answers 404 for what isn't there, S3 itself 204.
      await ask(key, () => soon(client.deleteObject(key))).catch((error: { code?: unknown }) => {
        if (error.code !== "media-missing") throw error;
      });
    },
    list: (prefix, { after = "" } = {}) =>
      listObjects((page) => ask(prefix, () => soon(page(client))), prefix, after),
    workFolder: () => work.folder(),
    workPlace: (name) => work.file(name),
  };
}

/** Fails with a sentence for whoever runs the bot where the bucket can't be used: better at the start than with the first clip. */
async function connect(settings: S3Settings): Promise<S3Client> {
  const { S3Client } = await import("@bradenmacdonald/s3-lite-client").catch((error: unknown) => {
    throw new ConfigError(
      "no-media-client",
      "S3_ENDPOINT is set, and the package that speaks S3 is not installed. Run npm ci in this folder, without --omit=optional.",
      { cause: error },
    );
  });
  const client = new S3Client({
    endPoint: settings.endpoint,
    bucket: settings.bucket,
    region: settings.region,
    accessKey: settings.accessKeyId,
    secretKey: settings.secretAccessKey,
    pathStyle: settings.pathStyle,
  });
  const there = await soon(client.bucketExists(settings.bucket)).catch((error: unknown) => {
    throw new ConfigError("media-bucket-unusable", whyUnusable(settings, error), { cause: error });
  });
  if (!there) {
    throw new ConfigError(
      "no-media-bucket",
      `${settings.endpoint} has no bucket "${settings.bucket}". Make it there, or correct S3_BUCKET.`,
    );
  }
  return client;
}

function whyUnusable({ endpoint }: S3Settings, error: unknown): string {
  const status = statusOf(error);
  if (status === 401 || status === 403)
    return `${endpoint} refuses S3_ACCESS_KEY_ID with S3_SECRET_ACCESS_KEY (${(error as Error).message}). Correct them, or S3_REGION, or what the key may do.`;
  if (status !== undefined)
    return `${endpoint} answers ${status}: ${(error as Error).message} Correct S3_ENDPOINT, S3_REGION or S3_PATH_STYLE.`;
  const { cause } = error as { cause?: Error };
  return `S3_ENDPOINT ${endpoint} can't be reached: ${(cause ?? (error as Error)).message}. Start it, or correct S3_ENDPOINT.`;
}

async function soon<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} s`)),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const statusOf = (error: unknown) => (error as { statusCode?: number } | null)?.statusCode;
/** What asking again won't change. */
const isRefusal = (error: unknown) => {
  const status = statusOf(error);
  return status !== undefined && status < 500 && status !== 408 && status !== 429;
};
