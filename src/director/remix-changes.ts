import { CAMERA_MOVES } from "../core/film/camera.ts";
import type { Change } from "../core/film/clip.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { Line } from "../core/film/sound.ts";

/** What is different shot by shot, where both plans have the same shots in the same places. */
export function shotChanges(before: FilmPlan, after: FilmPlan, shots: readonly number[]): Change[] {
  const changes: Change[] = [];
  for (const index of [...new Set(shots)].sort((a, b) => a - b)) {
    const [was, is] = [before.shots[index], after.shots[index]];
    if (is === undefined) continue;
    const name = `Shot ${index + 1}`;
    if (was?.beat !== is.beat) changes.push({ what: name, before: was?.beat ?? "–", after: is.beat });
    if (was?.camera !== is.camera) {
      changes.push({
        what: `${name} camera`,
        before: was === undefined ? "–" : CAMERA_MOVES[was.camera].label,
        after: CAMERA_MOVES[is.camera].label,
      });
    } else if (was.beat === is.beat && was.prompt !== is.prompt) {
      changes.push({
        what: `${name} camera`,
        before: CAMERA_MOVES[was.camera].label,
        after: paceOf(is.prompt, CAMERA_MOVES[is.camera].label),
      });
    }
    if (was?.seconds !== is.seconds) {
      changes.push({
        what: `${name} length`,
        before: `${shown(was?.seconds ?? 0)} s`,
        after: `${shown(is.seconds)} s`,
      });
    }
    const [said, says] = [sayLines(was?.lines), sayLines(is.lines)];
    if (said !== says) changes.push({ what: `${name} line`, before: said, after: says });
    if (was?.seed !== is.seed)
      changes.push({ what: `${name} take`, before: `seed ${was?.seed ?? "–"}`, after: `seed ${is.seed}` });
  }
  return changes;
}

function sayLines(lines: readonly Line[] = []): string {
  return lines.map(({ speaker, text }) => (speaker ? `${speaker}: ${text}` : text)).join(" / ") || "–";
}

function paceOf(prompt: string, label: string): string {
  const pace = /Camera: the (?:camera|lens) (slowly|quickly)/.exec(prompt)?.[1];
  return pace === undefined ? label : `${label}, ${pace}`;
}

export function shown(seconds: number): string {
  return String(Math.round(seconds * 100) / 100);
}
