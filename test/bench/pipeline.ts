import { tmpdir } from "node:os";
import { FlowProducer, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { Bench } from "./bench.ts";
import { AT_ONCE, makeClips, redisIn, redisInMemory, SHOTS, timeOf } from "./instant-house.ts";

const CLIPS = 300;

/**
 * What a clip costs beside its pictures: all the bookkeeping from asking to delivery, with a backend and a media
 * room that answer at once, against bare BullMQ flows of the same shape (one parent over one over three).
 * Three rounds after a warm one, the last on disk.
 */
export const pipeline: Bench = {
  name: "pipeline",
  async run() {
    // In memory where that can be had: a disk's own pace is asked for in the last round alone.
    const memory = await redisInMemory();
    const disk = await redisIn(tmpdir());
    try {
      await bareFlows(memory.socket, 50);
      await makeClips(memory, { clips: 50 }, timeOf);
      const rounds: { bare: number; ours: number }[] = [];
      for (const place of [memory, memory, disk]) {
        const bare = await bareFlows(place.socket, CLIPS);
        rounds.push({ bare, ours: CLIPS / (await makeClips(place, { clips: CLIPS }, timeOf)) });
      }
      const ratios = rounds.map(({ bare, ours }) => ours / bare);
      const [, median] = rounds.toSorted((one, other) => one.ours / one.bare - other.ours / other.bare) as [
        unknown,
        { bare: number; ours: number },
      ];
      const each = ratios.map((ratio) => ratio.toFixed(2)).join(", ");
      return [
        {
          name: "pipeline",
          ...{ ours: median.ours, reference: median.bare, ratio: median.ours / median.bare, unit: "clips/s" },
          note: `${CLIPS} clips of ${SHOTS} shots, backend and media answering at once, against bare BullMQ flows of the same shape; the median of three rounds (${each}, the last on disk); aim over 0.4`,
        },
      ];
    } finally {
      await memory.stop();
      await disk.stop();
    }
  },
};

let round = 0;

/** So many flows through workers that do nothing; how many a second. */
export async function bareFlows(socket: string, count: number): Promise<number> {
  const connection = new Redis(socket, { maxRetriesPerRequest: null });
  const prefix = `bare-${++round}`;
  const flows = new FlowProducer({ connection, prefix });
  let delivered = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const nothing = async () => {};
  const workers = [
    new Worker("shoot", nothing, { connection, prefix, concurrency: AT_ONCE }),
    new Worker("cut", nothing, { connection, prefix, concurrency: AT_ONCE }),
    new Worker(
      "deliver",
      async () => {
        if (++delivered === count) finish();
      },
      { connection, prefix, concurrency: AT_ONCE },
    ),
  ];
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const opts = { removeOnComplete: true };
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, () =>
      flows.add({
        name: "deliver",
        queueName: "deliver",
        opts,
        children: [
          {
            name: "cut",
            queueName: "cut",
            opts,
            children: Array.from({ length: SHOTS }, () => ({ name: "shoot", queueName: "shoot", opts })),
          },
        ],
      }),
    ),
  );
  await finished;
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(workers.map((worker) => worker.close()));
  await flows.close();
  connection.disconnect();
  return count / seconds;
}
