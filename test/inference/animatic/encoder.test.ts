import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { startEncoder } from "../../../src/inference/animatic/encode/encoder.ts";
import { createMedia } from "../../../src/media/media.ts";
import { FFMPEG_TEST_MS, temporaryFolder } from "../../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

it("codes a shot so that a film with a caption codes anew only what lies under it", async () => {
  const folder = await temporaryFolder();
  const size = { width: 320, height: 180 };
  const shot = join(folder.path, "shot.mp4");
  const encoder = startEncoder({
    ...size,
    frames: 72,
    hold: 2,
    ambience: "anullsrc=r=48000:cl=stereo,atrim=duration=3",
    threads: 1,
    path: shot,
  });
  for (let picture = 0; picture < 36; picture++)
    await encoder.write(Buffer.alloc(size.width * size.height * 4, 90));
  await encoder.finish();

  const media = createMedia({ threads: 2 });
  const overlays = await media.captions(
    [{ start: 1.2, end: 1.8, lines: ["We are late again."] }],
    { ...size, fps: 24 },
    folder.path,
  );
  const shots = [1, 2].map(() => ({ path: shot, seconds: 3, join: { kind: "cut" as const } }));
  const film = await media.join(shots, join(folder.path, "film.mp4"), { ...size, overlays });
  expect(film).toMatchObject({ frames: 144, copied: 1, encoded: 1, codedFrames: 19, warnings: [] });
  await folder.remove();
});
