import { NOTICE_CLOCK_MS, REPORT_REASONS, type StoredCase } from "../core/ports/cases.ts";
import type { Notice } from "../core/talk/reply.ts";

const ABOUT = { order: "An order waits", film: "A clip waits", report: "A clip was reported" } as const;

/** A case as reviewers are told of it: what was stopped and why, its pictures blurred. */
export function caseNotice(one: StoredCase, blurred: string | undefined): Notice {
  const due = new Date(one.at + NOTICE_CLOCK_MS).toISOString().slice(0, 16).replace("T", " ");
  const reasons = (one.reasons ?? []).map((reason) => REPORT_REASONS[reason].label.toLowerCase());
  const isWithoutClip = one.about === "report" && one.clip === undefined;
  const button = (label: string, what: string, tone?: "primary" | "danger") => ({
    label,
    command: "review",
    options: { case: one.id, do: what },
    ...(tone === undefined ? {} : { tone }),
  });
  return {
    title: `Case ${one.id}: ${ABOUT[one.about]}`,
    ...(blurred === undefined
      ? {}
      : { pictureKey: blurred, pictureAlt: "Pictures of it, blurred; See it shows them." }),
    paragraphs: [
      isWithoutClip
        ? "Somebody wrote by the notice form, and named no clip of ours: what they say has to do for finding it."
        : `${sayWhy(one)} Asked for by ${one.person.name} (${one.person.id})${one.clip === undefined ? "" : `, clip ${one.clip}`}.`,
      ...(reasons.length > 0 ? [`Reported as: ${reasons.join(", ")}. Look at it before ${due} UTC.`] : []),
      ...(one.goesOnFrom ?? []),
      ...(one.words ?? []),
      ...(one.notices ?? []).map(({ where, says, contact }) =>
        [
          `By the notice form: ${says === "" ? "nothing more was said" : says}`,
          ...(where === "" ? [] : [`Seen at: ${where}`]),
          ...(contact === "" ? [] : [`To be reached at: ${contact}`]),
        ].join("\n"),
      ),
    ],
    buttons: [
      ...(isWithoutClip
        ? [button("Dealt with", "approve", "primary"), button("Nothing to do", "reject")]
        : [
            button(one.about === "report" ? "It may stay" : "Approve", "approve", "primary"),
            button(one.about === "report" ? "Take it away" : "Reject", "reject", "danger"),
          ]),
      ...(isWithoutClip ||
      one.harm === "minors" ||
      (one.about === "order" && (one.pictures ?? []).length === 0)
        ? []
        : [button("See it", "see")]),
    ],
  };
}

function sayWhy({ harm, part, scores, away, about }: StoredCase): string {
  if (away) return "The classifier gave no answer.";
  if (harm === undefined)
    return about === "report" ? "People reported it." : "Somebody asked for it to be looked at.";
  const score = harm === "banned" || harm === "server-words" ? undefined : scores?.[harm];
  return `Stopped for ${harm}${score === undefined ? "" : ` (${score.toFixed(2)})`}${part === undefined ? "" : ` in ${part}`}.`;
}
