import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDataFolder } from "../../src/doctor/machine.ts";
import { loadConfig } from "../../src/host/config.ts";
import { takeDataFolder } from "../../src/host/data-folder.ts";
import { lockFolder } from "../../src/host/folder-lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-data-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("takeDataFolder", () => {
  it("makes the folder and gives it back for the next", async () => {
    const inside = join(folder, "deep", "data");
    await (await takeDataFolder(inside)).release();
    await (await takeDataFolder(inside)).release();
  });

  it("says in a sentence what keeps a folder from being used", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    for (const path of [file, join(file, "inside"), "/proc/rushes"]) {
      await expect(takeDataFolder(path)).rejects.toThrow(/: DATA_DIR .* can't be used: .*write to\.$/);
    }
  });

  it("is seen through when its holder has gone, or its process id is somebody else's by now", async () => {
    await writeFile(join(folder, "in-use-by.pid"), "1 12345\n");
    await (await takeDataFolder(folder)).release();
    await writeFile(join(folder, "in-use-by.pid"), "garbage");
    await (await takeDataFolder(folder)).release();
  });

  it("refuses a folder that a living process uses, and says what to do", async () => {
    const other = spawn("sleep", ["60"]);
    await new Promise((resolve) => other.once("spawn", resolve));
    const stat = await readFile(`/proc/${other.pid}/stat`, "utf8");
    const birth = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    await writeFile(join(folder, "in-use-by.pid"), `${other.pid} ${birth}\n`);
    await expect(takeDataFolder(folder)).rejects.toThrow(/Another Rushes \(process \d+\).*DATA_DIR/);
    other.kill();
  });
});

/** A process in a namespace of process ids of its own, as in a container, that holds the folder. */
async function holdElsewhere(folder: string) {
  const program = `
    import { lockFolder } from "./src/host/folder-lock.ts";
    await lockFolder(${JSON.stringify(folder)} + "/in-use-by.pid", { inUse: () => new Error("in use"), beatMs: 50 });
    process.stdout.write("held");
    setInterval(() => {}, 1000);`;
  const other = spawn(
    "unshare",
    [
      "--pid",
      "--fork",
      "--kill-child",
      "--mount-proc",
      process.execPath,
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      program,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(other.stdout, "data");
  return other;
}

/** Containers are only to be had where this user may make namespaces. */
const mayUnshare =
  spawnSync("unshare", ["--pid", "--fork", "--mount-proc", "true"], { stdio: "ignore" }).status === 0;

describe.runIf(mayUnshare)("across the wall of a container", () => {
  const lock = () =>
    lockFolder(join(folder, "in-use-by.pid"), {
      inUse: (holder) => new Error(`in use ${holder}`),
      beatMs: 50,
      silentMs: 1_000,
    });

  it("refuses a folder whose holder can't be seen but lives", async () => {
    const other = await holdElsewhere(folder);
    await expect(lock()).rejects.toThrow("in another container or on another machine");
    other.kill("SIGKILL");
    await once(other, "exit");
  });

  it("takes the folder of a holder that was killed, once it has been silent", async () => {
    const other = await holdElsewhere(folder);
    other.kill("SIGKILL");
    await once(other, "exit");
    await (await lock()).release();
  });

  it("tells a holder that was taken for dead that it lost the folder", async () => {
    const held = await lockFolder(join(folder, "in-use-by.pid"), { inUse: () => new Error(), beatMs: 20 });
    await writeFile(join(folder, "in-use-by.pid"), "1 12345\n");
    await expect(held.lost).rejects.toThrow("somebody else's");
    await held.release();
    expect(await readFile(join(folder, "in-use-by.pid"), "utf8")).toBe("1 12345\n");
  });
});

describe("the doctor", () => {
  it("says that the folder can't be used, and what to do", async () => {
    const config = loadConfig({ DATA_DIR: "/proc/rushes" });
    expect(await checkDataFolder(config)).toMatchObject({
      verdict: "problem",
      remedy: "Choose another folder with DATA_DIR.",
    });
  });
});
