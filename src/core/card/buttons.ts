import { type Clip, isEnded } from "../film/clip.ts";
import { creditsToRemake, remarkedShots } from "../film/remarks.ts";
import { SECONDS_MAX } from "../film/request.ts";
import { boardButtons } from "./board-card.ts";
import type { Button } from "./card.ts";
import { sayCredits } from "./facts.ts";

/** A button's extension, in seconds; the command takes any length. */
const EXTEND_SECONDS = 5;
/** A button's takes; the command takes 1 to 4. */
const VARY_TAKES = 4;

/** Of the shots that look off, so many have buttons; the others are asked for in words. */
const MOST_AGAIN = 2;

/**
 * What can be done with a clip from its card: stop it while it is under way, have it made again if it failed. `cancelCosts`:
 * credits that stay used if it is stopped now.
 */
export function cardButtons(
  clip: Clip,
  { cancelCosts = 0 }: { cancelCosts?: number | undefined } = {},
): Button[] {
  if (clip.deletedAt !== undefined || clip.hidden !== undefined) return [];
  if (clip.board !== undefined && clip.state !== "failed" && clip.state !== "canceled")
    return clip.posted ? [] : boardButtons(clip);
  if (!isEnded(clip.state)) {
    const label = cancelCosts === 0 ? "Cancel" : `Cancel (costs ${sayCredits(cancelCosts)})`;
    return [{ label, command: "cancel", clipId: clip.id, tone: "danger" }];
  }
  if (clip.state === "delivered") return voteButtons(clip, `⭐ ${clip.stars}`);
  const { held, failure } = clip;
  // The same would only be refused again.
  if (failure?.code === "refused-film" || failure?.code === "refused-by-reviewer")
    return held?.of === "film" && failure.code === "refused-film"
      ? [{ label: "Appeal", command: "appeal", options: { case: held.case } }]
      : [];
  if (failure?.code === "refused-picture") return withoutShot(clip);
  return [{ label: "Try again", command: "retry", clipId: clip.id, tone: "primary" }, ...withoutShot(clip)];
}

/** A film of which one shot can't be made may do without it; those that were made are taken as they are. */
function withoutShot({ id, plan, board, failure }: Clip): Button[] {
  if (failure?.shot === undefined || board !== undefined || plan.shots.length < 2) return [];
  const shot = failure.shot + 1;
  return [{ label: `Without shot ${shot}`, command: "reorder", clipId: id, options: { drop: String(shot) } }];
}

/** What can be done with a finished clip, under its video. */
export function clipButtons(clip: Clip): Button[] {
  if (clip.deletedAt !== undefined || clip.hidden !== undefined || clip.state !== "delivered") return [];
  if (clip.board !== undefined) return boardButtons(clip);
  const clipId = clip.id;
  const room = SECONDS_MAX - Math.ceil(clip.file?.seconds ?? clip.request.seconds);
  return [
    ...(clip.request.draft
      ? [{ label: "Final render", command: "render", clipId, tone: "primary" } satisfies Button]
      : []),
    // What stands under a film is posted once; how many there are its card says.
    ...voteButtons(clip, "⭐ Star"),
    {
      label: "Remix",
      command: "remix",
      clipId,
      ask: {
        option: "words",
        label: "Say what to change, or edit the prompt",
        value: clip.request.prompt,
      },
      ...(clip.request.draft ? {} : { tone: "primary" as const }),
    },
    { label: "Re-roll", command: "reroll", clipId },
    ...(room > 0
      ? [{ label: "Extend", command: "extend", clipId, options: { seconds: Math.min(EXTEND_SECONDS, room) } }]
      : []),
    { label: "Vary", command: "vary", clipId, options: { takes: VARY_TAKES } },
    ...shotsAgain(clip),
    { label: "Delete", command: "delete", clipId, tone: "danger" },
    { label: "Report", command: "report", clipId },
  ];
}

/** A draft that is voted on: a press stars it, or takes that back. */
function voteButtons({ id, request, stars, private: isPrivate }: Clip, label: string): Button[] {
  return request.draft && stars !== undefined && !isPrivate ? [{ label, command: "vote", clipId: id }] : [];
}

/** Shots that look off can be made again, each at its price; nothing is remade unasked. */
function shotsAgain(clip: Clip): Button[] {
  if (clip.request.draft) return [];
  return remarkedShots(clip)
    .slice(0, MOST_AGAIN)
    .flatMap((index) => {
      const credits = creditsToRemake(clip, index);
      if (credits === undefined) return [];
      const again = clip.plan.shots.length === 1 ? "it" : `shot ${index + 1}`;
      const label = `Make ${again} again (${sayCredits(credits)})`;
      return [{ label, command: "reshoot", clipId: clip.id, options: { shot: index + 1 } } satisfies Button];
    });
}

/** Under a contact sheet: one button for each take, in the order of the sheet. */
export function pickButtons(takes: readonly Clip[]): Button[] {
  return takes.map((take, index) => pickButton(take, index + 1));
}

export function pickButton({ id }: Clip, number: number, isPicked = false): Button {
  const label = isPicked ? `Take ${number} picked` : `Pick ${number}`;
  return { label, command: "pick", clipId: id, ...(isPicked ? { tone: "primary" } : {}) };
}
