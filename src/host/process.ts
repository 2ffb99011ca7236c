import { join } from "node:path";
import { config as loadDotenv } from "dotenv";
import type { Logger } from "pino";
import { BotError } from "../core/errors.ts";
import { type Config, loadConfig, VARIABLES } from "./config.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { blotOut } from "./logger.ts";
import { PROJECT } from "./project.ts";

/** Reads the project's `.env`, from wherever the program was started, and the environment, which wins. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  loadDotenv({ path: join(PROJECT, ".env"), quiet: true, processEnv: env as Record<string, string> });
  return loadConfig(env);
}

/** Whether colours are wanted there: a terminal that can, and neither NO_COLOR nor TERM=dumb. */
export function hasColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors();
}

/** The values of every secret that is set, to be blotted out of logs. */
export function secretsOf(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(VARIABLES)
    .filter(([, definition]) => "secret" in definition && definition.secret)
    .flatMap(([name]) => env[name]?.trim() || []);
}

/** The first SIGINT or SIGTERM calls `stop`; a second one ends the process at once. */
export function onSignals(stop: (signal: NodeJS.Signals) => void): void {
  let told = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (told) process.exit(130);
      told = true;
      stop(signal);
    });
  }
}

/**
 * What nobody caught goes into the log, where secrets are blotted out, instead of raw to the terminal. A promise that
 * failed unheard is one piece of work, and the bot goes on; after a thrown error nothing is sure, and it stops.
 */
export function onStrayErrors(lifecycle: Lifecycle, log: Logger): void {
  // Whoever read the output is gone (`npm start | head`); that is no reason to stop, and can't be logged.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "a failure that nobody awaited"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error that nobody caught");
    void stopAndExit(lifecycle, 1, log);
  });
}

/** Runs a program's main part: a mistake in the settings is a sentence, any other error a stack; always a true exit code. */
export async function runMain(
  env: NodeJS.ProcessEnv,
  main: () => Promise<number | undefined>,
): Promise<void> {
  try {
    const code = await main();
    if (code !== undefined) process.exit(code);
  } catch (error) {
    const said = error instanceof BotError ? error.userMessage : String((error as Error)?.stack ?? error);
    process.stderr.write(`${blotOut(said, secretsOf(env))}\n`);
    process.exit(1);
  }
}

/** Stops everything and ends the process; anything that was not stopped properly shows in the exit code. */
export async function stopAndExit(lifecycle: Lifecycle, code: number, log: Logger): Promise<never> {
  const clean = await lifecycle.stop();
  log.flush();
  process.exit(clean ? code : code || 1);
}
