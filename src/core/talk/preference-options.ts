import type { Preferences } from "../ports/studio.ts";
import type { OptionDefinitions } from "./command.ts";
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

/** The choices a person or a group can make for good; /settings and /rushes share them. */
export const preferenceOptions = {
  seconds: { ...seconds, description: "Usual length of a video in seconds" },
  aspect: { ...aspect, description: "Usual shape of the picture" },
  resolution: { ...resolution, description: "Usual size of the picture" },
  style: { ...style, description: "Usual look of the picture" },
  model: { ...model, description: "Usual model; see /models" },
  sound: { ...sound, description: "Usual sound: voice, music, effects, captions, or none" },
  voice: { ...voice, description: "Usual voice; see /voices" },
  captions: { ...captions, description: "Where what is said can usually be read" },
  language: {
    type: "choice",
    description: "Language of /help, and of menus where it can be chosen",
    choices: LANGUAGES,
    aliases: ["lang"],
  },
} as const satisfies OptionDefinitions;

/** What only a person can choose for themselves. */
export const personalOptions = {
  ...preferenceOptions,
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

/** Names of settings in a list of words: "style, model"; "all" is every one of `known`. Undefined names come back apart. */
export function readSettingNames(
  words: string,
  known: readonly string[],
): { names: string[]; unknown: string[] } {
  const given = words
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "" && word !== "and");
  if (given.includes("all") || given.includes("everything")) return { names: [...known], unknown: [] };
  const names = given.map((word) => known.find((name) => name === word.replace(/-/g, "_")) ?? word);
  return {
    names: names.filter((name) => known.includes(name)),
    unknown: names.filter((name) => !known.includes(name)),
  };
}

/** Checked options as preferences; those not given are absent. */
export function toPreferences(
  options: Parameters<typeof toRequest>[0] & { language?: string; card?: string },
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
    ...(options.card === undefined ? {} : { card: options.card === "quiet" ? "quiet" : "live" }),
  };
}

/** Preferences as lines of a list; those not chosen say so. `card` is a person's alone. */
export function sayPreferences(
  preferences: Preferences,
  whose: "person" | "group",
): { text: string; detail?: string }[] {
  const say = (name: keyof Preferences, unit = "") => ({
    text: `${name}: ${preferences[name] === undefined ? "not set" : `${preferences[name]}${unit}`}`,
  });
  return [
    say("seconds", " s"),
    say("aspect"),
    say("resolution"),
    say("style"),
    say("model"),
    {
      text: `sound: ${preferences.sound === undefined ? "not set" : preferences.sound.join(", ") || "none"}`,
    },
    say("voice"),
    say("captions"),
    say("language"),
    ...(whose === "person" ? [say("card")] : []),
  ];
}
