import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSweep } from "../../workers/sweep.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "discord:1", name: "Ann" };
const town = { platform: "discord", chat: "town", group: "guild" };

let rig: Rig;
/** As another process on the same Redis. */
let other: Rig;
let ahead = 0;
const options = {
  now: () => Date.now() + ahead,
  workers: false,
  cards: false,
  backends: () => onlyBackend(createInstantBackend({ file: "" })),
  env: { CREDITS_PER_DAY: "20", GROUP_CREDITS_PER_DAY: "60", MAX_CLIPS_IN_FLIGHT: "9" },
};
beforeEach(async () => {
  ahead = 0;
  rig = await startRig(options);
  other = await startRig({ ...options, beside: rig });
});
afterEach(async () => {
  await other.stop();
  await rig.stop();
});

const ask = (idempotencyKey: string, insteadOf?: string, seconds = 12, by = rig) =>
  by.studio.admit({
    ...{ person: ann, surface: town, idempotencyKey, insteadOf },
    request: { prompt: idempotencyKey, seconds },
  });
const reserved = async () => (await rig.studio.quota(ann, town)).reserved;

it("has a clip take over what the one it is made instead of has set aside, in one step", async () => {
  const old = await ask("a fix");
  const held = await reserved();
  expect(held, "credits for no two").toBeGreaterThan(10);
  await expect(ask("an owl")).rejects.toMatchObject({ code: "not-enough-credits" });
  const fresh = await ask("a fox", old.id);
  expect(await reserved()).toBe(held);
  // Whoever had it admitted ends here: the old one never begins, and is canceled by whoever sweeps.
  expect(await rig.life.beginCut(old.id)).toBeUndefined();
  expect(await rig.record.clips.load(old.id)).toMatchObject({ state: "waiting", gaveWay: fresh.id });
  await expect(ask("an owl", old.id), "it gives way once").rejects.toMatchObject({
    code: "not-enough-credits",
  });
  ahead = 2 * 3600_000;
  await createSweep({ ...rig, now: options.now, log: pino({ level: "silent" }) }).clips();
  expect(await rig.record.clips.load(old.id)).toMatchObject({ state: "canceled" });
  expect(await rig.record.clips.load(fresh.id)).toMatchObject({ state: "waiting" });
  expect(await reserved()).toBe(held);
  await rig.life.cancel(fresh.id);
  expect(await reserved()).toBe(0);
});

it("leaves everything as it was where the new one is refused", async () => {
  const old = await ask("a fix");
  const held = await reserved();
  const before = await rig.record.clips.load(old.id);
  await expect(ask("a fox", old.id, 40)).rejects.toMatchObject({ code: "not-enough-credits" });
  expect(await reserved()).toBe(held);
  expect(await rig.record.clips.load(old.id)).toEqual(before);
  await expect(ask("an owl")).rejects.toMatchObject({ code: "not-enough-credits" });
  await rig.life.cancel(old.id);
  expect(await reserved()).toBe(0);
});

it("takes over what was given, too, and gives it back where it came from", async () => {
  await rig.record.wallets.add(ann.id, { id: "l1", kind: "gift", amount: 30 }, "discord:9", "gift");
  const old = await ask("a fix", undefined, 25);
  const [held, left] = [await reserved(), (await rig.record.wallets.of(ann.id)).left];
  const fresh = await ask("a fox", old.id, 25);
  expect([await reserved(), (await rig.record.wallets.of(ann.id)).left]).toEqual([held, left]);
  await rig.studio.supersede(old.id, fresh.id, ann, town);
  await rig.life.cancel(fresh.id);
  expect([await reserved(), (await rig.record.wallets.of(ann.id)).left]).toEqual([0, 30]);
});

it("has one of two processes that hear an edit at once take it over", async () => {
  const old = await ask("a fix");
  const held = await reserved();
  const answers = await Promise.allSettled([ask("a fox", old.id, 12, rig), ask("a hare", old.id, 12, other)]);
  const [made] = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toMatchObject([{ code: "not-enough-credits" }]);
  expect(await rig.record.clips.load(old.id)).toMatchObject({ gaveWay: made?.id });
  await Promise.all([rig, other].map((one) => one.studio.supersede(old.id, made?.id ?? "", ann, town)));
  expect(await reserved()).toBe(held);
});
