import type { Person } from "../core/access/person.ts";
import {
  betterPlan,
  bookOf,
  type Plan,
  type PlanBook,
  planOf,
  type WrittenPlans,
} from "../core/access/plans.ts";
import { pauseFor } from "../core/access/standing.ts";
import { UserMistake } from "../core/errors.ts";
import type { Surface } from "../core/surface.ts";
import { groupAccount } from "../store/charged-accounts.ts";
import type { PersonStanding, Reading } from "../store/standing.ts";
import type { Store } from "../store/store.ts";

export type Standings = ReturnType<typeof createStandings>;

/** How somebody stands where they want something made. */
export interface Look extends PersonStanding {
  platform: string;
  plan: Plan;
  /** Whether they run the bot. */
  isAdmin: boolean;
}

/** How people stand with whoever runs the bot: let in or kept out, on which plan, and whether anything is made just now. */
export function createStandings({
  record: { access, people },
  written,
  admins,
}: {
  record: Pick<Store, "access" | "people">;
  /** The plans as the file has them now, or the settings. */
  written: () => { plans: WrittenPlans; source: "file" | "settings" };
  /** Ids of those who run the bot. */
  admins: readonly string[];
}) {
  /** What holds for whoever asks there: the accounts of the community, under the id it had first, and of their roles in it. */
  async function placesOf(
    { roles = [] }: Pick<Person, "roles">,
    { platform, group }: { platform: string; group: string },
  ): Promise<string[]> {
    const here = groupAccount(platform, await people.ledgerOfGroup(platform, group));
    return [here, ...roles.map((role) => roleAccount(platform, role))];
  }

  /** At one moment; a whole server or group may be let in, for what is asked for there, or whoever has a role there. */
  async function standingOf(
    person: Pick<Person, "id" | "roles">,
    { platform, group }: { platform: string; group?: string | undefined },
    reading?: Reading,
  ): Promise<PersonStanding> {
    const standing = await access.standingOf(person.id, platform, reading);
    if (standing.isAllowed || standing.mode === "open" || group === undefined) return standing;
    // Ids of roles are one server's alone.
    const ids = await placesOf(person, { platform, group });
    return { ...standing, isAllowed: (await Promise.all(ids.map(access.isAllowed))).includes(true) };
  }

  const isAdmin = async ({ id }: Pick<Person, "id">) => admins.includes(id) || (await access.isAdmin(id));
  /** Throws for everybody else, and writes down that they tried. */
  async function mustBeAdmin(by: Person, what: string): Promise<void> {
    if (await isAdmin(by)) return;
    await access.refused(by.id, what);
    throw new UserMistake("admins-only", "Only those who run this bot can do that.");
  }
  let lastBook: { plans: WrittenPlans; source: string; inChat: WrittenPlans; book: PlanBook } | undefined;
  /** Put together once, for as long as nobody changes what it is of. */
  async function planBook(version?: string): Promise<PlanBook> {
    const inChat = await access.plans(version);
    const { plans, source } = written();
    if (lastBook?.plans !== plans || lastBook.source !== source || lastBook.inChat !== inChat)
      lastBook = { plans, source, inChat, book: bookOf({ plans, source }, inChat) };
    return lastBook.book;
  }

  /** The best of what the host and a community's managers gave them. */
  async function planUnder(
    { version, grant }: PersonStanding,
    person: Person,
    { platform, group }: { platform: string; group?: string | undefined },
  ): Promise<Plan> {
    const [{ plans }, granted] = await Promise.all([planBook(version), access.placeGrants(version)]);
    const isAnywhere = group !== undefined && Object.keys(granted).length > 0;
    const places = isAnywhere ? await placesOf(person, { platform, group }) : [];
    const byHost = [grant?.plan, ...places.map((place) => granted[place])].flatMap((name) =>
      name !== undefined && Object.hasOwn(plans, name) ? [plans[name] as Plan] : [],
    );
    return byHost.reduce((best, one) => betterPlan(one, best), planOf(plans, person));
  }

  return {
    isAdmin,
    mustBeAdmin,
    /** Ids of those the settings name, who can't be removed in the chat. */
    named: admins,
    standingOf,
    planBook,

    /** `place`: where they ask; a community and its roles may have a plan. */
    async planOf(person: Person, place?: Pick<Surface, "platform" | "group">): Promise<Plan> {
      const { platform, group } = place ?? { platform: platformOf(person) };
      return planUnder(await access.standingOf(person.id, platform), person, { platform, group });
    },

    /** All that is asked of somebody who wants something made here, looked at once for the whole of an order. */
    async look(
      person: Person,
      { platform, group }: Pick<Surface, "platform" | "group">,
      reading?: Reading,
    ): Promise<Look> {
      const standing = await standingOf(person, { platform, group }, reading);
      const plan = await planUnder(standing, person, { platform, group });
      return { ...standing, platform, plan, isAdmin: standing.isAdmin || admins.includes(person.id) };
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
  };
}

/** Throws UserMistake where somebody may have nothing made here now. `model`: left out where none is chosen yet. */
export function checkStanding(look: Look, model?: string): void {
  const { platform, mode, isAllowed, isAdmin, block, pauses, pausedForRefusalsUntil } = look;
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
  if (pausedForRefusalsUntil !== undefined) {
    throw new UserMistake(
      "paused-for-refusals",
      `What you asked for was refused several times, so nothing is made for you until ${new Date(pausedForRefusalsUntil).toISOString().slice(11, 16)} UTC. What you have is still yours.`,
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
  if (isAdmin || mode === "open" || (isAllowed && mode !== "closed")) return;
  throw new UserMistake("not-let-in", NOT_LET_IN[mode]);
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
