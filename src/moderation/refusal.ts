import type { Log } from "../core/ports/log.ts";
import { type Harm, Refused } from "../core/ports/moderator.ts";
import { CALLED, INSTEAD } from "./sayings.ts";

/** The refusal of an order, in words. About minors who tries learns nothing; whoever runs the bot does. */
export function refusalFor({ harm, part }: { harm: Harm; part: string }, log: Pick<Log, "warn">): Refused {
  if (harm === "minors") {
    log.warn({ category: "minors", part }, "words refused");
    return new Refused("refused-words", "That can't be made here. Nothing was charged.", { harm, part });
  }
  return new Refused(
    "refused-words",
    `That can't be made here: ${part} asks for ${CALLED[harm]}. Nothing was charged. ${INSTEAD[harm]}`,
    { harm, part },
  );
}
