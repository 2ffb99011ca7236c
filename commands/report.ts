import { isSecretHere } from "../src/core/access/audience.ts";
import { clipButtons } from "../src/core/card/buttons.ts";
import { tellDelivered } from "../src/core/card/delivered.ts";
import { REPORT_REASONS, type ReportReason } from "../src/core/ports/cases.ts";
import { clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

const REASONS = Object.entries(REPORT_REASONS).map(([value, { label }]) => ({ value, label }));

export const report = defineCommand({
  name: "report",
  description: "Tell who runs this bot that a clip shouldn't be here: reply to it",
  onClip: true,
  options: {
    clip: { ...clipOption, of: "any" },
    reason: { type: "choice", description: "What is wrong with it", choices: REASONS },
  },
  freeText: "reason",
  examples: ["/report", "/report reason:hate"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    const reason = REASONS.find(({ value }) => value === options.reason)?.value as ReportReason | undefined;
    const clip = reason === undefined ? await studio.clip(options.clip, person, surface) : undefined;
    // Nobody reports what is their own: they are told how it came out.
    if (clip !== undefined && clip.maker.id === person.id) {
      return notice(
        {
          ...tellDelivered(clip),
          buttons: clipButtons(clip).filter(({ command }) => command === "remix"),
        },
        { secret: isSecretHere([clip], surface) },
      );
    }
    if (reason === undefined) {
      return notice({
        title: "What is wrong with it?",
        paragraphs: ["Only those who review for this bot learn what you say, and not who you are."],
        buttons: REASONS.map(({ value, label }) => ({
          label,
          command: "report",
          clipId: options.clip,
          options: { reason: value },
        })),
      });
    }
    const { case: id, hidden } = await studio.reports.report(options.clip, reason, person, {
      surface,
      idempotencyKey,
    });
    return notice(
      hidden
        ? `Thank you. It is hidden until somebody has looked, which is to be within 48 hours. Case ${id}.`
        : `Thank you. Somebody will look at it within 48 hours. Case ${id}.`,
    );
  },
});
