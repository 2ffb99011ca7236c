import type { Verdict, WordsContext } from "../core/ports/words-judge.ts";
import { besidesQuestion, clausesOf, order, orderOf, ordersIn, type Reads } from "./asked-change.ts";
import { bare, once, POLITE, withoutPreface } from "./bare-words.ts";
import { commandNamed } from "./command-words.ts";
import { withoutCourtesy } from "./courtesy.ts";
import {
  FIXED,
  IMPERATIVE,
  IN_THE_PICTURE,
  MANY,
  TOLD_OF_ANOTHER,
  WISH,
  WISHED,
  wordsIn,
} from "./order-forms.ts";
import { asksWhether, isQuestion, topicOf } from "./question-topics.ts";
import { CJK, isEnglish, POLITE_ELSEWHERE, SET_ELSEWHERE, SETTING_ELSEWHERE } from "./said-elsewhere.ts";
import { isSmallTalk } from "./small-talk.ts";
import { spokenPlainly } from "./spoken.ts";
import { isTalk, namesSomething } from "./talk.ts";

const LINK = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|gg|net|org|io|tv|me)\/\S+/giu;
const MENTION = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]+/gu;
const EMOJI =
  /<a?:\w+:\d+>|:[a-z0-9_~]*[a-z][a-z0-9_~]*:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/giu;

const SAYS = /[\p{L}\p{N}]/u;

const LAUGHING_SIGN = /[😂🤣😭💀😆😅☠😹]/u;
const LAUGHING = /[😂🤣😭💀😆😅☠😹]|\b(?:l+o+l|lmf?ao+|(?:ha){2,}|omg|bro|bruh|dude)\b/iu;

/** Whether words are said to somebody else, lead elsewhere, or are none: whatever they are like, nothing is made of them. */
export function isForOthers(words: string): boolean {
  const raw = words.normalize("NFKC");
  return raw.match(LINK) !== null || raw.match(MENTION) !== null || !SAYS.test(raw.replace(EMOJI, " "));
}

/** What words are by the rules alone, before it is looked at whether the order would be understood. */
export function judgeByRules(words: string, context: WordsContext, readsOrder: Reads): Verdict {
  const raw = words.normalize("NFKC").trim();
  if (/^(?:\?+|\/+)$/u.test(raw)) return { kind: "command", command: "help" };
  const links = raw.match(LINK) !== null;
  const said = raw.replace(LINK, " ").replace(MENTION, " ").replace(/\s+/gu, " ").trim();
  const talk: Verdict = links ? { kind: "chatter", link: true } : { kind: "chatter" };
  if (!SAYS.test(said.replace(EMOJI, " "))) return talk;
  const text = spokenPlainly(withoutCourtesy(said))
    .replace(/[.!。！…~〜～]+$/u, "")
    .trim();
  if (text === "" || isForOthers(raw)) return talk;
  const plain = withoutPreface(once(text.replace(/[?？]+$/u, "").trim()));
  const polite = withoutCourtesy(plain.replace(POLITE, "").replace(POLITE, ""));
  const core = bare(plain);
  const command = commandIn(plain, context, readsOrder);
  // "stop 😂" is applause.
  if (command !== undefined && LAUGHING.test(raw)) return talk;
  if (command !== undefined) return { kind: "command", command };
  if (core === "") return talk;

  const isPolite = polite !== plain;
  const asked =
    isQuestion(/[?？]$/u.test(text) ? `${plain}?` : plain) &&
    !(IMPERATIVE.test(core) && !isQuestion(core) && !MANY.test(core));
  const elsewhere = CJK.test(text) || !isEnglish(text);
  if (asked && elsewhere && !POLITE_ELSEWHERE.test(text)) return asQuestion(text);
  // "make me a video of a dragon": whoever names the film and what it shows wants it, however it is said.
  if (
    context.place === "private" &&
    (!asked || isPolite) &&
    [plain, polite].some((form) => FILM_WANTED.test(form))
  )
    return { kind: "idea", words: said };
  const film = namesFilm(core, context);
  const change = film ? undefined : orderOf(core, context, readsOrder);
  if (
    asked &&
    !(change !== undefined && !MANY.test(core) && !asksWhether(core) && (isPolite || change.isPlain))
  ) {
    if (POLITE_ELSEWHERE.test(text) && topicOf(text) === undefined && !isTalk(core))
      return { kind: "offer", words: core };
    // "how about a pirate ship in the background?"
    if (
      isPolite &&
      context.place === "reply" &&
      WISHED.test(core) &&
      topicOf(text) === undefined &&
      !isTalk(core)
    )
      return IN_THE_PICTURE.test(core)
        ? order(`add ${core}`, context)
        : { kind: "offer", words: `add ${core}` };
    return besidesQuestion(plain, context, readsOrder) ?? asQuestion(text);
  }
  // In other languages a question that may be an order is not made unasked.
  if (asked && elsewhere && change !== undefined) return { kind: "offer", words: change.words };
  if (change !== undefined && (change.isPlain || !isTalk(core))) {
    // "no manches 😂": whoever laughs and doesn't say what is to be done is more likely to talk.
    const isSure = !LAUGHING_SIGN.test(raw) || IMPERATIVE.test(core) || FIXED.test(change.words);
    return isSure ? order(change.words, context) : { kind: "offer", words: change.words };
  }
  if (elsewhere && change === undefined && !isTalk(plain)) {
    if (context.place !== "reply") return film ? { kind: "idea", words: said } : unsure(plain, context);
    const setting = core.replace(SET_ELSEWHERE, "");
    return SETTING_ELSEWHERE.test(setting) ? order(setting, context) : { kind: "offer", words: plain };
  }
  const parts = film ? undefined : ordersIn(plain, context, readsOrder);
  if (parts !== undefined) return order(parts, context);
  // "i'd love a northern lights sky": wished for, and perhaps not of this film.
  if (isPolite && context.place === "reply" && WISHED.test(core) && !isTalk(core))
    return { kind: "offer", words: `add ${core}` };
  if (isSmallTalk(plain) || isTalk(core) || isTalk(plain)) return { kind: "chatter" };
  if (film) return { kind: "idea", words: said };
  return unsure(core, context);
}

/** A command's bare words, alone or with a reason after them: "delete this, wrong channel". */
function commandIn(words: string, context: WordsContext, readsOrder: Reads): string | undefined {
  const named = (said: string) => {
    const forms = [said, bare(said), bare(said.replace(AT_ONCE, ""))];
    return forms.map(commandNamed).find((command) => command !== undefined);
  };
  const whole = named(words);
  if (whole !== undefined) return whole;
  const [first = "", ...others] = clausesOf(words);
  if (others.length === 0) return undefined;
  const command = named(first);
  if (command === undefined || !OF_A_CLIP.has(command)) return undefined;
  // "stop it, you're killing me" is said to somebody.
  const isTalked = others.some((other) => /(?<!\p{L})(?:you|u|ur|me|lol|haha\p{L}*)(?!\p{L})/iu.test(other));
  return isTalked || others.some((other) => orderOf(bare(other), context, readsOrder)) ? undefined : command;
}

const AT_ONCE =
  / (?:now|asap|right now|immediately|right away|already|wieder|sofort|jetzt|ya|ahora|maintenant|tout de suite|agora|logo)$/iu;
/** Commands that people give a reason for. */
const OF_A_CLIP = new Set(["cancel", "delete", "private", "public", "undo"]);

const FILM_WANTED =
  /^(?:(?:please|ok|okay|hey|hi|so|now|bitte|hallo|hola|bonjour|oi)[\s,!]+)*(?:(?:make|create|generate|film|shoot|draw|animate|give|show)(?: (?:me|us))? |i(?: want| need| would like|['’]d like| would love)(?: to (?:see|have|make))? |ich (?:hätte gern(?:e)?|möchte|will) |mach(?:e|t)?(?: (?:mir|mal|bitte))* |(?:quiero|haz(?:me)?|crea) |(?:je (?:veux|voudrais)|fais(?:-moi)?|crée) |(?:quero|faz|faça|cria|crie) )(?:an?|one|ein(?:en)?|una?|une?|uma?) (?:\p{L}+ )?(?:video|vídeo|vidéo|clip|clipe|film|movie|animation) (?:of|about|with|where|showing|in which|von|mit|über|in dem|de|d['’]|con|donde|avec|où|com|onde)[\s'’]*\p{L}.{2,}$/iu;

function asQuestion(text: string): Verdict {
  const topic = topicOf(text);
  return topic === undefined ? { kind: "question" } : { kind: "question", topic };
}

/** What names something that could be seen is offered, the rest is left alone. */
function unsure(words: string, context: WordsContext): Verdict {
  if (isTalk(words) || TOLD_OF_ANOTHER.test(words)) return { kind: "chatter" };
  return namesSomething(words, context.clip?.request.prompt) ? { kind: "offer", words } : { kind: "chatter" };
}

/** Whether words on their own tell what a film shows, rather than what to change. */
function namesFilm(words: string, { place }: WordsContext): boolean {
  if (place === "reply") return false;
  if (CJK.test(words)) return [...words].length >= 3;
  if (
    /^(?:make|create|generate|film|shoot|show me|draw|animate|give me)\s+(?:me\s+)?(?:an?|the|some|two|three)\s+\S/iu.test(
      words,
    )
  )
    return true;
  if (IMPERATIVE.test(words) || WISH.test(words)) return false;
  return wordsIn(words) >= 2 && !isTalk(words) && !ONLY_LITTLE_WORDS.test(words);
}

/** "not now", "maybe later then": nothing is named. */
const ONLY_LITTLE_WORDS =
  /^(?:(?:not|no|now|then|later|soon|maybe|perhaps|again|yet|still|here|there|too|also|so|just|only|already|anyway|else|ever|never|always|today|once|twice|well|right|sure|fine|and|or|but|the|a|an|it|this|that|to|for|of|in|on|at|with|one|all|none|some|any|more|less|much|very|really|quite|rather|enough|almost|instead)[\s,.!?]*)+$/iu;
