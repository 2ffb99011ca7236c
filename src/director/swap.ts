import { asPattern } from "../core/as-pattern.ts";
import { type Part, partsOf } from "../story/film-parts.ts";
import { COLOURS, withDetail, withoutArticle, withoutThing, withReplaced } from "../story/merge-words.ts";
import {
  findMeant,
  findNoun,
  followedByNoun,
  HOW_MANY,
  isLivingKind,
  isManyOf,
  isSameKind,
  isSeenNoun,
  lastWord,
  type NounPhrase,
  nounsOf,
  readNounPhrase,
  whoIn,
  withArticles,
  withPart,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { IS_PLACE_NAME, PLACE_NAME } from "../story/place-names.ts";
import { A_PLACE, LIGHT, TIME_OF_DAY } from "../story/places.ts";
import { ingOf, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { deedFor, describedAnew, dressedAnew, goesWith, madeSo, putFor } from "./in-its-place.ts";
import { leads, SEASONS, settled } from "./settled.ts";
import { fallsInstead } from "./weather-told.ts";

/** A sentence, and no thing that takes another's place: "the dog is not happy". */
export const A_SENTENCE =
  /(?<!\p{L})(?:is|are|was|were|am|do|does|did|has|have|had|can|could|would|will|must|may|might|i|you|we|this|that|there)(?!\p{L})|['’](?:s|re|m|ll|d) (?!\p{L}+$)/iu;
/** "X instead of Y", "X not Y", "not X but Y", "X > Y", "X = Y": which of the two is to go. */
const SWAPS: readonly { form: RegExp; goes: 1 | 2 }[] = [
  {
    form: /^(?:instead of|rather than) (.{2,40}?),? (?:let it be|have it be|make it|use|put|show|do|(?:let|have)(?! (?:him|her|it|them|the \p{L}+) )) (.{2,80})$/iu,
    goes: 1,
  },
  {
    form: /^(?:instead of|rather than) (.{2,40}?),? ((?:let|have) (?:him|her|it|them|the \p{L}+) .{2,80})$/iu,
    goes: 1,
  },
  {
    form: /^([^.!?]{2,80}?),? (?:instead of|rather than|in place of|and not|but not) ([^.!?,;]{2,60})$/iu,
    goes: 2,
  },
  {
    form: /^(?:no(?: more)?|not) (.{2,40}?)\s*(?:[,;.]|\s[–—-]+|\sbut)\s+(?:but )?(?:just |only )(.{2,60})$/iu,
    goes: 1,
  },
  { form: /^not (.{2,40}?)\s*(?:[,;.]|\s[–—-]+|\sbut)\s+(?:but )?(.{2,60})$/iu, goes: 1 },
  { form: /^([^.!?]{2,60}?)(?:,|[.!])? not ([^.!?,;]{2,40})(?:[.!] .{2,20})?$/iu, goes: 2 },
  {
    form: /^(?:i['’]?d |we['’]?d )?(?:rather|prefer to)? ?(?:have|see) (?:it|him|her|them|the \p{L}+) (.{2,40}?),? (?:rather )?than (.{2,40})$/iu,
    goes: 2,
  },
  { form: /^(.{2,40}?) ?> ?(.{2,40}?)$/iu, goes: 2 },
  { form: /^(?:the )?(\p{L}[\p{L} -]{1,30}) ?(?:=|→|->|=>) ?(.{2,40})$/iu, goes: 1 },
];

export function swapped(told: string, said: string): string | undefined {
  for (const { form, goes } of SWAPS) {
    const [, first, second] = form.exec(said) ?? [];
    if (first === undefined || second === undefined || isSeveral(first) || isSeveral(second)) continue;
    const [from, to] = goes === 1 ? [first, second] : [second, first];
    const named = withoutForms(to);
    if (A_SENTENCE.test(from) || A_SENTENCE.test(named) || SOMEBODY_DOES.test(named)) continue;
    const result = swap(told, from, named);
    if (result !== undefined && result !== told) return result;
    // What is to go isn't there: the other comes to it.
    if (/[>=→]/u.test(said) && readNounPhrase(named) !== undefined) return withDetail(told, named);
  }
  return undefined;
}

/** "white tiger, snow", "a boy and the kite yellow": a wish of its own stands beside what is exchanged. */
export function isSeveral(said: string): boolean {
  // "turn it into night with the lamp on, and some snow"
  if (/^(?:turn|make|put|set|keep|have) .+, and /iu.test(said)) return true;
  const [, first = ""] =
    /^([^,]+), \p{L}/u.exec(said) ?? /^(.+) and (?:the|his|her|its|their) \p{L}+ \p{L}+$/iu.exec(said) ?? [];
  return isSeenNoun(lastWord(first));
}

const SOMEBODY_DOES = /(?<!\p{L})(?:he|she|they|it|should)(?!\p{L})/iu;

/** "they should be", "make em", "do", "have it": how it is asked for, and nothing of it is seen. */
const FORMS =
  /^(?:(?:i['’]?d (?:rather|prefer|like|love)|i (?:want|need|prefer)|can (?:you|we)|could (?:you|we)|please|just|maybe|actually|or|but|now|ok|so|then|do|use|try|make it|make (?:him|her|them|em|this)|have (?:it|him|her|them|em)|let (?:it|him|her|them|em)(?: be)?|(?:put|set|place|move) (?:him|her|it|them|everything)(?= (?:in|on|at|under|by|over|near|inside)(?!\p{L}))|put|show|get|go (?:for|with)|it (?:should|could|must) be|(?:they|he|she|it|(?:the|his|her|their) \p{L}+) (?:should|could|must|needs? to|ha(?:s|ve) to)(?: (?:be|rather|instead))?|should be|a version with|with|how about|what about)\s+)+/iu;

/** "let him feed the pigeons": feeding them. */
const LET =
  /^(?:let|have) (?:him|her|it|them|the \p{L}+) (?!(?:an?|the|his|her|its|their|be|in|on|at|as|with|under|by|near|look|more|less|all|two|three)(?!\p{L}))(\p{L}+)(?<!ing|[^e]ed)(?= |$)/iu;

export function withoutForms(said: string): string {
  const bare = said
    .replace(/ (?:there|here|in there)$/iu, "")
    .replace(LET, (whole, verb: string) =>
      /(?:y|er)$/iu.test(verb) && !isKnownVerb(verb) ? whole : ingOf(verb),
    )
    .replace(FORMS, "")
    .trim();
  return bare === "" ? said.trim() : bare;
}

/** One thing in the place of another, wherever the film tells of it: by its name, by its kind or by what is done with it. */
export function swap(told: string, from: string, to: string): string | undefined {
  const bare = withoutArticle(from).trim();
  const anew = withoutForms(to.trim())
    .replace(/[,;]+$/u, "")
    // "outside under a tree"
    .replace(/^(?:out|in)(?:side|doors),? (?=(?:in|on|at|under|by|near) )/iu, "");
  if (
    A_SENTENCE.test(anew) ||
    /(?:he|she|it|they)['’]s?$/iu.test(anew) ||
    PREPOSITIONS.has(bare.toLowerCase())
  )
    return undefined;
  if (/^(?:(?:just |only )?one|it|that|this)$/iu.test(bare)) return describedAnew(told, anew);
  const falls = /^(?:the )?(?:rain|snow|hail|storm)(?:ing)?$/iu;
  // "watches snow fall": it is what is watched
  const watched = partsOf(told)?.deed?.object?.text ?? "";
  if (
    falls.test(bare) &&
    falls.test(anew) &&
    new RegExp(`^(?:the )?${asPattern(bare)}(?!\\p{L})`, "iu").test(watched)
  )
    return withReplaced(told, bare, anew);
  if (falls.test(bare) && falls.test(anew)) {
    const rains = fallsInstead(told, anew.toLowerCase().replace(/^the |ing$/giu, ""));
    if (rains !== undefined) return rains;
  }
  // "three kids not two"
  if (A_NUMBER.test(bare)) {
    const [count = "", ...counted] = anew.split(" ");
    const many = findMeant(told, counted.at(-1) ?? "");
    return many === undefined ? undefined : describedAnew(told, `${count} ${many.noun}`);
  }
  const [first, other] = [whoIn(told), readNounPhrase(anew)];
  // "black and white noir, woman in a trench coat": she is the woman.
  const who = isLivingKind(kindOfNoun(first?.noun ?? ""))
    ? first
    : (nounsOf(told).find(({ noun }) => isLivingKind(kindOfNoun(noun))) ?? first);
  if (/^(?:him|her|them)$/iu.test(bare) && who !== undefined && other !== undefined)
    return putFor(told, who, other);
  const byDeed = deedSwapped(told, bare, anew);
  if (byDeed !== undefined) return byDeed;
  const byLight = lightSwapped(told, bare, anew);
  if (byLight !== undefined) return byLight;
  const led =
    /^(?:in|on|at|under|over|inside|near|by|through|along|across|down|up|around|into|behind|beside)\s+(.+)$/iu.exec(
      anew,
    )?.[1];
  // "under the fence instead of over it"
  if (led !== undefined && /^\p{L}+ (?:it|them|him|her)$/iu.test(bare)) {
    const there = whereIn(told, lastWord(led));
    return there === undefined ? undefined : withArticles(withPart(told, there, anew));
  }
  const where = led === undefined ? undefined : whereIn(told, lastWord(bare));
  if (where !== undefined) return withArticles(withPart(told, where, anew));
  if (led !== undefined || PLACE_NAME.test(bare) || IS_PLACE_NAME.test(withoutArticle(anew))) {
    const set = settled(told, anew, true);
    if (set !== undefined && (findNoun(told, lastWord(bare)) !== undefined || PLACE_NAME.test(told)))
      return set;
  }
  // "spotlight → red"
  const painted = COLOUR.test(anew) && !COLOUR.test(bare) ? madeSo(told, lastWord(bare), anew) : undefined;
  if (painted !== undefined && findNoun(told, lastWord(bare)) !== undefined) return painted;
  const objectOf = sameDeed(told, anew);
  const what = objectOf ?? anew;
  // "reading books instead of laptops", where they work on these
  const [done = ""] = anew.split(" ");
  const worked = new RegExp(
    `(?<!\\p{L})\\p{L}+ing (?:(?:on|with|at|to|for) )?(?:(?:an?|the) )?(?:\\p{L}+ )?${asPattern(bare)}(?!\\p{L})`,
    "iu",
  );
  if (/ing$/iu.test(done) && verbOf(done) !== undefined && anew !== done && worked.test(told))
    return withArticles(told.replace(worked, anew));
  const anewAs = readNounPhrase(what);
  // "white wall, not brick", of a brick wall
  const described = `${bare} ${anewAs?.noun}`;
  if (anewAs !== undefined && anewAs.before.length > 0 && told.includes(described))
    return withArticles(
      told.replace(described, [...anewAs.before, anewAs.noun, anewAs.after].join(" ").trim()),
    );
  const own = anewAs === undefined ? undefined : withOwnArticle(told, bare, anewAs);
  if (own !== undefined) return own;
  // "ocean instead of wheat", of wheat fields: no ocean field
  const field = new RegExp(`(?<!\\p{L})${asPattern(bare)} (?:fields?|meadows?|bushes|bush)(?!\\p{L})`, "iu");
  if (A_PLACE.test(anew) && field.test(told))
    return withArticles(told.replace(field, /^(?:an?|the) /iu.test(anew) ? anew : `the ${anew}`));
  const named = findNoun(told, lastWord(bare));
  // "penguins" for the pirates of "a pirate ship", "cats" for "a dog" that is alone
  if (
    named !== undefined &&
    anewAs?.determiner === "" &&
    anewAs.after === "" &&
    isManyOf(anewAs.noun) &&
    !isManyOf(named.noun) &&
    (followedByNoun(told, named) || /^an?$/iu.test(named.determiner))
  )
    return putFor(told, named, anewAs);
  if (anewAs?.before.length === 0 && named?.before.some((word) => !goesWith(word, named.noun, anewAs.noun)))
    return putFor(told, named, anewAs);
  // "two kittens" for the cat that sleeps: they sleep
  if (
    named !== undefined &&
    named.at === who?.at &&
    anewAs?.after === "" &&
    anewAs.determiner !== "" &&
    isManyOf(anewAs.noun) !== isManyOf(named.noun)
  )
    return putFor(told, named, anewAs);
  // "eats spaghetti": by itself, and nothing before it describes it
  if (
    named?.text === named?.noun &&
    named !== undefined &&
    anewAs?.after === "" &&
    anewAs.determiner === "" &&
    !followedByNoun(told, named)
  )
    return putFor(told, named, anewAs);
  // "a man in a suit" for the woman in a dress: in the suit alone
  const undressed = named === undefined ? told : dressedAnew(told, named, anewAs?.after);
  const whole = withReplaced(undressed, bare, what);
  if (whole !== undefined) return withArticles(ledRight(whole, what));
  // "no spider just web": it is there already.
  const phrase = readNounPhrase(bare);
  const taken = readNounPhrase(what);
  const recoloured = recolouredAs(told, phrase, taken);
  if (recoloured !== undefined) return recoloured;
  if (phrase === undefined || taken === undefined) return undefined;
  const found =
    findMeant(told, phrase.noun) ??
    (ridden(told, phrase, taken) === undefined
      ? nounsOf(told).find((one) => isSameKind(kindOfNoun(one.noun), kindOfNoun(phrase.noun)))
      : undefined);
  return found === undefined ? ridden(told, phrase, taken) : putFor(told, found, taken);
}

const A_NUMBER = new RegExp(`^(?:${HOW_MANY})$`, "iu");

/** "his horse" for a snail, of a knight who rides: on what isn't said. */
function ridden(told: string, from: NounPhrase, to: NounPhrase): string | undefined {
  const deed = partsOf(told)?.deed;
  if (deed === undefined || deed.object !== undefined || !/^(?:ride|drive|gallop)$/u.test(deed.verb))
    return undefined;
  if (![from, to].every(({ noun }) => /^(?:animal|vehicle)$/u.test(kindOfNoun(noun) ?? ""))) return undefined;
  return withArticles(withPart(told, deed, `${deed.text} ${to.text}`));
}

/** "with chopsticks" and "a fork", "above earth" and "the moon": the article is that of what comes. */
function withOwnArticle(told: string, bare: string, anew: NounPhrase): string | undefined {
  const found = findNoun(told, lastWord(bare));
  if (found === undefined || found.text !== found.noun || !/^(?:an?|the)$/iu.test(anew.determiner))
    return undefined;
  return followedByNoun(told, found) || / of $/iu.test(told.slice(0, found.at))
    ? undefined
    : putFor(told, found, anew);
}

/** Where a film has something, with the words that lead there: "in front of a log cabin", "over a desert canyon". */
function whereIn(told: string, noun: string): Part | undefined {
  const found = findNoun(told, noun);
  if (found === undefined) return undefined;
  const [lead = ""] =
    /(?<!\p{L})(?:(?:in front|on top|out|inside|outside) of|next to|close to|into|onto|in|on|at|by|over|under|near|through|along|around|down|up|across|behind|beside|inside|above) $/iu.exec(
      told.slice(0, found.at),
    ) ?? [];
  if (lead === "") return undefined;
  const at = found.at - lead.length;
  const end = found.at + found.text.length;
  const next = followedByNoun(told, found) ? (/^ \p{L}[\p{L}-]*/u.exec(told.slice(end))?.[0] ?? "") : "";
  return { at, text: told.slice(at, end) + next };
}

const COLOUR = new RegExp(`^(?:(?:bright|dark|light|pale|deep) )?(?:${COLOURS})$`, "iu");

/** Hours and weather for each other: "thunderstorm instead of sunset". */
function lightSwapped(told: string, from: string, to: string): string | undefined {
  if (A_PLACE.test(to) || !(TIME_OF_DAY.test(to) || LIGHT.test(to) || SEASONS.test(to))) return undefined;
  const isHour = TIME_OF_DAY.test(from) && TIME_OF_DAY.test(to);
  const rest = isHour || SEASONS.test(to) ? told : withoutThing(told, from);
  return rest === undefined || rest === "" ? undefined : settled(rest, to, true);
}

/** "purple goo not green goo", in a film with a green cauldron: its colour. */
function recolouredAs(
  told: string,
  from: ReturnType<typeof readNounPhrase>,
  to: ReturnType<typeof readNounPhrase>,
): string | undefined {
  const [before, after] = [from?.before[0], to?.before[0]];
  if (before === undefined || after === undefined || from?.noun !== to?.noun) return undefined;
  return withReplaced(told, before, after);
}

/** "on mars", "at a beach": the little word that goes with the new place. */
function ledRight(told: string, place: string): string {
  const bare = withoutArticle(place);
  const isName = IS_PLACE_NAME.test(bare);
  const name = asPattern(bare);
  if (isName) return told.replace(new RegExp(`(?<!\\p{L})(?:the|an?) (?=${name}(?!\\p{L}))`, "giu"), "");
  const last = lastWord(bare);
  return A_PLACE.test(last) && kindOfNoun(last) === undefined
    ? told.replace(
        new RegExp(`(?<!\\p{L})(?:in|on) (?=(?:an? |the )?(?:\\p{L}+ )?${name}(?!\\p{L}))`, "iu"),
        `${leads(last)} `,
      )
    : told;
}

/** "playing poker", where the film has them play: what they play. */
function sameDeed(told: string, to: string): string | undefined {
  const [first = "", ...rest] = to.split(/\s+/u);
  const verb = verbOf(first, /ing$/iu.test(first));
  return verb !== undefined && rest.length > 0 && partsOf(told)?.deed?.verb === verb
    ? rest.join(" ")
    : undefined;
}

/** "crocheting" for "knitting", "walk" for "run", "jump rope" for "hitting the bag". */
function deedSwapped(told: string, from: string, to: string): string | undefined {
  const deed = partsOf(told)?.deed;
  // "it trims the plants instead of watering them": whoever it is about does it.
  const who = /^(?:it|he|she|they) (?=\p{L}+)/iu.exec(to)?.[0] ?? "";
  const [first = "", ...rest] = to.slice(who.length).split(/\s+/u);
  const done = from.split(/\s+/u)[0] ?? "";
  if (deed === undefined || (isNamed(first) && isNamed(done))) return undefined;
  // "ice cream", though one may ice something
  if (
    !/ing$/iu.test(first) &&
    rest.length > 0 &&
    isSeenNoun(first) &&
    isSeenNoun(lastWord(to)) &&
    isNamed(lastWord(to))
  )
    return undefined;
  // "instead of chess let him feed pigeons", where chess is played
  const isDoneTo =
    rest.length > 0 &&
    deed.object !== undefined &&
    (findNoun(deed.object.text, lastWord(from)) !== undefined ||
      isSameKind(kindOfNoun(lastWord(deed.object.text)), kindOfNoun(lastWord(from))));
  const before =
    verbOf(done, /ing$/iu.test(done)) ?? (done.toLowerCase() === deed.verb ? deed.verb : undefined);
  const isDone = before !== undefined && (before === deed.verb || /ing$/iu.test(done));
  // "cuddle", in the place of "fight", though it is no verb that is known
  const plain = /^\p{Ll}+(?<!s|ed)$/u.test(first) && !isSeenNoun(first) ? first : undefined;
  const isVerb = who !== "" || /ing$/iu.test(first);
  const verb = verbOf(first, isVerb) ?? (isDone && before === deed.verb ? plain : undefined);
  if (verb === undefined || !(isDone || (isDoneTo && !isNamed(first) && verb !== deed.verb)))
    return undefined;
  return deedFor(told, verb, rest.join(" "));
}

/** "guitar" may be played and is no deed. */
const isNamed = (word: string) => kindOfNoun(word) !== undefined && !/ing$/iu.test(word);
