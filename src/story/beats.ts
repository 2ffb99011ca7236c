import type { CameraMove } from "../core/film/camera.ts";
import { readCamera } from "./camera-words.ts";
import { readScript } from "./script.ts";
import { capital, splitSentences } from "./sentences.ts";

/** One thing that happens, in the order of telling. */
export interface Beat {
  /** What happens, in the person's words, without instructions to camera and cutter. */
  text: string;
  camera?: CameraMove;
  pace?: "slowly" | "quickly";
  /** Time has passed or the place is another: the shot before dissolves into this one. */
  fadeIn: boolean;
  /** As long as the person said. */
  seconds?: number;
}

/** A prompt, read as a film. */
export interface Story {
  beats: Beat[];
  /** Sentences that say how it all looks rather than what happens: they hold for every shot. */
  look: string[];
  /** The person numbered the shots: each is one, and none is joined to another without need. */
  scripted: boolean;
}

/** Opens a new beat inside a sentence. The bracketed words are taken out, the others say something and stay. */
const TURNS =
  /(?:\s*[,;:–—]\s*|\s+-\s+|\s+)(?:(?:and\s+)?(?<drop>(?:smash |jump |hard )?cut to:?|cut back to:?|(?:dissolve|fade|cross-?fade|wipe)s? (?:in)?to:?(?!\s+(?:black|white)\b))|(?<=[,;:–—-]\s*)(?:and\s+)?(?<drop2>then|next,|after that,?|afterwards,?)|(?<drop3>and then)|(?<=[,;:–—-]\s*)(?=(?:and |but |when |until )?(?:suddenly|meanwhile|finally|moments later|(?:minutes|hours|days|weeks|months|years) later|all of a sudden|out of nowhere)\b)|(?=(?:and|but|when|until) (?:suddenly|all of a sudden)\b))\s*/giu;
const FADING_CUT = /(?:dissolve|fade|cross-?fade)s? (?:in)?to/iu;
/** Taken off the head of a beat: they only say that it comes next. */
const OPENERS =
  /^(?:(?:and\s+)?then\b,?|next,|first,|firstly,|second,|secondly,|third,|thirdly,|after that,?|(?:smash |jump |hard )?cut (?:back )?to\b:?|(?:dissolve|fade|cross-?fade|wipe)s? (?:in)?to\b(?!\s+(?:black|white)\b):?)\s*/iu;
const TIME_PASSES =
  /^(?:and |but )?(?:(?:much |a (?:little|bit|while) |moments |some time |(?:\w+ )?(?:seconds|minutes|hours|days|weeks|months|years|centuries) )?later\b|meanwhile\b|elsewhere\b|(?:the )?next (?:day|morning|evening|night|week|month|year|summer|winter|spring|autumn)\b|that (?:night|evening|morning)\b|(?:at|by|as) (?:dawn|dusk|sunrise|sunset|night(?:fall)?|noon|midnight|first light|daybreak|twilight)\b|(?:dawn|night|evening|morning|dusk|darkness|winter|summer|spring|autumn) (?:breaks|falls|comes|arrives)\b|(?:in|by) the (?:morning|evening|afternoon)\b|back (?:at|in|on|home)\b|a (?:day|week|month|year|century) later\b|time passes\b|years pass\b|seasons? (?:pass|change)|after (?:sunset|dark|the storm|the rain)\b)|\b(?:hours|days|weeks|months|years|moments|minutes) later\b/iu;
/** Sentences about the making, not about what happens. */
const LOOK =
  /^(?:(?:in )?(?:the )?style(?: of)?\b|visual style|look:|mood:|tone:|lighting:|colou?rs?:|palette:|aesthetic|atmosphere:|audio:|sound:|sound ?effects?:|sfx:|music:|soundtrack|format:|aspect|shot on\b|filmed (?:on|with|in)\b|rendered (?:in|with)\b|(?:ultra[- ]?|super |highly |hyper[- ]?)?(?:detailed|realistic|hd\b|photo-?realistic)|[48]k\b|cinematic\b(?!ally)|\d{2,3} ?mm\b|depth of field|shallow depth|soft (?:natural )?light(?:ing)?\b|(?:warm|cool|muted|vivid|vibrant|pastel|natural|golden|dramatic|moody|neon) (?:light(?:ing)?|colou?rs?|tones?|palette)\b|no (?:text|dialogue|people|music|subtitles|captions)|film grain|slow motion\b|unreal engine|octane)/iu;
const LONGEST_LOOK_WORDS = 16;

export function readStory(prompt: string): Story {
  const text = plain(prompt);
  const script = readScript(text);
  if (script !== undefined) {
    const look = script.preamble === "" ? [] : [script.preamble];
    const beats = script.shots.map((shot) => toBeat(shot.text, shot.seconds));
    return { beats: beats.map((b, i) => orWhole(b, script.shots[i]?.text ?? "")), look, scripted: true };
  }
  const parts = splitSentences(text).flatMap(splitTurns);
  const look = parts.filter((part) => isLook(part.text)).map((part) => part.text);
  const told = parts.filter((part) => !isLook(part.text));
  // All about the look: then that is what there is to see.
  const kept = told.length === 0 ? parts : told;
  const beats = withCameraSentences(kept);
  if (beats.length === 0) return { beats: [orWhole(toBeat(text), text)], look: [], scripted: false };
  return { beats, look: told.length === 0 ? [] : look, scripted: false };
}

/**
 * A run of blanks and stops says no more than its beginning, and whatever is looked for after one is tried from each place in it: of 2,000
 * of them, for seconds.
 */
export function withShortRuns(text: string): string {
  return text.replace(/[\s,.;:!?…~–—，、。！？～〜-]{9,}/gu, (run) =>
    run.includes("\n") ? "\n" : run.slice(0, 8),
  );
}

/** Control characters say nothing and break terminals and captions. */
export function plain(text: string): string {
  return (
    withShortRuns(text)
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      // Full-width letters and digits of CJK keyboards; their stops stay, by which sentences are told apart.
      .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu, (wide) => wide.normalize("NFKC"))
      .replace(/(?!\n)\p{Cc}/gu, " ")
      .replace(/[^\S\n]+/g, " ")
      .trim()
  );
}

interface Part {
  text: string;
  fadeIn: boolean;
}

function splitTurns(sentence: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let fadeIn = false;
  let wordsLeftOut = false;
  const cut = (end: number) => {
    const text = sentence.slice(from, end).trim();
    parts.push({ text: wordsLeftOut ? begunLike(sentence, text) : text, fadeIn });
  };
  for (const turn of sentence.matchAll(TURNS)) {
    const before = sentence.slice(from, turn.index);
    const after = sentence.slice(turn.index + turn[0].length);
    if (isInQuotes(sentence, turn.index) || wordCount(before) < 2 || wordCount(after) < 2) continue;
    if (/\bif\b[^.]*$/iu.test(before) || /\b(?:now|since|by|back|until)$/iu.test(before)) continue;
    cut(turn.index);
    from = turn.index + turn[0].length;
    wordsLeftOut = Object.values(turn.groups ?? {}).some((word) => word !== undefined);
    fadeIn = FADING_CUT.test(turn[0]);
  }
  cut(sentence.length);
  return parts;
}

function isInQuotes(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const odd = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  return (
    odd ||
    before.lastIndexOf("“") > before.lastIndexOf("”") ||
    before.lastIndexOf("(") > before.lastIndexOf(")")
  );
}

function isLook(text: string): boolean {
  return LOOK.test(text) && wordCount(text) <= LONGEST_LOOK_WORDS;
}

/** A sentence that only directs the camera belongs to the beat before it; the first one, to the beat after it. */
function withCameraSentences(parts: readonly Part[]): Beat[] {
  const beats: Beat[] = [];
  let waiting: Beat | undefined;
  for (const part of parts) {
    const beat = toBeat(part.text);
    beat.fadeIn ||= part.fadeIn;
    if (beat.text !== "") {
      if (waiting !== undefined) takeCamera(beat, waiting);
      waiting = undefined;
      beats.push(beat);
      continue;
    }
    const before = beats.at(-1);
    if (before === undefined) waiting ??= beat;
    else takeCamera(before, beat);
  }
  return beats;
}

function takeCamera(beat: Beat, from: Beat): void {
  if (beat.camera !== undefined || from.camera === undefined) return;
  beat.camera = from.camera;
  if (from.pace !== undefined) beat.pace = from.pace;
}

/** What is left of a sentence begins as the sentence did. */
function begunLike(sentence: string, rest: string): string {
  return /^\p{Lu}/u.test(sentence) ? capital(rest) : rest;
}

export function toBeat(text: string, seconds?: number): Beat {
  const whole = text.trim();
  let head = whole;
  let fadeIn = false;
  for (let opener = OPENERS.exec(head); opener !== null && head.length > opener[0].length; ) {
    fadeIn ||= FADING_CUT.test(opener[0]);
    head = head.slice(opener[0].length);
    opener = OPENERS.exec(head);
  }
  const { move, pace, rest } = readCamera(head === whole ? head : begunLike(whole, head));
  const beat: Beat = { text: rest, fadeIn: fadeIn || TIME_PASSES.test(head) };
  if (move !== undefined) beat.camera = move;
  if (pace !== undefined) beat.pace = pace;
  if (seconds !== undefined) beat.seconds = seconds;
  return beat;
}

/** A beat that is nothing but camera still has to show something: its own words. */
function orWhole(beat: Beat, whole: string): Beat {
  return beat.text === "" ? { ...beat, text: whole.trim() } : beat;
}

/** Words as a reader counts them; scripts without spaces count two characters as a word. */
export function wordCount(text: string): number {
  const tight =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const spaced = text
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu, " ")
    .match(/[\p{L}\p{N}\p{Extended_Pictographic}][^\s]*/gu)?.length;
  return (spaced ?? 0) + Math.ceil(tight / 2);
}

/** How much film a beat is worth against the others: more words tell more, but not without end. */
export function beatWeight(beat: Beat): number {
  return 4 + Math.min(wordCount(beat.text), 24);
}

/** Neighbours joined until there are no more than `most`, the slightest first, the order kept. */
export function joinBeats(beats: readonly Beat[], most: number): Beat[] {
  const joined = beats.map((beat) => ({ ...beat }));
  const weights = joined.map(beatWeight);
  while (joined.length > Math.max(1, most)) {
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < joined.length; i += 1) {
      const cost = (weights[i] ?? 0) + (weights[i + 1] ?? 0) + (joined[i + 1]?.fadeIn ? 30 : 0);
      if (cost < bestCost) {
        bestCost = cost;
        best = i;
      }
    }
    const [left, right] = [joined[best], joined[best + 1]];
    if (left === undefined || right === undefined) break;
    const both: Beat = { ...left, text: joinText(left.text, right.text) };
    takeCamera(both, right);
    if (left.seconds !== undefined || right.seconds !== undefined) {
      both.seconds = (left.seconds ?? 0) + (right.seconds ?? 0);
    }
    joined.splice(best, 2, both);
    weights.splice(best, 2, beatWeight(both));
  }
  return joined;
}

function joinText(left: string, right: string): string {
  if (left === "" || right === "") return left + right;
  if (/[。！？｡]$/u.test(left)) return left + right;
  const stop = /[.!?…,;:。！？؟।۔"”]$/u.test(left) ? "" : /^\p{Lu}/u.test(right) ? "." : ",";
  return `${left}${stop} ${right}`;
}
