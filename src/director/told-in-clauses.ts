import { withSentence } from "../story/merge-words.ts";
import { splitSentences } from "../story/sentences.ts";
import { placeClause } from "./place-clause.ts";
import { toldAsFact } from "./told-as-fact.ts";

/** Sentences that belong together are no longer: "not snow. autumn leaves". */
const LONGEST = 80;
/** More sentences or clauses than these are a story. */
const MOST = 8;
/** Who does something: what follows in the same sentence is told of that. */
const A_STATEMENT =
  /^(?:he|she|it|they|we|(?:the|his|her|its|their|an?) \p{L}+(?: \p{L}+)?) (?!and |with |in |on |of |at )\p{L}+(?:s|ed)(?!\p{L})/iu;

/** "they should ripple": they ripple. */
function wishAsFact(clause: string, isWithin: boolean): string {
  const told = /(?<!\p{L})(?:should|must)(?!\p{L})/iu.test(clause) ? toldAsFact(clause) : undefined;
  if (told === undefined) return clause;
  return isWithin ? told.charAt(0).toLowerCase() + told.slice(1) : told;
}

/** What is told with words of an order, each clause in the part of it that it is about, and what of the words found none. */
export function toldInClauses(told: string, words: string): { told: string; rest: string } {
  const all = words.length <= LONGEST ? placeClause(told, words.trim()) : undefined;
  if (all !== undefined) return { told: all, rest: "" };
  let text = told;
  const rest = splitSentences(words).flatMap((sentence, at) => {
    if (at >= MOST) return [sentence];
    const whole = placeClause(text, sentence);
    if (whole !== undefined) {
      text = whole;
      return [];
    }
    const pieces = sentence.split(
      /(\s*[,;]\s+(?:and |but |then )?|\s+[–—+-]\s+|\s+\+\s*|\s+and (?=(?:make|let|have|give|put|add|turn|change|swap|remove|take|(?:way |much |a lot |lots |far )?(?:more|less|fewer)) |(?:an?|the) (?:\p{L}+ ){1,3}\p{L}+ing$))/u,
    );
    if (pieces.length < 3 || pieces.length > 2 * MOST || A_STATEMENT.test(sentence))
      return [pieces.map((piece, at) => wishAsFact(piece, at > 0)).join("")];
    const left: string[] = [];
    for (let at = 0; at < pieces.length; at += 2) {
      const clause = pieces[at] ?? "";
      const placed = placeClause(text, clause);
      // "darker, and have him light a cigarette"
      const asked = at > 0 && /^(?:let|have) /iu.test(clause) ? toldAsFact(clause) : undefined;
      if (placed !== undefined) text = placed;
      else if (asked !== undefined) text = withSentence(text, asked);
      else
        left.push(
          ...(left.length === 0
            ? []
            : [/and |but |then /iu.test(pieces[at - 1] ?? "") ? (pieces[at - 1] ?? ", ") : ", "]),
          wishAsFact(clause, left.length > 0),
        );
    }
    return left.length === 0 ? [] : [left.join("").replace(/[.!?…]*$/u, "")];
  });
  return { told: text, rest: rest.join(" ") };
}
