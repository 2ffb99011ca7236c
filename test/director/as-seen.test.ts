import { describe, expect, it } from "vitest";
import { remixed } from "./remixed.ts";

const told = (prompt: string, words: string) => remixed(prompt, words).prompt;

describe("an order is told as what is seen, and not as it was said", () => {
  it.each([
    // what is done to something, or by itself
    [
      "a ballerina dancing on a stage",
      "dress her in black",
      "a ballerina dancing on a stage. She is dressed in black.",
    ],
    [
      "an astronaut floating above earth",
      "reflect the earth in his visor",
      "an astronaut floating above earth. The earth is reflected in his visor.",
    ],
    ["a rocket launching at dawn", "explode it", "a rocket launching at dawn. It explodes."],
    ["a horse galloping across a desert", "gallop slower", "a horse galloping slower across a desert"],
    [
      "a magician pulling a rabbit from his hat",
      "pull a lion out of the hat",
      "a magician pulling a lion from his hat",
    ],
    [
      "a bowl of ramen on a table",
      "throw some ice cubes in it",
      "a bowl of ramen on a table with some ice cubes in it",
    ],
    ["a woman feeding ducks", "make her 20 years younger", "a woman feeding ducks. She is 20 years younger."],
    // whoever it is about does something else
    [
      "a spaceship lands on a purple planet",
      "it takes off instead of landing",
      "a spaceship takes off on a purple planet",
    ],
    [
      "a robot waters plants in a greenhouse",
      "it trims the plants instead of watering them",
      "a robot trims the plants in a greenhouse",
    ],
    [
      "a robot waters plants in a greenhouse",
      "it prunes the roses",
      "a robot waters plants in a greenhouse. It prunes the roses.",
    ],
    [
      "a black cat sits on a rooftop at night",
      "lets see it jump to the next roof",
      "a black cat sits on a rooftop at night. It jumps to the next roof.",
    ],
    // the camera
    [
      "a market in marrakech",
      "focus on the spices",
      "a market in marrakech. The camera focuses on the spices.",
    ],
    [
      "a bicycle at a wall",
      "bit closer to the bicycle",
      "a bicycle at a wall. The camera is closer to the bicycle.",
    ],
    ["a lion sleeping under a tree", "end it with a sunset", "a lion sleeping under a tree. A sunset."],
  ])("%j + %j", (film, words, prompt) => {
    expect(told(film, words)).toBe(prompt);
  });
});

describe("a wish is the order that it is", () => {
  it.each([
    ["a fox on a beach", "i'd rather it was night", "a fox on a beach at night"],
    ["a fox on a beach", "i would love to see it in fog", "a fox on a beach in fog"],
    ["a fox on a beach", "i'd rather he danced", "a fox dances on a beach"],
    ["a ship on the sea", "the ship needs to be on fire", "a ship on the sea. The ship is on fire."],
    ["a chef cooking pasta", "he needs a hat", "a chef with a hat cooking pasta"],
    ["a girl reading a book", "i prefer a boy", "a boy reading a book"],
    ["a cat staring at a tank", "i'd rather have a dog staring", "a dog staring at a tank"],
    [
      "a puppy splashing in a bathtub",
      "do it with a baby elephant",
      "a baby elephant splashing in a bathtub",
    ],
    ["a giant whale above a city", "an octopus would be even weirder", "a giant octopus above a city"],
    [
      "a penguin sliding down a hill",
      "it'd be funnier on a skateboard",
      "a penguin sliding down a hill on a skateboard",
    ],
    ["a city with cars", "let it be more crowded", "a city with cars, more crowded"],
    [
      "a cup of coffee on a table",
      "nobody drinks coffee without a cookie, add one",
      "a cup of coffee on a table with a cookie",
    ],
    [
      "a woman feeding ducks at a pond",
      "there are too many ducks, only one",
      "a woman feeding one duck at a pond",
    ],
    ["a fox in a meadow", "wolf please", "a wolf in a meadow"],
    ["a swan on a lake at dawn", "i think night would be prettier", "a swan on a lake at night"],
    ["a grey whale at sunset", "whale is too grey make it blue", "a blue whale at sunset"],
    [
      "a queen on a throne with a small crown",
      "crown too small, bigger crown",
      "a queen on a throne with a bigger crown",
    ],
    ["a jellyfish glowing in the sea", "hundreds of them", "hundreds of jellyfish glowing in the sea"],
    ["a jellyfish glowing in the sea", "pink one", "a pink jellyfish glowing in the sea"],
    [
      "a cowboy riding home",
      "stop and look back at the end",
      "a cowboy riding home. The cowboy stops and looks back at the end.",
    ],
    ["a cup of coffee on a table", "make it overflow", "a cup of coffee on a table. It overflows."],
    ["a woman on a balcony", "it looks too dull, more colour please", "a woman on a balcony, more colour"],
    ["a cake with candles", "let there be ten candles", "a cake with ten candles"],
    [
      "a library full of books",
      "move slowly towards the window",
      "a library full of books. The camera moves slowly towards the window.",
    ],
    [
      "a mermaid swimming over a reef",
      "can she sing to a turtle",
      "a mermaid swimming over a reef. She sings to a turtle.",
    ],
    ["a stand on a corner", "have a dog steal a sausage", "a stand on a corner. A dog steals a sausage."],
    [
      "a woman walking through a market",
      "have her glance back over her shoulder",
      "a woman walking through a market. She glances back over her shoulder.",
    ],
    [
      "a baby laughing in a chair",
      "the dog should be licking the baby's face",
      "a baby laughing in a chair. The dog is licking the baby's face.",
    ],
  ])("%j + %j", (film, words, prompt) => {
    expect(told(film, words)).toBe(prompt);
  });
});

describe("what is replaced is told no longer", () => {
  it.each([
    ["a woman in a yellow raincoat", "make the coat red", "a woman in a red raincoat"],
    ["a red bicycle at a brick wall", "white wall please not brick", "a red bicycle at a white wall"],
    ["a cat on a red sofa", "blue sofa instead of red", "a cat on a blue sofa"],
    [
      "a whale breaches beside a small red fishing boat",
      "make the boat yellow",
      "a whale breaches beside a small yellow fishing boat",
    ],
    [
      "a knight in silver armor",
      "black armor with gold trim instead of silver",
      "a knight in black armor with gold trim",
    ],
    ["a wizard in a dark cave", "brighter cave", "a wizard in a brighter cave"],
    ["a young woman in tokyo", "can she be older, like 60", "an older woman in tokyo, like 60"],
    ["sunflowers under a blue sky", "cloudy sky", "sunflowers under a cloudy sky"],
    ["a lighthouse in calm sea", "make it stormy", "a lighthouse in stormy sea"],
    ["a bowl of ramen with chopsticks", "a fork instead of the chopsticks", "a bowl of ramen with a fork"],
    ["an astronaut above earth", "show the moon not earth", "an astronaut above the moon"],
    ["a dog chasing a ball on a beach", "let him swim instead", "a dog swimming on a beach"],
    [
      "an old man playing chess in a park",
      "instead of chess let him feed pigeons",
      "an old man feeding pigeons in a park",
    ],
    [
      "a robot chef flipping pancakes in a diner",
      "have it juggle eggs instead",
      "a robot chef juggling eggs in a diner",
    ],
    [
      "an elephant walking through a street",
      "it shouldnt walk but run",
      "an elephant running through a street",
    ],
    ["a fox sleeping in a meadow", "instead of sleeping its hunting", "a fox hunting in a meadow"],
    ["a fox sleeping in a meadow", "let the fox run away", "a fox running away in a meadow"],
    ["a girl reading a book", "she shouldnt be reading, she should be drawing", "a girl drawing"],
    ["people working on laptops", "reading books instead of laptops", "people reading books"],
    [
      "a train crossing a bridge over a river",
      "remove the river, canyon instead",
      "a train crossing a bridge over a canyon",
    ],
    ["a couple dancing in the rain on a street", "stop the rain", "a couple dancing on a street"],
    ["a city with flying cars", "could the cars be flying whales", "a city with flying whales"],
    ["a pianist playing in a concert hall", "in an old church", "a pianist playing in an old church"],
    [
      "an old man playing violin on a rooftop",
      "what if he was in a crowded subway station",
      "an old man playing violin in a crowded subway station",
    ],
    ["a black cat on a pile of books", "same but with a white cat", "a white cat on a pile of books"],
    [
      "a scientist mixing chemicals in a lab",
      "instead of a lab do a kitchen",
      "a scientist mixing chemicals in a kitchen",
    ],
    ["a ninja jumping between rooftops", "remove the rooftops use trees", "a ninja jumping between trees"],
    ["a farmer on a tractor", "no farmer, a robot", "a robot on a tractor"],
    [
      "a car driving along the coast",
      "along a forest road instead of the coast",
      "a car driving along a forest road",
    ],
    [
      "a car driving along the coast",
      "i dont want it to drive, it should be parked",
      "a car parked along the coast",
    ],
    ["a musician playing saxophone in london", "make him play drums", "a musician playing drums in london"],
    ["a queen sitting on a golden throne", "she stands up", "a queen standing up on a golden throne"],
    ["a queen sitting on a golden throne", "iron throne", "a queen sitting on an iron throne"],
    ["a farmer in a wheat field", "corn field", "a farmer in a corn field"],
    ["a crowded bus in the morning", "it should be late at night", "a crowded bus at night"],
    ["a phone spinning on a table", "stop it spinning", "a phone on a table"],
    ["a cake with candles", "no candles just strawberries", "a cake with strawberries"],
    ["a biker riding down a trail", "swap him for a goat", "a goat riding down a trail"],
    [
      "a hedgehog eating a strawberry in a garden",
      "make it a raspberry",
      "a hedgehog eating a raspberry in a garden",
    ],
    ["a girl flying a kite on a hill", "make it a dragon kite", "a girl flying a dragon kite on a hill"],
    [
      "a woman painting on a balcony",
      "she should be playing guitar instead",
      "a woman playing guitar on a balcony",
    ],
    ["a red bicycle at a wall", "paint the bike blue", "a blue bicycle at a wall"],
  ])("%j + %j", (film, words, prompt) => {
    expect(told(film, words)).toBe(prompt);
  });
});
