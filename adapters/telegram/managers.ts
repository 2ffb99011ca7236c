import type { Api } from "grammy";
import type { Log } from "../../src/core/ports/log.ts";
import { troubleOf } from "./errors.ts";

/** How long a list of administrators is believed. What changes a group's settings asks anew. */
const BELIEVED_MS = 5 * 60_000;
/** Groups whose administrators are remembered. */
const GROUPS = 1_000;

/** Who administers a group; they manage its settings and may cancel anyone's clip in it. */
export function createManagers({
  api,
  now,
  log,
}: {
  api: Pick<Api, "getChatAdministrators" | "getChatMember">;
  now: () => number;
  log: Log;
}) {
  const groups = new Map<number, { at: number; ids: Promise<ReadonlySet<number>> }>();

  const administrators = async (chat: number) =>
    new Set((await api.getChatAdministrators(chat)).map(({ user }) => user.id));

  return {
    async isManager(chat: number, user: number): Promise<boolean> {
      const believed = groups.get(chat);
      if (believed && now() - believed.at < BELIEVED_MS) return (await believed.ids).has(user);
      const ids = administrators(chat).catch((error: unknown) => {
        log.debug({ chat, trouble: troubleOf(error) }, "the administrators of a group are not known");
        groups.delete(chat);
        return new Set<number>();
      });
      groups.set(chat, { at: now(), ids });
      if (groups.size > GROUPS) groups.delete(groups.keys().next().value as number);
      return (await ids).has(user);
    },
    /** Asks Telegram now. Throws what the call throws. */
    async isManagerNow(chat: number, user: number): Promise<boolean> {
      try {
        const { status } = await api.getChatMember(chat, user);
        return status === "creator" || status === "administrator";
      } catch {
        // Only bots that are administrators themselves may ask for any member (Bot API, getChatMember).
        return (await administrators(chat)).has(user);
      }
    },
  };
}

export type Managers = ReturnType<typeof createManagers>;
