import { createHash } from "node:crypto";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Button } from "../../src/core/card/card.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { AnyCommand, OptionDefinition } from "../../src/core/talk/command.ts";

/** Bot API: callback_data has 1 to 64 bytes. */
const CALLBACK_DATA_MAX_BYTES = 64;
/** How long a button too large for its callback data keeps working. */
const STORED_BUTTON_MS = 180 * 24 * 3600_000;

/** What a button calls, read back from its callback data. Anyone can forge one, so all of it is checked where it is used. */
export type Pressed =
  | { kind: "call"; command: string; clipId: string; options: Record<string, string> }
  | { kind: "ask"; command: string; clipId: string; options: Record<string, string>; ask: string }
  /** The n-th example of the message. */
  | { kind: "example"; index: number }
  | { kind: "settings"; path: string[] }
  /** Another take of a /vary in the place of the one that the message shows. */
  | { kind: "look"; clipId: string };

/** Starts every callback data; a button of another version is answered with a word, not with an accident. */
const VERSION = "v1";

export function settingsData(...path: string[]): string {
  return [VERSION, "s", ...path].join(":");
}

export function exampleData(index: number): string {
  return `${VERSION}:e:${index}`;
}

export function lookData(clipId: string): string {
  return `${VERSION}:l:${clipId}`;
}

/** What a button says when it comes back; where that is too long for Telegram it is noted, and the button says which note. */
export async function writeCallbackData(button: Button, notebook: Pick<Notebook, "set">): Promise<string> {
  const options = Object.entries(button.options ?? {})
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join("&");
  const clipId = button.clipId ?? "";
  const parts = button.ask
    ? ["a", button.command, clipId, button.ask.option, options]
    : ["b", button.command, clipId, options];
  const data = `${VERSION}:${parts.join(":")}`;
  if (Buffer.byteLength(data) <= CALLBACK_DATA_MAX_BYTES) return data;
  const token = createHash("sha256").update(data).digest("base64url").slice(0, 32);
  await notebook.set(`button:${token}`, data, { ttlMs: STORED_BUTTON_MS });
  return `${VERSION}:t:${token}`;
}

/** Reads callback data back; undefined: not ours, of another version, or forgotten. */
export async function readCallbackData(
  data: string,
  notebook: Pick<Notebook, "get">,
): Promise<Pressed | undefined> {
  const [version, kind, ...rest] = data.split(":");
  if (version !== VERSION) return undefined;
  if (kind === "t") {
    const stored = await notebook.get<string>(`button:${rest[0] ?? ""}`);
    return stored === undefined || stored.startsWith(`${VERSION}:t:`)
      ? undefined
      : readCallbackData(stored, notebook);
  }
  if (kind === "e") {
    const index = Number(rest[0]);
    return Number.isInteger(index) && index >= 0 ? { kind: "example", index } : undefined;
  }
  if (kind === "s") return { kind: "settings", path: rest };
  if (kind === "l" && rest.length === 1 && rest[0]) return { kind: "look", clipId: rest[0] };
  if (kind === "b" && rest.length === 3) {
    const [command, clipId, options] = rest as [string, string, string];
    return { kind: "call", command, clipId, options: readOptions(options) };
  }
  if (kind === "a" && rest.length === 4) {
    const [command, clipId, ask, options] = rest as [string, string, string, string];
    return { kind: "ask", command, clipId, ask, options: readOptions(options) };
  }
  return undefined;
}

function readOptions(written: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(written));
}

/** The clip a message of ours belongs to, read from its buttons. */
export function clipOfButtons(markup: InlineKeyboardMarkup | undefined): string | undefined {
  for (const button of markup?.inline_keyboard.flat() ?? []) {
    if (!("callback_data" in button)) continue;
    const [version, kind, , clipId] = button.callback_data.split(":");
    if (version === VERSION && (kind === "a" || kind === "b") && clipId) return clipId;
  }
  return undefined;
}

/** The call's options with the types their definitions ask for; what does not fit stays text and is refused there. */
export function toCallOptions(
  command: AnyCommand,
  clipId: string,
  written: Record<string, string>,
): Record<string, unknown> {
  const definitions: Record<string, OptionDefinition> = command.options;
  const options: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(written)) {
    const type = definitions[name]?.type;
    if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
      options[name] = Number(text);
    else if (type === "flag" && /^(true|false)$/.test(text)) options[name] = text === "true";
    else options[name] = text;
  }
  const clipOption = Object.entries(definitions).find(([, definition]) => definition.type === "clip")?.[0];
  return clipOption && clipId !== "" ? { ...options, [clipOption]: clipId } : options;
}
