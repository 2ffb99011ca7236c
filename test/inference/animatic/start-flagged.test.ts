import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { createStartFlagged } from "../../../src/inference/animatic/start-flagged.ts";

function threads() {
  const flags: string[] = [];
  const startFlagged = createStartFlagged((flag) => void flags.push(flag), { starting: "on", usual: "off" });
  return {
    flag: () => flags.at(-1),
    start: (start = () => new EventEmitter()) => startFlagged(start as () => Worker) as EventEmitter,
  };
}

it("keeps the flag until the last of all threads that start at once has started", () => {
  const { flag, start } = threads();
  const [one, two] = [start(), start()];
  one.emit("online");
  expect(flag()).toBe("on");
  two.emit("online");
  expect(flag()).toBe("off");
});

it("takes the flag from no thread that starts while another ends", () => {
  const { flag, start } = threads();
  const one = start();
  one.emit("online");
  const two = start();
  one.emit("exit", 0);
  expect(flag()).toBe("on");
  two.emit("exit", 1);
  expect(flag()).toBe("off");
});

it("leaves no flag behind for a thread that can't even be made", () => {
  const { flag, start } = threads();
  const none = () => {
    throw new Error("no memory for a thread");
  };
  expect(() => start(none)).toThrow("no memory");
  expect(flag()).toBe("off");
  start().emit("online");
  expect(flag()).toBe("off");
});
