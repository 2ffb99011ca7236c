import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { groupAccount, monthOf } from "../../src/store/charged-accounts.ts";
import type { ClipRecord } from "../../src/store/clips.ts";
import { createCosts } from "../../src/store/costs.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { testClip, testPlan } from "../fixtures/clip.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

const ANN = "discord:1";
const DAY_MS = 24 * 60 * 60 * 1000;
const POOL = groupAccount("discord", "g");
const FREE = { drafts: undefined, month: undefined, group: undefined, total: undefined };
const NO_MONEY = {
  moneyPerson: undefined,
  moneyGroup: undefined,
  moneyMonth: undefined,
  money: undefined,
};

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

let rooms = 0;
let now = Date.UTC(2026, 10, 16, 12);
let prefix: string;
let record: Store;
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function open(at?: string): Promise<Store> {
  prefix = at ?? `${redis.prefix}:${rooms++}`;
  const store = await createStore({
    redis: redis.client,
    prefix,
    now: () => now,
    newLinkCode: () => "CODE",
    newSecret: () => "secret",
  });
  opened.push(store);
  return store;
}

let asked = 0;
interface Wanted {
  price: number;
  day?: number;
  month?: number | undefined;
  inGroup?: boolean;
  usdMicros?: number;
}
/** Id of the clip, or why there is none and how much there is. */
async function admit({ price, day = 10, month, inGroup = true, usdMicros = 0 }: Wanted, by = record) {
  const id = `clip-${++asked}`;
  const {
    shots,
    state: _s,
    cutProgress: _c,
    private: _p,
    ...clip
  } = testClip({
    id,
    account: ANN,
    maker: { id: ANN, name: "Ann" },
    plan: testPlan([price]),
    surface: { platform: "discord", chat: "c", ...(inGroup ? { group: "g" } : {}) },
    lineage: { kinship: "original", root: id, version: 1 },
    price,
  });
  const answer = await by.admission.admit({
    record: { ...clip, queue: "instant", usdMicros } satisfies ClipRecord,
    shots,
    private: false,
    idempotencyKey: id,
    access: await by.access.version(),
    secondsToMake: price,
    share: 1,
    most: { inFlight: 1_000, inQueue: 1_000 },
    granted: { ...FREE, ...NO_MONEY, person: day, month },
  });
  return answer.outcome === "refused" ? ([answer.because, answer.left] as const) : id;
}

/** Ends a clip so that this many of its credits were used. */
async function end(id: string, used: number): Promise<void> {
  const clip = await record.clips.load(id);
  if (!clip) throw new Error(id);
  const shots = clip.shots.map((shot) => ({ ...shot, state: "made" as const, credits: used }));
  await record.life.delivered({ ...clip, shots });
}

const give = (id: string, amount: number, ends?: number, to = ANN) =>
  record.wallets.add(
    to,
    { id, kind: "gift", amount, ...(ends === undefined ? {} : { ends }) },
    "host",
    "gift",
  );
const buy = (id: string, amount: number) =>
  record.wallets.add(ANN, { id, kind: "paid", amount }, "host", "paid");
const left = async (account = ANN) =>
  Object.fromEntries((await record.wallets.of(account)).lots.map((lot) => [lot.id, lot.left]));

describe("what was given and bought", () => {
  it("is used after the plan's: the community's, gifts that end first, the others, and what was bought last", async () => {
    record = await open();
    await buy("bought", 5);
    await give("for-good", 5);
    await give("ends-late", 5, now + 9 * DAY_MS);
    await give("ends-soon", 5, now + DAY_MS);
    await give("pool", 5, undefined, POOL);
    const id = (await admit({ price: 27 })) as string;
    expect([await left(POOL), await left()]).toEqual([{}, { "for-good": 3, bought: 5 }]);
    expect(await record.ledgers.balance(ANN)).toMatchObject({ spent: 0, reserved: 10 });
    // Given back the other way round: the plan's and the community's are what was used.
    await end(id, 14);
    expect(await record.ledgers.balance(ANN)).toMatchObject({ spent: 10, reserved: 0 });
    expect(await left(POOL)).toEqual({ pool: 1 });
    expect(await left()).toEqual({ "ends-soon": 5, "ends-late": 5, "for-good": 5, bought: 5 });
  });

  it("of a community is for what is asked for there alone, and a month's end is no less bridged than a day's", async () => {
    record = await open();
    await give("pool", 5, undefined, POOL);
    expect(await admit({ price: 12, inGroup: false })).toEqual(["person", 10]);
    expect(await admit({ price: 12, month: 4 })).toEqual(["month", 9]);
    expect(await admit({ price: 9, month: 4 })).toMatch(/^clip/);
    expect(await record.ledgers.balance(monthOf(ANN))).toMatchObject({ reserved: 4 });
  });

  it("is good until it ends, is taken back where whoever gave it says so, and comes once for one key", async () => {
    record = await open();
    expect([await give("gift", 5, now + 1_000), await give("gift", 5, now + 1_000)]).toEqual([true, false]);
    expect(await admit({ price: 16 })).toEqual(["person", 15]);
    now += 1_000;
    expect(await admit({ price: 11 })).toEqual(["person", 10]);
    await give("other", 5);
    const id = (await admit({ price: 12 })) as string;
    expect(await record.wallets.takeBack(ANN, "host", "back")).toBe(3 + 5);
    await end(id, 10);
    expect(await left()).toEqual({ other: 2 });
  });

  it("is given to no more than one of a hundred who ask at once, over two processes", async () => {
    record = await open();
    const other = await open(prefix);
    await give("gift", 7);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => admit({ price: 7, day: 0 }, index % 2 ? other : record)),
    );
    expect(answers.filter((answer) => typeof answer === "string")).toHaveLength(1);
    expect(await left()).toEqual({});
  });

  it("is put right when it becomes known that more was paid for a cancelled clip", async () => {
    record = await open();
    await give("gift", 10);
    const id = (await admit({ price: 20, usdMicros: 200_000 })) as string;
    const keys = createKeys(prefix);
    const costs = createCosts({ redis: redis.client, keys });
    const cost = async (usd: number) => {
      const clip = await record.clips.load(id);
      if (clip) await costs(clip, 0, { usd, usdAtStake: 0 }, { onlyAlive: false });
    };
    await cost(0.05);
    await record.life.cancel(id);
    expect([await record.ledgers.balance(ANN), await left()]).toMatchObject([{ spent: 5 }, { gift: 10 }]);
    await cost(0.16);
    expect([await record.ledgers.balance(ANN), await left()]).toMatchObject([{ spent: 10 }, { gift: 4 }]);
    await cost(0.11);
    expect([await record.ledgers.balance(ANN), await left()]).toMatchObject([{ spent: 10 }, { gift: 9 }]);
  });

  it("goes along with whoever is linked, once, and is theirs again afterwards", async () => {
    record = await open();
    const ben = { id: "telegram:2", name: "Ben" };
    await give("bens", 5, undefined, ben.id);
    await give("anns", 5);
    const place = { platform: "discord", chat: "c" };
    const { code } = await record.links.newCode({
      person: { id: ANN, name: "Ann" },
      surface: place,
    } as never);
    await record.links.use(code, { person: ben, surface: { platform: "telegram", chat: "2" } } as never);
    expect(await record.links.accept(code, ANN, ben.id)).toBe("linked");
    expect([await left(), await left(ben.id)]).toEqual([{ anns: 5, bens: 5 }, {}]);
    expect(await record.links.unlink(ben)).toBe("unlinked");
    expect([await left(), await left(ben.id)]).toEqual([{ anns: 5 }, { bens: 5 }]);
  });
});

it("adds up for the person, the pool and the plan after whatever happens: granted + gifts + paid - spent - reserved = left", async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("give" as const),
      amount: fc.integer({ min: 1, max: 12 }),
      days: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      to: fc.constantFrom("person", "pool", "bought"),
    }),
    fc.record({
      kind: fc.constant("ask" as const),
      price: fc.integer({ min: 1, max: 30 }),
      inGroup: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("end" as const),
      which: fc.nat(5),
      share: fc.integer({ min: 0, max: 100 }),
    }),
    fc.record({ kind: fc.constant("wait" as const), days: fc.constantFrom(0.4, 1, 2) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      record = await open();
      /** In the order of use. */
      type Source = { account: string; id: string; rank: number; left: number; ends: number; at: number };
      const sources: Source[] = [];
      const spends: { at: number; amount: number }[] = [];
      let clips: { id: string; price: number; ofPlan: number; takes: { from: Source; amount: number }[] }[] =
        [];
      for (const each of steps) {
        const spent = () =>
          spends.filter(({ at }) => at > now - DAY_MS).reduce((sum, { amount }) => sum + amount, 0);
        const reserved = () => clips.reduce((sum, { ofPlan }) => sum + ofPlan, 0);
        if (each.kind === "wait") now += each.days * DAY_MS;
        else if (each.kind === "give") {
          const ends = each.days === undefined || each.to === "bought" ? undefined : now + each.days * DAY_MS;
          const id = `lot-${sources.length}`;
          const account = each.to === "pool" ? POOL : ANN;
          if (each.to === "bought") await buy(id, each.amount);
          else await give(id, each.amount, ends, account);
          const rank = { pool: 0, person: 1, bought: 2 }[each.to] ?? 0;
          sources.push({ account, id, rank, left: each.amount, ends: ends ?? Number.MAX_VALUE, at: now++ });
        } else if (each.kind === "ask") {
          const usable = sources
            .filter(({ account, ends, left }) => left > 0 && ends > now && (each.inGroup || account === ANN))
            .sort((one, other) => one.rank - other.rank || one.ends - other.ends || one.at - other.at);
          const ofPlan = Math.min(each.price, 10 - spent() - reserved());
          let rest = each.price - ofPlan;
          const takes = usable.flatMap((from) => {
            const amount = Math.min(from.left, rest);
            rest -= amount;
            return amount > 0 ? [{ from, amount }] : [];
          });
          const answer = await admit({ price: each.price, inGroup: each.inGroup });
          if (rest > 0) expect(answer).toEqual(["person", each.price - rest]);
          else {
            expect(answer).toMatch(/^clip/);
            for (const { from, amount } of takes) from.left -= amount;
            clips.push({ id: answer as string, price: each.price, ofPlan, takes });
          }
        } else {
          const clip = clips[each.which % Math.max(1, clips.length)];
          if (!clip) continue;
          const used = Math.floor((clip.price * each.share) / 100);
          await end(clip.id, used);
          clips = clips.filter((one) => one !== clip);
          const ofPlan = Math.min(used, clip.ofPlan);
          if (ofPlan > 0) spends.push({ at: now, amount: ofPlan });
          let rest = used - ofPlan;
          for (const { from, amount } of clip.takes) {
            const of = Math.min(amount, rest);
            rest -= of;
            from.left += amount - of;
          }
        }
        expect(await record.ledgers.balance(ANN)).toMatchObject({ spent: spent(), reserved: reserved() });
        for (const account of [ANN, POOL]) {
          const good = sources.filter((one) => one.account === account && one.left > 0 && one.ends > now);
          expect(await left(account)).toEqual(Object.fromEntries(good.map((one) => [one.id, one.left])));
        }
      }
    }),
    { numRuns: 25 },
  );
});

it("adds up, whatever is paid, told again, given back and used, in any order and by two processes: paid - back - spent - held = left - owed", async () => {
  const step = fc.record({
    kind: fc.constantFrom("paid", "back", "refused", "ask", "end", "unpaid-back"),
    which: fc.nat(5),
    amount: fc.integer({ min: 1, max: 40 }),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      record = await open();
      const other = await open(prefix);
      const states: ("credited" | "refunded")[] = [];
      const amounts: number[] = [];
      const held = new Map<string, number>();
      let spent = 0;
      for (const { kind, which, amount, twice } of steps) {
        const index = which % Math.max(1, states.length);
        const charge = (of: number) => ({ charge: `c${of}`, payer: ANN, stars: amounts[of] ?? 0 });
        const both = <Answer>(act: (by: Store) => Promise<Answer>) =>
          Promise.all(twice ? [act(record), act(other)] : [act(record)]);
        if (kind === "paid") {
          const number = states.length;
          amounts.push(amount);
          await record.payments.order(`o${number}`, { person: ANN, credits: amount, stars: amount });
          const paid = { ...charge(number), order: `o${number}`, currency: "XTR" };
          const answers = await both((by) => by.payments.credit(paid));
          expect(answers.filter((one) => one === "credited")).toHaveLength(1);
          states.push("credited");
        } else if (kind === "unpaid-back") {
          const number = states.length;
          amounts.push(amount);
          await both((by) => by.payments.turn(charge(number), "refunded", ANN));
          await record.payments.order(`o${number}`, { person: ANN, credits: amount, stars: amount });
          const paid = { ...charge(number), order: `o${number}`, currency: "XTR" };
          expect(await record.payments.credit(paid)).toBe("again");
          states.push("refunded");
        } else if (kind === "back" && states.length > 0) {
          await both((by) => by.payments.turn(charge(index), "refunding", "host"));
          await both((by) => by.payments.turn(charge(index), "refunded", ANN));
          states[index] = "refunded";
        } else if (kind === "refused" && states.length > 0) {
          await both((by) => by.payments.turn(charge(index), "refunding", "host"));
          await both((by) => by.payments.turn(charge(index), "credited", "host"));
        } else if (kind === "ask") {
          const { left: there, debt } = await record.wallets.of(ANN);
          const answer = await admit({ price: amount, day: 0, inGroup: false });
          if (debt > 0) expect(answer).toEqual(["debt", debt]);
          else if (amount > there) expect(answer).toEqual(["person", there]);
          else held.set(answer as string, amount);
        } else if (kind === "end") {
          const [id, price] = [...held][which % Math.max(1, held.size)] ?? [];
          if (id === undefined || price === undefined) continue;
          const used = Math.min(price, amount);
          await end(id, used);
          held.delete(id);
          spent += used;
        }
        const paid = amounts.reduce((sum, each, of) => sum + (states[of] === "credited" ? each : 0), 0);
        const reserved = [...held.values()].reduce((sum, each) => sum + each, 0);
        const wallet = await record.wallets.of(ANN);
        expect(wallet.left - wallet.debt).toBe(paid - spent - reserved);
      }
    }),
    { numRuns: 25 },
  );
});
