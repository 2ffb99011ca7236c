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
    const counts: number[] = [];
    const flat = flatten(name, declared, keys, counts);
    const flatTexts = flatten(name, declaredTexts, texts, counts);
    return run.call(redis, flat.length, ...flat, JSON.stringify(args), ...counts, ...flatTexts);
  };
}

/** What is given for the declared names, one after the other, the lists last; how long each of them is goes to `counts`. */
function flatten(
  script: string,
  declared: readonly Declared[],
  from: ScriptKeys | ScriptTexts,
  counts: number[],
): string[] {
  const single: string[] = [];
  const listed: string[] = [];
  for (const { key, isList } of declared) {
    const given = from[key];
    if (given === undefined || isList !== Array.isArray(given))
      throw new Error(`script ${script}: ${key} is not given as declared`);
    if (!isList) single.push(given as string);
    else {
      counts.push(given.length);
      for (const one of given) listed.push(one);
    }
  }
  return [...single, ...listed];
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

/**
 * Gives keys, arguments and texts their names; how long each list of keys, then of texts, is follows the arguments. Written
 * out place by place, since every step pays for it: a quarter of an admission's time went into finding the names. A list
 * holds a few hundred at most: Lua unpacks no more than 8,000.
 */
function namesLua(declared: readonly Declared[], texts: readonly Declared[]): string {
  const lists = [...declared, ...texts].filter(({ isList }) => isList).length;
  const lines = ["local KEYS, ARGV = KEYS, ARGV", "local args = cjson.decode(ARGV[1])"];
  let counted = 1;
  for (const [into, given, named, before] of [
    ["keys", "KEYS", declared, 0],
    ["texts", "ARGV", texts, 1 + lists],
  ] as const) {
    const single = named.filter(({ isList }) => !isList);
    const fields = single.map(({ key }, index) => `${key} = ${given}[${before + index + 1}]`);
    let end = String(before + single.length);
    for (const { key } of named.filter(({ isList }) => isList)) {
      counted += 1;
      const after = end;
      end = `${into}_${key}`;
      lines.push(`local ${end} = ${after} + ARGV[${counted}]`);
      fields.push(`${key} = { unpack(${given}, ${after} + 1, ${end}) }`);
    }
    lines.push(`local ${into} = { ${fields.join(", ")} }`);
  }
  return lines.join("\n");
}

/** The table of states as Lua has it: `ENDED[state]` and `FOLLOWED_BY[state][next]`. */
function statesLua(): string {
  const set = (states: readonly string[]) => `{${states.map((state) => `${state} = true`).join(", ")}}`;
  const rows = CLIP_STATES.map((state) => `${state} = ${set(FOLLOWED_BY[state])}`);
  return `local ENDED = ${set(CLIP_STATES.filter(isEnded))}\nlocal FOLLOWED_BY = {${rows.join(", ")}}`;
}
