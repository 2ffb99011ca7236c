import { basename } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clipButtons } from "../../src/core/card/buttons.ts";
import { clipCaption } from "../../src/core/card/caption.ts";
import { tellDelivered } from "../../src/core/card/delivered.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Remark } from "../../src/core/film/remarks.ts";
import type { FileHere } from "../../src/core/ports/workbench.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { SMALL_FPS, SMALL_SIDE, type SmallFrame } from "../../src/media/small-frames.ts";
import { seenKey } from "../../src/store/owned.ts";
import { createLookOver } from "../../workers/look-over.ts";
import { animatic } from "../fixtures/animatic/model.ts";
import { testClip, testPlan, testRequest } from "../fixtures/clip.ts";
import { testMedia } from "../fixtures/media.ts";

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

/** Made from the other, with a new shot in the place of one of its own. */
function remixOf(clip: Clip, index: number): Clip {
  const shots = clip.shots.map((shot) =>
    shot.index === index ? { ...shot, digest: "fe2", key: "new" } : { ...shot, state: "kept" as const },
  );
  return { ...clip, id: "remix", shots, lineage: { ...clip.lineage, kinship: "remix", parent: clip.id } };
}

const signal = new AbortController().signal;
const plain = (light: number): SmallFrame =>
  Uint8Array.from({ length: SMALL_SIDE * SMALL_SIDE * 3 }, () => light);
const moving = (from: number, seconds = 2) =>
  Array.from({ length: seconds * SMALL_FPS }, (_, at) => plain(from + (at % 12)));

let store: Awaited<ReturnType<typeof testMedia>>;
beforeEach(async () => {
  store = await testMedia();
});
afterEach(() => store.remove());

/** Looks over a film whose shots' files have these frames, and are so many bytes. */
async function look(clip: Clip, frames: Record<string, SmallFrame[] | Error>, bytes = 1) {
  const looked: string[] = [];
  const files: FileHere[] = [];
  for (const { key = "" } of clip.shots) {
    await store.write(key, ["x".repeat(bytes)]);
    files.push({ path: await store.path(key), bytes });
  }
  const lookOver = createLookOver({
    media: {
      async smallFrames(path) {
        looked.push(basename(path));
        const found = frames[basename(path)];
        if (found instanceof Error) throw found;
        return found ?? [];
      },
    },
    store,
  });
  return { looked, remarks: await lookOver(clip, files, { signal, log: { warn: () => {} } }) };
}

it("says of each shot what is off, and of a join in one place that it jumps", async () => {
  const clip = film({ places: ["cave", "cave", "sea"] });
  const { remarks } = await look(clip, {
    "shot-0": moving(40),
    "shot-1": moving(160),
    "shot-2": moving(20, 1),
  });
  expect(remarks).toEqual([
    { shot: 1, says: "begins much lighter than the shot before it ends" },
    { shot: 2, says: "is 1 s long instead of 2 s" },
  ]);
});

it("looks at a shot once: in a film with another in its place just that one is looked at, and the joins at both its ends", async () => {
  const clip = film({ places: ["cave", "cave", "cave"] });
  const frames = { "shot-0": moving(40, 1), "shot-1": moving(40), "shot-2": moving(40) };
  const short = { shot: 0, says: "is 1 s long instead of 2 s" };
  expect(await look(clip, frames)).toEqual({ looked: ["shot-0", "shot-1", "shot-2"], remarks: [short] });
  const remix = remixOf(clip, 1);
  expect(await look(remix, { ...frames, new: moving(160) })).toEqual({
    looked: ["new"],
    remarks: [
      short,
      { shot: 1, says: "begins much lighter than the shot before it ends" },
      { shot: 2, says: "begins much darker than the shot before it ends" },
    ],
  });
});

it("looks at no shot again in a film that is cut again, and at all of them where the film they came from was deleted", async () => {
  const clip = film({ places: ["cave", "sea"] });
  const frames = { "shot-0": moving(40), "shot-1": moving(40), new: moving(160) };
  await look(clip, frames);
  expect((await look({ ...clip, cutProgress: 0.5 }, frames)).looked).toEqual([]);
  await store.delete(seenKey(clip.id));
  expect((await look(remixOf(clip, 1), frames)).looked).toEqual(["shot-0", "new"]);
});

it("looks again at a shot that more is asked of, and at one that was made again under its old name", async () => {
  const clip = film({ places: ["cave", "sea"] });
  const frames = { "shot-0": moving(40), "shot-1": moving(40) };
  await look(clip, frames);
  const [first, second] = clip.plan.shots;
  const again = { ...clip, cutProgress: 1 };
  const longer = { ...again, plan: { ...clip.plan, shots: [{ ...first, seconds: 3 }, second] } } as Clip;
  expect(await look(longer, frames)).toEqual({
    looked: ["shot-0"],
    remarks: [{ shot: 0, says: "is 2 s long instead of 3 s" }],
  });
  expect((await look(again, frames, 2)).looked).toEqual(["shot-0", "shot-1"]);
});

it("looks at no draft", async () => {
  const clip = film({ places: ["cave"], draft: true });
  const { looked, remarks } = await look(clip, {});
  expect(remarks).toEqual([]);
  expect(looked).toEqual([]);
});

it("lets the film come where it can't be looked at", async () => {
  const clip = film({ places: ["cave", "sea"] });
  expect((await look(clip, { "shot-0": new Error("no ffmpeg") })).remarks).toEqual([]);
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
