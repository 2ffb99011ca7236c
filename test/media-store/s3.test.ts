import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import { createS3MediaStore, type S3Settings } from "../../src/media-store/s3.ts";
import { mediaStoreContract } from "../contracts/media-store.ts";
import { temporaryFolder } from "../fixtures/footage.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { testRedis } from "../fixtures/redis.ts";
import { startRig } from "../fixtures/rig.ts";
import { hasSwift, type Swift, startSwift } from "../fixtures/swift.ts";

// On a machine that can't have the server this is said, and an error where it must be had.
const without = !hasSwift() && process.env.CI === undefined;

describe.skipIf(without)("media in S3, against OpenStack Swift", () => {
  let swift: Swift;
  let place: Awaited<ReturnType<typeof temporaryFolder>>;
  let store: MediaStore;

  /** A store as on a machine with a cache of its own. */
  const open = (settings: Partial<S3Settings> = {}, machine = "one", now = Date.now) =>
    createS3MediaStore(
      { ...swift.settings, ...settings },
      {
        cacheFolder: join(place.path, machine, "cache"),
        cacheBytes: 100_000_000,
        workFolder: join(place.path, machine, "work"),
        now,
        wait: async () => {},
      },
    );
  const write = (key: string, text: string, to = store) => to.write(key, Readable.from([text]));

  beforeAll(async () => {
    swift = await startSwift();
  });
  afterAll(() => swift?.stop());
  beforeEach(async () => {
    place = await temporaryFolder();
    store = await open();
  });
  afterEach(async () => {
    for await (const { key } of store.list("")) await store.delete(key);
    await place.remove();
  });

  mediaStoreContract("the media store in S3", { store: () => store, place: () => place.path });

  it("gives a file to a machine that never had it, and then from that machine's own disk", async () => {
    await write("shots/a.mp4", "film");
    const other = await open({}, "two");
    const path = await other.path("shots/a.mp4");
    expect(path).toContain(join(place.path, "two"));
    expect(await readFile(path, "utf8")).toBe("film");
    expect(await other.path("shots/a.mp4")).toBe(path);
  });

  it("works on no file that another machine replaced or deleted", async () => {
    await write("shots/a.mp4", "old film");
    const other = await open({}, "two");
    await other.path("shots/a.mp4");
    await write("shots/a.mp4", "new film");
    expect(await readFile(await other.path("shots/a.mp4"), "utf8")).toBe("new film");
    await store.delete("shots/a.mp4");
    expect(await other.has("shots/a.mp4")).toBe(false);
    await expect(other.path("shots/a.mp4")).rejects.toMatchObject({ code: "media-missing" });
  });

  it("sends a large file in parts, and brings it back byte for byte", async () => {
    const bytes = randomBytes(9_000_000);
    const file = join(place.path, "large.mp4");
    await writeFile(file, bytes);
    await store.put("clips/large.mp4", file);
    const path = await (await open({}, "two")).path("clips/large.mp4");
    expect((await stat(path)).size).toBe(bytes.length);
    const digest = (data: Buffer) => createHash("sha256").update(data).digest("hex");
    expect(digest(await readFile(path))).toBe(digest(bytes));
    for await (const { bytes: listed } of store.list("clips/")) expect(listed).toBe(bytes.length);
  });

  it("gives out an address that fetches one file and no other, and nothing once its time is over", async () => {
    await write("frames/a.png", "picture");
    await write("frames/b.png", "another's");
    const link = (await store.link?.("frames/a.png", 60)) ?? "";
    const answer = await fetch(link);
    expect([answer.status, await answer.text()]).toEqual([200, "picture"]);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect((await fetch(link.replace("a.png", "b.png"))).status).toBe(403);
    expect((await fetch(link, { method: "DELETE" })).status).toBe(403);
    const earlier = await open({}, "one", () => Date.now() - 120_000);
    expect((await fetch((await earlier.link?.("frames/a.png", 60)) ?? "")).status).toBe(403);
    expect(link).not.toContain(swift.settings.secretAccessKey);
  });

  it("says at the start what is wrong with its settings", async () => {
    await expect(open({ secretAccessKey: "wrong" })).rejects.toMatchObject({
      code: "media-bucket-unusable",
      message: expect.stringContaining("refuses S3_ACCESS_KEY_ID"),
    });
    await expect(open({ bucket: "nobodys-bucket" })).rejects.toMatchObject({ code: "no-media-bucket" });
    await expect(open({ endpoint: "http://127.0.0.1:9" })).rejects.toMatchObject({
      code: "media-bucket-unusable",
      message: expect.stringContaining("can't be reached"),
    });
  });

  it("asks again where the server is busy or lets the line drop, and gives up with a word that it may be tried later", async () => {
    const faults: ("503" | "drop")[] = [];
    let seen = 0;
    // The signature covers the host's name, so that what came is passed on as it came.
    const proxy = createServer((asked, answer) => {
      seen += 1;
      const fault = faults.shift();
      if (fault === "503") return void answer.writeHead(503).end();
      if (fault === "drop") return void asked.socket.destroy();
      const { method, headers } = asked;
      const passed = request(`${swift.settings.endpoint}${asked.url}`, { method, headers }, (came) => {
        answer.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(answer);
      });
      asked.pipe(passed);
    });
    await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
    try {
      const { port } = proxy.address() as AddressInfo;
      const through = await open({ endpoint: `http://127.0.0.1:${port}` }, "two");
      faults.push("503", "drop");
      await write("shots/a.mp4", "film", through);
      expect(await readFile(await store.path("shots/a.mp4"), "utf8")).toBe("film");
      faults.push("503", "503", "drop", "503");
      seen = 0;
      await expect(through.has("shots/a.mp4")).rejects.toMatchObject({
        code: "store-unreachable",
        retryable: true,
      });
      expect(seen).toBe(4);
    } finally {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    }
  });

  it("lets a worker on another machine make a film that the bot then has", async () => {
    const { bucket, region, accessKeyId, secretAccessKey } = swift.settings;
    const env = {
      S3_ENDPOINT: swift.settings.endpoint,
      S3_BUCKET: bucket,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const file = join(place.path, "shot.mp4");
    await writeFile(file, "a shot");
    const redis = testRedis();
    const machine = (name: string, workers: boolean) =>
      startRig({
        on: { redisUrl: redis.url, prefix: redis.prefix, dataDir: join(place.path, name) },
        env,
        workers,
        backends: () => onlyBackend(createInstantBackend({ file })),
        media: instantMedia(),
      });
    await Promise.all(["bot", "worker"].map((name) => mkdir(join(place.path, name))));
    const bot = await machine("bot", false);
    const worker = await machine("worker", true);
    try {
      const { id } = await bot.studio.admit({
        request: { prompt: "a red fox", seconds: 4 },
        person: { id: "console:ann", name: "Ann" },
        surface: { platform: "console", chat: "main" },
        idempotencyKey: "one",
      });
      const clip = await bot.ended(id);
      expect(clip.state).toBe("delivered");
      const path = await bot.store.path(clip.file?.key ?? "");
      expect(path).toContain(join(place.path, "bot"));
      expect(await readFile(path, "utf8")).toContain("a film of 1 shots");
      await expect(readdir(join(place.path, "worker", "media"))).rejects.toThrow();
    } finally {
      await bot.stop();
      await worker.stop();
      await redis.close();
    }
  });

  it("leaves nothing on this machine of what arrived", async () => {
    await write("shots/a.mp4", "film");
    await (await open({}, "two")).path("shots/a.mp4");
    for (const machine of ["one", "two"])
      expect(await readdir(join(place.path, machine, "cache", "arriving"))).toEqual([]);
  });
});
