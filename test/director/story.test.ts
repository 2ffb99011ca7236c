import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import { FRAMING_STARTS } from "../../src/director/framing.ts";
import { planByRules } from "../../src/director/rules.ts";
import { IDEAS } from "../fixtures/ideas.ts";
import { aModel, aRequest, REAL_LENGTHS } from "./models.ts";

const PRONOUN_ONLY = /^(?:It|He|She|They|His|Her|Its|Their|Him|Them)\b/u;
const AS_BEFORE = /\b(?:same as|as before|as in the (?:previous|last) shot|continues from)\b/iu;

function withoutStart(prompt: string): string {
  const [start = "", ...rest] = prompt.split(". ");
  return FRAMING_STARTS.has(start) ? rest.join(". ") : prompt;
}

function everyShotBound(film: FilmPlan): void {
  const { story } = film;
  if (story === undefined) throw new Error("a plan without its story");
  for (const shot of film.shots) {
    expect(shot.framing).toBeDefined();
    expect(shot.angle).toBeDefined();
    for (const id of shot.cast ?? []) {
      const member = story.cast.find((one) => one.id === id);
      expect(member, id).toBeDefined();
      expect(shot.prompt).toContain(member?.description);
    }
    if (shot.place !== undefined) {
      const place = story.places.find((one) => one.id === shot.place);
      expect(place, shot.place).toBeDefined();
      expect(shot.prompt).toContain(place?.description);
    }
    expect(shot.prompt).not.toMatch(AS_BEFORE);
    const isPronoun =
      PRONOUN_ONLY.test(withoutStart(shot.prompt)) &&
      !/\bIt(?:'s| is| was)? (?:rain|snow|a |get)/u.test(shot.prompt);
    if (isPronoun) expect(shot.prompt).toMatch(/Seen here: |From a film that begins: /u);
  }
}

function sizesVary(film: FilmPlan): void {
  if (film.shots.length < 2) return;
  const counts = new Map<string, number>();
  for (const { framing = "" } of film.shots) counts.set(framing, (counts.get(framing) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(Math.max(1, Math.floor(film.shots.length * 0.6)));
}

describe("of twenty real ideas", () => {
  it.each(IDEAS.map(({ name, text }) => [name, text] as const))(
    "“%s”: every shot is bound to its cast and place, told word for word, and no size is in most shots",
    (_, text) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 4, max: 60 }),
          fc.constantFrom(...Object.values(REAL_LENGTHS)),
          fc.nat(),
          (seconds, lengths, seed) => {
            const film = planByRules(aRequest({ prompt: text, seconds, seed }), aModel({ lengths }));
            everyShotBound(film);
            sizesVary(film);
          },
        ),
        { numRuns: 25, seed: 7 },
      );
    },
  );

  const castOf = (name: string, seconds = 60) => {
    const idea = IDEAS.find((one) => one.name === name);
    return planByRules(aRequest({ prompt: idea?.text ?? "", seconds }), aModel());
  };

  it("a name given once is who she is in every later sentence", () => {
    const film = castOf("Mara and the robot");
    const mara = film.story?.cast.find(({ id }) => id === "mara");
    expect(mara?.description).toBe("Mara, a girl in a red coat");
    const withMara = film.shots.filter((shot) => shot.cast?.includes("mara"));
    expect(withMara.length).toBeGreaterThanOrEqual(film.shots.length / 2);
  });

  it("rain ends when the story says so", () => {
    const { story } = castOf("the lighthouse, six sentences");
    const weather = story?.beats.map((beat) => beat.weather);
    expect(weather?.slice(-2)).toEqual([undefined, undefined]);
    expect(weather?.[2]).toBe("rain");
  });

  it("whoever a film in another language is about is in all its shots that name nobody else", () => {
    for (const name of ["German", "Spanish", "French", "Portuguese", "Japanese", "Chinese"]) {
      const film = castOf(name);
      expect(film.story?.cast.length, name).toBeGreaterThan(0);
      for (const shot of film.shots) expect(shot.cast, `${name}: ${shot.beat}`).not.toEqual([]);
    }
  });

  it("on the other side of a tunnel nobody is in it any more", () => {
    const { story } = castOf("a duck family crosses town");
    const at = story?.beats.findIndex(({ text }) => text.includes("tunnel")) ?? -1;
    expect(story?.beats[at]?.place).toMatch(/tunnel/u);
    expect(story?.beats[at + 1]?.place ?? "").not.toMatch(/tunnel/u);
  });

  it("two shots of one place have one place", () => {
    const { story } = castOf("two thousand characters");
    const heads = story?.places.map(({ name }) => name.split(" ").at(-1));
    expect(new Set(heads).size).toBe(heads?.length);
  });
});

describe("a beat whose opening word is taken off", () => {
  const told = (prompt: string) => [
    ...new Set(planByRules(aRequest({ prompt, seconds: 20 }), aModel()).shots.map(({ beat }) => beat)),
  ];

  it("begins like the sentence it was told in", () => {
    expect(
      told("A fox wakes in a tree. Then the sun comes out and it drinks. After that, it sleeps."),
    ).toEqual(["A fox wakes in a tree.", "The sun comes out and it drinks.", "It sleeps."]);
    expect(told("A fox wakes in a hollow tree, then it runs home through the deep snow.")).toEqual([
      "A fox wakes in a hollow tree",
      "It runs home through the deep snow.",
    ]);
  });

  it("stays small where somebody writes everything so", () => {
    expect(told("a fox wakes in a tree. then the sun comes out, then it drinks.")).toEqual([
      "a fox wakes in a tree.",
      "the sun comes out",
      "it drinks.",
    ]);
  });
});
