import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import { createCogUploads, orderUploads, uploadedFile } from "../../../src/inference/cog/uploads.ts";
import { createLocalMediaStore } from "../../../src/media-store/local.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { temporaryFolder } from "../../fixtures/footage.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let media: MediaStore;
let redis: TestRedis;
beforeEach(async () => {
  place = await temporaryFolder();
  media = await createLocalMediaStore({
    folder: join(place.path, "media"),
    workFolder: join(place.path, "work"),
    now: Date.now,
  });
  redis = testRedis();
});
afterEach(async () => {
  await redis.close();
  await place.remove();
});

/** Sends a film of these bytes, as a container does for its order; `ends`: the last of it comes. */
async function upload({
  bytes,
  told = true,
  ends = true,
}: {
  bytes: number;
  told?: boolean;
  ends?: boolean;
}) {
  const notebook = createRedisNotebook(redis.client, `${redis.prefix}:cog`);
  const app = createCogUploads({ media, notebook, urls: [], most: { bytes: 1_000, ms: 100 } });
  const address = `${await orderUploads("http://bot", notebook, "order")}film.mp4`;
  const body = new ReadableStream<Uint8Array>({
    start(sent) {
      sent.enqueue(new Uint8Array(bytes));
      if (ends) sent.close();
    },
  });
  const answer = await app.request(
    new Request(address, {
      method: "PUT",
      body,
      duplex: "half",
      headers: told ? { "content-length": String(bytes) } : {},
    } as RequestInit),
  );
  const key = await uploadedFile(notebook, "order", address);
  const kept = [];
  for await (const { key } of media.list("")) kept.push(key);
  expect(kept).toEqual(key === undefined ? [] : [key]);
  return { status: answer.status, isKept: key !== undefined };
}

test("a file that is small and comes in time is taken in", async () => {
  expect(await upload({ bytes: 1_000 })).toEqual({ status: 201, isKept: true });
});

test.each([
  ["as it says", true],
  ["whatever it says", false],
])("a file that is too large %s is refused, and nothing of it stays", async (_, told) => {
  expect(await upload({ bytes: 1_001, told })).toEqual({ status: 413, isKept: false });
});

test("a file that says it is too large isn't waited for", async () => {
  expect(await upload({ bytes: 1_001, ends: false })).toEqual({ status: 413, isKept: false });
});

test("a file that never ends is given up, and nothing of it stays", async () => {
  expect(await upload({ bytes: 10, ends: false })).toEqual({ status: 500, isKept: false });
}, 5_000);
