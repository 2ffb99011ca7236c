import { onlyFor } from "../core/access/audience.ts";
import type { Person } from "../core/access/person.ts";
import { betterPlan, PLAN_FIELDS, PLAN_NAME, type PlanField, readPlanValue } from "../core/access/plans.ts";
import type { Budgets } from "../core/access/purse.ts";
import { UserMistake } from "../core/errors.ts";
import { isOutside, isOutsideId, OUTSIDE_PLATFORMS } from "../core/platforms.ts";
import type { Admin } from "../core/ports/admin.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { AdminDesk } from "../core/ports/figures.ts";
import { quoteGiven } from "../core/talk/values/text.ts";
import { groupAccount } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import { CLOSED, type Standings } from "./standings.ts";

const INVITE_MS = 30 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN = 20;
/** So many codes a person may try in an hour. */
const TRIES = { most: 10, perMs: 60 * 60 * 1000 };

/** What those who run the bot may do; each change, and each try of anybody else, is written down. */
export function createAdmin({
  record,
  standings,
  budgets,
  pageUrl,
  newCode,
  sender,
  figures,
  now,
}: {
  record: Pick<Store, "access" | "life" | "line" | "logins" | "pace" | "people" | "purse" | "wallets">;
  standings: Pick<Standings, "mustBeAdmin" | "named" | "planBook" | "standingOf">;
  /** As the settings have them. */
  budgets: Budgets;
  /** Where the admin's page is; undefined: nowhere. */
  pageUrl: string | undefined;
  newCode: () => string;
  sender: (platform: string) => Pick<ChatSender, "postNotice"> | undefined;
  /** Absent where nothing is known but the record. */
  figures?: AdminDesk["figures"] | undefined;
  now: () => number;
}): Admin {
  const { access, people } = record;

  const { mustBeAdmin } = standings;

  async function mustBePlan(plan: string): Promise<void> {
    const { plans } = await standings.planBook();
    if (Object.hasOwn(plans, plan)) return;
    throw new UserMistake(
      "no-such-plan",
      `There is no plan ${quoteGiven(plan)}. There are ${Object.keys(plans).join(", ")}.`,
    );
  }

  async function boundTries(personId: string, idempotencyKey: string): Promise<void> {
    const key = `invite-codes:${personId}`;
    const waitMs = await record.pace.turn({ key, id: idempotencyKey, rates: [TRIES], keep: false });
    if (waitMs === 0) return;
    throw new UserMistake(
      "too-many-codes",
      `You have tried ${TRIES.most} codes within an hour. Try again in ${Math.ceil(waitMs / 60_000)} minutes.`,
    );
  }

  async function accountOf(of: string | { platform: string; group: string }): Promise<string> {
    if (typeof of === "string") return people.account(of);
    return groupAccount(of.platform, await people.ledgerOfGroup(of.platform, of.group));
  }

  /** A community goes by the id it had first, whichever it has by now. */
  async function underFirstId(id: string): Promise<string> {
    const [, platform, group] = /^group:([a-z]+):(.+)$/.exec(id) ?? [];
    return platform && group ? accountOf({ platform, group }) : id;
  }

  /** They are in, whether they can be told or not. */
  async function letIn(id: string, by: Person): Promise<void> {
    const asked = await access.allow(id, by.id);
    const news = {
      paragraphs: ["You are let in: tell me what your first clip should show."],
      examples: ["/video a red fox runs through fresh snow"],
    };
    if (asked)
      await sender(asked.platform)
        ?.postNotice(asked, news, onlyFor({ id }))
        .catch(() => undefined);
  }

  return {
    check: mustBeAdmin,
    async pause(scope, words, by) {
      await mustBeAdmin(by, `pause ${scope}`);
      await access.pause(scope, words, by.id);
    },
    async resume(scope, by) {
      await mustBeAdmin(by, `resume ${scope}`);
      await access.resume(scope, by.id);
    },
    async block(id, { reason, until }, by) {
      await mustBeAdmin(by, `block ${id}`);
      await access.block(id, { reason, until }, by.id);
      // From here on nothing new is taken; what is under way is not begun, or stopped.
      let stopped = 0;
      for (const clip of await record.line.inFlight(await people.account(id)))
        if (await record.life.cancel(clip)) stopped++;
      return { stopped };
    },
    async unblock(id, by) {
      await mustBeAdmin(by, `unblock ${id}`);
      await access.unblock(id, by.id);
    },
    async grant(id, plan, by) {
      await mustBeAdmin(by, `grant ${id} ${plan ?? "none"}`);
      const to = await underFirstId(id);
      if (plan === undefined) return access.revoke(to, by.id);
      await mustBePlan(plan);
      await access.grant(to, plan, by.id);
    },
    async gift(to, { credits, days, idempotencyKey }, by) {
      const account = await accountOf(to);
      const what = `gift ${account} ${credits}${days === undefined ? "" : ` for ${days} days`}`;
      await mustBeAdmin(by, what);
      const ends = days === undefined ? {} : { ends: now() + days * DAY_MS };
      const lot = { id: `gift:${idempotencyKey}`, kind: "gift" as const, amount: credits, ...ends };
      await record.wallets.add(account, lot, by.id, what);
    },
    async takeGiftsBack(from, by) {
      const account = await accountOf(from);
      await mustBeAdmin(by, `gift ${account} none`);
      return record.wallets.takeBack(account, by.id, `gift ${account} none`);
    },
    async setMode(platform, mode, by) {
      await mustBeAdmin(by, `access ${platform} ${mode}`);
      await access.setMode(platform, mode, by.id);
    },
    async allow(id, by) {
      await mustBeAdmin(by, `allow ${id}`);
      await letIn(await underFirstId(id), by);
    },
    async allowWaiting(most, by) {
      await mustBeAdmin(by, `waiting allow ${most}`);
      const ids = await access.waiting(most);
      for (const id of ids) await letIn(id, by);
      return ids;
    },
    async disallow(id, by) {
      await mustBeAdmin(by, `disallow ${id}`);
      await access.disallow(await underFirstId(id), by.id);
    },
    async invite({ uses, platform, plan }, by) {
      await mustBeAdmin(by, `invite ${uses}`);
      if (plan !== undefined) await mustBePlan(plan);
      const code = newCode();
      const invite = { uses, platform, by: by.id, ...(plan === undefined ? {} : { plan }) };
      await access.invite(code, invite, INVITE_MS);
      return { code };
    },
    async waiting(by) {
      await mustBeAdmin(by, "waiting");
      return access.waiting(SHOWN);
    },
    async state(by) {
      await mustBeAdmin(by, "budget");
      const [money, pauses, modes, { plans }, budgetsHeld, inChat] = await Promise.all([
        record.purse.today(budgets),
        access.pauses(),
        access.modes(),
        standings.planBook(),
        record.purse.budgets(budgets),
        record.purse.set(),
      ]);
      return { money, pauses, modes, plans: Object.keys(plans), budgets: budgetsHeld, setInChat: inChat };
    },
    async plans(by) {
      await mustBeAdmin(by, "plan");
      return standings.planBook();
    },
    async newPlan(plan, by) {
      await mustBeAdmin(by, `plan new ${plan}`);
      if (!PLAN_NAME.test(plan)) {
        throw new UserMistake(
          "bad-value",
          "A plan's name has small letters, digits, - and _, at most 32 of them.",
        );
      }
      const { plans } = await standings.planBook();
      if (Object.hasOwn(plans, plan)) return;
      await access.setPlan(plan, undefined, undefined, by.id);
    },
    async setPlan(plan, typedField, typed, by) {
      await mustBeAdmin(by, `plan ${plan} ${typedField} ${typed ?? "default"}`);
      await mustBePlan(plan);
      const field = planFieldNamed(typedField);
      if (typed === undefined) await access.unsetPlan(plan, field, by.id);
      else await access.setPlan(plan, field, planValue(field, typed), by.id);
      return standings.planBook();
    },
    async resetPlan(plan, by) {
      await mustBeAdmin(by, `plan ${plan} default`);
      await mustBePlan(plan);
      await access.unsetPlan(plan, undefined, by.id);
    },
    async setBudget(name, usd, by) {
      const account =
        typeof name === "string"
          ? name
          : groupAccount(name.platform, await people.ledgerOfGroup(name.platform, name.group));
      await mustBeAdmin(by, `budget ${account} ${usd ?? "default"}`);
      await access.setBudget(account, usd, by.id);
    },
    async claim(person, code, { platform, isDirect, idempotencyKey }) {
      if (!isDirect || !isOutside(platform)) {
        throw new UserMistake(
          "only-directly",
          `Send that to me privately, on ${OUTSIDE_PLATFORMS}, where nobody else sees the code.`,
        );
      }
      await boundTries(person.id, idempotencyKey);
      if (await access.claimAdmin(person.id, code)) return;
      await access.refused(person.id, "claim");
      throw new UserMistake(
        "bad-invite",
        "That isn't the code, or it was used. The bot prints a new one when it starts and nobody runs it yet.",
      );
    },
    async admins(by) {
      await mustBeAdmin(by, "admins");
      return { named: [...standings.named], added: await access.admins() };
    },
    async addAdmin(id, by) {
      await mustBeAdmin(by, `admins add ${id}`);
      if (!isOutsideId(id)) {
        throw new UserMistake(
          "bad-value",
          `Say somebody's id on ${OUTSIDE_PLATFORMS}, such as discord:1234.`,
        );
      }
      await access.addAdmin(id, by.id);
    },
    async removeAdmin(id, by) {
      await mustBeAdmin(by, `admins remove ${id}`);
      if (standings.named.includes(id)) {
        throw new UserMistake("bad-value", `ADMINS in the bot's settings names ${id}. Take it out there.`);
      }
      await access.removeAdmin(id, by.id);
    },
    async stats(days, by) {
      await mustBeAdmin(by, `stats ${days}`);
      if (!figures)
        throw new UserMistake(
          "no-figures",
          "The figures are the bot's own: ask it in the chat, or see the admin's page.",
        );
      return figures(days);
    },
    async page(by) {
      await mustBeAdmin(by, "page");
      if (pageUrl === undefined) {
        throw new UserMistake(
          "no-admin-page",
          "There is no admin's page here: ADMIN_PORT in the bot's settings opens one.",
        );
      }
      const link = await record.logins.offer("admin", by.id);
      await access.done(by.id, "page");
      return `${pageUrl}/login?link=${link}`;
    },
    async audit(by) {
      await mustBeAdmin(by, "audit");
      return access.audit(SHOWN);
    },

    async join(person, typed, { surface, idempotencyKey }) {
      const { platform } = surface;
      if (typed === undefined) {
        const { mode, isAllowed } = await standings.standingOf(person, surface);
        if (mode === "closed") throw new UserMistake("not-let-in", CLOSED);
        if (mode === "open" || isAllowed) return "in";
        return { place: await access.wait(person.id, surface) };
      }
      await boundTries(person.id, idempotencyKey);
      const { mode, grant } = await standings.standingOf(person, surface);
      const { plans } = await standings.planBook();
      const given = grant && plans[grant.plan];
      const better = given && Object.values(plans).filter((plan) => betterPlan(given, plan) === plan);
      const code = typed.trim().toUpperCase();
      const answer = await access.join(
        person.id,
        platform,
        code,
        better?.map(({ name }) => name),
      );
      if (answer === "joined" || answer === "already") return mode === "closed" ? "later" : "in";
      throw new UserMistake(
        "bad-invite",
        answer === "elsewhere"
          ? "That invite is for another platform. Use it there."
          : "That invite is not known, too old, or used up. Ask whoever gave it to you for another; /join alone puts you on the waiting list.",
      );
    },
  };
}

function planFieldNamed(typed: string): PlanField {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");
  const fields = Object.keys(PLAN_FIELDS) as PlanField[];
  const found = fields.find((field) => plain(field) === plain(typed));
  if (found) return found;
  throw new UserMistake("bad-value", `Plans have no ${quoteGiven(typed)}. They have ${fields.join(", ")}.`);
}

function planValue(field: PlanField, typed: string): unknown {
  try {
    return readPlanValue(field, typed);
  } catch {
    throw new UserMistake("bad-value", `${field} can't be ${quoteGiven(typed)}: ${PLAN_VALUES[field]}.`);
  }
}

/** What each field takes, in words. */
const PLAN_VALUES: Readonly<Record<PlanField, string>> = {
  creditsPerDay: "it is a whole number of credits",
  creditsPerMonth: "it is a whole number of credits, or none for no limit",
  clipsInFlight: "it is a whole number from 1",
  longestFilmSeconds: "it is a number of seconds up to 60",
  models: "it is models' ids with commas between them, or none for all",
  resolutions: "it is 480p, 720p, 1080p with commas between them, or none for all",
  priority: "it is a whole number from 1 to 100",
  privateClips: "it is yes or no",
  draftsPerHour: "it is a whole number, or none for no limit",
  commandsPerMinute: "it is a whole number from 1 to 600",
  uploadBytesPerDay: "it is a whole number of bytes, or none for no limit",
  moneyShare: "it is a number from 0 to 1, such as 0.1",
  grantableByManagers: "it is yes or no",
};
