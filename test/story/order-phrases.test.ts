import { expect, it } from "vitest";
import { toEnglishOrder } from "../../src/story/order-phrases.ts";

it.each([
  ["2x longer", "twice as long"],
  ["make it 2x as long", "twice as long"],
  ["double the length", "twice as long"],
  ["let it last a bit longer", "longer"],
  ["wider format please", "16:9"],
  ["make it a wider aspect ratio", "16:9"],
  ["3x longer", "three times as long"],
  ["switch shots 1 and 2", "swap shots 1 and 2"],
  ["swap 2 with 3", "swap shots 2 and 3"],
  ["instead of a fox a wolf", "replace fox with a wolf"],
  ["not a fox, use the wolf", "replace fox with the wolf"],
  ["a wolf instead of a fox", "replace fox with a wolf"],
  ["2x länger", "twice as long"],
])("says %j as %j", (said, order) => {
  expect(toEnglishOrder(said)).toBe(order);
});
