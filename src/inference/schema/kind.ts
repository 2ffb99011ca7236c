import type { ModelKind } from "../../core/ports/video-backend.ts";
import type { ModelSchema } from "./input-schema.ts";
import { readRoles } from "./roles.ts";

/** What is published of a model besides its schema, where that is known. */
export interface AboutModel {
  name?: string;
  description?: string;
  /** What it gave in its published example. */
  example?: unknown;
}

/** Endings of the files that an example can have come to. */
const ENDINGS: readonly [ModelKind, RegExp][] = [
  ["video", /\.(mp4|webm|mov|mkv)(\?|$)/i],
  ["audio", /\.(mp3|wav|flac|ogg|opus|m4a|aac)(\?|$)/i],
  ["image", /\.(png|jpe?g|webp|avif|bmp|svg)(\?|$)/i],
];

/** Inputs that only what makes sound has. */
const SOUND_FIELDS =
  /^(audio_format|sample_rate|voice|voice_id|lyrics|music_length_ms|tempo|bpm|speaking_rate|language_boost)$/;
const SOUND_FORMATS = /^(mp3|wav|flac|ogg|opus|pcm|m4a|aac)$/i;
/** Words of those who describe what makes sound. Adding sound to a video makes no picture either. */
const SOUND_WORDS =
  /\b(music|songs?|text[- ]to[- ]speech|tts|speech synthesis|sound effects?|foley|audio (generation|synthesis)|(video|text)[- ]to[- ](audio|music|sound)|(add|adds|generate|generates|create|creates) (sound|audio|music|speech)( (to|for) (a |any |your )?videos?)?|into (natural|expressive|lifelike)?[^.]{0,30}speech)\b/i;
const SOUND_NAMES =
  /(^|[^a-z])(audio|mmaudio|music|musicgen|song|sound|thinksound|speech|tts|voice|lyria|riffusion|bark)([^a-z]|$)/i;
/** Words of those who describe what makes moving pictures. */
const VIDEO_WORDS =
  /\b((image|text|audio|speech|picture|photo)[- ]to[- ]video|(animated|avatar|talking) (videos?|heads?|portraits?)|videos? (generation|model|generator)|(generates?|creates?|makes?|produces?|turns?)\b[^.]{0,60}\bvideos?|(to|from|of) (a |your )?videos?|lip[- ]?sync)\b/i;

/**
 * What an unknown model makes, told by what it gives: sound, moving and still pictures are all a file to a schema, so
 * that its example, its inputs and the words about it have to tell. undefined: none of these.
 */
export function kindOf(schema: ModelSchema, about: AboutModel = {}): ModelKind | undefined {
  if (schema.output === "text") return "language";
  if (schema.output !== "file" && schema.output !== "files") {
    if (makesTime(schema)) return "video";
    // A sound in and words with their times out: a transcript.
    return takesFile(schema, /^(audio|audio_file)$/) ? "audio" : undefined;
  }
  if (isSound(schema, about)) return "audio";
  const shown = kindOfExample(about.example);
  if (shown) return shown;
  if (makesTime(schema) || animates(schema) || VIDEO_WORDS.test(about.description ?? "")) return "video";
  return "image";
}

function isSound(schema: ModelSchema, { name = "", description = "", example }: AboutModel): boolean {
  const { fields } = schema;
  const hasFormats = fields.some(
    ({ name: field, choices }) =>
      /format/.test(field) && (choices ?? []).some((choice) => SOUND_FORMATS.test(String(choice))),
  );
  const hasFields = fields.some((field) => SOUND_FIELDS.test(field.name) && !field.isFile);
  const { aspect, size, resolution, width, seconds } = readRoles(schema, "video");
  const hasPicture = [aspect, size, resolution, width, seconds].some(Boolean);
  const fromSound = takesFile(schema, /audio|speech|voice|sound/) && !hasPicture;
  return (
    kindOfExample(example) === "audio" ||
    (!takesFile(schema, PICTURE) && (hasFormats || hasFields || fromSound)) ||
    (SOUND_WORDS.test(description) && !VIDEO_WORDS.test(description.replace(SOUND_WORDS, ""))) ||
    SOUND_NAMES.test(name.split("/").pop() ?? "")
  );
}

/** Inputs for something that can be seen. */
const PICTURE = /image|picture|portrait|photo|face|frame|video/;

function takesFile({ fields }: ModelSchema, names: RegExp): boolean {
  return fields.some(
    ({ name, type, isFile, choices }) =>
      names.test(name) && (isFile || /_(url|path|file)$/.test(name)) && type === "string" && !choices,
  );
}

function kindOfExample(example: unknown): ModelKind | undefined {
  const files = Array.isArray(example) ? example : [example];
  const first = files.find((file): file is string => typeof file === "string");
  return first === undefined ? undefined : ENDINGS.find(([, ending]) => ending.test(first))?.[0];
}

/** It takes something that has a length. */
function makesTime(schema: ModelSchema): boolean {
  const roles = readRoles(schema, "video");
  return [roles.seconds, roles.frames, roles.fps, roles.endImage, roles.sourceVideo].some(Boolean);
}

/** A picture and a sound in, a file out: the picture speaks or sings. Or a video in. */
function animates(schema: ModelSchema): boolean {
  return (
    takesFile(schema, /video/) ||
    (takesFile(schema, PICTURE) && takesFile(schema, /audio|speech|voice|sound/))
  );
}
