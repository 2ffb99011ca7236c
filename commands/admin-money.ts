import { PLAN_FIELDS, type PlanBook, type PlanField } from "../src/core/access/plans.ts";
import type { BudgetName } from "../src/core/access/purse.ts";
import { UserMistake } from "../src/core/errors.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";
import { type AdminOrderContext, mistake, tell, whom } from "./admin-words.ts";

/** How a budget is called in an order. */
const BUDGET_WORDS: Readonly<Record<string, BudgetName>> = {
  daily: "daily",
  day: "daily",
  monthly: "monthly",
  month: "monthly",
  clip: "clipBeyond",
  groups: "groupMonthly",
};
/** In place of a value: what the file or the settings say. */
export const TAKEN_BACK = /^(?:default|reset|back)$/i;

export const dollars = (usd: number) => `$${usd.toFixed(2)}`;

/** Credits for somebody, or for all of the server or group this was said in. */
export async function gift(words: string[], context: AdminOrderContext): Promise<Reply> {
  const isHere = words[0]?.toLowerCase() === "here";
  if (isHere && context.group === undefined)
    throw mistake("Here is no server or group. Say it in the one whose people are to have them.");
  const to = isHere ? (context.group as { platform: string; group: string }) : whom("gift", words, context);
  if (isHere) words.shift();
  const whose = typeof to === "string" ? to : "everybody here";
  const [typed = "", typedDays] = words;
  if (typed.toLowerCase() === "none") {
    const back = await context.admin.takeGiftsBack(to, context.person);
    return tell(`Taken back of ${whose}: ${back} credits of what was left.`);
  }
  const credits = /^\d{1,7}$/.test(typed) ? Number(typed) : 0;
  const days = /^(\d{1,4})d$/i.exec(typedDays ?? "")?.[1];
  if (credits === 0 || (typedDays !== undefined && !(Number(days) > 0)))
    throw mistake(
      "Say how many credits, and for how long if not for good: /admin gift discord:1234 100 30d.",
    );
  const { admin, person, idempotencyKey } = context;
  await admin.gift(to, { credits, idempotencyKey, ...(days && { days: Number(days) }) }, person);
  return tell(
    `${credits} credits for ${whose}, ${days === undefined ? "for good" : `good for ${days} days`}. They are used when a plan's own are; /admin gift ${typeof to === "string" ? to : "here"} none takes back what is left.`,
  );
}

export async function plan(words: string[], { admin, person }: AdminOrderContext): Promise<Reply> {
  const [name, field, ...typed] = words;
  if (name === undefined) return tellPlans(await admin.plans(person));
  if (name === "new") {
    if (field === undefined) throw mistake("Say what the new plan is called: /admin plan new patron.");
    await admin.newPlan(field, person);
    return tellPlan(field, await admin.plans(person));
  }
  if (field === undefined) return tellPlan(name, await admin.plans(person));
  if (TAKEN_BACK.test(field)) {
    await admin.resetPlan(name, person);
    return tell(`What was set of ${name} in the chat is taken back: the file or the settings say again.`);
  }
  if (typed.length === 0) throw mistake(`Say what it is to be: /admin plan ${name} ${field} 600.`);
  const value = typed.join(" ");
  return tellPlan(name, await admin.setPlan(name, field, TAKEN_BACK.test(value) ? undefined : value, person));
}

function tellPlans({ plans, sources }: PlanBook): Reply {
  const items = Object.values(plans).map(({ name, creditsPerDay, clipsInFlight, grantableByManagers }) => ({
    text: `${name}: ${creditsPerDay} credits a day, ${clipsInFlight} clips at once`,
    detail: `${sayWho(sources[name])}${grantableByManagers ? ", managers may hand it out" : ""}`,
  }));
  return notice(
    { title: "Plans", items, examples: ["/admin plan standard", "/admin plan new patron"] },
    { secret: true },
  );
}

/** "set in the chat and the settings": who says anything of a plan. */
function sayWho(said: Partial<PlanBook["sources"][string]> = {}): string {
  const who = new Set(Object.values(said).filter((source) => source !== "default"));
  return [...who].map((source) => SAID_BY[source]).join(" and ") || SAID_BY.default;
}

function tellPlan(name: string, { plans, sources }: PlanBook): Reply {
  const found = Object.hasOwn(plans, name) ? plans[name] : undefined;
  if (!found) {
    throw new UserMistake(
      "no-such-plan",
      `There is no plan ${quoteGiven(name)}. There are ${Object.keys(plans).join(", ")}; /admin plan new makes one.`,
    );
  }
  const items = (Object.keys(PLAN_FIELDS) as PlanField[]).map((field) => ({
    text: `${field}: ${sayPlanValue(found[field])}`,
    detail: SAID_BY[sources[name]?.[field] ?? "default"],
  }));
  return notice(
    {
      title: `Plan ${name}`,
      items,
      examples: [`/admin plan ${name} creditsPerDay 120`, `/admin plan ${name} creditsPerDay default`],
    },
    { secret: true },
  );
}

const SAID_BY = {
  chat: "set in the chat",
  file: "plans.json",
  settings: "the settings",
  default: "nobody says otherwise",
};

function sayPlanValue(value: string[] | number | boolean | null): string {
  if (value === null) return "no limit";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

export async function budget(words: string[], context: AdminOrderContext): Promise<Reply> {
  const { admin, person, group } = context;
  const [which, typed] = words;
  if (which !== undefined) {
    const of = which.toLowerCase() === "here" ? group : BUDGET_WORDS[which.toLowerCase()];
    if (of === undefined) {
      throw mistake(
        which.toLowerCase() === "here"
          ? "Here is no server or group. Say it in the one whose month it is about."
          : "Say daily, monthly, clip, groups or here, and dollars: /admin budget monthly 30.",
      );
    }
    const usd = /^\$?(\d{1,7}(?:\.\d{1,2})?)$/.exec(typed ?? "")?.[1];
    if (usd === undefined && !TAKEN_BACK.test(typed ?? "")) {
      throw mistake(`Say dollars, or default: /admin budget ${which} 30.`);
    }
    await admin.setBudget(of, usd === undefined ? undefined : Number(usd), person);
  }
  const { money, budgets, setInChat, pauses, modes, plans } = await admin.state(person);
  const paused = Object.keys(pauses);
  const access = Object.entries(modes).map(([platform, mode]) => `${platform} ${mode}`);
  const by = (name: BudgetName) => (setInChat[name] === undefined ? "the settings" : "set in the chat");
  const own = Object.entries(setInChat).filter(([name]) => name.startsWith("group:"));
  return notice(
    {
      title: "Money for paid models",
      items: [
        {
          text: `${dollars(money.left)} left of ${dollars(money.budget)} today`,
          detail: `${dollars(money.spent)} spent, ${dollars(money.atStake)} set aside for orders under way; more on ${money.moreOn}`,
        },
        ...(money.month
          ? [
              {
                text: `${dollars(money.month.left)} left of ${dollars(money.month.budget)} this month`,
                detail: `${dollars(money.month.spent)} spent, ${dollars(money.month.atStake)} set aside; more on ${money.month.moreOn}`,
              },
            ]
          : []),
        { text: `At most ${dollars(budgets.daily)} a day`, detail: by("daily") },
        {
          text: `A month: ${budgets.monthly === undefined ? "no limit" : dollars(budgets.monthly)}`,
          detail: by("monthly"),
        },
        {
          text: `A month of each server or group: ${budgets.groupMonthly === undefined ? "no limit" : dollars(budgets.groupMonthly)}`,
          detail: by("groupMonthly"),
        },
        ...own.map(([name, usd]) => ({
          text: `${name.slice("group:".length)}: ${dollars(usd)} a month`,
          detail: "set in the chat",
        })),
        { text: `Paused: ${paused.length === 0 ? "nothing" : paused.join(", ")}` },
        { text: `Access: ${access.length === 0 ? "open" : access.join(", ")}` },
        { text: `Plans: ${plans.join(", ")}` },
      ],
      examples: ["/admin budget monthly 30", "/admin pause"],
    },
    { secret: true },
  );
}
