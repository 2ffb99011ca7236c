import { UserMistake } from "../errors.ts";
import {
  CAPTION_WAYS,
  type CaptionWay,
  MUSIC_STYLES,
  type MusicStyle,
  SOUND_PARTS,
  type SoundPart,
  type SoundWish,
} from "../film/sound.ts";
import { VOICES } from "../film/voices.ts";
import type { Choice, OptionDefinitions } from "./command.ts";

const CAPTION_WORDS: Record<CaptionWay, readonly string[]> = {
  burned: ["burnt", "burn", "hard", "in"],
  file: ["files", "srt", "vtt", "soft", "beside"],
  both: ["on", "yes", "all"],
  off: ["none", "no", "without"],
};
const CAPTION_LABELS: Record<CaptionWay, string> = {
  burned: "in the picture",
  file: "as a file beside",
  both: "in the picture and as a file",
  off: "off",
};

const CAPTION_CHOICES: readonly Choice[] = CAPTION_WAYS.map((value) => ({
  value,
  label: CAPTION_LABELS[value],
  words: CAPTION_WORDS[value],
}));
const MUSIC_CHOICES: readonly Choice[] = MUSIC_STYLES.map((value) => ({ value, label: value }));

/** The options that describe what is heard; /video, /remix and the settings share them. */
export const soundOptions = {
  sound: {
    type: "text",
    description: "What is heard: voice, music, effects, captions, or none",
    maxLength: 60,
    aliases: ["audio"],
  },
  voice: {
    type: "text",
    description: "Whose voice speaks; see /voices",
    maxLength: 60,
    aliases: ["narrator", "speaker"],
  },
  captions: {
    type: "choice",
    description: "Where what is said can be read",
    choices: CAPTION_CHOICES,
    aliases: ["subtitles", "subs", "cc"],
  },
  music: {
    type: "choice",
    description: "What the music feels like; left out, the story decides",
    choices: MUSIC_CHOICES,
    aliases: ["score", "soundtrack"],
  },
  described: {
    type: "flag",
    description: "Speaks what is seen, for people who can't see it",
    aliases: ["audio_description", "describe"],
  },
} as const satisfies OptionDefinitions;

const SYNONYMS: Record<string, SoundPart> = {
  voices: "voice",
  narrator: "voice",
  narration: "voice",
  speech: "voice",
  score: "music",
  song: "music",
  effect: "effects",
  sfx: "effects",
  ambience: "effects",
  caption: "captions",
  subtitles: "captions",
  subs: "captions",
};

/** "voice, music" → parts; "none": no part; "auto": undefined, as the story asks for. */
function readSoundParts(words: string): SoundPart[] | undefined {
  const given = words
    .toLowerCase()
    .split(/[\s,;+&/|]+/u)
    .filter((word) => word !== "" && word !== "and" && word !== "only");
  if (given.length === 1 && /^(?:auto|default|story)$/u.test(given[0] ?? "")) return undefined;
  if (given.length === 1 && /^(?:none|no|off|mute|muted|silent|silence)$/u.test(given[0] ?? "")) return [];
  if (given.length === 1 && /^(?:all|everything|on|yes|full)$/u.test(given[0] ?? "")) return [...SOUND_PARTS];
  const parts = given.map((word) => SOUND_PARTS.find((part) => part === word) ?? SYNONYMS[word]);
  const unknown = given.filter((_, index) => parts[index] === undefined);
  if (given.length === 0 || unknown.length > 0) {
    throw new UserMistake(
      "bad-value",
      `There is no sound ${unknown.map((word) => `“${word}”`).join(", ") || "of that name"}. There are ${SOUND_PARTS.join(", ")}, several of them with commas between, and none.`,
      { examples: ["--sound voice,music", "--sound none"] },
    );
  }
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/** A voice of this machine by its id or name, whatever the case and accents; any other as it is called: a model may have it. */
function readVoice(words: string): string {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
  return (
    VOICES.find(({ id, label }) => id === plain(words) || plain(label) === plain(words))?.id ?? words.trim()
  );
}

/** Checked options as a wish; undefined where nothing was said about sound. */
export function toSoundWish(options: {
  sound?: string;
  voice?: string;
  captions?: string;
  music?: string;
  described?: boolean;
}): SoundWish | undefined {
  const parts = options.sound === undefined ? undefined : readSoundParts(options.sound);
  const wish: SoundWish = {
    ...(parts === undefined ? {} : { parts }),
    ...(options.voice === undefined ? {} : { voice: readVoice(options.voice) }),
    // The choices are made from the same lists as the types.
    ...(options.captions === undefined ? {} : { captions: options.captions as CaptionWay }),
    ...(options.music === undefined ? {} : { music: options.music as MusicStyle }),
    ...(options.described === undefined ? {} : { described: options.described }),
  };
  return Object.keys(wish).length === 0 ? undefined : wish;
}
