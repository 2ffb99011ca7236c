import { pino } from "pino";
import { expect, it } from "vitest";
import type { StoredClip } from "../../src/store/clips.ts";
import { createHandOver } from "../../workers/hand-over.ts";
import { finishedClip, place } from "../fixtures/clip.ts";

const given = { signal: new AbortController().signal, log: pino({ level: "silent" }) };

/** Who can speak at one platform, and what was put in line with how much delay. */
function handingOver({
  platform = place.platform as string,
  atOnce = 2,
  post = async (): Promise<number | undefined> => undefined,
}) {
  const cutter = { concurrency: atOnce };
  const inLine: number[] = [];
  const posted: string[] = [];
  const handOver = createHandOver({
    queue: { addDelivery: async (_clip, delay = 0) => void inLine.push(delay) },
    deliveries: [
      {
        platform: platform as typeof place.platform,
        async deliverAtOnce({ id }) {
          posted.push(id);
          return post();
        },
      },
    ],
    cutter: () => cutter,
  });
  return { inLine, posted, cutter, handOver: () => handOver(finishedClip() as StoredClip, given) };
}

it("posts what was cut here", async () => {
  const { inLine, posted, handOver } = handingOver({});
  await handOver();
  expect([posted.length, inLine]).toEqual([1, []]);
});

it.each([
  ["that this process can't speak at", { platform: "elsewhere" }],
  ["while nothing else can be cut here", { atOnce: 1 }],
])("puts in line what goes to a platform %s", async (_what, how) => {
  const { inLine, posted, handOver } = handingOver(how);
  await handOver();
  expect([posted.length, inLine]).toEqual([0, [0]]);
});

it("puts in line what could not be posted at once, and no sooner than it may be", async () => {
  const { inLine, handOver } = handingOver({ post: async () => 7_000 });
  await handOver();
  expect(inLine).toEqual([7_000]);
});

it("leaves a place to what is cut, which would stand still while all post, and takes none from it, however it goes", async () => {
  const fail: ((error: Error) => void)[] = [];
  const { inLine, posted, cutter, handOver } = handingOver({
    atOnce: 3,
    post: () => new Promise((_resolve, reject) => fail.push(reject)),
  });
  const first = handOver();
  void handOver();
  await handOver();
  expect([posted.length, inLine, cutter.concurrency]).toEqual([2, [0], 5]);
  fail[0]?.(new Error("Redis is away"));
  await expect(first).rejects.toThrow("Redis is away");
  expect(cutter.concurrency).toBe(4);
  void handOver();
  expect(posted.length).toBe(3);
});
