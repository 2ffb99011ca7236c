import { partsOf } from "../story/film-parts.ts";
import { withDetail, withSentence } from "../story/merge-words.ts";
import { clausesIn } from "../story/moods.ts";
import { isLivingKind, isManyOf, whoIn, withPart } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { capital } from "../story/sentences.ts";
import { inThirdPerson, isKnownVerb, participleOf } from "../story/verb-forms.ts";
import { type ClassedWord, classedWords } from "../story/word-classes.ts";
import { deedFor } from "./in-its-place.ts";
import { asSubject } from "./told-as-fact.ts";

/** What the camera does, and nobody in the film. */
const BY_CAMERA = /^(?:focus|zoom|pan|tilt|orbit|track|follow|circle|crane|dolly)$/u;
/** Asked of whoever makes the film, and done by nobody in it: what they are to bring is what is seen. */
const TO_BRING = /^(?:do|have|include|use|get|see|show|film|bring|try|need|want|make|give|put)$/u;
const TO_US =
  /^(?:re-?(?:shoot|do|film|make|run|frame)|shoot|keep|leave|let|stop|stay|change|fix|speed|slow|cut|end|start|begin|finish|remove|delete|swap|switch|replace|look|think|say|tell|send|post|try|more|less|please|turn|set|go|come|match|render|loop|repeat|mute|trim|crop)$/u;
/** Where something is afterwards is what is seen. */
const MOVES = /^(?:make|place|stick|pop|park|take)$/u;
/** Whoever does it to something has it do so: "explode it", "open the doors". */
const BY_ITSELF =
  /^(?:explode|crash|melt|burn|spin|rotate|grow|shrink|float|fly|sink|collapse|shake|tilt|flip|roll|bounce|glow|freeze|open|close|shatter|crack|bend|wave|wiggle|move)$/u;
const TRAVELS = /^(?:move|fly|glide|drift|rise|dive|swoop|travel)$/u;
const IT = /^(?:it|him|her|them|everything|everyone)$/iu;
const HOW_MUCH =
  /^(?:(?:a )?(?:bit|little|lot|touch|tad|way|much|far|slightly) )*(closer|further|farther|nearer|tighter|wider)(?: (?:to|in on|on|into|up to) (.{2,60}))?$/iu;

/** Words of an order that would be told as they were said, told as what is seen; undefined: they are none. */
export function asSeen(told: string, said: string): string | undefined {
  const near = partsOf(told) === undefined ? null : HOW_MUCH.exec(said);
  if (near !== null)
    return withSentence(told, `The camera is ${near[1]?.toLowerCase()}${near[2] ? ` to ${near[2]}` : ""}`);
  const words = classedWords(said);
  const [first, second] = words;
  const verb = first?.text.toLowerCase() ?? "";
  // "tilt-shift" is one word.
  if (second !== undefined && said.charAt(second.at - 1) !== " ") return undefined;
  // Of a film that tells of nothing named nothing is known.
  const deed = partsOf(told)?.deed;
  if (first === undefined || second === undefined || /[.!?]\s/u.test(said) || partsOf(told) === undefined)
    return undefined;
  const rest = said.slice(second.at);
  // "gallop slower", "pull a lion out of the hat": what is done already, otherwise.
  if (deed?.verb === verb && !/^(?:NOUN|PROPN)$/u.test(second.is)) return doneSo(told, verb, rest, second);
  const [clause, ...others] = clausesIn(said);
  const isSlowly = isKnownVerb(verb) && second.is === "ADV" && /ly$/iu.test(second.text);
  if ((clause?.mood !== "asks" && !isSlowly) || others.length > 0) return undefined;
  if (first.plain !== verb || first.is === "AUX") return undefined;
  // "move slowly towards the window" may be a noun by its class.
  if (!(isKnownVerb(verb) || first.is === "VERB" || IT.test(second.text))) return undefined;
  if (BY_CAMERA.test(verb)) return withSentence(told, `The camera ${inThirdPerson(verb)} ${rest}`);
  const object = objectOf(words);
  if (object === undefined) return acted(told, verb, rest, words);
  const [what, after] = [said.slice(second.at, object.ends), said.slice(object.ends).trim()];
  // "throw some ice cubes in it": what wasn't there comes to it.
  if (/^(?:an?|some|another|two|three|four|five|more)$/iu.test(second.text)) {
    const isPlaced = after === "" || PREPOSITIONS.has(after.split(" ")[0]?.toLowerCase() ?? "");
    return isPlaced ? withDetail(told, `with ${what}${after === "" ? "" : ` ${after}`}`) : undefined;
  }
  if (verb !== "make" && (TO_US.test(verb) || TO_BRING.test(verb))) return undefined;
  if (verb === "make" && (after === "" || /^every/iu.test(what))) return undefined;
  const many = /^(?:them|em|these|those)$/iu.test(what) || isManyOf(what);
  return withSentence(
    told,
    [
      capital(asSubject(what)),
      ...(BY_ITSELF.test(verb)
        ? [many ? verb : inThirdPerson(verb)]
        : [many ? "are" : "is", MOVES.test(verb) ? "" : participleOf(verb)]),
      after,
    ]
      .filter((word) => word !== "")
      .join(" "),
  );
}

/** What is done to: "the old door" of "open the old door wide"; undefined: nothing is. */
function objectOf(words: readonly ClassedWord[]): { ends: number } | undefined {
  const [, second] = words;
  if (second === undefined) return undefined;
  if (IT.test(second.text) && !/^NOUN$/u.test(words[2]?.is ?? ""))
    return { ends: second.at + second.text.length };
  if (second.is !== "DET" && !/^(?:his|her|its|their)$/iu.test(second.text) && second.is !== "NUM")
    return undefined;
  let last: ClassedWord | undefined;
  for (const word of words.slice(2)) {
    const isNoun = word.is === "NOUN" || word.is === "PROPN";
    if (isNoun) last = word;
    else if (last !== undefined || word.is !== "ADJ") break;
  }
  return last === undefined ? undefined : { ends: last.at + last.text.length };
}

/** "galloping slower across a desert", "pulling a lion". */
function doneSo(told: string, verb: string, rest: string, next: ClassedWord): string | undefined {
  const deed = partsOf(told)?.deed;
  if (deed === undefined) return undefined;
  if (/^(?:DET|PRON|NUM)$/u.test(next.is)) return deedFor(told, verb, rest);
  const done = /^\S+/u.exec(deed.text)?.[0] ?? "";
  return withPart(told, deed, `${done} ${rest}${deed.text.slice(done.length)}`);
}

/** "cry with joy": what somebody in the film does. */
function acted(
  told: string,
  verb: string,
  rest: string,
  [, second]: readonly ClassedWord[],
): string | undefined {
  const who = whoIn(told);
  // Nobody there walks: "move slowly towards the window"
  if (TRAVELS.test(verb) && second?.is !== "CCONJ" && !isLivingKind(kindOfNoun(who?.noun ?? "")))
    return withSentence(told, `The camera ${inThirdPerson(verb)} ${rest}`);
  if (
    who === undefined ||
    (TO_US.test(verb) && !/(?<!\p{L})at the end$/iu.test(rest)) ||
    TO_BRING.test(verb) ||
    !/^(?:ADV|ADP|CCONJ)$/u.test(second?.is ?? "") ||
    // "stack of books": nothing that is done
    /^of$/iu.test(second?.text ?? "")
  )
    return undefined;
  const many = isManyOf(who.noun);
  // "stop and look back": each of them
  const done = rest.replace(/^and (\p{L}+)/u, (both, next: string) =>
    many ? both : `and ${inThirdPerson(next)}`,
  );
  return withSentence(told, `The ${who.noun} ${many ? verb : inThirdPerson(verb)} ${done}`);
}
