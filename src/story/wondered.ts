/** What a question may begin with, and who it is about: nobody who could be asked to do something. */
const MAY = "(?:can|could|would|should|will)";
const WHO =
  "(?!(?:you|u|ya|we|i|someone|somebody|anyone|there|the (?:bot|model|camera|film|video|clip|lens)|this (?:video|clip))(?!\\p{L}))(?:(?:an?|the|this|that|these|those|his|her|its|my|our|your) )?[\\p{L}'’-]+(?: (?!really|ever|even|truly|possibly|not)[\\p{L}'’-]+){0,2}?";
const LEAD =
  "^(?:(?:wait|wow|hm+|ok(?:ay)?|so|but|and|lol|man|omg|haha|hey|bro|dude|serious(?:ly)? ?(?:q|question)?|honest question|genuine question|i wonder|now)[\\s,.:!]+)*";
const END = "(?: (?:lol|tho(?:ugh)?|haha|irl|too))*\\s*[?!.]*$";

const HOW_MUCH =
  "that (?:much|many|big|small|tall|high|low|fast|slow(?:ly)?|quick(?:ly)?|far|long|deep|wide|close(?:ly)?|near|old|young|strong|heavy|hot|cold|loud|quiet|easy|easily|bright|dark|thick|thin|fluffy|round|often|good|well|smart|calm|clean|steady|angry|cute|fat|hard)";
const OF_THE_WORLD: readonly RegExp[] = [
  // "can the sofa really be that big", "should the cat even be on there"
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:(?:even|ever) \\p{L}{2,}|(?:really|truly|possibly) (?:be|exist|happen|work|fit|survive|hold|know|see|hear|think|understand|need|feel|carry|like|live|eat|breathe|talk|speak|float|read|do)(?!\\p{L}))`,
    "iu",
  ),
  // "can a shark jump that high", "could a knight walk in that much armour": nothing is as much as the film shows.
  new RegExp(`${LEAD}${MAY} ${WHO} (?:[\\p{L}'’-]+ ){1,4}?${HOW_MUCH}(?: \\p{L}+){0,3}${END}`, "iu"),
  new RegExp(`${LEAD}${MAY} an? \\p{L}+ ${HOW_MUCH} (?:\\p{L}+ ?){1,4}${END}`, "iu"),
  // "could a rocket land like that"
  new RegExp(`${LEAD}${MAY} ${WHO} (?:[\\p{L}'’-]+ ){1,3}?like (?:that|this)${END}`, "iu"),
  // "did the rain have to be so loud"
  new RegExp(`${LEAD}(?:did|does|was|were) ${WHO} \\p{L}{2,}`, "iu"),
  // "could a snowman survive that"
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:actually )?(?:do|survive|catch|manage|pull off|get away with|handle|afford|reach|be|become) (?:that|this)(?: (?:real|true|possible|legal|safe|allowed))?${END}`,
    "iu",
  ),
  // "can the moon look like that irl"
  new RegExp(
    `${LEAD}(?:${MAY}|do|does|is|are) ${WHO} .{2,60} (?:irl|in real life|in reality|for real)\\s*[?!.]*$`,
    "iu",
  ),
  // "could the bee have picked a prettier flower"
  new RegExp(
    `${LEAD}(?:can|could|would|should) ${WHO} have (?:been|done|gone|picked|chosen|found|made|taken|said|known|seen|\\p{L}{2,}ed) (?:an?|the|any|that|this|it|him|her|them|more|less)(?!\\p{L})`,
    "iu",
  ),
];

/** Nobody films what a stranger's chores are. */
const AT_HOME =
  "(?:homework|tax(?:es)?|rent|bills?|dishes|laundry|chores|job|work|boss|shift|exams?|finals|essay|thesis|life|problems?|debts?|loans?|mortgage|landlord|ex|wedding|birthday|funeral|party|house|home|place|flat|apartment|kitchen|garden|lawn|car|keys|wallet|phone|kids?|children|son|daughter|husband|wife|mum|mom|mother|dad|father|sister|brother|therapist|insurance|student loans|wi-?fi|code|emails?|calendar|garage|basement|back)";
/** "could the cat teach me that", "can she knit me one": what somebody in a film is to do for whoever watches it. */
const FOR_ME: readonly RegExp[] = [
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:please |just |also )?(?!(?:show|give|follow|face|see|watch|notice|approach|reach|pass|meet|greet)(?!\\p{L}))[\\p{L}-]+(?: \\p{L}+)? (?<!(?:at|to|towards?|like|behind|beside|past|around|near|on|onto|with|by|over|from) )(?:me|us)(?: (?!(?:in|on|at|from|with|through|as|while|and|then|instead)(?!\\p{L}))[\\p{L}'’-]+){0,4}${END}`,
    "iu",
  ),
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:please |just |also )?(?:[\\p{L}-]+ ){1,3}?(?:for|with) (?:me|us)(?: \\p{L}+)?${END}`,
    "iu",
  ),
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:[\\p{L}-]+ ){1,4}?(?:my|our) (?:\\p{L}+ )?${AT_HOME}(?: \\p{L}+)?${END}`,
    "iu",
  ),
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:please |just |also )?(?:teach|adopt|marry|babysit|hire|date) (?:me|us|my|our)(?!\\p{L})`,
    "iu",
  ),
  new RegExp(
    `${LEAD}${MAY} ${WHO} (?:please )?(?:take|bring) (?:me|us) (?:with|along|there|home|too)(?!\\p{L})`,
    "iu",
  ),
  // "can we get this bear an agent"
  new RegExp(
    `${LEAD}(?:can|could) (?:we|someone|somebody|anyone) (?:please )?(?:get|give|buy|find) (?:this|that|the) \\p{L}+ (?:an?|the|his|her|its) (?:\\p{L}+ )?(?:licen[sc]e|agent|job|raise|lawyer|therapist|award|oscar|emmy|grammy|medal|contract|visa|passport|promotion|break|hug|therapy|show|series|spin-?off)${END}`,
    "iu",
  ),
  new RegExp(`${LEAD}${MAY} ${WHO} be (?:mine|my|our)(?: \\p{L}+){0,3}${END}`, "iu"),
];

/**
 * Whether words wonder about the world, about what a film shows, or what somebody in it might do for whoever watches it: nothing is
 * asked for. "can the sofa really be that big" is; "can the sofa be bigger" and "can you make the sofa that big" aren't.
 */
export function isWondered(words: string): boolean {
  const said = words.trim();
  if (said.length > LONGEST) return false;
  return [...OF_THE_WORLD, ...FOR_ME].some((form) => form.test(said));
}

/** Whoever says more than this says more than a question. */
const LONGEST = 160;
