import type { Person } from "../core/access/person.ts";
import { type Plan, type Plans, planOf } from "../core/access/plans.ts";
import { pauseFor, type Standing } from "../core/access/standing.ts";
import { UserMistake } from "../core/errors.ts";
import type { Store } from "../store/store.ts";

export type Standings = ReturnType<typeof createStandings>;

/** How people stand with whoever runs the bot: let in or kept out, on which plan, and whether anything is made just now. */
export function createStandings({
  record: { access, cases, people },
  plans,
  admins,
}: {
  record: Pick<Store, "access" | "cases" | "people">;
  plans: Plans;
  /** Ids of those who run the bot. */
  admins: readonly string[];
}) {
  /** Whatever holds for one of the ids somebody goes by holds for all of them. */
  async function standingOf(person: Pick<Person, "id">, platform: string): Promise<Standing> {
    const sharers = await people.sharers(await people.account(person.id));
    return access.standing([...new Set([person.id, ...sharers])], platform);
  }

  const isAdmin = ({ id }: Pick<Person, "id">) => admins.includes(id);

  return {
    isAdmin,
    standingOf,

    /** The best of what the host and a community's managers gave them. */
    async planOf(person: Person): Promise<Plan> {
      const { grant } = await standingOf(person, platformOf(person));
      const byManagers = planOf(plans, person);
      const byHost = grant && Object.hasOwn(plans, grant.plan) ? plans[grant.plan] : undefined;
      return byHost && byHost.creditsPerDay >= byManagers.creditsPerDay ? byHost : byManagers;
    },

    /** Throws UserMistake where somebody may have nothing made here now. `model`: left out where none is chosen yet. */
    async check(person: Person, { platform }: { platform: string }, model?: string): Promise<void> {
      const { mode, isAllowed, block, pauses } = await standingOf(person, platform);
      if (block) {
        const until =
          block.until === undefined
            ? ""
            : ` until ${new Date(block.until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
        throw new UserMistake(
          "blocked",
          `You can't have clips made by this bot${until}${block.reason === "" ? "" : `: ${block.reason}`}. If that is a mistake, ask whoever runs it.`,
        );
      }
      const { pausedUntil } = await cases.strikesOf(await people.account(person.id));
      if (pausedUntil !== undefined) {
        throw new UserMistake(
          "paused-for-refusals",
          `What you asked for was refused several times, so nothing is made for you until ${new Date(pausedUntil).toISOString().slice(11, 16)} UTC. What you have is still yours.`,
        );
      }
      const pause = pauseFor(pauses, { platform, model });
      if (pause) {
        const what = pauses.all ? "Nothing is made just now" : "That isn't made just now";
        throw new UserMistake(
          "paused",
          `${what}: whoever runs this bot has paused it${pause.words === "" ? "" : ` (${pause.words})`}. What waits already goes on afterwards; please try again later.`,
        );
      }
      if (isAdmin(person) || mode === "open" || (isAllowed && mode !== "closed")) return;
      throw new UserMistake("not-let-in", NOT_LET_IN[mode]);
    },
  };
}

const NOT_LET_IN = {
  invite:
    "This bot makes clips for those who have an invite. /join and its code let you in; /join alone puts you on the waiting list.",
  allow:
    "This bot makes clips for those whom whoever runs it has let in. /join puts you on the waiting list.",
  closed: "This bot makes clips for nobody just now. Please try again another day.",
} as const;

function platformOf({ id }: Pick<Person, "id">): string {
  return id.slice(0, id.indexOf(":"));
}
