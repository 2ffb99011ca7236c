import type { ClipRecord, StoredClip } from "./clips.ts";

/** What of a deleted clip's other fields stays, as they are written: the packed record of one that ended a while ago held them. */
export function lasting(clip: StoredClip): Record<string, string> {
  const { shots, lineage, turn, startedAt, endedAt, usd, charged, private: isPrivate } = clip;
  const numbers = Object.entries({ startedAt, endedAt, usd, charged });
  return {
    ...Object.fromEntries(
      shots.map(({ warnings: _, ...shot }) => [
        `shot:${shot.index}`,
        JSON.stringify({ ...shot, warnings: [] }),
      ]),
    ),
    take: String(lineage.version),
    turn: String(turn),
    private: String(isPrivate),
    ...Object.fromEntries(
      numbers.flatMap(([field, number]) => (number === undefined ? [] : [[field, String(number)]])),
    ),
  };
}

/**
 * What stays of a deleted clip's record: where it stood in its family, what it cost and whose account that was. Nothing
 * anybody wrote, sent or is called.
 */
export function blanked(clip: StoredClip): ClipRecord {
  const { id, createdAt, account, surface, price, queue, usdMicros, groupLedger, finishing } = clip;
  const { seconds, aspect, resolution, style, camera, model, seed, draft } = clip.request;
  const { version: _, parentMaker: __, ...lineage } = clip.lineage;
  return {
    id,
    createdAt,
    maker: { id: clip.maker.id, name: "" },
    account,
    surface,
    request: {
      prompt: "",
      seconds,
      aspect,
      resolution,
      ...(style === undefined ? {} : { style }),
      ...(camera === undefined ? {} : { camera }),
      model,
      seed,
      draft,
      images: [],
    },
    plan: {
      director: clip.plan.director,
      warnings: [],
      shots: clip.plan.shots.map(({ index, seconds, renderSeconds, camera, join, seed }) => ({
        index,
        seconds,
        renderSeconds,
        beat: "",
        prompt: "",
        camera,
        join,
        seed,
      })),
    },
    ...(finishing === undefined ? {} : { finishing }),
    lineage,
    changes: [],
    price,
    warnings: [],
    queue,
    usdMicros,
    ...(groupLedger === undefined ? {} : { groupLedger }),
  };
}
