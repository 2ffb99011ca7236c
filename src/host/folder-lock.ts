import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { open, readFile, readlink, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

export interface FolderLock {
  release(): Promise<void>;
  /** Rejects when somebody else has taken the lock, as they may from a holder that was stopped for long: stop at once. */
  lost: Promise<never>;
}

interface Holder {
  pid: number;
  /** When that process began, as its system tells it: an id alone could be somebody else's by now. */
  birth: string;
  /** Where process ids mean the same; "" in locks of 0.1.0, which knew one place only. */
  place: string;
  /** One taking of the lock. */
  token: string;
  /** Counts up while the holder lives. */
  beat: number;
}

/** How often a holder shows that it lives. */
const BEAT_MS = 2_000;
/** A holder in another place that showed nothing for so long has gone. Measured by the waiter's own clock alone. */
const SILENT_MS = 15_000;

/**
 * Takes a lock that is a file, for this process alone.
 *
 * A holder whose process can be seen from here is judged by that process, so that a start after a kill loses no time.
 * One in another container or on another machine (a network file system) can't be seen: it is judged by its beat,
 * a count in the file. `flock` would not do: Node hasn't it, and network file systems keep it to one machine.
 */
export async function lockFolder(
  file: string,
  {
    inUse,
    tell = () => {},
    beatMs = BEAT_MS,
    silentMs = SILENT_MS,
  }: {
    /** The error for a folder that somebody uses; told who. */
    inUse(holder: string): Error;
    tell?: (sentence: string) => void;
    beatMs?: number;
    silentMs?: number;
  },
): Promise<FolderLock> {
  const mine: Holder = {
    pid: process.pid,
    birth: (await birthOf(process.pid)) ?? "",
    place: await placeOfProcesses(),
    token: randomUUID(),
    beat: 0,
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(file, mine)) return hold(file, mine, beatMs);
    const found = await readFile(file, "utf8").catch(() => "");
    if (await lives(file, found, mine, { tell, silentMs, beatMs })) throw inUse(describe(found, mine));
    await putAway(file, found);
  }
  throw inUse("just starting");
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(write(holder));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function hold(file: string, mine: Holder, beatMs: number): FolderLock {
  let lose: (error: Error) => void;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => {});
  let beat = 0;
  let writing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(async () => {
      const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) =>
        // A disk that is away for a moment is nobody's taking.
        error.code === "ENOENT" ? "" : undefined,
      );
      if (found === undefined) return;
      if (parse(found)?.token !== mine.token) {
        clearInterval(timer);
        lose(new Error(`${file} is somebody else's now.`));
        return;
      }
      beat++;
      await writeFile(file, write({ ...mine, beat })).catch(() => {});
    });
  }, beatMs);
  timer.unref();
  return {
    lost,
    async release() {
      clearInterval(timer);
      await writing;
      if (parse(await readFile(file, "utf8").catch(() => ""))?.token === mine.token) {
        await rm(file, { force: true });
      }
    },
  };
}

async function lives(
  file: string,
  found: string,
  mine: Holder,
  { tell, silentMs, beatMs }: { tell: (sentence: string) => void; silentMs: number; beatMs: number },
): Promise<boolean> {
  const holder = parse(found);
  if (!holder) return false;
  if (holder.place === "" || holder.place === mine.place) {
    return holder.pid !== mine.pid && (await birthOf(holder.pid)) === holder.birth;
  }
  tell(
    `The data folder was in use by another container or machine. Waiting ${Math.ceil(silentMs / 1000)} s to see whether that is still alive …`,
  );
  for (let waited = 0; waited < silentMs; waited += beatMs) {
    await sleep(beatMs);
    if ((await readFile(file, "utf8").catch(() => "")) !== found) return true;
  }
  return false;
}

/** Removes a lock whose holder has gone, unless somebody was quicker and it is already theirs. */
async function putAway(file: string, found: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const taken = await readFile(aside, "utf8");
  if (taken === found) await rm(aside, { force: true });
  else await rename(aside, file);
}

function describe(found: string, mine: Holder): string {
  const holder = parse(found);
  if (!holder) return "just starting";
  const elsewhere = holder.place !== "" && holder.place !== mine.place;
  return elsewhere ? "in another container or on another machine" : `process ${holder.pid}`;
}

const write = ({ pid, birth, place, token, beat }: Holder) =>
  `${pid} ${encodeURIComponent(birth)} ${place} ${token} ${beat}\n`;

/** Also the lock of 0.1.0: the process id and, unescaped, its birth. */
function parse(text: string): Holder | undefined {
  const line = text.trim();
  const now = /^(\d+) (\S+) (\S+) ([\w-]{36}) (\d+)$/.exec(line);
  if (now) {
    const [, pid, birth, place, token, beat] = now as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return { pid: Number(pid), birth: decodeURIComponent(birth), place, token, beat: Number(beat) };
  }
  const then = /^(\d+) (.+)$/.exec(line);
  return then ? { pid: Number(then[1]), birth: then[2] ?? "", place: "", token: "", beat: 0 } : undefined;
}

/** Names the system, its run and its namespace of process ids: within one place, an id means the same process. */
async function placeOfProcesses(): Promise<string> {
  const [run, namespace] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]);
  // Where there is no /proc there are no namespaces either.
  return encodeURIComponent(run === "" ? hostname() : `${run.trim()}/${namespace}`);
}

/** When a process began, in whatever form this system tells it; undefined if there is none. */
async function birthOf(processId: number): Promise<string | undefined> {
  if (!Number.isInteger(processId) || processId <= 0) return undefined;
  try {
    // The 22nd field; the 2nd, the name in parentheses, may itself contain spaces.
    const stat = await readFile(`/proc/${processId}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    if (process.platform === "linux") return undefined;
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(processId)]).catch(
      () => ({ stdout: "" }),
    );
    return stdout.trim() || undefined;
  }
}
