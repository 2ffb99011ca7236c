import { NUMBERS_BY_WORD, SECONDS_BY_NAME } from "../../number-words.ts";

/** First characters of the decimal digits people type besides ASCII: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

const SECOND_WORDS = `(?:${SECONDS_BY_NAME}|秒钟?|秒間?)`;
const MINUTE_WORDS = "(?:m|mins?|minutes?|minutos?|minuten?|分钟?|分間?)";
const NUMBER = "[-+−]?\\d+(?:[.,]\\d+)?";

const PLAIN = new RegExp(`^(${NUMBER})$`);
const SECONDS = new RegExp(`^(${NUMBER})\\s*${SECOND_WORDS}\\.?$`, "i");
const CLOCK = /^(\d{1,3}):([0-5]\d(?:[.,]\d+)?)$/;
const MINUTES = new RegExp(
  `^(${NUMBER})\\s*${MINUTE_WORDS}\\.?(?:\\s*(${NUMBER})\\s*(?:${SECOND_WORDS})?)?$`,
  "i",
);

/**
 * A typed number: `20`, `2,5`, `２０`; with the unit "s" also `20s`, `20 seconds`, `1:00`, `1m`, `1 min 30`.
 * undefined: not a number.
 */
export function readNumber(typed: string, unit?: string): number | undefined {
  const text = toAsciiDigits(typed.normalize("NFKC")).trim();
  const plain = PLAIN.exec(text);
  if (plain) return toNumber(plain[1]);
  if (unit !== "s")
    return unit && text.toLowerCase().endsWith(unit) ? readNumber(text.slice(0, -unit.length)) : undefined;
  const seconds = SECONDS.exec(text);
  if (seconds) return toNumber(seconds[1]);
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 60 + toNumber(clock[2]);
  const minutes = MINUTES.exec(text);
  if (minutes) return toNumber(minutes[1]) * 60 + (minutes[2] ? toNumber(minutes[2]) : 0);
  return undefined;
}

/** A number written out in English, up to sixty, to guess what was meant. */
export function readNumberWord(typed: string): number | undefined {
  return NUMBERS_BY_WORD.get(typed.trim().toLowerCase().split(/[\s-]/)[0] ?? "");
}

/** The longest beginning of `text` that reads as a number, for values that stand unquoted among other words. */
export function numberLength(text: string, unit?: string): number {
  const ahead = toAsciiDigits(text.slice(0, 40));
  const forms =
    unit === "s"
      ? [
          `\\d{1,3}:[0-5]\\d(?:[.,]\\d+)?`,
          `${NUMBER}\\s*${MINUTE_WORDS}(?:\\s*${NUMBER}(?:\\s*${SECOND_WORDS})?)?`,
          `${NUMBER}\\s*${SECOND_WORDS}`,
          NUMBER,
        ]
      : [NUMBER];
  for (const form of forms) {
    const found = new RegExp(`^(?:${form})(?=$|[\\s,;.!?)\\]}])`, "iu").exec(ahead);
    if (found) return found[0].length;
  }
  return 0;
}

function toAsciiDigits(text: string): string {
  return text.replace(/\P{ASCII}/gu, (character) => {
    const code = character.charCodeAt(0);
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? character : String(code - zero);
  });
}

function toNumber(text: string | undefined): number {
  return Number((text ?? "").replace(",", ".").replace("−", "-"));
}
