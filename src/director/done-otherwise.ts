import { partsOf } from "../story/film-parts.ts";
import { withDetail, withSentence } from "../story/merge-words.ts";
import {
  findMeant,
  isLivingKind,
  isSeenNoun,
  lastWord,
  nounsOf,
  readNounPhrase,
  whoIn,
  withArticles,
} from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { capital } from "../story/sentences.ts";
import { ingOf, inThirdPerson, isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { putFor } from "./in-its-place.ts";
import { isColour } from "./qualities.ts";
import { settled } from "./settled.ts";
import { isAbout, PRONOUN } from "./stated.ts";
import { asSubject } from "./told-as-fact.ts";
import { dressedUntil, isOfSomebody } from "./who-has-it.ts";

/** "put grandma on a stadium stage", "do the captain as an old woman", "walk the camera through the stalls": an order, told as what is seen. */
export function doneOtherwise(told: string, order: string): string | undefined {
  const said = order.replace(/,? (?:instead|rather)$/iu, "");
  const [, who = "", as = ""] =
    /^(?:do|make|have|show|turn|redo) (the [\p{L}' -]{2,30}?|\p{L}+) (?:as|into) (an? .{2,80})$/iu.exec(
      said,
    ) ?? [];
  if (as !== "") {
    const found = findMeant(told, lastWord(who));
    const anew = readNounPhrase(as);
    if (found !== undefined && anew !== undefined) return putFor(told, found, anew);
  }
  const [, it = "", what = ""] =
    /^(?:make|turn) (it|him|her|them|this|that) (?:into )?((?:an?|two|three|some) .{2,60})$/iu.exec(said) ??
    [];
  if (it !== "") return madeInto(told, what);
  const [, style = ""] =
    /^(?:turn|make|change) (?:it|this|everything) (?:in)?to (?!an? |the )(.{3,40})$/iu.exec(said) ?? [];
  // "turn it into night"
  const hour =
    style === "" || settled("It.", style, true) === undefined ? undefined : settled(told, style, true);
  if (hour !== undefined) return hour;
  if (style !== "" && kindOfNoun(style) === undefined)
    return withDetail(told, `in ${style.replace(/ style$/iu, "")} style`);
  const [, verb = "", camera = ""] =
    /^(?:let |have |make |get )?(?:the )?(?:camera|cam|lens) (should |must )?(.{3,80})$/iu.exec(said) ?? [];
  if (camera !== "" && verb !== "")
    return withSentence(
      told,
      `The camera ${camera.replace(/^(\p{L}+ly )?(.+)$/u, (_, how: string | undefined, does: string) => (how ?? "") + inThirdPerson(does))}`,
    );
  const [, moves = "", how = ""] =
    /^(walk|move|swing|tip|fly|push|pull|lower|raise|spin|rotate|drop|put|get|hold|keep|slide|drag|bring)(?: the| my)? (?:camera|cam) (.{2,80})$/iu.exec(
      said,
    ) ?? [];
  if (moves !== "") return withSentence(told, cameraTold(moves.toLowerCase(), how));
  const [, move = "", way = ""] =
    /^(pull|push|tilt|pan|zoom|crane|orbit|circle|dolly|swoop) ((?:up|down|in|out|back|around|round|over|across|along|through|into|from|past|away|left|right)(?!\p{L}).{2,100})$/iu.exec(
      said,
    ) ?? [];
  if (move !== "") return withSentence(told, cameraTold(move.toLowerCase(), way));
  const [, heard = "", sounding = ""] =
    /^(?:hear|see|watch) ((?:the|an?|some|his|her|its) [\p{L} ]{2,40}?)(?: (\p{L}+))?$/iu.exec(said) ?? [];
  if (heard !== "" && verbOf(sounding) === sounding.toLowerCase())
    return withDetail(told, `${heard} ${ingOf(sounding)}`);
  const filmed = byCamera(told, said);
  if (filmed !== undefined) return filmed;
  const [, behind = ""] = /^(?:in the )?background: (.{3,60})$/iu.exec(said) ?? [];
  if (behind !== "") return withDetail(told, `${behind} in the background`);
  const [, followed = ""] =
    /^follow (.{2,60}?)(?: with (?:the )?(?:camera|cam))?(?: instead.*)?$/iu.exec(said) ?? [];
  if (followed !== "" && !/^(?:it|this|that|up|on)$/iu.test(followed))
    return withSentence(told, `The camera follows ${followed}`);
  const [, lapse = ""] = /^time-? ?lapse (?:of )?(?:the )?(.{3,60})$/iu.exec(said) ?? [];
  if (/^(?:it|this|everything|the (?:whole )?(?:thing|scene))$/iu.test(lapse))
    return withDetail(told, "time lapse");
  if (lapse !== "" && !/^(?:from|over|with|at|style|version|video|please)/iu.test(lapse))
    return withDetail(told, `time lapse of the ${lapse}`);
  const [, dressed = ""] =
    /^(?:dress|put) (?:her|him|them|it|the \p{L}+) (?:up )?in (an? .{3,60}|\p{L}+ \p{L}+.{0,40})$/iu.exec(
      said,
    ) ?? [];
  if (dressed !== "" && isWorn(dressed)) return wearing(told, dressed);
  return putSomewhere(told, said) ?? itself(told, said);
}

function madeInto(told: string, what: string): string | undefined {
  if (
    /^an? (?:bit|little|lot|touch|tad|smidge|hair|few|dozen|pair|couple|bunch|night|video|movie|film|loop|time)(?!\p{L})/iu.test(
      what,
    )
  )
    return undefined;
  // "a grandma on the board", "a chihuahua howling": who it is, and what is said of them after it is there.
  const [who = "", ...besides] = what.split(/, /u);
  const anew = readNounPhrase(who);
  const found = whoIn(told);
  if (anew === undefined || found === undefined) return undefined;
  // "make it a walk-through": no picture of that is known, and nobody is replaced by it.
  if (!isSeenNoun(anew.noun) && !isLivingKind(kindOfNoun(found.noun))) return undefined;
  if (besides.length > 0) {
    const put = putFor(told, found, { ...anew, before: [...besidesOf(besides), ...anew.before] });
    return besides.some((each) => besidesOf([each]).length === 0) ? withDetail(put, besides.join(", ")) : put;
  }
  const doing = /^(\p{L}+ing)(?!\p{L})/u.exec(anew.after)?.[1];
  const isThere = doing !== undefined && verbOf(doing, true) === partsOf(told)?.deed?.verb;
  return putFor(told, found, isThere ? { ...anew, after: "" } : anew);
}

/** "skateboarder kickflips over a hydrant", of a girl: whoever does what is no verb that is known. */
export function doerAnew(told: string, said: string): string | undefined {
  const [, who = ""] =
    /^(?:make|turn) (?:it|him|her|this) (?:into )?((?:an?|two|three|some) [^,]{2,60})$/iu.exec(said) ?? [];
  const doer =
    /^\p{L}{3,}(?:er|or|ist|ian|man|woman)(?= \p{L}+s (?:over|on|in|at|through|across|down|up|an?|the|his|her) )/iu.exec(
      told,
    );
  if (doer === null || !isLivingKind(kindOfNoun(readNounPhrase(who)?.noun ?? ""))) return undefined;
  return partsOf(told)?.deed === undefined ? told.replace(doer[0], who) : undefined;
}

/** "pale blue": how it is, in so few words. */
function besidesOf(said: readonly string[]): string[] {
  return said.filter((each) => /^(?:\p{L}+ )?\p{L}+$/u.test(each) && isColour(lastWord(each)));
}

/** "stay on him", "cut to black", "the camera lower", "fly faster": what the camera does, or how it ends. */
function byCamera(told: string, said: string): string | undefined {
  const core = said.replace(/^(?:(?:and|then|also|please) )+/iu, "");
  const [, stays = "", on = ""] =
    /^(stay|hold|linger|rest|remain|focus|settle) (?:with|on) (.{2,100})$/iu.exec(core) ?? [];
  if (stays !== "")
    return withSentence(
      told,
      `The camera ${inThirdPerson(stays.toLowerCase())} on ${on.replace(/ for a (?:sec|second|bit)(?!\p{L})/iu, " for a moment")}`,
    );
  const [, ends = "", to = ""] = /^(cut|fade) (to \p{L}+|out)(?: at the end)?$/iu.exec(core) ?? [];
  if (ends !== "") return withSentence(told, `At the end it ${inThirdPerson(ends.toLowerCase())} ${to}`);
  const [, near = "", there = ""] =
    /^(?:(?:make|put|have|get|bring|i want) )?(?:the |a )?camera (?:much |a bit |even |a little )*(lower|higher|closer|nearer)( .{3,80})$/iu.exec(
      core,
    ) ?? [];
  if (near !== "")
    return withSentence(
      told,
      `The camera is ${{ lower: "low", higher: "high" }[near.toLowerCase()] ?? "close"},${there}`,
    );
  const [, rate = "", choppy = ""] =
    /^(lower|reduce|drop|cut) the (?:fps|frame ?rate)(?: so (?:it['’]?s|its|it is) (.{3,40}))?$/iu.exec(
      core,
    ) ?? [];
  if (rate !== "")
    return withSentence(told, `Low frame rate, ${(choppy || "choppy").replace(/^choppier$/iu, "choppy")}`);
  const [, goes = "", how = ""] =
    /^(fly|go|move|travel|glide|drift) (?:a (?:bit|little|lot) |much )?(faster|slower|lower|higher|closer)$/iu.exec(
      core,
    ) ?? [];
  if (goes !== "" && !isLivingKind(kindOfNoun(whoIn(told)?.noun ?? "")))
    return withSentence(told, `The camera ${inThirdPerson(goes.toLowerCase())} ${how}`);
  const [, craft = "", way = ""] =
    /^bring (the (?:drone|camera|plane|helicopter)) ((?:down|up|in|closer|lower|back|around)(?!\p{L}).{0,60})$/iu.exec(
      core,
    ) ?? [];
  if (craft !== "") return withSentence(told, `${capital(craft)} comes ${way}`);
  return undefined;
}

function cameraTold(moves: string, how: string): string {
  if (/^(?:hold|keep)$/u.test(moves)) return `The camera stays ${how}`;
  if (/^(?:put|get|bring)$/u.test(moves)) return `The camera is ${how}`;
  const verb = { lower: "sink", raise: "rise", drag: "move" }[moves] ?? moves;
  return `The camera ${inThirdPerson(verb)} ${how.replace(/ and (\p{L}+)/u, (said, next: string) => (verbOf(next) === next ? ` and ${inThirdPerson(next)}` : said))}`;
}

const isWorn = (said: string) => isOfSomebody(readNounPhrase(said)?.noun ?? lastWord(said));

function wearing(told: string, what: string): string {
  const who = [whoIn(told), ...nounsOf(told)].find((one) => isLivingKind(kindOfNoun(one?.noun ?? "")));
  if (who === undefined) return withDetail(told, `wearing ${what}`);
  const end = dressedUntil(told, who);
  const joint = / in [^,.]*$/iu.test(told.slice(who.at, end)) ? "and" : "in";
  return `${told.slice(0, end)} ${joint} ${what}${told.slice(end)}`;
}

const WHERE =
  "in front of|in the middle of|next to|on top of|on|in|at|under|behind|beside|around|over|above|into|onto|between|across|near|inside|through";

/** "put grandma on a stadium stage with pyro": where it plays; "put his grandson on the bench": what is there besides. */
function putSomewhere(told: string, said: string): string | undefined {
  const [, what = "", where = ""] =
    new RegExp(
      `^(?:put|place|set|move|bring|stick|get|send|fly|take|float|sail|drive|drop|shoot|film) (.{1,50}?) ((?:right |up |back |down )?(?:${WHERE}|outside|outdoors)(?!\\p{L}).{0,100})$`,
      "iu",
    ).exec(said) ?? [];
  if (what === "") return undefined;
  const isThere =
    PRONOUN.test(what) ||
    /^(?:everything|the (?:whole )?(?:scene|thing|film|video|story))$/iu.test(what) ||
    isAbout(told, what);
  const there = where.trim().replace(/^(?:right|back) /iu, "");
  if (isThere) {
    const placed = settled(told, there.replace(/^(?:into) /iu, "in ").replace(/^onto /iu, "on "), true);
    if (placed !== undefined) return placed;
  }
  if (/^(?:it|this|that|everything)$/iu.test(what)) return undefined;
  if (PRONOUN.test(what))
    return withSentence(
      told,
      `${capital(asSubject(what))} ${/^(?:them|em)$/iu.test(what) ? "are" : "is"} ${there}`,
    );
  if (isAbout(told, what)) return withSentence(told, `${capital(what)} is ${there}`);
  if (/^(?:more|less|no|some more) /iu.test(what)) return undefined;
  return withDetail(told, `with ${what} ${there.replace(/ ?(?:^|\s)in (?:there|here|it)$/iu, "")}`.trim());
}

/** "flood it up to the knees", "van gogh it", "lego everything": what becomes of all of it. */
function itself(told: string, said: string): string | undefined {
  const [, word = "", rest = ""] =
    /^([\p{L}]+(?: [\p{L}]+)?) (?:it|everything|that|this)(?: up)?(?: (.{2,60}))?$/iu.exec(said) ?? [];
  const verb = word.toLowerCase();
  if (verb === "" || PARTICIPLES[verb] === undefined) {
    if (
      word === "" ||
      rest !== "" ||
      // "sync it up"
      / up$/iu.test(said) ||
      verb
        .split(" ")
        .some(
          (each) =>
            PREPOSITIONS.has(each) ||
            isKnownVerb(each) ||
            /^(?:VERB|ADJ)$/u.test(classedWords(`${each} it`)[0]?.is ?? "") ||
            NO_STYLE.test(each) ||
            /ing$|^(?:an?|the|i|he|she|we|they|you|it)$/u.test(each),
        )
    )
      return undefined;
    return withDetail(told, `in ${word} style`);
  }
  // What is full of people is deserted no longer.
  const base = /crowd|people|full|guests|audience/iu.test(said)
    ? withArticles(told.replace(/(?<!\p{L})(?:deserted|empty|abandoned|quiet) /iu, ""))
    : told;
  return withSentence(base, `It is ${PARTICIPLES[verb]}${rest === "" ? "" : ` ${rest}`}`);
}

const PARTICIPLES: Record<string, string> = {
  flood: "flooded",
  fill: "filled",
  cover: "covered",
  decorate: "decorated",
  paint: "painted",
  freeze: "frozen",
  burn: "burning",
  surround: "surrounded",
  wrap: "wrapped",
  bury: "buried",
  light: "lit",
  tint: "tinted",
  age: "aged",
  crowd: "crowded",
};
/** Besides the verbs that are known. */
const NO_STYLE =
  /^(?:try|let|use|change|love|like|hate|want|need|add|cut|loop|mute|fix|fixed|send|post|share|save|delete|remove|undo|redo|retry|rerun|pause|shake|bend|break|flip|reverse|rewind|slow|speed|crop|trim|extend|shorten|lengthen|double|halve|triple|brighten|darken|lighten|soften|sharpen|blur|mirror|rotate|tilt|pan|repeat|switch|swap|name|this|just|please|not|no|for|end|finish|continue|colour|color|forget|render|animate|film|shoot|hear|feel|think|know|said|smooth|simplify|ruin|kill|nail|nailed|own|rock|turned|made|did|got|crush|smash|pet|feed|ship|prove|beat|win|lose|spice|jazz|liven|tone|amp|dial|crank|bump|calm|close|wrap|sum|back|out)$/iu;
