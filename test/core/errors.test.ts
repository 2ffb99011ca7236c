import { open } from "node:fs/promises";
import { expect, it } from "vitest";
import { toBotError } from "../../src/core/errors.ts";

/** What a file operation throws on a disk without room; a device that takes nothing is such a disk. */
async function writeToFullDisk(): Promise<unknown> {
  const file = await open("/dev/full", "w");
  return file
    .writeFile("a byte")
    .catch((error: unknown) => error)
    .finally(() => file.close());
}

it("a disk that is full is told as that, whoever meets it, and may be tried again", async () => {
  expect(toBotError(await writeToFullDisk())).toMatchObject({
    code: "no-disk-space",
    retryable: true,
    userMessage: expect.stringContaining("no disk space left"),
  });
  const quota = Object.assign(new Error("Disk quota exceeded"), { code: "EDQUOT" });
  expect(toBotError(quota)).toMatchObject({ code: "no-disk-space", cause: quota });
  expect(toBotError(new Error("anything else"))).toMatchObject({ code: "internal", retryable: false });
});
