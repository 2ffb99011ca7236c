import { partsOf } from "../story/film-parts.ts";
import { withDetail } from "../story/merge-words.ts";
import {
  findMeant,
  findNoun,
  followedByNoun,
  HOW_MANY,
  isLivingKind,
  isManyOf,
  isMass,
  isSameKind,
  isSeenNoun,
  lastWord,
  type NounPhrase,
  nounsOf,
  phraseOf,
  pluralOf,
  readNounPhrase,
  singular,
  withArticles,
  withPart,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { ingOf, inThirdPerson, verbOf } from "../story/verb-forms.ts";
import { evenMore } from "./how-much.ts";
import { clashes, isColour, isOf, isQuality } from "./qualities.ts";
import { settled } from "./settled.ts";

/** Said of somebody, and never before a noun. */
const AFTER_A_NOUN = /^(?:asleep|awake|alone|alive|afraid|ablaze|afloat|alight|apart)$/iu;
const NUMBERS = new RegExp(`^(?:${HOW_MANY})$`, "iu");
const HOW_DONE =
  /^(?!(?:bubbly|chilly|curly|friendly|frilly|ghostly|grizzly|hilly|holy|jolly|lively|lonely|lovely|oily|silly|smelly|ugly|wobbly|woolly|wooly|wrinkly)$)\p{L}{2,}ly$/iu;
const SINGLE = /^(?:an?|one|this|that)$/iu;
/** Said of any animal or person for what it looks like, and of nothing that is one kind of them. */
const isDescribing = (word: string): boolean =>
  isQuality(word) || (/(?:y|ed|ing|ful|ish|ous|less|er|est)$/iu.test(word) && !isSeenNoun(word));

/** "turquoise car", "ten balloons", "a lady knight with braids": what the film shows, described anew. */
export function describedAnew(told: string, said: string): string | undefined {
  const anew = readNounPhrase(said);
  if (anew === undefined || /^(?:his|her|its|their|my|our|that|this)$/iu.test(anew.determiner))
    return undefined;
  // "blue coat and the train arriving": two wishes
  if (/^and (?:an?|the) .* \p{L}+ing$/iu.test(anew.after)) return undefined;
  const found = findNoun(told, anew.noun);
  if (found === undefined || found.noun.toLowerCase().length > anew.noun.length + 2) return undefined;
  const isCounted = NUMBERS.test(anew.determiner) && anew.determiner.toLowerCase() !== "one";
  const isNew = anew.before.some((word) => !hasWord(found.before, word));
  // "jellyfish swarm" is no jellyfish of its own.
  if (followedByNoun(told, found) || !(isNew || isCounted || anew.after !== "")) return undefined;
  // "a cat in her lap": another one, unless how it is comes first.
  if (!isNew && !isCounted && !/^(?:shaped|made|wearing|covered|dressed|with)/iu.test(anew.after))
    return undefined;
  if (/^(?:on|in|at|under|behind|over|next|beside)(?!\p{L})/iu.test(anew.after)) return undefined;
  // "corn field", of a wheat field: a noun of its kind before it
  const isOfAKind = (word: string) =>
    anew.before.some(
      (other) =>
        !isDescribing(other) &&
        (isSameKind(kindOfNoun(other), kindOfNoun(word)) ||
          // "a pool party" of a beach party
          (isSeenNoun(word) && isSeenNoun(other) && !isQuality(word) && word === found.before.at(-1))),
    );
  const isSky = /^(?:sky|skies)$/iu.test(anew.noun);
  const isOther = anew.before.some((word) => !isDescribing(word));
  const kept = found.before.filter(
    (word) =>
      !hasWord(anew.before, word) &&
      !(isCounted && /^(?:lone|single|solitary|only)$/iu.test(word)) &&
      !anew.before.some((other) => clashes(word, other)) &&
      !(isOther && isColour(word)) &&
      !isOfAKind(word) &&
      !isSky,
  );
  const many = isCounted || (isManyOf(anew.noun) && !SINGLE.test(found.determiner));
  const noun = many
    ? pluralOf(singular(found.noun))
    : isManyOf(found.noun) && SINGLE.test(anew.determiner)
      ? singular(found.noun)
      : found.noun;
  const determiner = isCounted
    ? anew.determiner
    : anew.determiner !== "" && !/^the$/iu.test(anew.determiner) && !NUMBERS.test(found.determiner)
      ? anew.determiner
      : found.determiner;
  const words = [determiner, ...anew.before, ...kept, noun, anew.after]
    .filter((word) => word !== "")
    .join(" ");
  // "a wheat field", of a field of lavender
  const end = found.at + found.text.length;
  const [of = ""] = anew.before.some(isSeenNoun) ? (/^ of [\p{L}-]+/u.exec(told.slice(end)) ?? []) : [];
  const rest = told.slice(0, end) + told.slice(end + of.length);
  return agreeing(rest, found, words, noun);
}

/** "quiet and empty", "bright red": how something is to be. */
export function madeSo(told: string, what: string, how: string): string | undefined {
  const found = findMeant(told, readNounPhrase(what)?.noun ?? what);
  const words = how.replace(/,? and /giu, " ").split(/[\s,]+/u);
  if (found === undefined || words.length > 3 || !words.every((word) => /^[\p{L}-]+$/u.test(word)))
    return undefined;
  // "mustard yellow"
  const isPainted = isColour(words.at(-1) ?? "");
  if (
    !words.every((word) => isDescribing(word) || isPainted) ||
    // "slowly" is how something is done
    words.some((word) => HOW_DONE.test(word) || AFTER_A_NOUN.test(word)) ||
    // "bigger" than it is: only what it can't be besides goes for it.
    words.some(
      (word) =>
        /(?:er|est)$/iu.test(word) &&
        !isColour(word) &&
        !found.before.some((other) => clashes(word, other) || evenMore(word, other) !== undefined),
    ) ||
    words.some((word) => verbOf(word) !== undefined && /ing$/u.test(word))
  )
    return undefined;
  const grown = words.map(
    (word) => found.before.map((old) => evenMore(word, old)).find((more) => more !== undefined) ?? word,
  );
  const kept = found.before.filter(
    (word) =>
      !words.some((other) => clashes(word, other) || evenMore(other, word) !== undefined) &&
      !hasWord(words, word),
  );
  // "an old yellow tram", "a yellow paper boat"
  const isBefore = (word: string) => isOf("size", word) || isOf("age", word);
  const at = isPainted ? kept.filter(isBefore).length : 0;
  const described = [...kept.slice(0, at), ...grown, ...kept.slice(at)];
  return withArticles(
    withPart(
      told,
      found,
      [found.determiner, ...described, found.noun].filter((word) => word !== "").join(" "),
    ),
  );
}

const hasWord = (words: readonly string[], word: string) =>
  words.some((one) => one.toLowerCase() === word.toLowerCase());

/** What is said without more to take something's place: "rollercoaster instead", "NYC instead". */
export function setInstead(told: string, said: string): string | undefined {
  const x = said.trim().replace(/[.!?]+$/u, "");
  const set = settled(told, x, true) ?? settledTwice(told, x);
  if (set !== undefined) return set;
  const deed = deedInstead(told, x);
  if (deed !== undefined) return deed;
  const described = describedAnew(told, x);
  if (described !== undefined) return described;
  const anew = readNounPhrase(x);
  if (anew === undefined) return undefined;
  const target = insteadOf(told, anew);
  if (target === undefined) return undefined;
  // "a dog staring", where a cat stares
  const doing = verbOf(anew.after, true);
  const isDone = doing !== undefined && doing === partsOf(told)?.deed?.verb;
  // "the king laughing", where the king sits
  const isOfWho =
    target.noun === anew.noun && target.at === partsOf(told)?.who.at && anew.before.length === 0;
  if (doing !== undefined && !isDone && isOfWho && /^\p{L}+ing/u.test(anew.after)) {
    const done = deedFor(told, doing, anew.after.replace(/^\p{L}+ing ?/u, ""));
    if (done !== undefined) return done;
  }
  return putFor(told, target, isDone ? { ...anew, after: "" } : anew);
}

/** "calm sea and sunset", "a quiet kitchen at night": each is a place, an hour or a weather. */
export function settledTwice(told: string, said: string): string | undefined {
  const both = / and /iu.test(said)
    ? said.split(/ and /iu)
    : (
        /^(.+) ((?:at|in the) (?:night|dawn|dusk|noon|sunset|sunrise|morning|evening|afternoon))$/iu.exec(
          said,
        ) ?? []
      ).slice(1);
  const [one = "", other = ""] = both;
  const set = both.length === 2 ? settled(told, one, true) : undefined;
  return set === undefined ? undefined : settled(set, other, true);
}

/** What of the film something said without more is to replace: what is of its kind, or whom the film is about. */
function insteadOf(told: string, anew: NounPhrase): NounPhrase | undefined {
  const kind = kindOfNoun(anew.noun);
  // Nobody is "a calm water", wherever it is.
  if (AROUND.test(anew.noun) && findNoun(told, anew.noun) === undefined) return undefined;
  const parts = partsOf(told);
  const nouns = nounsOf(told);
  const alike =
    (kind === undefined ? undefined : nouns.find((one) => kindOfNoun(one.noun) === kind)) ??
    nouns.find((one) => isSameKind(kindOfNoun(one.noun), kind));
  if (alike !== undefined) return alike;
  if (parts === undefined) return undefined;
  const who = shownIn(told, parts.who);
  const isAbout = kindOfNoun(who?.noun ?? "");
  const object = parts.deed?.object && phraseOf(parts.deed.object);
  if (isLivingKind(isAbout) && !isLivingKind(kind)) return object;
  return who;
}

/** Whom a film is about: of a "time lapse of a flower" the flower. */
function shownIn(told: string, who: { at: number; text: string }): NounPhrase | undefined {
  const shown = /(?:lapse|shot|view|close-?up|footage|video|bowl|cup|plate|picture)$/iu.test(who.text)
    ? / of ((?:an? |the )?\p{L}+)/iu.exec(told.slice(who.at + who.text.length))
    : null;
  return shown === null
    ? phraseOf(who)
    : (findNoun(told, (shown[1] ?? "").replace(/^(?:an?|the) /iu, "")) ?? undefined);
}

/** Puts a noun phrase in the place of another: with the article, number and verb that go with it. */
export function putFor(told: string, found: NounPhrase, anew: NounPhrase & { after?: string }): string {
  const many = isManyOf(anew.noun);
  const kept =
    anew.before.length === 0
      ? found.before.filter((word) => isDescribing(word) && goesWith(word, found.noun, anew.noun))
      : [];
  let determiner = anew.determiner;
  let noun = anew.noun;
  if (determiner === "") {
    determiner = many && SINGLE.test(found.determiner) ? "" : found.determiner;
    if (NUMBERS.test(found.determiner) && found.determiner.toLowerCase() !== "one") noun = pluralOf(noun);
    else if (found.determiner === "" && isManyOf(found.noun) && isSeenNoun(noun) && !isMass(noun))
      noun = pluralOf(noun);
  }
  // "a neon ramen stall" with tacos is a taco stall.
  if (followedByNoun(told, found)) {
    const words = [found.determiner, ...found.before, ...anew.before, singular(anew.noun)].filter(
      (word) => word !== "",
    );
    return withArticles(withPart(told, found, words.join(" ")));
  }
  const last = lastWord(told.slice(0, found.at).trim()).toLowerCase();
  // "flying whales" of "flying cars", where they fly
  const before = anew.before.filter((word) => word.toLowerCase() !== last);
  const medium = anew.before.some((word) => DRAWN.test(word) || /^real/iu.test(word))
    ? []
    : found.before.filter((word) => DRAWN.test(word) && !hasWord(kept, word));
  const words = [determiner, ...medium, ...before, ...kept, noun, anew.after ?? ""]
    .filter((word) => word !== "")
    .join(" ");
  return agreeing(dressedAnew(told, found, anew.after), found, words, noun);
}

/** How somebody is drawn or made: whoever takes their place is, too. */
const DRAWN =
  /^(?:anime|manga|cartoon|animated|lego|claymation|plasticine|felt|origami|pixel|art|cgi|3d|puppet|chibi)$/iu;

/** Whether what described one describes another: a red fox's boy isn't red, nor an old man's child old. */
export function goesWith(word: string, noun: string, anew: string): boolean {
  if (A_KIND_BY_COLOUR.test(`${word} ${noun}`)) return false;
  if (YOUNG.test(anew) && isOf("age", word)) return false;
  return !(isColour(word) && kindOfNoun(noun) === "animal" && kindOfNoun(anew) === "person");
}
/** Kinds of animals that have a colour in their name. */
const A_KIND_BY_COLOUR =
  /^(?:golden retriever|golden eagle|red panda|blue whale|black panther|gr[ae]y wolf|brown bear|black bear|white shark|black widow|red squirrel|white rhino)s?$/iu;
const YOUNG =
  /^(?:teenager|teen|child|kid|baby|toddler|boy|girl|puppy|kitten|cub)s?$|^(?:children|babies|puppies)$/iu;

/** Who comes in other clothes wears those that are told no longer. */
export function dressedAnew(told: string, { at, text }: NounPhrase, after = ""): string {
  if (kindOfNoun(after.split(/\s+/u).at(-1) ?? "") !== "garment") return told;
  const end = at + text.length;
  const [worn = "", words = ""] =
    /^ (?:in|wearing) (?:an?|the|his|her|their) ((?:\p{L}+ ){0,3}\p{L}+)/u.exec(told.slice(end)) ?? [];
  const garment = words.split(" ").find((word) => kindOfNoun(word) === "garment");
  if (garment === undefined) return told;
  return told.slice(0, end) + told.slice(end + worn.indexOf(garment) + garment.length);
}

const AROUND = /^(?:water|sea|ocean|sky|skies|weather|light|air|nature)$/iu;

/** With the verb in the number of whom it is about now: "a fox runs", "two foxes run". */
export function agreeing(told: string, found: NounPhrase, words: string, noun: string): string {
  const parts = partsOf(told);
  const replaced = withPart(told, found, words);
  const deed = parts?.deed;
  if (deed === undefined || found.at !== parts?.who.at || deed.form === "ing") return withArticles(replaced);
  const many = isManyOf(noun) || (NUMBERS.test(words.split(" ")[0] ?? "") && !/^one /iu.test(words));
  if (many === (deed.form === "plain")) return withArticles(replaced);
  const at = deed.at + words.length - found.text.length;
  const verb = /^\S+/u.exec(replaced.slice(at))?.[0] ?? "";
  const formed = many ? deed.verb : inThirdPerson(deed.verb);
  const rest = replaced.slice(at + verb.length);
  // "float on their backs"
  const theirs = many ? rest.replace(/(?<!\p{L})its (?=\p{L})/gu, "their ") : rest;
  return withArticles(`${replaced.slice(0, at)}${formed}${theirs}`);
}

/** What somebody is to do instead: "playing poker", "crocheting", "dance". */
function deedInstead(told: string, said: string): string | undefined {
  const [first = "", ...rest] = said.trim().split(/\s+/u);
  const deed = partsOf(told)?.deed;
  const verb = /ing$/iu.test(first) ? verbOf(first, true) : undefined;
  if (
    verb === undefined ||
    deed === undefined ||
    (isSeenNoun(first) && rest.length === 0 && verbOf(first) === undefined)
  )
    return undefined;
  return deedFor(told, verb, rest.join(" "));
}

const WHERE = "in|on|at|through|over|across|under|along|with|by|near|into|from|down|up|around";
const IS_WHERE = new RegExp(`^(?:${WHERE}) `, "u");
const NEXT_WHERE = new RegExp(`,? (?=(?:${WHERE}|while|until)\\s)`, "u");

const LOOKS_AT = /^(?:look|stare|gaze|glance|peek|peer|listen|wait|point)$/u;
const WHAT_IS_LOOKED_AT =
  /^ (?:out(?: of)?|at|through|into|up at|down at|to|for|towards?) (?:(?:the|an?|his|her|its|their) )?[\p{L}-]+(?=[,.;]| (?:in|on|at|with|while|as|from|under)(?!\p{L})|$)/u;

/** The verb in the form that the film's has, with what follows it. */
export function deedFor(told: string, verb: string, rest: string): string | undefined {
  const deed = partsOf(told)?.deed;
  if (deed === undefined) return undefined;
  const formOf = (plain: string) =>
    deed.form === "ing" ? ingOf(plain) : deed.form === "plain" ? plain : inThirdPerson(plain);
  const formed = formOf(verb);
  // "yawn and stretch"
  const [, next = "", after = ""] = /^and (\p{L}+)(.*)$/u.exec(rest) ?? [];
  if (next !== "") return withArticles(withPart(told, deed, `${formed} and ${formOf(next)}${after}`));
  const [first = "", ...others] = rest.split(NEXT_WHERE);
  // "pull a lion out of the hat", where a rabbit was pulled from it.
  const object = first.replace(
    / (?:out of|off|onto|into) (?:the|his|her|its) (\p{L}+)$/iu,
    (where, noun: string) => (findNoun(told, noun) === undefined ? where : ""),
  );
  // "sit down and drink tea"
  const isLed = IS_WHERE.test(rest) && !/^(?:down|up) and /iu.test(rest);
  const done = object.replace(
    /^((?:down|up) and )(\p{L}+)/iu,
    (_, and: string, also: string) => and + formOf(also),
  );
  const words = [formed, isLed ? "" : done].filter((word) => word !== "").join(" ");
  // "looking out the window": at what they look goes with it.
  const end = deed.at + deed.text.length;
  const [at = ""] = LOOKS_AT.test(deed.verb) ? (WHAT_IS_LOOKED_AT.exec(told.slice(end)) ?? []) : [];
  const changed = withPart(told.slice(0, end) + told.slice(end + at.length), deed, words);
  const stop = changed.indexOf(",", deed.at);
  const besides = (isLed ? [rest] : others).join(" ");
  if (besides === "") return withArticles(changed);
  const last = besides.split(/\s+/u).at(-1) ?? "";
  // "let her ride along the canal": it is there already.
  if (isLed && findNoun(changed, last) !== undefined) return withArticles(changed);
  const placed = settled(changed, besides, true);
  if (placed !== undefined || at === "" || stop === -1) return placed ?? withDetail(changed, besides);
  return `${changed.slice(0, stop)} ${besides}${changed.slice(stop)}`;
}
