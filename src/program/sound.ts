import type { Logger } from "pino";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Config } from "../host/config.ts";
import type { Lifecycle } from "../host/lifecycle.ts";
import { createRunner } from "../media/run-ffmpeg.ts";
import { createCompute } from "../sound/compute.ts";
import { createDecode } from "../sound/decode.ts";
import { createKeptTracks } from "../sound/kept-tracks.ts";
import { findSoundBank } from "../sound/sound-bank.ts";
import { createSoundtracks, type Soundtracks } from "../sound/soundtrack.ts";
import type { Speak } from "../sound/speak.ts";

/** What makes the sound of films on this machine. */
export function createSound(
  { childEnv }: Pick<Config, "childEnv">,
  {
    store,
    speak,
    lifecycle,
    log,
  }: { store: MediaStore; speak: Speak; lifecycle: Pick<Lifecycle, "onStop">; log: Logger },
): Soundtracks {
  const thread = createCompute();
  lifecycle.onStop("sound thread", thread.close);
  const kept = createKeptTracks({ compute: thread.compute, store });
  lifecycle.onStop("kept music", kept.close);
  return createSoundtracks({
    store,
    speak,
    decode: createDecode({
      ffmpeg: createRunner("ffmpeg", log, childEnv),
      ffprobe: createRunner("ffprobe", log, childEnv),
    }),
    compute: kept.compute,
    soundBank: findSoundBank(),
    log,
  });
}
