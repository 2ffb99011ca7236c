import type { Clip } from "../../../src/core/film/clip.ts";

/** A board or a clip for those who read it by machine; `path`: where its draft or film lies, once it is there. */
export function filmSummary(clip: Clip, path?: string) {
  const { plan, board } = clip;
  const { story } = plan;
  return {
    kind: board === undefined ? "clip" : "board",
    id: clip.id,
    ...(board === undefined ? {} : { board: board.id, version: board.version, notes: board.notes }),
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
      warnings: clip.shots[shot.index]?.warnings ?? [],
    })),
    cast: story?.cast ?? [],
    places: story?.places ?? [],
    cues: (plan.sound?.tracks ?? []).flatMap(({ cues }) => cues),
    price:
      board === undefined
        ? { credits: clip.charged ?? clip.price, usd: clip.usd ?? null }
        : { credits: clip.finalRender?.credits ?? 0, usd: clip.finalRender?.usd ?? 0 },
  };
}
