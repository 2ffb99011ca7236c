const SMALL_TALK =
  /(?<!\p{L})(?:thanks?|thank you|thx|ty|nice|great|cool|wow|lol|awesome|amazing|love|perfect|good|job|ok|okay|yes|no|hi|hello|hey|lovely|beautiful|haha+|very|so|really|bot|much|it|this|that|is|was|work|please|pls|and|but|or|then|also|too)(?!\p{L})|👍|👏|❤|🔥|😂|😍|🙏|😀|🎉|💯/giu;

/** Politeness and applause: nothing that a clip could be changed by. */
export function isSmallTalk(text: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(SMALL_TALK, ""));
}

/** A part of a message that only greets, thanks or links. */
export function isMereManners(text: string): boolean {
  return /^(?:(?:thanks?|thank you|thx|ty|please|pls|and|but|or|then|also|yes|no|ok(?:ay)?|hi|hello|hey|lol|cheers)[\s,.!?]*){1,4}$/iu.test(
    text.trim().slice(0, 60),
  );
}
