import type { ModeratedPlace } from "../core/ports/moderator.ts";
import type { GroupSettings } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";

/** What holds here besides what the host has set, as a community's managers chose; they can only add to it. */
export function placeIn(
  {
    strictness = "normal",
    strictChats = [],
    ownWords = [],
  }: Pick<GroupSettings, "strictness" | "strictChats" | "ownWords">,
  { chat, adult }: Pick<Surface, "chat" | "adult">,
): ModeratedPlace {
  return { adult, strictness: strictChats.includes(chat) ? "strict" : strictness, ownWords };
}
