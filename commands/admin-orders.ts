import type { Person } from "../src/core/access/person.ts";
import { PLAN_FIELDS, type PlanBook, type PlanField } from "../src/core/access/plans.ts";
import type { BudgetName } from "../src/core/access/purse.ts";
import { ACCESS_MODES, type PauseScope } from "../src/core/access/standing.ts";
import { UserMistake } from "../src/core/errors.ts";
import { isPlatform } from "../src/core/platforms.ts";
import type { Admin } from "../src/core/ports/admin.ts";
import type { StoredCase } from "../src/core/ports/cases.ts";
import type { Studio } from "../src/core/ports/studio.ts";
import type { Surface } from "../src/core/surface.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";
import { statsNotice } from "./admin-stats.ts";

/** Where an order comes from, and what it needs to be understood there. */
export interface AdminOrderContext {
  admin: Admin;
  person: Person;
  /** Platform that a bare number is an id of; undefined where there is none, as in a terminal. */
  platform: string | undefined;
  /** Whether nobody else hears the answer. */
  isDirect: boolean;
  /** The same however often the same order is handed on. */
  idempotencyKey: string;
  /** Community it was said in. */
  group?: { platform: string; group: string } | undefined;
  /** Person id of the maker of the clip it was said about. */
  clipMaker?: string | undefined;
  /** What is held for people to look at, and where this was said; absent where no pictures can be shown. */
  reviewing?: { desk: Studio["desk"]; surface: Surface } | undefined;
  /** What commands there are; undefined where that isn't known, as in a terminal. */
  commandNames?: readonly string[] | undefined;
  /** Id of a model by any name of it; throws UserMistake for none. */
  modelNamed(name: string): Promise<string>;
  now(): number;
}

type Run = (words: string[], context: AdminOrderContext) => Promise<Reply>;
interface Verb {
  /** As it is written, for whoever wrote it otherwise. */
  usage: string;
  run: Run;
}

const USES_MOST = 1000;
/** Let in by one order: each of them is told, and a platform takes only so many messages a second. */
const WAITING_AT_ONCE = 200;
const HOUR_MS = 60 * 60 * 1000;
/** How a budget is called in an order. */
const BUDGET_WORDS: Readonly<Record<string, BudgetName>> = {
  daily: "daily",
  day: "daily",
  monthly: "monthly",
  month: "monthly",
  clip: "clipBeyond",
  groups: "groupMonthly",
};
const TAKEN_BACK = /^(?:default|reset|back)$/i;

const tell = (...paragraphs: string[]) => notice({ paragraphs }, { secret: true });
const dollars = (usd: number) => `$${usd.toFixed(2)}`;

const VERBS: Readonly<Record<string, Verb>> = {
  pause: {
    usage: "pause [platform or model] [why]",
    async run(words, { admin, person, modelNamed }) {
      const scope = await scopeOf(words, modelNamed);
      await admin.pause(scope, words.join(" "), person);
      return tell(
        `Paused: ${nameOf(scope)}. Nothing new is taken or begun, what waits is kept, and what runs is finished. /admin resume goes on.`,
      );
    },
  },
  command: { usage: "command [NAME off [why] or NAME on]", run: command },
  report: {
    usage: "report",
    async run(_words, context) {
      const reported = (await deskOf(context).desk.open(context.person)).filter(
        ({ about }) => about === "report",
      );
      return notice(
        {
          title: reported.length === 0 ? "No report waits to be looked at" : "Reported, the oldest first",
          items: reported.map(caseItem),
          ...(reported[0] && { examples: [`/review case:${reported[0].id} do:see`] }),
        },
        { secret: true },
      );
    },
  },
  resume: {
    usage: "resume [platform or model]",
    async run(words, { admin, person, modelNamed }) {
      const scope = await scopeOf(words, modelNamed);
      await admin.resume(scope, person);
      return tell(
        scope === "all" ? "Going on: all that waited is made now." : `Going on with ${nameOf(scope)}.`,
      );
    },
  },
  block: {
    usage: "block ID [24h] [why]",
    async run(words, context) {
      const id = whom("block", words, context);
      const hours = /^(\d{1,4})h$/i.exec(words[0] ?? "")?.[1];
      if (hours !== undefined) words.shift();
      const until = hours === undefined ? undefined : context.now() + Number(hours) * HOUR_MS;
      const { stopped } = await context.admin.block(id, { reason: words.join(" "), until }, context.person);
      return tell(
        `Blocked ${id}${hours === undefined ? "" : ` for ${hours} h`}. ${stopped === 0 ? "Nothing of theirs was under way." : `Stopped what they had under way: ${stopped}.`}`,
      );
    },
  },
  unblock: {
    usage: "unblock ID",
    async run(words, context) {
      const id = whom("unblock", words, context);
      await context.admin.unblock(id, context.person);
      return tell(`Unblocked ${id}.`);
    },
  },
  grant: {
    usage: "grant ID PLAN, or none",
    async run(words, context) {
      const id = whom("grant", words, context);
      const plan = words[0];
      if (plan === undefined) throw mistake("Say which plan, or none: /admin grant discord:1234 patron.");
      await context.admin.grant(id, plan === "none" ? undefined : plan, context.person);
      return tell(
        plan === "none" ? `${id} is on no plan of yours any more.` : `${id} is on the plan ${plan}.`,
      );
    },
  },
  gift: { usage: "gift ID or here, CREDITS [30d], or none", run: gift },
  plan: { usage: "plan [NAME] [FIELD] [value or default], plan new NAME", run: plan },
  access: {
    usage: "access PLATFORM open, invite, allow or closed",
    async run(words, { admin, person }) {
      const [platform = "", mode = ""] = words.map((word) => word.toLowerCase());
      const known = ACCESS_MODES.find((one) => one === mode);
      if (!isPlatform(platform) || !known) {
        throw mistake(`Say the platform and ${ACCESS_MODES.join(", ")}: /admin access discord invite.`);
      }
      await admin.setMode(platform, known, person);
      return tell(`On ${platform} access is ${known} now.`);
    },
  },
  allow: {
    usage: "allow ID or here",
    async run(words, context) {
      const id = whomOrHere("allow", words, context);
      await context.admin.allow(id, context.person);
      return tell(`${id} is let in.`);
    },
  },
  disallow: {
    usage: "disallow ID or here",
    async run(words, context) {
      const id = whomOrHere("disallow", words, context);
      await context.admin.disallow(id, context.person);
      return tell(`${id} isn't let in any more.`);
    },
  },
  waiting: {
    usage: "waiting, waiting allow 10 or all",
    async run(words, { admin, person }) {
      const [what, count = ""] = words.map((word) => word.toLowerCase());
      if (what !== undefined) {
        const most = count === "all" ? WAITING_AT_ONCE : /^\d{1,4}$/.test(count) ? Number(count) : 0;
        if (what !== "allow" || most === 0 || most > WAITING_AT_ONCE)
          throw mistake(`Say how many, up to ${WAITING_AT_ONCE}, or all: /admin waiting allow 10.`);
        const allowed = await admin.allowWaiting(most, person);
        return tell(allowed.length === 0 ? "Nobody waits." : `Let in: ${allowed.join(", ")}.`);
      }
      const waiting = await admin.waiting(person);
      return waiting.length === 0
        ? tell("Nobody waits.")
        : tell(
            `Waiting, the longest first: ${waiting.join(", ")}. /admin allow and an id lets one in, /admin waiting allow 10 the first ten.`,
          );
    },
  },
  invite: {
    usage: "invite [uses] [plan] [platform]",
    async run(words, { admin, person, platform: here }) {
      const uses = /^\d+$/.test(words[0] ?? "") ? Number(words.shift()) : 1;
      if (uses < 1 || uses > USES_MOST) throw mistake(`An invite can be used 1 to ${USES_MOST} times.`);
      const platform = words.find(isPlatform) ?? here;
      if (platform === undefined) throw mistake("Say for which platform: /admin invite 5 telegram.");
      const named = words.find((word) => word !== platform);
      const { code } = await admin.invite({ uses, platform, plan: named }, person);
      return tell(
        `/join ${code}`,
        `Good for 30 days on ${platform}, ${uses === 1 ? "once" : `${uses} times`}.`,
      );
    },
  },
  reviews: { usage: "reviews here, off or list", run: reviews },
  strikes: {
    usage: "strikes ID",
    async run(words, context) {
      const id = whom("strikes", words, context);
      const { count, pausedUntil, cases } = await deskOf(context).desk.strikes(id, context.person);
      const until =
        pausedUntil === undefined
          ? ""
          : ` Nothing is made for them until ${new Date(pausedUntil).toISOString().slice(11, 16)} UTC; /admin forgive lifts that.`;
      return notice(
        {
          title: `Refusals of ${id}`,
          paragraphs: [`${count} count against them in the last 24 hours.${until}`],
          items: cases.map(caseItem),
        },
        { secret: true },
      );
    },
  },
  forgive: {
    usage: "forgive ID",
    async run(words, context) {
      const id = whom("forgive", words, context);
      await deskOf(context).desk.forgive(id, context.person);
      return tell(`What ${id} was refused doesn't count any more.`);
    },
  },
  budget: { usage: "budget [daily, monthly, clip, groups or here] [dollars or default]", run: budget },
  admins: {
    usage: "admins [add or remove] [ID]",
    async run(words, context) {
      const [what] = words.splice(0, 1);
      if (what !== undefined && what !== "add" && what !== "remove") {
        throw mistake("Say add or remove, and who: /admin admins add discord:1234.");
      }
      if (what !== undefined) {
        const id = whom("admins add", words, context);
        await context.admin[what === "add" ? "addAdmin" : "removeAdmin"](id, context.person);
      }
      const { named, added } = await context.admin.admins(context.person);
      return tell(
        `Those who run this bot: ${[...named.map((id) => `${id} (by the settings)`), ...added].join(", ") || "nobody yet"}.`,
      );
    },
  },
  stats: {
    usage: "stats [DAYS]",
    async run([typed = "7"], { admin, person }) {
      const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
      if (days < 1 || days > 366) throw mistake("Say of how many days, up to 366: /admin stats 30.");
      return notice(statsNotice(await admin.stats(days, person)), { secret: true });
    },
  },
  page: {
    usage: "page",
    async run(_words, { admin, person, isDirect }) {
      if (!isDirect) {
        throw new UserMistake(
          "only-directly",
          "The link is for you alone. Say /admin page to me in a direct message.",
        );
      }
      return tell(
        "This opens the admin's page once, within five minutes, for twelve hours. Hand it to nobody.",
        await admin.page(person),
      );
    },
  },
  audit: {
    usage: "audit",
    async run(_words, { admin, person }) {
      const entries = await admin.audit(person);
      return notice(
        {
          title: "The newest changes of access",
          items: entries.map(({ at, by, what, refused }) => ({
            text: `${what}${refused ? " (refused)" : ""}`,
            detail: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC, by ${by}`,
          })),
        },
        { secret: true },
      );
    },
  },
};

/** Every verb as it is written, one a line. */
export const ADMIN_USAGE: readonly string[] = Object.values(VERBS).map(({ usage }) => usage);

/** Carries out one order of whoever runs the bot, however it reached it. Whoever gave it has been checked before. */
export async function runAdminOrder(order: string, context: AdminOrderContext): Promise<Reply> {
  const [verb = "budget", ...words] = order.trim().split(/\s+/);
  const known = Object.hasOwn(VERBS, verb.toLowerCase()) ? VERBS[verb.toLowerCase()] : undefined;
  if (known) return known.run(words, context);
  const there = ADMIN_USAGE.map((usage) => `/admin ${usage}`).join("\n");
  throw mistake(`There is no ${quoteGiven(verb)} here. There are:\n${there}`);
}

/** Which commands are off, or one put off and on again. */
async function command(words: string[], { admin, person, commandNames }: AdminOrderContext): Promise<Reply> {
  const [typed, how, ...why] = words;
  if (typed !== undefined) {
    const name = typed.toLowerCase().replace(/^\//, "");
    const isKnown = commandNames === undefined ? /^[a-z0-9_]{1,32}$/.test(name) : commandNames.includes(name);
    if (!isKnown) throw mistake(`There is no command ${quoteGiven(typed)}. /help shows those there are.`);
    if (name === "admin") throw mistake("/admin stays on, or nobody could put it on again.");
    if (how !== "off" && how !== "on")
      throw mistake(`Say off or on: /admin command ${name} off back tomorrow.`);
    if (how === "off") await admin.pause(`command:${name}`, why.join(" "), person);
    else await admin.resume(`command:${name}`, person);
  }
  const { pauses } = await admin.state(person);
  const off = Object.entries(pauses).flatMap(([scope, { words: told }]) =>
    scope.startsWith("command:")
      ? [`/${scope.slice("command:".length)}${told === "" ? "" : ` (${told})`}`]
      : [],
  );
  return tell(off.length === 0 ? "Every command is on." : `Off, until you say on: ${off.join(", ")}.`);
}

/** Where reviewers are told of cases, and which wait for them. */
async function reviews(words: string[], context: AdminOrderContext): Promise<Reply> {
  const [what = "list"] = words;
  const { person } = context;
  const { desk, surface } = deskOf(context);
  if (what === "here" || what === "off") {
    await desk.reviewAt(what === "here" ? surface : undefined, person);
    return notice(
      what === "here"
        ? "From now on what has to be looked at is shown here. Those who run this bot, and who manages this place, decide."
        : "Nothing is held for people any more: what is doubtful is refused.",
      { secret: true },
    );
  }
  if (what !== "list") throw mistake("Say here, off or list: /admin reviews here.");
  const open = await desk.open(person);
  return notice(
    {
      title:
        open.length === 0 ? "Nothing waits to be looked at" : "Waiting to be looked at, the oldest first",
      items: open.map(caseItem),
      ...(open.length === 0 ? {} : { examples: [`/review case:${open[0]?.id} do:see`] }),
    },
    { secret: true },
  );
}

/** Cases are looked at in a chat, where their pictures can be shown. */
function deskOf({ reviewing }: AdminOrderContext): NonNullable<AdminOrderContext["reviewing"]> {
  if (reviewing) return reviewing;
  throw mistake("Cases are looked at in the chat: say that to the bot there.");
}

function caseItem({ id, at, about, harm, part, state, outcome, person }: StoredCase) {
  const why = [harm ?? "reported", part && `in ${part}`].filter(Boolean).join(" ");
  return {
    text: `${id}: ${about}, ${why}`,
    detail: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC, ${person.id}, ${state === "noted" ? outcome : state}`,
  };
}

/** Credits for somebody, or for all of the server or group this was said in. */
async function gift(words: string[], context: AdminOrderContext): Promise<Reply> {
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

async function plan(words: string[], { admin, person }: AdminOrderContext): Promise<Reply> {
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
    detail: `as ${[...new Set(Object.values(sources[name] ?? {}))].join(" and ")} has it${grantableByManagers ? ", managers may hand it out" : ""}`,
  }));
  return notice(
    { title: "Plans", items, examples: ["/admin plan standard", "/admin plan new patron"] },
    { secret: true },
  );
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
  default: "where nobody says otherwise",
};

function sayPlanValue(value: string[] | number | boolean | null): string {
  if (value === null) return "no limit";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

async function budget(words: string[], context: AdminOrderContext): Promise<Reply> {
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

/** Also the server or group it was said in, whose people are all meant then. */
function whomOrHere(verb: string, words: string[], context: AdminOrderContext): string {
  if (words[0]?.toLowerCase() !== "here") return whom(verb, words, context);
  const { group } = context;
  if (group) return `group:${group.platform}:${group.group}`;
  throw mistake("Here is no server or group. Say it in the one whose people are meant.");
}

/** The person who is meant; their id is taken off the words, unless a clip says who. */
function whom(verb: string, words: string[], { platform, clipMaker }: AdminOrderContext): string {
  const given = words[0] ?? "";
  if (/^[a-z]+:\S+$/.test(given)) return words.shift() as string;
  const number = /^<?@?!?(-?\d{4,})>?$/.exec(given)?.[1];
  if (number !== undefined && platform !== undefined) {
    words.shift();
    return `${platform}:${number}`;
  }
  if (clipMaker !== undefined) return clipMaker;
  throw mistake(`Say who: /admin ${verb} discord:1234, or reply to a clip of theirs.`);
}

/** What is paused: a platform, a model, or all; what names it is taken off the words. */
async function scopeOf(words: string[], modelNamed: AdminOrderContext["modelNamed"]): Promise<PauseScope> {
  const given = words[0];
  if (given === undefined) return "all";
  if (given === "all" || isPlatform(given)) {
    words.shift();
    return given === "all" ? "all" : `platform:${given}`;
  }
  try {
    const model = await modelNamed(given);
    words.shift();
    return `model:${model}`;
  } catch (error) {
    // Then it is the reason why all is paused.
    if (error instanceof UserMistake) return "all";
    throw error;
  }
}

function nameOf(scope: PauseScope): string {
  return scope === "all" ? "everything" : scope.slice(scope.indexOf(":") + 1);
}

function mistake(sentence: string): UserMistake {
  return new UserMistake("bad-value", sentence, { examples: ["/admin budget"] });
}
