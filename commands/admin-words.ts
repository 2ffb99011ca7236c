import type { Person } from "../src/core/access/person.ts";
import { UserMistake } from "../src/core/errors.ts";
import type { Admin } from "../src/core/ports/admin.ts";
import type { Studio } from "../src/core/ports/studio.ts";
import type { Surface } from "../src/core/surface.ts";
import { notice } from "../src/core/talk/reply.ts";

/** Where an order comes from, and what it needs to be understood there. */
export interface AdminOrderContext {
  admin: Admin;
  person: Person;
  /** Platform that a bare number is an id of; undefined where there is none, as in a terminal. */
  platform: string | undefined;
  /** Whether nobody else hears the answer. */
  isDirect: boolean;
  /** The same however often the same order is handed on. */
  idempotencyKey: string;
  /** Community it was said in. */
  group?: { platform: string; group: string } | undefined;
  /** Person id of the maker of the clip it was said about. */
  clipMaker?: string | undefined;
  /** What is held for people to look at, and where this was said; absent where no pictures can be shown. */
  reviewing?: { desk: Studio["desk"]; surface: Surface } | undefined;
  /** What was paid; absent where nothing can be given back, as in a terminal. */
  topUps?: Studio["topUps"] | undefined;
  /** The clip it was said about. */
  clipId?: string | undefined;
  /** What commands there are; undefined where that isn't known, as in a terminal. */
  commandNames?: readonly string[] | undefined;
  /** Id of a model by any name of it; throws UserMistake for none. */
  modelNamed(name: string): Promise<string>;
  now(): number;
}

/** What an order is answered with: for nobody else's eyes. */
export const tell = (...paragraphs: string[]) =>
  // A paragraph that is an address and nothing else is ours.
  notice(
    { paragraphs, links: paragraphs.filter((words) => /^https?:\/\/\S+$/.test(words)) },
    { secret: true },
  );

/** Also the server or group it was said in, or a role there, whose people are all meant then. */
export function whomOrHere(verb: string, words: string[], context: AdminOrderContext): string {
  if (words[0]?.toLowerCase() === "role") {
    const role = /^<?@?&?(\d{4,})>?$/.exec(words[1] ?? "")?.[1];
    if (role !== undefined && context.platform !== undefined) return `role:${context.platform}:${role}`;
    throw mistake(`Say which role, on the platform it belongs to: /admin ${verb} role 1234567890.`);
  }
  if (words[0]?.toLowerCase() !== "here") return whom(verb, words, context);
  const { group } = context;
  if (group) return `group:${group.platform}:${group.group}`;
  throw mistake("Here is no server or group. Say it in the one whose people are meant.");
}

/** Whom an account that `whomOrHere` gave means, as sentences have it. */
export function calledAs(id: string): string {
  if (id.startsWith("group:")) return "Everybody here";
  return id.startsWith("role:") ? "Whoever has that role" : id;
}

/** The person who is meant; their id is taken off the words, unless a clip says who. */
export function whom(verb: string, words: string[], { platform, clipMaker }: AdminOrderContext): string {
  const given = words[0] ?? "";
  if (/^[a-z]+:\S+$/.test(given)) return words.shift() as string;
  const number = /^<?@?!?(-?\d{4,})>?$/.exec(given)?.[1];
  if (number !== undefined && platform !== undefined) {
    words.shift();
    return `${platform}:${number}`;
  }
  if (clipMaker !== undefined) return clipMaker;
  throw mistake(`Say who: /admin ${verb} discord:1234, or reply to a clip of theirs.`);
}

export function mistake(sentence: string): UserMistake {
  return new UserMistake("bad-value", sentence, { examples: ["/admin budget"] });
}
