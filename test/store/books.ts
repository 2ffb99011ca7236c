import fc from "fast-check";
import { expect } from "vitest";
import { calendarAt } from "../../src/store/calendar.ts";
import { chargedAccounts, groupAccount, windowOf } from "../../src/store/charged-accounts.ts";
import type { ClipRecord, StoredClip } from "../../src/store/clips.ts";
import { readHash } from "../../src/store/kept-record.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { testClip, testPlan } from "../fixtures/clip.ts";
import type { TestRedis } from "../fixtures/redis.ts";

const PEOPLE = ["discord:1", "telegram:2"] as const;
const POOL = groupAccount("discord", "g");
/** Two days before a month ends. */
const BEGIN = Date.UTC(2026, 10, 28, 20);
const HOUR_MS = 60 * 60 * 1000;
/** Credits, and millionths of a dollar. */
const GRANTED = {
  drafts: undefined,
  person: 20,
  month: 45,
  group: 30,
  total: 50,
  moneyPerson: 300_000,
  moneyGroup: 400_000,
  moneyMonth: 900_000,
  money: 500_000,
};
/** What a credit's worth of film may cost. */
const MICROS_A_CREDIT = 10_000;

const which = fc.nat(7);
const who = fc.constantFrom(...PEOPLE);
const amount = fc.integer({ min: 1, max: 15 });

const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      who,
      price: amount,
      inGroup: fc.boolean(),
      isFree: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      which,
      shot: fc.nat(1),
      /** Of what was set aside for the shot; more than that where a provider is dearer than it says. */
      percent: fc.integer({ min: 0, max: 110 }),
      told: fc.constantFrom("now", "later", "never"),
      /** A power cut took the note that it is about to be paid for. */
      isForgotten: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("tell" as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("end" as const),
      which,
      how: fc.constantFrom("delivered", "failed", "refused", "canceled"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("give" as const),
      to: fc.constantFrom(...PEOPLE, POOL),
      amount,
      days: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("takeBack" as const), from: fc.constantFrom(...PEOPLE, POOL) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("buy" as const), who, amount }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("giveBack" as const),
      which,
      isRefused: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("words" as const),
      who,
      micros: fc.integer({ min: 1, max: 9_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("link" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unlink" as const), who }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** Some things at once, and how long it is until the next. */
export const rounds = fc.array(
  fc.record({
    deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
    hours: fc.constantFrom(0, 0, 0, 1, 7, 24, 50),
    twice: fc.boolean(),
  }),
  { minLength: 6, maxLength: 24 },
);
export type Rounds = typeof rounds extends fc.Arbitrary<infer Value> ? Value : never;

/** An entry of a ledger: what a clip, or a language model's answer, came to, and when. */
interface Entry {
  amount: number;
  at: number;
}

/** What happens, on two processes of one record, and the books that are kept of it beside. */
export async function openBooks(redis: TestRedis, prefix: string) {
  let now = BEGIN;
  let number = 0;
  const open = (): Promise<Store> =>
    createStore({
      redis: redis.client,
      prefix,
      now: () => now,
      newLinkCode: () => `CODE${++number}`,
      newSecret: () => "secret",
    });
  const [record, other] = [await open(), await open()];
  const keys = createKeys(prefix);

  /** What the fake providers charged for each clip's shots, in millionths of a dollar, and what of it they have said. */
  const charged = new Map<
    string,
    {
      micros: number;
      said: number | undefined;
      atStake: number;
      clip: StoredClip;
      shot: number;
      isForgotten: boolean;
    }
  >();
  const busy = new Set<string>();
  const clips: string[] = [];
  const payments: { charge: string; payer: string; credits: number; state: "credited" | "refunded" }[] = [];
  const wallets = { people: 0, pool: 0 };
  const words: { account: string; id: string; micros: number; at: number }[] = [];
  /** What one ledger was told of another when they were joined, by ledger and entry. */
  const told = new Map<string, Map<string, Entry>>();
  const names = (account: string) => (account === POOL ? "pool" : "people") as keyof typeof wallets;

  // What was there before there were days and months is carried over at first: nothing was.
  for (const account of everyAccount()) await record.ledgers.balance(account);

  async function ask(
    { who, price, inGroup, isFree }: Extract<Deed, { kind: "ask" }>,
    by: Store,
  ): Promise<void> {
    const id = `clip-${++number}`;
    const account = await by.people.account(who);
    const platform = who.split(":")[0] as string;
    const lengths = price > 1 ? [Math.floor(price / 2), Math.ceil(price / 2)] : [1];
    const plan = testPlan(lengths);
    const {
      shots,
      state: _s,
      cutProgress: _c,
      private: _p,
      ...clip
    } = testClip({
      id,
      account,
      maker: { id: who, name: "Somebody" },
      plan,
      createdAt: now,
      surface: { platform, chat: "c", ...(inGroup && platform === "discord" ? { group: "g" } : {}) },
      lineage: { kinship: "original", root: id, version: 1 },
      price,
    });
    const answer = await by.admission.admit({
      record: {
        ...clip,
        queue: "instant",
        usdMicros: isFree ? 0 : price * MICROS_A_CREDIT,
      } satisfies ClipRecord,
      shots: shots.map((shot, index) => ({
        ...shot,
        digest: `${id}-${index}`,
        credits: lengths[index] ?? 0,
      })),
      private: false,
      idempotencyKey: id,
      access: await by.access.version(),
      secondsToMake: price,
      share: 1,
      most: { inFlight: 1_000, inQueue: 1_000 },
      granted: GRANTED,
    });
    if (answer.outcome === "admitted") clips.push(id);
  }

  const underWay = async () =>
    (await record.clips.loadAll(clips)).filter(
      ({ state }) => !["delivered", "failed", "canceled"].includes(state),
    );
  const pick = <One>(list: readonly One[], at: number): One | undefined =>
    list[at % Math.max(1, list.length)];

  async function pay(
    { which, shot, percent, told, isForgotten }: Extract<Deed, { kind: "pay" }>,
    by: Store,
  ): Promise<void> {
    const clip = pick(await underWay(), which);
    if (!clip || clip.usdMicros === 0 || !clip.shots[shot]) return;
    const key = `${clip.id} ${shot}`;
    // One worker has it.
    if (busy.has(key)) return;
    busy.add(key);
    await payOnce(clip, shot, key, { percent, told, isForgotten }, by).finally(() => busy.delete(key));
  }

  async function payOnce(
    clip: StoredClip,
    shot: number,
    key: string,
    { percent, told, isForgotten }: Omit<Extract<Deed, { kind: "pay" }>, "kind" | "which" | "shot">,
    by: Store,
  ): Promise<void> {
    const before = charged.get(key);
    // What nobody says the price of is not tried again.
    if (before && before.said === undefined) return;
    const lost = before?.micros ?? 0;
    if (!isForgotten && (await by.life.shotAtStake(clip, shot, lost / 1_000_000)) !== "written") return;
    const share = (clip.plan.shots[shot]?.renderSeconds ?? 0) / clip.price;
    const atStake = Math.round(share * clip.usdMicros);
    const micros = lost + Math.floor((atStake * percent) / 100);
    const order = { said: lost > 0 ? lost : undefined, atStake, clip, shot, isForgotten };
    charged.set(key, { ...order, micros });
    if (told === "now") await say(key, by);
    if (told === "never") charged.set(key, { ...order, micros: lost + atStake });
  }

  async function say(key: string, by: Store): Promise<void> {
    const order = charged.get(key);
    if (!order || order.atStake === 0) return;
    await by.life.shotCost(order.clip, order.shot, order.micros / 1_000_000);
    charged.set(key, { ...order, said: order.micros, atStake: 0 });
  }

  async function end({ which, how }: Extract<Deed, { kind: "end" }>, by: Store): Promise<void> {
    const clip = pick(await underWay(), which);
    if (!clip) return;
    if (how === "canceled") await by.life.cancel(clip.id);
    else if (how === "delivered")
      await by.life.delivered({
        ...clip,
        shots: clip.shots.map((shot) => ({ ...shot, state: "made" as const })),
      });
    else
      await by.life.fail(clip.id, {
        code: how === "refused" ? "refused-content" : "took-too-long",
        message: "No.",
      });
  }

  async function buy(
    { who, amount }: Extract<Deed, { kind: "buy" }>,
    by: Store,
    twice: boolean,
  ): Promise<void> {
    const charge = `charge-${++number}`;
    await by.payments.order(charge, { person: who, credits: amount, stars: amount });
    const paid = { charge, payer: who, order: charge, currency: "XTR", stars: amount };
    await Promise.all((twice ? [record, other] : [by]).map((one) => one.payments.credit(paid)));
    payments.push({ charge, payer: who, credits: amount, state: "credited" });
    wallets.people += amount;
  }

  async function giveBack(
    { which, isRefused }: Extract<Deed, { kind: "giveBack" }>,
    by: Store,
    twice: boolean,
  ) {
    const payment = pick(
      payments.filter(({ state }) => state === "credited"),
      which,
    );
    if (!payment) return;
    payment.state = "refunded";
    const { charge, payer, credits: stars } = payment;
    const all = twice ? [record, other] : [by];
    const turn = (to: "refunding" | "refunded" | "credited") =>
      Promise.all(all.map((one) => one.payments.turn({ charge, payer, stars }, to, "host")));
    await turn("refunding");
    if (isRefused) {
      await turn("credited");
      payment.state = "credited";
    } else {
      await turn("refunded");
      wallets.people -= stars;
    }
  }

  async function link(by: Store): Promise<void> {
    const [one, two] = PEOPLE;
    const place = { platform: "discord", chat: "c" };
    const { code } = await by.links.newCode({ person: { id: one, name: "One" }, surface: place });
    await by.links.use(code, {
      person: { id: two, name: "Two" },
      surface: { platform: "telegram", chat: "2" },
    });
    const before = await Promise.all([one, two].map((person) => expected(person)));
    if ((await by.links.accept(code, one, two)) === "linked") join(before[1], one);
  }

  async function unlink(person: string, by: Store): Promise<void> {
    const [one, two] = PEOPLE;
    const before = await expected(one);
    if ((await by.links.unlink({ id: person })) === "unlinked") join(before, two);
  }

  function join(from: Map<string, Map<string, Entry>> | undefined, to: string): void {
    for (const [name, entries] of from ?? []) {
      const account = name.replace("*", to);
      const known = told.get(account) ?? new Map<string, Entry>();
      told.set(account, known);
      for (const [id, entry] of entries) if (!known.has(id)) known.set(id, entry);
    }
  }

  const acts: {
    [Kind in Deed["kind"]]: (
      deed: Extract<Deed, { kind: Kind }>,
      by: Store,
      twice: boolean,
    ) => Promise<unknown>;
  } = {
    ask,
    pay,
    async tell({ which }, by) {
      const key = pick([...charged.keys()], which);
      if (key !== undefined && !busy.has(key)) await say(key, by);
    },
    end,
    async give({ to, amount, days }, by) {
      const id = `gift-${++number}`;
      const account = to === POOL ? POOL : await by.people.account(to);
      wallets[names(account)] += amount;
      const lot = {
        id,
        kind: "gift" as const,
        amount,
        ...(days === undefined ? {} : { ends: now + days * 24 * HOUR_MS }),
      };
      await by.wallets.add(account, lot, "host", "gift");
    },
    async takeBack({ from }, by) {
      const account = from === POOL ? POOL : await by.people.account(from);
      const back = await by.wallets.takeBack(account, "host", "back");
      wallets[names(account)] -= back;
    },
    buy,
    giveBack,
    async words({ who, micros }, by) {
      const account = await by.people.account(who);
      const id = `words-${++number}`;
      const { moneyPerson, moneyMonth, money } = GRANTED;
      const granted = { [`money-of:${account}`]: moneyPerson, "money-month": moneyMonth, money };
      if (await by.ledgers.spend(id, micros, granted)) words.push({ account, id, micros, at: now });
    },
    link: (_, by) => link(by),
    unlink: ({ who }, by) => unlink(who, by),
  };

  async function act(each: Deed, index: number, twice: boolean): Promise<void> {
    await (acts[each.kind] as (deed: Deed, by: Store, twice: boolean) => Promise<unknown>)(
      each,
      index % 2 ? other : record,
      twice,
    );
  }

  function everyAccount(): string[] {
    const accounts = PEOPLE.flatMap((account) =>
      chargedAccounts(keys, { account, surface: { platform: "discord", group: "g" } }).map(
        (one) => one.account,
      ),
    );
    return [...new Set(accounts)];
  }

  interface Book {
    clip: StoredClip;
    hasEnded: boolean;
    reserved: Record<string, number>;
    takes: [wallet: number, lot: string, amount: number, used?: number][];
  }

  async function bookOf(id: string): Promise<Book> {
    const clip = await record.clips.load(id);
    if (!clip) throw new Error(`no clip ${id}`);
    const { reserved = "{}", lots = "[]" } =
      readHash(await redis.client.hgetall(keys.clip(id)))?.fields ?? {};
    return {
      clip,
      hasEnded: clip.endedAt !== undefined,
      reserved: JSON.parse(reserved),
      takes: JSON.parse(lots),
    };
  }

  /** What a clip's orders count for by what the providers charged: what they haven't said, by what was set aside. */
  function costOf(id: string): number {
    const orders = [...charged].filter(([key]) => key.startsWith(`${id} `)).map(([, order]) => order);
    return orders.reduce(
      (sum, { said = 0, atStake, isForgotten }) => sum + said + (isForgotten ? 0 : atStake),
      0,
    );
  }

  /** The entries that each of somebody's ledgers has by what happened; `*` stands for them in its name. */
  async function expected(person: string): Promise<Map<string, Map<string, Entry>>> {
    const ledgers = new Map<string, Map<string, Entry>>();
    for (const name of ["*", "30d:*", "money-of:*"])
      ledgers.set(name, await entriesOf(name.replace("*", person)));
    return ledgers;
  }

  async function entriesOf(account: string): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    for (const book of await Promise.all(clips.map(bookOf))) {
      if (!book.hasEnded) continue;
      const charge = chargedAccounts(keys, book.clip).find((one) => one.account === account);
      if (!charge) continue;
      const { charged: credits = 0, endedAt = 0, id } = book.clip;
      const own = charge.name === "person" || charge.name === "month";
      const most = own && book.takes.length > 0 ? (book.reserved[charge.name] ?? 0) : credits;
      const amount =
        charge.unit === "usd" ? (book.clip.usdMicros > 0 ? costOf(id) : 0) : Math.min(credits, most);
      if (amount > 0) entries.set(id, { amount, at: endedAt });
    }
    for (const { id, micros, at, account: payer } of words)
      if ([`money-of:${payer}`, "money-month", "money"].includes(account))
        entries.set(id, { amount: micros, at });
    for (const [id, entry] of told.get(account) ?? []) if (!entries.has(id)) entries.set(id, entry);
    return entries;
  }

  async function balance(): Promise<void> {
    const books = await Promise.all(clips.map(bookOf));
    for (const account of everyAccount()) {
      const { window, calendar } = windowOf(account, now, "UTC");
      const { dayBegan, monthBegan } = calendarAt(now, "UTC");
      const began = account === "money" ? dayBegan : monthBegan;
      const counts = ({ at }: Entry) => (calendar ? at >= began : at > now - window);
      const entries = [...(await entriesOf(account)).values()].filter(counts);
      const spent = entries.reduce((sum, { amount }) => sum + amount, 0);
      const held = books
        .filter(({ hasEnded }) => !hasEnded)
        .flatMap(({ clip, reserved }) =>
          chargedAccounts(keys, clip).flatMap((one) =>
            one.account === account ? (reserved[one.name] ?? 0) : [],
          ),
        );
      const reserved = held.reduce((sum, one) => sum + one, 0);
      expect([account, await record.ledgers.balance(account)]).toMatchObject([account, { spent, reserved }]);
      if (account === POOL || account === "total") {
        const most = account === POOL ? GRANTED.group : GRANTED.total;
        expect(spent + reserved).toBeLessThanOrEqual(most);
      }
    }
    const used = { people: 0, pool: 0 };
    const aside = { people: 0, pool: 0 };
    for (const { clip, hasEnded, reserved, takes } of books) {
      const ofLots = takes.reduce((sum, [, , some]) => sum + some, 0);
      expect((reserved.person ?? 0) + ofLots).toBe(clip.price);
      const hasPool = clip.surface.group !== undefined;
      for (const [wallet, , some, of] of takes) {
        const whose = hasPool && wallet === 1 ? "pool" : "people";
        if (hasEnded) used[whose] += of ?? 0;
        else aside[whose] += some;
      }
      if (!hasEnded) continue;
      const usedOfLots = takes.reduce((sum, [, , , of = 0]) => sum + of, 0);
      const { charged: credits = 0 } = clip;
      expect(credits).toBeLessThanOrEqual(clip.price);
      if (takes.length > 0) expect(Math.min(credits, reserved.person ?? 0) + usedOfLots).toBe(credits);
    }
    for (const [whose, accounts] of [
      ["people", PEOPLE],
      ["pool", [POOL]],
    ] as const) {
      const lots = await lotsOf(accounts);
      // granted + gifts + paid - spent - reserved = left
      expect([whose, lots.left]).toEqual([whose, wallets[whose] - used[whose] - aside[whose]]);
      expect([whose, lots.held]).toEqual([whose, aside[whose]]);
    }
  }

  async function lotsOf(accounts: readonly string[]) {
    const all = await Promise.all(accounts.map((account) => redis.client.hvals(keys.wallet(account))));
    const lots = all.flat().map((written) => JSON.parse(written) as { left: number; held: number });
    return {
      left: lots.reduce((sum, { left }) => sum + left, 0),
      held: lots.reduce((sum, { held }) => sum + held, 0),
    };
  }

  return {
    async play(played: Rounds): Promise<void> {
      for (const { deeds, hours, twice } of played) {
        // Links change whom the others of a round are booked to: alone.
        const alone = deeds.filter(({ kind }) => kind === "link" || kind === "unlink");
        await Promise.all(
          deeds.filter((one) => !alone.includes(one)).map((one, index) => act(one, index, twice)),
        );
        for (const one of alone) await act(one, 0, twice);
        await balance();
        now += hours * HOUR_MS + 1;
        await Promise.all([record, other].map((one) => one.packing.ended()));
        await balance();
      }
      // In the end everything is told: what was booked of each clip is what was charged for it.
      for (const clip of await underWay()) await record.life.cancel(clip.id);
      for (const key of charged.keys()) await say(key, record);
      await balance();
      for (const id of clips) {
        const micros = [...charged].reduce(
          (sum, [key, order]) => sum + (key.startsWith(`${id} `) ? order.micros : 0),
          0,
        );
        expect(Math.round(((await record.clips.load(id))?.usd ?? 0) * 1_000_000)).toBe(micros);
      }
    },
    async close(): Promise<void> {
      await record.close();
      await other.close();
    },
  };
}
