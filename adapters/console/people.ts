import type { Person } from "../../src/core/access/person.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { PLATFORM } from "./place.ts";

/**
 * Nobody logs in to the local chat: whoever reaches it may speak as any of these, so that one can see how the bot
 * deals with several people. The first manages the chat and is who speaks in the terminal.
 */
const FIRST_PEOPLE: readonly Person[] = [
  { id: `${PLATFORM}:ada`, name: "Ada", manager: true },
  { id: `${PLATFORM}:ben`, name: "Ben" },
  { id: `${PLATFORM}:cleo`, name: "Cleo" },
];

/** More would not fit a picker. */
const PEOPLE_MAX = 30;
export const NAME_MAX_LENGTH = 32;

export interface People {
  list(): Promise<Person[]>;
  find(id: string): Promise<Person | undefined>;
  /** undefined: there are too many. */
  add(name: string): Promise<Person | undefined>;
}

export const TERMINAL_PERSON = FIRST_PEOPLE[0] as Person;

export function createPeople({ notebook }: { notebook: Notebook }): People {
  async function list(): Promise<Person[]> {
    const added = await notebook.read<string>("people");
    return [
      ...FIRST_PEOPLE,
      ...added.map((entry) => ({ id: `${PLATFORM}:person-${entry.number}`, name: entry.value })),
    ];
  }

  return {
    list,
    async find(id) {
      return (await list()).find((person) => person.id === id);
    },
    async add(name) {
      if ((await list()).length >= PEOPLE_MAX) return undefined;
      const number = await notebook.append("people", name);
      return { id: `${PLATFORM}:person-${number}`, name };
    },
  };
}
