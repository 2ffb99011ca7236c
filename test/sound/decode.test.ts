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

it("takes a full disk for no fault of the file", async () => {
  const place = await temporaryFolder();
  try {
    const program = join(place.path, "ffmpeg");
    await writeFile(program, "#!/bin/sh\necho 'track.raw: No space left on device' >&2\nexit 1\n");
    await chmod(program, 0o755);
    const runner = createRunner(program, undefined, { PATH: process.env.PATH ?? "" });
    const decode = createDecode({ ffmpeg: runner, ffprobe: runner });
    const options = { folder: place.path, signal: new AbortController().signal, atMost: 1 };
    const full = { code: "no-disk-space" };
    await expect(decode.mono(join(place.path, "track.mp3"), options)).rejects.toMatchObject(full);
    await expect(decode.look(join(place.path, "track.mp3"), options)).rejects.toMatchObject(full);
  } finally {
    await place.remove();
  }
});
