import type { Strictness } from "../core/ports/moderator.ts";
import type { GroupSettings } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";

/** How early something is stopped here, as a community's managers chose. */
export function strictnessIn(
  { strictness = "normal", strictChats = [] }: Pick<GroupSettings, "strictness" | "strictChats">,
  { chat }: Pick<Surface, "chat">,
): Strictness {
  return strictChats.includes(chat) ? "strict" : strictness;
}
