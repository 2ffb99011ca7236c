import type { Log } from "../core/ports/log.ts";
import { type CheckWords, type Harm, Refused, type WrittenPart } from "../core/ports/moderator.ts";
import { asksForAbsentClothes } from "./absent-clothes.ts";
import { createBannedWords } from "./banned-words.ts";
import { FOR_ADULTS, type RefusedHarm } from "./decide.ts";
import { hasLink } from "./has-link.ts";
import { refusalFor } from "./refusal.ts";
import { findListed } from "./word-rules.ts";
import type { WordCategory } from "./words/list.ts";

/**
 * Looks at all words of a film together, so that nothing slips through between two of them, and then names the part that
 * it lies in. The host's own words hold everywhere; a community's own there, whoever has agreed to what is asked for; the categories
 * not where only adults are.
 */
export function createCheckWords({
  banned,
  refused,
  noLinks = false,
  log,
}: {
  banned: readonly string[];
  refused: readonly RefusedHarm[];
  noLinks?: boolean;
  log: Pick<Log, "warn">;
}): CheckWords {
  const isBanned = createBannedWords(banned);
  const ofServer = remembering(createBannedWords);
  const listed = refused.filter((harm): harm is WordCategory & RefusedHarm => LISTED.has(harm));
  return (parts, { adult = false, excused = false, ownWords = [] } = {}) => {
    const found = find(
      parts,
      new Set<WordCategory>([
        "minors",
        ...(excused ? [] : listed.filter((category) => !adult || !FOR_ADULTS.has(category))),
      ]),
    );
    // Before the host's own words, since nobody appeals against this.
    if (found?.category === "minors") throw refusalFor({ harm: "minors", part: found.part }, log);
    const banned = excused ? undefined : partWith(isBanned, parts);
    if (banned !== undefined) {
      throw new Refused(
        "banned-word",
        "That can't be asked for here: a word in it is not allowed. Nothing was charged; please put it another way.",
        { harm: "banned", part: banned },
      );
    }
    const unwanted = ownWords.length === 0 ? undefined : partWith(ofServer(ownWords), parts);
    if (unwanted !== undefined) {
      throw new Refused(
        "banned-word",
        `That can't be asked for here: there are words this server doesn't allow in ${unwanted}. Nothing was charged; please put it another way.`,
        { harm: "server-words", part: unwanted },
      );
    }
    const linking = noLinks && !excused ? parts.find(({ text }) => hasLink(text)) : undefined;
    if (linking) {
      throw new Refused(
        "banned-word",
        "Web addresses can't be asked for here. Nothing was charged; please say it without the link.",
        { harm: "banned", part: linking.part },
      );
    }
    if (found) throw refusalFor({ harm: found.category, part: found.part }, log);
  };

  function find(
    parts: readonly WrittenPart[],
    categories: ReadonlySet<WordCategory>,
  ): { category: WordCategory; part: string } | undefined {
    const shown = parts.filter(({ isNegative }) => !isNegative);
    const category = findListed(shown.map(({ text }) => text).join("\n"), categories);
    if (category !== undefined) {
      const only = new Set([category]);
      const part = shown.find(({ text }) => findListed(text, only) !== undefined);
      return { category, part: part?.part ?? "it all together" };
    }
    // What is not to be seen may be named; only bare bodies are asked for by leaving something out.
    for (const { part, text } of parts.filter(({ isNegative }) => isNegative)) {
      if (findListed(text, new Set(["minors"])) !== undefined) return { category: "minors", part };
      if (categories.has("sexual") && asksForAbsentClothes(text)) return { category: "sexual", part };
    }
    return undefined;
  }
}

/** Where it is found: in a part by itself, or only in all of them one after the other. */
function partWith(
  isIn: (text: string) => boolean,
  parts: readonly WrittenPart[],
): WrittenPart["part"] | undefined {
  if (!isIn(parts.map(({ text }) => text).join("\n"))) return undefined;
  return parts.find(({ text }) => isIn(text))?.part ?? "it all together";
}

/** Lists are looked up for every order and change seldom: the last of them stay ready. */
function remembering(create: typeof createBannedWords): typeof createBannedWords {
  const known = new Map<string, ReturnType<typeof createBannedWords>>();
  return (words) => {
    const key = JSON.stringify(words);
    const isIn = known.get(key) ?? create(words);
    known.delete(key);
    known.set(key, isIn);
    const [oldest] = known.keys();
    if (known.size > LISTS_READY && oldest !== undefined) known.delete(oldest);
    return isIn;
  };
}

/** So many communities' lists. */
const LISTS_READY = 100;
/** What there are lists of words for. */
const LISTED: ReadonlySet<Harm> = new Set<WordCategory>(["sexual", "gore", "hate", "selfharm"]);
