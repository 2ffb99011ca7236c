import { UserMistake } from "../core/errors.ts";
import { NUMBERS_BY_WORD } from "../core/number-words.ts";
import { COLOURS } from "../story/merge-words.ts";
import { isLivingKind, lastWord } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";
import { FRAMING } from "../story/order-forms.ts";
import { verbOf } from "../story/verb-forms.ts";
import { classedWords } from "../story/word-classes.ts";
import { readOption } from "./remix-options.ts";
import { asSubject } from "./told-as-fact.ts";

const SOMETHING =
  "(he|she|it|they|(?:the|his|her|its|their|an?|that|some) \\p{L}[\\p{L}'’-]*(?: \\p{L}[\\p{L}'’-]*)??|\\p{L}{3,})";
const INSTEAD_OF = "(?:instead of|rather than|in place of|in lieu of|over|than|and not|but not|not)";
const BETTER = "(?:better|nicer|prettier|cooler|funnier|cuter|stronger|more \\p{L}+|preferable)";
/** A word of a thing that is to go: "instead of dancing let her …" is told otherwise. */
const NO_VERB = "(?!let|make|have|put|use|do|show|try|her|him|it|them)\\p{L}+";

interface Wish {
  form: RegExp;
  as: (...found: string[]) => string | undefined;
}

/** Each way in which something is wished for, and the order that it is. */
const WISHES: readonly Wish[] = [
  // "can the piano player be in the shot too"
  {
    form: /^(?:can|could|would|might|may) ((?:the|his|her|its|their|an?|some) [\p{L}'’-]+ [\p{L}'’-]+) (?:also |maybe |please )?be (.+)$/iu,
    as: (who, how) => `${who} should be ${how}`,
  },
  // "could she be wearing black", "might it run longer"
  {
    form: new RegExp(
      `^(?:can|could|would|might|may) (?!you|we|i |u |this |that (?:work|do|happen)|someone|somebody)${SOMETHING} (?:also |maybe |please )?((?:\\p{L}+ly )?)(be|\\p{L}+)(?: (.+))?$`,
      "iu",
    ),
    as: (who = "", how = "", verb = "", rest = "") =>
      /^be$/iu.test(verb) ||
      verbOf(verb) === verb.toLowerCase() ||
      classedWords(`to ${verb}`)[1]?.is === "VERB"
        ? `${who} should ${how}${verb} ${rest}`.trim()
        : undefined,
  },
  // "wish the lantern were blue", "what if she had wings", "i'd rather he danced"
  {
    form: new RegExp(
      `^(?:(?:i )?wish(?: that)?|(?:i|we)(?:['’]d| would) (?:rather|prefer|love|like)(?: it(?: better| more)? if| that)?|(?:what|how about|imagine|only) if|(?:it['’]?d|it would) be ${BETTER.replace("(?:", "(?:great|nice|cool|funny|")} if) (?!you|we|i |there )((?:(?:he|she|it|they)(?:['’](?:s|re))?|this|that|the|his|her|its|their|an?|some) .{3,80})$`,
      "iu",
    ),
    as: asWished,
  },
  { form: /^(?:i )?wish (he|she|it|they)['’]d (.+)$/iu, as: (who, does) => `${who} should ${does}` },
  // "i'd prefer a station over the cathedral", "butterflies would be prettier than bees here"
  {
    form: new RegExp(
      `^(?:(?:i|we)(?: would|['’]d)? )?(?:really |much )?(?:prefer|rather have|rather see|prefer to see|like|take) (?:(?:it|him|her|them) )?(.{2,60}?),? ${INSTEAD_OF} (.{2,40})$`,
      "iu",
    ),
    as: (to, from) => `replace ${from} with ${to}`,
  },
  {
    form: /^(?:(?:i|we)(?: would|['’]d)? )?prefer ((?:an?|the|some) .{2,40}?) to ((?:an?|the|some) .{2,40})$/iu,
    as: (to, from) => `replace ${from} with ${to}`,
  },
  {
    form: new RegExp(
      `^(.{3,60}?) (?:would|might|could) (?:be|look|feel|work) (?:so |much |way |a lot |even |far |a (?:bit|little) )*${BETTER} than (.{2,40}?)(?: here| there)?$`,
      "iu",
    ),
    as: (to, from) => `replace ${from} with ${to}`,
  },
  // "give him a cup of tea in place of the pipe"
  {
    form: /^give (?:him|her|it|them) ((?:an?|some|the|two|three) .{2,40}?) (?:instead of|rather than|in place of) (.{2,40})$/iu,
    as: (to, from) => `replace ${from} with ${to}`,
  },
  // "instead of dancing let her play the violin", "have him skating instead of surfing"
  {
    form: /^inst(?:ea|e)d of \p{L}+ing(?: [^,]{1,30}?)?,? (?:(?:let|have|make) )?(him|her|it|them|(?:he|she|it|they)(?= should)|the \p{L}+)(?: should)?(?: be)? (.{3,80})$/iu,
    as: (who, does) => `${asSubject(who)} should ${asDone(does)} instead`,
  },
  {
    form: /^(?:let|have|make|get) (him|her|it|them|the \p{L}+) (.{3,60}?),? (?:instead of|rather than) (?:just )?\p{L}+ing(?: .{1,30})?$/iu,
    as: (who, does) => `${asSubject(who)} should ${asDone(does)} instead`,
  },
  // "instead of river and savanna a city street full of traffic"
  {
    form: new RegExp(
      `^instead of (?:the )?((?:${NO_VERB} ){0,4}?${NO_VERB}),? ((?:an?|some|two|three|the) .{2,60})$`,
      "iu",
    ),
    as: (from, to) => `replace ${from} with ${to}`,
  },
  // "make the coat red not green"
  {
    form: new RegExp(
      `^((?:make|turn|paint|colou?r) .* (?:${COLOURS})),? (?:not|instead of|rather than) (?:${COLOURS})$`,
      "iu",
    ),
    as: (so) => so,
  },
  // "portrait please not landscape"
  {
    form: /^(.{2,30}?),? (?:not|instead of|rather than) \p{L}[\p{L} ]{1,20}$/iu,
    as: (option = "") => (isOption(option) ? option : undefined),
  },
  // "shoot it top down"
  {
    form: /^(?:shoot|film|do|have) (?:it|this|that) (.{3,40})$/iu,
    as: (how = "") => (FRAMING.test(how) ? how : undefined),
  },
  // "make like an oil painting"
  { form: /^(make|do) like (.{3,60})$/iu, as: (verb, like) => `${verb} it like ${like}` },
  {
    form: /^i (?:was hoping for|had hoped for|expected|pictured|imagined|asked for|was thinking of) (.{3,80})$/iu,
    as: (what) => `${what} instead`,
  },
  // "i'd like lightning to strike the mast"
  {
    form: /^(?:i|we)(?: would|['’]d)? (?:really |just )?(?:want|like|love|need|prefer) ((?!it )(?:(?:the|an?|his|her|its|their|my|some) )?\p{L}+(?: \p{L}+)?) to (?!see|have)(\p{L}+.*)$/iu,
    // "a dog next to her" is no wish of what one does
    as: (who = "", does = "") =>
      classedWords(`to ${does}`)[1]?.is === "VERB" && !/(?<!\p{L})(?:go|next|close|back)$/iu.test(who)
        ? `${asSubject(who)} should ${does}`
        : undefined,
  },
  {
    form: /^(he|she|they) could (?!be (?:the|an?) )(.{3,80})$/iu,
    as: (who, does) => `${who} should ${does}`,
  },
  // "would look great in black and white"
  {
    form: /^(?:(?:it|this) ?)?(?:would|could|might|['’]d) (?:be|look) (?:so |really |pretty |even )*\p{L}+ ((?:in|at|with|as|on|under|during) .{2,60})$/iu,
    as: (how) => how,
  },
  // "the ship needs to be on fire", "he needs a hat"
  {
    form: new RegExp(
      `^(?!(?:i|we|you) )${SOMETHING} (?:needs?|has|have|got|ought) to (?!go$)(.{2,80})$`,
      "iu",
    ),
    as: (who, does) => `${who} should ${does}`,
  },
  {
    form: /^(he|she|they|the \p{L}+(?: \p{L}+)?) (?:needs?|could use|could do with|deserves?|lacks?) ((?:an?|some|two|three|more|bigger|longer) .{2,60})$/iu,
    as: (who = "", what) => `give ${OBJECTS[who.toLowerCase()] ?? who} ${what}`,
  },
  // "should not chase a ball but a squirrel"
  {
    form: /^(?:(?:it|he|she|they|the \p{L}+) )?should(?:n['’]?t| not) \p{L}+ ((?:an?|the|some) [^,]{2,30}?),? but (?:rather )?((?:an?|the|some|two|three) .{2,60})$/iu,
    as: (gone, anew) => `${anew} instead of ${gone}`,
  },
  // "it shouldn't walk but run", "instead of sleeping it's hunting"
  {
    form: new RegExp(
      `^${SOMETHING} should(?:n['’]?t| not) (be )?.{2,30}?,? but (?:rather )?(.{2,60})$`,
      "iu",
    ),
    as: (who, be, does = "") => `${who} should ${be === undefined ? asDone(does) : `be ${does}`} instead`,
  },
  {
    form: /^instead of \p{L}+ing(?: [^,]{1,30}?)?,? (it|he|she|they)(?:['’]?s|['’]?re| is| are) (\p{L}+ing.{0,60})$/iu,
    as: (who, does) => `${who} should be ${does} instead`,
  },
  // "needs to be funnier"
  {
    form: /^needs? to be ((?:a (?:bit|little|lot) |much |way )?(?:\p{L}+er|more \p{L}+|less \p{L}+))$/iu,
    as: (how) => `make it ${how}`,
  },
  // "let it be more crowded"
  {
    form: /^(?:let|have) (it|him|her|them|the \p{L}+(?: \p{L}+)?) be (.{2,60})$/iu,
    as: (what, how) => `make ${what} ${how}`,
  },
  // "i'd rather have a dog staring"
  {
    form: /^(?:i|we)(?: would|['’]?d) (?:rather|prefer to) (?:have|see) (an? (?:\p{L}+ ){0,2}?)(\p{L}+)((?: \p{L}+ing)?)$/iu,
    as: (before = "", who = "", doing = "") =>
      insteadIfAlive(`${before}${who}`) === undefined ? undefined : `${before}${who}${doing} instead`,
  },
  // "i prefer a boy"
  {
    form: /^(?:(?:i|we)(?: would|['’]d)? )?(?:really )?prefer ((?:an?|the) \p{L}+(?: \p{L}+)?)$/iu,
    as: (what) => `${what} instead`,
  },
  // "the car in matte black"
  {
    form: new RegExp(`^the (\\p{L}+) in ((?:\\p{L}+ )?(?:${COLOURS}))(?: (?:instead|rather))?$`, "iu"),
    as: (what, colour) => `make the ${what} ${colour}`,
  },
  // "i'd love to see her on a rooftop"
  {
    form: /^(?:i|we)(?: would|['’]?d)? (?:really |just )?(?:love|like|want|prefer|rather)(?: to)? (?:see|have|put) (him|her|it|them|the \p{L}+) ((?:in|on|at|under|inside|near) .{2,60})$/iu,
    as: (who, where) => `put ${who} ${where}`,
  },
  // "exactly 15 seconds of this"
  {
    form: /^(?:exactly|about|around|roughly|just|like|at least)? ?(\d+ ?(?:s|secs?|seconds?)|\p{L}+ (?:secs?|seconds?))(?: of (?:this|it|that)(?: .*)?)?$/iu,
    as: (length) => length,
  },
  // "same but with three dogs"
  {
    form: /^(?:(?:the )?same(?: \p{L}+)?|this|that|again),? (?:but|only|just) (?:with )?((?:an?|two|three|four|five|some|\d+) (?:\p{L}+ ){0,2}\p{L}+|\p{L}+s)$/iu,
    as: insteadIfAlive,
  },
  // "do it with a baby elephant"
  {
    form: /^(?:do|try|make|redo|film|shoot|have) (?:it|this|that|one|the same(?: thing)?) (?:but )?with (an? (?:\p{L}+ ){0,2}?\p{L}+)(?: instead)?$/iu,
    as: insteadIfAlive,
  },
  // "what about a wolf"
  {
    form: /^(?:what|how) about ((?:an?|two|three|four|five|some|\d+) (?:\p{L}+ ){0,2}\p{L}+)$/iu,
    as: insteadIfAlive,
  },
  // "do a pixel art version of it"
  {
    form: /^(?:do|make|give (?:me|us)|show (?:me|us)) an? ([\p{L} -]{3,30}) version(?: of (?:it|this|that))?$/iu,
    as: (how = "") => insteadIfAlive(how) ?? `in ${how} style`,
  },
  // "dachshund version"
  {
    form: /^(?:an? |the )?(\p{L}[\p{L} -]{2,28}?) version$/iu,
    as: insteadIfAlive,
  },
];

/** Whoever comes to a film by a wish takes the place of whom it is about. */
function insteadIfAlive(kind = ""): string | undefined {
  return isLivingKind(kindOfNoun(lastWord(kind))) ? `${kind} instead` : undefined;
}

/** "an octopus would be even weirder": than who is there. */
export function preferred(clause: string): string {
  return clause.replace(
    /^(an? (?:\p{L}+ ){0,2}\p{L}+) (?:would|might|could) (?:be|look|feel|work) (?:even |so |much |way |a lot |far )*(?:\p{L}+er|more \p{L}+)(?: here| in it)?$/iu,
    (whole, kind: string) => insteadIfAlive(kind) ?? whole,
  );
}

const OBJECTS: Record<string, string> = { he: "him", she: "her", they: "them" };

/** "the guard was a raccoon": the guard should be one. "it was night": it is to be night. */
function asWished(wish = ""): string | undefined {
  const said = wish.replace(
    /^(he|she|it|they)['’](s|re) /iu,
    (_, who: string, be: string) => `${who} ${be === "s" ? "is" : "are"} `,
  );
  const words = classedWords(said);
  const verb = words
    .slice(1, 5)
    .find(({ is, text }) => is === "AUX" || (is === "VERB" && !/ing$/iu.test(text)));
  if (verb === undefined || / to $/iu.test(said.slice(0, verb.at))) return undefined;
  const [who, rest] = [said.slice(0, verb.at).trim(), said.slice(verb.at + verb.text.length).trim()];
  if (/^(?:could|would)$/iu.test(verb.text)) return `${who} should ${rest}`;
  return verb.plain === "be" && /^(?:it|this|that)$/iu.test(who) && !/^(?:an? |\p{L}+ing)/iu.test(rest)
    ? `make it ${rest}`
    : `${who} should ${verb.plain} ${rest}`;
}

/** "skating" is to be, "skate" is to be done. */
function asDone(does = ""): string {
  // "slowly draw his sword"
  const [, how = "", done = ""] = /^(\p{L}+ly) (.+)$/iu.exec(does) ?? [];
  if (how !== "") return `${asDone(done)} ${how}`;
  return /^\p{L}+ing(?!\p{L})/iu.test(does) ? `be ${does}` : does;
}

function isOption(said: string): boolean {
  try {
    return readOption(said, []) !== undefined;
  } catch (error) {
    // An option all the same, which can't be had.
    if (error instanceof UserMistake) return true;
    throw error;
  }
}

/** A wish as the order it is: "could she be wearing black" → "she should be wearing black". */
export function wished(clause: string): string {
  for (const { form, as } of WISHES) {
    const found = form.exec(clause);
    const order = found === null ? undefined : as(...found.slice(1));
    if (order !== undefined) return order.trim();
  }
  return clause;
}

/** "one second" is asked of somebody who waits. */
const SPELLED = [...NUMBERS_BY_WORD].filter(([, number]) => number > 1);
const SECONDS_SPELLED = new RegExp(
  `(?<!\\p{L})(${SPELLED.map(([word]) => word).join("|")})(?= (?:seconds?|secs?)(?!\\p{L}))`,
  "giu",
);

/** "eight seconds" in digits, as lengths are read. */
export function inDigits(words: string): string {
  return words.replace(SECONDS_SPELLED, (word) => `${NUMBERS_BY_WORD.get(word.toLowerCase()) ?? word}`);
}
