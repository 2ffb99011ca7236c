import type { Clip } from "../film/clip.ts";
import { sayRemarks } from "../film/remarks.ts";
import { shorten } from "../talk/values/text.ts";
import { boardCaption } from "./board-card.ts";
import { askerAmongOthers, clipDetail, sayFinalRender } from "./facts.ts";

/** Under the film; all of them are told by /report. */
const MOST_REMARKS = 3;

/** The lines under a posted clip: what it shows, then length, shape, model, price and kin. Short enough for every platform. */
export function clipCaption(clip: Clip): string {
  if (clip.board !== undefined) return boardCaption(clip);
  const asker = askerAmongOthers(clip);
  const final = sayFinalRender(clip);
  const price = final === undefined ? "" : ` · final render: ${final}`;
  const lines = `${shorten(clip.request.prompt.replace(/\s+/g, " "), 300)}\n${clipDetail(clip)}${price}`;
  const remarks = sayRemarks(clip).slice(0, MOST_REMARKS);
  const off = remarks.length === 0 ? "" : `\n${shorten(`Looks off: ${remarks.join(" ")}`, 300)}`;
  return asker === undefined ? `${lines}${off}` : `${lines} · for ${shorten(asker, 60)}${off}`;
}
