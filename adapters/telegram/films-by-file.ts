import type { Notebook } from "../../src/core/ports/notebook.ts";

/** As long as a message stands for its clip. */
const KNOWN_MS = 400 * 24 * 3600_000;

/** Which clip a film is, by the id that Telegram gives a file for good, wherever and by whomever it is posted. */
export function createFilmsByFile(notebook: Pick<Notebook, "get" | "set">) {
  return {
    async note(fileUniqueId: string, clipId: string): Promise<void> {
      await notebook.set(`film:${fileUniqueId}`, clipId, { ttlMs: KNOWN_MS });
    },
    clipOf: (fileUniqueId: string) => notebook.get<string>(`film:${fileUniqueId}`),
  };
}

export type FilmsByFile = ReturnType<typeof createFilmsByFile>;
