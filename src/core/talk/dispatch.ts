import type { Person } from "../access/person.ts";
import type { MessageRef, Surface } from "../surface.ts";
import type { AnyCommand, Attachment, Choice } from "./command.ts";
import type { Reply } from "./reply.ts";

/** A call as an adapter hands it on; `options` are as the platform or the text grammar gave them, unchecked. */
export interface Heard {
  command: string;
  options: Record<string, unknown>;
  person: Person;
  surface: Surface;
  replyTo?: MessageRef;
  attachments?: readonly Attachment[];
  idempotencyKey: string;
}

/** What adapters hand on to. It never throws: whatever goes wrong comes back as a reply for the person. */
export interface Dispatcher {
  readonly commands: readonly AnyCommand[];
  /** Runs a command by name. */
  dispatch(heard: Heard): Promise<Reply>;
  /**
   * Runs what was written: `/video …`, `/remix …`, bare words in a private chat (a video), or words that
   * reply to a clip (a remix). undefined: not meant for the bot.
   * `isPrivate`: a chat with the bot alone; `mentioned`: the bot was addressed.
   */
  say(
    text: string,
    said: Omit<Heard, "command" | "options"> & { isPrivate: boolean; mentioned: boolean },
  ): Promise<Reply | undefined>;
  /** Completions for one option while it is typed. */
  suggest(
    command: string,
    option: string,
    typed: string,
    by: { person: Person; surface: Surface },
  ): Promise<readonly Choice[]>;
}
