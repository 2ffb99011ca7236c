import { UserMistake } from "../errors.ts";
import type { VideoRequest } from "../film/request.ts";
import type { SoundWish } from "../film/sound.ts";
import type { Attachment, OptionDefinitions } from "./command.ts";

/** The option for music of one's own; /video, /film and /remix share it. */
export const trackOption = {
  track: { type: "file", accepts: "sound", description: "Music of your own, or a video whose sound it is" },
} as const satisfies OptionDefinitions;

/** A request's sound with the track of a call: given by option, or just attached. Of a video the sound is meant. */
export function requestTrack(
  { track }: { track?: string },
  attachments: readonly Attachment[],
  sound: SoundWish | undefined,
): Pick<Partial<VideoRequest>, "sound"> {
  const attached = attachments.filter(({ kind }) => kind === "sound" || kind === "video");
  const keys = new Set([...(track === undefined ? [] : [track]), ...attached.map(({ key }) => key)]);
  if (keys.size > 1)
    throw new UserMistake("too-many-tracks", "A clip has one track for its music. Please attach just one.");
  const [key] = keys;
  return key === undefined ? (sound ? { sound } : {}) : { sound: { ...sound, track: key } };
}
