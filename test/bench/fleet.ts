import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { createLifecycle } from "../../src/host/lifecycle.ts";
import type { Bench } from "./bench.ts";
import { asked, instantBackendIn, makeClips, openWorker, redisInMemory } from "./instant-house.ts";

const CLIPS = 200;
const WORKERS = 4;
/** Made before, so that what each process asks once is no clip's. */
const SETTLED = 50;
/** Processes that have nothing to do, and for how long they are listened to, in milliseconds. */
const IDLE = 50;
const IDLE_MS = 30_000;

/** What a fleet asks of its one Redis: for a clip with more workers than one, and with nothing to do. */
export const fleet: Bench = {
  name: "fleet",
  async run() {
    const place = await redisInMemory();
    try {
      const counted = (work: () => Promise<void>) => asked(place.socket, work);
      const one = await makeClips(place, { clips: CLIPS, settled: SETTLED }, counted);
      const many = await makeClips(place, { clips: CLIPS, settled: SETTLED, workers: WORKERS }, counted);
      const lifecycle = createLifecycle({ log: pino({ level: "silent" }) });
      const house = { prefix: "idle", clips: 1, backend: await instantBackendIn(place), lifecycle };
      const idle = async (more: number) => {
        for (let index = 0; index < more; index++) await openWorker(place, house);
        return (await asked(place.socket, () => sleep(IDLE_MS))) / (IDLE_MS / 1000);
      };
      const single = await idle(1);
      const all = await idle(IDLE - 1);
      await lifecycle.stop();
      return [
        {
          name: "fleet",
          ...{ ours: many / CLIPS, reference: one / CLIPS, ratio: many / one, unit: "requests" },
          note: `asked of Redis for one of ${CLIPS} clips by ${WORKERS} workers, against one; aim at most 1.1`,
        },
        {
          name: "fleet, idle",
          ...{ ours: all, reference: single, ratio: all / single, unit: "requests/s" },
          note: `asked of Redis by ${IDLE} workers with nothing to do, against one`,
        },
      ];
    } finally {
      await place.stop();
    }
  },
};
