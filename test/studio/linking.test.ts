import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Audience } from "../../src/core/access/audience.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import { createLinks } from "../../src/store/links.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "discord:1", name: "Ann" };
const annsSelf = { id: "telegram:1", name: "Ann T" };
const mallory = { id: "discord:9", name: "Mallory" };
const direct: Surface = { platform: "discord", chat: "dm-1" };
const chat: Surface = { platform: "telegram", chat: "1" };

interface Told {
  surface: Surface;
  notice: Notice;
  audience: Audience;
}
let told: Told[];
let reachable = true;
let rig: Rig;
let asked = 0;

/** A sender that does no more than note whom it was to tell what. */
function noting(platform: string): ChatSender {
  const never = () => Promise.reject(new Error("not asked of it here"));
  return {
    platform,
    limits: { editIntervalMs: 0, chatEditIntervalMs: 0 },
    uploadLimit: never,
    cardLook: () => "",
    editCard: never,
    postClip: never,
    deleteMessage: never,
    async postNotice(surface, notice, audience) {
      if (!reachable) return undefined;
      told.push({ surface, notice, audience });
      return { platform, chat: surface.chat, message: String(told.length) };
    },
    close: async () => {},
  };
}

beforeEach(async () => {
  told = [];
  reachable = true;
  rig = await startRig({
    workers: false,
    cards: false,
    env: { MAX_CLIPS_IN_FLIGHT: "100", CREDITS_PER_DAY: "100" },
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    senders: async () => [noting("discord"), noting("telegram")],
  });
});
afterEach(() => rig.stop());

const enter = (code: string, person = annsSelf, surface = chat) =>
  rig.studio.link(person, code, { surface, idempotencyKey: `try-${++asked}` });
const newCode = async () => (await rig.studio.linkCode(ann, direct)).code;
const left = async (person: typeof ann, surface: Surface) =>
  (await rig.studio.quota(person, surface)).available;

/** A clip under way; `spend` brings it to its end, with its credits. */
async function start(person: typeof ann, surface: Surface) {
  const clip = await rig.studio.admit({
    request: { prompt: `a fox ${++asked}`, seconds: 10 },
    person,
    surface,
    idempotencyKey: `clip-${asked}`,
  });
  return rig.record.clips.load(clip.id);
}
async function spend(person: typeof ann, surface: Surface): Promise<void> {
  const clip = await start(person, surface);
  if (!clip) throw new Error("no clip");
  await rig.life.delivered({ ...clip, shots: clip.shots.map((shot) => ({ ...shot, state: "made" })) });
}
async function linkUp(): Promise<void> {
  const code = await newCode();
  await enter(code);
  await rig.studio.answerLink(ann, code, true);
}

describe("a code from /link", () => {
  it("links nobody before its owner has said yes, asked where nobody else sees it and by name", async () => {
    const code = await newCode();
    expect(await enter(code)).toEqual({ withName: "Ann on Discord" });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ surface: direct, audience: { kind: "person", id: ann.id } });
    expect(told[0]?.notice.paragraphs?.join()).toContain("Ann T on Telegram entered your code");
    expect(told[0]?.notice.buttons).toMatchObject([
      { command: "allow_link", options: { code, answer: "yes" } },
      { command: "allow_link", options: { code, answer: "no" } },
    ]);
    await expect(rig.studio.unlink(annsSelf)).rejects.toMatchObject({ code: "not-linked" });

    expect(await rig.studio.answerLink(ann, code, true)).toEqual({ withName: "Ann T on Telegram" });
    expect(told[1]).toMatchObject({ surface: chat, audience: { kind: "person", id: annsSelf.id } });
    expect(told[1]?.notice.paragraphs?.join()).toContain("Linked with Ann on Discord");
    await rig.studio.answerLink(ann, code, true);
    expect(told, "a second yes tells nobody anew").toHaveLength(2);
    await rig.studio.unlink(annsSelf);
    await expect(rig.studio.answerLink(ann, code, true), "nor links again").rejects.toMatchObject({
      code: "no-link-request",
    });
  });

  it("comes to nothing when its owner says no, and the other is told", async () => {
    const code = await newCode();
    await enter(code);
    await rig.studio.answerLink(ann, code, false);
    expect(told[1]?.notice.paragraphs?.join()).toContain("Ann on Discord said no");
    await expect(rig.studio.answerLink(ann, code, true)).rejects.toMatchObject({ code: "no-link-request" });
    await expect(enter(code)).rejects.toMatchObject({ code: "bad-link-code" });
  });

  it("is answered by nobody but its owner", async () => {
    const code = await newCode();
    await enter(code);
    for (const person of [mallory, annsSelf])
      for (const yes of [true, false])
        await expect(rig.studio.answerLink(person, code, yes)).rejects.toMatchObject({
          code: "no-link-request",
        });
    expect(told).toHaveLength(1);
    expect(await rig.studio.answerLink(ann, code, true), "it is open still").toEqual({
      withName: "Ann T on Telegram",
    });
  });

  it("works from another platform only, also where the account has somebody there already", async () => {
    await expect(enter(await newCode(), mallory, direct)).rejects.toMatchObject({ code: "same-platform" });
    await linkUp();
    const other = { id: "telegram:2", name: "Alt" };
    await expect(enter(await newCode(), other)).rejects.toMatchObject({ code: "same-platform" });
  });

  it("is used by one of two who enter it at once, and by nobody after that", async () => {
    const code = await newCode();
    const two = [annsSelf, { id: "telegram:2", name: "Bob" }];
    const entered = await Promise.allSettled(two.map((person) => enter(code, person)));
    expect(entered.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(told).toHaveLength(1);
    await expect(enter(code, { id: "telegram:3", name: "Cleo" })).rejects.toMatchObject({
      code: "bad-link-code",
    });
  });

  it("is gone after ten minutes by Redis's own clock, whatever ours says", async () => {
    const links = createLinks({
      redis: rig.redis,
      keys: rig.keys,
      people: rig.record.people,
      now: () => 0,
      newLinkCode: () => "SETBACK",
    });
    expect(await links.newCode({ person: ann, surface: direct })).toEqual({
      code: "SETBACK",
      expiresAt: 600_000,
    });
    const ttl = await rig.redis.pttl(rig.keys.linkRequest("SETBACK"));
    expect(ttl).toBeGreaterThan(590_000);
    expect(ttl).toBeLessThanOrEqual(600_000);
    await rig.redis.pexpire(rig.keys.linkRequest("SETBACK"), 1);
    await expect.poll(() => rig.redis.exists(rig.keys.linkRequest("SETBACK"))).toBe(0);
    await expect(enter("SETBACK")).rejects.toMatchObject({ code: "bad-link-code" });
  });

  it("belongs to whatever account its owner has when it is entered", async () => {
    const code = await newCode();
    const other = { id: "console:7", name: "Ann at home" };
    const theirs = (await rig.studio.linkCode(other, { platform: "console", chat: "main" })).code;
    await enter(theirs, ann, direct);
    await rig.studio.answerLink(other, theirs, true);
    await enter(code);
    await rig.studio.answerLink(ann, code, true);
    expect(await rig.record.people.account(annsSelf.id)).toBe(other.id);
  });

  it("says what to do where its owner can't be asked", async () => {
    reachable = false;
    await expect(enter(await newCode())).rejects.toMatchObject({ code: "owner-unreachable" });
  });

  it("can't be guessed: after ten tries within an hour no more are taken, a right one neither", async () => {
    for (let guess = 0; guess < 10; guess++)
      await expect(enter(`WRONG-${guess}`)).rejects.toMatchObject({ code: "bad-link-code" });
    await expect(enter(await newCode())).rejects.toMatchObject({ code: "too-many-codes" });
    expect(await enter(await newCode(), { id: "telegram:2", name: "Bob" })).toEqual({
      withName: "Ann on Discord",
    });
  });
});

describe("linking and unlinking", () => {
  it("multiply no credits: what either has spent is spent for both, before and after, however often", async () => {
    await spend(ann, direct);
    await spend(annsSelf, chat);
    const one = 100 - (await left(ann, direct));
    expect(one).toBeGreaterThan(0);
    await linkUp();
    expect(await left(ann, direct)).toBe(100 - 2 * one);
    expect(await left(annsSelf, chat)).toBe(100 - 2 * one);
    await spend(annsSelf, chat);
    for (let round = 0; round < 3; round++) {
      await rig.studio.unlink(round === 1 ? ann : annsSelf);
      expect(await left(ann, direct)).toBe(100 - 3 * one);
      expect(await left(annsSelf, chat)).toBe(100 - 3 * one);
      if (round < 2) await linkUp();
    }
  });

  it("wait until nothing is held: not with clips under way", async () => {
    const clip = await start(annsSelf, chat);
    const code = await newCode();
    await expect(enter(code)).rejects.toMatchObject({ code: "clips-under-way" });
    if (clip) await rig.life.delivered(clip);
    await enter(code);
    const begun = await start(annsSelf, chat);
    await expect(rig.studio.answerLink(ann, code, true)).rejects.toMatchObject({ code: "clips-under-way" });
    if (begun) await rig.life.delivered(begun);
    await rig.studio.answerLink(ann, code, true);
    const shared = await start(annsSelf, chat);
    await expect(rig.studio.unlink(annsSelf)).rejects.toMatchObject({ code: "clips-under-way" });
    if (shared) await rig.life.delivered(shared);
    await rig.studio.unlink(annsSelf);
  });
});
