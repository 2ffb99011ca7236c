import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    footage: string;
  }
}

/** A folder for the whole run, of footage that many files need and none changes. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "rushes-test-footage-"));
  project.provide("footage", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
