import type { Verdict, WordsContext, WordsJudge } from "../core/ports/words-judge.ts";
import { asksForChange, type Doubt, onlyLaughs } from "./asked-by-mood.ts";
import type { Reads } from "./asked-change.ts";
import { bare } from "./bare-words.ts";
import { withShortRuns } from "./beats.ts";
import { withoutCourtesy } from "./courtesy.ts";
import { everydayOrder, mayBeOfTheRoom } from "./everyday-orders.ts";
import { isForOthers, judgeByRules } from "./judge-by-rules.ts";
import { likenessToOrder } from "./likeness.ts";
import { PAINT } from "./merge-words.ts";
import { clausesIn } from "./moods.ts";
import { namesNothing, namesSpeakers, takesWhatIsUnknown } from "./names-nothing.ts";
import { HOW_MANY } from "./noun-in-text.ts";
import { kindOfNoun } from "./noun-kinds.ts";
import { onlyTalk } from "./only-talk.ts";
import {
  CAMERA_MOVED,
  FIXED,
  FRAMING,
  IMPERATIVE,
  isHowItIs,
  isSetting,
  LOOKS,
  MOVE_ALONE,
} from "./order-forms.ts";
import { orderedPlainly } from "./ordered-plainly.ts";
import { withoutRemarks } from "./remarks.ts";
import { CJK, isEnglish } from "./said-elsewhere.ts";
import { isForFun } from "./said-for-fun.ts";
import { maybeSaying, SAYING } from "./sayings.ts";
import { seenAsTold } from "./seen-as-told.ts";
import { spokenPlainly } from "./spoken.ts";
import { isTalkElsewhere } from "./talk.ts";
import { toldPicture, wishedPicture } from "./told-pictures.ts";
import { replacesUnknown, speaksOfUnknown } from "./unknown-things.ts";
import { isWornAnew } from "./worn-anew.ts";

export interface JudgeParts {
  /** Whether the remix reader understands all of it, words left as they are apart. */
  readsOrder?: Reads;
  /** The sentences that would be filmed just as they were said: orders among them were not understood. */
  filmedAsSaid?: (words: string, context: WordsContext) => readonly string[];
  /** Of an order in another language than English: all of it is understood, or it is one of which something isn't. */
  readsAbroad?: (words: string, context: WordsContext) => "sure" | "unsure" | undefined;
  /** Whether words find something in the film that they change. */
  changesWhatIsThere?: (words: string, context: WordsContext) => boolean;
  /**
   * Asked about what the rules would offer; undefined: it doesn't know, and it is offered. Has to answer within a
   * second: `signal` aborts then.
   */
  decide?: (words: string, context: WordsContext, signal: AbortSignal) => Promise<Verdict | undefined>;
}

/** Longer than this nobody waits for a verdict. */
const DECIDE_MS = 1_000;

/** Tells an order from talk: what is recognised is done, what may be either is offered, the rest is talk. */
export function createWordsJudge({
  readsOrder = () => false,
  filmedAsSaid = () => [],
  readsAbroad = () => undefined,
  changesWhatIsThere = () => false,
  decide,
}: JudgeParts = {}): WordsJudge {
  /** "turn that frown upside down": an order in form, of which nothing is understood. */
  const isSure = (order: string, words: string, context: WordsContext) => {
    const prompt = context.clip?.request.prompt ?? "";
    if (
      UNSEEN.test(order) ||
      A_SONG.test(words) ||
      namesSpeakers(order) ||
      MOVE_ALONE.test(order) ||
      DOUBLED.test(order)
    )
      return false;
    const said = bare(spokenPlainly(withoutCourtesy(words)))
      .replace(STOPS, "")
      .toLowerCase();
    const isUnknown = isEnglish(words)
      ? namesNothing(order, prompt) ||
        [order, said].some((form) => speaksOfUnknown(form, prompt)) ||
        replacesUnknown(order, said, prompt)
      : takesWhatIsUnknown(order, prompt);
    if (isUnknown) return false;
    return !filmedAsSaid(order, context).some(
      (sentence) =>
        (IMPERATIVE.test(sentence) && !FRAMING.test(sentence) && !CAMERA_MOVED.test(sentence)) ||
        // "slow clap": nothing of it is understood, and it is no light, place, framing or quality.
        (sentence.replace(STOPS, "").toLowerCase() === said &&
          !LOOKS.some((form) => form.test(said)) &&
          !isHowItIs(said) &&
          !isSetting(said)),
    );
  };
  /** "square pls, for the family chat": an order, and why it is wanted. */
  const firstPart = (words: string, context: WordsContext, likeness: number): Verdict | undefined => {
    const [, first = "", please, reason = ""] = WITH_A_REASON.exec(words.trim()) ?? [];
    if (reason === "") return undefined;
    const told = judgeByRules(first, context, readsOrder);
    if (told.kind !== "order" || !isSure(told.words, first, context)) return undefined;
    const isMeant = please !== undefined || likeness >= POSSIBLE;
    // "deeper, no light": the rest is asked for as well.
    const isAllAsked = judgeByRules(reason, context, readsOrder).kind === "order";
    return { kind: isMeant ? "order" : "offer", words: isAllAsked ? words : told.words };
  };
  /** What the rules say, and what words like these were meant as. */
  const weighed = (byRules: Verdict, words: string, context: WordsContext, isDoubted: boolean): Verdict => {
    if (context.place !== "reply" || !context.clip || isForOthers(words)) return byRules;
    if ([SAID_OF_IT, HAS_NONE, A_GUESS, FOR_ONESELF].some((form) => form.test(words)))
      return { kind: "chatter" };
    const likeness = likenessToOrder(words, context.clip.request.prompt);
    const meant = isOpen(byRules)
      ? asking(
          byRules,
          words,
          context.clip.request.prompt,
          isDoubted ? "unknown" : byRules.kind === "chatter" ? "talk" : undefined,
        )
      : undefined;
    if (meant !== undefined) return meant;
    if (
      isOpen(byRules) &&
      mayBeMeant(words, likeness, context.clip.request.prompt) &&
      changesWhatIsThere(spokenPlainly(withoutCourtesy(words)), context)
    )
      return { kind: "order", words };
    if (isOpen(byRules) && isWornAnew(words, likeness, context.clip.request.prompt))
      return { kind: "order", words };
    if (isOpen(byRules) && isPictured(words, likeness, context.clip.request.prompt))
      return { kind: "order", words };
    const open = isOpen(byRules)
      ? (likely(byRules, words, likeness) ??
        firstPart(words, context, likeness) ??
        unlikely(byRules, words, likeness))
      : byRules;
    if (open.kind !== "order") return open;
    // An order beside a question is only offered, as is a question that may be one, and what has an order's form alone.
    const isAsked = open !== byRules && likeness < BEYOND_DOUBT && /[?？]\s*$/u.test(words);
    const isPlain = FIXED.test(open.words) || isSetting(open.words) || isOnASeat(words);
    const isDoubtful = likeness < DOUBTFUL && !isPlain;
    return isAsked || isDoubtful ? { kind: "offer", words: open.words } : open;
  };
  /** The verdict of the rules, and of what words like these were meant as. */
  const judged = (words: string, context: WordsContext): Verdict => {
    const abroad = context.place === "reply" ? readsAbroad(words, context) : undefined;
    const byForm = judgeByRules(words, context, readsOrder);
    if (abroad === "sure" && mayBeOrder(byForm, words) && !isForOthers(words) && !onlyLaughs(words))
      return { kind: "order", words: withoutCourtesy(words) };
    const told: Verdict =
      abroad === "unsure" && byForm.kind === "order"
        ? { kind: "offer", words: withoutCourtesy(words) }
        : byForm;
    const isOffer = told.kind === "order" && !isSure(told.words, words, context);
    const byRules = madePlain(isOffer ? { kind: "offer", words: told.words } : told, words, context);
    const likely = inOwnWords(weighed(byRules, words, context, isOffer), words, context);
    return likely.kind === "order" &&
      (abroad === "unsure" ||
        (context.place === "reply" && isOfTheRoom(words, context.clip?.request.prompt ?? "")) ||
        (DENIED.test(words) && !readsOrder(words, context)))
      ? { kind: "offer", words: likely.words }
      : likely;
  };
  /** "mayo this time": an order where it is one in plain words. */
  const inPlainWords = (words: string, context: WordsContext): Verdict | undefined => {
    const prompt = context.clip?.request.prompt;
    if (context.place !== "reply" || prompt === undefined || isForOthers(words) || onlyLaughs(words))
      return undefined;
    // "gold!!" is praise.
    if (!isEnglish(words) || maybeSaying(words) || isForFun(words, prompt) || /^\S+!+$/u.test(words.trim()))
      return undefined;
    const said = withoutCourtesy(words);
    const told = withoutRemarks(said);
    const everyday = everydayOrder(told, prompt);
    const order = orderedPlainly(said, prompt) ?? (everyday === told ? undefined : spokenPlainly(everyday));
    return order !== undefined && judged(order, context).kind === "order"
      ? { kind: "order", words: order }
      : undefined;
  };
  return {
    async judge(said, context) {
      const words = withShortRuns(said).replace(ALL_RIGHT, "");
      const begun = context.place === "reply" ? words.slice(0, LONGEST_ORDER) : words;
      const first = onlyTalk(inPlainWords(begun, context) ?? judged(begun, context), begun, context);
      const goesOn =
        first.kind === "order" || (first.kind === "offer" && begun.trimEnd().endsWith(first.words));
      const verdict: Verdict = begun !== words && goesOn ? { kind: "offer", words } : first;
      if (verdict.kind !== "offer" || !decide) return verdict;
      const signal = AbortSignal.timeout(DECIDE_MS);
      const late = new Promise<undefined>((done) => {
        signal.addEventListener("abort", () => done(undefined), { once: true });
      });
      return (await Promise.race([decide(words, context, signal).catch(() => undefined), late])) ?? verdict;
    },
  };
}

/** Whoever replies at greater length is read so far, and nothing is made of it unasked. */
const LONGEST_ORDER = 1_000;

/** An order in reply as it was said, and no longer: who reads it knows better what is said around it than who only told that it is one. */
function inOwnWords(verdict: Verdict, words: string, { place }: WordsContext): Verdict {
  if (verdict.kind !== "order" || place !== "reply" || !isEnglish(words) || FIXED.test(verdict.words))
    return verdict;
  return { kind: "order", words: spokenPlainly(withoutCourtesy(words)) || words };
}

/** Whether words with the form of an order may be a saying, or fun, or about somebody else than the film. */
function isOfTheRoom(words: string, prompt: string): boolean {
  const order = withoutRemarks(withoutCourtesy(words));
  return maybeSaying(words) || isForFun(words, prompt) || mayBeOfTheRoom(order, prompt);
}

/** "he plays accordion, k?": no question; "i want it bigger tho": nothing but an order. */
const ALL_RIGHT = /,? (?:(?:k|ok|okay|yeah|pl[sz]+|please)\s*\?+|tho(?:ugh)?[.!]*)\s*$/iu;

/** What was offered or left is made after all where it can only be a picture that is told. */
function madePlain(told: Verdict, words: string, context: WordsContext): Verdict {
  const prompt = context.clip?.request.prompt;
  if (context.place !== "reply" || prompt === undefined || !isEnglish(words) || onlyLaughs(words))
    return told;
  const plain = withoutCourtesy(words);
  const order =
    told.kind === "offer"
      ? (toldPicture(told.words, prompt) ?? wishedPicture(plain, prompt))
      : told.kind === "chatter" || (told.kind === "question" && told.topic === undefined)
        ? wishedPicture(plain, prompt)
        : undefined;
  return order === undefined ? told : { kind: "order", words: order };
}

/** What the rules would offer is made from here on. */
const LIKELY = 0.72;
/** What the rules took for an order is only offered below this: "put a lid on it". */
const DOUBTFUL = 0.2;
/** What the rules took for talk is offered from here on: the rules know less of other languages. */
const PERHAPS = 0.5;
const PERHAPS_ELSEWHERE = 0.25;
/** What the rules took for talk is made from here on, if it is a sentence of words. */
const CERTAIN = 0.75;
/** From here on it is made though it is asked, or told of as a sight. */
const BEYOND_DOUBT = 0.85;
/** An order with its reason is made from here on, and offered below. */
const POSSIBLE = 0.3;
/** What the rules would offer is left alone up to here. */
const UNLIKELY = 0.25;
const UNLIKELY_ELSEWHERE = 0.12;

/** In another language than English. */
const isElsewhere = (words: string) => CJK.test(words) || !isEnglish(words);

/** A question is none, nor is a command. */
function mayBeOrder(byForm: Verdict, words: string): boolean {
  if (byForm.kind === "question") return byForm.topic === undefined && !/[?？]/u.test(words);
  return byForm.kind === "order" || byForm.kind === "offer" || byForm.kind === "chatter";
}

/** What the rules aren't sure of. */
function isOpen(byRules: Verdict): boolean {
  return (
    byRules.kind === "offer" ||
    byRules.kind === "chatter" ||
    (byRules.kind === "question" && byRules.topic === undefined)
  );
}

/** What the rules aren't sure of, or took for talk, and what is much like an order. */
function likely(byRules: Verdict, words: string, likeness: number): Verdict | undefined {
  if ([RATING, OF_MINE, UNSEEN, A_SONG, SAW_NOTHING].some((form) => form.test(words)) || onlyLaughs(words))
    return undefined;
  const isAsked = /[?？]/u.test(words) && !REQUEST.test(words);
  const order = bare(spokenPlainly(withoutCourtesy(words)));
  // "red flag", "then again": two words are as often talk.
  const isPlain =
    !OF_THE_MAKING.test(words) && (likeness >= BEYOND_DOUBT || (SEVERAL_WORDS.test(order) && !isAsked));
  if (byRules.kind === "offer") {
    // In other languages less is understood of it.
    if (likeness < BEYOND_DOUBT && isElsewhere(words)) return undefined;
    if (likeness < BEYOND_DOUBT && A_SIGHT.test(byRules.words)) return undefined;
    return isPlain && likeness >= LIKELY ? { kind: "order", words: byRules.words } : undefined;
  }
  if (!A_FEW_WORDS.test(order)) return undefined;
  if (isElsewhere(words)) return likeness >= PERHAPS_ELSEWHERE ? { kind: "offer", words: order } : undefined;
  if (isPlain && likeness >= CERTAIN) return { kind: "order", words: order };
  return likeness >= PERHAPS ? { kind: "offer", words: order } : undefined;
}

/** What finds something in the film to change is made from here on. */
const FOUND_IT = 0.3;
/** "what about a wolf?": asked, and meant. */
const PROPOSED = /^(?:\p{L}+,? )?(?:what|how) (?:about|if)(?!\p{L})/iu;

/** Whether words that find something in the film to change are an order: they ask for it or name it, and aren't unlike one. */
function mayBeMeant(words: string, likeness: number, prompt: string): boolean {
  if (likeness < FOUND_IT || isElsewhere(words) || onlyLaughs(words) || isTalkElsewhere(words)) return false;
  if (isElsewhere(prompt) && !SURELY_ENGLISH.test(words)) return false;
  if ([RATING, OF_MINE, UNSEEN, A_SONG, OF_THE_MAKING, DOUBLED].some((form) => form.test(words)))
    return false;
  if (/[?？]\s*$/u.test(words) && !REQUEST.test(words) && !PROPOSED.test(words)) return false;
  return clausesIn(spokenPlainly(withoutCourtesy(words))).some(
    ({ mood, text }) => mood === "asks" || mood === "names" || JUST_SO_MANY.test(text),
  );
}

const JUST_SO_MANY = new RegExp(`^(?:(?:just|only) (?:${HOW_MANY})|(?:an? |the )?(?:${PAINT}) ones?)$`, "iu");

/** What tells a picture is made from here on. */
const NAMED = 0.52;
const TOLD = 0.49;

/** "on a sled": nobody says that of what they see. */
function isOnASeat(words: string): boolean {
  return /^(?:vehicle|furniture)$/u.test(kindOfNoun(ON_A.exec(words.trim())?.[1] ?? "") ?? "");
}

const ON_A = /^(?:and |but )?(?:in|on) an? (\p{L}+)(?: please| pls)?[.!]*$/iu;

/** "a castle in the bowl", "the dragon breathes fire": a picture, and unlike talk. */
function isPictured(words: string, likeness: number, prompt: string): boolean {
  if (likeness < TOLD || isElsewhere(words) || isTalkElsewhere(words)) return false;
  if (isElsewhere(prompt) && !SURELY_ENGLISH.test(words)) return false;
  if ([RATING, OF_MINE, UNSEEN, A_SONG, OF_THE_MAKING, DOUBLED].some((form) => form.test(words)))
    return false;
  const form = seenAsTold(spokenPlainly(withoutCourtesy(words)), prompt);
  return form === "tells" || (form === "names" && likeness >= NAMED);
}

const SURELY_ENGLISH =
  /(?<!\p{L})(?:the|an?|it|to|in|on|at|of|with|make|and|but|should|can|please)(?!\p{L}).* /iu;

/** What asks for a change by its clauses. */
function asking(byRules: Verdict, words: string, prompt: string, doubt: Doubt): Verdict | undefined {
  // Short words on a film in another language may be in that language.
  if (isElsewhere(words) || (isElsewhere(prompt) && !SURELY_ENGLISH.test(words))) return undefined;
  if ([RATING, OF_MINE, UNSEEN, A_SONG, OF_THE_MAKING, SAYING].some((form) => form.test(words)))
    return undefined;
  if (!asksForChange(words, prompt, doubt)) return undefined;
  return {
    kind: "order",
    words: byRules.kind === "offer" ? byRules.words : bare(spokenPlainly(withoutCourtesy(words))),
  };
}

/** What the rules would offer, and what is hardly like an order. */
function unlikely(byRules: Verdict, words: string, likeness: number): Verdict {
  if (byRules.kind !== "offer") return byRules;
  const isUnlike = likeness <= (isElsewhere(words) ? UNLIKELY_ELSEWHERE : UNLIKELY);
  return isUnlike || AT_LAST.test(words) ? { kind: "chatter" } : byRules;
}

/** "10/10" is none. */
const A_FEW_WORDS = /\p{L}{2}.*\s.*\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;

const WITH_A_REASON =
  /^(.{3,60}?)(?:,? (please|pl[sz]+|thx|thanks)(?:[.,;!:]| (?=i |this |it |we |my |for ))|[.,;!:])\s*(\S.+)$/iu;
/** "drop it already": said to somebody. */
const AT_LAST = /\balready\W*$/iu;
const SEVERAL_WORDS = /\S\s+\S+\s+\S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u;
/** "4/10 dragon, 10/10 bridge" */
const RATING = /(?<![\d/])\d+(?:[.,]\d)? ?\/ ?10(?!\d)/u;
/** "let it snow let it snow" */
const A_SONG = /^(let .{4,30}?)(?:[\s,!.]+\1)+[.!]*$/iu;
/** "it doesn't even have a helmet", "slow down mate, one message at a time": said of it, or to somebody. */
const SAID_OF_IT =
  /(?<!\p{L})(?:does|do|is|are|has|was)n['’]?t even(?!\p{L})|(?<!\p{L})one \p{L}+ at a time(?!\p{L})|^(?!(?:it|he|she|they|this) )[\p{L} ]{2,30} (?:would|must|has to|gotta) be (?:so |very |really )?(?:proud|jealous|envious|impressed|ashamed|furious|pleased|rolling|spinning)(?!\p{L})/iu;
/** "the noise must be insane there", "sun + sand = perfection": guessed, or summed up. */
const A_GUESS =
  /(?<!\p{L})must(?:['’]?ve| have been| be)(?: (?:so|really|absolutely|pretty|super|totally))* (?:insane|crazy|freezing|exhaust\p{L}+|tired|tiring|hungry|starving|loud|deafening|fun|amazing|expensive|heavy|cold|hot|wild|nice|great|lovely|hard|tough|scary|terrifying|delicious|tasty|ai|fake|real|proud|bored|sore|incredible|unreal|unbearable|terrible|awful)(?!\p{L})|\+[^+=]+=/iu;
/** "i want go back to Taipei so much": what somebody wants to do themselves. */
const FOR_ONESELF =
  /^(?:(?:ugh|omg|man|god|honestly|now),? )*i (?:(?:really|just|so|also) )*(?:want|need|wanna|wish|would love|['’]?d love)(?: to| i could)? (?:go (?:back|there|to|on|home|here)|be (?:there|here|him|her|that|them)|live|travel|visit|eat|drink|pet|hug|own|buy|sleep|swim|come|cry|marry|adopt)(?!\p{L})/iu;
/** "no air no sound, hes just vibing": why it is so, and nothing to be left out. */
const HAS_NONE =
  /^no (\p{L}+)(?:,| and|,? or)? no (\p{L}+)[,.;:]? (?:so |and |but )?(?:(?:he|she|it|they)(?:['’]?s|['’]?re| is| are)?|this (?:guy|dude|dog|cat|one)(?:['’]?s| is)?) (?:just|still|only|simply|literally|out here|clearly|really|in |living|doing)(?!\p{L})|^no (\p{L}+)[,.;:]? (?:(?:he|she|it|they)(?:['’]?s|['’]?re| is| are)|this (?:guy|dude)(?:['’]?s| is)?) (?:just )?(?:vibing|vibin|chilling|chillin|jamming|thriving|living (?:his|her|its|their)|in (?:his|her|its|their) )/iu;
/** "my golden just stares at the frisbee": what somebody has at home does it, too. */
const OF_MINE =
  /^(?:my|our) (?:\p{L}+ ){1,2}?(?:(?:just|always|never|also|still|literally) )?(?!(?:asks?|wants?|needs?|begs?|wishes|prefers)(?!\p{L}))\p{L}{2,}[^\Ws](?<!us)s(?!\p{L})/iu;
/** Speaks of what makes films, of others or of what it looks like, or says when in the film something goes wrong. */
const OF_THE_MAKING =
  /\b(?:apparently|prompts?|free tier|ppl|y'?all|whatever|it'?s a (?:law|rule)|should(?:['’]ve| have) been|on dirait)\b|\bat \d+:\d\d\b|为啥|为什么|怎么/iu;
const REQUEST = /\b(?:please|pl[sz]|thx|thanks?|(?:can|could|would) (?:you|u|we))\b/iu;
/** "a fox with a lantern": told of a picture, and it may be the one that is there. */
const A_SIGHT = /^(?:an?|the|that|this|his|her|its) /iu;

/** "snow should be illegal", "could he be any cuter": nothing that could be filmed is wished for. */
const UNSEEN =
  /(?<!\p{L})(?:should|must|ought to|could|can)(?!\p{L}).*(?<!\p{L})(?:illegal|legal|banned|forbidden|free|allowed|mandatory|famous|president|paid|fired|arrested|sued|promoted|hired|proud|ashamed|grateful|an? (?:thing|crime|law|movie|series|show|meme|emoji|sticker|holiday|raise)|see an? (?:doctor|lawyer|therapist|vet)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|already|by now|for once|anymore|any (?:more )?\p{L}+er?)(?: (?:already|tbh|honestly|lol))?$/iu;
/** "she must not know": of the film only where all of it is understood. */
const DENIED =
  /^(?!.*(?:(?<!\p{L})but |should (?!not))).*(?<!\p{L})(?:should|must)(?:n['’]?t| not)(?!\p{L})/iu;
/** Its length, or what it shows. */
const DOUBLED = /^(?:double (?:it|this|that)|make (?:it|that|mine) a double|\p{L}+ happens)\W*$/iu;
/** "de noche no se ve nada allí": told of somewhere else. */
const SAW_NOTHING =
  /(?<!\p{L})(?:no se (?:ve|puede|oye|entiende)|man (?:sieht|kann)|on (?:n['’]y |ne )?(?:voit|peut)|não (?:se|dá pra) \p{L}+)(?!\p{L})/iu;
const STOPS = /[.!?…。！？\s]+$/u;
