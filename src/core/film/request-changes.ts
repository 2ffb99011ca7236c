import { CAMERA_MOVES } from "./camera.ts";
import type { Change } from "./clip.ts";
import type { VideoRequest } from "./request.ts";
import { EFFECT_LABELS, EFFECTS, type SoundWish } from "./sound.ts";
import { STYLES } from "./style.ts";

function sayTurn(turn: number | undefined): string {
  return turn === undefined || turn === 0 ? "" : `, choice ${turn + 1}`;
}

function sayGains(gains: SoundWish["gains"]): string {
  const said = Object.entries(gains ?? {}).map(([kind, gain]) => `${kind} ${gain > 0 ? "+" : ""}${gain} dB`);
  return said.join(", ") || "usual";
}

/** What is different in the request, as people read it. */
export function requestChanges(before: VideoRequest, after: VideoRequest): Change[] {
  const otherPictures =
    before.images.length === after.images.length &&
    JSON.stringify(before.images) !== JSON.stringify(after.images);
  const rows: [what: string, of: (request: VideoRequest) => string][] = [
    ["Prompt", (r) => r.prompt],
    ["Without", (r) => r.negative ?? "–"],
    ["Length", (r) => `${Math.round(r.seconds * 1000) / 1000} s`],
    ["Shape", (r) => r.aspect],
    ["Resolution", (r) => r.resolution],
    ["Style", (r) => (r.style === undefined ? "the model's own" : STYLES[r.style].label)],
    ["Camera", (r) => (r.camera === undefined ? "varied" : CAMERA_MOVES[r.camera].label)],
    ["Model", (r) => r.model],
    ["Seed", (r) => String(r.seed)],
    ["Kind", (r) => (r.draft ? "draft" : "final")],
    ["Sound", (r) => r.sound?.parts?.join(", ") ?? "by the story"],
    ["Voice", (r) => `${r.sound?.voice ?? "by who speaks"}${sayTurn(r.sound?.turns?.voice)}`],
    ["Captions", (r) => r.sound?.captions ?? "by the story"],
    ["Music", (r) => `${r.sound?.music ?? "by the story"}${sayTurn(r.sound?.turns?.music)}`],
    ["Effects", (r) => sayEffects(r.sound?.effects)],
    ["Described", (r) => (r.sound?.described ? "yes" : "no")],
    ["Loudness", (r) => sayGains(r.sound?.gains)],
    // Other pictures are a change too, however many there are.
    ["Pictures", (r) => (r === after && otherPictures ? `${r.images.length} new` : String(r.images.length))],
  ];
  return rows
    .map(([what, of]) => ({ what, before: of(before), after: of(after) }))
    .filter((change) => change.before !== change.after);
}

function sayEffects(effects: SoundWish["effects"] = {}): string {
  const said = EFFECTS.flatMap((name) => {
    const [gain, label] = [effects[name], EFFECT_LABELS[name]];
    if (gain === undefined) return [];
    if (gain === "off") return [`${label} off`];
    return [gain === 0 ? label : `${label} ${gain > 0 ? "+" : ""}${gain} dB`];
  });
  return said.join(", ") || "by the story";
}
