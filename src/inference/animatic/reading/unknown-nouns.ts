import { isDeed } from "./act-words.ts";
import { ENTRY_BY_WORD } from "./lexicon.ts";
import type { ArtIndex, Meanings } from "./phrases.ts";
import { ACTION_WORDS, CLOTHES, COLOUR_WORDS, COUNT_WORDS, GARMENTS } from "./setting-words.ts";
import { areEnglish, type Found } from "./terms.ts";
import { type Word, wordsOf, writesNoSpaces } from "./words.ts";
import { isYoung } from "./young.ts";

const list = (words: string) => new Set(words.trim().split(/\s+/));

/** What a noun comes after, in English and in the languages whose articles are no English words. */
const ARTICLES = list(
  "a an the some several many two three four five six seven my his her their its our this that these those another",
);
const FOREIGN_ARTICLES = list("ein eine einen einem einer un une una uno um uma el los las les der das");

/** What a noun and its adjectives end before. */
const ENDS = list(`
  and or but with without in on at by to from of into onto over under near beside behind between across through along
  around past above below inside outside off up down toward towards against among beyond during before after while as
  like than who that which whose where when is are was were be been being has have had does do did will would can could
  must may might it he she they we you i there here not all them him us ahead each both every full no so too very again
  away out upside downstairs upstairs named nicknamed called known then until since because if about alone together apart forever
`);
/** What is drawn as the ground somebody is on, or round them, or only seen through. */
const GROUNDS = list(`
  bridge roof rooftop pier dock porch balcony wall fence stairs staircase steps cliff ledge deck gutter jetty quay platform
  track tracks rails railway bank hill slope field pool paddy square plaza crossroads crossing intersection corner alley
  court yard courtyard garage driveway mansion villa airport station stop cemetery graveyard hallway corridor lobby tunnel
  stadium arena gym playground backyard glass pane counter
`);

/** What is worn, and drawn with whoever wears it if at all. */
const WORN = list(`
  tie bowtie apron overalls uniform robe sweater hoodie pyjamas pajamas kimono tuxedo poncho shawl
  sandals slippers mittens
`);

/** Nouns that nobody expects to see standing in a picture, or that say how, where and when something is. */
const NOT_THINGS = list(`
  way time times moment moments feeling mood sense kind sort lot lots bit piece part side end beginning middle top bottom
  front back edge centre center distance background foreground scene story tale video clip film movie trailer shot frame
  picture image photo view angle camera perspective style atmosphere light lights lighting shadow shadows sound music
  song noise silence voice word words name idea dream dreams memory memories hope love fear joy grief anger loneliness
  happiness beauty magic life death world earth air ground floor surface horizon path direction speed pace motion loop
  turn line shape form pattern texture colour color colours colors size number first second last next other others rest
  age year years season month week hour minute breeze heat cold warmth reflection reflections view views detail details
  glow glimpse glance smile look gaze breath step steps walk run jump dance move movement gesture pose close-up closeup
  day days night nights morning evening afternoon weekend dusk dawn sunset sunrise past future present group crowd pair
  couple row army herd flock one ones thing things something anything nothing everything someone somebody stranger
  head hair hairs haircut shoulder shoulders beard arm arms hand hands leg legs face eye eyes nose mouth ear ears tail
  tails wing wings paw paws fur belly neck knee knees lap monday tuesday wednesday thursday friday saturday sunday
  big small large little tiny huge giant old young new good bad great beautiful lonely busy quiet empty whole half top
  hang blow blows picnic spell orchestra choir band parade wedding concert lesson wish adventure journey trip race game fight battle party event show performance job work task art design version set
`);

/** Somebody who is drawn, with what the word before it says they look after. */
const LOOKS_AFTER = list("keeper");

const LONGEST_NAME = 5;
const MOST_TOLD = 3;

/**
 * Things that a text names and nobody here can draw, as it writes them, in its order. Where that isn't plain, none; in
 * other languages than English it is plain only where nothing else is known (`isAlone`), and of one thing.
 */
export function unknownNouns(
  text: string,
  terms: readonly Word[],
  phrases: readonly Found<Meanings>[],
  { index, isAlone }: { index: ArtIndex; isAlone: boolean },
): string[] {
  const isEnglish = areEnglish(wordsOf(text));
  if (!isEnglish && !isAlone) return [];
  const isRead = (at: number) => phrases.some(({ from, length }) => at >= from && at < from + length);
  const isKnown = (at: number) => isRead(at) || isNoThing(terms[at] as Word, index);
  const found: string[] = [];
  for (let at = 0; at < terms.length; at++) {
    const article = terms[at]?.text ?? "";
    const isForeign = FOREIGN_ARTICLES.has(article);
    if (!isForeign && !ARTICLES.has(article)) continue;
    const name = nameAfter(terms, at);
    // In other languages adjectives stand on either side: one known word says enough of what it is.
    const noun =
      isForeign || !isEnglish ? (name.some(isKnown) ? undefined : name[0]) : headOf(name, terms, article);
    const word = noun === undefined ? undefined : terms[noun];
    if (noun === undefined || !word || isKnown(noun) || writesNoSpaces(word.text)) continue;
    const written = asWritten(word, text);
    if (written !== undefined && !found.includes(written)) found.push(written);
  }
  return found.slice(0, isEnglish ? MOST_TOLD : 1);
}

/** undefined: the word came from a translation. */
function asWritten({ text: plain }: Word, text: string): string | undefined {
  return text
    .match(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu)
    ?.find((one) => wordsOf(one)[0]?.text === plain);
}

/** Places of the words between an article and whatever ends the noun. */
function nameAfter(terms: readonly Word[], article: number): number[] {
  const name: number[] = [];
  for (let at = article + 1; at <= article + LONGEST_NAME; at++) {
    const word = terms[at];
    if (!word || word.sentence !== terms[article]?.sentence || word.pause) break;
    if (ENDS.has(word.text) || ARTICLES.has(word.text) || /..ly$/.test(word.text)) break;
    // "A fox jumps": what is done is no part of the name, but "a jumping fox" is one.
    const isDone =
      name.length > 0 && (isDeed(word.forms) || word.forms.some((form) => ACTION_WORDS.has(form)));
    if (isDone) break;
    name.push(at);
  }
  return name;
}

function headOf(name: readonly number[], terms: readonly Word[], article: string): number | undefined {
  const last = name.at(-1);
  const before = name.at(-2);
  if (last === undefined || before === undefined) return last;
  const text = terms[last]?.text ?? "";
  if (terms[before]?.text === "camera") return undefined;
  // "A zorblax frobs the gate", "a zorblax glowing in the dark", "a bass player rehearses": that is what it does.
  const isVerb =
    /ing$|ed$/.test(text) ||
    (/^(?:an?|one|this|that|another)$/.test(article) && /[^s]s$/.test(text)) ||
    terms[before]?.nouns.some((form) => ENTRY_BY_WORD.get(form)?.kind.match(/^(?:person|hero|vehicle)$/));
  return isVerb ? before : last;
}

/** What is known, or can't be drawn because it is no thing: a colour, a deed, a piece of clothing, a mood. */
function isNoThing(word: Word, index: ArtIndex): boolean {
  return (
    word.text.length < 3 ||
    /\d/.test(word.text) ||
    // Qualities: "kindness", "the reality".
    /(?:ness|ity|ment|ship|hood|ism)$/.test(word.text) ||
    word.forms.some(
      (form) =>
        NOT_THINGS.has(form) ||
        isYoung(form) ||
        GROUNDS.has(form) ||
        WORN.has(form) ||
        LOOKS_AFTER.has(form) ||
        ENTRY_BY_WORD.has(form) ||
        index.byWord(form) !== undefined ||
        COUNT_WORDS.has(form) ||
        ACTION_WORDS.has(form) ||
        form in COLOUR_WORDS ||
        form in CLOTHES ||
        form in GARMENTS,
    ) ||
    isDeed(word.forms)
  );
}
