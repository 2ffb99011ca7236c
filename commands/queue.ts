import { clipTitle } from "../src/core/card/facts.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";
import { sayDuration } from "../src/core/talk/values/duration.ts";

export const queue = defineCommand({
  name: "queue",
  description: "See your clips under way and how long the line is",
  options: {},
  examples: ["/queue"],
  async run({ person }, { studio }) {
    const { own, waiting, making } = await studio.queue(person);
    const all = `${making} being made and ${waiting} waiting in all.`;
    if (own.length === 0) {
      return notice({
        paragraphs: [`You have no clip under way. ${all}`],
        examples: ["/video a red fox runs through fresh snow"],
      });
    }
    return notice(
      {
        title: own.length === 1 ? "Your clip under way" : `Your ${own.length} clips under way`,
        items: own.map(({ clip, card }) => ({
          text: clipTitle(clip),
          detail: [
            card.headline,
            card.progress === null ? undefined : `${Math.floor(card.progress * 100)} %`,
            card.secondsLeft
              ? `${sayDuration(card.secondsLeft.from)} to ${sayDuration(card.secondsLeft.to)} left`
              : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(" · "),
          clipId: clip.id,
        })),
        paragraphs: [`Together with everyone's: ${all}`],
        buttons: own.slice(0, 5).map(({ clip }, index) => ({
          label: own.length === 1 ? "Cancel" : `Cancel ${index + 1}`,
          command: "cancel",
          clipId: clip.id,
          tone: "danger" as const,
        })),
      },
      { secret: true },
    );
  },
});
