import { ErrorCode, Job, type Queue } from "bullmq";
import { priorityOf, type Turns } from "../store/turns.ts";

/** What a job with a place in a queue's fair order carries; absent in older ones. */
interface Placed {
  queue?: string;
  turn?: number;
}

/** Lines of jobs, and the queues by whose turns they stand there. */
export interface PlacedLines {
  lines: readonly Queue[];
  queues: readonly string[];
}

/**
 * Sees that the jobs of these lines have the places that their turns have from their queue's base; where that has moved, they
 * are given them lowest first. So the order stays as it is meanwhile, with others being added and taken, and the next look
 * goes on with what one that died left. How many had another place.
 */
export async function keepPlaces({ lines, queues }: PlacedLines, turns: Turns): Promise<number> {
  const bases = new Map<string, number>();
  const owed: string[] = [];
  for (const queue of queues) {
    const { base, looks } = await turns.moveBase(queue);
    bases.set(queue, base);
    if (looks > 0) owed.push(queue);
  }
  const placeOf = ({ queue = "", turn }: Placed) => {
    const base = bases.get(queue);
    return base === undefined || turn === undefined ? undefined : priorityOf(turn, base);
  };
  let moved = 0;
  for (const line of lines) {
    // A job that was added from an older base stands behind all others.
    const [last] = await line.getJobs(["prioritized"], 0, 0, false);
    if (owed.length > 0 || (last && isElsewhere(last))) moved += await moveAll(line);
  }
  for (const queue of owed) await turns.looked(queue);
  return moved;

  function isElsewhere(job: Pick<Job, "data" | "priority">): boolean {
    const place = placeOf(job.data as Placed);
    return place !== undefined && place !== job.priority;
  }

  async function moveAll(line: Queue): Promise<number> {
    let count = 0;
    for (const state of ["prioritized", "delayed", "waiting-children", "active"] as const) {
      // By their ids: whoever is begun meanwhile would shift the others from one page to the next.
      for (const id of await line.getRanges([state], 0, -1, true)) {
        const job = await Job.fromId(line, id);
        if (!job || !isElsewhere(job)) continue;
        await job.changePriority({ priority: placeOf(job.data as Placed) ?? 0 }).catch(unlessGone);
        count += 1;
      }
    }
    return count;
  }
}

function unlessGone(error: Error & { code?: unknown }): void {
  if (error.code !== ErrorCode.JobNotExist) throw error;
}
