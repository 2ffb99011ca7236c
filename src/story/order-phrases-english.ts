import { type Phrase, phrase } from "./order-phrase.ts";

const AGAIN =
  "again|(?:give|show|play|run)(?: (?:me|us))? (?:it|this|that) again|once more|one more time|another (?:one|take|version|try)|same(?: again| one| thing)?|do (?:it|this) again|try again|redo(?: it)?|re-?roll(?: it)?";
const MAKE =
  "(?:(?:make|turn|change|set|do|have|get|put|render|crop|convert|bring|keep|let|give)(?: (?:me|it|this|that|them|everything|the (?:whole )?(?:video|clip|film|thing|length|shot)))? )?(?:to |into |down to |up to |be |in |at |look |last |run |for )*";
const THE = "(?:the |a |an |all (?:of )?the |that |this |those |any |some )?";
const IT_IS_TO = "(?:it should |it has to |make it |let it |have it )?";
const CUT_OFF = "(?:cut|trim|chop|take|lop|remove|drop|lose)(?: off| out)?";
const A_SHOT =
  "(?:the )?(?:(?:first|second|third|fourth|fifth|sixth|last|\\d(?:st|nd|rd|th)) (?:shot|scene)|(?:shot|scene) \\d)";
const IS_TOO = "(?:is|looks|feels|seems)(?: just)? (?:way |a (?:bit|little) |much |far |still )?too ";
const TOO =
  "(?:(?:it|this|that|(?:the|this) (?:video|clip|film|camera|picture))(?:['’]s| is| looks| feels)?(?: just)? )?(?:way |a (?:bit|little) |much |far |still )?too ";
const GRADED =
  "contrast|saturation|brightness|exposure|sharpness|vibrance|vignette|grain|bloom|glow|blur|depth of field|motion blur|lens flare|shadows|highlights|colou?rs?|neon|fog|haze|mist|smoke|rain|snow|wind|clouds|reflections";
const MORE_OF =
  "(?:crank|turn|bump|amp|pump|dial|ramp|push|bring|boost|increase|raise|up|intensify|strengthen|deepen) (?:up )?";
const LESS_OF =
  "(?:turn down|bring down|dial down|dial back|tone down|lower|reduce|decrease|cut down on|weaken|ease off|go easy on) (?:on )?";
const STYLE_WORDS =
  "anime|claymation|watercolou?r|noir|papercut|paper-?cut|pixel art|oil painting|comic(?: book)?|cartoon|sketch|pencil drawing|stop[- ]motion|cyberpunk|vintage|retro|3d|pixar|lego|manga|low[- ]poly|ukiyo-e|black and white";

/** "the kids are not happy", "he should not run": nothing there takes another's place. */
const NO_DENIAL =
  "(?!.*(?<!\\p{L})(?:is|are|was|were|am|be|can|do|does|did|will|would|could|should|must) not )";
/** Orders in English, where the remix reader knows them by other words. The first that fits counts. */
export const ENGLISH_PHRASES: readonly Phrase[] = [
  // "drop a ladybug in as captain" brings it into the picture; "drop the ladybug" takes it out.
  phrase("(?:drop|throw|toss|slot|sneak|pop|swap) (?:in )(an? .{2,80})", "add $1"),
  phrase(
    "(?:drop|throw|toss|slot|sneak|pop) ((?:an?|one|two|three|some) [^,]{2,60}?) in(?: there)?((?: (?:as|on|at|by|behind|beside|with) .{2,60})?)",
    "add $1 $2",
  ),
  phrase(
    `(?:and |but |now )*${MAKE}(?:about |around )?(\\d+(?:[.,]\\d+)?) ?(?:s|secs?|seconds?)(?: (?:long|version|clip|video|only|max|instead|total|in total|of (?:it|this|that)))*`,
    "make it $1 seconds",
  ),
  phrase(
    `(?:extend|lengthen|stretch|shorten|reduce|increase)(?: (?:it|this|that|the (?:video|clip|film)))? (?:out |down |up )?to (\\d+(?:[.,]\\d+)?)(?: ?(?:s|secs?|seconds?))?`,
    "make it $1 seconds",
  ),
  phrase(
    `(?:extend|lengthen|stretch)(?: (?:it|this|that|the (?:video|clip|film)))?(?: (?:out|a (?:bit|little)))?`,
    "make it longer",
  ),
  phrase(
    `(?:extend|lengthen|stretch)(?: (?:it|this|that|the (?:video|clip|film)))? (?:by|another|for(?: another)?) (\\d+(?:[.,]\\d+)?) ?(?:more )?(?:s|secs?|seconds?)`,
    "add $1 seconds",
  ),
  phrase(`${MAKE}(\\d+(?:[.,]\\d+)?) ?(?:more )?(?:s|secs?|seconds?) longer`, "add $1 seconds"),
  phrase(
    "(?:keep (?:it |this )?going|go on|continue|carry on|keep on)(?: it| this)? for (?:another |about )?(\\d+(?:[.,]\\d+)?) ?(?:more )?(?:s|secs?|seconds?)(?: more| longer)?",
    "add $1 seconds",
  ),
  phrase(`${IT_IS_TO}stop(?:s)? (?:raining|pouring)`, "no rain"),
  phrase(`${IT_IS_TO}stop(?:s)? snowing`, "no snow"),
  phrase(
    `${MAKE}(?:2 ?x|two times|double|twice)(?: (?:the|as|its|in))?(?: (?:long(?:er)?|length|duration|time))`,
    "twice as long",
  ),
  phrase(`double (?:its |the )?(?:length|duration|time)`, "twice as long"),
  phrase(
    `${MAKE}(?:3 ?x|three times|triple)(?: (?:the|as|its))?(?: (?:long(?:er)?|length|duration))`,
    "three times as long",
  ),
  phrase(
    `${MAKE}(?:half|0\\.5 ?x)(?: (?:the|as|its))?(?: (?:long|length|duration))|halve (?:it|the length)`,
    "half as long",
  ),
  phrase(
    `${CUT_OFF} the (first|last) (\\d+(?:[.,]\\d+)?) ?(?:s|secs?|seconds?)(?: off)?`,
    "cut the $1 $2 seconds",
  ),
  phrase(`${CUT_OFF} the (first|last) (?:second|sec)(?: off)?`, "cut the $1 1 seconds"),
  phrase(
    `(?:cut|trim)(?: (?:it|this|that|the (?:video|clip|film)))?(?: down| back)? to (\\d+(?:[.,]\\d+)?) ?(?:s|secs?|seconds?)`,
    "trim it to $1 seconds",
  ),
  phrase(
    `(?:only )?(?:keep|use|take)(?: only| just)? the (first|last) (\\d+(?:[.,]\\d+)?) ?(?:s|secs?|seconds?)`,
    "keep only the $1 $2 seconds",
  ),
  phrase(
    "(\\d+(?:[.,]\\d+)?) ?(?:s|secs?|seconds?) (?:(?:is|are|would be|will be|should be|might be) (?:enough|fine|ok|okay|good|plenty|perfect|better|right|all (?:we|i) need)|(?:will|would|should) do(?: it)?|max|tops)",
    "make it $1 seconds",
  ),
  phrase(
    "(?:let|make|have) (?:it|this|that|the (?:clip|video|film|whole thing)) last (?:a (?:bit|little) |much |way )?longer",
    "longer",
  ),
  phrase(`${MAKE}(1080|720|480)p?`, "$1p"),
  phrase("(1080|720|480)p (?:is|would be|will be|is more than) (?:enough|fine|ok|okay|good|plenty)", "$1p"),
  phrase(
    "(?:show|film|shoot|frame|view|see|do)(?: (?:it|this|that|him|her|them|the \\p{L}+))? (from (?:the|an?|above|below|behind|far|further|up|down|inside|outside|over|under) ?.{0,60})",
    "$1",
  ),
  phrase(
    `${MAKE}(?:portrait|vertical|tall(?:er)?|upright|9:16|tik ?tok|reels?|shorts|(?:insta(?:gram)? |ig )?stor(?:y|ies))(?: (?:size|mode|version|format|video|clip|orientation|shape|please|one|aspect|ratio))*(?: (?:for|on|to) .{1,40})?`,
    "vertical",
  ),
  phrase(
    `(?:crop|fit|make|format|cut|resize|reformat)(?: (?:it|this|that))? (?:for|to fit) (?:my |an? )?(?:tik ?tok|(?:insta(?:gram)?|ig|snap(?:chat)?|whatsapp|fb|facebook)(?: (?:stor(?:y|ies)|reels?))?|reels?|(?:youtube )?shorts|stor(?:y|ies))`,
    "vertical",
  ),
  phrase(
    `${MAKE}(?:landscape|horizontal|wide|wide-?screen|wide screen|16:9)(?: (?:mode|version|format|video|clip|orientation|16:9|one))*(?: (?:for|on) .{1,40})?`,
    "16:9",
  ),
  phrase(`${MAKE}(?:a )?wider (?:format|aspect(?: ratio)?|frame|ratio|shape|crop)(?: please)?`, "16:9"),
  phrase(`${MAKE}(?:cinema(?:scope)?|ultra-?wide|21:9)(?: (?:mode|version|format|video|21:9|one))*`, "21:9"),
  phrase(
    `${MAKE}(?:a )?(?:square|1:1)(?: (?:mode|version|format|video|clip|crop|one|1:1))*(?: (?:for|on) .{1,40})?`,
    "square",
  ),
  phrase(
    `(?:and |but |now |same (?:thing |one |video |clip )?but )*${MAKE}(?:as |like |in |into |an? |the style of )*(${STYLE_WORDS})(?: (?:style|version|look|painting|film|movie|video|aesthetic|one|vibes?))*`,
    "in $1 style",
  ),
  phrase(
    `(?:${AGAIN}),? (?:(?:but|only|just|this time|with)(?: this time)? |(?=no |without |minus ))(?:make it |do it )?((?:in|at|on|with|no|without|minus|there['’]?s|it['’]?s|an?|the) .{2,100}|\\p{L}+)`,
    "$1",
  ),
  phrase(
    "(?:nochmal|noch ?mal|noch einmal|otra vez|de nuevo|refais(?:-le)?|encore(?: une fois)?|de novo|outra vez)[, ]+(?:aber|diesmal|pero|esta vez|mais|cette fois|mas|dessa vez)[, ]+(.{2,80})",
    "$1",
  ),
  phrase("(?:もう一回|もう一度|もういっかい|やり直して)[、,](?:今度は|次は)?(.{1,30}?)(?:で|に)?", "$1"),
  phrase(
    "(?:再来一(?:个|次|版|遍)|重来(?:一次)?|重新(?:来|做)一(?:个|次))[，,](?:这次|但是?|不过)(.{1,30})",
    "$1",
  ),
  phrase(
    "run it back|(?:(?:give|have) it )?(?:one|another)(?: more)? roll(?: of the dice)?|roll (?:the dice|it) again|take two|rerun(?: (?:it|this|that))?",
    "again",
  ),
  phrase(`(?:${AGAIN}),? but (?:different|better|another)(?: (?:one|take|try))?`, "again"),
  phrase("(\\d{1,2}:\\d{1,2})(?: (?:please|pls|plz))? (?:like|as on) .{2,40}", "$1"),
  phrase(
    "(?:trim|tighten|shorten) (?:it|this|that)(?: up| down)? a (?:bit|little|touch)(?:,.{1,60})?",
    "shorter",
  ),
  phrase("loop it (?:seamlessly|perfectly|forever|endlessly|smoothly|in a perfect circle)", "loop it"),
  phrase(
    `(?:try |do (?:it|that|this) |run (?:it|that) |roll(?: it)? |render (?:it )?|make (?:it|one) |go )?(?:again|back once more|once more|one more time|re-?gen(?:erate)?(?: (?:it|this))?|re-?roll(?: (?:it|this))?|retry(?: (?:it|this))?|redo(?: (?:it|this))?|re-?make(?: (?:it|this))?)`,
    "again",
  ),
  phrase(
    `(?:(?:try|do|give me|make|get|roll|show me|have) )?(?:(?:it|this) )?(?:again )?(?:with )?(?:a |an |one )?(?:another|(?:another|different|new|more|other|fresh|random) (?:one|take|version|try|seed|variation|variant|go|attempt|roll)|one more|more of these)`,
    "again",
  ),
  phrase(
    `(?:a |an )?(?:perfect |seamless |endless |infinite )?loop(?: (?:it|this|please))?|${MAKE}(?:a |an )?(?:perfect |seamless |endless |infinite )?(?:loop|looping|seamless)(?:ing|ed)?(?: (?:seamlessly|perfectly|forever))?`,
    "loop it",
  ),
  phrase(
    `slow(?: (?:it|this|everything|the (?:video|clip)))? down(?: a (?:bit|little))?|(?:in |make it )?(?:slo-?mo|slow-?mo(?:tion)?|slow mo)|half (?:the )?speed|at half speed`,
    "slow motion",
  ),
  phrase(`${MAKE}(?:a (?:bit|little) |much |way )?slower(?: motion| please)?`, "slower"),
  phrase(
    `(?:speed|hurry)(?: (?:it|this|everything|things|the (?:video|clip)))? up(?: a (?:bit|little))?|twice as fast|2 ?x(?: the)? (?:speed|faster|as fast)|double (?:the )?speed|quicker|(?:make it )?(?:a )?time-?lapse|${MAKE}(?:a (?:bit|little) |much |way )?(?:faster|quicker)(?: please)?`,
    "faster",
  ),
  phrase(`s\\/([^/]{1,60})\\/([^/]{1,80})\\/?[gi]*`, "replace $1 with $2"),
  phrase(
    "(?:instead of|rather than|not) (?:(?:in|on|at) )?(?:an? |the )?([^,]{2,30}?),? (?:(?:put|have|place|set|do|make|film|shoot|move|let) (?:it|him|her|them|this|that|everything) )((?:in|on|at|under|inside|near) .{2,80})",
    "replace $1 with $2",
  ),
  phrase(
    `(?:instead of|rather than|in place of|not) (an? |the )([^\\s,]+),? (?:make it |use |show |have |put )?((?:an?|the|two|three|some) .{1,80})`,
    "replace $2 with $3",
  ),
  phrase(
    `(?:${MAKE}|use |with )?${NO_DENIAL}((?:an?|the|two|three|some) [^,]{1,60}),? (?:instead of|rather than|in place of|and not|but not|not) (?:an? |the )?([^,;.!?]{1,60})`,
    "replace $2 with $1",
  ),
  phrase(
    `(\\S+(?: \\S+)?) (?:instead of|rather than|in place of) (?:an? |the )?(\\S+(?: \\S+)?)`,
    "replace $2 with $1",
  ),
  // Before things are swapped for others: "swap 2 with 3" means shots.
  phrase(
    `(?:swap|switch|exchange) (?:shots? )?#?(\\d)(?: and | & |, ?| with )(?:shot )?#?(\\d)(?: around)?`,
    "swap shots $1 and $2",
  ),
  phrase(
    `(?:swap|switch|trade) (?:out )?${THE}(.{1,60}?) (?:out )?(?:for|with|to) (.{1,80})`,
    "replace $1 with $2",
  ),
  phrase(
    `(?:take|get|leave|cut|keep) (?:the |all the |that |those )(.{1,40}?) (?:out|away|off|out of (?:it|there|frame|the (?:shot|picture|scene)))`,
    "remove the $1",
  ),
  phrase(
    `(?:kill|ditch|nuke|eliminate|cut out|take away|omit|get rid of|lose|scrap) ${THE}(.{1,40}?)(?: completely| entirely| altogether)?`,
    "remove the $1",
  ),
  phrase(
    `(?:plus|throw in|include|also|chuck in|pop in|sprinkle in|toss in) ((?:an?|some|more|two|three|the|another|\\d+) .{1,120})`,
    "add $1",
  ),
  phrase(`and ((?:an?|some|more|two|three|another|\\d+) .{1,120})`, "add $1"),
  phrase(
    `(?:to )?see ((?:an?|some|more|two|three|another|\\d+) .{1,80}?)(?: too| as well| in (?:it|there))?`,
    "add $1",
  ),
  phrase("no (\\p{L}+(?: \\p{L}+)?),? (?:just|only) (.{2,40})", "replace $1 with $2"),
  phrase("(?:in the )?night[- ]?time", "at night"),
  phrase(
    "(?:do|try|film|shoot|redo|set|have) (?:it|this|that) (underwater|outdoors|indoors|outside|upside down)",
    "$1",
  ),
  phrase(`(${A_SHOT}) ${IS_TOO}(?:dark|dim|gloomy)(?:[.,;!]\\s.*)?`, "$1: brighter"),
  phrase(`(${A_SHOT}) ${IS_TOO}(?:bright|light|washed out)(?:[.,;!]\\s.*)?`, "$1: darker"),
  phrase(`(${A_SHOT}) ${IS_TOO}long(?:[.,;!]\\s.*)?`, "make $1 shorter"),
  phrase(`(${A_SHOT}) ${IS_TOO}short(?:[.,;!]\\s.*)?`, "make $1 longer"),
  phrase(
    "(?:brighten|lighten)(?: (?:it|this|everything))?(?: up)?(?: a (?:bit|little|lot|touch))?",
    "brighter",
  ),
  phrase("(?:darken|dim)(?: (?:it|this|everything))?(?: down)?(?: a (?:bit|little|lot|touch))?", "darker"),
  phrase(`${TOO}(?:dark|dim|gloomy)`, "brighter"),
  phrase(`${TOO}(?:bright|light|washed out)`, "darker"),
  phrase(`${TOO}(?:fast|quick|hectic)`, "slower"),
  phrase(`${TOO}slow`, "faster"),
  phrase(`${TOO}long`, "shorter"),
  phrase(`${TOO}short`, "longer"),
  phrase(
    "(?:b ?(?:&|and|n|\\+) ?w|bw|gr[ae]yscale|monochrome|(?:in )?black (?:and|&|n) white)(?: (?:please|version|style|look))*",
    "in black and white",
  ),
  phrase(
    "(?:skip|start after|start at|begin at|start from) (?:the first )?(\\d+) ?(?:s|secs?|seconds?)(?: in)?",
    "cut the first $1 seconds",
  ),
  phrase(
    "(?:cut|skip|trim|remove|drop|lose) (?:off )?the (first|last) (two|three|four|five) seconds?",
    "cut the $1 $2 seconds",
  ),
  phrase("(?:just|only)(?: keep| use)? (shots? \\d(?:(?:,| and|-| to)+ ?\\d)*)", "keep only $1"),
  phrase(
    "(?:continue|keep going|go on|extend|carry on)(?: it)?(?: for)?(?: another)? (\\d+)(?: more)? ?(?:s|secs?|seconds?)(?: more)?",
    "add $1 seconds",
  ),
  phrase(
    "(?:continue|keep going|go on|carry on)(?: (?:it|this|the (?:story|scene)|from (?:here|there)))*",
    "make it longer",
  ),
  phrase(
    "(?:could use|needs?|it needs?|this needs?|it could use|there should be|missing|not enough(?!.* to )) (?!to |this |it )((?:an?|some|more|less|two|three) )?(.{2,60})",
    "add $1 $2",
  ),
  phrase(
    "(?:would|it(?:['’]d| would)) (?:be|look) (?:cooler|better|nicer|great|cool) (?:at|in|with|if it (?:was|were)) (.{2,60})",
    "with $1",
  ),
  phrase(
    `${NO_DENIAL}(?!.*(?:he|she|it|they)['’]s )([^.!?]{2,40}?),? not (?:an? |the )?(?!(?:in|out|up|down|on|off|so|too|that|very|yet|sure|bad|again)(?!\\p{L}))([^.!?,;]{2,40})`,
    "replace $2 with $1",
  ),
  phrase(
    `(?:strip(?: out| away)?|scrap|ditch|chuck(?: out)?|bin|axe|nix|wipe out|edit out|crop out) ${THE}([^,;.!?]{2,40})`,
    "remove $1",
  ),
  phrase(
    "(?:an? |one |another )?(?:version|take|one)(?: (?:of|for) (?:it|this))? ((?:with|without|in|at) .{2,100})",
    "$1",
  ),
  phrase(`(?:the |a )?(.{3,30}?) version`, "$1"),
  phrase(
    "(?:get|go|move|come|be|stay) ((?:a (?:bit|little) |much |way )?(?:closer|nearer|lower|higher|wider|further away))",
    "$1",
  ),
  phrase(
    "(?:make it |a bit |a little )*more like (?:an? )?((?:(?:early|late|mid)[ -]?)?(?:morning|noon|afternoon|evening|night|dusk|dawn|sunrise|sunset|twilight|golden hour|blue hour))",
    "$1",
  ),
  phrase(
    "(?:tint|wash|colou?r|tone|grade) (?:it|everything|this|all of it|the (?:whole )?(?:picture|video|film|clip|thing|scene)) (?:in )?(\\p{L}+)",
    "add a $1 tint",
  ),
  phrase(`${MORE_OF}(?:the |its )?(${GRADED})(?: up| a (?:bit|little|lot))*`, "more $1"),
  phrase(`${LESS_OF}(?:the |its )?(${GRADED})(?: down| a (?:bit|little|lot))*`, "less $1"),
  phrase(
    `warm(?: up)? (?:the |its )?(?:colou?rs?|tones?|light(?:ing)?|picture|image)(?: up| a (?:bit|little))*`,
    "warmer colours",
  ),
  phrase(
    `cool(?: down)? (?:the |its )?(?:colou?rs?|tones?|light(?:ing)?|picture|image)(?: down| a (?:bit|little))*`,
    "cooler colours",
  ),
  phrase(
    `(?:(?:use|do|make|have|keep) )?(?:the )?(?:same(?: [\\p{L}]+)?|this|it),? (?:but|only|just) (?:make it |have it |do it )?(.{2,120})`,
    "$1",
  ),
];
