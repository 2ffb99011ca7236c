import type { Log } from "../../../adapters/telegram/log.ts";

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Keeps every line as it would be written, for tests on what is logged and what must not be. */
export function keptLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (facts: object, message: string) => {
    lines.push(
      `${message} ${JSON.stringify(facts, (_key, value) => (value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value))}`,
    );
  };
  return { lines, debug: write, info: write, warn: write, error: write };
}
