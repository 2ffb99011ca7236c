import { BackendError, MediaError } from "../core/errors.ts";
import type { MediaErrorCode } from "../media/errors.ts";

/** What is wrong with a file that a model made: nobody sent it, so nobody is asked to send another. */
const FAULTS: Readonly<Partial<Record<MediaErrorCode, string>>> = {
  "not-a-video": "what came has no moving pictures in it",
  "media-empty": "what came is empty",
  "media-truncated": "its end is missing",
  "media-broken": "it is damaged",
  "media-too-long": "it is more than an hour long",
  "picture-too-large": "its picture is too large to work on",
  "picture-too-small": "its picture is too small to work on",
  "codec-unknown": "it is coded in a way that can't be read here",
};

/** A complaint about a model's file as the model's failure; any other error unchanged. */
export function blameModel(error: unknown): unknown {
  if (!(error instanceof MediaError)) return error;
  const fault = FAULTS[error.code as MediaErrorCode];
  if (fault === undefined) return error;
  return new BackendError(
    "no-usable-video",
    `The model gave no usable video: ${fault}. Change the words a little, or choose another model.`,
    { cause: error, message: `the model's file is unusable: ${error.message}` },
  );
}
