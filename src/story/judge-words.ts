import type { Verdict, WordsContext, WordsJudge } from "../core/ports/words-judge.ts";
import { commandNamed } from "./command-words.ts";
import { withoutCourtesy } from "./courtesy.ts";
import { namesNothing, namesSpeakers, SEEN_ABROAD, takesWhatIsUnknown } from "./names-nothing.ts";
import { toEnglishOrder } from "./order-phrases.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { asksWhether, isQuestion, topicOf } from "./question-topics.ts";
import { isSmallTalk } from "./small-talk.ts";
import { spokenPlainly } from "./spoken.ts";
import { isTalk, isTalkElsewhere, isTalkingOrder, namesSomething } from "./talk.ts";

const LINK = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|gg|net|org|io|tv|me)\/\S+/giu;
const MENTION = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]+/gu;
const EMOJI =
  /:[a-z0-9_~]*[a-z][a-z0-9_~]*:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/giu;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** "can you make it blue?", "how about at night?": a question in form alone. */
const POLITE =
  /^(?:(?:so|and|but|ok|okay|hey|now|also|maybe|actually|hm+|oh|alright|cool|nice|great|love it|perfect|good|yes|no|nvm|nice one|love this|thanks)[\s,.!]+(?:but\s+|now\s+)?)*(?:(?:(?:i was |i['’]m |was )?(?:just )?wondering (?:if|whether) |(?:do you )?think )?(?:(?:can|could|would|will) (?:you|we|u)|(?:you|u|we) (?:can|could|may))(?: please)?(?: (?:try|maybe|also|just|possibly|perhaps))*|would you mind|any (?:chance|way) (?:you|we|u) (?:can|could)|(?:can|could|may) (?:we|i) (?:please )?(?:have|get|see)(?: (?:it|this|that))?|(?:can|could) (?:it|this|that) (?:be|have|get)|how about|what about|what if (?:it|we)(?: (?:was|were|is))?|what if|why not|i (?:want|need)(?: (?:it|this|you) to(?: be)?| (?:it|this)(?= (?:in|at|with|to|\d))| to see|(?= (?:a|an|more|less|some|the|it|two)\b))|i(?:['’]d| would) (?:like|love|prefer|rather have)(?: (?:it|this|to (?:see|have)))?(?: to(?: be)?)?|let['’]?s(?: (?:have|try|see|make|do))?(?: (?:it|this|that)(?= (?:in|at|with|on|as|from)\b))?|try(?= (?:it|with|in|a|an)\b)|do (?:it|this|that|one)(?= (?:in|at|as|with|from|under)\b)|(?:would|could) be (?:nice|great|cool|better) (?:if (?:it|you) (?:was|were|had|could(?: be| make| add)?)|with|in|at)|make (?:me )?one(?= (?:in|at|as|with|where))|let it be(?= (?:an?|the|at|in|on)\b)|(?:give|show|get) me (?:it|this|that|one)(?= (?:in|at|as|with|without|from)\b))\s+/iu;
const LEADS =
  /^(?:(?:so|and(?! (?:an?|some|more|two|three|another)\b)|but|ok|okay|hey|now|also|then|maybe|actually|oh|just|instead(?! of)|alright|hm+|nvm|nah|please|same but|yes|or|just|lol|omg|haha+|wow|bro|dude|yo|damn|please)[\s,!.]+|(?:nice|cool|great|love (?:it|this)|amazing|awesome|perfect|beautiful|good|lovely|sick)[,!.]+\s+)+/iu;

/** These say what is to be done to a picture whatever follows … */
const PICTURE_VERBS =
  "add|include|remove|take (?:out|away)|get rid of|change|replace|swap|switch|zoom|pan|tilt|orbit|dolly|crop|trim|cut|extend|shorten|lengthen|speed|slow (?:it|this|that|everything|things|down|him|her|them|the)|blur|colou?r|paint|render|re-?render|redo|remake|reshoot|re-?roll|retake|loop|reverse|merge|split|lower|raise|increase|decrease|reduce|brighten|darken|insert|erase|fill|surround|dress|film|shoot|convert|rotate|flip|mirror|focus|fade|sharpen|soften|skip|leave out|introduce|halve|animate|relight|style|restyle|recolou?r|desaturate|tint|widen|narrow|enlarge|shrink|resize|center|centre|pull (?:back|out|in)|push (?:in|out)|track|follow";
/** … and these only with something that is in the picture. */
const COMMON_VERBS =
  "make|let|have|put|give|show|set|move|keep|drop|start|end|begin|open|finish|close|turn|use|lose|hide|cover|place|double|bring|take|get|go|try|do|continue|tone|dial|bump|turn (?:up|down)|tone down|dial (?:up|down)|ditch|kill|throw in";
const THINGS =
  "(?:it|this|that|these|those|the|an?|some|more|less|fewer|everything|all|both|him|her|them|his|its|their|one|two|three|another|every|each|no|shots?|scenes?|with|on|to|from|in|at|up the|down the|\\d+)";
const IMPERATIVE = new RegExp(
  `^(?:don['’]?t |do not |never )?(?:(?:slowly|gently|gradually|quickly|smoothly) )?(?:(?:put|place|move|turn)\\s+(?:my|our)\\b|(?:pull|push|move) (?:the )?camera\\b|(?:${PICTURE_VERBS})\\b\\s+\\S|(?:${COMMON_VERBS})\\s+${THINGS}\\b)`,
  "iu",
);
const WISH =
  /^(?:(?:he|she|it|they|everything|(?:the|his|her|its|their|both|all) [\p{L}' -]{1,40}?)) (?:should|must|needs? to|has to|have to|could)\b|^needs? (?:more|less|a|an|some|to)\b|^(?:should|must) (?:be|have)\b/iu;
const HOW_IT_IS =
  /^(?:(?:a (?:bit|little|lot|touch|tad)|much|slightly|way|even|some(?:what)?|far|too) )*(?:(?:more|less|fewer) [\p{L}-]+(?: [\p{L}-]+){0,3}|[\p{L}]{3,}(?:er|ier)(?: [\p{L}-]+){0,3})$/iu;
const NO_COMPARATIVE =
  /(?<!\p{L})(?:als|ist|sind|than)(?!\p{L})|^(?:(?:a|an|the) )?(?:never|ever|over|other|after|later|sooner|whatever|however|forever|together|remember|better|super|killer|banger|summer|winter|number|under|brother|sister|mother|father|water|paper|loser|winner|hater|maker|banter|fewer words|more pl(?:ease|z)|older than|wonder|order|offer|answer|your|her|per|consider|matter|power|flower|clever|finger|singer|beer|cheer|officer|gamer|player|streamer|prayer)\b/iu;
const PHRASE =
  /^(?:(?:but|same but|and|now|only|all) )*(?:at|in|on|under|during|with|without|inside|near|by|through|over|above|below|behind|beside|from (?:above|below|behind|the|a|far)|while|wearing|against|across|into)\s+\S/iu;

export interface JudgeParts {
  /** Whether the remix reader understands all of it, words left as they are apart. */
  readsOrder?: (words: string, context: WordsContext) => boolean;
  /** The sentences that would be filmed just as they were said: orders among them were not understood. */
  filmedAsSaid?: (words: string, context: WordsContext) => readonly string[];
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
  decide,
}: JudgeParts = {}): WordsJudge {
  /** "turn that frown upside down": an order in form, of which nothing is understood. */
  const isSure = (order: string, words: string, context: WordsContext) => {
    const prompt = context.clip?.request.prompt ?? "";
    if (namesSpeakers(order) || MOVE_ALONE.test(order)) return false;
    if (isEnglish(words) ? namesNothing(order, prompt) : takesWhatIsUnknown(order, prompt)) return false;
    const said = bare(spokenPlainly(withoutCourtesy(words)))
      .replace(STOPS, "")
      .toLowerCase();
    return !filmedAsSaid(order, context).some(
      (sentence) =>
        (IMPERATIVE.test(sentence) && !FRAMING.test(sentence)) ||
        // "slow clap": nothing of it is understood, and it is no light, place, framing or quality.
        (sentence.replace(STOPS, "").toLowerCase() === said &&
          !LOOKS.some((form) => form.test(said)) &&
          !isSetting(said)),
    );
  };
  return {
    async judge(words, context) {
      const told = judgeByRules(words, context, readsOrder);
      const verdict: Verdict =
        told.kind === "order" && !isSure(told.words, words, context)
          ? { kind: "offer", words: told.words }
          : told;
      if (verdict.kind !== "offer" || !decide) return verdict;
      const signal = AbortSignal.timeout(DECIDE_MS);
      const late = new Promise<undefined>((done) => {
        signal.addEventListener("abort", () => done(undefined), { once: true });
      });
      return (await Promise.race([decide(words, context, signal).catch(() => undefined), late])) ?? verdict;
    },
  };
}

const STOPS = /[.!?…。！？\s]+$/u;

const LAUGHING_SIGN = /[😂🤣😭💀😆😅☠😹]/u;
const LAUGHING = /[😂🤣😭💀😆😅☠😹]|\b(?:l+o+l|lmf?ao+|(?:ha){2,}|omg|bro|bruh|dude)\b/iu;

type Reads = NonNullable<JudgeParts["readsOrder"]>;

function judgeByRules(words: string, context: WordsContext, readsOrder: Reads): Verdict {
  const raw = words.normalize("NFKC").trim();
  if (/^(?:\?+|\/+)$/u.test(raw)) return { kind: "command", command: "help" };
  const links = raw.match(LINK) !== null;
  const mentions = raw.match(MENTION) !== null;
  const said = raw.replace(LINK, " ").replace(MENTION, " ").replace(/\s+/gu, " ").trim();
  const talk: Verdict = links ? { kind: "chatter", link: true } : { kind: "chatter" };
  if (!/[\p{L}\p{N}]/u.test(said.replace(EMOJI, " "))) return talk;
  const text = spokenPlainly(withoutCourtesy(said))
    .replace(/[.!。！…~〜～]+$/u, "")
    .trim();
  // Said to somebody else, or shown to all.
  if (text === "" || links || mentions) return talk;
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

/** "stop stop stop", said once. */
function once(words: string): string {
  return words.replace(/^(\p{L}+)(?:[\s,!.]+\1)+$/iu, "$1");
}

/** "this is really nice and i was wondering if you could …": talk before what is asked for. */
function withoutPreface(words: string): string {
  const found =
    /^(.{3,100}?)[\s,.!]+(?:(?:and|but|so) )?((?:i was |i['’]m |was )(?:just )?wondering (?:if|whether) .+|(?:can|could|would) (?:you|we|u) .+)$/iu.exec(
      words,
    );
  return found?.[1] && found[2] && isTalk(found[1]) ? found[2] : words;
}

/** The words without what politeness and habit put before them. */
function bare(words: string): string {
  return withoutCourtesy(words.replace(POLITE, "").replace(POLITE, ""))
    .replace(LEADS, "")
    .replace(POLITE, "")
    .replace(POLITE_LEAD_ELSEWHERE, "")
    .replace(PURPOSE, "")
    .trim();
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

function clausesOf(words: string): string[] {
  return words.split(/\s*[,.!?;:—…–\n]+(?:\s+|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** "can it run faster?": whether it can, or that it may. */
const COULD_IT =
  /^(?:can|could) (it|he|she|they|the \p{L}+(?: \p{L}+)?) ((?!do\b|handle\b|make\b|be (?:used|downloaded|private|deleted|shared|extended|done|made)\b)\p{L}+ .{2,60})$/iu;

/** "way too fast, slow it down?" is an order; of an order and a question the order is offered. */
function besidesQuestion(words: string, context: WordsContext, readsOrder: Reads): Verdict | undefined {
  if (context.place !== "reply") return undefined;
  const could = COULD_IT.exec(words);
  if (could && topicOf(words) === undefined) return { kind: "offer", words: `make ${could[1]} ${could[2]}` };
  const clauses = clausesOf(words).map(bare);
  if (clauses.length < 2) return undefined;
  const orders = clauses.flatMap((clause) => {
    const asked = isQuestion(clause) ? undefined : orderOf(clause, context, readsOrder)?.words;
    return asked !== undefined && (IMPERATIVE.test(clause) || FIXED.test(asked)) ? [asked] : [];
  });
  if (orders.length === 0) return undefined;
  const all = orders.join(", ");
  return orders.length === clauses.length ? order(all, context) : { kind: "offer", words: all };
}

/** What somebody wants changed, as the remix reader reads it; `isPlain`: nobody says that in talk. */
function orderOf(
  words: string,
  context: WordsContext,
  readsOrder: Reads,
): { words: string; isPlain: boolean } | undefined {
  const isReply = context.place === "reply";
  // "no thoughts just fox": of nothing that is seen.
  const [, gone] = /^no (\p{L}+),? (?:just|only) /iu.exec(words) ?? [];
  if (gone !== undefined && !context.clip?.request.prompt.toLowerCase().includes(gone.toLowerCase()))
    return undefined;
  const phrase = toEnglishOrder(words);
  if (phrase !== undefined && (isReply || !NAMES_NOTHING_OLD.test(phrase))) {
    // Single little words of other languages are talk in English: "um lobo", "im Regen".
    const said = isEnglish(words)
      ? words
      : words.replace(/(?<!\p{L})(?:um|im)(?!\p{L})/giu, " ").replace(/\s+/gu, " ");
    if (!FIXED.test(phrase) && isTalk(said) && (!IMPERATIVE.test(words) || /\bme\b/iu.test(words)))
      return undefined;
    if (isTalkingOrder(said, "imperative") || NEGATION_ELSEWHERE.test(words)) return undefined;
    return { words: phrase, isPlain: true };
  }
  const isAboutIt =
    isReply || /\b(?:it|this|that|the (?:clip|video|film|last one)|shots?|longer|shorter)\b/iu.test(words);
  if (!isAboutIt) return undefined;
  if (NEGATION_ELSEWHERE.test(words) || TOLD_OF_ANOTHER.test(words)) return undefined;
  if (IMPERATIVE.test(words) || WISH.test(words)) {
    return isTalkingOrder(words, "imperative") ? undefined : { words, isPlain: true };
  }
  if (isTalkingOrder(words, "phrase") || isTalkElsewhere(words)) return undefined;
  const isOrder =
    readsOrder(words, context) ||
    (HOW_IT_IS.test(words) && !NO_COMPARATIVE.test(words)) ||
    ((PHRASE.test(words) || FRAMING.test(words)) && wordsIn(words) <= 10);
  // "under construction": what leads to no place, light or thing is only offered.
  const isBare =
    PHRASE.test(words) &&
    !FRAMING.test(words) &&
    !LEADS_TO_SOMETHING.test(words) &&
    !A_PLACE.test(words) &&
    !LIGHT.test(words);
  if (isBare) return undefined;
  return isOrder ? { words, isPlain: true } : undefined;
}

const LEADS_TO_SOMETHING =
  /^(?:(?:but|same but|and|now|only|all) )*\p{L}+ (?:an?|the|some|more|less|two|three|no|his|her|its|their|real|snow|water|black|slow|fast|\d+|\p{L}+ (?:style|look|colou?rs?|light|lights|mode))(?!\p{L})|^(?:but |now )*(?:without|wearing|while|in (?:winter|summer|spring|autumn|fall|watercolou?r|anime|noir|claymation|colou?r))(?!\p{L})/iu;

/** "No" before a verb is Spanish or Portuguese, and takes nothing out of a picture. */
const NEGATION_ELSEWHERE =
  /^(?:no|não|nao) (?:manches|mames|inventes|jodas|digas|seas|puede|puedo|sé|sei|creo|acredito|pasa|importa|hay|tem|es|é|me|te|se|lo|la|le|nos|veo|entiendo|entendi|quiero|quero|gracias|tengo|está|era|fue)(?!\p{L})/iu;
/** "cut his hair again": verbs whose past is the same word. */
const TOLD_OF_ANOTHER =
  /^(?:cut|put|set|let|hit|shut|quit|bet|hurt|split) (?:his|her|their|my|our)\b.*\b(?:again|already|yesterday|today|and (?:it|he|she|they)(?:['’]?s|['’]re)?)\b/iu;

/** The parts of what was said that ask for something: "love it, but make it night". */
function ordersIn(words: string, context: WordsContext, readsOrder: Reads): string | undefined {
  const parts = words
    .split(
      /[，、。！；]\s*|(?<=[\p{Script=Han}\p{Script=Hiragana}]),\s*|\s*[,.!;:…—–\n]+\s+|\s+(?:but|and now)\s+|\s+so\s+(?=(?:please |can |could )*(?:you )?(?:make|add|remove|put|change|give|turn|let)\s)/u,
    )
    .map(bare)
    .filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 6) return undefined;
  const orders = parts.flatMap((part) => {
    const asked = orderOf(part, context, readsOrder)?.words;
    return asked !== undefined && (IMPERATIVE.test(part) || WISH.test(part) || FIXED.test(asked))
      ? [asked]
      : [];
  });
  return orders.length === 0 || orders.length < parts.length - 2 ? undefined : orders.join(", ");
}

/** Orders in which nothing is named that talk could name. */
const FIXED =
  /^(?:(?:make it|add|trim it to) [\d.,]+ seconds|to|make it (?:longer|shorter)|(?:twice|half|three times) as long|cut the|keep only|vertical|square|\d+:\d+|\d+p|in .{3,20} style|in watercolour|in black and white|again|loop it|slow|faster|brighter|darker|longer|shorter|swap shots|at night)/u;

/** Said in private without a clip, these may as well begin a new film. */
const NAMES_NOTHING_OLD = /^(?:add|replace|remove|no|in \S+ style|\p{L}+ version|shot \d)/iu;

const FILM_WANTED =
  /^(?:(?:please|ok|okay|hey|hi|so|now|bitte|hallo|hola|bonjour|oi)[\s,!]+)*(?:(?:make|create|generate|film|shoot|draw|animate|give|show)(?: (?:me|us))? |i(?: want| need| would like|['’]d like| would love)(?: to (?:see|have|make))? |ich (?:hätte gern(?:e)?|möchte|will) |mach(?:e|t)?(?: (?:mir|mal|bitte))* |(?:quiero|haz(?:me)?|crea) |(?:je (?:veux|voudrais)|fais(?:-moi)?|crée) |(?:quero|faz|faça|cria|crie) )(?:an?|one|ein(?:en)?|una?|une?|uma?) (?:\p{L}+ )?(?:video|vídeo|vidéo|clip|clipe|film|movie|animation) (?:of|about|with|where|showing|in which|von|mit|über|in dem|de|d['’]|con|donde|avec|où|com|onde)[\s'’]*\p{L}.{2,}$/iu;

/** A camera move without its direction. */
const MOVE_ALONE = /^(?:zoom|pan|tilt|track|dolly)$/iu;

/** Where in a picture something is to be. */
const IN_THE_PICTURE =
  /(?<!\p{L})(?:in the (?:background|foreground|sky|distance|corner|middle|air)|(?:behind|next to|beside|around|above|on) (?:it|him|her|them))(?!\p{L})/iu;
const WISHED = /^(?:an?|some|more|two|three|another) \p{L}{3,}/iu;

/** Who speaks of clips in general asks what can be done. */
const MANY = /\b(?:videos|clips|films|movies|gifs|images|pictures|photos)\b/iu;

/** "vertical for my phone": what it is for changes nothing. */
const PURPOSE =
  /\s+(?:for|on) (?:my|our|the|his|her|their) (?:phone|insta(?:gram)?|tiktok|story|stories|reels?|channel|mobile|status|feed|profile|desktop|wallpaper|friends?|kids?|mom|dad|wife|husband|girlfriend|boyfriend)(?: \p{L}+)?$|\s+(?:fürs?|para|pour|pra|pro)(?: (?:das|mein|el|mi|mis|la|le|mon|ma|mes|o|a|os|meu|meus|minha|eu postar(?: nos?| no| na)?))* (?:handy|telefon|tiktok|insta(?:gram)?|reels?|storys?|stories|status|celular|móvil|teléfono|téléphone|portable|whatsapp|youtube|shorts)$/iu;
const FRAMING =
  /^(?:(?:a|an|in|from|as) )*(?:(?:very |extreme |super )?(?:low|high|wide|dutch|bird['’]?s[- ]eye|top[- ]down|overhead|eye[- ]level|worm['’]?s[- ]eye|pov|first[- ]person|over[- ]the[- ]shoulder|macro|close[- ]?up|establishing|tracking|drone|aerial|side|front|back|slow|medium|long)(?:[- ](?:angle|shot|view|up|perspective|lens|camera|mo(?:tion)?))*|close[- ]?ups?)(?: (?:shot|view))?(?: (?:of|on) .{1,60})?$/iu;

function order(words: string, { place }: WordsContext): Verdict {
  return place === "mention" ? { kind: "offer", words } : { kind: "order", words };
}

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

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const ENGLISH =
  /\b(?:the|a|an|it|in|at|on|of|to|and|with|without|no|more|less|make|add|remove|change|shot|seconds?|please|is|this|that|by|for|instead|style|like|but|as|from|turn|replace|use|give|let|put)\b/iu;
const NOT_ENGLISH =
  /[äöüßéèêàçñãõáíóúâôûœ¿¡]|\b(?:und|der|die|das|ein|eine|einen|einem|mach|mit|ohne|bei|ist|nicht|ich|auf|im|zu|noch|bitte|el|la|los|las|un|una|por|con|sin|que|de|del|en|es|muy|para|más|haz|pon|le|les|des|du|une|et|est|sur|dans|avec|sans|plus|pour|pas|je|tu|mets|rends|fais|um|uma|os|as|do|da|na|no|em|com|sem|mais|pra|isso|deixa|coloca|tira|faz)\b/iu;

/** By the little words: replies are too short for the letters alone. */
function isEnglish(text: string): boolean {
  const mine = text.match(new RegExp(ENGLISH, "giu"))?.length ?? 0;
  const others = text.match(new RegExp(NOT_ENGLISH, "giu"))?.length ?? 0;
  return mine >= others && !/[äöüßéèêàçñãõáíóúâôûœ¿¡]/iu.test(text);
}

/** A question in form alone, in other languages. */
const POLITE_ELSEWHERE =
  /^(?:(?:kannst|könntest|kann|können) (?:du|man|sie|wir) (?:es|das|den|die|mal|bitte|noch|ihn|sie)?|(?:me )?(?:puedes|podrías|puede) (?:hacer|poner|cambiar|quitar|añadir|alargar)|(?:oye,? |y |et |e )*(?:y si|et si|e se|was wäre,? wenn|wie wär(?:e|['’]?s)(?: es)? mit) |(?:est-ce que )?(?:tu peux|peux-tu|pourrais-tu|tu pourrais) (?:le |la |me )?(?:faire|mettre|rendre|changer|enlever|ajouter|rallonger|remplacer)|(?:você )?(?:pode|poderia|consegue|dá pra) (?:fazer|deixar|colocar|trocar|tirar|mudar|por|pôr|adicionar))|(?:くれますか|くれる|もらえますか|もらえる|いただけますか|できますか)[？?]*$|^(?:能不能|可不可以|可以|能|你能)(?:帮我)?(?:把|改|换|加|让|变|去|做|弄)/iu;

const POLITE_LEAD_ELSEWHERE =
  /^(?:(?:und |aber |hey |oye,? |e |y |et )?(?:(?:kannst|könntest|kann|können) (?:du|man|sie|wir) (?:bitte |mal |noch |doch )*|¿?(?:me )?(?:puedes|podrías|puede) |(?:est-ce que )?(?:tu peux|peux-tu|pourrais-tu|tu pourrais|on peut|vous pouvez|pouvez-vous) |(?:você )?(?:pode|poderia|consegue|dá pra|dá para|tem como) ))/iu;

const SET_ELSEWHERE =
  /^(?:(?:mach|setz|stell|lass)(?: es| das| mal| bitte| alles)* |(?:mets|passe|place|fais)(?:[- ](?:le|la|ça|tout))? |(?:ponlo|hazlo|ponla|hazla|cámbialo|que sea) |(?:deixa|deixe|bota|põe|faz|coloca)(?: isso| tudo| o vídeo)? )/iu;

/** A place, a light or a weather, said as it stands in a description. */
const SETTING_ELSEWHERE = new RegExp(
  [
    "^(?:(?:bei|im|in der|in einer|in einem|am|auf der|auf dem|unter|nachts|mit) ?(?:nacht|tag|regen|schnee|nebel|sturm|gewitter|wald|meer|strand|stadt|wüste|weltraum|weltall|all|winter|sommer|herbst|frühling|wasser|sonnenuntergang|sonnenaufgang|mond|mondlicht|dämmerung|morgen|abend|bergen|gebirge|straße|küche|garten|sonne|sonnenschein|neonlicht)|nachts|tagsüber)$",
    "^(?:de (?:noche|día)|al (?:amanecer|atardecer|anochecer)|(?:en|con|bajo|por|a) (?:la |el |una? )?(?:lluvia|nieve|niebla|tormenta|bosque|mar|playa|ciudad|desierto|espacio|invierno|verano|otoño|primavera|agua|luna|montañas?|calle|cocina|jardín|sol|viento|noche|día|fondo del mar|puesta de sol|luz de luna))$",
    "^(?:de (?:nuit|jour)|la nuit|(?:au|à la|sous (?:la|le|l['’])|dans (?:la|le|l['’]|un|une)|en|avec (?:de la|du|le|la)?|sur (?:la|le)) ?(?:pluie|neige|brouillard|brume|tempête|orage|forêt|mer|plage|ville|désert|espace|hiver|été|automne|printemps|eau|lune|montagnes?|rue|cuisine|jardin|soleil|vent|nuit|coucher du soleil|lever du soleil|crépuscule|aube))$",
    "^(?:(?:à|de) (?:noite|dia|tarde)|ao (?:pôr do sol|amanhecer|entardecer|anoitecer)|(?:na|no|em|com|sob|sob a|debaixo) ?(?:da |de |uma? |o |a )?(?:chuva|neve|neblina|névoa|tempestade|floresta|mar|praia|cidade|deserto|espaço|inverno|verão|outono|primavera|água|lua|montanhas?|rua|cozinha|jardim|sol|vento|noite|fundo do mar))$",
  ].join("|"),
  "iu",
);

const CAMERA_MOVED =
  /^(?:(?:very )?(?:slow|quick|fast|gentle|smooth)(?:ly)? )?(?:push|pull|zoom|pan|tilt|dolly|crane|truck|orbit)(?:ing)?(?: shot)? (?:in|out|back|up|down|left|right|around|across|over|along|on|to)(?!\p{L})/iu;

/** What is filmed as it is said may be said like this. */
const LOOKS = [FRAMING, CAMERA_MOVED, HOW_IT_IS, PHRASE, SETTING_ELSEWHERE, SEEN_ABROAD, WISH];

/** A light or a place with hardly anything besides: "another day another dollar" is none. */
function isSetting(said: string): boolean {
  return [LIGHT, A_PLACE].some((form) => form.test(said) && wordsIn(said.replace(form, " ")) <= 2);
}
