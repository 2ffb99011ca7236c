/**
 * A thread that computes sound begins here, in JavaScript: a thread does not inherit what lets its parent load
 * TypeScript, however that parent was started.
 */
import { parentPort } from "node:worker_threads";
// Before TypeScript can be loaded: a large module that is none would be looked through all the same.
import "spessasynth_core";
import { register } from "tsx/esm/api";

register();
const { makeTracks } = await import("./make-tracks.ts");
// One order after the other; what it throws ends the thread.
parentPort?.on("message", async (order) => {
  await makeTracks(order);
  parentPort?.postMessage("made");
});
