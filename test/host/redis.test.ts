import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Duplex, Writable } from "node:stream";
import { promisify } from "node:util";
import { Redis } from "ioredis";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toBotError } from "../../src/core/errors.ts";
import { checkRedis } from "../../src/doctor/redis.ts";
import { createLogger } from "../../src/host/logger.ts";
import { connectRedis, type RedisPlace, reachRedis, requireRedis } from "../../src/host/redis.ts";

// Nothing listens on the port kept for multiplexing.
const NOBODY = { url: "redis://:secret@127.0.0.1:1" };

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

  it("lets go of a connection, of its copies and of what was asked on them between two tries, too", async () => {
    const redis = connectRedis({ url: NOBODY.url }, pino({ level: "silent" }), {
      maxRetriesPerRequest: null,
    });
    const copy = redis.duplicate();
    copy.on("error", () => {});
    for (const line of [redis, copy]) {
      const asked = line.get("a").catch((error: Error) => error.message);
      await expect.poll(() => line.status, { timeout: 30_000 }).toBe("reconnecting");
      const ended = once(line, "end");
      line.disconnect();
      await ended;
      expect(await asked).toBe("Connection is closed.");
    }
  });

  it("is told by the doctor with the same cause", async () => {
    expect(await checkRedis(NOBODY)).toMatchObject([
      { verdict: "problem", detail: expect.stringContaining("ECONNREFUSED") },
    ]);
  });
});

describe("a Redis of the host's own", () => {
  let folder: string;
  let server: ChildProcess | undefined;
  const lines: Redis[] = [];
  const keep = (line: Redis) => {
    lines.push(line);
    return line;
  };
  const connect = (place: RedisPlace, now: () => number) =>
    keep(connectRedis(place, pino({ level: "silent" }), { maxRetriesPerRequest: 3, now }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rushes-host-redis-"));
  });
  afterEach(async () => {
    for (const line of lines.splice(0)) line.disconnect();
    if (server && server.exitCode === null && server.kill("SIGKILL")) await once(server, "exit");
    await rm(folder, { recursive: true, force: true });
  });

  async function start(...options: string[]): Promise<RedisPlace> {
    const socket = join(folder, "redis.sock");
    const given = ["--unixsocket", socket, "--dir", folder, "--save", "", ...options];
    server = spawn("redis-server", given.includes("--port") ? given : ["--port", "0", ...given], {
      stdio: "ignore",
    });
    const place = { url: socket };
    await expect
      .poll(() => reachRedis(place).then((line) => keep(line).ping(), String), { timeout: 30_000 })
      .toBe("PONG");
    return place;
  }

  it("gets what is asked in one go as one write, over the connection and its copies", async () => {
    const place = await start();
    const redis = connect(place, () => 0);
    for (const line of [redis, keep(redis.duplicate())]) {
      await line.ping();
      const { stream } = line as unknown as { stream: Duplex };
      const writes = [vi.spyOn(stream, "_write"), vi.spyOn(stream, "_writev" as "_write")];
      const asked = Array.from({ length: 10 }, (_, index) => line.set(`a${index}`, "1"));
      expect(await Promise.all(asked)).toEqual(Array(10).fill("OK"));
      expect(writes.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
    }
  });

  it("gets what several turns of one round of the loop ask as one write", async () => {
    const redis = connect(await start(), () => 0);
    await redis.ping();
    const { stream } = redis as unknown as { stream: Duplex };
    const writes = [vi.spyOn(stream, "_write"), vi.spyOn(stream, "_writev" as "_write")];
    const asked = Array.from({ length: 10 }, async (_, index) => {
      await new Promise((resolve) => setImmediate(resolve));
      return redis.set(`a${index}`, "1");
    });
    expect(await Promise.all(asked)).toEqual(Array(10).fill("OK"));
    expect(writes.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
  });

  it("gets all that was asked right before its connection is closed", async () => {
    const place = await start();
    const redis = connect(place, () => 0);
    await redis.ping();
    const written = redis.set("a", "1");
    const closed = redis.quit();
    expect(await Promise.all([written, closed])).toEqual(["OK", "OK"]);
  });

  it("gets a refused write again once another has taken over behind its address", async () => {
    // A replica of nobody: it takes no writes until it is made the one.
    const place = await start("--replicaof", "127.0.0.1", "1");
    const redis = connect(place, () => 0);
    const written = redis.set("a", "1");
    const other = keep(await reachRedis(place));
    await expect.poll(() => other.info("errorstats"), { timeout: 20_000 }).toContain("READONLY");
    await other.replicaof("NO", "ONE");
    expect(await written).toBe("OK");
    expect(await other.get("a")).toBe("1");
  });

  it("has its refusal told where it goes on refusing", async () => {
    const place = await start("--replicaof", "127.0.0.1", "1");
    let time = 0;
    const redis = connect(place, () => (time += 20_000));
    await expect(redis.set("a", "1")).rejects.toThrow("READONLY");
  });

  it("is told by the doctor what writing its file once a second means for money, and nothing where it is written through", async () => {
    const place = await start(
      "--appendonly",
      "yes",
      "--appendfsync",
      "everysec",
      "--maxmemory-policy",
      "noeviction",
    );
    const about = async () => (await checkRedis(place)).filter(({ verdict }) => verdict !== "good");
    expect(await about()).toMatchObject([
      {
        about: "Redis on disk",
        verdict: "warning",
        detail: expect.stringContaining("may be paid for twice"),
      },
    ]);
    await keep(await reachRedis(place)).config("SET", "appendfsync", "always");
    expect(await about()).toEqual([]);
  });

  it("is told to people as what it is when it has no room left, in memory or on its disk", async () => {
    const { url } = await start("--maxmemory", "1");
    const other = keep(await reachRedis({ url }));
    const refused = await other.set("a", "1").catch((error: unknown) => error);
    const full = { code: "store-full", retryable: true, userMessage: expect.stringContaining("full") };
    expect(toBotError(refused)).toMatchObject(full);
    // What a script is answered on a full disk, which keeps the server's own code at its beginning.
    await other.config("SET", "maxmemory", "0");
    const misconf = "MISCONF Errors writing to the AOF file: No space left on device";
    const inScript = other.eval(`return redis.error_reply('${misconf}')`, 0);
    expect(toBotError(await inScript.catch((error: unknown) => error))).toMatchObject(full);
  });

  it("is said to refuse a password without that password being said", async () => {
    const { url } = await start();
    const other = keep(await reachRedis({ url }));
    await other.config("SET", "requirepass", "the-right-one");
    let written = "";
    const log = createLogger({
      level: "info",
      readable: false,
      destination: new Writable({
        write(chunk, _encoding, done) {
          written += String(chunk);
          done();
        },
      }),
      secrets: [],
    });
    keep(connectRedis({ url: `${url}?password=the-wrong-one` }, log, { maxRetriesPerRequest: null }));
    await expect.poll(() => written, { timeout: 20_000 }).toContain("WRONGPASS");
    expect(written).not.toContain("the-wrong-one");
  });

  it("is spoken to over TLS, with an authority of one's own or not at all", async () => {
    const key = join(folder, "key.pem");
    const certificate = join(folder, "certificate.pem");
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const files = ["-keyout", key, "-out", certificate];
    await promisify(execFile)("openssl", [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
      ],
      ...files,
      ...subject,
    ]);
    const port = await freePort();
    const tls = ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"];
    await start("--port", "0", "--tls-port", String(port), ...tls);
    const url = `rediss://127.0.0.1:${port}`;
    expect(await keep(await reachRedis({ url, tlsCa: certificate })).ping()).toBe("PONG");
    await expect(requireRedis({ url })).rejects.toThrow(/certificate/);
    await expect(requireRedis({ url, tlsCa: join(folder, "none.pem") })).rejects.toMatchObject({
      code: "redis-tls-ca",
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
