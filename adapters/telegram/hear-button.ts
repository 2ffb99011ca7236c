import { createHash } from "node:crypto";
import type { CallbackQuery, InlineKeyboardMarkup, Message } from "grammy/types";
import { BotError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { type AnyCommand, commandCalled, type OptionDefinition } from "../../src/core/talk/command.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import type { Ask } from "./ask.ts";
import { type Pressed, readCallbackData, toCallOptions } from "./button-data.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { shorten } from "./harmless-words.ts";
import type { SettingsHearer } from "./hear-settings.ts";
import type { Hearing, Press, Toast } from "./hearing.ts";
import { personOf } from "./people.ts";
import { isPrivate, PLATFORM, refOf, surfaceOf } from "./place.ts";
import { noticeText } from "./render.ts";
import type { TakesCards } from "./takes-card.ts";

/** Bot API, answerCallbackQuery. */
const TOAST_MAX = 200;
/** The button shows that it waits for so long; then the answer comes as a message of its own. */
const PATIENCE_MS = 4_000;
/** The same button, pressed by the same person within so long, was meant once. */
const SECOND_PRESS_MS = 2_000;

const OLD = "This button is from an older version of me. Please use a newer message, or type the command.";

/** Hears buttons. Every press is answered, whatever comes of it, or the button would seem to hang. */
export function createButtonHearer(
  hearing: Pick<Hearing, "api" | "studio" | "dispatcher" | "answers" | "managers"> & {
    ask: Ask;
    settingsHearer: SettingsHearer;
    takesCards: Pick<TakesCards, "look">;
    notebook: Pick<Notebook, "get" | "claim">;
    log: Log;
  },
) {
  const { api, studio, dispatcher, answers, managers, ask, settingsHearer, takesCards, notebook, log } =
    hearing;

  function once(query: CallbackQuery): Toast {
    let answered = false;
    return async (words?: string, alert = false): Promise<void> => {
      if (answered) return;
      answered = true;
      try {
        await api.answerCallbackQuery(query.id, {
          ...(words ? { text: shorten(words, TOAST_MAX) } : {}),
          ...(alert ? { show_alert: true } : {}),
        });
      } catch (error) {
        // Too late, or answered before a restart: the press itself still counts.
        log.debug({ trouble: troubleOf(error) }, "a button could not be answered");
      }
    };
  }

  async function hear(query: CallbackQuery): Promise<void> {
    const toast = once(query);
    try {
      await respond(query, toast);
    } catch (error) {
      const ours = toPlatformError(error);
      // It is heard again when our memory is back: nobody is to press once more.
      if (ours.code === "store-away") throw error;
      await toast(ours.userMessage, true);
      if (!(error instanceof BotError) || ours.code === "internal") throw error;
    } finally {
      await toast();
    }
  }

  async function respond(query: CallbackQuery, toast: Toast): Promise<void> {
    const { message } = query;
    // A date of 0 marks a message too old for Telegram to show us.
    if (!message || message.date === 0)
      return toast("That message is too old. Please type the command.", true);
    const pressed = await readCallbackData(query.data ?? "", notebook);
    if (!pressed) return toast(OLD, true);
    const inPrivate = isPrivate(message.chat);
    const person = personOf(
      query.from,
      inPrivate ? undefined : await managers.isManager(message.chat.id, query.from.id),
    );
    const press = {
      query,
      pressed,
      message: message as Message,
      person,
      surface: surfaceOf(message as Message),
      inPrivate,
    };
    switch (pressed.kind) {
      case "settings":
        if ((await settingsHearer.tap(press, pressed.path, toast)) === "unknown") await toast(OLD, true);
        return;
      case "example":
        if (await isSecondPress(press)) return;
        return sayExample(press, pressed, toast);
      case "ask":
        return askFor(press, pressed, toast);
      case "look":
        return lookAt(press, pressed.clipId, toast);
      case "call":
        return call(press, pressed, toast);
    }
  }

  /** A finger that pressed twice wanted one clip, and its credits are spent once. */
  async function isSecondPress({ query, message }: Press): Promise<boolean> {
    const pressed = `${query.from.id} ${message.chat.id} ${message.message_id} ${query.data}`;
    const key = `pressed:${createHash("sha256").update(pressed).digest("base64url")}`;
    if (await notebook.claim(key, query.id, { ttlMs: SECOND_PRESS_MS })) return false;
    // The very same press is heard once more after a restart.
    const first = await notebook.get<string>(key);
    return first !== undefined && first !== query.id;
  }

  /** The command that a button may call; forged data could name any. */
  function commandOf(pressed: Pressed & { kind: "call" | "ask" }): AnyCommand | undefined {
    return commandCalled(dispatcher().commands, pressed.command);
  }

  async function call(press: Press, pressed: Pressed & { kind: "call" }, toast: Toast): Promise<void> {
    const command = commandOf(pressed);
    if (!command) return toast(OLD, true);
    if (command.answers === "clip" && (await isSecondPress(press))) return;
    const patience = setTimeout(() => void toast(), PATIENCE_MS);
    try {
      const reply = await dispatcher().dispatch({
        command: command.name,
        options: toCallOptions(command, pressed.clipId, pressed.options),
        person: press.person,
        surface: press.surface,
        replyTo: refOf(press.message),
        pressed: true,
        alone: press.inPrivate,
        idempotencyKey: `${PLATFORM}:button:${press.query.id}`,
      });
      const isForThemAlone = reply.kind === "notice" && reply.secret === true && !press.inPrivate;
      if (pressed.clipId === "" && !isForThemAlone && isPage(reply, command.name)) {
        await toast();
        return await answers.turn(reply, press, press.message);
      }
      await give(reply, press, toast);
    } finally {
      clearTimeout(patience);
    }
  }

  /** Only what stands in the message already can be named to it, so nobody sees what isn't theirs to see. */
  async function lookAt({ message, person, surface }: Press, clipId: string, toast: Toast): Promise<void> {
    const clip = await studio.clip(clipId, person, surface);
    const isThere = clip?.deletedAt === undefined && (await takesCards.look(refOf(message), clipId));
    if (!clip || !isThere) await toast("That take isn't here any more.", true);
  }

  /** A few words are shown over the chat, for the presser alone; anything more is a message. */
  async function give(reply: Reply, press: Press, toast: Toast): Promise<void> {
    const words = reply.kind === "notice" && reply.personal ? asToast(reply) : undefined;
    if (words !== undefined) {
      return toast(
        words,
        reply.kind === "notice" && reply.notice.tone !== undefined && reply.notice.tone !== "plain",
      );
    }
    await toast();
    await answers.give(reply, press);
  }

  async function askFor(press: Press, pressed: Pressed & { kind: "ask" }, toast: Toast): Promise<void> {
    const command = commandOf(pressed);
    const option = (command?.options as Record<string, OptionDefinition> | undefined)?.[pressed.ask];
    if (!command || !option) return toast(OLD, true);
    await toast();
    const question = `${option.description}. Reply to this message with your words.`;
    await ask({ ...press, mention: press.query.from }, question, option.description, {
      kind: "option",
      command: command.name,
      clipId: pressed.clipId,
      options: pressed.options,
      option: pressed.ask,
      replyTo: refOf(press.message),
    });
  }

  async function sayExample(
    press: Press,
    pressed: Pressed & { kind: "example" },
    toast: Toast,
  ): Promise<void> {
    const text = exampleOf(press.message, pressed.index);
    if (text === undefined) return toast(OLD, true);
    await toast();
    const reply = await dispatcher().say(text, {
      person: press.person,
      surface: press.surface,
      isPrivate: press.inPrivate,
      mentioned: true,
      idempotencyKey: `${PLATFORM}:button:${press.query.id}`,
    });
    if (reply) await answers.give(reply, press);
  }

  return { hear };
}

/** Whether the answer is another page of the list that the button stands under. */
function isPage(reply: Reply, command: string): reply is Reply & { kind: "notice" } {
  return reply.kind === "notice" && (reply.notice.buttons ?? []).some((button) => button.command === command);
}

/** The reply in a few words, where it is no more than that. */
function asToast(reply: Reply & { kind: "notice" }): string | undefined {
  const { buttons, examples, items, pictureKey } = reply.notice;
  if (buttons?.length || examples?.length || items?.length || pictureKey) return undefined;
  const { text } = noticeText(reply.notice);
  return text.length <= TOAST_MAX ? text : undefined;
}

/** The n-th example that stands in a message of ours. */
function exampleOf(
  message: Message & { reply_markup?: InlineKeyboardMarkup },
  index: number,
): string | undefined {
  const examples = (message.entities ?? message.caption_entities ?? []).filter(({ type }) => type === "code");
  const example = examples[index];
  if (!example) return undefined;
  const shown = (message.text ?? message.caption ?? "").slice(
    example.offset,
    example.offset + example.length,
  );
  // The sign that kept a name in it from being a mention is not part of what it says.
  return shown.replaceAll("@\u2060", "@");
}
