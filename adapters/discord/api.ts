import { openAsBlob } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIAttachment,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIInteractionResponse,
  type APIMessage,
  type APIThreadChannel,
  type APIUser,
  DefaultRestOptions,
  REST,
  type RESTOptions,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import type { ApplicationCommand } from "./command-menu.ts";
import { toPlatformError } from "./errors.ts";

export interface OutgoingFile {
  name: string;
  path: string;
  type: string;
  /** Alternative text. */
  description?: string;
}

export interface OutgoingMessage {
  body: RESTPostAPIChannelMessageJSONBody & RESTPatchAPIChannelMessageJSONBody;
  files?: readonly OutgoingFile[];
  /** Of an edit: the attachments that stay, where it changes any. */
  kept?: readonly APIAttachment[];
}

/** What lets an interaction be answered: worth a bot's voice for 15 minutes, so never logged or put into a job. */
export interface AnswerToken {
  applicationId: string;
  token: string;
  /** Id of the message that is the first response: that of the button which was pressed. */
  original?: string;
}

export interface DiscordApiOptions {
  token: string;
  /** Base of the REST API without its version, such as `https://discord.com/api`. */
  apiUrl?: string | undefined;
}

/** One video on a slow line, in milliseconds; discord.js gives up after 15 s by itself. */
const UPLOAD_TIMEOUT_MS = 5 * 60_000;
/** Discord waits three seconds for a first answer: three tries of nearly a second each fit into them. */
const ACKNOWLEDGE_TIMEOUT_MS = 950;
const ACKNOWLEDGE_RETRIES = 2;
/** Before a request whose connection was closed is sent again. */
const CLOSED_PAUSE_MS = 50;

/** discord.js's REST client, speaking to where the settings say. */
export function createRest({ token, apiUrl }: DiscordApiOptions, options: Partial<RESTOptions> = {}): REST {
  const api = apiUrl === undefined ? {} : { api: apiUrl };
  return new REST({ version: "10", ...api, makeRequest: requestOnce, ...options }).setToken(token);
}

/** A connection closed while a request was under way, by whatever name; whether the request was carried out isn't known. */
const CLOSED = new Set(["UND_ERR_SOCKET", "ECONNRESET", "ECONNABORTED", "EPIPE"]);

/** discord.js sends a request again, as often as its options say, after ECONNRESET alone. */
async function requestOnce(...request: Parameters<RESTOptions["makeRequest"]>) {
  try {
    return await DefaultRestOptions.makeRequest(...request);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !CLOSED.has(code)) throw error;
    await sleep(CLOSED_PAUSE_MS);
    throw Object.assign(new Error(`the connection was closed: ${message}`), { code: "ECONNRESET" });
  }
}

export type DiscordApi = ReturnType<typeof createDiscordApi>;

/**
 * The calls of Discord's REST API that this bot makes, through discord.js's rate-limit queue. Needs no
 * gateway. Every failure is a PlatformError.
 */
export function createDiscordApi({ token, apiUrl }: DiscordApiOptions) {
  const rest = (options: Partial<RESTOptions>) => createRest({ token, apiUrl }, options);
  const bot = rest({ timeout: UPLOAD_TIMEOUT_MS });
  // Answers to interactions are not counted against the bot's global limit, so a queue of their own serves them.
  const answers = rest({ timeout: UPLOAD_TIMEOUT_MS, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  // Answers carry no nonce: after an unknown outcome they are not sent again by themselves.
  const answersOnce = rest({
    timeout: UPLOAD_TIMEOUT_MS,
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  const acknowledgements = rest({
    timeout: ACKNOWLEDGE_TIMEOUT_MS,
    retries: ACKNOWLEDGE_RETRIES,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  // A card that waited in a queue would show what it was, not what it is.
  const edits = rest({ rejectOnRateLimit: () => true });

  return {
    application: () => ours(bot.get(Routes.currentApplication()) as Promise<APIApplication>),
    me: () => ours(bot.get(Routes.user()) as Promise<APIUser>),
    commands: (applicationId: string) =>
      ours(
        bot.get(Routes.applicationCommands(applicationId), {
          query: new URLSearchParams({ with_localizations: "true" }),
        }) as Promise<APIApplicationCommand[]>,
      ),
    overwriteCommands: (applicationId: string, commands: readonly ApplicationCommand[]) =>
      ours(
        bot.put(Routes.applicationCommands(applicationId), { body: commands }) as Promise<
          APIApplicationCommand[]
        >,
      ),

    /** The first response to an interaction. PlatformError `answer-lost`: it may have been taken all the same. */
    acknowledge: (interaction: { id: string; token: string }, response: APIInteractionResponse) =>
      ours(
        acknowledgements.post(Routes.interactionCallback(interaction.id, interaction.token), {
          body: response,
          auth: false,
        }) as Promise<unknown>,
      ),
    /** Edits the first response, or a further one by its id. */
    editAnswer: async (answer: AnswerToken, message: OutgoingMessage, messageId = "@original") =>
      ours(
        answers.patch(answerRoute(answer, messageId), {
          ...(await payload(message)),
          auth: false,
        }) as Promise<APIMessage>,
      ),
    answerMessage: (answer: AnswerToken, messageId: string) =>
      ours(answers.get(answerRoute(answer, messageId), { auth: false }) as Promise<APIMessage>),
    followUp: (answer: AnswerToken, message: OutgoingMessage) => followUp(answers, answer, message),
    followUpOnce: (answer: AnswerToken, message: OutgoingMessage, signal: AbortSignal) =>
      followUp(answersOnce, answer, message, signal),
    deleteAnswer: (answer: AnswerToken, messageId = "@original") =>
      ours(answers.delete(answerRoute(answer, messageId), { auth: false }) as Promise<unknown>),

    post: async (channelId: string, message: OutgoingMessage, signal?: AbortSignal) =>
      ours(
        bot.post(Routes.channelMessages(channelId), {
          ...(await payload(message)),
          ...(signal ? { signal } : {}),
        }) as Promise<APIMessage>,
      ),
    /** Edits a message of the bot's; PlatformError `slow-down` where the route takes no edit just now, and nothing was sent. */
    edit: async (channelId: string, messageId: string, message: OutgoingMessage) =>
      ours(
        edits.patch(
          Routes.channelMessage(channelId, messageId),
          await payload(message),
        ) as Promise<APIMessage>,
      ),
    /** PlatformError `person-gone`: somebody who isn't in the server. */
    member: (guildId: string, userId: string) =>
      ours(bot.get(Routes.guildMember(guildId, userId)) as Promise<APIGuildMember>),
    message: (channelId: string, messageId: string) =>
      ours(bot.get(Routes.channelMessage(channelId, messageId)) as Promise<APIMessage>),
    /** Changes the files of a message of the bot's, for which a line is waited in. */
    editFiles: async (channelId: string, messageId: string, message: OutgoingMessage, signal?: AbortSignal) =>
      ours(
        bot.patch(Routes.channelMessage(channelId, messageId), {
          ...(await payload(message)),
          ...(signal ? { signal } : {}),
        }) as Promise<APIMessage>,
      ),
    react: (channelId: string, messageId: string, emoji: string) =>
      ours(
        bot.put(
          Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji)),
        ) as Promise<unknown>,
      ),
    remove: (channelId: string, messageId: string) =>
      ours(bot.delete(Routes.channelMessage(channelId, messageId)) as Promise<unknown>),
    /** The newest messages, or those just before one; newest first, at most 100. */
    messagesBefore: (channelId: string, before: string | undefined) =>
      ours(
        bot.get(Routes.channelMessages(channelId), {
          query: new URLSearchParams({ ...(before === undefined ? {} : { before }), limit: "100" }),
        }) as Promise<APIMessage[]>,
      ),
    startThread: (channelId: string, messageId: string, name: string) =>
      ours(bot.post(Routes.threads(channelId, messageId), { body: { name } }) as Promise<APIThreadChannel>),
    directChannel: (userId: string) =>
      ours(bot.post(Routes.userChannels(), { body: { recipient_id: userId } }) as Promise<APIChannel>),
    channel: (channelId: string) => ours(bot.get(Routes.channel(channelId)) as Promise<APIChannel>),
    guild: (guildId: string) => ours(bot.get(Routes.guild(guildId)) as Promise<APIGuild>),

    close() {
      for (const each of [bot, answers, answersOnce, acknowledgements, edits]) {
        each.clearHashSweeper();
        each.clearHandlerSweeper();
      }
    },
  };
}

function answerRoute({ applicationId, token, original }: AnswerToken, messageId: string) {
  return Routes.webhookMessage(applicationId, token, messageId === original ? "@original" : messageId);
}

async function followUp(rest: REST, answer: AnswerToken, message: OutgoingMessage, signal?: AbortSignal) {
  return ours(
    rest.post(Routes.webhook(answer.applicationId, answer.token), {
      ...(await payload(message)),
      query: new URLSearchParams({ wait: "true" }),
      auth: false,
      ...(signal ? { signal } : {}),
    }) as Promise<APIMessage>,
  );
}

async function ours<Result>(request: Promise<Result>): Promise<Result> {
  try {
    return await request;
  } catch (error) {
    throw toPlatformError(error);
  }
}

/** Files are read from disk while they are sent, never held in memory whole. */
async function payload({ body, files = [], kept }: OutgoingMessage) {
  const stay = (kept ?? []).map(({ id, filename }) => ({ id, filename }));
  if (files.length === 0) return { body: kept ? { ...body, attachments: stay } : body };
  const form = new FormData();
  const added = files.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    ...(description ? { description } : {}),
  }));
  // Takes are to stand in their order, which their names begin with, whichever is finished first.
  const attachments = [...stay, ...added].sort((one, other) =>
    kept ? one.filename.localeCompare(other.filename) : 0,
  );
  form.append("payload_json", JSON.stringify({ ...body, attachments }));
  for (const [index, file] of files.entries()) {
    form.append(`files[${index}]`, await openAsBlob(file.path, { type: file.type }), file.name);
  }
  return { body: form, passThroughBody: true };
}
