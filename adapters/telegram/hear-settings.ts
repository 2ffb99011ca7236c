import type { Message } from "grammy/types";
import type { Surface } from "../../src/core/surface.ts";
import { notice, type Reply } from "../../src/core/talk/reply.ts";
import type { Ask } from "./ask.ts";
import type { Awaited } from "./dialogues.ts";
import { troubleOf } from "./errors.ts";
import type { Hearing, Press, Said, Toast } from "./hearing.ts";
import type { Screen } from "./settings-menu.ts";
import { isScope } from "./settings-menu.ts";

const MANAGERS_ONLY = "Only the group's administrators can change its settings.";

/** Hears what is done with the settings menu: opened by a command, tapped through, typed into. */
export function createSettingsHearer(hearing: Hearing, ask: Ask) {
  const { api, answers, dialogues, managers, settings } = hearing;

  async function mayManageNow({ chat, from }: Pick<Message, "chat" | "from">): Promise<boolean> {
    return from !== undefined && (await managers.isManagerNow(chat.id, from.id));
  }

  async function show(surface: Surface, { text, entities, reply_markup }: Screen): Promise<void> {
    await answers.sendTo(surface, ({ chat_id, ...target }) =>
      api.sendMessage(chat_id, text, { ...target, entities, reply_markup }),
    );
  }

  return {
    async open({ message, person, surface, inPrivate }: Said): Promise<Reply | undefined> {
      if (!inPrivate && !person.manager && !(await mayManageNow(message))) {
        return notice(
          {
            tone: "mistake",
            paragraphs: [
              "This group's settings are for its administrators. Your own are in our private chat: send /settings there.",
            ],
          },
          { personal: false },
        );
      }
      const scope = inPrivate ? "person" : "group";
      await show(surface, await settings.open({ scope, person, surface }));
      await dialogues.close(message.chat.id, person.id);
      return undefined;
    },

    /** Throws UserMistake for what is no value of the field. */
    async typed(
      { scope, field }: Awaited & { kind: "setting" },
      { message, person, surface, text }: Said,
    ): Promise<Reply | undefined> {
      if (scope === "group" && !(await mayManageNow(message))) {
        return notice({ tone: "mistake", paragraphs: [MANAGERS_ONLY] });
      }
      await show(surface, await settings.typed(field, text, { scope, person, surface }));
      return undefined;
    },

    /** Anyone can forge what a button says, so the right to change a group is asked for at every tap. */
    async tap(press: Press, path: readonly string[], toast: Toast): Promise<"unknown" | undefined> {
      const { query, message, surface } = press;
      const [scope] = path;
      if (!isScope(scope) || (scope === "person") !== press.inPrivate) return "unknown";
      const inGroup = scope === "group";
      if (inGroup && !(await mayManageNow({ chat: message.chat, from: query.from }))) {
        await toast(MANAGERS_ONLY, true);
        return undefined;
      }
      const person = inGroup ? { ...press.person, manager: true } : press.person;
      const result = await settings.tap(path, { scope, person, surface });
      await toast();
      if ("ask" in result) {
        const { field, question } = result.ask;
        await ask({ ...press, mention: query.from }, question, "", { kind: "setting", scope, field });
        return undefined;
      }
      const { text, entities, reply_markup } = result.screen;
      try {
        await api.editMessageText(message.chat.id, message.message_id, text, { entities, reply_markup });
      } catch (error) {
        if (troubleOf(error) !== "unchanged") throw error;
      }
      await hearing.followLanguage(message.chat, person);
      return undefined;
    },
  };
}

export type SettingsHearer = ReturnType<typeof createSettingsHearer>;
