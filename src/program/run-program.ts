import type { Logger } from "pino";
import { commands as ownCommands } from "../../commands/index.ts";
import type { CardJournal } from "../core/ports/card-journal.ts";
import type { AnyCommand } from "../core/talk/command.ts";
import type { Config } from "../host/config.ts";
import { createLifecycle, type Lifecycle } from "../host/lifecycle.ts";
import { createLogger } from "../host/logger.ts";
import {
  hasColours,
  onSignals,
  onStrayErrors,
  readConfig,
  runMain,
  secretsOf,
  stopAndExit,
} from "../host/process.ts";
import type { RedisPlace } from "../host/redis.ts";
import { configuredBackends } from "./backends.ts";
import { openExtensions } from "./open-extensions.ts";
import { createParts, type Parts } from "./parts.ts";
import { createSenders } from "./platforms.ts";

/** What a program of ours has while it runs. */
export interface Running {
  config: Config;
  log: Logger;
  lifecycle: Lifecycle;
  /** Aborted by the first signal. */
  interrupted: AbortSignal;
  /** All that can be asked, the host's own with it. */
  commands: readonly AnyCommand[];
  /** Stops everything in order and ends the process. */
  end(code: number): Promise<never>;
  /** The parts of the bot, on a Redis that is there. `reports`: backends may call this process; `cardJournal`: of one that shows cards. */
  parts(
    redisPlace: RedisPlace,
    options?: { reports?: boolean; cardJournal?: CardJournal | undefined },
  ): Promise<Parts>;
}

/**
 * The life that the bot and the lone worker share: settings, log, signals, parts, and stopping in order, whatever happens.
 * `run` gives an exit code, or undefined where the process is to stay.
 */
export async function runProgram(
  env: NodeJS.ProcessEnv,
  {
    oneCommand = false,
    run,
  }: {
    /** One command in a terminal: its answer is wanted, not the log, and a signal is for it to hear first. */
    oneCommand?: boolean;
    run(running: Running): Promise<number | undefined>;
  },
): Promise<void> {
  await runMain(env, async () => {
    const config = readConfig(env);
    const log = createLogger({
      // What goes wrong is still said.
      level: oneCommand && env.LOG_LEVEL === undefined ? "error" : config.logLevel,
      readable: process.stderr.isTTY === true,
      colour: hasColours(process.stderr),
      destination: process.stderr,
      secrets: secretsOf(env),
    });
    const lifecycle = createLifecycle({ log });
    const end = (code: number) => stopAndExit(lifecycle, code, log);
    onStrayErrors(lifecycle, log);
    const interrupted = new AbortController();
    onSignals((signal) => {
      log.info({ signal }, "stopping");
      interrupted.abort(signal);
      if (!oneCommand) void end(0);
    });
    const extensions = await openExtensions(config, env, log);
    const parts: Running["parts"] = (redisPlace, { reports = true, cardJournal } = {}) =>
      createParts(config, {
        redisPlace,
        cardJournal,
        log,
        lifecycle,
        makeBackends: (made) =>
          configuredBackends(config, { ...made, log, reports, own: extensions.backends }),
        looks: extensions.looks,
        makeSenders: (made) => createSenders(config, made, log),
      });
    try {
      const commands = [...ownCommands, ...extensions.commands];
      return await run({ config, log, lifecycle, interrupted: interrupted.signal, end, commands, parts });
    } catch (error) {
      await lifecycle.stop();
      throw error;
    }
  });
}
