import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Asked } from "../../src/core/ports/studio.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };
const ben: Person = { id: "telegram:3000", name: "Ben" };
/** Time for the credits to be counted by; the middle of a month. */
const NOON = Date.UTC(2026, 10, 16, 12);
const HOUR_MS = 3_600_000;

let folder: string;
let rig: Rig;
let backend: InstantBackend;
let now = NOON;
const parts = (env: Record<string, string>) => ({
  cards: false,
  workers: false,
  media: instantMedia(),
  backends: () => onlyBackend(backend),
  now: () => now,
  env: { ADMINS: boss.id, TIME_ZONE: "UTC", ...env },
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-plans-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  now = NOON;
  // One cent a second.
  backend = createInstantBackend({ file: shotFiles(folder), billed: true });
});
afterEach(() => rig.stop());

async function start(env: Record<string, string> = {}): Promise<void> {
  rig = await startRig(parts({ CREDITS_PER_DAY: "100000", MAX_CLIPS_IN_FLIGHT: "1000", ...env }));
}

let asked = 0;
const at = (person: Person, group?: string) => ({
  platform: person.id.split(":")[0] ?? "",
  chat: group ?? `dm-${person.id}`,
  ...(group === undefined ? {} : { group }),
});

async function say(person: Person, text: string, group?: string): Promise<string> {
  const reply = await rig.dispatcher.say(text, {
    person,
    surface: at(person, group),
    idempotencyKey: `said-${++asked}`,
    isPrivate: group === undefined,
    mentioned: true,
  });
  return JSON.stringify(reply);
}

/** Id of the clip, or the code of the refusal. */
const film = (
  person: Person,
  request: Partial<Asked["request"]> = {},
  more: Partial<Asked> = {},
  by = rig,
) => {
  const idempotencyKey = `film-${++asked}`;
  return by.studio
    .admit({
      request: { prompt: `a fox ${asked}`, seconds: 2, ...request },
      person,
      surface: at(person),
      idempotencyKey,
      ...more,
    })
    .then(({ id }) => (id.length === 10 ? "taken" : id))
    .catch((error) => error.code as string);
};
const set = (words: string) => say(boss, `/admin plan standard ${words}`);
const many = (count: number, ask: (index: number) => Promise<string>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
const taken = (answers: readonly string[]) => answers.filter((answer) => answer === "taken").length;

describe("a plan's limits, set in the chat", () => {
  it("say who set them, and are what the settings have again when taken back", async () => {
    await start();
    expect(await set("creditsPerDay 4")).toMatch(/creditsPerDay: 4","detail":"set in the chat/);
    expect(await say(boss, "/admin plan")).toContain('"detail":"set in the chat and the settings"');
    expect(await say(boss, "/admin plan standard")).toMatch(/clipsInFlight: 1000","detail":"the settings/);
    expect([await film(ann), await film(ann), await film(ann)]).toEqual([
      "taken",
      "taken",
      "not-enough-credits",
    ]);
    await set("creditsPerDay default");
    expect(await film(ann)).toBe("taken");
    expect(await set("creditsPerDay plenty")).toContain("whole number of credits");
    expect(await set("luck 7")).toContain("Plans have no");
  });

  it("are nobody's to change but those who run the bot", async () => {
    await start();
    expect(await say({ ...ann, manager: true }, "/admin plan standard creditsPerDay 1")).toContain(
      "Only those",
    );
    expect(await film(ann)).toBe("taken");
  });

  it("give people a plan made in the chat", async () => {
    await start();
    await say(boss, "/admin plan new guest");
    await say(boss, "/admin plan guest longestFilmSeconds 5");
    await say(boss, "/admin plan guest creditsPerDay 200000");
    await say(boss, "/admin grant discord:2000 guest");
    expect([
      await film(ann, { seconds: 5 }),
      await film(ann, { seconds: 6 }),
      await film(ben, { seconds: 6 }),
    ]).toEqual(["taken", "too-long-for-plan", "taken"]);
  });

  it("are given to a whole server and to a role by whoever runs the bot, for what is asked for there, until taken back", async () => {
    await start();
    await set("longestFilmSeconds 3");
    await say(boss, "/admin plan new patron");
    await say(boss, "/admin plan patron longestFilmSeconds 8");
    await say(boss, "/admin plan patron creditsPerDay 200000");
    const long = (person: Person, group?: string) =>
      film(person, { seconds: 5 }, group === undefined ? {} : { surface: at(person, group) });
    expect(await say({ ...ann, manager: true }, "/admin grant here patron", "g")).toContain("Only those");
    expect(await say(boss, "/admin grant here", "g")).toContain("Say which plan");
    expect(await long(ann, "g")).toBe("too-long-for-plan");
    expect(await say(boss, "/admin grant here patron", "g")).toContain(
      "Everybody here is on the plan patron",
    );
    expect([await long(ann, "g"), await long(ann, "h"), await long(ann)]).toEqual([
      "taken",
      "too-long-for-plan",
      "too-long-for-plan",
    ]);
    expect(await say(ann, "/quota", "g")).toContain("plan patron");
    await say(boss, "/admin grant here none", "g");
    expect(await long(ann, "g")).toBe("too-long-for-plan");
    await say(boss, "/admin grant role 77889 patron", "g");
    const withRole = { ...ann, roles: ["77889"] };
    expect([await long(withRole, "h"), await long(ann, "h"), await long(withRole)]).toEqual([
      "taken",
      "too-long-for-plan",
      "too-long-for-plan",
    ]);
  });

  it("hold models, resolutions, length and privacy, and what somebody asks for without saying so fits them", async () => {
    await start({ DEFAULT_RESOLUTION: "720p", DEFAULT_SECONDS: "10" });
    await set("models another");
    expect(await film(ann)).toBe("model-not-in-plan");
    expect(await film(ann, { draft: true })).toBe("taken");
    await set("models instant");
    await set("resolutions 480p");
    await set("longestFilmSeconds 4");
    await set("privateClips no");
    expect(await film(ann, { resolution: "720p" })).toBe("resolution-not-in-plan");
    expect(await film(ann, {}, { private: true })).toBe("private-not-in-plan");
    const usual = await rig.studio.admit({
      request: { prompt: "a fox" },
      person: ann,
      surface: at(ann),
      idempotencyKey: "usual",
    });
    expect(usual.request).toMatchObject({ seconds: 4, resolution: "480p" });
    await expect(rig.studio.setPrivate(usual.id, ann, true, at(ann))).rejects.toMatchObject({
      code: "private-not-in-plan",
    });
  });

  it("hold the credits of 30 days after those of the day are back", async () => {
    await start();
    await set("creditsPerMonth 4");
    await set("creditsPerDay 3");
    expect([await film(ann), await film(ann)]).toEqual(["taken", "not-enough-credits"]);
    await rig.life.delivered((await lastClip()) ?? never());
    now += 24 * HOUR_MS + 1;
    // Nothing was made of the first, so it cost nothing; held against the month are the two of the next.
    expect([await film(ann), await film(ann, { seconds: 1 }), await film(ann, { seconds: 1 })]).toEqual([
      "taken",
      "taken",
      "not-enough-credits",
    ]);
  });

  it("hold the drafts of an hour, cancelled ones too", async () => {
    await start();
    await set("draftsPerHour 2");
    const draft = () => film(ann, { draft: true });
    expect([await draft(), await draft(), await draft()]).toEqual(["taken", "taken", "too-many-drafts"]);
    for (const id of await rig.record.line.inFlight(ann.id)) await rig.life.cancel(id);
    expect(await draft()).toBe("too-many-drafts");
    now += HOUR_MS + 1;
    expect(await draft()).toBe("taken");
  });

  it("hold the bytes somebody sends in a day, once for one message, and what they may ask in a minute", async () => {
    await start();
    await set("uploadBytesPerDay 1000");
    await set("commandsPerMinute 7");
    const sending = (idempotencyKey: string, bytes: number) =>
      rig.studio
        .mayMake({ person: ann, surface: at(ann), idempotencyKey }, { maybeFree: true, bytes })
        .then(() => "sent")
        .catch((error) => error.code as string);
    expect([
      await sending("a", 600),
      await sending("a", 600),
      await sending("b", 401),
      await sending("c", 400),
    ]).toEqual(["sent", "sent", "too-many-uploads", "sent"]);
    expect(await rig.studio.commandRate(ann)).toEqual({ account: ann.id, most: 7 });
  });

  it("are kept by a hundred who ask at once, on two platforms with one account and in two processes", async () => {
    await start();
    const { code } = await rig.record.links.newCode({ person: ann, surface: at(ann) });
    await rig.record.links.use(code, { person: ben, surface: at(ben) });
    await rig.record.links.accept(code, ann.id, ben.id);
    const other = await startRig({ ...parts({}), beside: rig });
    await set("creditsPerDay 24");
    const answers = await many(100, (i) => film(i % 2 ? ann : ben, {}, {}, i % 4 < 2 ? rig : other));
    expect(taken(answers)).toBe(12);
    await set("creditsPerDay 1000");
    await set("clipsInFlight 20");
    expect(taken(await many(60, (i) => film(i % 2 ? ann : ben, {}, {}, i % 4 < 2 ? rig : other)))).toBe(8);
    await set("clipsInFlight 1000");
    await set("draftsPerHour 7");
    expect(
      taken(await many(40, (i) => film(i % 2 ? ann : ben, { draft: true }, {}, i % 4 < 2 ? rig : other))),
    ).toBe(7);
    await other.stop();
  });

  it("that are lowered in the middle count for whoever was not recorded yet", async () => {
    await start();
    const check = backend.check;
    backend.check = async (order) => {
      backend.check = check;
      await set("creditsPerDay 1");
      return check(order);
    };
    expect(await film(ann)).toBe("not-enough-credits");
  });

  it("leave accounts that are too new drafts alone, to the day, where their platform tells their age", async () => {
    await start({ LEAST_ACCOUNT_DAYS: "30" });
    const madeAt = (at: number): Person => ({
      id: `discord:${BigInt(at - 1_420_070_400_000) << 22n}`,
      name: "New",
    });
    const [old, young] = [madeAt(NOON - 30 * 24 * HOUR_MS), madeAt(NOON - 30 * 24 * HOUR_MS + 1)];
    expect([await film(old), await film(young), await film(young, { draft: true }), await film(ben)]).toEqual(
      ["taken", "account-too-new", "taken", "taken"],
    );
    now += 1;
    expect(await film(young)).toBe("taken");
  });

  it("leave whoever has just come into a community drafts alone there, to the day", async () => {
    await start({ LEAST_MEMBER_DAYS: "7" });
    const since = (memberSince: number): Person => ({ ...ann, memberSince });
    const [old, young] = [since(NOON - 7 * 24 * HOUR_MS), since(NOON - 7 * 24 * HOUR_MS + 1)];
    expect([await film(old), await film(young), await film(young, { draft: true }), await film(ann)]).toEqual(
      ["taken", "account-too-new", "taken", "taken"],
    );
    now += 1;
    expect(await film(young)).toBe("taken");
    const [newest] = (await rig.record.clips.loadAll(await rig.record.clips.underWay(20))).slice(-1);
    expect(newest?.maker).toEqual(ann);
  });

  it("leave one community no more than half of the queue, however many accounts ask there at once", async () => {
    await start({ MAX_QUEUE: "10" });
    const server = { surface: at(ann, "g") };
    const guests = (count: number): Person[] =>
      Array.from({ length: count }, () => ({ id: `discord:9${++asked}`, name: "Guest" }));
    const crowd = guests(100);
    expect(taken(await many(100, (index) => film(crowd[index] as Person, {}, server)))).toBe(5);
    const [one, other] = guests(2) as [Person, Person];
    expect(await film(one, {}, server)).toBe("queue-full");
    expect([await film(one), await film(other, {}, { surface: at(other, "h") })]).toEqual(["taken", "taken"]);
    const clips = await rig.record.clips.loadAll(await rig.record.clips.underWay(20));
    await rig.record.life.cancel(clips.find(({ surface }) => surface.group === "g")?.id ?? "");
    expect([
      await film(guests(1)[0] as Person, {}, server),
      await film(guests(1)[0] as Person, {}, server),
    ]).toEqual(["taken", "queue-full"]);
  });

  it("leave the last places of the line to those who have nothing under way", async () => {
    await start({ MAX_QUEUE: "10" });
    expect(taken(await many(20, () => film(ann)))).toBe(8);
    expect([
      await film(ben),
      await film(ann),
      await film(ben),
      await film(boss),
      await film({ id: "discord:9", name: "x" }),
    ]).toEqual(["taken", "queue-full", "queue-full", "taken", "queue-full"]);
  });
});

describe("a month's money", () => {
  it("gives a day what is left divided by the days left, and tells the day on which there is more", async () => {
    // Half of the month is left, 15 days: 10 cents a day.
    await start({ MONTHLY_BUDGET_USD: "1.50", CLIP_BEYOND_TODAY_USD: "0" });
    await set("moneyShare 1");
    expect(taken(await many(20, () => film(ann)))).toBe(5);
    expect(await say(ann, "/video a fox --seconds 2")).toContain("tomorrow (17 November)");
    expect(await say(boss, "/admin budget")).toContain("$0.00 left of $0.10 today");
  });

  it("lets one clip take more than today's share while today has something left, and no day more than its own budget", async () => {
    await start({ MONTHLY_BUDGET_USD: "1.50", CLIP_BEYOND_TODAY_USD: "0.10", DAILY_BUDGET_USD: "0.18" });
    await set("moneyShare 1");
    expect(await film(ann, { seconds: 20 })).not.toBe("taken");
    expect([await film(ann, { seconds: 16 }), await film(ann)]).toEqual(["taken", "money-budget-spent"]);
  });

  it("is not taken by one person alone, unless it is theirs or a plan says so", async () => {
    await start({ MONTHLY_BUDGET_USD: "2", DAILY_BUDGET_USD: "2", CLIP_BEYOND_TODAY_USD: "2" });
    // A tenth are 20 cents; the day has 13, and one clip may take more.
    expect([await film(ann, { seconds: 12 }), await film(ann, { seconds: 9 }), await film(ben)]).toEqual([
      "taken",
      "money-share-spent",
      "taken",
    ]);
    now += 24 * HOUR_MS;
    expect([await film(ann, { seconds: 9 }), await film(boss, { seconds: 30 })]).toEqual([
      "money-share-spent",
      "taken",
    ]);
    expect(await say(ann, "/video a fox --seconds 10")).toContain("1 December");
  });

  it("has a part of its own for a community, set there", async () => {
    await start({ MONTHLY_BUDGET_USD: "30", DAILY_BUDGET_USD: "30", CLIP_BEYOND_TODAY_USD: "30" });
    expect(await say(boss, "/admin budget here 0.04", "guild-1")).toContain("discord:guild-1: $0.04 a month");
    const there = { surface: at(ann, "guild-1") };
    const elsewhere = { surface: at(ann, "guild-2") };
    expect([await film(ann, {}, there), await film(ann, {}, there), await film(ann, {}, there)]).toEqual([
      "taken",
      "taken",
      "money-budget-spent",
    ]);
    expect(await film(ann, {}, elsewhere)).toBe("taken");
    // What it never has there is no matter of days.
    await say(boss, "/admin budget here 0", "guild-1");
    expect(await film(ann, {}, there)).toBe("dearer-than-budget");
  });

  it("is set in the chat over the settings, and taken back", async () => {
    await start();
    await say(boss, "/admin budget daily 0.02");
    expect([await film(ann), await film(ann)]).toEqual(["taken", "money-budget-spent"]);
    expect(await say(boss, "/admin budget daily default")).toContain("At most $10.00 a day");
    expect(await film(ann)).toBe("taken");
    expect(await say(boss, "/admin budget daily lots")).toContain("Say dollars");
    expect(await say({ ...ann, manager: true }, "/admin budget monthly 3000")).toContain("Only those");
  });
});

async function lastClip() {
  const [id] = await rig.record.line.inFlight(ann.id);
  return id === undefined ? undefined : rig.record.clips.load(id);
}

function never(): never {
  throw new Error("no such clip");
}
