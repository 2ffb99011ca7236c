import { type APIMessage, ComponentType } from "discord.js";
import { readCustomId } from "./button-data.ts";

/** The clip a message of ours tells of, from any of its buttons. */
export function clipOn(message: APIMessage, applicationId: string): string | undefined {
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
