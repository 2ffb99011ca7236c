import { NUMBERS_ABROAD } from "../core/number-words.ts";
import { A_DECADE } from "./order-forms.ts";
import { PHRASES_ABROAD } from "./order-phrases-abroad.ts";
import { ENGLISH_PHRASES } from "./order-phrases-english.ts";

const PHRASES = [...ENGLISH_PHRASES, ...PHRASES_ABROAD];

const NUMERALS: Record<string, string> = {
  一: "1",
  二: "2",
  两: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  十: "10",
};

/** More is asked for after what was named, so the words are no single order. */
const GOES_ON =
  /[;\n]|(?:,|\band\b|\bbut\b|\bthen\b)\s+(?:make|add|remove|no|without|in|at|then|also|now|shot|with|keep|turn|change|zoom|pan|slower|faster|longer|shorter|vertical|square|\d)/iu;

/** "… da cena 2", "… in Szene 2": of which shot it is said, after all else. */
const IN_A_SHOT =
  /^(.+?),? (?:da|na|do|no|de la|en la|en el|del|dans (?:la|le)|de la|du|in|im|in der|in dem|aus|aus der) (?:cena|tomada|toma|escena|plano|plan|scène|szene|einstellung|shot) (\d{1,2})$/iu;

/** The order as the remix reader reads it; undefined where it is none of these. */
export function toEnglishOrder(words: string): string | undefined {
  const text = words
    .replace(/第([一二两三四五六七八九十])(?=个?镜头)/gu, (_, numeral: string) => `第${NUMERALS[numeral]}`)
    .replace(/[一二两三四五六七八九十](?=秒)/gu, (numeral) => NUMERALS[numeral] ?? numeral)
    .replace(/(?<!\p{L})\p{L}{3,9}(?= (?:sekunden|segundos|secondes)(?!\p{L}))/giu, (word) =>
      String(NUMBERS_ABROAD.get(word.toLowerCase()) ?? word),
    );
  if (text.length > LONGEST || A_DECADE.test(text)) return undefined;
  const [, what, shot] = IN_A_SHOT.exec(text) ?? [];
  const inShot = what === undefined ? undefined : toEnglishOrder(what);
  if (inShot !== undefined && !/^shot/u.test(inShot)) return `shot ${shot}: ${inShot}`;
  for (const { said, order } of PHRASES) {
    const found = said.exec(text);
    if (!found || found.slice(1).some((named) => named !== undefined && GOES_ON.test(named))) continue;
    return order.replace(/\$(\d)/g, (_, at: string) => (found[Number(at)] ?? "").trim());
  }
  return undefined;
}

/** Nobody says one order in more characters. */
const LONGEST = 200;
