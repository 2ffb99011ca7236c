import { askedPlainly } from "./asked-once-more.ts";
import { COLOURS } from "./merge-words.ts";
import { withoutRemarks } from "./remarks.ts";
import { saidOtherwise } from "./said-otherwise.ts";
import { isKnownVerb, verbOf } from "./verb-forms.ts";

const TO_WHOM =
  "bot|team|all|everyone|everybody|friends?|folks|there|sir|madam|rushes|makers?|people|guys|alle|leute|equipo|équipe|equipe|à tous|tous|todos|amigos";
/** "Dear bot,", "Good evening.": how a letter begins. */
const SALUTATION = new RegExp(
  `^(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|hola|buen[oa]s (?:días|tardes|noches)|querid[oa]s?|bonjour|bonsoir|cher|chère|olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?)(?:,? (?:dear|${TO_WHOM})(?!\\p{L}))*\\s*[,.!;:–—-]+\\s+(?=\\S+ \\S+)`,
  "iu",
);
const NAME = "\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}*\\.?){0,2}";
const CLOSING =
  "(?:[Ww]ith )?(?:(?:[Kk]ind|[Kk]indest|[Bb]est|[Ww]arm|[Ww]armest|[Aa]ll) )?(?:[Rr]egards|[Ww]ishes)|[Aa]ll the best|(?:[Yy]ours )?(?:[Ss]incerely|[Tt]ruly|[Ff]aithfully)|(?:[Vv]iele|[Ll]iebe|[Mm]it freundlichen|[Bb]este) Grüßen?|[Ss]aludos(?: cordiales)?|(?:[Bb]ien )?[Cc]ordialement|[Aa]tenciosamente|[Aa]braços?";
/** "Kind regards, Helga", "Thank you, Gerald": how it ends. */
const SIGNATURE = new RegExp(
  `(?:^|(?<=[.!?,\\n]))\\s*(?:(?:${CLOSING})(?:[,.!]?\\s+${NAME})?|(?:(?:[Mm]any |[Kk]ind )?[Tt]hanks(?: a lot| in advance| again)?|[Tt]hank you(?: so much| very much| kindly)?|[Bb]est|[Ll]ove|[Cc]heers|[Yy]ours)[,.!]\\s+${NAME})[.!]?$`,
  "u",
);

/** A letter without how it begins and who signs it. */
export function withoutLetterhead(words: string): string {
  const text = words.replace(SALUTATION, "").replace(SIGNATURE, "").trim();
  return /[\p{L}\p{N}]/u.test(text) ? text : words;
}

const BRACKETS = /\s*\(([^()]{1,160})\)/gu;
/** Why, for whom, or that it is a joke. */
const WHY =
  /^(?:i|i['’]?m|we|my|our|you|your|it|it['’]?s|its|he|she|he['’]?s|she['’]?s|they|they['’]?re|this|that|that['’]?s|there['’]?s|because|cause|cos|cuz|for|so (?:that|i|we|my|it)|just (?:an? )?(?:idea|kidding|thought)|not (?:sure|that)|sorry|please|pls|lol|haha|kinda|if|or not|the \p{L}+ (?:is|are|looks?|was|were)|don['’]?t worry|gross|ew+|yuck|ugly|cute|creepy|scary|weird|boring|so|too|very|para|porque|pour|parce|für|weil|pra)(?!\p{L})/iu;

/** "a scarf (red)" is a red scarf; a reason in brackets is none of the picture; all else stands beside it. */
function unbracketed(words: string): string {
  return words
    .replace(new RegExp(`(?<!\\p{L})(\\p{L}{1,40}) \\((${COLOURS})\\)`, "giu"), "$2 $1")
    .replace(BRACKETS, (_, said: string) => (WHY.test(said.trim()) ? "" : `, ${said.trim()}`));
}

const VERY =
  "(?:(?:kinda|kind of|sorta|sort of|way|far|so|too|really|a bit|a little|very|pretty|super|quite|all|just|still) ?)+";
/** What is found wrong, run on to an order without a stop: "slow the flames down theyre kinda stressing me out". */
const RUN_ON = new RegExp(
  `(?<=\\p{L}{2}),? (?:they|it|he|she|this one|that one|those|these)(?:['’]?s|['’]?re| is| are| looks?| feels?| seems?) ${VERY} \\p{L}+(?: me(?: out)?)?(?: (?:to|for|at|in) [^,.;!?]{1,25})?(?: lol)?(?=[,.;!?]|$)`,
  "giu",
);
const ALL_OF_IT =
  /(?<=\p{L}{2}[,;.!]) (?:everything|it all|all of it|the whole thing|everyone|things) (?:moves?|goes|go|looks?|feels?|is|are|happens?|seems?|runs?) (?:all )?(?:so|too|way too|far too|a bit|a little|very|really|kinda|kind of) [^,.;!?]{2,40}(?=[,.;!?]|$)/giu;
/** "there's no wind in a train": how the world is. */
const AS_IT_IS =
  /(?<=\p{L}{2}[,;.!]) there['’]?s no \p{L}+ (?:(?:in|on|at) an? \p{L}+|there|here|inside|outside|indoors)(?: lol)?(?=[,.;!?]|$)/giu;
/** "so u can see it take a step", "so you can tell who is who". */
const TO_SEE_IT =
  /,? so (?:that )?(?:we|you|u|i|one) (?:can |could )?(?:actually )?see (it|him|her|them|the \p{L}+) (?!in|on|at|from|with|better|more|all|too)(\p{L}+(?<!ing|ed|er|ly)(?: .+)?)$/iu;
const TO_TELL =
  /,? so (?:that )?(?:we|you|u|i|one|people) (?:can |could )?(?:tell|know|recogni[sz]e|distinguish|see who|see which)(?!\p{L})[^,.;!?]*/giu;
/** "twice as long so I can loop it on my tv". */
const SO_THAT_I =
  /,? so (?:that )?(?:i|we) (?:can|could|may|might|don['’]?t|do not|won['’]?t) (?!see|watch|hear|tell|follow|notice)\p{L}+ [^,.;!?]{3,60}/giu;
/** "my daughter wants it on mars": I do. */
const SOMEBODY_WANTS =
  /^((?:\p{L}+,? ){0,2})(?:my|our) \p{L}+(?: \p{L}+)? (?:wants?|would (?:like|love)|asks? for|asked for|is asking for|begs for|needs|insists on) (?=(?:it|this|that|him|her|them|an?|two|three|more|the)(?!\p{L}))/iu;
const POSSIBLE =
  /^(?:would|is|might) it be possible (?:for you )?to (?=\p{L})|^(?:is there (?:a|any) (?:way|chance) (?:to|you (?:can|could)))\s+(?=\p{L})/iu;

/** "the steam is too much, tone it down": less of it. */
const TOO_MUCH =
  /^(?:the |his |her |its )?([\p{L} -]{3,40}?) (?:is|are)(?: just| way| a bit| far| a little| really)* too much[,;.!]*(?: (?:so|and|can you|could you|please|pls|maybe))*(?: (?:tone|turn|dial|bring|take|bump) (?:it|them|that|this) down(?: a (?:bit|little|notch|touch))?)?$/iu;
/** "do another one where they fight". */
const ANOTHER_WHERE =
  /^((?:\p{L}+,? ){0,2})(?:do|make|give me|try|show me|render) another(?: one| version| clip| take| video)?,? (?:where|in which|but(?: with)?(?= (?:set|in|on|at|make|with|this)(?!\p{L})))\s+(?:(he|she|it|they|the \p{L}+) ((?!is|are|has|have)\p{L}+)(.*))?/iu;
const AGAIN_LIKE = /^((?:.* )?make it) again(?= (?:looking|look|like|in|as) )/iu;
/** "next scene: same girl, same outfit, but she's running": what is done now. */
const NEXT_SCENE =
  /^(?:(?:ok(?:ay)?|and|but|so|great|nice|cool),? )*(?:next (?:scene|one|shot|clip|part|video)|this time|now)[,:]?(?: (?:the )?same [^,]{2,20},)*(?: but| and)? (he|she|it|they)(?:['’]s|['’]re| is| are) (?:now )?(\p{L}{2,}ing)(?!\p{L})(.{0,80})$/iu;
const NOT_THAT_COLOUR = new RegExp(
  `((?<!\\p{L})(?:${COLOURS})(?: \\p{L}+){0,2})(?:,| and|, and) not (?:an? )?(?:${COLOURS})(?: ones?)?(?=[,.;]|$)`,
  "giu",
);
/** "and there was a blue bench": there should be. */
const THERE_WAS = /(?<=[,;.] )(?:and )?there (?:was|were) (?=(?:an?|two|three|some) )/giu;
const SAME_BUT_FOR = /^(?:the )?same(?: thing| video| idea| one)?,? but for (an? \p{L}+)/iu;
/** "do this one in colour", "I'd love this one at dusk", "I'd rather have it look like film" */
const THIS_ONE = /^((?:\p{L}+,? ){0,2}(?:do|make|try|set|film|shoot)) this one(?= \p{L})/iu;
const LOVE_THIS_ONE =
  /^i(?:['’]d| would) (?:love|like|prefer) this one(?= (?:in|at|on|with|under|as|by)(?!\p{L}))/iu;
const RATHER_LOOK = /^(?:i|we)(?:['’]d| would) rather (?:have|see) it(?= look)/iu;
const NOW_IT_IS = /^(?:(?:ok(?:ay)?|and|but|so),? )*now it['’]s the (?=\p{L})/iu;
/** "more handmade, like you can see the fingerprints" */
const YOU_CAN_SEE =
  /,? like (?:you|we|u) can (?:actually |even |still )?see (the [\p{L} ]{3,30})(?=[,.;]|$)/giu;
/** "with two dogs, one corgi and one dalmatian" */
const ONE_AND_ONE = /,?(?: and)?(?: with)? (?:two|2) \p{L}+[,:]? one (\p{L}+) and one (\p{L}+)/iu;
/** "it's got 4 legs, bees have 6", "spiders have 8 legs, this one has 6": how many there should be. */
const SO_MANY = "(\\d+|two|three|four|five|six|seven|eight)";
const HAS_TOO_FEW = new RegExp(
  `^(?:it|he|she|this one|the \\p{L}+)(?:['’]s| has)(?: got| only| only got)? ${SO_MANY} (\\p{L}+)[,;.]? (?:but )?(?:\\p{L}+ )?\\p{L}+s (?:should )?(?:only )?have ${SO_MANY}(?: \\p{L}+)?(?=[,;.]|$)`,
  "iu",
);
const SHOULD_HAVE = new RegExp(
  `^(?:\\p{L}+ )?\\p{L}+s (?:should )?(?:only )?have ${SO_MANY} (\\p{L}+)[,;.]? (?:but )?(?:this one|it|he|she|yours|that one|the \\p{L}+)(?:['’]s| has)(?: got| only| only got)? ${SO_MANY}(?: \\p{L}+)?(?=[,;.]|$)`,
  "iu",
);
/** "like he's the cook and not the customer" */
const AS_IF =
  / like (?:he|she|it|they)['’](?:s|re) (?:the|an?) [^,.;]{2,30}?,? (?:and )?not (?:the|an?) \p{L}+/giu;
const THIS_TIME_IT = /,?(?: and)? this time,? (?=(?:it|he|she|they)['’](?:s|re) )/giu;
/** "like a photograph and not a painting". */
const KIND_OF_PICTURE =
  /( like (?:an? )?(?:(?!and|but)\p{L}+ ){0,2}(?!and |but )\p{L}+),? (?:and|but)? ?not (?:like )?an? (?:painting|drawing|cartoon|photo|photograph|sketch|movie|film|video game|render)(?!\p{L})/iu;
/** "the camera lower, almost in the mud": where it is. */
const CAMERA_THERE =
  /(camera (?:\p{L}+ )?(?:lower|higher|closer|nearer|further back|farther back)), (?=(?:almost|right|nearly|just|more|down|up|next|in|on|at|above|under|behind|beside)(?!\p{L}))/iu;

/** What is said beside an order without being part of the picture: a letter's head and foot, brackets, complaints that run on. */
export function withoutBesides(words: string): string {
  const text = saidOtherwise(askedPlainly(withoutRemarks(unbracketed(withoutLetterhead(words)))))
    .replace(RUN_ON, "")
    .replace(ALL_OF_IT, "")
    .replace(AS_IT_IS, "")
    .replace(TO_SEE_IT, (whole, who: string, does: string) =>
      isKnownVerb(does.split(" ")[0] ?? "") ? `, ${SUBJECT[who.toLowerCase()] ?? who} should ${does}` : whole,
    )
    .replace(TO_TELL, "")
    .replace(SO_THAT_I, "")
    .replace(TOO_MUCH, "less $1")
    .replace(ANOTHER_WHERE, (_, before: string, who?: string, does = "", rest = "") =>
      who === undefined ? before : `${before}${who} should ${verbOf(does) ?? does}${rest} instead`,
    )
    .replace(AGAIN_LIKE, "$1")
    .replace(NEXT_SCENE, "$1 should be $2$3 instead")
    .replace(NOT_THAT_COLOUR, "$1")
    .replace(THERE_WAS, "")
    .replace(SAME_BUT_FOR, "$1 instead")
    .replace(THIS_TIME_IT, ", ")
    .replace(HAS_TOO_FEW, "it should have $3 $2")
    .replace(SHOULD_HAVE, "it should have $1 $2")
    .replace(AS_IF, "")
    .replace(THIS_ONE, "$1 it")
    .replace(LOVE_THIS_ONE, "i want it")
    .replace(RATHER_LOOK, "make it")
    .replace(NOW_IT_IS, "show the ")
    .replace(YOU_CAN_SEE, ", with $1 visible")
    .replace(ONE_AND_ONE, ", make it a $1 and a $2")
    .replace(KIND_OF_PICTURE, "$1")
    .replace(CAMERA_THERE, "$1 ")
    .replace(SOMEBODY_WANTS, "$1i want ")
    .replace(POSSIBLE, "can you ")
    .replace(/[\s,;]+$/u, "");
  return /[\p{L}\p{N}]/u.test(text) ? text : words;
}

const SUBJECT: Record<string, string> = { him: "he", her: "she", them: "they" };
