import type { CameraMove } from "../core/film/camera.ts";
import { STYLES, type Style } from "../core/film/style.ts";
import type { ShotOrder } from "../core/ports/orders.ts";
import { withoutThing } from "../story/merge-words.ts";
import { inPresentTense } from "../story/present-tense.ts";
import type { Setting } from "../story/read-film.ts";
import { FRAMING_STARTS, withoutFraming } from "./framing.ts";

/** How a model is told of a move: plain words, for no model knows our names. */
const CAMERA_SENTENCES: Record<CameraMove, string> = {
  static: "the camera stays still, locked off",
  "pan-left": "the camera pans left",
  "pan-right": "the camera pans right",
  "tilt-up": "the camera tilts up",
  "tilt-down": "the camera tilts down",
  "dolly-in": "the camera pushes in",
  "dolly-out": "the camera pulls back",
  "truck-left": "the camera tracks left alongside",
  "truck-right": "the camera tracks right alongside",
  "crane-up": "the camera cranes up",
  "crane-down": "the camera cranes down",
  orbit: "the camera orbits around the subject",
  handheld: "handheld camera with natural movement",
  "zoom-in": "the lens zooms in",
  "zoom-out": "the lens zooms out",
  aerial: "aerial drone shot from above",
};

export interface ShotPromptParts {
  setting: Setting;
  camera: CameraMove;
  pace?: "slowly" | "quickly" | undefined;
  /** Its first sentence; absent: the words choose the framing themselves, or one shot is the whole film. */
  framing?: string | undefined;
  /** A part of the beat that this shot looks at. */
  focus?: string | undefined;
  style?: Style | undefined;
  /** Sentences that hold for every shot. */
  look: readonly string[];
  /** Said in words because the model has no field for it. */
  without?: string | undefined;
}

const GONE = /\bwithout (?:the|his|her|its|their) ([\p{L}-]+)(?=\s*(?:[.,;!?]|$))/iu;

/** What somebody is told to be without: "hat". */
export function goneIn(told: string): string | undefined {
  return GONE.exec(told)?.[1];
}

/** Somebody's looks where this is told: without what they are told to be without. */
export function looksIn(told: string, description: string): string {
  const gone = goneIn(told);
  return gone === undefined ? description : (withoutThing(description, gone) ?? description);
}

/** Each of a film's shots asks for the same. */
let last = { told: "", now: "" };

/** What a storyboard is drawn from: the words of the film and of one shot as they happen, in whichever tense they were told. */
export function drawnFrom(film: string, beat: string): Pick<ShotOrder, "filmPrompt" | "happens"> {
  if (last.told !== film) last = { told: film, now: inPresentTense(film) };
  const happens = inPresentTense(beat, `${film} ${beat}`);
  return { filmPrompt: last.now, ...(happens === beat ? {} : { happens }) };
}

/** The sentence on framing that a prompt made here begins with. */
export function framingOf(prompt: string): string | undefined {
  const start = prompt.slice(0, Math.max(0, prompt.indexOf(".")));
  return FRAMING_STARTS.has(start) ? start : undefined;
}

/** The same instruction with another framing; nothing else is touched. */
export function withFraming(prompt: string, sentence: string): string {
  const before = framingOf(prompt);
  return `${sentence}. ${before === undefined ? prompt : prompt.slice(before.length + 1).trimStart()}`;
}

/** The whole instruction for one shot: what happens, who it is, where, how it looks, what the camera does. */
export function shotPrompt(parts: ShotPromptParts): string {
  const { setting, framing, focus } = parts;
  const told = framing === undefined ? setting.told : withoutFraming(setting.told);
  const sentences: string[] = [];
  if (framing !== undefined) sentences.push(framing);
  sentences.push(told);
  if (focus !== undefined) sentences.push(`In focus: ${focus}`);
  const unsaid = setting.cast
    .map((description) => looksIn(told, description))
    .filter((description) => !told.includes(description));
  if (unsaid.length > 0) sentences.push(`Seen here: ${unsaid.join("; ")}`);
  const around = [
    ...(setting.place === undefined || told.includes(setting.place) ? [] : [setting.place]),
    ...[setting.light, setting.weather].filter(
      (words): words is string =>
        words !== undefined && !told.toLowerCase().includes(withoutPreposition(words).toLowerCase()),
    ),
  ];
  if (around.length > 0) sentences.push(`Setting: ${around.join(", ")}`);
  if (setting.premise !== undefined) sentences.push(`From a film that begins: ${setting.premise}`);
  sentences.push(...parts.look);
  if (parts.style !== undefined) sentences.push(styleSentence(parts.style));
  sentences.push(cameraSentence(parts.camera, parts.pace));
  if (parts.without !== undefined) sentences.push(`Without ${parts.without}`);
  return sentences
    .map(asSentence)
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function cameraSentence(move: CameraMove, pace: "slowly" | "quickly" | undefined): string {
  const sentence = CAMERA_SENTENCES[move];
  const paced =
    pace === undefined || move === "static"
      ? sentence
      : sentence.replace(/^the (camera|lens) /, `the $1 ${pace} `);
  return `Camera: ${paced}`;
}

/** The same instruction with another camera move; nothing else is touched. */
export function withCamera(prompt: string, move: CameraMove, pace?: "slowly" | "quickly"): string {
  const sentence = `${cameraSentence(move, pace)}.`;
  return prompt.match(CAMERA_SENTENCE) === null
    ? `${prompt} ${sentence}`
    : prompt.replace(CAMERA_SENTENCE, () => sentence);
}

/** The same instruction without its camera move: of what stands still. */
export function withoutCamera(prompt: string): string {
  return prompt.replace(CAMERA_SENTENCE, "").replace(/\s+/gu, " ").trim();
}

/** The same instruction in another style. */
export function withStyle(prompt: string, before: Style | undefined, after: Style | undefined): string {
  const was = before === undefined ? undefined : styleSentence(before);
  const is = after === undefined ? "" : `${styleSentence(after)} `;
  if (was !== undefined && prompt.includes(`${was} `)) return prompt.replace(`${was} `, () => is);
  const at = prompt.search(CAMERA_SENTENCE);
  return at < 0 ? `${prompt} ${is}`.trim() : `${prompt.slice(0, at)}${is}${prompt.slice(at)}`;
}

function styleSentence(style: Style): string {
  return `Style: ${STYLES[style].prompt}.`;
}

const CAMERA_SENTENCE = new RegExp(
  `Camera: (?:${Object.values(CAMERA_SENTENCES)
    .map((sentence) => sentence.replace(/^the (camera|lens) /, "the $1 (?:slowly |quickly )?"))
    .join("|")})\\.(?= Without |$)`,
);

/** "a lake" of "in a lake": told as "into a lake", it is told. */
function withoutPreposition(words: string): string {
  return words.replace(/^(?:in|at|on|by|through|across|under|inside|near|along|over)\s+/iu, "");
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  const sentence = /^[a-z]/.test(trimmed) ? trimmed.charAt(0).toUpperCase() + trimmed.slice(1) : trimmed;
  return sentence === "" || /[.!?…。！？؟।۔"”»]$/u.test(sentence) ? sentence : `${sentence}.`;
}
