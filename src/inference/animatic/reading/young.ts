import type { Named } from "./relations.ts";
import { COUNT_WORDS } from "./setting-words.ts";
import type { Word } from "./words.ts";

const list = (words: string) => new Set(words.split(" "));
const YOUNG = list(
  "cub cubs pup pups puppy puppies kitten kittens foal foals calf calves lamb lambs fawn fawns duckling ducklings chick chicks gosling goslings piglet piglets joey baby babies young offspring cygnet cygnets",
);
const PARENTS = list("mother mom mum mama father dad papa parent parents");
const THEIR = list("her its his their the");

/** Animals only: the mother of ducklings is a duck, and a bear's cub is a bear. */
const isAnimal = ({ member }: Named) => member.role === "hero" && !member.person && member.gait !== "roll";

/**
 * "A bear and her cub", "five ducklings follow their mother": one kind, great and small. Who was taken for somebody else by the
 * word alone is left out of those named.
 */
export function withYoung<Member extends Named>(named: readonly Member[], terms: readonly Word[]): Member[] {
  const taken = new Set<Member>();
  for (const [at, { text, sentence }] of terms.entries()) {
    const isParent = PARENTS.has(text);
    if (!isParent && !YOUNG.has(text)) continue;
    const owner = terms.slice(Math.max(0, at - 3), at).find((word) => THEIR.has(word.text));
    const kind = named.findLast(
      (one) => one.to <= at && isAnimal(one) && terms[one.from]?.sentence === sentence,
    );
    if (!owner || !kind || owner.text === "the") continue;
    const other = named.find((one) => one.from <= at && at < one.to && one !== kind);
    // "A cat and her puppy": another animal than she is.
    if (other && !other.member.person && other.member.art !== kind.member.art) continue;
    if (other) taken.add(other);
    if (isParent) {
      kind.member.young = kind.member.count;
      kind.member.count += 1;
    } else {
      const said = terms.slice(Math.max(0, at - 3), at).flatMap((word) => COUNT_WORDS.get(word.text) ?? []);
      const more = said[0] ?? (/s$|^(?:calves|babies|young)$/.test(text) ? 3 : 1);
      kind.member.young = more;
      kind.member.count = Math.min(9, 1 + more);
    }
  }
  return named.filter((one) => !taken.has(one));
}

export const isParent = (noun: string): boolean => PARENTS.has(noun);
/** What is drawn by its parents. */
export const isYoung = (noun: string): boolean => YOUNG.has(noun);
