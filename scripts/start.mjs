/** `node scripts/start.mjs FILE.ts …`: sets up what is missing, then runs the TypeScript file in this same process. */
import module from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleDrawing } from "./bundle-drawing.mjs";
import { extras, programs, requireNode, root, setUpExtras, setUpPackages, setUpPrograms } from "./set-up.mjs";

/**
 * What pictures are drawn with (mimalloc, in @napi-rs/canvas) keeps the memory of one so many milliseconds for the next. By its default, 10,
 * each picture's 4 MB are new, which the system has yet to clear: that takes up to a third as long as to draw it. It is read once, when
 * the library is loaded.
 */
process.env.MIMALLOC_PURGE_DELAY ??= "1000";

const [entry, ...args] = process.argv.slice(2);
if (!entry) throw new Error("usage: node scripts/start.mjs FILE.ts [arguments]");

/** They look at what is set up, or talk to a bot that runs. */
const NEEDS_NO_PROGRAMS = ["src/doctor/main.ts", "adapters/discord/register.ts", "src/program/admin.ts"];
const needsPrograms = !NEEDS_NO_PROGRAMS.includes(entry);
requireNode();
setUpPackages();
if (needsPrograms) {
  setUpPrograms([programs.ffmpeg, programs.ffprobe, ...(hasRedisUrl() ? [] : [programs.redis])]);
  setUpExtras(extras);
  await bundleDrawing();
}

// From Node 22.8 on it keeps what it has compiled for the next start.
module.enableCompileCache?.();
// The program sees itself as the file that was run, as if Node had been given it directly.
const path = resolve(root, entry);
process.argv.splice(1, process.argv.length - 1, path, ...args);
await import("tsx");
await import(pathToFileURL(path).href);

/** A Redis of the host's own needs no redis-server here; `.env` is read again, properly, by the program itself. */
function hasRedisUrl() {
  if (process.env.REDIS_URL) return true;
  try {
    process.loadEnvFile(resolve(root, ".env"));
  } catch {
    return false;
  }
  return Boolean(process.env.REDIS_URL);
}
