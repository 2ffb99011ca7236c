import { describe, expect, it } from "vitest";
import type { FilmPlan, PlannedShot } from "../../src/core/film/film-plan.ts";
import type { RequestImage } from "../../src/core/film/request.ts";
import { type PictureIdea, planPictures } from "../../src/director/picture-plan.ts";
import { aModel, aRequest } from "./models.ts";

const CAST = ["mara", "finn", "otto", "ida"].map((id) => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  description: `${id} in a red coat`,
}));
const shot = (index: number, more: Partial<PlannedShot> = {}): PlannedShot => ({
  index,
  seconds: 4,
  renderSeconds: 4,
  beat: "Mara waits",
  prompt: "Close-up. Mara in a red coat waits. Camera: the camera pans left.",
  camera: "pan-left",
  cast: ["mara"],
  place: "pier",
  join: { kind: "cut" },
  seed: 10 + index,
  ...more,
});
const film = (...shots: PlannedShot[]): FilmPlan => ({
  director: "rules",
  shots,
  warnings: [],
  story: {
    beats: [],
    cast: CAST,
    places: [{ id: "pier", name: "the pier", description: "a long wooden pier" }],
    look: [],
  },
});
const planned = (plan: FilmPlan, { images = [] as RequestImage[], takes = {}, more = {} } = {}) => {
  const model = aModel({ ...more, takes: { ...aModel().takes, ...takes } });
  return planPictures(plan, {
    request: aRequest({ images, pictures: true }),
    video: model,
    keyOf: ({ kind, prompt, seed, references }: PictureIdea) =>
      `pictures/${JSON.stringify([kind, prompt, seed, references]).length}-${seed}-${prompt.length}.png`,
  });
};

describe("a film's pictures", () => {
  it("number whom they are made from in the words, with no camera move", () => {
    const { ideas, shots } = planned(film(shot(0)));
    const frame = ideas.find(({ kind }) => kind === "frame") as PictureIdea;
    expect(frame.prompt).toMatch(/^Image 1 is Mara\. Image 2 is the pier\. One still picture/u);
    expect(frame.prompt).not.toContain("Camera:");
    expect(frame.references).toHaveLength(2);
    expect(shots[0]?.startImage).toBeDefined();
    expect(shots[0]?.references).toBeUndefined();
  });

  it("are made from three at most, and it is said whom there was no room for", () => {
    const { ideas, warnings } = planned(film(shot(0, { cast: ["mara", "finn", "otto", "ida"] })));
    expect(ideas.find(({ kind }) => kind === "frame")?.references).toHaveLength(3);
    expect(warnings).toEqual([
      "A shot is made from at most 3 pictures, so shot 1 has Ida and the pier from words alone.",
    ]);
  });

  it("are made from a picture somebody gave in place of a sheet, and no warning says that it is left out", () => {
    const given = { key: "uploads/mara.png", role: "reference", of: "mara" } as const;
    const plan = film(shot(0));
    plan.warnings.push("Test Model can't take your reference pictures, so it is left out.");
    const { ideas, warnings } = planned(plan, { images: [given], takes: { references: false } });
    expect(ideas.filter(({ kind }) => kind === "sheet").map(({ name }) => name)).toEqual(["the pier"]);
    expect(ideas.find(({ kind }) => kind === "frame")?.references[0]).toBe("uploads/mara.png");
    expect(warnings).toEqual([]);
  });

  it("show somebody seen from behind from a sheet of side and back, made from the one of the front", () => {
    const { ideas } = planned(film(shot(0, { angle: "over-shoulder" })));
    const [front, turned] = ideas.filter(({ kind, name }) => kind === "sheet" && name === "Mara");
    expect(front?.references).toEqual([]);
    expect(turned?.references).toHaveLength(1);
    expect(turned?.prompt).toMatch(/^Image 1 is Mara\./u);
  });

  it("show somebody who is to be without something there from a sheet without it, made from theirs, in that shot alone", () => {
    const without = shot(1, { beat: "Mara waits without the coat.", prompt: "Mara waits without the coat." });
    const sheets = ({ ideas }: ReturnType<typeof planned>) => ideas.filter(({ name }) => name === "Mara");
    const made = planned(film(shot(0), without));
    const [whole, bare] = sheets(made);
    expect(sheets(made)).toHaveLength(2);
    expect(whole?.prompt).toContain("mara in a red coat");
    expect(bare?.prompt).toMatch(/^Image 1 is Mara\. .*without the coat/u);
    expect(bare?.prompt).not.toContain("red coat");
    expect(bare?.references).toHaveLength(1);
    const [first, second] = made.ideas.filter(({ kind }) => kind === "frame");
    expect(first?.references[0]).toBe(bare?.references[0]);
    expect(second?.references[0]).not.toBe(bare?.references[0]);
    // Also of a picture that somebody gave, which nobody can change.
    const given = { key: "uploads/mara.png", role: "reference", of: "mara" } as const;
    const ofGiven = planned(film(shot(0), without), { images: [given] });
    expect(sheets(ofGiven).map(({ references }) => references)).toEqual([["uploads/mara.png"]]);
    expect(
      ofGiven.ideas.filter(({ kind }) => kind === "frame").map(({ references }) => references[0]),
    ).toEqual(["uploads/mara.png", expect.stringMatching(/^pictures\//u)]);
  });

  it("end a shot where the plan tells its last frame and the model can end on one", () => {
    const told = film(shot(0, { firstFrame: "Mara stands.", lastFrame: "Mara has left." }));
    expect(planned(told).shots[0]?.endImage).toBeDefined();
    expect(planned(told).ideas.at(-1)?.prompt).toMatch(
      /^Image 1 is how the shot begins\. Image 2 is Mara\./u,
    );
    expect(planned(told, { takes: { endImage: false } }).shots[0]?.endImage).toBeUndefined();
    expect(planned(film(shot(0))).shots[0]?.endImage).toBeUndefined();
  });

  it("leave a shot alone that goes on from another, or begins from a picture of one's own", () => {
    const own = shot(1, { startImage: "uploads/own.png", ownFrame: "uploads/own.png" });
    const { shots, ideas } = planned(film(shot(0), own, shot(2, { continues: true })));
    expect(shots[1]?.startImage).toBe("uploads/own.png");
    expect(shots[2]?.startImage).toBeUndefined();
    expect(ideas.filter(({ kind }) => kind === "frame").map(({ name }) => name)).toEqual(["shot 1"]);
  });

  it("are the sheets themselves for a model that keeps to references, and none for one that takes no picture", () => {
    const { shots, ideas } = planned(film(shot(0)), { more: { prefersReferences: true } });
    expect(shots[0]).toMatchObject({ references: [expect.any(String), expect.any(String)] });
    expect(shots[0]?.startImage).toBeUndefined();
    expect(ideas.every(({ kind }) => kind === "sheet")).toBe(true);
    const blind = planned(film(shot(0)), { takes: { references: false, startImage: false } });
    expect(blind.ideas).toEqual([]);
  });

  it("are planned again the same, and a changed shot gets one of its own", () => {
    const first = planned(film(shot(0), shot(1)));
    const again = planned({ ...film(), shots: first.shots });
    expect(again).toEqual(first);
    const changed = first.shots.map((one) => (one.index === 1 ? { ...one, prompt: "Mara runs." } : one));
    const after = planned({ ...film(), shots: changed });
    expect(after.shots[0]).toEqual(first.shots[0]);
    expect(after.shots[1]?.startImage).not.toBe(first.shots[1]?.startImage);
  });
});
