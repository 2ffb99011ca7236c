import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Asked } from "../../src/core/ports/studio.ts";
import { createPersonRate } from "../../src/core/talk/person-rate.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
/** One person by two accounts. */
const ann: Person = { id: "discord:2000", name: "Ann" };
const ben: Person = { id: "telegram:3000", name: "Ben" };
/** The middle of a month, and its last day. */
const NOON = Date.UTC(2026, 10, 16, 12);
const LAST_DAY = Date.UTC(2026, 10, 30, 12);
const MANY = 100;
/** So many are taken before anything changes. */
const FIRST = 3;

let folder: string;
let backend: InstantBackend;
let rigs: [Rig, Rig];
let now: number;
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-limits-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  now = NOON;
  // Two credits and two cents a film.
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true });
});
afterEach(async () => {
  for (const rig of rigs.toReversed()) await rig.stop();
});

/** Two processes, and Ann linked to Ben. */
async function start(env: Record<string, string>): Promise<void> {
  const options = {
    cards: false,
    workers: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    now: () => now,
    env: {
      ADMINS: boss.id,
      TIME_ZONE: "UTC",
      CREDITS_PER_DAY: "100000",
      MAX_CLIPS_IN_FLIGHT: "1000",
      DAILY_BUDGET_USD: "1000",
      ...env,
    },
  };
  const rig = await startRig(options);
  rigs = [rig, await startRig({ ...options, beside: rig })];
  const { code } = await rig.record.links.newCode({ person: ann, surface: at(ann) });
  await rig.record.links.use(code, { person: ben, surface: at(ben) });
  await rig.record.links.accept(code, ann.id, ben.id);
}

const at = (person: Person, group?: string) => ({
  platform: person.id.split(":")[0] ?? "",
  chat: group ?? `dm-${person.id}`,
  ...(group === undefined ? {} : { group }),
});

async function say(person: Person, text: string, { group, by = rigs[0] }: { group?: string; by?: Rig } = {}) {
  const reply = await by.dispatcher.say(text, {
    person,
    surface: at(person, group),
    idempotencyKey: `said-${++asked}`,
    isPrivate: group === undefined,
    mentioned: true,
  });
  return JSON.stringify(reply ?? "");
}

type Ask = (person: Person, by: Rig) => Promise<string>;
const film =
  (request: Partial<Asked["request"]> = {}, group?: string): Ask =>
  (person, by) =>
    by.studio
      .admit({
        request: { prompt: `a fox ${++asked}`, seconds: 2, ...request },
        person,
        surface: at(person, group),
        idempotencyKey: `film-${asked}`,
      })
      .then(() => "taken")
      .catch((error) => error.code as string);

/** Who asks the nth time: one person on two platforms, or somebody else each time. */
const linked = (index: number) => (index % 2 ? ann : ben);
const others = (index: number): Person => ({
  id: `${index % 2 ? "discord" : "telegram"}:7${index}`,
  name: "Somebody",
});
const guests = (index: number): Person => ({ id: `discord:7${index}`, name: "Guest" });

interface Limit {
  env?: Record<string, string>;
  /** Said by whoever runs the bot. */
  set?: readonly Said[];
  at?: number;
  who: (index: number) => Person;
  ask: Ask;
  /** How many of a hundred get what they ask for, and why the others don't. */
  taken: number;
  refused: string;
  /** What lowers it while most are on their way, and how many get it then; absent where nothing lowers it while the bot runs. */
  lower?: { by: Said | Manage; taken: number };
  /** They pass nothing on their way by which they could be held up. */
  isAtOnce?: true;
}
/** Said by whoever runs the bot, or by who manages a community. */
type Said = string | { text: string; group: string };
type Manage = { rushes: string; group: string };

const LIMITS: Record<string, Limit> = {
  "credits a day": {
    set: ["plan standard creditsPerDay 25"],
    who: linked,
    ask: film(),
    lower: { by: "plan standard creditsPerDay 11", taken: 5 },
    taken: 12,
    refused: "not-enough-credits",
  },
  "credits a month": {
    set: ["plan standard creditsPerMonth 24"],
    who: linked,
    ask: film(),
    lower: { by: "plan standard creditsPerMonth 11", taken: 5 },
    taken: 12,
    refused: "not-enough-credits",
  },
  "credits given and bought, after the plan's": {
    set: ["plan standard creditsPerDay 4", "gift discord:2000 10", "gift telegram:3000 10 3d"],
    who: linked,
    ask: film(),
    lower: { by: "gift discord:2000 none confirm", taken: FIRST },
    taken: 12,
    refused: "not-enough-credits",
  },
  "credits given to a community": {
    set: ["plan standard creditsPerDay 1", { text: "gift here 24", group: "g" }],
    who: guests,
    // Of everybody's own credit one second.
    ask: film({ seconds: 3 }, "g"),
    lower: { by: { text: "gift here none confirm", group: "g" }, taken: FIRST },
    taken: 12,
    refused: "not-enough-credits",
  },
  "a community's credits a day": {
    env: { GROUP_CREDITS_PER_DAY: "25" },
    who: guests,
    ask: film({}, "g"),
    lower: { by: { rushes: "credits_per_day:11", group: "g" }, taken: 5 },
    taken: 12,
    refused: "group-budget-spent",
  },
  "everybody's credits a day": {
    env: { TOTAL_CREDITS_PER_DAY: "25" },
    who: others,
    ask: film(),
    taken: 12,
    refused: "total-budget-spent",
  },
  "clips in flight": {
    set: ["plan standard clipsInFlight 7"],
    who: linked,
    ask: film(),
    lower: { by: "plan standard clipsInFlight 5", taken: 5 },
    taken: 7,
    refused: "too-many-in-flight",
  },
  "drafts an hour": {
    set: ["plan standard draftsPerHour 7"],
    who: linked,
    ask: film({ draft: true }),
    lower: { by: "plan standard draftsPerHour 5", taken: 5 },
    taken: 7,
    refused: "too-many-drafts",
  },
  "a day's money": {
    env: { DAILY_BUDGET_USD: "0.25" },
    who: others,
    ask: film(),
    lower: { by: "budget daily 0.11", taken: 5 },
    taken: 12,
    refused: "money-budget-spent",
  },
  "a month's money, on its last day": {
    env: { MONTHLY_BUDGET_USD: "0.25" },
    set: ["plan standard moneyShare 1"],
    at: LAST_DAY,
    who: others,
    ask: film(),
    lower: { by: "budget monthly 0.11", taken: 5 },
    taken: 12,
    refused: "money-budget-spent",
  },
  "a month's money, in its middle": {
    // Fifteen days are left, and of a day's share nothing goes over.
    env: { MONTHLY_BUDGET_USD: "1.50", CLIP_BEYOND_TODAY_USD: "0" },
    set: ["plan standard moneyShare 1"],
    who: others,
    ask: film(),
    lower: { by: "budget monthly 1.20", taken: 4 },
    taken: 5,
    refused: "money-budget-spent",
  },
  "one person's share of a month's money": {
    env: { MONTHLY_BUDGET_USD: "2.50" },
    at: LAST_DAY,
    who: linked,
    ask: film(),
    lower: { by: "plan standard moneyShare 0.05", taken: 6 },
    taken: 12,
    refused: "money-share-spent",
  },
  "a community's month's money": {
    env: { MONTHLY_BUDGET_USD: "100" },
    set: [{ text: "budget here 0.25", group: "g" }],
    at: LAST_DAY,
    who: guests,
    ask: film({}, "g"),
    lower: { by: { text: "budget here 0.11", group: "g" }, taken: 5 },
    taken: 12,
    refused: "money-budget-spent",
  },
  "a community's share of the queue": {
    env: { MAX_QUEUE: "10" },
    who: guests,
    ask: film({}, "g"),
    taken: 5,
    refused: "queue-full",
  },
  "what the last places of the queue leave to one person": {
    env: { MAX_QUEUE: "10" },
    who: linked,
    ask: film(),
    taken: 8,
    refused: "queue-full",
  },
  "bytes sent in a day": {
    set: ["plan standard uploadBytesPerDay 1000"],
    who: linked,
    ask: (person, by) =>
      by.studio
        .mayMake(
          { person, surface: at(person), idempotencyKey: `sent-${++asked}` },
          { maybeFree: true, bytes: 90 },
        )
        .then(() => "taken")
        .catch((error) => error.code as string),
    lower: { by: "plan standard uploadBytesPerDay 500", taken: 5 },
    isAtOnce: true,
    taken: 11,
    refused: "too-many-uploads",
  },
  "things asked in a minute": {
    set: ["plan standard commandsPerMinute 7"],
    who: linked,
    ask: async (person, by) => {
      const { pace, studio } = by;
      const heldBack = createPersonRate({ pace, studio, notebook: by.notebook("talk") });
      const said = { person, surface: at(person), idempotencyKey: `said-${++asked}` };
      return (await heldBack(said)) === undefined ? "taken" : "too-fast";
    },
    lower: { by: "plan standard commandsPerMinute 5", taken: 5 },
    isAtOnce: true,
    taken: 7,
    refused: "too-fast",
  },
  "people let in by one invite": {
    set: ["access discord invite"],
    who: guests,
    ask: async (person, by) =>
      (await say(person, `/join ${invite}`, { by })).includes("You are in") ? "taken" : "bad-invite",
    isAtOnce: true,
    taken: 5,
    refused: "bad-invite",
  },
};
let invite = "";

/** A third of them, of each kind some, are in every run. */
const isSample = (name: string) => Object.keys(LIMITS).indexOf(name) % 3 === 0;

describe.each(Object.keys(LIMITS))("%s", (name) => {
  const how = isSample(name) ? {} : { tags: ["long"] };
  const limit = LIMITS[name] as Limit;
  const door = (index: number) => rigs[index % 4 < 2 ? 0 : 1] as Rig;
  const ask = (index: number) => limit.ask(limit.who(index), door(index));

  async function begin(): Promise<void> {
    now = limit.at ?? NOON;
    await start(limit.env ?? {});
    for (const one of limit.set ?? []) await order(one);
    invite = /\/join ([2-9A-Z]{8})/.exec(await say(boss, "/admin invite 5"))?.[1] ?? "";
  }

  /** A few are taken, and of the rest each is on its way, looked at as things stood, when `change` comes. */
  async function changedInTheMiddle(change: () => Promise<unknown>): Promise<string[]> {
    const answers: string[] = [];
    for (let index = 0; index < FIRST; index++) answers.push(await ask(index));
    let held = 0;
    let letGo = () => {};
    const changed = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    backend.check = async () => {
      held += 1;
      await changed;
      return [];
    };
    const others = Array.from({ length: MANY - FIRST }, (_, index) => ask(FIRST + index));
    if (!limit.isAtOnce) await expect.poll(() => held, { timeout: 60_000 }).toBe(MANY - FIRST);
    await change();
    letGo();
    return [...answers, ...(await Promise.all(others))];
  }

  it("is kept to the last one by a hundred who ask at once, in two processes", how, async () => {
    await begin();
    const answers = await Promise.all(Array.from({ length: MANY }, (_, index) => ask(index)));
    expect(counted(answers)).toEqual({ taken: limit.taken, [limit.refused]: MANY - limit.taken });
  });

  const { lower } = limit;
  it.runIf(lower)(
    "is kept as it is by then, where it is lowered while they are on their way",
    how,
    async () => {
      if (!lower) return;
      await begin();
      const { taken = 0 } = counted(await changedInTheMiddle(() => order(lower.by)));
      // Where they can't be held up some were there before it was lowered.
      if (limit.isAtOnce) expect(taken).toBeLessThanOrEqual(limit.taken);
      else expect(taken).toBe(lower.taken);
      expect(taken).toBeGreaterThanOrEqual(lower.taken);
      expect(counted(await Promise.all([ask(0), ask(1)]))).toEqual({ [limit.refused]: 2 });
    },
  );

  it.runIf(limit.who === linked && !limit.isAtOnce)(
    "is nobody's any more who is blocked, by any account of theirs, while they are on their way",
    how,
    async () => {
      await begin();
      const answers = await changedInTheMiddle(() => order("block telegram:3000 enough"));
      expect(answers.slice(FIRST)).toEqual(Array.from({ length: MANY - FIRST }, () => "blocked"));
    },
  );
});

async function order(one: Said | Manage): Promise<void> {
  const manager: Person = { id: "discord:1500", name: "Mona", manager: true };
  const said =
    typeof one === "string"
      ? await say(boss, `/admin ${one}`)
      : "rushes" in one
        ? await say(manager, `/rushes ${one.rushes}`, { group: one.group })
        : await say(boss, `/admin ${one.text}`, { group: one.group });
  expect(said).not.toContain('"tone":"mistake"');
}

function counted(answers: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(answers)].map((answer) => [answer, answers.filter((one) => one === answer).length]),
  );
}
