import { mediaError } from "../media/errors.ts";

const LONGEST = 512;
/** No part begins with a dot or a dash: no `..`, no hidden file, nothing a program could take for an option. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9._:@=+~-]*$/;

/** Throws `bad-key` for anything that is not a plain relative path such as `shots/0a1b.mp4`. */
export function checkKey(key: string): void {
  if (key.length > LONGEST || !key.split("/").every((part) => PART.test(part))) {
    throw mediaError("bad-key", { detail: JSON.stringify(key.slice(0, 100)) });
  }
}
