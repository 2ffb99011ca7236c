import fc from "fast-check";
import { expect, it } from "vitest";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest } from "./models.ts";

/** The parts of a film, and what each may be changed to. */
const WHO = ["fox", "dachshund", "knight", "grandma", "robot", "polar bear", "violinist"];
const DEED = [
  { s: "runs", ing: "running" },
  { s: "dances", ing: "dancing" },
  { s: "sleeps", ing: "sleeping" },
  { s: "walks", ing: "walking" },
];
const WHERE = ["in a forest", "on a beach", "in a library", "in a desert", "on a rooftop"];
const WHEN = ["at night", "at dawn", "at sunset", "at noon"];
const COLOURS = ["red", "blue", "green", "black"];

const LEADS = ["", "please ", "ok but ", "love it, now "];
/** Before what is to be done. */
const ASKING = ["can you ", "hmm, could you ", "this is cool, can we ", "would you please "];
const TAILS = [
  "",
  " please",
  " pls",
  " this time",
  ", thanks!",
  " lol",
  " for my wallpaper",
  ", it's for my nephew",
];
/** How an order sounds; in a film nothing of it is seen. */
const ORDER_FORM =
  /(?<!\p{L})(?:should|instead|rather|please|pls|thanks|lol|can you|could you|can we|make|change|replace|swap|set it|have (?:it|him)|i want|i['’]d|what if|how about|this time|actually|love it|wallpaper|nephew|not|no)(?!\p{L})/iu;

const film = fc
  .record({
    who: fc.constantFrom(...WHO),
    colour: fc.constantFrom(...COLOURS),
    deed: fc.constantFrom(...DEED),
    where: fc.constantFrom(...WHERE),
    when: fc.constantFrom(...WHEN),
  })
  .map((parts) => ({
    ...parts,
    prompt: `a ${parts.colour} ${parts.who} ${parts.deed.s} ${parts.where} ${parts.when}`,
  }));
type Film = typeof film extends fc.Arbitrary<infer One> ? One : never;

interface Asked {
  order: string;
  /** What the prompt has now, and what of before it has no more. */
  has: string;
  hasNot: string;
  /** What nothing was said of. */
  keeps: string[];
}

const other = <One>(all: readonly One[], one: One, at: number): One =>
  all.filter((each) => each !== one)[at % (all.length - 1)] as One;
const bare = (led: string) => led.replace(/^(?:in|on|at) (?:an? )?/u, "");

/** Every way to ask for one change of one part. */
function asked(of: Film, slot: number, way: number, pick: number): Asked {
  const one = (forms: readonly string[]) => forms[way % forms.length] as string;
  switch (slot) {
    case 0: {
      const who = other(WHO, of.who, pick);
      return {
        order: one([
          `${who} instead`,
          `make it a ${who}`,
          `a ${who} instead of the ${of.who}`,
          `the ${of.who} should be a ${who}`,
          `${who} not ${of.who}`,
          `swap the ${of.who} for a ${who}`,
          `not a ${of.who}, a ${who}`,
          `${who} rather than ${of.who}`,
          `${who} > ${of.who}`,
        ]),
        has: who,
        hasNot: of.who,
        keeps: [of.deed.s, of.where, of.when],
      };
    }
    case 1: {
      const where = other(WHERE, of.where, pick);
      return {
        order: one([
          `${where} instead`,
          `${where}`,
          `${bare(where)} instead of ${bare(of.where)}`,
          `do it ${where}`,
          `set it ${where}`,
          `${bare(where)} not ${bare(of.where)}`,
          `swap the ${bare(of.where)} for a ${bare(where)}`,
        ]),
        has: bare(where),
        hasNot: bare(of.where),
        keeps: [`a ${of.colour} ${of.who} ${of.deed.s}`, of.when],
      };
    }
    case 2: {
      const when = other(WHEN, of.when, pick);
      return {
        order: one([
          `${when} instead`,
          `${when}`,
          `${bare(when)}`,
          `make it ${bare(when)}`,
          `${bare(when)} not ${bare(of.when)}`,
          `${bare(when)} rather than ${bare(of.when)}`,
          `it should be ${bare(when)}`,
        ]),
        has: bare(when),
        hasNot: bare(of.when),
        keeps: [`a ${of.colour} ${of.who} ${of.deed.s} ${of.where}`],
      };
    }
    case 3: {
      const colour = other(COLOURS, of.colour, pick);
      return {
        order: one([
          `make the ${of.who} ${colour}`,
          `the ${of.who} should be ${colour}`,
          `${colour} ${of.who}`,
          `${colour} not ${of.colour}`,
          `${colour} ${of.who} instead`,
        ]),
        has: `${colour} ${of.who}`,
        hasNot: of.colour,
        keeps: [`${of.deed.s} ${of.where} ${of.when}`],
      };
    }
    default: {
      const deed = other(DEED, of.deed, pick);
      return {
        order: one([
          `it should be ${deed.ing} not ${of.deed.ing}`,
          `the ${of.who} should be ${deed.ing} instead`,
          `${deed.ing} instead of ${of.deed.ing}`,
          `${deed.ing} instead`,
        ]),
        has: deed.s,
        hasNot: of.deed.s,
        keeps: [`a ${of.colour} ${of.who}`, `${of.where} ${of.when}`],
      };
    }
  }
}

it("an order changes what it is about, leaves the rest word for word, and is itself not filmed", () => {
  fc.assert(
    fc.property(
      film,
      fc.nat({ max: 4 }),
      fc.nat({ max: 20 }),
      fc.nat({ max: 20 }),
      fc.nat({ max: 20 }),
      fc.constantFrom(...TAILS),
      (of, slot, way, pick, leads, tail) => {
        const { order, has, hasNot, keeps } = asked(of, slot, way, pick);
        const ways = /^(?:make|do|set|swap) /u.test(order) ? [...LEADS, ...ASKING] : LEADS;
        const lead = ways[leads % ways.length] ?? "";
        const request = aRequest({ prompt: of.prompt });
        const parent = { request, model: aModel(), plan: planByRules(request, aModel()) };
        const said = `${lead}${order}${tail}`;
        const { prompt } = understandRemix(said, parent).request;
        const told = `${JSON.stringify(said)} of ${JSON.stringify(of.prompt)} is ${JSON.stringify(prompt)}`;
        expect(prompt, told).not.toMatch(ORDER_FORM);
        expect(prompt, told).toContain(has);
        expect(prompt, told).not.toMatch(new RegExp(`(?<!\\p{L})${hasNot}(?!\\p{L})`, "u"));
        for (const kept of keeps) expect(prompt, told).toContain(kept);
      },
    ),
    { seed: 10, numRuns: 400 },
  );
});
