import { Readable } from "node:stream";
import { Hono } from "hono";
import { MediaError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import { isSame, isSealOf, sealOf } from "./seal.ts";

/** The greatest file a shot may be, as in the worker that takes it in. */
const MOST_BYTES = 500 * 1024 * 1024;
/** How long a container may take to send one, in milliseconds: as long as Node's server waits for a whole request. */
const UPLOAD_MS = 5 * 60_000;
/** Files of one prediction: a film and what goes with it. */
const MOST_FILES = 8;
/** As long as what is known of the prediction, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;

/** Where the files of one order go, for containers that take an address with it (`output_file_prefix`). */
export async function orderUploads(base: string, notebook: Notebook, id: string): Promise<string> {
  return `${base}/uploads/cog/${id}/${await sealOf(notebook, `upload ${id}`)}/`;
}

/** Where all files of one container go, for its `--upload-url`; its number in COG_URL counts from 1. */
export const containerUploads = (base: string, number: number, secret: string) =>
  `${base}/uploads/cog/${number}/${secret}/`;

const runningKey = (url: string) => `running-at:${url.replace(/\/+$/, "")}`;
const fileKey = (id: string, name: string) => `upload:${id}:${name}`;

/** A container makes one thing at a time, so what it uploads belongs to this order until the next. */
export const nowRuns = (notebook: Notebook, url: string, id: string) =>
  notebook.set(runningKey(url), id, { ttlMs: KEPT_MS });

/** The media key of a file that was uploaded for a prediction; undefined: the address is another's. */
export async function uploadedFile(
  notebook: Notebook,
  id: string,
  address: string,
): Promise<string | undefined> {
  const name = /\/uploads\/cog\/[^/]+\/[^/]+\/([^/?#]+)$/.exec(address)?.[1];
  return name === undefined ? undefined : notebook.get<string>(fileKey(id, decodeURIComponent(name)));
}

/** Takes in what containers upload: `PUT {address}/{filename}`, answered with where the file is now. */
export function createCogUploads({
  media,
  notebook,
  urls,
  uploadSecret,
  most = { bytes: MOST_BYTES, ms: UPLOAD_MS },
}: {
  media: MediaStore;
  notebook: Notebook;
  /** The containers. */
  urls: readonly string[];
  /** Of the addresses that containers were started with; absent: there are none. */
  uploadSecret?: string | undefined;
  /** Of one file: how large it may be, and how long it may take to come. */
  most?: { bytes: number; ms: number };
}): Hono {
  const app = new Hono();

  async function orderOf(whose: string, seal: string): Promise<string | undefined> {
    if (!/^\d+$/.test(whose)) return (await isSealOf(notebook, `upload ${whose}`, seal)) ? whose : undefined;
    const url = urls[Number(whose) - 1];
    if (url === undefined || uploadSecret === undefined || !isSame(uploadSecret, seal)) return undefined;
    return notebook.get<string>(runningKey(url));
  }

  app.put("/uploads/cog/:whose/:seal/:name", async (context) => {
    const { whose, seal, name } = context.req.param();
    const id = await orderOf(whose, seal);
    const state = id && (await notebook.get<{ state: string }>(`state:${id}`));
    if (id === undefined || (state && state.state !== "running")) return context.text("Not found", 404);
    if (Number(context.req.header("content-length") ?? 0) > most.bytes) return context.text("Too large", 413);
    const { body } = context.req.raw;
    const before = await notebook.get<string>(fileKey(id, name));
    const count = (await notebook.read<string>(`uploads:${id}`)).length;
    if (before === undefined && count >= MOST_FILES) return context.text("Too many files", 413);
    const key = before ?? `cog/${id}-up${count}`;
    const answer = () => context.body(null, 201, { location: context.req.url });
    // Some versions knock with nothing first, to see whether they are sent elsewhere.
    if (!body || context.req.header("content-length") === "0") return answer();
    try {
      // The DOM's and Node's stream types differ by name only.
      const bytes = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0], {
        signal: AbortSignal.timeout(most.ms),
      });
      await media.write(key, bytes, { maxBytes: most.bytes });
    } catch (error) {
      if (error instanceof MediaError && error.code === "too-large") return context.text("Too large", 413);
      return context.text("The file did not come whole", 500);
    }
    if (before === undefined) {
      await notebook.append(`uploads:${id}`, name, { keep: MOST_FILES });
      await notebook.set(fileKey(id, name), key, { ttlMs: KEPT_MS });
    }
    return answer();
  });
  return app;
}
