import { expect, test } from "vitest";
import { STANDING } from "../../../src/inference/animatic/acting/poses.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { person } from "../../../src/inference/animatic/art/people.ts";

const icons = loadIcons();
/** The icons' colours of a thumb's shadow and of a hand. */
const [THUMB, HAND] = ["#f59f00", "#ffc83d"];

test.each([
  ["mage", "man-mage"],
  ["witch", "woman-mage"],
  ["farmer", "man-farmer"],
  ["cook", "man-cook"],
  ["scientist", "woman-scientist"],
  ["detective", "detective"],
  ["judge", "man-judge"],
  ["artist", "woman-artist"],
  ["singer", "man-singer"],
  ["mechanic", "man-mechanic"],
])("a %s has two hands, and not a third one that the icon holds something with", (kind, icon) => {
  const drawn = person(kind, icons, STANDING, {}, 0, () => undefined)?.body ?? "";
  const gone = (icons.body(icon)?.match(/<path[^>]*>/g) ?? []).filter((path) => !drawn.includes(path));
  const fills = gone.map((path) => /fill="([^"]+)"/.exec(path)?.[1]);
  // The face and one disc for each hand.
  expect(drawn.split(`fill="${HAND}"`)).toHaveLength(1 + 3);
  expect(fills[0]).toBe(THUMB);
  expect(fills.filter((fill) => fill === HAND)).toHaveLength(1);
});

test.each([
  ["king", "person-with-crown"],
  ["troll", "troll"],
])("of a %s, who holds nothing up, nothing is taken", (kind, icon) => {
  const drawn = person(kind, icons, STANDING, {}, 0, () => undefined)?.body ?? "";
  for (const path of icons.body(icon)?.match(/<path[^>]*>/g) ?? []) expect(drawn).toContain(path);
});
