import { type Clip, isEnded } from "../../src/core/film/clip.ts";
import type { Parts } from "../../src/program/parts.ts";

/** A clip from being asked for to being delivered, and the seconds it took. Throws where it comes to anything else. */
export async function timed(
  parts: Parts,
  make: () => Promise<Clip>,
): Promise<{ clip: Clip; seconds: number }> {
  const startedAt = performance.now();
  const { id } = await make();
  const clip = await new Promise<Clip>((resolve, reject) => {
    const look = () => {
      parts.record.clips.load(id).then((found) => {
        if (!found || !isEnded(found.state)) return;
        stop();
        if (found.state === "delivered") resolve(found);
        else reject(new Error(`the clip ended as ${found.state}: ${found.failure?.message}`));
      }, reject);
    };
    const stop = parts.record.events.onState(({ clipId }) => clipId === id && look());
    look();
  });
  return { clip, seconds: (performance.now() - startedAt) / 1000 };
}
