/** What somebody or something in a film may do, besides the verbs films are mostly told in; none that idioms have as a noun ("the last laugh"). */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
  (
    "arrive bark bite blink bounce bow clap collapse crash crawl creep cry dig disappear dissolve drip drop explode fade flicker follow freeze hop howl hug " +
    "join kick land lean lick lift march meow melt morph nod pass peek peer pop pour roar scream sparkle shatter shimmer shiver shout sneak sneeze sniff " +
    "splash squint stagger step stomp stretch stumble sway tiptoe transform tremble trip trot twirl vanish wag whisper wink yawn zoom"
  ).split(" "),
);
