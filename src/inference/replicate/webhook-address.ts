import { createHmac, timingSafeEqual } from "node:crypto";

const PATH = "/webhooks/replicate";

/**
 * The address Replicate reports to: it carries the shot's key, by which the prediction is found again, and a
 * seal that only this installation can make, so that nobody can guess one.
 */
export function webhookAddress(publicUrl: string, token: string, idempotencyKey: string): string {
  return `${publicUrl}${PATH}/${encodeURIComponent(idempotencyKey)}/${seal(token, idempotencyKey)}`;
}

/** Whether an address Replicate gives back is the one made for this key, under whatever public address. */
export function isWebhookOf(address: string, token: string, idempotencyKey: string): boolean {
  return address.endsWith(webhookAddress("", token, idempotencyKey));
}

export const WEBHOOK_ROUTE = `${PATH}/:key/:seal`;

export function isSealed(key: string, given: string, token: string): boolean {
  const wanted = Buffer.from(seal(token, key));
  const got = Buffer.from(given);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

function seal(token: string, key: string): string {
  return createHmac("sha256", token).update(`rushes webhook\n${key}`).digest("base64url").slice(0, 32);
}
