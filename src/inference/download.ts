import { open as openFile, rename, rm, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isDiskFull } from "../core/disk-full.ts";
import { BackendError, toBotError } from "../core/errors.ts";

export interface DownloadRules {
  /** Whether a file may be fetched from here; asked again for every redirect. */
  allowed(url: URL): boolean;
  /** Sent only where they belong: asked for every hop. */
  headers?(url: URL): Record<string, string>;
  maxBytes: number;
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
}

const MAX_REDIRECTS = 5;
/** Longest silence before it is given up, and longest time altogether, in milliseconds. */
const IDLE_MS = 30_000;
const TOTAL_MS = 10 * 60_000;

/**
 * Streams a made file to disk, whole or not at all. Addresses come from another machine's answer and are not
 * trusted: only allowed hosts, redirects included. Throws BackendError: `output-host-refused`, `output-expired`,
 * `output-too-large`, `output-not-a-file`, and retryable
 * `download-failed`; BotError `no-disk-space` where the disk is full.
 */
export async function downloadFile(address: string, path: string, rules: DownloadRules): Promise<void> {
  const part = `${path}.part`;
  try {
    if (address.startsWith("data:")) await saveDataUrl(address, part, rules.maxBytes);
    else await fetchFile(address, part, rules);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof BackendError) throw error;
    rules.signal.throwIfAborted();
    throw isDiskFull(error)
      ? toBotError(error)
      : failed(error instanceof Error ? error.message : String(error), error);
  }
}

async function fetchFile(address: string, part: string, rules: DownloadRules): Promise<void> {
  const stall = new AbortController();
  const overall = AbortSignal.timeout(TOTAL_MS);
  const signal = AbortSignal.any([rules.signal, stall.signal, overall]);
  const watch = idleWatch(stall);
  try {
    const response = await open(address, rules, signal);
    const expected = contentLength(response);
    if (expected !== undefined && expected > rules.maxBytes) throw tooLarge(rules.maxBytes);
    let bytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        watch.alive();
        bytes += chunk.length;
        if (bytes > rules.maxBytes) done(tooLarge(rules.maxBytes));
        else done(null, chunk);
      },
    });
    if (!response.body) throw notAFile("an empty answer");
    // Opened before anything flows: a stream that opens it by itself may do so after all has failed and been cleared away.
    const file = await openFile(part, "w");
    // The DOM's and Node's stream types differ by name only. It is heard from at once: nobody else would hear of its failure.
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, count, file.createWriteStream(), { signal });
    if (bytes === 0) throw notAFile("0 bytes");
    if (expected !== undefined && bytes !== expected) throw failed(`${bytes} of ${expected} bytes came`);
  } finally {
    watch.stop();
  }
}

/** Whether a host name means whatever machine it is said on. */
export function isThisMachine(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname);
}

/** Whether two addresses lead to one machine, which may go by several names to itself. */
export function isSameMachine(one: URL, other: URL): boolean {
  return one.hostname === other.hostname || (isThisMachine(one.hostname) && isThisMachine(other.hostname));
}

/**
 * Whether an address that a service names may be any public https host's, and never this network's. A stand-in's lie on its
 * own machine.
 */
export function isOutside(url: URL, service: URL): boolean {
  if (service.protocol === "http:" && isSameMachine(url, service)) return url.protocol === "http:";
  const { hostname, protocol } = url;
  const isName = isIP(hostname.replace(/^\[|\]$/g, "")) === 0 && /\.[a-z]{2,}$/i.test(hostname);
  return (
    protocol === "https:" &&
    isName &&
    !isThisMachine(hostname) &&
    !/\.(local|internal|lan|home)$/i.test(hostname)
  );
}

async function open(address: string, rules: DownloadRules, signal: AbortSignal): Promise<Response> {
  let url = parse(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!rules.allowed(url)) throw hostRefused(url);
    const response = await rules.fetch(url, {
      redirect: "manual",
      signal,
      headers: rules.headers?.(url) ?? {},
    });
    const onward = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && onward) {
      await response.body?.cancel();
      url = parse(onward, url);
      continue;
    }
    if (response.ok) {
      const type = response.headers.get("content-type") ?? "";
      if (/^(text\/html|application\/json)/i.test(type)) {
        await response.body?.cancel();
        throw notAFile(type);
      }
      return response;
    }
    await response.body?.cancel();
    if ([401, 403, 404, 410].includes(response.status)) throw expired(response.status);
    throw failed(`status ${response.status}`);
  }
  throw failed("too many redirects");
}

function parse(address: string, base?: URL): URL {
  try {
    return new URL(address, base);
  } catch (cause) {
    throw notAFile("no address", cause);
  }
}

function contentLength(response: Response): number | undefined {
  // Of a compressed answer the length counts what travels, not what arrives.
  const written = response.headers.get("content-encoding") ? null : response.headers.get("content-length");
  return written !== null && /^\d+$/.test(written) ? Number(written) : undefined;
}

function idleWatch(stall: AbortController) {
  let timer = setTimeout(() => stall.abort(new Error("nothing came for too long")), IDLE_MS);
  return {
    alive() {
      clearTimeout(timer);
      timer = setTimeout(() => stall.abort(new Error("nothing came for too long")), IDLE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Writes the bytes of a `data:` address to disk. No film travels in them but as base64. */
async function saveDataUrl(address: string, path: string, maxBytes: number): Promise<void> {
  const comma = address.indexOf(",");
  if (!/;base64$/i.test(address.slice(0, Math.max(0, comma))))
    throw notAFile("a data address without base64");
  // Four characters stand for three bytes; checked before they are turned into a copy in memory.
  if (((address.length - comma - 1) / 4) * 3 > maxBytes + 3) throw tooLarge(maxBytes);
  const bytes = Buffer.from(address.slice(comma + 1), "base64");
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
  if (bytes.length === 0) throw notAFile("0 bytes");
  await writeFile(path, bytes);
}

export const tooLarge = (maxBytes: number) =>
  new BackendError(
    "output-too-large",
    "The model made a file too large to take. Try a shorter clip or a lower resolution.",
    { message: `output is larger than ${maxBytes} bytes` },
  );

const notAFile = (what: string, cause?: unknown) =>
  new BackendError(
    "output-not-a-file",
    "The model gave no usable video: what came is no file of one. Try again, or choose another model.",
    { message: `output is not a file: ${what}`, cause },
  );

const hostRefused = (url: URL) =>
  new BackendError(
    "output-host-refused",
    "The model's file lies somewhere it must not be fetched from. Choose another model.",
    { message: `output host ${url.protocol}//${url.host} is not allowed` },
  );

const expired = (status: number) =>
  new BackendError(
    "output-expired",
    "The finished file is no longer there: backends keep it for an hour only. Ask for the clip again.",
    { message: `output answered ${status}` },
  );

const failed = (what: string, cause?: unknown) =>
  new BackendError("download-failed", "The finished file could not be fetched. Ask for the clip again.", {
    retryable: true,
    cause,
    message: `download failed: ${what}`,
  });
