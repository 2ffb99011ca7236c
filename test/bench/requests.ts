import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { Redis } from "ioredis";
import { readScript } from "../../src/store/script.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { makeClips, redisInMemory, SHOTS } from "./instant-house.ts";
import { bareFlows } from "./pipeline.ts";

/** Few enough that the count is of clips and not of waiting. */
const CLIPS = 100;

/** What is asked of Redis for one clip, from asking to delivery, command by command, against a bare flow. */
export const requests: Bench = {
  name: "requests",
  async run() {
    const place = await redisInMemory();
    try {
      // Scripts are known to the server and connections open afterwards.
      await bareFlows(place.socket, 50);
      await makeClips(place, { clips: 50 }, (work) => work().then(() => 0));
      await makeClips(place, { clips: 50, billed: true }, (work) => work().then(() => 0));
      const bare = await askedByName(place.socket, async () => void (await bareFlows(place.socket, CLIPS)));
      const ours = async (billed: boolean) => {
        let counts = new Map<string, number>();
        await makeClips(place, { clips: CLIPS, billed }, async (work) => {
          counts = await askedByName(place.socket, work);
          return 0;
        });
        return counts;
      };
      const result = (name: string, counts: Map<string, number>, aim: number): BenchResult => {
        const [all, reference] = [sum(counts) / CLIPS, sum(bare) / CLIPS];
        return {
          name: `requests, ${name}`,
          ...{ ours: all, reference, ratio: all / reference, unit: "requests" },
          note: `asked of Redis for one clip of ${SHOTS} shots, against a bare flow; aim at most ${aim}: ${listed(counts)}`,
        };
      };
      return [result("unbilled", await ours(false), 26), result("billed", await ours(true), 36)];
    } finally {
      await place.stop();
    }
  },
};

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);

const listed = (counts: Map<string, number>) =>
  [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${(count / CLIPS).toFixed(2)}`)
    .join(", ");

/** What clients asked of Redis meanwhile, by name: scripts of ours and of BullMQ, plain commands with the kind of their key. */
async function askedByName(socket: string, work: () => Promise<unknown>): Promise<Map<string, number>> {
  const scripts = scriptNames();
  const client = new Redis(socket);
  const monitor = await client.monitor();
  const counts = new Map<string, number>();
  monitor.on("monitor", (_time: string, [command = "", ...args]: string[], source: string) => {
    if (source === "lua") return;
    const isKnown = command.toLowerCase() === "evalsha";
    const kind = /^eval$/i.test(command) ? "" : kindOf(args[0]);
    const name = (isKnown && scripts.get(args[0] ?? "")) || `${command.toUpperCase()} ${kind}`.trim();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  await work();
  monitor.disconnect();
  client.disconnect();
  return counts;
}

/** A key without what is one clip's, one job's or one run's. */
const kindOf = (key = "") => key.split(":")[1] ?? "";

/** Of ours and of BullMQ, by the digest that the server calls them by. */
function scriptNames(): Map<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, lua: string) => names.set(createHash("sha1").update(lua).digest("hex"), name);
  const folder = new URL("../../src/store/scripts/", import.meta.url);
  for (const file of readdirSync(folder))
    if (file.endsWith(".lua")) add(file.replace(/\.lua$/, ""), readScript(file.replace(/\.lua$/, "")).lua);
  const bullmq = createRequire(import.meta.url)("bullmq/dist/cjs/scripts/index.js") as Record<
    string,
    { name: string; content: string }
  >;
  for (const { name, content } of Object.values(bullmq)) add(`BullMQ ${name}`, content);
  return names;
}
