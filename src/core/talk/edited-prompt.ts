/** Words that begin an instruction; a prompt describes. */
const INSTRUCTION =
  /^(?:make|change|turn|add|remove|replace|use|set|same|but|no|not|without|with|shot|keep|drop|now|instead|more|less)\b/i;

/** Of the old prompt's words, this share has to be there again, in order. */
const SHARE = 0.6;

/**
 * Whether what came back from a form that was filled in with the prompt is that prompt, edited, and not a
 * change in words such as "at night".
 */
export function isEditedPrompt(prompt: string, words: string): boolean {
  if (INSTRUCTION.test(words.trim())) return INSTRUCTION.test(prompt.trim()) && similar(prompt, words);
  return similar(prompt, words);
}

function similar(prompt: string, words: string): boolean {
  const before = wordsOf(prompt);
  const after = wordsOf(words);
  if (before.length === 0 || after.length < before.length * SHARE) return false;
  return commonInOrder(before, after) >= before.length * SHARE;
}

/** Length of the longest common subsequence. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) {
      next.push(word === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** At most 400 words are compared: a prompt of 2,000 characters seldom has more. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 400);
}
