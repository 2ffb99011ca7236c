import { type APIMessage, ComponentType } from "discord.js";
import type { Button } from "../../src/core/card/card.ts";

/** Discord's limit for a custom id, in characters. */
const MAX_LENGTH = 100;
const VERSION = "v1";

/** What a button or form of ours says when it comes back: a command call with the clip filled in. */
export interface Pressed {
  command: string;
  /** Empty for a call that takes no clip. */
  clipId: string;
  options: Record<string, string>;
  /** The option whose words are asked for in a form before the call. */
  ask?: string;
}

export type Read =
  | { kind: "pressed"; pressed: Pressed }
  /** Made by another version of this bot. */
  | { kind: "outdated" }
  /** Not made by this bot. */
  | { kind: "foreign" };

/** The custom id of a button, `v1:<command>:<clip>:<options>`; undefined where its options don't fit. */
export function writeCustomId(
  button: Pick<Button, "command" | "clipId" | "options" | "ask">,
): string | undefined {
  const rest = new URLSearchParams();
  for (const [name, value] of Object.entries(button.options ?? {})) rest.set(name, String(value));
  if (button.ask) rest.set(".", button.ask.option);
  const id = `${VERSION}:${button.command}:${button.clipId ?? ""}:${rest}`;
  return id.length <= MAX_LENGTH ? id : undefined;
}

/** Reads a custom id back; what it says is a claim to be checked, never a right. */
export function readCustomId(id: string): Read {
  const match = /^v(\d+):([a-z0-9_]{1,32}):([\w-]{0,64}):(.*)$/.exec(id);
  if (!match) return /^v\d+:/.test(id) ? { kind: "outdated" } : { kind: "foreign" };
  const [, version, command, clipId, rest] = match as unknown as [string, string, string, string, string];
  if (`v${version}` !== VERSION) return { kind: "outdated" };
  const options = Object.fromEntries(new URLSearchParams(rest));
  const { ".": ask, ...others } = options;
  return {
    kind: "pressed",
    pressed: { command, clipId, options: others, ...(ask === undefined ? {} : { ask }) },
  };
}

/** The clip a message of ours tells of, from any of its buttons. */
export function clipOfButtons(message: APIMessage, applicationId: string): string | undefined {
  const isOurs = message.author.id === applicationId || message.application_id === applicationId;
  if (!isOurs) return undefined;
  const rows = (message.components ?? []).flatMap((part) =>
    part.type === ComponentType.Container ? part.components : [part],
  );
  for (const row of rows) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const component of row.components) {
      if (!("custom_id" in component)) continue;
      const read = readCustomId(component.custom_id);
      if (read.kind === "pressed" && read.pressed.clipId) return read.pressed.clipId;
    }
  }
  return undefined;
}
