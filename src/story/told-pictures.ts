import { TWO_TO_TEN } from "../core/number-words.ts";
import { ACTION_VERBS } from "./action-verbs.ts";
import { LIVING_NOUNS } from "./living-nouns.ts";
import { COLOURS } from "./merge-words.ts";
import { formsOf } from "./nouns.ts";
import { A_PLACE, LIGHT } from "./places.ts";
import { PLAIN_VERBS } from "./plain-verbs.ts";
import { SAYING } from "./sayings.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { THING_NOUNS } from "./thing-nouns.ts";

/** What a thing may be made of. */
export const MATERIALS =
  "wooden|stone|glass|leather|paper|plastic|marble|copper|brass|bronze|iron|steel|velvet|silk|woolen|knitted|crystal";

/** What changes how a thing is painted: nobody says these of a thing to praise or to pity it. */
const PAINTED = new Set(
  (
    `${COLOURS.replaceAll("|", " ")} ${MATERIALS.replaceAll("|", " ")} metal metallic rusty ice ` +
    "wet snowy foggy misty dusty muddy mossy burning glowing shiny sparkling transparent translucent frozen icy striped spotted checkered polka " +
    "colorful colourful rainbow neon pastel steaming floating"
  ).split(" "),
);
/** What may stand before a noun besides. */
const DESCRIBES = new Set(
  (
    "big huge giant enormous large small tiny little tall long short thick thin wide narrow round old ancient young new modern futuristic vintage " +
    "medieval victorian heavy light soft warm cold hot bright dark dim pale deep full empty crowded distant falling flying swirling drifting " +
    "blooming blinking flickering swaying fluffy furry hairy bushy curly broken cracked torn stormy cloudy sunny starry city street forest"
  ).split(" "),
);
const MASSES = new Set(
  "people alien aliens dragon dragons ghost ghosts unicorn unicorns zombie zombies monster monsters train trains snow rain fog mist haze smoke steam water fire grass lightning thunder sunlight moonlight dust sand mud ice wind traffic lights flash".split(
    " ",
  ),
);
const NUMBERS = `${TWO_TO_TEN}|\\d{1,2}`;
const COUNTED = new RegExp(
  `^(?:(?:an?|some|more|fewer|many|several|another|lots of|a lot of|a few|a couple of|a bunch of|${NUMBERS})\\s+)+`,
  "iu",
);
const WHERE =
  /\s+(?:in the (?:background|foreground|sky|distance|corner|air|middle)|outside|all around|everywhere|(?:next to|beside|behind|around|near|under|in front of|on top of|on|above|over) (?:(it|him|her|them)|(?:the|his|her|its) (\p{L}+)))$/iu;
interface Thing {
  head: string;
  painted: readonly string[];
  counted: string;
}

/** A noun phrase of which every word is known to be seen; undefined where one isn't. */
function thingOf(text: string, about: ReadonlySet<string>): Thing | undefined {
  const [counted = ""] = COUNTED.exec(text) ?? [];
  const words = text
    .slice(counted.length)
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "of");
  const head = words.at(-1) ?? "";
  if (words.length > 5 || !isSeen(head, about)) return undefined;
  const before = words.slice(0, -1);
  if (!before.every((word) => PAINTED.has(word) || DESCRIBES.has(word) || isSeen(word, about)))
    return undefined;
  return { head, painted: before.filter((word) => PAINTED.has(word)), counted: counted.trim() };
}

function isSeen(word: string, about: ReadonlySet<string>): boolean {
  if (MASSES.has(word)) return true;
  return formsOf(word).some(
    (form) =>
      form.length > 2 &&
      (about.has(form) || LIVING_NOUNS.has(form) || THING_NOUNS.has(form) || SCENE_NOUNS.has(form)),
  );
}

function isMany(word: string): boolean {
  return /[^su]s$/iu.test(word) || MASSES.has(word);
}

/**
 * The order in words that tell what is to be seen without saying what is to be done: "pink robot", "a tram in the
 * background", "night with city lights outside". `prompt`: what the film shows. Undefined where a word of it isn't known to be
 * seen, or people say the same of what they see.
 */
export function toldPicture(words: string, prompt: string): string | undefined {
  const text = words
    .replace(/[\s.!~]+$/u, "")
    .replace(/^(?:and|but|now|also|maybe|just) /iu, "")
    .toLowerCase();
  if (SAYING.test(text) || /[,;:?]/u.test(text)) return undefined;
  const about = new Set(formsOf(prompt).filter((form) => form.length > 2));
  const wished = text.replace(/^add /u, "");
  return (
    otherLook(wished, about, wished !== text) ??
    placedThing(wished, about) ??
    moreOf(wished, about) ??
    setWith(wished, about) ??
    doing(wished, about) ??
    worn(wished) ??
    putOn(wished, about)
  );
}

/** "pink robot", "wet street with reflections": what the film shows, painted anew. */
function otherLook(text: string, about: ReadonlySet<string>, isWished: boolean): string | undefined {
  const [what = "", ...withs] = text.split(/ with /u);
  const thing = thingOf(what, about);
  if (thing === undefined || withs.length > 1) return undefined;
  const shown = formsOf(thing.head).find((form) => about.has(form));
  if (shown === undefined) return undefined;
  const besides = withs.length === 0 ? "" : thingOf(withs[0] ?? "", about) && `, with ${withs[0]}`;
  if (besides === undefined) return undefined;
  if (isWished && new RegExp(`^(?:${NUMBERS})$`, "u").test(thing.counted))
    return `replace ${shown} with ${what}${besides}`;
  const isNew = thing.painted.length > 0 && thing.painted.some((word) => !about.has(word));
  if (!isNew || thing.counted.includes("more")) return undefined;
  return `make the ${shown} ${thing.painted.join(" and ")}${besides}`;
}

/** "a cup of tea beside the cat", "butterflies everywhere". */
function placedThing(text: string, about: ReadonlySet<string>): string | undefined {
  const where = WHERE.exec(text);
  if (where === null) return undefined;
  const [found, pronoun, known] = where;
  const what = text.slice(0, where.index);
  const thing = thingOf(what, about);
  if (
    thing === undefined ||
    (thing.counted === "" && (about.has(thing.head) || pronoun !== undefined) && !isMany(thing.head))
  )
    return undefined;
  if (known !== undefined && !formsOf(known).some((form) => about.has(form))) return undefined;
  // "plants everywhere" is said of plants that are there.
  if (/everywhere|all around/u.test(found) && formsOf(thing.head).some((form) => about.has(form)))
    return undefined;
  return `add ${text}`;
}

/** "more people on the sidewalk", "neon lights on the walls". */
function moreOf(text: string, about: ReadonlySet<string>): string | undefined {
  const [, what, where] =
    /^(.+?) (?:on|in|by|along|around|under|behind) (?:the|his|her|its) (\p{L}+)$/u.exec(text) ?? [];
  if (what === undefined || where === undefined || !isSeen(where, about)) return undefined;
  const thing = thingOf(what, about);
  if (thing === undefined) return undefined;
  const isMore = /(?:^|\s)more$/u.test(thing.counted) || (isMany(thing.head) && thing.painted.length > 0);
  return isMore ? `add ${text}` : undefined;
}

const PARTICLES =
  "by|in|past|around|everywhere|down|over|up|away|outside|all over|along|across|above|below|behind";
const WHEREABOUTS = new RegExp(
  `^(?:(?:${PARTICLES}|out of|from|through|on|at|into|onto|under|near|beside|next to|in front of|with|slowly|gently)\\s+)*(?:(?:${PARTICLES}|slowly|gently)|(it|him|her|them)(?: (?:${PARTICLES}))?|(?:the|an?|his|her|its) (?:\\p{L}+ )?(\\p{L}+))?$`,
  "u",
);

/** "leaves falling everywhere", "a train rushes by behind her", "a wave should knock it over": what happens besides. */
function doing(text: string, about: ReadonlySet<string>): string | undefined {
  if (JOKES.test(text)) return undefined;
  const words = text.split(" ");
  return words
    .map((verb, at) =>
      at === 0
        ? undefined
        : happening(words.slice(0, at).join(" "), verb, words.slice(at + 1).join(" "), about),
    )
    .find((order) => order !== undefined);
}

function happening(
  what: string,
  verb: string,
  after: string,
  about: ReadonlySet<string>,
): string | undefined {
  const isWished = verb === "should";
  const rest = isWished ? after.replace(/^\p{L}+ ?/u, "") : after;
  const thing = thingOf(what, about);
  const where = WHEREABOUTS.exec(rest);
  if (thing === undefined || where === null) return undefined;
  if (where[2] !== undefined && !isSeen(where[2], about)) return undefined;
  // "the dog barking at him" is there already, "dogs barking" may be heard outside.
  if (thing.counted === "" && (!isMany(thing.head) || rest === "") && !isWeather(what)) return undefined;
  const told = [what, verb, after].join(" ").trim();
  if (isWished) return thing.counted === "" ? undefined : told;
  const isGoingOn = verb.endsWith("ing");
  if (!isGoingOn && (!/[^su]s$/u.test(verb) || thing.counted === "")) return undefined;
  const bare = verb.replace(/(?:e?s|ing)$/u, "");
  const isDeed = [bare, `${bare}e`, bare.replace(/(.)\1$/u, "$1")].some(
    (form) => PLAIN_VERBS.has(form) || ACTION_VERBS.has(form) || MOVES.has(form),
  );
  if (!isDeed) return undefined;
  return isGoingOn ? `add ${told}` : told;
}

/** "put sunglasses on the kids". */
function putOn(text: string, about: ReadonlySet<string>): string | undefined {
  const [, what = "", on = ""] =
    /^put (.+?) (?:on|in|behind|under|around|beside|next to|above|over) (?:the|his|her|its) (\p{L}+)$/u.exec(
      text,
    ) ?? [];
  const thing = thingOf(what, about);
  const isThere = formsOf(on).some((form) => about.has(form));
  return thing !== undefined && isMany(thing.head) && isThere ? text : undefined;
}

const JOKES = /walks? into (?:a|the) bar|home to roost|under the bridge$/u;
const MOVES = new Set(
  "roll rush swirl drift flow blow drive pass come go spread rise swim fly run fall float dance".split(" "),
);

function isWeather(what: string): boolean {
  return /(?:^|\s)(?:storm|sandstorm|snow|rain|fog|mist|smoke|lightning|wind|sun|moon)$/u.test(what);
}

/** "orange suit", "blue hair": what somebody wears or has. "red flag" and "black sheep" are none. */
function worn(text: string): string | undefined {
  const [, colours, thing = ""] =
    /^((?:an? )?(?:(?:bright|dark|light) )?\p{L}+) (suit|dress|shirt|hat|cap|coat|raincoat|jacket|hoodie|sweater|jumper|scarf|boots|shoes|sneakers|helmet|gloves|hair|beard|eyes|fur|cape|cloak|robe|skirt|trousers|pants|shorts|jeans|sunglasses|glasses|umbrella|backpack)$/u.exec(
      text,
    ) ?? [];
  const colour = colours?.split(" ").at(-1) ?? "";
  if (!PAINTED.has(colour) || /^(?:brass|stone|iron|steel|ice)$/u.test(colour)) return undefined;
  const article =
    /^an? |[^s]s$/u.test(text) || thing === "hair" || thing === "fur"
      ? ""
      : /^[aeiou]/u.test(text)
        ? "an "
        : "a ";
  return `with ${article}${text}`;
}

/** "night time with city lights outside": a light or a place, and what is seen in it. */
function setWith(text: string, about: ReadonlySet<string>): string | undefined {
  const [setting = "", what = "", ...others] = text.split(/ with /u);
  if (what === "" || others.length > 0) return undefined;
  const rest = [LIGHT, A_PLACE]
    .map((form) => setting.replace(form, "").trim())
    .sort((a, b) => a.length - b.length)[0];
  if (
    rest === undefined ||
    rest === setting ||
    !/^(?:(?:at|in|on|an?|the|time|very|\p{L}+y)\s*)*$/u.test(rest)
  )
    return undefined;
  return thingOf(what.replace(WHERE, ""), about) && !/^(?:the|my|your) /u.test(what)
    ? `${setting}, with ${what}`
    : undefined;
}

/** "seagulls would be nice": nobody wishes for those in reply to a film and means anything else. */
const WOULD_BE =
  /^(.{3,40}?) would (?:be|look) (?:so |really |very )?(?:nice|great|cool|awesome|good|lovely|amazing|perfect)(?: (?:here|there|too|in (?:it|there|this)))?$/iu;
/** "can we see the sun setting?": of what the film can show. */
const CAN_WE_SEE =
  /^(?:can|could|may) (?:we|i) (?:please )?see (?:the|his|her|its) (\p{L}+) (\p{L}+ing .+|\p{L}+ing)$/iu;

/** A wish for something in the picture, said in the form of talk or of a question. */
export function wishedPicture(words: string, prompt: string): string | undefined {
  const text = words.trim().replace(/[\s.!?~]+$/u, "");
  const about = new Set(formsOf(prompt).filter((form) => form.length > 2));
  const [, wished] = WOULD_BE.exec(text) ?? [];
  const thing = wished === undefined ? undefined : thingOf(wished, about);
  if (thing !== undefined && isMany(thing.head)) {
    const isLiving = formsOf(thing.head).some((form) => LIVING_NOUNS.has(form));
    if (isLiving) return `add ${wished}`;
  }
  const seen = CAN_WE_SEE.exec(text);
  if (seen === null || !isSeen((seen[1] ?? "").toLowerCase(), about)) return undefined;
  return text.replace(/^.*? see /iu, "show ");
}
