import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The addresses one provider reports to. Each carries the shot's key, by which the work is found again, and a seal that only
 * this installation can make, so that nobody can guess one.
 */
export function sealedAddresses(provider: string, secret: string) {
  const path = `/webhooks/${provider}`;
  const seal = (key: string) =>
    createHmac("sha256", secret).update(`rushes webhook\n${key}`).digest("base64url").slice(0, 32);
  const addressOf = (publicUrl: string, key: string) =>
    `${publicUrl}${path}/${encodeURIComponent(key)}/${seal(key)}`;
  return {
    route: `${path}/:key/:seal` as const,
    addressOf,
    /** Whether an address the provider gives back is the one made for this key, under whatever public address. */
    isOf: (address: string, key: string) => address.endsWith(addressOf("", key)),
    isSealed(key: string, given: string): boolean {
      const wanted = Buffer.from(seal(key));
      const got = Buffer.from(given);
      return wanted.length === got.length && timingSafeEqual(wanted, got);
    },
  };
}

/** A signed report older or newer than this is refused, in seconds: long enough for retries, too short for replays. */
const WINDOW_S = 5 * 60;

/** Whether a report's time, in whole seconds since 1970, is about now (in milliseconds). */
export function isRecent(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1_000 - Number(timestamp)) <= WINDOW_S;
}
