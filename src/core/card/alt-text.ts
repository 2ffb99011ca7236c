import { CAMERA_MOVES } from "../film/camera.ts";
import type { Clip } from "../film/clip.ts";
import { STYLES } from "../film/style.ts";
import { shorten } from "../talk/values/text.ts";

/** As much as Discord takes, which takes least: `description` of an attachment in its documentation. */
export const ALT_TEXT_MAX = 1_024;
/** A shot of which less could be said is counted instead of told. */
const BEAT_LEAST = 24;

const IN_SECONDS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/**
 * What a film shows, for whoever can't see it: shot by shot, when each begins, what happens and what the camera does. At most
 * `max` characters: long tellings are shortened alike, so that the last shot is told too.
 */
export function tellFilm(clip: Pick<Clip, "request" | "plan">, max: number = ALT_TEXT_MAX): string {
  const { shots } = clip.plan;
  const whole = `${head(clip)} ${shots.map((_, at) => tellShot(clip, at)).join(" ")}`.trim();
  if (whole.length <= max) return whole;
  const bare = (told: number) => {
    const frame = shots.slice(0, told).reduce((sum, _, at) => sum + tellShot(clip, at, 0).length + 1, 0);
    return max - head(clip).length - frame - sayMore(shots.length - told).length;
  };
  let told = shots.length;
  while (told > 1 && bare(told) / told < BEAT_LEAST) told -= 1;
  const room = Math.max(BEAT_LEAST, Math.floor(bare(told) / told));
  const lines = shots.slice(0, told).map((_, at) => tellShot(clip, at, room));
  return shorten(`${head(clip)} ${lines.join(" ")}${sayMore(shots.length - told)}`, max);
}

/** What a still of the film is of; for small pictures in lists and above words. */
export function tellStill(clip: Pick<Clip, "request" | "plan">): string {
  return `Still of a film. ${tellFilm(clip, 300)}`;
}

function head({ request, plan }: Pick<Clip, "request" | "plan">): string {
  const kind = request.draft ? "Draft" : "Film";
  const look = request.style ? `, ${STYLES[request.style].label.toLowerCase()}` : "";
  const count = plan.shots.length === 1 ? "one shot" : `${plan.shots.length} shots`;
  const seconds = plan.shots.reduce((sum, shot) => sum + shot.seconds, 0);
  return `${kind}${look}, ${IN_SECONDS.format(seconds)} s, ${count}.`;
}

function tellShot({ plan }: Pick<Clip, "plan">, at: number, room?: number): string {
  const shot = plan.shots[at];
  if (!shot) return "";
  const from = plan.shots.slice(0, at).reduce((sum, { seconds }) => sum + seconds, 0);
  const when = plan.shots.length === 1 ? "" : `Shot ${at + 1}, from ${IN_SECONDS.format(from)} s: `;
  const beat = shot.beat
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.!]+$/u, "");
  const told = room === undefined ? beat : room === 0 ? "" : shorten(beat, room);
  return `${when}${told}${/[?…]$/u.test(told) ? "" : "."} Camera: ${CAMERA_MOVES[shot.camera].label.toLowerCase()}.`;
}

function sayMore(left: number): string {
  if (left === 0) return "";
  return left === 1 ? " And one more shot." : ` And ${left} more shots.`;
}
