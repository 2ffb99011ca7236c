import { BackendError } from "../core/errors.ts";
import type { Log } from "../core/ports/log.ts";
import type { ModeratedPlace, Moderator, WrittenPart } from "../core/ports/moderator.ts";
import type { WriteText } from "../core/ports/write-text.ts";
import { refusalFor } from "./refusal.ts";

/**
 * A language model that is asked nothing and gives nothing that may not be asked for: what people wrote is looked at
 * before it is sent, what the model wrote before anybody uses it. Both throw Refused; a doubt is a no, since rules can do without it.
 */
export function moderatedWriter(
  write: WriteText,
  moderator: Pick<Moderator, "check" | "look">,
  log: Pick<Log, "warn">,
): WriteText {
  async function look(part: WrittenPart, signal: AbortSignal): Promise<void> {
    const place: ModeratedPlace = {};
    moderator.check([part], place);
    const { outcome, harm } = await moderator.look({ parts: [part], pictures: [] }, place, { signal });
    if (outcome === "allow" || outcome === "spoiler") return;
    if (harm !== undefined) throw refusalFor({ harm, part: part.part }, log);
    throw new BackendError("classifier-away", "The words can't be looked at just now.", { retryable: true });
  }
  return async (prompt, options) => {
    await look({ part: "the prompt", text: prompt.material }, options.signal);
    const answer = await write(prompt, options);
    await look({ part: "what was made of it", text: answer }, options.signal);
    return answer;
  };
}
