import { findNoun, followedByNoun, isManyOf, isMass, withPart } from "../story/noun-in-text.ts";

const AMOUNT =
  /^(?:(?:with|have|use|put|add|make it|make) )?(?:(?:way|much|a lot|lots|many|far|even|slightly|a bit|a little|some|a few) )*(more|less|fewer) (?:of )?(?:the |his |her |its |those |these )?([\p{L}-]+(?: [\p{L}-]+)?)$/iu;
/** How many or how much of it there was. */
const SO_MUCH =
  /(?:(?:a few|a little|lots of|plenty of|many|much|some|several|thick|heavy|dense|light|faint|so many|so much) )+$/iu;

/** "less flour", "more fireflies": so much of what the film names stands in the place of the plain word. */
export function soMuch(told: string, said: string): string | undefined {
  const [, how = "", what = ""] = AMOUNT.exec(said.trim()) ?? [];
  const noun = what.split(" ").at(-1) ?? "";
  const found = what === "" ? undefined : findNoun(told, noun);
  if (found === undefined || found.determiner !== "" || followedByNoun(told, found)) return undefined;
  if (isManyOf(noun) && !isManyOf(found.noun)) return undefined;
  // Only what is listed by itself: ", smoke", "with fireflies".
  const before = told.slice(0, found.at).replace(SO_MUCH, "");
  if (!/(?:^|[,;.] (?:and )?| (?:with|and) )$/iu.test(before)) return undefined;
  const many = isManyOf(found.noun) && !isMass(found.noun);
  const amount = /^more$/iu.test(how) ? "lots of" : many ? "only a few" : "only a little";
  const named = [...found.before.filter((word) => !SO_MUCH.test(`${word} `)), found.noun].join(" ");
  const anew = withPart(
    `${before}${told.slice(found.at)}`,
    { ...found, at: before.length },
    `${amount} ${named}`,
  );
  const end = before.length + amount.length + named.length + 1;
  const rest = anew.slice(end);
  // "flying everywhere"
  return `${anew.slice(0, end)}${/^more$/iu.test(how) ? rest : rest.replace(/^((?: \p{L}+ing)?) (?:everywhere|all (?:over|around)(?: the place)?)(?=[,.;]|$)/iu, "$1")}`;
}

const LARGE = /^(?:big|large|huge|giant|gigantic|enormous|massive|colossal)$/iu;
const SMALL = /^(?:small|little|tiny|mini|miniature)$/iu;

/** "bigger", of what is giant already: the next size after it; "taller", of a tall man: very tall. */
export function evenMore(word: string, old: string): string | undefined {
  const said = word.toLowerCase();
  const was = old.toLowerCase();
  if (/^(?:bigger|larger|huger)$/u.test(said) && LARGE.test(was))
    return /^(?:big|large)$/u.test(was) ? "huge" : "colossal";
  if (/^(?:smaller|tinier)$/u.test(said) && SMALL.test(was))
    return /^(?:small|little)$/u.test(was) ? "tiny" : "minuscule";
  const isSame = [`${was}er`, `${was}r`, `${was}${was.at(-1) ?? ""}er`, was.replace(/y$/u, "ier")].includes(
    said,
  );
  return isSame ? `very ${was}` : undefined;
}
