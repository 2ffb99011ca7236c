import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { BotCommand, BotCommandScope, Chat, LanguageCode } from "grammy/types";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { AnyCommand } from "../../src/core/talk/command.ts";
import { shorten } from "./harmless-words.ts";
import { isPrivate } from "./place.ts";

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

interface MenuDependencies {
  api: Pick<Api, "setMyCommands" | "deleteMyCommands">;
  notebook: Pick<Notebook, "get" | "set" | "delete">;
  commands: readonly AnyCommand[];
  locales: readonly MenuLocale[];
  /** The bot whose menus they are. */
  botId: number;
}

/**
 * Sets the menus of every scope and language, but only those that changed since they were last set. Stops between two
 * menus when the signal comes; the next start sets the rest.
 */
export async function setCommandMenus({
  api,
  notebook,
  commands,
  locales,
  botId,
  signal,
}: MenuDependencies & { signal: AbortSignal }): Promise<number> {
  let set = 0;
  for (const { scope, has } of MENUS) {
    for (const locale of [undefined, ...locales]) {
      const language = locale?.locale.split("-")[0]?.toLowerCase();
      if (locale && !/^[a-z]{2}$/.test(language ?? "")) continue;
      const menu = toMenu(commands.filter(has), locale);
      const key = `menu:${botId}:${scope.type}:${language ?? ""}`;
      const digest = digestOf(menu);
      if (signal.aborted) return set;
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

/** The menu of one chat in the language chosen there. Where none is chosen, everyone sees that of their own app. */
export async function setChatMenu({
  api,
  notebook,
  commands,
  locales,
  botId,
  chat,
  language,
}: MenuDependencies & { chat: Pick<Chat, "id" | "type">; language: string | undefined }): Promise<void> {
  const key = `menu:${botId}:chat:${chat.id}`;
  const known = await notebook.get<string>(key);
  const menus: Menu[] = [{ scope: { type: "chat", chat_id: chat.id }, has: everyone }];
  if (!isPrivate(chat)) {
    menus.push({ scope: { type: "chat_administrators", chat_id: chat.id }, has: () => true });
  }
  if (language === undefined) {
    if (known === undefined) return;
    for (const { scope } of menus) await api.deleteMyCommands({ scope });
    await notebook.delete(key);
    return;
  }
  const locale = locales.find((one) => one.locale === language);
  const all = menus.map(({ scope, has }) => ({ scope, menu: toMenu(commands.filter(has), locale) }));
  const digest = digestOf(all);
  if (known === digest) return;
  for (const { scope, menu } of all) await api.setMyCommands(menu, { scope });
  await notebook.set(key, digest);
}

function toMenu(commands: readonly AnyCommand[], locale: MenuLocale | undefined): BotCommand[] {
  return commands
    .filter(({ listed }) => listed !== false)
    .slice(0, COMMANDS_MAX)
    .map(({ name, description }) => ({
      command: name,
      description: shorten(locale?.commands[name]?.description || description, DESCRIPTION_MAX),
    }));
}

function digestOf(menu: unknown): string {
  return createHash("sha256").update(JSON.stringify(menu)).digest("base64url");
}
