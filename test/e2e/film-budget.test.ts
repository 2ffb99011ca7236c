import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ann, filmHouse } from "./film-house.ts";

let folder: string;
let house: Awaited<ReturnType<typeof filmHouse>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-budget-"));
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const drawnBoard = async (seed?: number) => {
  house.draws();
  return house.until(await house.open(seed), ({ endedAt }) => endedAt !== undefined);
};
const books = () =>
  house.lives(async (rig) => {
    const { spent, reserved } = await rig.record.ledgers.balance("money");
    const credits = await rig.studio.quota(ann, { platform: "discord", chat: "den" });
    return { money: [spent, reserved], credits: [credits.spent, credits.reserved] };
  });

it("a film's money is set aside before its first picture: who asks between its frames and its shots is refused", {
  timeout: 60_000,
}, async () => {
  // Two films' plans, and one film.
  house = await filmHouse(folder, { dayUsd: 0.3 });
  let drawn = false;
  house.stills.answer = () =>
    drawn ? { state: "done", outputs: [{ source: "" }], usd: 0.04 } : { state: "running", progress: null };
  const [one, other] = [await drawnBoard(), await drawnBoard(8)];
  const film = await house.render(one);
  await expect.poll(() => house.stills.started.length).toBeGreaterThan(0);
  await expect(house.render(other)).rejects.toMatchObject({ code: "money-budget-spent" });
  drawn = true;
  const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({ state: "delivered", charged: film.price });
});

it("a budget that is taken away between a film's frames and its shots stops the next film, and not this one", {
  timeout: 60_000,
}, async () => {
  house = await filmHouse(folder);
  const elsewhere = await house.beside();
  const [one, other] = [await drawnBoard(), await drawnBoard(8)];
  const lowered = new Promise<void>((resolve) => {
    house.meanwhile({ what: "instant start", nth: 1, when: "before" }, async () => {
      await elsewhere.redis.hset(elsewhere.keys.budgets, "daily", "0");
      await elsewhere.redis.incr(elsewhere.keys.accessVersion);
      resolve();
    });
  });
  const film = await house.render(one);
  await lowered;
  const made = await house.until(film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({ state: "delivered", charged: film.price });
  expect([house.stills, house.film].map(({ started }) => started.length)).toEqual([4, 2]);
  await expect(house.render(other)).rejects.toMatchObject({ code: "dearer-than-budget" });
  expect((await books()).money[1]).toBe(0);
});

it("pictures that come to more than was said take nothing of what its shots have: it is made, the books tell it, and the next is refused", {
  timeout: 60_000,
}, async () => {
  house = await filmHouse(folder, { dayUsd: 0.4 });
  house.stills.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.11 });
  const [one, other] = [await drawnBoard(), await drawnBoard(8)];
  const before = await books();
  const film = await house.until(await house.render(one), ({ endedAt }) => endedAt !== undefined);
  expect(film).toMatchObject({ state: "delivered", charged: film.price });
  expect(await books()).toEqual({
    money: [(before.money[0] ?? 0) + 4 * 110_000 + 2 * 50_000, 0],
    credits: [film.price, 0],
  });
  await expect(house.render(other)).rejects.toMatchObject({ code: "money-budget-spent" });
  expect([house.stills, house.film].map(({ started }) => started.length)).toEqual([4, 2]);
});

it("a film whose shots can't be made ends with its credits back, and the next pays for none of those that were made", {
  timeout: 60_000,
}, async () => {
  house = await filmHouse(folder);
  const { answer } = house.film;
  let isBroken = false;
  house.film.cancel = async () => ({ usd: 0 });
  house.film.answer = () =>
    isBroken
      ? {
          ...{ state: "failed", code: "model-failed", message: "It broke." },
          ...{ retryable: false, usd: 0 },
        }
      : { state: "running", progress: null };
  const board = await drawnBoard();
  const before = await books();
  const rendered = await house.render(board);
  await expect.poll(() => house.film.started.length, { timeout: 20_000 }).toBe(2);
  isBroken = true;
  const film = await house.until(rendered, ({ endedAt }) => endedAt !== undefined);
  expect(film).toMatchObject({ state: "failed", failure: { code: "model-failed" } });
  // What the other shot came to is known once it is stopped.
  const paid = (before.money[0] ?? 0) + 4 * 40_000;
  await expect.poll(books, { timeout: 20_000 }).toEqual({ money: [paid, 0], credits: [0, 0] });

  house.film.answer = answer;
  house.film.started.length = 0;
  const again = await house.until(await house.render(board), ({ endedAt }) => endedAt !== undefined);
  expect(again).toMatchObject({ state: "delivered", charged: again.price });
  expect([house.stills, house.film].map(({ started }) => started.length)).toEqual([4, 2]);
  expect((await books()).money).toEqual([paid + 2 * 50_000, 0]);
});
