import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipButtons } from "../../../src/core/card/buttons.ts";
import { makeCard, makeQuietCard, wholeProgress } from "../../../src/core/card/make-card.ts";
import type { Clip, ClipState, Shot } from "../../../src/core/film/clip.ts";
import { finishedClip, testClip, testPlan, testRequest } from "../../fixtures/clip.ts";

function shooting(shots: Partial<Shot>[], change: Partial<Clip> = {}): Clip {
  const clip = testClip({ plan: testPlan(shots.map(() => 5)), state: "shooting", startedAt: 1, ...change });
  return { ...clip, shots: clip.shots.map((shot, index) => ({ ...shot, ...shots[index] })) };
}

describe("the card", () => {
  it("says of a failed film what its made shots cost, and that they are kept", () => {
    const failure = { code: "refused-content", message: "Shot 2 could not be made. Change the words." };
    expect(makeCard(testClip({ state: "failed", charged: 6, failure })).failure).toBe(
      "Shot 2 could not be made. Change the words. 6 credits went to the shots that were made; they are kept, and cost nothing when you ask for them again.",
    );
  });

  it("says of a cancelled clip when its model can't be stopped and works on", () => {
    expect(makeCard(testClip({ state: "canceled" })).headline).toBe("Cancelled");
    const card = makeCard(testClip({ state: "canceled", runsOn: true }));
    expect(card.headline).toBe("Cancelled, but the model can't be stopped");
    expect(card.warnings[0]).toContain("works on what it had begun until that is done");
  });

  it("shows a place in the queue and no progress while it waits", () => {
    const card = makeCard(testClip(), { place: 4, secondsLeft: { from: 20, to: 40 } });
    expect(card).toMatchObject({
      headline: "Waiting, number 4 in line",
      progress: null,
      place: 4,
      secondsLeft: { from: 20, to: 40 },
    });
    expect(makeCard(testClip(), { place: 1 }).headline).toBe("Next in line");
    expect(card.buttons).toEqual([{ label: "Cancel", command: "cancel", clipId: "clip1", tone: "danger" }]);
  });

  it("says on its button what stopping it costs, where it costs something", () => {
    const [button] = makeCard(testClip(), { cancelCosts: 3 }).buttons;
    expect(button?.label).toBe("Cancel (costs 3 credits)");
    expect(makeCard(testClip(), { cancelCosts: 0 }).buttons[0]?.label).toBe("Cancel");
  });

  it("weighs shots by what has to be made, and leaves out those that are kept", () => {
    const half = shooting([{ state: "made" }, { state: "waiting" }]);
    expect(makeCard(half).progress).toBeCloseTo(0.425);
    expect(makeCard(half).headline).toBe("Shooting, 1 of 2 shots done");
    const kept = shooting([{ state: "kept" }, { state: "kept" }, { state: "shooting", progress: 0.5 }]);
    expect(makeCard(kept).progress).toBeCloseTo(0.425);
    expect(makeCard(kept).facts).toContainEqual({ label: "Work", value: "1 of 3 shots to render" });
  });

  it("has nothing of the words of what a person has yet to look at, or has refused", () => {
    const held = testClip({
      held: { case: "k3f9x2", of: "order" },
      request: testRequest({ prompt: "a knife" }),
      changes: [{ what: "Prompt", before: "a fox", after: "a knife" }],
      warnings: ["Nobody here is called “Knife”."],
      state: "held",
    });
    const failure = { code: "refused-by-reviewer", message: "It can't be made here." };
    for (const clip of [
      held,
      { ...held, state: "failed", failure } as const,
      { ...held, state: "canceled" } as const,
    ]) {
      for (const card of [makeCard(clip), makeQuietCard(clip)]) {
        expect(JSON.stringify({ ...card, buttons: [] })).not.toMatch(/knife|fox runs/i);
      }
    }
    expect(makeCard({ ...held, state: "waiting" }).prompt).toBe("a knife");
    expect(makeCard({ ...held, state: "held", held: { case: "k3f9x2", of: "film" } }).prompt).toBe("a knife");
  });

  it("says when progress is an estimate", () => {
    expect(makeCard(shooting([{ state: "shooting", progress: 0.2, estimated: true }])).estimated).toBe(true);
    expect(makeCard(shooting([{ state: "shooting", progress: 0.2 }])).estimated).toBe(false);
  });

  it("is whole only once the clip is delivered", () => {
    expect(makeCard(testClip({ state: "delivering" })).progress).toBeLessThan(1);
    expect(makeCard(finishedClip()).progress).toBe(1);
    expect(makeCard(finishedClip()).buttons).toEqual([]);
  });

  it("says why it failed, and offers to try again", () => {
    const card = makeCard(
      shooting([{ state: "failed" }], {
        state: "failed",
        failure: { code: "backend-refused", message: "The model refused this prompt. Try other words." },
      }),
    );
    expect(card).toMatchObject({
      headline: "Failed",
      failure: "The model refused this prompt. Try other words.",
    });
    expect(card.buttons.map((button) => button.command)).toEqual(["retry"]);
  });

  it("says where a clip is that could not be posted", () => {
    const { posted: _, ...clip } = finishedClip();
    expect(makeCard(clip).headline).toContain("/history");
  });

  it("tells each warning once", () => {
    const clip = shooting([{ warnings: ["No negative prompt."] }, { warnings: ["No negative prompt."] }]);
    expect(makeCard(clip).warnings).toEqual(["No negative prompt."]);
  });

  it("has progress that never shrinks and never shows more than is done, on any way to the end", () => {
    const step = fc.record({ shot: fc.nat({ max: 3 }), by: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (steps, cuts) => {
          const shots: Partial<Shot>[] = [{}, {}, {}, {}];
          let last = 0;
          const see = (clip: Clip) => {
            const now = wholeProgress(clip) ?? 0;
            expect(now).toBeGreaterThanOrEqual(last);
            expect(now).toBeLessThan(1);
            last = now;
          };
          for (const { shot, by } of steps) {
            const progress = Math.max(shots[shot]?.progress ?? 0, by);
            shots[shot] = progress === 1 ? { state: "made", progress } : { state: "shooting", progress };
            see(shooting(shots));
          }
          const made = shots.map(() => ({ state: "made" as const, progress: 1 }));
          for (const cutProgress of cuts.sort((a, b) => a - b)) {
            see(shooting(made, { state: "cutting", cutProgress }));
          }
          see(shooting(made, { state: "delivering", cutProgress: 1 }));
        },
      ),
    );
  });
});

describe("a quiet card", () => {
  const shots = (...some: Partial<Shot>[]) => [
    ...some,
    ...Array.from({ length: 3 - some.length }, () => ({})),
  ];

  it("looks another way when the state is another one, and at no other time", () => {
    const made: Partial<Shot> = { state: "made", progress: 1 };
    const way: Clip[] = [
      shooting(shots(), { state: "waiting" }),
      shooting(shots({ state: "shooting", progress: 0.2, estimated: true })),
      shooting(shots(made, { state: "shooting", progress: 0.9 })),
      shooting(shots(made, { ...made, warnings: ["No negative prompt."] }, { state: "shooting" })),
      shooting(shots(made, { ...made, warnings: ["No negative prompt."] }, made), { state: "cutting" }),
      shooting(shots(made, { ...made, warnings: ["No negative prompt."] }, made), {
        state: "cutting",
        cutProgress: 0.6,
      }),
      shooting(shots(made, { ...made, warnings: ["No negative prompt."] }, made), { state: "delivering" }),
      shooting(shots(made, made, made), {
        state: "delivered",
        endedAt: 9,
        posted: finishedClip().posted,
      } as Partial<Clip>),
    ];
    const looks = way.map((clip) => JSON.stringify(makeQuietCard(clip)));
    expect([...new Set(looks)].map((look) => JSON.parse(look).headline)).toEqual([
      "Waiting",
      "Shooting",
      "Cutting",
      "Done",
    ]);
    expect(JSON.parse(looks[4] ?? "").warnings).toEqual(["No negative prompt."]);
  });

  it("says all that a card says once it has ended", () => {
    const failed = testClip({ state: "failed", charged: 6, failure: { code: "x", message: "It broke." } });
    expect(makeQuietCard(failed)).toEqual(makeCard(failed));
  });
});

describe("the buttons under a clip", () => {
  it("are Remix, Re-roll, Extend, Vary, Delete and Report", () => {
    const buttons = clipButtons(finishedClip());
    expect(buttons.map((button) => button.label)).toEqual([
      "Remix",
      "Re-roll",
      "Extend",
      "Vary",
      "Delete",
      "Report",
    ]);
    expect(buttons[0]?.ask).toMatchObject({ option: "words", value: "a red fox runs through fresh snow" });
    expect(buttons[0]?.ask?.label.length).toBeLessThanOrEqual(45);
  });

  it("offer the final render of a draft", () => {
    const buttons = clipButtons(finishedClip({ request: testRequest({ draft: true }) }));
    expect(buttons[0]).toMatchObject({ label: "Final render", command: "render" });
  });

  it("offer no more seconds than a film may have", () => {
    const labels = (seconds: number) =>
      clipButtons(finishedClip({ request: testRequest({ seconds }) })).find((one) => one.label === "Extend");
    expect(labels(58)?.options).toEqual({ seconds: 2 });
    expect(labels(60)).toBeUndefined();
  });

  it.each<ClipState>(["waiting", "failed", "canceled"])("are not there for a clip that is %s", (state) => {
    expect(clipButtons(testClip({ state }))).toEqual([]);
    expect(clipButtons(finishedClip({ deletedAt: 1 }))).toEqual([]);
  });
});
