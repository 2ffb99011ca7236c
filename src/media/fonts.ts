import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

const PACKAGES = {
  latin: "@fontsource-variable/noto-sans",
  arabic: "@fontsource-variable/noto-sans-arabic",
  hebrew: "@fontsource-variable/noto-sans-hebrew",
  thai: "@fontsource-variable/noto-sans-thai",
  bengali: "@fontsource-variable/noto-sans-bengali",
  tamil: "@fontsource-variable/noto-sans-tamil",
  japanese: "@fontsource-variable/noto-sans-jp",
  chinese: "@fontsource-variable/noto-sans-sc",
  korean: "@fontsource-variable/noto-sans-kr",
} as const;
type Family = keyof typeof PACKAGES;

/** Gives the CSS `font-family` that can write a text, with fonts that came with us: none need be installed. */
export interface Fonts {
  familyFor(text: string): string;
  /** Whether there is a font for each of a text's letters and digits: what has none comes out as a box. */
  canWrite(text: string): boolean;
  /** A text without the signs and emoji that there is no font for; undefined: it is letters that have none. */
  writable(text: string): string | undefined;
}

/** Marks that make an emoji of the sign before them, and are no letters though Unicode counts them among marks. */
const OF_EMOJI = /[\ufe0e\ufe0f\u20e3]/;

interface Subset {
  alias: string;
  path: string;
  covers(point: number): boolean;
}

/** Fonts come in slices by script; a slice is read when a text needs it. */
export function createFonts(): Fonts {
  const subsets = new Map<Family, Subset[]>();
  const registered = new Set<string>();
  const subsetsOf = (family: Family): Subset[] => {
    const known = subsets.get(family);
    if (known) return known;
    const list = subsetsIn(family);
    subsets.set(family, list);
    return list;
  };
  const subsetFor = (point: number, families: readonly Family[]) => {
    for (const family of families) {
      const subset = subsetsOf(family).find((one) => one.covers(point));
      if (subset) return subset;
    }
    return undefined;
  };
  const hasFont = (character: string, families: readonly Family[]) =>
    subsetFor(character.codePointAt(0) ?? 0, families) !== undefined;
  function canWrite(text: string): boolean {
    const families = familiesFor(text);
    return [...text].every(
      (character) =>
        !/[\p{L}\p{M}\p{N}]/u.test(character) || OF_EMOJI.test(character) || hasFont(character, families),
    );
  }
  return {
    canWrite,
    writable(text) {
      if (!canWrite(text)) return undefined;
      const families = familiesFor(text);
      const kept = [...text].filter((sign) => /\s/.test(sign) || hasFont(sign, families));
      return kept.join("").replace(/\s+/g, " ").trim();
    },
    familyFor(text) {
      const aliases = new Set<string>();
      const use = (subset: Subset) => {
        if (!registered.has(subset.alias)) {
          registered.add(subset.alias);
          if (!GlobalFonts.has(subset.alias)) GlobalFonts.registerFromPath(subset.path, subset.alias);
        }
        aliases.add(subset.alias);
      };
      const families = familiesFor(text);
      for (const character of `Aa ${text}`) {
        const point = character.codePointAt(0) ?? 0;
        const subset = subsetFor(point, families);
        if (subset) use(subset);
      }
      return [...aliases].map((alias) => `"${alias}"`).join(", ");
    },
  };
}

/** Where to look for a text's letters; the same Chinese character is written differently in three countries. */
function familiesFor(text: string): Family[] {
  const families: Family[] = ["latin"];
  if (/\p{Script=Arabic}/u.test(text)) families.push("arabic");
  if (/\p{Script=Hebrew}/u.test(text)) families.push("hebrew");
  if (/\p{Script=Thai}/u.test(text)) families.push("thai");
  if (/\p{Script=Bengali}/u.test(text)) families.push("bengali");
  if (/\p{Script=Tamil}/u.test(text)) families.push("tamil");
  if (/\p{Script=Hangul}/u.test(text)) families.push("korean");
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) families.push("japanese");
  if (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text)) families.push("chinese", "japanese");
  return families;
}

function subsetsIn(family: Family): Subset[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve(`${PACKAGES[family]}/package.json`));
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  const name = PACKAGES[family].split("/")[1] ?? "";
  return Object.entries(ranges).map(([key, range]) => {
    const slice = key.replace(/[[\]]/g, "");
    const spans = range.split(",").map((span) => {
      const [from = "0", to = from] = span.trim().slice(2).split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return {
      alias: `rushes ${name} ${slice}`,
      path: join(folder, "files", `${name}-${slice}-wght-normal.woff2`),
      covers: (point: number) => spans.some(([from, to]) => point >= from && point <= to),
    };
  });
}
