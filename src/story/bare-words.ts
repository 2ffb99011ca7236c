import { withoutCourtesy } from "./courtesy.ts";
import { POLITE_LEAD_ELSEWHERE } from "./said-elsewhere.ts";
import { isTalk } from "./talk.ts";

/** "can you make it blue?", "how about at night?": a question in form alone. */
export const POLITE =
  /^(?:(?:so|and|but|ok|okay|hey|now|also|maybe|actually|hm+|oh|alright|cool|nice|great|love it|perfect|good|yes|no|nvm|nice one|love this|thanks)[\s,.!]+)*(?:(?:(?:i was |i['’]m |was )?(?:just )?wondering (?:if|whether) |(?:do you )?think )?(?:(?:can|could|would|will) (?:you|we|u)|(?:you|u|we) (?:can|could|may))(?: please| kindly)?(?: (?:try|maybe|also|just|possibly|perhaps))*|would you mind|any (?:chance|way) (?:you|we|u) (?:can|could)|(?:can|could|may) (?:we|i) (?:please )?(?:have|get|see)(?: (?:it|this|that))?|(?:can|could) (?:it|this|that) (?:be|have|get)|how about|what about|what if (?:it|we)(?: (?:was|were|is))?|what if|why not|i (?:want|need)(?: (?:it|this|you) to(?: be)?| (?:it|this)(?= (?:in|at|with|to|\d))| to see|(?= (?:a|an|more|less|some|the|it|two|snow|rain|fog|mist|smoke|fire|wind|clouds|stars|flowers|trees|lightning|thunder|fireworks|sunlight|moonlight|night|daylight)\b))|i(?:['’]d| would) (?:like|love|prefer|rather have)(?: (?:it|this|to (?:see|have)))?(?: to(?: be)?)?|let['’]?s(?: (?:have(?! (?:it|him|her|them|the \p{L}+) \p{L}+)|try|see|make|do))?(?: (?:it|this|that)(?= (?:in|at|with|on|as|from)\b))?|i['’]?m thinking(?: (?:of|about|maybe|more like))?|try(?: (?:it|this|that)(?= (?:with|in|at|on|as|from|under|without)\b)|(?= (?:it|with|in|a|an)\b))|do (?:it|this|that|one)(?= (?:in|at|as|with|from|under)\b)|(?:would|could) be (?:nice|great|cool|better) (?:if (?:it|you) (?:was|were|had|could(?: be| make| add)?)|with|in|at)|make (?:me )?one(?= (?:in|at|as|with|where))|let it be(?= (?:an?|the|at|in|on)\b)|(?:give|show|get|make|do) (?:me|us) (?:it|this|that|one|an?(?:other)? (?:version|one|take))(?= (?:in|at|as|with|without|from)\b))\s+/iu;
const LEADS =
  /^(?:(?:so|and(?! (?:an?|some|more|two|three|another)\b)|but|ok|okay|hey|now|also|then(?! again)|maybe|actually|oh|just|instead(?! of)|alright|hm+|nvm|nah|please|same but|yes|or|just|lol|omg|haha+|wow|bro|dude|yo|damn|please)[\s,!.]+|(?:nice|cool|great|love (?:it|this)|amazing|awesome|perfect|beautiful|good|lovely|sick)[,!.]+\s+)+/iu;

/** "vertical for my phone": what it is for changes nothing. */
const PURPOSE =
  /\s+(?:for|on) (?:my|our|the|his|her|their) (?:phone|insta(?:gram)?|tiktok|story|stories|reels?|channel|mobile|status|feed|profile|desktop|wallpaper|friends?|kids?|mom|dad|wife|husband|girlfriend|boyfriend)(?: \p{L}+)?$|\s+(?:fürs?|para|pour|pra|pro)(?: (?:das|mein|el|mi|mis|la|le|mon|ma|mes|o|a|os|meu|meus|minha|eu postar(?: nos?| no| na)?))* (?:handy|telefon|tiktok|insta(?:gram)?|reels?|storys?|stories|status|celular|móvil|teléfono|téléphone|portable|whatsapp|youtube|shorts)$/iu;

/** "stop stop stop", said once. */
export function once(words: string): string {
  return words.replace(/^(\p{L}+)(?:[\s,!.]+\1)+$/iu, "$1");
}

/** "this is really nice and i was wondering if you could …": talk before what is asked for. */
export function withoutPreface(words: string): string {
  const found =
    /^(.{3,100}?)[\s,.!]+(?:(?:and|but|so) )?((?:i was |i['’]m |was )(?:just )?wondering (?:if|whether) .+|(?:can|could|would) (?:you|we|u) .+)$/iu.exec(
      words,
    );
  return found?.[1] && found[2] && isTalk(found[1]) ? found[2] : words;
}

/** The words without what politeness and habit put before them. */
export function bare(words: string): string {
  return withoutCourtesy(words.replace(POLITE, "").replace(POLITE, ""))
    .replace(LEADS, "")
    .replace(POLITE, "")
    .replace(POLITE_LEAD_ELSEWHERE, "")
    .replace(PURPOSE, "")
    .trim();
}
