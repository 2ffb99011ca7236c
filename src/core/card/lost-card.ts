import { audienceOf, PLACE } from "../access/audience.ts";
import type { Clip } from "../film/clip.ts";
import type { Card } from "./card.ts";
import { makeCard } from "./make-card.ts";

const LOST =
  "Whatever keeps this bot's memory lost power just after this was asked for, and has forgotten it. It cost no credits. Please ask for it once more.";

/** The card of a clip that nobody knows anything of any more: nothing on it can be pressed. `clip`: as it was; undefined: it is gone already. */
export function makeLostCard(clipId: string, clip: Clip | undefined): Card {
  const known = clip && makeCard(clip);
  return {
    clipId,
    ...(known?.isBoard && { isBoard: true }),
    audience: clip ? audienceOf(clip) : PLACE,
    state: "failed",
    headline: "Lost",
    prompt: known?.prompt ?? "",
    facts: [],
    shots: [],
    changes: [],
    progress: null,
    estimated: false,
    warnings: [],
    failure: LOST,
    buttons: [],
  };
}
