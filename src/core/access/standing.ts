/** Who may have anything made on a platform: everybody, who was let in (by invite or by an admin), or admins alone. */
export const ACCESS_MODES = ["open", "invite", "allow", "closed"] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Somebody is kept out. */
export interface Block {
  /** Told to them. */
  reason: string;
  by: string;
  at: number;
  /** Milliseconds since 1970; absent: until it is lifted. */
  until?: number;
}

/** A plan that whoever runs the bot gave somebody. */
export interface Grant {
  plan: string;
  by: string;
  at: number;
}

/** Making is stopped for a while; nothing that waits is lost. */
export interface Pause {
  /** Told to people; may be empty. */
  words: string;
  by: string;
  at: number;
}

/** What is paused: everything that is made, that of a platform or a model, or a command, whatever it does. */
export type PauseScope = "all" | `platform:${string}` | `model:${string}` | `command:${string}`;

/** How somebody stands with whoever runs the bot. */
export interface Standing {
  mode: AccessMode;
  isAllowed: boolean;
  block?: Block;
  grant?: Grant;
  pauses: Readonly<Record<string, Pause>>;
}

/** The pause that holds here; undefined: none does. */
export function pauseFor(
  pauses: Standing["pauses"],
  { platform, model }: { platform: string; model?: string | undefined },
): Pause | undefined {
  return (
    pauses.all ??
    pauses[`platform:${platform}`] ??
    (model === undefined ? undefined : pauses[`model:${model}`])
  );
}
