/**
 * A drawing thread begins here, in JavaScript: a thread does not inherit what lets its parent load
 * TypeScript, however that parent was started.
 */
import { register } from "tsx/esm/api";

register();
await import("./draw-thread.ts");
