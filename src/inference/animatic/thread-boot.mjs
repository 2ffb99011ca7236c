/**
 * A drawing thread begins here, in JavaScript: a thread does not inherit what lets its parent load
 * TypeScript, however that parent was started.
 */
import module from "node:module";
import { register } from "tsx/esm/api";

// From Node 22.8 on it keeps what it has compiled for the next thread.
module.enableCompileCache?.();
register();
await import("./draw-thread.ts");
