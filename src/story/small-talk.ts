const SMALL_TALK =
  /(?<!\p{L})(?:thanks?|thank you|thx|ty|nice|great|cool|wow|omg|lol|awesome|amazing|excellent|fantastic|incredible|brilliant|love|loved?|like|hate|perfect|good|best|bad|terrible|awful|horrible|ugly|boring|weird|sucks?|meh|h+m+|job|ok|okay|yes|no|not|don['’]?t|hi|hello|hey|lovely|beautiful|haha+|very|so|really|bot|bro|dude|man|guys|much|it|it['’]s|this|that|that['’]s|i|you|he|she|they|is|was|looks?|work|video|clip|film|one|the|a|please|pls|and|but|or|then|also|too)(?!\p{L})|👍|👏|❤|🔥|😂|😍|🙏|😀|🎉|💯/giu;

/** Politeness, applause and complaints: nothing that a clip could be changed by. */
export function isSmallTalk(text: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(SMALL_TALK, ""));
}

/** What a part of a message has to say, besides little words, to be applause: "beautiful" may be how it should look. */
const APPLAUSE =
  /(?<!\p{L})(?:thanks?|thank you|thx|job|work|love|like|wow|omg|nice|great|good|cool|awesome|amazing|perfect)(?!\p{L})/iu;

/** A part of a message that only greets, thanks, applauds or links. */
export function isMereManners(text: string): boolean {
  return (
    /^(?:(?:thanks?|thank you|thx|ty|please|pls|and|but|or|then|also|yes|no|ok(?:ay)?|hi|hello|hey|lol|cheers)[\s,.!?]*){1,4}$/iu.test(
      text.trim().slice(0, 60),
    ) ||
    (APPLAUSE.test(text) && isSmallTalk(text))
  );
}
