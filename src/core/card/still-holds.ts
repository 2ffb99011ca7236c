import type { Notebook } from "../ports/notebook.ts";

/**
 * Whether what was claimed is still its holder's, who then has it for another `ttlMs`. Not so where the answer was longer on
 * its way, or the process stood still over it: another may have begun meanwhile.
 */
export async function stillHolds({
  notebook,
  key,
  holder,
  ttlMs,
  steady = () => performance.now(),
}: {
  notebook: Pick<Notebook, "renew">;
  key: string;
  holder: string;
  ttlMs: number;
  /** Milliseconds by a clock that nobody sets. */
  steady?: () => number;
}): Promise<boolean> {
  const asked = steady();
  return (await notebook.renew(key, holder, { ttlMs })) && steady() - asked < ttlMs;
}
