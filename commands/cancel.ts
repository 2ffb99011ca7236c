import { clipTitle, sayCredits } from "../src/core/card/facts.ts";
import { UserMistake } from "../src/core/errors.ts";
import { isEnded } from "../src/core/film/clip.ts";
import { clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const cancel = defineCommand({
  name: "cancel",
  description: "Stop a clip that is being made; only what was begun costs credits",
  onClip: true,
  options: {
    clip: {
      type: "clip",
      of: "under-way",
      description: "The clip to stop; left out, the one you have under way",
      aliases: clipOption.aliases,
    },
    takes: { type: "flag", description: "Stop the other takes of its /vary as well" },
  },
  examples: ["/cancel", "/cancel clip:k3f9x2"],
  async run(call, context) {
    const { studio } = context;
    const { options, person, surface } = call;
    let clipId = options.clip;
    if (clipId === undefined) {
      const { own } = await studio.queue(person);
      if (own.length === 0) {
        throw new UserMistake(
          "nothing-to-cancel",
          "You have no clip under way, so there is nothing to cancel.",
        );
      }
      if (own.length > 1) {
        return notice(
          {
            paragraphs: [`You have ${own.length} clips under way. Which one shall stop?`],
            items: own.map(({ clip, card }) => ({
              text: clipTitle(clip),
              detail: card.headline,
              clipId: clip.id,
            })),
            buttons: own.slice(0, 5).map(({ clip }, index) => ({
              label: `Cancel ${index + 1}`,
              command: "cancel",
              clipId: clip.id,
              tone: "danger" as const,
            })),
          },
          { secret: true },
        );
      }
      clipId = own[0]?.clip.id ?? "";
    }
    const before = await clipOf(clipId, call, context);
    if (options.takes && before.takes) {
      let back = 0;
      let stopped = 0;
      for (const id of before.takes) {
        const take = await studio.clip(id, person, surface);
        if (!take || isEnded(take.state)) continue;
        const { price, charged } = await studio.cancel(id, person, surface);
        back += Math.max(0, price - (charged ?? 0));
        stopped += 1;
      }
      if (stopped === 0) throw new UserMistake("clip-ended", "All of these takes have ended already.");
      const credits = before.price === 0 ? "" : ` ${back === 0 ? "No credits" : sayCredits(back)} came back.`;
      const what = stopped === 1 ? "The take that was under way is" : `${stopped} takes are`;
      return notice(`${what} cancelled.${credits}`);
    }
    if (before.state === "canceled") return notice("That clip is cancelled already.");
    if (isEnded(before.state)) {
      throw new UserMistake(
        "clip-ended",
        before.state === "delivered"
          ? "That clip is finished, so it can't be cancelled. /delete removes it."
          : before.charged
            ? "That clip has failed already."
            : "That clip has failed already, and its credits are back.",
        before.state === "delivered" ? { examples: [`/delete clip:${clipId}`] } : {},
      );
    }
    const clip = await studio.cancel(clipId, person, surface);
    const back = Math.max(0, clip.price - (clip.charged ?? 0));
    const used = clip.charged ? sayCredits(clip.charged) : undefined;
    const isOpen = clip.shots.some(({ usdAtStake }) => usdAtStake);
    const kept = used
      ? isOpen
        ? ` ${used} stay set aside until it is known what the work already begun cost; the card then shows it.`
        : ` ${used} went to what was already made.`
      : "";
    return notice(
      clip.price === 0
        ? "Cancelled."
        : `Cancelled. ${back === 0 ? "No credits" : sayCredits(back)} came back.${kept}`,
    );
  },
});
