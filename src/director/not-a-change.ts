import { UserMistake } from "../core/errors.ts";
import { wordCount } from "../story/beats.ts";
import { UNDO } from "../story/command-words.ts";
import { isSmallTalk } from "../story/small-talk.ts";

/** A question in more words than this tells something. */
const LONGEST_QUESTION = 14;

const OPENING = "^(?:(?:so|and|but|hey|ok|okay|wow|hmm+|please|lol)[\\s,]+)*";
const ASKED = new RegExp(
  `${OPENING}(?:how(?! about| would)|what(?! about| if| would)|who|why(?! not)|when|where|which|is(?! it possible)|are|was|were|did|does|do you|have you)\\b.*\\?$`,
  "iu",
);
const ASKED_UNMARKED = new RegExp(
  `${OPENING}(?:how (?:did|do|does|was|long|much|many)|what(?:['’]s| is| was| did| does) (?:this|that|it|the)|(?:what|which) model|who (?:made|did|is this|is that)|why (?:is|did|does|are|was))\\b`,
  "iu",
);
const BACK = new RegExp(`^(?:(?:please|can you|could you|ok|no)[\\s,]+)*${UNDO}(?: please)?$`, "iu");
const LIKE_ANOTHER =
  /^(?:use|like|as in|same as(?: in)?|as|take)? ?(?:the )?(?:first|second|previous|original|earlier|other) (?:one|take|version|clip|video)(?: please| again)?(?:[,\s]+(?:but|with|and|only)\b.*)?$/iu;
const THE_CLIP = "(?: (?:it|this|that|(?:the|this|that) (?:clip|video|film|message|one)))?(?: please)?$";
const DELETE = new RegExp(`^(?:please )?(?:delete|remove|trash)${THE_CLIP}`, "iu");
const CANCEL = new RegExp(`^(?:please )?(?:cancel|stop|abort)${THE_CLIP}`, "iu");
const BACKWARDS =
  /^(?:please )?(?:(?:reverse|rewind)(?: (?:it|this|that|(?:the|this|that) (?:video|clip|film)))?|(?:play|run|show|make|put)(?: (?:it|this|that|(?:the|this|that) (?:video|clip|film)))? (?:in reverse|backwards?)|in reverse|backwards?)$/iu;

export const REMIX_EXAMPLES = [
  "at night",
  "make it 20 seconds",
  "shot 2: the fox jumps",
  "same but in watercolour",
  "no snow",
];

/**
 * Throws UserMistake for words in reply to a clip that ask for no other picture: applause, a question, an older take, or
 * what a command does. Filmed as they are, they would cost credits and please nobody.
 */
export function requireChange(said: string): void {
  const words = said.trim().replace(/[.!\s]+$/u, "");
  if (isSmallTalk(words)) {
    throw new UserMistake("remix-empty", "Say what should be different about this clip.", {
      examples: REMIX_EXAMPLES,
    });
  }
  if (BACK.test(words) || LIKE_ANOTHER.test(words)) {
    throw new UserMistake(
      "remix-back",
      "Every older take is still there: reply to the one to go on from. /history finds it.",
      { examples: ["/history"] },
    );
  }
  if (DELETE.test(words)) {
    throw new UserMistake("remix-command", "To delete this clip, use /delete or its Delete button.", {
      examples: ["/delete"],
    });
  }
  if (CANCEL.test(words)) {
    throw new UserMistake(
      "remix-command",
      "To stop a clip that is being made, use /cancel or its Cancel button.",
      {
        examples: ["/cancel"],
      },
    );
  }
  if (BACKWARDS.test(words)) {
    throw new UserMistake(
      "remix-reverse",
      "A film can't be played backwards. Its shots can come in another order.",
      { examples: ["reverse the shots"] },
    );
  }
  if ((ASKED.test(words) || ASKED_UNMARKED.test(words)) && wordCount(words) <= LONGEST_QUESTION) {
    throw new UserMistake(
      "remix-question",
      "That sounds like a question, and I only make clips. /recipe, in reply, tells how this one was made; to change it, say what should be different.",
      { examples: ["/recipe", "at night"] },
    );
  }
}
