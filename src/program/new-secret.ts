import { randomBytes } from "node:crypto";

/** 256 bits, in characters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
