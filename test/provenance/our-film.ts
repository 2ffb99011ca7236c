import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createMedia } from "../../src/media/media.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { createFingerprints } from "../../src/provenance/fingerprints.ts";
import { createFindTraces, type FindTraces } from "../../src/provenance/verify.ts";
import { FFMPEG_TEST_MS, ffmpeg } from "../fixtures/footage.ts";

export const silent = { debug() {}, info() {}, warn() {}, error() {} };
let folder: string;
export let findTraces: FindTraces;
/** A path in the folder of the file's tests. */
export const at = (name: string) => join(folder, name);

/** For a file's tests: an installation that has made one film, `ours.mp4`. */
export function withOurFilm(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rushes-hostile-"));
    const store = await createLocalMediaStore({ folder: at("media"), workFolder: at("work"), now: () => 0 });
    const fingerprints = createFingerprints({ media: createMedia({ threads: 1 }), store });
    findTraces = createFindTraces({
      folder: at("provenance"),
      node: createRunner(process.execPath, silent),
      fingerprints,
    });
    const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
    await ffmpeg("-f", "lavfi", "-t", "4", "-i", "testsrc2=s=160x90:r=12", ...coding, at("ours.mp4"));
    await fingerprints.keep({ id: "ours", createdAt: 0 }, { path: at("ours.mp4") });
  }, FFMPEG_TEST_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));
}
