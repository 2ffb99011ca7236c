import { withoutArticle, withReplaced } from "../story/merge-words.ts";

/** "not a corn field - times square", "tea not coffee", "orca > whale. switch it": which of the two is to go. */
const FORMS: readonly { form: RegExp; goes: 1 | 2 }[] = [
  { form: /^not (?:an? |the )?(.{2,40}?)\s*(?:[,;.]|\s[–—-]+|\sbut)\s+(?:but )?(.{2,60})$/iu, goes: 1 },
  { form: /^(.{2,60}?),? not (?:an? |the )?(.{2,40})$/iu, goes: 2 },
  { form: /^(.{2,40}?) ?> ?(.{2,40}?)(?:[.,;] ?(?:switch|swap|change) (?:it|them))?$/iu, goes: 2 },
];
/** "ginger cat instead, mine is ginger": it takes the place of the one there is. */
const ANOTHER_OF_ITS_KIND =
  /^(?:(?:an?|the|some) )?((?:[\p{L}'’-]+ ){1,3})([\p{L}'’-]+) instead(?:\s*[,.;!–—-].*)?$/iu;

/** "the dog is not happy", "he should not smile": a sentence, and no thing that takes another's place. */
const A_SENTENCE =
  /(?<!\p{L})(?:is|are|was|were|am|be|been|do|does|did|has|have|had|can|could|should|would|will|must|may|might|i|you|we|he|she|it|they|this|that|there)(?!\p{L})|['’](?:s|re|m|ll|d) (?!\p{L}+$)/iu;

/** What is told with something of it in another's place; undefined where nothing of that is in it. */
export function saidInstead(told: string, words: string): string | undefined {
  const said = words.trim().replace(/[.!]+$/u, "");
  for (const { form, goes } of FORMS) {
    const [, first, second] = form.exec(said) ?? [];
    if (first === undefined || second === undefined || [first, second].some((part) => A_SENTENCE.test(part)))
      continue;
    const [from, to] = goes === 1 ? [first, second] : [second, first];
    const replaced = withReplaced(told, from, to);
    if (replaced !== undefined && replaced !== told) return replaced;
  }
  const [, how = "", what = ""] = ANOTHER_OF_ITS_KIND.exec(said) ?? [];
  return what === "" ? undefined : withReplaced(told, what, withoutArticle(`${how}${what}`));
}
