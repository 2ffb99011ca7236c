import { readFileSync } from "node:fs";
import { CLIP_STATES, FOLLOWED_BY, isEnded } from "../core/film/states.ts";
import type { Connection } from "./connection.ts";

/** By the names its header declares; a name that ends in `...` there takes a list. */
type ScriptKeys = Readonly<Record<string, string | readonly string[]>>;
/** Longer texts that a script only hands on, each or a list of them by its name: what is sent as it is needs no decoding there. */
type ScriptTexts = Readonly<Record<string, string | readonly string[]>>;
type Run<Answer> = (keys: ScriptKeys, args: object, texts?: ScriptTexts) => Promise<Answer>;

/**
 * A Lua script of `scripts/`, which Redis runs as one atomic step; sent whole only when the server doesn't know it yet.
 * Inside, keys, arguments and texts go by name: `keys.clip`, `args.now`, `texts.record`. Every key is declared in the header
 * and handed in; none is put together inside.
 */
export function createScript<Answer>(redis: Connection, name: string): Run<Answer> {
  const { declared, texts: declaredTexts, lua } = readScript(name);
  const command = `rushes-${name}`;
  redis.defineCommand(command, { lua });
  const run = Reflect.get(redis, command) as (...given: (string | number)[]) => Promise<Answer>;
  return async (keys, args, texts = {}) => {
    const flat: string[] = [];
    const flatTexts: string[] = [];
    const counts: number[] = [];
    flatten(name, declared, keys, flat, counts);
    flatten(name, declaredTexts, texts, flatTexts, counts);
    return run.call(redis, flat.length, ...flat, JSON.stringify(args), ...counts, ...flatTexts);
  };
}

/** What is given for the declared names, one after the other, and how long each list of it is. */
function flatten(
  script: string,
  declared: readonly Declared[],
  from: ScriptKeys | ScriptTexts,
  flat: string[],
  counts: number[],
): void {
  for (const { key, isList } of declared) {
    const given = from[key];
    if (given === undefined || isList !== Array.isArray(given))
      throw new Error(`script ${script}: ${key} is not given as declared`);
    if (!isList) flat.push(given as string);
    else {
      counts.push(given.length);
      for (const one of given) flat.push(one);
    }
  }
}

interface Declared {
  key: string;
  isList: boolean;
}

interface ScriptText {
  declared: Declared[];
  texts: Declared[];
  /** What is sent to Redis: the fragments it includes and itself, with its keys and arguments named. */
  lua: string;
}

const FOLDER = new URL("./scripts/", import.meta.url);

/** Reads a script and what its header says: `-- keys: a, b, list...`, `-- texts: record`, `-- includes: ledger, states`. */
export function readScript(name: string): ScriptText {
  const text = readFileSync(new URL(`${name}.lua`, FOLDER), "utf8");
  const namesIn = (label: string): Declared[] =>
    listIn(text, label).map((written) => ({
      key: written.replace(/\.\.\.$/, ""),
      isList: written.endsWith("..."),
    }));
  const [declared, texts] = [namesIn("keys"), namesIn("texts")];
  const fragments = listIn(text, "includes").map((fragment) =>
    fragment === "states" ? statesLua() : readFileSync(new URL(`includes/${fragment}.lua`, FOLDER), "utf8"),
  );
  return { declared, texts, lua: [namesLua(declared, texts), ...fragments, text].join("\n") };
}

function listIn(text: string, label: string): string[] {
  const line = new RegExp(`^-- ${label}:(.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  return line === "" || line === "none" ? [] : line.split(/,\s*/);
}

/** Gives keys, arguments and texts their names; how long each list of keys, then of texts, is follows the arguments. */
function namesLua(declared: readonly Declared[], texts: readonly Declared[]): string {
  const lists = [...declared, ...texts].filter(({ isList }) => isList).length;
  const lines = [
    `local keys, texts, args, key_at, list_at, text_at = {}, {}, cjson.decode(ARGV[1]), 0, 1, ${1 + lists}`,
  ];
  const name = (into: string, given: string, at: string, { key, isList }: Declared) =>
    isList
      ? `${into}.${key} = {}; list_at = list_at + 1; for i = 1, tonumber(ARGV[list_at]) do ${into}.${key}[i] = ${given}[${at} + i] end; ${at} = ${at} + #${into}.${key}`
      : `${at} = ${at} + 1; ${into}.${key} = ${given}[${at}]`;
  for (const one of declared) lines.push(name("keys", "KEYS", "key_at", one));
  for (const one of texts) lines.push(name("texts", "ARGV", "text_at", one));
  return lines.join("\n");
}

/** The table of states as Lua has it: `ENDED[state]` and `FOLLOWED_BY[state][next]`. */
function statesLua(): string {
  const set = (states: readonly string[]) => `{${states.map((state) => `${state} = true`).join(", ")}}`;
  const rows = CLIP_STATES.map((state) => `${state} = ${set(FOLLOWED_BY[state])}`);
  return `local ENDED = ${set(CLIP_STATES.filter(isEnded))}\nlocal FOLLOWED_BY = {${rows.join(", ")}}`;
}
