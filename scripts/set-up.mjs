/**
 * Everything a fresh machine needs before the TypeScript can run, in plain JavaScript without a package:
 * the Node packages, and the programs `redis-server` (or `valkey-server`) and `ffmpeg`, through apt or
 * brew where that is allowed. What is there already is left alone, so that a second start loses no time.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {{ name: string, anyOf: string[], apt: string, brew: string, variable?: string }} Program */

/** @type {Record<"redis" | "ffmpeg" | "ffprobe" | "chromium", Program>} */
export const programs = {
  redis: {
    name: "Redis",
    anyOf: ["valkey-server", "redis-server"],
    apt: "redis-server",
    brew: "redis",
    variable: "REDIS_URL",
  },
  ffmpeg: { name: "ffmpeg", anyOf: ["ffmpeg"], apt: "ffmpeg", brew: "ffmpeg" },
  ffprobe: { name: "ffprobe", anyOf: ["ffprobe"], apt: "ffmpeg", brew: "ffmpeg" },
  chromium: {
    name: "Chromium",
    anyOf: ["chromium", "chromium-browser", "google-chrome"],
    apt: "chromium",
    brew: "chromium",
  },
};

/** For the tests alone: a real S3 server, Debian's OpenStack Swift. @type {Extra} */
export const swift = {
  name: "OpenStack Swift",
  files: ["/usr/bin/swift-proxy-server"],
  apt: "swift-proxy swift-account swift-container swift-object",
  without: "media in S3 is not tested",
};

/**
 * What films sound better with, and come without: espeak-ng speaks other languages than English, a General MIDI sound bank
 * plays the music. `files`: there when one of them is.
 * @typedef {{ name: string, anyOf?: string[], files?: string[], apt: string, brew?: string, without: string }} Extra
 */

/** @type {Extra[]} */
export const extras = [
  {
    name: "espeak-ng",
    anyOf: ["espeak-ng"],
    apt: "espeak-ng",
    brew: "espeak-ng",
    without: "films speak English only",
  },
  {
    name: "a soundfont",
    files: JSON.parse(readFileSync(join(root, "src", "sound", "sound-banks.json"), "utf8")),
    apt: "timgm6mb-soundfont",
    without: "music is played with plain tones",
  },
];

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env = {}) {
  const { status, stderr, stdout } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: status === 0, output: `${stdout ?? ""}${stderr ?? ""}`.trim() };
}

/** Ends the process with one line where this Node is older than what `engines` of package.json says: imports would fail without a word of why. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const least = engines.node.replace(">=", "");
  const [[major, minor], [leastMajor, leastMinor]] = [process.version.slice(1), least].map((version) =>
    version.split(".").map(Number),
  );
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  stop(
    `Rushes needs Node ${least} or newer, and this is ${process.version}. Get a newer one from https://nodejs.org/en/download (Debian 12's own is 18), then start again.`,
  );
}

/** Installs the Node packages the lockfile names, unless exactly these are there. */
export function setUpPackages() {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  const digest = createHash("sha256").update(lockfile).update(process.version).digest("hex");
  const mark = join(root, "node_modules", ".rushes-set-up");
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  say("Setting up: installing the Node packages (once, about half a minute) …");
  // Development packages too: the same folder serves `npm start` and `npm test`.
  const { ok, output } = run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    NODE_ENV: "development",
  });
  if (!ok) {
    say(output.split("\n").slice(-15).join("\n"));
    stop(
      "The Node packages could not be installed. Run `npm ci` in this folder to see why, then start again.",
    );
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, digest);
}

/** Finds or installs the programs; ends the process with one line saying what to install where that is not allowed. @param {Program[]} wanted */
export function setUpPrograms(wanted) {
  const missing = () => wanted.filter((program) => !program.anyOf.some(isOnPath));
  if (missing().length === 0) return;
  const names = missing()
    .map((program) => program.name)
    .join(" and ");
  const apt = [...new Set(missing().map((program) => program.apt))];
  const brew = [...new Set(missing().map((program) => program.brew))];

  install(names, apt, brew);

  const still = missing();
  if (still.length === 0) return;
  const aptLine = `sudo apt-get install -y ${[...new Set(still.map((program) => program.apt))].join(" ")}`;
  const brewLine = `brew install ${[...new Set(still.map((program) => program.brew))].join(" ")}`;
  stop(
    `Rushes needs ${still.map((program) => program.name).join(" and ")}. Install with: ${process.platform === "darwin" ? brewLine : aptLine}`,
  );
}

/** Installs what is missing of what films come without, as far as that is allowed; says in a line what is not there. @param {Extra[]} wanted @param {string} [tried] names the file that says so */
export function setUpExtras(wanted, tried = ".rushes-extras") {
  const missing = () =>
    wanted.filter(
      ({ anyOf = [], files = [] }) => !anyOf.some(isOnPath) && !files.some((file) => existsSync(file)),
    );
  if (missing().length === 0) return;
  // Tried once: without a network every start would wait for it.
  const mark = join(root, "node_modules", tried);
  const isNew = !existsSync(mark);
  const brew = missing().flatMap((extra) => extra.brew ?? []);
  if (isNew)
    install(
      missing()
        .map(({ name }) => name)
        .join(" and "),
      missing().flatMap(({ apt }) => apt.split(" ")),
      brew,
    );
  if (isNew) writeFileSync(mark, new Date().toISOString());
  for (const { name, apt, brew, without } of missing()) {
    const line =
      process.platform === "darwin" ? brew && `brew install ${brew}` : `sudo apt-get install -y ${apt}`;
    say(`Without ${name}, ${without}.${line ? ` Install with: ${line}` : ""}`);
  }
}

/** Through brew or apt, where they are there and may be used without asking. @param {string} names @param {string[]} apt @param {string[]} brew */
function install(names, apt, brew) {
  if (process.env.RUSHES_INSTALL === "never") return;
  if (process.platform === "darwin" && isOnPath("brew")) {
    if (brew.length === 0) return;
    say(`Setting up: installing ${names} with brew …`);
    run("brew", ["install", ...brew]);
    return;
  }
  if (!isOnPath("apt-get")) return;
  const asRoot =
    process.getuid?.() === 0
      ? []
      : isOnPath("sudo") && run("sudo", ["-n", "true"]).ok
        ? ["sudo", "-n"]
        : null;
  if (!asRoot) return;
  say(`Setting up: installing ${names} with apt (once) …`);
  const aptGet = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [
      ...asRoot,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      // Debian starts a system-wide Redis on install; RUNLEVEL=1 tells it not to. Rushes runs its own.
      "RUNLEVEL=1",
      "apt-get",
      "-y",
      "-qq",
      ...args,
    ];
    return run(/** @type {string} */ (command), rest);
  };
  if (aptGet("install", "--no-install-recommends", ...apt).ok) return;
  aptGet("update");
  const second = aptGet("install", "--no-install-recommends", ...apt);
  if (!second.ok) say(second.output.split("\n").slice(-5).join("\n"));
}

/** @param {string} line @returns {never} */
function stop(line) {
  say(line);
  process.exit(1);
}
