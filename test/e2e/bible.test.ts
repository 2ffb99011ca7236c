import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { cuesOf } from "../../src/core/film/sound.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "discord:1", name: "Ann" };
const bob: Person = { id: "discord:2", name: "Bob" };
const boss: Person = { id: "discord:3", name: "Boss", manager: true };
const server = { platform: "discord", chat: "c1", group: "g1" };
const alone = { platform: "discord", chat: "dm", alone: true };

let rig: Rig;
beforeEach(async () => {
  const film = createInstantBackend({ file: "none" });
  rig = await startRig({ backends: () => createBackends([film]), workers: false, cards: false });
});
afterEach(() => rig.stop());

let count = 0;
async function say(command: string, options: object, person = ann, surface: object = server) {
  const reply = await rig.dispatcher.dispatch({
    command,
    options: options as Record<string, string>,
    person,
    surface: surface as typeof server,
    attachments: [],
    idempotencyKey: `say-${++count}`,
    alone: "alone" in surface,
  });
  return "notice" in reply
    ? { text: JSON.stringify(reply.notice), notice: reply.notice }
    : { text: JSON.stringify(reply), notice: undefined };
}
const film = (prompt: string, person = ann, surface: object = server) =>
  rig.studio.admit({
    request: { prompt, seconds: 10 },
    person,
    surface: surface as typeof server,
    idempotencyKey: `film-${++count}`,
  });

/** A picture somebody sent. */
async function picture(): Promise<string> {
  const key = `uploads/${randomUUID()}.png`;
  const create = { width: 64, height: 64, channels: 3, background: "teal" } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  await rig.store.write(key, Readable.from([bytes]));
  return key;
}

test("whoever is named with an @ is in the film as she stands in the cast, word for word in each of her shots", async () => {
  await say("cast", { name: "Mara: a girl in a red coat, short black hair" });
  await say("place", { name: "The Cove: a narrow bay between black cliffs" });
  const clip = await film("@mara runs along the beach. She stops at @the-cove. @Nobody waves.", bob);
  expect(clip.request.known?.map(({ id }) => id)).toEqual(["mara", "the-cove"]);
  expect(clip.plan.shots.length).toBeGreaterThan(1);
  for (const shot of clip.plan.shots.filter(({ cast }) => cast?.includes("mara")))
    expect(shot.prompt).toContain("a girl in a red coat, short black hair");
  expect(clip.plan.shots.some(({ cast }) => cast?.includes("mara"))).toBe(true);
  expect(clip.plan.story?.places).toContainEqual({
    id: "the-cove",
    name: "The Cove",
    description: "a narrow bay between black cliffs",
  });
  expect(clip.plan.shots.map(({ beat }) => beat).join(" ")).not.toContain("@mara");
  expect(clip.warnings.join(" ")).toContain("Nobody here is called “@Nobody”");
  // Other communities, and people on their own, have casts of their own.
  expect((await film("@Mara runs.", ann, { ...server, group: "g2" })).request.known).toBeUndefined();
});

test("who returns speaks with one voice in everybody's films there, also after how they look is told anew", async () => {
  await say("cast", { name: "Mara: a woman in a red coat" });
  await say("cast", { name: "Nima: a woman with a cane" }, bob);
  const voicesIn = async (prompt: string, person: Person) => {
    const clip = await rig.studio.admit({
      request: { prompt, seconds: 10, sound: { parts: ["voice"] } },
      person,
      surface: server,
      idempotencyKey: `film-${++count}`,
    });
    const cues = clip.plan.sound ? cuesOf(clip.plan.sound, "voice") : [];
    return Object.fromEntries(cues.map(({ speaker = "", voice }) => [speaker, voice]));
  };
  const first = await voicesIn('@Mara says "We are late." @Nima says "I know."', ann);
  expect(first.Mara).not.toBe(first.Nima);
  await say("cast", { name: "Mara: a woman in a blue coat" });
  expect(await voicesIn('@Nima says "Only me." @Mara says "And me."', bob)).toEqual(first);
});

test("an entry is its owner's; managers may change and lock it, and nobody else", async () => {
  await say("cast", { name: "Mara: a girl in a red coat" });
  expect((await say("cast", { name: "Mara: a clown" }, bob)).text).toContain("Ann's");
  expect((await say("cast", { name: "Mara", do: "lock" })).text).toContain("Only managers");
  expect((await say("cast", { name: "Mara", do: "lock" }, boss)).text).toContain("is locked");
  expect((await say("cast", { name: "Mara: a clown" })).text).toContain("locked");
  await say("cast", { name: "Mara: a girl in a blue coat" }, boss);
  const [mara] = await rig.studio.bible(ann, server);
  expect(mara).toMatchObject({ description: "a girl in a blue coat", owner: { name: "Ann" }, locked: true });
  expect((await say("cast", { name: "Mara", do: "drop" }, boss)).text).toContain("is dropped");
  expect((await say("cast", {})).text).toContain("Nobody returns here yet");
});

test("a picture goes with her shots alone, named in their prompts, and is kept while she is", async () => {
  const key = await picture();
  expect((await say("cast", { name: "Mara: a girl in a red coat", picture: key })).text).toContain(
    "real:nobody",
  );
  await say("cast", { name: "Mara: a girl in a red coat", picture: key, real: "nobody" });
  const { plan, request } = await film("@Mara runs along the beach. A dog barks at the waves.");
  expect(request.images).toEqual([{ key, role: "reference", of: "mara" }]);
  const [hers, dogs] = [plan.shots.find(({ cast }) => cast?.includes("mara")), plan.shots.at(-1)];
  expect(hers?.references).toEqual([key]);
  expect(dogs?.cast).not.toContain("mara");
  expect(dogs?.references).toBeUndefined();
  expect(await rig.record.owned.isStray(key)).toBe(false);
  // A film stands on it; on the other one nothing does any more.
  await say("cast", { name: "Mara", do: "drop" });
  expect(await rig.record.owned.isStray(key)).toBe(false);
  const other = await picture();
  await say("cast", { name: "Rex: a brown dog", picture: other, real: "nobody" });
  await say("cast", { name: "Rex", do: "drop" });
  expect(await rig.record.owned.toDelete()).toEqual([other]);
});

test("somebody else's face is used only after their own yes in private, and never after they took it back", async () => {
  const key = await picture();
  const made = await say("cast", { name: "Bo: a tall man with a beard", picture: key, real: "somebody" });
  const code = /code:(\w+)/.exec(made.text)?.[1] ?? "";
  expect(made.text).toContain("waits for the yes");
  const before = await film("@Bo walks in. He sits down.");
  expect(before.request.images).toEqual([]);
  expect(before.warnings.join(" ")).toContain("has not said yes yet");

  // Not in public, not by the one who asked, not with another code.
  expect((await say("cast", { code }, bob)).text).toContain("between you and me");
  expect((await say("cast", { code }, ann, alone)).text).toContain("for whoever the picture shows");
  expect((await say("allow_picture", { code, answer: "yes" }, ann, alone)).text).toContain("for whoever");
  expect((await say("cast", { code: "WRONG" }, bob, alone)).text).toContain("nothing to answer");
  const asked = await say("cast", { code }, bob, alone);
  expect(asked.notice?.buttons?.map(({ options }) => options?.answer)).toEqual(["yes", "no"]);
  expect(asked.notice?.pictureKey).toBe(key);
  expect(asked.text).toContain("18 or older");
  await say("allow_picture", { code, answer: "yes" }, bob, alone);
  const clip = await film("@Bo walks in. He sits down.");
  expect(clip.request.images).toEqual([{ key, role: "reference", of: "bo" }]);

  expect((await say("allow_picture", { code, answer: "revoke" }, boss, alone)).text).toContain("only they");
  await say("allow_picture", { code, answer: "revoke" }, bob, alone);
  expect(await rig.record.clips.load(clip.id)).toMatchObject({ state: "canceled" });
  expect(await rig.record.clips.load(before.id)).toMatchObject({ state: "waiting" });
  await expect(film("@Bo walks in. He sits down.")).rejects.toMatchObject({ code: "entry-revoked" });
  await expect(
    rig.studio.derive(
      before.id,
      { kind: "reroll" },
      { person: ann, surface: server, idempotencyKey: "again" },
    ),
  ).rejects.toMatchObject({ code: "entry-revoked" });
  const [bo] = await rig.studio.bible(ann, server);
  expect(bo?.picture).toBeUndefined();
});

test("a yes taken back holds from its first moment on, and is taken back to the end where whoever did it died half way", async () => {
  const key = await picture();
  const asked = await say("cast", { name: "Bo: a tall man", picture: key, real: "somebody" });
  const code = /code:(\w+)/.exec(asked.text)?.[1] ?? "";
  await say("allow_picture", { code, answer: "yes" }, bob, alone);
  const clip = await film("@Bo walks in. He sits down.");

  const { discard } = rig.record.owned;
  Object.assign(rig.record.owned, { discard: () => Promise.reject(new Error("killed")) });
  await say("allow_picture", { code, answer: "revoke" }, bob, alone).catch(() => {});
  Object.assign(rig.record.owned, { discard });
  await expect(film("@Bo walks in.")).rejects.toMatchObject({ code: "entry-revoked" });

  await say("allow_picture", { code, answer: "revoke" }, bob, alone);
  expect(await rig.record.clips.load(clip.id)).toMatchObject({ state: "canceled" });
  const [bo] = await rig.studio.bible(ann, server);
  expect(bo).toMatchObject({ revoked: true });
  expect(bo?.picture).toBeUndefined();
});
