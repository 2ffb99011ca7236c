import { createHmac, timingSafeEqual } from "node:crypto";
import { Hono, type HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Logger } from "pino";
import type { Notebook } from "../../core/ports/notebook.ts";
import { isRecent, sealedAddresses } from "../sealed-address.ts";
import { createStarts } from "../starts.ts";
import { createClient, type ReplicateAccess } from "./client.ts";

export interface ReplicateWebhookSettings extends ReplicateAccess {
  notebook: Notebook;
  now: () => number;
  log: Pick<Logger, "warn" | "debug">;
  /** A shot has come to an end, good or bad: whoever waits for it need wait no longer. */
  onFinished(finished: { backend: "replicate"; operationId: string; idempotencyKey: string }): Promise<void>;
}

/** Seen reports are remembered for longer than the window lasts. */
const SEEN_MS = 60 * 60_000;
/**
 * A prediction with its logs and its order, in which a dozen small pictures may stand as data addresses of up to 256 kB
 * (`files.ts`); what it made comes as addresses. What is longer is found out by asking.
 */
const BODY_BYTES = 4_000_000;
/** After a wrong signature the secret may have been renewed; it is asked for again at most this often, in milliseconds. */
const SECRET_MS = 60_000;

/**
 * Hears Replicate's reports, to be mounted at the root of the public address. Refuses what is not signed over
 * its raw body, too old, or sent to an address this installation did not make; counts each report once. It is
 * a wake-up only: the state is asked for anew, and polling goes on besides, as reports get lost.
 */
export function createReplicateWebhook(settings: ReplicateWebhookSettings): Hono {
  const { notebook, now, log, token } = settings;
  const secretFor = signingSecret(settings);
  const starts = createStarts(notebook);
  const addresses = sealedAddresses("replicate", token);
  const app = new Hono();
  const limit = bodyLimit({ maxSize: BODY_BYTES, onError: (context) => context.text("Too large", 413) });
  // Before anything is read: whoever is not Replicate could fill the memory otherwise.
  app.use(addresses.route, async (context, next) => {
    const { key = "", seal = "" } = context.req.param();
    if (!addresses.isSealed(key, seal)) return context.text("Not found", 404);
    const { id, timestamp, signature } = signedBy(context.req);
    if (!isRecent(timestamp, now())) {
      log.warn({ id }, "a report from Replicate is too old or has no time");
      return context.text("Bad timestamp", 400);
    }
    if (id === "" || signature === "") {
      log.warn({ id }, UNSIGNED);
      return context.text("Bad signature", 401);
    }
    return next();
  });
  app.post(addresses.route, limit, async (context) => {
    const key = context.req.param("key");
    const headers = signedBy(context.req);
    const body = await context.req.text();
    if (!(await isSigned(headers, body, secretFor))) {
      log.warn({ id: headers.id }, UNSIGNED);
      return context.text("Bad signature", 401);
    }
    const prediction = parse(body);
    if (!prediction) return context.text("Not a prediction", 400);
    // "start" and "logs" are not asked for; should they come, there is nothing to wake up for.
    if (!ENDS.has(prediction.status)) return context.body(null, 204);
    if (!(await notebook.claim(`webhook:${headers.id}`, now(), { ttlMs: SEEN_MS })))
      return context.body(null, 204);
    try {
      // The address is our own mark on it: should the answer to its start have been lost, this is where it is found.
      if (await starts.hold(prediction.id, key)) await starts.settle({}, key, prediction.id);
      await settings.onFinished({ backend: "replicate", operationId: prediction.id, idempotencyKey: key });
    } catch (error) {
      // Not told after all: the next delivery of this report must count.
      await notebook.delete(`webhook:${headers.id}`);
      throw error;
    }
    log.debug({ prediction: prediction.id }, "Replicate reports an end");
    return context.body(null, 204);
  });
  return app;
}

const ENDS = new Set(["succeeded", "failed", "canceled", "aborted"]);

const UNSIGNED = "a report that claims to be from Replicate is not signed by it";

type Signed = { id: string; timestamp: string; signature: string };

function signedBy(request: Pick<HonoRequest, "header">): Signed {
  return {
    id: request.header("webhook-id") ?? "",
    timestamp: request.header("webhook-timestamp") ?? "",
    signature: request.header("webhook-signature") ?? "",
  };
}

async function isSigned(headers: Signed, body: string, secretFor: SecretSource): Promise<boolean> {
  return (
    matches(headers, body, await secretFor()) || matches(headers, body, await secretFor({ renewed: true }))
  );
}

/** `webhook-signature` may hold several, as "v1,<base64>" words: one has to be right. */
function matches({ id, timestamp, signature }: Signed, body: string, secret: Buffer): boolean {
  const right = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(" ").some((word) => {
    const [version, digest] = word.split(",");
    const given = Buffer.from(digest ?? "", "base64");
    return version === "v1" && given.length === right.length && timingSafeEqual(given, right);
  });
}

type SecretSource = (options?: { renewed: boolean }) => Promise<Buffer>;

function signingSecret({ now, ...access }: ReplicateWebhookSettings): SecretSource {
  const client = createClient(access);
  let known: { at: number; secret: Promise<Buffer> } | undefined;
  return async ({ renewed } = { renewed: false }) => {
    if (!known || (renewed && now() - known.at > SECRET_MS)) {
      const secret = client.webhooks.default.secret
        .get()
        .then(({ key }) => Buffer.from(key.split("_").pop() ?? "", "base64"));
      known = { at: now(), secret };
      secret.catch(() => {
        known = undefined;
      });
    }
    return known.secret;
  };
}

function parse(body: string): { id: string; status: string } | undefined {
  try {
    const written = JSON.parse(body) as { id?: unknown; status?: unknown };
    return typeof written.id === "string" && typeof written.status === "string"
      ? { id: written.id, status: written.status }
      : undefined;
  } catch {
    return undefined;
  }
}
