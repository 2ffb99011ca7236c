import { rename, rm, stat } from "node:fs/promises";
import type { Log } from "../core/ports/log.ts";
import type { Marker } from "../core/ports/marker.ts";
import type { VisibleMark } from "../core/visible-mark.ts";
import type { ContentCredentials } from "./content-credentials.ts";
import { appendXmp } from "./xmp.ts";

/** A packet of XMP takes 2 kB, a manifest 14 kB; the rest is for the manifests of those who made the shots. */
const RESERVE_BYTES = 64 * 1024;

/** XMP first, then the signature over all of it. Without `credentials` the XMP is all there is. */
export function createMarker({
  credentials: opened,
  noticeAddress,
  visible,
  log,
}: {
  /** Resolves with undefined where nothing can be signed on this machine. */
  credentials: () => Promise<ContentCredentials | undefined>;
  /** Where anybody can report a film, to be named in it. */
  noticeAddress?: string | undefined;
  visible?: VisibleMark | undefined;
  log: Log;
}): Marker {
  return {
    reserveBytes: RESERVE_BYTES,
    visible,
    async mark(path, mark, { maxBytes = Number.POSITIVE_INFINITY, upstream = [] } = {}) {
      await appendXmp(path, mark, noticeAddress);
      const { size: unsigned } = await stat(path);
      const credentials = await opened();
      if (!credentials) return unsigned;
      const most = Math.min(maxBytes, unsigned + RESERVE_BYTES);
      const signed = `${path}.signed`;
      try {
        // With all that is known first; then without the manifests of others; then as it is.
        for (const files of upstream.length > 0 ? [upstream, []] : [[]]) {
          const bytes = await credentials.sign(path, signed, mark, files);
          if (bytes <= most) {
            await rename(signed, path);
            return bytes;
          }
          await rm(signed);
        }
        log.warn(
          { clipId: mark.clip, unsigned, maxBytes },
          "no room for a C2PA manifest; XMP alone marks the file",
        );
      } catch (error) {
        // A film isn't held back by its signature: the XMP says what it is.
        log.warn({ err: error, clipId: mark.clip }, "the file could not be signed; XMP alone marks it");
      } finally {
        await rm(signed, { force: true });
      }
      return unsigned;
    },
  };
}
