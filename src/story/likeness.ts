import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { ABSTRACT_NOUNS } from "./abstract-nouns.ts";
import { ACTION_VERBS } from "./action-verbs.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { formsOf } from "./nouns.ts";
import { CJK, isEnglish } from "./said-elsewhere.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { THING_NOUNS } from "./thing-nouns.ts";
import { classedWords } from "./word-classes.ts";

/** Features share this many weights by their hash: few of those that matter meet. */
export const WEIGHTS = 1 << 19;

interface Learnt {
  bias: number;
  /** What a step of a weight is worth. */
  step: number;
  /** One signed byte a weight, deflated, in base64. */
  weights: string;
}

let learnt: { bias: number; step: number; weights: Int8Array } | undefined;

/** What `npm run learn:words` has learnt from the sentences in `test/fixtures/words`. */
function learntWeights() {
  if (learnt === undefined) {
    const file = readFileSync(new URL("./likeness.json", import.meta.url), "utf8");
    const { bias, step, weights } = JSON.parse(file) as Learnt;
    learnt = { bias, step, weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))) };
  }
  return learnt;
}

/**
 * How much words in reply to a clip are like orders to change it, and unlike talk: 0 to 1, by a logistic regression over the
 * words, their neighbours, places and pieces, and what kind of thing they name. `prompt`: what the clip shows. A grammar knows what it
 * was told; this knows what thousands of sentences have in common, and is sure of few it has never met the like of.
 */
export function likenessToOrder(words: string, prompt: string): number {
  const { bias, step, weights } = learntWeights();
  const features = featuresOf(words, prompt);
  const sum = features.reduce((total, feature) => total + (weights[feature] ?? 0), 0);
  return 1 / (1 + Math.exp(-(bias + (sum * step) / Math.sqrt(features.length))));
}

const TOKEN = /\p{L}[\p{L}'-]*|#|[?!.,…:]|\p{Extended_Pictographic}/gu;
const ENDS_A_CLAUSE = /^(?:[.,!?…:]|and|but|so)$/u;
/** Words at either end that are known by their place. */
const PLACES = 3;

/** Where in the weights each feature of the words is, each once. */
export function featuresOf(words: string, prompt: string): number[] {
  const text = words.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\d+/gu, "#");
  const tokens: string[] = text.match(TOKEN) ?? [];
  const about = new Set(formsOf(prompt).filter((form) => form.length > 2));
  const kinds = tokens.map((token) => kindOf(token, about));
  const found = [
    ...inSequence("word", tokens),
    ...inSequence("kind", kinds),
    ...clauseBeginnings(kinds),
    ...tokens.flatMap(piecesOf),
    // Without spaces between words, their characters and neighbours tell.
    ...(CJK.test(text)
      ? charactersOf(text).map((part) => `part ${part}`)
      : isEnglish(text)
        ? inClasses(text)
        : []),
    `length ${Math.min(6, Math.floor(Math.log2(tokens.length + 1) * 2))}`,
  ];
  return [...new Set(found.map(placeOf))];
}

/** Each of them, two and three running, two with one between, and the first and last by their place. */
function inSequence(name: string, sequence: readonly string[]): string[] {
  const ended = ["^", ...sequence, "$"];
  const running = ended.flatMap((one, at) => {
    const [second, first] = [ended[at - 1], ended[at - 2]];
    return [
      one,
      ...(second === undefined ? [] : [`${second} ${one}`]),
      ...(first === undefined ? [] : [`${first} ${second} ${one}`, `${first} _ ${one}`]),
    ];
  });
  const atEnds = sequence
    .slice(0, PLACES)
    .flatMap((one, at) => [`${at} @ ${one}`, `-${at} @ ${sequence[sequence.length - 1 - at]}`]);
  return [...running, ...atEnds].map((feature) => `${name} ${feature}`);
}

/** What parts of speech follow each other, and with which words: "DET NOUN AUX VERB". */
function inClasses(text: string): string[] {
  const words = classedWords(text);
  const classes = ["^", ...words.map(({ text: word, is }) => (is === "PUNCT" ? word : is)), "$"];
  const running = classes.flatMap((_, at) =>
    [2, 3, 4].flatMap((length) =>
      at < length - 1 ? [] : [classes.slice(at - length + 1, at + 1).join(" ")],
    ),
  );
  const besides = words.flatMap(({ text: word }, at) => [
    `${word} ${classes[at + 1]}`,
    `${word} > ${classes[at + 2]}`,
    `${classes[at]} < ${word}`,
  ]);
  return [...running, ...besides].map((feature) => `class ${feature}`);
}

/** What each part of a sentence begins with: "love it, but make the sky pink". */
function clauseBeginnings(kinds: readonly string[]): string[] {
  return kinds.flatMap((kind, at) => {
    const isFirst = at === 0 || ENDS_A_CLAUSE.test(kinds[at - 1] as string);
    return isFirst && !ENDS_A_CLAUSE.test(kind)
      ? [`begins ${kind}`, `begins ${kind} ${kinds[at + 1] ?? "$"}`]
      : [];
  });
}

/** Its endings, and three to five letters running, which know it misspelled as well. */
function piecesOf(token: string): string[] {
  const marked = `<${token}>`;
  const pieces = [3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, at) => marked.slice(at, at + length)),
  );
  const endings = token.length > 3 ? [token.slice(-2), token.slice(-3)] : [];
  return [...pieces.map((piece) => `piece ${piece}`), ...endings.map((ending) => `ends ${ending}`)];
}

function charactersOf(text: string): string[] {
  const characters = ["^", ...text.replace(/\s/gu, ""), "$"];
  return [1, 2, 3].flatMap((length) =>
    characters
      .slice(0, characters.length - length + 1)
      .map((_, at) => characters.slice(at, at + length).join("")),
  );
}

/** What kind of thing a word names; the word itself where it is none that is known. */
function kindOf(token: string, about: ReadonlySet<string>): string {
  const forms = formsOf(token).filter((form) => form.length > 2);
  const isIn = (known: ReadonlySet<string>) => forms.some((form) => known.has(form));
  if (isIn(about)) return "<shown>";
  if (isIn(LIVING_NOUNS)) return "<living>";
  if (isIn(THING_NOUNS)) return "<thing>";
  if (isIn(SCENE_NOUNS)) return "<scene>";
  if (isIn(ABSTRACT_NOUNS)) return "<thought>";
  return ACTION_VERBS.has(token) ? "<deed>" : token;
}

/** FNV-1a, as far as there are weights. */
function placeOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  }
  // The last steps reach the low bits alone.
  return ((hash ^ (hash >>> 15)) >>> 0) % WEIGHTS;
}
