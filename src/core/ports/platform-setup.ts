import type { CommandLocale } from "../talk/command-locale.ts";
import type { ChatListener, ChatSender } from "./chat.ts";
import type { Finding } from "./finding.ts";
import type { Log } from "./log.ts";
import type { MediaStore } from "./media-store.ts";
import type { Notebook } from "./notebook.ts";
import type { Pace } from "./pace.ts";
import type { Studio } from "./studio.ts";

/** What every platform's halves are made from besides its own settings. */
interface PlatformParts {
  /** The platform's own. */
  notebook: Notebook;
  /** What all processes together may do how often. */
  pace: Pace;
  media: MediaStore;
  now: () => number;
  log: Log;
}

interface SenderParts extends PlatformParts {
  /** A small JPEG out of a film, for platforms that show one before the film is loaded. */
  thumbnail: (filmPath: string) => Promise<Uint8Array>;
}

interface ListenerParts extends PlatformParts {
  studio: Studio;
  /** The platform's other half. */
  sender: ChatSender;
  /** For the files that people send. */
  fetch: typeof globalThis.fetch;
  /** Menus in other languages. */
  locales: readonly CommandLocale[];
}

/** One chat platform as an installation has it. `Settings`: the part of all settings that concerns it. */
export interface PlatformSetup<Settings> {
  /** Only where it has its token. */
  sender(settings: Settings, parts: SenderParts): ChatSender;
  /** Only where it has its token. */
  listener(settings: Settings, parts: ListenerParts): ChatListener;
  /** For `npm run doctor`: what is there and what is amiss, with a token or without. Starts nothing. */
  check(settings: Settings): Promise<Finding[]>;
}
