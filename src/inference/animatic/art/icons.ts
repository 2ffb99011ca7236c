import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ENTRIES, type Entry } from "../reading/lexicon.ts";
import type { ArtIndex } from "../reading/phrases.ts";

const PACKAGE = "@iconify-json/fluent-emoji-flat";

/** Microsoft's Fluent emoji as SVG, each on a square of 32 by 32. */
export interface Icons {
  /** What stands inside the `<svg>`; undefined: no such icon. */
  body(name: string): string | undefined;
}

interface IconFile {
  icons: Record<string, { body: string }>;
  aliases?: Record<string, { parent: string }>;
}

/** Reads 9 MB: once a thread, and only where pictures are drawn. */
export function loadIcons(): Icons {
  const file = readJson<IconFile>(`${PACKAGE}/icons.json`);
  return {
    body(name) {
      const parent = file.aliases?.[name]?.parent ?? name;
      return file.icons[parent]?.body;
    },
  };
}

/** Finds art for words the lexicon does not list, through emojilib's keywords, and for emoji themselves. */
export function loadArtIndex(): ArtIndex {
  const nameOfCharacter = readJson<Record<string, string>>(`${PACKAGE}/chars.json`);
  const { categories } = readJson<{ categories: Record<string, string[]> }>(`${PACKAGE}/metadata.json`);
  const keywords = readJson<Record<string, string[]>>("emojilib");
  const categoryOf = new Map(
    Object.entries(categories).flatMap(([category, names]) => names.map((name) => [name, category] as const)),
  );
  const entryOfIcon = new Map<string, Entry>();
  for (const entry of [...ENTRIES].reverse())
    entryOfIcon.set(entry.art.replace(/-(body|woman|man)$/, ""), entry);

  const nameOf = (emoji: string) => {
    const points = [...emoji].map((character) => character.codePointAt(0)?.toString(16) ?? "");
    return (
      nameOfCharacter[points.join("-")] ??
      nameOfCharacter[points.filter((point) => point !== "fe0f").join("-")]
    );
  };
  const asEntry = (name: string): Entry => {
    const known = entryOfIcon.get(name);
    if (known) return known;
    const category = categoryOf.get(name);
    const isAnimal = category === "Animals & Nature";
    const isPerson = category === "People & Body";
    return {
      art: name,
      words: [name],
      kind: isAnimal || isPerson || category === "Smileys & Emotion" ? "hero" : "prop",
      gait: isPerson ? "walk" : category === "Smileys & Emotion" ? "float" : "still",
      size: isPerson ? "normal" : "small",
    };
  };

  const byKeyword = new Map<string, { name: string; rank: number }>();
  for (const [emoji, words] of Object.entries(keywords)) {
    const name = nameOf(emoji);
    const category = name ? categoryOf.get(name) : undefined;
    if (
      !name ||
      !category ||
      FRAMED.has(name) ||
      !SHOWABLE.has(category) ||
      /\b(o-?clock|thirty)\b/.test(name)
    )
      continue;
    for (const [place, keyword] of words.entries()) {
      const word = keyword.replaceAll("_", " ").toLowerCase();
      // Only an emoji's own names count: its other keywords say what it may stand for, not what it shows.
      const parts = name.split("-");
      const rank = word === parts.join(" ") ? -1 : place;
      // "Kick" is no scooter: of a name in two words the last is the thing.
      const isName = rank <= 0 || (rank <= 3 && parts.length <= 2 && parts.at(-1) === word);
      const known = byKeyword.get(word);
      if (isName && (!known || rank < known.rank)) byKeyword.set(word, { name, rank });
    }
  }
  return {
    byWord(word) {
      if (TOO_VAGUE.has(word)) return undefined;
      const found = byKeyword.get(word);
      return found && asEntry(found.name);
    },
    iconOf: nameOf,
    byEmoji(emoji) {
      const name = nameOf(emoji);
      return name && !FRAMED.has(name) && !name.startsWith("flag-") ? asEntry(name) : undefined;
    },
  };
}

/** Whole pictures in a frame: places and skies, not things to be cut out. */
const FRAMED = new Set(
  `fireworks sparkler milky-way cityscape cityscape-at-dusk sunrise sunset sunrise-over-mountains night-with-stars
  bridge-at-night foggy fog national-park motorway desert shooting-star x-ray railway-track moon-viewing-ceremony
  cinema bus-stop passport-control customs`
    .trim()
    .split(/\s+/),
);

const SHOWABLE = new Set(["Activities", "Animals & Nature", "Food & Drink", "Objects", "Travel & Places"]);

/** Keywords of some emoji, but no picture of what a prompt means by them. */
const TOO_VAGUE = new Set(
  `animal nature food meal drink sport game sports travel trip vehicle transportation place building object tool
  sound music art design fashion style party time old new big small hot cold good bad open close closed up down
  rainbow volcano fun cool awesome beauty beautiful vacation weather cloudy sunny business money work office study school education
  law health medicine science summer winter spring autumn fall season holiday photo photography photos urban culture
  history japan japanese japan china chinese asian america american mexican italian korean french vibrant long wool
  fluffy soft warm wet dry dark glowing lit light shine shiny hot burn fresh sweet spicy healthy morning evening
  speed fast slow quick go come back forward move stop start end begin play pause power energy idea think word piece wood
  text write record data info news list note plan story history memory wish dream hope luck lucky magic fantasy
  fairy tale animated scene feature features filled fill creature creatures feather wing wings tail horn face body
  head foot paw claw fur hair cute pet wild zoo farm outdoors outside inside home life live death dead evil good
  dangerous danger safe security protect guard weapon war fight peace symbol sign shape round square circle line
  point wide thin short tall high low level top bottom left right front side middle center fancy elegant stylish
  gift celebration surprise event ceremony tradition religion holy spirit soul vibe mood feeling emotion happy sad
  meadow street neon crowd population community family group team friend friendship society public
  chest plumage striking detail details foreground background mid distance depth field lens shot view frame angle
  focus blur cinematic film movie video camera screen display digital technology tech internet web phone call
  message email mail send receive contact communication talk speak say chat discussion conversation
  vision see look watch eye eyes gaze observe search find discover explore adventure journey`
    .trim()
    .split(/\s+/),
);

function readJson<Shape>(specifier: string): Shape {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(specifier), "utf8")) as Shape;
}
