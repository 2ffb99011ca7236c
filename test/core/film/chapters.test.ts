import { expect, it } from "vitest";
import { chaptersOf } from "../../../src/core/film/chapters.ts";
import { testPlan } from "../../fixtures/clip.ts";

const [first] = testPlan().shots;
const plan = {
  ...testPlan(),
  shots: [4, 3.5, 2].map((seconds, index) => ({
    ...(first as NonNullable<typeof first>),
    index,
    seconds,
    beat: `Beat ${index}\nof  it`,
  })),
};

it("names each shot of a film, from where it is seen to where the next is", () => {
  expect(chaptersOf({ plan })).toEqual([
    { title: "Shot 1: Beat 0 of it", from: 0, to: 4 },
    { title: "Shot 2: Beat 1 of it", from: 4, to: 7.5 },
    { title: "Shot 3: Beat 2 of it", from: 7.5, to: 9.5 },
  ]);
});

it("keeps titles within the 255 bytes that a chapter of an MP4 has, whole characters of any script", () => {
  const shots = plan.shots.map((shot) => ({ ...shot, index: 59, beat: "🦊".repeat(200) }));
  for (const { title } of chaptersOf({ plan: { ...plan, shots } })) {
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(255);
    expect(title).toMatch(/^Shot 60: 🦊+…$/u);
  }
});

it("begins where the film was trimmed, without what is no longer seen", () => {
  expect(chaptersOf({ plan, finishing: { trim: { from: 5, to: 8 } } })).toEqual([
    { title: "Shot 2: Beat 1 of it", from: 0, to: 2.5 },
    { title: "Shot 3: Beat 2 of it", from: 2.5, to: 3 },
  ]);
});

it("tells nothing of a private film but numbers", () => {
  expect(chaptersOf({ plan, private: true }).map(({ title }) => title)).toEqual([
    "Shot 1",
    "Shot 2",
    "Shot 3",
  ]);
});

it("leaves a loop, and what is one shot, without", () => {
  expect(chaptersOf({ plan, finishing: { loop: true } })).toEqual([]);
  expect(chaptersOf({ plan, finishing: { trim: { from: 0, to: 3 } } })).toEqual([]);
});
