import type { PlatformLimits } from "../../src/core/ports/chat.ts";

/**
 * A card is edited at most this often. How many edits a route takes Discord says in the headers of its answers, which
 * discord.js's queue reads: each interaction's token has a measure of its own, so cards of one channel don't share any.
 */
export const DISCORD_LIMITS: PlatformLimits = { editIntervalMs: 2_500, chatEditIntervalMs: 0 };

/** Lengths Discord takes, in characters. */
export const MAX = {
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  /** Titles, descriptions, field names and values of all embeds of a message together. */
  embedsTogether: 6_000,
  fieldName: 256,
  fieldValue: 1_024,
  fields: 25,
  embeds: 10,
  files: 10,
  buttonLabel: 80,
  buttonsInRow: 5,
  rows: 5,
  modalTitle: 45,
  modalLabel: 45,
  textInput: 4_000,
  threadName: 100,
  altText: 1_024,
  choiceName: 100,
  choices: 25,
  nonce: 25,
} as const;

const MIB = 1024 * 1024;

/** What every place takes since January 2025, in bytes; boosted servers take more. */
export const UPLOAD_LIMIT_BYTES = 10 * MIB;

/** Greatest file by a server's boost tier, in bytes. The tiers' figures are from the help pages, so a refusal lowers them. */
export function tierUploadLimit(premiumTier: number): number {
  if (premiumTier >= 3) return 100 * MIB;
  if (premiumTier >= 2) return 50 * MIB;
  return UPLOAD_LIMIT_BYTES;
}

/** An interaction's token may be used for 15 minutes; the last of them is left for the request itself. */
export const TOKEN_LIFE_MS = 14 * 60_000;
