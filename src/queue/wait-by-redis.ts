import { type BackendFactory, createRedisBackend, type RedisQueueBackend } from "bullmq";

/**
 * BullMQ's scripts that put jobs off or take up what is due, and where among keys and arguments each is told the time:
 * second of its arguments.
 */
const TOLD_THE_TIME: Readonly<Record<string, number>> = {
  moveToActive: 11 + 1,
  moveToDelayed: 11 + 1,
  moveToFinished: 14 + 1,
  retryJob: 11 + 1,
};
/** Where such a script answers with the next job, when the next one of those put off is due; 0: none is. */
const NEXT_DUE = 3;

/**
 * BullMQ's own way to Redis, but that what is put off is due by Redis' clock: by the machines' own, one that is fast would at
 * once take up what another has put off, and use up all tries in a moment.
 */
export function waitingByRedis({
  redisNow,
  machineNow = Date.now,
}: {
  redisNow: () => number;
  /** What BullMQ itself reads. */
  machineNow?: () => number;
}): BackendFactory<RedisQueueBackend> {
  const byMachine = (due: number) => (due > 0 ? due - redisNow() + machineNow() : due);

  return (...given) => {
    const backend = createRedisBackend(...given);
    const execCommand = backend.execCommand.bind(backend);
    backend.execCommand = (client, name, args) => {
      const at = TOLD_THE_TIME[name];
      if (at === undefined) return execCommand(client, name, args);
      if (typeof args[at] !== "number") throw new Error(`BullMQ tells ${name} the time in another place`);
      return execCommand(client, name, args.with(at, redisNow())).then((answer: unknown) =>
        Array.isArray(answer) && typeof answer[NEXT_DUE] === "number"
          ? answer.with(NEXT_DUE, byMachine(answer[NEXT_DUE]))
          : answer,
      );
    };
    const waitForJob = backend.waitForJob.bind(backend);
    backend.waitForJob = async (seconds) => {
      const woken = await waitForJob(seconds);
      return woken && { ...woken, score: byMachine(woken.score) };
    };
    return backend;
  };
}
