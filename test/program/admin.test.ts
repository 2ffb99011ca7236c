import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PASSWORD_HASH } from "../../src/host/password.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

/** `npm run admin -- …`; what it prints, and its exit code. */
async function run(words: readonly string[], env: Record<string, string> = {}, input = "") {
  const child = promisify(execFile)(process.execPath, ["--import", "tsx", "src/program/admin.ts", ...words], {
    cwd: PROJECT,
    env: {
      PATH: process.env.PATH,
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      TIME_ZONE: "UTC",
      ...env,
    },
  });
  child.child.stdin?.end(input);
  return child.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error) => ({ code: error.code as number, said: `${error.stdout}${error.stderr}` }),
  );
}

it("does from the terminal what /admin does in the chat, audited as the host", async () => {
  const first = await run(["plan", "standard", "creditsPerDay", "5"]);
  expect(first).toMatchObject({
    code: 0,
    said: expect.stringContaining("creditsPerDay: 5 (set in the chat)"),
  });
  const [audit, wrong, unknown, login] = await Promise.all([
    run(["audit"]),
    run(["grant", "discord:1234", "gold"]),
    run(["launch"]),
    run(["login"], { ADMIN_PORT: "8788" }),
  ]);
  expect(audit?.said).toMatch(/plan standard creditsPerDay 5 \(.* by host:terminal\)/);
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("There is no plan “gold”") });
  expect(unknown).toMatchObject({ code: 2, said: expect.stringContaining("budget [daily") });
  expect(login?.said.match(/\/login\?link=[\w-]{43}/g)?.length).toBeGreaterThanOrEqual(2);
  expect(login?.said).toContain("http://127.0.0.1:8788/login?link=");
}, 120_000);

it("changes nothing where the bot's Redis can't be reached, and makes a password's hash without it", {
  tags: ["long"],
  timeout: 120_000,
}, async () => {
  const nowhere = { REDIS_URL: "redis://127.0.0.1:1" };
  const [refused, made, short] = await Promise.all([
    run(["pause"], nowhere),
    run(["password"], nowhere, "correct horse battery\n"),
    run(["password"], nowhere, "short\n"),
  ]);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("can't be reached") });
  expect(made?.said.trim().replace("ADMIN_PASSWORD_HASH=", "")).toMatch(PASSWORD_HASH);
  expect(short).toMatchObject({ code: 1, said: expect.stringContaining("at least 12") });
});
