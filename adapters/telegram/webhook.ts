import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList, isIP } from "node:net";
import type { Update } from "grammy/types";

/** Whether Telegram is to call us: where that can work, always, or never. */
export type WebhookMode = "auto" | "on" | "off";

export interface Webhook {
  /** Base address at which Telegram reaches this bot. */
  baseUrl: string;
  secret: string;
  /** The host insists: where it can't work the bot stops with a sentence instead of polling. */
  insists: boolean;
}

/** https://core.telegram.org/bots/webhooks: "ports currently supported for webhooks". */
const PORTS = ["", "443", "80", "88", "8443"];

/**
 * The webhook that an address makes possible; undefined: poll. Telegram calls https addresses on few ports, and from
 * outside only; a Bot API server of one's own calls any. Without a secret one is made from the token,
 * from which the token can't be found.
 */
export function webhookFor(settings: {
  token: string;
  webhookUrl: string | undefined;
  mode: WebhookMode;
  apiRoot?: string | undefined;
  secret?: string | undefined;
}): Webhook | undefined {
  const { token, webhookUrl: baseUrl, apiRoot, mode } = settings;
  if (baseUrl === undefined || mode === "off") return undefined;
  const { protocol, port, hostname } = new URL(baseUrl);
  const canBeCalled =
    apiRoot !== undefined || (protocol === "https:" && PORTS.includes(port) && !isOnlyNearby(hostname));
  if (!canBeCalled && mode === "auto") return undefined;
  const secret = settings.secret ?? createHash("sha256").update(`webhook ${token}`).digest("base64url");
  return { baseUrl, secret, insists: mode === "on" };
}

/** Addresses that mean something in one network alone: RFC 1918, 3927, 4193, 4291, 6598 and loopback. */
const NEARBY = new BlockList();
for (const [net, bits] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  NEARBY.addSubnet(net, bits);
}
NEARBY.addSubnet("::1", 128, "ipv6");
NEARBY.addSubnet("fc00::", 7, "ipv6");
NEARBY.addSubnet("fe80::", 10, "ipv6");

/** Names that no name server of the internet knows: RFC 6762, 8375, and what routers make up. */
const NEARBY_NAME = /^[^.]+$|\.(?:local|localhost|lan|home|internal|intranet|home\.arpa)$/i;

function isOnlyNearby(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  const version = isIP(host);
  if (version === 0) return NEARBY_NAME.test(host);
  return NEARBY.check(host, version === 4 ? "ipv4" : "ipv6");
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
