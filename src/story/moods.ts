import { isKnownVerb } from "./verb-forms.ts";
import { type ClassedWord, classedWords } from "./word-classes.ts";

/**
 * What a clause does: it asks for something to be done or to be so, it tells how something is, it praises (or finds fault), or it only
 * names something: "sombreros on the skeletons".
 */
type Mood = "asks" | "tells" | "praises" | "names";

export interface Clause {
  text: string;
  at: number;
  mood: Mood;
  /** Its words without "and", "ok", "lol" before them. */
  core: string;
}

const STOPS = /^(?:[.,;:!?…—–\n]+|-+)$/u;
/** Verbs of orders, though they may be nouns: "use lego bricks". */
const ORDERS =
  /^(?:add|use|put|make|give|swap|switch|change|turn|remove|replace|try|set|cut|drop|show|film|shoot|zoom|keep|let|have|take|get|lose|bring|move|stick|throw|paint|mute|tone|trade|pan|light|gimme|lemme)$/iu;
const PICTURE = /\p{Extended_Pictographic}/u;
const BECAUSE = /^(?:because|cause|cos|coz|cuz|bc|since|although)$/iu;
const AND = /^(?:and|but|so|then|n|yet)$/iu;
/** Said before a clause without being part of it. */
const ASIDE =
  /^(?:now|also|just|maybe|perhaps|actually|honestly|instead|though|tho|too|still|again|please|pls+|plz+|kindly|ngl|tbh|imo|imho|lol|lmao|ok|okay|yo|hey|oh|ooh|bro|dude|mate|thanks|thx|ty|yes|yeah|no|nah|well|hm+|ha(?:ha)*h?|omg|wow|then|and|but|so|rn|only|next|obviously|obv|literally|basically|simply|sorry)$/iu;
/** Of these something may hang: "no rain, just a sunny creek". */
const MEANS_MORE = /^(?:just|only|then|again|still|too|now|next|instead|no|please)$/iu;
const MODAL = /^(?:can|could|would|will|may|might|should|must|shall|ought|ca)$/iu;
const SHOULD = /^(?:should|must|could|can|may|shall|ought)$/iu;
const I = /^(?:i|we|im)$/iu;
const WANTS =
  /^(?:want|wants|wanted|need|needs|like|likes|love|loves|prefer|prefers|wish|wishes|rather|hope|hoping|hoped|ask|asks|asked|beg|begs|kill|meant|wanna|suggest|picture|imagine|imagined|expected|pictured|envisioned)$/iu;
/** What one feels, looks at or does by oneself: no order though it begins with a verb. */
const OF_ONESELF =
  /^(?:love|loved|loving|like|liked|hate|miss|thank|thanks|saw|see|guess|bet|think|know|feel|feels|feeling|looks?|looked|looking|seems?|reminds?|got|gotta|swear|mean|wonder|wondering|imagine|remember|appreciate|admit|hope|came|turned|cannot|lol|said|congrats|welcome|agreed|agree)$/iu;
const BE =
  /^(?:is|are|was|were|am|be|been|['’]s|['’]re|['’]m|s|re|has|have|had|does|do|did|['’]ve|['’]ll|['’]d|will|wo)$/iu;
/** How something is found. */
const EVALUATES =
  /^(?:overrated|overdone|boring|better|cooler|funnier|prettier|nicer|ugly|awful|horrible|terrible|weird|off|wrong|broken|fake|flat|cheesy|perfect|great|nice|fine|cool|good|bad|uncanny|messy|odd|strange|close|beautiful|beautifully|gorgeous|stunning|amazing|amazingly|lovely|adorable|annoying|distracting|gibberish|meh|mid|sick|fire|accurate|cute|hilarious|funny|brilliant|awesome|incredible|wonderful|fantastic|excellent|superb|magnificent|touching|impressive|epic|dope|neat|sweet|wow|charming|delightful|splendid|marvellous|marvelous|outstanding|solid|insane|unreal|lit|fab|fabulous|pretty|best|job|work|stuff|one|try|start|piece|effort|result|very|so|too|quite|really|much|way|almost|nearly|already|there|here|this|that|it|what|a|an|the|all|bit|little|lot|most|more|than|i|is|s|well|done|shot|clip|video|film|scene|idea|mood|vibe|vibes|lighting|colou?rs?|right|fun|haha+|lol|for|of|you|my|now|but|not|as)$/iu;

/** The clauses of English words, in order, each with its mood. */
export function clausesIn(text: string): Clause[] {
  return split(text).map((words) => {
    const [first, last] = [words[0] as ClassedWord, words.at(-1) as ClassedWord];
    const end = last.at + last.text.length;
    const begins = words.find(({ text: word }) => !ASIDE.test(word) || MEANS_MORE.test(word)) ?? first;
    return {
      at: first.at,
      text: text.slice(first.at, end),
      core: text.slice(begins.at, end),
      mood: moodOf(words),
    };
  });
}

function split(text: string): ClassedWord[][] {
  const words = classedWords(text);
  const clauses: ClassedWord[][] = [];
  let open: ClassedWord[] = [];
  const close = () => {
    if (open.some(({ text: word }) => /[\p{L}\p{N}]/u.test(word))) clauses.push(open);
    open = [];
  };
  words.forEach((word, at) => {
    // "ukiyo-e"
    const isHyphen =
      /^-+$/u.test(word.text) && /\S-\S/u.test(text.slice(word.at - 1, word.at + word.text.length + 1));
    if (
      (!isHyphen && STOPS.test(word.text)) ||
      (PICTURE.test(word.text) && !/[\p{L}\p{N}]/u.test(word.text))
    ) {
      close();
      return;
    }
    const before = words[at - 1];
    if (before !== undefined && /\n/u.test(text.slice(before.at + before.text.length, word.at))) close();
    if (open.length > 0 && (BECAUSE.test(word.text) || (AND.test(word.text) && beginsClause(words, at + 1))))
      close();
    open.push(word);
  });
  close();
  return clauses;
}

function beginsClause(words: readonly ClassedWord[], at: number): boolean {
  const rest = words.slice(at, at + 8);
  const [first, second] = rest;
  if (first === undefined || second === undefined) return false;
  if (first.is === "AUX" && MODAL.test(first.text)) return true;
  if (/^(?:what|how)$/iu.test(first.text) && /^(?:if|about)$/iu.test(second.text)) return true;
  if ((first.is === "PRON" || /^one$/iu.test(first.text)) && (second.is === "AUX" || second.is === "VERB"))
    return true;
  return isImperative(rest) && !OF_ONESELF.test(first.text);
}

function withoutAsides(clause: readonly ClassedWord[]): ClassedWord[] {
  const words = [...clause];
  while (
    words.length > 1 &&
    ASIDE.test(words[0]?.text ?? "") &&
    !isNegation(words) &&
    !/^of$/iu.test(words[1]?.text ?? "")
  )
    words.shift();
  return words;
}

function moodOf(clause: readonly ClassedWord[]): Mood {
  const words = withoutAsides(clause);
  if (BECAUSE.test(clause[0]?.text ?? "")) return "tells";
  // "instead of books put her on a pile of pizza boxes"
  if (
    /^instead$/iu.test(words[0]?.text ?? "") &&
    words.some((word, at) => word.is === "VERB" && isImperative(words.slice(at)))
  )
    return "asks";
  const [first, second] = words;
  if (first === undefined || words.every(({ text }) => EVALUATES.test(text) || ASIDE.test(text)))
    return "praises";
  if (MODAL.test(first.text) && first.is === "AUX") {
    if (/^(?:should|must|would)$/iu.test(first.text)) return "asks";
    return second !== undefined && /^(?:PRON|DET|NOUN|PROPN|ADJ|NUM)$/u.test(second.is) ? "asks" : "tells";
  }
  if (/^(?:wish|needs?|how|what|imagine|try|let|lets)$/iu.test(first.text) && words.length > 1)
    return /^(?:how|what)$/iu.test(first.text) && !/^(?:about|if)$/iu.test(second?.text ?? "")
      ? "tells"
      : "asks";
  if (isImperative(words)) return OF_ONESELF.test(first.text) ? "praises" : "asks";
  const verbAt = words.findIndex((word, at) => at > 0 && saysOfIt(words, at, word));
  if (verbAt === -1) {
    if (/^(?:i|we|my|our)$/iu.test(first.text) && words.some(({ is }) => is === "VERB")) return "tells";
    return OF_ONESELF.test(first.text) && !/^like$/iu.test(first.text) ? "praises" : "names";
  }
  const verb = words[verbAt] as ClassedWord;
  const rest = words.slice(verbAt);
  if (words.slice(0, verbAt).some(({ text }) => /^(?:i|we|my|our)$/iu.test(text)))
    return isWanted(rest) ? "asks" : "tells";
  // "so one can see it all"
  if (/^so$/iu.test(clause[0]?.text ?? "") && /^c(?:an|ould)$/iu.test(verb.text)) return "tells";
  if (SHOULD.test(verb.text)) return isAboutUs(words, verbAt) ? "tells" : "asks";
  if (/^(?:needs?|has|have)$/iu.test(verb.text) && /^to$/iu.test(words[verbAt + 1]?.text ?? ""))
    return "asks";
  if (/^(?:would|['’]d|might)$/iu.test(verb.text))
    return rest.some(({ text }) => FITS.test(text)) ? "asks" : "tells";
  return "tells";
}

/** "i want", and no "i don't want". */
function isWanted(words: readonly ClassedWord[]): boolean {
  const wants = words.findIndex(isWanting);
  return wants !== -1 && !words.slice(0, wants).some(({ text }) => /^(?:not|n['’]?t|nt|never)$/iu.test(text));
}

/** "i'd like", and no "i look like my dad". */
function isWanting({ text, is }: ClassedWord, at: number, words: readonly ClassedWord[]): boolean {
  return (
    WANTS.test(text) && (is === "VERB" || words[at - 1]?.is === "AUX" || /^(?:rather|wanna)$/iu.test(text))
  );
}

/** "you should have seen me", "they should speed up my wifi". */
function isAboutUs(words: readonly ClassedWord[], verbAt: number): boolean {
  const purpose = words.findIndex(({ text }) => /^(?:for|4)$/iu.test(text));
  const said = purpose === -1 ? words : words.slice(0, purpose);
  return (
    said.some(({ text }) => /^(?:i|my|me|we|our|us|you|your)$/iu.test(text)) ||
    (/^have$/iu.test(words[verbAt + 1]?.text ?? "") && words[verbAt + 2]?.is === "VERB")
  );
}

/** "would suit it", "would be so much nicer", "would hit harder". */
const FITS =
  /^(?:be|look|feel|make|bring|add|sell|hit|show|suit|help|work|fit|finish|do|rule|slap|rock|pop|give|stand|improve|complete|nail|prefer|like|love|rather)$/iu;

function isNegation(words: readonly ClassedWord[]): boolean {
  return /^no$/iu.test(words[0]?.text ?? "") && words[1] !== undefined && !I.test(words[1].text);
}

/** Begins with a verb in its plain form: "stick a sax player next to him". */
function isImperative(words: readonly ClassedWord[]): boolean {
  const [first, second] = words;
  if (first === undefined) return false;
  const isPlain = !/(?:ing|ed|[^su]s)$/iu.test(first.text);
  if ((first.is === "VERB" || /^(?:do|have|don)$/iu.test(first.text)) && isPlain) return true;
  if (second === undefined || !isPlain || !/^(?:NOUN|ADJ|PROPN|ADV|INTJ)$/u.test(first.is)) return false;
  // "swap the flag", "mute it", "use lego bricks": a noun isn't followed by an article.
  const isObject = /^(?:it|him|her|them|everything)$/iu.test(second.text);
  const isArticle = isObject || /^(?:the|a|an|his|its|their)$/iu.test(second.text);
  return (
    isObject ||
    (isArticle && (isKnownVerb(first.text.toLowerCase()) || ORDERS.test(first.text))) ||
    (ORDERS.test(first.text) &&
      /^(?:NOUN|ADJ|PROPN|NUM|DET|ADP)$/u.test(second.is) &&
      !/^(?:of|on|in|at|for|from)$/iu.test(second.text))
  );
}

function saysOfIt(words: readonly ClassedWord[], at: number, { text, is }: ClassedWord): boolean {
  if (is === "AUX") return true;
  if (BE.test(text) && is !== "NOUN") return true;
  if (is !== "VERB") return false;
  const before = words[at - 1] as ClassedWord;
  if (/^(?:PRON|NOUN|PROPN|ADV|PART)$/u.test(before.is) === false) return false;
  if (/ing$/iu.test(text)) return false;
  // "a cat curled up" tells no more than what it looks like.
  if (/(?:ed|en)$/iu.test(text)) return before.is === "PRON";
  // "a vintage look", "autumn leaves": what comes last is a noun.
  if (at === words.length - 1 && before.is !== "PRON" && !(words[0]?.is === "DET" && /[^s]s$/iu.test(text)))
    return false;
  if (before.is === "PART" && /^to$/iu.test(before.text)) return false;
  return true;
}
