import type { Api } from "grammy";
import type { Chat } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { type MenuLocale, setChatMenu, setCommandMenus } from "./command-menu.ts";
import { describeBot } from "./describe-bot.ts";
import { toPlatformError } from "./errors.ts";
import { isPrivate, PLATFORM } from "./place.ts";

/** Keeps the command menus as they should be: everywhere at the start, and a chat's own when its language changes. */
export function createChatMenus({
  api,
  notebook,
  studio,
  locales,
  commands,
  botId,
  stopped,
  log,
}: {
  api: Api;
  notebook: Notebook;
  studio: Studio;
  locales: readonly MenuLocale[];
  commands: () => Dispatcher["commands"];
  botId: () => number;
  stopped: AbortSignal;
  log: Log;
}) {
  const menu = () => ({ api, notebook, locales, commands: commands(), botId: botId() });

  async function setMenus(): Promise<void> {
    try {
      const set = await setCommandMenus({ ...menu(), signal: stopped });
      if (set > 0) log.info({ set }, "the command menus were set");
      await describeBot(api);
    } catch (error) {
      log.warn(
        { code: toPlatformError(error).code },
        "the command menus or the description could not be set; the next start tries again",
      );
    }
  }

  async function followLanguage(chat: Chat, person: Person): Promise<void> {
    try {
      const { language } = isPrivate(chat)
        ? await studio.preferences(person)
        : await studio.groupSettings(PLATFORM, String(chat.id));
      await setChatMenu({ ...menu(), chat, language });
    } catch (error) {
      log.warn(
        { chat: chat.id, code: toPlatformError(error).code },
        "a chat's command menu could not be set",
      );
    }
  }

  return { setMenus, followLanguage };
}
