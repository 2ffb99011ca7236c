import { notesOf } from "../../../src/core/film/board.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { PlannedShot } from "../../../src/core/film/film-plan.ts";
import { remarksOf } from "../../../src/core/film/remarks.ts";

/** A board or a clip for those who read it by machine; `path`: where its draft or film lies, once it is there. */
export function filmSummary(clip: Clip, path?: string) {
  const { plan, board } = clip;
  const { story } = plan;
  const notes = board === undefined ? [] : notesOf(board);
  // As it came out; until then as it is planned.
  const cues = clip.file?.cues ?? (plan.sound?.tracks ?? []).flatMap((track) => track.cues);
  return {
    kind: board === undefined ? "clip" : "board",
    id: clip.id,
    ...(board === undefined
      ? {}
      : { board: board.id, version: board.version, notes: notes.map(({ text }) => text) }),
    path: path ?? null,
    parent: clip.lineage.parent ?? null,
    seconds: clip.file?.seconds ?? clip.request.seconds,
    width: clip.file?.width,
    height: clip.file?.height,
    shots: clip.shots.length,
    credits: clip.charged ?? clip.price,
    warnings: clip.warnings,
    shotList: plan.shots.map((shot) => ({
      index: shot.index,
      seconds: shot.seconds,
      framing: shot.framing ?? null,
      angle: shot.angle ?? null,
      camera: shot.camera,
      cast: shot.cast ?? [],
      place: shot.place ?? null,
      text: shot.beat,
      locked: shot.locked === true,
      frame: frameOf(shot),
      warnings: [
        ...notes.filter(({ shots }) => shots.includes(shot.index)).map(({ text }) => text),
        ...(clip.shots[shot.index]?.warnings ?? []),
        ...remarksOf(clip, shot.index),
      ],
    })),
    cast: story?.cast ?? [],
    places: story?.places ?? [],
    cues: cues.map(({ kind, speaker, text, name, voice, track, start, seconds }) => ({
      kind,
      speaker: speaker ?? null,
      text: text ?? (track === undefined ? name : "own track") ?? null,
      voice: voice ?? null,
      start,
      seconds,
    })),
    price:
      board === undefined
        ? { credits: clip.charged ?? clip.price, usd: clip.usd ?? null }
        : { credits: clip.finalRender?.credits ?? 0, usd: clip.finalRender?.usd ?? 0 },
  };
}

/** On a board: whose picture its frame is, and which of how many takes. */
function frameOf({ ownFrame, frame, staleFrame, takes, seed }: PlannedShot) {
  const by = ownFrame !== undefined ? "own" : frame === undefined ? "storyboard" : "model";
  const all = takes ?? [seed];
  return { by, stale: staleFrame === true, take: all.indexOf(seed) + 1, takes: all.length };
}
