import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import type { Surface } from "../../src/core/surface.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann: Person = { id: "console:ann", name: "Ann" };
const ben: Person = { id: "console:ben", name: "Ben" };
const surface: Surface = { platform: "console", chat: "main" };
const STORY =
  "A red fox with a white scarf wakes in a snowy forest at dawn. It runs between the trees. It finds a frozen lake. It falls asleep.";

let folder: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-board-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

async function start(): Promise<void> {
  backend = createInstantBackend({ file: shotFiles(inject("footage")), billed: true, slots: 4 });
  rig = await startRig({
    backends: () => onlyBackend(backend),
    workers: false,
    env: { DEFAULT_RESOLUTION: "720p" },
  });
}

let said = 0;
const film = (prompt = STORY, seconds = 16) =>
  rig.studio.openBoard({
    request: { prompt, seconds, seed: 7 },
    person: ann,
    surface,
    idempotencyKey: `film-${++said}`,
  });
const reply = async (clip: Clip, words: string, person = ann, key = `reply-${++said}`): Promise<Clip> =>
  derive(clip, { kind: "remix", words, strength: "medium", request: {} }, person, key);
const derive = async (
  clip: Clip,
  change: Derivation,
  person = ann,
  key = `derive-${++said}`,
  options: { private?: boolean } = {},
): Promise<Clip> => {
  const asked = { person, surface, idempotencyKey: key, ...options };
  const [made] = await rig.studio.derive(clip.id, change, asked);
  if (!made) throw new Error("nothing was made");
  return made;
};
const spent = async (person: Person) => {
  const { spent, reserved } = await rig.studio.quota(person, surface);
  return spent + reserved;
};

it("a board says what the film will be and cost, and costs nothing until it is rendered, once", async () => {
  await start();
  const board = await film();
  expect(board.board).toMatchObject({ version: 1, film: { resolution: "720p" } });
  expect(board.request).toMatchObject({ draft: true, resolution: "480p" });
  expect(board.finalRender?.credits).toBeGreaterThan(0);
  expect(await spent(ann)).toBe(0);
  const card = await rig.studio.card(board);
  expect(card.buttons.map(({ command }) => command)).toEqual(["render", "remix", "redraw", "drop"]);
  expect(card.facts).toContainEqual({ label: "Cast", value: "red fox" });

  const made = await derive(board, { kind: "render" });
  expect(made.request).toMatchObject({ draft: false, resolution: "720p" });
  expect(made.plan.story).toEqual(board.plan.story);
  expect(await spent(ann)).toBe(made.price);
  expect(made.price).toBe(board.finalRender?.credits);
  // Somebody else's press of the same button makes nothing more.
  expect((await derive(board, { kind: "render" }, ben)).id).toBe(made.id);
  expect(await spent(ben)).toBe(0);
});

it("a film of a board that came to nothing is made anew by the next press, once, and whoever pressed pays", async () => {
  await start();
  const board = await film();
  const canceled = await derive(board, { kind: "render" });
  await rig.studio.cancel(canceled.id, ann, surface);
  const made = await derive(board, { kind: "render" }, ben);
  expect(made).toMatchObject({ state: "waiting", maker: { id: ben.id } });
  expect(await spent(ann)).toBe(0);
  expect(await spent(ben)).toBe(made.price);
  expect((await derive(board, { kind: "render" }, ann)).id).toBe(made.id);
  expect(await spent(ann)).toBe(0);
});

it("a board's film that its maker keeps private is nobody else's, who has one of their own made", async () => {
  await start();
  const board = await film();
  const secret = await derive(board, { kind: "render" });
  await rig.studio.setPrivate(secret.id, ann, true, surface);
  const own = await derive(board, { kind: "render" }, ben);
  expect(own).toMatchObject({ maker: { id: ben.id }, private: false });
  expect(await spent(ben)).toBe(own.price);
  expect((await derive(board, { kind: "render" }, ann)).id).toBe(secret.id);
});

it("a reply changes one shot in the board's next version; who answers an older one is told, and changes nothing", async () => {
  await start();
  const board = await film();
  const next = await reply(board, "shot 3: it slides over the ice", ben);
  expect(next.board).toMatchObject({ id: board.board?.id, version: 2 });
  expect(next.plan.shots[2]?.beat).toBe("it slides over the ice");
  expect(next.plan.shots[2]?.prompt).toContain("red fox with a white scarf");
  expect(next.plan.shots.filter((_, i) => i !== 2)).toEqual(board.plan.shots.filter((_, i) => i !== 2));
  await expect(reply(board, "shot 1: it yawns")).rejects.toMatchObject({ code: "board-changed" });
  await expect(reply(board, "shot 1: it yawns")).rejects.toThrow(/Ben .*version 2/u);
  expect((await rig.studio.card((await rig.studio.clip(board.id, ann, surface)) as Clip)).headline).toContain(
    "version 2",
  );
});

it("a change takes the message of the version before it, and what is replied to that is about the newest", async () => {
  await start();
  const board = await film();
  const message = { platform: "console", chat: "main", message: "m1" };
  await rig.studio.attachCard(board.id, message);
  const next = await reply(board, "shot 3: it slides over the ice", ben);
  expect(next.card).toEqual(message);
  expect((await rig.studio.clip(board.id, ann, surface))?.card).toBeUndefined();
  expect(await rig.studio.clipOfMessage(message)).toEqual({ id: next.id });
  // Asked for elsewhere it is shown there.
  const elsewhere = { person: ben, surface: { ...surface, chat: "other" }, idempotencyKey: "elsewhere" };
  const lock = { kind: "remix", words: "lock shot 1", strength: "medium", request: {} } as const;
  const [own] = await rig.studio.derive(next.id, lock, elsewhere);
  expect(own?.card).toBeUndefined();
});

it("a board whose draft came to nothing is drawn anew by Try again, as a board and in its message", async () => {
  await start();
  const board = await film();
  const message = { platform: "console", chat: "main", message: "m1" };
  await rig.studio.attachCard(board.id, message);
  await rig.life.fail(board.id, { code: "drawing-failed", message: "It could not be drawn." });
  const press = () =>
    rig.dispatcher.dispatch({
      ...{ command: "retry", options: { clip: board.id }, person: ann, surface, alone: true },
      idempotencyKey: "again",
    });
  const reply = await press();
  if (reply.kind !== "clip") throw new Error("nothing was drawn anew");
  expect(await press()).toEqual(reply);
  const again = await rig.studio.clip(reply.clipId, ann, surface);
  expect(again).toMatchObject({
    board: { id: board.board?.id, version: 2 },
    state: "waiting",
    card: message,
  });
  expect(again?.plan.shots).toEqual(board.plan.shots);
});

it("who changes a board right after somebody else is told what that was", async () => {
  await start();
  const board = await film();
  const message = { platform: "console", chat: "main", message: "m1" };
  await rig.studio.attachCard(board.id, message);
  const says = (person: Person, words: string) =>
    rig.dispatcher.say(words, {
      ...{ person, surface, attachments: [], isPrivate: true, mentioned: true, replyTo: message },
      idempotencyKey: `says-${++said}`,
    });
  expect(await says(ben, "shot 3: it slides over the ice")).not.toHaveProperty("tell");
  const later = await says(ann, "shot 1: it yawns");
  expect(later).toMatchObject({
    kind: "clip",
    tell: { paragraphs: [expect.stringMatching(/^Ben changed .*slides/u)] },
  });
  expect(await says(ann, "lock shot 2")).not.toHaveProperty("tell");
});

it("of two changes at once one is made, and the other is told", async () => {
  await start();
  const board = await film();
  const both = await Promise.allSettled([
    reply(board, "shot 1: it yawns", ann),
    reply(board, "shot 2: it jumps", ben),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "board-changed" });
});

it("the same message handed on twice is one change", async () => {
  await start();
  const board = await film();
  const one = await reply(board, "shot 1: it yawns", ann, "same");
  expect((await reply(board, "shot 1: it yawns", ann, "same")).id).toBe(one.id);
  expect((await rig.studio.clip(one.id, ann, surface))?.board?.version).toBe(2);
  expect((await rig.studio.history(ann, { offset: 0, count: 9 })).total).toBe(2);
});

it("words lock, add, frame, move and drop shots, and lengthen the film", async () => {
  await start();
  const board = await film();
  const locked = await reply(board, "lock shot 2");
  expect(locked.plan.shots[1]?.locked).toBe(true);
  await expect(reply(locked, "shot 2: it flies")).rejects.toMatchObject({ code: "shot-locked" });
  const framed = await reply(locked, "shot 3: extreme close-up, low angle");
  expect(framed.plan.shots[2]).toMatchObject({ framing: "extreme-close", angle: "low" });
  expect(framed.plan.shots[2]?.prompt).toMatch(/^Extreme close-up, low angle from below\. /u);
  const added = await reply(framed, "add a shot after 3: an owl watches from a branch");
  expect(added.plan.shots).toHaveLength(5);
  expect(added.plan.shots[3]?.beat).toBe("an owl watches from a branch");
  expect(added.plan.story?.cast.map(({ id }) => id)).toContain("owl");
  expect(added.request.seconds).toBe(19.5);
  const again = await reply(added, "unlock shot 2");
  const dropped = await reply(again, "drop shot 1");
  expect(dropped.plan.shots).toHaveLength(4);
  const moved = await reply(dropped, "move shot 4 to the front");
  expect(moved.plan.shots[0]?.beat).toBe("It falls asleep.");
  expect(moved.board?.version).toBe(7);
  expect(await spent(ann)).toBe(0);
});

it("a new plan looks at the same story otherwise, and leaves what is locked", async () => {
  await start();
  const locked = await reply(await film(), "lock shot 2");
  const other = await reply(locked, "re-plan all but the locked");
  expect(other.plan.shots[1]).toEqual(locked.plan.shots[1]);
  expect(other.plan.shots[0]?.seed).not.toBe(locked.plan.shots[0]?.seed);
});

it("the change that came too late is no version: nothing is rendered from it", async () => {
  await start();
  const board = await film();
  await Promise.allSettled([reply(board, "shot 1: it yawns", ann), reply(board, "shot 2: it jumps", ben)]);
  const drafts = await Promise.all(
    [ann, ben].map(async (person) => (await rig.studio.history(person, { offset: 0, count: 9 })).clips),
  );
  const late = drafts.flat().find(({ id, state }) => id !== board.id && state === "canceled");
  if (late === undefined) throw new Error("none came too late");
  await expect(derive(late, { kind: "render" })).rejects.toMatchObject({ code: "board-changed" });
  expect(await spent(ann)).toBe(0);
});

it("a version its maker hid or deleted keeps nobody else from going on with the one before", async () => {
  await start();
  const board = await film();
  const bens = await reply(board, "shot 3: it slides over the ice", ben);
  await rig.studio.remove(bens.id, ben, surface);
  await expect(reply(bens, "lock shot 1", ben)).rejects.toMatchObject({ code: "clip-deleted" });
  const next = await reply(board, "shot 1: it yawns");
  expect(next.board).toMatchObject({ id: board.board?.id, version: 3 });
});

it("a change for its maker's eyes alone is a board of its own, and leaves the others' as it was", async () => {
  await start();
  const board = await film();
  const lock = { kind: "remix", words: "lock shot 2", strength: "medium", request: {} } as const;
  const own = await derive(board, lock, ben, "own", { private: true });
  expect(own).toMatchObject({ private: true, board: { version: 1 } });
  expect(own.board?.id).not.toBe(board.board?.id);
  expect((await reply(board, "shot 1: it yawns")).board).toMatchObject({ id: board.board?.id, version: 2 });
});

it("a board for its maker's eyes alone stays so in its next version and in its film, and nobody else changes or renders it", async () => {
  await start();
  const board = await rig.studio.openBoard({
    ...{ request: { prompt: STORY, seconds: 16, seed: 7 }, person: ann, surface, private: true },
    idempotencyKey: `film-${++said}`,
  });
  const next = await reply(board, "shot 3: it slides over the ice");
  expect(next).toMatchObject({ private: true, board: { id: board.board?.id, version: 2 } });
  await expect(reply(next, "shot 1: it yawns", ben)).rejects.toThrow();
  await expect(derive(next, { kind: "render" }, ben)).rejects.toThrow();
  await expect(rig.studio.clip(next.id, ben, surface)).resolves.toBeUndefined();
  const made = await derive(next, { kind: "render" });
  expect(made).toMatchObject({ private: true, maker: { id: ann.id } });
  expect(await spent(ben)).toBe(0);
});

it("who changed a board may not drop it for the one who asked for it, who may at any version", async () => {
  await start();
  const board = await film();
  const next = await reply(board, "shot 1: it yawns", ben);
  await expect(rig.studio.dropBoard(next.id, ben, surface)).rejects.toMatchObject({ code: "not-yours" });
  await rig.studio.dropBoard(next.id, ann, surface);
  await expect(derive(next, { kind: "render" })).rejects.toMatchObject({ code: "board-dropped" });
});

it("a dropped board is over, and only its maker may drop it", async () => {
  await start();
  const board = await film();
  await expect(rig.studio.dropBoard(board.id, ben, surface)).rejects.toMatchObject({ code: "not-yours" });
  await rig.studio.dropBoard(board.id, ann, surface);
  await expect(reply(board, "shot 1: it yawns")).rejects.toMatchObject({ code: "board-dropped" });
  await expect(derive(board, { kind: "render" })).rejects.toMatchObject({ code: "board-dropped" });
  expect(await spent(ann)).toBe(0);
});

it("where boards come first /video over several shots is one, and one shot is made at once", async () => {
  await start();
  const club: Surface = { ...surface, group: "club" };
  const video = (prompt: string, key = `video-${++said}`, seconds = 16) =>
    rig.studio.admitOrBoard({
      request: { prompt, seconds, seed: 7 },
      person: ann,
      surface: club,
      idempotencyKey: key,
    });
  const plain = await video(STORY, "before");
  expect(plain.board).toBeUndefined();
  await rig.studio.setPreferences(ann, { boards: "first" });
  const before = await spent(ann);
  expect((await video(STORY)).board).toMatchObject({ version: 1 });
  expect(await spent(ann)).toBe(before);
  expect((await video("A red fox sleeps.", "short", 3)).board).toBeUndefined();
  expect((await video(STORY, "before")).id).toBe(plain.id);
  await rig.studio.setPreferences(ann, { boards: "off" });
  expect((await video(STORY)).board).toBeUndefined();
});
