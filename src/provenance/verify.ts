import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Runner } from "../media/run-ffmpeg.ts";
import { knownSigners } from "./certificate.ts";
import type { Fingerprints } from "./fingerprints.ts";
import { readXmp } from "./xmp.ts";

const PROCESS = fileURLToPath(new URL("./manifest-process.mjs", import.meta.url));
const TIME_LIMIT_MS = 20_000;

/** By what a film may be known as a clip made here, the surest first; `claimed`: it only says so. */
interface Traces {
  /** Unchanged since it was signed here. */
  signed?: string;
  /** Looks like these clips. */
  looksLike: string[];
  /** Its XMP names this clip, which anybody can write. */
  claimed?: string;
  /** It has a manifest, and was changed since; or one that somebody else signed. */
  manifest?: "changed" | "foreign";
}

export type FindTraces = (path: string) => Promise<Traces>;

/** Looks for what tells that a film was made here. Bounded in time and in what it reads, whatever the file is. */
export function createFindTraces({
  folder,
  node,
  fingerprints,
}: {
  /** Where the certificates that signed here are remembered. */
  folder: string;
  node: Runner;
  fingerprints: Pick<Fingerprints, "find">;
}): FindTraces {
  /** undefined: there is none, or it can't be read. */
  async function manifestOf(path: string): Promise<{ state: string; title: string } | undefined> {
    const signers = await knownSigners(folder);
    const args = [PROCESS, path, signers];
    const said = await node({ args, folder: dirname(PROCESS), timeLimitMs: TIME_LIMIT_MS }).catch(() => "{}");
    const { state, title } = JSON.parse(said) as { state?: string | null; title?: string | null };
    return typeof state === "string" ? { state, title: title ?? "" } : undefined;
  }

  return async (path) => {
    const manifest = await manifestOf(path);
    const signed =
      manifest?.state === "Trusted" ? /^clip ([\w-]{1,40})$/.exec(manifest.title)?.[1] : undefined;
    if (signed !== undefined) return { signed, looksLike: [] };
    const claimed = (await readXmp(path))?.clip;
    return {
      looksLike: await fingerprints.find(path),
      ...(claimed === undefined ? {} : { claimed }),
      ...(manifest === undefined
        ? {}
        : { manifest: manifest.state === "Invalid" ? ("changed" as const) : ("foreign" as const) }),
    };
  };
}
