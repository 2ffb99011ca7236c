import { isSecretHere } from "../src/core/access/audience.ts";
import { clipButtons } from "../src/core/card/buttons.ts";
import { takesNotice, takesOf } from "../src/core/card/takes.ts";
import { UserMistake } from "../src/core/errors.ts";
import { TAKES_MAX } from "../src/core/film/derivation.ts";
import { clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const pick = defineCommand({
  name: "pick",
  description: "Choose among the takes of a /vary, or see them side by side",
  onClip: true,
  options: {
    take: {
      type: "integer",
      description: "Which one, as numbered on the sheet",
      min: 1,
      max: TAKES_MAX,
      aliases: ["number", "n"],
    },
    drop_others: { type: "flag", description: "Delete the other takes", aliases: ["only"] },
    sheet: { type: "flag", description: "Show the takes side by side instead", aliases: ["show"] },
    clip: clipOption,
  },
  examples: ["/pick 2", "/pick 2 --drop-others", "/pick --sheet"],
  loses: async ({ drop_others }) => (drop_others ? "the other takes and their files" : undefined),
  async run(call, context) {
    const { studio } = context;
    const { options, person, surface } = call;
    const clip = await clipOf(options.clip, call, context);
    const takes = takesOf(clip, await studio.family(clip, person, surface));
    if (options.sheet) {
      if (takes.length === 0) {
        throw new UserMistake(
          "clip-unfinished",
          "None of the takes is finished yet. /queue shows how far they are.",
        );
      }
      return notice(takesNotice(takes, await studio.contactSheet(takes)), {
        secret: isSecretHere(takes, surface),
      });
    }
    const chosen = options.take === undefined ? clip : takes[options.take - 1];
    if (!chosen) {
      throw new UserMistake(
        "bad-value",
        takes.length <= 1
          ? "This clip is the only take. /vary makes more of them to pick from."
          : `There are takes 1 to ${takes.length}.`,
        { examples: takes.length <= 1 ? ["/vary"] : [`/pick ${takes.length}`] },
      );
    }
    await studio.pick(chosen.id, person, surface);
    const others = takes.filter((take) => take.id !== chosen.id);
    const number = takes.findIndex((take) => take.id === chosen.id) + 1;
    if (options.drop_others) {
      for (const other of others) await studio.remove(other.id, person, surface);
      return notice(`Take ${number} is picked, and the other takes are deleted.`);
    }
    return notice({
      paragraphs: [
        `Take ${number} is picked. Reply to it to go on from there; the other takes stay in /history.`,
      ],
      buttons: [
        // Where the takes stand in one message, that has buttons for all of them.
        ...(chosen.takes ? clipButtons(chosen).filter(({ command }) => command !== "delete") : []),
        ...(others.length > 0
          ? [
              {
                label: "Delete the other takes",
                command: "pick",
                clipId: chosen.id,
                options: { drop_others: true },
                tone: "danger" as const,
              },
            ]
          : []),
      ],
    });
  },
});
