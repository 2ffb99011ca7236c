import type { Clip } from "../film/clip.ts";
import type { Notice } from "../talk/reply.ts";
import { tellFilm } from "./alt-text.ts";
import { pickButtons } from "./buttons.ts";
import { clipDetail, clipTitle } from "./facts.ts";

/** The finished takes of the /vary that made this clip, in the order they are numbered in; itself alone for others. */
export function takesOf(clip: Clip, family: readonly Clip[]): Clip[] {
  const { batch } = clip.lineage;
  const takes = family.filter(
    (one) => one.id === clip.id || (batch !== undefined && one.lineage.batch === batch),
  );
  if (!takes.some((take) => take.id === clip.id)) takes.push(clip);
  return takes
    .filter((take) => take.file !== undefined && take.deletedAt === undefined)
    .sort((a, b) => a.lineage.take - b.lineage.take);
}

/** Takes side by side on a contact sheet, each with a button to pick it. */
export function takesNotice(takes: readonly Clip[], pictureKey: string): Notice {
  return {
    title: "Takes side by side",
    pictureKey,
    pictureAlt: tellSheet(takes),
    items: takes.map((take, index) => ({
      text: `${index + 1}. ${clipTitle(take)}`,
      detail: clipDetail(take),
      clipId: take.id,
    })),
    buttons: pickButtons(takes),
  };
}

/** The takes tell the same thing: what one of them shows is what all do. */
function tellSheet(takes: readonly Clip[]): string {
  const [first] = takes;
  const count = takes.length === 1 ? "One take" : `${takes.length} takes side by side, numbered`;
  return first ? `${count}. Each: ${tellFilm(first, 600)}` : count;
}
