import { MUSIC_STYLES, withSaid } from "../core/film/sound.ts";
import { VOICES, voicesFor } from "../core/film/voices.ts";
import { type Heard, type HeardSound, type Parent, partsOf, turned, wantParts } from "./heard-sound.ts";
import { effects, isOfWeather } from "./remix-effects.ts";
import { dropsLine, saysLine } from "./remix-lines.ts";
import { clausesOf } from "./sound-clauses.ts";
import { ADD, ANY_PART, LESS, MORE, NO, PARTS, partOf, STYLES } from "./sound-words.ts";

/** Finds what is said about the sound; undefined: nothing is. Words in quotes are nobody's orders. */
export function readSound(words: string, parent: Parent): HeardSound | undefined {
  const heard: Heard = { sound: { ...parent.request.sound }, lines: new Map() };
  const rest: string[] = [];
  let found = false;
  const readers = isOfWeather(words) ? READERS.filter((read) => read !== effects) : READERS;
  for (const clause of clausesOf(words)) {
    const order = clause
      .trim()
      .replace(/^(?:please|also|but|and|then|now|just|ok(?:ay)?)[,\s]+/iu, "")
      .replace(/[.!,;\s]+$/u, "")
      .replace(/\s+(?:please|instead)$/iu, "");
    if (order !== "" && readers.some((read) => read(order, heard, parent))) found = true;
    else rest.push(clause);
  }
  if (!found) return undefined;
  return {
    ...heard,
    rest: rest
      .join("")
      .trim()
      .replace(/^(?:and|but|,|;)\s*/iu, "")
      .replace(/[,;\s]+(?:and)?$/iu, ""),
  };
}

type Reader = (order: string, heard: Heard, parent: Parent) => boolean;

const READERS: readonly Reader[] = [
  saysLine,
  dropsLine,
  voice,
  loudness,
  otherMusic,
  musicStyle,
  captionWay,
  described,
  without,
  adding,
  effects,
];

function voice(order: string, heard: Heard, { plan }: Parent): boolean {
  if (
    /^(?:(?:use|with|try|give (?:it|me|her|him)|change to|switch to) )?(?:an?other|a different|a new|some other|eine andere|otra|une autre|outra) (?:voice|narrator|speaker|stimme|voz|voix)$|^(?:change|switch) (?:the )?(?:voice|narrator|speaker)$/iu.test(
      order,
    )
  ) {
    const { voice: _, ...sound } = heard.sound;
    heard.sound = { ...sound, turns: { ...sound.turns, voice: (sound.turns?.voice ?? 0) + 1 } };
    return true;
  }
  const kind =
    /^(?:(?:use|with|in|give it) )?an? (woman|female|lady|man|male|child)(?:['’]s)? (?:voice|narrator)$/iu.exec(
      order,
    )?.[1];
  const name =
    /^(?:(?:use|with|in) )?(?:the )?voice(?: of|:)? ?(\p{L}+)$|^(?:(?:use|with|in) )?(\p{L}+)['’]s? voice$|^let (\p{L}+) (?:speak|narrate|read)(?: it)?$/iu.exec(
      order,
    );
  const named = (name?.[1] ?? name?.[2] ?? name?.[3])?.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted =
    kind && (/^(?:woman|female|lady)$/iu.test(kind) ? "woman" : /^child$/iu.test(kind) ? "child" : "man");
  // "A woman's voice" is one who speaks the film's language, if there is one.
  const choices = wanted ? [...voicesFor(plan.sound?.language ?? "en"), ...VOICES] : VOICES;
  const found = choices.find(({ id, kind: own }) => (wanted ? own === wanted : id === named));
  if (!found) return false;
  heard.sound = { ...heard.sound, voice: found.id };
  return true;
}

function loudness(order: string, heard: Heard): boolean {
  const found =
    new RegExp(
      `^(?:make |turn )?(?:the )?(${ANY_PART}) (?:a bit |a little |much |should be )?(${MORE}|${LESS}|up|down)$`,
      "iu",
    ).exec(order) ??
    swapped(
      new RegExp(
        `^(?:turn |with |a bit |a little |much |make |have )?(${MORE}|${LESS}|up|down|mehr|weniger) (?:the )?(${ANY_PART})$`,
        "iu",
      ).exec(order),
    ) ??
    swapped(new RegExp(`^turn (up|down) (?:the )?(${ANY_PART})$`, "iu").exec(order));
  const part = partOf(found?.[1]);
  if (!found || part === undefined || part === "captions") return false;
  const to = new RegExp(`^(?:${MORE}|up|mehr)$`, "iu").test(found[2] ?? "") ? "louder" : "quieter";
  const gain = turned(heard.sound.gains?.[part] ?? 0, to);
  heard.sound = { ...heard.sound, gains: { ...heard.sound.gains, [part]: gain } };
  return true;
}

function swapped(found: RegExpExecArray | null): string[] | undefined {
  return found ? [found[0], found[2] ?? "", found[1] ?? ""] : undefined;
}

function otherMusic(order: string, heard: Heard, { plan }: Parent): boolean {
  if (
    !new RegExp(
      `^(?:(?:use|with|try|give it) )?(?:an?other|a different|different|new|some other|other|andere|otra|une autre|outra) (?:${PARTS.music})$|^change the (?:${PARTS.music})$`,
      "iu",
    ).test(order)
  )
    return false;
  const { music: _, track: __, ...sound } = heard.sound;
  heard.sound = { ...sound, turns: { ...sound.turns, music: (sound.turns?.music ?? 0) + 1 } };
  wantParts(heard, plan, ["music"]);
  return true;
}

function musicStyle(order: string, heard: Heard, { plan }: Parent): boolean {
  const like = new RegExp(
    `^(?:(?:make|with|use) )?(?:the )?(?:${PARTS.music})(?: (?:like|as|in the style of|should be|to be|more|wie|como|comme))*(?: an?| ein(?:en)?| un[ea]?)? (.{3,30})$`,
    "iu",
  ).exec(order)?.[1];
  const before = new RegExp(
    `^(?:(?:add|with|use|make it|give it|some|more|play) )*(?:an? )?(.{3,20}?) (?:${PARTS.music})$`,
    "iu",
  ).exec(order)?.[1];
  const said = (like ?? before)?.trim();
  const style =
    said === undefined
      ? undefined
      : MUSIC_STYLES.find((name) =>
          new RegExp(
            `^(?:more |much |very |a bit |some |mehr |más |plus |mais )*(?:${STYLES[name]})$`,
            "iu",
          ).test(said),
        );
  const alone = /^(?:as |like )?a (waltz)$/iu.test(order) ? ("waltz" as const) : undefined;
  const chosen = style ?? alone;
  if (chosen === undefined) return false;
  heard.sound = withSaid(heard.sound, { music: chosen });
  wantParts(heard, plan, ["music"]);
  return true;
}

function captionWay(order: string, heard: Heard, { plan }: Parent): boolean {
  const about = new RegExp(`\\b(?:${PARTS.captions})`, "iu");
  if (!about.test(order) || order.split(/\s+/u).length > 7) return false;
  const way = /\bburn(?:ed|t)?\b|in the picture/iu.test(order)
    ? "burned"
    : /\b(?:as an? )?(?:file|srt|vtt)\b|beside/iu.test(order)
      ? "file"
      : undefined;
  if (way === undefined) return false;
  heard.sound = { ...heard.sound, captions: way };
  wantParts(heard, plan, ["captions"]);
  return true;
}

function described(order: string, heard: Heard): boolean {
  if (
    !/^(?:(?:add|with|make it|an?) )*(?:audio[ -]?descri(?:ption|bed)|described)(?: for the blind)?$|^describe (?:it|what (?:is|one) sees?)$/iu.test(
      order,
    )
  )
    return false;
  heard.sound = { ...heard.sound, described: true };
  return true;
}

function without(order: string, heard: Heard, { plan }: Parent): boolean {
  if (
    /^(?:(?:make it |completely )?(?:silent|mute(?: (?:it|this|the (?:sound|clip|video|film)))?)|(?:no|without(?: any)?|remove the|turn off the|mute the) (?:sound|audio)|kein ton|ohne ton|ton (?:aus|weg)|sin sonido|sans son|sans le son|coupe le son|sem som|tira o som|静音|不要声音|無音(?:に(?:して)?|で)?|音なしで)$/iu.test(
      order,
    )
  ) {
    heard.sound = { ...heard.sound, parts: [] };
    return true;
  }
  const found =
    new RegExp(`^(?:${NO})\\s*(${ANY_PART})$`, "iu").exec(order) ??
    new RegExp(`^(${ANY_PART})(?:なし(?:で|に(?:して)?)?|を消して|はいらない|不要|去掉)$`, "iu").exec(
      order,
    ) ??
    new RegExp(`^(?:turn|switch) (?:the )?(${ANY_PART}) off$|^(${ANY_PART}) (?:off|aus|weg)$`, "iu").exec(
      order,
    );
  const part = partOf(found?.[1] ?? found?.[2]);
  if (part === undefined) return false;
  if (part === "captions") {
    heard.sound = { ...heard.sound, captions: "off" };
    return true;
  }
  heard.sound = { ...heard.sound, parts: partsOf(heard, plan).filter((one) => one !== part) };
  return true;
}

function adding(order: string, heard: Heard, { plan }: Parent): boolean {
  const found =
    new RegExp(`^(?:${ADD})\\s*(${ANY_PART})$`, "iu").exec(order) ??
    new RegExp(`^(?:turn|switch) (?:the )?(${ANY_PART}) on$`, "iu").exec(order);
  const part = partOf(found?.[1]);
  if (part === undefined) return false;
  wantParts(heard, plan, [part]);
  if (part === "captions" && heard.sound.captions === "off") {
    const { captions: _, ...sound } = heard.sound;
    heard.sound = sound;
  }
  return true;
}
