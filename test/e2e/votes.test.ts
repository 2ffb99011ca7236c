import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { cardButtons, clipButtons } from "../../src/core/card/buttons.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import type { ErrorCode } from "../../src/core/error-codes.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };
const ben: Person = { id: "discord:3000", name: "Ben" };
const cleo: Person = { id: "discord:4000", name: "Cleo" };
/** Ben's other account; in the same community by a bridge, say. */
const benToo: Person = { id: "telegram:3001", name: "Ben" };
const DAY_MS = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 16, 12);

let folder: string;
let backend: InstantBackend;
/** Draws the drafts. */
let drawing: VideoBackend;
let rigs: Rig[];
let now: number;
let told: Notice[];
let posted: string[];
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-votes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  now = NOON;
  told = [];
  posted = [];
  rigs = [];
  // A credit and a cent a second.
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true });
  backend.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.02 });
  const drawn = { id: "animatic", backend: "animatic", creditsPerSecond: 0 };
  drawing = { ...createInstantBackend({ file: () => instantShot(folder), model: drawn }), id: "animatic" };
});
afterEach(async () => {
  for (const rig of rigs.toReversed()) await rig.stop();
});

const sender = (platform: string) =>
  silentSender(platform, {
    postClip: async (_, { clip }) => {
      posted.push(clip.id);
      return { ref: { platform, chat: "g", message: `film-${clip.id}` } };
    },
    postNotice: async (_, notice) => {
      told.push(notice);
      return { platform, chat: "g", message: `told-${told.length}` };
    },
  });

async function start(env: Record<string, string> = {}, { workers = true } = {}): Promise<Rig> {
  const [first] = rigs;
  const rig = await startRig({
    cards: false,
    workers,
    media: instantMedia(),
    backends: () => createBackends([backend, drawing]),
    senders: () => [sender("discord"), sender("telegram")],
    now: () => now,
    ...(first && { beside: first }),
    env: {
      ADMINS: boss.id,
      TIME_ZONE: "UTC",
      VOTED_RENDERS_PER_DAY: "1",
      CREDITS_PER_DAY: "0",
      DAILY_BUDGET_USD: "100",
      ...env,
    },
  });
  rigs.push(rig);
  return rig;
}

const here = { platform: "discord", chat: "c1", group: "g" };
const house = () => rigs[0] as Rig;
async function open(env?: Record<string, string>, options?: { workers?: boolean }): Promise<void> {
  await start(env, options);
  await house().studio.setGroupSettings("discord", "g", { votes: "on" }, manager);
}
const manager: Person = { id: "discord:5000", name: "Mona", manager: true };
const surfaceOf = (person: Person) => (person === boss ? { platform: "discord", chat: "dm" } : here);
const say = async (person: Person, text: string) =>
  JSON.stringify(
    await house().dispatcher.say(text, {
      person,
      surface: surfaceOf(person),
      idempotencyKey: `said-${++asked}`,
      isPrivate: person === boss,
      mentioned: true,
    }),
  );

/** A finished draft of somebody's. */
async function draft(
  person: Person,
  { seconds = 2, isPrivate = false, by = house() }: { seconds?: number; isPrivate?: boolean; by?: Rig } = {},
): Promise<Clip> {
  // The older goes first of those with as many stars.
  now += 1_000;
  const { id } = await by.studio.admit({
    request: { prompt: `a fox ${++asked}`, seconds, draft: true },
    person,
    surface: here,
    idempotencyKey: `draft-${asked}`,
    private: isPrivate,
  });
  return by.ended(id);
}
const star = (
  person: Person,
  { id }: Pick<Clip, "id">,
  { press = `press-${++asked}`, by = house(), surface = here as typeof here & { group?: string } } = {},
) => by.studio.star(id, { person, surface, idempotencyKey: press });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code as string,
  );
const load = async ({ id }: Pick<Clip, "id">) => (await house().record.clips.load(id)) as Clip;
/** What the family of a draft has besides it. */
const rendersOf = async (parent: Clip) =>
  (await house().record.families.family(parent.lineage.root)).filter(({ id }) => id !== parent.id);
const balance = async (account: string) => {
  const { spent, reserved } = await house().record.ledgers.balance(account);
  return { spent, reserved };
};

describe("a star", () => {
  it("is one for each person, and taken back by their next press", async () => {
    await open();
    const fox = await draft(ann);
    expect(fox.stars).toBe(0);
    expect(await star(ben, fox)).toEqual({ stars: 1, yours: true });
    expect(await star(cleo, fox)).toEqual({ stars: 2, yours: true });
    expect((await load(fox)).stars).toBe(2);
    expect(await star(ben, fox)).toEqual({ stars: 1, yours: false });
    expect(await star(ben, fox)).toEqual({ stars: 2, yours: true });
  });

  it("is counted once by a press that is heard twice, given or taken back", async () => {
    await open();
    const fox = await draft(ann);
    for (const yours of [true, false]) {
      const press = `heard-twice-${yours}`;
      const first = await star(ben, fox, { press });
      expect(first).toEqual({ stars: yours ? 1 : 0, yours });
      expect(await star(ben, fox, { press })).toEqual(first);
    }
  });

  it("is as their last press left it, though a bot that stood still comes with one that another heard for it", async () => {
    await open();
    const second = await start({}, { workers: false });
    const fox = await draft(ann);
    for (const [before, yours] of [[0, true] as const, [1, false] as const]) {
      expect(await star(ben, fox, { press: `early-${yours}`, by: second })).toEqual({
        stars: 1 - before,
        yours,
      });
      expect(await star(ben, fox, { press: `late-${yours}`, by: second })).toMatchObject({ yours: !yours });
      expect(await star(ben, fox, { press: `early-${yours}` })).toEqual({ stars: before, yours: !yours });
      expect(await star(ben, fox, { press: `next-${yours}` })).toMatchObject({ yours });
    }
    expect((await load(fox)).stars).toBe(0);
  });

  it("is one for all accounts of a person, whichever of them presses", async () => {
    await open();
    const links = house().record.links;
    const { code } = await links.newCode({ person: ben, surface: here });
    await links.use(code, { person: benToo, surface: here });
    await links.accept(code, ben.id, benToo.id);
    const fox = await draft(ann);
    expect(await star(ben, fox)).toEqual({ stars: 1, yours: true });
    expect(await star(benToo, fox, { surface: here })).toEqual({ stars: 0, yours: false });
  });

  it("is nobody's for their own draft, for what isn't theirs to see, or where it is no draft that others see", async () => {
    await open();
    const fox = await draft(ann);
    expect(await codeOf(star(ann, fox))).toBe("own-draft");
    expect(await codeOf(star(ben, fox, { surface: { platform: "discord", chat: "c9", group: "g9" } }))).toBe(
      "no-such-clip",
    );
    const secret = await draft(ann, { isPrivate: true });
    expect(secret.stars).toBeUndefined();
    expect(await codeOf(star(ben, secret))).toBe("no-such-clip");
    expect(await codeOf(star(ann, secret))).toBe("own-draft");
    await house().studio.remove(fox.id, ann, here);
    expect(await codeOf(star(ben, fox))).toBe("no-such-clip");
  });

  it("is for whoever may have something made: not the blocked, the not let in, the too new, nor while all is paused", async () => {
    await open({ LEAST_MEMBER_DAYS: "3" });
    const fox = await draft(ann);
    expect(await codeOf(star({ ...ben, memberSince: now - DAY_MS }, fox))).toBe("account-too-new");
    expect(await codeOf(star({ ...ben, memberSince: now - 3 * DAY_MS }, fox))).toBe("done");
    await say(boss, `/admin block ${ben.id} enough`);
    expect(await codeOf(star(ben, fox))).toBe("blocked");
    await say(boss, "/admin pause all back soon");
    expect(await codeOf(star(cleo, fox))).toBe("paused");
    await say(boss, "/admin resume all");
    await say(boss, "/admin access discord allow");
    expect(await codeOf(star(cleo, fox))).toBe("not-let-in");
  });

  it("is to be had where managers turned votes on, and whoever runs the bot lets them", async () => {
    await open();
    const fox = await draft(ann);
    await star(ben, fox);
    expect(await say(ben, "/rushes votes:off")).toMatch(/managers-only|Only those/);
    expect(await say(manager, "/rushes votes:off")).toContain("votes: off");
    expect(await codeOf(star(cleo, fox))).toBe("no-votes");
    now += DAY_MS;
    await house().renderVoted();
    expect(await rendersOf(fox)).toEqual([]);
    const { group: _, ...direct } = here;
    const alone = await house().studio.admit({
      request: { prompt: "a hare", seconds: 2, draft: true },
      person: ann,
      surface: direct,
      idempotencyKey: "alone",
    });
    expect((await house().ended(alone.id)).stars).toBeUndefined();
  });

  it("can't be turned on where whoever runs the bot has no votes", async () => {
    await start({ VOTED_RENDERS_PER_DAY: "0" });
    expect(await say(manager, "/rushes votes:on")).toContain("VOTED_RENDERS_PER_DAY");
    expect((await draft(ann)).stars).toBeUndefined();
  });

  it("has a button under the draft and on its card, which says how many there are", async () => {
    await open();
    const fox = await draft(ann);
    await star(ben, fox);
    const clip = await load(fox);
    expect(clipButtons(clip)).toContainEqual({ label: "⭐ Star", command: "vote", clipId: fox.id });
    expect(cardButtons(clip)).toEqual([{ label: "⭐ 1", command: "vote", clipId: fox.id }]);
    expect(makeCard(clip).buttons).toEqual(cardButtons(clip));
    expect(await say(cleo, `/vote clip:${fox.id}`)).toContain("⭐ 2, yours among them");
    expect(await say(cleo, `/vote clip:${fox.id}`)).toContain("⭐ 1, yours no more");
  });

  it("is gone with whoever is forgotten, and told to whoever asks what is kept", async () => {
    await open();
    const fox = await draft(ann);
    await star(ben, fox);
    await star(cleo, fox);
    const { votes, forgetting } = house().record;
    expect(await votes.starsOf([ben.id])).toEqual([fox.id]);
    await forgetting.removeTraces({ people: [ben.id], clips: [], names: [], children: [] });
    expect(await votes.starredBy(fox.id)).toEqual([cleo.id]);
    expect(await votes.starsOf([ben.id])).toEqual([]);
  });
});

describe("the day's money", () => {
  it("renders the most starred when the day is over, at nobody's credits, and posts it where its draft was asked for", async () => {
    await open();
    const [fox, hare] = [await draft(ann), await draft(ben)];
    await star(cleo, fox);
    await star(cleo, hare);
    await star(ann, hare);
    await house().renderVoted();
    expect(await rendersOf(hare)).toEqual([]);
    now += DAY_MS;
    const before = await balance("money");
    await house().renderVoted();
    const [render] = await rendersOf(hare);
    expect(render).toMatchObject({
      maker: { id: ben.id },
      price: 0,
      stars: 2,
      private: false,
      surface: here,
      lineage: { kinship: "render", parent: hare.id },
    });
    const done = await house().ended(render?.id ?? "");
    expect(done).toMatchObject({ state: "delivered", charged: 0, usd: 0.02 });
    expect(posted).toContain(done.id);
    expect(await rendersOf(fox)).toEqual([]);
    expect(await balance(ben.id)).toEqual({ spent: 0, reserved: 0 });
    expect((await balance("money")).spent - before.spent).toBe(20_000);
    expect(told).toMatchObject([{ title: "⭐ 2: the vote is for Ben's draft" }]);
    expect(makeCard(done).facts).toContainEqual({
      label: "Voted for",
      value: "⭐ 2, so nobody's credits paid for it",
    });
    // What it stands in the chat by is its card.
    expect((await load(done)).card).toEqual({ platform: "discord", chat: "g", message: "told-1" });
    expect(await codeOf(star(cleo, hare))).toBe("no-votes");
  });

  it("goes to one draft a day; the stars of the others count on, for a week", async () => {
    await open();
    const [fox, hare, owl] = [await draft(ann), await draft(ben), await draft(cleo)];
    await star(cleo, fox);
    // As many stars, and younger.
    await star(cleo, hare);
    await star(ann, owl);
    for (const [index, won] of [fox, hare].entries()) {
      now = NOON + (index + 1) * DAY_MS;
      for (let round = 0; round < 3; round++) await house().renderVoted();
      expect((await rendersOf(won)).length).toBe(1);
      expect(told.length).toBe(index + 1);
    }
    now = NOON + 8 * DAY_MS;
    await house().renderVoted();
    expect(await rendersOf(owl)).toEqual([]);
    expect(await codeOf(star(ben, owl))).toBe("no-votes");
  });

  it("goes to nothing deleted, hidden, private or rendered by now, and to nobody who is kept out: the next has its place", async () => {
    await open({ CREDITS_PER_DAY: "100" });
    const drafts = [];
    for (const maker of [ann, ann, ann, ann, ben, cleo]) drafts.push(await draft(maker));
    const [deleted, hidden, secret, rendered, blocked, last] = drafts as [Clip, Clip, Clip, Clip, Clip, Clip];
    for (const one of drafts.slice(0, 5)) {
      await star(manager, one);
      await star(boss, one, { surface: here });
    }
    await star(manager, last);
    await house().studio.remove(deleted.id, ann, here);
    await house().record.reports.hide(hidden.id, "case-1");
    await house().studio.setPrivate(secret.id, ann, true, here);
    await house().studio.derive(
      rendered.id,
      { kind: "render" },
      { person: ann, surface: here, idempotencyKey: "by-hand" },
    );
    await say(boss, `/admin block ${ben.id} enough`);
    now += DAY_MS;
    await house().renderVoted();
    const counts = await Promise.all(drafts.map(async (one) => (await rendersOf(one)).length));
    expect(counts).toEqual([0, 0, 0, 1, 0, 1]);
    expect(blocked.stars).toBe(0);
    expect(told.map(({ title }) => title)).toEqual(["⭐ 1: the vote is for Cleo's draft"]);
  });

  it("is still to be had for a draft whose maker rendered it on their own, and deleted that", async () => {
    await open({ CREDITS_PER_DAY: "100" });
    const fox = await draft(ann);
    const by = { person: ann, surface: here };
    const [own] = await house().studio.derive(
      fox.id,
      { kind: "render" },
      { ...by, idempotencyKey: "by-hand" },
    );
    await house().ended(own?.id ?? "");
    expect(await codeOf(star(ben, fox))).toBe("no-votes");
    await house().studio.remove(own?.id ?? "", ann, here);
    expect(await codeOf(star(ben, fox))).toBe("done");
    now += DAY_MS;
    await house().renderVoted();
    const [won] = (await rendersOf(fox)).filter(({ stars }) => stars !== undefined);
    expect(await house().ended(won?.id ?? "")).toMatchObject({ state: "delivered", stars: 1 });
    // What a vote paid for is paid for once.
    await house().studio.remove(won?.id ?? "", ann, here);
    now += DAY_MS;
    await house().renderVoted();
    expect((await rendersOf(fox)).filter(({ stars }) => stars !== undefined)).toHaveLength(1);
    expect(await codeOf(star(cleo, fox))).toBe("no-votes");
  });

  it("counts no star of who was blocked, and one of who was linked, since", async () => {
    await open();
    const [fox, hare] = [await draft(ann), await draft(ann)];
    await star(ben, fox);
    await star(benToo, fox, { surface: here });
    await star(cleo, fox);
    await star(boss, hare, { surface: here });
    await star(manager, hare);
    const links = house().record.links;
    const { code } = await links.newCode({ person: ben, surface: here });
    await links.use(code, { person: benToo, surface: here });
    await links.accept(code, ben.id, benToo.id);
    await say(boss, `/admin block ${cleo.id} enough`);
    now += DAY_MS;
    await house().renderVoted();
    expect(await rendersOf(fox)).toEqual([]);
    expect(await rendersOf(hare)).toMatchObject([{ stars: 2 }]);
  });

  it("is waited for where it is used up, and while all is paused, until the day is over", async () => {
    await open({ DAILY_BUDGET_USD: "0.03", CREDITS_PER_DAY: "2" });
    // Dearer than any day: it is passed over.
    const [long, fox] = [await draft(ann, { seconds: 5 }), await draft(ann)];
    for (const voter of [ben, cleo]) await star(voter, long);
    await star(ben, fox);
    now += DAY_MS;
    await say(boss, "/admin pause all back soon");
    await house().renderVoted();
    await say(boss, "/admin resume all");
    // Today's money is used up before.
    const { id } = await house().studio.admit({
      request: { prompt: "a crane", seconds: 2 },
      person: cleo,
      surface: here,
      idempotencyKey: "used-up",
    });
    await house().ended(id);
    await house().renderVoted();
    expect([...(await rendersOf(long)), ...(await rendersOf(fox))]).toEqual([]);
    await say(boss, "/admin budget daily 0.04");
    await house().renderVoted();
    expect([(await rendersOf(long)).length, (await rendersOf(fox)).length]).toEqual([0, 1]);
  });
});

describe("a vote's render that fails", () => {
  const fails = (code: ErrorCode) => () =>
    ({ state: "failed", code, message: "It broke.", retryable: false }) as const;
  async function failing(code: ErrorCode): Promise<{ fox: Clip; hare: Clip; render: Clip }> {
    await open();
    const [fox, hare] = [await draft(ann), await draft(ann)];
    for (const voter of [ben, cleo]) await star(voter, fox);
    await star(ben, hare);
    const well = backend.answer;
    backend.answer = fails(code);
    now += DAY_MS;
    await house().renderVoted();
    const render = await house().ended((await rendersOf(fox))[0]?.id ?? "");
    backend.answer = well;
    return { fox, hare, render };
  }

  it("costs nobody credits, says so on the card, and leaves the draft its stars for the next day's vote", async () => {
    const { fox, hare, render } = await failing("model-gone");
    expect(render).toMatchObject({ state: "failed", charged: 0, stars: 2 });
    expect(await balance(ann.id)).toEqual({ spent: 0, reserved: 0 });
    expect(makeCard(render).failure).toContain("The draft keeps its stars");
    // The day's place is used.
    await house().renderVoted();
    expect(await rendersOf(hare)).toEqual([]);
    now += DAY_MS;
    await house().renderVoted();
    const again = (await rendersOf(fox)).find(({ id }) => id !== render.id);
    expect(await house().ended(again?.id ?? "")).toMatchObject({ state: "delivered", charged: 0, stars: 2 });
    expect(await rendersOf(hare)).toEqual([]);
    now += DAY_MS;
    await house().renderVoted();
    expect([(await rendersOf(fox)).length, (await rendersOf(hare)).length]).toEqual([2, 1]);
  });

  it("twice is not tried a third time: the next has its place", async () => {
    const { fox, hare } = await failing("model-gone");
    const well = backend.answer;
    backend.answer = fails("model-gone");
    now += DAY_MS;
    await house().renderVoted();
    for (const { id } of await rendersOf(fox)) await house().ended(id);
    backend.answer = well;
    now += DAY_MS;
    await house().renderVoted();
    expect([(await rendersOf(fox)).length, (await rendersOf(hare)).length]).toEqual([2, 1]);
    expect(await codeOf(star(cleo, fox))).toBe("no-votes");
  });

  it("for its own words is not tried again, nor one that its maker stopped", async () => {
    const { fox, hare, render } = await failing("refused-content");
    expect(makeCard(render).failure).not.toContain("keeps its stars");
    backend.answer = () => ({ state: "running", progress: null });
    now += DAY_MS;
    await house().renderVoted();
    const [stopped] = await rendersOf(hare);
    await house().studio.cancel(stopped?.id ?? "", ann, here);
    await house().ended(stopped?.id ?? "");
    now += DAY_MS;
    await house().renderVoted();
    expect([(await rendersOf(fox)).length, (await rendersOf(hare)).length]).toEqual([1, 1]);
  });
});

describe("a community that voted", () => {
  it("is looked at until nothing is voted on there, and again from the next star on, also where votes were turned off", async () => {
    await open();
    const { votes } = house().record;
    const fox = await draft(ann);
    await star(ben, fox);
    now += DAY_MS;
    await house().renderVoted();
    expect(await votes.communities()).toHaveLength(1);
    now += DAY_MS;
    await house().renderVoted();
    expect(await votes.communities()).toEqual([]);

    const hare = await draft(ann);
    await star(ben, hare);
    await house().renderVoted();
    // Counted when the day of its first star is over.
    expect(await rendersOf(hare)).toEqual([]);
    await house().studio.setGroupSettings("discord", "g", { votes: "off" }, manager);
    now += DAY_MS;
    await house().renderVoted();
    expect(await votes.communities()).toHaveLength(1);
    now += 7 * DAY_MS;
    await house().renderVoted();
    expect(await votes.communities()).toEqual([]);
    expect(await rendersOf(hare)).toEqual([]);
  });
});

/** Steps of a vote's render after which, or before which, a process may die. */
const STEPS: Record<string, (rig: Rig) => [object: object, name: string]> = {
  "the order": ({ record }) => [record.votes, "settleOrder"],
  "the next": ({ record }) => [record.votes, "next"],
  "the admission": ({ record }) => [record.admission, "admit"],
  "the handing on": ({ record }) => [record.admission, "handedOn"],
  "the claim of the news": ({ record }) => [record.votes, "claimNews"],
  "the card": ({ record }) => [record.shown, "attachCard"],
  "going on": ({ record }) => [record.votes, "goOn"],
};

describe("a vote's render", () => {
  it.each(
    Object.keys(STEPS).flatMap((step) => [
      [step, "before"],
      [step, "after"],
    ]),
  )("is made once though a process dies over it: %s, %s", async (step, when) => {
    await open({}, { workers: false });
    const worker = await start();
    const fox = await draft(ann, { by: worker });
    await star(ben, fox);
    now += DAY_MS;
    const dying = await start({}, { workers: false });
    const [object, name] = (STEPS[step] as (typeof STEPS)[string])(dying);
    const whole = Reflect.get(object, name) as (...given: unknown[]) => Promise<unknown>;
    const dead = new Promise<string>((resolve) => {
      Reflect.set(object, name, async (...given: unknown[]) => {
        if (when === "after") await whole.apply(object, given);
        resolve("dead");
        return new Promise(() => {});
      });
    });
    expect(await Promise.race([dying.renderVoted().then(() => "alive"), dead])).toBe("dead");
    for (let round = 0; round < 2; round++) await house().renderVoted();
    const renders = await rendersOf(fox);
    expect(renders.length).toBe(1);
    expect(told.length).toBeLessThanOrEqual(1);
    const clip = renders[0] as Clip;
    // What was recorded and not handed on is the sweeper's, which looks a little later.
    const stored = await house().record.clips.load(clip.id);
    if (stored && !(await house().queue.knows(stored))) await house().queue.enqueue(stored);
    expect(await worker.ended(clip.id)).toMatchObject({ state: "delivered", charged: 0 });
    expect(posted.filter((id) => id === clip.id).length).toBe(1);
    now += DAY_MS;
    await house().renderVoted();
    expect((await rendersOf(fox)).length).toBe(1);
  });

  it("comes of a hundred stars at once over two processes, each heard twice, and of a count in both", async () => {
    await open();
    const beside = await start();
    const both = [house(), beside] as const;
    const fox = await draft(ann);
    const starred = await Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const voter = index % 100;
        return star({ id: `discord:7${voter}`, name: "Somebody" }, fox, {
          press: `many-${voter}`,
          by: both[index % 2] as Rig,
        });
      }),
    );
    expect(starred.every(({ yours }) => yours)).toBe(true);
    expect((await load(fox)).stars).toBe(100);
    now += DAY_MS;
    await Promise.all(both.flatMap((rig) => [rig.renderVoted(), rig.renderVoted()]));
    const renders = await rendersOf(fox);
    expect(renders).toMatchObject([{ stars: 100 }]);
    expect(told.length).toBe(1);
  });

  it("is not counted again by a process whose clock is a little back", async () => {
    await open();
    const fox = await draft(ann);
    await star(ben, fox);
    now = NOON + DAY_MS / 2 + 1_000;
    await house().renderVoted();
    now -= 5_000;
    const hare = await draft(ann);
    await star(cleo, hare);
    await house().renderVoted();
    now += 5_000;
    await house().renderVoted();
    expect((await rendersOf(fox)).length).toBe(1);
    expect(await rendersOf(hare)).toEqual([]);
  });
});
