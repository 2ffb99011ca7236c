import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DRAWING_FAILURES, drawingFailureOf } from "../../../src/inference/animatic/drawing-failures.ts";
import { EncoderError, startEncoder } from "../../../src/inference/animatic/encode/encoder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-drawing-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a drawing that fails", () => {
  it("for want of disk in mid-shot says so, and not that it should be tried again at once", async () => {
    const path = join(folder, "shot.mp4");
    // A device that takes nothing, as a disk does that is full.
    await symlink("/dev/full", path);
    const encoder = startEncoder({
      width: 64,
      height: 36,
      frames: 48,
      ambience: "anoisesrc=amplitude=0.01",
      threads: 1,
      path,
    });
    const failed = (async () => {
      for (let number = 0; number < 48; number++) await encoder.write(Buffer.alloc(64 * 36 * 4, number));
      await encoder.finish();
    })();
    const error = await failed.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(EncoderError);
    expect(await drawingFailureOf(error, path)).toBe("no-disk-space");
    expect(DRAWING_FAILURES["no-disk-space"].sentence).toContain("no disk space left");
  });

  it("for want of ffmpeg or of its H.264 names what the host has to install", async () => {
    const path = join(folder, "shot.mp4");
    expect(await drawingFailureOf(new EncoderError("not there", "ENOENT"), path)).toBe("ffmpeg-missing");
    const noX264 = new EncoderError("ffmpeg ended with 1: Unknown encoder 'libx264'");
    expect(await drawingFailureOf(noX264, path)).toBe("encoder-missing");
    expect(DRAWING_FAILURES["encoder-missing"]).toMatchObject({ retryable: false });
  });

  it("for any other reason may be tried again", async () => {
    const path = join(folder, "shot.mp4");
    expect(await drawingFailureOf(new Error("a fault of ours"), path)).toBe("drawing-failed");
    expect(await drawingFailureOf(new EncoderError("ffmpeg ended with SIGKILL"), path)).toBe(
      "encoding-failed",
    );
  });
});
