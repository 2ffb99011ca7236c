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

/** Sends a film of these bytes, as a container does for its order. `says`: its length by its header; `ends`: the last of it comes. */
async function upload({
  bytes,
  says = bytes,
  ends = true,
}: {
  bytes: number;
  says?: number | "nothing";
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
      headers: says === "nothing" ? {} : { "content-length": String(says) },
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

test("a file that is too large without saying so is refused, and nothing of it stays", async () => {
  expect(await upload({ bytes: 1_001, says: "nothing" })).toEqual({ status: 413, isKept: false });
});

test("a file that says it is too large isn't waited for", async () => {
  expect(await upload({ bytes: 10, says: 1_001, ends: false })).toEqual({ status: 413, isKept: false });
});

test("a file that never ends is given up, and nothing of it stays", async () => {
  expect(await upload({ bytes: 10, ends: false })).toEqual({ status: 500, isKept: false });
}, 5_000);
