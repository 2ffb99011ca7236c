import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import {
  cuesOf,
  type Line,
  MUSIC_STYLES,
  type MusicStyle,
  SOUND_PARTS,
  type SoundPart,
  type SoundWish,
} from "../core/film/sound.ts";
import { VOICES } from "../core/film/voices.ts";

/** What some words say about a film's sound, and what they say besides. */
export interface HeardSound {
  sound: SoundWish;
  /** New lines of single shots, by index. */
  lines: ReadonlyMap<number, readonly Line[]>;
  rest: string;
}

type Heard = Pick<HeardSound, "sound"> & { lines: Map<number, Line[]> };
type Parent = { plan: FilmPlan; request: Pick<VideoRequest, "sound"> };

/** Decibels of "louder" and "quieter": plainly heard, and not yet another film. */
const STEP_DECIBELS = 6;
const MOST_DECIBELS = 18;

const QUOTE = `["“„«‘']([^"“”„«»]{1,400}?)["”“»’']`;
const PARTS: Readonly<Record<SoundPart, string>> = {
  voice:
    "voices?|narration|narrator|speech|stimmen?|sprecher|voz|narrador|voix|narrateur|narração|旁白|ナレーション",
  music: "music|score|song|tune|soundtrack|musik|música|musique|音乐|音楽",
  effects:
    "(?:sound )?effects?|sfx|ambien(?:ce|t sound)|geräusche|efectos|effets|bruitages|efeitos|音效|効果音",
  captions: "captions?|subtitles?|untertitel|subtítulos|sous-titres|legendas|字幕",
};
const ANY_PART = Object.values(PARTS).join("|");
const NO =
  "(?:no|without|remove|drop|turn off|switch off|take out|take away|mute|kill|lose|cut)(?: the| any| all)?|keine?|ohne|sin|sans|pas de|sem|不要|去掉|没有";
const ADD =
  "(?:add|with|turn on|switch on|put|give it|include|use)(?: in| some| the| a)?|mit|con|avec|com|加上|加";
const MORE = "louder|higher|stronger|lauter|más alt[oa]|plus forte?|mais alt[oa]";
const LESS = "quieter|softer|lower|calmer|less|leiser|más baj[oa]|moins forte?|mais baix[oa]";

const STYLES: Readonly<Record<MusicStyle, string>> = {
  waltz: "waltz|walzer|vals|valse|valsa",
  calm: "calm|quiet|slow|peaceful|gentle|soft|relaxing|ambient|ruhig|tranquil[oa]|calme",
  bright: "bright|happy|upbeat|cheerful|joyful|sunny|fröhlich|alegre|gai|joyeuse?",
  sad: "sad|melanchol\\w*|sorrowful|traurig|triste",
  tense: "tense|scary|suspense(?:ful)?|dark|thriller|spannend|tens[oa]|tendue?",
  grand: "grand|epic|heroic|majestic|orchestral|big|episch|épic[oa]|épique",
  playful: "playful|funny|silly|quirky|cartoon|lustig|divertid[oa]|drôle",
  night: "night|jazz(?:y)?|noir|smooth|late-night",
};

/** Finds what is said about the sound; undefined: nothing is. Words in quotes are nobody's orders. */
export function readSound(words: string, parent: Parent): HeardSound | undefined {
  const heard: Heard = { sound: { ...parent.request.sound }, lines: new Map() };
  const rest: string[] = [];
  let found = false;
  for (const clause of clausesOf(words)) {
    const order = clause
      .trim()
      .replace(/^(?:please|also|but|and|then|now|just|ok(?:ay)?)[,\s]+/iu, "")
      .replace(/[.!,;\s]+$/u, "")
      .replace(/\s+(?:please|instead)$/iu, "");
    if (order !== "" && READERS.some((read) => read(order, heard, parent))) found = true;
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
];

function saysLine(order: string, heard: Heard, { plan }: Parent): boolean {
  const at = `(?:in|at|during|for) (?:the )?(?:shot|scene) (\\d{1,2}|one|two|three|four|five|six|last)`;
  const said =
    new RegExp(`^(?:(?:let|make|have) )?(.{0,40}?)\\s*\\bsays?:? ${QUOTE}\\s*(?:${at})?$`, "iu").exec(
      order,
    ) ?? undefined;
  const ahead = new RegExp(
    `^(?:(?:in|at|during|for) )?(?:the )?(?:shot|scene) (\\d{1,2}|last)[:,]?\\s+(?:(?:let|make|have) )?(.{0,40}?)\\s*\\bsays?:? ${QUOTE}$`,
    "iu",
  ).exec(order);
  const [who, text, shot] = ahead ? [ahead[2], ahead[3], ahead[1]] : said ? [said[1], said[2], said[3]] : [];
  if (text === undefined) return false;
  // A sign says things as well; and without a shot's number only an order is one.
  const isOrder = shot !== undefined || /^(?:say|let|make|have)\b/iu.test(order);
  if (!isOrder || /\bsigns?\b|\breads?\b|\bthat$/iu.test(who ?? "")) return false;
  const index = shotIndex(shot, plan);
  const planned = plan.shots[index];
  if (planned === undefined) return false;
  const name = (who ?? "").replace(/^(?:the|a|an) /iu, "").trim();
  const before = heard.lines.get(index) ?? planned.lines ?? [];
  const isNarrator = /^(?:narrator|voice-?over)$/iu.test(name);
  const speaker =
    isNarrator || /^(?:it|they|them)$/iu.test(name)
      ? undefined
      : name !== ""
        ? capital(name)
        : before[0]?.speaker;
  heard.lines.set(index, [speaker === undefined ? { text: text.trim() } : { speaker, text: text.trim() }]);
  require(heard, plan, ["voice", "captions"]);
  return true;
}

function dropsLine(order: string, heard: Heard, { plan }: Parent): boolean {
  const found =
    /^(?:no|remove|drop|delete|cut) (?:the )?(?:line|words|dialogue|speech)s? (?:in|of|from) (?:the )?(?:shot|scene) (\d{1,2}|last)$/iu.exec(
      order,
    );
  if (!found) return false;
  const index = shotIndex(found[1], plan);
  if ((plan.shots[index]?.lines ?? []).length === 0) return false;
  heard.lines.set(index, []);
  return true;
}

function voice(order: string, heard: Heard): boolean {
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
  const found = VOICES.find(({ id, kind: own }) => (wanted ? own === wanted : id === named));
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
  const sign = new RegExp(`^(?:${MORE}|up|mehr)$`, "iu").test(found[2] ?? "") ? 1 : -1;
  const gain = Math.max(
    -MOST_DECIBELS,
    Math.min(MOST_DECIBELS, (heard.sound.gains?.[part] ?? 0) + sign * STEP_DECIBELS),
  );
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
  const { music: _, ...sound } = heard.sound;
  heard.sound = { ...sound, turns: { ...sound.turns, music: (sound.turns?.music ?? 0) + 1 } };
  require(heard, plan, ["music"]);
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
          new RegExp(`^(?:more |very |a bit |some )?(?:${STYLES[name]})$`, "iu").test(said),
        );
  const alone = /^(?:as |like )?a (waltz)$/iu.test(order) ? ("waltz" as const) : undefined;
  const chosen = style ?? alone;
  if (chosen === undefined) return false;
  heard.sound = { ...heard.sound, music: chosen };
  require(heard, plan, ["music"]);
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
  require(heard, plan, ["captions"]);
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
    /^(?:(?:make it |completely )?(?:silent|mute(?: it)?)|(?:no|without(?: any)?|remove the|turn off the|mute the) (?:sound|audio)|kein ton|ohne ton|sin sonido|sans son|sem som|静音|無音)$/iu.test(
      order,
    )
  ) {
    heard.sound = { ...heard.sound, parts: [] };
    return true;
  }
  const found =
    new RegExp(`^(?:${NO})\\s*(${ANY_PART})$`, "iu").exec(order) ??
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
  require(heard, plan, [part]);
  if (part === "captions" && heard.sound.captions === "off") {
    const { captions: _, ...sound } = heard.sound;
    heard.sound = sound;
  }
  return true;
}

/** These parts as well as those there are; where the story decides and has them, it goes on deciding. */
function require(heard: Heard, plan: FilmPlan, parts: readonly SoundPart[]): void {
  const now = partsOf(heard, plan);
  const wanted = SOUND_PARTS.filter((part) => now.includes(part) || parts.includes(part));
  if (heard.sound.parts === undefined && wanted.length === now.length) return;
  heard.sound = { ...heard.sound, parts: wanted };
}

/** What the film has now. */
function partsOf({ sound: wish }: Heard, { sound }: FilmPlan): SoundPart[] {
  if (wish.parts !== undefined) return [...wish.parts];
  if (sound === undefined) return ["effects"];
  return SOUND_PARTS.filter((part) => {
    if (part === "captions") return sound.captions !== "off";
    if (part === "effects") return sound.own === "kept";
    return cuesOf(sound, part).length > 0;
  });
}

function partOf(word: string | undefined): SoundPart | undefined {
  if (word === undefined) return undefined;
  return SOUND_PARTS.find((part) => new RegExp(`^(?:${PARTS[part]})$`, "iu").test(word.trim()));
}

function shotIndex(said: string | undefined, plan: FilmPlan): number {
  if (said === undefined || /^last$/iu.test(said)) return plan.shots.length - 1;
  const words = ["one", "two", "three", "four", "five", "six"];
  const spelled = words.indexOf(said.toLowerCase());
  return spelled >= 0 ? spelled : Number(said) - 1;
}

/** Parts of a message, each with what parts it from the next; a quote is never split. */
function clausesOf(words: string): string[] {
  const clauses: string[] = [];
  let current = "";
  let close: string | undefined;
  const closers: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»", "‘": "’" };
  for (let at = 0; at < words.length; at++) {
    const letter = words.charAt(at);
    const isApostrophe =
      letter === "'" && /\p{L}/u.test(words.charAt(at - 1)) && /\p{L}/u.test(words.charAt(at + 1));
    if (close !== undefined) {
      if (letter === close && !isApostrophe) close = undefined;
    } else if (letter === "'" && !isApostrophe && /(?:^|\s)$/u.test(words.slice(0, at))) close = "'";
    else if (closers[letter] !== undefined) close = closers[letter];
    current += letter;
    const ahead = words.slice(at + 1);
    const splits =
      close === undefined &&
      (/[,;\n]/u.test(letter) ||
        (/[.!]/u.test(letter) && /^\s/u.test(ahead)) ||
        (letter === " " && /^(?:and|und|y|et|e|but) /iu.test(ahead)));
    if (splits) {
      clauses.push(current);
      current = "";
    }
  }
  return [...clauses, current].filter((clause) => clause !== "");
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
