import { type Part, partsOf } from "../story/film-parts.ts";
import { withDetail, withLight, withPlace, withSeason, withWeather } from "../story/merge-words.ts";
import { isSeenNoun, lastWord, readNounPhrase, withArticles, withPart } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { PREPOSITIONS } from "../story/noun-phrase.ts";
import { IS_PLACE_NAME, PLACE_NAME } from "../story/place-names.ts";
import { A_PLACE, LIGHT, PLACE, TIME_OF_DAY, WEATHER as WEATHER_WORDS } from "../story/places.ts";
import { capital } from "../story/sentences.ts";
import { FAIR, withoutOpposite } from "./opposites.ts";

export const SEASONS =
  /^(?:(?:in|during|at|around) )?(?:the )?((?:(?:deep|late|early|high|mid|full|the (?:dead|middle|depths) of|a snowy|a hot) ?-?)?(?:winter|summer|spring|autumn|halloween|christmas|january|february|april|june|july|august|september|october|november|december)|fall|(?<=in )(?:march|may))(?:[- ]?time)?$/iu;
export const WEATHER: Record<string, string> = {
  rainy: "in the rain",
  raining: "in the rain",
  snowy: "in falling snow",
  snowing: "in falling snow",
  foggy: "in the fog",
  misty: "in the mist",
  sunny: "in bright sunlight",
  stormy: "in a storm",
  windy: "in strong wind",
  cloudy: "under a cloudy sky",
  overcast: "under a cloudy sky",
  snow: "in falling snow",
  rain: "in the rain",
  fog: "in the fog",
  mist: "in the mist",
  sun: "in bright sunlight",
  sunshine: "in bright sunlight",
};
const LED =
  /^(?:set )?((?:in|on|at|under|inside|near|above|beneath|beside|over|through|across|along|by|behind|around|next to|in front of|outside|between)\s.+)$/iu;
const DAYTIME =
  /^(?:in )?(?:the )?(?:middle of the day|broad daylight|full sunlight|bright day(?:light)?|high noon)$/iu;
const MOONLIT =
  /^(?:(?:under|beneath|by|in) )?(?:an? |the )?(?:(?:full|blood|crescent|new|big|huge|giant) moon(?:light)?|starry (?:sky|night)|moonlit night|night sky)$/iu;

/** A time, a weather, a season or a place, and how the film is told with it. `isInstead`: in the place of the one there is, whatever leads to it. */
export function settled(told: string, said: string, isInstead = false): string | undefined {
  const [core = "", besides = ""] = splitAtWith(said.trim());
  const set = settingOf(FAIR.test(core) ? told : withoutOpposite(told, core), core, isInstead);
  if (set === undefined) return undefined;
  return besides === "" ? set : withDetail(set, besides);
}

/** "at midnight with the beam sweeping": when, and what is seen then. */
function splitAtWith(said: string): [string, string] {
  const at = / (?:with|while|as|and with|to reveal) /iu.exec(said);
  return at === null
    ? [said, ""]
    : [said.slice(0, at.index), said.slice(at.index + 1).replace(/^and /iu, "")];
}

function settingOf(told: string, said: string, isInstead: boolean): string | undefined {
  const [, sky] = A_DAY.exec(said) ?? [];
  if (sky !== undefined) return settingOf(told, sky, isInstead);
  const weather = WEATHER[said.toLowerCase()];
  if (weather !== undefined && (isInstead || !/^(?:snow|rain|fog|mist|sun)$/iu.test(said)))
    return weatherAnew(told, said) ?? inWeather(told, weather, isInstead);
  const [out = "", besides = ""] = OUT.exec(said) ?? [];
  if (out !== "" && PLACE.test(told)) {
    const outside = withPlace(told, out.slice(0, out.length - besides.length).trim());
    return besides === "" ? outside : (settled(outside, besides, true) ?? withDetail(outside, besides));
  }
  if (FAIR.test(said)) return undefined;
  const [, shortly, sun] = SHORTLY.exec(said) ?? [];
  if (sun !== undefined)
    return withLight(told, `shortly ${shortly} ${sun}`).replace(/ (?:at|in|by) (?=shortly )/iu, " ");
  if (/^(?:day|day ?time)$/iu.test(said)) return withLight(told, "by day");
  if (DAYTIME.test(said)) return withLight(told, "in broad daylight").replace("at in broad", "in broad");
  if (MOONLIT.test(said)) return moonlit(told, said);
  const season = SEASONS.exec(said)?.[1];
  if (season !== undefined) {
    const thawed = /winter|christmas|december|january|february/iu.test(season)
      ? told
      : told.replace(WINTRY, "");
    return withArticles(withSeason(thawed, season.toLowerCase()));
  }
  const light = LIGHT.exec(said);
  if (light !== null && light[0].trim().length === said.length)
    return isWeatherOnly(said) ? inWeather(told, ledIn(said), isInstead) : withLight(told, ledIn(said));
  return placed(told, said, isInstead);
}

/** "20 min before sunrise" */
const SHORTLY =
  /^(?:(?:like|about|around|maybe) )?(?:\d+|an?|a few|some|ten|twenty|thirty|half an|just|right|shortly) ?(?:min(?:ute)?s?|hours?)? ?(before|after) (sunrise|sunset|dawn|dusk|midnight|noon)$/iu;
/** "outside at night" */
const OUT = /^(?:outside|outdoors)(?: ((?:in|at|on|under|by) .{2,60}))?$/iu;
/** "rainy day" */
const A_DAY = /^(?:an? |on an? )?(rainy|snowy|foggy|misty|stormy|windy|cloudy|overcast) (?:day|weather)$/iu;

const FINE = "sunny|clear|calm|cloudless|still";
const FINE_ALONE = new RegExp(`(?<!\\p{L})(?:${FINE})(?= \\p{L})`, "giu");
/** Weather that ends with another: fog may lie over snow. */
const ENDS: Record<string, RegExp> = {
  sunny: /(?<!\p{L})(?:rainy|stormy|foggy|misty|cloudy|overcast)(?= \p{L})/giu,
  rainy: new RegExp(`(?<!\\p{L})(?:${FINE}|snowy)(?= \\p{L})`, "giu"),
  snowy: /(?<!\p{L})rainy(?= \p{L})/giu,
  stormy: FINE_ALONE,
  foggy: FINE_ALONE,
  misty: FINE_ALONE,
  cloudy: FINE_ALONE,
  overcast: FINE_ALONE,
};

/** "a rainy park" is a sunny one. */
function weatherAnew(told: string, said: string): string | undefined {
  const weather = said.toLowerCase();
  const anew = told.replace(ENDS[weather] ?? /(?!)/u, (old) =>
    /^\p{Lu}/u.test(old) ? capital(weather) : weather,
  );
  return anew === told ? undefined : withArticles(anew);
}

/** What is seen of the winter alone. */
const WINTRY = /(?<!\p{L})(?:snowy|icy|frozen|snow-covered|frosty|wintry) (?=\p{L})/giu;

const isWeatherOnly = (said: string) => WEATHER_WORDS.test(said) && !TIME_OF_DAY.test(said);

function inWeather(told: string, weather: string, isInstead: boolean): string {
  return isInstead ? withWeather(told, weather) : withLight(told, weather);
}

/** By the moon it is night, whatever hour it was. */
function moonlit(told: string, said: string): string {
  const led = /^(?:under|beneath|by|in) /iu.test(said)
    ? said
    : `under ${/^(?:an?|the) /iu.test(said) ? "" : "a "}${said}`;
  const hour = TIME_OF_DAY.exec(told);
  if (hour === null || /night|moon|star/iu.test(hour[0])) return withDetail(told, led);
  return withDetail(withLight(told, "at night"), led);
}

function placed(told: string, said: string, isInstead: boolean): string | undefined {
  const led = LED.exec(said)?.[1];
  const bare = (led ?? said).replace(/^\p{L}+(?: to| front of)? /iu, led === undefined ? "$&" : "");
  const where = bare.replace(/^(?:an?|the|some) /iu, "");
  const isName = IS_PLACE_NAME.test(where);
  if (led === undefined && !isInstead && !isName) return undefined;
  const words = where.split(/\s+/u);
  if (words.length > 8 || words.some((word) => /[,;]/u.test(word))) return undefined;
  const last = readNounPhrase(where)?.noun ?? words[firstPreposition(words) - 1] ?? "";
  const isVehicle = led === undefined && kindOfNoun(last) === "vehicle";
  const isPlace = isName || ENDS_IN_A_NAME.test(where) || (A_PLACE.test(last) && !isVehicle);
  if (
    !isPlace ||
    / ?(?<!\p{L})(?:not|instead|rather)(?!\p{L})|:/iu.test(said) ||
    (led === undefined && /^(?:his|her|its|their|another|more) /iu.test(said))
  )
    return undefined;
  const phrase =
    led ??
    `${leads(last, isName)} ${isName || /^(?:an?|the|some) /iu.test(said) || /[^s]s$/u.test(last) || PLACE_NAME.test(where) ? "" : article(where)}${said}`.replace(
      /\s+/gu,
      " ",
    );
  if (isName) return named(told, where, phrase, isInstead);
  if (!isInstead && led === undefined) return undefined;
  const around = PLACE.test(told) ? undefined : whereabouts(told);
  // By itself only for what is seen of another place: "in a concert hall", and no "in a hurry".
  const isSeen =
    around !== undefined &&
    isSeenNoun(lastWord(around.text)) &&
    kindOfNoun(lastWord(around.text)) === undefined;
  const other = isInstead || (isSeen && /^(?:in|inside) /iu.test(phrase)) ? around : undefined;
  return other === undefined ? withPlace(told, phrase) : withPart(told, other, phrase);
}

const LEAPS = /^(?:jump|leap|hop|vault|step|climb)$/u;
const LEADS_THERE =
  /(?<!\p{L})(?:in|on|at|through|across|over|down|along|inside|near|under|beneath|into|up) (?=((?:(?:an?|the|his|her|its|their) )?[^,.;:!?]+))/giu;

/** Where it plays, though it is no place that is known: "in a chapel", and no "in a hat", "in slow motion". */
function whereabouts(told: string): Part | undefined {
  const leaps = LEAPS.test(partsOf(told)?.deed?.verb ?? "");
  for (const match of told.matchAll(LEADS_THERE)) {
    // "jumps over a fence": what is leapt over
    if (leaps && /^(?:over|through|across)(?!\p{L})/iu.test(match[0])) continue;
    const where = readNounPhrase(match[1] ?? "");
    if (where === undefined || where.determiner === "") continue;
    const kind = kindOfNoun(where.noun);
    if (kind !== undefined && kind !== "furniture") continue;
    const led = `${match[0]}${match[1] ?? ""}`;
    const text = led.slice(0, led.length - (where.after === "" ? 0 : where.after.length + 1));
    if (!NOWHERE.test(text)) return { at: match.index, text };
  }
  return undefined;
}

const NOWHERE = new RegExp(
  `${LIGHT.source}|(?<!\\p{L})(?:style|look|mood|motion|colou?rs?|front|middle|background|distance|arms?|hands?|lap|head|shoulder)(?!\\p{L})`,
  "iu",
);

const ENDS_IN_A_NAME = new RegExp(`${PLACE_NAME.source}$`, "iu");

function firstPreposition(words: readonly string[]): number {
  const at = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word.toLowerCase()));
  return at === -1 ? words.length : at;
}

const article = (where: string) =>
  ONE_OF_A_KIND.test(where) ? "the " : /^[aeiou]/iu.test(where) ? "an " : "a ";
const ONE_OF_A_KIND = /^(?:moon|sun|sky|sea|ocean|universe|countryside|woods|mountains|jungle|rain)$/iu;

/** "on a beach", "in a forest". */
export function leads(place: string, isName = false): string {
  if (/^(?:mars|venus|jupiter|saturn|pluto|neptune|bali|hawaii)$/iu.test(place)) return "on";
  if (isName) return "in";
  return /^(?:beach|shore|coast|hill|mountain|street|road|highway|bridge|island|cliff|roof|rooftop|stage|balcony|porch|pier|moon|planet|farm|train|ship|boat|plaza|square|prairie|tundra|glacier)s?$/iu.test(
    place,
  )
    ? "on"
    : /^(?:sea|lake|river)$/iu.test(place)
      ? "at"
      : "in";
}

const ANOTHER_WORLD = /^(?:mars|venus|jupiter|saturn|pluto|neptune|mercury)$/iu;

/** A city or a country: for another one, or beside the place that is told. */
function named(told: string, name: string, phrase: string, isInstead: boolean): string {
  const other = PLACE_NAME.exec(told);
  const said = /^\p{Ll}/u.test(name) && /^\p{Lu}/u.test(other?.[0] ?? "a") ? capital(name) : name;
  if (other !== null) return told.replace(other[0], said).replace(/\bthe (?=mars\b|venus\b)/giu, "");
  const place = PLACE.exec(told);
  if (
    place !== null &&
    (isInstead || ANOTHER_WORLD.test(name)) &&
    /(?:meadow|field|forest|desert|beach|sea|ocean|mountain|moon|planet|space)s?$/iu.test(place[0])
  )
    return withPlace(told, phrase);
  if (place !== null) {
    const end = place.index + place[0].length;
    return `${told.slice(0, end)} ${phrase}${told.slice(end)}`;
  }
  return withDetail(told, phrase);
}

/** "night" as it is said inside a sentence: "at night". */
function ledIn(light: string): string {
  if (/^(?:at|by|before|after|during|in|under)\s/iu.test(light)) return light;
  const bare = light.replace(/^(?:the|an?)\s+/iu, "");
  if (/(?:light)$/iu.test(bare) && !/\s/u.test(bare)) return `in ${bare}`;
  if (/(?:morning|afternoon|evening|rain|fog|mist|snowfall|daytime)$/iu.test(bare)) return `in the ${bare}`;
  if (/(?:storm|blizzard|sky|aurora|rainstorm)$/iu.test(bare)) return `in a ${bare}`;
  if (/light$/iu.test(bare)) return `in ${bare}`;
  return `at ${bare.replace(/night ?(?:time)$/iu, "night")}`;
}
