import { ACCESS_MODES, type PauseScope } from "../src/core/access/standing.ts";
import { UserMistake } from "../src/core/errors.ts";
import { isPlatform, PLATFORMS, privately } from "../src/core/platforms.ts";
import type { StoredCase } from "../src/core/ports/cases.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";
import { budget, gift, plan, TAKEN_BACK } from "./admin-money.ts";
import { refund } from "./admin-refund.ts";
import { statsNotice } from "./admin-stats.ts";
import { type AdminOrderContext, calledAs, mistake, tell, whom, whomOrHere } from "./admin-words.ts";

type Run = (words: string[], context: AdminOrderContext) => Promise<Reply>;
interface Verb {
  /** As it is written, for whoever wrote it otherwise. */
  usage: string;
  /** What it does that can't be undone, in a sentence; undefined: nothing, as it is said. Then it is asked for twice. */
  loses?(words: readonly string[]): string | undefined;
  run: Run;
}

const USES_MOST = 1000;
/** Let in by one order: each of them is told, and a platform takes only so many messages a second. */
const WAITING_AT_ONCE = 200;
const HOUR_MS = 60 * 60 * 1000;

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
    usage: "grant ID, here or role ID, PLAN or none",
    async run(words, context) {
      const id = whomOrHere("grant", words, context);
      const plan = words.at(-1);
      if (plan === undefined || /^(?:here|<?@?&?\d+>?)$/i.test(plan))
        throw mistake("Say which plan, or none: /admin grant discord:1234 patron.");
      await context.admin.grant(id, plan === "none" ? undefined : plan, context.person);
      return tell(
        plan === "none"
          ? `${calledAs(id)} is on no plan of yours any more.`
          : `${calledAs(id)} is on the plan ${plan}, where nothing better holds for them.`,
      );
    },
  },
  gift: {
    usage: "gift ID or here, CREDITS [30d], or none",
    loses: (words) =>
      words.at(-1)?.toLowerCase() === "none" ? "This takes back what is left of all their gifts." : undefined,
    run: gift,
  },
  refund: {
    usage: "refund [NUMBER]",
    loses: ([charge]) =>
      charge === undefined
        ? undefined
        : "This gives the payment back, and takes away the credits it bought, used or not.",
    run: refund,
  },
  plan: {
    usage: "plan [NAME] [FIELD] [value or default], plan new NAME",
    loses: ([name, field]) =>
      field !== undefined && TAKEN_BACK.test(field)
        ? `This forgets all that was set of ${name} in the chat.`
        : undefined,
    run: plan,
  },
  access: {
    usage: "access PLATFORM open, invite, allow or closed",
    async run(words, { admin, person }) {
      const [platform = "", mode = ""] = words.map((word) => word.toLowerCase());
      const known = ACCESS_MODES.find((one) => one === mode);
      if (!isPlatform(platform) || !known) {
        throw mistake(`Say the platform and ${ACCESS_MODES.join(", ")}: /admin access discord invite.`);
      }
      await admin.setMode(platform, known, person);
      return tell(`Access is ${known} now on ${PLATFORMS[platform].label}.`);
    },
  },
  allow: {
    usage: "allow ID, here or role ID",
    async run(words, context) {
      const id = whomOrHere("allow", words, context);
      await context.admin.allow(id, context.person);
      return tell(`${id} is let in.`);
    },
  },
  disallow: {
    usage: "disallow ID, here or role ID",
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
        `Good for 30 days on ${isPlatform(platform) ? PLATFORMS[platform].label : platform}, ${uses === 1 ? "once" : `${uses} times`}.`,
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
    loses: () => "This strikes off all that was refused to them.",
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
    async run(_words, { admin, person, platform: here, isDirect }) {
      if (!isDirect) {
        throw new UserMistake(
          "only-directly",
          `The link is for you alone. Say /admin page to me ${privately(here ?? "")}.`,
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
  if (known) return sure(order, known, words, context);
  const there = ADMIN_USAGE.map((usage) => `/admin ${usage}`).join("\n");
  throw mistake(`There is no ${quoteGiven(verb)} here. There are:\n${there}`);
}

/** What can't be undone is done when it is said again with `confirm` at its end. */
async function sure(
  order: string,
  { loses, run }: Verb,
  words: string[],
  context: AdminOrderContext,
): Promise<Reply> {
  if (loses && words.at(-1)?.toLowerCase() === "confirm") return run(words.slice(0, -1), context);
  const lost = loses?.(words);
  if (lost === undefined) return run(words, context);
  const { clipId } = context;
  const confirmed = `${order.trim()} confirm`;
  return notice(
    {
      paragraphs: [`${lost} It can't be undone.`],
      examples: [`/admin ${confirmed}`],
      buttons: [
        {
          label: "Yes, do it",
          command: "admin",
          options: { order: confirmed },
          tone: "danger",
          ...(clipId === undefined ? {} : { clipId }),
        },
      ],
    },
    { secret: true },
  );
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
