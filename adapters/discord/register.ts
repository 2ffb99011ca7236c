import { commands } from "../../commands/index.ts";
import { locales } from "../../commands/locales/index.ts";
import { ConfigError } from "../../src/core/errors.ts";
import { loadExtensions } from "../../src/extensions/load-extensions.ts";
import { readConfig, runMain } from "../../src/host/process.ts";
import { createDiscordApi } from "./api.ts";
import { registerCommands, toApplicationCommands } from "./command-menu.ts";

/** `npm run discord:register`: gives Discord the commands, if it has others; the bot does the same when it starts. */
await runMain(process.env, async () => {
  const { discord, extensions } = readConfig(process.env);
  if (!discord.token) {
    throw new ConfigError("discord-token", "DISCORD_TOKEN is not set. Put the bot's token into .env.");
  }
  const quiet = () => {};
  const own = await loadExtensions(extensions, {
    commands,
    env: process.env,
    fetch,
    now: Date.now,
    logOf: () => ({ debug: quiet, info: quiet, warn: quiet, error: quiet }),
  });
  const api = createDiscordApi({ token: discord.token, apiUrl: discord.apiUrl });
  const { id, name } = await api.application();
  const menu = toApplicationCommands([...commands, ...own.commands], locales);
  const { outcome } = await registerCommands(api, id, menu);
  api.close();
  console.log(
    outcome === "registered"
      ? `Registered ${menu.length} commands for ${name}. Discord shows them at once; an open client may want a reload.`
      : `${name} has these ${menu.length} commands already; nothing was sent.`,
  );
  return 0;
});
