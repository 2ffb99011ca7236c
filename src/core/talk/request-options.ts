import { CAMERA_MOVE_IDS, CAMERA_MOVES, type CameraMove } from "../film/camera.ts";
import type { Aspect, Resolution } from "../film/picture.ts";
import { PROMPT_MAX_LENGTH, SECONDS_MAX, SECONDS_MIN, SEED_MAX, type VideoRequest } from "../film/request.ts";
import { STYLE_IDS, STYLES, type Style } from "../film/style.ts";
import type { Choice, OptionDefinitions } from "./command.ts";
import { toSoundWish } from "./sound-options.ts";

export const ASPECT_CHOICES: readonly Choice[] = [
  { value: "16:9", label: "16:9 wide", words: ["wide", "widescreen", "landscape", "horizontal", "youtube"] },
  {
    value: "9:16",
    label: "9:16 tall",
    words: ["tall", "vertical", "portrait", "story", "reel", "shorts", "tiktok"],
  },
  { value: "1:1", label: "1:1 square", words: ["square"] },
  { value: "4:3", label: "4:3 classic", words: ["classic", "tv"] },
  { value: "3:4", label: "3:4 upright", words: ["upright"] },
  {
    value: "21:9",
    label: "21:9 cinema",
    words: ["cinema", "ultrawide", "cinemascope", "panorama", "anamorphic"],
  },
];

export const RESOLUTION_CHOICES: readonly Choice[] = [
  { value: "480p", label: "480p small", words: ["480", "sd", "small", "low"] },
  { value: "720p", label: "720p HD", words: ["720", "hd", "medium"] },
  { value: "1080p", label: "1080p full HD", words: ["1080", "fhd", "fullhd", "full", "large", "high"] },
];

export const STYLE_CHOICES: readonly Choice[] = STYLE_IDS.map((value) => ({
  value,
  label: STYLES[value].label,
  words: STYLES[value].words,
}));

const CAMERA_CHOICES: readonly Choice[] = CAMERA_MOVE_IDS.map((value) => ({
  value,
  label: CAMERA_MOVES[value].label,
  words: CAMERA_MOVES[value].words,
}));

/** The options that describe the picture; /video and /remix share them. */
export const pictureOptions = {
  seconds: {
    type: "integer",
    description: "Length of the whole video in seconds, 1 to 60",
    min: SECONDS_MIN,
    max: SECONDS_MAX,
    unit: "s",
    aliases: ["s", "sec", "secs", "second", "duration", "length", "len"],
  },
  aspect: {
    type: "choice",
    description: "Shape of the picture",
    choices: ASPECT_CHOICES,
    aliases: ["ar", "ratio", "aspect_ratio", "shape"],
  },
  resolution: {
    type: "choice",
    description: "Size of the picture",
    choices: RESOLUTION_CHOICES,
    aliases: ["res", "r", "size", "quality"],
  },
  style: {
    type: "choice",
    description: "The look of the picture",
    choices: STYLE_CHOICES,
    aliases: ["look"],
  },
  camera: {
    type: "choice",
    description: "One camera move for every shot; left out, the director chooses",
    choices: CAMERA_CHOICES,
    aliases: ["cam", "move", "camera_move"],
  },
  model: {
    type: "model",
    description: "The model that makes the shots; see /models",
    aliases: ["m", "engine"],
  },
  seed: {
    type: "integer",
    description: "The same seed and words give the same clip again",
    min: 0,
    max: SEED_MAX,
  },
  negative: {
    type: "text",
    description: "What must not be seen",
    maxLength: PROMPT_MAX_LENGTH,
    aliases: ["neg", "n", "no", "negative_prompt", "avoid", "without"],
  },
} as const satisfies OptionDefinitions;

/** Checked options as parts of a request; those not given are absent. */
export function toRequest(
  options: {
    seconds?: number;
    aspect?: string;
    resolution?: string;
    style?: string;
    camera?: string;
    model?: string;
    seed?: number;
    negative?: string;
  } & Parameters<typeof toSoundWish>[0],
): Partial<VideoRequest> {
  const { seconds, aspect, resolution, style, camera, model, seed, negative } = options;
  const sound = toSoundWish(options);
  return {
    ...(seconds === undefined ? {} : { seconds }),
    // The choices are made from the same lists as the types.
    ...(aspect === undefined ? {} : { aspect: aspect as Aspect }),
    ...(resolution === undefined ? {} : { resolution: resolution as Resolution }),
    ...(style === undefined ? {} : { style: style as Style }),
    ...(camera === undefined ? {} : { camera: camera as CameraMove }),
    ...(model === undefined ? {} : { model }),
    ...(seed === undefined ? {} : { seed }),
    ...(negative === undefined ? {} : { negative }),
    ...(sound === undefined ? {} : { sound }),
  };
}
