import type { Person } from "../core/access/person.ts";
import {
  betterPlan,
  bookOf,
  type Plan,
  type PlanBook,
  planOf,
  type WrittenPlans,
} from "../core/access/plans.ts";
import { pauseFor, type Standing } from "../core/access/standing.ts";
import { UserMistake } from "../core/errors.ts";
import { groupAccount } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";

export type Standings = ReturnType<typeof createStandings>;

/** How people stand with whoever runs the bot: let in or kept out, on which plan, and whether anything is made just now. */
export function createStandings({
  record: { access, cases, people },
  written,
  admins,
}: {
  record: Pick<Store, "access" | "cases" | "people">;
  /** The plans as the file has them now, or the settings. */
  written: () => { plans: WrittenPlans; source: "file" | "settings" };
  /** Ids of those who run the bot. */
  admins: readonly string[];
}) {
  /** Whatever holds for one of the ids somebody goes by holds for all of them. */
  async function standingOf(
    person: Pick<Person, "id" | "roles">,
    { platform, group }: { platform: string; group?: string | undefined },
  ): Promise<Standing> {
    const sharers = await people.sharers(await people.account(person.id));
    const standing = await access.standing([...new Set([person.id, ...sharers])], platform);
    if (standing.isAllowed || standing.mode === "open" || group === undefined) return standing;
    // A whole server or group may be let in, for what is asked for there; under the id it had first.
    const here = groupAccount(platform, await people.ledgerOfGroup(platform, group));
    // Or whoever has a role there; ids of roles are one server's alone.
    const ids = [here, ...(person.roles ?? []).map((role) => roleAccount(platform, role))];
    return { ...standing, isAllowed: (await Promise.all(ids.map(access.isAllowed))).includes(true) };
  }

  const isAdmin = async ({ id }: Pick<Person, "id">) => admins.includes(id) || (await access.isAdmin(id));
  const planBook = async (): Promise<PlanBook> => bookOf(written(), await access.plans());

  return {
    isAdmin,
    /** Ids of those the settings name, who can't be removed in the chat. */
    named: admins,
    standingOf,
    planBook,

    /** The best of what the host and a community's managers gave them. */
    async planOf(person: Person): Promise<Plan> {
      const [{ plans }, { grant }] = await Promise.all([
        planBook(),
        standingOf(person, { platform: platformOf(person) }),
      ]);
      const byManagers = planOf(plans, person);
      const byHost = grant && Object.hasOwn(plans, grant.plan) ? plans[grant.plan] : undefined;
      return byHost ? betterPlan(byHost, byManagers) : byManagers;
    },

    /** See the port. */
    async checkCommand(name: string): Promise<void> {
      const pause = (await access.pauses())[`command:${name}`];
      if (!pause) return;
      throw new UserMistake(
        "paused",
        `/${name} is put off for now by whoever runs this bot${pause.words === "" ? "" : ` (${pause.words})`}. The rest goes on: /help shows it.`,
      );
    },

    /** Throws UserMistake where somebody may have nothing made here now. `model`: left out where none is chosen yet. */
    async check(
      person: Person,
      surface: { platform: string; group?: string | undefined },
      model?: string,
    ): Promise<void> {
      const { platform } = surface;
      const { mode, isAllowed, block, pauses } = await standingOf(person, surface);
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
      if ((await isAdmin(person)) || mode === "open" || (isAllowed && mode !== "closed")) return;
      throw new UserMistake("not-let-in", NOT_LET_IN[mode]);
    },
  };
}

/** As whom all that have a role are let in. */
function roleAccount(platform: string, role: string): string {
  return `role:${platform}:${role}`;
}

export const CLOSED = "This bot makes clips for nobody just now. Please try again another day.";

const NOT_LET_IN = {
  invite:
    "This bot makes clips for those who have an invite. /join and its code let you in; /join alone puts you on the waiting list.",
  allow:
    "This bot makes clips for those whom whoever runs it has let in. /join puts you on the waiting list.",
  closed: CLOSED,
} as const;

function platformOf({ id }: Pick<Person, "id">): string {
  return id.slice(0, id.indexOf(":"));
}
