import { setTimeout as sleep } from "node:timers/promises";
import { sequentialize } from "@grammyjs/runner";
import type { Context, BotError as GrammyBotError } from "grammy";
import type { Update } from "grammy/types";
import type { ChatListener, ChatSender } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Pace } from "../../src/core/ports/pace.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { createAlbums } from "./albums.ts";
import { createAnswers } from "./answer.ts";
import { answerInline } from "./answer-inline.ts";
import { type Access, CLOUD_API_ROOT, createTelegramBot } from "./api.ts";
import { createArrivals } from "./arrive.ts";
import { createAsk } from "./ask.ts";
import { createBoardNotes } from "./board-notes.ts";
import { createChatMenus } from "./chat-menus.ts";
import { createChatPace } from "./chat-pace.ts";
import { createChats } from "./chats.ts";
import { createCheckout, tellsOfMoney } from "./checkout.ts";
import type { MenuLocale } from "./command-menu.ts";
import { connect } from "./connect.ts";
import { createDialogues } from "./dialogues.ts";
import { toPlatformError, troubleOf } from "./errors.ts";
import { createFilmsByFile } from "./films-by-file.ts";
import { createHandOver } from "./hand-over.ts";
import { createButtonHearer } from "./hear-button.ts";
import { createMessageHearer } from "./hear-message.ts";
import { createSettingsHearer } from "./hear-settings.ts";
import { createStandingHearer } from "./hear-standing.ts";
import { createInbox } from "./inbox.ts";
import { createManagers } from "./managers.ts";
import { createMessageNumbers } from "./message-numbers.ts";
import { isPrivate, PLATFORM } from "./place.ts";
import { createPolling } from "./polling.ts";
import { createReactions } from "./reactions.ts";
import { createSentFiles } from "./sent-files.ts";
import { createSettingsMenu } from "./settings-menu.ts";
import { createTakesCards } from "./takes-card.ts";
import { watchWebhook } from "./watch-webhook.ts";
import { createWebhookHandler, type Webhook } from "./webhook.ts";
import { createWhispers } from "./whispers.ts";

/** Updates of one person that may wait; whoever sends more before the first is answered is not served further. */
const WAITING_MOST = 25;
/** Parts of an album arrive together; a phone on a bad line may take a little longer. */
const ALBUM_WAIT_MS = 800;
/** How long starting waits for Telegram before the rest of the bot goes on without it. */
const START_PATIENCE_MS = 10_000;
/** While standing by Telegram is asked again after this who we are. */
const AGAIN_MS = 5_000;
/** How often it is looked whether Telegram's calls come in. */
const WATCH_MS = 60_000;
/** Another bot that was called and hasn't answered for so long has gone: this one answers. */
const ABANDONED_MS = 60_000;
/** How long stopping waits for answers under way. */
const STOP_PATIENCE_MS = 15_000;

export interface TelegramListenerDependencies extends Access {
  /** With it Telegram calls us, else we poll. `secret`: 1 to 256 of A-Z, a-z, 0-9, _ and -. */
  webhook?: Webhook | undefined;
  studio: Studio;
  media: Pick<MediaStore, "write" | "path">;
  notebook: Notebook;
  /** Hands over films that could not be posted when they were finished. */
  sender: Pick<ChatSender, "postClip">;
  /** Shared by all that speaks with this token. */
  pace: Pace;
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
  watchMs?: number;
  stopPatienceMs?: number;
}

const WEBHOOK_PATH = "/telegram/webhook";

/**
 * What is said in a chat is answered in its order. Buttons in a group go by who presses them, so that a rush of
 * messages, which Telegram lets us answer but slowly, doesn't keep anyone from cancelling.
 */
function laneOf({ chat, from, callbackQuery }: Context): string {
  if (callbackQuery && chat && !isPrivate(chat)) return `${chat.id}:${callbackQuery.from.id}`;
  return String(chat?.id ?? from?.id ?? "");
}

/** Hears Telegram: by long polling, or by webhook where there is a public address. */
export function createTelegramListener(dependencies: TelegramListenerDependencies): ChatListener {
  const { studio, notebook, now, log, webhook, locales = [] } = dependencies;
  const bot = createTelegramBot(dependencies, createChatPace(dependencies.pace));
  const { api } = bot;
  api.config.use(createMessageNumbers({ notebook, log }).watch());
  const chats = createChats({ notebook });
  const inbox = createInbox({ notebook, now });
  const albums = createAlbums({ waitMs: dependencies.albumWaitMs ?? ALBUM_WAIT_MS });
  const underWay = new Set<Promise<void>>();
  /** How many updates of each person are being handled. */
  const waiting = new Map<number | undefined, number>();
  /** Heard before a crash, and perhaps answered. */
  const unfinished = new WeakSet<Update>();
  const stopping = new AbortController();
  let dispatcher: Dispatcher | undefined;
  let lastCallAt = 0;
  let connected: Promise<void> = Promise.resolve();
  let stopListeningForMoves: () => Promise<void> = async () => {};

  const me = () => bot.botInfo;
  const dispatcherNow = () => {
    if (!dispatcher) throw new Error("Telegram was heard before the listener was started");
    return dispatcher;
  };
  const filmsByFile = createFilmsByFile(notebook);
  const takesCards = createTakesCards({ uploads: api, notebook, films: filmsByFile, log });
  const answers = createAnswers({
    api,
    studio,
    takesCards,
    whispers: createWhispers({
      api,
      notebook,
      isOn: dependencies.ephemeral ?? (dependencies.apiRoot ?? CLOUD_API_ROOT) === CLOUD_API_ROOT,
      log,
    }),
    media: dependencies.media,
    notebook,
    chats,
    moved,
    ...{ rich: dependencies.rich ?? false, log },
    username: () => me().username,
  });
  const reactions = createReactions({ api, studio, log });
  const arrive = createArrivals({ api, notebook, username: () => me().username });
  const { setMenus, followLanguage } = createChatMenus({
    api,
    notebook,
    studio,
    locales,
    commands: () => dispatcherNow().commands,
    botId: () => me().id,
    stopped: stopping.signal,
    log,
  });
  const hearing = {
    api,
    receipt: (chat: number, message: number) => letRun(reactions.receipt(chat, message)),
    me,
    dispatcher: dispatcherNow,
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
  const handOver = createHandOver({
    ...dependencies,
    chats,
    stopped: stopping.signal,
  });
  const checkout = createCheckout({ api, topUps: studio.topUps, log });
  const settingsHearer = createSettingsHearer(hearing, ask);
  const messageHearer = createMessageHearer({ ...hearing, ask, settingsHearer });
  const buttonHearer = createButtonHearer({ ...hearing, ask, settingsHearer, takesCards, notebook, log });

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
  const hearStanding = createStandingHearer({
    chats,
    arrive,
    handOver: (chat) => letRun(handOver(chat)),
    log,
  });
  bot.on("my_chat_member", (context) => hearStanding(context.myChatMember));
  bot.catch((error) => complain(error));

  async function moved(from: string, to: string): Promise<void> {
    await chats.moved(from, to);
    await studio.moveGroup(PLATFORM, from, to);
    log.info({ from, to }, "a Telegram group became a supergroup");
  }

  /** What went wrong in answering: a word to the person where that is still possible, the cause to the log. */
  async function complain({ error, ctx }: GrammyBotError<Context>): Promise<void> {
    const ours = toPlatformError(error);
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

  async function handle(update: Update): Promise<void> {
    const told = update.message ?? update.edited_message ?? update.callback_query ?? update.inline_query;
    const person = tellsOfMoney(update) ? undefined : told?.from?.id;
    const handling = (async () => {
      const ahead = waiting.get(person) ?? 0;
      waiting.set(person, ahead + 1);
      try {
        if (person === undefined || ahead < WAITING_MOST) await bot.handleUpdate(update);
        else await turnAway(update);
      } catch (error) {
        await complain(error as GrammyBotError<Context>);
      } finally {
        const left = (waiting.get(person) ?? 1) - 1;
        if (left > 0) waiting.set(person, left);
        else waiting.delete(person);
      }
      await inbox.answered(update);
    })();
    underWay.add(handling);
    try {
      await handling;
    } finally {
      underWay.delete(handling);
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

  async function findOutWhoWeAre(): Promise<void> {
    while (!bot.isInited() && !stopping.signal.aborted) {
      try {
        bot.botInfo = await api.getMe();
      } catch (error) {
        const { code } = toPlatformError(error);
        log.warn({ code }, "Telegram can't be reached while standing by; trying again");
        await pause(dependencies.watchMs ?? AGAIN_MS);
      }
    }
  }

  async function begin(): Promise<void> {
    const called = webhook && { ...webhook, url: `${webhook.baseUrl}${WEBHOOK_PATH}` };
    const stopped = stopping.signal;
    const by = await connect({ bot, webhook: called, pause, log, stopped });
    if (!by) return;
    lastCallAt = now();
    await answerLeftOver();
    if (by === "webhook") letRun(answerAbandoned());
    if (by === "polling") letRun(polling.run());
    else if (!webhook?.insists) letRun(pollIfNotCalled());
    letRun(setMenus());
    log.info({ bot: me().username, by }, "listening to Telegram");
  }

  /** What a bot that ended, this one before or another, wrote down and did not answer. */
  async function answerLeftOver(olderMs = 0): Promise<void> {
    for (const update of await inbox.unanswered({ olderMs })) {
      unfinished.add(update);
      letRun(handle(update));
    }
  }

  /** Telegram calls whichever bot stands behind the address; one of them may die over it. */
  async function answerAbandoned(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(dependencies.watchMs ?? WATCH_MS);
      if (!stopping.signal.aborted) await answerLeftOver(ABANDONED_MS);
    }
  }

  async function pollIfNotCalled(): Promise<void> {
    const everyMs = dependencies.watchMs ?? WATCH_MS;
    const stopped = stopping.signal;
    if (!(await watchWebhook({ api, everyMs, lastCallAt: () => lastCallAt, pause, log, stopped }))) return;
    await api.deleteWebhook();
    await polling.run();
  }

  /** Whether an update can't wait; then it is answered already. */
  function isUrgent({ pre_checkout_query: query }: Update): boolean {
    if (query) letRun(checkout.answer(query));
    return query !== undefined;
  }

  const polling = createPolling({ api, inbox, isUrgent, handle, pause, log, stopped: stopping.signal });

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  /** Goes on by itself; stopping waits for it. */
  function letRun(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => log.error({ err: toPlatformError(error) }, "listening to Telegram broke"))
      .finally(() => underWay.delete(watched));
    underWay.add(watched);
  }

  return {
    platform: PLATFORM,
    ...(webhook
      ? {
          webhook: {
            path: WEBHOOK_PATH,
            handle: createWebhookHandler({
              secret: webhook.secret,
              async hear(update) {
                if (isUrgent(update)) return;
                await connected;
                lastCallAt = now();
                for (const fresh of await inbox.keep([update])) letRun(handle(fresh));
              },
            }),
          },
        }
      : {}),

    async standBy(given) {
      dispatcher = given;
      // Waited for by whoever calls the webhook.
      connected = findOutWhoWeAre();
      connected.catch(() => {});
    },

    /** Throws PlatformError `telegram-token` for a token that Telegram refuses. While Telegram can't be reached it goes on trying. */
    async start(given) {
      dispatcher = given;
      stopListeningForMoves = await notebook.subscribe<{ from: string; to: string }>(
        "moved",
        ({ from, to }) => {
          letRun(moved(from, to));
        },
      );
      connected = begin();
      // Waited for again below, and by whoever calls the webhook.
      connected.catch(() => {});
      await Promise.race([connected, pause(START_PATIENCE_MS)]);
    },

    async stop() {
      stopping.abort();
      await stopListeningForMoves();
      await polling.stop();
      await Promise.race([
        Promise.allSettled(underWay),
        sleep(dependencies.stopPatienceMs ?? STOP_PATIENCE_MS, undefined, { ref: false }),
      ]);
    },
  };
}
