import { createHash } from "node:crypto";
import { copyFile, link, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Workbench, WorkFolder } from "../core/ports/workbench.ts";
import type { TracksOrder } from "./make-tracks.ts";

/** Films whose tracks are kept: a minute's take 20 MB. */
const MOST = 4;
const NAMES = ["music", "effects"] as const;

type Compute = (order: TracksOrder, signal: AbortSignal) => Promise<void>;

export interface KeptTracks {
  /** As the `compute` it was made with, but what was computed lately is not computed again. */
  compute: Compute;
  close(): Promise<void>;
}

/**
 * Music and effects of the last films, kept on this machine while the process lives: a remix that changes one shot has the
 * very tracks of the film it is made from. What a model played is kept elsewhere, by whoever ordered it.
 */
export function createKeptTracks({
  compute,
  store,
}: {
  compute: Compute;
  store: Pick<Workbench, "workFolder">;
}): KeptTracks {
  let opened: Promise<WorkFolder> | undefined;
  /** Digests of their orders, the oldest first. */
  const kept = new Set<string>();

  async function ownFolder(): Promise<string> {
    opened ??= store.workFolder();
    try {
      return (await opened).path;
    } catch (error) {
      // A full disk may have room again.
      opened = undefined;
      throw error;
    }
  }

  async function placesOf(order: Pick<TracksOrder, (typeof NAMES)[number]>, digest: string) {
    const folder = await ownFolder();
    return NAMES.flatMap((name) => {
      const path = order[name]?.path;
      return path === undefined ? [] : [{ path, own: join(folder, `${digest}-${name}.wav`) }];
    });
  }

  async function forget(digest: string): Promise<void> {
    kept.delete(digest);
    const folder = await ownFolder();
    for (const name of NAMES) await rm(join(folder, `${digest}-${name}.wav`), { force: true });
  }

  return {
    async compute(order, signal) {
      if (order.music?.played !== undefined) return compute(order, signal);
      const digest = digestOf(order);
      const places = await placesOf(order, digest).catch(() => []);
      if (places.length > 0 && kept.delete(digest)) {
        kept.add(digest);
        try {
          for (const { path, own } of places) await twin(own, path);
          return;
        } catch {
          // Something else has taken them away.
          await forget(digest).catch(() => {});
        }
      }
      await compute(order, signal);
      try {
        for (const { path, own } of places) await twin(path, own);
        if (places.length > 0) kept.add(digest);
      } catch {
        // A full disk is no reason to lose what was just made.
        await forget(digest).catch(() => {});
      }
      for (const oldest of [...kept].slice(0, -MOST)) await forget(oldest).catch(() => {});
    },
    async close() {
      await (await opened)?.remove();
    },
  };
}

/** The same file under another name; nobody writes into one that is finished. */
async function twin(path: string, name: string): Promise<void> {
  await rm(name, { force: true });
  // Not every disk has hard links.
  await link(path, name).catch(() => copyFile(path, name));
}

/** Of all that is heard, whatever the files are called. */
function digestOf({ music, effects, ...order }: TracksOrder): string {
  const heard = [order, music && { ...music, path: "" }, effects && { ...effects, path: "" }];
  return createHash("sha256").update(JSON.stringify(heard)).digest("hex");
}
