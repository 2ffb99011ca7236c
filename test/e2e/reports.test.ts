import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const host: Person = { id: "discord:1", name: "Hal" };
/** Of an account that Discord has known since 2016, and one that was made today. */
const old = (number: number): Person => ({ id: `discord:17594018600000000${number}`, name: `Old ${number}` });
const fresh = (number: number): Person => ({
  id: `discord:${(BigInt(Date.now() - 1_420_070_400_000) << 22n) + BigInt(number)}`,
  name: `New ${number}`,
});
const surface: Surface = { platform: "console", chat: "main", group: "club" };
const room: Surface = { platform: "console", chat: "reviews" };

let folder: string;
let file: string;
let rig: Rig;
let said = 0;

/** Two films of equal pictures, and one of others: blocks of grey by a number. */
let pictures = 1;
const frames = (seed: number, fps: number) =>
  Array.from({ length: 6 * fps }, (_, frame) =>
    Uint8Array.from({ length: 64 * 64 }, (_, at) => {
      const [x, y] = [Math.floor((at % 64) / 8), Math.floor(at / 512)];
      const scene = Math.floor(frame / fps);
      return Math.abs(Math.sin((x + 1) * 12.9 * seed + (y + 1) * 78.2 * (x + scene + 1) + scene * 3.7)) * 255;
    }),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-reports-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  rig = await startRig({
    media: { ...instantMedia(), greyFrames: async (_path, _out, { fps }) => frames(pictures, fps) },
    backends: () => onlyBackend(createInstantBackend({ file, slots: 4 })),
    env: { ADMINS: host.id },
  });
});
afterEach(() => rig.stop());

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
const wordsOf = (reply: Reply) => JSON.stringify("notice" in reply ? reply.notice : reply);
async function film(text: string, person = ann, seed = 1) {
  pictures = seed;
  const answer = await say(text, person);
  if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
  return rig.ended(answer.clipId);
}
const load = async (id: string) => rig.record.clips.load(id);

it("asks for the reason by buttons, and says nothing of who reported", async () => {
  const clip = await film("a fox --seconds 4");
  const reply = await say(`/report clip:${clip.id}`, old(1));
  expect(wordsOf(reply)).toMatch(/not who you are/);
  if (!("notice" in reply)) throw new Error("no notice");
  expect(reply.notice.buttons?.map(({ options }) => options?.reason)).toEqual([
    "me",
    "intimate",
    "minor",
    "violence",
    "hate",
    "other",
  ]);
  expect(wordsOf(await say(`/report clip:${clip.id} reason:hate`))).toMatch(/That clip is your own/);
});

it("tells what came of one's own film where its words are for everybody, and of a private one to its maker alone", async () => {
  const open = await film("a fox --seconds 4");
  const own = await film("a hidden hen --seconds 4 --private");
  expect(await say(`/report clip:${open.id}`)).not.toHaveProperty("secret");
  const reply = await say(`/report clip:${own.id}`);
  expect(wordsOf(reply)).toContain("hen");
  expect(reply).toHaveProperty("secret", true);
});

it.each(["me", "intimate", "minor"])(
  "hides a clip and its copies by one report as %s until somebody has looked, and it comes back where it may stay",
  async (reason) => {
    const clip = await film("a fox --seconds 4");
    const copy = await film("a copied fox --seconds 4", old(7));
    const other = await film("a hen --seconds 4", ann, 2);
    pictures = 1;
    expect(wordsOf(await say(`/report clip:${clip.id} reason:${reason}`, fresh(1)))).toMatch(
      /is hidden until/,
    );
    for (const id of [clip.id, copy.id]) {
      expect(await load(id)).toHaveProperty("hidden");
      expect(await load(id)).not.toHaveProperty("posted");
      for (const person of [ann, old(7), old(2), { ...old(3), manager: true }])
        expect(await rig.studio.clip(id, person, surface)).toBeUndefined();
    }
    expect(await load(other.id)).not.toHaveProperty("hidden");
    // Whoever made it can't do away with what has to be looked at.
    expect(wordsOf(await say(`/delete clip:${clip.id}`))).toMatch(/no clip/);
    const [open] = await rig.record.cases.open();
    expect(open).toMatchObject({ about: "report", clip: clip.id, reasons: [reason] });
    await say("/admin reviews here", host, room);
    await rig.desk.goOn();
    expect(
      JSON.stringify(
        await rig.redis.mget(await rig.redis.keys(`${rig.keys.prefix}:notebook:console:message:reviews:*`)),
      ),
    ).toMatch(/Look at it before/);
    await say(`/review case:${open?.id} do:approve`, host, room);
    for (const id of [clip.id, copy.id]) {
      expect(await load(id)).not.toHaveProperty("hidden");
      expect(await load(id)).toHaveProperty("posted");
    }
    // Somebody has looked: saying it again hides nothing.
    expect(wordsOf(await say(`/report clip:${clip.id} reason:${reason}`, old(4)))).not.toMatch(/is hidden/);
    expect(await load(clip.id)).not.toHaveProperty("hidden");
  },
);

it("needs several people for anything else: no storm of a few accounts, or of new ones, hides a clip", async () => {
  const clip = await film("a fox --seconds 4");
  for (let count = 0; count < 5; count++) await say(`/report clip:${clip.id} reason:hate`, old(1));
  for (let count = 0; count < 8; count++) await say(`/report clip:${clip.id} reason:hate`, fresh(count));
  await say(`/report clip:${clip.id} reason:other`, old(2));
  expect(await load(clip.id)).not.toHaveProperty("hidden");
  await say(`/report clip:${clip.id} reason:violence`, old(3));
  expect(await load(clip.id)).toHaveProperty("hidden");
  expect(await rig.record.cases.open()).toHaveLength(1);
});

it("takes a clip away for good where a reviewer says so, and a person reports ten a day", async () => {
  const clip = await film("a fox --seconds 4");
  await say(`/report clip:${clip.id} reason:intimate`, old(1));
  const [open] = await rig.record.cases.open();
  await say(`/review case:${open?.id} do:reject`, host, room);
  expect(await load(clip.id)).toHaveProperty("deletedAt");
  expect(await load(clip.id)).not.toHaveProperty("hidden");
  const other = await film("a hen --seconds 4", ann, 2);
  const answers: string[] = [];
  for (let count = 0; count < 11; count++)
    answers.push(wordsOf(await say(`/report clip:${other.id} reason:other`, old(2))));
  expect(answers.at(-1)).toMatch(/reported 10 clips today/);
});

it("keeps a reported clip from being forgotten until somebody has looked", async () => {
  const clip = await film("a fox --seconds 4");
  await say(`/report clip:${clip.id} reason:intimate`, old(1));
  await rig.redis.zadd(rig.keys.forgetting, Date.now() - 1, ann.id);
  await rig.privacy.carryOut();
  expect(await load(clip.id)).toMatchObject({ request: { prompt: "a fox" } });
  expect(await rig.redis.zcard(rig.keys.forgetting)).toBe(1);
  const [open] = await rig.record.cases.open();
  await say(`/review case:${open?.id} do:approve`, host, room);
  await rig.redis.zadd(rig.keys.forgetting, Date.now() - 1, ann.id);
  await rig.privacy.carryOut();
  expect(JSON.stringify(await load(clip.id))).not.toContain("a fox");
});

it("takes notices from people without an account: one hides what is intimate, and nobody learns which clips there are", async () => {
  const clip = await film("a fox --seconds 4");
  const notice = (where: string, id: string, reason: "intimate" | "other", from = "203.0.113.7") =>
    rig.studio.reports.notice({
      clip: id,
      reason,
      said: { where, says: "that is me\n@everyone", contact: "me@example.org" },
      from,
    });
  await notice("one", clip.id, "other");
  expect(await load(clip.id)).not.toHaveProperty("hidden");
  const hiding = await notice("two", clip.id, "intimate");
  expect(await load(clip.id)).toHaveProperty("hidden");
  // Sent again, and of a clip there isn't: answers look the same.
  expect(await notice("two", clip.id, "intimate")).toEqual(hiding);
  const unknown = await notice("three", "nosuchclip", "intimate");
  expect(await notice("three", "nosuchclip", "intimate")).toEqual(unknown);
  expect(Object.keys(unknown).sort()).toEqual(Object.keys(hiding).sort());
  expect(hiding.lookedAtBy - Date.now()).toBeGreaterThan(47 * 3600_000);
  expect(await rig.record.cases.open()).toHaveLength(2);

  await say("/admin reviews here", host, room);
  await rig.desk.goOn();
  const told = JSON.stringify(
    await rig.redis.mget(await rig.redis.keys(`${rig.keys.prefix}:notebook:console:message:reviews:*`)),
  );
  expect(told).toMatch(/Look at it before/);
  expect(told).toContain("me@example.org");
  expect(told).toContain("nosuchclip");
  expect(await rig.studio.reports.noticeState(hiding.case)).toMatchObject({ state: "open" });
  await say(`/review case:${hiding.case} do:reject`, host, room);
  await say(`/review case:${unknown.case} do:approve`, host, room);
  expect(await rig.studio.reports.noticeState(hiding.case)).toMatchObject({ state: "removed" });
  expect(await rig.studio.reports.noticeState(unknown.case)).toMatchObject({ state: "decided" });
  expect(await load(clip.id)).toHaveProperty("deletedAt");

  for (const where of ["four", "five"]) await notice(where, "nosuchclip", "other");
  await expect(notice("six", "nosuchclip", "other")).rejects.toMatchObject({ code: "too-many-reports" });
  await notice("seven", "nosuchclip", "other", "203.0.113.8");
});
