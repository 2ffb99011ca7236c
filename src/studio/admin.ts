import type { Person } from "../core/access/person.ts";
import type { Plans } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import type { Admin } from "../core/ports/admin.ts";
import { quoteGiven } from "../core/talk/values/text.ts";
import type { Store } from "../store/store.ts";
import type { Standings } from "./standings.ts";

const INVITE_MS = 30 * 24 * 60 * 60 * 1000;
const SHOWN = 20;
/** So many codes a person may try in an hour. */
const TRIES = { most: 10, perMs: 60 * 60 * 1000 };

/** What those who run the bot may do; each change, and each try of anybody else, is written down. */
export function createAdmin({
  record,
  standings,
  plans,
  budgetUsd,
  newCode,
}: {
  record: Pick<Store, "access" | "dayMoney" | "life" | "line" | "pace" | "people">;
  standings: Pick<Standings, "isAdmin" | "standingOf">;
  plans: Plans;
  budgetUsd: number;
  newCode: () => string;
}): Admin {
  const { access, people } = record;

  async function mustBeAdmin(by: Person, what: string): Promise<void> {
    if (standings.isAdmin(by)) return;
    await access.refused(by.id, what);
    throw new UserMistake("admins-only", "Only those who run this bot can do that; ADMINS names them.");
  }

  function mustBePlan(plan: string): void {
    if (Object.hasOwn(plans, plan)) return;
    throw new UserMistake(
      "no-such-plan",
      `There is no plan ${quoteGiven(plan)}. There are ${Object.keys(plans).join(", ")}.`,
    );
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
      if (plan === undefined) return access.revoke(id, by.id);
      mustBePlan(plan);
      await access.grant(id, plan, by.id);
    },
    async setMode(platform, mode, by) {
      await mustBeAdmin(by, `access ${platform} ${mode}`);
      await access.setMode(platform, mode, by.id);
    },
    async allow(id, by) {
      await mustBeAdmin(by, `allow ${id}`);
      await access.allow(id, by.id);
    },
    async disallow(id, by) {
      await mustBeAdmin(by, `disallow ${id}`);
      await access.disallow(id, by.id);
    },
    async invite({ uses, platform, plan }, by) {
      await mustBeAdmin(by, `invite ${uses}`);
      if (plan !== undefined) mustBePlan(plan);
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
      const [money, pauses, modes] = await Promise.all([
        record.dayMoney.today(budgetUsd),
        access.pauses(),
        access.modes(),
      ]);
      return { money, pauses, modes, plans: Object.keys(plans) };
    },
    async audit(by) {
      await mustBeAdmin(by, "audit");
      return access.audit(SHOWN);
    },

    async join(person, typed, { platform, idempotencyKey }) {
      if (typed === undefined) {
        const { mode, isAllowed } = await standings.standingOf(person, platform);
        if (mode === "open" || isAllowed) return "in";
        return { place: await access.wait(person.id) };
      }
      const waitMs = await record.pace.turn({
        key: `invite-codes:${person.id}`,
        id: idempotencyKey,
        rates: [TRIES],
        keep: false,
      });
      if (waitMs > 0) {
        throw new UserMistake(
          "too-many-codes",
          `You have tried ${TRIES.most} codes within an hour. Try again in ${Math.ceil(waitMs / 60_000)} minutes.`,
        );
      }
      const answer = await access.join(person.id, platform, typed.trim().toUpperCase());
      if (answer === "joined" || answer === "already") return "in";
      throw new UserMistake(
        "bad-invite",
        answer === "elsewhere"
          ? "That invite is for another platform. Use it there."
          : "That invite is not known, too old, or used up. Ask whoever gave it to you for another; /join alone puts you on the waiting list.",
      );
    },
  };
}
