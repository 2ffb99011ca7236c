import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ann, type Death, filmHouse } from "./film-house.ts";

/** A film from its board to the chat, planned by a language model: about so many steps of its process. */
const STEPS = 440;

it.each(["start", "postClip"])(
  "a film is made, paid and posted once though its process dies after %s",
  { timeout: 90_000 },
  async (what) => {
    expect(await filmed({ step: 1, when: "after", what })).toEqual([`after ${what}`]);
  },
);

it("a film is made, paid and posted once, whatever step its process dies at", {
  tags: ["long"],
  timeout: 1_500_000,
}, async () => {
  for (const when of ["before", "after"] as const) {
    for (const what of ["asking", "still", "status", "download", "join", "postClip"])
      await filmed({ step: 1, when, what });
    // A paid picture, a paid shot.
    for (const step of [3, 7, 8]) await filmed({ step, when, what: "start" });
    for (let step = 1; step < STEPS; step += 9) await filmed({ step, when });
  }
});

/** Somebody opens a board, changes it and has it rendered, by processes that die; gives at what they died. */
async function filmed(death: Death): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "rushes-killed-"));
  const house = await filmHouse(folder);
  try {
    await house.lives(async () => {});
    house.dieAt(death);
    const board = await house.open();
    await house.until(board, ({ sheet }) => sheet !== undefined);
    house.draws();
    const drawn = await house.until(board, ({ endedAt }) => endedAt !== undefined);
    const changed = await house.change(drawn, "shot 2: the red fox jumps over the stone");
    const next = await house.until(changed, ({ endedAt }) => endedAt !== undefined);
    expect(next.board).toMatchObject({ id: board.board?.id, version: 2 });
    const film = await house.until(await house.render(next), ({ endedAt }) => endedAt !== undefined);

    const told = `killed at: ${house.deaths.join(", ")}`;
    expect(
      [drawn, next, film].map(({ state, failure }) => [state, failure]),
      told,
    ).toEqual(new Array(3).fill(["delivered", undefined]));
    // Each thing that is paid was ordered once: two shots, and a picture each for cast, place and two frames.
    expect(
      [house.film, house.stills].map(({ started }) => started.length),
      told,
    ).toEqual([2, 4]);
    // Whoever died over a question asks nobody again; that it was about to be asked is all that is known then.
    const questions = house.server.asked.map((question) => JSON.stringify(question));
    expect(new Set(questions).size, told).toBe(questions.length);
    const asked = questions.length;
    const { quota, words, money } = await house.lives(async (rig) => ({
      quota: await rig.studio.quota(ann, film.surface),
      words: await rig.record.ledgers.balance(`words:${ann.id}`),
      money: await rig.record.ledgers.balance("money"),
    }));
    // In millionths of a dollar: five cents a shot, four a picture, one for each answer asked for.
    const booked = words.spent / 10_000;
    expect([asked, asked + 1], told).toContain(booked);
    expect(
      [words, money].map(({ spent, reserved }) => [spent, reserved]),
      told,
    ).toEqual([
      [booked * 10_000, 0],
      [2 * 50_000 + 4 * 40_000 + booked * 10_000, 0],
    ]);
    expect([quota.spent, quota.reserved, film.charged], told).toEqual([film.price, 0, film.price]);
    // Both versions of the board are one message, and the film is another.
    const posts = [...house.posted.values()];
    expect(
      posts.map(({ isBoard }) => isBoard),
      told,
    ).toEqual([true, true, false]);
    expect(new Set(posts.map(({ ref }) => ref.message)).size, told).toBe(2);
    return house.deaths;
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
