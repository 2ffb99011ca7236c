/** Heads that differ in their hair, for people of a film who would be drawn alike: by the art of all of their kind, then by seat. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  woman: [
    "woman",
    "woman-red-hair",
    "woman-blonde-hair",
    "woman-curly-hair",
    "woman-white-hair",
    "woman-bald",
  ],
  man: ["man", "man-beard", "man-blonde-hair", "man-red-hair", "man-bald", "man-white-hair"],
  person: [
    "person",
    "person-red-hair",
    "person-blonde-hair",
    "person-curly-hair",
    "person-white-hair",
    "person-bald",
  ],
};

/** How many people of one film are told apart; the next looks like the first. */
const MOST = 6;

/** The art of somebody with a seat among a film's people: "woman-2" has hair and clothes that no other of them has. */
export function ofTheirOwn(art: string, seat: number | undefined): string {
  return seat !== undefined && art in HEADS ? `${art}-${seat % MOST}` : art;
}

/** The art of all of their kind. */
export function plainArt(art: string): string {
  const kind = art.replace(/-\d$/, "");
  return kind in HEADS ? kind : art;
}

/** Seat and head of somebody's own looks; undefined: these are anybody's. */
export function ownLooks(art: string): { seat: number; head: string } | undefined {
  const kind = plainArt(art);
  if (kind === art) return undefined;
  const seat = Number(art.slice(kind.length + 1));
  return { seat, head: HEADS[kind]?.[seat] ?? kind };
}

/** Every art there is of somebody's own looks, with that of their kind. */
export const OWN_ARTS: readonly (readonly [art: string, kind: string])[] = Object.keys(HEADS).flatMap(
  (kind) => Array.from({ length: MOST }, (_, seat) => [`${kind}-${seat}`, kind] as const),
);
