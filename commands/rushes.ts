import type { CommunityPurse } from "../src/core/access/purse.ts";
import { UserMistake } from "../src/core/errors.ts";
import type { GroupSettings } from "../src/core/ports/studio.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { type Notice, notice, type Reply } from "../src/core/talk/reply.ts";
import { STYLE_CHOICES } from "../src/core/talk/request-options.ts";
import {
  groupOptions,
  readSettingNames,
  saySettings,
  settingsOf,
  toPreferences,
} from "../src/core/talk/settings.ts";
import { findChoice } from "../src/core/talk/values/choice.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";
import { dollars } from "./admin-money.ts";
import { asksForList, nextOwnWords, sayOwnWords } from "./own-words.ts";

type Items = NonNullable<Notice["items"]>;
type Change = { [Name in keyof GroupSettings]?: GroupSettings[Name] | null };

const NAMES = settingsOf("group").map(({ name }) => name);

export const rushes = defineCommand({
  name: "rushes",
  description: "Settings of this server or group, for those who manage it",
  access: "manager",
  options: {
    ...groupOptions,
    log: { type: "flag", description: "Show what was stopped or reported here lately" },
    money: { type: "flag", description: "Show what paid models have cost here this month" },
    reset: { type: "text", description: "Settings to take back, such as models, or all", maxLength: 300 },
  },
  examples: [
    "/rushes",
    "/rushes credits_per_day:200 threads:yes",
    "/rushes chats:only-here",
    "/rushes words:rival brand, spoiler",
    "/rushes reset:models",
  ],
  async run({ options, person, surface, alone }, { studio }) {
    if (options.log) {
      const cases = await studio.desk.log(person, surface);
      const log = {
        title:
          cases.length === 0
            ? "Nothing was stopped or reported here lately"
            : "Stopped or reported here, the newest first",
        items: cases.map(({ id, at, about, harm, part, state, outcome, clip }) => ({
          text: `${about}: ${harm ?? "reported"}${part === undefined ? "" : ` in ${part}`}, ${state === "noted" ? outcome : state}`,
          detail: `case ${id}, ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`,
          ...(clip === undefined ? {} : { clipId: clip }),
        })),
      };
      return notice(log, { secret: true });
    }
    const group = surface.group ?? surface.chat;
    if (options.money) return sayMoney(await studio.communityMoney(surface.platform, group, person));
    const before = await studio.groupSettings(surface.platform, group);
    await checkVoice(options, studio);
    const change: Change = { ...toPreferences(options) };
    if (options.reset !== undefined) {
      const { fields, unknown } = readSettingNames(options.reset, "group");
      if (unknown.length > 0) {
        throw mistake(
          `There is no setting ${quoteGiven(unknown.join(", "))}. There are ${NAMES.join(", ")}.`,
        );
      }
      for (const field of fields)
        if (change[field as keyof Change] === undefined) Object.assign(change, { [field]: null });
    }
    if (options.credits_per_day !== undefined) change.creditsPerDay = options.credits_per_day;
    if (options.askers !== undefined) change.askers = options.askers === "managers" ? "managers" : "everyone";
    if (options.threads !== undefined) change.threads = options.threads;
    if (options.votes !== undefined) change.votes = options.votes === "on" ? "on" : "off";
    if (options.models !== undefined) {
      change.models = [];
      for (const name of splitList(options.models)) change.models.push((await studio.model(name)).id);
    }
    if (options.chats !== undefined || options.channel !== undefined) {
      const where = options.channel === undefined ? surface.chat : idIn(options.channel, "channel");
      const how = options.chats ?? (before.chats === undefined ? "only-here" : "also-here");
      change.chats = nextChats(how, before.chats, where);
    }
    if (options.adult_styles !== undefined) change.adultOnlyStyles = readStyles(options.adult_styles);
    if (options.strictness !== undefined) {
      Object.assign(change, nextStrictness(options.strictness, before, surface.chat));
    }
    if (options.words !== undefined) {
      if (asksForList(options.words)) return sayOwnWords(before.ownWords);
      change.ownWords = nextOwnWords(before.ownWords, options.words);
    }
    if (options.role !== undefined || options.plan !== undefined) {
      change.rolePlans = nextRolePlans(before.rolePlans ?? {}, options.role, options.plan);
    }
    const changed = Object.keys(change).length > 0;
    const now = changed ? await studio.setGroupSettings(surface.platform, group, change, person) : before;
    if (options.words !== undefined) return sayOwnWords(now.ownWords, { changed: true, alone });
    return notice({
      title: changed ? "The settings here are changed" : "The settings here",
      items: sayGroup(now),
      ...(changed ? {} : { examples: this.examples.slice(1) as string[] }),
    });
  },
  async suggest(option, typed, { person, surface }, { studio }) {
    const said = typed.trim().toLowerCase();
    if (option === "plan") {
      const plans = [...(await studio.plans()), "none"];
      return plans
        .filter((plan) => plan.toLowerCase().startsWith(said))
        .map((plan) => ({ value: plan, label: plan === "none" ? "none: takes it back" : plan }));
    }
    if (option !== "models") return [];
    // What stands before the last comma is chosen already.
    const chosen = splitList(typed.slice(0, typed.lastIndexOf(",") + 1));
    const last = typed
      .slice(typed.lastIndexOf(",") + 1)
      .trim()
      .toLowerCase();
    return (await studio.models(person, surface))
      .filter(({ id, label }) => !chosen.includes(id) && `${id} ${label}`.toLowerCase().includes(last))
      .map(({ id, label }) => ({ value: [...chosen, id].join(", "), label: [...chosen, label].join(", ") }));
  },
});

function sayMoney({ spent, atStake, bound, moreOn }: CommunityPurse): Reply {
  const items = [
    { text: `${dollars(spent)} spent, ${dollars(atStake)} set aside for orders under way` },
    bound === undefined
      ? { text: "No limit of its own" }
      : { text: `${dollars(bound.left)} left of ${dollars(bound.budget)}`, detail: `more on ${moreOn}` },
  ];
  return notice({ title: "Money for paid models here this month", items }, { secret: true });
}

/** The id in what was picked or mentioned, such as `<@&1042>`; a name alone could never be compared with an id. */
function idIn(given: string, what: "role" | "channel"): string {
  const id = /-?\d{2,}/.exec(given)?.[0];
  if (id !== undefined) return id;
  throw mistake(
    `${quoteGiven(given)} is no ${what} I can tell from others. Pick it from the list that /rushes offers for ${what}, or give its id.`,
  );
}

function nextChats(choice: string, before: readonly string[] | undefined, here: string): string[] | null {
  switch (choice) {
    case "everywhere":
      return null;
    case "only-here":
      return [here];
    case "also-here":
      return before === undefined ? null : [...new Set([...before, here])];
    default: {
      if (before === undefined) {
        throw mistake(
          "I make clips everywhere here. Name first where I shall: use chats:only-here in those channels.",
        );
      }
      const rest = before.filter((chat) => chat !== here);
      if (rest.length === 0)
        throw mistake("That would leave no channel at all. chats:everywhere opens all of them.");
      return rest;
    }
  }
}

function nextStrictness(choice: string, { strictChats = [] }: GroupSettings, here: string): Change {
  if (choice === "normal" || choice === "strict") return { strictness: choice };
  const others = strictChats.filter((chat) => chat !== here);
  return { strictChats: choice === "strict-here" ? [...others, here] : others };
}

function nextRolePlans(
  before: Record<string, string>,
  role: string | undefined,
  plan: string | undefined,
): Record<string, string> {
  if (role === undefined || plan === undefined) {
    throw mistake("Role and plan go together: the members with that role get that plan.", [
      "/rushes role:1042 plan:patron",
    ]);
  }
  const id = idIn(role, "role");
  const { [id]: _, ...others } = before;
  return plan.toLowerCase() === "none" ? others : { ...others, [id]: plan };
}

function readStyles(list: string): string[] {
  return splitList(list).map((name) => {
    const style = findChoice(STYLE_CHOICES, name);
    if (style) return style.value;
    throw mistake(
      `There is no style ${quoteGiven(name)}. There are ${STYLE_CHOICES.map((choice) => choice.label).join(", ")}.`,
    );
  });
}

function splitList(list: string): string[] {
  return list
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Ids of channels and roles are said by name where the platform knows it. */
function sayGroup(now: GroupSettings): Items {
  const named = (kind: "chat" | "role", ids: readonly string[] = []) =>
    ids.length === 0 ? {} : { names: { kind, ids } };
  const names: { [Field in keyof GroupSettings]?: object } = {
    chats: named("chat", now.chats),
    strictness: named("chat", now.strictChats),
    rolePlans: named("role", Object.keys(now.rolePlans ?? {})),
  };
  return saySettings(now, "group").map(({ text, setting: { field } }) => ({
    text,
    ...names[field as keyof GroupSettings],
  }));
}

function mistake(sentence: string, examples: readonly string[] = ["/rushes"]): UserMistake {
  return new UserMistake("bad-value", sentence, { examples });
}
