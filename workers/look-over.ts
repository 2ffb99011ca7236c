import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { type Clip, parentsOf } from "../src/core/film/clip.ts";
import type { PlannedShot } from "../src/core/film/film-plan.ts";
import type { Remark } from "../src/core/film/remarks.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { FileHere } from "../src/core/ports/workbench.ts";
import type { Media } from "../src/media/media.ts";
import type { SmallFrame } from "../src/media/small-frames.ts";
import { type Fault, jumpBetween, whatIsOff } from "../src/media/what-is-off.ts";
import { seenKey } from "../src/store/owned.ts";

/** Of 255: beyond it two shots in one place and light don't belong together. */
const JUMP_LIGHT = 50;
const JUMP_COLOUR = 60;

export interface LookOverDependencies {
  media: Pick<Media, "smallFrames">;
  store: Pick<MediaStore, "path" | "find" | "workPlace" | "write">;
}

type LookedOver = Pick<Clip, "id" | "request" | "plan" | "shots" | "lineage" | "cutProgress">;

/** What was seen in a shot's file when it was looked at; a frame is written in base64. */
interface Seen {
  /** What it was looked at for; with anything else it is looked at again. */
  of: string;
  faults: Fault[];
  /** Absent: it has none. */
  first?: string;
  last?: string;
}

/**
 * Looks a film's shots over before they are cut together, by measuring alone: one pass over each shot that it doesn't take over
 * from the film it is made from, where that is known. Drafts are drawn by our own program and need none. What can't be looked at
 * has no remarks; the film comes all the same.
 */
export function createLookOver({ media, store }: LookOverDependencies) {
  return async function lookOver(
    clip: LookedOver,
    /** Its shots' files. */
    files: readonly FileHere[],
    { signal, log }: { signal: AbortSignal; log: Pick<Logger, "warn"> },
  ): Promise<Remark[]> {
    if (clip.request.draft) return [];
    try {
      const known = await seenBefore(clip);
      const seen: Record<string, Seen> = {};
      const remarks: Remark[] = [];
      let before: { planned: PlannedShot; last: SmallFrame } | undefined;
      for (const planned of clip.plan.shots) {
        const shot = clip.shots[planned.index];
        const file = files[planned.index];
        if (shot === undefined || file === undefined) return remarks;
        const fade = planned.join.kind === "crossfade" ? planned.join.seconds : 0;
        const asked = { asked: planned.seconds + fade, endImage: planned.endImage };
        const own = await seenIn(file, asked, seen[shot.digest] ?? known[shot.digest], signal);
        seen[shot.digest] = own;
        if (own.first === undefined || own.last === undefined) {
          before = undefined;
          continue;
        }
        const { faults } = own;
        const [first, last] = [frameOf(own.first), frameOf(own.last)];
        remarks.push(...faults.map((fault) => ({ shot: planned.index, says: sayFault(fault) })));
        if (before && belongTogether(before.planned, planned)) {
          const jump = sayJump(jumpBetween(before.last, first));
          if (jump) remarks.push({ shot: planned.index, says: jump });
        }
        before = { planned, last };
      }
      await store.write(seenKey(clip.id), [JSON.stringify(seen)]);
      return remarks;
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn({ err: error }, "a film could not be looked over");
      return [];
    }
  };

  /** By the shots' digests: of the film it was made from, or its own where it is cut once more. */
  async function seenBefore({ id, shots, lineage, cutProgress }: LookedOver): Promise<Record<string, Seen>> {
    const films = [
      ...(cutProgress > 0 ? [id] : []),
      ...(shots.some(({ state }) => state === "kept") ? parentsOf({ lineage }) : []),
    ];
    return Object.assign({}, ...(await Promise.all(films.map(keptOf))));
  }

  async function keptOf(clipId: string): Promise<Record<string, Seen>> {
    const file = await store.find(seenKey(clipId));
    if (!file) return {};
    // It may be deleted just now; its shots are looked at again then.
    const text = await readFile(file.path, "utf8").catch(() => "{}");
    return JSON.parse(text) as Record<string, Seen>;
  }

  /** What is known of the shot's file, or is seen now. */
  async function seenIn(
    { path, bytes }: FileHere,
    { asked, endImage }: { asked: number; endImage: string | undefined },
    known: Seen | undefined,
    signal: AbortSignal,
  ): Promise<Seen> {
    // By its size, for a shot that was withdrawn is made again under the same name.
    const of = JSON.stringify([bytes, asked, endImage]);
    if (known?.of === of) return known;
    const framesOf = (video: string) => media.smallFrames(video, store.workPlace("frames"), { signal });
    const frames = await framesOf(path);
    const [end] = endImage ? await framesOf(await store.path(endImage)) : [];
    const [first, last] = [frames[0], frames.at(-1)];
    if (!first || !last) return { of, faults: [] };
    return { of, faults: whatIsOff(frames, { asked, end }), first: textOf(first), last: textOf(last) };
  }
}

const textOf = (frame: SmallFrame) => Buffer.from(frame).toString("base64");
const frameOf = (text: string): SmallFrame => new Uint8Array(Buffer.from(text, "base64"));

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
