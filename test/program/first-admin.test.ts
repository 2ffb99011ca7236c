import { afterEach, beforeEach, expect, it } from "vitest";
import { loadConfig } from "../../src/host/config.ts";
import { offerFirstAdmin } from "../../src/program/first-admin.ts";
import { createAccessStore } from "../../src/store/access.ts";
import { createKeys } from "../../src/store/keys.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
let access: ReturnType<typeof createAccessStore>;

beforeEach(() => {
  redis = testRedis();
  access = createAccessStore({
    redis: redis.client,
    keys: createKeys(redis.prefix),
    now: Date.now,
    pseudonym: async (id) => `somebody ${id}`,
  });
});
afterEach(() => redis.close());

/** A start; the code it prints, if any. */
async function start(env: Record<string, string> = {}, isOnPlatform = true): Promise<string | undefined> {
  let printed = "";
  const { admins } = loadConfig(env);
  await offerFirstAdmin({ admins, isOnPlatform }, access, (line) => {
    printed += line;
  });
  return /\/admin claim ([\w-]+)/.exec(printed)?.[1];
}

it("a start where nobody runs the bot prints a code, which makes its one holder an admin", async () => {
  const [first, second] = [await start(), await start()];
  expect(second).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(await access.claimAdmin("telegram:1", first ?? "")).toBe(false);
  expect(await access.claimAdmin("telegram:2", second ?? "")).toBe(true);
  expect(await start()).toBeUndefined();
});

it("a code that was printed makes nobody an admin any more once the settings name one", async () => {
  const code = await start();
  expect(await start({ ADMINS: "telegram:7" })).toBeUndefined();
  expect(await access.claimAdmin("telegram:2", code ?? "")).toBe(false);
});

it("nor once somebody was made one at the bot's machine", async () => {
  const code = await start();
  await access.addAdmin("telegram:7", "host:terminal");
  expect(await access.claimAdmin("telegram:2", code ?? "")).toBe(false);
  expect(await access.admins()).toEqual(["telegram:7"]);
});

it("nor where the bot is on no platform, since nobody could send it", async () => {
  const code = await start();
  expect(await start({}, false)).toBeUndefined();
  expect(await access.claimAdmin("telegram:2", code ?? "")).toBe(false);
});
