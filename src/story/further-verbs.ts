/**
 * What else somebody in a film may be told to do. Many of these are nouns as well ("a fight", "the park"), so they are deeds only where
 * one is asked for: after "make him", "let the cat", "she should". None of them tells how something is.
 */
export const FURTHER_VERBS: ReadonlySet<string> = new Set(
  (
    "accept adjust admire aim answer applaud argue ask attack avoid bake balance bathe beat beg believe bend blame blast block blow blush " +
    "boil bother break breathe bully burp burst bury buy celebrate challenge change charge chat cheat check cheer chew chirp chop cling " +
    "collect comb complain conduct confront congratulate cough crack crumble crush cuddle curl cut dare decorate defeat defend deliver " +
    "demand destroy devour die discover dodge doubt drag dream dress drool drown duck duel dust eject erupt escape exit explain faint fart " +
    "fetch fight fill finish fish fix flap flash flee flex flip flirt flood fold forget forgive fry gamble gasp gather gaze giggle glance " +
    "glare gnaw gossip grab greet grill grin grind groom growl grumble guard guess hammer hand harvest hatch haunt headbutt heal hear help " +
    "hibernate hiss hit hover hum hunt hurry ignore imitate inflate inspect interrupt interview introduce invade invent invite jog juggle " +
    "knead knit knock know lash laugh learn levitate listen lock lose love lunge marry massage measure milk miss mop mow mumble nap nest " +
    "nibble nudge offer orbit paddle park pat paw pay peck peel perch pet photograph pinch plead point poke polish pose pounce practice " +
    "practise praise pray press pretend protect prove prowl punch purr quack raise rap relax release remove repair rescue rest return " +
    "reveal roast rob row rub rush salute save scare scatter scold scoop score scratch screech scrub scurry sell send serve sew shake " +
    "shapeshift share shave shed shoot shrink shrug sigh sip skate ski skip slam slap slice slide slip slither slurp smash smell smoke " +
    "snap snatch sneer snore snort snuggle spar spill spit sprint sprout squeak squeeze squirm stack stalk steal steer sting stir stroke " +
    "stroll struggle strum study stuff sunbathe surf surprise surrender survive swallow sweat sweep swing swoop talk tap taste taunt teach " +
    "tear tease tell tend think tickle toss touch trade train trap try tug tumble type undress unfold unlock unwrap use vacuum visit vomit " +
    "wail warn wash waste weave weep weigh welcome whine whistle wiggle win wobble work worry wrap wrestle yell"
  ).split(" "),
);
