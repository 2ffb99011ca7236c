import { describe, expect, it } from "vitest";
import { placeClause } from "../../src/director/place-clause.ts";

describe("what an order asks for is told in the part of the film that it is about", () => {
  it.each([
    // one thing for another
    ["a whale breaches next to a boat", "orca > whale", "an orca breaches next to a boat"],
    ["a man drinks coffee", "tea not coffee", "a man drinks tea"],
    ["a spaceship lands in a desert", "not a desert - a corn field", "a spaceship lands in a corn field"],
    ["a chef flips a pancake", "chef = raccoon", "a raccoon flips a pancake"],
    ["a hummingbird at a red flower", "a bumblebee instead of the bird", "a bumblebee at a red flower"],
    ["paper boats drift by", "Rubber ducks. Not boats. Ducks.", "paper rubber ducks drift by"],
    ["a witch stirs a green cauldron", "purple goo not green goo", "a witch stirs a purple cauldron"],
    ["a dancer in a single spotlight", "spotlight → red", "a dancer in a red single spotlight"],
    ["two astronauts play chess on the moon", "mars not moon", "two astronauts play chess on mars"],
    ["an owl in a hall at dawn", "golden hour rather than dawn", "an owl in a hall at golden hour"],
    ["a dragon lands at sunset", "thunderstorm instead of sunset", "a dragon lands in a thunderstorm"],
    // by itself: what is of its kind, or whom the film is about
    ["a black cat sits on a windowsill", "ginger cat instead", "a ginger cat sits on a windowsill"],
    ["a giant mech walking through tokyo", "NYC instead", "a giant mech walking through NYC"],
    ["a ferris wheel at a funfair", "rollercoaster instead", "a rollercoaster at a funfair"],
    ["a neon ramen stall in an alley", "tacos instead", "a neon taco stall in an alley"],
    ["a hamster driving a tiny tractor", "guinea pig instead", "a guinea pig driving a tiny tractor"],
    ["a lighthouse on a cliff at dawn", "midnight instead", "a lighthouse on a cliff at midnight"],
    ["a knight kneels in a chapel", "forest clearing instead", "a knight kneels in a forest clearing"],
    ["a time lapse of a flower opening", "peony instead", "a time lapse of a peony opening"],
    ["two cats sleep on a sofa", "dog instead", "two dogs sleep on a sofa"],
    ["a fox runs through snow", "wolves instead", "wolves run through snow"],
    ["three dogs run through a park", "policeman instead", "three policemen run through a park"],
    ["two foxes dance", "chef instead of fox", "two chefs dance"],
    ["a man plays a guitar", "make the instrument a violin", "a man plays a violin"],
    ["a cactus stands on a sill", "make the plant a fern", "a fern stands on a sill"],
    ["a toaster pops behind a sleepy boy", "girl instead", "a toaster pops behind a sleepy girl"],
    // somewhere else, by what leads there
    [
      "a crab crawls beside a red bucket",
      "put it on a piano instead of by the bucket",
      "a crab crawls on a piano",
    ],
    [
      "kites float over a stony valley at dawn",
      "over Rome rather than the valley",
      "kites float over Rome at dawn",
    ],
    // how, how many, and what something else becomes
    ["an old potter shapes a bowl", "he should be young", "a young potter shapes a bowl"],
    ["two goats climb a hill", "make it seven", "seven goats climb a hill"],
    ["a boy paints a mural on a brick wall", "make the wall a fence", "a boy paints a mural on a fence"],
    ["a baker kneads dough", "he should juggle instead", "a baker juggles"],
    // what is done
    ["a mech walking through tokyo", "make him dance", "a mech dancing through tokyo"],
    ["two cats playing chess", "they should be playing poker instead", "two cats playing poker"],
    ["a woman knitting by a fire", "she should be crocheting, not knitting", "a woman crocheting by a fire"],
    ["a goblin counting coins", "he should be counting teeth instead of coins", "a goblin counting teeth"],
    ["a red fox runs through snow", "i'd rather have it walk than run", "a red fox walks through snow"],
    ["a boxer training in a gym", "jumping rope instead of hitting the bag", "a boxer jumping rope in a gym"],
    [
      "a dragon sleeps on a pile of gold",
      "have him breathe fire",
      "a dragon breathes fire on a pile of gold",
    ],
    ["an old keeper mends a boat", "him fishing from it", "an old keeper fishes, from it"],
    ["a wizard brews a potion in a tower", "brewing tea in a cafe instead", "a wizard brews tea in a cafe"],
    ["a cat sleeping on a sill", "have him yawn and stretch", "a cat yawning and stretching on a sill"],
    ["a cat sleeping on a sill", "wake her up", "a cat waking up on a sill"],
    [
      "two astronauts dancing on the moon",
      "make them fight with swords",
      "two astronauts fighting on the moon with swords",
    ],
    // how it is, and how many
    ["three penguins slide down a slope", "make it five penguins", "five penguins slide down a slope"],
    ["two children fly a kite", "only one kid", "one kid flies a kite"],
    [
      "a woman in a blue coat waits",
      "coat should be mustard yellow",
      "a woman in a mustard yellow coat waits",
    ],
    ["a woman crosses a busy street", "the street empty", "a woman crosses an empty street"],
    [
      "a green dragon sleeps on gold",
      "turn it into an ice dragon, pale blue",
      "an ice dragon sleeps on gold, pale blue",
    ],
    ["a green dragon sleeps on gold", "should be a kitten", "a green kitten sleeps on gold"],
    ["a woman in a blue coat waits", "man in a grey suit instead", "a man in a grey suit waits"],
    ["three penguins slide down a slope", "they're seals now", "three seals slide down a slope"],
    ["a baker pulls bread from an oven", "make it croissants", "a baker pulls croissants from an oven"],
    ["an old man plays chess in a rainy park", "sunny instead", "an old man plays chess in a sunny park"],
    ["a fox in a snowy forest", "autumn", "a fox in a forest in autumn"],
    ["a fox in a snowy forest", "foggy", "a fox in a snowy forest in the fog"],
    [
      "a balloon drifts over misty hills",
      "fly it over a city made of glass instead",
      "a balloon drifts over a city made of glass",
    ],
    ["a vintage red car on a highway", "turquoise car", "a turquoise vintage car on a highway"],
    ["a red fox runs", "an arctic fox", "an arctic fox runs"],
    ["a knight kneels", "a lady knight with braids", "a lady knight with braids kneels"],
    ["a chef in a busy kitchen", "kitchen should be quiet and empty", "a chef in a quiet empty kitchen"],
    ["a hot air balloon over hills", "ten balloons", "ten hot air balloons over hills"],
    ["a fox runs", "make it three foxes", "three foxes run"],
    ["a fox naps", "the fox is a raccoon now", "a raccoon naps"],
    ["a skateboarder jumps", "make the skater a granny", "a granny jumps"],
    ["a captain at the wheel", "do the captain as an old woman", "an old woman at the wheel"],
    // where, when, which weather
    ["a balloon over a desert", "over the ocean", "a balloon over the ocean"],
    ["a tram climbs a street in lisbon", "do san francisco", "a tram climbs a street in san francisco"],
    ["a ship sails at sunset", "same scene under a full moon", "a ship sails at night under a full moon"],
    ["a captain in a storm", "calm sea", "a captain, calm sea"],
    ["a grandma plays guitar", "put grandma on a stage", "a grandma plays guitar on a stage"],
    ["a volcano at dusk", "in the middle of the day", "a volcano in broad daylight"],
    // orders, told as what is seen
    ["a fox runs", "walk the camera through the trees", "a fox runs. The camera walks through the trees."],
    ["a castle", "lego everything", "a castle in lego style"],
    ["a violinist plays", "dress her in a long gown", "a violinist in a long gown plays"],
    ["an empty station", "fill it with crowds instead", "a station. It is filled with crowds."],
    ["a man on a bench", "put his grandson next to him", "a man on a bench with his grandson next to him"],
  ])("%j with %j is %j", (told, words, anew) => {
    expect(placeClause(told, words)).toBe(anew);
  });

  it.each([
    ["a happy dog runs", "the dog is not happy"],
    ["a man smiles", "he should not smile"],
    ["a red fox runs", "not the fox, he runs away"],
    ["a red fox runs through fresh snow", "not bad, but darker"],
    ["a red fox runs through fresh snow", "more snow"],
    ["a cat sleeps", "a second cat chasing it"],
    ["a cat sleeps", "love it"],
    ["a fox runs", "he jumps and runs away at the end"],
    ["a barista pours latte art", "make the latte art a swan"],
  ])("leaves what finds no part of its own: %j with %j", (told, words) => {
    expect(placeClause(told, words)).toBeUndefined();
  });
});
