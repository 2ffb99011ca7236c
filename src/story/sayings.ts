/** Sayings with things in them that could be seen, wherever they stand in what is said. */
export const SAYING =
  /(?<!\p{L})(?:pies? in the sky|castles in the (?:air|sky)|diamonds in the sky|fish in the sea|birds? in the hand|fl(?:y|ies) on the wall|writing on the wall|love in the air|icing on the cake|cherry on top|blood on (?:his|her|the) hands?|devils? on (?:his|her|the) shoulders?|chips? on (?:his|her|the|its) shoulders?|bats in (?:his|her|the|its) (?:head|belfry)|shots? across the bows?|bolts? from the blue|straight from the (?:shoulder|heart|hip)|curtain falls|dust settles|penny drops|plot thickens|half asleep)(?!\p{L})/iu;

const AROUND =
  "(?:(?:well|so|and|man|oh|bravo|ok(?:ay)?|lol|haha|wow|yeah|literally|talk about|really|this dude|bro)[\\s,.!]+)*";
const AFTER =
  "(?:[\\s,]+(?:lol|haha|as they say|i guess|then|huh|eh|man|bro|folks|guys|everyone|indeed))*[\\s.!?…]*";
const SOMEBODY = "(?:the|a|his|her|your|my|that|this)";
const AS = [
  "(?:quick|sly|cunning|clever) as a fox",
  "busy as a bee",
  "strong as an ox",
  "blind as a bat",
  "cool as a cucumber",
  "light as a feather",
  "free as a bird",
  "happy as (?:a clam|larry)",
  "mad as a hatter",
  "stubborn as a mule",
  "proud as a peacock",
  "quiet as a (?:church )?mouse",
  "snug as a bug(?: in a rug)?",
  "(?:white|pale) as a (?:sheet|ghost)",
  "dead as a (?:doornail|dodo)",
  "easy as pie",
  "fit as a fiddle",
  "cute as a button",
  "right as rain",
  "sick as a (?:dog|parrot)",
  "brave as a lion",
  "wise as an owl",
  "slow as (?:a snail|molasses)",
  "gentle as a lamb",
  "good as gold",
  "high as a kite",
  "hungry as a (?:wolf|bear|horse)",
  "sober as a judge",
  "thick as thieves",
].join("|");
const IDIOMS = [
  "jump(?:ed|s|ing)? the shark",
  "when (?:pigs|cows|elephants) (?:can )?fly",
  "hold (?:my|his|her|your) (?:beer|horses?|drink|fire)",
  "break a leg",
  "(?:do not|don['’]?t) look a gift horse in the mouth",
  "(?:get|come) (?:off|down from) (?:your|his|her) high horse",
  "(?:kill(?:s|ed|ing)?|hit) two birds with one stone",
  "a bird in the hand(?:.*)",
  "(?:the )?early bird (?:catches|gets) the worm",
  "curiosity killed the cat",
  "(?:has the )?cat got (?:your|his|her) tongue",
  "(?:let|lets|letting) the cat out(?: of the bag)?",
  "the cat(?:['’]?s| is) out of the bag",
  `(?:${SOMEBODY} )?elephant in the room`,
  "(?:never |ever )?once in a blue moon",
  "shoot(?:ing)? for the (?:moon|stars)",
  "(?:that|the) ship has sailed",
  "whatever floats (?:your|his|her) boat",
  "(?:don['’]?t )?rock the boat",
  "(?:it['’]?s )?(?:a )?piece of cake",
  "let them eat cake",
  "(?:have|having) (?:your|his|her) cake and eat(?:ing)? it(?: too)?",
  "spill(?:ing)? the (?:beans|tea)",
  "too many cooks(?: in the kitchen| spoil the broth)?",
  "out of the frying pan(?:,? (?:and )?into the fire)?",
  "flip(?:ping)? the bird",
  "(?:bust|busting) (?:a|some) moves?",
  "(?:fight|fighting) fire with fire",
  "(?:play|playing) with fire",
  "(?:add|adding|pour|pouring) fuel to the (?:fire|flames)",
  "(?:burn|cross)(?:ing)? that bridge(?: when .*)?",
  "cry me a river",
  "go with the flow",
  "let sleeping dogs lie",
  "(?:the )?tail wag(?:s|ging) the dog",
  "(?:throw|toss) (?:him|her|me|the dog) a bone",
  "who let the dogs out",
  "every dog has (?:its|his|her) day",
  "(?:raining|rains?|it['’]?s raining) cats and dogs",
  "(?:take|taking) a rain ?check",
  "walk the plank",
  "hit the (?:road(?:,? jack)?|sack|hay|jackpot|books|gym|nail on the head)",
  "(?:put|putting) the pedal to the metal",
  "kill it with fire",
  "nuke it from orbit",
  "stop and smell the (?:roses|flowers)",
  "mind your own (?:business|beeswax)",
  "bite the (?:bullet|dust)",
  "chase(?:s|d)? the dragon",
  "(?:open|opening) (?:a|that) can of worms",
  "(?:put|putting) the cart before the horse",
  "(?:beat|beating|flog|flogging) a dead horse",
  "(?:a )?wild goose chase",
  "(?:the )?(?:chickens|cows) (?:are )?com(?:e|ing) home(?: to roost)?",
  "(?:until|till|til) the cows come home",
  "count (?:your|his|her|the) (?:chickens|blessings)",
  "(?:the )?straw that broke the camel['’]?s back",
  "(?:make|making) a mountain out of a molehill",
  "(?:take|taking) the bull by the horns",
  "(?:a )?bull in a china shop",
  "(?:cast|casting) pearls before swine",
  "teach an old dog new tricks",
  "(?:you )?can['’]?t teach an old dog new tricks",
  "(?:read|reading) between the lines",
  "(?:burn|burning) the (?:midnight oil|candle at both ends)",
  "(?:steal|stealing) (?:his|her|the|someone['’]?s) (?:thunder|show|spotlight)",
  "(?:under the weather|down the rabbit hole|up the creek|barking up the wrong tree|head over heels|on cloud nine|in hot water|skating on thin ice|on thin ice|up in arms|the whole nine yards|back to square one|back to the drawing board|(?:a )?storm in a teacup|cut(?:ting)? the cheese|(?:don['’]?t )?poke the bear|(?:just )?touch(?:ing)? grass|(?:there are )?plenty (?:of|more) fish in the sea|as the crow flies|(?:make|made) like a tree.*|money doesn['’]?t grow on trees|monkey see,? monkey do|the sky(?:['’]s| is) the limit|reach(?:ing)? for the (?:moon|stars)|any port in a storm|(?:the )?calm before the storm|the tip of the iceberg|a needle in a haystack|a fish out of water|the apple of (?:my|his|her) eye|the bee['’]?s knees|the cat['’]?s (?:pyjamas|pajamas|meow|whiskers))",
  "(?:draw|drawing) the line",
  "(?:call|calling) it a (?:day|night)",
  "(?:blow|blowing) (?:off )?(?:some )?(?:steam|smoke)",
  "(?:bring|bringing) home the bacon",
  "(?:pull|pulling) (?:some|a few|the) strings",
  "(?:roll|rolling) with the punches",
  "(?:spread|spreading) (?:your|his|her) wings",
  "(?:sleep|sleeping) with the fishes",
  "(?:swim|swimming) with the fishes",
  "(?:send in|bring in|cue) the clowns",
  "(?:release|unleash) the (?:kraken|hounds)",
  "not my circus,? not my monkeys",
  "hell froze over|when hell freezes over",
  "(?:the )?lights (?:are )?on(?: but|,) (?:nobody|no ?one)['’]?s? (?:is )?home",
  "paint the town(?: red)?",
  "the pot calling the kettle black",
  "(?:the )?show must go on",
  "(?:and )?the crowd goes wild",
  "(?:go )?follow (?:him|her|it|them|me|us|this (?:guy|one)) on (?:insta\\p{L}*|ig|tik ?tok|twitter|x|youtube|yt|twitch|facebook|fb|linkedin|threads|bluesky|snap\\p{L}*|spotify)",
  "abandon ship|man overboard|all hands on deck|every man for himself|women and children first|batten down the hatches",
  "drop (?:the|your|his|her|their|that) (?:\\p{L}+['’]?s? )?(?:number|digits|addy|address|location|link|name|recipe|playlist|tutorial|insta|socials|handle|details|date)",
  "ring(?:s)? a bell",
  "toot(?:ing)? (?:your|his|her) own horn",
  `(?:as ?)?(?:${AS})`,
].join("|");
const IS_SAYING = new RegExp(`^${AROUND}(?:${IDIOMS})${AFTER}$`, "iu");
/** "the triceratops is so over it": how somebody seen is taken to feel. */
const SEEN_TO_FEEL = new RegExp(
  `^${AROUND}[^.!?]{1,60}?(?: is| are|['’]s|['’]re) (?:(?:so|just|clearly|absolutely|totally|literally|completely|truly) )*(?:over (?:it|this)|(?:so )?done(?: with (?:it|this|us|everything|everyone))?|here for (?:it|this)|not (?:having|here for) (?:it|this|any of (?:it|this))|unbothered|unimpressed|living (?:his|her|their|its) best (?:life|lives)|(?:in )?(?:his|her|their|its) element|(?:a |the )?(?:whole |big )?mood|me|us)${AFTER}$`,
  "iu",
);

/** Whether a saying, or what somebody seen is taken to feel, is all that is said: an order in its form, and none in what it means. */
export function isSaying(words: string): boolean {
  const said = words.trim();
  return words.length <= LONGEST && (IS_SAYING.test(said) || SEEN_TO_FEEL.test(said));
}

/** "drop the ball", of a dog with one: a saying, and perhaps meant as it is said. */
export function maybeSaying(words: string): boolean {
  return words.length <= LONGEST && MAY_BE.test(words.trim());
}

const MAY_BE = new RegExp(
  `^${AROUND}(?:encore(?:[\\s,.!]+encore)*|(?:[^.!?]{2,60}[,.!]+ )?make it make sense|drop the ball|keep the ball rolling|over the moon|(?:i['’]m )?singing in the rain|burn it (?:all )?down|set it on fire|take the wheel|light (?:my|the) fire|step on it|throw in the towel|face the music|turn the tables?|pull the plug|raise the (?:bar|roof|stakes)|blow the house down|cut the mustard|chew the fat|kick the bucket|close the book|clear the air|cut (?:him|her|it) some slack|shake a leg|save the day|steal the show|smell the roses|ride the wave|follow the white rabbit|cool your jets|tie the knot|pass the torch|weather the storm|hit the brakes)${AFTER}$`,
  "iu",
);

/** A saying is a few words. */
const LONGEST = 100;
