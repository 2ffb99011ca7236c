import { GROWN, PARENTS } from "../../../core/film/young-animals.ts";
import type { Named } from "./relations.ts";
import { COUNT_WORDS } from "./setting-words.ts";
import type { Word } from "./words.ts";

const list = (words: string) => new Set(words.split(" "));
const YOUNG = new Set([...GROWN.keys(), ...list("cub cubs joey baby babies young offspring")]);
/** Called so whoever's they are: an elephant's calf, a seal's pup. */
const ANYONES = list("calf calves pup pups chick chicks");
const PARENT_WORDS = new Set([...PARENTS, "parent", "parents"]);
const THEIR = list("her its his their the");

/** Animals only: the mother of ducklings is a duck, and a bear's cub is a bear. */
const isAnimal = ({ member }: Named) => member.role === "hero" && !member.person && member.gait !== "roll";

/**
 * "A bear and her cub", "five ducklings follow their mother": one kind, great and small. Who was taken for somebody else by the
 * word alone is left out of those named.
 */
export function withYoung<Member extends Named>(named: readonly Member[], terms: readonly Word[]): Member[] {
  const taken = new Set<Member>();
  const parents: Member[] = [];
  for (const [at, { text, sentence }] of terms.entries()) {
    const isParent = PARENT_WORDS.has(text);
    if (text === "family" || text === "herd") {
      const kind = named.find(
        (one) => isAnimal(one) && (one.to === at || (at < one.from && one.from <= at + 2)),
      );
      if (kind) kind.member.young ??= amongThem(text, kind.member.count);
      continue;
    }
    if (!isParent && !YOUNG.has(text)) continue;
    // "The mother duck": no woman with a duck.
    const itself = isParent && named.find((one) => one.from === at + 1 && isAnimal(one));
    if (itself) {
      for (const one of named) if (one.from <= at && at < one.to && one !== itself) taken.add(one);
      parents.push(itself);
      continue;
    }
    const mother = parents.find((one) => terms[one.from]?.sentence === sentence);
    // Of one kind they have been counted as one.
    if (mother && mother.from < at && !named.some((one) => one !== mother && one.from <= at && at < one.to)) {
      mother.member.young = mother.member.count;
      mother.member.count = Math.min(9, mother.member.count + 1);
      continue;
    }
    const owner = terms.slice(Math.max(0, at - 3), at).find((word) => THEIR.has(word.text));
    const kind = named.findLast(
      (one) => one.to <= at && isAnimal(one) && terms[one.from]?.sentence === sentence,
    );
    if (!owner || !kind || owner.text === "the") continue;
    const other = named.find((one) => one.from <= at && at < one.to && one !== kind);
    // "A cat and her puppy": another animal than she is.
    if (other && !other.member.person && other.member.art !== kind.member.art && !ANYONES.has(text)) continue;
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

/** How many of a family or a herd are young. */
const amongThem = (group: "family" | "herd", count: number) =>
  Math.max(0, group === "family" ? count - 2 : Math.floor(count / 3));

export const isParent = (noun: string): boolean => PARENT_WORDS.has(noun);
export const isAnyones = (noun: string): boolean => ANYONES.has(noun);
/** What is drawn by its parents. */
export const isYoung = (noun: string): boolean => YOUNG.has(noun);

const SUPERLATIVE = /^(?:small|young|tini|little|old|bigg|large|brav|slow|fast|cut|lazi|clever)est$/;

/** "The smallest duckling", "one of them", "the last one": one of many, and alone. */
export function isOneOfMany(terms: readonly Word[]): boolean {
  return terms.some(({ text }, at) => {
    const [before, next] = [terms[at - 1]?.text ?? "", terms[at + 1]?.text ?? ""];
    if (text === "one" && next === "of") return true;
    if (before === "the" && (SUPERLATIVE.test(text) || text === "last" || text === "first"))
      return next === "one" || (YOUNG.has(next) && !next.endsWith("s"));
    return text === "one" && YOUNG.has(next) && !next.endsWith("s");
  });
}
