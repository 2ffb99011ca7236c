import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDataFolder } from "../../src/doctor/machine.ts";
import { loadConfig } from "../../src/host/config.ts";
import { takeDataFolder } from "../../src/host/data-folder.ts";

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

describe("the doctor", () => {
  it("says that the folder can't be used, and what to do", async () => {
    const config = loadConfig({ DATA_DIR: "/proc/rushes" });
    expect(await checkDataFolder(config)).toMatchObject({
      verdict: "problem",
      remedy: "Choose another folder with DATA_DIR.",
    });
  });
});
