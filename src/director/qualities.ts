import { COLOURS } from "../story/merge-words.ts";

/** What a thing may be made of, in nouns that describe it just as they are. */
const SAID_BEFORE =
  "ice stone glass leather paper newspaper cardboard plastic marble copper brass steel chrome wool";
/** Materials by which nothing is described: "a chocolate box" has some in it. */
const MADE_OF_BESIDES = "wood chocolate clay lego candy jelly crystal gingerbread lava";
/** Both. For patterns. */
const MATERIALS = `${SAID_BEFORE} ${MADE_OF_BESIDES}`.replaceAll(" ", "|");

/** "ice", "out of chocolate", after "make it": none of them is a deed or a look. */
export const MADE_OF = new RegExp(
  `^(?:(?:out|made) of (?<of>(?:[\\p{L}-]+ )?[\\p{L}-]+)|(?<material>${MATERIALS}))$`,
  "iu",
);

/** Words of which two can't both describe one thing, by what they tell of it. */
const QUALITIES = {
  colour: `${COLOURS.replaceAll("|", " ")} ginger tabby blond blonde brunette ginger-haired calico matte glossy neon pastel colourful colorful rainbow emerald amber rusty-red bronze copper`,
  size: "big huge giant enormous gigantic large massive small tiny little mini miniature tall short",
  age: "old ancient vintage new modern young futuristic elderly",
  light: "dark dim gloomy shadowy bright sunlit",
  crowd: "empty deserted abandoned quiet busy crowded packed bustling full lively",
  order: "clean tidy neat spotless cluttered messy untidy dirty filthy grimy",
  material: `golden gold silver bronze iron wooden metal metallic woolen knitted ${SAID_BEFORE}`,
  weather: "calm stormy sunny rainy snowy foggy misty clear cloudy windy dry wet muddy icy",
  sex: "male female",
  sleep: "sleeping asleep awake",
} as const;
type Quality = keyof typeof QUALITIES;

const WORDS = new Map(
  Object.entries(QUALITIES).map(([quality, words]) => [quality as Quality, new Set(words.split(" "))]),
);
const ALL = [...WORDS.keys()];

/** Whether two words can't both describe one thing. */
export const clashes = (one: string, other: string): boolean =>
  ALL.some((quality) => isOf(quality, one) && isOf(quality, other));

const COMPOUND =
  /\p{L}-(?:sized|shaped|colou?red|covered|plated|splattered|drenched|soaked|stained|drawn|knitted|bleached|lit|thin|deep|high)$/iu;

/** Whether a word tells of a thing what another word can't tell besides, or is made to do nothing else: "baby-sized". */
export const isQuality = (word: string): boolean =>
  COMPOUND.test(word) || ALL.some((quality) => isOf(quality, word));

/** Whether a word or what it is the comparative of tells that of a thing: "brighter", "bigger". */
export function isOf(quality: Quality, word: string): boolean {
  const said = word.toLowerCase();
  const base = said.replace(/(?:er|est)$/u, "");
  return [said, base, `${base}e`, base.replace(/i$/u, "y"), base.replace(/(.)\1$/u, "$1")].some((form) =>
    WORDS.get(quality)?.has(form),
  );
}

export const isColour = (word: string): boolean => WORDS.get("colour")?.has(word.toLowerCase()) === true;
