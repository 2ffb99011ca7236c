import type { CommandLocale } from "../../src/core/talk/command-locale.ts";

type SaidOption = CommandLocale["commands"][string]["options"][string];

/** One option in a language. */
export function said(name: string, description: string, choices?: Record<string, string>): SaidOption {
  return { name, description, ...(choices ? { choices } : {}) };
}
