import { dirname } from "node:path";
import { diskIsFull } from "../../media/disk-is-full.ts";
import { MEDIA_ERRORS } from "../../media/errors.ts";
import { EncoderError } from "./encode/encoder.ts";

/** What can keep a shot from being drawn: the person's sentence, and whether trying again may help. */
export const DRAWING_FAILURES = {
  "drawing-failed": { sentence: "The draft could not be drawn. Please try again.", retryable: true },
  "encoding-failed": {
    sentence:
      "The draft was drawn, but ffmpeg could not make a video of it. Please try again; if it happens again, tell whoever runs this bot.",
    retryable: true,
  },
  "encoder-missing": {
    sentence:
      "The ffmpeg on the machine that makes the videos can't write H.264. Whoever runs this bot has to install one that has libx264; npm run doctor tells.",
    retryable: false,
  },
  "ffmpeg-missing": MEDIA_ERRORS["ffmpeg-missing"],
  "no-disk-space": MEDIA_ERRORS["no-disk-space"],
} as const satisfies Record<string, { sentence: string; retryable: boolean }>;

export type DrawingFailure = keyof typeof DRAWING_FAILURES;

/** Which of them an error was, while drawing the file at `path`. */
export async function drawingFailureOf(error: unknown, path: string): Promise<DrawingFailure> {
  if (!(error instanceof EncoderError)) return "drawing-failed";
  if (error.code === "ENOENT") return "ffmpeg-missing";
  if (/Unknown encoder|Encoder .* not found/.test(error.message)) return "encoder-missing";
  return (await diskIsFull(dirname(path), error.message)) ? "no-disk-space" : "encoding-failed";
}
