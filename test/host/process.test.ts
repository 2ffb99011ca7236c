import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

/** Runs a small program that logs what nobody caught, `stray` being its only secret. */
async function run(body: string): Promise<{ code: number; said: Record<string, unknown>[]; raw: string }> {
  const program = `
    import { createLifecycle } from "./src/host/lifecycle.ts";
    import { createLogger } from "./src/host/logger.ts";
    import { onStrayErrors } from "./src/host/process.ts";
    const log = createLogger({ level: "info", readable: false, destination: process.stdout, secrets: ["s3cret-word"] });
    const lifecycle = createLifecycle({ log });
    lifecycle.onStop("redis", () => { log.info("stopped in order"); });
    onStrayErrors(lifecycle, log);
    ${body}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program]);
  const [raw, said, [code]] = await Promise.all([
    text(child.stderr),
    text(child.stdout),
    once(child, "exit") as Promise<[number]>,
  ]);
  const lines = said.trim().split("\n");
  return { code, said: lines.map((line) => JSON.parse(line) as Record<string, unknown>), raw };
}

it("goes on after a failure that nobody awaited, and writes it down without secrets", async () => {
  const { code, said, raw } = await run(
    `Promise.reject(new Error("s3cret-word is wrong")); setTimeout(() => { log.info("still here"); process.exit(0); }, 50);`,
  );
  expect(code).toBe(0);
  expect(said.map(({ msg }) => msg)).toEqual(["a failure that nobody awaited", "still here"]);
  expect(JSON.stringify(said) + raw).not.toContain("s3cret-word");
});

it("stops in order after an error that nobody caught", async () => {
  const { code, said, raw } = await run(`setTimeout(() => { throw new Error("s3cret-word is wrong"); }, 1);`);
  expect(code).toBe(1);
  expect(said.map(({ msg }) => msg)).toEqual(["an error that nobody caught", "stopped in order"]);
  expect(JSON.stringify(said) + raw).not.toContain("s3cret-word");
});
