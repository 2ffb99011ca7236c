import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemToken, type WinkMethods } from "wink-nlp";

/** The part of speech of a word, as Universal Dependencies name them. */
type WordClass =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** A word of an English text, and where it stands in it. */
export interface ClassedWord {
  text: string;
  at: number;
  is: WordClass;
  /** Its plain form: "come" of "came", "king" of "kings". */
  plain: string;
}

/** Reading the model takes a tenth of a second: who never hears an order never waits for it. */
let wink: WinkMethods | undefined;
let last: { text: string; words: ClassedWord[] } | undefined;

/** Each word of an English text with its part of speech; "can't" is two words. */
export function classedWords(text: string): ClassedWord[] {
  if (last?.text === text) return last.words;
  wink ??= winkNLP(model, ["sbd", "pos"]);
  const { its } = wink;
  const words: ClassedWord[] = [];
  let at = 0;
  wink
    .readDoc(text)
    .tokens()
    .each((token: ItemToken) => {
      const value = token.out();
      const found = text.indexOf(value, at);
      if (found === -1) return;
      words.push({
        text: value,
        at: found,
        is: token.out(its.pos) as WordClass,
        // Its types have a token's lemma taken for a document's.
        plain: token.out(its.lemma as unknown as typeof its.pos),
      });
      at = found + value.length;
    });
  last = { text, words };
  return words;
}
