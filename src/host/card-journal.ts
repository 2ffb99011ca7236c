import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { CardJournal, NotedCard } from "../core/ports/card-journal.ts";
import { messageKey } from "../core/surface.ts";
import { createTogether } from "../core/together.ts";

/** Nobody waits for a film any longer, and the clip may have been retired since. In milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * The cards of clips under way in one file of the data folder, a line each. A line that a power cut tore is left out. What is
 * forgotten leaves the file at once, so that nobody's words lie there for longer than their clip is under way.
 */
export async function openCardJournal({
  folder,
  now,
  log,
}: {
  folder: string;
  now: () => number;
  log: Logger;
}): Promise<CardJournal> {
  const path = join(folder, "cards.jsonl");
  const cards = new Map<string, NotedCard>();
  for (const line of (await readFile(path, "utf8").catch(ifMissing)).split("\n")) {
    const card = readLine(line);
    if (card && card.at > now() - KEPT_MS) cards.set(messageKey(card.ref), card);
  }

  async function write(to: string, flags: "a" | "w", all: readonly NotedCard[]): Promise<void> {
    const file = await open(to, flags, 0o600);
    try {
      // The end of the line goes first, so that one that was torn spoils no other.
      await file.writeFile(all.map((card) => `\n${JSON.stringify(card)}`).join(""));
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** undefined: some are to be left out. */
  const keep = createTogether(async (steps: readonly (NotedCard | undefined)[]) => {
    try {
      const added = steps.filter((card) => card !== undefined);
      if (added.length === steps.length) return await write(path, "a", added);
      await write(`${path}.new`, "w", [...cards.values()]);
      await rename(`${path}.new`, path);
    } catch (error) {
      log.warn(
        { err: error },
        "cards could not be noted: nobody will be told, should a power cut take their clips",
      );
    }
  });

  return {
    async note(card) {
      cards.set(messageKey(card.ref), card);
      await keep(card);
    },
    all: () => [...cards.values()],
    async forget(gone) {
      for (const card of gone)
        if (cards.get(messageKey(card.ref)) === card) cards.delete(messageKey(card.ref));
      await keep(undefined);
    },
  };
}

function ifMissing(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}

function readLine(line: string): NotedCard | undefined {
  try {
    return line === "" ? undefined : (JSON.parse(line) as NotedCard);
  } catch {
    return undefined;
  }
}
