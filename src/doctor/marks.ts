import { toBotError } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { createFonts } from "../media/fonts.ts";
import { wordsOfMark } from "../media/mark-picture.ts";
import { givenCredential } from "../provenance/certificate.ts";
import { loadC2pa } from "../provenance/content-credentials.ts";

const about = "marks on clips";
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** Whether clips can be signed on this machine, and with what. */
export async function checkMarks(
  { c2pa, s3 }: Pick<Config, "c2pa"> & Partial<Pick<Config, "s3">>,
  now: number,
  library: () => Promise<unknown> = loadC2pa,
): Promise<Finding> {
  if (!(await library())) {
    return {
      about,
      verdict: "warning",
      detail: `XMP alone says that clips are AI's; the C2PA library has no binary for ${process.platform}-${process.arch} here`,
      remedy:
        "On Linux x64 with glibc 2.34 or newer: npm ci --include=optional. On other machines clips stay unsigned.",
    };
  }
  if (!c2pa && s3)
    return {
      about,
      verdict: "warning",
      detail:
        "XMP and C2PA, signed with a certificate made in this machine's DATA_DIR: where several machines work for this bot, each has another",
      remedy: "Set C2PA_CERT and C2PA_KEY to the same on all of them; docs/provenance.md.",
    };
  if (!c2pa) {
    return {
      about,
      verdict: "good",
      detail:
        "XMP and C2PA, signed with a certificate made here: readers find it valid and its signer unknown (C2PA_CERT is not set)",
    };
  }
  try {
    const { validUntil } = await givenCredential(c2pa);
    const day = new Date(validUntil).toISOString().slice(0, 10);
    if (validUntil < now)
      return {
        about,
        verdict: "problem",
        detail: `the certificate in C2PA_CERT ended on ${day}`,
        remedy: "Renew it, or take C2PA_CERT and C2PA_KEY out for one made here.",
      };
    return {
      about,
      verdict: validUntil - now < MONTH_MS ? "warning" : "good",
      detail: `XMP and C2PA, signed with your certificate, valid until ${day}`,
    };
  } catch (error) {
    return { about, verdict: "problem", detail: toBotError(error).userMessage };
  }
}

/** Whether the host's mark can be written with the fonts that came with us. */
export function checkVisibleMark({ visibleMark }: Pick<Config, "visibleMark">): Finding[] {
  if (!visibleMark) return [];
  const about = "visible mark";
  const { text, corner } = visibleMark;
  const remedy = "Write VISIBLE_MARK in another script, without emoji and such signs.";
  try {
    const written = wordsOfMark(visibleMark, createFonts());
    if (written === text.replace(/\s+/g, " ").trim())
      return [{ about, verdict: "good", detail: `"${written}", ${corner} in every clip` }];
    const detail = `"${text}" has signs that no font here has; in clips it is "${written}"`;
    return [{ about, verdict: "problem", detail, remedy }];
  } catch (error) {
    return [{ about, verdict: "problem", detail: toBotError(error).userMessage, remedy }];
  }
}
