import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };
const ben: Person = { id: "telegram:3000", name: "Ben" };
const GUILD = "guild-1";
const ROLE = "77";

let folder: string;
let backend: InstantBackend;
/** Who asks; nothing is made by it. */
let door: Rig;
/** A worker beside it, once there is one. */
const works: Rig[] = [];
/** What Discord says of Ann's roles. */
let roles: () => readonly string[] | undefined = () => [];
let lookedUp = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-still-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const rig of works.splice(0)) await rig.stop();
  await door.stop();
});

const parts = () => ({
  cards: false,
  media: instantMedia(),
  backends: () => onlyBackend(backend),
  senders: () => [sender("discord"), sender("telegram")],
  env: { ADMINS: boss.id, TIME_ZONE: "UTC" },
});

async function open({ billed = true } = {}): Promise<void> {
  lookedUp = 0;
  // One cent a second.
  backend = createInstantBackend({ file: () => instantShot(folder), billed });
  backend.answer = () => ({ state: "done", outputs: [{ source: "" }], ...(billed && { usd: 0.02 }) });
  door = await startRig({ ...parts(), workers: false });
}

async function work(): Promise<Rig> {
  const rig = await startRig({ ...parts(), beside: door });
  works.push(rig);
  return rig;
}

const sender = (platform: string) =>
  silentSender(platform, {
    async rolesOf() {
      lookedUp++;
      return roles();
    },
  });

let asked = 0;
const at = (person: Person, group?: string) => ({
  platform: person.id.split(":")[0] ?? "",
  chat: group ?? `dm-${person.id}`,
  ...(group === undefined ? {} : { group }),
});
const film = (person: Person, { group, seconds = 2 }: { group?: string; seconds?: number } = {}, by = door) =>
  by.studio.admit({
    request: { prompt: `a fox ${++asked}`, seconds },
    person,
    surface: at(person, group),
    idempotencyKey: `film-${asked}`,
  });
const say = async (text: string) =>
  JSON.stringify(
    await door.dispatcher.say(text, {
      person: boss,
      surface: at(boss),
      idempotencyKey: `said-${++asked}`,
      isPrivate: true,
      mentioned: true,
    }),
  );
/** The mere block: `/admin block` cancels besides what they have under way, as far as it gets. */
const block = (person: Person, reason = "") => door.record.access.block(person.id, { reason }, boss.id);
const account = async (of: string) => {
  const { spent, reserved } = await door.record.ledgers.balance(of);
  return { spent, reserved };
};

async function isNotPaid(clip: Clip, code: string, words: RegExp): Promise<void> {
  expect(clip).toMatchObject({ state: "failed", charged: 0, usd: 0, failure: { code } });
  expect(clip.failure?.message).toMatch(words);
  expect(backend.started).toEqual([]);
  expect([await account(clip.account), await account("money")]).toEqual([
    { spent: 0, reserved: 0 },
    { spent: 0, reserved: 0 },
  ]);
}

describe("what waits, when its turn to be paid for has come", () => {
  it("is not made for somebody who was blocked meanwhile, whichever of their accounts it was", async () => {
    await open();
    const { code } = await door.record.links.newCode({ person: ann, surface: at(ann) });
    await door.record.links.use(code, { person: ben, surface: at(ben) });
    await door.record.links.accept(code, ann.id, ben.id);
    const { id } = await film(ben);
    await block(ann, "too many ducks");
    await isNotPaid(
      await (await work()).ended(id),
      "blocked",
      /when you could have it\. You can't.*too many ducks/,
    );
  });

  it("is not made for somebody who was let in and is not any more", async () => {
    await open();
    await say("/admin access discord allow");
    await say(`/admin allow ${ann.id}`);
    const { id } = await film(ann);
    await say(`/admin disallow ${ann.id}`);
    await isNotPaid(await (await work()).ended(id), "not-let-in", /has let in/);
  });

  it("is not made where the plan has such films no more: model, length, resolution", async () => {
    await open();
    const { id } = await film(ann, { seconds: 4 });
    await say("/admin plan standard longestFilmSeconds 3");
    await isNotPaid(await (await work()).ended(id), "too-long-for-plan", /4 s is longer/);
  });

  it("is made as far as a plan with fewer credits reaches, and the rest not", async () => {
    await open();
    const ids = [(await film(ann)).id, (await film(ann)).id, (await film(ann)).id];
    await say("/admin plan standard creditsPerDay 4");
    const rig = await work();
    const ended = await Promise.all(ids.map((id) => rig.ended(id)));
    expect(ended.map(({ state }) => state).sort()).toEqual(["delivered", "delivered", "failed"]);
    expect(ended.find(({ state }) => state === "failed")?.failure).toMatchObject({
      code: "not-enough-credits",
    });
    expect(await account(ann.id)).toEqual({ spent: 4, reserved: 0 });
    expect(await account("money")).toEqual({ spent: 40_000, reserved: 0 });
  });

  it("is made for whoever has spent all of what an unchanged plan has", async () => {
    await open();
    await say("/admin plan standard creditsPerDay 2");
    const { id } = await film(ann);
    expect((await (await work()).ended(id)).state).toBe("delivered");
    expect(await account(ann.id)).toEqual({ spent: 2, reserved: 0 });
  });

  it("is not made for somebody whose role was taken away; with the role it is, and nobody is asked where it needs none", async () => {
    await open();
    await say("/admin plan new patron");
    await say("/admin plan patron grantableByManagers yes");
    await say("/admin plan patron longestFilmSeconds 30");
    await say("/admin plan standard longestFilmSeconds 3");
    await door.record.people.setGroupSettings("discord", GUILD, { rolePlans: { [ROLE]: "patron" } });
    const patron = { ...ann, roles: [ROLE], plan: "patron" };
    const [long, short] = [
      await film(patron, { group: GUILD, seconds: 4 }),
      await film(patron, { group: GUILD }),
    ];
    roles = () => ["88"];
    const rig = await work();
    expect((await rig.ended(short.id)).state).toBe("delivered");
    expect(await rig.ended(long.id)).toMatchObject({
      state: "failed",
      charged: 0,
      failure: { code: "too-long-for-plan" },
    });
    expect(backend.started).toHaveLength(1);
    const before = lookedUp;
    roles = () => [ROLE];
    const again = await film(patron, { group: GUILD, seconds: 4 });
    expect((await rig.ended(again.id)).state).toBe("delivered");
    expect([before, lookedUp]).toEqual([1, 2]);
    // Who has left the server has no roles there.
    roles = () => undefined;
    const left = await film(patron, { group: GUILD, seconds: 4 });
    expect((await rig.ended(left.id)).failure?.code).toBe("too-long-for-plan");
  });

  it("waits while nobody can tell the roles: nothing is paid on trust", async () => {
    await open();
    await say("/admin access discord allow");
    await door.record.access.allow(`role:discord:${ROLE}`, boss.id);
    const { id } = await film({ ...ann, roles: [ROLE] }, { group: GUILD });
    let asks = 0;
    roles = () => {
      if (++asks > 2) return [ROLE];
      throw new PlatformError("unreachable", "Discord is away.", { retryable: true, retryAfterMs: 20 });
    };
    const clip = await (await work()).ended(id);
    expect([clip.state, asks, backend.started.length]).toEqual(["delivered", 3, 1]);
  });

  it("goes on once it was begun to be paid for, but for a block", async () => {
    await open();
    const { id } = await film(ann, { seconds: 24 });
    backend.beforeStart = async () => {
      if (backend.started.length === 1) await say("/admin plan standard longestFilmSeconds 3");
    };
    expect((await (await work()).ended(id)).state).toBe("delivered");
    expect(backend.started.length).toBeGreaterThan(1);
  });

  it("is looked at anew where access changes between the look and the paying", async () => {
    await open();
    const { id } = await film(ann);
    const clip = await door.record.clips.load(id);
    const access = await door.stillMay(clip ?? never());
    await say("/admin plan standard clipsInFlight 5");
    const stake = (access: string | undefined) => door.life.shotAtStake(clip ?? never(), 0, 0, { access });
    expect(await stake(access)).toBe("paused");
    expect(await stake(await door.stillMay(clip ?? never()))).toBe("written");
  });

  it("counts as paid for in the step in which its job says so, and only for the worker that has the job", async () => {
    await open();
    const { id } = await film(ann);
    const key = `${door.keys.queues}:job`;
    await door.redis.set(`${key}:lock`, "another worker's");
    await door.redis.hset(key, "data", "as it was");
    const stake = async () => {
      const job = { key, token: "ours", lockMs: 60_000, data: { startingAt: 5 } };
      const clip = (await door.record.clips.load(id)) ?? never();
      return door.life.shotAtStake(clip, 0, 0, { access: await door.stillMay(clip), job });
    };
    await expect(stake()).rejects.toThrow("another worker");
    expect(await door.redis.hget(key, "data")).toBe("as it was");
    expect((await door.record.clips.load(id))?.shots[0]?.usdAtStake).toBeUndefined();
    await door.redis.set(`${key}:lock`, "ours");
    expect(await stake()).toBe("written");
    expect(await door.redis.hget(key, "data")).toBe(JSON.stringify({ startingAt: 5 }));
    expect(await door.redis.pttl(`${key}:lock`)).toBeGreaterThan(0);
    expect((await door.record.clips.load(id))?.shots[0]?.usdAtStake).toBeGreaterThan(0);
  });

  it("is not made on the host's own GPU either", async () => {
    await open({ billed: false });
    const { id } = await film(ann);
    await block(ann);
    await isNotPaid(await (await work()).ended(id), "blocked", /You can't have clips/);
  });
});

it("a hundred at once by one person on two platforms and in three processes: of what a block finds unpaid nothing is paid, and the books are even", async () => {
  await open();
  const { code } = await door.record.links.newCode({ person: ann, surface: at(ann) });
  await door.record.links.use(code, { person: ben, surface: at(ben) });
  await door.record.links.accept(code, ann.id, ben.id);
  await say("/admin plan standard clipsInFlight 60");
  const rigs = [await work(), await work()];
  let blocked: Promise<unknown> | undefined;
  let atBlock = 0;
  backend.beforeStart = async () => {
    if (backend.started.length < 10) return;
    blocked ??= block(ben).then(() => {
      atBlock = backend.started.length;
    });
    await blocked;
  };
  const doors = [door, ...rigs];
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      film(index % 2 ? ann : ben, {}, doors[index % 3]).then(
        ({ id }) => ({ id }),
        (error) => ({ refused: error.code as string }),
      ),
    ),
  );
  const ids = answers.flatMap((answer) => ("id" in answer ? [answer.id] : []));
  const refused = new Set(answers.flatMap((answer) => ("refused" in answer ? [answer.refused] : [])));
  expect([...refused].every((why) => ["too-many-in-flight", "blocked"].includes(why))).toBe(true);
  const ended = await Promise.all(ids.map((id) => door.ended(id)));
  const paid = ended.filter(({ state }) => state === "delivered");
  const rest = ended.filter(({ state }) => state !== "delivered");
  expect(paid).toHaveLength(backend.started.length);
  // What was in the step that pays at that very moment: no more than may be worked on at once.
  expect(backend.started.length).toBeLessThanOrEqual(atBlock + backend.slots);
  expect(rest.length).toBeGreaterThan(0);
  for (const clip of rest)
    expect(clip).toMatchObject({ state: "failed", charged: 0, failure: { code: "blocked" } });
  expect(await account(ann.id)).toEqual({ spent: 2 * paid.length, reserved: 0 });
  expect(await account("money")).toEqual({ spent: 20_000 * paid.length, reserved: 0 });
});

it("a hundred at once, with the plan lowered in the middle: no more is paid than it has by then, first come first served, and the books are even", async () => {
  await open();
  const { code } = await door.record.links.newCode({ person: ann, surface: at(ann) });
  await door.record.links.use(code, { person: ben, surface: at(ben) });
  await door.record.links.accept(code, ann.id, ben.id);
  await say("/admin plan standard clipsInFlight 100");
  const rigs = [await work(), await work()];
  let lowered: Promise<unknown> | undefined;
  let startedThen = 0;
  backend.beforeStart = async () => {
    if (backend.started.length < 6) return;
    if (lowered === undefined) startedThen = backend.started.length;
    lowered ??= say("/admin plan standard creditsPerDay 24");
    await lowered;
  };
  const doors = [door, ...rigs];
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      film(index % 2 ? ann : ben, {}, doors[index % 3]).then(
        ({ id }) => id,
        (error) => expect(["not-enough-credits"]).toContain(error.code),
      ),
    ),
  );
  const ids = answers.filter((answer) => typeof answer === "string");
  const ended = await Promise.all(ids.map((id) => door.ended(id)));
  const paid = ended.filter(({ state }) => state === "delivered");
  expect(paid).toHaveLength(backend.started.length);
  // Twelve by the plan, and what had been started or was being started at that moment, however late it had been asked for.
  expect(paid.length).toBeGreaterThanOrEqual(6);
  expect(paid.length).toBeLessThanOrEqual(12 + startedThen + backend.slots);
  for (const clip of ended.filter(({ state }) => state !== "delivered"))
    expect(clip).toMatchObject({ state: "failed", charged: 0, failure: { code: "not-enough-credits" } });
  expect(await account(ann.id)).toEqual({ spent: 2 * paid.length, reserved: 0 });
  expect(await account("money")).toEqual({ spent: 20_000 * paid.length, reserved: 0 });
});

function never(): never {
  throw new Error("no such clip");
}
