import type { PlanBook } from "../core/access/plans.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";

/**
 * Which plans hold, and who says so: with what was set in the chat, where the bot's record could be read (`chatRead`).
 */
export function checkPlans(
  { credits: { plansFile, besidePlans } }: Pick<Config, "credits">,
  { plans, sources }: PlanBook,
  { source, chatRead }: { source: "file" | "settings"; chatRead: boolean },
): Finding {
  const about = "Plans";
  const inChat = Object.entries(sources).flatMap(([plan, fields]) =>
    Object.entries(fields).flatMap(([field, by]) => (by === "chat" ? [`${plan}.${field}`] : [])),
  );
  const detail = [
    `${Object.keys(plans).join(", ")}, as ${source === "file" ? plansFile : "the settings"} ${source === "file" ? "has" : "have"} them`,
    chatRead
      ? inChat.length > 0 && `set in the chat over that: ${inChat.join(", ")}`
      : "what was set in the chat can't be read while the bot's Redis isn't running",
  ]
    .filter(Boolean)
    .join("; ");
  if (source === "settings" || besidePlans.length === 0) return { about, verdict: "good", detail };
  return {
    about,
    verdict: "warning",
    detail: `${detail}; ignored: ${besidePlans.join(", ")}`,
    remedy: `Take ${besidePlans.join(", ")} out of the settings: ${plansFile} says what plans there are.`,
  };
}
