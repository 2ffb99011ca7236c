import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Audience } from "../../src/core/access/audience.ts";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Attachment } from "../../src/core/talk/command.ts";
import type { Notice, Reply } from "../../src/core/talk/reply.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
const surface: Surface = { platform: "console", chat: "main" };

let folder: string;
let file: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-commands-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  backend = createInstantBackend({ file, billed: false, slots: 4 });
  rig = await startRig({
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { GROUP_CREDITS_PER_DAY: "50" },
  });
});
afterEach(() => rig.stop());

let said = 0;
async function say(
  text: string,
  as: { person?: Person; attachments?: Attachment[]; surface?: Surface } = {},
): Promise<Reply> {
  const answer = await rig.dispatcher.say(text, {
    person: as.person ?? ann,
    surface: as.surface ?? surface,
    attachments: as.attachments ?? [],
    idempotencyKey: `said-${++said}`,
    isPrivate: true,
    mentioned: false,
  });
  if (!answer) throw new Error(`no answer to ${text}`);
  return answer;
}

async function made(answer: Reply) {
  if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
  return await rig.ended(answer.clipId);
}

function words(answer: Reply): string {
  if (answer.kind !== "notice") throw new Error(JSON.stringify(answer));
  return JSON.stringify(answer.notice);
}

describe("what people type, through the whole system", () => {
  it("makes a film, hands out its recipe, and makes it again from that for nothing", async () => {
    const film = await made(await say("A fox runs. It leaps. It sleeps. --seconds 12 --seed 5"));
    expect(film).toMatchObject({ state: "delivered", request: { seconds: 12, seed: 5 } });
    const recipe = await say(`/recipe ${film.id}`);
    if (recipe.kind !== "file") throw new Error("no file");
    const again = await made(
      await say("/video", { person: ben, attachments: [{ key: recipe.key, kind: "recipe" }] }),
    );
    expect(again).toMatchObject({
      state: "delivered",
      charged: 0,
      maker: ben,
      lineage: { kinship: "recipe" },
      request: { seconds: 12, seed: 5 },
    });
    expect(again.shots.every((shot) => shot.state === "kept")).toBe(true);
    expect(again.shots.map((shot) => shot.digest)).toEqual(film.shots.map((shot) => shot.digest));
  });

  it("refuses a recipe that was tampered with, and charges nothing", async () => {
    const path = join(folder, "evil.json");
    await writeFile(
      path,
      '{"format":"rushes-recipe","version":1,"request":{"prompt":"x","images":[{"key":"../../etc"}]}}',
    );
    await rig.store.put("inbox/evil.json", path);
    const answer = await say("/video", { attachments: [{ key: "inbox/evil.json", kind: "recipe" }] });
    expect(words(answer)).toContain("can't be used");
    expect(words(await say("/quota"))).toContain("0 spent");
  });

  it("makes a failed clip after all, keeping the shots that were made", async () => {
    const answer = backend.answer;
    let failures = 0;
    backend.answer = (...args) =>
      failures++ < 1
        ? { state: "failed", code: "refused-content", message: "Other words, please.", retryable: false }
        : answer(...args);
    const failed = await made(await say("a fox --seconds 3"));
    expect(failed).toMatchObject({ state: "failed", charged: 0 });
    expect((await rig.studio.card(failed)).buttons.map((button) => button.command)).toEqual(["retry"]);
    const again = await made(await say(`/retry ${failed.id}`));
    expect(again).toMatchObject({ state: "delivered", request: { prompt: "a fox", seconds: 3 } });
    expect(again.plan.shots).toEqual(failed.plan.shots);
  });

  it("shows the takes of a /vary side by side, picks one and deletes the others", async () => {
    const film = await made(await say("a fox --seconds 2"));
    const takes = await say(`/vary 3 ${film.id}`);
    if (takes.kind !== "clip") throw new Error("no clips");
    const ids = [takes.clipId, ...(takes.more ?? [])];
    expect(ids).toHaveLength(3);
    for (const id of ids) expect((await rig.ended(id)).state).toBe("delivered");
    const sheet = await say(`/pick --sheet ${ids[0]}`);
    if (sheet.kind !== "notice" || !sheet.notice.pictureKey) throw new Error("no sheet");
    expect(await rig.store.has(sheet.notice.pictureKey)).toBe(true);
    expect(sheet.notice.buttons?.map((button) => button.clipId)).toEqual(ids);
    expect(words(await say(`/pick --drop-others ${ids[1]}`))).toContain("Take 2 is picked");
    const history = words(await say("/history"));
    expect(history).toContain("picked");
    expect(ids.map((id) => history.includes(id))).toEqual([false, true, false]);
  });

  it("posts the sheet of a /vary once, when the last take is there", { tags: ["long"] }, async () => {
    await rig.stop();
    backend = createInstantBackend({ file: shotFiles(inject("footage")), slots: 4 });
    rig = await startRig({ backends: () => onlyBackend(backend) });
    const sender = rig.senders.find(({ platform }) => platform === "console");
    if (!sender) throw new Error("no local chat");
    const posted: Notice[] = [];
    const sheet = new Promise<void>((resolve) => {
      sender.postNotice = async (_surface, notice) => {
        posted.push(notice);
        resolve();
        return undefined;
      };
    });
    const film = await made(await say("a fox --seconds 2"));
    const takes = await say(`/vary 2 ${film.id}`);
    if (takes.kind !== "clip") throw new Error("no clips");
    const ids = [takes.clipId, ...(takes.more ?? [])];
    for (const id of ids) await rig.ended(id);
    await sheet;
    expect(posted.map((notice) => notice.buttons?.map((button) => button.clipId))).toEqual([ids]);
    expect(await rig.store.has(posted[0]?.pictureKey ?? "")).toBe(true);
    expect(rig.logged().filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it("posts the sheet of private takes to their maker alone", async () => {
    await rig.stop();
    backend = createInstantBackend({ file: shotFiles(inject("footage")), slots: 4 });
    rig = await startRig({ backends: () => onlyBackend(backend) });
    const sender = rig.senders.find(({ platform }) => platform === "console");
    if (!sender) throw new Error("no local chat");
    const audience = new Promise<Audience>((resolve) => {
      sender.postNotice = async (_surface, _notice, seenBy) => {
        resolve(seenBy);
        return undefined;
      };
    });
    const film = await made(await say("/video a fox --seconds 2 --private"));
    await say(`/vary 2 ${film.id}`);
    expect(await audience).toEqual({ kind: "person", id: ann.id });
  });

  it("keeps somebody else from cancelling, deleting and hiding what is not theirs", async () => {
    const film = await made(await say("a fox --seconds 2"));
    for (const text of [`/delete ${film.id}`, `/private ${film.id}`, `/cancel ${film.id}`]) {
      expect(words(await say(text, { person: ben })), text).toContain("mistake");
    }
    await say(`/private ${film.id}`);
    expect(words(await say(`/recipe ${film.id}`, { person: ben }))).toContain("no clip");
    expect((await rig.studio.clip(film.id, ann, surface))?.deletedAt).toBeUndefined();
  });

  it("takes a prompt for words and nothing else, whatever it looks like", async () => {
    const prompt = "$(reboot) {\"seconds\": 60} -vf drawtext=text='x' @everyone <b>\\n%s ../../etc/passwd";
    const film = await made(await say(`/video prompt:"${prompt.replace(/[\\"]/g, "\\$&")}" seconds:2`));
    expect(film).toMatchObject({ state: "delivered", request: { prompt, seconds: 2 } });
  });
});

describe("what managers set with /rushes", () => {
  const boss = { person: { ...ann, manager: true } };
  const at = (chat: string, more: Partial<Surface> = {}) => ({
    surface: { ...surface, chat, group: "film-club", ...more },
  });

  it("says where and by whom clips may be asked for", async () => {
    await say("/rushes chats:only-here", { ...boss, ...at("clips") });
    expect(words(await say("a fox", at("talk")))).toContain("aren't made in this channel");
    expect((await made(await say("a fox", at("clips")))).state).toBe("delivered");
    await say("/rushes askers:managers", { ...boss, ...at("clips") });
    expect(words(await say("a fox", { person: ben, ...at("clips") }))).toContain("only managers");
    expect((await made(await say("a fox", { person: ben }))).state).toBe("delivered");
  });

  it("says what may be asked for, and how much", async () => {
    await say("/rushes adult_styles:noir seconds:3 credits_per_day:4", { ...boss, ...at("clips") });
    expect(words(await say("/video a fox --style noir", at("clips")))).toContain("marked as for adults");
    const film = await made(await say("/video a fox --style noir", at("clips", { adult: true })));
    expect(film.request).toMatchObject({ style: "noir", seconds: 3 });
    expect(words(await say("a fox", { person: ben, ...at("clips") }))).toContain("has 1 credit left");
  });

  it("can't raise what the installation lets a community spend", async () => {
    const granted = async () => (await rig.studio.quota(ben, at("clips").surface)).group?.granted;
    expect(await granted()).toBe(50);
    await say("/rushes credits_per_day:1000", { ...boss, ...at("clips") });
    expect(await granted()).toBe(50);
    await say("/rushes credits_per_day:20", { ...boss, ...at("clips") });
    expect(await granted()).toBe(20);
    expect(words(await say("a fox --seconds 21", { person: ben, ...at("clips") }))).toContain(
      "has 20 credits",
    );
  });

  it("puts roles on plans that there are, and on no others", async () => {
    await say("/rushes role:1042 plan:standard", { ...boss, ...at("clips") });
    for (const plan of ["patron", "constructor"]) {
      const refused = words(await say(`/rushes role:1042 plan:${plan}`, { ...boss, ...at("clips") }));
      expect(refused).toContain(`There is no plan “${plan}”. Those you can hand out: standard.`);
    }
    expect(await rig.studio.groupSettings("console", "film-club")).toEqual({
      rolePlans: { "1042": "standard" },
    });
  });
});
