import { expect, test } from "vitest";
import { STANDING } from "../../../src/inference/animatic/acting/poses.ts";
import { coloured } from "../../../src/inference/animatic/art/complexion.ts";
import { loadIcons } from "../../../src/inference/animatic/art/icons.ts";
import { person } from "../../../src/inference/animatic/art/people.ts";
import { shade } from "../../../src/inference/animatic/colour.ts";

const icons = loadIcons();
const looks = { skin: "#8c5a3d", hair: "#241d22" };
/** The colours of a hand and of a thumb's shadow. */
const HAND = looks.skin;
const THUMB = shade(HAND, -0.16);
/** The paths of an icon, as somebody of these looks has them. */
const pathsOf = (icon: string) => coloured(icons.body(icon) ?? "", looks).match(/<path[^>]*>/g) ?? [];

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
  const drawn = person(kind, icons, STANDING, looks, 0, () => undefined)?.body ?? "";
  // By their shapes: some are dyed.
  const gone = pathsOf(icon).filter((path) => !drawn.includes(/ d="[^"]+"/.exec(path)?.[0] ?? path));
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
  const drawn = person(kind, icons, STANDING, looks, 0, () => undefined)?.body ?? "";
  for (const path of pathsOf(icon)) expect(drawn).toContain(path);
});
