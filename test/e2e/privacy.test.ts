import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "telegram:77700011", name: "Annabelle" };
const ben: Person = { id: "telegram:77700022", name: "Benedict" };
const surface: Surface = { platform: "console", chat: "main", group: "club" };
const privately: Surface = { platform: "console", chat: "own" };
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let file: string;
let rig: Rig;
let ahead = 0;
let said = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-privacy-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  ahead = 0;
});
afterEach(() => rig.stop());

const start = async (env: Record<string, string> = {}) => {
  const backend = createInstantBackend({ file, slots: 4 });
  const now = () => Date.now() + ahead;
  rig = await startRig({ media: instantMedia(), backends: () => onlyBackend(backend), now, env });
};

async function say(text: string, person = ann, where = surface): Promise<Reply> {
  const answer = await rig.dispatcher.say(text, {
    person,
    surface: where,
    attachments: [],
    idempotencyKey: `said-${++said}`,
    isPrivate: true,
    mentioned: false,
  });
  if (!answer) throw new Error(`no answer to ${text}`);
  return answer;
}
const wordsOf = (reply: Reply) => ("notice" in reply ? JSON.stringify(reply.notice) : JSON.stringify(reply));
async function film(text: string, person = ann) {
  const answer = await say(text, person);
  if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
  return rig.ended(answer.clipId);
}
const yes = (person = ann) =>
  rig.dispatcher.dispatch({
    command: "forget_me",
    options: {},
    person,
    surface,
    idempotencyKey: `said-${++said}`,
    pressed: true,
  });

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          files.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      });
      zip.on("end", resolve);
      zip.on("error", reject);
      zip.readEntry();
    });
  });
  return files;
}

/** Everything in Redis under the rig's prefix, and every file of its folder, in which one of these words stands. */
async function found(words: readonly string[]): Promise<string[]> {
  const hits: string[] = [];
  const look = (where: string, text: string) => {
    for (const word of words) if (text.includes(word)) hits.push(`${where}: ${word}`);
  };
  for (const key of await rig.redis.keys(`${rig.keys.prefix}:*`)) {
    // Gone by itself before anybody is forgotten.
    const left = await rig.redis.pttl(key);
    if (left > 0 && left < DAY_MS) continue;
    look("key", key);
    const type = await rig.redis.type(key);
    const value =
      type === "string"
        ? await rig.redis.get(key)
        : type === "hash"
          ? await rig.redis.hgetall(key)
          : type === "set"
            ? await rig.redis.smembers(key)
            : type === "zset"
              ? await rig.redis.zrange(key, 0, "-1")
              : type === "stream"
                ? await rig.redis.xrange(key, "-", "+")
                : await rig.redis.lrange(key, 0, "-1");
    look(key, JSON.stringify(value));
  }
  for (const name of await readdir(rig.config.dataDir, { recursive: true })) {
    const path = join(rig.config.dataDir, name);
    look("folder", name);
    if ((await stat(path)).isFile()) look(name, (await readFile(path)).toString("latin1"));
  }
  return hits;
}

it("tells what is kept, for how long and who sees it", async () => {
  await start({ RETENTION_DAYS: "clips:30,uploads:3,incidents:60" });
  await film("a fox --seconds 2");
  const told = wordsOf(await say("/privacy"));
  for (const part of ["Your clips: 1", "for 30 days", "else 3 days", "60 days", "none of your words"])
    expect(told).toContain(part);
});

it("gives everything that is kept, once a day, to nobody else, and no other person's words", async () => {
  await start();
  const clip = await film("a secret vixen --seconds 2");
  const others = await film("somebody else's badger --seconds 2", ben);
  // Held once, and refused once: what an order went on from is the other's, also in its case.
  for (const [id, about] of [
    ["held", "review"],
    ["refused", "refuse"],
  ] as const) {
    await rig.record.cases.note({
      ...{ id, at: Date.now(), about: "order", outcome: about, account: ann.id, surface },
      person: { id: ann.id, name: ann.name },
      words: ["my own by night"],
      goesOnFrom: [others.request.prompt],
    });
  }
  // In a server or group nobody else could see it either, and yet: in a direct message only. Nothing is counted.
  for (const [platform, where] of [
    ["discord", "in a direct message"],
    ["telegram", "in our private chat"],
  ] as const) {
    const refused = wordsOf(await say("/privacy export", ann, { platform, chat: "town", group: "town" }));
    expect(refused).toContain(`send me /privacy export ${where}.`);
  }
  const reply = await say("/privacy export", ann, privately);
  if (reply.kind !== "file") throw new Error(wordsOf(reply));
  expect(reply).toMatchObject({ secret: true, personal: true });
  const files = await unzipped(await readFile(await rig.store.path(reply.key)));
  expect([...files.keys()]).toContain(`files/${clip.id}-clip.mp4`);
  const data = files.get("data.json")?.toString("utf8") ?? "";
  expect(JSON.parse(data)).toMatchObject({
    person: ann,
    clips: [{ id: clip.id, request: { prompt: "a secret vixen" } }],
    cases: [{ words: ["my own by night"] }, { words: ["my own by night"] }],
  });
  expect(data).not.toContain("badger");
  expect(wordsOf(await say("/privacy export", ann, privately))).toMatch(/within the last 24 hours/);
});

it("asks before somebody is forgotten, waits a day, and lets them take it back", async () => {
  await start();
  const clip = await film("a secret vixen --seconds 2");
  const question = wordsOf(await say("/privacy forget"));
  expect(question).toMatch(/24 hours after you say yes/);
  expect(await rig.redis.zcard(rig.keys.forgetting)).toBe(0);
  await yes();
  expect(wordsOf(await say("/privacy"))).toMatch(/You asked to be forgotten/);
  await rig.privacy.carryOut();
  expect(await rig.record.clips.load(clip.id)).not.toHaveProperty("deletedAt");
  // Whoever else presses that button, or says it, is forgotten themselves.
  await yes(ben);
  expect(await rig.redis.zrange(rig.keys.forgetting, 0, "-1")).toEqual(
    expect.arrayContaining([ann.id, ben.id]),
  );
  await say("/privacy undo", ben);
  // Somebody else's undo is their own.
  await say("/privacy undo", ben);
  expect(await rig.redis.zcard(rig.keys.forgetting)).toBe(1);
  expect(wordsOf(await say("/privacy undo"))).toMatch(/everything stays/);
  ahead = 2 * DAY_MS;
  await rig.privacy.carryOut();
  expect(await rig.record.clips.load(clip.id)).not.toHaveProperty("deletedAt");
});

it("leaves nothing of whoever is forgotten but the shots of what others made from theirs", async () => {
  await start({ ADMINS: "telegram:1", BANNED_WORDS: "pineapple" });
  const words = ["vixen", "quokka", "narwhal", "pineapple", "Annabelle", "77700011"];
  const clip = await film("a secret vixen says: hello quokka --seconds 4 --negative narwhal");
  const [child] = await rig.studio.derive(
    clip.id,
    { kind: "reroll" },
    { person: ben, surface, idempotencyKey: "child" },
  );
  const remix = await rig.ended(child?.id ?? "");
  await say("/settings seconds:9");
  await say("/video a pineapple --seconds 2");
  await say(`/recipe ${clip.id}`);
  await say("/link");
  await say("/cast Mara: a quokka in a red coat");
  await rig.store.write("texts/0123.json", Readable.from([JSON.stringify({ prompt: clip.request.prompt })]));
  expect((await found(["vixen", "Annabelle", "77700011"])).length).toBeGreaterThan(5);
  await say(`/report clip:${remix.id} reason:hate`);
  // The last to get in line, and somebody was yet to look at what they asked for.
  const last = await film("another vixen --seconds 2");
  await rig.record.cases.note(
    {
      id: "open",
      at: Date.now(),
      about: "order",
      person: { id: ann.id, name: ann.name },
      account: ann.id,
      surface,
      outcome: "review",
      clip: last.id,
      words: ["another vixen"],
    },
    { open: true },
  );
  // And so they are at what the other asked for, with the words it goes on from.
  await rig.record.cases.note(
    {
      id: "others",
      at: Date.now(),
      about: "order",
      person: { id: ben.id, name: ben.name },
      account: ben.id,
      surface,
      outcome: "review",
      goesOnFrom: [clip.request.prompt, "a brown bear"],
      words: ["the same by night"],
    },
    { open: true },
  );
  await rig.record.access.block(ann.id, { reason: "spam by Annabelle" }, "telegram:1");
  await yes();
  ahead = 25 * 60 * 60 * 1000;
  await rig.privacy.carryOut();
  expect(await rig.record.cases.load("others")).toMatchObject({
    state: "open",
    goesOnFrom: ["a brown bear"],
    words: ["the same by night"],
  });
  // Words of the other's clip are theirs: in its record, its files, the message that shows it, and its case.
  const message = await rig.redis.keys(`${rig.keys.prefix}:notebook:console:message:*`);
  const reported = rig.keys.caseOf((await rig.redis.get(rig.keys.reportCase(remix.id))) ?? "none");
  const ofRemix = (hit: string) =>
    hit.includes(remix.id) || [...message, reported].some((key) => hit.startsWith(key));
  expect((await found(words)).filter((hit) => !ofRemix(hit))).toEqual([]);
  expect(await found(["Annabelle", "77700011"])).toEqual([]);
  expect(await rig.record.cases.load("open")).toMatchObject({ state: "rejected" });
  expect((await rig.record.cases.open()).map(({ id }) => id)).not.toContain("open");
  // Whose words the other's clip goes on from is nobody's to tell.
  const record = JSON.stringify(await rig.redis.hgetall(rig.keys.clip(remix.id)));
  expect(record).not.toMatch(/Annabelle|77700011/);
  expect(await rig.studio.clip(remix.id, ben, surface)).toMatchObject({ state: "delivered" });
  // Who was blocked is blocked, and nothing says who that is.
  expect((await rig.record.access.standingOf(ann.id, "telegram")).block).toMatchObject({ reason: "" });
  await rig.record.access.unblock(ann.id, "telegram:1");
  expect((await rig.record.access.standingOf(ann.id, "telegram")).block).toBeUndefined();
  // Done twice it is the same.
  await yes();
  ahead = 50 * 60 * 60 * 1000;
  await rig.privacy.carryOut();
  expect(await rig.studio.clip(remix.id, ben, surface)).toMatchObject({ state: "delivered" });
});

it("keeps clips and what was written down no longer than the host wants", async () => {
  await start({ RETENTION_DAYS: "clips:10,audit:5", ADMINS: "telegram:1" });
  const old = await film("an old vixen --seconds 2");
  await rig.record.access.refused(ann.id, "pause all");
  ahead = 8 * DAY_MS;
  const young = await film("a young vixen --seconds 2");
  ahead = 11 * DAY_MS;
  await rig.privacy.retire();
  expect(await rig.record.clips.load(old.id)).toHaveProperty("deletedAt");
  expect(await rig.record.clips.load(young.id)).not.toHaveProperty("deletedAt");
  expect(await rig.record.access.audit(10)).toEqual([]);
  expect(await rig.store.has(old.file?.key ?? "")).toBe(false);
});

it("keeps what somebody has reported beyond that, until somebody has looked", async () => {
  await start({ RETENTION_DAYS: "clips:10", ADMINS: "telegram:1" });
  const clip = await film("a vixen --seconds 2");
  await say(`/report clip:${clip.id} reason:intimate`, ben);
  ahead = 11 * DAY_MS;
  await rig.privacy.retire();
  expect(await rig.record.clips.load(clip.id)).not.toHaveProperty("deletedAt");
  const [open] = await rig.record.cases.open();
  const host = { id: "telegram:1", name: "Hal" };
  await say("/admin reviews here", host);
  await say(`/review case:${open?.id} do:approve`, host);
  await rig.privacy.retire();
  expect(await rig.record.clips.load(clip.id)).toHaveProperty("deletedAt");
});

it("writes no words into the log at the level that is usual", async () => {
  await start({ BANNED_WORDS: "pineapple" });
  await film("a secret vixen --seconds 2");
  await say("/video a pineapple vixen --seconds 2");
  await say("make the vixen larger");
  const usual = rig.logged().filter(({ level }) => Number(level) >= 30);
  expect(usual.length).toBeGreaterThan(0);
  expect(JSON.stringify(usual)).not.toMatch(/vixen|pineapple/);
});
