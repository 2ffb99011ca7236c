import { expect, it } from "vitest";
import { bareOrder } from "../../src/director/bare-order.ts";

it.each([
  ["the tram should be yellow, they're always yellow", "the tram should be yellow"],
  ["lisbon is nice but do san francisco", "do san francisco"],
  ["gorgeous!! could we have lightning behind it?", "lightning behind it"],
  ["add seagulls. loads of them. it's Cornwall", "add seagulls"],
  ["guinea pig instead, hamsters are overrated", "guinea pig instead"],
  ["swap the tram for a bus for my wallpaper", "swap the tram for a bus"],
  ["parrot on his shoulder or he's not a captain", "parrot on his shoulder"],
  ["fireworks would be great here", "fireworks"],
  ["i wish there were bats flying around", "bats flying around"],
  ["could she be wearing black?", "she should be wearing black"],
  ["wish the tram were blue, it's for my brother", "the tram should be blue"],
  ["dachshund version", "dachshund instead"],
  ["the lights don't move, they should ripple", "they should ripple"],
  ["needles go through her thumb, can you fix it", "again"],
  ["dust blowing across would add some life", "dust blowing across"],
  ["the flower could be white", "the flower could be white"],
  ["top hat! top hat! top hat", "top hat"],
  ["the tram looks weird, make it blue", "make it blue"],
  ["very moving work. could we get fog over it?", "fog over it"],
  ["the doors are stuck, open them", "open the doors"],
  ["wow the bells 😍 make them bigger", "make them bigger"],
  ["too few gulls here, make it nine", "make it nine gulls"],
  ["just one lantern please, a green one", "one lantern, a green lantern"],
  [
    "my class laughed at the hill, so give it a slide in place of the steps",
    "replace the steps with a slide",
  ],
  ["i'd much prefer a canal over the street", "replace the street with a canal"],
  ["donkeys would be funnier than trams here", "replace trams with donkeys"],
  ["instead of climbing let it roll down", "it should roll down instead"],
  ["i'd like the driver to wave", "the driver should wave"],
  [
    "might the tram be green, the street wider, and the whole thing square?",
    "the tram should be green, make the street wider, and the whole thing square",
  ],
  ["i was hoping for a cable car. please do it so", "a cable car instead"],
  ["could it run six seconds so one can see it all", "it should run 6 seconds"],
  ["make it twenty-five seconds, it ends too soon", "make it 25 seconds"],
  ["portrait not landscape", "portrait"],
  ["film it top down", "top down"],
])("takes off what is said around it: %j", (said, bare) => {
  expect(bareOrder(said)).toBe(bare);
});

it.each([
  "shot 2: it's his dog",
  "the fox reads “i want it, please”",
  "calm sea, he's singing",
  "a little, darker",
  "swap the tram for a bus, it's a double decker",
  "add a hut, it's in the snow",
  "make it night, it's not raining",
  "make it a wolf, he's set against the moon",
  "add a dog, its two dogs",
  "make it a bus its a double decker",
  "the prompt should be: a cat, it's my cat",
])("keeps %j as it is", (said) => {
  expect(bareOrder(said)).toBe(said);
});

it("is done with letters without end, in the form of a wish", () => {
  const said = `instead of ${"a".repeat(280)}`;
  expect(bareOrder(said)).toBe(said);
});
