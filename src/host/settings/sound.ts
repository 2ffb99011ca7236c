import { z } from "zod";
import { isPrivateAddress } from "../private-address.ts";
import { address, amount, list, type Read, text, type Variable, variable } from "./variable.ts";

/** Whose voices speak and whose music plays. */
export const SOUND_VARIABLES = {
  NARRATOR_URL: variable({
    schema: address,
    default: "",
    description:
      "Server that speaks OpenAI's /v1/audio/speech, whose voices speak in clips that aren't drafts. Default: voices of this machine, ffmpeg's flite and espeak-ng.",
    example: "http://gpu-box:8880",
  }),
  NARRATOR_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model that speaks: one that NARRATOR_URL has (default there: tts-1), or without it one of a backend, such as Replicate's speech or owner/name.",
    example: "minimax/speech-2.8-turbo",
  }),
  NARRATOR_VOICES: variable({
    schema: list(z.string().max(100)),
    default: "",
    description:
      "Voices of that model, by its own names, that may be asked for besides those known to be nobody's own. Name one cloned from a real person only with that person's yes. Default: none.",
    example: "af_bella,am_adam",
  }),
  NARRATOR_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key that the server of NARRATOR_URL asks for. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  NARRATOR_USD_PER_MILLION_CHARACTERS: variable({
    schema: amount,
    default: "",
    description:
      "What NARRATOR_URL asks for a million characters, in US dollars. Default: 0 on a private network, else 30, the dearest of OpenAI's.",
    example: "15",
  }),
  MUSIC_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model of a backend that plays the music of clips that aren't drafts. Default: none; music is composed and played on this machine.",
    example: "stable-audio",
  }),
  TRANSCRIPT_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model of a backend that writes down, with the time of each word, what a video model itself has people say, for the captions. Default: none; they are timed as planned.",
    example: "whisper",
  }),
} as const satisfies Record<string, Variable>;

export function readSound(values: Read<typeof SOUND_VARIABLES>) {
  return {
    narrator: narratorOf(values),
    /** Models of a film's sound; absent: this machine makes it. */
    sound: {
      speech: values.NARRATOR_MODEL ?? (values.NARRATOR_URL === undefined ? undefined : NARRATOR_DEFAULT),
      voices: values.NARRATOR_VOICES,
      music: values.MUSIC_MODEL,
      transcript: values.TRANSCRIPT_MODEL,
    },
  };
}

/** What OpenAI calls its plain voice model, and what other servers answer to. */
const NARRATOR_DEFAULT = "tts-1";
/** Of a server that isn't somebody's own and whose price nobody told, in US dollars for a million characters: OpenAI's tts-1-hd. */
const NARRATOR_ASSUMED_USD = 30;

function narratorOf(values: Read<typeof SOUND_VARIABLES>) {
  const { NARRATOR_URL: url, NARRATOR_MODEL: model = NARRATOR_DEFAULT, NARRATOR_API_KEY: key } = values;
  if (url === undefined) return undefined;
  const usual = isPrivateAddress(url) ? 0 : NARRATOR_ASSUMED_USD;
  return { url, model, key, usdPerMillionCharacters: values.NARRATOR_USD_PER_MILLION_CHARACTERS ?? usual };
}
