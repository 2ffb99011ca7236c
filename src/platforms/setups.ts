import type { OutsidePlatform } from "../core/platforms.ts";
import type { PlatformSetup } from "../core/ports/platform-setup.ts";
import type { Config } from "../host/config.ts";

/** Every chat platform there is but the local chat, which needs no setting up. A new one is a folder and a line here; each is loaded where it is asked for. */
const SETUPS: Readonly<Record<OutsidePlatform, () => Promise<PlatformSetup<Config>>>> = {
  discord: async () => (await import("../../adapters/discord/setup.ts")).discordSetup,
  telegram: async () => (await import("../../adapters/telegram/setup.ts")).telegramSetup,
};

interface NamedSetup {
  platform: OutsidePlatform;
  setup: PlatformSetup<Config>;
}

const load = (platforms: readonly OutsidePlatform[]): Promise<NamedSetup[]> =>
  Promise.all(platforms.map(async (platform) => ({ platform, setup: await SETUPS[platform]() })));

const everyPlatform = Object.keys(SETUPS) as OutsidePlatform[];

export const allPlatforms = (): Promise<NamedSetup[]> => load(everyPlatform);

/** Those that have a token. */
export const platformsSetUp = (config: Config): Promise<NamedSetup[]> =>
  load(everyPlatform.filter((platform) => config[platform].token !== undefined));
