import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };

let folder: string;
let rig: Rig;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-gifts-"));
  rig = await startRig({
    cards: false,
    workers: false,
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file: () => instantShot(folder) })),
    env: { ADMINS: boss.id, CREDITS_PER_DAY: "4", MAX_CLIPS_IN_FLIGHT: "100" },
  });
});
afterAll(async () => {
  await rig.stop();
  await rm(folder, { recursive: true, force: true });
});

let asked = 0;
async function say(person: Person, text: string, group?: string, key = `said-${++asked}`): Promise<string> {
  const reply = await rig.dispatcher.say(text, {
    person,
    surface: { platform: "discord", chat: group ?? `dm-${person.id}`, ...(group ? { group } : {}) },
    idempotencyKey: key,
    isPrivate: group === undefined,
    mentioned: true,
  });
  return JSON.stringify(reply);
}
const film = (group?: string) =>
  rig.studio
    .admit({
      request: { prompt: `a fox ${++asked}`, seconds: 4 },
      person: ann,
      surface: { platform: "discord", chat: "c", ...(group ? { group } : {}) },
      idempotencyKey: `film-${asked}`,
    })
    .then(() => "taken")
    .catch((error) => error.code as string);

it("lets whoever runs the bot give credits to somebody and to a server, shown by /quota and used after the plan's", async () => {
  expect([await film(), await film()]).toEqual(["taken", "not-enough-credits"]);
  expect(await say({ ...ann, manager: true }, "/admin gift discord:2000 100")).toContain(
    "Only those who run",
  );
  expect(await say(boss, "/admin gift discord:2000 4 30d", undefined, "once")).toContain("good for 30 days");
  await say(boss, "/admin gift discord:2000 4 30d", undefined, "once");
  expect(await say(boss, "/admin gift here 4")).toContain("Here is no server");
  expect(await say(boss, "/admin gift here 4", "g")).toContain("4 credits for everybody here, for good");
  const quota = await say(ann, "/quota", "g");
  expect(quota).toContain("4 left that this community was given");
  expect(quota).toMatch(/4 left that you were given, used after those","detail":"good until/);
  expect([await film("g"), await film("g"), await film("g")]).toEqual([
    "taken",
    "taken",
    "not-enough-credits",
  ]);
  // What a film would take: 0 of the plan, 0 of the pool by now; a hundred gifts, and of them first what ends first.
  await say(boss, "/admin gift discord:2000 6 3d");
  await say(boss, "/admin gift here 3", "g");
  const would = await say(ann, "/quota a fox in the snow --seconds 12", "g");
  expect(would).toContain("12 s by Instant would take 12 credits");
  expect(would).toMatch(
    /3 of what this community was given".*"6 of what you were given","detail":"good until/,
  );
  expect(would).toContain("you have 9 left today");
  expect(await say(ann, "/quota a fox --seconds 9", "g")).toContain("/video with the same words makes it");
  expect(await film("g")).toBe("taken");
  expect(await say(ann, "/quota a fox --seconds 9")).toMatch(/5 of what you were given.*you have 5 left/);
  await say(boss, "/admin gift discord:2000 none confirm");
  await say(boss, "/admin gift discord:2000 50");
  expect(await say(boss, "/admin gift discord:2000 none confirm")).toContain(
    "Taken back of discord:2000: 50 credits",
  );
  expect(await film()).toBe("not-enough-credits");
  const audit = await say(boss, "/admin audit");
  for (const what of [
    "gift discord:2000 4 for 30 days",
    "gift group:discord:g 4",
    "gift discord:2000 none",
    "gift discord:2000 100 (refused)",
  ])
    expect(audit).toContain(what);
});
