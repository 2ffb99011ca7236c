import { afterEach, beforeEach, expect, test } from "vitest";
import type { Notebook } from "../../../src/core/ports/notebook.ts";
import { cogWebhookAddress, createCogWebhook } from "../../../src/inference/cog/webhook.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { testMedia } from "../../fixtures/media.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const CHUNK = new Uint8Array(600);

let redis: TestRedis;
let notebook: Notebook;
let media: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  redis = testRedis();
  notebook = createRedisNotebook(redis.client, `${redis.prefix}:cog`);
  media = await testMedia();
});
afterEach(async () => {
  await redis.close();
  await media.remove();
});

/** Reports with a body of ten pieces. */
async function report(
  address: string,
  { headers = {}, mostBytes }: { headers?: Record<string, string>; mostBytes?: number } = {},
) {
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(sent) {
        if (read === 10 * CHUNK.length) return sent.close();
        read += CHUNK.length;
        sent.enqueue(CHUNK);
      },
    },
    { highWaterMark: 0 },
  );
  const app = createCogWebhook({ urls: [], media, notebook, mostBytes, onFinished: async () => {} });
  const init = { method: "POST", body, duplex: "half", headers } as RequestInit;
  const { status } = await app.request(new Request(address, init));
  return { status, read };
}

test("a report that is too large is refused unread where its header says so, and once it is else", async () => {
  const address = await cogWebhookAddress("http://bot", notebook, "order");
  expect(await report(address, { headers: { "content-length": "400000001" } })).toEqual({
    status: 413,
    read: 0,
  });
  expect(await report(address, { mostBytes: 1_000 })).toEqual({ status: 413, read: 2 * CHUNK.length });
});

test("nothing is read of what somebody sends to an address they made up", async () => {
  const address = await cogWebhookAddress("http://bot", notebook, "order");
  expect(await report(address.replace("/order/", "/other/"), { mostBytes: 1_000 })).toEqual({
    status: 404,
    read: 0,
  });
});
