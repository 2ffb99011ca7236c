import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createReplicateBackend } from "../../src/inference/replicate/backend.ts";
import { readClip, type StoredClip } from "../../src/store/clips.ts";
import { createFakeReplicate, type FakePrediction } from "../fakes/replicate/fake-replicate.ts";
import { testCatalogue } from "../fixtures/catalogue.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

const boss: Person = { id: "discord:9", name: "Boss" };
/** Two of them are one person. */
const PEOPLE: readonly Person[] = [
  { id: "discord:1", name: "Ann" },
  { id: "telegram:2", name: "Ann too" },
  { id: "telegram:3", name: "Cy" },
];
const POOL = "group:discord:g";
const WALLETS = [...PEOPLE.map(({ id }) => id), POOL];
/** Whose account an account's clips are paid by. */
const payerOf = (id: string) => (id === PEOPLE[1]?.id ? (PEOPLE[0] as Person).id : id);
/** The ledgers that a person's clip is held against, by what they hold it to. */
function ledgersOf(id: string, inGroup: boolean): Record<string, string> {
  const payer = payerOf(id);
  return {
    ...{ person: payer, month: `30d:${payer}`, total: "total" },
    ...{ moneyPerson: `money-of:${payer}`, moneyMonth: "money-month", money: "money" },
    ...(inGroup && { group: POOL, moneyGroup: `money-of:${POOL}` }),
  };
}
/** US dollars a second of film, or on the GPU, as the provider has them. */
const RATES = { "bytedance/seedance-1-lite": 0.018, "kwaivgi/kling-v2.6": 0.07 } as const;
const GPU_RATE = 0.001;
const DAY_USD = 2.5;
/** All is over in a few seconds; on a machine that is busy with others it may take this long. */
const SETTLED_WITHIN_MS = 90_000;

const which = fc.nat(9);
const who = fc.nat(PEOPLE.length - 1);
const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      who,
      model: fc.constantFrom("seedance", "seedance", "kling", "wan-fast"),
      isLong: fc.boolean(),
      inGroup: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("draft" as const), who, inGroup: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("render" as const), which, who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("cancel" as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("fault" as const),
      fault: fc.constantFrom(
        { reset: "before" as const },
        { reset: "after" as const },
        { status: 429, headers: { "retry-after": "1" } },
        { status: 422 },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("gift" as const),
      to: fc.nat(PEOPLE.length),
      amount: fc.integer({ min: 1, max: 15 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("takeBack" as const), from: fc.nat(PEOPLE.length) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("buy" as const), who, amount: fc.integer({ min: 1, max: 15 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("giveBack" as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("block" as const), who, isOver: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("plan" as const), credits: fc.constantFrom("4", "8", "40") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pause" as const), isOver: fc.boolean() }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** What becomes of a prediction, and how many looks later it runs and ends. */
const fate = fc.record({
  how: fc.constantFrom("well", "well", "well", "untold", "fails", "refused", "late"),
  percent: fc.integer({ min: 10, max: 100 }),
  runsAfter: fc.nat(3),
  endsAfter: fc.nat(6),
});
type Fate = typeof fate extends fc.Arbitrary<infer Value> ? Value : never;

/** Some things at once, and how many looks at the books it is until the next. */
export const scenes = fc.record({
  rounds: fc.array(
    fc.record({ deeds: fc.array(deed, { minLength: 1, maxLength: 4 }), looks: fc.constantFrom(0, 1, 4, 12) }),
    { minLength: 4, maxLength: 12 },
  ),
  fates: fc.array(fate, { minLength: 5, maxLength: 20 }),
});
type Drawn = typeof scenes extends fc.Arbitrary<infer Value> ? Value : never;
/** Until a run is under way, or until nothing is and all that ended is paid for, a cancelled clip too; or for so many looks. */
type Pause = { looks: number } | { until: "running" | "quiet" };
export type Scenes = Omit<Drawn, "rounds"> & { rounds: ({ deeds: Deed[] } & Pause)[] };
/** How often what happened. */
export type Tally = Record<string, number>;

/** All clips, the sums of all ledgers with what was spent by what, and the lots of all wallets, at one moment. */
const BOOKS = `
local books = { clips = {}, ledgers = {}, wallets = {} }
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do books.clips[#books.clips + 1] = redis.call('HGETALL', ARGV[1] .. id) end
for i = 2, #KEYS, 2 do
  books.ledgers[#books.ledgers + 1] = { redis.call('HMGET', KEYS[i], 'spent', 'reserved'), redis.call('ZRANGE', KEYS[i + 1], 0, -1) }
end
for i = 2, #ARGV do books.wallets[#books.wallets + 1] = redis.call('HVALS', ARGV[i]) end
return cjson.encode(books)`;

interface Book {
  clip: StoredClip;
  reserved: Record<string, number>;
  takes: [wallet: number, lot: string, amount: number, used?: number][];
  /** Millionths of a dollar that its orders count for, and what of it nobody has told yet. */
  micros: number;
  atStake: number;
}

/**
 * The whole bot with two processes' workers, over Replicate's HTTP interface as a strict server plays it, that counts what it
 * charges; and the books held against that all the while.
 */
export async function openHouse(video: Buffer, shot: string) {
  const fake = await createFakeReplicate({
    video,
    unofficial: ["wan-video/wan-2.2-t2v-fast"],
    tariff,
  });
  fake.stopsLate = (id) => seen.get(id)?.fate.how === "late";
  const free = createInstantBackend({ file: shot });
  // What is set aside for a run that goes by its time is to fit into the day's money.
  const listed = testCatalogue();
  const catalogue = { ...listed, unlisted: () => ({ ...listed.unlisted(), assumedUsdPerSecond: 0.1 }) };
  const options = {
    cards: false,
    media: instantMedia(),
    senders: () => [silentSender("discord"), silentSender("telegram")],
    env: {
      ADMINS: boss.id,
      CREDITS_PER_DAY: "40",
      MAX_CLIPS_IN_FLIGHT: "100",
      GROUP_CREDITS_PER_DAY: "60",
      TOTAL_CREDITS_PER_DAY: "90",
      DAILY_BUDGET_USD: String(DAY_USD),
      MONTHLY_BUDGET_USD: "100",
      CLIP_BEYOND_TODAY_USD: "100",
      TIME_ZONE: farFromMidnight(),
    },
    backends: (({ store: media, notebook }) => {
      const replicate = createReplicateBackend({
        ...{ token: fake.token, baseUrl: fake.baseUrl, fetch, catalogue, media },
        ...{ notebook: notebook("replicate"), settleMs: 200, now: Date.now },
        log: { warn: () => {}, error: () => {} },
      });
      const backends = createBackends([free, { ...replicate, pollMs: { first: 10, longest: 25 } }], {
        catalogue,
      });
      return {
        ...backends,
        defaultModel: async (job) =>
          job === "draft" ? (await free.models())[0] : backends.model("seedance"),
      };
    }) as Parameters<typeof startRig>[0] extends infer Options | undefined
      ? NonNullable<Options extends { backends?: infer Made } ? Made : never>
      : never,
  };
  const rig = await startRig(options);
  const other = await startRig({ ...options, beside: rig });
  const doors = [rig, other];
  const { keys, redis, record } = rig;
  const [ann, alsoAnn] = PEOPLE as [Person, Person, Person];
  const { code } = await record.links.newCode({ person: ann, surface: at(ann) });
  await record.links.use(code, { person: alsoAnn, surface: at(alsoAnn) });
  await record.links.accept(code, ann.id, alsoAnn.id);

  let number = 0;
  let looks = 0;
  const told: Tally = {};
  const tell = (what: string) => {
    told[what] = (told[what] ?? 0) + 1;
  };
  const clips: string[] = [];
  const payments: { charge: string; payer: string; stars: number }[] = [];
  /** Credits that were put into wallets, less what was taken out of them. */
  let put = 0;

  /** Of a run that was stopped, or that fails on a machine of its own, the time counts; of a film its seconds; nothing of one that fails. */
  function tariff({ model, status, input, metrics, started_at }: Readonly<FakePrediction>): number {
    const rate = RATES[model as keyof typeof RATES];
    if (status === "aborted" || !started_at) return 0;
    if (rate === undefined) return status === "failed" ? 0 : GPU_RATE * (metrics.predict_time ?? 0);
    return status === "failed"
      ? 0
      : rate * (metrics.video_output_duration_seconds ?? Number(input.duration ?? 5));
  }

  let fates: readonly Fate[] = [];
  const seen = new Map<string, { fate: Fate; looks: number }>();
  /** Each prediction goes a step on its way. */
  async function goOn(): Promise<void> {
    for (const prediction of fake.predictions.toReversed()) {
      const { id, status } = prediction;
      if (status !== "starting" && status !== "processing") continue;
      const known = seen.get(id) ?? { fate: fates[seen.size % fates.length] as Fate, looks: 0 };
      seen.set(id, known);
      const { how, percent, runsAfter, endsAfter } = known.fate;
      known.looks += 1;
      if (status === "starting" && known.looks >= runsAfter) {
        fake.run(id);
        prediction.metrics.predict_time = percent;
      }
      if (known.looks < runsAfter + endsAfter) continue;
      const seconds = (Number(prediction.input.duration ?? 5) * percent) / 100;
      if (how === "fails") await fake.fail(id, "It broke.");
      else if (how === "refused") await fake.fail(id, "Content flagged as sensitive (E005)");
      else {
        const told = how === "untold" ? {} : { video_output_duration_seconds: seconds };
        await fake.succeed(id, undefined, { predict_time: percent, ...told });
      }
    }
  }

  const charged = (of: (prediction: FakePrediction) => boolean = () => true) =>
    fake.predictions.filter(of).reduce((sum, one) => sum + micros(one.charged ?? 0), 0);

  const ledgers = [...new Set(PEOPLE.flatMap(({ id }) => Object.values(ledgersOf(id, true))))];

  interface Look {
    books: Book[];
    spent: Map<string, number>;
    lots: { left: number; held: number }[];
  }
  async function read() {
    const names = [
      keys.all,
      ...ledgers.flatMap((account) => {
        const [sums, , spends] = keys.ledger(account);
        return [sums as string, spends as string];
      }),
    ];
    const written = (await redis.eval(
      BOOKS,
      names.length,
      ...names,
      keys.clip("-").slice(0, -1),
      ...WALLETS.map((account) => keys.wallet(account)),
    )) as string;
    const read = JSON.parse(written) as {
      clips: string[][];
      ledgers: [[string | false, string | false], string[]][];
      wallets: string[][];
    };
    return { ...read, books: list(read.clips).map(bookOf) };
  }

  async function look(): Promise<Look> {
    const { books, ...found } = await read();
    const spent = new Map<string, number>();
    for (const [index, account] of ledgers.entries()) {
      const [sums, entries] = found.ledgers[index] as (typeof found.ledgers)[number];
      const told = { spent: Number(sums[0] || 0), reserved: Number(sums[1] || 0) };
      const own = books.flatMap((book) => {
        const { maker, surface } = book.clip;
        const held = Object.entries(ledgersOf(maker.id, surface.group !== undefined));
        return held.flatMap(([name, of]) => (of === account ? [{ ...book, name }] : []));
      });
      const ended = own.filter(({ clip }) => clip.endedAt !== undefined);
      const reserved = sum(
        own.filter(({ clip }) => clip.endedAt === undefined).map((one) => one.reserved[one.name] ?? 0),
      );
      const used = sum(
        ended.map(({ clip, takes, name, micros, reserved }) => {
          if (name.startsWith("money")) return clip.usdMicros > 0 ? micros : 0;
          const isOwn = name === "person" || name === "month";
          const { charged = 0 } = clip;
          return isOwn && takes.length > 0 ? Math.min(charged, reserved[name] ?? 0) : charged;
        }),
      );
      expect([account, told]).toEqual([account, { spent: used, reserved }]);
      expect([account, sum(list(entries).map((one) => Number(one.split("|")[1])))]).toEqual([account, used]);
      spent.set(account, used + reserved);
    }
    const wallets = list(found.wallets).map((wallet) =>
      list(wallet).map((one) => JSON.parse(one) as Look["lots"][number]),
    );
    // What is set aside in each wallet is what clips under way have taken of it.
    const alive = books.filter(({ clip }) => clip.endedAt === undefined);
    for (const [index, wallet] of WALLETS.entries()) {
      const taken = alive.flatMap(({ clip: { maker, surface }, takes }) => {
        const own = [...(surface.group === undefined ? [] : [POOL]), payerOf(maker.id)];
        return takes.flatMap(([number, , some]) => (own[number - 1] === wallet ? [some] : []));
      });
      expect([wallet, sum((wallets[index] ?? []).map(({ held }) => held))]).toEqual([wallet, sum(taken)]);
    }
    return { books, spent, lots: wallets.flat() };
  }

  /** At this moment the books are even, and cover what was charged by then. */
  async function even(): Promise<Book[]> {
    const chargedThen = charged();
    const putThen = put;
    const { books, spent, lots } = await look();
    const money = spent.get("money") ?? 0;
    expect(money).toBeLessThanOrEqual(micros(DAY_USD));
    expect(money).toBeGreaterThanOrEqual(chargedThen);
    expect(spent.get("total")).toBeLessThanOrEqual(90);
    expect(spent.get(POOL)).toBeLessThanOrEqual(60);
    for (const { clip, reserved, takes } of books) {
      expect((reserved.person ?? 0) + sum(takes.map(([, , some]) => some))).toBe(clip.price);
      expect(clip.charged ?? 0).toBeLessThanOrEqual(clip.price);
    }
    const used = sum(books.flatMap(({ takes }) => takes.map(([, , , of = 0]) => of)));
    // What is put in or taken out at this very moment may be there already, or not yet.
    if (putThen === put && !isPutting)
      // gifts + paid - spent - reserved = left
      expect(sum(lots.map(({ left }) => left))).toBe(put - used - sum(lots.map(({ held }) => held)));
    looks += 1;
    return books;
  }

  let isPutting = 0;
  /** What changes wallets from outside. */
  async function putting(amount: () => Promise<number>): Promise<void> {
    isPutting += 1;
    try {
      const came = await amount();
      put += came;
    } finally {
      isPutting -= 1;
    }
  }

  const acts: { [Kind in Deed["kind"]]: (deed: Extract<Deed, { kind: Kind }>, by: Rig) => Promise<unknown> } =
    {
      async ask({ who, model, isLong, inGroup }, by) {
        const person = PEOPLE[who] as Person;
        const tag = `lighthouse number ${++number}`;
        const seconds = model === "kling" ? 5 : 4;
        const request = isLong
          ? {
              prompt: `One thing happens at ${tag}. Then quite another thing happens at ${tag}.`,
              seconds: 2 * seconds,
            }
          : { prompt: `a fox at ${tag}`, seconds };
        await admit(by, person, { ...request, model, resolution: "480p" as const }, inGroup);
      },
      draft: ({ who, inGroup }, by) =>
        admit(
          by,
          PEOPLE[who] as Person,
          { prompt: `a fox at lighthouse number ${++number}`, seconds: 4, draft: true },
          inGroup,
        ),
      async render({ which, who }, by) {
        const drafts = (await record.clips.loadAll(clips)).filter(({ request }) => request.draft);
        const draft = pick(drafts, which);
        const person = PEOPLE[who] as Person;
        if (!draft) return;
        const made = await by.studio.derive(
          draft.id,
          { kind: "render" },
          { person, surface: draft.surface, idempotencyKey: `render-${++number}` },
        );
        clips.push(...made.map(({ id }) => id));
      },
      async cancel({ which }, by) {
        const clip = pick(await underWay(), which);
        if (clip) await by.studio.cancel(clip.id, clip.maker, clip.surface);
      },
      async fault({ fault }) {
        fake.faults.push({ method: "POST", path: /predictions$/, ...fault });
      },
      gift: ({ to, amount }, by) =>
        putting(async () => {
          const given = { credits: amount, idempotencyKey: `gift-${++number}` };
          await by.studio.admin.gift(PEOPLE[to]?.id ?? { platform: "discord", group: "g" }, given, boss);
          return amount;
        }),
      takeBack: ({ from }, by) =>
        putting(
          async () =>
            -(await by.studio.admin.takeGiftsBack(
              PEOPLE[from]?.id ?? { platform: "discord", group: "g" },
              boss,
            )),
        ),
      buy: ({ who, amount }, by) =>
        putting(async () => {
          const payer = (PEOPLE[who] as Person).id;
          const charge = `charge-${++number}`;
          await by.record.payments.order(charge, { person: payer, credits: amount, stars: amount });
          // Told twice.
          const paid = { charge, payer, order: charge, currency: "XTR", stars: amount };
          await Promise.all(doors.map((door) => door.record.payments.credit(paid)));
          payments.push({ charge, payer, stars: amount });
          return amount;
        }),
      giveBack: ({ which }, by) =>
        putting(async () => {
          const payment = pick(payments, which);
          if (!payment) return 0;
          payments.splice(payments.indexOf(payment), 1);
          await by.record.payments.turn(payment, "refunding", "host");
          await by.record.payments.turn(payment, "refunded", "host");
          return -payment.stars;
        }),
      async block({ who, isOver }, by) {
        const { id } = PEOPLE[who] as Person;
        await (isOver ? by.studio.admin.unblock(id, boss) : by.studio.admin.block(id, { reason: "" }, boss));
      },
      plan: ({ credits }, by) => by.studio.admin.setPlan("standard", "creditsPerDay", credits, boss),
      pause: ({ isOver }, by) =>
        isOver ? by.studio.admin.resume("all", boss) : by.studio.admin.pause("all", "", boss),
    };

  async function admit(by: Rig, person: Person, request: object, inGroup: boolean): Promise<void> {
    const isHere = inGroup && person === ann;
    const clip = await by.studio.admit({
      request: request as Parameters<Rig["studio"]["admit"]>[0]["request"],
      person,
      surface: { ...at(person), ...(isHere && { chat: "g", group: "g" }) },
      idempotencyKey: `ask-${number}`,
    });
    clips.push(clip.id);
  }

  const underWay = async () =>
    (await record.clips.loadAll(clips)).filter(({ endedAt }) => endedAt === undefined);

  /** What may not be done is refused in words; anything else is a fault. */
  async function act(one: Deed, index: number): Promise<void> {
    const by = doors[index % 2] as Rig;
    await (acts[one.kind] as (one: Deed, by: Rig) => Promise<unknown>)(one, by).catch((error) => {
      if (error.code === undefined || error.code === "internal") throw error;
      tell(`refused: ${error.code}`);
    });
  }

  let isOver = false;
  let problem: unknown;
  const watching = (async () => {
    while (!isOver) {
      await goOn();
      await even();
      await sleep(5);
    }
  })().catch((error) => {
    problem = error;
  });
  async function later(count: number): Promise<void> {
    const until = looks + count;
    while (looks < until && problem === undefined) await sleep(5);
    if (problem !== undefined) throw problem;
  }
  async function pass(pause: Pause): Promise<void> {
    if ("looks" in pause) return later(pause.looks);
    const deadline = Date.now() + SETTLED_WITHIN_MS;
    const isThere = async () =>
      pause.until === "quiet"
        ? isSettled((await read()).books)
        : fake.predictions.some(({ status, started_at }) => status === "processing" && started_at);
    while (!(await isThere())) {
      if (Date.now() > deadline) throw new Error(`never ${pause.until}`);
      await later(2);
    }
  }

  return {
    async play({ rounds, ...scene }: Scenes): Promise<void> {
      fates = scene.fates;
      for (const { deeds, ...pause } of rounds) {
        await Promise.all(deeds.map(act));
        await pass(pause);
      }
      await rig.studio.admin.resume("all", boss);
      await rig.studio.admin.setPlan("standard", "creditsPerDay", undefined, boss);
      for (const { id } of PEOPLE) await rig.studio.admin.unblock(id, boss);
      fake.faults.length = 0;
      const deadline = Date.now() + SETTLED_WITHIN_MS;
      let books: Book[] = [];
      do {
        if (Date.now() > deadline)
          throw new Error(
            `not over: ${JSON.stringify(books.map(({ clip, atStake }) => [clip.id, clip.state, atStake]))}`,
          );
        await later(2);
        books = (await look()).books;
      } while (!(await isSettled(books)));
      // Money booked is money charged, clip by clip and in all; and credits are used for what was had for them.
      for (const { clip, micros } of books) {
        expect([clip.id, clip.charged]).toEqual([clip.id, creditsFor(clip, micros)]);
        const tag = /lighthouse number \d+/.exec(clip.request.prompt)?.[0] ?? "";
        if (clip.request.draft || renders(books, clip).length > 0) continue;
        const own = ({ input }: FakePrediction) => new RegExp(`${tag}\\b`).test(String(input.prompt));
        expect([clip.id, micros]).toEqual([clip.id, charged(own)]);
      }
      expect((await record.ledgers.balance("money")).spent).toBe(charged());
    },
    /** What has happened by now. */
    async tally(): Promise<Tally> {
      const tally: Tally = { ...told, looks };
      const { books } = await read();
      const count = (what: string, isSo: (book: Book) => boolean) => {
        tally[what] = books.filter(isSo).length;
      };
      count("drafts", ({ clip }) => clip.request.draft === true);
      const paid = books.filter(({ clip }) => !clip.request.draft);
      tally.paid = paid.length;
      for (const { clip, takes, micros } of paid) {
        const ended = clip.endedAt === undefined ? "unended" : clip.state;
        for (const [what, isSo] of Object.entries({
          [`paid, ${ended}`]: true,
          [`paid, of ${clip.request.model}`]: true,
          "paid, in the group": clip.surface.group !== undefined,
          "paid, a render of a draft": clip.lineage.root !== clip.id,
          "paid, from a wallet": takes.some(([, , some]) => some > 0),
          "paid, from a wallet and kept": takes.some(([, , , used = 0]) => used > 0),
          "paid, wallet given back in part": takes.some(([, , some, used = 0]) => used > 0 && used < some),
          [`paid, ${ended}, all given back`]: clip.endedAt !== undefined && clip.charged === 0,
          [`paid, ${ended}, a part kept`]: (clip.charged ?? 0) > 0 && (clip.charged ?? 0) < clip.price,
          [`paid, ${ended}, though the provider is paid`]: micros > 0,
        }))
          if (isSo) tally[what] = (tally[what] ?? 0) + 1;
      }
      const ofWallets = sum(paid.flatMap(({ takes }) => takes.map(([, , , used = 0]) => used)));
      tally["credits, of plans"] = sum(paid.map(({ clip }) => clip.charged ?? 0)) - ofWallets;
      tally["credits, of wallets"] = ofWallets;
      for (const { status } of fake.predictions)
        tally[`predictions, ${status}`] = (tally[`predictions, ${status}`] ?? 0) + 1;
      tally.micros = charged();
      return tally;
    },
    async close(): Promise<void> {
      isOver = true;
      await watching;
      await other.stop();
      await rig.stop();
      await fake.close();
      expect(fake.violations).toEqual([]);
    },
  };

  /** Films of the same draft are told apart by nothing that a provider sees. */
  function renders(books: readonly Book[], { id, lineage }: Clip): Book[] {
    return books.filter(
      ({ clip }) => clip.id !== id && !clip.request.draft && clip.lineage.root === lineage.root,
    );
  }

  /** All is ended, and nobody is at work on what is left of it any more. */
  async function isSettled(books: readonly Book[]): Promise<boolean> {
    const lines = await rig.queue.lines();
    return (
      books.every(({ clip }) => clip.endedAt !== undefined) &&
      fake.predictions.every(({ status }) => status !== "starting" && status !== "processing") &&
      lines.every(({ waiting, active }) => waiting + active === 0)
    );
  }
}

function bookOf(hash: readonly string[]): Book {
  const fields: Record<string, string> = {};
  for (let i = 0; i < hash.length; i += 2) fields[hash[i] as string] = hash[i + 1] as string;
  const read = (name: string) => (fields[name] === undefined ? undefined : JSON.parse(fields[name]));
  const costs = Object.keys(fields)
    .filter((name) => name.startsWith("cost:"))
    .map((name) => read(name) as { usd?: number; usdAtStake?: number });
  const clip = readClip([...hash]);
  if (!clip) throw new Error("a clip without a record");
  return {
    clip,
    reserved: read("reserved") ?? {},
    takes: list(read("lots") ?? []),
    micros: sum(costs.map(({ usd = 0, usdAtStake = 0 }) => micros(usd + usdAtStake))),
    atStake: sum(costs.map(({ usdAtStake = 0 }) => usdAtStake)),
  };
}

/**
 * Credits that are used when all is over: what was made of a film that came; as much of a cancelled one's, or one whose own words
 * were refused, as was paid of the money set aside; none of any other's that failed.
 */
function creditsFor({ state, price, usdMicros, shots, failure }: StoredClip, micros: number): number {
  if (state === "delivered") return sum(shots.map((shot) => (shot.state === "made" ? shot.credits : 0)));
  if (state === "failed" && failure?.code !== "refused-content") return 0;
  return usdMicros === 0 || micros === 0
    ? 0
    : Math.min(price, Math.ceil((price * micros) / usdMicros - 1e-9));
}

/** Lua tells an empty list as an empty object. */
const list = <One>(told: readonly One[] | object): One[] => (Array.isArray(told) ? told : []);
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
const micros = (usd: number) => Math.round(usd * 1_000_000);
const pick = <One>(list: readonly One[], at: number): One | undefined => list[at % Math.max(1, list.length)];
const at = ({ id }: Person) => ({ platform: id.split(":")[0] ?? "", chat: `dm-${id}` });

/** No day ends on the way there. */
function farFromMidnight(): string {
  const hour = new Date().getUTCHours();
  return hour >= 2 && hour < 22 ? "UTC" : "Asia/Tokyo";
}
