import { expect, it } from "vitest";
import { spokenPlainly } from "../../src/story/spoken.ts";

it.each([
  ["gimme another take", "give me another take"],
  ["mke it darker adn scary", "make it darker and scary"],
  ["an old black n white movie", "an old black and white movie"],
  ["make it about twice as long so i can loop it on my tv", "make it twice as long"],
  ["make it darker so we don't need the curtains", "make it darker"],
  ["normal speed, this slomo drags forever", "normal speed"],
  ["drop the 2nd shot, dont need it", "drop the 2nd shot"],
  ["make it 7 seconds while you're at it", "make it 7 seconds"],
  ["at night because the snow is too bright", "at night"],
  ["add a moon if thats ok", "add a moon"],
  ["make shot 1 longer, like 5 sec", "make shot 1 5 sec"],
  ["pull back so we see the whole valley", "pull back to reveal the whole valley"],
  ["i want it to be a girl", "make it a girl"],
  ["get it to look back", "make it look back"],
  ["i think it should be at night", "it should be at night"],
  ["i'd like the fox to jump", "make the fox jump"],
  ["länger wär cool", "länger"],
  ["swap the fox for a wolf and see what happens", "swap the fox for a wolf"],
  ["a moon above the fox. give that a go!", "a moon above the fox"],
  ["a beach inside the globe would be funny, do that", "a beach inside the globe"],
  ["make the flower white, everything else stays as it is", "make the flower white"],
  ["shorter, 3s is enough for a sticker", "3s"],
  ["would you kindly give us a 6 second one with the knight in black", "6 seconds, with the knight in black"],
  ["instead of gold let it be a heap of laundry", "replace gold with a heap of laundry"],
  ["lantern light would be nicer than noon i think", "lantern light instead of noon"],
  ["clear the fog", "remove the fog"],
  ["get the mirror out of the shot, it shows the camera", "remove the mirror, it shows the camera"],
  ["crop the bin out", "remove the bin"],
  ["coat shld be red", "coat should be red"],
  ["the raccoon shuold run", "the raccoon should run"],
  ["can we have like five pigs", "can we have five pigs"],
  ["the potion ought to glow", "the potion should glow"],
  ["hes sleeping, theyre not", "he's sleeping, they're not"],
  ["sprinklers going off, add those", "sprinklers going off"],
  ["longer pls like 12 seconds", "12 seconds"],
  ["5 seconds is plenty, shorten it", "5 seconds"],
  ["black and white would suit this so much better", "black and white instead"],
])("reads %j as %j", (said, plain) => {
  expect(spokenPlainly(said)).toBe(plain);
});

it.each([
  "a fox in the snow, it is cold",
  "brighten it up",
  "i want it in my life",
  "make it night, with a moon",
  "rain",
  "too dark",
  "how do you do that",
  "paint the fence",
  "cut the grass",
  "clear the sky",
  "instead of a fox a wolf",
])("leaves %j as it is", (said) => {
  expect(spokenPlainly(said)).toBe(said);
});
