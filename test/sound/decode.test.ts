import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createDecode } from "../../src/sound/decode.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

it("reads what a model made as foreign files are read: told of none of our settings", async () => {
  const place = await temporaryFolder();
  process.env.REPLICATE_API_TOKEN = "not for ffmpeg";
  try {
    const program = join(place.path, "ffmpeg");
    const told = join(place.path, "told");
    await writeFile(program, `#!/bin/sh\nenv > ${told}\nexit 1\n`);
    await chmod(program, 0o755);
    const runner = createRunner(program, undefined, { PATH: process.env.PATH ?? "" });
    const decode = createDecode({ ffmpeg: runner, ffprobe: runner });
    const options = { folder: place.path, signal: new AbortController().signal, atMost: 1 };
    expect(await decode.mono(join(place.path, "made.mp3"), options)).toBeUndefined();
    expect(await readFile(told, "utf8")).not.toContain("not for ffmpeg");
  } finally {
    delete process.env.REPLICATE_API_TOKEN;
    await place.remove();
  }
});
