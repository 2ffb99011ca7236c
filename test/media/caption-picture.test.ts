import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

const media = createMedia({});
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** The pictures of captions, each of one page. */
async function drawn(...pages: string[][]): Promise<string[]> {
  const asked = pages.map((lines, index) => ({ start: index, end: index + 1, lines }));
  const overlays = await media.captions(asked, { width: 854, height: 480, fps: 24 }, folder.path);
  return Promise.all(
    overlays.map(async ({ path }) =>
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex"),
    ),
  );
}

it("burns no boxes into a film: captions whose letters no font here has are left out, the others stay", async () => {
  expect(await drawn(["మంచులో నక్క"], ["We are late again"], ["She says", "ቀበሮ"])).toEqual(
    await drawn(["We are late again"]),
  );
});

it("leaves out signs and emoji that no font here has, and nothing of the words around them", async () => {
  expect(await drawn(["Late again 🦊!"])).toEqual(await drawn(["Late again !"]));
  expect(await drawn(["Snow ❄️ again"])).toEqual(await drawn(["Snow again"]));
  expect(await drawn(["🦊❄️"])).toEqual([]);
  expect(await drawn(["50 % – “late” €5"])).not.toEqual(await drawn(["50 “late” 5"]));
});
