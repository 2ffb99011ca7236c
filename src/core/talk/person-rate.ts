import { UserMistake } from "../errors.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Pace, Rate } from "../ports/pace.ts";
import type { Studio } from "../ports/studio.ts";
import type { Heard } from "./dispatch.ts";

const MINUTE_MS = 60_000;
/** A group shares what its platform lets the bot say there. */
const IN_GROUP = 10;

/** Holds back who asks so much that the others would have to wait. */
export function createPersonRate({
  pace,
  notebook,
  studio,
}: {
  pace: Pick<Pace, "turn">;
  notebook: Pick<Notebook, "claim">;
  studio: Pick<Studio, "commandRate">;
}) {
  /** undefined: go on. "silent": told already, so nothing more is said. Else what to say. */
  return async ({
    person,
    surface,
    idempotencyKey,
  }: Pick<Heard, "person" | "surface" | "idempotencyKey">): Promise<UserMistake | "silent" | undefined> => {
    const { platform, chat, group } = surface;
    const { account, most: own } = await studio.commandRate(person);
    const limits = [
      ...(group === undefined
        ? []
        : [
            {
              key: `person:${platform}:${group}:${account}`,
              most: Math.min(own, IN_GROUP),
              place: " in a group",
            },
          ]),
      // All their accounts and places together.
      { key: `person:${account}`, most: own, place: "" },
    ];
    for (const { key, most, place } of limits) {
      const rates: readonly Rate[] = [{ most, perMs: MINUTE_MS }];
      const waitMs = await pace.turn({ key, id: idempotencyKey, rates, keep: false });
      if (waitMs === 0) continue;
      const told = `told-too-fast:${platform}:${chat}:${person.id}`;
      if (!(await notebook.claim(told, 1, { ttlMs: waitMs }))) return "silent";
      return new UserMistake(
        "too-fast",
        `One thing after the other, please: I take ${most} a minute from one person${place}. Go on in ${Math.ceil(waitMs / 1000)} s; what you write before that is not heard.`,
      );
    }
    return undefined;
  };
}
