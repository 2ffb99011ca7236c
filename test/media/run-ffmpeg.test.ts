import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadConfig } from "../../src/host/config.ts";
import { createMedia } from "../../src/media/media.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { withoutNetwork } from "../../src/media/without-network.ts";
import { FFMPEG_TEST_MS, makeClip, temporaryFolder, wrappedFfmpeg } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const file = (name: string) => join(folder.path, name);
/** Work that takes seconds: the film is not of the size it is in. */
const shots = () => [{ path: file("long.mp4"), seconds: 20, join: { kind: "cut" as const } }];
const size = { width: 1280, height: 720 };

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeClip(file("long.mp4"), { seconds: 20 });
});
afterAll(() => folder.remove());

/** Waits for something that is sure to come; the test's own time limit bounds it. */
async function until<Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await sleep(20);
  }
}

const pidIn = (path: string) => () =>
  readFile(path, "utf8").then(
    (text) => (text.endsWith("\n") ? Number(text) : undefined),
    () => undefined,
  );

function isGone(pid: number): true | undefined {
  try {
    process.kill(pid, 0);
    return undefined;
  } catch {
    return true;
  }
}

/** ffmpeg that first writes its process id to a file. */
const telling = (name: string) => wrappedFfmpeg(file(`${name}.sh`), `echo $$ > '${file(`${name}.pid`)}'`);

describe("running ffmpeg", () => {
  it("kills it at once when the signal is aborted, and leaves nothing behind", async () => {
    const media = createMedia({ ffmpeg: await telling("aborted"), threads: 1 });
    const stop = new AbortController();
    const joined = media.join(shots(), file("aborted.mp4"), { ...size, signal: stop.signal });
    const outcome = expect(joined).rejects.toThrow("canceled by the person");
    const pid = await until(pidIn(file("aborted.pid")));
    stop.abort(new Error("canceled by the person"));
    await outcome;
    await until(() => isGone(pid));
    expect((await readdir(folder.path)).filter((name) => /making|aborted\.mp4/.test(name))).toEqual([]);
  });

  it("does not even start it when the signal was aborted before", async () => {
    const run = createRunner("ffmpeg");
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(
      run({ args: ["-version"], folder: folder.path, timeLimitMs: 1_000, signal }),
    ).rejects.toThrow("too late");
  });

  it("asks for another try when somebody else kills it in mid-cut", async () => {
    const media = createMedia({ ffmpeg: await telling("killed"), threads: 1 });
    const joined = media.join(shots(), file("killed.mp4"), size);
    const outcome = expect(joined).rejects.toMatchObject({ code: "ffmpeg-killed", retryable: true });
    process.kill(await until(pidIn(file("killed.pid"))), "SIGKILL");
    await outcome;
    expect(await readdir(folder.path)).not.toContain("killed.mp4");
  });

  it("dies with the node process that started it, even when that one is killed", async () => {
    const program = await telling("orphan");
    const here = (path: string) => pathToFileURL(resolve(path)).href;
    await writeFile(
      file("orphan.mjs"),
      `import { createMedia } from ${JSON.stringify(here("src/media/media.ts"))};
       const media = createMedia({ ffmpeg: ${JSON.stringify(program)}, threads: 1 });
       await media.join(${JSON.stringify(shots())}, ${JSON.stringify(file("orphan.mp4"))}, ${JSON.stringify(size)});`,
    );
    const node = spawn(process.execPath, ["--import", "tsx", file("orphan.mjs")], { stdio: "ignore" });
    const pid = await until(pidIn(file("orphan.pid")));
    expect(isGone(pid)).toBeUndefined();
    node.kill("SIGKILL");
    await until(() => isGone(pid));
    expect(await readdir(folder.path)).not.toContain("orphan.mp4");
  });

  it("says that the disk is full, and that it can be tried again", async () => {
    // The last argument is where the film goes.
    const onlyOutput = `n=$#; i=0; for a; do shift; i=$((i+1)); [ $i -eq $n ] && a=/dev/full; set -- "$@" "$a"; done`;
    const media = createMedia({ ffmpeg: await wrappedFfmpeg(file("full.sh"), onlyOutput), threads: 1 });
    const short = [{ path: file("long.mp4"), seconds: 1, join: { kind: "cut" as const } }];
    await expect(media.join(short, file("full.mp4"), { width: 320, height: 180 })).rejects.toMatchObject({
      code: "no-disk-space",
      retryable: true,
      userMessage: expect.stringContaining("no disk space left"),
    });
    await expect(media.fit(file("long.mp4"), file("full.mp4"), { maxBytes: 200_000 })).rejects.toMatchObject({
      code: "no-disk-space",
    });
  });

  it("takes for whole nothing whose end found no room, though the program says that all went well", async () => {
    // As ffmpeg 5 ends where the last of what it has to write is refused.
    const full = "Error writing trailer of track.raw: No space left on device";
    const said = await wrappedFfmpeg(file("ends-well.sh"), `echo '${full}' >&2; exit 0`);
    const run = createRunner(said, undefined, { PATH: process.env.PATH ?? "" });
    await expect(run({ args: [], folder: folder.path, timeLimitMs: 10_000 })).rejects.toMatchObject({
      code: "no-disk-space",
    });
  });

  it("says what is missing when ffmpeg is not installed", async () => {
    const media = createMedia({ ffmpeg: file("none"), ffprobe: file("none") });
    await expect(media.join(shots(), file("x.mp4"), { width: 320, height: 180 })).rejects.toMatchObject({
      code: "ffmpeg-missing",
      userMessage: expect.stringContaining("not installed"),
    });
    await expect(media.probe(file("long.mp4"))).rejects.toMatchObject({ code: "ffmpeg-missing" });
  });

  it("does not blame ffmpeg when the folder to work in is gone", async () => {
    const run = createRunner("ffmpeg");
    await expect(run({ args: [], folder: file("gone"), timeLimitMs: 1_000 })).rejects.toMatchObject({
      code: "media-missing",
    });
  });

  it("blames a file of which hardly anything can be decoded", async () => {
    await makeClip(file("broken.mp4"), { seconds: 1 });
    const bytes = await readFile(file("broken.mp4"));
    const pictures = bytes.indexOf("mdat") + 4;
    bytes.fill(0xff, pictures, bytes.indexOf("moov") - 4);
    await writeFile(file("broken.mp4"), bytes);
    const shot = [{ path: file("broken.mp4"), seconds: 1, join: { kind: "cut" as const } }];
    await expect(createMedia({ threads: 1 }).join(shot, file("y.mp4"), size)).rejects.toMatchObject({
      code: expect.stringMatching(/^(media-broken|codec-unknown)$/),
    });
  });

  it("tells the log what ran and for how long", async () => {
    const told: object[] = [];
    const run = createRunner("ffmpeg", { debug: (fields) => told.push(fields) });
    await run({ args: ["-version"], folder: folder.path, timeLimitMs: 30_000 });
    expect(told).toEqual([{ program: "ffmpeg", code: 0, signal: null, ms: expect.any(Number) }]);
  });

  it("stops one that takes too long", async () => {
    const run = createRunner(await wrappedFfmpeg(file("slow.sh"), "sleep 1000"));
    await expect(run({ args: [], folder: folder.path, timeLimitMs: 100 })).rejects.toMatchObject({
      code: "media-timeout",
      retryable: true,
    });
  });

  it("keeps only the end of a flood of complaints", async () => {
    const run = createRunner(
      await wrappedFfmpeg(file("loud.sh"), "yes complaint | head -c 5000000 >&2; echo cause >&2; exit 1"),
    );
    const failed = run({ args: [], folder: folder.path, timeLimitMs: 20_000 });
    await expect(failed).rejects.toMatchObject({
      code: "ffmpeg-failed",
      message: expect.stringMatching(/cause$/),
    });
    await expect(failed.catch((error: Error) => error.message.length)).resolves.toBeLessThan(5_000);
  });
});

describe("a program we run on a person's file", () => {
  const run = (script: string) =>
    createRunner(process.execPath)({ args: ["-e", script], folder: folder.path, timeLimitMs: 30_000 });

  it("gets none of our settings, among which are tokens", async () => {
    const { childEnv } = loadConfig({
      PATH: "/usr/bin:/bin",
      LANG: "C",
      DISCORD_TOKEN: "paste-the-bot-token-here",
      REDIS_URL: "redis://localhost",
    });
    const told = createRunner(process.execPath, undefined, childEnv);
    const args = ["-e", "console.log(JSON.stringify(Object.keys(process.env)))"];
    const names = JSON.parse(await told({ args, folder: folder.path, timeLimitMs: 30_000 })) as string[];
    expect(names).toEqual(expect.arrayContaining(["PATH", "LANG"]));
    expect(names.filter((name) => /TOKEN|KEY|SECRET|REDIS|DISCORD|TELEGRAM/.test(name))).toEqual([]);
  });

  it("reaches nothing over the network, where the system allows that", async (context) => {
    if ((await withoutNetwork()).length === 0) context.skip();
    const server = createServer((_, response) => response.end("reached"));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await (await fetch(url)).text()).toBe("reached");
      const { port } = server.address() as AddressInfo;
      // Not fetch: its parser wants more memory than a run may have.
      const said = await run(
        `require("net").connect(${port}, "127.0.0.1", () => { console.log("reached"); process.exit(); }).on("error", () => console.log("alone"))`,
      );
      expect(said.trim()).toBe("alone");
    } finally {
      server.close();
    }
  });
});
