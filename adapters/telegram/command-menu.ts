import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";
import type { AnyCommand } from "../../src/core/command.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { shorten } from "./text.ts";

/** Bot API, BotCommand and setMyCommands. */
const DESCRIPTION_MAX = 256;
const COMMANDS_MAX = 100;

/** The commands' descriptions in another language: command name → its description there. */
export interface MenuLocale {
  /** "es-ES" or "de"; Telegram knows only the part before the dash. */
  locale: string;
  commands: { readonly [command: string]: { description: string } };
}

interface Menu {
  scope: BotCommandScope;
  /** Which commands it has. */
  has(command: AnyCommand): boolean;
}

const everyone = (command: AnyCommand) => command.access !== "manager";

/** What the menu button lists where. In a private chat there is nothing to manage. */
const MENUS: readonly Menu[] = [
  { scope: { type: "default" }, has: everyone },
  { scope: { type: "all_private_chats" }, has: everyone },
  { scope: { type: "all_group_chats" }, has: everyone },
  { scope: { type: "all_chat_administrators" }, has: () => true },
];

/** Sets the menus of every scope and language, but only those that changed since they were last set. */
export async function setCommandMenus(dependencies: {
  api: Pick<Api, "setMyCommands">;
  notebook: Pick<Notebook, "get" | "set">;
  commands: readonly AnyCommand[];
  locales: readonly MenuLocale[];
  /** The bot whose menus they are. */
  botId: number;
  /** Stops between two menus; the rest is set at the next start. */
  signal: AbortSignal;
}): Promise<number> {
  const { api, notebook, commands, botId } = dependencies;
  const listed = commands.filter((command) => command.listed !== false);
  let set = 0;
  for (const { scope, has } of MENUS) {
    for (const locale of [undefined, ...dependencies.locales]) {
      const language = locale?.locale.split("-")[0]?.toLowerCase();
      if (locale && !/^[a-z]{2}$/.test(language ?? "")) continue;
      const menu: BotCommand[] = listed
        .filter(has)
        .slice(0, COMMANDS_MAX)
        .map((command) => ({
          command: command.name,
          description: shorten(
            locale?.commands[command.name]?.description || command.description,
            DESCRIPTION_MAX,
          ),
        }));
      const key = `menu:${botId}:${scope.type}:${language ?? ""}`;
      const digest = createHash("sha256").update(JSON.stringify(menu)).digest("base64url");
      if (dependencies.signal.aborted) return set;
      if ((await notebook.get<string>(key)) === digest) continue;
      await api.setMyCommands(menu, {
        scope,
        ...(language ? { language_code: language as LanguageCode } : {}),
      });
      await notebook.set(key, digest);
      set += 1;
    }
  }
  return set;
}
