import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Notebook } from "../../core/ports/notebook.ts";

/** What only this installation can make out of a text: Cog signs nothing, so an address has to be its own proof. */
export async function sealOf(notebook: Notebook, text: string): Promise<string> {
  return createHmac("sha256", await secretOf(notebook))
    .update(text)
    .digest("base64url");
}

export async function isSealOf(notebook: Notebook, text: string, given: string): Promise<boolean> {
  return isSame(await sealOf(notebook, text), given);
}

/** Takes as long whatever is given. */
export function isSame(secret: string, given: string): boolean {
  const [wanted, seal] = [Buffer.from(secret), Buffer.from(given)];
  return seal.length === wanted.length && timingSafeEqual(seal, wanted);
}

async function secretOf(notebook: Notebook): Promise<string> {
  const known = await notebook.get<string>("secret");
  if (known !== undefined) return known;
  // Two processes may come here at once; the first one's counts for both.
  await notebook.claim("secret", randomBytes(32).toString("base64url"));
  return (await notebook.get<string>("secret")) as string;
}
