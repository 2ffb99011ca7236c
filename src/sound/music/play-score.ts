import { SoundBankLoader, SpessaSynthProcessor } from "spessasynth_core";
import { SAMPLE_RATE, type Stereo } from "../pcm.ts";
import { createHall } from "./hall.ts";
import type { Part } from "./moods.ts";
import type { Score } from "./score.ts";

const CHANNELS: Record<Part, number> = { pad: 0, keys: 1, melody: 2, bass: 3, high: 4, drums: 9 };
/** MIDI controllers of each part, 0 to 127: volume, place between left and right, reverb. */
const SEATS: Record<Part, { volume: number; pan: number; reverb: number }> = {
  pad: { volume: 74, pan: 64, reverb: 80 },
  keys: { volume: 88, pan: 48, reverb: 52 },
  melody: { volume: 92, pan: 74, reverb: 66 },
  bass: { volume: 92, pan: 62, reverb: 18 },
  high: { volume: 66, pan: 90, reverb: 84 },
  drums: { volume: 80, pan: 64, reverb: 36 },
};
const VOLUME = 7;
const PAN = 10;
const REVERB = 91;
/** Samples computed at once: envelopes move, and notes begin, in steps of this. */
const BLOCK = 128;
/** More notes than ever sound at once: each place for one is looked at in every block. */
const MOST_VOICES = 192;

/** Plays a score with a General MIDI sound bank (SF2 or SF3). */
export async function playScore(score: Score, soundBank: ArrayBuffer): Promise<Stereo> {
  const synth = new SpessaSynthProcessor(SAMPLE_RATE, {
    eventsEnabled: false,
    reverbProcessor: createHall(SAMPLE_RATE),
  });
  synth.setSystemParameter("voiceCap", MOST_VOICES);
  synth.soundBankManager.addSoundBank(SoundBankLoader.fromArrayBuffer(soundBank), "main");
  await synth.processorInitialized;
  for (const [part, channel] of Object.entries(CHANNELS) as [Part, number][]) {
    const { volume, pan, reverb } = SEATS[part];
    synth.controllerChange(channel, VOLUME, volume);
    synth.controllerChange(channel, PAN, pan);
    synth.controllerChange(channel, REVERB, reverb);
    if (part !== "drums") synth.programChange(channel, score.instruments[part]);
  }
  const length = Math.round(score.seconds * SAMPLE_RATE);
  const padded = Math.ceil(length / BLOCK) * BLOCK;
  const left = new Float32Array(padded);
  const right = new Float32Array(padded);
  const events = score.notes
    .flatMap(({ part, at, seconds, key, velocity }) => [
      { at, on: true, channel: CHANNELS[part], key, velocity },
      { at: at + seconds, on: false, channel: CHANNELS[part], key, velocity },
    ])
    .sort((one, other) => one.at - other.at || Number(one.on) - Number(other.on));
  let next = 0;
  for (let sample = 0; sample < padded; sample += BLOCK) {
    const now = (sample + BLOCK / 2) / SAMPLE_RATE;
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[++next]) {
      if (event.on) synth.noteOn(event.channel, event.key, event.velocity);
      else synth.noteOff(event.channel, event.key);
    }
    synth.process(left, right, sample, BLOCK);
  }
  return { left: left.subarray(0, length), right: right.subarray(0, length) };
}
