import { createHash } from "node:crypto";
import type { Logins } from "../core/ports/logins.ts";
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

  return {
    async offer(page) {
      const secret = newSecret();
      await redis.set(keys.loginLink(page, digest(secret)), "1", "EX", LINK_SECONDS);
      return secret;
    },

    async redeem(page, secret) {
      // One step, so that of two who use a link at once only one gets in.
      if ((await redis.getdel(keys.loginLink(page, digest(secret)))) === null) return undefined;
      const session = newSecret();
      await redis.set(keys.loginSession(page, digest(session)), "1", "EX", SESSION_SECONDS);
      return { session, seconds: SESSION_SECONDS };
    },

    async holds(page, session) {
      return (await redis.exists(keys.loginSession(page, digest(session)))) === 1;
    },
  };
}
