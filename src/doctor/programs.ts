import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Finding } from "../core/ports/finding.ts";
import { withoutNetwork } from "../media/without-network.ts";

const run = promisify(execFile);

async function output(program: string, args: string[]): Promise<string | undefined> {
  try {
    return (await run(program, args, { timeout: 10_000 })).stdout;
  } catch {
    return undefined;
  }
}

/** ffmpeg and ffprobe, with the encoders that clips need. */
export async function checkFfmpeg(): Promise<Finding[]> {
  const remedy = process.platform === "darwin" ? "brew install ffmpeg" : "sudo apt-get install -y ffmpeg";
  const findings: Finding[] = [];
  for (const program of ["ffmpeg", "ffprobe"]) {
    const version = /version (\S+)/.exec((await output(program, ["-version"])) ?? "")?.[1];
    findings.push(
      version
        ? { about: program, verdict: "good", detail: `version ${version}` }
        : { about: program, verdict: "problem", detail: "not installed", remedy },
    );
  }
  const encoders = await output("ffmpeg", ["-hide_banner", "-encoders"]);
  if (encoders === undefined) return findings;
  const missing = ["libx264", "aac"].filter((encoder) => !new RegExp(`\\s${encoder}\\s`).test(encoders));
  findings.push(
    missing.length === 0
      ? { about: "ffmpeg encoders", verdict: "good", detail: "libx264 and aac" }
      : {
          about: "ffmpeg encoders",
          verdict: "problem",
          detail: `this ffmpeg has no ${missing.join(" and no ")}`,
          remedy: `Install a full build: ${remedy}`,
        },
  );
  return findings;
}

/** Whether what is run on strangers' files can be kept from the network; `wrapper`: what does it, empty where nothing can. */
export async function checkIsolation(wrapper = withoutNetwork): Promise<Finding> {
  const about = "Strangers' files";
  const [program] = await wrapper();
  return program === undefined
    ? {
        about,
        verdict: "warning",
        detail:
          "ffmpeg can't be kept from the network here; that it may open nothing but the file itself holds alone",
        remedy:
          "On Linux, outside of containers, let unshare make a network namespace; see docs/media.md, Files of strangers.",
      }
    : { about, verdict: "good", detail: `ffmpeg and ffprobe run without network (${program})` };
}

/** The Redis the bot would run for itself. */
export async function checkOwnRedis(): Promise<Finding> {
  for (const program of ["valkey-server", "redis-server"]) {
    const version = /v=(\S+)/.exec((await output(program, ["--version"])) ?? "")?.[1];
    if (version)
      return {
        about: "Redis",
        verdict: "good",
        detail: `the bot's own ${program} ${version} (REDIS_URL is not set)`,
      };
  }
  return {
    about: "Redis",
    verdict: "problem",
    detail: "REDIS_URL is not set and there is no redis-server or valkey-server to run",
    remedy:
      process.platform === "darwin"
        ? "brew install redis"
        : "sudo apt-get install -y redis-server, or set REDIS_URL",
  };
}
