import type { Logger } from "pino";
import type { Marker } from "../core/ports/marker.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Config } from "../host/config.ts";
import type { Lifecycle } from "../host/lifecycle.ts";
import { diskIsFull } from "../media/disk-is-full.ts";
import { createMedia, type Media } from "../media/media.ts";
import type { Fingerprints } from "../provenance/fingerprints.ts";
import type { FindTraces } from "../provenance/verify.ts";
import type { Soundtracks } from "../sound/soundtrack.ts";
import { createEmbeddedSpeech, type Speak } from "../sound/speak.ts";
import { createMarking } from "./marking.ts";
import { openMediaStore } from "./media-store.ts";
import { createSound } from "./sound.ts";

/** Where files lie, and what this machine does with them. */
export interface Workshop {
  store: MediaStore;
  media: Media;
  soundtracks: Soundtracks;
  /** The voices of this machine. */
  speak: Speak;
  /** Marks what is finished … */
  marker: Marker;
  /** … and knows it again. */
  fingerprints: Fingerprints;
  findTraces: FindTraces;
}

export async function openWorkshop(
  config: Config,
  {
    media: given,
    soundtracks: givenSoundtracks,
    lifecycle,
    now,
    log,
  }: {
    /** Default: ffmpeg on this machine. */
    media?: Media | undefined;
    /** Default: the voices and the synthesiser of this machine. */
    soundtracks?: Soundtracks | undefined;
    lifecycle: Lifecycle;
    now: () => number;
    log: Logger;
  },
): Promise<Workshop> {
  const store = await openMediaStore(config, now);
  const media = given ?? createMedia({ log, env: config.childEnv });
  const speak = createEmbeddedSpeech({ env: config.childEnv, diskIsFull });
  const soundtracks = givenSoundtracks ?? createSound(config, { store, speak, lifecycle, log });
  return { store, media, speak, soundtracks, ...(await createMarking(config, { media, store, now, log })) };
}
