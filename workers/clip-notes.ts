import type { StartedOrder } from "../src/core/ports/orders.ts";
import { NOT_STARTED, type OrderNotes } from "../src/making/order-notes.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { OrderName } from "../src/store/costs.ts";
import type { ClipLife } from "../src/store/store.ts";
import type { StillMay } from "../src/studio/still-may.ts";
import type { RunningJobs } from "./running-jobs.ts";

export interface ClipNotesDependencies {
  life: Pick<ClipLife, "orderStarted" | "noteOrder" | "orderAtStake" | "orderCost">;
  running: Pick<RunningJobs, "clipEnded">;
  stillMay: StillMay;
}

/** An order beside a clip's shots: how far it has come lies with the clip, as what it costs does. */
export function createClipNotes({ life, running, stillMay }: ClipNotesDependencies) {
  /**
   * `of`: what it makes. `usd`: what that may cost, in US dollars. `hold`: throws where the job is another worker's by now.
   * `goesOn`: it is made even where making is paused meanwhile.
   */
  return async function notesOf(
    clip: StoredClip,
    of: "picture" | "sound",
    { digest, usd = 0 }: { digest: string; usd?: number },
    { hold, goesOn = false }: { hold: () => Promise<void>; goesOn?: boolean },
  ): Promise<OrderNotes> {
    const name: OrderName = `${of}:${digest}`;
    let started = { ...NOT_STARTED, ...(await life.orderStarted(clip.id, name)) };
    const note = async (next: StartedOrder) => {
      started = next;
      await life.noteOrder(clip.id, name, next);
    };
    return {
      started: () => started,
      note,
      key: () => `${clip.id}-${digest.slice(0, 12)}-${started.attempt}`,
      async atStake(next) {
        for (;;) {
          const access = await stillMay(clip);
          if (access === undefined && !goesOn) return "paused";
          // Last, since asking may have taken its time.
          await hold();
          const stake = await life.orderAtStake(clip, name, { usd, lostUsd: next.lostUsd, access });
          // Access changed in between: looked at anew.
          if (stake === "paused" && goesOn) continue;
          if (stake === "written") await note(next);
          if (stake === "ended") running.clipEnded(clip.id);
          return stake;
        }
      },
      cost: (spent, paid) => life.orderCost(clip, name, spent, paid),
    };
  };
}

/**
 * Whether nothing of an order can run any more, nor have cost what nobody knows of. `isThere`: whether its file is, before which its
 * cost was noted; what was to cost nothing (no `usd`) and has no note was never ordered.
 */
export async function isOver(
  notes: Pick<OrderNotes, "started">,
  { usd }: { usd?: number },
  isThere: () => Promise<boolean>,
): Promise<boolean> {
  return notes.started().startingAt > 0 ? isThere() : usd === undefined;
}
