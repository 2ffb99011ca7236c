import type { InlineKeyboardMarkup } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import { UserMistake } from "../../src/core/errors.ts";
import { ASPECTS, RESOLUTIONS } from "../../src/core/film/picture.ts";
import { SECONDS_MAX, SECONDS_MIN } from "../../src/core/film/request.ts";
import { STYLE_IDS, STYLES } from "../../src/core/film/style.ts";
import type { GroupSettings, Preferences, Studio } from "../../src/core/ports/studio.ts";
import type { Surface } from "../../src/core/surface.ts";
import { rows, settingsData } from "./keyboard.ts";
import { createText, type RichText, shorten, TEXT_MAX, tame } from "./text.ts";

export type Scope = "person" | "group";

/** A screen of the menu: one message whose buttons lead on. */
export interface Screen extends RichText {
  reply_markup: InlineKeyboardMarkup;
}

interface Offer {
  value: string;
  label: string;
  chosen: boolean;
}

type Settings = GroupSettings & Preferences;

interface Field {
  name: keyof Settings;
  label: string;
  /** Groups have some of their own. */
  scopes: readonly Scope[];
  /** What choosing does, where that is not plain. */
  note?: string;
  /** Numbers may also be typed. */
  numbers?: { min: number; max: number; offered: readonly number[]; unit: string };
}

const BOTH: readonly Scope[] = ["person", "group"];
const FIELDS: Record<string, Field> = {
  len: {
    name: "seconds",
    label: "Length",
    scopes: BOTH,
    numbers: { min: SECONDS_MIN, max: SECONDS_MAX, offered: [3, 5, 8, 10, 15, 20, 30, 45, 60], unit: " s" },
  },
  shape: { name: "aspect", label: "Shape", scopes: BOTH },
  size: { name: "resolution", label: "Size", scopes: BOTH },
  style: { name: "style", label: "Style", scopes: BOTH },
  model: { name: "model", label: "Model", scopes: BOTH },
  lang: {
    name: "language",
    label: "Language",
    scopes: BOTH,
    note: "The command menu and /help speak it; the rest is in English.",
  },
  card: {
    name: "card",
    label: "Cards",
    scopes: ["person"],
    note: "A quiet card changes only when the next step begins, and not with every bit of progress.",
  },
  who: { name: "askers", label: "Who may ask", scopes: ["group"] },
  day: {
    name: "creditsPerDay",
    label: "Credits a day",
    scopes: ["group"],
    numbers: { min: 0, max: 1_000_000, offered: [0, 60, 120, 300, 600, 1200, 3000], unit: "" },
  },
  models: { name: "models", label: "Models allowed", scopes: ["group"] },
};

const CARDS = { live: "Live", quiet: "Quiet" } as const;
const ASKERS = { everyone: "Everyone", managers: "Administrators only" } as const;

/** A language's own name for itself. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}

/** In callback data: nothing chosen, and a number to be typed. */
const NONE = "-";
const TYPED = "?";
const DATA_MAX_BYTES = 64;

/** What a person, or a group for its administrators, chooses for good, as a keyboard to tap through. */
export function createSettingsMenu({
  studio,
  languages,
}: {
  studio: Pick<Studio, "preferences" | "setPreferences" | "groupSettings" | "setGroupSettings" | "models">;
  languages: readonly string[];
}) {
  interface At {
    scope: Scope;
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

  async function offers(id: string, field: Field, at: At): Promise<Offer[]> {
    const now = (await current(at))[field.name];
    const offer = (value: string, label = value): Offer => ({ value, label, chosen: String(now) === value });
    if (field.numbers) {
      const { offered, unit } = field.numbers;
      return offered.map((number) => offer(String(number), `${number}${unit}`));
    }
    switch (field.name) {
      case "aspect":
        return ASPECTS.map((aspect) => offer(aspect));
      case "resolution":
        return RESOLUTIONS.map((resolution) => offer(resolution));
      case "style":
        return STYLE_IDS.map((style) => offer(style, STYLES[style].label));
      case "askers":
        return Object.entries(ASKERS).map(([value, label]) => offer(value, label));
      case "card":
        return Object.entries(CARDS).map(([value, label]) => offer(value, label));
      case "language":
        return ["en", ...languages].map((language) => offer(language, nameOf(language)));
      case "model":
      case "models": {
        const models = (await studio.models(at.person, at.surface)).filter(({ kind }) => kind === "video");
        const allowed = field.name === "models" ? (now as readonly string[] | undefined) : undefined;
        return models
          .filter((model) => Buffer.byteLength(settingsData(at.scope, id, model.id)) <= DATA_MAX_BYTES)
          .slice(0, 40)
          .map((model) => ({
            ...offer(model.id, model.label),
            ...(allowed ? { chosen: allowed.includes(model.id) } : {}),
          }));
      }
    }
    return [];
  }

  function fieldOf(id: string | undefined, scope: Scope): Field {
    const field = id === undefined || !Object.hasOwn(FIELDS, id) ? undefined : FIELDS[id];
    if (!field?.scopes.includes(scope))
      throw new UserMistake("no-such-setting", "There is no such setting. Please open /settings again.");
    return field;
  }

  function say(field: Field, settings: Settings): string {
    const value = settings[field.name];
    if (field.name === "askers") return ASKERS[settings.askers ?? "everyone"];
    if (field.name === "card") return CARDS[settings.card ?? "live"];
    if (value === undefined) return field.name === "models" ? "all" : "not set";
    if (field.name === "style") return STYLES[value as NonNullable<Preferences["style"]>].label;
    if (field.name === "language") return nameOf(String(value));
    return `${Array.isArray(value) ? value.join(", ") : String(value)}${field.numbers?.unit ?? ""}`;
  }

  async function overview(at: At): Promise<Screen> {
    const settings = await current(at);
    const fields = Object.entries(FIELDS).filter(([, field]) => field.scopes.includes(at.scope));
    const text = createText().add(at.scope === "group" ? "Settings of this group" : "Your settings", "bold");
    fields.forEach(([, field], index) => {
      text.line(`${field.label}: `, undefined, index === 0 ? 2 : 1).add(say(field, settings), "bold");
    });
    text.line(
      at.scope === "group"
        ? "Only administrators can change these. What a person has chosen for themselves goes before the group's usual length, shape, size, style and model."
        : "What is not set follows the group or the bot. What you say with /video always goes first.",
      "italic",
      2,
    );
    const buttons = fields.map(([id, field]) => ({
      text: field.label,
      callback_data: settingsData(at.scope, id),
    }));
    return { ...text.done(TEXT_MAX), reply_markup: { inline_keyboard: rows(buttons, 3) } };
  }

  async function choosing(id: string, at: At): Promise<Screen> {
    const field = fieldOf(id, at.scope);
    const settings = await current(at);
    const text = createText()
      .add(field.label, "bold")
      .line(
        `Now: ${say(field, settings)}. ${field.name === "models" ? "Tap models to allow or forbid them." : "Tap to choose."}`,
      );
    if (field.note) text.line(field.note, "italic");
    const buttons = (await offers(id, field, at)).map((offer) => ({
      text: shorten(tame(`${offer.label}${offer.chosen ? " (chosen)" : ""}`), 40),
      callback_data: settingsData(at.scope, id, offer.value),
    }));
    const last = [
      {
        text: field.name === "models" ? "Allow all" : "Not set",
        callback_data: settingsData(at.scope, id, NONE),
      },
      ...(field.numbers ? [{ text: "Other…", callback_data: settingsData(at.scope, id, TYPED) }] : []),
      { text: "« Back", callback_data: settingsData(at.scope) },
    ];
    return { ...text.done(TEXT_MAX), reply_markup: { inline_keyboard: [...rows(buttons, 3), last] } };
  }

  function readNumber(field: Field, typed: string): number {
    const { min, max } = field.numbers ?? { min: 0, max: 0 };
    const number = Number(/^\s*(\d{1,9})\s*(s|sec|seconds|credits)?\s*$/i.exec(typed)?.[1] ?? Number.NaN);
    if (number >= min && number <= max) return number;
    throw new UserMistake(
      "bad-value",
      `${field.label} must be a whole number from ${min} to ${max}. Please send just the number.`,
    );
  }

  return {
    open: overview,

    /** What a tap leads to: another screen, or the question for a number to be typed. */
    async tap(
      path: readonly string[],
      at: At,
    ): Promise<{ screen: Screen } | { ask: { field: string; question: string } }> {
      const [, id, ...rest] = path;
      if (id === undefined) return { screen: await overview(at) };
      const field = fieldOf(id, at.scope);
      if (rest.length === 0) return { screen: await choosing(id, at) };
      const value = rest.join(":");
      if (value === TYPED && field.numbers) {
        const { min, max } = field.numbers;
        return { ask: { field: id, question: `${field.label}: which number, from ${min} to ${max}?` } };
      }
      if (value === NONE) {
        await set(at, { [field.name]: null });
        return { screen: await overview(at) };
      }
      const offered = await offers(id, field, at);
      if (!offered.some((offer) => offer.value === value)) {
        throw new UserMistake("bad-value", "That can't be chosen any more. Please open /settings again.");
      }
      if (field.name === "models") {
        const chosen = new Set(offered.filter((offer) => offer.chosen).map((offer) => offer.value));
        if (!chosen.delete(value)) chosen.add(value);
        await set(at, { models: chosen.size === 0 ? null : [...chosen] });
        return { screen: await choosing(id, at) };
      }
      await set(at, { [field.name]: field.numbers ? Number(value) : value });
      return { screen: await overview(at) };
    },

    /** A number that was typed for a field. */
    async typed(id: string, text: string, at: At): Promise<Screen> {
      const field = fieldOf(id, at.scope);
      await set(at, { [field.name]: readNumber(field, text) });
      return overview(at);
    },
  };
}

export type SettingsMenu = ReturnType<typeof createSettingsMenu>;

export function isScope(word: string | undefined): word is Scope {
  return word === "person" || word === "group";
}
