import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import type { Rig } from "../fixtures/rig.ts";
import { ann, filmHouse } from "./film-house.ts";

const ben = { id: "discord:ben", name: "Ben" };
const surface = { platform: "discord", chat: "den" };
const STORY =
  "A red fox wakes in a snowy forest. The red fox finds a stone. The red fox digs. The red fox sleeps.";

let folder: string;
let house: Awaited<ReturnType<typeof filmHouse>>;
let elsewhere: Rig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-edited-"));
  house = await filmHouse(folder, { directed: false });
  elsewhere = await house.beside();
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

let said = 0;
const asked = (person = ann) => ({ person, surface, idempotencyKey: `edited-${++said}` });
const derive = async (clip: Clip, how: Derivation, person = ann): Promise<Clip> => {
  const [made] = await elsewhere.studio.derive(clip.id, how, asked(person));
  if (!made) throw new Error("nothing was made");
  return made;
};
const words = (text: string): Derivation => ({ kind: "remix", words: text, strength: "medium", request: {} });
const openBoard = () => house.open(7, STORY, 16);
const drawnBoard = async () => {
  house.draws();
  return house.until(await openBoard(), ({ endedAt }) => endedAt !== undefined);
};
const held = async () => {
  const [credits, money] = await Promise.all([
    elsewhere.studio.quota(ann, surface),
    elsewhere.record.ledgers.balance("money"),
  ]);
  return { credits: [credits.spent, credits.reserved], money: money.reserved };
};
async function picture(): Promise<string> {
  const key = `uploads/${randomUUID()}.png`;
  const create = { width: 64, height: 64, channels: 3, background: "teal" } as const;
  await elsewhere.store.write(key, Readable.from([await sharp({ create }).png().toBuffer()]));
  return key;
}

it("a film is made as it was rendered, whatever is changed of its board meanwhile, by whomever, by every control", {
  timeout: 60_000,
}, async () => {
  const board = await drawnBoard();
  const CONTROLS: [string, () => Promise<Derivation>, (now: Clip, before: Clip) => unknown][] = [
    [
      "words",
      async () => words("shot 2: the red fox eats a fish"),
      ({ plan }) => /fish/.test(plan.shots[1]?.beat ?? ""),
    ],
    [
      "framing",
      async () => ({ kind: "edit", shot: 1, framing: "extreme-close" }),
      ({ plan }) => plan.shots[0]?.framing === "extreme-close",
    ],
    [
      "camera",
      async () => ({ kind: "edit", shot: 1, camera: "orbit" }),
      ({ plan }) => plan.shots[0]?.camera === "orbit",
    ],
    ["length", async () => words("shot 2: 3 seconds"), ({ plan }) => plan.shots[1]?.seconds === 3],
    ["lock", async () => words("lock shot 1"), ({ plan }) => plan.shots[0]?.locked],
    [
      "own frame",
      async () => ({ kind: "edit", shot: 3, picture: await picture() }),
      ({ plan }) => plan.shots[2]?.ownFrame,
    ],
    [
      "add",
      async () => words("add a shot after 2: an owl watches"),
      ({ plan }, before) => plan.shots.length === before.plan.shots.length + 1,
    ],
    [
      "move",
      async () => words("move shot 3 to the end"),
      ({ plan }, before) => plan.shots.at(-1)?.beat === before.plan.shots[2]?.beat,
    ],
    [
      "drop",
      async () => words("drop shot 2"),
      ({ plan }, before) => plan.shots.length === before.plan.shots.length - 1,
    ],
    ["unlock", async () => words("unlock shot 1"), ({ plan }) => plan.shots[0]?.locked === undefined],
    ["re-plan", async () => words("re-plan"), ({ request }, before) => request.seed !== before.request.seed],
    ["draw frames", async () => ({ kind: "frames" }), ({ plan }) => plan.shots.every(({ frame }) => frame)],
  ];
  let release = () => {};
  const edited = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Between its frames and its shots.
  house.meanwhile({ what: "instant start", nth: 1, when: "before" }, () => edited);
  const film = await house.render(board);
  await expect.poll(() => house.stills.started.length).toBeGreaterThan(1);
  const before = await elsewhere.record.clips.load(film.id);
  let now: Clip = board;
  for (const [index, [name, control, isDone]] of CONTROLS.entries()) {
    const next = await derive(now, await control(), index % 2 === 0 ? ann : ben).catch((error: unknown) => {
      throw new Error(name, { cause: error });
    });
    expect(next.board, name).toMatchObject({ id: board.board?.id, version: index + 2 });
    expect(isDone(next, now), name).toBeTruthy();
    const asRendered = await elsewhere.record.clips.load(film.id);
    expect([asRendered?.plan, asRendered?.request, asRendered?.price], name).toEqual([
      before?.plan,
      before?.request,
      before?.price,
    ]);
    now = next;
  }
  release();
  const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({
    state: "delivered",
    charged: film.price,
    plan: { shots: before?.plan.shots },
  });
  expect(made.plan.shots.map(({ beat }) => beat)).toEqual(board.plan.shots.map(({ beat }) => beat));
  expect(house.film.started).toHaveLength(board.plan.shots.length);
  // The version that was rendered is an older one now.
  await expect(derive(board, { kind: "render" })).rejects.toMatchObject({ code: "board-changed" });
});

it("of a board changed by two at once while it renders, one change is made, the other is told, and the film is as it was", async () => {
  const board = await drawnBoard();
  house.film.answer = () => ({ state: "running", progress: null });
  const film = await house.render(board);
  const both = await Promise.allSettled([
    derive(board, words("shot 1: the red fox yawns"), ann),
    derive(board, words("shot 1: the red fox barks"), ben),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "board-changed" });
  expect((await elsewhere.record.clips.load(film.id))?.plan).toEqual(film.plan);
});

it("a board pressed Render on many times at once, by two people, at two bots, is one film, paid once", async () => {
  const board = await drawnBoard();
  house.film.answer = () => ({ state: "running", progress: null });
  const films = await Promise.all([
    ...[ann, ben, ann, ben].map((person) => derive(board, { kind: "render" }, person)),
    house.render(board),
  ]);
  expect(new Set(films.map(({ id }) => id)).size).toBe(1);
  const price = films[0]?.price ?? 0;
  const [anns, bens] = await Promise.all([ann, ben].map((person) => elsewhere.studio.quota(person, surface)));
  expect((anns?.reserved ?? 0) + (bens?.reserved ?? 0)).toBe(price);
});

it("Render and Change pressed at once make a film of what was looked at, or none, and a version", async () => {
  const board = await drawnBoard();
  house.film.answer = () => ({ state: "running", progress: null });
  const [film, next] = await Promise.allSettled([
    derive(board, { kind: "render" }),
    derive(board, words("shot 1: the red fox yawns"), ben),
  ]);
  if (next.status !== "fulfilled") throw next.reason;
  expect(next.value.board?.version).toBe(2);
  if (film.status === "rejected") expect(film.reason).toMatchObject({ code: "board-changed" });
  else
    expect(film.value.plan.shots.map(({ beat }) => beat)).toEqual(board.plan.shots.map(({ beat }) => beat));
  expect((await held()).credits).toEqual([0, film.status === "fulfilled" ? film.value.price : 0]);
});

it("a board that is rendered before its draft is drawn, and changed, is made all the same", async () => {
  const board = await openBoard();
  const film = await house.render(board);
  const next = await derive(board, words("shot 1: the red fox yawns"));
  expect((await elsewhere.record.clips.load(board.id))?.state).toBe("canceled");
  house.draws();
  const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({ state: "delivered", charged: film.price });
  expect((await house.until(next, ({ endedAt }) => endedAt !== undefined)).state).toBe("delivered");
});

const drop = (clip: Clip) =>
  elsewhere.dispatcher.dispatch({
    ...{ command: "drop", options: { clip: clip.id }, attachments: [], pressed: true as const },
    ...asked(),
  });

it("who drops a board while it renders is told that the film goes on, and it does", async () => {
  const board = await drawnBoard();
  let open = false;
  const { answer } = house.film;
  house.film.answer = (...given) => (open ? answer(...given) : { state: "running", progress: null });
  const film = await house.render(board);
  const reply = JSON.stringify(await drop(board));
  expect(reply).not.toContain("Nothing was charged");
  expect(reply).toContain("goes on");
  open = true;
  const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({ state: "delivered", charged: film.price });
  await expect(derive(board, words("lock shot 1"))).rejects.toMatchObject({ code: "board-dropped" });
});

it("who drops a board whose key frames were drawn is told what that cost", async () => {
  const board = await drawnBoard();
  const framed = await house.until(
    await derive(board, { kind: "frames" }),
    ({ endedAt }) => endedAt !== undefined,
  );
  expect(framed.charged).toBeGreaterThan(0);
  const reply = JSON.stringify(await drop(framed));
  expect(reply).not.toContain("Nothing was charged");
  expect(reply).toContain(`${framed.charged} credits`);
});

it.each<[string, Derivation]>([
  ["a film", { kind: "render" }],
  ["a new version", words("lock shot 1")],
])(
  "a board dropped while %s of it is being admitted is none, and nothing is charged, also where whoever admits dies",
  async (_, how) => {
    const board = await drawnBoard();
    const { admit } = elsewhere.record.admission;
    Object.assign(elsewhere.record.admission, {
      async admit(...given: Parameters<typeof admit>) {
        expect(JSON.stringify(await drop(board))).toContain("Nothing was charged");
        const answer = await admit(...given);
        if (answer.outcome === "admitted") throw new Error("killed");
        return answer;
      },
    });
    await expect(derive(board, how)).rejects.toMatchObject({ code: "board-dropped" });
    expect(await held()).toEqual({ credits: [0, 0], money: 0 });
    expect(await elsewhere.record.families.family(board.lineage.root)).toHaveLength(1);
  },
);
