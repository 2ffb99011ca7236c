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
  /** The command's free text was typed into a field of its own and is read as it would be behind the command. */
  typed?: true;
  attachments?: readonly Attachment[];
  leftOut?: readonly string[];
  idempotencyKey: string;
  /** See `CommandCall`. */
  insteadOf?: string;
  /** A button was pressed, which a finger may do by mistake. */
  pressed?: true;
  /** Nobody but the asker sees the call and its answer. */
  alone?: boolean;
}

/**
 * Words as an adapter hands them on: `/video …`, a reply to a clip, bare words. In the text the bot's own mention is
 * gone, other people's are `@name` without spaces, a platform's own emoji `:name:`, and links stay as they are: that
 * is how talk is told from an order.
 */
export interface Said extends Omit<Heard, "command" | "options" | "alone"> {
  /** A chat with the bot alone. */
  isPrivate: boolean;
  /** The bot was addressed: by its name, or by a reply to one of its messages. */
  mentioned: boolean;
  /**
   * The words were written after a question about a clip, but not in reply to it: they may as well be an idea of their own.
   * Where they plainly are one, the person is asked which is meant.
   */
  maybeNew?: string;
  /** A story of several sentences is planned as a board here, since nobody calls commands for what they tell. */
  tellsStories?: true;
  /** Whether what is no idea gets its hint each time; by default a person is told once. */
  hints?: "once" | "always";
}

/** What adapters hand on to. It never throws: whatever goes wrong comes back as a reply for the person. */
export interface Dispatcher {
  readonly commands: readonly AnyCommand[];
  /** Runs a command by name. */
  dispatch(heard: Heard): Promise<Reply>;
  /** Runs what was written, or answers, offers or hints, see `Said`; undefined: nothing is to be said. */
  say(text: string, said: Said): Promise<Reply | undefined>;
  /**
   * Runs what a message says since its writer put it right; `said` is as it was for the message itself. A clip that has
   * not begun is changed; one that has is offered anew. `order`: of two edits the later one's is higher; what comes after
   * a later one is not heard. undefined: nothing is to be said.
   */
  edited(text: string, said: Said, order: number): Promise<Reply | undefined>;
  /** Completions for one option while it is typed. */
  suggest(
    command: string,
    option: string,
    typed: string,
    by: { person: Person; surface: Surface },
  ): Promise<readonly Choice[]>;
}
