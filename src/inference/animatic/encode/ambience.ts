import type { Scene } from "../scene.ts";

/**
 * A quiet bed of sound that fits the place, as an ffmpeg `lavfi` graph: seeded noise and tones, the same
 * for the same scene. Two channels, 48 kHz.
 */
export function ambienceOf(scene: Scene, seconds: number): string {
  const seed = scene.seed % 100_000;
  const voice = soundOf(scene);
  const channel = (name: string, offset: number) => `${voice(seed + offset)}[${name}]`;
  const fade = Math.min(0.05, seconds / 4);
  return [
    channel("left", 1),
    channel("right", 2),
    `[left][right]join=inputs=2:channel_layout=stereo,afade=t=in:d=${fade},afade=t=out:st=${(seconds - fade).toFixed(4)}:d=${fade},atrim=duration=${seconds.toFixed(6)}`,
  ].join(";");
}

type Voice = (seed: number) => string;

const noise = (colour: string, seed: number) =>
  `anoisesrc=color=${colour}:sample_rate=48000:amplitude=0.5:seed=${seed}`;

/** Slow swelling, from 0.1 Hz on; `depth` 0 to 1. */
const swelling = (seed: number, hertz: number, depth: number) =>
  `tremolo=f=${(hertz * (1 + (seed % 7) * 0.03)).toFixed(3)}:d=${depth}`;

function soundOf(scene: Scene): Voice {
  const { place, weather } = scene;
  const isIndoors = place === "room" || place === "cave" || place === "stage";
  if (weather.includes("storm")) {
    return (seed) => `${noise("brown", seed)},lowpass=f=900,${swelling(seed, 0.22, 0.5)},volume=0.5`;
  }
  if (weather.includes("rain") && !isIndoors) {
    return (seed) => `${noise("pink", seed)},highpass=f=700,lowpass=f=7000,volume=0.45`;
  }
  switch (place) {
    case "underwater":
      return (seed) => `${noise("brown", seed)},lowpass=f=240,${swelling(seed, 0.18, 0.5)},volume=0.6`;
    case "sea":
    case "beach":
      return (seed) => `${noise("pink", seed)},lowpass=f=1500,${swelling(seed, 0.14, 0.85)},volume=0.3`;
    case "lake":
    case "river":
      return (seed) =>
        `${noise("pink", seed)},highpass=f=400,lowpass=f=1400,${swelling(seed, 0.3, 0.5)},volume=0.3`;
    case "street":
    case "city":
    case "road":
      return (seed) => `${noise("brown", seed)},lowpass=f=420,${swelling(seed, 0.13, 0.4)},volume=0.4`;
    case "space":
    case "moon":
      return (seed) =>
        `sine=frequency=${seed % 2 === 0 ? 65.4 : 98}:sample_rate=48000,${swelling(seed, 0.15, 0.6)},volume=0.3`;
    case "room":
    case "stage":
    case "cave":
      return (seed) => `${noise("brown", seed)},lowpass=f=180,volume=0.22`;
    case "volcano":
      return (seed) => `${noise("brown", seed)},lowpass=f=130,${swelling(seed, 0.4, 0.6)},volume=0.9`;
    default:
      break;
  }
  if (scene.time === "night" && scene.season !== "winter") {
    // Crickets.
    return (seed) =>
      `sine=frequency=${4180 + (seed % 5) * 30}:sample_rate=48000,tremolo=f=19:d=1,tremolo=f=${(0.9 + (seed % 3) * 0.2).toFixed(2)}:d=0.95,volume=0.14`;
  }
  return (seed) => `${noise("pink", seed)},lowpass=f=520,${swelling(seed, 0.13, 0.7)},volume=0.2`;
}
