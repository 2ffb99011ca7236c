import type { Person } from "../src/core/access/person.ts";
import { ACCESS_MODES, type PauseScope } from "../src/core/access/standing.ts";
import { UserMistake } from "../src/core/errors.ts";
import type { Admin } from "../src/core/ports/admin.ts";
import type { StoredCase } from "../src/core/ports/cases.ts";
import type { Studio } from "../src/core/ports/studio.ts";
import type { Surface } from "../src/core/surface.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";

const USAGE = [
  "/admin pause [platform or model] [why] and /admin resume [the same]",
  "/admin block ID [hours h] [why] and /admin unblock ID",
  "/admin grant ID PLAN, or none",
  "/admin access PLATFORM open, invite, allow or closed",
  "/admin allow ID, /admin disallow ID, /admin waiting",
  "/admin invite [uses] [plan], /admin budget, /admin audit",
  "/admin reviews here, off or list; /admin strikes ID and /admin forgive ID",
];
const PLATFORMS = ["discord", "telegram", "console"];
const USES_MOST = 1000;
const HOUR_MS = 60 * 60 * 1000;

/** What those named by ADMINS do from any chat. An id is `discord:1234`, `1234` on one's own platform, or that of somebody's clip. */
export const admin = defineCommand({
  name: "admin",
  description: "For those who run this bot: pause, block, grant, invite, budget, audit",
  listed: false,
  freeText: "order",
  options: {
    order: { type: "text", description: "What to do, such as pause", maxLength: 300 },
    clip: { type: "clip", description: "Somebody's clip, in place of their id", of: "any" },
  },
  examples: ["/admin budget", "/admin pause", "/admin block discord:1234 24h spam"],
  async run({ options, person, surface }, { studio }) {
    const order = (options.order ?? "budget").trim();
    await studio.admin.check(person, order);
    const [verb = "budget", ...words] = order.split(/\s+/);
    const clip = options.clip === undefined ? undefined : await studio.clip(options.clip, person, surface);
    /** The person who is meant; their id is taken off the words, unless a clip says who. */
    const whom = (): string => {
      const given = words[0] ?? "";
      if (/^[a-z]+:\S+$/.test(given)) return words.shift() as string;
      if (/^<?@?!?-?\d{4,}>?$/.test(given)) {
        words.shift();
        return `${surface.platform}:${/-?\d+/.exec(given)?.[0]}`;
      }
      if (clip) return clip.maker.id;
      throw mistake(`Say who: /admin ${verb} discord:1234, or reply to a clip of theirs.`);
    };
    const tell = (...paragraphs: string[]) => notice({ paragraphs }, { secret: true });
    switch (verb.toLowerCase()) {
      case "pause":
      case "resume": {
        const scope = await scopeOf(words, async (name) => (await studio.model(name)).id);
        if (verb === "resume") {
          await studio.admin.resume(scope, person);
          return tell(
            scope === "all" ? "Going on: all that waited is made now." : `Going on with ${nameOf(scope)}.`,
          );
        }
        await studio.admin.pause(scope, words.join(" "), person);
        return tell(
          `Paused: ${nameOf(scope)}. Nothing new is taken or begun, what waits is kept, and what runs is finished. /admin resume goes on.`,
        );
      }
      case "block": {
        const id = whom();
        const hours = /^(\d{1,4})h$/i.exec(words[0] ?? "")?.[1];
        if (hours !== undefined) words.shift();
        const until = hours === undefined ? undefined : Date.now() + Number(hours) * HOUR_MS;
        const { stopped } = await studio.admin.block(id, { reason: words.join(" "), until }, person);
        return tell(
          `Blocked ${id}${hours === undefined ? "" : ` for ${hours} h`}. ${stopped === 0 ? "Nothing of theirs was under way." : `Stopped what they had under way: ${stopped}.`}`,
        );
      }
      case "unblock": {
        const id = whom();
        await studio.admin.unblock(id, person);
        return tell(`Unblocked ${id}.`);
      }
      case "grant": {
        const id = whom();
        const plan = words[0];
        if (plan === undefined) throw mistake("Say which plan, or none: /admin grant discord:1234 patron.");
        await studio.admin.grant(id, plan === "none" ? undefined : plan, person);
        return tell(
          plan === "none" ? `${id} is on no plan of yours any more.` : `${id} is on the plan ${plan}.`,
        );
      }
      case "access": {
        const [platform = "", mode = ""] = words.map((word) => word.toLowerCase());
        const known = ACCESS_MODES.find((one) => one === mode);
        if (!PLATFORMS.includes(platform) || !known) {
          throw mistake(`Say the platform and ${ACCESS_MODES.join(", ")}: /admin access discord invite.`);
        }
        await studio.admin.setMode(platform, known, person);
        return tell(`On ${platform} access is ${known} now.`);
      }
      case "allow":
      case "disallow": {
        const id = whom();
        await studio.admin[verb === "allow" ? "allow" : "disallow"](id, person);
        return tell(verb === "allow" ? `${id} is let in.` : `${id} isn't let in any more.`);
      }
      case "waiting": {
        const waiting = await studio.admin.waiting(person);
        return waiting.length === 0
          ? tell("Nobody waits.")
          : tell(`Waiting, the longest first: ${waiting.join(", ")}. /admin allow and an id lets one in.`);
      }
      case "invite": {
        const uses = /^\d+$/.test(words[0] ?? "") ? Number(words.shift()) : 1;
        if (uses < 1 || uses > USES_MOST) throw mistake(`An invite can be used 1 to ${USES_MOST} times.`);
        const [plan] = words;
        const { code } = await studio.admin.invite({ uses, platform: surface.platform, plan }, person);
        return tell(
          `/join ${code}`,
          `Good for 30 days on this platform, ${uses === 1 ? "once" : `${uses} times`}.`,
        );
      }
      case "reviews":
        return reviews(words[0] ?? "list", { studio, person, surface });
      case "strikes": {
        const id = whom();
        const { count, pausedUntil, cases } = await studio.desk.strikes(id, person);
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
      }
      case "forgive": {
        const id = whom();
        await studio.desk.forgive(id, person);
        return tell(`What ${id} was refused doesn't count any more.`);
      }
      case "budget":
        return budget(await studio.admin.state(person));
      case "audit": {
        const entries = await studio.admin.audit(person);
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
      }
      default:
        throw mistake(`There is no ${quoteGiven(verb)} here. There are:\n${USAGE.join("\n")}`);
    }
  },
});

/** Where reviewers are told of cases, and which wait for them. */
async function reviews(
  what: string,
  { studio, person, surface }: { studio: Studio; person: Person; surface: Surface },
): Promise<Reply> {
  if (what === "here" || what === "off") {
    await studio.desk.reviewAt(what === "here" ? surface : undefined, person);
    return notice(
      what === "here"
        ? "From now on what has to be looked at is shown here. Those named by ADMINS, and who manages this place, decide."
        : "Nothing is held for people any more: what is doubtful is refused.",
      { secret: true },
    );
  }
  if (what !== "list") throw mistake("Say here, off or list: /admin reviews here.");
  const open = await studio.desk.open(person);
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

function caseItem({ id, at, about, harm, part, state, outcome, person }: StoredCase) {
  const why = [harm ?? "reported", part && `in ${part}`].filter(Boolean).join(" ");
  return {
    text: `${id}: ${about}, ${why}`,
    detail: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC, ${person.id}, ${state === "noted" ? outcome : state}`,
  };
}

function budget({ money, pauses, modes, plans }: Awaited<ReturnType<Admin["state"]>>): Reply {
  const say = (usd: number) => `$${usd.toFixed(2)}`;
  const paused = Object.keys(pauses);
  const access = Object.entries(modes).map(([platform, mode]) => `${platform} ${mode}`);
  return notice(
    {
      title: "Today's money for paid models",
      items: [
        { text: `${say(money.left)} left of ${say(money.budget)}`, detail: "over any 24 hours" },
        { text: `${say(money.spent)} spent, ${say(money.atStake)} set aside for orders under way` },
        { text: `Paused: ${paused.length === 0 ? "nothing" : paused.join(", ")}` },
        { text: `Access: ${access.length === 0 ? "open" : access.join(", ")}` },
        { text: `Plans: ${plans.join(", ")}` },
      ],
      examples: USAGE.slice(0, 2).map((line) => line.split(" [")[0] as string),
    },
    { secret: true },
  );
}

/** What is paused: a platform, a model, or all; what names it is taken off the words. */
async function scopeOf(words: string[], modelNamed: (name: string) => Promise<string>): Promise<PauseScope> {
  const given = words[0];
  if (given === undefined) return "all";
  if (given === "all" || PLATFORMS.includes(given)) {
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
