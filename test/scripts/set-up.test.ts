import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Starts what `npm start` does in a Node that says it is of this version, where there is no npm that could install anything. */
async function startedBy(version: string): Promise<{ code: number; stderr: string }> {
  const pretend = `data:text/javascript,Object.defineProperty(process,"version",{value:"${version}"})`;
  const args = ["--import", pretend, "scripts/start.mjs", "test/no-such-program.ts"];
  return promisify(execFile)(process.execPath, args, {
    env: { PATH: "/nowhere" },
  }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
}

it.each(["v18.20.4", "v20.18.9", "v9.0.0"])(
  "Node %s is told to be too old before anything is installed",
  async (version) => {
    const { code, stderr } = await startedBy(version);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Rushes needs Node 20.19 or newer, and this is ${version}. Get a newer one from https://nodejs.org/en/download (Debian 12's own is 18), then start again.\n`,
    );
  },
);

it("has memory of pictures used again for the next, unless the host says how it is to be", async () => {
  const tells = 'data:text/javascript,process.on("exit",()=>console.log(process.env.MIMALLOC_PURGE_DELAY))';
  const started = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, ["--import", tells, "scripts/start.mjs", "src/program/admin.ts"], {
      env,
    }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  expect(await started({ PATH: "/nowhere" })).toMatch(/^1000$/m);
  expect(await started({ PATH: "/nowhere", MIMALLOC_PURGE_DELAY: "10" })).toMatch(/^10$/m);
});
