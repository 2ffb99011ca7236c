/**
 * A drawing thread begins here, in JavaScript: a thread does not inherit what lets its parent load
 * TypeScript, however that parent was started.
 */
import module from "node:module";
import { pathToFileURL } from "node:url";
import { freshBundle } from "./thread-bundle.mjs";

// From Node 22.8 on it keeps what it has compiled for the next thread.
module.enableCompileCache?.();
const bundle = freshBundle();
if (bundle) await import(pathToFileURL(bundle).href);
else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./draw-thread.ts");
}
