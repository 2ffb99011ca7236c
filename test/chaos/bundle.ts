import { mkdir, readFile, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * The two programs as plain JavaScript in `folder`: as they are, but that nothing is translated at each of their many starts,
 * which takes four times as long. What lies beside a source, such as the scripts for Redis, is read where it lies.
 */
export async function bundlePrograms(folder: string): Promise<{ bot: string; worker: string }> {
  const root = resolve(import.meta.dirname, "..", "..");
  await mkdir(folder, { recursive: true });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await build({
    absWorkingDir: root,
    entryPoints: { bot: "src/program/main.ts", worker: "workers/main.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "where sources lie",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            const source = await readFile(path, "utf8");
            const url = JSON.stringify(pathToFileURL(path).href);
            return { loader: "ts", contents: source.replaceAll("import.meta.url", url) };
          });
        },
      },
    ],
  });
  return { bot: join(folder, "bot.mjs"), worker: join(folder, "worker.mjs") };
}
