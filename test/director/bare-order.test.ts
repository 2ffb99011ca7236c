import { expect, it } from "vitest";
import { bareOrder } from "../../src/director/bare-order.ts";

const TOLD = "an old tram climbs a steep street in lisbon";

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
])("takes off what is said around it: %j", (said, bare) => {
  expect(bareOrder(said, TOLD)).toBe(bare);
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
  expect(bareOrder(said, TOLD)).toBe(said);
});
