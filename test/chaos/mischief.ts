import { setTimeout as sleep } from "node:timers/promises";
import type { Draw } from "./draw.ts";
import type { Fsync, House } from "./house.ts";
import type { Program } from "./program.ts";

/** One thing that goes wrong; resolves when what was ended runs again. */
interface Mischief {
  name: string;
  /** How often against the others. */
  weight: number;
  /** Only where Redis writes its file so. */
  with?: Fsync;
  /** Only where the data folder and Redis' lie on disks of their own. */
  needsDisks?: true;
  /** It is an outside service's: it may happen whatever our own processes are at. */
  outside?: true;
  run(house: House, draw: Draw): Promise<void>;
}

/** Longer than a worker's lock on its jobs, 15 s: others have taken them when it goes on. */
const BEYOND_LOCK_MS = 18_000;

/** The longest that a disk is full: a piece of work is tried again for about two minutes. */
const FULL_MS = 12_000;

async function killAndStart(program: Program, draw: Draw): Promise<void> {
  await program.kill();
  await sleep(draw.between(0, 1_000));
  await program.start();
}

const REFUSALS = [
  { error_code: 500, description: "Internal Server Error" },
  { error_code: 502, description: "Bad Gateway" },
  { error_code: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } },
  "break-before",
  "break-after",
] as const;

const MISCHIEF: readonly Mischief[] = [
  { name: "worker killed", weight: 3, run: ({ workers }, draw) => killAndStart(draw.pick(workers), draw) },
  { name: "bot killed", weight: 2, run: ({ bots }, draw) => killAndStart(draw.pick(bots), draw) },
  {
    name: "Redis killed",
    weight: 2,
    run: async ({ redis, tearRedisFile }, draw) => {
      await redis.kill();
      if (draw.chance(0.5)) await tearRedisFile();
      await redis.start();
    },
  },
  {
    name: "power cut",
    weight: 3,
    with: "everysec",
    run: ({ cutPower }, draw) => cutPower(draw.between(100, 1_000)),
  },
  {
    name: "disk full",
    weight: 3,
    needsDisks: true,
    run: async ({ disk }, draw) => {
      await disk?.fill();
      await sleep(draw.between(500, FULL_MS));
      await disk?.free();
    },
  },
  {
    name: "Redis' disk full",
    weight: 1,
    needsDisks: true,
    run: async ({ redisDisk, redis }, draw) => {
      await redisDisk?.fill();
      await sleep(draw.between(500, FULL_MS));
      await redisDisk?.free();
      // One that writes through ends by itself when it can't.
      if (!redis.isRunning()) await redis.start();
    },
  },
  {
    name: "worker frozen",
    weight: 1,
    run: ({ workers }, draw) => draw.pick(workers).freeze(draw.chance(0.5) ? BEYOND_LOCK_MS : 3_000),
  },
  {
    name: "network held",
    weight: 2,
    run: ({ line }, draw) => line.hold(draw.chance(0.3) ? BEYOND_LOCK_MS : draw.between(500, 4_000)),
  },
  { name: "network cut", weight: 3, run: async ({ line }) => line.cut() },
  {
    name: "clocks wrong",
    weight: 2,
    run: async ({ clocks, workers, bots }, draw) => {
      clocks.areOff = true;
      await killAndStart(draw.pick([...workers, ...bots]), draw);
    },
  },
  {
    name: "Replicate's clock wrong",
    weight: 1,
    outside: true,
    run: async ({ replicate, clocks }, draw) => {
      // Set once: between two answers a provider's clock is set further, and not back again while a start is looked for.
      const minutes = draw.between(-10, 10);
      clocks.replicate ||= minutes * 60_000;
      replicate.faults.push({ method: "POST", path: /\/predictions$/, reset: "after" });
    },
  },
  {
    name: "Telegram in trouble",
    weight: 5,
    outside: true,
    run: async ({ telegram }, draw) => {
      const method = draw.pick([
        "sendMessage",
        "sendVideo",
        "editMessageText",
        "getUpdates",
        "answerCallbackQuery",
      ] as const);
      for (let times = draw.between(1, 3); times > 0; times--) telegram.fail(method, draw.pick(REFUSALS));
    },
  },
  {
    name: "Discord in trouble",
    weight: 5,
    outside: true,
    run: async ({ discord }, draw) => {
      const route = draw.pick([/^POST \/channels\/\d+\/messages$/, /^PATCH \/channels\//, /\/callback$/]);
      const what = draw.pick([
        { status: 500 },
        { status: 502, after: true },
        { closes: true },
        { closes: true, after: true },
        { status: 429, body: { message: "You are being rate limited.", retry_after: 1, global: false } },
      ]);
      for (let times = draw.between(1, 3); times > 0; times--) discord.faults.add({ route, ...what });
    },
  },
  {
    name: "Discord's connection lost",
    weight: 2,
    outside: true,
    run: async ({ discord }, draw) => {
      if (draw.chance(0.5)) discord.gateway.drop();
      else discord.gateway.askReconnect();
    },
  },
  {
    name: "Replicate in trouble",
    weight: 5,
    outside: true,
    run: async ({ replicate }, draw) => {
      const creating = draw.chance(0.6);
      const on = creating ? { method: "POST", path: /\/predictions$/ } : { method: "GET" };
      const what = draw.pick([
        { reset: "before" as const },
        { reset: "after" as const },
        { status: 500 },
        { status: 503 },
        { status: 429, headers: { "retry-after": "1" } },
      ]);
      for (let times = draw.between(1, 3); times > 0; times--) replicate.faults.push({ ...on, ...what });
    },
  },
  {
    name: "report forged",
    weight: 1,
    outside: true,
    run: async ({ replicate }, draw) => {
      const known = replicate.predictions.filter(({ webhook }) => webhook);
      if (known.length === 0) return;
      const secret = `whsec_${Buffer.from("somebody else's secret, not ours").toString("base64")}`;
      await replicate.report(draw.pick(known).id, { secret });
    },
  },
];

export function drawMischief(
  draw: Draw,
  where: "inside" | "outside",
  { fsync, disk }: Pick<House, "fsync" | "disk">,
): Mischief {
  const possible = MISCHIEF.filter(
    ({ outside, with: only = fsync, needsDisks }) =>
      (outside === true) === (where === "outside") && only === fsync && (disk !== undefined || !needsDisks),
  );
  const all = possible.reduce((sum, { weight }) => sum + weight, 0);
  let left = draw.share() * all;
  for (const mischief of possible) {
    left -= mischief.weight;
    if (left < 0) return mischief;
  }
  return possible[0] as Mischief;
}
