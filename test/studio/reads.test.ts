import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "telegram:1", name: "Ann" };
const surface = { platform: "telegram", chat: "1" };

let rig: Rig;
afterEach(() => rig.stop());

/**
 * All that is asked of Redis meanwhile, as Redis itself tells it. A line of our own: ioredis breaks where the first of what others
 * ask comes in one piece with the answer to MONITOR.
 */
async function overheard(work: () => Promise<unknown>): Promise<string[]> {
  const socket = connect(rig.config.redis.url ?? "");
  const lines: string[] = [];
  const told = createInterface({ input: socket }).on("line", (line) => lines.push(line));
  const until = async (words: string) => {
    while (!lines.some((line) => line.includes(words))) await once(told, "line");
  };
  try {
    socket.write("MONITOR\r\n");
    await until("+OK");
    await work();
    const end = randomUUID();
    await rig.redis.echo(end);
    await until(end);
  } finally {
    socket.destroy();
  }
  return lines;
}

/** How often a clip's record was read while something was done, by scripts as well. */
async function readsOf(clipId: string, act: () => Promise<unknown>): Promise<number> {
  const reads = new RegExp(`"h(?:getall|get|mget)" "${rig.keys.clip(clipId)}"`, "i");
  return (await overheard(act)).filter((line) => reads.test(line)).length;
}

it("reads what a remix is made from once", async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 4 },
    person: ann,
    surface,
    idempotencyKey: "first",
  });
  const change = { kind: "remix", words: "at night", strength: "medium", request: {} } as const;
  const remix = () => rig.studio.derive(id, change, { person: ann, surface, idempotencyKey: "remix" });
  expect(await readsOf(id, remix)).toBe(1);
});
