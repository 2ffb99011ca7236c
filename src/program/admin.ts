import { PASSWORD_HOLDER, TERMINAL_HOLDER } from "../../adapters/admin/routes.ts";
import { ADMIN_USAGE, runAdminOrder } from "../../commands/admin-orders.ts";
import { ConfigError, UserMistake } from "../core/errors.ts";
import type { Reply } from "../core/talk/reply.ts";
import type { Config } from "../host/config.ts";
import { hashPassword, PASSWORD_MIN } from "../host/password.ts";
import { redisPlaceOf } from "../host/private-redis.ts";
import { readConfig, runMain } from "../host/process.ts";
import { reachRedis } from "../host/redis.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";
import { createStore, type Store } from "../store/store.ts";
import { createAdmin } from "../studio/admin.ts";
import { createStandings } from "../studio/standings.ts";
import { newCode } from "./new-code.ts";
import { newSecret } from "./new-secret.ts";
import { createWrittenPlans } from "./plans.ts";
import { readSecretLine } from "./read-secret-line.ts";

const USAGE = `Usage: npm run admin -- VERB

  login      print links that open the local chat and the admin's page once, for a browser on another machine
  password   make what ADMIN_PASSWORD_HASH takes, so that a password opens the admin's page too

All that /admin does in the chat, as the host:

${ADMIN_USAGE.map((usage) => `  ${usage}`).join("\n")}
`;

/** Who sits at the bot's machine. */
const HOST = { id: TERMINAL_HOLDER, name: "the host" };

/** `npm run admin -- …`: what whoever sits at the bot's machine may do beside it while it runs. */
await runMain(process.env, async () => {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb === undefined || verb === "help" || verb === "--help") {
    process.stdout.write(USAGE);
    return 0;
  }
  if (verb === "password" && rest.length === 0) return makePassword();
  const known = [...ADMIN_USAGE.map((usage) => usage.split(" ")[0]), "login"];
  if (!known.includes(verb) || (verb === "login" && rest.length > 0)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  const redis = await reachRedis(redisPlaceOf(config)).catch((error: Error) => {
    throw new ConfigError(
      "redis-unreachable",
      `The bot's Redis can't be reached: ${error.message}. Start the bot first (npm start): what you change here is kept in its Redis.`,
      { cause: error },
    );
  });
  const { prefix } = config.redis;
  const record = await createStore({
    redis,
    prefix,
    now: Date.now,
    newLinkCode: newCode,
    newSecret,
    timeZone: config.timeZone,
  });
  try {
    if (verb === "login") await printLogins(config, record);
    else process.stdout.write(inWords(await carryOut(config, record, [verb, ...rest])));
    return 0;
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    process.stderr.write(`${asTyped(error.userMessage)}\n`);
    return 1;
  } finally {
    await record.close();
    redis.disconnect();
  }
});

async function carryOut(config: Config, record: Store, words: readonly string[]): Promise<Reply> {
  const log = { info() {}, error() {}, warn() {} };
  const standings = createStandings({
    record,
    written: createWrittenPlans(config, { now: Date.now, log }),
    admins: [HOST.id],
  });
  const { modelsFile: path } = config.backends;
  const catalogue = createCatalogue({ path, now: Date.now, log });
  return runAdminOrder(words.join(" "), {
    admin: createAdmin({
      record,
      standings,
      budgets: config.credits.budgets,
      pageUrl: config.adminPage?.url,
      newCode,
      // Chats are spoken to by the bot alone.
      sender: () => undefined,
      now: Date.now,
    }),
    person: HOST,
    platform: undefined,
    isDirect: true,
    idempotencyKey: newSecret(),
    async modelNamed(name) {
      const model = catalogue.find(name)?.id ?? (name.includes("/") ? name : undefined);
      if (model === undefined) throw new UserMistake("unknown-model", `There is no model ${name}.`);
      return model;
    },
    now: Date.now,
  });
}

async function printLogins(config: Config, { logins }: Store): Promise<void> {
  const chat = await logins.offer("chat");
  process.stdout.write("The local chat. Open within five minutes; it works once:\n");
  for (const base of basesOf(config)) process.stdout.write(`${base}/login?link=${chat}\n`);
  if (!config.adminPage) return;
  const admin = await logins.offer("admin", TERMINAL_HOLDER);
  process.stdout.write("The admin's page. Open within five minutes; it works once:\n");
  process.stdout.write(`${config.adminPage.url}/login?link=${admin}\n`);
}

async function makePassword(): Promise<number> {
  const password = await readSecretLine("Password for the admin's page: ");
  if (password.length < PASSWORD_MIN) {
    process.stderr.write(`A password has at least ${PASSWORD_MIN} characters. Nothing was made.\n`);
    return 1;
  }
  process.stdout.write(`ADMIN_PASSWORD_HASH=${await hashPassword(password)}\n`);
  process.stderr.write(
    `Put that line into .env and start the bot again (it lets in as ${PASSWORD_HOLDER}).\n`,
  );
  return 0;
}

/** A reply as a terminal has it. */
function inWords(reply: Reply): string {
  if (!("notice" in reply)) return "";
  const { title, paragraphs = [], items = [] } = reply.notice;
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...paragraphs,
    ...items.map(({ text, detail }) => `- ${text}${detail === undefined ? "" : ` (${detail})`}`),
  ];
  return `${asTyped(lines.join("\n"))}\n`;
}

/** How it is written here. What people wrote moves no cursor. */
function asTyped(words: string): string {
  return words.replaceAll(/[^\P{Cc}\n]/gu, " ").replaceAll("/admin ", "npm run admin -- ");
}

/** Every address the chat is known to have; the public one first. */
function basesOf({ publicUrl, pageHosts, host, port }: Config): string[] {
  const everywhere = host === "0.0.0.0" || host === "::";
  const names = [...pageHosts, ...(everywhere ? [] : [host]), "localhost"];
  const behindProxy = publicUrl && pageHosts.includes(new URL(publicUrl).hostname) ? [publicUrl] : [];
  const direct = names
    .filter((name) => publicUrl === undefined || name !== new URL(publicUrl).hostname)
    .map((name) => `http://${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`);
  return [...new Set([...behindProxy, ...direct])];
}
