import { access } from "node:fs/promises";
import { toBotError } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { createClassifier, seesPictures } from "../moderation/classifier/classifier.ts";

const about = "moderation";
/** Nothing that any classifier minds. */
const HARMLESS = "a red fox runs through fresh snow";
const ANSWER_MS = 30_000;

/** What looks at orders and films: the word lists, and whether the classifier answers. */
export async function checkModeration(
  { words, moderation, noticeAddress }: Pick<Config, "words" | "moderation" | "noticeAddress">,
  outside: Pick<Parameters<typeof createClassifier>[0], "fetch" | "now">,
): Promise<Finding[]> {
  const lists =
    words.refused.length === 0 ? "nothing but sexual words about minors" : words.refused.join(", ");
  const notices: Finding =
    noticeAddress === undefined
      ? {
          about: "reports",
          verdict: "warning",
          detail: "whoever has no account here can report nothing: the bot has no public address",
          remedy: "Set PUBLIC_URL for a form at /notice, which the mark in every clip then names.",
        }
      : { about: "reports", verdict: "good", detail: `by anybody at ${noticeAddress}` };
  if (moderation.url === undefined) {
    return [
      {
        about,
        verdict: "warning",
        detail: `word lists alone refuse ${lists}; pictures and films are not looked at`,
        remedy: "Before strangers write to it: set MODERATION_URL; see docs/moderation.md.",
      },
      notices,
    ];
  }
  return [await checkClassifier(moderation, outside), notices];
}

async function checkClassifier(
  { url = "", key, model, policy, onError }: Config["moderation"],
  outside: Pick<Parameters<typeof createClassifier>[0], "fetch" | "now">,
): Promise<Finding> {
  const called = model ?? "omni-moderation-latest";
  if (policy !== undefined) {
    const isThere = await access(policy).then(
      () => true,
      () => false,
    );
    if (!isThere)
      return { about, verdict: "problem", detail: `MODERATION_POLICY names ${policy}, which isn't there` };
  }
  try {
    await createClassifier({ address: url, key, model, ...outside })(
      { texts: [HARMLESS], pictures: [] },
      { signal: AbortSignal.timeout(ANSWER_MS) },
    );
  } catch (error) {
    return {
      about,
      verdict: "problem",
      detail: `${called} gives no answer (${toBotError(error).message}): what people ask for is ${onError === "refuse" ? "refused" : "held"} meanwhile`,
      remedy: "Look at MODERATION_URL, MODERATION_API_KEY and MODERATION_MODEL.",
    };
  }
  return seesPictures(model)
    ? { about, verdict: "good", detail: `${called} looks at words, pictures and films` }
    : {
        about,
        verdict: "warning",
        detail: `${called} reads words alone: given pictures and films are not looked at`,
        remedy: "A model that sees pictures: omni-moderation-latest, or Llama Guard from 4 on.",
      };
}
