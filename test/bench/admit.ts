import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import type { ClipRecord } from "../../src/store/clips.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { testClip } from "../fixtures/clip.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { best } from "./best.ts";

const ADMISSIONS = 1_000;
/** Asked at once, as by a busy installation. */
const AT_ONCE = 50;
const PEOPLE = 40;
/** A round takes a fifth of a second, so the best of a few is chance. */
const TIMES = 40;
const DAY_MS = 86_400_000;
const BEFORE = readFileSync(new URL("./admit-5627b3e.lua", import.meta.url), "utf8");

/** Admissions a second with every check there is now, against commit 5627b3e's script on the same Redis. */
export const admitBench: Bench = {
  name: "admit",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const server = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const redis = new Redis(server.socket);
    const names = { newLinkCode: () => "code", newSecret: () => "secret", now: Date.now };
    const store = await createStore({ redis, prefix: "ours", ...names });
    try {
      redis.defineCommand("admitBefore", { lua: BEFORE });
      const { version } = await store.access.standingOf("discord:0", "discord");
      const [ours, before] = await best(TIMES, [
        () => inTurn((index) => admitNow(store, index, version)),
        () => inTurn((index) => admitBefore(redis, index)),
      ]);
      return [
        {
          name: "admit",
          ours: ADMISSIONS / ours,
          reference: ADMISSIONS / before,
          ratio: before / ours,
          unit: "clips/s",
          note: `${ADMISSIONS} admissions, ${AT_ONCE} at once, of ${PEOPLE} people in one server, against 5627b3e's script; aim at least 0.7`,
        } satisfies BenchResult,
      ];
    } finally {
      await store.close();
      redis.disconnect();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function inTurn(admit: (index: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < ADMISSIONS; at += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, next) => admit(at + next)));
  }
}

function clipOf(id: string, index: number) {
  const account = `discord:${index % PEOPLE}`;
  return testClip({
    id,
    account,
    maker: { id: account, name: "Ann" },
    surface: { platform: "discord", chat: "c", group: "g" },
    lineage: { kinship: "original", root: id, version: 1 },
    price: 2,
  });
}

let admitted = 0;

/** `access`: as the reading of how the person stands told it, which is no part of the step. */
async function admitNow(store: Store, index: number, access: string): Promise<void> {
  const id = `now-${admitted++}`;
  const { shots, state: _state, cutProgress: _progress, private: _private, ...clip } = clipOf(id, index);
  const record: ClipRecord = { ...clip, queue: "instant", usdMicros: 20_000 };
  const holds = await store.purse.budgets(
    { daily: 1e6, monthly: 1e6, clipBeyond: 1 },
    "group:discord:g",
    access,
  );
  const answer = await store.admission.admit({
    record,
    shots,
    private: false,
    idempotencyKey: id,
    access,
    secondsToMake: 2,
    share: 1,
    most: { inFlight: 1e6, inQueue: 1e9 },
    granted: {
      drafts: 1e6,
      person: 1e6,
      month: 1e6,
      group: 1e7,
      total: 1e7,
      ...store.purse.grants({ ...holds, groupMonthly: 1e6 }, 1),
    },
    purse: store.purse.monthly(holds),
  });
  if (answer.outcome !== "admitted") throw new Error(`not admitted: ${JSON.stringify(answer)}`);
}

async function admitBefore(redis: Redis, index: number): Promise<void> {
  const id = `before-${admitted++}`;
  const { shots, state: _state, cutProgress: _progress, private: _private, ...record } = clipOf(id, index);
  const { account } = record;
  const key = (name: string) => `before:${name}`;
  const ledgers = [account, "group:discord:g", "total", "money"];
  const keys = [
    key(`asked:${id}`),
    key(`clip:${id}`),
    key(`in-flight:${account}`),
    ...["active", "waiting", "work", "outbox"].map(key),
    key(`history:${account}`),
    key("all"),
    key(`family:${id}`),
    key("turns"),
    ...ledgers.map((ledger) => key(`ledger:${ledger}`)),
  ];
  const details = {
    id,
    account,
    now: Date.now(),
    window: DAY_MS,
    askedTtl: 604_800,
    mostInFlight: 1e6,
    mostInQueue: 1e9,
    seconds: 2,
    private: false,
    charges: ["person", "group", "total", "money"].map((name) => ({
      name,
      amount: name === "money" ? 20_000 : 2,
      granted: name === "money" ? 1e12 : 1e7,
    })),
  };
  const run = Reflect.get(redis, "admitBefore") as (...given: (string | number)[]) => Promise<string>;
  const answer = await run.call(
    redis,
    keys.length,
    ...keys,
    JSON.stringify(details),
    JSON.stringify(record),
    ...shots.map((shot) => JSON.stringify(shot)),
  );
  if (!answer.startsWith("admitted")) throw new Error(answer);
}
