import { access, constants, readFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { join, resolve } from "node:path";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { makeFolder } from "../host/data-folder.ts";
import { freeDiskBytesOf } from "../media/free-disk-bytes.ts";

/** The oldest Node everything here runs on, as in package.json's engines. */
const NODE_LEAST = [20, 19] as const;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const good = major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1]);
  const detail = `${version}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return good
    ? { about: "Node.js", verdict: "good", detail }
    : {
        about: "Node.js",
        verdict: "problem",
        detail,
        remedy: `Install Node.js ${NODE_LEAST.join(".")} or newer.`,
      };
}

export async function checkDataFolder(config: Config): Promise<Finding> {
  const path = resolve(config.dataDir);
  try {
    await makeFolder(path);
    await access(path, constants.W_OK);
    const free = await freeDiskBytesOf(path);
    const detail = `${path}, ${(free / 1e9).toFixed(1)} GB free`;
    if (free < config.limits.minFreeDiskBytes) {
      return {
        about: "Data folder",
        verdict: "problem",
        detail,
        remedy: "Free some space, or lower MIN_FREE_DISK_MB: no clip is taken now.",
      };
    }
    const holder = await readFile(join(path, "in-use-by.pid"), "utf8").catch(() => undefined);
    return {
      about: "Data folder",
      verdict: "good",
      detail: holder ? `${detail}, in use by process ${holder.split(" ")[0]}` : detail,
    };
  } catch (error) {
    return {
      about: "Data folder",
      verdict: "problem",
      detail: `${path}: ${(error as Error).message}`,
      remedy: "Choose another folder with DATA_DIR.",
    };
  }
}
