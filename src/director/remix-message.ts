import { CAMERA_MOVES } from "../core/film/camera.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { plain } from "../story/beats.ts";
import { splitSentences } from "../story/sentences.ts";
import { isMereManners } from "../story/small-talk.ts";
import { inThirdPerson } from "../story/verb-forms.ts";
import type { Option, Strength } from "./remix-option.ts";
import { readOption, readOptionRun } from "./remix-options.ts";
import { readOrder, type ShotOrderChange } from "./remix-order.ts";
import { readTellingChange } from "./remix-prompt.ts";
import { SHOT_NAME, shotsNamed } from "./shot-names.ts";
import type { TellingChange } from "./telling.ts";

/** One thing a remix asks for. `shots`: of these only (indexes from 0); absent: of the whole film. */
export type Step =
  | { kind: "option"; option: Option; shots?: number[] }
  | { kind: "telling"; change: TellingChange; said: string; shots?: number[] }
  /** `instead`: in the place of what the shots tell now; `besides`: as well; neither: as the words themselves suggest. */
  | { kind: "words"; text: string; instead: boolean; besides?: boolean; shots?: number[] }
  | { kind: "order"; change: ShotOrderChange }
  | { kind: "prompt"; prompt: string };

const NEW_PROMPT =
  /^(?:please )?(?:(?:change|set|replace|rewrite) (?:the )?(?:whole |entire )?prompt (?:to|with|as|by)\b|(?:the )?new prompt(?: is)?\b|prompt\s*(?=[:=]))\s*[:=]?\s*([\s\S]+)$/iu;
const STRENGTH_LEAD =
  /^(?:make it )?(subtl[ey]|slightly|a little|a bit|medium|strong(?:ly)?|drastic(?:ally)?|completely different|totally different|very different)\s*[:–—-]\s*/iu;
const COLON_SCOPE = new RegExp(
  `(?:^|[\\n.;,!?]\\s*|\\s)(?:(?:in|for|on|and|but|then|also|please|make|change|edit)\\s+){0,6}(${SHOT_NAME})\\s*(?::|\\s[–—-]\\s)\\s*`,
  "giu",
);
const COMMA_SCOPE = new RegExp(
  `^(?:(?:and|but|then|also|please)\\s+)*(?:in|for|on|during)\\s+(${SHOT_NAME})\\s*,?\\s+(.+)$`,
  "isu",
);
const VERB_SCOPE = new RegExp(
  `^(?:(?:and|but|now|also|please|then)\\s+)*(make|let|have|turn|change|set|give|edit|shorten|lengthen|extend|redo|reshoot|re-?roll|replace|update|retake|re-?render)?\\s*(${SHOT_NAME})(?:\\s*,?\\s*(should (?:be|have|show|last)|should|lasts?|by|needs (?:to be|to have)|must be|has to be|is now|is|to be|to|into|with|again|be|a)(?=\\s|$))?\\s*(.*)$`,
  "isu",
);
const TRAILING_SCOPE = new RegExp(`^(.+?)\\s+(?:in|for|on|to|from|of|during)\\s+(${SHOT_NAME})$`, "isu");
/** "in the 2nd one": which shot, while the film has more of them. */
const ONE_OF_THE_SHOTS =
  /(\b(?:in|for|on|during|from|make|let|have|turn|change) the (?:first|second|third|fourth|fifth|sixth|last|\d{1,2}(?:st|nd|rd|th))) one\b/giu;
/** "pull back to reveal a castle": the move, and what it comes to show. */
const REVEALS =
  /^(.{4,60}?)\s+(?:to|and|until|so as to)\s+(?:we\s+)?(?:reveal|show|see)(?:s|ing)?\s+(.{2,200})$/iu;
const INSTEAD = /\S (?:instead of|rather than|in place of) \S/iu;
const IMPERATIVE =
  /^(?:please\s+)?(?:(?:do|try) it (?:in|on|at|over|under|with)|slow|speed|make|use|change|set|turn|switch|render|shoot|no|without|remove|replace|swap|add|drop|move|keep|with (?:seed|model)|at|in the|shots?\s*\d|the \w+ shot)\b/iu;

/** Reads a message as what it asks for, in its order. What is no option stays as words; no word is lost. */
export function readMessage(words: string, plan: FilmPlan, models: readonly ModelDescription[]): Step[] {
  const text = plan.shots.length > 1 ? plain(words).replace(ONE_OF_THE_SHOTS, "$1 shot") : plain(words);
  const prompt = NEW_PROMPT.exec(text)?.[1];
  if (prompt !== undefined) return [{ kind: "prompt", prompt: unquoted(prompt.trim()) }];

  const steps: Step[] = [];
  const lead = STRENGTH_LEAD.exec(text);
  const strength = lead === null ? undefined : strengthIn(lead[1] ?? "");
  if (strength !== undefined) steps.push({ kind: "option", option: { kind: "strength", strength } });
  // Looked at before headings are: "insert a shot after shot 2: …" has no heading.
  if (/^(?:please )?(?:add|insert|put)\b/iu.test(text)) readOrder(text, plan);
  const { masked, unmask } = maskQuotes(lead === null ? text : text.slice(lead[0].length));
  const reader = { plan, models, unmask };
  let left = MANY_SENTENCES;
  for (const scope of scopesOf(masked, plan)) {
    const sentences = splitSentences(scope.text);
    for (const sentence of sentences.slice(0, left))
      steps.push(...readSentence(sentence, scope.shots, reader));
    if (sentences.length > left) steps.push(toWords(unmask(sentences.slice(left).join(" ")), scope.shots));
    left = Math.max(0, left - sentences.length);
  }
  return joinWords(steps);
}

interface Reader {
  plan: FilmPlan;
  models: readonly ModelDescription[];
  unmask: (text: string) => string;
}

function strengthIn(words: string): Strength {
  if (/^(?:subt|slight|a )/iu.test(words)) return "subtle";
  return /^medium/iu.test(words) ? "medium" : "strong";
}

/** "shot 2: …" holds up to the next such heading or the end of the line. */
function scopesOf(text: string, plan: FilmPlan): { text: string; shots?: number[] }[] {
  const scopes: { text: string; shots?: number[] }[] = [];
  for (const line of text.split("\n")) {
    const heads = [...line.matchAll(COLON_SCOPE)];
    const before = line.slice(0, heads[0]?.index ?? line.length);
    if (before.trim() !== "") scopes.push({ text: before });
    for (const [i, head] of heads.entries()) {
      const body = line.slice(head.index + head[0].length, heads[i + 1]?.index ?? line.length).trim();
      if (body !== "") scopes.push({ text: body, shots: shotsNamed(head[1] ?? "", plan) });
    }
  }
  return scopes;
}

/** Whoever says more tells a story, or tries to keep us busy: what follows stays words. */
const MANY_SENTENCES = 40;
/** So many parts joined by commas and "and" are still one list: "keep shots 1, 2, 3, 5, 7 and 9". */
const LONGEST_RUN = 12;
/** A sentence of more parts is a telling or an attempt to keep us busy. */
const MANY_PARTS = 24;
/** Nobody says an option in more characters than this. */
const LONGEST_PART = 400;

/** The longest runs of a sentence's parts that mean something, and the words between them. */
function readSentence(sentence: string, shots: number[] | undefined, reader: Reader): Step[] {
  // "Black and white" is one thing.
  const pieces = sentence.split(
    /(\s*[,;]\s*(?:(?:and|but)\s+)?|(?<!\bblack)\s+(?:and|but|&|\+)\s+|(?<=\bblack)\s+(?:and|but|&|\+)\s+(?!white\b))/iu,
  );
  const parts = pieces.filter((_, i) => i % 2 === 0);
  const joints = pieces.filter((_, i) => i % 2 === 1);
  const run = (from: number, to: number) =>
    parts.slice(from, to).reduce((text, part, i) => text + (i === 0 ? "" : joints[from + i - 1]) + part, "");
  const seen = new Map<string, boolean>();
  const alone = parts.map((part, at) => {
    const known = seen.get(part) ?? standsAlone(part, reader);
    seen.set(part, known);
    // "move it to spring, blossoms instead of leaves"
    const follows = joints[at - 1]?.includes(",") && readTellingChange(parts[at - 1] ?? "") !== undefined;
    return known || (follows && INSTEAD.test(part));
  });
  const read = new Map<string, Step[] | undefined>();
  const readOnce = (text: string) => {
    if (!read.has(text)) read.set(text, readPart(text, shots, reader));
    return read.get(text);
  };
  const longest = parts.length > MANY_PARTS ? 3 : LONGEST_RUN;
  const steps: Step[] = [];
  let words: { text: string; joint: string } | undefined;
  const flush = () => {
    const said = words === undefined ? "" : reader.unmask(words.text);
    const parts = shots === undefined && said.length > A_FEW_WORDS ? said.split(NEXT_ORDER) : [said];
    for (const part of parts)
      if (part !== "" && (shots !== undefined || !isMereManners(part))) steps.push(toWords(part, shots));
    words = undefined;
  };
  let at = 0;
  while (at < parts.length) {
    let understood: Step[] | undefined;
    let to = Math.min(parts.length, at + longest);
    for (; to > at && understood === undefined; to -= 1) {
      const text = run(at, to);
      if (to - at > 1 && alone.slice(at + 1, to).includes(true)) continue;
      understood = readOnce(text);
      if (understood !== undefined && words !== undefined && !mayFollowWords(parts, joints, at, to))
        understood = undefined;
    }
    if (understood !== undefined) {
      flush();
      steps.push(...understood);
      at = to + 1;
      continue;
    }
    const part = parts[at] ?? "";
    words =
      words === undefined
        ? { text: part, joint: "" }
        : { text: words.text + (joints[at - 1] ?? " ") + part, joint: "" };
    at += 1;
  }
  flush();
  return steps;
}

/** In fewer characters two wishes are one. */
const A_FEW_WORDS = 45;
const ORDER_HEAD =
  "(?:make|put|have|let|give|add|show|don['’]t (?:have|let|make)) (?:the|an?|some|two|three|his|her|its|their|him|them|more) |(?:stay|hold|linger|focus) (?:on|with) |(?:cut|fade) (?:to|out)(?!\\p{L})|(?:fly|go|move) (?:a bit )?(?:faster|slower|lower|higher|closer)|(?:can|could) (?:the|he|she|it|there) |(?:it|he|she|they) should ";
/** Where another order begins among words: "…, and put some birds on the roof", "and cut to black". */
const NEXT_ORDER = new RegExp(
  `(?:,? (?:and|but|then) (?:(?:then|also|please) )*|[,;] (?:(?:also|then|please) )+|[.!] (?:(?:also|then|and|please) )*)(?=${ORDER_HEAD})`,
  "iu",
);
const IS_ORDER = new RegExp(`^(?:${ORDER_HEAD})`, "iu");

/** A part that is an option by itself doesn't belong to the list before it. */
function standsAlone(part: string, reader: Reader): boolean {
  const text = reader.unmask(part);
  if (
    /^(?:make|use|set|turn|switch|render|swap|drop|remove|replace|move|add|change|no|without|put|give|let|have|start|end|zoom|film|shoot|cut|keep|do it|try it|hold on|stay on|fade|lower|raise|slow|speed)\b/iu.test(
      text,
    )
  )
    return true;
  if (quietly(() => readOption(text, reader.models)) !== undefined) return true;
  return /^(?:at|in|on|under|by)\s/iu.test(text) && readTellingChange(text) !== undefined;
}

/**
 * After words that tell something, "and again" or "20 seconds," in mid-sentence go on telling; a command, or
 * something set off at the end, does not.
 */
function mayFollowWords(
  parts: readonly string[],
  joints: readonly string[],
  at: number,
  to: number,
): boolean {
  const part = parts[at] ?? "";
  if (IMPERATIVE.test(part.trim())) return true;
  const joint = joints[at - 1] ?? "";
  if (/\b(?:and|&)/u.test(joint) && !/[,;]/u.test(joint)) return false;
  return /but|;/u.test(joint) || to === parts.length || !/^\s*(?:\d|again\b)/iu.test(part);
}

function readPart(masked: string, shots: number[] | undefined, reader: Reader): Step[] | undefined {
  const text = reader.unmask(masked).trim();
  if (text.length > LONGEST_PART) return undefined;
  if (text === "") return [];
  if (shots !== undefined) return readForShots(text, shots, reader);
  const all =
    /^(?:(?:and|but|please)\s+)*(?:(?:in|for) )?(?:all|every|each)(?: of the| the)? shots?\s*(?::|,|should (?:be|have)|be)?\s+(.+)$/iu.exec(
      text,
    )?.[1];
  if (all !== undefined) return readForFilm(all, reader);
  const order = readOrder(text, reader.plan);
  if (order !== undefined) return [{ kind: "order", change: order }];
  return readScoped(text, reader) ?? readForFilm(text, reader);
}

function readForFilm(text: string, reader: Reader): Step[] | undefined {
  const unwanted =
    /^(?:(?:and|but|please)\s+)*(?:do not|don['’]?t|never|not)\s+(?:make it |be |change it to |use )?(.+)$/iu.exec(
      text,
    )?.[1];
  if (unwanted !== undefined && quietly(() => readOption(unwanted, reader.models)) !== undefined) {
    return readOption(text, reader.models) === undefined
      ? [{ kind: "option", option: { kind: "nothing" } }]
      : optionSteps(text, reader);
  }
  const option = optionSteps(text, reader);
  if (option !== undefined) return option;
  const run = quietly(() => readOptionRun(text, reader.models));
  if (run !== undefined) return run.map((each): Step => ({ kind: "option", option: each }));
  const reveal = readReveal(text, reader) ?? readMoveFor(text, reader);
  if (reveal !== undefined) return reveal;
  const change = readTellingChange(text);
  return change === undefined ? undefined : [{ kind: "telling", change, said: text }];
}

/** "zoom in on the flag at the end": the move, and what it is made for. */
const MOVE_FOR =
  /^((?:\w+ly )?(?:zoom|push|pull|dolly|crane|tilt|pan|truck)(?: the camera)?(?: (?:slowly|gently|smoothly|quickly))?(?: (?:(?:from )?(?:left to right|right to left)|(?:to the )?(?:left|right)|up|down|in|out|back))?(?: (?:slowly|quickly|gently|smoothly))?) ((?:on|to|over|across|around|along|above|past|through|toward|towards|at the (?:end|start|beginning)|with|after|behind|past|following|as|when|while|until)\b.{2,120})$/iu;

function readMoveFor(text: string, reader: Reader): Step[] | undefined {
  const [, move = "", rest = ""] = MOVE_FOR.exec(text) ?? [];
  const option = move === "" ? undefined : quietly(() => readOption(move, reader.models));
  if (option?.kind !== "camera" || option.camera === undefined) return undefined;
  const label = inThirdPerson(CAMERA_MOVES[option.camera].label.toLowerCase());
  return [
    { kind: "option", option },
    { kind: "words", text: `The camera ${label} ${rest}`, instead: false },
  ];
}

function readReveal(text: string, reader: Reader): Step[] | undefined {
  const [, move = "", seen = ""] = REVEALS.exec(text) ?? [];
  const option = move === "" ? undefined : quietly(() => readOption(move, reader.models));
  if (option?.kind !== "camera" || option.camera === undefined) return undefined;
  return [
    { kind: "option", option },
    { kind: "words", text: `The camera reveals ${seen}`, instead: false },
  ];
}

function optionSteps(text: string, reader: Reader): Step[] | undefined {
  const option = readOption(text, reader.models);
  return option === undefined ? undefined : [{ kind: "option", option }];
}

/** What can only be of the whole film stays so, wherever it is said. */
const OF_THE_FILM = new Set([
  "aspect",
  "resolution",
  "model",
  "draft",
  "loop",
  "trim",
  "strength",
  "nothing",
]);

function readForShots(text: string, shots: number[], reader: Reader): Step[] | undefined {
  const option = readOption(text, reader.models);
  if (option !== undefined) {
    if (OF_THE_FILM.has(option.kind)) return [{ kind: "option", option }];
    if (option.kind !== "style") return [{ kind: "option", option, shots }];
    return [{ kind: "words", text: /^in\b/iu.test(text) ? text : `in ${text}`, instead: false, shots }];
  }
  const change = readTellingChange(text);
  return change === undefined ? undefined : [{ kind: "telling", change, said: text, shots }];
}

/** "in the second shot the fox jumps", "make shot 3 longer", "add a wolf to shot 2". */
function readScoped(text: string, reader: Reader): Step[] | undefined {
  const comma = COMMA_SCOPE.exec(text);
  if (comma !== null) return scoped(comma[2] ?? "", shotsNamed(comma[1] ?? "", reader.plan), false, reader);
  const verb = VERB_SCOPE.exec(text);
  if (verb !== null) {
    const [, action = "", name = "", link = "", rest = ""] = verb;
    if (/^of\b/iu.test(rest)) return undefined;
    const shots = shotsNamed(name, reader.plan);
    if (/^(?:shorten|lengthen|extend)$/iu.test(action)) {
      const said =
        rest.trim() === ""
          ? action
          : /^by$/iu.test(link)
            ? `${rest} ${/^shorten$/iu.test(action) ? "shorter" : "longer"}`
            : rest;
      return scoped(said.replace(/^extend$/iu, "lengthen"), shots, false, reader);
    }
    if (rest.trim() === "") {
      const again = /^(?:redo|reshoot|re-?roll|retake|re-?render)$/iu.test(action) || /^again$/iu.test(link);
      return again ? [{ kind: "option", option: { kind: "reroll" }, shots }] : undefined;
    }
    const instead = /^(?:change|turn|replace)$/iu.test(action) || /show$/iu.test(link);
    return scoped(rest, shots, instead, reader);
  }
  const trailing = TRAILING_SCOPE.exec(text);
  if (trailing === null) return undefined;
  // "a wolf appears in shot 2" is more of that shot, "shot 2: a wolf appears" another.
  return scoped(trailing[1] ?? "", shotsNamed(trailing[2] ?? "", reader.plan), false, reader).map((step) =>
    step.kind === "words" ? { ...step, besides: true } : step,
  );
}

function scoped(rest: string, shots: number[], instead: boolean, reader: Reader): Step[] {
  const steps = readSentence(rest, shots, { ...reader, unmask: (text) => text });
  return instead ? steps.map((step) => (step.kind === "words" ? { ...step, instead } : step)) : steps;
}

function toWords(text: string, shots: number[] | undefined): Step {
  const step: Step = { kind: "words", text: text.trim(), instead: false };
  if (shots !== undefined) step.shots = shots;
  return step;
}

/** Sentences of words about the same shots are one telling. */
function joinWords(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (
      step.kind === "words" &&
      last?.kind === "words" &&
      !(step.shots === undefined && (IS_ORDER.test(step.text) || IS_ORDER.test(last.text))) &&
      last.shots?.join() === step.shots?.join() &&
      last.besides === step.besides
    ) {
      const stop = /[.!?…。！？]["”»]?$/u.test(last.text) ? "" : ".";
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text}${stop} ${step.text}`,
        instead: last.instead || step.instead,
      };
    } else joined.push(step);
  }
  return joined;
}

/** Whether something would be understood, whatever it would be told then. */
function quietly<Result>(read: () => Result | undefined): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Quoted words are never options and never split. */
function maskQuotes(text: string): { masked: string; unmask: (text: string) => string } {
  const quotes: string[] = [];
  const masked = text.replace(/“[^”]{0,400}”|"[^"\n]{0,400}"|«[^»]{0,400}»|「[^」]{0,400}」/gu, (quote) => {
    quotes.push(quote);
    return `\uE000${quotes.length - 1}\uE001`;
  });
  return {
    masked,
    unmask: (part) => part.replace(/\uE000(\d+)\uE001/gu, (_, i: string) => quotes[Number(i)] ?? ""),
  };
}

function unquoted(text: string): string {
  const inner = /^(?:“([\s\S]*)”|"([\s\S]*)"|'([\s\S]*)')$/u.exec(text);
  return (inner?.[1] ?? inner?.[2] ?? inner?.[3] ?? text).trim();
}
