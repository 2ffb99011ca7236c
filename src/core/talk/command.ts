import type { Person } from "../access/person.ts";
import type { Studio } from "../ports/studio.ts";
import type { MessageRef, Surface } from "../surface.ts";
import type { AskFirst } from "./ask-first.ts";
import type { Reply } from "./reply.ts";

/** One of a fixed list. `words` are other ways to say it. */
export interface Choice {
  value: string;
  label: string;
  words?: readonly string[];
}

/** Which clips a command can do something with. */
export type ClipsOf = "under-way" | "delivered" | "alive" | "failed" | "any";

interface OptionBase {
  /** At most 100 characters: Discord shows no more. */
  description: string;
  required?: boolean;
  /** Other names in typed text, such as `ar` for `aspect`. */
  aliases?: readonly string[];
  /** Those of the aliases that are no names in other languages; absent where none is. */
  ownAliases?: readonly string[];
}

interface TextOption {
  type: "text";
  minLength?: number;
  maxLength: number;
  /** The text is the id of a role or chat, which a platform with such lists lets people pick. */
  names?: "role" | "chat";
  /** The command's `suggest` has completions for it. */
  completes?: true;
  /** Menus ask for it, although typed calls may leave it out. */
  asked?: true;
}

export type OptionDefinition = OptionBase &
  (
    | TextOption
    | { type: "integer"; min: number; max: number; unit?: string }
    | { type: "number"; min: number; max: number; unit?: string }
    /** `open`: the list is a help, other values are let through to the command. */
    | { type: "choice"; choices: readonly Choice[]; open?: boolean }
    | { type: "flag" }
    /**
     * Id of a clip; where the call replies to a clip's message, that clip. `of`: those the command can do something
     * with, for completions; "alive" are those neither failed nor cancelled. Default any.
     */
    | { type: "clip"; of?: ClipsOf }
    /** Id of a model; checked and completed at run time. */
    | { type: "model" }
    /** A file the person sent; the value is its key in the media store. */
    | { type: "file"; accepts: "image" | "recipe" | "video" | "sound" }
  );

export type OptionDefinitions = { readonly [name: string]: OptionDefinition };

type ValueOf<Definition extends OptionDefinition> = Definition["type"] extends "integer" | "number"
  ? number
  : Definition["type"] extends "flag"
    ? boolean
    : string;

/** The values a command's `run` receives: required options are there, others may be absent. */
type OptionValues<Definitions extends OptionDefinitions> = {
  [Name in keyof Definitions as Definitions[Name] extends { required: true } ? Name : never]: ValueOf<
    Definitions[Name]
  >;
} & {
  [Name in keyof Definitions as Definitions[Name] extends { required: true } ? never : Name]?: ValueOf<
    Definitions[Name]
  >;
};

/** A file that came with the call, already in the media store. */
export interface Attachment {
  key: string;
  kind: "image" | "video" | "recipe" | "sound";
  /** Given by an option of the platform; absent for files just attached. */
  role?: "start" | "end" | "reference";
}

/** What a person said, free of any platform. */
export interface CommandCall<Values = Record<string, unknown>> {
  options: Values;
  person: Person;
  surface: Surface;
  /** The message this one replies to, or whose button or menu was used. */
  replyTo?: MessageRef;
  attachments: readonly Attachment[];
  /** Parameters of other bots that were typed and mean nothing here: to be told. */
  leftOut?: readonly string[];
  /** The same however often a platform hands the same message on; a second call with it changes nothing. */
  idempotencyKey: string;
  /** The clip, not begun yet, that what comes of this call is put in the place of. */
  insteadOf?: string;
  /** Nobody but the asker sees the call and its answer. */
  alone: boolean;
}

export interface CommandContext {
  studio: Studio;
  /** All commands, for /help. */
  commands: readonly AnyCommand[];
  /** Makes what was offered, for the one it was offered to. UserMistake for anybody else, or if it is no longer there. */
  acceptOffer(offerId: string, call: CommandCall): Promise<Reply>;
  /** Asks before a change that costs; absent: its price was told already. */
  askFirst?: AskFirst;
}

/** What a person can ask for, defined once: menus, parsers and help on every platform come from this. */
export interface CommandDefinition<Definitions extends OptionDefinitions = OptionDefinitions> {
  /** Lower case, `[a-z0-9_]{1,32}`: valid on Discord and Telegram alike. */
  name: string;
  /** Other names when typed: those that menus show in other languages. */
  alsoCalled?: readonly string[];
  /** At most 100 characters. */
  description: string;
  options: Definitions;
  /** The option that takes the words not given to any other by name. */
  freeText?: keyof Definitions & string;
  /** Complete calls, as typed. */
  examples: readonly string[];
  /** Also offered on a clip: its buttons, a message menu. The definition then has an option `clip`. */
  onClip?: boolean;
  /** Shown in menus; false for what only buttons call. Default true. */
  listed?: boolean;
  /**
   * What it answers when all goes well, for platforms that must choose before it has run: "clip" is there for
   * all to see, "words" for the asker alone. Default "words".
   */
  answers?: "clip" | "words";
  /**
   * What a button that does this loses for good, in a sentence; undefined: nothing. One press only says so, and a second
   * does it, because a finger slips. Typed, it is done at once. Throws UserMistake for whoever may not.
   */
  loses?(
    options: Readonly<Record<string, unknown>>,
    by: { person: Person; surface: Surface },
    context: Pick<CommandContext, "studio">,
  ): Promise<string | undefined>;
  /** Who may call it. Default everyone. */
  access?: "everyone" | "manager";
  run(call: CommandCall<OptionValues<Definitions>>, context: CommandContext): Promise<Reply>;
  /** Completions of one option while it is typed: at most 25. */
  suggest?(
    option: string,
    typed: string,
    call: { person: Person; surface: Surface },
    context: CommandContext,
  ): Promise<readonly Choice[]>;
}

/** A command whose options are known only at run time. */
// biome-ignore lint/suspicious/noExplicitAny: a list of commands with different options has no common type but this
export type AnyCommand = CommandDefinition<any>;

/** Gives `run` the types of its options. */
export function defineCommand<const Definitions extends OptionDefinitions>(
  definition: CommandDefinition<Definitions>,
): CommandDefinition<Definitions> {
  return definition;
}

/** The command of that name, which may be one that it had before or has in another language. */
export function commandCalled(commands: readonly AnyCommand[], name: string): AnyCommand | undefined {
  return (
    commands.find((command) => command.name === name) ??
    commands.find(({ alsoCalled }) => alsoCalled?.includes(name))
  );
}
