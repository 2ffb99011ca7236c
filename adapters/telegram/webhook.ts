import { createHash, timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";

/**
 * The webhook that a public address makes possible; undefined: poll. Telegram calls https addresses on ports 443,
 * 80, 88 and 8443 only; a Bot API server of one's own calls any. Without a secret one is made from the token,
 * from which the token can't be found.
 */
export function webhookFor(settings: {
  token: string;
  publicUrl: string | undefined;
  apiRoot?: string | undefined;
  secret?: string | undefined;
}): { publicUrl: string; secret: string } | undefined {
  const { token, publicUrl, apiRoot } = settings;
  if (publicUrl === undefined) return undefined;
  const { protocol, port } = new URL(publicUrl);
  const mayBeCalled = protocol === "https:" && ["", "443", "80", "88", "8443"].includes(port);
  if (!mayBeCalled && apiRoot === undefined) return undefined;
  const secret = settings.secret ?? createHash("sha256").update(`webhook ${token}`).digest("base64url");
  return { publicUrl, secret };
}

/** Telegram's own updates are far smaller; more is somebody else's. */
const BODY_MAX_BYTES = 1_000_000;

/**
 * Answers Telegram's webhook calls: 200 as soon as the update is written down. Anything that does not carry the
 * secret is turned away without being read.
 */
export function createWebhookHandler({
  secret,
  hear,
}: {
  secret: string;
  /** Resolves when the update can no longer be lost. */
  hear(update: Update): Promise<void>;
}): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "POST") return new Response(null, { status: 405 });
    if (!isSame(request.headers.get("x-telegram-bot-api-secret-token") ?? "", secret)) {
      return new Response(null, { status: 401 });
    }
    if (Number(request.headers.get("content-length") ?? 0) > BODY_MAX_BYTES)
      return new Response(null, { status: 413 });
    let update: unknown;
    try {
      const body = await request.text();
      if (body.length > BODY_MAX_BYTES) return new Response(null, { status: 413 });
      update = JSON.parse(body);
    } catch {
      return new Response(null, { status: 400 });
    }
    if (!isUpdate(update)) return new Response(null, { status: 400 });
    await hear(update);
    return new Response(null, { status: 200 });
  };
}

function isUpdate(thing: unknown): thing is Update {
  return (
    typeof thing === "object" &&
    thing !== null &&
    "update_id" in thing &&
    Number.isSafeInteger(thing.update_id)
  );
}

function isSame(given: string, secret: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(secret);
  return one.length === other.length && timingSafeEqual(one, other);
}
