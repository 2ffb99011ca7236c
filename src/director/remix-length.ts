import { UserMistake } from "../core/errors.ts";
import { SECONDS_MAX, SECONDS_MIN } from "../core/film/request.ts";
import { NUMBERS_BY_WORD } from "../core/number-words.ts";
import { A_DECADE } from "../story/order-forms.ts";
import { type Option, TAIL } from "./remix-option.ts";

/** By itself, before "seconds" or "minutes". */
const LENGTHS_BY_WORD: ReadonlyMap<string, number> = new Map([
  ...NUMBERS_BY_WORD,
  ["a", 1],
  ["half", 0.5],
  ["half a", 0.5],
]);
const NUMBER = `\\d+(?:[.,]\\d+)?|${[...LENGTHS_BY_WORD.keys()]
  .sort((a, b) => b.length - a.length)
  .join("|")}`;
/** "1950s" is when, and no length. */
const SECONDS = new RegExp(
  `^(?!(?:1[4-9]|20)\\d0s)(?:about |around |only |just |exactly )?(?:(\\d+(?:[.,]\\d+)?)[ -]?|(${NUMBER})[ -])(s|secs?|seconds?|m|mins?|minutes?)(?: long| in length| in total| of length| duration)?$`,
  "i",
);
/** "add 5 seconds", "+5s", "-2 seconds", "5 more seconds". */
const CHANGE_OF_LENGTH = new RegExp(
  `^(?:(?:please )?(add|plus|another|\\+|-|–|minus|remove|cut|take off|extend(?: it)?(?: by)?) ?(${NUMBER}) ?(?:more )?|(?:add )?(${NUMBER}) more )(?:s|secs?|seconds?)(?: more| to it| off| at the end)?$`,
  "i",
);
/** Who says "twice as long" of something else means that. */
const OF_ALL_OF_IT =
  /^(?:(?:and|but|now|please|just|maybe|can you|could you|the same|same but) )*(?:(?:make|have|keep|let|turn|i want|i need|i['’]d like) )?(?:(?:it|this|that|everything|(?:the )?(?:whole )?(?:video|clip|film|movie|thing)) )?(?:(?:should |must |needs to |has to )?(?:be|last) )?/;
const CLOCK = /^(\d):(\d{2})(?: min(?:utes)?)?(?: long)?$/;

/** "set in the 70s", and no "the 30s version". */
const IN_THE_SEVENTIES =
  /(?<!\p{L})the (?:(?:early|late|mid)[- ])?\d0['’]?s(?! (?:version|cut|one|clip|video|film))(?![\p{L}\p{N}])/iu;

/** How long the film is to be, or how much longer or shorter. */
export function readLength(core: string, words: string): Option | undefined {
  const said = core.toLowerCase();
  if (A_DECADE.test(words) || IN_THE_SEVENTIES.test(words)) return undefined;
  const given = SECONDS.exec(said);
  const clock = CLOCK.exec(said);
  if (given !== null || clock !== null) {
    const amount = given
      ? numberIn(given[1] ?? given[2] ?? "") * (given[3]?.startsWith("m") ? 60 : 1)
      : Number(clock?.[1]) * 60 + Number(clock?.[2]);
    return { kind: "seconds", seconds: requireSeconds(amount) };
  }
  const range = /^(\d+)\s*(?:-|–|to)\s*(\d+) ?(?:s|secs?|seconds?)(?: long)?$/.exec(said);
  if (range !== null) return { kind: "seconds", seconds: requireSeconds(Number(range[2])) };
  const more = new RegExp(
    `^(?:(?:by )?(${NUMBER})[ -]?(?:s|secs?|seconds?) (longer|shorter|more|less)(?: at the (?:very )?(?:end|start|beginning))?|(extend|lengthen|shorten)(?: it)? by (${NUMBER})[ -]?(?:s|secs?|seconds?)|(longer|shorter) by (${NUMBER})[ -]?(?:s|secs?|seconds?))$`,
    "i",
  ).exec(said);
  if (more !== null) {
    const amount = numberIn(more[1] ?? more[4] ?? more[6] ?? "");
    const less = /shorter|less|shorten/.test(more[2] ?? more[3] ?? more[5] ?? "");
    return { kind: "stretch", factor: 1, plus: less ? -amount : amount };
  }
  const change = CHANGE_OF_LENGTH.exec(words.toLowerCase().replace(TAIL, ""));
  if (change !== null) {
    const amount = numberIn(change[2] ?? change[3] ?? "");
    const less = /^(?:-|–|minus|remove|cut|take off)/.test(change[1] ?? "");
    return { kind: "stretch", factor: 1, plus: less ? -amount : amount };
  }
  const times = words.toLowerCase().replace(TAIL, "").replace(OF_ALL_OF_IT, "");
  if (/^(?:half as long|half the (?:length|duration|time)|halve (?:it|the length))$/.test(times))
    return { kind: "stretch", factor: 0.5, plus: 0 };
  if (
    /^(?:twice as long|double (?:the |its )?(?:length|duration)|double it|twice the (?:length|duration))$/.test(
      times,
    )
  )
    return { kind: "stretch", factor: 2, plus: 0 };
  if (/^(?:three times as long|triple (?:the |its )?length|triple it)$/.test(times))
    return { kind: "stretch", factor: 3, plus: 0 };
  if (/^(?:much|a lot|way|far) longer$/.test(said)) return { kind: "stretch", factor: 2, plus: 0 };
  if (/^(?:much|a lot|way|far) shorter$/.test(said)) return { kind: "stretch", factor: 0.5, plus: 0 };
  if (/^(?:(?:a (?:little|bit)|slightly|little|bit) )(?:bit )?longer$/.test(said))
    return { kind: "stretch", factor: 1.25, plus: 0 };
  if (/^(?:(?:a (?:little|bit)|slightly|little|bit) )(?:bit )?shorter$/.test(said))
    return { kind: "stretch", factor: 0.8, plus: 0 };
  if (/^(?:much |way |far |a bit |a little )?too long$/.test(said))
    return { kind: "stretch", factor: 2 / 3, plus: 0 };
  if (/^(?:much |way |far |a bit |a little )?too short$/.test(said))
    return { kind: "stretch", factor: 1.5, plus: 0 };
  if (/^(?:longer|lengthen it|lengthen)$/.test(said)) return { kind: "stretch", factor: 1.5, plus: 0 };
  if (/^(?:shorter|shorten it|shorten)$/.test(said)) return { kind: "stretch", factor: 2 / 3, plus: 0 };
  return undefined;
}

function numberIn(text: string): number {
  return LENGTHS_BY_WORD.get(text.toLowerCase()) ?? Number(text.replace(",", "."));
}

export function requireSeconds(seconds: number): number {
  if (seconds >= SECONDS_MIN && seconds <= SECONDS_MAX) return seconds;
  throw new UserMistake(
    "seconds-range",
    `A film can be ${SECONDS_MIN} to ${SECONDS_MAX} s long; that would be ${Math.round(seconds * 100) / 100} s.`,
    { examples: ["make it 20 seconds"] },
  );
}

/** Trimming, looping, drafts and final renders. */
export function readFinish(words: string): Option | undefined {
  const said = words
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .trim();
  if (
    /^(?:please )?(?:(?:make it |make this |turn it into )?(?:a )?(?:seamless |perfect )?loop(?:ing|ed)?(?: it| this| video| seamlessly| better| properly| perfectly| smoothly| cleanly)?)$/.test(
      said,
    )
  )
    return { kind: "loop" };
  if (/^(?:make it |as |it as )?(?:a |the )?(?:draft|storyboard|animatic|preview)(?: only)?$/.test(said))
    return { kind: "draft", draft: true };
  if (
    /^(?:make it |render |do |as )?(?:a |the |it )?(?:final|final render|final version|real thing|full quality|not a draft|for real|properly)$/.test(
      said,
    )
  )
    return { kind: "draft", draft: false };
  const toLength = new RegExp(
    `^(?:trim|cut|shorten)(?: it)?(?: down)? to (${NUMBER}) ?(?:s|secs?|seconds?)$`,
  ).exec(said);
  if (toLength !== null)
    return { kind: "trim", end: "first", seconds: numberIn(toLength[1] ?? ""), keep: true };
  const begin = new RegExp(
    `^(?:start|begin)(?: it)? (?:at|from) (?:second )?(${NUMBER})(?: ?(?:s|secs?|seconds?))?$`,
  ).exec(said);
  if (begin !== null) return { kind: "trim", end: "first", seconds: numberIn(begin[1] ?? ""), keep: false };
  const trim = new RegExp(
    `^(?:(trim|cut|shorten)(?: it)?(?: down)? to (?:the )?|(?:only|just) (?:the )?|keep (?:only )?(?:the )?|(cut(?: off)?|trim(?: off)?|remove|drop|delete)(?: off)? (?:the )?)(first|last) (${NUMBER})? ?(?:s|secs?|seconds?)(?: only)?$`,
  ).exec(said);
  if (trim !== null) {
    const seconds = trim[4] === undefined ? 1 : numberIn(trim[4]);
    return { kind: "trim", end: trim[3] === "last" ? "last" : "first", seconds, keep: trim[2] === undefined };
  }
  return undefined;
}

/** Words that are a style only when the sentence says so: "glowing" alone is how something looks. */
