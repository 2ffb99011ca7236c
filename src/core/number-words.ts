/** Numbers as English writes them, from zero: each stands at its own place. */
export const NUMBER_WORDS: readonly string[] = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen twenty"
).split(" ");
/** From two to ten, for patterns: how many of something people write out. */
export const TWO_TO_TEN = NUMBER_WORDS.slice(2, 11).join("|");
/** What people call seconds behind a number, in the languages that write with letters; for patterns. */
export const SECONDS_BY_NAME = "s|secs?|seconds?|segs?|segundos?|sek|sekunden?|secondes?";
const TENS = ["thirty", "forty", "fifty", "sixty"];

/** Every number up to sixty that has a word or two, and what it is: "forty-five". */
export const NUMBERS_BY_WORD: ReadonlyMap<string, number> = new Map([
  ...NUMBER_WORDS.map((word, number) => [word, number] as const),
  ...["twenty", ...TENS].flatMap((ten, at) =>
    NUMBER_WORDS.slice(0, 10).map(
      (one, more) => [more === 0 ? ten : `${ten}-${one}`, (at + 2) * 10 + more] as const,
    ),
  ),
]);

/** Numbers from two on as German, Spanish, French and Portuguese write them. */
export const NUMBERS_ABROAD: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, zwölf: 12 },
    ...{ fünfzehn: 15, zwanzig: 20, dreißig: 30, sechzig: 60 },
    ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, doce: 12 },
    ...{ quince: 15, veinte: 20, treinta: 30, sesenta: 60 },
    ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12 },
    ...{ quinze: 15, vingt: 20, trente: 30, soixante: 60 },
    ...{
      dois: 2,
      duas: 2,
      três: 3,
      quatro: 4,
      sete: 7,
      oito: 8,
      nove: 9,
      dez: 10,
      doze: 12,
      vinte: 20,
      trinta: 30,
    },
    ...{ sessenta: 60 },
  }),
);
