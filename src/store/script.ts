import { readFileSync } from "node:fs";
import { CLIP_STATES, FOLLOWED_BY, isEnded } from "../core/film/states.ts";
import type { Connection } from "./connection.ts";

/** By the names its header declares; a name that ends in `...` there takes a list. */
type ScriptKeys = Readonly<Record<string, string | readonly string[]>>;
type Run<Answer> = (keys: ScriptKeys, args: object) => Promise<Answer>;

/**
 * A Lua script of `scripts/`, which Redis runs as one atomic step; sent whole only when the server doesn't know it yet.
 * Inside, keys and arguments go by name: `keys.clip`, `args.now`. Every key is declared in the header and handed in; none
 * is put together inside.
 */
export function createScript<Answer>(redis: Connection, name: string): Run<Answer> {
  const { declared, lua } = readScript(name);
  const command = `rushes-${name}`;
  redis.defineCommand(command, { lua });
  const run = Reflect.get(redis, command) as (...given: (string | number)[]) => Promise<Answer>;
  return async (keys, args) => {
    const flat: string[] = [];
    const counts: number[] = [];
    for (const { key, isList } of declared) {
      const given = keys[key];
      if (given === undefined || isList !== Array.isArray(given))
        throw new Error(`script ${name}: key ${key} is not given as declared`);
      if (isList) counts.push(given.length);
      flat.push(...(isList ? given : [given as string]));
    }
    return run.call(redis, flat.length, ...flat, JSON.stringify(args), ...counts);
  };
}

interface ScriptText {
  declared: { key: string; isList: boolean }[];
  /** What is sent to Redis: the fragments it includes and itself, with its keys and arguments named. */
  lua: string;
}

const FOLDER = new URL("./scripts/", import.meta.url);

/** Reads a script and what its header says: `-- keys: a, b, list...`, `-- includes: ledger, states`. */
export function readScript(name: string): ScriptText {
  const text = readFileSync(new URL(`${name}.lua`, FOLDER), "utf8");
  const declared = listIn(text, "keys").map((written) => ({
    key: written.replace(/\.\.\.$/, ""),
    isList: written.endsWith("..."),
  }));
  const fragments = listIn(text, "includes").map((fragment) =>
    fragment === "states" ? statesLua() : readFileSync(new URL(`includes/${fragment}.lua`, FOLDER), "utf8"),
  );
  return { declared, lua: [namesLua(declared), ...fragments, text].join("\n") };
}

function listIn(text: string, label: string): string[] {
  const line = new RegExp(`^-- ${label}:(.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  return line === "" || line === "none" ? [] : line.split(/,\s*/);
}

/** Gives keys and arguments their names; how long each list of keys is follows the arguments. */
function namesLua(declared: ScriptText["declared"]): string {
  const lines = ["local keys, args, key_at, list_at = {}, cjson.decode(ARGV[1]), 0, 1"];
  for (const { key, isList } of declared) {
    lines.push(
      isList
        ? `keys.${key} = {}; list_at = list_at + 1; for i = 1, tonumber(ARGV[list_at]) do keys.${key}[i] = KEYS[key_at + i] end; key_at = key_at + #keys.${key}`
        : `key_at = key_at + 1; keys.${key} = KEYS[key_at]`,
    );
  }
  return lines.join("\n");
}

/** The table of states as Lua has it: `ENDED[state]` and `FOLLOWED_BY[state][next]`. */
function statesLua(): string {
  const set = (states: readonly string[]) => `{${states.map((state) => `${state} = true`).join(", ")}}`;
  const rows = CLIP_STATES.map((state) => `${state} = ${set(FOLLOWED_BY[state])}`);
  return `local ENDED = ${set(CLIP_STATES.filter(isEnded))}\nlocal FOLLOWED_BY = {${rows.join(", ")}}`;
}
