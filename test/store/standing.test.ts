import { afterEach, beforeEach, expect, it } from "vitest";
import { createKeys, type Keys } from "../../src/store/keys.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

const ANN = "discord:ann";
const BOSS = "discord:boss";
const HERE = { platform: "discord", chat: "dm" };
const THERE = { platform: "telegram", chat: "dm" };

let redis: TestRedis;
let keys: Keys;
let store: Store;
beforeEach(async () => {
  redis = testRedis();
  keys = createKeys(redis.prefix);
  const names = { newLinkCode: () => "CODE", newSecret: () => "a secret of the test" };
  store = await createStore({ redis: redis.client, prefix: redis.prefix, now: Date.now, ...names });
});
afterEach(async () => {
  await store.close();
  await redis.close();
});

/** As a worker looks that has just read the version. */
const standing = async () => store.access.standingOf(ANN, "discord", { under: await store.access.version() });

it("asks once how somebody stands as long as nothing of access changes", async () => {
  expect((await standing()).block).toBeUndefined();
  await redis.client.set(keys.blocked(ANN), JSON.stringify({ reason: "written by hand", by: BOSS, at: 0 }));
  expect((await standing()).block, "remembered").toBeUndefined();
  expect(
    (await store.access.standingOf(ANN, "discord")).block,
    "who asks without a version reads",
  ).toBeDefined();
});

it("sees a block, its end, and everything else that counts up the version", async () => {
  await standing();
  await store.access.block(ANN, { reason: "spam" }, BOSS);
  expect((await standing()).block).toMatchObject({ reason: "spam" });
  await store.access.unblock(ANN, BOSS);
  expect((await standing()).block).toBeUndefined();
  await store.access.setMode("discord", "closed", BOSS);
  expect(await standing()).toMatchObject({ mode: "closed" });
});

it("sees that somebody was refused too often, also that this is over", async () => {
  await standing();
  for (const words of ["one", "two", "three"]) await store.cases.strike(ANN, words);
  expect((await standing()).pausedForRefusalsUntil).toBeGreaterThan(Date.now());
  await redis.client.del(keys.strikePause(ANN));
  expect((await standing()).pausedForRefusalsUntil, "it ends by itself").toBeUndefined();
});

it("sees a block of whoever somebody has become one with, and that they part again", async () => {
  const owner = { person: { id: "telegram:ann", name: "Ann" }, surface: THERE };
  await store.access.block(owner.person.id, { reason: "spam" }, BOSS);
  expect((await standing()).block).toBeUndefined();
  const { code } = await store.links.newCode(owner);
  await store.links.use(code, { person: { id: ANN, name: "Ann" }, surface: HERE });
  expect(await store.links.accept(code, owner.person.id, ANN)).toBe("linked");
  expect(await standing()).toMatchObject({ account: owner.person.id, block: { reason: "spam" } });
  expect(await store.links.unlink({ id: ANN })).toBe("unlinked");
  const alone = await standing();
  expect(alone.account).toBe(ANN);
  expect(alone.block).toBeUndefined();
});
