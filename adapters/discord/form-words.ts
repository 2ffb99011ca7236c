import type { Button } from "../../src/core/card/card.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";

/** How long a button remembers the words its form begins with; later it begins with the clip's prompt. */
const KEPT_MS = 30 * 24 * 3_600_000;

export interface Ask {
  label: string;
  value: string;
}

const key = (command: string, clipId: string) => `ask:${clipId}:${command}`;

/** A custom id is too short for the words a form begins with, so they are noted down. */
export async function rememberAsks(notebook: Notebook, buttons: readonly Button[]): Promise<void> {
  await Promise.all(
    buttons.map(async ({ command, clipId, ask }) => {
      if (!ask || clipId === undefined) return;
      await notebook.set(key(command, clipId), { label: ask.label, value: ask.value }, { ttlMs: KEPT_MS });
    }),
  );
}

export function rememberedAsk(notebook: Notebook, command: string, clipId: string): Promise<Ask | undefined> {
  return notebook.get<Ask>(key(command, clipId));
}
