import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

/** In JavaScript, for they run before anything can load TypeScript: their types are said here. */
const load = (path: string): Promise<unknown> => import(new URL(`../../${path}`, import.meta.url).href);
const { bundleDrawing } = (await load("scripts/bundle-drawing.mjs")) as {
  bundleDrawing(root?: string, entry?: string): Promise<void>;
};
const { freshBundle } = (await load("src/inference/animatic/thread-bundle.mjs")) as {
  freshBundle(root?: string): string | undefined;
};

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "rushes-bundle-"));
  await source("entry.ts", 'import { said } from "./said.ts"; export const answer: string = said;');
  await source("said.ts", 'export const said: string = "first";');
});
afterEach(() => rm(root, { recursive: true }));

const source = (name: string, text: string) => writeFile(join(root, name), text);

async function answer(): Promise<string> {
  const file = freshBundle(root);
  if (!file) return "no bundle";
  const { answer } = (await import(`${pathToFileURL(file).href}?${Math.random()}`)) as { answer: string };
  return answer;
}

it("puts a program and all it imports into one file that runs as it is", async () => {
  await bundleDrawing(root, "entry.ts");
  expect(await answer()).toBe("first");
});

it("takes no bundle that is older than a source, and makes it anew", async () => {
  await bundleDrawing(root, "entry.ts");
  await source("said.ts", 'export const said: string = "second";');
  expect(await answer()).toBe("no bundle");
  await bundleDrawing(root, "entry.ts");
  expect(await answer()).toBe("second");
});

it("takes no bundle where a source has gone", async () => {
  await bundleDrawing(root, "entry.ts");
  await rm(join(root, "said.ts"));
  expect(await answer()).toBe("no bundle");
});

it("keeps nobody from starting where there is nothing to bundle", async () => {
  await bundleDrawing(root, "missing.ts");
  expect(await answer()).toBe("no bundle");
});

it("bundles what drawing threads run", async () => {
  await bundleDrawing();
  expect(freshBundle()).toMatch(/draw-thread-\w+\.mjs$/);
});
