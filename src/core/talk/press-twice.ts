import type { Notebook } from "../ports/notebook.ts";
import type { Studio } from "../ports/studio.ts";
import type { AnyCommand } from "./command.ts";
import type { Heard } from "./dispatch.ts";
import { notice, type Reply } from "./reply.ts";

/** The second press counts for so long … */
const WITHIN_MS = 20_000;
/** … but not at once, because a finger that slips may slip twice. */
const NOT_BEFORE_MS = 1_000;

/** Lets a button that loses something for good do so at its second press; undefined: it may be done. */
export function createPressTwice({
  notebook,
  now,
  studio,
}: {
  notebook: Pick<Notebook, "get" | "claim">;
  now: () => number;
  studio: Studio;
}) {
  return async (
    command: AnyCommand,
    { options, person, surface, pressed }: Heard,
  ): Promise<Reply | undefined> => {
    const loses = pressed && (await command.loses?.(options, { person, surface }, { studio }));
    if (!loses) return undefined;
    const key = `pressed:${person.id}:${command.name}:${JSON.stringify(options)}`;
    if (!(await notebook.claim(key, now(), { ttlMs: WITHIN_MS }))) {
      const first = await notebook.get<number>(key);
      if (first !== undefined && now() - first >= NOT_BEFORE_MS) return undefined;
    }
    return notice(
      `That deletes ${loses} for good. Press the button again within ${WITHIN_MS / 1000} seconds if you mean it.`,
    );
  };
}
