import { execFile } from "node:child_process";
import { once } from "../core/once.ts";

const PROBE_MS = 5_000;

/**
 * What to write before a program so that it has no network, whatever a file makes it want: [] where this system doesn't let us
 * (containers without the right to, other systems than Linux). There ffmpeg's own list of protocols holds alone.
 */
export const withoutNetwork = once(async (): Promise<readonly string[]> => {
  if (process.platform !== "linux") return [];
  // Root in a namespace of its own would lose its rights over other people's files, and needs none to give up the network.
  const wrapper =
    process.getuid?.() === 0
      ? ["unshare", "--net", "--"]
      : ["unshare", "--user", "--map-current-user", "--net", "--"];
  const [program = "", ...args] = wrapper;
  return new Promise((resolve) => {
    execFile(program, [...args, "true"], { timeout: PROBE_MS }, (error) => resolve(error ? [] : wrapper));
  });
});
