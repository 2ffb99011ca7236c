import { UserMistake } from "../src/core/errors.ts";
import type { GroupSettings } from "../src/core/ports/studio.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import {
  preferenceOptions,
  readSettingNames,
  sayPreferences,
  toPreferences,
} from "../src/core/talk/preference-options.ts";
import { type Notice, notice } from "../src/core/talk/reply.ts";
import { STYLE_CHOICES } from "../src/core/talk/request-options.ts";
import { findChoice } from "../src/core/talk/values/choice.ts";
import { quoteGiven } from "../src/core/talk/values/text.ts";

type Items = NonNullable<Notice["items"]>;
type Change = { [Name in keyof GroupSettings]?: GroupSettings[Name] | null };

/** What `reset` takes, and which setting each name means. */
const SETTINGS: Record<string, keyof GroupSettings> = {
  ...Object.fromEntries(Object.keys(preferenceOptions).map((name) => [name, name as keyof GroupSettings])),
  credits_per_day: "creditsPerDay",
  models: "models",
  chats: "chats",
  askers: "askers",
  threads: "threads",
  roles: "rolePlans",
  adult_styles: "adultOnlyStyles",
  strictness: "strictness",
};

export const rushes = defineCommand({
  name: "rushes",
  description: "Settings of this server or group, for those who manage it",
  access: "manager",
  options: {
    ...preferenceOptions,
    credits_per_day: {
      type: "integer",
      description: "Credits all members together may spend in 24 hours",
      min: 0,
      max: 1_000_000,
      aliases: ["credits", "budget"],
    },
    models: {
      type: "text",
      description: "Models that may be used here, with commas between",
      maxLength: 1_000,
      completes: true,
      aliases: ["allow_models"],
    },
    chats: {
      type: "choice",
      description: "Where I make clips: everywhere, or in chosen channels such as this one",
      choices: [
        { value: "everywhere", label: "Everywhere", words: ["all", "any"] },
        { value: "only-here", label: "Only here", words: ["here", "this"] },
        { value: "also-here", label: "Also here", words: ["add", "add here", "plus"] },
        { value: "not-here", label: "Not here", words: ["remove", "remove here"] },
      ],
      aliases: ["channels"],
    },
    channel: {
      type: "text",
      description: "The channel that chats means, where it isn't this one",
      maxLength: 40,
      names: "chat",
    },
    askers: {
      type: "choice",
      description: "Who may ask for clips",
      choices: [
        { value: "everyone", label: "Everyone", words: ["all", "members"] },
        { value: "managers", label: "Managers only", words: ["admins", "manager", "admin"] },
      ],
    },
    threads: { type: "flag", description: "Each first clip opens a thread for its remixes" },
    role: {
      type: "text",
      description: "A role to give a plan to; goes with plan",
      maxLength: 100,
      names: "role",
    },
    plan: {
      type: "text",
      description: "The plan that members with the role get; none takes it back",
      maxLength: 40,
      completes: true,
    },
    adult_styles: {
      type: "text",
      description: "Styles only for channels marked as for adults, with commas between",
      maxLength: 300,
    },
    strictness: {
      type: "choice",
      description: "How early what is asked for is stopped, here or in this channel alone",
      choices: [
        { value: "normal", label: "As the bot has it", words: ["default"] },
        { value: "strict", label: "Stricter everywhere here", words: ["high"] },
        { value: "strict-here", label: "Stricter in this channel", words: ["strict here"] },
        { value: "normal-here", label: "No stricter in this channel", words: ["normal here"] },
      ],
    },
    log: { type: "flag", description: "Show what was stopped or reported here lately" },
    reset: { type: "text", description: "Settings to take back, such as models, or all", maxLength: 300 },
  },
  examples: [
    "/rushes",
    "/rushes credits_per_day:200 threads:yes",
    "/rushes chats:only-here",
    "/rushes reset:models",
  ],
  async run({ options, person, surface }, { studio }) {
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
    const before = await studio.groupSettings(surface.platform, group);
    await checkVoice(options, studio);
    const change: Change = { ...toPreferences(options) };
    if (options.reset !== undefined) {
      const { names, unknown } = readSettingNames(options.reset, Object.keys(SETTINGS));
      if (unknown.length > 0) {
        throw mistake(
          `There is no setting ${quoteGiven(unknown.join(", "))}. There are ${Object.keys(SETTINGS).join(", ")}.`,
        );
      }
      for (const name of names) {
        const setting = SETTINGS[name];
        if (setting && change[setting] === undefined) Object.assign(change, { [setting]: null });
      }
    }
    if (options.credits_per_day !== undefined) change.creditsPerDay = options.credits_per_day;
    if (options.askers !== undefined) change.askers = options.askers === "managers" ? "managers" : "everyone";
    if (options.threads !== undefined) change.threads = options.threads;
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
    if (options.role !== undefined || options.plan !== undefined) {
      change.rolePlans = nextRolePlans(before.rolePlans ?? {}, options.role, options.plan);
    }
    const changed = Object.keys(change).length > 0;
    const now = changed ? await studio.setGroupSettings(surface.platform, group, change, person) : before;
    return notice({
      title: changed ? "The settings here are changed" : "The settings here",
      items: [...sayPreferences(now, "group"), ...sayGroupSettings(now)],
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

function sayGroupSettings(now: GroupSettings): Items {
  const roles = Object.entries(now.rolePlans ?? {}).map(([role, plan]) => `${role} → ${plan}`);
  return [
    { text: `credits_per_day: ${now.creditsPerDay ?? "as the bot has it"}` },
    { text: `models: ${now.models?.join(", ") ?? "all"}` },
    {
      text: `chats: ${now.chats?.join(", ") ?? "everywhere"}`,
      ...(now.chats ? { names: { kind: "chat" as const, ids: now.chats } } : {}),
    },
    { text: `askers: ${now.askers ?? "everyone"}` },
    { text: `threads: ${now.threads ? "yes" : "no"}` },
    {
      text: `roles: ${roles.length === 0 ? "none has a plan" : roles.join(", ")}`,
      ...(roles.length === 0
        ? {}
        : { names: { kind: "role" as const, ids: Object.keys(now.rolePlans ?? {}) } }),
    },
    {
      text: `strictness: ${now.strictness ?? "normal"}${now.strictChats?.length ? `, strict in ${now.strictChats.join(", ")}` : ""}`,
      ...(now.strictChats?.length ? { names: { kind: "chat" as const, ids: now.strictChats } } : {}),
    },
    { text: `adult_styles: ${now.adultOnlyStyles?.join(", ") ?? "none"}` },
  ];
}

function mistake(sentence: string, examples: readonly string[] = ["/rushes"]): UserMistake {
  return new UserMistake("bad-value", sentence, { examples });
}
