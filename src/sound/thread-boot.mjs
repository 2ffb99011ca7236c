/**
 * A thread that computes sound begins here, in JavaScript: a thread does not inherit what lets its parent load
 * TypeScript, however that parent was started.
 */
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { makeTracks } = await import("./make-tracks.ts");
await makeTracks(workerData);
parentPort?.postMessage("made");
