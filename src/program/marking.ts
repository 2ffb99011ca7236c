import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Marker } from "../core/ports/marker.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Config } from "../host/config.ts";
import { PROJECT } from "../host/project.ts";
import { createFonts } from "../media/fonts.ts";
import { wordsOfMark } from "../media/mark-picture.ts";
import type { Media } from "../media/media.ts";
import { createRunner } from "../media/run-ffmpeg.ts";
import { givenCredential, rememberSigner, selfMadeCredential } from "../provenance/certificate.ts";
import { createContentCredentials, loadC2pa } from "../provenance/content-credentials.ts";
import { createFingerprints, type Fingerprints } from "../provenance/fingerprints.ts";
import { createMarker } from "../provenance/marker.ts";
import { createFindTraces, type FindTraces } from "../provenance/verify.ts";

/** Where certificates of our own making lie, and those that ever signed here. */
const provenanceFolder = ({ dataDir }: Pick<Config, "dataDir">) => join(dataDir, "provenance");

/** What marks the finished files. A certificate that can't be used, or a visible mark that can't be written, stops the start; a missing library doesn't. */
export async function createMarking(
  config: Config,
  { media, store, now, log }: { media: Media; store: MediaStore; now: () => number; log: Logger },
): Promise<{ marker: Marker; fingerprints: Fingerprints; findTraces: FindTraces }> {
  if (config.visibleMark) wordsOfMark(config.visibleMark, createFonts());
  const folder = provenanceFolder(config);
  const credential = config.c2pa
    ? await givenCredential(config.c2pa)
    : await selfMadeCredential(folder, now());
  await rememberSigner(folder, credential);
  let opened: ReturnType<typeof open> | undefined;
  async function open() {
    const library = await loadC2pa();
    if (!library) {
      log.warn("C2PA's library can't be used on this machine; clips are marked by XMP alone");
      return undefined;
    }
    const { version } = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8")) as {
      version: string;
    };
    return createContentCredentials(library, { credential, version });
  }
  // The library is large: it is only opened by the first film.
  const marker = createMarker({
    credentials: () => (opened ??= open()),
    noticeAddress: config.noticeAddress,
    visible: config.visibleMark,
    log,
  });
  const fingerprints = createFingerprints({ media, store });
  const findTraces = createFindTraces({
    folder,
    node: createRunner(process.execPath, log, config.childEnv),
    fingerprints,
  });
  return { marker, fingerprints, findTraces };
}
