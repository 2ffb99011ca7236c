import { TRACKS_IN_WORDS } from "../film/sound.ts";

/** The files that clips can be made from, on every platform: told by their first bytes, whatever they are called. */

/** A still picture, or something moving whose first picture is taken. */
interface PictureKind {
  /** The ending of such a file in the media store. */
  ending: "png" | "jpg" | "webp" | "gif" | "avif";
  mime: string;
}

export type SentKind =
  | ({ kind: "image" } & PictureKind)
  | { kind: "recipe"; ending: "json"; mime: string }
  | SoundKind;

/** Music, or whatever else is heard. */
interface SoundKind {
  kind: "sound";
  ending: "mp3" | "m4a" | "wav" | "flac" | "ogg" | "aac" | "aiff";
  mime: string;
}

/** Telegram hands bots no more (Bot API, getFile: 20 MB); the same everywhere, so that a picture that works in one chat works in all. */
export const PICTURE_MAX_BYTES = 20 * 1024 * 1024;
/** A song of some minutes as MP3 or M4A; the same everywhere, as with pictures. */
export const SOUND_MAX_BYTES = 20 * 1024 * 1024;
/** To be looked at by /verify, where the platform hands over as much. */
export const VIDEO_MAX_BYTES = 100 * 1024 * 1024;
export const RECIPE_MAX_BYTES = 256 * 1024;
/** So many first bytes tell a kind. */
export const HEAD_BYTES = 32;

export const PICTURES_IN_WORDS = "PNG, JPEG, WebP, GIF or AVIF";
export const FILE_TOO_LARGE = {
  image: "That file is too large: 20 MB is the most for a picture. Please send a smaller one.",
  recipe: "That file is too large: 256 kB is the most for a recipe.",
  sound:
    "That track is too large: 20 MB is the most. As MP3 or M4A it is smaller, and only as much of it as the clip is long is played.",
  video: "That video is too large to be looked at: 100 MB is the most.",
} as const;
export const UNKNOWN_FILE = `I can't use that kind of file. Please send a picture (${PICTURES_IN_WORDS}), music (${TRACKS_IN_WORDS}) or a recipe (JSON).`;
export const NOT_A_VIDEO = "That file is not a video I can look at. Please send an MP4, MOV or WebM.";
export const HEIC_PICTURE =
  "That picture is HEIC, the format iPhones keep photos in, and I can't open it. Please send it as a JPEG: a screenshot of it is one, and so are new photos after Settings, Camera, Formats, Most Compatible.";

const PICTURES: readonly (PictureKind & { matches(head: Head): boolean })[] = [
  { ending: "png", mime: "image/png", matches: ({ at }) => at(0, "\x89PNG\r\n\x1a\n") },
  { ending: "jpg", mime: "image/jpeg", matches: ({ at }) => at(0, "\xff\xd8\xff") },
  { ending: "webp", mime: "image/webp", matches: ({ at }) => at(0, "RIFF") && at(8, "WEBP") },
  { ending: "gif", mime: "image/gif", matches: ({ at }) => at(0, "GIF87a") || at(0, "GIF89a") },
  {
    ending: "avif",
    mime: "image/avif",
    matches: ({ brands }) => brands.some((one) => /^avi[fs]$/.test(one)),
  },
];

/** M4P and AAX are protected; they are known, so that they can be told of. */
const SOUNDS: readonly (Omit<SoundKind, "kind"> & { matches(head: Head): boolean })[] = [
  // ID3 stands before an MP3, or a frame at once: eleven bits set, then layer 3 of MPEG 1 or 2.
  {
    ending: "mp3",
    mime: "audio/mpeg",
    matches: ({ at }) =>
      at(0, "ID3") || ["\xfb", "\xfa", "\xf3", "\xf2"].some((byte) => at(0, `\xff${byte}`)),
  },
  { ending: "aac", mime: "audio/aac", matches: ({ at }) => at(0, "\xff\xf1") || at(0, "\xff\xf9") },
  {
    ending: "m4a",
    mime: "audio/mp4",
    matches: ({ brands }) => /^(?:M4[ABP] |aax[c ])$/.test(brands[0] ?? ""),
  },
  { ending: "wav", mime: "audio/wav", matches: ({ at }) => at(0, "RIFF") && at(8, "WAVE") },
  { ending: "flac", mime: "audio/flac", matches: ({ at }) => at(0, "fLaC") },
  { ending: "ogg", mime: "audio/ogg", matches: ({ at }) => at(0, "OggS") },
  {
    ending: "aiff",
    mime: "audio/aiff",
    matches: ({ at }) => at(0, "FORM") && (at(8, "AIFF") || at(8, "AIFC")),
  },
];

interface Head {
  at(offset: number, text: string): boolean;
  /** The formats that an ISO base media file (MP4, HEIC, AVIF) says it is. */
  brands: readonly string[];
}

/** What a file is by its first bytes; undefined: nothing that a clip can be made from. `heic`: known, but not to be opened. */
export function kindOfFile(start: Uint8Array): SentKind | "heic" | undefined {
  const text = String.fromCharCode(...start.subarray(0, HEAD_BYTES));
  const at = (offset: number, part: string) => text.startsWith(part, offset);
  const brands = at(4, "ftyp") ? [text.slice(8, 12), ...(text.slice(16).match(/.{4}/gs) ?? [])] : [];
  const picture = PICTURES.find(({ matches }) => matches({ at, brands }));
  if (picture) return { kind: "image", ending: picture.ending, mime: picture.mime };
  if (brands.some((one) => /^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(one))) return "heic";
  const sound = SOUNDS.find(({ matches }) => matches({ at, brands }));
  if (sound) return { kind: "sound", ending: sound.ending, mime: sound.mime };
  // A mark of the byte order may stand before it.
  if (/^(?:\xef\xbb\xbf)?\s*\{/.test(text))
    return { kind: "recipe", ending: "json", mime: "application/json" };
  return undefined;
}

/** An ISO base media file (MP4, QuickTime) that is no picture, or Matroska and WebM: what /verify looks at. */
export function isVideo(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start.subarray(0, HEAD_BYTES));
  return kindOfFile(start) === undefined && (text.startsWith("ftyp", 4) || text.startsWith("\x1aE\xdf\xa3"));
}

/** What a file may be of use as, by what a platform says of it before it is fetched. */
export function kindByName(name: string, mime: string | undefined): "image" | "recipe" | "sound" | undefined {
  const type = mime?.split(";")[0]?.trim().toLowerCase();
  if (/^image\/(?:png|apng|jpeg|webp|gif|avif|hei[cf])$/.test(type ?? "")) return "image";
  if (soundByName(name, mime)) return "sound";
  if (type === "application/json" || /\.json$/i.test(name)) return "recipe";
  return /\.(?:a?png|jpe?g|webp|gif|avif|hei[cf])$/i.test(name) ? "image" : undefined;
}

/**
 * A file that is called sound, whatever is in it: what can be had of it is found when the music is made, and a broken track
 * is no reason to lose a film.
 */
export function soundByName(name: string, mime?: string): SoundKind | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const called = NAMES[ending] ?? ending;
  const found = SOUNDS.find((one) => one.ending === called);
  if (found) return { kind: "sound", ending: found.ending, mime: found.mime };
  return mime?.toLowerCase().startsWith("audio/")
    ? { kind: "sound", ending: "mp3", mime: "audio/mpeg" }
    : undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ m4b: "m4a", m4p: "m4a", aax: "m4a", oga: "ogg", opus: "ogg", wave: "wav", aif: "aiff", wma: "mp3" },
};

/**
 * Whether words sent with a file may ask for a draft, or for a model of their choice: what it costs is looked at when
 * they are read. A file without words may still get them.
 */
export function mayBeFree(words: string): boolean {
  return words.trim() === "" || /draft|[-–—]\p{L}|\p{L}[:=]/iu.test(words);
}
