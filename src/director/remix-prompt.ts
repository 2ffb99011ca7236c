import { asPattern } from "../core/as-pattern.ts";
import { wordCount } from "../story/beats.ts";
import {
  A_SEASON,
  COLOURS,
  PAINT,
  withDetail,
  withoutArticle,
  withoutThing,
  withPlace,
  withReplaced,
  withSeason,
  withSentence,
  withWeather,
} from "../story/merge-words.ts";
import { isManyOf, lastWord, whoIn } from "../story/noun-in-text.ts";
import { LIGHT, PLACE, WEATHER as WEATHER_WORDS } from "../story/places.ts";
import { readScript } from "../story/script.ts";
import { capital, splitSentences } from "../story/sentences.ts";
import { inThirdPerson } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { asSeen } from "./as-seen.ts";
import { comesFor } from "./comes-for.ts";
import { describedAnew, madeSo } from "./in-its-place.ts";
import { readShouldNot } from "./not-so.ts";
import { isQuality, MADE_OF } from "./qualities.ts";
import { readWithout } from "./read-without.ts";
import { leads, SEASONS, settled, WEATHER } from "./settled.ts";
import { riding } from "./stated.ts";
import { isSeveral, swap } from "./swap.ts";
import type { Telling, TellingChange } from "./telling.ts";
import { doneAtTheEnd, isDeed, isLook, isVerb, toldAsFact } from "./told-as-fact.ts";
import { toldInClauses } from "./told-in-clauses.ts";
import { ledInstead, seatedAnew } from "./where-anew.ts";
import { having, isOfSomebody } from "./who-has-it.ts";

const FILLER =
  /^(?:(?:(?:can|could|would) (?:you|we|it)(?: please)?(?: (?:do|try|make|have|be|redo)(?: (?:it|this|that|the same))?)?|i want(?: it)?|what if it (?:was|were|is)|i(?:['’]d| would)(?: rather)?(?= (?:move|put|set|shift|take|bring|make) )|how about|what about|let['’]?s have|and|but|also|now|then|just|please|maybe|same(?: thing| scene)?|the same|again|make it|set it|put it|have it|(?:do|try|film|shoot) (?:it|this)(?= (?:in|on|at|over|under|by|near|inside) .* instead(?!\p{L}))|it(?:['’]s| is| should be)(?! \p{L}+ing (?:an?|the|his|her|its|some) )|make them|with it)\s*,?\s+)+/iu;
/** Understands words that change what is seen without telling it anew; undefined for all others. */
export function readTellingChange(words: string): TellingChange | undefined {
  const text = words.trim().replace(/[.!]+$/u, "");
  return (
    readShouldNot(text) ??
    readWithout(text) ??
    readReplacement(text) ??
    readMoved(text) ??
    readAddition(text) ??
    readSetting(text)
  );
}

/** "make the chef a raccoon", "the chef should be a raccoon". */
const BECOMES = [
  /^make the \S{1,40} an? (?!(?:lot|bit|little|touch|tad|whole lot) ).{1,120}$/iu,
  /^(?:(?:can|could|should|must) )?(?:the|his|her|its) \S{1,40}?(?: (?!should|must|has|needs|could|can)\S{1,20})? (?:should |must |has to |needs to |could |can )?be an? .{1,120}$/iu,
];

function readReplacement(text: string): TellingChange | undefined {
  const plain = text.replace(FILLER, "");
  const coloured = new RegExp(
    `^(?:make|turn|paint|colou?r) (?:the |all the |that |those |this |these )?(?!it into)([^,;]{1,60}?) (?:to |into )?(?:a )?(${PAINT}(?: and \\p{L}{2,}(?:y|ed|ful|ish))?)$`,
    "iu",
  ).exec(
    text.replace(
      /^(?:change|make|turn) (?:the )?colou?r of (?:the )?(.{1,60}?) (?:to|into)\s+/iu,
      "make the $1 ",
    ),
  );
  const wished = new RegExp(
    `^(?:and |but )?(?:(?:the|his|her|its|their) |(?!(?:i|you|we|it|they|he|she|this|that|my|your|our|an?)\\s))(.{1,60}?) (?:should|could|must|needs? to|has to|have to) be (${PAINT}(?: and (?:short|long|straight|curly|tall|torn|old|\\p{L}+(?:y|ed|ful|ish)))?)(?: (?:instead|though|not (?:${COLOURS})))?$`,
    "iu",
  ).exec(text);
  const painted = coloured ?? wished;
  // "make the potion glow purple": what it does
  const isDone =
    (/ /u.test(painted?.[1] ?? "") && isDeed(lastWord(painted?.[1] ?? ""))) || GLOWS.test(painted?.[1] ?? "");
  if (
    painted !== null &&
    !isDone &&
    !/^(?:it|this|that|everything)$| (?:and|ones?)$/iu.test(painted[1] ?? "")
  ) {
    return (telling) => recolour(telling, painted[1] ?? "", painted[2] ?? "");
  }
  if (BECOMES.some((form) => form.test(text.replace(/^(?:and|but|please|now)\s+/iu, ""))))
    return (telling) => ({
      ...telling,
      text: addWords(telling.text, text.replace(/^(?:can|could) (.+?) be /iu, "$1 should be ")),
    });
  const instead =
    /^(?:(?:with|use|have|show|make it)\s+)?(.{1,80}?)\s+(?:instead of|rather than|in place of)\s+([^,;]{1,80})$/iu.exec(
      plain,
    );
  const swapped =
    /^replace (?:the |all (?:the )?)?(.{1,80}?) (?:with|by) (.{1,120})$/iu.exec(plain) ??
    /^(?:swap|exchange|substitute|trade|change|switch) (?!in |it |this )(?:the )?(.{1,80}?) (?:for|with|by) (.{1,120})$/iu.exec(
      plain,
    ) ??
    /^(?:change|turn|convert|transform) (?!it\b|this\b|that\b|everything\b|shot)(?:the |all the )?(.{1,80}?) (?:in)?to (.{1,120})$/iu.exec(
      plain,
    ) ??
    /^(.{1,60}?)\s*(?:→|->|=>)\s*(.{1,80})$/u.exec(plain);
  const [from, to] = instead === null ? [swapped?.[1], swapped?.[2]] : [instead[2], instead[1]];
  // "have them dance instead of fight": what somebody does is told of them.
  if (from === undefined || to === undefined || /^(?:him|her|them)(?= \p{L})/iu.test(to)) return undefined;
  if (isSeveral(from) || isSeveral(to)) return undefined;
  if (SEASONS.test(from.trim()) && new RegExp(`^(?:${A_SEASON})(?:time)?$`, "iu").test(to.trim()))
    return (telling) => ({
      ...telling,
      text:
        settled(telling.text, `in ${to.trim().toLowerCase()}`, true) ??
        withSeason(telling.text, to.trim().toLowerCase()),
    });
  const sky = WEATHER[to.trim().toLowerCase()];
  if (sky !== undefined && WEATHER_WORDS.test(from.trim()))
    return (telling) => ({
      ...telling,
      text:
        (FALLS.test(from) && FALLS.test(to) && swap(telling.text, from.trim(), to.trim())) ||
        withWeather(telling.text, sky),
    });
  if (/^(?:in|on|at|under|inside|by|near) /iu.test(to.trim()))
    return (telling) => ({
      ...telling,
      text: swap(telling.text, from.trim(), to.trim()) ?? withPlaceFor(telling.text, from.trim(), to.trim()),
    });
  return (telling) => {
    const text = swap(telling.text, from.trim(), to.trim());
    if (text !== undefined) return { ...telling, text };
    // "snow instead of mud", of a muddy road: what only colours the film goes, and the other comes to it.
    const rest = withoutThing(telling.text, withoutArticle(from.trim()));
    if (rest !== undefined && wordCount(rest) > 0)
      return { ...telling, text: withDetail(rest, `with ${to.trim()}`) };
    const added = (what: string) => addWords(telling.text, what);
    const anew = comesFor(telling.text, from.trim(), to.trim(), added);
    return { text: anew.text, negative: [...telling.negative, ...anew.gone] };
  };
}

const FALLS = /^\s*(?:rain|snow|hail)\s*$/iu;
const GLOWS = / (?:glow|shine|turn|look|burn|flash|blink|light up)$/iu;

/** "on mars, not the moon": where it played goes with the words that led there. */
function withPlaceFor(prompt: string, from: string, to: string): string {
  const rest = withoutThing(
    prompt,
    withoutArticle(from.replace(/^(?:in|on|at|under|inside|by|near) /iu, "")),
  );
  return rest === undefined || wordCount(rest) === 0 ? withPlace(prompt, to) : withDetail(rest, to);
}

function recolour(telling: Telling, thing: string, colour: string): Telling {
  const bare = withoutArticle(thing);
  const described = madeSo(telling.text, bare, colour);
  if (described !== undefined) return { ...telling, text: described };
  const noun = asPattern(bare);
  const painted = new RegExp(`\\b(?:${COLOURS})\\s+(?=(?:\\p{L}+\\s+)?${noun}(?!\\p{L}))`, "iu");
  if (painted.test(telling.text)) return { ...telling, text: telling.text.replace(painted, `${colour} `) };
  const text = withReplaced(telling.text, bare, `${colour} ${bare}`);
  return {
    ...telling,
    text: text ?? addWords(telling.text, `the ${bare} ${isManyOf(lastWord(bare)) ? "are" : "is"} ${colour}`),
  };
}

/** What comes to the film: to whoever has it, else to all of it. */
function readAddition(text: string): TellingChange | undefined {
  // "put a sheepdog in"
  const plain = text
    .replace(FILLER, "")
    .replace(/^(?:put|throw|drop|add) ((?:an?|some|two|three|more) .+) in$/iu, "add $1");
  const added = readAdded(plain);
  if (added === undefined) return undefined;
  return (telling) => {
    const had = having(telling.text, plain);
    return had === undefined ? added(telling) : { ...telling, text: had };
  };
}

function readAdded(plain: string): TellingChange | undefined {
  const given =
    /^give (?:the |that |this )?(.{1,60}?) ((?:an?|some|two|three|the|more)\s.{1,100})$/iu.exec(plain) ??
    // "give the cat green eyes"
    /^give the ([\p{L}-]+) ((?:[\p{L}-]+ ){0,3}[\p{L}-]+)$/iu.exec(plain);
  if (given !== null && !/^(?:it|him|her|them|me|us|that|this)$/iu.test(given[1] ?? "")) {
    const [, owner = "", thing = ""] = given;
    return (telling) => {
      const noun = new RegExp(`(?<!\\p{L})${asPattern(owner)}(?!\\p{L})`, "iu");
      const has = noun.exec(telling.text);
      if (/^one of /iu.test(owner))
        return { ...telling, text: withDetail(telling.text, `one of them with ${thing}`) };
      if (has === null) return { ...telling, text: withDetail(telling.text, `the ${owner} with ${thing}`) };
      const end = has.index + has[0].length;
      return { ...telling, text: `${telling.text.slice(0, end)} with ${thing}${telling.text.slice(end)}` };
    };
  }
  const put =
    /^(?:put|place|set|stick) ((?:(?:an?|some|two|three|the|more|another) .{1,60}?)|(?:[\p{L}-]+ )?\p{L}+s) ((?:on|in|at|under|behind|beside|next to|around|over|above|into|onto|between) .{1,80})$/iu.exec(
      plain,
    );
  if (put !== null && !isMoved(put[1] ?? ""))
    return (telling) => ({ ...telling, text: withDetail(telling.text, `with ${put[1]} ${put[2]}`) });
  const added = /^(?:add|include|put in|insert|give (?:it|him|her|them)|bring in)\s+(.{1,200})$/iu.exec(
    plain,
  );
  const with_ = /^with\s+(.{1,200})$/iu.exec(plain);
  if (/^(?:an?|another|one) (?:new |last |final )?shot\b/iu.test(added?.[1] ?? "")) return undefined;
  const thing = added?.[1] ?? with_?.[1];
  // "the same with a white cat", of a black one
  const anew = with_?.[1] ?? "";
  if (/^to /iu.test(thing ?? "")) return undefined;
  return thing === undefined
    ? undefined
    : (telling) => ({
        ...telling,
        text: describedAnew(telling.text, anew) ?? withDetail(telling.text, `with ${thing}`),
      });
}

/** A season or a time of day, and nothing else. */
function isWhen(words: string): boolean {
  return SEASONS.test(words) || LIGHT.exec(words)?.[0].trim().length === words.length;
}

function readSetting(text: string): TellingChange | undefined {
  const said = text
    .replace(FILLER, "")
    .replace(/(?:\s+(?:please|instead|now|this time)|(?:\s|\p{Extended_Pictographic}|\uFE0F|\?)+)$/iu, "")
    .trim();
  const isInstead = /\sinstead\W*$/iu.test(text);
  if (settled("It.", said, isInstead) !== undefined)
    return (telling) => {
      const text = settled(telling.text, said, isInstead) ?? telling.text;
      // "over the alps instead", where nothing else is known for a place
      const isAdded = isInstead && !isWhen(said) && text.startsWith(telling.text);
      return { ...telling, text: (isAdded && ledInstead(telling.text, said)) || text };
    };
  const led = /^(?:set )?((?:in|on|at|under|inside|near|above|beneath|beside|underwater)\b.*)$/iu.exec(
    said,
  )?.[1];
  if (
    led === undefined ||
    wordCount(led) > 6 ||
    / (?:not|instead of|rather than) |^in (?:the )?style\b|[,;]|\s(?:and|but)\s/iu.test(led)
  )
    return undefined;
  if (!isPhrase(led)) return undefined;
  const place = PLACE.exec(led);
  if (place !== null && place[0].length === led.length)
    return (telling) => ({ ...telling, text: withPlace(telling.text, led) });
  const vehicle = /^on (an? .+)$/iu.exec(led)?.[1];
  return (telling) => ({
    ...telling,
    text:
      (vehicle && riding(telling.text, vehicle)) ??
      (isInstead ? ledInstead(telling.text, led) : seatedAnew(telling.text, led)) ??
      withDetail(telling.text, led),
  });
}

const ALL_OF_IT =
  "(?:the |this )?(?:whole )?(?:scene|film|video|clip|story|thing|action|race|match|game|show|concert|party|fight|battle|duel|wedding|dance|chase|trip|ride|journey)";
/** "put my whale in space", "move it to the beach". */
const MOVED = new RegExp(
  `^(?:put|place|set|move|shift|take|bring|play|stage|hold) (?:it|this|everything|him|her|them|(?:all of )?(?:my|our) [\\p{L} ]{1,30}?|${ALL_OF_IT}|the (?:time|season|hour)(?: of (?:the )?(?:day|year))?) (?:all )?(in|on|at|to|into|onto|under|by|near|inside) (?!(?:my|your|our) )(.{2,80})$`,
  "iu",
);

/** "dance in a ballroom": where it plays, though it is no place that is known. */
const ENDS_WITHIN = /^[^.!?]+ in(?:side)? (?:an?|the) (?:\p{L}+ )?\p{L}+[.!]?$/u;

/** "the whole scene", "everything": what is put somewhere else is the film itself. */
function isMoved(what: string): boolean {
  return new RegExp(`^${ALL_OF_IT}$`, "iu").test(what);
}

/** "put my whale in space", "move it to the beach": where the film plays. */
function readMoved(text: string): TellingChange | undefined {
  const found = MOVED.exec(
    text
      .replace(FILLER, "")
      .replace(/,? instead$/iu, "")
      // "move it outside, into the square"
      .replace(/ (?:out|in)(?:side|doors),? (?=(?:to|into|in|on|onto|at) )/iu, " "),
  );
  if (found === null) return undefined;
  const [, how = "", where = ""] = found;
  // "put her in red boots"
  if (isOfSomebody(lastWord(where))) return undefined;
  if (/^(?:in)?to$/iu.test(how) && isWhen(where)) return readSetting(where);
  const there =
    { to: leads(lastWord(where)), into: "in", onto: "on" }[how.toLowerCase()] ?? how.toLowerCase();
  const led = `${there} ${where}`;
  return (telling) => ({
    ...telling,
    text:
      (ENDS_WITHIN.test(telling.text) ? settled(telling.text, led, true) : undefined) ??
      withPlace(telling.text, led),
  });
}

/** Words nobody could make an option of, merged so that they hold: a detail, a look, or something more that happens. */
export function addWords(prompt: string, words: string): string {
  const made =
    /^(?:(?:and|but|please|now|also)\s+)*(?:make (?:it|this|everything)|turn (?:it|this|everything)|have it)(?: all| look(?! (?:back|at|up|down|over|around|away|into|left|right|straight)\b))?\s+(.+)$/iu.exec(
      words.trim(),
    );
  const said = words
    .trim()
    .replace(FILLER, "")
    .replace(/,?\s+(?:please|pls|plz|thanks)(?=[.!]*$)/iu, "")
    .trim();
  if (said === "") return prompt;
  const { of: outOf, material = outOf } = MADE_OF.exec(made?.[1] ?? "")?.groups ?? {};
  const thing = material === undefined ? undefined : whoIn(prompt);
  if (thing !== undefined) {
    const end = thing.at + thing.text.length;
    // "a statue of a lion"
    const [of = ""] = /^ of (?:an? |the )?[\p{L}-]+/u.exec(prompt.slice(end)) ?? [];
    return `${prompt.slice(0, end)}${of} made of ${material}${prompt.slice(end + of.length)}`;
  }
  const placed = toldInClauses(
    prompt,
    words.trim().replace(/^(?:(?:and|but|also|now|then|just|please|maybe)\s+)+/iu, ""),
  );
  if (placed.told !== prompt) return placed.rest === "" ? placed.told : addWords(placed.told, placed.rest);
  if (/,? instead[.!]*$/iu.test(words)) return addWords(prompt, words.replace(/,? instead[.!]*$/iu, ""));
  const used = /^(?:use|try) ((?:an?|the|some|more) .+)$/iu.exec(said)?.[1];
  if (used !== undefined && prompt.trim() !== "") return withDetail(prompt, `with ${used}`);
  const shown =
    /^show (?:us |me )?((?:an?|the|some|more|two|three|his|her|its|their) .+|\p{L}+ \p{L}+ing(?: .+)?)$/iu.exec(
      said,
    )?.[1];
  if (shown !== undefined && prompt.trim() !== "") return withSentence(prompt, capital(shown));
  if (prompt.trim() === "") return said;
  const wish = toldAsFact(words.trim());
  if (wish !== undefined) return withSentence(prompt, wish);
  const first = /^(?:start|begin|open)s? (?:with|on) (.+)$/iu.exec(said)?.[1];
  if (first !== undefined && readScript(prompt) === undefined) return withSentence(capital(first), prompt);
  const shot =
    /^(?:add|insert|include) (?:an?|another|one) (?:new |last |final |closing )?shot (?:at the (?:very )?end )?(?:of|showing|where|in which|with) (.+)$/iu.exec(
      said,
    )?.[1];
  if (shot !== undefined) return withSentence(prompt, capital(shot));
  const last =
    /^(?:make it |have it |it should )?(?:(?:end|finish)(?:s|es)?(?: (?:it|this|that|the (?:video|clip|film|scene)))? (?:with|on)|closes? with) (.+)$/iu.exec(
      said,
    )?.[1];
  if (last !== undefined) return withSentence(prompt, capital(doneAtTheEnd(last)));
  // "make it knock a vase over"
  if (made !== null && isDeed(made[1] ?? "") && /^\p{L}+ (?:an?|the|his|her|its|some) /u.test(made[1] ?? ""))
    return withSentence(prompt, `It ${inThirdPerson(made[1] ?? "")}`);
  const seen = asSeen(prompt, said);
  if (seen !== undefined) return seen;
  const single = splitSentences(prompt).length <= 1 && readScript(prompt) === undefined;
  // "make it number 106": a number of what is named, and nobody's deed
  const isCounted = /^\p{L}+ \d/u.test(made?.[1] ?? "");
  const acts =
    made !== null &&
    !isCounted &&
    !HOW_IT_IS.test(made[1] ?? "") &&
    !isQuality(made[1] ?? "") &&
    ((/\s/u.test(made[1] ?? "") ? isDeed : isVerb)(made[1] ?? "") || isPlainVerb(made[1] ?? ""));
  if (acts) return withSentence(prompt, `It ${inThirdPerson(made[1] ?? "")}`);
  if (isLook(said) || made !== null) {
    const look = uncapital(
      /everything/iu.test(words) && made !== null ? `everything ${made[1]}` : (made?.[1] ?? said),
    );
    return single ? withDetail(prompt, look) : withSentence(prompt, `Look: ${look}`);
  }
  return isPhrase(said) ? withDetail(prompt, uncapital(said)) : withSentence(prompt, capital(said));
}

/** "muddy and miserable", "cool": how it is, though "to muddy" and "to cool" are verbs. */
const HOW_IT_IS =
  /^(?:cool|dim|level|blunt|mature|muddy|baby|(?!carry|fry|fly|cry|dry|try|spy|hurry|marry|multiply|bury|apply)\p{L}{2,}[^aeiou\P{L}]y)(?:$|,| and (?!\p{L}+ (?:an?|the|his|her|its|up|down|away|off|out|into|to)(?!\p{L})))/iu;

/** "overflow", after "make it": a verb wherever it stands, and no "white". */
function isPlainVerb(words: string): boolean {
  const [first = ""] = words.toLowerCase().split(" ");
  return ["so", "to"].every((before) => {
    const word = classedWords(`${before} ${first}`)[1];
    return word?.is === "VERB" && word.plain === first;
  });
}

/** "wearing a hat", "under a bridge": no sentence of its own, and not "at the end she smiles". */
function isPhrase(words: string): boolean {
  return (
    /^(?:at|in|on|under|during|with|without|wearing|while|as|near|inside|by)\b/iu.test(words) &&
    !/^(?:(?:at|in) the (?:end|beginning|start)|at first|at last)\b/iu.test(words) &&
    !/\b(?:he|she|it|they|we|you|i)\b/iu.test(words)
  );
}

function uncapital(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
