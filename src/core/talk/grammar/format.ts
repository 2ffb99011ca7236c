import type { AnyCommand, OptionDefinitions } from "../command.ts";

/** A call as a person would type it; reading it gives the same values. Files can't be typed and are left out. */
export function formatCall(command: AnyCommand, values: Record<string, string | number | boolean>): string {
  const definitions: OptionDefinitions = command.options;
  const parts = [`/${command.name}`];
  for (const [name, definition] of Object.entries(definitions)) {
    const value = values[name];
    if (value === undefined || definition.type === "file") continue;
    parts.push(`${name}:${formatValue(value)}`);
  }
  return parts.join(" ");
}

function formatValue(value: string | number | boolean): string {
  const text = String(value);
  // A plain word or a ratio needs no quotes; anything with a space, a quote or another sign does.
  if (typeof value !== "string" || /^(?:[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*|\d+:\d+)$/u.test(text))
    return text;
  return `"${text.replace(/[\\"“”„‟]/gu, "\\$&")}"`;
}
