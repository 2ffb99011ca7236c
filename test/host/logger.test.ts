import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { blotOut, createLogger } from "../../src/host/logger.ts";

describe("the log", () => {
  it.each([[true], [false]])(
    "is written with its facts and without its secrets (readable: %s)",
    (readable) => {
      let written = "";
      const destination = new Writable({
        write(chunk, _encoding, done) {
          written += String(chunk);
          done();
        },
      });
      const log = createLogger({ level: "info", readable, destination, secrets: ["hunter2"] });
      log.info({ clipId: "c1", token: "abc" }, "shot");
      log.error({ err: new Error("refused hunter2") }, "failed");
      expect(written).toContain("c1");
      expect(written).toContain("shot");
      expect(written).toContain("refused [secret]");
      expect(written).not.toMatch(/hunter2|abc/);
    },
  );

  it.each([false, true])(
    "has no secret with signs that JSON or an address writes otherwise (readable: %s)",
    (readable) => {
      const secret = 'hun"zqj\\2 & co';
      const written: string[] = [];
      const destination = new Writable({
        write(chunk, _encoding, done) {
          written.push(String(chunk));
          done();
        },
      });
      const log = createLogger({ level: "info", readable, destination, secrets: [secret] });
      log.info({ said: secret, body: JSON.stringify({ key: secret }) }, `refused ${secret}`);
      log.warn({ err: new Error(`GET https://example.org/?key=${encodeURIComponent(secret)}`) }, "failed");
      expect(written.join("")).not.toContain("zqj");
      expect(written.join("").match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
      expect(blotOut(`{"key":${JSON.stringify(secret)}}, ${secret}`, [secret])).toBe(
        '{"key":"[secret]"}, [secret]',
      );
    },
  );

  it("says of an error what went wrong, and nothing of what it was about, wherever it came from", () => {
    let written = "";
    const destination = new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk);
        done();
      },
    });
    const log = createLogger({ level: "info", readable: false, destination, secrets: [] });
    const foreign = (about: object) =>
      Object.assign(new Error("WRONGPASS", { cause: new Error("the cause") }), about);
    // As ioredis, discord.js and grammY hand their errors over.
    const command = foreign({ command: { name: "hello", args: ["3", "AUTH", "default", "hunter2"] } });
    const call = foreign({
      code: "E1",
      url: "https://example.org/hunter2",
      requestBody: { json: "hunter2" },
    });
    log.child({ platform: "x" }).error({ err: command }, "failed");
    log.error({ err: new AggregateError([call], "both") }, "failed");
    log.error({ err: call }, "failed");
    log.error({ err: "no error at all" }, "failed");
    expect(written).not.toContain("hunter2");
    const [first, both, last, odd] = written
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first.err).toMatchObject({ message: "WRONGPASS: the cause" });
    expect(first.err.stack).toContain("the cause");
    expect(both.err.aggregateErrors).toMatchObject([{ code: "E1" }]);
    expect(last.err.code).toBe("E1");
    expect(odd.err).toBe("no error at all");
  });

  it("has colours in a terminal only where they are wanted", () => {
    const written: string[] = [];
    const destination = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    for (const colour of [true, false]) {
      createLogger({ level: "info", readable: true, colour, destination, secrets: [] }).info("shot");
    }
    expect(written.map((line) => line.includes("\u001b["))).toEqual([true, false]);
  });
});
