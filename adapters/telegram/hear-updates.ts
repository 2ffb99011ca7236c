import { sequentialize } from "@grammyjs/runner";
import type { Bot, Context, BotError as GrammyBotError } from "grammy";
import type { Update } from "grammy/types";
import type { BotError } from "../../src/core/errors.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { createAlbums } from "./albums.ts";
import { createAnswers } from "./answer.ts";
import { answerInline } from "./answer-inline.ts";
import { type Access, CLOUD_API_ROOT } from "./api.ts";
import { createArrivals } from "./arrive.ts";
import { createAsk } from "./ask.ts";
import { createBoardNotes } from "./board-notes.ts";
import { createChatMenus } from "./chat-menus.ts";
import { createChats } from "./chats.ts";
import { createCheckout, tellsOfMoney } from "./checkout.ts";
import type { MenuLocale } from "./command-menu.ts";
import { createDialogues } from "./dialogues.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { createFilmsByFile } from "./films-by-file.ts";
import { createHandOver } from "./hand-over.ts";
import { createButtonHearer } from "./hear-button.ts";
import { createMessageHearer } from "./hear-message.ts";
import { createSettingsHearer } from "./hear-settings.ts";
import { createStandingHearer } from "./hear-standing.ts";
import { createManagers } from "./managers.ts";
import { isPrivate, PLATFORM } from "./place.ts";
import { createReactions } from "./reactions.ts";
import { createSentFiles } from "./sent-files.ts";
import { createSettingsMenu } from "./settings-menu.ts";
import { createTakesCards } from "./takes-card.ts";
import { createWhispers } from "./whispers.ts";

/** Updates of one person that may wait; whoever sends more before the first is answered is not served further. */
const WAITING_MOST = 25;
/** Parts of an album arrive together; a phone on a bad line may take a little longer. */
const ALBUM_WAIT_MS = 800;

export interface UpdateHearingDependencies extends Access {
  studio: Studio;
  media: Pick<MediaStore, "write" | "path">;
  notebook: Notebook;
  /** Hands over films that could not be posted when they were finished. */
  sender: Pick<ChatSender, "postClip">;
  /** For fetching the files people send; only ever called with the Bot API server's address. */
  fetch: typeof fetch;
  now: () => number;
  log: Log;
  /** The menu in other languages. */
  locales?: readonly MenuLocale[];
  /** Whether answers for one person alone may be shown to them in their group; default: with Telegram's own server. */
  ephemeral?: boolean | undefined;
  /** Whether boards are sent as rich messages, which older clients can't show; default: not. */
  rich?: boolean | undefined;
  /** For tests. */
  albumWaitMs?: number;
}

/**
 * What is said in a chat is answered in its order. Buttons in a group go by who presses them, so that a rush of
 * messages, which Telegram lets us answer but slowly, doesn't keep anyone from cancelling.
 */
function laneOf({ chat, from, callbackQuery }: Context): string {
  if (callbackQuery && chat && !isPrivate(chat)) return `${chat.id}:${callbackQuery.from.id}`;
  return String(chat?.id ?? from?.id ?? "");
}

/** Hears every kind of update, each by who knows it, and answers. */
export function createUpdateHearing(
  dependencies: UpdateHearingDependencies,
  {
    bot,
    dispatcher,
    letRun,
    stopped,
  }: {
    bot: Bot;
    dispatcher: () => Dispatcher;
    /** Goes on by itself; stopping waits for it. */
    letRun: (work: Promise<void>) => void;
    stopped: AbortSignal;
  },
) {
  const { studio, notebook, now, log, locales = [] } = dependencies;
  const { api } = bot;
  const me = () => bot.botInfo;
  const username = () => me().username;
  /** How many updates of each person are being handled. */
  const waiting = new Map<number | undefined, number>();
  /** Heard before a crash, and perhaps answered. */
  const unfinished = new WeakSet<Update>();

  const chats = createChats({ notebook });
  const albums = createAlbums({ waitMs: dependencies.albumWaitMs ?? ALBUM_WAIT_MS });
  const filmsByFile = createFilmsByFile(notebook);
  const takesCards = createTakesCards({ uploads: api, notebook, films: filmsByFile, log });
  const isCloud = (dependencies.apiRoot ?? CLOUD_API_ROOT) === CLOUD_API_ROOT;
  const whispers = createWhispers({ api, notebook, isOn: dependencies.ephemeral ?? isCloud, log });
  const answers = createAnswers({
    ...{ api, studio, takesCards, whispers, media: dependencies.media, notebook, chats, moved },
    ...{ rich: dependencies.rich ?? false, log, username },
  });
  const reactions = createReactions({ api, studio, log });
  const arrive = createArrivals({ api, notebook, username });
  const { setMenus, followLanguage } = createChatMenus({
    ...{ api, notebook, studio, locales, stopped, log },
    commands: () => dispatcher().commands,
    botId: () => me().id,
  });
  const hearing = {
    api,
    receipt: (chat: number, message: number) => letRun(reactions.receipt(chat, message)),
    me,
    dispatcher,
    studio,
    answers,
    dialogues: createDialogues({ notebook, now }),
    filmsByFile,
    boardNotes: createBoardNotes(notebook),
    files: createSentFiles({ ...dependencies, api }),
    managers: createManagers({ api, now, log }),
    settings: createSettingsMenu({ studio }),
    followLanguage,
  };
  const ask = createAsk(hearing);
  const handOver = createHandOver({ ...dependencies, chats, stopped });
  const checkout = createCheckout({ api, topUps: studio.topUps, log });
  const settingsHearer = createSettingsHearer(hearing, ask);
  const messageHearer = createMessageHearer({ ...hearing, ask, settingsHearer });
  const buttonHearer = createButtonHearer({ ...hearing, ask, settingsHearer, takesCards, notebook, log });

  const hearStanding = createStandingHearer({
    chats,
    arrive,
    handOver: (chat) => letRun(handOver(chat)),
    log,
  });

  // An album's parts wait for each other, so they must not wait in line.
  bot
    .on("message")
    .filter(({ msg }) => msg.media_group_id !== undefined)
    .use(({ msg, update }) =>
      albums.gather(msg as typeof msg & { media_group_id: string }, (album) =>
        messageHearer.hear(album, unfinished.has(update)),
      ),
    );
  // Whoever paid has what they paid for before anything else is answered.
  bot.filter(({ update }) => tellsOfMoney(update)).on("message", ({ msg }) => checkout.hear(msg));
  bot.use(sequentialize(laneOf));
  bot.on("message:migrate_to_chat_id", ({ chat, msg }) =>
    moved(String(chat.id), String(msg.migrate_to_chat_id)),
  );
  bot.on("message:migrate_from_chat_id", ({ chat, msg }) =>
    moved(String(msg.migrate_from_chat_id), String(chat.id)),
  );
  bot.on("message", async ({ msg, update, chat }) => {
    await messageHearer.hear([msg], unfinished.has(update));
    if (isPrivate(chat)) letRun(handOver(String(chat.id)));
  });
  bot.on("message_reaction", ({ messageReaction }) => reactions.hear(messageReaction));
  bot.on("edited_message", ({ editedMessage, update }) =>
    messageHearer.hearEdited(editedMessage, { order: update.update_id, again: unfinished.has(update) }),
  );
  bot.on("callback_query", (context) => buttonHearer.hear(context.callbackQuery));
  bot.on("inline_query", (context) => answerInline(context.inlineQuery, { api, studio }));
  bot.on("my_chat_member", (context) => hearStanding(context.myChatMember));

  async function moved(from: string, to: string): Promise<void> {
    await chats.moved(from, to);
    await studio.moveGroup(PLATFORM, from, to);
    log.info({ from, to }, "a Telegram group became a supergroup");
  }

  /** What went wrong in answering: a word to the person where that is still possible, the cause to the log. */
  async function complain(ours: BotError, { error, ctx }: GrammyBotError<Context>): Promise<void> {
    const trouble = troubleOf(error);
    const facts = { update: ctx.update.update_id, code: ours.code };
    if (trouble === "too-late") return log.info(facts, "an answer came too late");
    log.error({ ...facts, err: ours }, "an update could not be answered");
    if (!ctx.chat) return;
    if (trouble === "silenced") await chats.silence(String(ctx.chat.id));
    // Where Telegram itself is the trouble, one more message would fail too; and a button has its own answer.
    const mayHear = ours.code === "internal" || trouble === "refused" || trouble === "too-large";
    if (!mayHear || !ctx.message) return;
    await api
      .sendMessage(ctx.chat.id, ours.userMessage, {
        reply_parameters: { message_id: ctx.message.message_id, allow_sending_without_reply: true },
      })
      .catch((again: unknown) =>
        log.debug({ trouble: troubleOf(again) }, "the apology was not taken either"),
      );
  }

  /**
   * Answers an update, where not too many of the same person's are being answered; what goes wrong is told to them and the log.
   * False where our memory couldn't be reached: it may not have been answered, and wants to be heard again.
   */
  async function hear(update: Update): Promise<boolean> {
    const told = update.message ?? update.edited_message ?? update.callback_query ?? update.inline_query;
    const person = tellsOfMoney(update) ? undefined : told?.from?.id;
    const ahead = waiting.get(person) ?? 0;
    waiting.set(person, ahead + 1);
    try {
      if (person === undefined || ahead < WAITING_MOST) await bot.handleUpdate(update);
      else await turnAway(update);
      return true;
    } catch (error) {
      const trouble = error as GrammyBotError<Context>;
      const ours = toPlatformError(trouble.error);
      if (ours.code !== "store-away") {
        await complain(ours, trouble);
        return true;
      }
      // No word to anybody: who is told to try again would have it twice.
      log.warn({ update: update.update_id, err: ours }, "an update is heard again when our memory is back");
      return false;
    } finally {
      const left = (waiting.get(person) ?? 1) - 1;
      if (left > 0) waiting.set(person, left);
      else waiting.delete(person);
    }
  }

  /** A button seems to hang until it is answered; words are just not heard. */
  async function turnAway({ update_id, callback_query }: Update): Promise<void> {
    log.info({ update: update_id }, "too much from one person at once");
    if (!callback_query) return;
    await api
      .answerCallbackQuery(callback_query.id, { text: "One thing at a time, please." })
      .catch((error: unknown) => log.debug({ trouble: troubleOf(error) }, "a button could not be answered"));
  }

  return {
    hear,
    /** One that was heard before a crash: it may have been answered. */
    async hearAgain(update: Update): Promise<boolean> {
      unfinished.add(update);
      return hear(update);
    },
    /** Whether an update can't wait; then it is answered already. */
    hearAtOnce({ pre_checkout_query: query }: Update): boolean {
      if (query) letRun(checkout.answer(query));
      return query !== undefined;
    },
    /** Sets the command menus of every chat. */
    setMenus,
    /** A group has another id. */
    moved,
  };
}
