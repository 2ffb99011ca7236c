import { expect, it } from "vitest";
import { checkIsolation } from "../../src/doctor/programs.ts";

it("says whether programs that open strangers' files have no network, and what to do where they have", async () => {
  expect(await checkIsolation(async () => ["unshare", "--net", "--"])).toMatchObject({
    verdict: "good",
    detail: expect.stringContaining("without network (unshare)"),
  });
  expect(await checkIsolation(async () => [])).toMatchObject({
    verdict: "warning",
    remedy: expect.stringContaining("docs/media.md"),
  });
});
