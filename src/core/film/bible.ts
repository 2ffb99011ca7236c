import type { Person } from "../access/person.ts";
import type { CastMember } from "./story.ts";

/** Who is to be seen in a picture, and whether it may be used. */
export type Shows =
  /** No real person: a drawing, an animal, a thing, somebody made up. */
  | { who: "nobody" }
  /** Whoever gave it, as they said themselves. */
  | { who: "owner"; at: number }
  /** Somebody else, who is asked; `yes`: who said so, and when. */
  | { who: "somebody"; code: string; yes?: { person: Pick<Person, "id" | "name">; at: number } };

/** Somebody, something or some place that returns, always told in the same words. */
export interface BibleEntry extends CastMember {
  kind: "cast" | "place";
  /** Of a cast: its place among those here who speak, from 0 on; by it its voice is chosen, the same in every film. */
  seat?: number;
  /** Key in the media store. */
  picture?: { key: string; shows: Shows };
  owner: Pick<Person, "id" | "name">;
  /** Managers alone may change it. */
  locked?: true;
  /** Whoever its picture showed took their yes back: nothing is made with it any more. */
  revoked?: true;
}

/** An entry as a film is made with it: as it stood when it was asked for. */
export type KnownEntry = Pick<BibleEntry, "kind" | "id" | "name" | "description" | "seat">;

/** Whether a picture may be used: of a real person only after their own yes. */
export function mayShow(shows: Shows): boolean {
  return shows.who !== "somebody" || shows.yes !== undefined;
}

/** "Mara", "@Mara " and "the Red Fox", as the same id: "mara", "the-red-fox". */
export function entryId(name: string): string {
  return name
    .trim()
    .replace(/^@/u, "")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}

/** `@Mara`, `@red-fox`, `@red fox`: this entry, named in words. */
function mentionOf({ name }: Pick<KnownEntry, "name">): RegExp {
  const words = name
    .trim()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return new RegExp(`(?<![\\p{L}\\p{N}])@(${words.join("[\\s_-]+")})(?![\\p{L}\\p{N}])`, "giu");
}

/** The first place that none of these has. */
export function freeSeat(entries: readonly Pick<BibleEntry, "seat">[]): number {
  const taken = new Set(entries.map(({ seat }) => seat));
  let seat = 0;
  while (taken.has(seat)) seat++;
  return seat;
}

/** Those of the entries that words name with an @, the first named first. */
export function namedIn<Entry extends Pick<KnownEntry, "name">>(
  words: string,
  entries: readonly Entry[],
): Entry[] {
  return entries
    .map((entry) => ({ entry, at: words.search(mentionOf(entry)) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ entry }) => entry);
}

/** The words as a story is read: "@mara" is "Mara". */
export function withoutMarks(words: string, entries: readonly Pick<KnownEntry, "name">[] = []): string {
  return entries.reduce((text, entry) => text.replace(mentionOf(entry), () => entry.name), words);
}

/** What words name with an @ that nobody here is called by. */
export function unknownIn(words: string, entries: readonly Pick<KnownEntry, "name">[]): string[] {
  const rest = withoutMarks(words, entries);
  return [
    ...new Set(
      [...rest.matchAll(/(?<![\p{L}\p{N}<])@([\p{L}][\p{L}\p{N}_-]{1,39})/gu)].map(([name]) => name),
    ),
  ];
}
