import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { createS3MediaStore } from "../media-store/s3.ts";

/** Sent and fetched back to see that the bucket can be written, read and deleted in. */
const PROBE = "doctor/probe.txt";

/** Where clips and pictures lie: nothing to tell of a folder, which `checkDataFolder` looks at. */
export async function checkMedia({ s3 }: Pick<Config, "s3">, now: () => number): Promise<Finding[]> {
  if (!s3) return [];
  const about = "Media in S3";
  const folder = await mkdtemp(join(tmpdir(), "rushes-doctor-"));
  try {
    const began = now();
    const store = await createS3MediaStore(s3, {
      cacheFolder: join(folder, "cache"),
      cacheBytes: s3.cacheBytes,
      workFolder: join(folder, "work"),
      now,
    });
    await store.write(PROBE, Readable.from(["rushes"]));
    const came = await readFile(await store.path(PROBE), "utf8");
    await store.delete(PROBE);
    if (came !== "rushes") throw new Error("another file came back than was sent");
    return [
      {
        about,
        verdict: "good",
        detail: `${s3.endpoint}, bucket ${s3.bucket}: written, read and deleted in ${now() - began} ms`,
      },
    ];
  } catch (error) {
    return [
      {
        about,
        verdict: "problem",
        detail: whole(error as Error),
        remedy: "Mend this before the bot starts: it keeps every clip there.",
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** With what the server said, where it said something. */
function whole(error: Error): string {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${error.message.includes(cause) ? "" : cause}`;
}
