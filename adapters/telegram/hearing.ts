import type { Api } from "grammy";
import type { CallbackQuery, Chat, Message } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import type { Answers } from "./answer.ts";
import type { BoardNotes } from "./board-notes.ts";
import type { Dialogues } from "./dialogues.ts";
import type { FilmsByFile } from "./films-by-file.ts";
import type { Managers } from "./managers.ts";
import type { SentFiles } from "./sent-files.ts";
import type { SettingsMenu } from "./settings-menu.ts";

/** What it takes to hear and to answer. */
export interface Hearing {
  api: Api;
  me: () => { id: number; username: string };
  dispatcher: () => Dispatcher;
  studio: Pick<Studio, "clip" | "clipOfMessage" | "groupSettings" | "mayMake">;
  answers: Answers;
  dialogues: Dialogues;
  files: SentFiles;
  filmsByFile: FilmsByFile;
  boardNotes: Pick<BoardNotes, "wordsOf">;
  managers: Managers;
  /** Leaves a sign that an order was heard under the message it stands in. Nobody waits for it. */
  receipt(chat: number, message: number): void;
  settings: SettingsMenu;
  /** Shows the chat's command menu in the language that is chosen for it. */
  followLanguage(chat: Chat, person: Person): Promise<void>;
}

/** Somebody's words, somewhere. */
export interface Said {
  message: Message;
  person: Person;
  surface: Surface;
  text: string;
  inPrivate: boolean;
  /** The bot was addressed: by name, by a reply, or by being alone with it. */
  addressed: boolean;
  idempotencyKey: string;
}

/** A button that somebody pressed, under a message of ours. */
export interface Press {
  query: CallbackQuery;
  message: Message;
  person: Person;
  surface: Surface;
  inPrivate: boolean;
}

/** Answers the press itself: with nothing, with a few words over the chat, or with an alert. Only the first counts. */
export type Toast = (words?: string, alert?: boolean) => Promise<void>;
