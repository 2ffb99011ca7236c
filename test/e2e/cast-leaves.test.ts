import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { madePictureKey } from "../../src/core/film/made-picture.ts";
import type { Rig } from "../fixtures/rig.ts";
import { ann, filmHouse, type Happens } from "./film-house.ts";

const bo = { id: "discord:bo", name: "Bo" };
const surface = { platform: "discord", chat: "den" };
/** Two shots with a frame each, made from his picture and a sheet of the forest. */
const STORY = "@Bo wakes in a snowy forest. Bo finds a stone.";

let folder: string;
let house: Awaited<ReturnType<typeof filmHouse>>;
let elsewhere: Rig;
let key: string;
let code: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-cast-"));
  house = await filmHouse(folder, { directed: false });
  elsewhere = await house.beside();
  key = `uploads/${randomUUID()}.png`;
  const create = { width: 64, height: 64, channels: 3, background: "teal" } as const;
  await elsewhere.store.write(key, Readable.from([await sharp({ create }).png().toBuffer()]));
  const entry = { kind: "cast", name: "Bo", description: "a tall man with a beard", picture: key } as const;
  const kept = await elsewhere.studio.keepEntry({ ...entry, shows: "somebody" }, { person: ann, surface });
  code = kept.code ?? "";
  await elsewhere.studio.answerConsent(code, "yes", bo);
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const takesBack = async () => {
  await elsewhere.studio.answerConsent(code, "revoke", bo);
  await elsewhere.tidying.deleteFiles();
};
const drawnBoard = async () => {
  house.draws();
  return house.until(await house.open(7, STORY), ({ endedAt }) => endedAt !== undefined);
};
const started = () => [house.stills.started.length, house.film.started.length];

const QUICK: [string, Happens, number[]][] = [
  ["as a frame is being fetched", { what: "stills download", nth: 2, when: "before" }, [3, 1]],
  ["between its frames and its shots", { what: "instant start", nth: 1, when: "before" }, [3, 0]],
  ["between its shots and its cut", { what: "join", nth: 1, when: "before" }, [3, 2]],
];
const LONG: [string, Happens, number[]][] = [
  ["as its first picture is being ordered", { what: "stills start", nth: 1, when: "before" }, [0, 0]],
  ["as its shots have been started", { what: "instant start", nth: 2, when: "after" }, [3, 2]],
  ["as a shot is being fetched", { what: "instant download", nth: 2, when: "before" }, [3, 2]],
  ["as it is being posted", { what: "postClip", nth: 1, when: "before" }, [3, 2]],
  ["as it has been posted and not noted", { what: "postClip", nth: 1, when: "after" }, [3, 2]],
];
const STOPPED =
  "a film whose cast takes their yes back %s is stopped, wherever it is made and whoever heard it";

it.each(QUICK)(STOPPED, { timeout: 60_000 }, async (_, then, most) => stopped(then, most));
it.each(LONG)(STOPPED, { timeout: 60_000, tags: ["long"] }, async (_, then, most) => stopped(then, most));

async function stopped(then: Happens, most: number[]) {
  const board = await drawnBoard();
  const taken = new Promise<void>((resolve) => {
    house.meanwhile(then, async () => {
      await takesBack();
      resolve();
    });
  });
  const film = await house.render(board);
  await taken;
  const now = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(now.state).toBe("canceled");
  // Nothing is ordered any more, and what was ordered is paid from what was set aside.
  const [pictures = 0, shots = 0] = started();
  expect([pictures <= (most[0] ?? 0), shots <= (most[1] ?? 0)], `${pictures} ${shots}`).toEqual([true, true]);
  const { reserved } = await elsewhere.studio.quota(ann, surface);
  expect(reserved).toBe(0);
  await expect(house.render(board)).rejects.toMatchObject({ code: "entry-revoked" });
  // Nobody can look at what was drawn of him, nor at the film.
  const drawn = (film.plan.pictures ?? []).filter(({ references }) => references.includes(key));
  expect(drawn).toHaveLength(2);
  await expect
    .poll(async () => {
      await elsewhere.tidying.deleteFiles();
      return Promise.all(drawn.map((picture) => elsewhere.store.has(madePictureKey(picture))));
    })
    .toEqual([false, false]);
  expect([...house.posted.values()].filter(({ isBoard, isGone }) => !isBoard && !isGone)).toEqual([]);
}

it("nothing more is paid for with somebody whose yes was being taken back when that process died", {
  timeout: 60_000,
}, async () => {
  const board = await drawnBoard();
  const { cancel } = elsewhere.record.life;
  const died = new Promise<void>((resolve) => {
    house.meanwhile({ what: "stills start", nth: 1, when: "before" }, async () => {
      Object.assign(elsewhere.record.life, { cancel: () => Promise.reject(new Error("killed")) });
      await expect(takesBack()).rejects.toThrow("killed");
      Object.assign(elsewhere.record.life, { cancel });
      resolve();
    });
  });
  const film = await house.render(board);
  await died;
  const now = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(now).toMatchObject({ state: "failed", failure: { code: "entry-revoked" }, charged: 0 });
  expect(started()).toEqual([0, 0]);
  // Whoever takes it back once more does it to the end.
  await takesBack();
  expect((await elsewhere.studio.bible(ann, surface))[0]).toMatchObject({ revoked: true });
});

it.each<[string, Happens]>([
  ["as its first picture is being ordered", { what: "stills start", nth: 1, when: "before" }],
  ["between its shots and its cut", { what: "join", nth: 1, when: "before" }],
])(
  "a film whose cast is dropped %s, to which nobody objects, is made as it was asked for",
  {
    timeout: 60_000,
  },
  async (_, then) => {
    const board = await drawnBoard();
    const dropped = new Promise<void>((resolve) => {
      house.meanwhile(then, async () => {
        await elsewhere.studio.dropEntry("Bo", { person: ann, surface });
        await elsewhere.tidying.deleteFiles();
        resolve();
      });
    });
    const film = await house.render(board);
    await dropped;
    const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
    expect(made).toMatchObject({ state: "delivered", charged: film.price });
    expect(started()).toEqual([3, 2]);
  },
);
