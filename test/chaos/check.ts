import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { ClipRecord } from "../../src/store/clips.ts";
import { readHash } from "../../src/store/kept-record.ts";
import type { Post } from "./chats.ts";
import type { Asked } from "./crowd.ts";
import { type House, PREFIX, SECONDS } from "./house.ts";

/** Dollars that the fake's Replicate takes for a second at 480p, as the catalogue has them. What can't be reached for a while is made by its stand-in. */
const USD_PER_SECOND: Readonly<Record<string, number>> = {
  "bytedance/seedance-1-pro": 0.03,
  "bytedance/seedance-1-lite": 0.018,
};
const DEAREST = 0.03;
/** What is said while Redis, its disk or a model can't be reached; a fault of ours says something else first. */
const REFUSED = /^(?!.*Something went wrong).*(?:[Tt]ry again|come back) /s;
const ENDED = ["delivered", "failed", "canceled"];

interface Found {
  id: string;
  state: string;
  prompt: string;
  account: string;
  charged: number;
  usd: number;
  deleted: boolean;
  /** As JSON, where it failed. */
  failure: string | undefined;
}

export interface Verdict {
  problems: string[];
  figures: Record<string, number>;
}

/**
 * What must hold after everything that happened, judged by what the fakes saw and by Redis' keys as they lie there: written
 * apart from the code that wrote them.
 */
export async function check(
  { socket, dataDir, telegram, discord, replicate, fsync, losses }: House,
  { asked, answers }: { asked: readonly Asked[]; answers(one: Asked): readonly Post[] },
): Promise<Verdict> {
  const redis = new Redis(socket);
  const problems: string[] = [];
  const hold = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  try {
    const clips = await readClips(redis);
    const byState = (state: string) => clips.filter((clip) => clip.state === state).length;

    const byMark = new Map<string, Found[]>();
    for (const clip of clips) byMark.set(markOf(clip), [...(byMark.get(markOf(clip)) ?? []), clip]);
    let [lost, tolds, twicePosted, refused] = [0, 0, 0, 0];
    for (const one of asked) {
      const mine = byMark.get(one.mark) ?? [];
      const where = `in its chat on ${one.chat.platform}`;
      const seen = answers(one);
      const told = JSON.stringify(seen.map(({ words }) => words));
      // Nothing was taken, and they were told why, and to come back.
      if (mine.length === 0 && seen.length > 0 && seen.every(({ words }) => REFUSED.test(words))) {
        refused += 1;
        continue;
      }
      // With `everysec` what was written in the second before a power cut is gone, and with it what was posted of it.
      if (fsync === "everysec") {
        const mayBeLost = losses.some(({ to }) => to > one.at);
        hold(mine.length === 1 || (mine.length === 0 && mayBeLost), `${one.mark}has ${mine.length} clips`);
        if (mine.length === 0) {
          lost += 1;
          // A film that was posted by then needs no word.
          // A reply to a film that is forgotten is to nobody's.
          const isTold = seen.some(
            ({ hasFilm, words }) => hasFilm || /has forgotten it|not one of my clips/.test(words),
          );
          hold(seen.length === 0 || isTold, `${one.mark}is forgotten, and ${where} ${told}`);
          if (isTold) tolds += 1;
        }
        const films = seen.filter(({ hasFilm }) => hasFilm).length;
        if (films > 1) twicePosted += 1;
        hold(films > 0 || mine[0]?.state !== "delivered", `${one.mark}is delivered and has no film ${where}`);
        continue;
      }
      hold(mine.length === 1, `${one.mark}has ${mine.length} clips, and ${where} ${told}`);
      const films = seen.filter(({ hasFilm }) => hasFilm).length;
      const due = mine[0]?.state === "delivered" ? 1 : 0;
      hold(films === due, `${one.mark}is ${mine[0]?.state} and has ${films} films ${where}`);
    }
    for (const { id, state } of clips) hold(ENDED.includes(state), `clip ${id} is ${state}`);
    for (const { id, state, failure } of clips)
      hold(state !== "failed", `clip ${id} failed, and nothing was to make it fail: ${failure}`);

    const paid = replicate.predictions.filter(({ status }) => status === "succeeded");
    const inputs = new Map<string, number>();
    const paidBy = new Map<string, number>();
    for (const { input } of paid) {
      const mark = markOf({ prompt: `${input.prompt} ` });
      paidBy.set(mark, (paidBy.get(mark) ?? 0) + 1);
      const order = JSON.stringify(input);
      inputs.set(order, (inputs.get(order) ?? 0) + 1);
    }
    for (const [order, times] of inputs) hold(times === 1, `paid ${times} times: ${order}`);
    const booked = clips.reduce((sum, { usd }) => sum + usd, 0);
    const taken = paid.reduce((sum, { model }) => sum + SECONDS * (USD_PER_SECOND[model] ?? Number.NaN), 0);
    // What was paid for a clip that is forgotten is in no book; whoever asked may have another by now, where their chat told of it twice.
    const ofLost = asked.filter(({ at }) => losses.some(({ to }) => to > at));
    const more = ofLost.map(({ mark }) => (paidBy.get(mark) ?? 0) - (byMark.get(mark)?.length ?? 0));
    const unbooked = more.reduce((sum, count) => sum + Math.max(0, count), 0) * SECONDS * DEAREST;
    hold(
      booked < taken + 0.001 && booked > taken - unbooked - 0.001,
      `$${booked.toFixed(4)} are booked, $${taken.toFixed(4)} were taken`,
    );

    await checkLedgers(redis, clips, hold);
    await checkNothingLeft(redis, hold);
    await checkFiles(redis, dataDir, { hold, mayBeNobodys: lost > 0 });
    hold(telegram.problems.length === 0, `Telegram: ${telegram.problems.slice(0, 5).join("; ")}`);
    const { problems: onDiscord } = discord.world;
    hold(onDiscord.length === 0, `Discord: ${onDiscord.slice(0, 5).join("; ")}`);
    hold(replicate.violations.length === 0, `Replicate: ${replicate.violations.slice(0, 5).join("; ")}`);
    return {
      problems,
      figures: {
        asked: asked.length,
        refused,
        clips: clips.length,
        delivered: byState("delivered"),
        canceled: byState("canceled"),
        failed: byState("failed"),
        paid: paid.length,
        ...(fsync === "everysec" && { lost, toldOf: tolds, twicePosted }),
      },
    };
  } finally {
    redis.disconnect();
  }
}

/** A remix has its parent's words and its own mark, read as it may be ("it numbers 7"), so the newest mark in a prompt is whose it is. */
function markOf({ prompt }: Pick<Found, "prompt">): string {
  const numbers = [...prompt.matchAll(/\bnumbers? (\d+)\b/g)].map(([, number]) => Number(number));
  return `number ${Math.max(...numbers)} `;
}

async function keysLike(redis: Redis, pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const page of redis.scanStream({ match: `${PREFIX}:${pattern}`, count: 1_000 }))
    found.push(...(page as string[]));
  return [...new Set(found)].sort();
}

async function readClips(redis: Redis): Promise<Found[]> {
  const clips: Found[] = [];
  for (const id of await redis.zrange(`${PREFIX}:clips:all`, "0", "-1")) {
    // What has ended for an hour is packed.
    const kept = readHash(await redis.hgetall(`${PREFIX}:clip:${id}`));
    const fields = kept?.fields ?? {};
    const read = (name: string) => (fields[name] === undefined ? undefined : JSON.parse(fields[name]));
    const record = (kept?.record ?? {}) as ClipRecord;
    clips.push({
      id,
      state: read("state"),
      prompt: `${record.request.prompt} `,
      account: record.account,
      charged: read("charged") ?? 0,
      usd: read("usd") ?? 0,
      deleted: fields.deletedAt !== undefined,
      failure: fields.failure,
    });
  }
  return clips;
}

type Hold = (holds: boolean, what: string) => void;

/** Σ charged = Σ spent, nothing reserved. */
async function checkLedgers(redis: Redis, clips: readonly Found[], hold: Hold): Promise<void> {
  for (const key of await keysLike(redis, "ledger:*:sum")) {
    const account = key.slice(`${PREFIX}:ledger:`.length, -":sum".length);
    const { spent = "0", reserved = "0" } = await redis.hgetall(key);
    const entries = await redis.zrange(key.replace(/:sum$/, ":spends"), "0", "-1");
    const sum = entries.reduce((all, entry) => all + Number(entry.split("|").at(-1)), 0);
    hold(Number(reserved) === 0, `${account} has ${reserved} reserved`);
    hold(Number(spent) === sum, `${account} has spent ${spent}, its entries say ${sum}`);
    const own = clips.filter((clip) => clip.account === account);
    if (own.length === 0) continue;
    const charged = own.reduce((all, clip) => all + clip.charged, 0);
    hold(charged === sum, `${account} was charged ${charged} and has spent ${sum}`);
  }
}

/** No clip under way, no job left, no shot claimed. */
async function checkNothingLeft(redis: Redis, hold: Hold): Promise<void> {
  for (const key of ["clips:active", "clips:waiting", "clips:outbox"]) {
    const left = await redis.zcard(`${PREFIX}:${key}`);
    hold(left === 0, `${left} left in ${key}`);
  }
  for (const state of ["wait", "active", "delayed", "prioritized", "waiting-children"]) {
    for (const key of await keysLike(redis, `queue:*:${state}`)) {
      const left = (await redis.type(key)) === "list" ? await redis.llen(key) : await redis.zcard(key);
      hold(left === 0, `${left} jobs left in ${key}`);
    }
  }
  for (const claim of await keysLike(redis, "making:*"))
    hold(false, `${claim} is still claimed by ${await redis.get(claim)}`);
}

/** No file without an owner, no owner without a file. */
async function checkFiles(
  redis: Redis,
  dataDir: string,
  { hold, mayBeNobodys }: { hold: Hold; mayBeNobodys: boolean },
): Promise<void> {
  const shots = (await readdir(join(dataDir, "media", "shots")).catch((): string[] => [])).filter((name) =>
    name.endsWith(".mp4"),
  );
  for (const name of shots) {
    const digest = name.replace(/\.mp4$/, "");
    // Where its clip is forgotten, the sweep takes the file away, much later.
    const isOwned = (await redis.exists(`${PREFIX}:owners:${digest}`)) === 1;
    hold(isOwned || mayBeNobodys, `${name} has no owner`);
  }
  for (const key of await keysLike(redis, "shot:*")) {
    const digest = key.slice(`${PREFIX}:shot:`.length);
    hold(shots.includes(`${digest}.mp4`), `the file of shot ${digest} is gone`);
  }
  for (const id of await redis.zrange(`${PREFIX}:clips:all`, "0", "-1")) {
    const state = await redis.hget(`${PREFIX}:clip:${id}`, "state");
    if (state !== '"delivered"') continue;
    const files = await readdir(join(dataDir, "media", "clips", id)).catch((): string[] => []);
    hold(files.includes("clip.mp4"), `the film of clip ${id} is gone`);
  }
}
