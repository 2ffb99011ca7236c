import { COLOURS, PAINT } from "./merge-words.ts";
import { HOW_MANY, isLivingKind, isSameKind, isSeenNoun, nounsOf, pluralOf, whoIn } from "./noun-in-text.ts";
import { kindOfNoun } from "./noun-kinds.ts";
import { formsOf } from "./nouns.ts";
import { saysInTalk } from "./talk.ts";
import { THING_NOUNS } from "./thing-nouns.ts";
import { MATERIALS } from "./told-pictures.ts";
import { inThirdPerson, isKnownVerb } from "./verb-forms.ts";

interface Form {
  form: RegExp;
  /** The order in plain words; undefined where it is none of this film. */
  as: (prompt: string, ...found: string[]) => string | undefined;
}

/** People who speak with each other, or of what a thing is able to: no wish for the picture. */
const OF_PEOPLE =
  /(?<!\p{L})(?:i|me|my|we|us|our|you|your|u|ur|really|actually|even|ever|still|irl|apparently)(?!\p{L})|n['’]t(?!\p{L})/iu;
const THE_THING = "(?:the|his|her|its|their) (?:\\p{L}+ )??\\p{L}+";
const MEALS = "breakfast|brunch|lunch|dinner|supper|tea|picnic";
const FAMILY = new Set(
  "dad daddy father mum mummy mom mother son daughter kid boy girl baby gran".split(" "),
);

/** Each way in which people say what they want without the words of an order. */
const FORMS: readonly Form[] = [
  // "put a ghost dwarf in there working the anvil"
  {
    form: /^(?:put|stick|place|throw|have|pop) ((?:an?|some|two|three|four|another) (?:\p{L}+ ){0,3}?\p{L}+) in (?:there|here|it|this|that),? (\p{L}+ing|(?:\p{L}+ing|with|who|that|on|at|by|near|next to|behind) .{3,80})$/iu,
    as: (_, what, doing) => `add ${what} ${doing}`,
  },
  // "Leo says the pyjamas have to have rockets on them"
  {
    form: new RegExp(
      `^(?:(?:and|but|so|ok|now|apparently) )*(?!(?:i|we|you|who|what|nobody) )(?:(?:my|our|the|his|her) )?\\p{L}+(?: \\p{L}+)? (?:says?|said|thinks|insists|reckons|demands|decided)(?: that)? (it|${THE_THING}) (?:(?:has|have|needs?|ought|got) to|must|should) (.{2,80})$`,
      "iu",
    ),
    as: (prompt, what = "", does = "") =>
      (what === "it" || isOf(prompt, what)) && !OF_PEOPLE.test(does) ? `${what} should ${does}` : undefined,
  },
  // "my son wants the dog to wear a cape"
  {
    form: new RegExp(
      `^(?:(?:and|but|so|ok|now) )*(?!(?:i|we|you|who|what|he|she|it|they|nobody) )(?:(?:my|our|the|his|her) )?\\p{L}+(?: \\p{L}+)? (?:wants|insists on|wishes for|demands|asks for) (${THE_THING}) to (?!go home|stop|know)(.{2,80})$`,
      "iu",
    ),
    as: (prompt, what = "", does = "") =>
      isOf(prompt, what) && !OF_PEOPLE.test(does) ? `${what} should ${does}` : undefined,
  },
  // "now a triceratops"
  {
    form: /^(?:and |ok |okay )?now (?:for |with |do )?(an? (?:\p{L}+ )??([\p{L}-]+))$/iu,
    as: (prompt, what, noun = "") =>
      isLivingKind(kindOfNoun(noun)) && isLivingKind(kindOfNoun(whoIn(prompt)?.noun ?? ""))
        ? `${what} instead`
        : undefined,
  },
  // "mayo this time"
  { form: /^((?:an? |some )?(?:\p{L}+ )?([\p{L}-]+))(?:,? this time)$/iu, as: inItsKindsPlace },
  // "gold"
  { form: new RegExp(`^(?:in )?(${PAINT}|${MATERIALS})$`, "u"), as: paintedAnew },
  // "can the dad be a sweet potato"
  {
    form: new RegExp(
      `^(?:and |so |ok )?(?:can|could) (${THE_THING}) (?:please |maybe |also )?be ((?:an? |in |on |at |made of |${COLOURS}|${MATERIALS}|(?!(?:being|going|boring) )\\p{L}+ing ).{0,60})$`,
      "iu",
    ),
    as: (prompt, what = "", how = "") =>
      isOf(prompt, what) && !OF_PEOPLE.test(how) ? `${what} should be ${how}` : undefined,
  },
  // "can the lighthouse light turn round and round"
  {
    form: new RegExp(
      `^(?:and |so |ok )?(?:can|could) (${THE_THING}) (?:please |maybe |also )?((?!be )\\p{L}+)( .{2,60})$`,
      "iu",
    ),
    as: (prompt, what = "", verb = "", rest = "") => {
      const [, whole = "", next = "", after = ""] =
        /^(\p{L}+) (\p{L}+)( .+|$)/iu.exec(`${verb}${rest}`) ?? [];
      // "the lighthouse light turn": what might be done is what it is that does it.
      const isNoun = whole !== "" && what.split(" ").length < 3 && isSeenNoun(whole) && isKnownVerb(next);
      const [who, does, how] = isNoun ? [`${what} ${whole}`, next, after] : [what, verb, rest];
      return isOf(prompt, who) && isKnownVerb(does) && !OF_PEOPLE.test(how)
        ? `${who} should ${does}${how}`
        : undefined;
    },
  },
  // "Eight coaches, not three": of what isn't counted in the film
  {
    form: new RegExp(`^((?:${HOW_MANY}) (\\p{L}+)),? (?:and )?not (?:just |only )?(?:${HOW_MANY})$`, "iu"),
    as: (prompt, many = "", what = "") =>
      isSeenNoun(what) &&
      !isOf(prompt, what) &&
      !/^(?:stars?|points?|likes|thumbs?|sec\p{L}*|minutes?|hours?|days?|shots?|clips?|videos?|times)$/iu.test(
        what,
      )
        ? hasSo(prompt, many.toLowerCase())
        : undefined,
  },
  // "label the parts"
  {
    form: /^(label|number|caption|annotate) ((?:the|all the|each of the|every|its|his|her) (?:\p{L}+ ){0,2}\p{L}+)$/iu,
    as: (_, verb = "", what) =>
      `add ${verb === "annotate" ? "notes" : pluralOf(verb.toLowerCase())} on ${what}`,
  },
  // "same man same nets but its evening and theres a boy next to him"
  {
    form: /^(?:the )?same (\p{L}+)((?:,? (?:and )?(?:the )?same \p{L}+)*),? (?:but|only|just) (.{4,160})$/iu,
    as: (prompt, what = "", others = "", anew = "") =>
      isOf(prompt, what) || isOf(prompt, others.replaceAll("same", "")) ? eachAsked(anew) : undefined,
  },
  // "now the next morning at breakfast, same family, nobodys talking"
  {
    form: new RegExp(
      `^(?:and |ok |okay |so )?(?:now )?(?:it['’]?s )?((?:the )?(?:next|following) (?:morning|day|evening|night|afternoon|spring|summer|autumn|winter))(?: at (${MEALS}))?((?:,? (?:the )?same \\p{L}+)*)[,:;]? (?:and |but )?(.{4,200})$`,
      "iu",
    ),
    as: (prompt, when = "", meal = "", same = "", what = "") => {
      if (same === "" && meal === "") return undefined;
      const before = new RegExp(`(?<!\\p{L})(?:${MEALS})(?!\\p{L})`, "iu").exec(prompt)?.[0];
      const time = `make it ${when.startsWith("the") ? when : `the ${when}`}`;
      const rest = eachToBe(what);
      if (meal === "") return `${time}. ${rest}`;
      if (before === undefined) return `${time} at ${meal}. ${rest}`;
      return `${meal} instead of ${before.toLowerCase()}. ${time}. ${rest}`;
    },
  },
  // "stop at one of the spice stalls and stay there"
  {
    form: /^((?:stop|pause|linger|halt|stay|rest|turn|go|walk|move|head|look|duck) (?:at|by|on|in|in front of|near|beside|inside|into|toward|towards|to|through|past|around|along|under|over) )(.{3,80})$/iu,
    as: (prompt, goes = "", where = "") => {
      const who = kindOfNoun(whoIn(prompt)?.noun ?? "");
      const known = new Set(formsOf(prompt));
      const isThere = (where.match(/\p{L}{4,}/gu) ?? []).some((word) =>
        formsOf(word).some((form) => known.has(form)),
      );
      if (isLivingKind(who) || !isThere || !GOES_THROUGH.test(prompt) || OF_PEOPLE.test(where))
        return undefined;
      const told = where.replace(
        /(?<= and (?:then )?)\p{L}+(?= (?:there|here|up|down|at|on|in|into|around|back|for|to|over)(?!\p{L})|$)/giu,
        (verb) => (isKnownVerb(verb) || /^(?:stay|linger|remain)$/iu.test(verb) ? inThirdPerson(verb) : verb),
      );
      return `the camera should ${goes.toLowerCase()}${told}`;
    },
  },
];

const GOES_THROUGH =
  /(?<!\p{L})(?:walk(?:ing)? through|pov|first[- ]person|drone|camera|tracking shot|dolly|fl(?:y|ying|ight) (?:over|through)|gliding)(?!\p{L})/iu;

/** Whether the film speaks of what is named, or of a family one of whom is. */
function isOf(prompt: string, what: string): boolean {
  const known = new Set(formsOf(prompt));
  const said = what.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return said.some(
    (word) =>
      !/^(?:the|his|her|its|their|and)$/u.test(word) &&
      (formsOf(word).some((form) => form.length > 2 && known.has(form)) ||
        (FAMILY.has(word) && /(?<!\p{L})family(?!\p{L})/iu.test(prompt))),
  );
}

/** "three masts": whom the film is about has them. */
function hasSo(prompt: string, what: string): string {
  const who = whoIn(prompt);
  return who === undefined ? `add ${what}` : `the ${who.noun} should have ${what}`;
}

/** What takes the place of the last thing of its kind: what a thing is made of stands before it. */
function inItsKindsPlace(prompt: string, what = "", noun = ""): string | undefined {
  const kind = kindOfNoun(noun);
  if (kind === undefined || saysInTalk(what) || isOf(prompt, noun)) return undefined;
  const known = nounsOf(prompt).filter((thing) => isSameKind(kindOfNoun(thing.noun), kind));
  const old = isLivingKind(kind) ? undefined : known.at(-1);
  if (old !== undefined) return `${what} instead of ${old.noun}`;
  return isLivingKind(kind) && known.length > 0 ? `${what} instead` : undefined;
}

/** What is painted or made of something in the film, or the thing that it is about. */
function paintedAnew(prompt: string, how = ""): string | undefined {
  const who = whoIn(prompt);
  const things = [...(who === undefined ? [] : [who]), ...nounsOf(prompt).filter(({ at }) => at !== who?.at)];
  const painted = things.filter(({ before }) => before.some((word) => A_PAINT.test(word)));
  const thing = painted.length === 0 ? things[0] : painted.length === 1 ? painted[0] : undefined;
  if (thing === undefined || isOf(prompt, how)) return undefined;
  const kind = kindOfNoun(thing.noun);
  // "a glass bird" is none that lives.
  const isMade = thing.before.some((word) => A_PAINT.test(word) && !A_COLOUR.test(word));
  // "a chess set"
  const isOfThings = [thing.noun, ...thing.before].some(
    (word) => THING_NOUNS.has(word) || !["food", undefined].includes(kindOfNoun(word)),
  );
  const canBe = painted.length === 1 || isOfThings;
  return canBe && (isMade || !isLivingKind(kind)) ? `make the ${thing.noun} ${how}` : undefined;
}

const A_COLOUR = new RegExp(`^(?:${COLOURS})$`, "iu");
const A_PAINT = new RegExp(`^(?:${COLOURS}|${MATERIALS}|chrome|metal|ice|concrete|brick)$`, "iu");

/** "its evening and theres a boy next to him": each is asked for by itself. */
function eachAsked(anew: string): string {
  return anew
    .split(/,? and (?=it['’]?s |there|an? |with |he |she |they |the )|, /iu)
    .map((part) =>
      part
        .replace(/^(?:now )?(?:it['’]?s|it is) (?:now )?(?!\p{L}+ing)/iu, "make it ")
        .replace(/^there(?:['’]?s| is| are) /iu, "add ")
        .replace(/^(?=(?:an?|two|three) )/iu, "add ")
        .replace(/ how to do (it|that)$/iu, " $1"),
    )
    .join(". ");
}

/** "nobodys talking and the ketchup is on the floor": how each is to be. */
function eachToBe(told: string): string {
  return told
    .replace(/(?<!\p{L})(nobody|every(?:one|body)|some(?:one|body))['’]?s (?=\p{L})/giu, "$1 is ")
    .split(/,? and (?=\p{L}+ (?:\p{L}+ )?(?:is|are) )|, /iu)
    .map((part) => part.replace(/^((?:\p{L}+ ){1,3}?)(?:is|are) (?!\p{L}+ing(?!\p{L}))/iu, "$1should be "))
    .map((part) =>
      `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`.replace(/^Every(?:one|body) /u, "They "),
    )
    .join(". ");
}

/**
 * What somebody wants of a film, said in the words of an order: "mayo this time" is mayo instead of ketchup. Undefined where it is said
 * in none of these ways, or not of this film.
 */
export function orderedPlainly(words: string, prompt: string): string | undefined {
  const said = words.trim().replace(/[\s.?]+$/u, "");
  if (said.length > 240 || /[!"“”\n]/u.test(said)) return undefined;
  for (const { form, as } of FORMS) {
    const found = form.exec(said);
    const order = found === null ? undefined : as(prompt, ...found.slice(1));
    if (order !== undefined) return order;
  }
  return undefined;
}
