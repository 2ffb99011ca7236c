/** `npm test [vitest arguments]`: sets up what the tests need, Chromium included, then runs vitest. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import {
  extras,
  programs,
  requireNode,
  root,
  setUpExtras,
  setUpPackages,
  setUpPrograms,
  swift,
} from "./set-up.mjs";

requireNode();
setUpPackages();
setUpPrograms([programs.redis, programs.ffmpeg, programs.ffprobe, programs.chromium]);
setUpExtras(extras);
setUpExtras([swift], ".rushes-test-extras");
const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
