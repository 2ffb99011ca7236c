import { OWN_WORDS, ownWordProblem } from "../core/access/own-words.ts";
import { grantablePlans, type Plans } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import type { Studio } from "../core/ports/studio.ts";
import { quoteGiven } from "../core/talk/values/text.ts";
import { groupAccount } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import type { ClipAccess } from "./access.ts";
import type { AdmissionLimits } from "./means.ts";
import type { Standings } from "./standings.ts";

/** What the managers of a community decide. */
export function createGroupSettings({
  record: { people, purse },
  access,
  standings,
  limits: { budgets, votedPerDay },
}: {
  record: Pick<Store, "people" | "purse">;
  access: Pick<ClipAccess, "mayChange">;
  standings: Pick<Standings, "planBook">;
  /** As the settings have them. */
  limits: Pick<AdmissionLimits, "budgets" | "votedPerDay">;
}): Pick<Studio, "arrive" | "plans" | "groupSettings" | "setGroupSettings" | "communityMoney"> {
  return {
    async communityMoney(platform, group, by) {
      if (!access.mayChange(by, platform, group))
        throw new UserMistake("not-allowed", "Only those who manage this group see what it has spent.");
      const ledger = await people.ledgerOfGroup(platform, group);
      return purse.ofCommunity(budgets, groupAccount(platform, ledger));
    },
    plans: async () => grantablePlans((await standings.planBook()).plans),
    groupSettings: people.groupSettings,
    async setGroupSettings(platform, group, wanted, by) {
      if (!access.mayChange(by, platform, group))
        throw new UserMistake("not-allowed", "Only this group's managers can change its settings.");
      if (wanted.votes === "on" && votedPerDay === 0) {
        throw new UserMistake(
          "no-votes",
          "Whoever runs this bot has no drafts rendered by votes, so there is nothing to vote on. They can change that with VOTED_RENDERS_PER_DAY.",
        );
      }
      const before = wanted.rolePlans ? await people.groupSettings(platform, group) : {};
      const { plans } = await standings.planBook();
      checkOwnWords(wanted.ownWords ?? []);
      for (const [role, plan] of Object.entries(wanted.rolePlans ?? {})) {
        if (before.rolePlans?.[role] !== plan) checkPlan(plan, plans);
      }
      return people.setGroupSettings(platform, group, wanted);
    },
    async arrive(platform, group, chat) {
      const settled = await people.groupSettings(platform, group);
      if (Object.keys(settled).length === 0)
        await people.setGroupSettings(platform, group, { chats: [chat] });
    },
  };
}

/** Whoever sets them: every order there is read for them. */
function checkOwnWords(words: readonly string[]): void {
  if (words.length <= OWN_WORDS.most && words.every((word) => ownWordProblem(word) === undefined)) return;
  throw new UserMistake(
    "bad-value",
    `At most ${OWN_WORDS.most} words of ${OWN_WORDS.longest} characters each can be stopped here.`,
  );
}

function checkPlan(plan: string, plans: Plans): void {
  const grantable = grantablePlans(plans);
  if (grantable.includes(plan)) return;
  const these = `Those you can hand out: ${grantable.join(", ")}.`;
  throw Object.hasOwn(plans, plan)
    ? new UserMistake(
        "plan-not-grantable",
        `The plan ${quoteGiven(plan)} is given by whoever runs this bot alone. ${these}`,
      )
    : new UserMistake("no-such-plan", `There is no plan ${quoteGiven(plan)}. ${these}`);
}
