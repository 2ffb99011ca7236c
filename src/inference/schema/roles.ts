import type { ModelKind } from "../../core/ports/video-backend.ts";
import type { Field, ModelSchema } from "./input-schema.ts";

/** What an input means to us, whatever a model calls it. */
export type Role =
  | "prompt"
  | "system"
  | "negative"
  | "seed"
  | "startImage"
  | "endImage"
  | "references"
  | "sourceVideo"
  | "strength"
  | "seconds"
  | "frames"
  | "fps"
  | "aspect"
  | "size"
  | "resolution"
  | "width"
  | "height"
  | "count";

export type Roles = Readonly<Partial<Record<Role, Field>>>;

/** The names seen in published models, the most telling first. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  prompt: ["prompt", "text_prompt", "prompt_text", "text", "caption", "description"],
  system: ["system_prompt", "system_instruction", "instructions", "system"],
  negative: ["negative_prompt", "negative", "neg_prompt", "negative_text"],
  seed: ["seed", "random_seed", "noise_seed"],
  startImage: [
    "start_image",
    "first_frame_image",
    "first_frame",
    "start_frame",
    "image",
    "input_image",
    "init_image",
    "image_url",
    "start_image_url",
    "input_reference",
    "first_image",
    "img",
    "image_path",
    "keyframe",
  ],
  endImage: [
    "end_image",
    "last_image",
    "last_frame_image",
    "last_frame",
    "end_frame",
    "end_frame_image",
    "tail_image",
    "image_tail",
    "end_image_url",
  ],
  references: [
    "reference_images",
    "images",
    "image_input",
    "input_images",
    "subject_references",
    "image_references",
    "references",
    "image",
    "reference_image",
    "subject_reference",
    "character_reference",
    "input_image",
  ],
  sourceVideo: ["video", "input_video", "source_video", "video_url", "reference_video", "video_input"],
  strength: ["prompt_strength", "denoise", "denoising_strength", "strength", "image_strength"],
  seconds: ["duration", "seconds", "duration_seconds", "length_seconds", "video_duration"],
  frames: ["num_frames", "frames", "frame_count", "number_of_frames", "n_frames", "max_frames"],
  fps: ["frames_per_second", "fps", "frame_rate", "output_fps"],
  aspect: ["aspect_ratio", "ratio", "aspect"],
  size: ["size", "video_size", "image_size", "resolution"],
  resolution: [
    "resolution",
    "quality",
    "video_quality",
    "target_resolution",
    "mode",
    "megapixels",
    "size",
    "target_size",
  ],
  width: ["width"],
  height: ["height"],
  count: ["num_outputs", "number_of_images", "max_images", "num_images"],
};

/** Names of the input that says whether a video comes with sound. */
export const SOUND_SWITCH =
  /^(generate_audio|generate_audio_switch|audio|audio_enabled|save_audio|with_audio|enable_audio|sound)$/;

/** Inputs whose unit only their numbers tell. */
const SECONDS_OR_FRAMES = ["length", "video_length"];

/** No model known makes a single shot of more than 30 s: numbers past this count frames. */
const LONGEST_SECONDS = 40;

/** Tells which input plays which role. Never gives one input two roles. */
export function readRoles(schema: ModelSchema, kind: ModelKind): Roles {
  const byName = new Map(schema.fields.map((field) => [field.name, field]));
  const taken = new Set<string>();
  const roles: Partial<Record<Role, Field>> = {};
  const give = (role: Role, names: readonly string[], fits: (field: Field) => boolean) => {
    for (const name of names) {
      const field = byName.get(name);
      if (!field || taken.has(name) || !fits(field)) continue;
      roles[role] = field;
      taken.add(name);
      return;
    }
  };

  give("prompt", NAMES.prompt, (field) => field.type === "string" && !field.isFile);
  give("system", NAMES.system, (field) => field.type === "string" && !field.isFile);
  give("negative", NAMES.negative, (field) => field.type === "string" && !field.isFile);
  give("seed", NAMES.seed, isNumeric);
  give("count", NAMES.count, isNumeric);
  if (kind === "language" || kind === "audio") return roles;

  // A still picture has no first frame: what would be one is a reference to keep to.
  if (kind === "video") {
    give("startImage", NAMES.startImage, takesFile);
    give("endImage", NAMES.endImage, takesFile);
    give("references", NAMES.references, (field) => field.type === "array" && takesFiles(field));
  } else give("references", NAMES.references, (field) => takesFile(field) || takesFiles(field));
  give("sourceVideo", NAMES.sourceVideo, takesFile);
  if (roles.startImage || roles.sourceVideo) give("strength", NAMES.strength, isNumeric);

  give("seconds", NAMES.seconds, isLength);
  if (!roles.seconds) give("frames", NAMES.frames, isLength);
  if (!roles.seconds && !roles.frames) {
    give("seconds", SECONDS_OR_FRAMES, (field) => isLength(field) && !countsFrames(field));
    if (!roles.seconds) give("frames", SECONDS_OR_FRAMES, isLength);
  }
  give("fps", NAMES.fps, isNumeric);
  give("aspect", NAMES.aspect, (field) => field.type === "string");
  give("size", NAMES.size, (field) => (field.choices ?? []).some((choice) => pixelsOf(choice) !== undefined));
  give("resolution", NAMES.resolution, isPictureSize);
  if (byName.has("width") && byName.has("height")) {
    give("width", NAMES.width, isNumeric);
    give("height", NAMES.height, isNumeric);
  }
  return roles;
}

const isNumeric = (field: Field) => field.type === "integer" || field.type === "number";

/** Lengths also come as words: "5s", "5". */
const isLength = (field: Field) =>
  isNumeric(field) ||
  (field.choices ?? []).some((choice) => Number.isFinite(Number.parseFloat(String(choice))));

// Some captures have lost the `format: uri` of a file; a name that says picture or video is then enough.
const takesFile = (field: Field) => field.type === "string" && !field.choices;
const takesFiles = (field: Field) => field.type === "array" && !field.choices;

/** "quality: low, medium, high" is no size: every choice must be one, but for those that leave it to the model. */
function isPictureSize(field: Field): boolean {
  const sizes = (field.choices ?? []).filter((choice) => !LEFT_TO_THE_MODEL.test(String(choice)));
  return sizes.length > 0 && sizes.every((choice) => shortSideOf(choice) !== undefined);
}

const LEFT_TO_THE_MODEL = /^(auto|adaptive|custom|default|match_.*)$/i;

function countsFrames(field: Field): boolean {
  const numbers = [field.max, field.default, ...(field.choices ?? [])].map(Number).filter(Number.isFinite);
  return Math.max(0, ...numbers) > LONGEST_SECONDS;
}

/** "1280*720", "1280x720" → width and height. */
export function pixelsOf(choice: unknown): { width: number; height: number } | undefined {
  const match = /^\s*(\d{2,5})\s*[x*×]\s*(\d{2,5})\s*(?:px)?$/i.exec(String(choice));
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

/** Words that models use for a picture size, as the short side in pixels they come nearest to. */
const SIZE_WORDS: Readonly<Record<string, number>> = {
  draft: 480,
  sd: 480,
  standard: 720,
  std: 720,
  hd: 720,
  high: 1080,
  pro: 1080,
  fullhd: 1080,
  fhd: 1080,
  "1k": 1024,
  "2k": 1440,
  "3k": 1620,
  "4k": 2160,
};

/** "720p", 720, "4k", "pro", "1 MP" → pixels of the short side; undefined: not a size. */
export function shortSideOf(choice: unknown): number | undefined {
  if (typeof choice === "number") return choice >= 144 ? choice : undefined;
  const word = String(choice).trim().toLowerCase();
  const pixels = pixelsOf(word);
  if (pixels) return Math.min(pixels.width, pixels.height);
  const lines = /^(\d{3,4})p?$/.exec(word);
  if (lines) return Number(lines[1]);
  const megapixels = /^(\d+(?:\.\d+)?)\s*(?:mp)?$/.exec(word);
  if (megapixels && Number(megapixels[1]) <= 16)
    return Math.round(Math.sqrt(Number(megapixels[1]) * 1_000_000 * (9 / 16)));
  return SIZE_WORDS[word];
}

/** "16:9", "landscape", "1280*720" → width ÷ height; undefined: "auto", "adaptive", "match_input_image" and the like. */
export function ratioOf(choice: unknown): number | undefined {
  const word = String(choice).trim().toLowerCase();
  const match = /^(\d+(?:\.\d+)?)\s*[:/]\s*(\d+(?:\.\d+)?)$/.exec(word);
  if (match) return Number(match[1]) / Number(match[2]);
  const pixels = pixelsOf(word);
  if (pixels) return pixels.width / pixels.height;
  if (/^(landscape|horizontal)/.test(word)) return 16 / 9;
  if (/^(portrait|vertical)/.test(word)) return 9 / 16;
  if (/^square/.test(word)) return 1;
  return undefined;
}
