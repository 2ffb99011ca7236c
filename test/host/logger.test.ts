import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLogger } from "../../src/host/logger.ts";

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
