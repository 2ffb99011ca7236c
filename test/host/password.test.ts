import { expect, it } from "vitest";
import { hashPassword, isPassword } from "../../src/host/password.ts";

it("a password is known by its hash, any other isn't, and what is no hash lets nobody in", async () => {
  const hash = await hashPassword("correct horse bättery");
  expect(hash).not.toContain("horse");
  expect(await isPassword("correct horse bättery", hash)).toBe(true);
  expect(await isPassword("correct horse battery", hash)).toBe(false);
  for (const none of ["", "scrypt:::::", hash.slice(0, -1)]) expect(await isPassword("", none)).toBe(false);
});
