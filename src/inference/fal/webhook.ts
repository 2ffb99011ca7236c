import { createHash, createPublicKey, verify } from "node:crypto";
import { Hono, type HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Logger } from "pino";
import type { Notebook } from "../../core/ports/notebook.ts";
import { isRecent, sealedAddresses } from "../sealed-address.ts";
import { createStarts } from "../starts.ts";
import { createFalClient } from "./client.ts";
import { BACKEND } from "./models.ts";

export interface FalWebhookSettings {
  key: string;
  baseUrl?: string | undefined;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  log: Pick<Logger, "warn" | "debug">;
  /** A request has come to an end, good or bad. */
  onFinished(operationId: string): Promise<void>;
}

/** Seen reports are remembered for longer than fal repeats one, which is two hours. */
const SEEN_MS = 3 * 60 * 60_000;
/** What it made comes as addresses, without its order. What is longer is found out by asking. */
const BODY_BYTES = 1_000_000;
/** fal asks that its keys be kept no longer than a day; after a wrong signature they are asked for sooner, in milliseconds. */
const KEYS_MS = 24 * 60 * 60_000;
const RENEW_MS = 60_000;

/**
 * Hears fal's reports, to be mounted at the root of the public address. Refuses what is not signed with one of fal's Ed25519
 * keys over its raw body, too old, or sent to an address this installation did not make; counts each report once. It is a
 * wake-up, and for a start whose answer was lost it says which request that became.
 */
export function createFalWebhook(settings: FalWebhookSettings): Hono {
  const { key, notebook, now, log } = settings;
  const addresses = sealedAddresses(BACKEND, key);
  const keys = signingKeys(settings);
  const starts = createStarts(notebook);
  const app = new Hono();
  const limit = bodyLimit({ maxSize: BODY_BYTES, onError: (context) => context.text("Too large", 413) });
  // Before anything is read: whoever is not fal could fill the memory otherwise.
  app.use(addresses.route, async (context, next) => {
    const { key: shot = "", seal = "" } = context.req.param();
    if (!addresses.isSealed(shot, seal)) return context.text("Not found", 404);
    const { requestId, timestamp, signature } = signedBy(context.req);
    if (!isRecent(timestamp, now())) {
      log.warn({ id: requestId }, "a report from fal is too old or has no time");
      return context.text("Bad timestamp", 400);
    }
    if (requestId === "" || !SIGNATURE.test(signature)) {
      log.warn({ id: requestId }, UNSIGNED);
      return context.text("Bad signature", 401);
    }
    return next();
  });
  app.post(addresses.route, limit, async (context) => {
    const shot = context.req.param("key");
    const { requestId: id, userId, timestamp, signature } = signedBy(context.req);
    const body = Buffer.from(await context.req.arrayBuffer());
    const digest = createHash("sha256").update(body).digest("hex");
    if (!(await isSigned([id, userId, timestamp, digest].join("\n"), signature, keys))) {
      log.warn({ id }, UNSIGNED);
      return context.text("Bad signature", 401);
    }
    const requestId = requestIn(body);
    if (!requestId) return context.text("Not a request", 400);
    if (!(await notebook.claim(`webhook:${requestId}`, now(), { ttlMs: SEEN_MS })))
      return context.body(null, 204);
    try {
      // The address is our own mark on it: should the answer to its start have been lost, this is where it is found.
      if (await starts.hold(requestId, shot)) await starts.settle({}, shot, requestId);
      await settings.onFinished(requestId);
    } catch (error) {
      // Not told after all: the next delivery of this report must count.
      await notebook.delete(`webhook:${requestId}`);
      throw error;
    }
    log.debug({ request: requestId }, "fal reports an end");
    return context.body(null, 204);
  });
  return app;
}

const UNSIGNED = "a report that claims to be from fal is not signed by it";
/** Ed25519, in hexadecimal. */
const SIGNATURE = /^[0-9a-f]{128}$/i;

function signedBy(request: Pick<HonoRequest, "header">) {
  const header = (name: string) => request.header(`x-fal-webhook-${name}`) ?? "";
  return {
    requestId: header("request-id"),
    userId: header("user-id"),
    timestamp: header("timestamp"),
    signature: header("signature"),
  };
}

type KeySource = (options?: { renewed: boolean }) => Promise<ReturnType<typeof createPublicKey>[]>;

async function isSigned(message: string, signature: string, keys: KeySource): Promise<boolean> {
  const given = Buffer.from(signature, "hex");
  const matches = (known: Awaited<ReturnType<KeySource>>) =>
    known.some((key) => verify(null, Buffer.from(message), key, given));
  return matches(await keys()) || matches(await keys({ renewed: true }));
}

function signingKeys({ now, ...access }: FalWebhookSettings): KeySource {
  const client = createFalClient(access);
  let known: { at: number; keys: ReturnType<KeySource> } | undefined;
  return async ({ renewed } = { renewed: false }) => {
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    if (!known || age > (renewed ? RENEW_MS : KEYS_MS)) {
      const keys = client
        .signingKeys()
        .then((written) =>
          written
            .filter(({ kty, crv }) => kty === "OKP" && crv === "Ed25519")
            .map(({ kty, crv, x }) => createPublicKey({ key: { kty, crv, x }, format: "jwk" })),
        );
      known = { at: now(), keys };
      keys.catch(() => {
        known = undefined;
      });
    }
    return known.keys;
  };
}

/** `gateway_request_id` is of fal's own last try, where it made several; `request_id` is ours. */
function requestIn(body: Buffer): string | undefined {
  try {
    const { request_id } = JSON.parse(body.toString()) as { request_id?: unknown };
    return typeof request_id === "string" && request_id !== "" ? request_id : undefined;
  } catch {
    return undefined;
  }
}
