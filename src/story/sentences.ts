/** Words whose full stop ends no sentence, in lower case and without it. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms mx dr prof sr jr st mt ft vs ca approx no nos fig vol ch col gen lt sgt capt rev hon gov pres " +
    "e.g i.e cf al ave blvd rd inc ltd co corp dept est min max sec hr hrs p pp op cit bzw z.b u.a ca d.h usw"
  ).split(" "),
);
/** These may end a sentence, and do when a capital follows. */
const MAYBE_ENDING = new Set(["etc", "a.m", "p.m", "u.s", "u.k", "u.s.a", "e.u", "b.c", "a.d"]);
const CLOSERS: Record<string, string> = {
  '"': '"',
  "“": "”",
  "„": "“",
  "«": "»",
  "「": "」",
  "『": "』",
  "(": ")",
  "（": "）",
  "[": "]",
};
/** A quotation longer than this was more likely never closed. */
const LONGEST_QUOTE = 400;
/** How far around a stop anything tells whether it ends a sentence; a bound, so that long texts take no longer. */
const NEARBY = 60;
const STOPS = ".!?…。！？｡؟۔।॥";
/** Scripts that write no space after a stop. */
const TIGHT_STOPS = "。！？｡";

/** The sentences of a text in their order, trimmed; joined they are the whole text. `most`: what comes after so many may be one. */
export function splitSentences(text: string, most = Number.POSITIVE_INFINITY): string[] {
  const sentences: string[] = [];
  let from = 0;
  let at = 0;
  const end = (to: number) => {
    const sentence = text.slice(from, to).trim();
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sentence)) sentences.push(sentence);
    else if (sentence !== "") {
      // Mere punctuation belongs to what came before it.
      const before = sentences.pop();
      sentences.push(before === undefined ? sentence : `${before} ${sentence}`);
    }
    from = to;
  };
  while (at < text.length && sentences.length <= most) {
    const character = text.charAt(at);
    const closer = CLOSERS[character];
    if (closer !== undefined) {
      const close = text.indexOf(closer, at + 1);
      if (close > at && close - at <= LONGEST_QUOTE && !text.slice(at, close).includes("\n")) {
        const endsInside = STOPS.includes(text.charAt(close - 1));
        at = close + 1;
        if (endsInside && character !== "(" && character !== "[" && startsAnew(text, at, character)) end(at);
        continue;
      }
    }
    if (character === "\n") {
      end(at + 1);
      at += 1;
      continue;
    }
    if (!STOPS.includes(character)) {
      at += 1;
      continue;
    }
    const first = at;
    while (at < text.length && STOPS.includes(text.charAt(at))) at += 1;
    while (at < text.length && "\"”»」』)）]’'".includes(text.charAt(at)) && /\S/.test(text.charAt(at)))
      at += 1;
    if (endsSentence(text, first, at)) end(at);
  }
  end(text.length);
  return sentences;
}

/** After a closing quote: a capital or another quote begins a new sentence, "he shouts" does not. */
function startsAnew(text: string, at: number, opener: string): boolean {
  const rest = text.slice(at, at + NEARBY).trimStart();
  if (rest === "") return true;
  if ("「『".includes(opener)) return false;
  return /^[\p{Lu}\p{Lo}]/u.test(rest);
}

function endsSentence(text: string, first: number, after: number): boolean {
  const stops = text.slice(first, after);
  const before = text.slice(Math.max(0, first - NEARBY), first);
  const rest = text.slice(after, after + NEARBY);
  if (rest.trim() === "") return true;
  if (TIGHT_STOPS.includes(stops.charAt(0))) return true;
  if (!/^\s/.test(rest)) return /[؟۔।]/.test(stops) && /^\p{L}/u.test(rest);
  const next = rest.trimStart().charAt(0);
  const beginsSmall = /\p{Ll}/u.test(next);
  if (stops.startsWith("…") || stops.startsWith("..")) return !beginsSmall;
  if (stops !== ".") return !(beginsSmall && /["”»]/.test(stops));
  const word = /(?<![\p{L}\p{N}.’'-])[\p{L}\p{N}.’'-]*$/u.exec(before)?.[0].toLowerCase() ?? "";
  if (/^\p{L}$/u.test(word) && !/^[ia]$/.test(word)) return false;
  if (/^\d{1,2}$/.test(word) && /(?:^|\n)\s*\d{1,2}$/.test(first <= NEARBY ? before : `.${before}`))
    return false;
  if (ABBREVIATIONS.has(word)) return false;
  if (MAYBE_ENDING.has(word)) return !beginsSmall;
  return true;
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
