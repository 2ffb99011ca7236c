import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/**
 * `npm run test:long` takes its time, so of everything it holds `npm test` has a sample: in the same file without the tag,
 * or in one of these.
 */
const SAMPLES: Readonly<Record<string, string>> = {
  "test/adapters/console/page/board.test.ts": "test/adapters/console/page/page.test.ts",
  "test/adapters/console/page/page.long.ts": "test/adapters/console/page/page.test.ts",
  "test/adapters/web/notice-page.long.ts": "test/adapters/web/notice.test.ts",
  "test/e2e/forgotten-in-chats.long.ts": "test/e2e/forgotten-on-disk.test.ts",
  "test/e2e/process.long.ts": "test/e2e/process.test.ts",
  "test/e2e/stand-by.long.ts": "test/program/lead.test.ts",
  "test/e2e/takes-on-telegram.long.ts": "test/adapters/telegram/takes-card.test.ts",
  "test/e2e/telegram-process.test.ts": "test/e2e/telegram.test.ts",
  "test/inference/schema/every-order.long.ts": "test/inference/schema/every-order.test.ts",
  "test/media/sound-drift.long.ts": "test/media/join-differing.test.ts",
  "test/provenance/hostile-files.long.ts": "test/provenance/hostile-files.test.ts",
  "test/provenance/knows-again.long.ts": "test/provenance/looks-of-film.test.ts",
  "test/sound/film-sound.long.ts": "test/sound/film-sound.test.ts",
};

const TEST = /(?<![\w.])(?:it|test)(?:\.\w+)*(?:\([^()]*\)|<[^>]*>)?\(/g;
const LONG = /tags: \["long"\]/g;

const count = (path: string, pattern: RegExp) => readFileSync(path, "utf8").match(pattern)?.length ?? 0;
/** Whether `npm test` runs anything of it: a test without the tag, or a row of a table without it. */
const hasQuick = (path: string) =>
  path.endsWith(".test.ts") && (count(path, /tags: \[\]/g) > 0 || count(path, TEST) > count(path, LONG));

it("of everything that takes long npm test has a sample", () => {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join("test", path));
  const long = files.filter((path) => path.endsWith(".long.ts") || count(path, LONG) > 0);
  expect(long.length).toBeGreaterThan(30);
  const alone = long.filter((path) => path !== "test/house/long-tests.test.ts" && !hasQuick(path));
  expect(alone.filter((path) => !(path in SAMPLES)).sort()).toEqual([]);
  expect(Object.keys(SAMPLES).filter((path) => !long.includes(path))).toEqual([]);
  expect(Object.values(SAMPLES).filter((path) => !existsSync(path) || !hasQuick(path))).toEqual([]);
});
