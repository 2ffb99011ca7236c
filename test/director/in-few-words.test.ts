import { describe, expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { clipOf, model, remixed } from "./remixed.ts";

const told = (prompt: string, words: string) => remixed(prompt, words).prompt;

const RETRIEVER = "a golden retriever runs along the beach at sunset";
const WALK = "a man walks his dog in the park";
const KIDS = "two kids build a snowman in the backyard";
const KNIGHT = "a knight fights a dragon on a bridge in the rain";
const CAR = "a blue vintage car drives through the desert";
const GUITAR = "a man plays guitar on a rooftop at night";
const CAT = "a cat sleeps on a windowsill while it snows outside";
const BARISTA = "a barista pours latte art in a small cafe";
const BIKE = "a girl rides a bicycle through a park";
const RACE = "a red car and a blue car race through a city";
const PUDDLES = "a girl in a yellow raincoat jumps in puddles on a city street";

describe("an order in few words changes what it is about, and keeps the rest", () => {
  it.each([
    // who has what: told of them, and not of where they are
    [WALK, "give him a mustache", "a man with a mustache walks his dog in the park"],
    [WALK, "and a hat", "a man with a hat walks his dog in the park"],
    [GUITAR, "put a hat on him", "a man with a hat plays guitar on a rooftop at night"],
    [BARISTA, "with a beard", "a barista with a beard pours latte art in a small cafe"],
    [BARISTA, "green apron on the barista", "a barista with a green apron pours latte art in a small cafe"],
    [KIDS, "give them matching hats", "two kids with matching hats build a snowman in the backyard"],
    [
      PUDDLES,
      "give her an umbrella",
      "a girl in a yellow raincoat with an umbrella jumps in puddles on a city street",
    ],
    [
      PUDDLES,
      "put her in red boots",
      "a girl in a yellow raincoat and red boots jumps in puddles on a city street",
    ],
    ["an old man feeds pigeons", "give him bread", "an old man with bread feeds pigeons"],
    ["a cat on a red sofa", "put a hat on the sofa", "a cat on a red sofa with a hat on the sofa"],
    // one of several, and one for the other
    [RACE, "make the red one green", "a green car and a blue car race through a city"],
    [RACE, "blue one should be a truck", "a red car and a blue truck race through a city"],
    [KNIGHT, "swap the knight and the dragon", "a dragon fights a knight on a bridge in the rain"],
    [WALK, "swap them", "a dog walks his man in the park"],
    [KIDS, "three kids not two", "three kids build a snowman in the backyard"],
    // somebody else
    [RETRIEVER, "corgi instead", "a corgi runs along the beach at sunset"],
    [RETRIEVER, "same but with three dogs", "three dogs run along the beach at sunset"],
    [RETRIEVER, "do it with a husky instead", "a husky runs along the beach at sunset"],
    [WALK, "same thing but it's a grandma", "a grandma walks her dog in the park"],
    [CAT, "two kittens instead of the cat", "two kittens sleep on a windowsill while it snows outside"],
    ["an old man feeds pigeons on a bench", "ducks instead", "an old man feeds ducks on a bench"],
    [
      "a knight rides through a village",
      "change his horse for a giant snail",
      "a knight rides a giant snail through a village",
    ],
    // what is done, though the verb is a noun as well
    [CAT, "make the cat fight a dog", `${CAT}. The cat fights a dog.`],
    ["a king sits on his throne", "make the king laugh", "a king sits on his throne. The king laughs."],
    ["a kid builds a sandcastle", "let a wave destroy it", "a kid builds a sandcastle. A wave destroys it."],
    [
      "a kid builds a sandcastle",
      "have a wave wash it away",
      "a kid builds a sandcastle. A wave washes it away.",
    ],
    [
      "a fox sleeps under a tree",
      "the fox should wake up and stretch",
      "a fox sleeps under a tree. The fox wakes up and stretches.",
    ],
    ["a king sits bored on his throne", "the king laughing instead", "a king laughs on his throne"],
    [
      "a detective walks",
      "darker, and have him light a cigarette",
      "a detective walks. He lights a cigarette. Look: darker.",
    ],
    // several wishes, one of them an exchange
    [
      "a tiger walks through tall grass",
      "white tiger, snow instead of grass",
      "a white tiger walks through tall snow",
    ],
    [
      "a boy flies a kite above the sea",
      "a girl instead of a boy and the kite yellow",
      "a girl flies a yellow kite above the sea",
    ],
    ["a dolphin jumps through hoops of fire", "no fire, flowers", "a dolphin jumps through hoops of flowers"],
    // whose it is now
    ["a boy plays with his dog", "girl instead", "a girl plays with her dog"],
    ["a queen waves to her crowd", "king instead of queen", "a king waves to his crowd"],
    [
      "a samurai waits as leaves fall around him",
      "female samurai",
      "a female samurai waits as leaves fall around her",
    ],
    // of what it is made, and where
    ["a statue of a lion in a park", "make it ice", "a statue of a lion made of ice in a park"],
    ["a castle on a hill", "make it chocolate", "a castle made of chocolate on a hill"],
    ["a bride runs through a field of lavender", "wheat field", "a bride runs through a wheat field"],
    [
      "a tram climbs a street in lisbon",
      "do it in tokyo at night",
      "a tram climbs a street in tokyo at night",
    ],
    ["a cabin by a frozen lake in snowy winter", "summer instead of winter", "a cabin by a lake in summer"],
    // how many
    ["two corgis race down a hallway", "three corgis", "three corgis race down a hallway"],
    ["a taxi waits at a corner", "two taxis", "two taxis wait at a corner"],

    // who has it, though there is no article
    [
      "grandma dances while shoppers cheer",
      "give her a pink tracksuit and sunglasses",
      "grandma with a pink tracksuit and sunglasses dances while shoppers cheer",
    ],
    ["grandpa fishes at a lake", "put a yellow hat on him", "grandpa with a yellow hat fishes at a lake"],
    // who does it to whom
    [
      "a mailman being chased by a chihuahua",
      "other way round, the mailman chases the dog",
      "a chihuahua being chased by a mailman",
    ],
    ["a wolf chases a rabbit", "other way round", "a rabbit chases a wolf"],
    // weather and light, and what can't be seen beside them
    [CAT, "rain not snow", "a cat sleeps on a windowsill while it rains outside"],
    [
      BARISTA,
      "could it be raining outside",
      "a barista pours latte art in a small cafe while it rains outside",
    ],
    [
      "an eagle soars above a canyon in bright sunshine",
      "now by moonlight",
      "an eagle soars above a canyon by moonlight",
    ],
    [
      "a player scores a goal in a rainy stadium",
      "dry weather and blue skies",
      "a player scores a goal in a stadium, dry weather and blue skies",
    ],
    ["Sunny square with a vendor", "rainy day", "Rainy square with a vendor"],
    ["a street vendor in a sunny square", "rainy day", "a street vendor in a rainy square"],
    // what somebody does in it, or instead
    [
      GUITAR,
      "he should be sitting on a chair",
      "a man sitting on a chair plays guitar on a rooftop at night",
    ],
    [
      KNIGHT,
      "the knight should ride a white horse",
      "a knight riding a white horse fights a dragon on a bridge in the rain",
    ],
    [KNIGHT, "have them dance instead of fight", "a knight dances on a bridge in the rain"],
    [
      "a chef tosses pizza dough in a busy kitchen",
      "make him juggle oranges instead",
      "a chef juggles oranges in a busy kitchen",
    ],
    [BIKE, "remove the bicycle, she should walk", "a girl walks through a park"],
    [
      "a toddler eats spaghetti at a kitchen table",
      "ice cream not spaghetti",
      "a toddler eats ice cream at a kitchen table",
    ],
    [
      "a toddler eats spaghetti at a kitchen table",
      "in a fancy restaurant",
      "a toddler eats spaghetti in a fancy restaurant",
    ],
    [
      "a toddler eats spaghetti",
      "have mom laugh in the background",
      "a toddler eats spaghetti. Mom laughs in the background.",
    ],
    [
      "a snow leopard climbs a rocky cliff",
      "in a city, climbing a skyscraper",
      "a snow leopard climbs a skyscraper in a city",
    ],
    ["a sailor steers a boat", "have him sing", "a sailor steers a boat. He sings."],
    [BIKE, "on a scooter", "a girl rides a scooter through a park"],
    ["a red fox jumps over a fence", "in a garden", "a red fox jumps over a fence in a garden"],
    ["a red fox jumps over a fence", "under the fence instead of over it", "a red fox jumps under the fence"],
    // how something is
    [CAR, "paint it yellow", "a vintage yellow car drives through the desert"],
    [BIKE, "paint it purple", "a girl rides a purple bicycle through a park"],
    [BARISTA, "make the cafe huge", "a barista pours latte art in a huge cafe"],
    ["an old man feeds pigeons", "make him younger", "a younger man feeds pigeons"],
    ["a wizard brews a green potion in a tower", "potion: blue", "a wizard brews a blue potion in a tower"],
    [
      KIDS,
      "one of the kids should wear a yellow coat",
      "two kids build a snowman in the backyard. One of the kids wears a yellow coat.",
    ],
    [
      "a fisherman mends a net on a pier",
      "what if he's smoking a pipe while he does it",
      "a fisherman mends a net on a pier. He is smoking a pipe while he does it.",
    ],
    ["a black cat watches fish", "make the cat white and fluffy", "a white fluffy cat watches fish"],
    // several who are called as one of them is
    ["two samurai fight in a forest", "have them dance instead of fighting", "two samurai dance in a forest"],
    ["two samurai fight in a forest", "just one samurai", "one samurai fights in a forest"],
    ["two sheep graze on a hill", "give them hats", "two sheep with hats graze on a hill"],
    ["two fish tanks in a shop", "at night", "two fish tanks in a shop at night"],
    // a verb that no list has, more than one, and how somebody is
    ["a snail races a turtle", "make the snail win", "a snail races a turtle. The snail wins."],
    ["a clock tower burns", "make the flames green", "a clock tower burns. The flames are green."],
    [
      "three chickens wait at a bus stop",
      "make them giant",
      "three chickens wait at a bus stop. They are giant.",
    ],
    ["a farmer rides a red tractor", "make it blue", "a farmer rides a blue tractor"],
    ["a black cat sleeps on a wall", "make it white", "a white cat sleeps on a wall"],
    ["a cat sits on a shelf", "make it knock a vase over", "a cat sits on a shelf. It knocks a vase over."],
    // so many of whom it is about, by whatever name
    ["a golden retriever catches a frisbee", "two dogs please", "two golden retrievers catch a frisbee"],
    [
      "a penguin slides down a hill",
      "a whole bunch of penguins",
      "a whole bunch of penguins slide down a hill",
    ],
    ["three witches fly past the moon", "just one", "one witch flies past the moon"],
    ["two old men play chess in the park", "make them play cards", "two old men play cards in the park"],
    // what something is done to, by its kind
    ["a monkey steals a banana from a stall", "mango", "a monkey steals a mango from a stall"],
    ["a tailor sews a suit", "wedding dress", "a tailor sews a wedding dress"],
    ["a knight rides a donkey", "make it a horse instead", "a knight rides a horse"],
    [
      "a bear catches salmon in a river",
      "make it two bears fighting over one fish",
      "two bears fight in a river over one fish",
    ],
    ["a cat watches snow fall from a window", "rain not snow", "a cat watches rain fall from a window"],
    // where
    ["a balloon floats over a desert canyon", "over the alps instead", "a balloon floats over the alps"],
    ["a mermaid combs her hair on a rock", "in a bathtub", "a mermaid combs her hair in a bathtub"],
    ["an astronaut plants a flag on mars", "moon instead of mars", "an astronaut plants a flag on the moon"],
    // as they would be told
    ["a ballerina practices", "give her a black tutu", "a ballerina with a black tutu practices"],
    ["a cowboy stands on a hill", "make it a silhouette", "a cowboy stands on a hill, shown as a silhouette"],
    [
      "a witch stirs a cauldron",
      "make the potion glow purple",
      "a witch stirs a cauldron. The potion glows purple.",
    ],
    [
      "a lighthouse stands in a storm",
      "light should be spinning",
      "a lighthouse stands in a storm. The light is spinning.",
    ],
    [
      "a student sleeps at his desk",
      "stack of books on his head",
      "a student sleeps at his desk. Stack of books on his head.",
    ],
    [
      "a woman in a red coat waits at a station",
      "blue coat and the train arriving",
      "a woman in a blue coat waits at a station. The train is arriving.",
    ],
    [
      "a samurai stands under a cherry tree",
      "make the tree a maple with red leaves",
      "a samurai stands under a maple with red leaves",
    ],
    [
      "an owl flies through a forest",
      "follow it from behind",
      "an owl flies through a forest. The camera follows it from behind.",
    ],
    ["a couple dances in a diner", "make it in the 60s", "a couple dances in a diner in the 60s"],
    ["an otter floats on its back", "two otters", "two otters float on their back"],
    ["an otter floats on its back", "holding a shell", "an otter holding a shell floats on its back"],
    ["a dj plays at a beach party", "make it a pool party", "a dj plays at a pool party"],
    ["a violinist plays on a frozen lake", "cello", "a violinist plays cello on a frozen lake"],
    [
      "a mother reads to her twins",
      "twins should be asleep",
      "a mother reads to her twins. Twins are asleep.",
    ],
    [
      "a motorcycle speeds through a tunnel",
      "have sparks fly from the tires",
      "a motorcycle speeds through a tunnel. Sparks fly from the tires.",
    ],
    ["a shepherd leads his flock", "put a sheepdog in", "a shepherd leads his flock with a sheepdog"],
    [
      "a butterfly comes out of its cocoon",
      "and flies off",
      "a butterfly comes out of its cocoon. It flies off.",
    ],
    [
      "a snowboarder jumps off a cliff",
      "orange jacket",
      "a snowboarder with an orange jacket jumps off a cliff",
    ],
    ["a taxi waits outside a hotel", "limousine", "a limousine waits outside a hotel"],
    ["a herd of elephants crosses a river", "mammoths", "a herd of mammoths crosses a river"],
    ["a cheetah chases a gazelle", "the gazelle chases the cheetah", "a gazelle chases a cheetah"],
    // out of doors
    [BARISTA, "set it outside at night", "a barista pours latte art outside at night"],
    [BARISTA, "outdoors instead", "a barista pours latte art outdoors"],
    // and nothing besides
    [WALK, "i want a cat next to her", "a man walks his dog in the park. A cat next to her."],
  ])("%j, %j", (prompt, words, prompted) => {
    expect(told(prompt, words)).toBe(prompted);
  });

  it("leaves nothing out but what is to go", () => {
    const order = "no snow, i want it green and summery";
    expect(remixed("a fox trots through a snowy pine forest", order)).toMatchObject({
      prompt: "a fox trots through a pine forest, green and summery",
      negative: "snow",
    });
  });
});

describe("what isn't to be seen", () => {
  it.each([
    ["a musician plays guitar in the rain", "it shouldn't be raining", "a musician plays guitar", "rain"],
    [
      "a man eats ramen in a busy restaurant",
      "no people",
      "a man eats ramen in an empty restaurant",
      "people",
    ],
  ])("is told no longer: %j, %j", (prompt, words, prompted, negative) => {
    expect(remixed(prompt, words)).toMatchObject({ prompt: prompted, negative });
  });
});

describe("words in reply that find something in the film", () => {
  const judge = createWordsJudge(orderReader);
  const verdict = async (prompt: string, words: string) =>
    (await judge.judge(words, { place: "reply", clip: clipOf(prompt), models: [model] })).kind;

  it.each([
    [RETRIEVER, "what about a border collie"],
    [KIDS, "what if it was two grandpas"],
    ["a horse galloping across a desert", "unicorn!"],
    ["a ballerina dances alone on an empty stage", "get her breakdancing 😎"],
    ["a fox trots through a snowy pine forest", "not one fox. five wolves."],
    ["a chef flips a pancake", "put a pizza there rather than a pancake"],
    // pictures that are told: nothing is asked for, and nobody says so of what is there
    ["a knight fights a dragon on a bridge", "the dragon breathes fire"],
    ["a pirate digs for treasure", "he finds a skeleton"],
    ["a monkey steals a banana", "and the seller chases it"],
    ["a grandmother knits by the fire", "she's knitting a giant scarf"],
    ["a chef flames a steak in a busy kitchen", "the chef needs a mustache"],
    ["a viking ship sails through icebergs", "fire on the deck"],
    ["a street musician plays guitar in the rain", "people stopping to listen"],
    ["a spaceship lands in a cornfield at night", "by day"],
    ["a penguin slides down an icy hill", "on a sled"],
  ])("are an order: %j, %j", async (prompt, words) => {
    expect(await verdict(prompt, words)).toBe("order");
  });

  it.each([
    [RETRIEVER, "golden hour + golden boy = perfection"],
    ["a crowded night market with lanterns", "I want go back to Taipei so much"],
    ["a crowded night market with lanterns", "the noise must be insane there"],
    ["a whale breaches next to a small boat", "Franchement bluffant, bravo"],
    ["a red fox runs through fresh snow", "side eye"],
    ["a red fox runs through fresh snow", "make it a double"],
    ["a chef flips a pancake", "flip happens"],
    ["a black cat sits on a windowsill", "he is judging the entire street"],
    ["a red fox runs through fresh snow", "two foxes walk into a bar"],
    ["a red fox runs through fresh snow", "sound on"],
    ["a wooden ship sails through a storm", "sea shanty tiktok unlocked"],
    ["a ballerina in a warehouse", "red flag"],
    ["a seagull steals chips from a tourist", "chip on his shoulder"],
    ["a garbage truck crawls down a snowy street", "a shot across the bow"],
    ["a chef tosses vegetables in a flaming wok", "the curtain falls"],
  ])("are none: %j, %j", async (prompt, words) => {
    expect(await verdict(prompt, words)).not.toBe("order");
  });
});
