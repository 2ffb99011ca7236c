import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { chatOnDiscord, chatOnTelegram } from "./chats.ts";
import { check, type Verdict } from "./check.ts";
import { createCrowd } from "./crowd.ts";
import { createDraw, type Draw } from "./draw.ts";
import { type Fsync, type House, PREFIX, startHouse } from "./house.ts";
import { drawMischief } from "./mischief.ts";
import { startWork } from "./studio-elsewhere.ts";

/** Between two asks, at most; half of it on average. In milliseconds. */
const ASK_EVERY_MS = 500;
/** Between two faults, at most: of our own processes, disks and lines one at a time, and beside them of the services outside. */
const FAULT_EVERY_MS = { inside: 1_500, outside: 2_500 };
/** After the last ask faults go on for so long, then all is left in peace. */
const FAULTS_AFTER_MS = 10_000;
/**
 * In peace it is so much later at once, for everybody: nobody has to wait until what a fast clock has put off is due, and until an
 * order whose start was lost can't arrive any more.
 */
const LATER_MS = 9 * 60_000;
/** Then all must have ended within this, and so long more for each clip. */
const PEACE_MS = 300_000;
const PEACE_A_CLIP_MS = 3_000;
/** Seconds without any change: longer than what is looked at from time to time takes to be. */
const QUIET_S = 12;

/** Has clips made while everything breaks, then looks whether all that was promised held. All chance comes from `seed`. */
export async function runChaos({
  clips,
  seed,
  workers = 2,
  fsync = "always",
  keep = false,
  say,
}: {
  clips: number;
  seed: number;
  workers?: number;
  /** How Redis writes its file through; with `everysec` the weaker promise is looked at. */
  fsync?: Fsync;
  /** Leave data and logs where they are. */
  keep?: boolean;
  say: (line: string) => void;
}): Promise<Verdict> {
  const house = await startHouse({ workers, fsync, draw: createDraw(seed + 4) });
  say(`everything runs in ${house.folder}`);
  if (!house.disk) say("nothing can be mounted here: no disk will be full (unshare -rm npm run chaos … may)");
  // Each has a chance of its own, so that how fast one goes changes nothing of what the others draw.
  const chats = [chatOnTelegram(house.telegram), chatOnDiscord(house.discord)];
  // So many that nobody asks for more in ten minutes than one person may in a group in one.
  const crowd = createCrowd(chats, createDraw(seed), Math.max(6, Math.ceil(clips / 3)));
  const work = startWork(house.replicate, createDraw(seed + 1));
  const happened = new Map<string, number>();
  let faulty = true;
  const breakThings = async (where: "inside" | "outside", draw: Draw) => {
    const most = FAULT_EVERY_MS[where];
    while (faulty) {
      await sleep(draw.between(most / 4, most));
      if (!faulty) return;
      const mischief = drawMischief(draw, where, house);
      say(mischief.name);
      happened.set(mischief.name, (happened.get(mischief.name) ?? 0) + 1);
      await mischief.run(house, draw);
    }
  };
  const breaking = Promise.all([
    breakThings("inside", createDraw(seed + 2)),
    breakThings("outside", createDraw(seed + 5)),
  ]);
  // What fails there ends the asking, and the run in order; nothing goes wrong any more that is to be seen through.
  const broken: unknown[] = [];
  breaking.catch((error: unknown) => broken.push(error));
  const began = Date.now();
  try {
    const pace = createDraw(seed + 3);
    for (let count = 0; count < clips; count++) {
      if (broken.length > 0) throw broken[0];
      await crowd.ask();
      await sleep(pace.between(0, ASK_EVERY_MS));
    }
    await sleep(FAULTS_AFTER_MS);
    faulty = false;
    await breaking;
    // A clock that is put right is put right for good: who has a wrong one is started anew.
    house.clocks.areOff = false;
    house.clocks.ahead = LATER_MS;
    house.clocks.replicate += LATER_MS;
    await Promise.all([...house.bots, ...house.workers].map((program) => program.stop()));
    if (!house.redis.isRunning()) await house.redis.start();
    await bringForward(house, LATER_MS);
    await Promise.all([...house.bots, ...house.workers].map((program) => program.start()));
    say("no more faults");
    await untilQuiet(house, crowd.asked.length);
    const verdict = await check(house, crowd);
    const figures = {
      ...verdict.figures,
      ...Object.fromEntries(happened),
      seconds: Math.round((Date.now() - began) / 1000),
    };
    return { ...verdict, figures };
  } finally {
    faulty = false;
    work.stop();
    await breaking.catch(() => {});
    await house.close(keep);
  }
}

/** BullMQ keeps when a job is due in the upper bits, and its place among those of one millisecond in the lower twelve. */
const SCORES_A_MS = 0x1000;

/** What is put off is due by Redis' clock, which can't be set: all of it is due so much sooner. */
async function bringForward({ socket }: House, ms: number): Promise<void> {
  const redis = new Redis(socket);
  try {
    for (const delayed of await redis.keys(`${PREFIX}:queue:*:delayed`)) {
      for (const job of await redis.zrange(delayed, "0", "-1")) {
        await redis.zincrby(delayed, String(-ms * SCORES_A_MS), job);
      }
    }
  } finally {
    redis.disconnect();
  }
}

/** Nothing under way, and nothing changing for a while. */
async function untilQuiet({ socket, telegram, discord }: House, asked: number): Promise<void> {
  const redis = new Redis(socket);
  redis.on("error", () => {});
  const deadline = Date.now() + PEACE_MS + asked * PEACE_A_CLIP_MS;
  let quiet = 0;
  let calls = -1;
  try {
    while (quiet < QUIET_S && Date.now() < deadline) {
      await sleep(1_000);
      const [active, open] = await Promise.all([
        redis.zcard(`${PREFIX}:clips:active`),
        redis.scard(`${PREFIX}:clips:open-cards`),
      ]);
      const said =
        telegram.calls.filter(({ method }) => method !== "getUpdates").length + discord.requests.length;
      quiet = active === 0 && open === 0 && said === calls ? quiet + 1 : 0;
      calls = said;
    }
  } finally {
    redis.disconnect();
  }
}
