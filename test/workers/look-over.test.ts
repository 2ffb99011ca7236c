import { expect, it } from "vitest";
import { clipButtons } from "../../src/core/card/buttons.ts";
import { clipCaption } from "../../src/core/card/caption.ts";
import { tellDelivered } from "../../src/core/card/delivered.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Remark } from "../../src/core/film/remarks.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { SMALL_FPS, SMALL_SIDE, type SmallFrame } from "../../src/media/small-frames.ts";
import { createLookOver } from "../../workers/look-over.ts";
import { animatic } from "../fixtures/animatic/model.ts";
import { testClip, testPlan, testRequest } from "../fixtures/clip.ts";

/** A delivered film of 2 s shots in these places. */
function film({
  places,
  draft = false,
  remarks,
}: {
  places: string[];
  draft?: boolean;
  remarks?: Remark[];
}): Clip {
  const plan = testPlan(places.map(() => 2));
  for (const [index, place] of places.entries()) {
    Object.assign(plan.shots[index] ?? {}, { place, framing: "medium", angle: "eye-level" });
  }
  const clip = testClip({
    request: testRequest({ seconds: 2 * places.length, model: "wan-2.5", draft }),
    plan,
    state: "delivered",
    file: {
      key: "film",
      posterKey: "poster",
      bytes: 1,
      width: 1280,
      height: 720,
      seconds: 2 * places.length,
      ...(remarks && { remarks }),
    },
  });
  return {
    ...clip,
    shots: clip.shots.map((shot) => ({ ...shot, state: "made", credits: 2, key: `shot-${shot.index}` })),
  };
}

const signal = new AbortController().signal;
const plain = (light: number): SmallFrame =>
  Uint8Array.from({ length: SMALL_SIDE * SMALL_SIDE * 3 }, () => light);
const moving = (from: number, seconds = 2) =>
  Array.from({ length: seconds * SMALL_FPS }, (_, at) => plain(from + (at % 12)));

/** Looks over a film whose shots' files have these frames. */
function look(clip: Clip, frames: Record<string, SmallFrame[] | Error>) {
  const looked: string[] = [];
  const lookOver = createLookOver({
    media: {
      async smallFrames(path) {
        looked.push(path);
        const found = frames[path];
        if (found instanceof Error) throw found;
        return found ?? [];
      },
    },
    store: {
      path: async (key) => key,
      workFolder: async () => ({ path: "/nowhere", remove: async () => {} }),
    },
  });
  return { looked, remarks: lookOver(clip, { signal, log: { warn: () => {} } }) };
}

it("says of each shot what is off, and of a join in one place that it jumps", async () => {
  const clip = film({ places: ["cave", "cave", "sea"] });
  const { remarks } = look(clip, { "shot-0": moving(40), "shot-1": moving(160), "shot-2": moving(20, 1) });
  expect(await remarks).toEqual([
    { shot: 1, says: "begins much lighter than the shot before it ends" },
    { shot: 2, says: "is 1 s long instead of 2 s" },
  ]);
});

it("looks at no draft", async () => {
  const clip = film({ places: ["cave"], draft: true });
  const { looked, remarks } = look(clip, {});
  expect(await remarks).toEqual([]);
  expect(looked).toEqual([]);
});

it("lets the film come where it can't be looked at", async () => {
  const clip = film({ places: ["cave", "sea"] });
  expect(await look(clip, { "shot-0": new Error("no ffmpeg") }).remarks).toEqual([]);
});

it("offers to make each shot that is off again, at its price", () => {
  const clip = film({ places: ["cave", "sea"], remarks: [{ shot: 1, says: "has dark bars" }] });
  expect(clipCaption(clip)).toContain("Looks off: Shot 2 has dark bars.");
  const button = clipButtons(clip).find(({ label }) => label.startsWith("Make shot"));
  expect(button).toEqual({
    label: "Make shot 2 again (2 credits)",
    command: "reshoot",
    clipId: clip.id,
    options: { shot: 2 },
  });
});

it("what that button says makes that shot anew and no other", () => {
  const clip = film({ places: ["cave", "sea"] });
  const { plan } = understandRemix("reroll shot 2", {
    request: clip.request,
    plan: clip.plan,
    model: animatic,
  });
  expect(plan?.shots[0]).toBe(clip.plan.shots[0]);
  expect(plan?.shots[1]?.seed).not.toBe(clip.plan.shots[1]?.seed);
});

it("tells what was asked beside what came", () => {
  const clip = film({ places: ["cave", "sea"], remarks: [{ shot: 1, says: "has dark bars" }] });
  const { paragraphs, items } = tellDelivered(clip);
  expect(paragraphs?.[0]).toBe("Asked: 4 s, 1280 × 720, with wan-2.5. Came: 4 s, 1280 × 720.");
  expect(items?.map(({ detail }) => detail)).toEqual([
    "asked: 2 s, Medium, static; came: as asked, as far as can be measured",
    "asked: 2 s, Medium, static; came: has dark bars",
  ]);
});
