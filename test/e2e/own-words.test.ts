import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const mia: Person = { id: "console:mia", name: "Mia", manager: true };
const host: Person = { id: "discord:1", name: "Hal" };
const club: Surface = { platform: "console", chat: "main", group: "club" };
const elsewhere: Surface = { platform: "console", chat: "other", group: "others" };
const room: Surface = { platform: "console", chat: "reviews" };

let folder: string;
let file: string;
let rig: Rig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-own-words-"));
  file = await instantShot(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

async function start(words = "Zorblax, rival brand"): Promise<void> {
  rig = await startRig({
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file, billed: false, slots: 4 })),
    env: { ADMINS: host.id },
  });
  await say(`/rushes words:${words}`, mia);
}

let said = 0;
async function say(text: string, person = ann, at = club): Promise<Reply> {
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
const noticeOf = (reply: Reply) => {
  if (!("notice" in reply)) throw new Error(JSON.stringify(reply));
  return { ...reply.notice, words: (reply.notice.paragraphs ?? []).join(" ") };
};
async function clipOf(reply: Reply) {
  if (reply.kind !== "clip") throw new Error(JSON.stringify(reply));
  return rig.ended(reply.clipId);
}
const listed = async (person = mia) =>
  (noticeOf(await say("/rushes words:show", person)).items ?? []).map(({ text }) => text);

it("are stopped in their server alone, in disguise too, with what part it is and never which word", async () => {
  await start();
  for (const text of [
    "a zorblax dances",
    "z o r b l a x in the rain",
    "Zоrblаx",
    "a RIVAL   brand",
    "z0rbl4x",
  ]) {
    const refused = noticeOf(await say(`/video ${text} --seconds 2`));
    expect(refused.words, text).toContain(
      "words this server doesn't allow in the prompt. Nothing was charged",
    );
    expect(refused.words.toLowerCase()).not.toContain("zorblax");
    expect(refused.words.toLowerCase()).not.toContain("rival");
  }
  expect((await say("/video a zorblax dances --seconds 2", ann, elsewhere)).kind).toBe("clip");
  expect((await say("/video a zorblaxian arrival --seconds 2")).kind).toBe("clip");
});

it("stop what a recipe, a negative prompt, a cast and a clip made elsewhere bring along", async () => {
  await start();
  const made = await clipOf(await say("/video a zorblax at the gate --seconds 2", ann, elsewhere));
  const remixed = await rig.studio
    .derive(
      made.id,
      { kind: "remix", words: "at night", strength: "medium", request: {} },
      { person: ann, surface: club, idempotencyKey: `said-${++said}` },
    )
    .catch((error: unknown) => error);
  expect(remixed).toMatchObject({
    code: "banned-word",
    userMessage: expect.stringContaining("words this server doesn't allow"),
  });
  expect(noticeOf(await say("/video a fox --negative zorblax --seconds 2")).words).toContain(
    "words this server doesn't allow in the negative prompt",
  );
  expect(noticeOf(await say("/cast Zorblax: a green man")).words).toContain("in the entry");
  // Kept where nobody minds, and brought along.
  const alone: Surface = { platform: "console", chat: "ann" };
  expect(noticeOf(await say("/cast Gim: a green zorblax with a hat", ann, alone)).tone).not.toBe("mistake");
  expect(noticeOf(await say("/video @Gim dances --seconds 2")).words).toContain("in the cast and places");
  const { story: _, ...plan } = made.plan;
  const { request } = made;
  const recipe = rig.studio.admit({
    request: { ...request, prompt: "a fox" },
    from: {
      kinship: "original",
      changes: [],
      plan: {
        ...plan,
        told: "a fox",
        setting: "a fox",
        shots: plan.shots.map((shot) => ({ ...shot, beat: "a fox", prompt: "a zorblax" })),
      },
    },
    person: ann,
    surface: club,
    idempotencyKey: `said-${++said}`,
  });
  await expect(recipe).rejects.toMatchObject({
    userMessage: expect.stringContaining("words this server doesn't allow in shot 1"),
  });
});

it("are set, taken back and seen by those who manage the server alone", async () => {
  await start();
  const shown = await say("/rushes words:show", mia);
  expect(shown).toMatchObject({ secret: true });
  expect(await listed()).toEqual(["Zorblax", "rival brand"]);
  // What everybody may read says how many.
  expect(JSON.stringify(noticeOf(await say("/rushes", mia)).items)).toContain("words: 2 of your own");
  expect(JSON.stringify(await say("/rushes", mia))).not.toMatch(/zorblax/i);
  for (const text of ["/rushes words:show", "/rushes words:-zorblax", "/rushes", "/settings"])
    expect(JSON.stringify(await say(text, ann))).not.toMatch(/zorblax"/i);
  expect(noticeOf(await say("/rushes words:show", ann)).tone).toBe("mistake");
  expect(await say("/rushes words:gizmo, -ZORBLAX, gizmo", mia)).toMatchObject({ secret: true });
  expect(await listed()).toEqual(["rival brand", "gizmo"]);
  expect((await say("/video a zorblax dances --seconds 2")).kind).toBe("clip");
  await say("/rushes reset:words", mia);
  expect(await listed()).toEqual([]);
  expect((await say("/video a gizmo --seconds 2")).kind).toBe("clip");
});

it("are no more and no longer than every order can be read for, and always something to be found by", async () => {
  await start();
  const mistake = async (typed: string) => noticeOf(await say(`/rushes words:${typed}`, mia));
  expect((await mistake("x".repeat(61))).tone).toBe("mistake");
  expect((await mistake("!!, ?")).tone).toBe("mistake");
  expect((await mistake("-unknown")).tone).toBe("mistake");
  for (let from = 0; from < 198; from += 50) {
    const some = Array.from({ length: Math.min(50, 198 - from) }, (_, index) => `w${from + index}x`);
    expect((await mistake(some.join(","))).tone).not.toBe("mistake");
  }
  expect((await mistake("one more")).words).toContain("at most 200");
  expect(await listed()).toHaveLength(200);
  const tooMany = rig.studio.setGroupSettings(
    "console",
    "club",
    { ownWords: Array.from({ length: 201 }, (_, index) => `w${index}`) },
    mia,
  );
  await expect(tooMany).rejects.toMatchObject({ code: "bad-value" });
});

it("are their managers' affair: no strike, no appeal, a line in their log, and nobody else's yes lifts them", async () => {
  await start();
  await say("/admin reviews here", host, room);
  for (let tries = 0; tries < 4; tries++) {
    const refused = noticeOf(await say(`/video a zorblax number ${tries} --seconds 2`));
    expect(refused.buttons).toBeUndefined();
    expect(refused.words).not.toContain("nothing is made for you");
  }
  expect((await rig.studio.desk.strikes(ann.id, host)).count).toBe(0);
  const log = noticeOf(await say("/rushes log:yes", mia)).items ?? [];
  expect(log[0]?.text).toBe("order: server-words in the prompt, refuse");
  expect(JSON.stringify(log)).not.toMatch(/zorblax/i);
  // Refused for another reason, let through by the host's people, and still not here.
  const both = noticeOf(await say("/video a nude zorblax --seconds 2"));
  expect(both.words).toContain("words this server doesn't allow");
  const asked = { person: ann, surface: club, idempotencyKey: `said-${++said}` };
  const excused = rig.studio.desk.appeal(
    (await rig.record.cases.newestOf({ account: ann.id }))[0]?.id ?? "",
    ann,
    asked,
  );
  await expect(excused).rejects.toMatchObject({ code: "no-such-case" });
});
