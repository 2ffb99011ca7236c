import { isSecretHere } from "../src/core/access/audience.ts";
import { tellStill } from "../src/core/card/alt-text.ts";
import type { Button } from "../src/core/card/card.ts";
import { clipDetail, clipTitle } from "../src/core/card/facts.ts";
import { UserMistake } from "../src/core/errors.ts";
import type { Clip, ClipFile } from "../src/core/film/clip.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { sayMoment } from "../src/core/talk/moment.ts";
import { notice } from "../src/core/talk/reply.ts";

const CLIPS_A_PAGE = 5;
/** More of a family would not fit into one message with posters. */
const FAMILY_SHOWN = 9;

export const history = defineCommand({
  name: "history",
  description: "Page through your clips, or see the family of one",
  onClip: true,
  options: {
    page: {
      type: "integer",
      description: "Which page; 1 has the newest",
      min: 1,
      max: 10_000,
      aliases: ["p"],
    },
    clip: { type: "clip", description: "A clip whose family to show: what it came from and what came of it" },
  },
  examples: ["/history", "/history 2", "/history clip:k3f9x2"],
  async run({ options, person, surface }, { studio }) {
    if (options.clip !== undefined) {
      const clip = await studio.clip(options.clip, person, surface);
      const family = clip ? await studio.family(clip, person, surface) : [];
      const shown = around(family, options.clip);
      const more = family.length - shown.length;
      return notice(
        {
          title: `The family of clip ${options.clip}`,
          items: toItems(shown, options.clip),
          buttons: showButtons(shown),
          paragraphs: [
            ...(more > 0 ? [`${shown.length} of its ${family.length} clips, those nearest to it.`] : []),
            "To go on from one of them, reply to it where it was posted, or name its id: /remix clip:ID.",
          ],
        },
        { secret: isSecretHere(shown, surface) },
      );
    }
    const page = options.page ?? 1;
    const { clips, total } = await studio.history(person, {
      offset: (page - 1) * CLIPS_A_PAGE,
      count: CLIPS_A_PAGE,
    });
    if (total === 0) {
      return notice({
        paragraphs: ["You have no clips yet."],
        examples: ["/video a red fox runs through fresh snow"],
      });
    }
    const pages = Math.ceil(total / CLIPS_A_PAGE);
    if (page > pages) {
      throw new UserMistake("bad-value", `Your history has ${pages === 1 ? "one page" : `${pages} pages`}.`, {
        examples: [`/history ${pages}`],
      });
    }
    const buttons: Button[] = [];
    if (page > 1) buttons.push({ label: "Newer", command: "history", options: { page: page - 1 } });
    if (page < pages) buttons.push({ label: "Older", command: "history", options: { page: page + 1 } });
    return notice(
      {
        title:
          pages === 1
            ? `Your ${total === 1 ? "clip" : `${total} clips`}`
            : `Your ${total} clips, page ${page} of ${pages}`,
        items: toItems(clips),
        buttons: [...showButtons(clips), ...buttons],
      },
      { secret: true },
    );
  },
});

/** Those of a family nearest to one of them, in the order of takes. */
function around(family: readonly Clip[], clipId: string): readonly Clip[] {
  const at = Math.max(
    0,
    family.findIndex((clip) => clip.id === clipId),
  );
  const first = Math.min(
    Math.max(0, at - Math.floor(FAMILY_SHOWN / 2)),
    Math.max(0, family.length - FAMILY_SHOWN),
  );
  return family.slice(first, first + FAMILY_SHOWN);
}

/** What is there to be shown is numbered, as its button is. */
function toItems(clips: readonly Clip[], marked?: string) {
  const there = clips.filter(isThere);
  return clips.map((clip) => {
    const number = isThere(clip) ? `${there.indexOf(clip) + 1}. ` : "";
    return {
      text: `${clip.id === marked ? "▸ " : ""}${number}${clipTitle(clip)}`,
      detail: `${sayMoment(clip.createdAt)} · ${clipDetail(clip)}${clip.spoiler ? " · behind a spoiler" : ""}`,
      clipId: clip.id,
      // Nobody asked to see it yet who looks at a list.
      ...(isThere(clip) && !clip.spoiler
        ? { posterKey: clip.file.posterKey, posterAlt: tellStill(clip) }
        : {}),
    };
  });
}

function showButtons(clips: readonly Clip[]): Button[] {
  return clips
    .filter(isThere)
    .map(({ id }, index) => ({ label: `Show ${index + 1}`, command: "show", clipId: id }));
}

function isThere(clip: Clip): clip is Clip & { file: ClipFile } {
  return clip.state === "delivered" && clip.file !== undefined && clip.deletedAt === undefined;
}
