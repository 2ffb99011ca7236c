import { join } from "node:path";
import type { Logger } from "pino";
import type { Clip } from "../src/core/film/clip.ts";
import type { PlannedShot } from "../src/core/film/film-plan.ts";
import type { Remark } from "../src/core/film/remarks.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { Media } from "../src/media/media.ts";
import type { SmallFrame } from "../src/media/small-frames.ts";
import { type Fault, jumpBetween, whatIsOff } from "../src/media/what-is-off.ts";

/** Of 255: beyond it two shots in one place and light don't belong together. */
const JUMP_LIGHT = 50;
const JUMP_COLOUR = 60;

export interface LookOverDependencies {
  media: Pick<Media, "smallFrames">;
  store: Pick<MediaStore, "path" | "workFolder">;
}

/**
 * Looks a film's shots over before they are cut together, by measuring alone: one pass over each shot. Drafts are drawn by
 * our own program and need none. What can't be looked at has no remarks; the film comes all the same.
 */
export function createLookOver({ media, store }: LookOverDependencies) {
  return async function lookOver(
    clip: Pick<Clip, "request" | "plan" | "shots">,
    { signal, log }: { signal: AbortSignal; log: Pick<Logger, "warn"> },
  ): Promise<Remark[]> {
    if (clip.request.draft) return [];
    const work = await store.workFolder();
    try {
      const remarks: Remark[] = [];
      let before: { planned: PlannedShot; last: SmallFrame } | undefined;
      for (const planned of clip.plan.shots) {
        const key = clip.shots[planned.index]?.key;
        if (key === undefined) return remarks;
        const frames = await small(key, join(work.path, `${planned.index}.raw`), signal);
        const [end] = planned.endImage
          ? await small(planned.endImage, join(work.path, `${planned.index}-end.raw`), signal)
          : [];
        const [first, last] = [frames[0], frames.at(-1)];
        if (!first || !last) {
          before = undefined;
          continue;
        }
        const fade = planned.join.kind === "crossfade" ? planned.join.seconds : 0;
        const faults = whatIsOff(frames, { asked: planned.seconds + fade, end });
        remarks.push(...faults.map((fault) => ({ shot: planned.index, says: sayFault(fault) })));
        if (before && belongTogether(before.planned, planned)) {
          const jump = sayJump(jumpBetween(before.last, first));
          if (jump) remarks.push({ shot: planned.index, says: jump });
        }
        before = { planned, last };
      }
      return remarks;
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn({ err: error }, "a film could not be looked over");
      return [];
    } finally {
      await work.remove();
    }
  };

  async function small(key: string, out: string, signal: AbortSignal): Promise<SmallFrame[]> {
    return media.smallFrames(await store.path(key), out, { signal });
  }
}

export type LookOver = ReturnType<typeof createLookOver>;

/** A cut to another place or another time of day may look as different as it likes. */
function belongTogether(one: PlannedShot, next: PlannedShot): boolean {
  if (next.continues) return true;
  return (
    one.join.kind === "cut" &&
    one.place !== undefined &&
    one.place === next.place &&
    one.light === next.light &&
    one.weather === next.weather
  );
}

function sayFault(fault: Fault): string {
  switch (fault.kind) {
    case "short":
      return `is ${tenths(fault.came)} s long instead of ${tenths(fault.asked)} s`;
    case "black":
      return `is black for ${tenths(fault.seconds)} s`;
    case "frozen":
      return `stands still for ${tenths(fault.seconds)} s`;
    case "garbled":
      return "is nothing but noise";
    case "bars":
      return "has dark bars";
    case "cut":
      return `cuts to another picture at ${tenths(fault.at)} s`;
    case "flashes":
      return `flashes more than three times a second from ${tenths(fault.at)} s on, which is dangerous to some people`;
    case "other-end":
      return "doesn't end on the picture it was to end on";
  }
}

function sayJump({ light, colour }: ReturnType<typeof jumpBetween>): string | undefined {
  if (Math.abs(light) > JUMP_LIGHT)
    return `begins much ${light > 0 ? "lighter" : "darker"} than the shot before it ends`;
  return colour > JUMP_COLOUR ? "begins in quite other colours than the shot before it ends" : undefined;
}

function tenths(seconds: number): string {
  return (Math.round(seconds * 10) / 10).toString();
}
