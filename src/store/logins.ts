import { createHash } from "node:crypto";
import type { LoginPage, Logins } from "../core/ports/logins.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** A link is used at once or asked for anew. */
const LINK_SECONDS = 5 * 60;
const SESSION_SECONDS = 12 * 60 * 60;

/** Keeps only digests: whoever reads Redis can't log in with what is there. */
export function createLogins({
  redis,
  keys,
  newSecret,
}: {
  redis: Connection;
  keys: Keys;
  /** 256 bits that nobody can guess, in characters that need no escaping in an address. */
  newSecret: () => string;
}): Logins {
  const digest = (secret: string) => createHash("sha256").update(secret).digest("base64url");

  async function open(page: LoginPage, who: string): Promise<{ session: string; seconds: number }> {
    const session = newSecret();
    await redis.set(keys.loginSession(page, digest(session)), holds(who), "EX", SESSION_SECONDS);
    return { session, seconds: SESSION_SECONDS };
  }

  return {
    async offer(page, who = "") {
      const secret = newSecret();
      await redis.set(keys.loginLink(page, digest(secret)), holds(who), "EX", LINK_SECONDS);
      return secret;
    },

    async redeem(page, secret) {
      // One step, so that of two who use a link at once only one gets in.
      const held = await redis.getdel(keys.loginLink(page, digest(secret)));
      return held === null ? undefined : open(page, whoIn(held));
    },
    open,

    async holder(page, session) {
      const held = await redis.get(keys.loginSession(page, digest(session)));
      return held === null ? undefined : whoIn(held);
    },
  };
}

/** What is kept; "1" alone is what versions wrote that knew nobody. */
const holds = (who: string) => `1${who}`;
const whoIn = (held: string) => held.slice(1);
