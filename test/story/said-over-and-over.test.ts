import { expect, it } from "vitest";
import { POLITE } from "../../src/story/bare-words.ts";

it.each(["but ", "now ", "ok but ", "so now "])(
  "finds no order in %j over and over, and comes to an end",
  (words) => {
    expect(POLITE.test(`${words.repeat(500)}x`)).toBeTypeOf("boolean");
  },
);
