import { copyFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { MakeExtension } from "../../src/extensions/extension.ts";

/** A model that shows what you have filmed: of FOOTAGE_FOLDER's .mp4 files the one whose name has most of the words asked for. */
const footage: MakeExtension = ({ BackendError, mistake, setting }) => {
  const folder = setting("FOOTAGE_FOLDER") ?? "./footage";
  const files = async () =>
    (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".mp4")).sort();

  async function bestFor(prompt: string): Promise<string> {
    const words = prompt.toLowerCase().split(/\W+/);
    const score = (name: string) =>
      words.filter((word) => word.length > 2 && name.toLowerCase().includes(word)).length;
    const [best] = (await files()).sort((one, other) => score(other) - score(one));
    if (best !== undefined) return best;
    throw new BackendError("backend-down", "There is no footage here yet. Use another model.");
  }

  return {
    backends: [
      {
        id: "footage",
        create: () => ({
          id: "footage",
          slots: 4,
          pollMs: { first: 100, longest: 1_000 },
          // It costs nothing, so a start whose answer was lost is simply made again.
          billed: false,
          models: async () => [
            {
              id: "footage",
              label: "Own footage",
              backend: "footage",
              kind: "video",
              lengths: { min: 1, max: 10, step: 1 },
              aspects: ["16:9"],
              resolutions: ["480p", "720p", "1080p"],
              takes: {
                startImage: false,
                endImage: false,
                references: false,
                sourceVideo: false,
                negative: false,
                seed: false,
              },
              sound: true,
              creditsPerSecond: 0,
              usdPerSecond: 0,
              summary: "What we filmed ourselves.",
            },
          ],
          async check({ kind }) {
            if (kind !== "video")
              throw mistake("Own footage makes videos alone. Use another model for that.");
            return [];
          },
          // Where it has come to is in the operation, so any worker goes on with it.
          async start(order, { signal }) {
            signal.throwIfAborted();
            return { file: await bestFor("prompt" in order ? order.prompt : "") };
          },
          recover: async () => null,
          status: async ({ file }) => ({ state: "done", outputs: [{ source: String(file) }] }),
          cancel: async () => ({ usd: 0 }),
          async download({ source }, path, { maxBytes }) {
            // Only what lies in the folder now: an operation is data, and names no path.
            if (!(await files()).includes(source))
              throw new BackendError("output-expired", "That footage is gone. Please ask again.");
            if ((await stat(join(folder, source))).size > maxBytes)
              throw new BackendError("output-too-large", "That footage is too large to take.");
            await copyFile(join(folder, source), path);
          },
          health: async () =>
            (await files()).length > 0 ? { ok: true } : { ok: false, detail: `no .mp4 file in ${folder}` },
          close: async () => {},
        }),
      },
    ],
  };
};

export default footage;
