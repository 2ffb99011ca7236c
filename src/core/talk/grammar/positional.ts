import type { OptionDefinition, OptionDefinitions } from "../command.ts";
import { readUnquoted } from "./unquoted.ts";

/** What people put between two values: "from 2 to 8", "a with b", "2 - 8". */
const BETWEEN = /^(?:[\s,;:=–-]+(?=\S)|(?:from|to|by|until|with|and)\s+)+/i;

/**
 * Gives loose words to options that have no value yet: each word to the first that it fits. One that fits none is
 * held against a number or a required choice that is missing, whose mistake then says what is allowed. What is
 * left has no use.
 */
export function assignLoose(
  words: string,
  definitions: OptionDefinitions,
  isTaken: (name: string) => boolean,
): { values: Record<string, string>; left: string } {
  const values: Record<string, string> = {};
  let rest = words;
  for (;;) {
    rest = rest.replace(BETWEEN, "").trimStart();
    if (rest === "") break;
    const free = Object.entries(definitions).filter(
      ([name, definition]) => isPositional(definition) && !isTaken(name) && !(name in values),
    );
    const fitting = free
      .map(([name, definition]) => ({ name, ...readLoose(definition, rest) }))
      .find(({ fits }) => fits);
    const missed = free.find(
      ([, definition]) => isNumber(definition) || (definition.type === "choice" && definition.required),
    );
    if (fitting) {
      values[fitting.name] = fitting.raw;
      rest = rest.slice(fitting.length);
    } else if (missed) {
      const word = isNumber(missed[1]) ? (/^\S+/.exec(rest)?.[0] ?? rest) : rest;
      values[missed[0]] = word.trim();
      rest = rest.slice(word.length);
    } else break;
  }
  return { values, left: rest.trim() };
}

function readLoose(definition: OptionDefinition, rest: string) {
  // "2-8", "0:02 – 0:08": two numbers.
  const range = isNumber(definition) ? /^\S*?\d[a-z\d:.,]*(?=\s*[-–—]\s*\d)/i.exec(rest)?.[0] : undefined;
  return readUnquoted(definition, range ?? rest);
}

function isNumber(definition: OptionDefinition): boolean {
  return definition.type === "integer" || definition.type === "number";
}

function isPositional(definition: OptionDefinition): boolean {
  return definition.type !== "flag" && definition.type !== "file" && definition.type !== "text";
}
