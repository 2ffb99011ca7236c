import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { ann, filmHouse } from "./film-house.ts";

let folder: string;
let house: Awaited<ReturnType<typeof filmHouse>>;
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

it("a remix of one shot of a film with key frames makes that shot, and at most one picture", {
  timeout: 60_000,
}, async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-remixed-"));
  house = await filmHouse(folder);
  house.draws();
  const board = await house.until(await house.open(), ({ endedAt }) => endedAt !== undefined);
  const film = await house.until(await house.render(board), ({ endedAt }) => endedAt !== undefined);
  expect(film).toMatchObject({ state: "delivered" });
  expect([house.stills, house.film].map(({ started }) => started.length)).toEqual([4, 2]);

  const [remix] = await house.lives((rig) =>
    rig.studio.derive(
      film.id,
      { kind: "remix", words: "shot 2: she waves", strength: "medium", request: {} },
      { person: ann, surface: { platform: "discord", chat: "den" }, idempotencyKey: "remix" },
    ),
  );
  const made = await house.until(remix as typeof film, ({ endedAt }) => endedAt !== undefined);
  expect(made).toMatchObject({ state: "delivered" });
  expect(made.shots.map(({ state }) => state)).toEqual(["kept", "made"]);
  expect(house.film.started).toHaveLength(3);
  expect(house.stills.started.length).toBeLessThanOrEqual(5);
});
