import type { BackendError, UserMistake } from "../core/errors.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Look } from "../core/ports/moderator.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { VideoBackend } from "../core/ports/video-backend.ts";
import type { AnyCommand, defineCommand } from "../core/talk/command.ts";

/**
 * What a host's own file may add to the bot, and all that it is handed. A file named by EXTENSIONS exports a MakeExtension as
 * its default; types are all it needs of here, so it can lie anywhere. docs/extensions.md has one of each kind.
 */
export type MakeExtension = (rushes: Rushes) => Extension | Promise<Extension>;

/** What an extension is handed. */
interface Rushes {
  /** Gives a command's `run` the types of its options. */
  defineCommand: typeof defineCommand;
  /** What a person can't have: throw it, and they read the sentence. Nothing was recorded, nothing charged. */
  mistake(says: string): UserMistake;
  /** The error of backends and looks; `src/core/error-codes.ts` has its codes. */
  BackendError: typeof BackendError;
  /** A setting by its name in `.env`, such as "SHOUT_FOLDER". */
  setting(name: string): string | undefined;
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** Lines bear the extension's name. */
  log: Log;
}

export interface Extension {
  /** Further commands, in all chats. Their names must be free. */
  commands?: readonly AnyCommand[];
  /** Further backends; they come after those of BACKEND_ORDER, and their models say of themselves what they cost. */
  backends?: readonly ExtensionBackend[];
  /** Further looks at what is asked for and at what was made. The strictest word counts, and one that fails is a no. */
  looks?: readonly Look[];
}

export interface ExtensionBackend {
  /** Its name in records and logs, `[a-z0-9-]`. */
  id: string;
  create(parts: { media: MediaStore; notebook: Notebook }): VideoBackend;
}
