import { DISK_FULL, isDiskFull } from "../core/disk-full.ts";
import { MediaError } from "../core/errors.ts";
import { HEIC_PICTURE, PICTURES_IN_WORDS } from "../core/talk/sent-files.ts";

/** Everything that can go wrong with files and ffmpeg: the person's sentence, and whether the same work may succeed later. */
export const MEDIA_ERRORS = {
  "media-missing": {
    sentence: "The file is no longer there. Please make or send it again.",
    retryable: false,
  },
  "media-empty": { sentence: "The file is empty. Please send it again.", retryable: false },
  "not-a-video": {
    sentence: "That file is not a video we can read. Please send an MP4, MOV or WebM file.",
    retryable: false,
  },
  "not-a-picture": {
    sentence: `That file is not a picture we can read. Please send a ${PICTURES_IN_WORDS} file.`,
    retryable: false,
  },
  "heic-picture": { sentence: HEIC_PICTURE, retryable: false },
  "media-truncated": {
    sentence: "The file is cut off: its end is missing. Please send or make it again.",
    retryable: false,
  },
  "media-broken": {
    sentence: "The file is damaged and can't be read. Please send or make it again.",
    retryable: false,
  },
  "media-too-long": {
    sentence: "That video is too long to work on. Please send one of at most an hour.",
    retryable: false,
  },
  "picture-too-large": {
    sentence:
      "The picture is too large to work on. Please send a photo of at most 67 megapixels, a video of at most 8192 by 4320.",
    retryable: false,
  },
  "picture-too-small": {
    sentence:
      "The picture is too small or too narrow to work on. Please send one of at least 16 pixels a side, and not 240 times as long as wide.",
    retryable: false,
  },
  "codec-unknown": {
    sentence: "That video is coded in a way we can't read. Please send it as H.264 in an MP4 file.",
    retryable: false,
  },
  "too-large": { sentence: "The file is too large. Please send a smaller one.", retryable: false },
  "cannot-fit": {
    sentence:
      "The video can't be made small enough for this chat and still be watchable. Please ask for a shorter one.",
    retryable: false,
  },
  "empty-cut": {
    sentence: "Nothing is left of the video after that cut. Please keep at least one frame.",
    retryable: false,
  },
  "store-unreachable": {
    sentence:
      "The place where videos and pictures are kept can't be reached right now. Please try again in a few minutes.",
    retryable: true,
  },
  "bad-key": { sentence: "That is not the name of one of our files.", retryable: false },
  "no-disk-space": DISK_FULL,
  "ffmpeg-missing": {
    sentence: "ffmpeg, which cuts the videos, is not installed. Whoever runs this bot has to install it.",
    retryable: false,
  },
  "ffmpeg-killed": { sentence: "Cutting the video was interrupted. Please try again.", retryable: true },
  "ffmpeg-failed": {
    sentence:
      "The video could not be cut. Please try again; if it happens again, tell whoever runs this bot.",
    retryable: false,
  },
  "too-slow-to-look-at": {
    sentence: "It takes too long to look at that video. Please send a shorter or a smaller copy of it.",
    retryable: false,
  },
  "media-timeout": {
    sentence: "Cutting the video took too long and was stopped. Please try again later.",
    retryable: true,
  },
} as const satisfies Record<string, { sentence: string; retryable: boolean }>;

export type MediaErrorCode = keyof typeof MEDIA_ERRORS;

/** `detail` and `cause` are for the log only. */
export function mediaError(code: MediaErrorCode, why: { detail?: string; cause?: unknown } = {}): MediaError {
  const { sentence, retryable } = MEDIA_ERRORS[code];
  return new MediaError(code, sentence, {
    retryable,
    cause: why.cause,
    message: why.detail === undefined ? code : `${code}: ${why.detail}`,
  });
}

/** The error of a file operation as one of ours; anything that is not a known one is handed back unchanged. */
export function fromFileError(error: unknown, path: string): unknown {
  if (isDiskFull(error)) return mediaError("no-disk-space", { detail: path, cause: error });
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOENT" || code === "ENOTDIR")
    return mediaError("media-missing", { detail: path, cause: error });
  return error;
}
