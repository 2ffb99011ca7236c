import type { Clip } from "../film/clip.ts";
import type { Surface } from "../surface.ts";

/** Who sees a post: everybody where it is posted, or one person alone, by their person id. */
export type Audience = { kind: "place" } | { kind: "person"; id: string };

export const PLACE: Audience = { kind: "place" };

export function onlyFor({ id }: { id: string }): Audience {
  return { kind: "person", id };
}

/** Whether words or pictures of these clips are not for everybody here: private, deleted, or made somewhere else. */
export function isSecretHere(
  clips: readonly Pick<Clip, "private" | "deletedAt" | "hidden" | "surface">[],
  { platform, chat, group }: Surface,
): boolean {
  return clips.some(({ private: isPrivate, deletedAt, hidden, surface: from }) => {
    const near =
      from.platform === platform && (from.chat === chat || (group !== undefined && from.group === group));
    return isPrivate || deletedAt !== undefined || hidden !== undefined || !near;
  });
}

/** Whom a clip's card, film, sheets and notes are for: decided here and nowhere else. */
export function audienceOf(clip: Pick<Clip, "private" | "maker">): Audience {
  return clip.private ? onlyFor(clip.maker) : PLACE;
}
