/** Where somebody is, or where a clip was asked for; ids as of now, see `Studio.moveGroup`. */
export interface Spot {
  platform: string;
  chat: string;
  group?: string | undefined;
}

/** Somebody who wants to do something, and where. */
export interface Actor {
  /** Every person id of theirs: their own, and those of their linked selves on other platforms. */
  ids: readonly string[];
  /** Whether they manage the community they are in just now. */
  manager: boolean;
  at: Spot;
}

/** What of a clip decides about access. */
export interface ClipThing {
  kind: "clip";
  maker: string;
  private: boolean;
  deleted: boolean;
  /** Reported, and nobody has looked yet. */
  hidden?: boolean;
  from: Spot;
}

/** A community's settings. */
export interface SettingsThing {
  kind: "settings";
  of: { platform: string; group: string };
}

/** A place in which clips are asked for, and what its managers decided about that. */
export interface PlaceThing {
  kind: "place";
  at: Spot;
  askers?: "everyone" | "managers" | undefined;
  chats?: readonly string[] | undefined;
}

export type Thing = ClipThing | SettingsThing | PlaceThing;

/** In what relation somebody stands to a thing, the nearest that holds. */
export const STANDINGS = ["maker", "manager", "member", "stranger"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a clip is open to: everybody where it was asked for, its maker alone, or, while somebody has to look at it, nobody. */
export const OPENNESSES = ["open", "private", "deleted", "hidden"] as const;
export type Openness = (typeof OPENNESSES)[number];

const MAKER: readonly Standing[] = ["maker"];
const MANAGERS: readonly Standing[] = ["maker", "manager"];
const ALL_HERE: readonly Standing[] = ["maker", "manager", "member"];
const OTHERS_HERE: readonly Standing[] = ["manager", "member"];
const NOBODY: readonly Standing[] = [];

/**
 * Who may do what with a clip. What nobody but its maker may see, nobody else may do anything with, and a manager's
 * rights end there too: a private clip is nobody else's business, whoever pays for the place.
 */
export const CLIP_TABLE = {
  /** See its card, film, words and place in a family. */
  see: { open: ALL_HERE, private: MAKER, deleted: MAKER, hidden: NOBODY },
  /** Make another from it. */
  derive: { open: ALL_HERE, private: MAKER, deleted: NOBODY, hidden: NOBODY },
  /** Have the file that says how it was made. */
  recipe: { open: ALL_HERE, private: MAKER, deleted: NOBODY, hidden: NOBODY },
  /** Have it posted again. */
  show: { open: ALL_HERE, private: MAKER, deleted: NOBODY, hidden: NOBODY },
  /** Send it on to people of other chats. */
  share: { open: MAKER, private: NOBODY, deleted: NOBODY, hidden: NOBODY },
  cancel: { open: MANAGERS, private: MAKER, deleted: NOBODY, hidden: NOBODY },
  delete: { open: MANAGERS, private: MAKER, deleted: MAKER, hidden: NOBODY },
  /** Change who sees it. */
  hide: { open: MAKER, private: MAKER, deleted: MAKER, hidden: NOBODY },
  /** Have a say in whether it is rendered with everybody's money: nobody for their own. */
  vote: { open: OTHERS_HERE, private: NOBODY, deleted: NOBODY, hidden: NOBODY },
  pick: { open: MAKER, private: MAKER, deleted: MAKER, hidden: NOBODY },
} as const satisfies Record<string, Record<Openness, readonly Standing[]>>;

export type ClipAction = keyof typeof CLIP_TABLE;
export type Action = ClipAction | "change" | "ask";

/** Whether somebody may do something with a thing; whatever isn't in the tables is refused. */
export function may(person: Actor, action: ClipAction, thing: ClipThing): boolean;
export function may(person: Actor, action: "change", thing: SettingsThing): boolean;
export function may(person: Actor, action: "ask", thing: PlaceThing): boolean;
export function may(person: Actor, action: Action, thing: Thing): boolean {
  switch (thing.kind) {
    case "clip": {
      const row = Object.hasOwn(CLIP_TABLE, action) ? CLIP_TABLE[action as ClipAction] : undefined;
      return row?.[opennessOf(thing)].includes(standingTo(thing, person)) ?? false;
    }
    case "settings":
      return (
        action === "change" &&
        person.manager &&
        person.at.platform === thing.of.platform &&
        person.at.group === thing.of.group
      );
    case "place":
      return (
        action === "ask" &&
        (thing.askers !== "managers" || person.manager) &&
        (thing.chats === undefined || thing.chats.includes(thing.at.chat))
      );
  }
}

function opennessOf(clip: Pick<ClipThing, "private" | "deleted" | "hidden">): Openness {
  if (clip.deleted) return "deleted";
  if (clip.hidden) return "hidden";
  return clip.private ? "private" : "open";
}

/** Whoever was where it was asked for stands near it: in the same chat, or anywhere in the same community. */
function standingTo({ maker, from }: ClipThing, { ids, manager, at }: Actor): Standing {
  if (ids.includes(maker)) return "maker";
  if (from.platform !== at.platform) return "stranger";
  const sameCommunity = from.group !== undefined && from.group === at.group;
  if (manager && sameCommunity) return "manager";
  return sameCommunity || from.chat === at.chat ? "member" : "stranger";
}
