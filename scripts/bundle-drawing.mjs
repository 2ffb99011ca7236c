/** Puts what drawing threads run into one file, so that they start five times sooner. Run by itself where an image is built. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, CONTENTS, digestOf, freshBundle } from "../src/inference/animatic/thread-bundle.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Unless it is there as it should be. Without it all works, only later: nothing that goes wrong here keeps anybody from starting. */
export async function bundleDrawing(root = ROOT, entry = "src/inference/animatic/draw-thread.ts") {
  if (freshBundle(root)) return;
  try {
    const { buildSync } = await import("esbuild");
    const { outputFiles, metafile } = buildSync({
      absWorkingDir: root,
      entryPoints: [join(root, entry)],
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const sources = Object.keys(metafile.inputs).sort();
    const contents = JSON.stringify({ sources, digest: digestOf(sources, root) });
    const file = bundleFile(root);
    mkdirSync(dirname(file), { recursive: true });
    // Whole or not at all: a thread may be starting.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${CONTENTS}${contents}\n${outputFiles[0]?.text ?? ""}`);
    renameSync(draft, file);
  } catch {
    // Without esbuild, or where nothing may be written, threads load the sources.
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await bundleDrawing();
