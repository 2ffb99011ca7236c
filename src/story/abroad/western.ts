import { withLight, withSeason, withWeather } from "../merge-words.ts";
import { toEnglishOrder } from "../order-phrases.ts";
import { isEnglish } from "../said-elsewhere.ts";
import { capital, splitSentences } from "../sentences.ts";
import { cut, type Phrase, phraseWith, put, subjectOf, within } from "./phrase.ts";
import { ENDS, IN_ENGLISH, type Reading, type Told } from "./reading.ts";
import type { Setting, Tongue, Weather } from "./tongue.ts";

/** One order in a language that parts its words by spaces. */
export function tellClause(told: Told, clause: string, tongue: Tongue): Reading {
  const said = clause
    .trim()
    .replace(/[.!?…¡¿]+/gu, "")
    .trim();
  const core = coreOf(said, tongue);
  if (core === "" || tongue.talk.test(core)) return undefined;
  const setting = readSetting(core, tongue);
  if (setting !== undefined) return { ...told, text: setting(told.text) };
  // Of a film in another language only the sky and the hour are known.
  if (!isToldIn(told.text, tongue)) return undefined;
  let unsure = false;
  for (const read of [swapped, becomes, painted, counted, gone, placed, added]) {
    for (const words of new Set([said, core])) {
      const reading = read(told, words, tongue);
      if (reading === "unsure") unsure = true;
      else if (reading !== undefined) return reading;
    }
  }
  return unsure ? "unsure" : undefined;
}

/** An order without the words by which it is asked for. */
function coreOf(said: string, { lead, tail }: Tongue): string {
  let core = said;
  for (let round = 0; round < 3; round += 1) core = core.replace(tail, "").replace(lead, "").trim();
  return core;
}

const whole = (pattern: string, words: string) => new RegExp(`^(?:${pattern})$`, "iu").test(words);

type Tell = (text: string) => string;

/** An hour, a season or a weather that is named. */
function readSetting(words: string, tongue: Tongue): Tell | undefined {
  const named = ({ forms, names, phrase }: Setting) =>
    whole(forms, words)
      ? words.toLowerCase() === words
        ? words
        : uncapital(words)
      : whole(names, words)
        ? phrase
        : undefined;
  for (const [group, tell] of [
    [tongue.hours, withLight],
    [tongue.seasons, withSeason],
  ] as const) {
    for (const setting of group) {
      const phrase = named(setting);
      if (phrase === undefined) continue;
      return (text) => {
        if (isEnglish(text)) return tell(text, setting.english);
        const thawed =
          group === tongue.seasons && setting.english !== "winter"
            ? withoutSky(text, [tongue.weather.snow])
            : text;
        return inThePlaceOf(
          thawed,
          group.map(({ forms }) => forms),
          phrase,
        );
      };
    }
  }
  for (const kind of Object.keys(tongue.weather) as Weather[]) {
    const weather = tongue.weather[kind];
    const phrase = named(weather);
    if (phrase === undefined) continue;
    return (text) => {
      if (isEnglish(text)) return withWeather(text, IN_ENGLISH[kind]);
      const ended = ENDS[kind].map((other) => tongue.weather[other]);
      const pattern = [weather, ...ended].map(({ forms }) => forms);
      return inThePlaceOf(withoutLike(text, ended), pattern, phrase);
    };
  }
  return undefined;
}

const isToldIn = (text: string, { marks }: Tongue) => marks.test(text) && !isEnglish(text);

/** A phrase in the place of the first that fits, or at the end of the first sentence. */
function inThePlaceOf(text: string, patterns: readonly string[], phrase: string): string {
  const found = within(text, patterns.join("|"));
  return found === undefined ? appended(text, phrase) : put(text, found, phrase);
}

/** At the end of the first sentence. */
function appended(text: string, phrase: string, joint = " "): string {
  const first = splitSentences(text)[0] ?? "";
  const end = text.indexOf(first) + first.length;
  const stop = /[.!?…]+["”»]?$/u.exec(first)?.[0] ?? "";
  const body = text.slice(0, end - stop.length).trimEnd();
  return `${body}${body === "" ? "" : joint}${body === "" ? capital(phrase) : phrase}${stop}${text.slice(end)}`;
}

function withoutLike(text: string, skies: readonly Setting[]): string {
  return skies.reduce(
    (rest, { like }) =>
      like === undefined ? rest : rest.replace(new RegExp(` (?:${like})(?!\\p{L})`, "giu"), ""),
    text,
  );
}

function withoutSky(text: string, skies: readonly Setting[]): string {
  return skies.reduce(
    (rest, { forms }) => {
      const found = within(rest, forms);
      return found === undefined ? rest : cut(rest, found);
    },
    withoutLike(text, skies),
  );
}

function swapped(told: Told, words: string, tongue: Tongue): Reading {
  let unsure = false;
  for (const { form, goes } of tongue.swaps) {
    const [, first, second] = form.exec(words) ?? [];
    if (first === undefined || second === undefined) continue;
    const [from, to] = goes === 1 ? [first, second] : [second, first];
    // "10 seconds instead of 5": a setting.
    if (/\d/u.test(words) || from.split(" ").length > MOST_NAMED) continue;
    const text = swap(told.text, from, coreOf(to, tongue), tongue);
    if (text !== undefined) return { ...told, text };
    unsure ||= !whole(tongue.colours, from);
  }
  // What isn't there to go is only added, where one is named for the other.
  return unsure && toEnglishOrder(words) === undefined ? "unsure" : undefined;
}

/** In more words nobody names what is to go. */
const MOST_NAMED = 4;

function swap(text: string, from: string, to: string, tongue: Tongue): string | undefined {
  if (to === "" || tongue.talk.test(to) || tongue.talk.test(from)) return undefined;
  // "black, not orange", "a pink car instead of a blue one": it is the colour that changes.
  if (whole(tongue.colours, from)) {
    const told = painted({ text, negative: [] }, to, tongue);
    return told === undefined || told === "unsure" ? undefined : told.text;
  }
  const sky = readSetting(to, tongue);
  if (sky !== undefined) {
    const gone = skyNamed(from, tongue);
    if (gone !== undefined) return sky(text) === text ? undefined : withoutSky(sky(text), [gone]);
    if (hourNamed(from, tongue)) return sky(text);
  }
  const found = phraseWith(text, from, tongue);
  return found === undefined ? undefined : replaced(text, found, to, tongue);
}

/** One phrase for another: with the words that lead to it where the other brings its own. */
function replaced(text: string, found: Phrase, to: string, tongue: Tongue): string | undefined {
  const [first = "", ...rest] = to.split(/\s+/u);
  const contracted = tongue.contractions[found.determiner.toLowerCase()];
  if (tongue.prepositions.test(first) && rest.length > 0) {
    if (contracted !== undefined) return put(text, found.all, to);
    return found.led === undefined ? undefined : put(text, { at: found.led.at, end: found.all.end }, to);
  }
  const isOwn = tongue.determiners.test(first) && rest.length > 0;
  if (!isOwn) return rest.length === 0 ? put(text, found.noun, to) : put(text, found.bare, to);
  const named = uncapital(to);
  const fitted = tongue.fitted?.(named, found.determiner) ?? named;
  return put(text, found.all, contracted === undefined ? fitted : `${contracted} ${fitted}`);
}

function becomes(told: Told, words: string, tongue: Tongue): Reading {
  for (const form of tongue.becomes) {
    const to = form.exec(words)?.[1];
    if (to === undefined) continue;
    const who = subjectOf(told.text, tongue);
    if (who === undefined || tongue.talk.test(to)) return "unsure";
    const text = replaced(told.text, who, coreOf(to, { ...tongue, lead: /^$/u }), tongue);
    return text === undefined ? "unsure" : { ...told, text };
  }
  return undefined;
}

function painted(told: Told, words: string, tongue: Tongue): Reading {
  for (const form of [...tongue.painted, ...tongue.paintedAlone]) {
    const { what, colour } = form.exec(words)?.groups ?? {};
    if (colour === undefined) continue;
    const found = what === undefined ? subjectOf(told.text, tongue) : phraseWith(told.text, what, tongue);
    if (found === undefined) {
      if (what === undefined) return undefined;
      continue;
    }
    return { ...told, text: coloured(told.text, found, colour, tongue) };
  }
  return undefined;
}

function coloured(text: string, found: Phrase, colour: string, tongue: Tongue): string {
  const phrase = text.slice(found.all.at, found.all.end);
  const before = within(phrase, tongue.colours);
  if (before !== undefined) {
    const now = tongue.recoloured(phrase.slice(before.at, before.end), colour);
    return put(text, found.all, put(phrase, before, now));
  }
  const noun = text.slice(found.noun.at, found.noun.end);
  return put(text, found.noun, tongue.withColour(noun, colour));
}

function counted(told: Told, words: string, tongue: Tongue): Reading {
  const [, number, noun] = tongue.counted.exec(words) ?? [];
  if (number === undefined || noun === undefined) return undefined;
  const found = phraseWith(told.text, noun, tongue);
  if (found === undefined) return undefined;
  const phrase = told.text.slice(found.all.at, found.all.end);
  const kept = put(phrase, { at: found.noun.at - found.all.at, end: found.noun.end - found.all.at }, noun);
  const rest = found.determiner === "" ? kept : kept.slice(found.determiner.length).trimStart();
  const contracted = tongue.contractions[found.determiner.toLowerCase()];
  const now = `${contracted === undefined ? "" : `${contracted} `}${number} ${rest}`;
  return now.toLowerCase() === phrase.toLowerCase()
    ? undefined
    : { ...told, text: put(told.text, found.all, now) };
}

function gone(told: Told, words: string, tongue: Tongue): Reading {
  for (const form of tongue.removals) {
    const what = form.exec(words)?.[1]?.replace(tongue.tail, "").trim();
    if (what === undefined) continue;
    const sky = skyNamed(what, tongue);
    const found = phraseWith(told.text, what, tongue);
    const negative = [...new Set([...told.negative, what])];
    if (sky !== undefined) return { text: withoutSky(told.text, [sky]), negative };
    if (found === undefined) return tongue.seen.test(what) ? { ...told, negative } : undefined;
    const besides = found.besides;
    return besides === undefined ? undefined : { text: cut(told.text, besides), negative };
  }
  return undefined;
}

function skyNamed(words: string, { weather }: Tongue): Setting | undefined {
  const bare = words.replace(
    /^(?:de[rmn]|die|das|el|la|le|l['’]|les|o|a|un|una|une|uma) ?(?=\p{L}{3})/iu,
    "",
  );
  return Object.values(weather).find(({ forms, names }) => whole(names, bare) || whole(forms, words));
}

function hourNamed(words: string, { hours, seasons }: Tongue): boolean {
  return [...hours, ...seasons].some(({ forms, names }) => whole(forms, words) || whole(names, words));
}

function placed(told: Told, words: string, tongue: Tongue): Reading {
  const isPlace = whole(tongue.place, words);
  const isCity = new RegExp(`^(?:${tongue.city})$`, "u").test(words);
  if (!isPlace && !isCity) return undefined;
  const found = within(told.text, tongue.place) ?? within(told.text, tongue.city, "u");
  const text = found === undefined ? appended(told.text, words) : put(told.text, found, words);
  return { ...told, text };
}

const MOST_WORDS = 9;

function added(told: Told, words: string, tongue: Tongue): Reading {
  if (!tongue.addition.test(words) || words.split(/\s+/u).length > MOST_WORDS) return undefined;
  return { ...told, text: appended(told.text, words) };
}

/** A few words after an order that only tell what is seen: "Nebel weg, blauer Himmel". */
export function tellBesides(told: Told, words: string, tongue: Tongue): Told | undefined {
  const isNamed =
    words.split(/\s+/u).length <= MOST_NAMED && !tongue.talk.test(words) && !tongue.lead.test(`${words} `);
  return isNamed && /\p{L}{3}/u.test(words) ? { ...told, text: appended(told.text, words, ", ") } : undefined;
}

const uncapital = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
