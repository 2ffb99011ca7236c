import { ACTION_VERBS } from "./action-verbs.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";

/** Nouns and little words that end like a form of a verb. */
const NO_FORM =
  /^(?:king|ring|wing|wings|string|spring|ceiling|building|painting|evening|morning|lightning|wedding|clothing|viking|thing|something|nothing|everything|anything|pudding|earring|stocking|duckling|sibling|darling|during|sterling|herring|sling|swing|bring|sing|string|lighting|clearing|dwelling|this|his|its|is|as|us|was|has|does|yes|always|perhaps|sometimes|upwards|towards|besides|across|glass|grass|moss|dress|boss|cross|class|bus|gas|lens|chess|tennis|canvas|series|species|news|stairs|headquarters|sports|christmas|arts|sunglasses|glasses|canvas|lens)$/iu;

export function isKnownVerb(word: string): boolean {
  return PLAIN_VERBS.has(word) || ACTION_VERBS.has(word);
}

/** The plain form of "runs", "running", "dance"; undefined where it is none of a verb. `loose`: also of "knitting" and "breaches", which isn't known. */
export function verbOf(word: string, loose = false): string | undefined {
  const said = word.toLowerCase().replace(/[^\p{L}-]/gu, "");
  if (said.length < 2 || NO_FORM.test(said)) return undefined;
  const forms = formsBefore(said);
  const known = [...forms.filter((form) => form !== said), said].find(isKnownVerb);
  if (known !== undefined) return known;
  if (!loose || said.length < 4) return undefined;
  if (/ing$/u.test(said)) return said.length > 4 ? plainOf(said.slice(0, -3)) : undefined;
  return /[^su]s$/u.test(said) ? said.replace(/(?<=ch|sh|x|ss|o)es$|s$/u, "") : undefined;
}

function formsBefore(said: string): string[] {
  if (/ing$/u.test(said)) {
    const stem = said.slice(0, -3);
    return [`${stem}e`, stem, stem.replace(/(\p{L})\1$/u, "$1"), stem.replace(/y$/u, "ie")];
  }
  return [said.replace(/ies$/u, "y"), said.replace(/es$/u, ""), said.replace(/s$/u, ""), said];
}

/** "juggl", "knitt", "hov" → the word they are short for. */
function plainOf(stem: string): string {
  if (/([bdgmnprt])\1$/u.test(stem)) return stem.slice(0, -1);
  if (/(?:[cgsuvz]|[^aeiou]l)$/u.test(stem) && !/(?:ss|ng|ll)$/u.test(stem)) return `${stem}e`;
  return stem;
}

/** "run" → "running". */
export function ingOf(verb: string): string {
  if (/ing$/u.test(verb) && verb.length > 4) return verb;
  if (/ie$/u.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eo]e$/u.test(verb)) return `${verb.slice(0, -1)}ing`;
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

/** "run" → "runs", with what follows it. */
export function inThirdPerson(words: string): string {
  const [verb = "", ...rest] = words.split(/\s+/u);
  return [thirdOf(verb), ...rest].join(" ");
}

function thirdOf(verb: string): string {
  const irregular = { have: "has", be: "is" }[verb.toLowerCase()];
  if (irregular !== undefined) return irregular;
  // "trims" has it already.
  const plain = verbOf(verb, true);
  if (
    !isKnownVerb(verb.toLowerCase()) &&
    plain !== undefined &&
    plain !== verb.toLowerCase() &&
    /s$/iu.test(verb)
  )
    return verb;
  if (/[^aeiou]y$/iu.test(verb)) return `${verb.slice(0, -1)}ies`;
  return `${verb}${/(?:s|x|ch|sh|o)$/iu.test(verb) ? "es" : "s"}`;
}

/** Participles that no rule tells. */
const PARTICIPLES = new Map(
  "bite:bitten blow:blown break:broken bring:brought build:built burn:burning buy:bought catch:caught choose:chosen cut:cut dig:dug do:done draw:drawn drink:drunk drive:driven eat:eaten feed:fed fight:fought find:found fly:flown freeze:frozen get:got give:given grow:grown hang:hung have:had hear:heard hide:hidden hit:hit hold:held keep:kept lay:laid lead:led leave:left let:let light:lit lose:lost make:made melt:melted open:open put:put read:read ride:ridden see:seen send:sent set:set shake:shaken show:shown shut:shut sing:sung sink:sunk spin:spun split:split spread:spread stand:stood steal:stolen stick:stuck sweep:swept swing:swung take:taken teach:taught tear:torn tell:told throw:thrown wake:awake wear:worn wind:wound write:written"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** "dress" → "dressed", "break" → "broken": as what is done to something. */
export function participleOf(verb: string): string {
  const irregular = PARTICIPLES.get(verb);
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/u.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /e$/u.test(verb) ? `${verb}d` : ingOf(verb).replace(/ing$/u, "ed");
}
