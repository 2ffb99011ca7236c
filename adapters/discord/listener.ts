import type { APIInteraction, GatewayMessageCreateDispatchData } from "discord.js";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { AnyCommand } from "../../src/core/talk/command.ts";
import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { createAnswerer } from "./answer.ts";
import { createDiscordApi } from "./api.ts";
import { createArrivals } from "./arrive.ts";
import { rememberCommandIds } from "./command-links.ts";
import { registerCommands, toApplicationCommands } from "./command-menu.ts";
import { createGateway } from "./gateway.ts";
import { createInteractionHearer } from "./hear-interaction.ts";
import { createMessageHearer } from "./hear-message.ts";
import { inTime } from "./in-time.ts";
import { PLATFORM } from "./place.ts";
import { createReactionHearer } from "./reactions.ts";
import { createSentFiles, DISCORD_FILE_HOSTS } from "./sent-files.ts";
import { createSettingsApplier } from "./server-settings.ts";

export interface DiscordListenerOptions {
  token: string;
  /** Base of the REST API without its version; default Discord's own. The gateway's address is asked of it. */
  apiUrl?: string | undefined;
  studio: Studio;
  media: MediaStore;
  notebook: Notebook;
  log: Log;
  /** For files people attached. */
  fetch: typeof globalThis.fetch;
  /** Menus in other languages. */
  locales?: readonly CommandLocale[] | undefined;
  /** The application has the privileged Message Content intent. */
  messageContent?: boolean | undefined;
  /** Gateway connections; default one, which does up to 2,500 servers. */
  shards?: number | "auto" | undefined;
  /** Origins attachments may be fetched from; default Discord's own file hosts. */
  fileHosts?: readonly string[] | undefined;
  /** Longest that starting waits for Discord, in milliseconds; after it the connecting goes on by itself. */
  patienceMs?: number | undefined;
  /** Clock, chance and time of reconnecting; default the real ones. */
  now?: (() => number) | undefined;
  random?: (() => number) | undefined;
  wait?: ((ms: number) => Promise<void>) | undefined;
}

/** Others have to start as well. Many connections are let in one every five seconds. */
const PATIENCE_MS = 20_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Hears slash commands, buttons, forms, menus and messages. Starting fails with ConfigError for a token or
 * intent that Discord refuses; a Discord that can't be reached yet is tried again until it can.
 */
export function createDiscordListener(options: DiscordListenerOptions): ChatListener {
  const { token, apiUrl, studio, media, notebook, log, fetch } = options;
  const api = createDiscordApi({ token, apiUrl });
  const attachments = createSentFiles({
    media,
    fetch,
    // Files' addresses come from the API itself, so its own host is as good as it.
    fileHosts: options.fileHosts ?? [...DISCORD_FILE_HOSTS, ...(apiUrl ? [new URL(apiUrl).origin] : [])],
  });
  const answer = createAnswerer({
    api,
    notebook,
    media,
    studio,
    log,
    commands: () => known,
    locales: options.locales ?? [],
  });
  let known: readonly AnyCommand[] = [];
  const underWay = new Set<Promise<void>>();
  let hear:
    | {
        interaction(heard: APIInteraction): Promise<void>;
        message(heard: GatewayMessageCreateDispatchData, how?: "edited"): Promise<void>;
        reactions: ReturnType<typeof createReactionHearer>;
      }
    | undefined;

  /** Nothing one event does can end the process, and stopping waits for all of them. */
  function follow(work: Promise<void> | undefined): Promise<void> | undefined {
    if (!work) return undefined;
    const followed = work
      .catch((error) => log.error({ platform: PLATFORM, err: error }, "an event was not answered"))
      .finally(() => underWay.delete(followed));
    underWay.add(followed);
    return followed;
  }

  const arrive = createArrivals({ api, notebook, studio, now: options.now ?? Date.now, log });
  const self = { botId: "" };
  const gateway = createGateway({
    token,
    apiUrl,
    messageContent: options.messageContent,
    shards: options.shards,
    notebook,
    log,
    now: options.now,
    random: options.random,
    wait: options.wait,
    onReady: (botId) => {
      self.botId = botId;
    },
    onServer: (server, isNew) => follow(arrive(server, isNew)),
    onInteraction: (heard) => follow(hear?.interaction(heard)),
    onMessage: (heard) => follow(hear?.message(heard)),
    onEdited: (heard) => follow(hear?.message(heard, "edited")),
    onReaction: (heard) => follow(hear?.reactions.added(heard)),
    onReactionRemoved: (heard) => follow(hear?.reactions.removed(heard)),
  });

  let stopped = false;
  let nextTry: NodeJS.Timeout | undefined;

  /** Connects; while Discord can't be reached it goes on trying by itself, ever more seldom. */
  async function open(dispatcher: Dispatcher, waitMs = FIRST_WAIT_MS): Promise<void> {
    let applicationId: string;
    try {
      ({ applicationId } = await gateway.open());
    } catch (error) {
      if (!(error instanceof PlatformError && error.retryable) || stopped) throw error;
      log.warn({ platform: PLATFORM, reason: error.message, waitMs }, "not connected yet");
      const again = () => openMeanwhile(open(dispatcher, Math.min(waitMs * 2, LONGEST_WAIT_MS)));
      nextTry = setTimeout(again, waitMs);
      return;
    }
    try {
      const menu = toApplicationCommands(dispatcher.commands, options.locales);
      const { outcome, ids } = await registerCommands(api, applicationId, menu);
      await rememberCommandIds(notebook, ids);
      log.info({ platform: PLATFORM, commands: menu.length, outcome }, "ready");
    } catch (error) {
      // Commands registered earlier go on working, and so do replies.
      log.error({ platform: PLATFORM, err: error }, "commands not registered");
    }
  }

  /** An opening that nobody waits for. */
  function openMeanwhile(opening: Promise<void>): void {
    opening.catch((error) => {
      if (!stopped) log.error({ platform: PLATFORM, err: error }, "not on Discord");
    });
  }

  return {
    platform: PLATFORM,
    health: gateway.health,

    async start(dispatcher: Dispatcher) {
      known = dispatcher.commands;
      const parts = {
        api,
        answer,
        applySettings: createSettingsApplier({ studio, log }),
        attachments,
        channels: gateway,
        dispatcher,
        notebook,
        studio,
        log,
      };
      hear = {
        interaction: createInteractionHearer(parts),
        message: createMessageHearer({ ...parts, gateway, self }),
        reactions: createReactionHearer({ ...parts, self }),
      };
      const opening = open(dispatcher);
      const opened = opening.then(() => true);
      if (!(await inTime(opened, options.patienceMs ?? PATIENCE_MS, false))) {
        log.warn({ platform: PLATFORM }, "still connecting");
        openMeanwhile(opening);
      }
    },

    async stop() {
      stopped = true;
      clearTimeout(nextTry);
      gateway.rest();
      hear = undefined;
      await Promise.all(underWay);
      await gateway.close();
      api.close();
    },
  };
}
