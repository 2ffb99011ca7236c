import { Client, GatewayIntentBits } from "discord.js";
import { pino } from "pino";
import { createDiscordListener } from "../../adapters/discord/listener.ts";
import { commands } from "../../commands/index.ts";
import { createDispatcher } from "../../src/core/talk/dispatcher.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import { createParts } from "../../src/program/parts.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { createSmallNotebook } from "../fixtures/small-notebook.ts";

/** The bot under measure, in a process of its own as every bot is: `ours` or the least a discord.js bot can do. */
const [kind, apiUrl = "", token = ""] = process.argv.slice(2);

if (kind === "ours") await startOurs();
else await startReference();
process.send?.("ready");

async function startOurs(): Promise<void> {
  const log = pino({ level: "silent" });
  const config = loadConfig(process.env);
  const { studio, workshop, record } = await createParts(config, {
    redisPlace: { url: config.redis.url ?? "" },
    log,
    lifecycle: createLifecycle({ log }),
    makeBackends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  const listener = createDiscordListener({
    token,
    apiUrl,
    studio,
    media: workshop.store,
    notebook: record.notebook("discord"),
    log,
    fetch,
  });
  await listener.start(
    createDispatcher({
      commands,
      studio,
      judge: createWordsJudge(),
      notebook: createSmallNotebook(),
      log,
      newReference: () => "bench",
    }),
  );
}

async function startReference(): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  client.on("interactionCreate", async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.deferReply();
  });
  await client.login(token);
}
