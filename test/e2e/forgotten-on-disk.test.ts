import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { type PrivateRedis, privateRedisFolder, startPrivateRedis } from "../../src/host/private-redis.ts";
import { createMedia } from "../../src/media/media.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { rewritten, standing } from "../fixtures/on-disk.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "telegram:77700011", name: "Annabelle Quist" };
const alsoAnn: Person = { id: "discord:888000111222333444", name: "annaquist" };
const ben: Person = { id: "telegram:77700022", name: "Benedict" };
const host: Person = { id: "telegram:1", name: "Hal" };
const surface: Surface = { platform: "console", chat: "main", group: "club" };
const privately: Surface = { platform: "console", chat: "own" };
const WHO = ["77700011", "888000111222333444", "Annabelle", "Quist", "annaquist"];
/** Words nobody else ever wrote. */
const WORDS = ["vixen", "quokka", "narwhal", "axolotl", "okapi", "pangolin", "tarsier", "pineapple"];
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let redis: PrivateRedis;
let client: Redis;
let rig: Rig;
let ahead = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-forgotten-"));
  await mkdir(join(folder, "shots"));
  redis = await startPrivateRedis({ folder: privateRedisFolder(folder), path: process.env.PATH ?? "" });
  client = new Redis(redis.socket, { maxRetriesPerRequest: null });
  const backend = createInstantBackend({ file: await instantShot(join(folder, "shots")), slots: 4 });
  rig = await startRig({
    media: { ...instantMedia(), readyPicture: createMedia({}).readyPicture },
    backends: () => onlyBackend(backend),
    now: () => Date.now() + ahead,
    env: { ADMINS: host.id, BANNED_WORDS: "pineapple" },
    on: { redisUrl: redis.socket, prefix: "rushes", dataDir: folder },
  });
});
afterAll(async () => {
  await rig.stop();
  client.disconnect();
  await redis.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

let said = 0;
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
async function film(text: string, person = ann) {
  const answer = await say(text, person);
  if (answer.kind !== "clip") throw new Error(JSON.stringify(answer));
  return rig.ended(answer.clipId);
}

it("leaves nothing of whoever is forgotten on any disk, but what is seen in the shots of others' clips", async () => {
  // So that what is written can be read by this test.
  await client.config("SET", "aof-use-rdb-preamble", "no");
  const picture = join(folder, "shots", "sent.png");
  await sharp({ create: { width: 64, height: 64, channels: 3, background: "#c86" } })
    .png()
    .toFile(picture);
  await rig.store.put("uploads/sent.png", picture);
  const clip = await film("a secret vixen says: hello quokka --seconds 4 --negative narwhal");
  const [child] = await rig.studio.derive(
    clip.id,
    { kind: "reroll" },
    { person: ben, surface, idempotencyKey: "child" },
  );
  const remix = await rig.ended(child?.id ?? "");
  const code = /\b[A-Z0-9]{6,}\b/.exec(JSON.stringify(await say("/link")))?.[0] ?? "no code";
  await say(`/link ${code}`, alsoAnn);
  await rig.dispatcher.dispatch({
    command: "allow_link",
    options: { code, answer: "yes" },
    person: ann,
    surface,
    idempotencyKey: `said-${++said}`,
    pressed: true,
  });
  expect(await rig.record.people.account(alsoAnn.id)).toBe(await rig.record.people.account(ann.id));
  const withPicture = await rig.studio.admit({
    request: { prompt: "an axolotl swims", seconds: 2, images: [{ key: "uploads/sent.png", role: "start" }] },
    person: alsoAnn,
    surface,
    idempotencyKey: "with-picture",
  });
  await rig.ended(withPicture.id);
  await say("/film an okapi in the morning. Then it sleeps in the shade. --seconds 8");
  await say("/cast Mara: a pangolin in a red coat");
  await say("/settings seconds:9");
  await say("/video a pineapple with a tarsier --seconds 2");
  await say(`/recipe ${clip.id}`);
  await say("/privacy export", ann, privately);
  await say("the tarsier should be larger");
  await say(`/report clip:${remix.id} reason:hate`);
  await rig.record.access.block(ann.id, { reason: "spam by Annabelle" }, host.id);
  await rig.record.access.unblock(ann.id, host.id);
  expect((await standing(folder, WHO)).length).toBeGreaterThan(10);
  expect((await standing(folder, WORDS)).length).toBeGreaterThan(10);

  await rig.dispatcher.dispatch({
    command: "forget_me",
    options: {},
    person: ann,
    surface,
    idempotencyKey: `said-${++said}`,
    pressed: true,
  });
  // A day goes by: what has less time to live is gone.
  ahead = DAY_MS + 60_000;
  for (const key of await client.keys("*")) {
    const left = await client.pttl(key);
    if (left > 0 && left <= ahead) await client.del(key);
  }
  await rig.privacy.carryOut();
  await rewritten(folder, client);
  expect(await standing(folder, WHO)).toEqual([]);
  // The other's clip is theirs: its record, its card, its case.
  expect(await standing(folder, WORDS, remix.id)).toEqual([]);
  expect(await rig.studio.clip(remix.id, ben, surface)).toMatchObject({ state: "delivered" });
}, 120_000);
