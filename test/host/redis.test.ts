import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { toBotError } from "../../src/core/errors.ts";
import { checkRedis } from "../../src/doctor/redis.ts";
import { requireRedis } from "../../src/host/redis.ts";

// Nothing listens on the port kept for multiplexing.
const NOBODY = "redis://:secret@127.0.0.1:1";

describe("a Redis that can't be reached", () => {
  it("ends the start with a sentence that names the cause and keeps the password", async () => {
    const failed = requireRedis(NOBODY);
    await expect(failed).rejects.toMatchObject({ code: "redis-unreachable" });
    await expect(failed).rejects.toThrow(/ECONNREFUSED 127\.0\.0\.1:1\. Start it, or correct REDIS_URL/);
    await expect(failed).rejects.not.toThrow(/secret/);
  });

  it("is told to people as what it is, when it goes away later", async () => {
    const redis = new Redis({ port: 1, retryStrategy: () => 1, maxRetriesPerRequest: 0 });
    redis.on("error", () => {});
    const error = await redis.get("a").catch((thrown: unknown) => thrown);
    redis.disconnect();
    expect(toBotError(error)).toMatchObject({ code: "store-away", retryable: true });
  });

  it("is told by the doctor with the same cause", async () => {
    expect(await checkRedis(NOBODY)).toMatchObject([
      { verdict: "problem", detail: expect.stringContaining("ECONNREFUSED") },
    ]);
  });
});
