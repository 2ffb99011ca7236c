import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { VOICES, voicesFor } from "../../src/core/film/voices.ts";
import { diskIsFull } from "../../src/media/disk-is-full.ts";
import { createEmbeddedSpeech } from "../../src/sound/speak.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

async function inFolder(
  work: (folder: string, program: (script: string) => Promise<string>) => Promise<void>,
) {
  const place = await temporaryFolder();
  let count = 0;
  try {
    await work(place.path, async (script) => {
      const path = join(place.path, `program-${count++}`);
      await writeFile(path, `#!/bin/sh\n${script}\n`);
      await chmod(path, 0o755);
      return path;
    });
  } finally {
    await place.remove();
  }
}

const noRoom = { code: "no-disk-space", retryable: true };

it.each([1, 2])("takes a full disk for no fault of a voice: %s lines at once", async (lines) => {
  await inFolder(async (folder, program) => {
    const ffmpeg = await program("echo 'line.raw: No space left on device' >&2; exit 1");
    const speak = createEmbeddedSpeech({ diskIsFull, ffmpeg });
    const [voice] = voicesFor("en");
    if (!voice) throw new Error("no voice");
    const options = { folder, signal: new AbortController().signal };
    const spoken = await Promise.allSettled(
      new Array(lines).fill("Good night.").map((line) => speak(line, voice, options)),
    );
    for (const one of spoken) expect(one).toMatchObject({ status: "rejected", reason: noRoom });
  });
});

it("speaks no line whose end found no room, though ffmpeg says that all went well", async () => {
  await inFolder(async (folder, program) => {
    const full = "Error writing trailer of line.raw: No space left on device";
    const ffmpeg = await program(`ffmpeg "$@"; echo '${full}' >&2`);
    const [voice] = voicesFor("en");
    if (!voice) throw new Error("no voice");
    const speak = createEmbeddedSpeech({ diskIsFull, ffmpeg });
    const spoken = speak("Good night.", voice, { folder, signal: new AbortController().signal });
    await expect(spoken).rejects.toMatchObject(noRoom);
  });
});

it("takes what a program wrote onto a full disk, and said nothing of, for no speech", async () => {
  await inFolder(async (folder, program) => {
    const espeak = await program("exit 0");
    const speak = createEmbeddedSpeech({ diskIsFull: async () => true, espeak });
    const voice = VOICES.find(({ engine }) => "espeak" in engine);
    if (!voice) throw new Error("no voice of espeak's");
    const spoken = speak("Gute Nacht.", voice, { folder, signal: new AbortController().signal });
    await expect(spoken).rejects.toMatchObject(noRoom);
  });
});
