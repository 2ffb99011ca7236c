import type { PlatformSetup } from "../../src/core/ports/platform-setup.ts";
import { checkDiscord } from "./check.ts";
import { createDiscordListener } from "./listener.ts";
import { createDiscordSender } from "./sender.ts";

interface Settings {
  discord: {
    token: string | undefined;
    apiUrl: string | undefined;
    messageContent: boolean;
    shards: number | "auto" | undefined;
  };
}

export const discordSetup: PlatformSetup<Settings> = {
  sender({ discord: { token = "", apiUrl } }, { notebook, media, log }) {
    return createDiscordSender({ token, apiUrl, notebook, media, log });
  },
  listener({ discord: { token = "", ...own } }, { studio, notebook, media, fetch, log, locales }) {
    return createDiscordListener({ token, ...own, studio, notebook, media, fetch, log, locales });
  },
  check: ({ discord }) => checkDiscord(discord),
};
