import type { InlineKeyboardMarkup } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import { UserMistake } from "../../src/core/errors.ts";
import { VOICES, voiceById } from "../../src/core/film/voices.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Surface } from "../../src/core/surface.ts";
import {
  chosenOf,
  type Setting,
  type Settings,
  settingsOf,
  type Tap,
  type Whose,
} from "../../src/core/talk/settings.ts";
import { settingsData } from "./button-data.ts";
import { shorten, tame } from "./harmless-words.ts";
import { rows } from "./keyboard.ts";
import { createText, type RichText, TEXT_MAX } from "./rich-text.ts";

/** A screen of the menu: one message whose buttons lead on. */
export interface Screen extends RichText {
  reply_markup: InlineKeyboardMarkup;
}

interface Offer {
  value: string;
  label: string;
  chosen: boolean;
}

/** In callback data: nothing chosen, and a number to be typed. */
const NONE = "-";
const TYPED = "?";
const DATA_MAX_BYTES = 64;
const OFFERED_MAX = 40;

type Tapped = Setting & { tap: Tap };
const tappedOf = (scope: Whose) =>
  settingsOf(scope).filter((setting): setting is Tapped => setting.tap !== undefined);

/** What a person, or a group for its administrators, chooses for good, as a keyboard to tap through. */
export function createSettingsMenu({
  studio,
}: {
  studio: Pick<
    Studio,
    "preferences" | "setPreferences" | "groupSettings" | "setGroupSettings" | "models" | "voices"
  >;
}) {
  interface At {
    scope: Whose;
    person: Person;
    surface: Surface;
  }

  async function current({ scope, person, surface }: At): Promise<Settings> {
    return scope === "group"
      ? studio.groupSettings(surface.platform, surface.group ?? surface.chat)
      : studio.preferences(person);
  }

  async function set(at: At, change: Record<string, unknown>): Promise<void> {
    if (at.scope === "group") {
      type Change = Parameters<Studio["setGroupSettings"]>[2];
      const { platform, group, chat } = at.surface;
      await studio.setGroupSettings(platform, group ?? chat, change as Change, at.person);
    } else {
      type Change = Parameters<Studio["setPreferences"]>[1];
      await studio.setPreferences(at.person, change as Change);
    }
  }

  async function offers(setting: Tapped, at: At): Promise<Offer[]> {
    const { field, tap } = setting;
    const now = (await current(at))[field];
    const chosen = Array.isArray(now) ? now.map(String) : [String(now)];
    const offer = (value: string, label = value): Offer => ({
      ...{ value, label, chosen: chosen.includes(value) },
    });
    switch (tap.kind) {
      case "a number":
        return tap.offered.map((number) => offer(String(number), `${number}${tap.unit}`));
      case "one of":
      case "several of":
        return tap.choices.map(({ value, label }) => offer(value, label));
      case "a voice": {
        const ofModel = (await studio.voices.ofModel())?.names ?? [];
        return [...VOICES.map(({ id, label }) => offer(id, label)), ...ofModel.map((name) => offer(name))]
          .filter((one) => fits(setting, at, one))
          .slice(0, OFFERED_MAX);
      }
      case "a model":
      case "several models": {
        const models = (await studio.models(at.person, at.surface)).filter(({ kind }) => kind === "video");
        return models
          .map(({ id, label }) => offer(id, label))
          .filter((one) => fits(setting, at, one))
          .slice(0, OFFERED_MAX);
      }
    }
  }

  const fits = ({ name }: Setting, at: At, { value }: Offer) =>
    Buffer.byteLength(settingsData(at.scope, name, value)) <= DATA_MAX_BYTES;

  function settingOf(name: string | undefined, scope: Whose): Tapped {
    const setting = tappedOf(scope).find((one) => one.name === name);
    if (!setting)
      throw new UserMistake("no-such-setting", "There is no such setting. Please open /settings again.");
    return setting;
  }

  /** As its button says it; what was typed elsewhere and is no button's, as it was typed. */
  function say(setting: Tapped, settings: Settings): string {
    const { tap, unset } = setting;
    const chosen = chosenOf(setting, settings) ?? unset;
    if (tap.kind === "a voice") return voiceById(chosen)?.label ?? chosen;
    if (tap.kind === "one of") return tap.choices.find(({ value }) => value === chosen)?.label ?? chosen;
    return tap.kind === "a number" && chosen !== unset ? `${chosen}${tap.unit}` : chosen;
  }

  async function overview(at: At): Promise<Screen> {
    const settings = await current(at);
    const tapped = tappedOf(at.scope);
    const text = createText().add(at.scope === "group" ? "Settings of this group" : "Your settings", "bold");
    tapped.forEach((setting, index) => {
      text.line(`${setting.label}: `, undefined, index === 0 ? 2 : 1).add(say(setting, settings), "bold");
    });
    text.line(
      at.scope === "group"
        ? "Only administrators can change these. What a person has chosen for themselves goes before the group's usual length, shape, size, style and model."
        : "What is not set follows the group or the bot. What you say with /video always goes first.",
      "italic",
      2,
    );
    const buttons = tapped.map(({ name, label }) => ({
      text: label,
      callback_data: settingsData(at.scope, name),
    }));
    return { ...text.done(TEXT_MAX), reply_markup: { inline_keyboard: rows(buttons, 3) } };
  }

  async function choosing(setting: Tapped, at: At): Promise<Screen> {
    const { name, label, note, tap } = setting;
    const settings = await current(at);
    const how = {
      "several models": "Tap models to allow or forbid them.",
      "several of": "Tap to add or take away.",
    };
    const text = createText()
      .add(label, "bold")
      .line(`Now: ${say(setting, settings)}. ${how[tap.kind as keyof typeof how] ?? "Tap to choose."}`);
    if (note) text.line(note, "italic");
    const buttons = (await offers(setting, at)).map((offer) => ({
      text: shorten(tame(`${offer.label}${offer.chosen ? " (chosen)" : ""}`), 40),
      callback_data: settingsData(at.scope, name, offer.value),
    }));
    const last = [
      {
        text: tap.kind === "several models" ? "Allow all" : "Not set",
        callback_data: settingsData(at.scope, name, NONE),
      },
      ...(tap.kind === "a number"
        ? [{ text: "Other…", callback_data: settingsData(at.scope, name, TYPED) }]
        : []),
      { text: "« Back", callback_data: settingsData(at.scope) },
    ];
    return { ...text.done(TEXT_MAX), reply_markup: { inline_keyboard: [...rows(buttons, 3), last] } };
  }

  function readNumber({ label, tap }: Tapped, typed: string): number {
    const { min, max } = tap.kind === "a number" ? tap : { min: 0, max: 0 };
    const number = Number(/^\s*(\d{1,9})\s*(s|sec|seconds|credits)?\s*$/i.exec(typed)?.[1] ?? Number.NaN);
    if (number >= min && number <= max) return number;
    throw new UserMistake(
      "bad-value",
      `${label} must be a whole number from ${min} to ${max}. Please send just the number.`,
    );
  }

  return {
    open: overview,

    /** What a tap leads to: another screen, or the question for a number to be typed. */
    async tap(
      path: readonly string[],
      at: At,
    ): Promise<{ screen: Screen } | { ask: { field: string; question: string } }> {
      const [, name, ...rest] = path;
      if (name === undefined) return { screen: await overview(at) };
      const setting = settingOf(name, at.scope);
      const { field, label, tap } = setting;
      if (rest.length === 0) return { screen: await choosing(setting, at) };
      const value = rest.join(":");
      if (value === TYPED && tap.kind === "a number")
        return {
          ask: { field: name, question: `${label}: which number, from ${tap.min} to ${tap.max}?` },
        };
      if (value === NONE) {
        await set(at, { [field]: null });
        return { screen: await overview(at) };
      }
      const offered = await offers(setting, at);
      if (!offered.some((offer) => offer.value === value)) {
        throw new UserMistake("bad-value", "That can't be chosen any more. Please open /settings again.");
      }
      if (tap.kind === "several models" || tap.kind === "several of") {
        const chosen = new Set(offered.filter((offer) => offer.chosen).map((offer) => offer.value));
        if (!chosen.delete(value)) chosen.add(value);
        // No model at all allowed would be a group without films; no part of the sound is a silent film.
        const none = tap.kind === "several models" && chosen.size === 0;
        await set(at, { [field]: none ? null : [...chosen] });
        return { screen: await choosing(setting, at) };
      }
      await set(at, { [field]: tap.kind === "a number" ? Number(value) : value });
      return { screen: await overview(at) };
    },

    /** A number that was typed for a field. */
    async typed(name: string, text: string, at: At): Promise<Screen> {
      const setting = settingOf(name, at.scope);
      await set(at, { [setting.field]: readNumber(setting, text) });
      return overview(at);
    },
  };
}

export type SettingsMenu = ReturnType<typeof createSettingsMenu>;

export function isScope(word: string | undefined): word is Whose {
  return word === "person" || word === "group";
}
