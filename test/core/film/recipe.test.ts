import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserMistake } from "../../../src/core/errors.ts";
import { readRecipe, recipeJsonSchema, toRecipe } from "../../../src/core/film/recipe.ts";
import { fromRecipe } from "../../../src/core/film/recipe-request.ts";
import { finishedClip, testPlan, testRequest } from "../../fixtures/clip.ts";

const recipe = toRecipe(finishedClip());
const text = (change: object = {}) => JSON.stringify({ ...recipe, ...change });

function refused(written: string): string {
  try {
    readRecipe(written);
  } catch (error) {
    expect((error as UserMistake).code).toBe("bad-recipe");
    return (error as UserMistake).userMessage;
  }
  throw new Error("the recipe was read");
}

describe("a clip's recipe", () => {
  it("holds the request, plan, models, seeds and costs, and reads back the same", () => {
    expect(readRecipe(JSON.stringify(recipe))).toEqual(recipe);
    expect(recipe).toMatchObject({
      format: "rushes-recipe",
      version: 2,
      request: { prompt: "a red fox runs through fresh snow", seconds: 10, seed: 7 },
      cost: { credits: 10 },
    });
    expect(recipe.made?.[1]).toMatchObject({ index: 1, model: "animatic", seed: 8, seconds: 5, credits: 5 });
  });

  it("names no person, place or file", () => {
    const clip = finishedClip({
      request: testRequest({ images: [{ key: "images/secret.png", role: "start" }] }),
      plan: {
        ...testPlan(),
        shots: testPlan().shots.map((shot) => ({ ...shot, startImage: "images/secret.png" })),
      },
    });
    const written = JSON.stringify(toRecipe(clip));
    for (const secret of ["secret.png", "console:ann", "Ann", "main", "m-clip1", "clips/"]) {
      expect(written).not.toContain(secret);
    }
  });

  it("carries cast, places, framings, frames, lines and locks, and the film is made again with them", () => {
    const story = {
      beats: [{ text: "@Mara waves", cast: ["mara"], place: "cove", light: "at dusk" }],
      cast: [{ id: "mara", name: "Mara", description: "a girl in a red coat" }],
      places: [{ id: "cove", name: "The Cove", description: "a narrow bay" }],
      look: ["everything in pencil"],
    };
    const told = {
      framing: "close",
      angle: "low",
      cast: ["mara"],
      place: "cove",
      firstFrame: "Mara at the pier",
      lastFrame: "an empty pier",
      locked: true,
      lines: [{ speaker: "Mara", text: "Hello!" }],
    } as const;
    const known = [{ kind: "cast", id: "mara", name: "Mara", description: "a girl in a red coat" }] as const;
    const shots = testPlan().shots.map((shot) => ({
      ...shot,
      ...told,
      lines: [...told.lines],
      cast: ["mara"],
    }));
    const clip = finishedClip({
      request: testRequest({
        prompt: "@mara waves",
        known: [...known],
        images: [{ key: "uploads/mara.png", role: "reference", of: "mara" }],
      }),
      plan: { ...testPlan(), setting: "Mara waves", story, shots },
    });
    const written = JSON.stringify(toRecipe(clip));
    expect(written).not.toContain("mara.png");
    const { from } = fromRecipe(readRecipe(written), {});
    expect(from.plan?.story).toEqual(story);
    expect(from.plan?.shots[1]).toMatchObject(told);
  });

  it("of version 1 still makes its film", () => {
    const { from } = fromRecipe(readRecipe(text({ version: 1 })), {});
    expect(from.plan?.shots.map(({ beat }) => beat)).toEqual(testPlan().shots.map(({ beat }) => beat));
  });

  it("is described by the published schema", async () => {
    const published = JSON.parse(await readFile("docs/recipe.schema.json", "utf8"));
    expect(published).toEqual(JSON.parse(JSON.stringify(recipeJsonSchema())));
  });
});

describe("an attached file", () => {
  it("is refused in words when it is no recipe", () => {
    expect(refused("")).toContain("not readable as JSON");
    expect(refused("{")).toContain("not readable as JSON");
    expect(refused("null")).toContain("not a recipe");
    expect(refused('{"format":"other","version":1}')).toContain("not a recipe");
    expect(refused(text({ version: 3 }))).toContain("has version 3; this bot reads version 1 and 2");
  });

  it("is told which place is wrong", () => {
    expect(refused(text({ request: { ...recipe.request, seconds: 90 } }))).toContain("request.seconds");
    expect(refused(text({ request: { ...recipe.request, prompt: "  " } }))).toContain(
      "request.prompt: is empty",
    );
    expect(
      refused(text({ request: { ...recipe.request, images: [{ role: "start", key: "clips/x" }] } })),
    ).toContain("request.images.0");
    expect(refused(text({ shell: "rm" }))).toContain("shell");
  });

  it("keeps within bounds whatever its numbers say", () => {
    const shot = recipe.plan?.shots[0];
    const many = Array.from({ length: 61 }, (_, index) => ({ ...shot, index }));
    expect(refused(text({ plan: { ...recipe.plan, shots: many } }))).toContain("plan.shots");
    expect(refused(text({ plan: { ...recipe.plan, shots: [{ ...shot, seconds: 1e9 }] } }))).toContain(
      "plan.shots.0.seconds",
    );
    expect(refused(text({ plan: { ...recipe.plan, shots: [{ ...shot, index: 1 }] } }))).toContain("index");
  });

  it("never does more than be refused", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((value) => text({ request: value })),
        ),
        (written) => {
          refused(written);
        },
      ),
    );
  });
});

describe("a recipe sent with /video", () => {
  it("shoots its plan again as it stands", () => {
    const asked = fromRecipe(recipe, {});
    expect(asked.from).toMatchObject({ kinship: "recipe", changes: [], plan: { director: "rules" } });
    expect(asked.from.plan?.shots).toEqual(finishedClip().plan.shots);
    expect(asked.request).toMatchObject({ seconds: 10, seed: 7, model: "animatic" });
  });

  it("is planned anew when a change needs another plan, and says what changed", () => {
    const asked = fromRecipe(recipe, { seconds: 20 });
    expect(asked.from.plan).toBeUndefined();
    expect(asked.from.changes).toEqual([{ what: "Length", before: "10 s", after: "20 s" }]);
    expect(fromRecipe(recipe, { aspect: "9:16" }).from.plan).toBeDefined();
  });

  it("is planned anew when its prompt or model was edited", () => {
    const whole = { ...recipe, plan: recipe.plan && { ...recipe.plan, setting: recipe.request.prompt } };
    expect(fromRecipe(whole, {}).from.plan).toBeDefined();
    const edited = fromRecipe({ ...whole, request: { ...whole.request, prompt: "a blue whale" } }, {});
    expect(edited.from.plan).toBeUndefined();
    expect(edited.request.prompt).toBe("a blue whale");
    const other = fromRecipe({ ...whole, request: { ...whole.request, model: "wan-2.5" } }, {});
    expect(other.from.plan).toBeUndefined();
  });

  it("is planned anew when the plan was taken out of it", () => {
    const { plan: _, ...rest } = recipe;
    expect(fromRecipe(readRecipe(JSON.stringify(rest)), {}).from.plan).toBeUndefined();
  });

  it("asks for its pictures again, since it can't carry them", () => {
    const clip = finishedClip({ request: testRequest({ images: [{ key: "k", role: "start" }] }) });
    expect(() => fromRecipe(toRecipe(clip), {})).toThrowError(/Attach them again|made from a picture/);
    expect(() => fromRecipe(toRecipe(clip), { images: [{ key: "new", role: "start" }] })).not.toThrow();
  });

  it("is refused when its shots do not add up to its length", () => {
    const edited = readRecipe(text({ request: { ...recipe.request, seconds: 20 } }));
    expect(() => fromRecipe(edited, {})).toThrowError(/add up to 10 seconds/);
  });

  it("may be longer than its trimmed length", () => {
    const trimmed = readRecipe(
      text({ request: { ...recipe.request, seconds: 4 }, finishing: { trim: { from: 2, to: 6 } } }),
    );
    expect(fromRecipe(trimmed, {}).from.finishing).toEqual({ trim: { from: 2, to: 6 } });
  });
});
