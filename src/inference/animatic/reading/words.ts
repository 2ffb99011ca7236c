/** Text as the words it is made of, in a form that can be looked up. */
export interface Word {
  /** Lower case, without accents and possessive. */
  text: string;
  /** What it may be a form of, itself first: plurals and verb endings undone. */
  forms: readonly string[];
  /** The same for a word that names something: "icing" is no ice and "towering" no tower. */
  nouns: readonly string[];
  /** Number of the sentence it stands in. */
  sentence: number;
  /** A comma, colon or bracket stands before it. */
  pause: boolean;
  /** Of a script that writes no spaces: what stands side by side need not belong together. */
  isUnspaced?: boolean;
}

const IRREGULAR: Record<string, string> = {
  mice: "mouse",
  geese: "goose",
  wolves: "wolf",
  women: "woman",
  men: "man",
  children: "child",
  people: "person",
  leaves: "leaf",
  knives: "knife",
  thieves: "thief",
  feet: "foot",
  teeth: "tooth",
  oxen: "ox",
  ran: "run",
  flew: "fly",
  swam: "swim",
  swum: "swim",
  rode: "ride",
  drove: "drive",
  rose: "rose",
  fell: "fall",
  sat: "sit",
  stood: "stand",
  came: "come",
  went: "go",
  slept: "sleep",
  danced: "dance",
};

const NO_QUALITIES = new Set(
  "carry belly bully penny jelly berry ferry hurry worry marry party early army navy fairy dairy candy teddy daddy mummy cherry bunny lily curry gully valley baby story".split(
    " ",
  ),
);

export const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(" ");

export function newWord(text: string, sentence: number, pause: boolean): Word {
  const nouns = nounsOf(text);
  return { text, nouns, forms: [...new Set([...nouns, ...verbsOf(text)])], sentence, pause };
}

function nounsOf(word: string): string[] {
  const forms = [word];
  const add = (form: string) => {
    if (form.length > 1) forms.push(form);
  };
  const irregular = IRREGULAR[word];
  if (irregular) add(irregular);
  // "Snowmen", "policewomen".
  else if (word.length > 5 && word.endsWith("men")) add(`${word.slice(0, -2)}an`);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
    add(word.slice(0, -1));
    if (word.endsWith("ies")) add(`${word.slice(0, -3)}y`);
    else if (word.endsWith("ves")) add(`${word.slice(0, -3)}f`);
    else if (word.endsWith("es")) add(word.slice(0, -2));
  }
  // "Grassy", "foggy": of grass, of fog. A bakery is no baker, and who carries something is no car.
  if (word.length > 4 && word.endsWith("y") && !/ery$/.test(word) && !NO_QUALITIES.has(word)) {
    add(word.slice(0, -1));
    if (word.at(-2) === word.at(-3)) add(word.slice(0, -2));
  }
  return forms;
}

function verbsOf(word: string): string[] {
  return ["ing", "ed"].flatMap((ending) => {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) return [];
    const stem = word.slice(0, -ending.length);
    return [stem, `${stem}e`, ...(stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [])];
  });
}

const SCRIPT_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a text in order. Hyphens join a word. Of a script that writes no spaces every run of
 * letters is one "word", to be searched for the words it contains.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let pause = false;
  for (const match of plain(text).matchAll(
    /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[.!?。！？;\n]|[,:()–—、，：]/gu,
  )) {
    const raw = match[0];
    if (/^[\p{L}\p{M}\p{N}]/u.test(raw)) {
      words.push(newWord(raw.replace(/['’]s$/u, "").replace(/['’]/gu, ""), sentence, pause));
      pause = false;
    } else {
      pause = true;
      if (/^[.!?。！？;\n]/u.test(raw)) sentence++;
    }
  }
  return words;
}

/** Lower case, Latin accents dropped, other scripts as they are. */
export function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize("NFD").replace(/\p{Mn}/gu, ""))
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l");
}

export function writesNoSpaces(word: string): boolean {
  return SCRIPT_WITHOUT_SPACES.test(word);
}
