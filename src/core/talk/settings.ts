import { SOUND_PARTS } from "../film/sound.ts";
import { voiceById } from "../film/voices.ts";
import type { GroupSettings, Preferences } from "../ports/studio.ts";
import type { Choice, OptionDefinitions } from "./command.ts";
import { pictureOptions, toRequest } from "./request-options.ts";
import { soundOptions } from "./sound-options.ts";

/** Languages the command menus and /help are translated to. */
const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "es-ES", label: "Español", words: ["es", "spanish"] },
  { value: "de", label: "Deutsch", words: ["german"] },
  { value: "fr", label: "Français", words: ["french"] },
  { value: "ja", label: "日本語", words: ["japanese"] },
  { value: "pt-BR", label: "Português (Brasil)", words: ["pt", "portuguese"] },
  { value: "zh-CN", label: "中文", words: ["zh", "chinese"] },
] as const;

const { sound, voice, captions } = soundOptions;
const { seconds, aspect, resolution, style, model } = pictureOptions;

/** What a person and a community can each choose. */
const sharedOptions = {
  seconds: { ...seconds, description: "Usual length of a video in seconds" },
  aspect: { ...aspect, description: "Usual shape of the picture" },
  resolution: { ...resolution, description: "Usual size of the picture" },
  style: { ...style, description: "Usual look of the picture" },
  model: { ...model, description: "Usual model; see /models" },
  sound: { ...sound, description: "Usual sound: voice, music, effects, captions, or none" },
  voice: { ...voice, description: "Usual voice; see /voices" },
  captions: { ...captions, description: "Where what is said can usually be read" },
  boards: {
    type: "choice",
    description: "Whether /video with several shots shows a board before it is made",
    choices: [
      { value: "first", label: "A board first", words: ["on", "yes", "board", "always"] },
      { value: "off", label: "Made at once", words: ["no", "never", "at once", "default"] },
    ],
    aliases: ["board", "storyboards"],
  },
  language: {
    type: "choice",
    description: "Language of /help, and of menus where it can be chosen",
    choices: LANGUAGES,
    aliases: ["lang"],
  },
} as const satisfies OptionDefinitions;

/** What a person chooses for good: the options of /settings. */
export const personOptions = {
  ...sharedOptions,
  card: {
    type: "choice",
    description: "quiet: the message of a clip changes only when the next step begins",
    choices: [
      { value: "live", label: "Live, with progress", words: ["normal", "loud", "on", "default"] },
      { value: "quiet", label: "Quiet, a change a step", words: ["calm", "silent", "still", "off"] },
    ],
    aliases: ["cards"],
  },
} as const satisfies OptionDefinitions;

/** What the managers of a community choose for good: the options of /rushes. */
export const groupOptions = {
  ...sharedOptions,
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
      { value: "managers", label: "Only those who manage it", words: ["admins", "manager", "admin"] },
    ],
  },
  threads: { type: "flag", description: "Each first clip opens a thread for its remixes" },
  votes: {
    type: "choice",
    description: "Members star drafts, and the most starred are rendered each day",
    choices: [
      { value: "on", label: "Drafts are voted on", words: ["yes", "true"] },
      { value: "off", label: "No votes", words: ["no", "none", "false"] },
    ],
    aliases: ["vote", "voting"],
  },
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
  words: {
    type: "text",
    description: "Words nobody may ask for here, with commas between; -word takes one back, show lists them",
    maxLength: 2_000,
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
} as const satisfies OptionDefinitions;

/** All that is chosen for good, by a person or by the managers of a community. */
export type Settings = Preferences & GroupSettings;
export type Whose = "person" | "group";

/** One thing that is chosen for good, as every place that shows or changes it has it. */
export interface Setting {
  /** As it is typed: an option of /settings or /rushes, and what `reset` takes back. */
  readonly name: string;
  readonly field: keyof Settings;
  /** A word or two, for a menu that is tapped through. */
  readonly label: string;
  readonly whose: readonly Whose[];
  /** What stands for it where nothing is chosen. */
  readonly unset: string;
  /** What is chosen, as it could be typed; absent: the field as it is. */
  readonly said?: (settings: Settings) => string | undefined;
  /** How it is chosen by tapping; absent: it is typed. */
  readonly tap?: Tap;
  /** What choosing does, where that is not plain. */
  readonly note?: string;
}

export type Tap =
  | { kind: "one of"; choices: readonly Choice[] }
  | { kind: "several of"; choices: readonly Choice[] }
  | { kind: "a model" }
  | { kind: "several models" }
  | { kind: "a voice" }
  /** Others than those offered may be typed. */
  | { kind: "a number"; offered: readonly number[]; min: number; max: number; unit: string };

const oneOf = (choices: readonly Choice[]): Tap => ({ kind: "one of", choices });
const { boards } = sharedOptions;
const BOTH: readonly Whose[] = ["person", "group"];
const shared = { whose: BOTH, unset: "not set" };
const ofGroup = { whose: ["group"] as const };
const { credits_per_day, askers, strictness, votes } = groupOptions;

export const SETTINGS: readonly Setting[] = [
  {
    ...{ ...shared, name: "seconds", field: "seconds", label: "Length" },
    tap: { kind: "a number", offered: [3, 5, 8, 10, 15, 20, 30, 45, 60], ...seconds, unit: " s" },
  },
  { ...shared, name: "aspect", field: "aspect", label: "Shape", tap: oneOf(aspect.choices) },
  { ...shared, name: "resolution", field: "resolution", label: "Size", tap: oneOf(resolution.choices) },
  { ...shared, name: "style", field: "style", label: "Style", tap: oneOf(style.choices) },
  { ...shared, name: "model", field: "model", label: "Model", tap: { kind: "a model" } },
  {
    ...{ ...shared, name: "sound", field: "sound", label: "Sound" },
    said: ({ sound: parts }) => parts && (parts.join(", ") || "none"),
    tap: { kind: "several of", choices: SOUND_PARTS.map((value) => ({ value, label: value })) },
  },
  { ...shared, name: "voice", field: "voice", label: "Voice", tap: { kind: "a voice" } },
  { ...shared, name: "captions", field: "captions", label: "Captions", tap: oneOf(captions.choices) },
  {
    ...{ ...shared, name: "boards", field: "boards", label: "Boards", tap: oneOf(boards.choices) },
    note: "With a board first nothing is charged before you press Render; /film always shows one.",
  },
  {
    ...{ ...shared, name: "language", field: "language", label: "Language", tap: oneOf(LANGUAGES) },
    note: "The command menu and /help speak it; the rest is in English.",
  },
  {
    ...{ name: "card", field: "card", label: "Cards", whose: ["person"], unset: "live" },
    tap: oneOf(personOptions.card.choices),
    note: "A quiet card changes only when the next step begins, and not with every bit of progress.",
  },
  {
    ...{ ...ofGroup, name: "credits_per_day", field: "creditsPerDay", label: "Credits a day" },
    unset: "as the bot has it",
    tap: { kind: "a number", offered: [0, 60, 120, 300, 600, 1200, 3000], ...credits_per_day, unit: "" },
  },
  {
    ...{ ...ofGroup, name: "models", field: "models", label: "Models allowed", unset: "all" },
    tap: { kind: "several models" },
  },
  { ...ofGroup, name: "chats", field: "chats", label: "Channels", unset: "everywhere" },
  {
    ...{ ...ofGroup, name: "askers", field: "askers", label: "Who may ask", unset: "everyone" },
    tap: oneOf(askers.choices),
  },
  {
    ...{ ...ofGroup, name: "threads", field: "threads", label: "Threads", unset: "no" },
    said: ({ threads }) => (threads ? "yes" : undefined),
  },
  {
    ...{ ...ofGroup, name: "votes", field: "votes", label: "Votes", unset: "off" },
    tap: oneOf(votes.choices),
    note: "When a day is over, the most starred drafts are rendered with the new day's money, at nobody's credits.",
  },
  {
    ...{ ...ofGroup, name: "roles", field: "rolePlans", label: "Plans of roles", unset: "none has a plan" },
    said: ({ rolePlans = {} }) =>
      Object.entries(rolePlans)
        .map(([role, plan]) => `${role} → ${plan}`)
        .join(", "),
  },
  {
    ...{ ...ofGroup, name: "strictness", field: "strictness", label: "Strictness", unset: "normal" },
    said: ({ strictness: how = "normal", strictChats = [] }) =>
      strictChats.length === 0 ? how : `${how}, strict in ${strictChats.join(", ")}`,
    tap: oneOf(strictness.choices.filter(({ value }) => !value.endsWith("-here"))),
    note: "Nobody can be below what the bot has.",
  },
  {
    ...{
      ...ofGroup,
      name: "words",
      field: "ownWords",
      label: "Words not allowed",
      unset: "none of your own",
    },
    // How many: which ones is for whoever asks for them.
    said: ({ ownWords = [] }) => (ownWords.length === 0 ? undefined : `${ownWords.length} of your own`),
  },
  {
    ...{
      ...ofGroup,
      name: "adult_styles",
      field: "adultOnlyStyles",
      label: "Styles for adults",
      unset: "none",
    },
  },
];

export const settingsOf = (whose: Whose): readonly Setting[] =>
  SETTINGS.filter((setting) => setting.whose.includes(whose));

/** What is chosen, as it could be typed; undefined where nothing is. */
export function chosenOf({ field, said }: Setting, settings: Settings): string | undefined {
  if (said) return said(settings) || undefined;
  const value = settings[field];
  return value === undefined ? undefined : Array.isArray(value) ? value.join(", ") : String(value);
}

/** Settings as lines of a list, those not chosen too. */
export function saySettings(settings: Settings, whose: Whose): { text: string; setting: Setting }[] {
  return settingsOf(whose).map((setting) => {
    const { name, unset, tap } = setting;
    const value = chosenOf(setting, settings);
    const chosen =
      tap?.kind === "a voice" && value !== undefined ? (voiceById(value)?.label ?? value) : value;
    const unit = tap?.kind === "a number" ? tap.unit : "";
    return { setting, text: `${name}: ${chosen === undefined ? unset : `${chosen}${unit}`}` };
  });
}

/** The fields of the settings that a list of words names, such as "style, model"; "all" is every one. Those of no setting come back apart. */
export function readSettingNames(
  words: string,
  whose: Whose,
): { fields: (keyof Settings)[]; unknown: string[] } {
  const known = settingsOf(whose);
  const given = words
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "" && word !== "and");
  if (given.includes("all") || given.includes("everything"))
    return { fields: known.map(({ field }) => field), unknown: [] };
  const found = given.map((word) => ({
    word,
    setting: known.find(({ name }) => name === word.replace(/-/g, "_")),
  }));
  return {
    fields: found.flatMap(({ setting }) => (setting ? [setting.field] : [])),
    unknown: found.flatMap(({ word, setting }) => (setting ? [] : [word])),
  };
}

/** Checked options as preferences; those not given are absent. */
export function toPreferences(
  options: Parameters<typeof toRequest>[0] & { language?: string; card?: string; boards?: string },
): Preferences {
  const chosen = toRequest(options);
  return {
    ...(chosen.seconds === undefined ? {} : { seconds: chosen.seconds }),
    ...(chosen.aspect === undefined ? {} : { aspect: chosen.aspect }),
    ...(chosen.resolution === undefined ? {} : { resolution: chosen.resolution }),
    ...(chosen.style === undefined ? {} : { style: chosen.style }),
    ...(chosen.model === undefined ? {} : { model: chosen.model }),
    ...(chosen.sound?.parts === undefined ? {} : { sound: [...chosen.sound.parts] }),
    ...(chosen.sound?.voice === undefined ? {} : { voice: chosen.sound.voice }),
    ...(chosen.sound?.captions === undefined ? {} : { captions: chosen.sound.captions }),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.boards === undefined ? {} : { boards: options.boards === "first" ? "first" : "off" }),
    ...(options.card === undefined ? {} : { card: options.card === "quiet" ? "quiet" : "live" }),
  };
}
