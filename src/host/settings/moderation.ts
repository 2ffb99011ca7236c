import { z } from "zod";
import {
  address,
  given,
  list,
  path,
  type Read,
  text,
  type Variable,
  variable,
  wholeNumber,
} from "./variable.ts";

/** What is refused, what looks at it, and when reports hide it. */
export const MODERATION_VARIABLES = {
  BANNED_WORDS: variable({
    schema: z.string().transform((words) =>
      words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    ),
    default: "",
    description:
      "Words and phrases no prompt, recipe or planned shot may have, whatever their case, separated by commas.",
    example: "gore,nude",
  }),
  MODERATION_RULES: variable({
    schema: list(
      z.enum(["sexual", "gore", "violence", "hate", "harassment", "selfharm", "illicit", "links", "off"], {
        error: "must be sexual, gore, violence, hate, harassment, selfharm, illicit, links or off",
      }),
    ),
    default: "sexual,gore,hate,harassment,selfharm,illicit",
    description:
      "What is refused; off for nothing. Word lists in seven languages know sexual, gore, hate and selfharm, in disguise too; MODERATION_URL knows all. links: web addresses. Anything sexual about minors is refused whatever is set; sexual, gore and violence not in channels for adults.",
    example: "sexual,hate",
  }),
  MODERATION_URL: variable({
    schema: address,
    default: "",
    description:
      "Classifier that looks at words, pictures and made films: a server of OpenAI's /v1/moderations, or of its chat for a guard model. Without it word lists alone do.",
    example: "https://api.openai.com/v1",
  }),
  MODERATION_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key for MODERATION_URL. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  MODERATION_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model of MODERATION_URL. Llama Guard, Qwen3Guard and gpt-oss-safeguard are known by their names and asked as chat. Default: omni-moderation-latest.",
    example: "meta-llama/llama-guard-4-12b",
  }),
  MODERATION_APPEAL_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "A larger model of MODERATION_URL that looks at appeals before people do. Default: people alone.",
    example: "openai/gpt-oss-safeguard-120b",
  }),
  MODERATION_POLICY: variable({
    schema: path,
    default: "",
    description: "File with your own policy, for models that judge by one, such as gpt-oss-safeguard.",
    example: "./policy.md",
  }),
  MODERATION_ON_ERROR: variable({
    schema: z.enum(["refuse", "review"], { error: "must be refuse or review" }),
    default: "refuse",
    description:
      "What becomes of orders while the classifier gives no answer: refused, or held until a person has looked. Never let through.",
    example: "review",
  }),
  REPORTS_TO_HIDE: variable({
    schema: wholeNumber(1, 1_000),
    default: "3",
    description:
      "So many people's reports hide a clip until somebody has looked. Reports of intimate pictures, of minors, and by whom it shows need one.",
    example: "5",
  }),
} as const satisfies Record<string, Variable>;

export function readModeration(values: Read<typeof MODERATION_VARIABLES>) {
  return {
    words: {
      banned: values.BANNED_WORDS ?? [],
      refused: given(values.MODERATION_RULES).filter(
        (category) => category !== "off" && category !== "links",
      ),
      /** Nothing with a web address is made. */
      noLinks: given(values.MODERATION_RULES).includes("links"),
    },
    /** What looks at words and pictures; without a `url` the rules alone. */
    moderation: {
      url: values.MODERATION_URL,
      key: values.MODERATION_API_KEY,
      model: values.MODERATION_MODEL,
      appealModel: values.MODERATION_APPEAL_MODEL,
      policy: values.MODERATION_POLICY,
      onError: given(values.MODERATION_ON_ERROR),
    },
    reportThreshold: given(values.REPORTS_TO_HIDE),
  };
}

export function moderationProblems(values: Read<typeof MODERATION_VARIABLES>): string[] {
  if (values.MODERATION_URL !== undefined) return [];
  return (["MODERATION_API_KEY", "MODERATION_MODEL", "MODERATION_APPEAL_MODEL", "MODERATION_POLICY"] as const)
    .filter((name) => values[name] !== undefined)
    .map(
      (name) =>
        `${name} needs MODERATION_URL. Example: MODERATION_URL=${MODERATION_VARIABLES.MODERATION_URL.example}`,
    );
}
