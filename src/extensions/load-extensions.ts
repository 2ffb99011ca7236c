import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { BACKEND_IDS, OWN_BACKEND_IDS } from "../core/backend-ids.ts";
import { BackendError, ConfigError, UserMistake } from "../core/errors.ts";
import type { Log } from "../core/ports/log.ts";
import type { Look } from "../core/ports/moderator.ts";
import { type AnyCommand, defineCommand } from "../core/talk/command.ts";
import { checkExtension } from "./check-extension.ts";
import type { Extension, ExtensionBackend, MakeExtension } from "./extension.ts";

interface Loaded {
  /** The files, each with what it brings. */
  files: readonly { path: string; extension: Extension }[];
  commands: readonly AnyCommand[];
  backends: readonly ExtensionBackend[];
  looks: readonly Look[];
}

const IS_CODE = /^[^._].*(?<!\.d|\.test)\.m?[jt]s$/;

/**
 * The host's own files, as EXTENSIONS names them: files, or folders whose files they are. Runs them. Throws ConfigError for one that
 * isn't there, can't be run or brings what can't be used.
 */
export async function loadExtensions(
  places: readonly string[],
  {
    commands,
    env,
    fetch,
    now,
    logOf,
  }: {
    /** The bot's own. */
    commands: readonly AnyCommand[];
    env: Readonly<Record<string, string | undefined>>;
    fetch: typeof globalThis.fetch;
    now: () => number;
    logOf: (file: string) => Log;
  },
): Promise<Loaded> {
  const paths = (await Promise.all(places.map(filesAt))).flat();
  const files: { path: string; extension: Extension }[] = [];
  for (const path of new Set(paths)) {
    const make = await run(path);
    const extension = await attempt(path, () =>
      make({
        defineCommand,
        mistake: (says) => new UserMistake("by-extension", says),
        BackendError,
        setting: (name) => env[name]?.trim() || undefined,
        fetch,
        now,
        log: logOf(basename(path)),
      }),
    );
    const before = files.map(({ extension }) => extension);
    const problem = checkExtension(extension, {
      commands: [...commands, ...before.flatMap(({ commands = [] }) => commands)],
      backends: [
        ...BACKEND_IDS,
        ...OWN_BACKEND_IDS,
        ...before.flatMap(({ backends = [] }) => backends.map(({ id }) => id)),
      ],
    });
    if (problem) throw unusable(path, problem);
    files.push({ path, extension });
  }
  return {
    files,
    commands: files.flatMap(({ extension }) => extension.commands ?? []),
    backends: files.flatMap(({ extension }) => extension.backends ?? []),
    looks: files.flatMap(({ extension }) => extension.looks ?? []),
  };
}

async function filesAt(place: string): Promise<string[]> {
  const found = await stat(place).catch((cause) => {
    throw unusable(place, "it isn't there", cause);
  });
  if (!found.isDirectory()) return [place];
  const names = (await readdir(place)).filter((name) => IS_CODE.test(name)).sort();
  if (names.length === 0) throw unusable(place, "no .ts or .js file is in that folder");
  return names.map((name) => join(place, name));
}

async function run(path: string): Promise<MakeExtension> {
  const { default: make } = await attempt(path, () => import(pathToFileURL(path).href));
  if (typeof make !== "function") throw unusable(path, "its default export is no function");
  return make;
}

async function attempt<Result>(path: string, work: () => Result): Promise<Awaited<Result>> {
  try {
    return await work();
  } catch (cause) {
    throw unusable(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unusable(path: string, why: string, cause?: unknown): ConfigError {
  const ended = /[.!?]$/.test(why) ? why : `${why}.`;
  return new ConfigError(
    "bad-extension",
    `EXTENSIONS names ${path}, which can't be used: ${ended} docs/extensions.md has an example of each kind.`,
    { cause },
  );
}
