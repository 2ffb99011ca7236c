import { UserMistake } from "../errors.ts";
import type { Clip } from "../film/clip.ts";
import type { Derivation } from "../film/derivation.ts";
import type { Asking } from "../ports/studio.ts";
import type { CommandCall, CommandContext } from "./command.ts";
import type { Notice, Reply } from "./reply.ts";
import { shorten } from "./values/text.ts";

/** A change this young may not have been seen by whoever was just writing another. */
const UNSEEN_MS = 60_000;

/** The option of every command that works on a clip. */
export const clipOption = {
  type: "clip",
  of: "alive",
  required: true,
  description: "The clip: reply to it, or pick one of yours",
  aliases: ["id"],
} as const;

/** The clip of a call; the dispatcher has found it before, so this fails only if it has just gone. */
export async function clipOf(
  clipId: string,
  call: Pick<CommandCall, "person" | "surface">,
  { studio }: CommandContext,
): Promise<Clip> {
  const clip = await studio.clip(clipId, call.person, call.surface);
  if (clip) return clip;
  throw new UserMistake("no-such-clip", "That clip is no longer there. /history lists yours.", {
    examples: ["/history"],
  });
}

/** Has the studio make what `change` says of a clip, and answers with the cards of what comes of it. */
export async function derive(
  clipId: string,
  change: Derivation,
  call: Omit<CommandCall, "options">,
  context: CommandContext,
  options: { private?: boolean | undefined; asPreviewed?: true } = {},
): Promise<Reply> {
  const { studio } = context;
  const isPrivate = options.private === undefined ? {} : { private: options.private };
  const question = await context.askFirst?.({ clip: clipId, change, ...isPrivate }, call);
  if (question) return question;
  const clips = await studio.derive(clipId, change, {
    ...askingOf(call),
    ...(options.asPreviewed ? { asPreviewed: true as const } : {}),
    ...isPrivate,
    ...notesOf(call),
  });
  const tell = await tellOvertaken(clips[0], call, context);
  return { ...showClips(clips), ...(tell === undefined ? {} : { tell }) };
}

/** Two people changed one board, one right after the other: the later hears of what they can't have seen when they spoke. */
async function tellOvertaken(
  made: Clip | undefined,
  call: Pick<CommandCall, "person" | "surface">,
  { studio }: CommandContext,
): Promise<Notice | undefined> {
  const before = made?.board && made.lineage.parent;
  if (!made || !before) return undefined;
  const parent = await studio.clip(before, call.person, call.surface);
  const isOvertaken =
    parent?.board !== undefined &&
    parent.board.id === made.board?.id &&
    parent.board.version > 1 &&
    parent.maker.id !== made.maker.id &&
    made.createdAt - parent.createdAt < UNSEEN_MS;
  if (!isOvertaken || !parent.board) return undefined;
  const theirs = parent.changes.map(({ what, before, after }) => `${what}: ${before} → ${after}`).join("; ");
  return {
    paragraphs: [
      `${parent.maker.name} changed this board just before you (version ${parent.board.version}: ${shorten(theirs, 200)}). Yours is version ${made.board?.version}, and has both.`,
    ],
  };
}

/** Who asks, as the studio wants to know it. */
export function askingOf({
  person,
  surface,
  idempotencyKey,
  insteadOf,
}: Omit<CommandCall, "options">): Asking {
  return { person, surface, idempotencyKey, ...(insteadOf === undefined ? {} : { insteadOf }) };
}

/** What the card says of parameters that were typed and mean nothing here. */
export function notesOf({ leftOut = [] }: Pick<CommandCall, "leftOut">): { notes?: string[] } {
  return leftOut.length === 0
    ? {}
    : { notes: [`Left out, because only Midjourney knows it: ${leftOut.join(", ")}.`] };
}

/** The cards of clips that were just admitted. */
export function showClips([first, ...more]: readonly Clip[]): Reply & { kind: "clip" } {
  if (!first) throw new Error("the studio admitted no clip and gave no reason");
  return {
    kind: "clip",
    clipId: first.id,
    ...(more.length > 0 ? { more: more.map((clip) => clip.id) } : {}),
  };
}
