/** Text as the words it is made of, in a form that can be looked up. */
export interface Word {
  /** Lower case, without accents and possessive. */
  text: string;
  /** Forms it may be a form of, itself first: plurals and verb endings undone. */
  forms: string[];
  /** Number of the sentence it stands in. */
  sentence: number;
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

export function formsOf(word: string): string[] {
  const forms = [word];
  const add = (form: string) => {
    if (form.length > 1 && !forms.includes(form)) forms.push(form);
  };
  const irregular = IRREGULAR[word];
  if (irregular) add(irregular);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
    add(word.slice(0, -1));
    if (word.endsWith("ies")) add(`${word.slice(0, -3)}y`);
    else if (word.endsWith("ves")) add(`${word.slice(0, -3)}f`);
    else if (word.endsWith("es")) add(word.slice(0, -2));
  }
  for (const ending of ["ing", "ed"]) {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    add(stem);
    add(`${stem}e`);
    if (stem.at(-1) === stem.at(-2)) add(stem.slice(0, -1));
  }
  if (word.length > 4 && word.endsWith("y")) {
    add(word.slice(0, -1));
    if (word.at(-2) === word.at(-3)) add(word.slice(0, -2));
  }
  return forms;
}

const SCRIPT_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a text in order. Hyphens join a word. Of a script that writes no spaces every run of
 * letters is one "word", to be searched for the words it contains.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of plain(text).matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[.!?。！？;\n]+/gu)) {
    const raw = match[0];
    if (/^[.!?。！？;\n]/u.test(raw)) {
      sentence++;
      continue;
    }
    const bare = raw.replace(/['’]s$/u, "").replace(/['’]/gu, "");
    words.push({ text: bare, forms: formsOf(bare), sentence });
  }
  return words;
}

/** Lower case, Latin accents dropped, other scripts as they are. */
function plain(text: string): string {
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
