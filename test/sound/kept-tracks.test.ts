import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createKeptTracks, type KeptTracks } from "../../src/sound/kept-tracks.ts";
import type { TracksOrder } from "../../src/sound/make-tracks.ts";

const { signal } = new AbortController();
let folder: string;
let own: string;
let computed: TracksOrder[];
let tracks: KeptTracks;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-kept-tracks-"));
  own = await mkdtemp(join(folder, "own-"));
  computed = [];
  tracks = createKeptTracks({
    async compute(order) {
      computed.push(order);
      for (const track of [order.music, order.effects])
        if (track) await writeFile(track.path, `${computed.length} ${track === order.music}`);
    },
    store: { workFolder: async () => ({ path: own, remove: () => rm(own, { recursive: true }) }) },
  });
});
afterEach(() => rm(folder, { recursive: true }));

let orders = 0;
/** Each with files of its own. */
function order(seed: number, played?: string): TracksOrder {
  orders += 1;
  return {
    seconds: 60,
    cuts: [5, 10],
    seed,
    music: { style: "calm", gain: 0, path: join(folder, `music-${orders}.wav`), ...(played && { played }) },
    effects: { cues: [], path: join(folder, `effects-${orders}.wav`) },
  };
}
const read = async ({ music, effects }: TracksOrder) =>
  Promise.all([music, effects].map((track) => readFile(track?.path ?? "", "utf8")));

it("computes equal music and effects once, and hands them out under each order's own names", async () => {
  const [first, again, other] = [order(1), order(1), order(2)];
  for (const one of [first, again, other]) await tracks.compute(one, signal);
  expect(computed).toEqual([first, other]);
  expect(await read(first)).toEqual(["1 true", "1 false"]);
  expect(await read(again)).toEqual(["1 true", "1 false"]);
  expect(await read(other)).toEqual(["2 true", "2 false"]);
});

it("still has them after the film has moved its own away, and computes anew what somebody took away here", async () => {
  const first = order(1);
  await tracks.compute(first, signal);
  await rm(first.music?.path ?? "");
  await tracks.compute(order(1), signal);
  expect(computed).toHaveLength(1);
  for (const name of await readdir(own)) await rm(join(own, name));
  const last = order(1);
  await tracks.compute(last, signal);
  expect(await read(last)).toEqual(["2 true", "2 false"]);
});

it("keeps those of the last four films, the longest unheard going first", async () => {
  for (const seed of [1, 2, 3, 4, 1, 5]) await tracks.compute(order(seed), signal);
  expect(computed.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);
  expect(await readdir(own)).toHaveLength(8);
  await tracks.compute(order(1), signal);
  await tracks.compute(order(2), signal);
  expect(computed.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 2]);
  await tracks.close();
  expect(await readdir(folder)).not.toContain(own.split("/").at(-1));
});

it("leaves what a model played to whoever ordered it", async () => {
  for (const one of [order(1, "played.wav"), order(1, "played.wav")]) await tracks.compute(one, signal);
  expect(computed).toHaveLength(2);
});

it("computes all the same while there is no folder to keep them in, and keeps them once there is", async () => {
  let isFull = true;
  const kept = createKeptTracks({
    async compute(asked) {
      computed.push(asked);
      for (const track of [asked.music, asked.effects]) if (track) await writeFile(track.path, "made");
    },
    store: {
      async workFolder() {
        if (isFull) throw new Error("ENOSPC");
        return { path: own, remove: async () => {} };
      },
    },
  });
  for (const asked of [order(1), order(1)]) {
    await kept.compute(asked, signal);
    expect(await read(asked)).toEqual(["made", "made"]);
  }
  expect(computed).toHaveLength(2);
  isFull = false;
  for (const asked of [order(1), order(1)]) await kept.compute(asked, signal);
  expect(computed).toHaveLength(3);
  await kept.close();
});
