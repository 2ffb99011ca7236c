import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that is killed and started again, any number of times, and by itself where it ends by itself; what it says is in a file. */
export interface Program {
  readonly name: string;
  /** Starts it, and waits until it says that it is there. */
  start(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Lets it stand still for so long. */
  freeze(ms: number): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** A busy machine takes its time. */
const START_WITHIN_MS = 600_000;

export function createProgram({
  name,
  command,
  args,
  env,
  logFile,
  ready,
  staysDown = false,
}: {
  name: string;
  command: string;
  args: readonly string[];
  /** Asked anew at each start. */
  env: () => Record<string, string>;
  logFile: string;
  /** What it says, or how it is seen, when it is there. */
  ready: (said: string) => boolean | Promise<boolean>;
  /** One that ends by itself is not started again, as `restart: unless-stopped` of compose.yaml does. */
  staysDown?: boolean;
}): Program {
  let isWanted = false;
  /** One that ends before it ever was there says why, and isn't tried again. */
  let isReady = false;
  let child: ChildProcess | undefined;
  const logged = () => statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  /** What was said since the log was so many bytes long. A long run's log is long, and this is asked again and again. */
  function saidSince(bytes: number): string {
    const said = Buffer.alloc(Math.max(0, logged() - bytes));
    const file = openSync(logFile, "r");
    try {
      readSync(file, said, 0, said.length, bytes);
    } finally {
      closeSync(file);
    }
    return said.toString();
  }
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  async function end(signal: NodeJS.Signals): Promise<void> {
    isWanted = false;
    if (!child || !isRunning()) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  function run(): void {
    const out = openSync(logFile, "a");
    const started = spawn(command, args, {
      env: { PATH: process.env.PATH ?? "", ...env() },
      stdio: ["ignore", out, out],
    });
    closeSync(out);
    child = started;
    started.once("exit", () => {
      if (isWanted && !staysDown && child === started && isReady) run();
    });
  }
  return {
    name,
    isRunning,
    async start() {
      const before = logged();
      isReady = false;
      isWanted = true;
      run();
      const deadline = Date.now() + START_WITHIN_MS;
      while (!(await ready(saidSince(before)))) {
        if (!isRunning()) throw new Error(`${name} ended at its start:\n${saidSince(before).slice(-2_000)}`);
        if (Date.now() > deadline)
          throw new Error(`${name} didn't start:\n${saidSince(before).slice(-2_000)}`);
        await sleep(50);
      }
      isReady = true;
    },
    kill: () => end("SIGKILL"),
    async freeze(ms) {
      const frozen = child;
      frozen?.kill("SIGSTOP");
      await sleep(ms);
      frozen?.kill("SIGCONT");
    },
    stop: () => end("SIGTERM"),
  };
}
