import type { Notebook } from "../../src/core/ports/notebook.ts";

/** Ids of the registered slash commands, by name. */
export type CommandIds = Readonly<Record<string, string>>;

const KEY = "command-ids";

/** Notes what Discord calls the commands, so that senders without a connection can name them as well. */
export async function rememberCommandIds(notebook: Notebook, ids: CommandIds): Promise<void> {
  await notebook.set(KEY, ids);
}

export async function commandIds(notebook: Notebook): Promise<CommandIds> {
  return (await notebook.get<CommandIds>(KEY).catch(() => undefined)) ?? {};
}

/** Our own sentences with commands as links that fill them in, and moments as each reader's clock has them. */
export function withLinks(escaped: string, ids: CommandIds): string {
  return withTimes(
    escaped.replace(/(?<![\w/<:.])\/([a-z0-9_]{1,32})\b(?!\/)/g, (typed, name: string) =>
      Object.hasOwn(ids, name) ? `</${name}:${ids[name]}>` : typed,
    ),
  );
}

/** Moments, which the core writes as `2026-11-28 00:20 UTC`, as Discord shows them: "in 3 hours", by the reader's clock, and so without "at" or "on". */
export function withTimes(escaped: string): string {
  return escaped.replace(
    /(?:\b(?:at|on) )?\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g,
    (typed, day: string, time: string) => {
      const at = Date.parse(`${day}T${time}:00Z`);
      return Number.isNaN(at) ? typed : `<t:${at / 1_000}:R>`;
    },
  );
}
