import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
const manager: Person = { id: "console:mia", name: "Mia", manager: true };
const surface: Surface = { platform: "console", chat: "main", group: "club" };

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-access-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  backend = createInstantBackend({ file, billed: false, slots: 4 });
  rig = await startRig({
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { BANNED_WORDS: "gore" },
  });
});
afterEach(() => rig.stop());

let said = 0;
async function say(text: string, person: Person, at: Surface = surface): Promise<Reply> {
  const answer = await rig.dispatcher.say(text, {
    person,
    surface: at,
    attachments: [],
    idempotencyKey: `said-${++said}`,
    isPrivate: true,
    mentioned: false,
  });
  if (!answer) throw new Error(`no answer to ${text}`);
  return answer;
}

async function film(text: string, person = ann) {
  const answer = await say(text, person);
  if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
  return await rig.ended(answer.clipId);
}

const refused = { kind: "notice", notice: { tone: "mistake" } };

describe("somebody else's clip", () => {
  it("gives nobody but its maker the recipe once it is deleted", async () => {
    const clip = await film("a secret fox --seconds 2");
    await say(`/delete ${clip.id}`, ann);
    expect(await say(`/recipe ${clip.id}`, ben)).toMatchObject(refused);
    expect(await say(`/history clip:${clip.id}`, ben)).toMatchObject(refused);
    expect(JSON.stringify(await say(`/history clip:${clip.id}`, ben))).not.toContain("secret");
  });

  it("leaves neither words nor names in the record once it is deleted, and a remix of it stays whole", async () => {
    const clip = await film("a secret fox --seconds 2 --negative moles");
    const child = await rig.studio.derive(
      clip.id,
      { kind: "reroll" },
      {
        person: ben,
        surface,
        idempotencyKey: "child",
      },
    );
    await rig.ended(child[0]?.id ?? "");
    await say(`/delete ${clip.id}`, ann);
    const written = JSON.stringify(await rig.redis.hgetall(rig.keys.clip(clip.id)));
    for (const word of ["secret", "fox", "moles", "Ann"]) expect(written).not.toContain(word);
    expect(await say(`/recipe ${clip.id}`, ann)).toMatchObject(refused);
    expect(await rig.redis.zrange(rig.keys.clipsBy(ann.id), 0, "-1")).toContain(clip.id);
    expect(await rig.studio.clip(child[0]?.id ?? "", ben, surface)).toMatchObject({
      request: { prompt: "a secret fox" },
      state: "delivered",
    });
    // Again, as after a crash in between.
    const [stored] = await rig.record.clips.loadAll([clip.id]);
    if (stored) await rig.record.owned.deleted(stored);
    expect((await rig.record.clips.load(clip.id))?.deletedAt).toBeDefined();
  });

  it("lets neither another nor a manager do anything with what its maker keeps private, nor read its words", async () => {
    const clip = await film("a secret fox --seconds 2 --private");
    const commands = "recipe remix history pick cancel delete reroll render private public".split(" ");
    for (const command of commands) {
      for (const person of [ben, manager]) {
        const answer = await say(
          `/${command} clip:${clip.id}${command === "remix" ? " at night" : ""}`,
          person,
        );
        expect(answer).toMatchObject(refused);
        expect(JSON.stringify(answer)).not.toContain("secret");
      }
    }
    expect(await rig.studio.clip(clip.id, ann, surface)).toMatchObject({ state: "delivered" });
  });

  it("is not among the family that others see, once it is private or deleted", async () => {
    const parent = await film("a secret fox --seconds 2");
    const child = await film(`/reroll ${parent.id}`);
    await say(`/private ${parent.id}`, ann);
    await say(`/public ${child.id}`, ann);
    const family = await rig.studio.family(child, ben, surface);
    expect(family.map(({ id }) => id)).toEqual([child.id]);
  });

  it("can't be reached by a manager of another community", async () => {
    const clip = await film("a fox --seconds 2");
    const elsewhere: Surface = { platform: "console", chat: "other", group: "other-club" };
    expect(await say(`/delete ${clip.id}`, manager, elsewhere)).toMatchObject(refused);
    expect(await rig.studio.clip(clip.id, ann, surface)).not.toHaveProperty("deletedAt");
  });
});

describe("a recipe somebody edited", () => {
  interface Edited {
    request: Record<string, unknown>;
    plan: { setting?: string; warnings: string[]; shots: Record<string, unknown>[] };
  }

  async function sendEdited(edit: (recipe: Edited) => void): Promise<Reply> {
    const clip = await film("A fox runs. It leaps. --seconds 4");
    const answer = await say(`/recipe ${clip.id}`, ann);
    if (answer.kind !== "file") throw new Error("no file");
    const recipe = JSON.parse(await rig.studio.readText(answer.key, 1_000_000)) as Edited;
    edit(recipe);
    const key = await rig.studio.keepText(JSON.stringify(recipe), "json");
    const reply = await rig.dispatcher.dispatch({
      command: "video",
      options: { recipe: key },
      person: ben,
      surface,
      idempotencyKey: `sent-${++said}`,
    });
    return reply;
  }

  it.each([
    [
      "a shot's prompt",
      (recipe: Edited) => Object.assign(recipe.plan.shots[0] ?? {}, { prompt: "pure gore" }),
    ],
    ["the negative prompt", (recipe: Edited) => Object.assign(recipe.request, { negative: "no gore" })],
    ["a note on the card", (recipe: Edited) => recipe.plan.warnings.push("gore to come")],
  ])("can't bring in by %s what may not be asked for", async (_, edit) => {
    expect(JSON.stringify(await sendEdited(edit))).toContain("not allowed");
    expect(backend.started.filter(({ order }) => JSON.stringify(order).includes("gore"))).toEqual([]);
    expect((await rig.studio.history(ben, { offset: 0, count: 5 })).total).toBe(0);
  });

  it("pays for what is rendered, and can't have more rendered than any film needs", async () => {
    const lengths = (rendered: number) => (recipe: Edited) => {
      recipe.request.seconds = 1;
      recipe.request.prompt = "a fox";
      recipe.plan.setting = "a fox";
      recipe.plan.shots = Array.from({ length: 5 }, (_, index) => ({
        ...recipe.plan.shots[0],
        index,
        seconds: 0.2,
        renderSeconds: rendered,
        seed: index,
        join: { kind: "cut" },
      }));
    };
    const answer = await sendEdited(lengths(12));
    if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
    expect((await rig.studio.clip(answer.clipId, ben, surface))?.price).toBe(60);
    expect(JSON.stringify(await sendEdited(lengths(40)))).toContain("at most 120");
  });
});

describe("before anybody's files are fetched", () => {
  const look = (person: Person, options = { maybeFree: false }, idempotencyKey = "look") =>
    rig.studio.mayMake({ person, surface, idempotencyKey }, options).then(
      () => "fetch",
      (error) => error.code,
    );

  it("it is looked at whether they may ask here, and have room and credits for anything", async () => {
    expect(await look(ann)).toBe("fetch");
    await rig.studio.setGroupSettings("console", "club", { askers: "managers" }, manager);
    expect([await look(ann), await look(manager)]).toEqual(["not-allowed", "fetch"]);
    await rig.studio.setGroupSettings("console", "club", { askers: null, chats: ["other"] }, manager);
    expect(await look(ann)).toBe("not-here");
    await rig.studio.setGroupSettings("console", "club", { chats: null }, manager);
    await rig.record.ledgers.spend("all", 600, { [ann.id]: 600 });
    expect(await look(ann)).toBe("not-enough-credits");
    expect(await look(ann, { maybeFree: true })).toBe("fetch");
  });

  it("a message handed on twice is its clip's again, however many are under way by now", async () => {
    backend.answer = () => ({ state: "running", progress: null });
    const asked = { person: ann, surface, idempotencyKey: "one" };
    for (const idempotencyKey of ["one", ...Array.from({ length: 9 }, (_, index) => `more-${index}`)])
      await rig.studio.admit({ ...asked, idempotencyKey, request: { prompt: "a fox", seconds: 2 } });
    expect(await look(ann)).toBe("too-many-in-flight");
    expect(await look(ann, { maybeFree: true })).toBe("too-many-in-flight");
    expect(await look(ann, { maybeFree: false }, "one")).toBe("fetch");
  });
});

describe("plans", () => {
  const granted = async (person: Person) => (await rig.studio.quota(person, surface)).plan;

  it("that a host alone gives can't be handed out by any manager, and one handed out before counts no more", async () => {
    await rig.stop();
    rig = await startRig({
      media: instantMedia(),
      backends: () => onlyBackend(backend),
      env: { PLANS: "patron:3000,staff:100000", GRANTABLE_PLANS: "patron" },
    });
    const give = (plan: string) => say(`/rushes role:1042 plan:${plan}`, manager);
    expect(JSON.stringify(await give("staff"))).toContain("given by whoever runs this bot alone");
    expect(JSON.stringify(await give("patron"))).toContain("1042 → patron");
    expect(await rig.studio.plans()).toEqual(["patron", "standard"]);
    expect(await granted({ ...ann, plan: "patron" })).toBe("patron");
    expect(await granted({ ...ann, plan: "staff" })).toBe("standard");
    expect((await rig.studio.quota({ ...ann, plan: "staff" }, surface)).granted).toBe(600);
  });
});
