import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createMedia } from "../../src/media/media.ts";
import { createFakeClassifier, type FakeClassifier } from "../fakes/moderation/fake-classifier.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
/** Named by ADMINS. */
const host: Person = { id: "discord:1", name: "Hal" };
const surface: Surface = { platform: "console", chat: "main", group: "club" };
const room: Surface = { platform: "console", chat: "reviews" };

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;
let classifier: FakeClassifier;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-moderation-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  classifier = await createFakeClassifier();
});
afterEach(async () => {
  await rig.stop();
  expect(classifier.violations).toEqual([]);
  await classifier.close();
});

async function start(env: Record<string, string> = {}, options: RigOptions = {}): Promise<void> {
  backend = createInstantBackend({ file, billed: true });
  rig = await startRig({
    media: { ...instantMedia(), readyPicture: createMedia({}).readyPicture },
    backends: () => onlyBackend(backend),
    env: { MODERATION_URL: classifier.url, MODERATION_API_KEY: classifier.key, ADMINS: host.id, ...env },
    ...options,
  });
}

let said = 0;
async function say(text: string, person = ann, at = surface): Promise<Reply> {
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
const press = (button: { command: string; options?: object } | undefined, person = ann, at = surface) =>
  rig.dispatcher.dispatch({
    command: button?.command ?? "no button",
    options: { ...button?.options },
    person,
    surface: at,
    idempotencyKey: `said-${++said}`,
    pressed: true,
  });
const noticeOf = (reply: Reply) => {
  if (!("notice" in reply)) throw new Error(JSON.stringify(reply));
  return { ...reply.notice, words: (reply.notice.paragraphs ?? []).join(" ") };
};
const buttonOf = (reply: Reply, label: string) =>
  noticeOf(reply).buttons?.find((button) => button.label === label);
async function clipOf(reply: Reply) {
  if (reply.kind !== "clip") throw new Error(JSON.stringify(reply));
  const clip = await rig.record.clips.load(reply.clipId);
  if (!clip) throw new Error("no such clip");
  return clip;
}
/** A picture somebody sent. */
async function sentPicture(): Promise<string> {
  const key = "uploads/picture.png";
  const path = join(folder, "picture.png");
  await sharp({ create: { width: 320, height: 240, channels: 3, background: "#c86" } })
    .png()
    .toFile(path);
  await rig.store.put(key, path);
  return key;
}
const left = async () => (await rig.studio.quota(ann, surface)).available;
async function onlyCase(): Promise<string> {
  const cases = await rig.record.cases.open();
  expect(cases).toHaveLength(1);
  return cases[0]?.id ?? "";
}

describe("what is asked for", () => {
  it("is refused by what and where, before anything is paid, recorded or held against anybody", async () => {
    classifier.judge = ({ words }) => (words.includes("wolf") ? { "violence/graphic": 0.95 } : {});
    await start();
    const before = await left();
    const reply = await say("/video a calm meadow, then a wolf at the door --seconds 2");
    expect(noticeOf(reply).words).toMatch(/the prompt asks for graphic violence\. Nothing was charged\./);
    expect(noticeOf(reply).tone).toBe("mistake");
    // Nobody is there who could look at it.
    expect(noticeOf(reply).buttons).toBeUndefined();
    expect(backend.started).toEqual([]);
    expect(await left()).toBe(before);
    expect(JSON.stringify(rig.logged().filter(({ level }) => Number(level) >= 30))).not.toContain("wolf");
  });

  it("is looked at as words and picture together, where each is harmless by itself", async () => {
    classifier.judge = ({ words, pictures }) =>
      words.includes("takes it off") && pictures.length > 0 ? { sexual: 0.9 } : {};
    await start();
    const key = await sentPicture();
    const asked = (prompt: string) =>
      rig.studio.admit({
        request: { prompt, seconds: 2, images: [{ key, role: "start" }] },
        person: ann,
        surface,
        idempotencyKey: `asked-${++said}`,
      });
    await expect(asked("she takes it off")).rejects.toMatchObject({
      code: "refused-words",
      userMessage: expect.stringContaining("it all together asks for nudity"),
    });
    await expect(asked("she smiles")).resolves.toMatchObject({ state: "waiting" });
    expect(classifier.asked.some(({ pictures }) => pictures[0]?.subarray(1, 4).toString() === "PNG")).toBe(
      true,
    );
  });

  it("is looked at, words and picture, before anybody is kept in the cast, where everybody would see it", async () => {
    classifier.judge = ({ words, pictures }) =>
      words.includes("guillotine") || pictures.length > 0 ? { "violence/graphic": 0.6 } : {};
    await start();
    const kept = (description: string, picture?: string) =>
      rig.studio.keepEntry(
        {
          kind: "cast",
          name: "Mara",
          description,
          ...(picture !== undefined && { picture, shows: "nobody" }),
        },
        { person: ann, surface },
      );
    const refused = {
      code: "refused-words",
      userMessage: expect.stringContaining("asks for graphic violence"),
    };
    await expect(kept("a lady before the guillotine")).rejects.toMatchObject(refused);
    await expect(kept("a lady in red", await sentPicture())).rejects.toMatchObject(refused);
    expect(await rig.studio.bible(ann, surface)).toEqual([]);
    await expect(kept("a lady in red")).resolves.toMatchObject({ entry: { name: "Mara" } });
  });

  it("adds up over five remixes that are harmless one by one, and over what a negative prompt leaves out", async () => {
    const parts = ["tower", "plane", "crowd", "fuel", "clock", "crash"];
    classifier.judge = ({ words }) =>
      parts.every((word) => words.includes(word)) || /Must not be seen in the picture: .*peace/.test(words)
        ? { "illicit/violent": 0.9 }
        : {};
    await start();
    let last = await rig.ended((await clipOf(await say("/video a tower in the morning --seconds 2"))).id);
    for (const word of parts.slice(1, -1))
      last = await rig.ended(
        (await clipOf(await say(`/remix clip:${last.id} only a ${word} in the rain`))).id,
      );
    expect(noticeOf(await say(`/remix clip:${last.id} then a loud crash`)).words).toMatch(
      /how to commit a crime/,
    );
    expect(noticeOf(await say("/video a march --negative peace --seconds 2")).words).toMatch(
      /the negative prompt asks for/,
    );
  });

  it("adds up over all of a family, however far back and on either side of a blend", async () => {
    classifier.judge = ({ words }) =>
      ["tower", "plane", "crash"].every((word) => words.includes(word)) ? { illicit: 0.9 } : {};
    await start({ MAX_CLIPS_IN_FLIGHT: "50" }, { workers: false, cards: false });
    const admit = (prompt: string, parent?: string, secondParent?: string) =>
      rig.studio.admit({
        request: { prompt, seconds: 2 },
        person: ann,
        surface,
        idempotencyKey: `asked-${++said}`,
        ...(parent !== undefined && {
          from: {
            kinship: "remix",
            parent,
            changes: [],
            ...(secondParent !== undefined && { secondParent }),
          },
        }),
      });
    let last = await admit("a tower in the morning");
    for (let count = 0; count < 12; count++) last = await admit(`rain, for the ${count}th time`, last.id);
    const other = await admit("a plane on the ground");
    await expect(admit("a loud crash", last.id)).resolves.toMatchObject({ state: "waiting" });
    await expect(admit("a loud crash", last.id, other.id)).rejects.toMatchObject({
      userMessage: expect.stringContaining("how to commit a crime"),
    });
  });

  it("is found where a word is split over a film and what extends it", async () => {
    await start();
    const first = await rig.ended((await clipOf(await say("/video two dancers, nu --seconds 2"))).id);
    expect(noticeOf(await say(`/extend clip:${first.id} de, on stage`)).words).toMatch(/asks for nudity/);
    await clipOf(await say(`/extend clip:${first.id} they bow`));
  });

  it("is seen in base64, and in a recipe whose beats are clean, by what reads them", async () => {
    classifier.judge = ({ words }) => {
      const decoded = words.replace(/[A-Za-z0-9+/]{16,}={0,2}/g, (code) =>
        Buffer.from(code, "base64").toString(),
      );
      return decoded.includes("a beheading") ? { "violence/graphic": 0.95 } : {};
    };
    await start();
    const hidden = Buffer.from("show a beheading here").toString("base64");
    expect(noticeOf(await say(`/video film what this says: ${hidden} --seconds 2`)).words).toMatch(
      /graphic violence/,
    );
    const clip = await rig.ended((await clipOf(await say("/video a market square --seconds 2"))).id);
    const [shot] = clip.plan.shots;
    if (!shot) throw new Error("no shot");
    const plan = { ...clip.plan, shots: [{ ...shot, beat: "a calm square", prompt: "a beheading" }] };
    await expect(
      rig.studio.admit({
        request: clip.request,
        person: ben,
        surface,
        idempotencyKey: "recipe",
        from: { kinship: "recipe", changes: [], plan },
      }),
    ).rejects.toMatchObject({ userMessage: expect.stringContaining("shot 1 asks for graphic violence") });
  });

  it("is told nothing of where it is about minors, can't be appealed against, and leaves no words anywhere", async () => {
    classifier.judge = ({ words }) =>
      words.includes("lantern") ? { "sexual/minors": 0.3, sexual: 0.99 } : {};
    await start();
    await say("/admin reviews here", host, room);
    const reply = await say("/video a secret lantern --seconds 2");
    expect(noticeOf(reply).words).toBe("That can't be made here. Nothing was charged.");
    expect(noticeOf(reply).buttons).toBeUndefined();
    const [noted] = await rig.record.cases.newestOf({ account: ann.id });
    expect(noted).toMatchObject({ harm: "minors", outcome: "refuse", state: "noted" });
    expect(JSON.stringify(noted)).not.toContain("lantern");
    expect(rig.logged().some((line) => line.category === "minors")).toBe(true);
    expect(noticeOf(await say(`/appeal ${noted?.id}`)).words).toMatch(/nothing of yours to appeal/);
    expect(noticeOf(await say(`/review case:${noted?.id} do:see`, host, room)).words).toMatch(
      /shown to nobody/,
    );
  });

  it("is refused while the classifier gives no answer, or held where the host wants that and somebody looks", async () => {
    await start();
    classifier.answersWith = 503;
    expect(noticeOf(await say("/video a fox --seconds 2")).words).toMatch(
      /can't be looked at just now.*nothing was charged/,
    );
    await rig.stop();
    await start({ MODERATION_ON_ERROR: "review" });
    expect(noticeOf(await say("/video a fox --seconds 2")).words).toMatch(/can't be looked at just now/);
    await say("/admin reviews here", host, room);
    expect(await clipOf(await say("/video a fox --seconds 2"))).toMatchObject({ state: "held" });
    expect(backend.started).toEqual([]);
  });
});

describe("what is held", () => {
  beforeEach(() => {
    classifier.judge = ({ words }) => (words.includes("knife") ? { "violence/graphic": 0.6 } : {});
  });

  it("waits for a person over a restart, is let through once and only by reviewers, and is made then", async () => {
    await start();
    await say("/admin reviews here", host, room);
    const before = await left();
    const clip = await clipOf(await say("/video a knife on a table --seconds 2"));
    expect(clip).toMatchObject({ state: "held" });
    expect((await rig.studio.card(clip)).headline).toMatch(/somebody looks at it before it is made/);
    const [{ dataDir }, prefix] = [rig.config, rig.config.redis.prefix];
    const on = { redisUrl: rig.config.redis.url ?? "", prefix, dataDir };
    await rig.kill();
    await start({}, { on });
    await rig.desk.goOn();
    expect(backend.started).toEqual([]);
    expect(await rig.record.clips.load(clip.id)).toMatchObject({ state: "held" });
    expect(await left()).toBe(before - clip.price);
    const id = await onlyCase();
    for (const person of [ann, ben]) {
      expect(noticeOf(await say(`/review case:${id} do:approve`, person)).words).toMatch(
        /Only those who review/,
      );
    }
    const manager = { ...ben, manager: true };
    expect(noticeOf(await say(`/review case:${id} do:approve`, manager)).words).toMatch(
      /Only those who review/,
    );
    expect(noticeOf(await say(`/review case:${id} do:approve`, manager, room)).words).toMatch(/is approved/);
    expect(noticeOf(await say(`/review case:${id} do:reject`, host, room)).words).toMatch(
      /quicker.*approved/,
    );
    expect(await rig.ended(clip.id)).toMatchObject({ state: "delivered" });
    expect(await rig.record.cases.open()).toEqual([]);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it("comes to an end with its credits back where a person says no, also after a crash in between", async () => {
    await start();
    await say("/admin reviews here", host, room);
    const before = await left();
    const clip = await clipOf(await say("/video a knife on a table --seconds 2"));
    // Decided, and then the process died.
    await rig.record.cases.decide(await onlyCase(), "rejected", host.id);
    await rig.desk.goOn();
    expect(await rig.ended(clip.id)).toMatchObject({
      state: "failed",
      failure: { code: "refused-by-reviewer" },
    });
    expect(await left()).toBe(before);
    expect((await rig.studio.card(await clipOf({ kind: "clip", clipId: clip.id }))).buttons).toEqual([]);
    expect(backend.started).toEqual([]);
  });
});

describe("an appeal", () => {
  beforeEach(() => {
    classifier.judge = ({ words, model }) =>
      words.includes("statue")
        ? { sexual: model.includes("large") && words.includes("marble") ? 0.1 : 0.9 }
        : {};
  });

  it("holds what was refused until a person has looked, and an approved one is made and counts no more", async () => {
    await start();
    await say("/admin reviews here", host, room);
    const refused = await say("/video a statue in the museum --seconds 2");
    expect((await rig.record.cases.strikesOf(ann.id)).count).toBe(1);
    const appeal = buttonOf(refused, "Appeal");
    expect(noticeOf(await press(appeal, ben)).words).toMatch(/nothing of yours/);
    const clip = await clipOf(await press(appeal));
    expect(clip.state).toBe("held");
    // Pressed twice it is the same.
    expect((await clipOf(await press(appeal))).id).toBe(clip.id);
    expect(noticeOf(await say(`/review case:${await onlyCase()} do:approve`, host, room)).words).toMatch(
      /approved/,
    );
    expect(await rig.ended(clip.id)).toMatchObject({ state: expect.stringMatching(/delivered|failed/) });
    expect((await rig.record.cases.strikesOf(ann.id)).count).toBe(0);
  });

  it("goes to the larger model first, which may let it through at once", async () => {
    await start({ MODERATION_APPEAL_MODEL: "moderation-large" });
    const marble = await say("/video a marble statue --seconds 2");
    const clip = await clipOf(await press(buttonOf(marble, "Appeal")));
    expect(clip.state).not.toBe("held");
    const other = await say("/video a bronze statue --seconds 2");
    expect(noticeOf(await press(buttonOf(other, "Appeal"))).words).toMatch(/Nobody looks at appeals here/);
  });

  it("shows the larger model all that was refused: what it goes on from, whoever it names, and how strict it is there", async () => {
    classifier.judge = ({ words, model }) => {
      const isLarge = model.includes("large");
      if (words.includes("tower") && words.includes("crash")) return { illicit: isLarge ? 0.8 : 0.95 };
      if (words.includes("bare") && words.includes("dances")) return { sexual: isLarge ? 0.8 : 0.95 };
      return words.includes("duel") ? { "violence/graphic": 0.45 } : {};
    };
    await start({ MODERATION_APPEAL_MODEL: "moderation-large" });
    const tower = await rig.ended((await clipOf(await say("/video a tower at noon --seconds 2"))).id);
    const added = await say(`/remix clip:${tower.id} only a crash in the rain`);
    await say("/cast Mara: a bare dancer");
    const named = await say("/video @Mara dances --seconds 2");
    await rig.record.cases.forgive(ann.id);
    await rig.studio.setGroupSettings("console", "club", { strictness: "strict" }, { ...ann, manager: true });
    const strict = await say("/video a duel at dawn --seconds 2");
    for (const refused of [added, named, strict])
      expect(noticeOf(await press(buttonOf(refused, "Appeal"))).words).toMatch(
        /Nobody looks at appeals here/,
      );
    expect(backend.started).toHaveLength(1);
  });

  it("shows reviewers what whoever it names looks like", async () => {
    classifier.judge = ({ words }) =>
      words.includes("bare") && words.includes("dances") ? { sexual: 0.95 } : {};
    await start();
    await say("/admin reviews here", host, room);
    await say("/cast Mara: a bare dancer");
    await press(buttonOf(await say("/video @Mara dances --seconds 2"), "Appeal"));
    await rig.desk.goOn();
    const told = await rig.redis.mget(
      await rig.redis.keys(`${rig.keys.prefix}:notebook:console:message:reviews:*`),
    );
    expect(JSON.stringify(told)).toContain("a bare dancer");
    // The try it counted as is taken back all the same.
    expect((await rig.record.cases.strikesOf(ann.id)).count).toBe(1);
    await say(`/review case:${await onlyCase()} do:approve`, host, room);
    expect((await rig.record.cases.strikesOf(ann.id)).count).toBe(0);
  });

  it("can be made five times a day", async () => {
    await start({ MAX_CLIPS_IN_FLIGHT: "50" });
    await say("/admin reviews here", host, room);
    const answers: Reply[] = [];
    for (let count = 0; count < 6; count++) {
      const refused = await say(`/video statue number ${count} --seconds 2`);
      await rig.record.cases.forgive(ann.id);
      answers.push(await press(buttonOf(refused, "Appeal")));
    }
    expect(answers.slice(0, 5).map(({ kind }) => kind)).toEqual(Array(5).fill("clip"));
    expect(noticeOf(answers[5] as Reply).words).toMatch(/appealed 5 times today/);
  });
});

describe("three refusals in a day", () => {
  it("pause who tries for an hour; the same words again are one try; admins see and forgive it", async () => {
    classifier.judge = ({ words }) => (words.includes("forbidden") ? { hate: 0.9 } : {});
    await start();
    for (const words of ["a", "a", "b"]) await say(`/video forbidden ${words} --seconds 2`);
    expect((await say("/video a fox --seconds 2")).kind).toBe("clip");
    expect(noticeOf(await say("/video forbidden c --seconds 2")).words).toMatch(
      /nothing is made for you for 60 minutes/,
    );
    expect(noticeOf(await say("/video a harmless fox --seconds 2")).words).toMatch(
      /nothing is made for you until/,
    );
    expect((await say("/video a harmless fox --seconds 2", ben)).kind).toBe("clip");
    expect(noticeOf(await say(`/admin strikes ${ann.id}`, ben)).words).toMatch(/Only those who run/);
    const seen = noticeOf(await say(`/admin strikes ${ann.id}`, host));
    expect(seen.words).toMatch(/Nothing is made for them until/);
    expect(seen.items).toHaveLength(4);
    await say(`/admin forgive ${ann.id} confirm`, host);
    expect((await say("/video a harmless hen --seconds 2")).kind).toBe("clip");
  });
});

describe("the log of a server", () => {
  it("has what was stopped there, for those who manage it alone, and none of the words", async () => {
    classifier.judge = ({ words }) => (words.includes("forbidden") ? { hate: 0.9 } : {});
    await start();
    await say("/video forbidden words --seconds 2");
    const manager = { ...ben, manager: true };
    const { items } = noticeOf(await say("/rushes log:yes", manager));
    expect(items).toMatchObject([{ text: "order: hate in the prompt, refuse" }]);
    expect(JSON.stringify(items)).not.toContain("forbidden");
    const elsewhere = { ...surface, group: "other" };
    expect(noticeOf(await say("/rushes log:yes", manager, elsewhere)).items).toEqual([]);
    expect(noticeOf(await say("/rushes log:yes", ben)).tone).toBe("mistake");
  });
});

describe("what was made", () => {
  /** Of the second shot only. */
  const bad = (score: number) => {
    let frames = 0;
    classifier.judge = ({ pictures, words }) =>
      pictures.length > 0 && words.includes("barn") && ++frames > 0 ? { sexual: score } : {};
  };
  const ask = "/video a meadow. Then a barn. --seconds 8";

  it("is not shown where a shot came out wrong: which and why, with all credits back and no equal shot kept for others", async () => {
    bad(0.95);
    await start();
    const before = await left();
    const clip = await rig.ended((await clipOf(await say(ask))).id);
    expect(clip).toMatchObject({ state: "failed", failure: { code: "refused-film" }, charged: 0 });
    expect(clip.failure?.message).toMatch(/shot \d came out with nudity or sex/);
    expect(clip).not.toHaveProperty("posted");
    expect(await left()).toBe(before);
    const known = await rig.record.owned.findShots(clip.shots.map(({ digest }) => digest));
    expect(known).toEqual(clip.shots.map(() => undefined));
    const frames = classifier.asked.filter(({ pictures }) => pictures.length > 0);
    expect(frames.length).toBeGreaterThanOrEqual(5);
    expect(frames.length).toBeLessThanOrEqual(24);
  });

  it("is held where somebody should look, shown blurred first, and delivered once they let it through", async () => {
    bad(0.6);
    await start();
    await say("/admin reviews here", host, room);
    const { id } = await clipOf(await say(ask));
    const held = await rig.when(id, ({ state }) => state === "held");
    expect(held).not.toHaveProperty("file");
    expect(await rig.record.owned.findShots(held.shots.map(({ digest }) => digest))).toEqual(
      held.shots.map(() => undefined),
    );
    await rig.desk.goOn();
    const number = await onlyCase();
    expect(await rig.store.has(`sheets/case-${number}-blurred.jpg`)).toBe(true);
    expect(await rig.store.has(`sheets/case-${number}-clear.jpg`)).toBe(false);
    const seen = await say(`/review case:${number} do:see`, host, room);
    expect(noticeOf(seen).pictureKey).toBe(`sheets/case-${number}-clear.jpg`);
    expect(await press(buttonOf(seen, "File 1"), host, room)).toMatchObject({ kind: "file", secret: true });
    await say(`/review case:${number} do:approve`, host, room);
    expect(await rig.ended(id)).toMatchObject({ state: "delivered" });
    expect(await rig.record.owned.findShots(held.shots.map(({ digest }) => digest))).toEqual(
      held.shots.map(({ key }) => key),
    );
  });

  it("that was refused can be appealed against from its card, and is made for nothing where that was right", async () => {
    bad(0.95);
    await start();
    await say("/admin reviews here", host, room);
    const clip = await rig.ended((await clipOf(await say(ask))).id);
    const [appeal] = (await rig.studio.card(clip)).buttons;
    expect(appeal).toMatchObject({ label: "Appeal", command: "appeal" });
    expect(noticeOf(await press(appeal)).words).toMatch(/Somebody will look at it/);
    await say(`/review case:${await onlyCase()} do:approve`, host, room);
    const paid = backend.started.length;
    const again = await rig.ended((await clipOf(await say(`/retry clip:${clip.id}`))).id);
    expect(again).toMatchObject({ state: "delivered", charged: 0 });
    expect(backend.started).toHaveLength(paid);
  });

  it("is posted behind a spoiler where that is enough", async () => {
    bad(0.35);
    await start();
    const clip = await rig.ended((await clipOf(await say(ask))).id);
    expect(clip).toMatchObject({ state: "delivered", spoiler: true });
  });

  it("is stopped earlier where managers want it strict", async () => {
    bad(0.45);
    await start();
    await rig.studio.setGroupSettings("console", "club", { strictness: "strict" }, { ...ann, manager: true });
    expect(await rig.ended((await clipOf(await say(ask))).id)).toMatchObject({
      failure: { code: "refused-film" },
    });
  });

  describe("as a whole, with what the cut has laid over its shots", () => {
    const marked = { VISIBLE_MARK: "AI" };
    const isWhole = ({ pictures }: { pictures: Buffer[] }) =>
      pictures.some((picture) => picture.includes("laid over"));
    const wholes = () => classifier.asked.filter(isWhole);
    const badWhole = (score: number) => {
      classifier.judge = (judged) => (isWhole(judged) ? { sexual: score } : {});
    };

    it("is looked at where it shows anything else than they do, and never asked about in vain", async () => {
      await start();
      const plain = await rig.ended((await clipOf(await say(ask))).id);
      expect(plain).toMatchObject({ state: "delivered" });
      expect(wholes()).toEqual([]);
      expect(classifier.asked.some(({ pictures }) => pictures.length > 0)).toBe(true);
      await rig.stop();
      await start(marked);
      expect(await rig.ended((await clipOf(await say(ask))).id)).toMatchObject({ state: "delivered" });
      expect(wholes().length).toBeGreaterThanOrEqual(6);
      expect(wholes().length).toBeLessThanOrEqual(24);
    });

    it("is refused by what and where, with all credits back; its shots are still what they were", async () => {
      badWhole(0.95);
      await start(marked);
      const before = await left();
      const clip = await rig.ended((await clipOf(await say(ask))).id);
      expect(clip).toMatchObject({ state: "failed", failure: { code: "refused-film" }, charged: 0 });
      expect(clip.failure?.message).toMatch(/shot 1 of the finished film came out with nudity or sex/);
      expect(clip).not.toHaveProperty("posted");
      expect(clip).not.toHaveProperty("file");
      expect(await left()).toBe(before);
      const known = await rig.record.owned.findShots(clip.shots.map(({ digest }) => digest));
      expect(known).toEqual(clip.shots.map(({ key }) => key));
    });

    it("is held over a restart, shown to reviewers as it is, and delivered once they let it through", async () => {
      badWhole(0.6);
      await start(marked);
      await say("/admin reviews here", host, room);
      const { id } = await clipOf(await say(ask));
      await rig.when(id, ({ state }) => state === "held");
      const [{ dataDir }, prefix] = [rig.config, rig.config.redis.prefix];
      const on = { redisUrl: rig.config.redis.url ?? "", prefix, dataDir };
      await rig.kill();
      await start(marked, { on });
      expect(await rig.record.clips.load(id)).toMatchObject({ state: "held" });
      const number = await onlyCase();
      const seen = await say(`/review case:${number} do:see`, host, room);
      const shown = await press(buttonOf(seen, "File 1"), host, room);
      expect(shown).toMatchObject({ kind: "file", key: `clips/${id}/clip.mp4`, secret: true });
      expect(buttonOf(seen, "File 2")).toBeUndefined();
      const asked = wholes().length;
      await say(`/review case:${number} do:approve`, host, room);
      expect(await rig.ended(id)).toMatchObject({ state: "delivered" });
      expect(wholes()).toHaveLength(asked);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });

    it("ends with all credits back where a person says no to it", async () => {
      badWhole(0.6);
      await start(marked);
      await say("/admin reviews here", host, room);
      const before = await left();
      const { id } = await clipOf(await say(ask));
      await rig.when(id, ({ state }) => state === "held");
      await say(`/review case:${await onlyCase()} do:reject`, host, room);
      expect(await rig.ended(id)).toMatchObject({ state: "failed", charged: 0 });
      expect(await left()).toBe(before);
    });

    it("that was refused is made for nothing once an appeal was right, and not refused again", async () => {
      badWhole(0.95);
      await start(marked);
      await say("/admin reviews here", host, room);
      const clip = await rig.ended((await clipOf(await say(ask))).id);
      await press((await rig.studio.card(clip)).buttons[0]);
      await say(`/review case:${await onlyCase()} do:approve`, host, room);
      const paid = backend.started.length;
      const again = await rig.ended((await clipOf(await say(`/retry clip:${clip.id}`))).id);
      expect(again).toMatchObject({ state: "delivered", charged: 0 });
      expect(backend.started).toHaveLength(paid);
    });

    it("is posted behind a spoiler where that is enough", async () => {
      badWhole(0.35);
      await start(marked);
      const clip = await rig.ended((await clipOf(await say(ask))).id);
      expect(clip).toMatchObject({ state: "delivered", spoiler: true });
    });
  });

  it("among adults is no reason to show it where others are", async () => {
    classifier.judge = ({ pictures }) => (pictures.length > 0 ? { sexual: 0.9 } : {});
    await start();
    const adults: Surface = { ...surface, chat: "late", adult: true };
    const there = await rig.ended((await clipOf(await say(ask, ann, adults))).id);
    expect(there).toMatchObject({ state: "delivered", spoiler: true });
    // The same words and shots, elsewhere.
    const here = await rig.ended((await clipOf(await say(ask))).id);
    expect(here).toMatchObject({ state: "failed", failure: { code: "refused-film" } });
  });
});
