import { BotError, toBotError, UserMistake } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import type { Reply } from "./reply.ts";

/**
 * Any error as an answer to the person. A mistake says what to do and shows calls that work; a failure
 * carries a short reference under which the log has the cause.
 */
export function replyForError(
  error: unknown,
  { log, newReference, facts }: { log: Log; newReference: () => string; facts: object },
): Reply {
  const known = error instanceof BotError ? error : toBotError(error);
  if (known instanceof UserMistake) {
    log.debug({ ...facts, code: known.code }, "call refused");
    return {
      kind: "notice",
      personal: true,
      notice: {
        paragraphs: known.userMessage.split("\n"),
        ...(known.examples.length > 0 ? { examples: [...known.examples] } : {}),
        ...(known.buttons.length > 0 ? { buttons: [...known.buttons] } : {}),
        tone: "mistake",
      },
    };
  }
  const reference = newReference();
  log.error({ ...facts, err: error, code: known.code, reference }, "call failed");
  return {
    kind: "notice",
    personal: true,
    notice: { paragraphs: [known.userMessage, `Reference: ${reference}`], tone: "failure" },
  };
}
