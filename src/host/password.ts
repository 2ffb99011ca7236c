import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's password storage cheat sheet: N = 2^17, r = 8, p = 1, which takes 128 MiB for a moment. */
const COST = { N: 131_072, r: 8, p: 1 };
const BYTES = 32;
/** What a hash looks like: nothing in it means anything to a shell or to a `.env`. */
export const PASSWORD_HASH = /^scrypt:(\d{4,7}):(\d{1,2}):(\d{1,2}):([\w-]{16,}):([\w-]{43})$/;
export const PASSWORD_MIN = 12;

/** What is kept of a password, so that it can be known again and not be read. */
export async function hashPassword(password: string, salt = randomBytes(16)): Promise<string> {
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join(":");
}

/** Whether this is the password that a hash was made of. */
export async function isPassword(typed: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = PASSWORD_HASH.exec(hash) ?? [];
  if (key === "") return false;
  const derived = await derive(typed, Buffer.from(salt, "base64url"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(derived, Buffer.from(key, "base64url"));
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const limits = { N, r, p, maxmem: 2 * 128 * N * r };
    scrypt(password.normalize("NFKC"), salt, BYTES, limits, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
