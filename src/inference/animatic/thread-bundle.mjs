/**
 * All that a drawing thread runs, in one file of JavaScript: to load each of its three hundred sources as TypeScript by itself takes a
 * thread five times as long, and a second thread to do it. Made by scripts/bundle-drawing.mjs; where there is none, or a source has
 * changed since, a thread loads its sources.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ sources: string[], digest: string }} Contents what it was made of, its first line */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Begins the line that says what a bundle was made of. */
export const CONTENTS = "// ";

/**
 * Among the packages, so that its imports find them. Packages may be shared by several checkouts: each has its own.
 * @param {string} [root]
 */
export function bundleFile(root = ROOT) {
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return join(root, "node_modules", ".cache", "rushes", `draw-thread-${checkout}.mjs`);
}

/**
 * Changes with whatever stands in the sources, and with nothing else.
 * @param {readonly string[]} sources
 * @param {string} [root]
 */
export function digestOf(sources, root = ROOT) {
  const digest = createHash("sha256");
  for (const source of sources) digest.update(`\n${source}\n`).update(readFileSync(join(root, source)));
  return digest.digest("hex");
}

/**
 * The bundle's file, unless it is missing or older than a source.
 * @param {string} [root]
 */
export function freshBundle(root = ROOT) {
  try {
    const file = bundleFile(root);
    const text = readFileSync(file, "utf8");
    /** @type {Contents} */
    const { sources, digest } = JSON.parse(text.slice(CONTENTS.length, text.indexOf("\n")));
    return digestOf(sources, root) === digest ? file : undefined;
  } catch {
    // None, or of another making: the sources are there.
    return undefined;
  }
}
