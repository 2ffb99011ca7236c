import { asPattern } from "../../core/as-pattern.ts";
import { withLight, withSeason, withWeather } from "../merge-words.ts";
import { CJK, isEnglish } from "../said-elsewhere.ts";
import type { CloseTongue } from "./close-tongue.ts";
import { ENDS, IN_ENGLISH, type Reading, type Told } from "./reading.ts";
import type { Weather } from "./tongue.ts";

/** One order in a language without spaces. */
export function tellClose(told: Told, clause: string, tongue: CloseTongue): Reading {
  const said = clause
    .replace(/\s+/gu, "")
    .replace(/[.!?。！？]+$/u, "")
    .replace(tongue.tail, "")
    .replace(tongue.tail, "");
  const core = said.replace(tongue.lead, "");
  if (core === "" || tongue.talk.test(said)) return undefined;
  const setting = readSetting(core, tongue);
  if (setting !== undefined) return { ...told, text: setting(told.text) };
  if (!CJK.test(told.text)) return undefined;
  let unsure = false;
  for (const read of [painted, counted, swapped, gone, moved]) {
    for (const words of new Set([said, core])) {
      const reading = read(told, words, tongue);
      if (reading === "unsure") unsure = true;
      else if (reading !== undefined) return reading;
    }
  }
  return unsure ? "unsure" : undefined;
}

const isAll = (pattern: string, words: string) => new RegExp(`^(?:${pattern})$`, "u").test(words);

/** An hour, a season or a weather that is named, however it is asked for. */
function readSetting(words: string, tongue: CloseTongue): ((text: string) => string) | undefined {
  const named = words
    .replace(
      /^(?:改成|改为|改到|换成|换到|变成|设为|调成|调到|弄成|要|来一?个|来点|来一?场|下点|下|加点|加上|加|添加|增加)(?=.)/u,
      "",
    )
    .replace(/(?:を(?:降らせて|足して|加えて|追加して|入れて|つけて|増やして)|降らせて)$/u, "")
    .replace(tongue.becoming, "");
  for (const [group, tell] of [
    [tongue.hours, withLight],
    [tongue.seasons, withSeason],
  ] as const) {
    const found = group.find((one) => isAll(one.words, named) || isAll(one.words, words));
    if (found === undefined) continue;
    const what = isAll(found.words, words) ? words : named;
    return (text) => {
      if (!CJK.test(text))
        return isEnglish(text) ? tell(text, found.english) : `${what}${tongue.comma}${text}`;
      const before = new RegExp(
        `${tongue.begins}(?:${group.map((one) => one.words).join("|")})(?:时分)?(?=的|在|の|に|、|，|,|で)`,
        "u",
      );
      return before.test(text) ? text.replace(before, what) : `${what}${tongue.comma}${text}`;
    };
  }
  for (const kind of Object.keys(tongue.weather) as Weather[]) {
    const weather = tongue.weather[kind];
    if (!isAll(weather.named, named) && !isAll(weather.named, words)) continue;
    return (text) => {
      if (!CJK.test(text)) return withWeather(text, IN_ENGLISH[kind]);
      for (const other of [kind, ...ENDS[kind]]) {
        const before = toldOf(tongue.weather[other].told);
        const found = before.exec(text)?.[0];
        if (found === undefined) continue;
        const link = /[の的]$/u.exec(found)?.[0] ?? "";
        const day = tongue.comma === "，" && link === "" ? tongue.weather[kind].ahead : weather.phrase;
        return text.replace(before, `${day}${link}`);
      }
      return `${weather.ahead}${tongue.comma}${text}`;
    };
  }
  return undefined;
}

const toldOf = (pattern: string) => new RegExp(pattern, "u");

function swapped(told: Told, words: string, tongue: CloseTongue): Reading {
  let unsure = false;
  for (const { form, goes } of tongue.swaps) {
    const [, first, second] = form.exec(words) ?? [];
    if (first === undefined || second === undefined || /\d/u.test(words)) continue;
    const [from, to] = (goes === 1 ? [first, second] : [second, first]).map((one) =>
      one.replace(/^(?:那|这|这个|那个|その|この)/u, ""),
    );
    const text = swap(told.text, from ?? "", to ?? "", tongue);
    if (text !== undefined) return { ...told, text };
    unsure = true;
  }
  return unsure ? "unsure" : undefined;
}

function swap(text: string, from: string, to: string, tongue: CloseTongue): string | undefined {
  const setting = readSetting(to, tongue);
  if (setting !== undefined && readSetting(from, tongue) !== undefined) return setting(text);
  if (from === "" || to === "" || !text.includes(from)) return undefined;
  const measured = new RegExp(`^(?:${tongue.measured})(?=.)`, "u").exec(to)?.[0];
  // "两只猫" for "一只狗": its own number in the place of the other's
  const counted = new RegExp(`(?:${tongue.measured})(?=[^，,。、]{0,6}${asPattern(from)})`, "u");
  return measured !== undefined && counted.test(text)
    ? text.replace(counted, measured).replaceAll(from, to.slice(measured.length))
    : text.replaceAll(from, to);
}

function painted(told: Told, words: string, tongue: CloseTongue): Reading {
  for (const form of tongue.painted) {
    const { what, colour } = form.exec(words)?.groups ?? {};
    if (what === undefined || colour === undefined || !told.text.includes(what)) continue;
    const before = new RegExp(`(?:${tongue.colours})?${asPattern(what)}`, "u");
    return { ...told, text: told.text.replace(before, `${tongue.beforeNoun(colour)}${what}`) };
  }
  return undefined;
}

function counted(told: Told, words: string, tongue: CloseTongue): Reading {
  for (const form of tongue.counted) {
    const { noun, number } = form.exec(words)?.groups ?? {};
    if (noun === undefined || number === undefined || !told.text.includes(noun)) continue;
    const before = new RegExp(`(?:${tongue.measured})?((?:${tongue.colours})?)${asPattern(noun)}`, "u");
    return { ...told, text: told.text.replace(before, `${tongue.numberBefore(number)}$1${noun}`) };
  }
  return undefined;
}

function gone(told: Told, words: string, tongue: CloseTongue): Reading {
  for (const form of tongue.removals) {
    const what = form.exec(words)?.[1];
    if (what === undefined) continue;
    const negative = [...new Set([...told.negative, what])];
    const sky = Object.values(tongue.weather).find(({ named }) => isAll(named, what));
    const had = new RegExp(
      sky === undefined ? tongue.carried(asPattern(what)) : `(?:${toldOf(sky.told).source})[のにを]?`,
      "u",
    );
    if (had.test(told.text)) return { text: told.text.replace(had, ""), negative };
    if (!told.text.includes(what)) return tongue.seen.test(what) || sky ? { ...told, negative } : undefined;
    return "unsure";
  }
  return undefined;
}

/** A town for another. */
function moved(told: Told, words: string, tongue: CloseTongue): Reading {
  const named = (tongue.placeNamed.exec(words)?.[1] ?? words).replace(tongue.becoming, "");
  if (!isAll(tongue.towns, named)) return undefined;
  const before = new RegExp(tongue.towns, "u");
  return before.test(told.text) ? { ...told, text: told.text.replace(before, named) } : "unsure";
}
