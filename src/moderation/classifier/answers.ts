import { z } from "zod";
import { HARMS, type Harm, type Scores } from "../../core/ports/moderator.ts";
import { classifierAway } from "./away.ts";

/** What a yes without a figure counts as: refused. */
const FLAGGED = 0.7;
/** What a yes with a low figure counts as at least, and "controversial": a person looks. */
const DOUBTFUL = 0.5;

/** OpenAI's categories (developers.openai.com/api/docs/guides/moderation). */
const OPENAI: Readonly<Record<string, Harm>> = {
  sexual: "sexual",
  "sexual/minors": "minors",
  harassment: "harassment",
  "harassment/threatening": "harassment",
  hate: "hate",
  "hate/threatening": "hate",
  illicit: "illicit",
  "illicit/violent": "illicit",
  "self-harm": "selfharm",
  "self-harm/intent": "selfharm",
  "self-harm/instructions": "selfharm",
  violence: "violence",
  "violence/graphic": "gore",
};

/** Llama Guard's, after MLCommons; null: no matter of ours, such as elections and advice on taxes. */
const LLAMA: Readonly<Record<string, Harm | null>> = {
  ...{ S1: "illicit", S2: "illicit", S3: "sexual", S4: "minors", S5: "harassment", S6: null, S7: "other" },
  ...{ S8: null, S9: "illicit", S10: "hate", S11: "selfharm", S12: "sexual", S13: null, S14: null },
};

/** Qwen3Guard's (github.com/QwenLM/Qwen3Guard). */
const QWEN: Readonly<Record<string, Harm | null>> = {
  violent: "gore",
  "non-violent illegal acts": "illicit",
  "sexual content or sexual acts": "sexual",
  pii: "other",
  "suicide & self-harm": "selfharm",
  "unethical acts": "harassment",
  "politically sensitive topics": null,
  "copyright violation": null,
  jailbreak: "other",
};

const Moderations = z.looseObject({
  results: z
    .array(
      z.looseObject({
        flagged: z.boolean(),
        categories: z.record(z.string(), z.boolean().nullish()),
        // Some servers of this protocol give no figures.
        category_scores: z.record(z.string(), z.number().nullish()).optional(),
      }),
    )
    .min(1),
});
const Chat = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
});
const Policy = z.looseObject({ scores: z.record(z.string(), z.number().min(0).max(1)) });

/** Answer of `/v1/moderations`, the worst of its results. */
export function fromModerations(answer: unknown): Scores {
  const read = Moderations.safeParse(answer);
  if (!read.success) throw unreadable();
  return worst(
    read.data.results.map(({ flagged, categories, category_scores: figures = {} }) => {
      const names = new Set([...Object.keys(categories), ...Object.keys(figures)]);
      const scores = [...names].map((name): Scores => {
        const isFlagged = categories[name] === true;
        const harm = OPENAI[name] ?? "other";
        // A figure alone says nothing where we don't know what of.
        const figure = harm === "other" ? 0 : (figures[name] ?? 0);
        const least = harm === "other" || figures[name] == null ? FLAGGED : DOUBTFUL;
        return { [harm]: isFlagged ? Math.max(figure, least) : figure };
      });
      const all = worst(scores);
      const isNamed = [...names].some((name) => categories[name] === true);
      return flagged && !isNamed ? worst([all, { other: FLAGGED }]) : all;
    }),
  );
}

/** Words of Llama Guard: "safe", or "unsafe" and on the next line its categories. */
export function fromLlamaGuard(answer: unknown): Scores {
  const words = contentOf(answer).trim();
  if (/^safe\b/i.test(words)) return {};
  if (!/^unsafe\b/i.test(words)) throw unreadable();
  return named(
    [...words.matchAll(/\bS\d{1,2}\b/gi)].map(([name]) => LLAMA[name.toUpperCase()]),
    1,
  );
}

/** Words of Qwen3Guard: "Safety: Unsafe" and "Categories: …". */
export function fromQwenGuard(answer: unknown): Scores {
  const words = contentOf(answer);
  const safety = /Safety:\s*(Safe|Unsafe|Controversial)\b/i.exec(words)?.[1]?.toLowerCase();
  if (safety === undefined) throw unreadable();
  if (safety === "safe") return {};
  const listed = /Categories:\s*(.+)/i.exec(words)?.[1] ?? "";
  const names = listed.split(/[,\n]/).map((name) => name.trim().toLowerCase());
  return named(
    names.map((name) => QWEN[name]),
    safety === "unsafe" ? 1 : DOUBTFUL,
  );
}

/** A policy model's JSON, as `policy.ts` asks for it. */
export function fromPolicy(answer: unknown): Scores {
  const words = contentOf(answer);
  let written: unknown;
  try {
    written = JSON.parse(words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1));
  } catch {
    throw unreadable();
  }
  const read = Policy.safeParse(written);
  if (!read.success) throw unreadable();
  return worst(
    Object.entries(read.data.scores).map(([name, score]) => ({
      [HARMS.find((harm) => harm === name) ?? "other"]: score,
    })),
  );
}

/** The greatest of each. */
export function worst(all: readonly Scores[]): Scores {
  const scores: Partial<Record<Harm, number>> = {};
  for (const one of all)
    for (const [harm, score] of Object.entries(one) as [Harm, number][])
      if (score > (scores[harm] ?? 0)) scores[harm] = score;
  return scores;
}

/** What is stopped without a name we know is stopped all the same. */
function named(harms: readonly (Harm | null | undefined)[], score: number): Scores {
  if (harms.length > 0 && harms.every((harm) => harm === null)) return {};
  const known = harms.filter((harm) => harm !== null);
  return worst(known.length === 0 ? [{ other: score }] : known.map((harm) => ({ [harm ?? "other"]: score })));
}

function contentOf(answer: unknown): string {
  const read = Chat.safeParse(answer);
  if (!read.success) throw unreadable();
  return read.data.choices[0]?.message.content ?? "";
}

const unreadable = () =>
  classifierAway("the classifier gave an answer that can't be read", { retryable: true });
