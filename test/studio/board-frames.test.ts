import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import type { Backends } from "../../src/core/ports/backends.ts";
import type { ImageOrder } from "../../src/core/ports/orders.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const STORY =
  "A red fox with a white scarf wakes in a snowy forest. The red fox runs between the trees. The red fox finds a stone. The red fox falls asleep.";
const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

let folder: string;
let rig: Rig;
let video: InstantBackend;
let stills: InstantBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-board-frames-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const file = await instantShot(folder);
  video = createInstantBackend({ file, billed: true, slots: 12 });
  const none = { startImage: false, endImage: false, sourceVideo: false, negative: false };
  stills = Object.assign(
    createInstantBackend({
      file,
      billed: true,
      slots: 12,
      model: {
        ...{ id: "still", label: "Still", backend: "stills", kind: "image", usdPerPicture: 0.04 },
        takes: { ...none, references: true, seed: true },
      },
    }),
    { id: "stills", kinds: ["image"] as const },
  );
  stills.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.04 });
});
afterEach(() => rig.stop());

async function start({ images = true } = {}): Promise<void> {
  const backends = (): Backends => {
    const all = createBackends(images ? [video, stills] : [video]);
    return {
      ...all,
      defaultModel: async (use) =>
        use === "image" ? (images ? (await stills.models())[0] : undefined) : (await video.models())[0],
    };
  };
  rig = await startRig({
    backends,
    media: instantMedia(),
    env: { DAILY_BUDGET_USD: "100", DEFAULT_RESOLUTION: "720p" },
  });
}

let said = 0;
const asked = () => ({ person: ann, surface, idempotencyKey: `said-${++said}` });
const drawn = () => stills.started.map(({ order }) => order as unknown as ImageOrder);
const shown = async (clip: Clip): Promise<Clip> => {
  await rig.studio.attachCard(clip.id, { platform: "console", chat: "main", message: `card-${clip.id}` });
  return rig.ended(clip.id);
};
const board = async (): Promise<Clip> =>
  shown(await rig.studio.openBoard({ ...asked(), request: { prompt: STORY, seconds: 16, seed: 7 } }));
const derive = async (clip: Clip, wanted: Derivation): Promise<Clip> =>
  shown((await rig.studio.derive(clip.id, wanted, asked()))[0] as Clip);
const words = (text: string): Derivation => ({ kind: "remix", words: text, strength: "medium", request: {} });
const call = (command: string, options: object): Promise<Reply> =>
  rig.dispatcher.dispatch({ ...asked(), command, options: { ...options }, pressed: true });
const button = async (clip: Clip, label: RegExp) => {
  const found = (await rig.studio.card({ ...clip, posted: undefined } as unknown as Clip)).buttons.find(
    (one) => label.test(one.label),
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const frames = (clip: Clip) => clip.plan.shots.map(({ frame }) => frame);
const spent = async () => (await rig.studio.quota(ann, surface)).spent;

it("draws the key frames on the board at the price on the button, once, and Render takes them as they are", async () => {
  await start();
  const first = await board();
  expect(drawn()).toEqual([]);
  const before = first.finalRender;
  // The fox, the forest, four frames.
  expect(before?.draw).toMatchObject({
    model: "still",
    pictures: 6,
    credits: 6,
    usd: expect.closeTo(0.24, 6),
  });
  expect(await button(first, /^Draw key frames/)).toMatchObject({
    label: "Draw key frames (6 credits)",
    command: "frames",
  });
  const second = await derive(first, { kind: "frames" });
  expect(second.state).toBe("delivered");
  expect(second.charged).toBe(6);
  expect(drawn()).toHaveLength(6);
  expect(frames(second).every((key) => key?.startsWith("pictures/"))).toBe(true);
  expect(second.plan.shots.map(({ startImage }) => startImage)).toEqual(frames(second));
  // They are paid, and no part of Render any more.
  expect(second.finalRender?.credits).toBe((before?.credits ?? 0) - 6);
  expect(second.finalRender?.draw?.pictures).toBe(0);
  await expect(rig.studio.derive(second.id, { kind: "frames" }, asked())).rejects.toMatchObject({
    code: "nothing-changes",
  });

  const film = await derive(second, { kind: "render" });
  expect(film.state).toBe("delivered");
  expect(film.charged).toBe(second.finalRender?.credits);
  expect(drawn()).toHaveLength(6);
  expect(film.plan.shots.map(({ startImage }) => startImage)).toEqual(frames(second));
  expect(film.plan.shots.some((shot) => "frame" in shot || "takes" in shot)).toBe(false);
  expect(await spent()).toBe(6 + (film.charged ?? 0));
});

it("a changed shot keeps its frame, told as of earlier words, and is drawn anew only when that is wanted", async () => {
  await start();
  const drawnBoard = await derive(await board(), { kind: "frames" });
  const count = drawn().length;
  const changed = await derive(drawnBoard, words("shot 3: the red fox jumps over the stone"));
  expect(drawn()).toHaveLength(count);
  expect(changed.charged).toBe(0);
  expect(frames(changed)).toEqual(frames(drawnBoard));
  expect(changed.plan.shots.map(({ staleFrame }) => staleFrame)).toEqual([
    undefined,
    undefined,
    true,
    undefined,
  ]);
  const card = await rig.studio.card(changed);
  expect(card.facts).toContainEqual({ label: "Frames", value: "4 of 4 by still" });
  expect(card.facts).toContainEqual({
    label: "Changing",
    value: "a changed shot keeps its frame until you redraw it (1 credit) or press Render",
  });
  expect(card.shots[2]?.camera).toMatch(/, frame of earlier words$/);

  const kept = await derive(changed, words("keep frame 3"));
  expect(kept.plan.shots[2]).toMatchObject({ ownFrame: frames(drawnBoard)[2] });
  const film = await derive(kept, { kind: "render" });
  expect(film.plan.shots[2]?.startImage).toBe(frames(drawnBoard)[2]);
  expect(drawn()).toHaveLength(count);
});

it("redraws one frame at its price after asking, and goes back to an earlier take for nothing", async () => {
  await start();
  const first = await derive(await board(), { kind: "frames" });
  const count = drawn().length;
  const asks = await call("redraw", { clip: first.id, words: "redraw frame 3" });
  expect(drawn()).toHaveLength(count);
  expect(asks.kind === "offer" && asks.notice.paragraphs).toEqual([
    "That draws 1 picture with still: 1 credit, at most $0.04. Nothing changes unless you say so.",
  ]);
  const taken = asks.kind === "offer" ? asks.notice.buttons?.[0] : undefined;
  expect(taken?.label).toBe("Draw (1 credit)");
  const reply = await call("accept", taken?.options ?? {});
  const again = await shown((await rig.record.clips.load(reply.kind === "clip" ? reply.clipId : "")) as Clip);
  expect(drawn()).toHaveLength(count + 1);
  expect(again.charged).toBe(1);
  expect(frames(again).map((key, index) => key === frames(first)[index])).toEqual([true, true, false, true]);
  expect((await rig.studio.card(again)).shots[2]?.camera).toMatch(/, take 2 of 2$/);
  const back = await call("redraw", { clip: again.id, words: "frame 3 take 1" });
  const old = await shown((await rig.record.clips.load(back.kind === "clip" ? back.clipId : "")) as Clip);
  expect(frames(old)).toEqual(frames(first));
  expect(old.charged).toBe(0);
  expect(drawn()).toHaveLength(count + 1);
});

it("asks before a change that makes the frames of several shots stale, and says what drawing them again costs", async () => {
  await start();
  const first = await derive(await board(), { kind: "frames" });
  const asks = await call("remix", { clip: first.id, words: "at night" });
  expect(asks.kind === "offer" && asks.notice.paragraphs?.[0]).toMatch(
    /^The frames of shots 1, 2, 3 and 4 would no longer fit\. What is drawn stays as it is until you redraw it \(1 credit, at most \$0\.04 each\) or press Render\./,
  );
});

it("another look at a frame is free where the storyboard alone draws", async () => {
  await start({ images: false });
  const first = await board();
  expect(await button(first, /^Redraw a frame/)).toMatchObject({
    label: "Redraw a frame (free)",
    command: "redraw",
  });
  const reply = await call("redraw", { clip: first.id, words: "2" });
  const again = await shown((await rig.record.clips.load(reply.kind === "clip" ? reply.clipId : "")) as Clip);
  expect(again.charged).toBe(0);
  expect(again.plan.shots.map(({ seed }, index) => seed === first.plan.shots[index]?.seed)).toEqual([
    true,
    false,
    true,
    true,
  ]);
  await expect(rig.studio.derive(again.id, { kind: "frames" }, asked())).rejects.toMatchObject({
    code: "no-model",
  });
});

it("neither renders nor changes a board whose frames are being drawn: nobody pays twice for them", async () => {
  await start();
  let open = false;
  const first = await board();
  stills.answer = () =>
    open ? { state: "done", outputs: [{ source: "" }], usd: 0.04 } : { state: "running", progress: null };
  const [second] = await rig.studio.derive(first.id, { kind: "frames" }, asked());
  if (!second) throw new Error("nothing was made");
  const under = (await rig.record.clips.load(second.id)) as Clip;
  expect((await rig.studio.card(under)).buttons.map(({ label }) => label)).toEqual(["Drop"]);
  const render = () => rig.studio.derive(second.id, { kind: "render" }, asked());
  await expect(render()).rejects.toMatchObject({ code: "frames-being-drawn" });
  open = true;
  const done = await shown(second);
  const film = await shown((await render())[0] as Clip);
  expect(film.charged).toBe(done.finalRender?.credits);
});
