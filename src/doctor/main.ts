import { existsSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { bookOf, plansFile, type WrittenPlans } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { readConfig, runMain } from "../host/process.ts";
import { watchFile } from "../inference/catalogue/watched-file.ts";
import { checkChatEndpoint } from "../inference/chat-completions/findings.ts";
import { allPlatforms } from "../platforms/setups.ts";
import { checkBackends } from "./backends.ts";
import { explainModel } from "./explain.ts";
import { checkExtensions } from "./extensions.ts";
import { checkDataFolder, checkNode } from "./machine.ts";
import { checkMarks, checkVisibleMark } from "./marks.ts";
import { checkMedia } from "./media.ts";
import { checkModeration } from "./moderation.ts";
import { checkDayMoney, readMoneyNotes } from "./money.ts";
import { checkPlans } from "./plans.ts";
import { checkFfmpeg, checkIsolation, checkOwnRedis } from "./programs.ts";
import { checkRedis } from "./redis.ts";
import { checkSound } from "./sound.ts";

const MARKS = {
  good: styleText("green", "✓"),
  off: styleText("dim", "–"),
  warning: styleText("yellow", "!"),
  problem: styleText("red", "✗"),
};

/** `npm run doctor -- --model NAME` */
async function explain(config: Config, name: string): Promise<number> {
  try {
    const { backends } = await checkExtensions(config.extensions, process.env);
    console.log((await explainModel(config, name, backends)).join("\n"));
    return 0;
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    console.log(error.userMessage);
    return 1;
  }
}

/** `npm run doctor`: what is set up, what can be reached, and what to do about each problem. */
await runMain(process.env, async () => {
  const config = readConfig(process.env);
  const { model } = parseArgs({ options: { model: { type: "string" } } }).values;
  if (model !== undefined) return explain(config, model);
  const written = readPlans(config);
  const notes = await readMoneyNotes(config);
  const findings: Finding[] = [
    checkNode(process.version),
    ...(await checkFfmpeg()),
    await checkIsolation(),
    ...(config.redis.url
      ? await checkRedis({ ...config.redis, url: config.redis.url })
      : [await checkOwnRedis()]),
    await checkDataFolder(config),
    ...(await checkMedia(config, Date.now)),
    await checkMarks(config, Date.now()),
    ...checkVisibleMark(config),
    ...(await checkModeration(config, { fetch, now: Date.now })),
    ...(await Promise.all((await allPlatforms()).map(({ setup }) => setup.check(config)))).flat(),
    ...(await checkBackends(config, { isUnpaid: notes?.isUnpaid })),
    ...(await checkExtensions(config.extensions, process.env)).findings,
    ...(await checkChatEndpoint(config.director)),
    ...(await checkSound(config, { fetch })),
    checkPlans(config, bookOf(written, notes?.plans ?? {}), {
      source: written.source,
      chatRead: notes !== undefined,
    }),
    checkDayMoney(notes?.today),
  ];
  notes?.close();
  for (const { about, verdict, detail, remedy } of findings) {
    console.log(`${MARKS[verdict]} ${about}: ${detail}`);
    if (remedy) console.log(`  → ${remedy}`);
  }
  const problems = findings.filter(({ verdict }) => verdict === "problem").length;
  console.log(problems === 0 ? "\nReady: npm start" : `\n${problems} to mend before it can work.`);
  return problems === 0 ? 0 : 1;
});

/** Throws ConfigError for a file that is wrong, as the bot does when it starts. */
function readPlans({ credits }: Pick<Config, "credits">): {
  plans: WrittenPlans;
  source: "file" | "settings";
} {
  const { plansFile: path, plansFileIsNamed, plans } = credits;
  if (!plansFileIsNamed && !existsSync(path)) return { plans, source: "settings" };
  const log = { info() {}, error() {} };
  const file = watchFile({
    path,
    called: "file of plans",
    code: "bad-plans",
    shape: plansFile,
    now: Date.now,
    log,
  });
  return { plans: file.current().plans, source: "file" };
}
