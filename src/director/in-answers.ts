import { z } from "zod";
import { CAMERA_MOVE_IDS, type CameraMove } from "../core/film/camera.ts";
import { ANGLE_IDS, ANGLES, type Angle, FRAMING_IDS, FRAMINGS, type Framing } from "../core/film/framing.ts";
import { plain } from "../story/beats.ts";
import { meaningOf } from "../story/camera-words.ts";

/** Words as a language model writes them: one line, bounded, and something to see in them. */
export const words = (most: number) =>
  z
    .string()
    .max(4 * most, `may have up to ${most} characters`)
    .transform((text) => plain(text).replace(/\s+/g, " ").slice(0, most).trim())
    .refine((text) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text), "says nothing");

/** The same, where there need be none. */
export const fewWords = (most: number) =>
  z
    .string()
    .max(4 * most, `may have up to ${most} characters`)
    .transform((text) => plain(text).replace(/\s+/g, " ").slice(0, most).trim() || undefined)
    .nullish();

/** "Extreme_Close up", as "extreme-close-up". */
function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_–—-]+/gu, "-");
}

/** One of our names for it, in whatever spelling; anything else leaves the choice to us. */
function named<Id extends string>(ids: readonly Id[], usual: (text: string) => Id | undefined) {
  return z
    .string()
    .max(80)
    .transform((text): Id | undefined => ids.find((id) => id === folded(text)) ?? usual(text))
    .nullish()
    .catch(undefined);
}

const byWords =
  <Id extends string>(table: Record<Id, { label: string; words: readonly string[] }>) =>
  (text: string): Id | undefined =>
    (Object.keys(table) as Id[]).find((id) =>
      [table[id].label, ...table[id].words].some((known) => folded(known) === folded(text)),
    );

/** A move by our name for it or in usual words. */
export const cameraInWords = named<CameraMove>(CAMERA_MOVE_IDS, meaningOf);
export const framingInAnswer = named<Framing>(FRAMING_IDS, byWords(FRAMINGS));
export const angleInAnswer = named<Angle>(ANGLE_IDS, byWords(ANGLES));
