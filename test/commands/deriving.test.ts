import { beforeEach, describe, expect, it } from "vitest";
import { createAsking, noticeOf, wordsOf } from "../fixtures/asking.ts";
import { bob, finishedClip, testClip, testPlan, testRequest } from "../fixtures/clip.ts";

let asking: ReturnType<typeof createAsking>;
const reply = { replyTo: "m-clip1" };

beforeEach(() => {
  asking = createAsking();
  asking.studio.put(finishedClip({ plan: testPlan([3, 3, 4]) }), finishedClip({ id: "clip2" }));
});

const changes = () => asking.studio.derived.map(({ change }) => change);

describe("what is done to a clip by replying", () => {
  it.each<[string, unknown]>([
    ["/reroll", { kind: "reroll" }],
    ["/reroll 7", { kind: "reroll", seed: 7 }],
    ["/vary", { kind: "vary", takes: 4 }],
    ["/vary 2", { kind: "vary", takes: 2 }],
    ["/extend", { kind: "extend", seconds: 5 }],
    ["/extend 10", { kind: "extend", seconds: 10 }],
    ["/extend 60", { kind: "extend", seconds: 60 }],
    ["/extend 10s", { kind: "extend", seconds: 10 }],
    ["/extend the fox sleeps --seconds 8", { kind: "extend", seconds: 8, words: "the fox sleeps" }],
    ["/trim 2 8", { kind: "trim", from: 2, to: 8 }],
    ["/trim from:4", { kind: "trim", from: 4, to: 10 }],
    ["/trim 2 60", { kind: "trim", from: 2, to: 10 }],
    ["/loop", { kind: "loop" }],
    ["/blend clip2", { kind: "blend", with: "clip2" }],
    ["/blend with:clip2 words:'a wipe of snow'", { kind: "blend", with: "clip2", words: "a wipe of snow" }],
    ["/reframe 9:16", { kind: "reframe", aspect: "9:16" }],
    ["/reframe square", { kind: "reframe", aspect: "1:1" }],
    ["/render", { kind: "render" }],
    ["/render 1080", { kind: "render", resolution: "1080p" }],
    ["/render model:animatic", { kind: "render", model: "animatic" }],
    ["/reorder 3 1 2", { kind: "reorder", order: [3, 1, 2] }],
    ["/reorder 3, 1-2", { kind: "reorder", order: [3, 1, 2] }],
    ["/reorder 3 → 1", { kind: "reorder", order: [3, 1] }],
    ["/reorder drop:2", { kind: "reorder", order: [1, 3] }],
    ["at night", { kind: "remix", words: "at night", strength: "medium", request: {} }],
    [
      "/remix at night --ar 9:16 --strength strong",
      { kind: "remix", words: "at night", strength: "strong", request: { aspect: "9:16" } },
    ],
    ["/remix --seconds 20", { kind: "remix", words: "", strength: "medium", request: { seconds: 20 } }],
    [
      "a blue fox runs through fresh snow",
      {
        kind: "remix",
        words: "",
        strength: "medium",
        request: { prompt: "a blue fox runs through fresh snow" },
      },
    ],
  ])("%s", async (text, change) => {
    const answer = await asking.ask(text, reply);
    expect(wordsOf(answer)).toBe("");
    expect(answer.kind).toBe("clip");
    expect(changes()).toEqual([change]);
  });

  it.each<[string, RegExp]>([
    ["/vary 5", /from 1 to 4; you gave “5”/],
    ["/extend --seconds 60", /from 1 to 59/],
    ["/trim", /what to keep of its 10 seconds/],
    ["/trim 8 2", /leaves too little/],
    ["/trim 5 5", /leaves too little/],
    ["/blend clip1", /same clip/],
    ["/blend", /second clip/],
    ["/blend nope", /no clip “nope”/],
    ["/reframe", /Aspect is missing/],
    ["/reframe 5:4", /can't be “5:4”.* 16:9/],
    ["/reorder 1 2 3", /the order they are in/],
    ["/reorder 4 1", /shots 1 to 3/],
    ["/reorder 1 1", /named twice/],
    ["/reorder drop:1-3", /no shot at all/],
    ["/reorder backwards", /by their numbers/],
    ["/reorder 1 and then some 2", /by their numbers/],
    ["/remix", /Say what should change/],
    ["/retry", /has not failed/],
  ])("%s is refused with a reason and an example", async (text, reason) => {
    const answer = await asking.ask(text, reply);
    expect(wordsOf(answer)).toMatch(reason);
    expect(noticeOf(answer).tone).toBe("mistake");
    expect(noticeOf(answer).examples?.length).toBeGreaterThan(0);
    expect(changes()).toEqual([]);
  });

  it("shows every take of a /vary", async () => {
    expect(await asking.ask("/vary 3", reply)).toEqual({
      kind: "clip",
      clipId: "new1",
      more: ["new2", "new3"],
    });
  });

  it("remixes with a picture alone", async () => {
    await asking.ask("/remix", { ...reply, attachments: [{ key: "images/a.png", kind: "image" }] });
    expect(changes()).toEqual([
      {
        kind: "remix",
        words: "",
        strength: "medium",
        request: { images: [{ key: "images/a.png", role: "start" }] },
      },
    ]);
  });

  it("makes a failed clip after all, as it was planned", async () => {
    asking.studio.put(
      testClip({
        id: "broken",
        state: "failed",
        plan: testPlan([2, 8]),
        lineage: { kinship: "remix", root: "clip1", parent: "clip1", version: 2 },
      }),
    );
    expect((await asking.ask("/retry broken")).kind).toBe("clip");
    expect(asking.studio.admitted[0]?.from).toMatchObject({
      parent: "clip1",
      kinship: "remix",
      plan: testPlan([2, 8]),
    });
  });
});

describe("the takes of a /vary", () => {
  beforeEach(async () => {
    await asking.ask("/vary 3", reply);
    for (const id of ["new1", "new2", "new3"]) {
      const clip = asking.studio.clips.get(id);
      if (clip) asking.studio.put(finishedClip({ ...clip, id }));
    }
  });

  it("are shown side by side, each with a button", async () => {
    const notice = noticeOf(await asking.ask("/pick --sheet", { replyTo: "m-new1" }));
    expect(notice.pictureKey).toBe("sheets/new1-new2-new3.jpg");
    expect(notice.buttons?.map((button) => [button.label, button.clipId])).toEqual([
      ["Pick 1", "new1"],
      ["Pick 2", "new2"],
      ["Pick 3", "new3"],
    ]);
  });

  it("are picked from by number, and the others deleted only when asked", async () => {
    const notice = noticeOf(await asking.ask("/pick 2", { replyTo: "m-new1" }));
    expect(notice.paragraphs?.[0]).toContain("Take 2 is picked");
    expect(asking.studio.clips.get("new2")?.picked).toBe(true);
    expect(asking.studio.clips.get("new1")?.deletedAt).toBeUndefined();
    expect(notice.buttons?.[0]).toMatchObject({
      command: "pick",
      clipId: "new2",
      options: { drop_others: true },
    });
    await asking.ask("/pick --drop-others", { replyTo: "m-new2" });
    expect(
      ["new1", "new2", "new3"].map((id) => asking.studio.clips.get(id)?.deletedAt !== undefined),
    ).toEqual([true, false, true]);
  });

  it("can't be picked beyond their number", async () => {
    expect(wordsOf(await asking.ask("/pick 4", { replyTo: "m-new1" }))).toContain("takes 1 to 3");
    expect(wordsOf(await asking.ask("/pick 2", { replyTo: "m-clip2" }))).toContain("the only take");
  });
});

describe("what belongs to somebody", () => {
  it("is deleted, hidden and picked by its maker only", async () => {
    for (const text of ["/delete", "/private", "/public", "/pick"]) {
      expect(wordsOf(await asking.ask(text, { ...reply, person: bob })), text).toContain("Only its maker");
    }
    expect(wordsOf(await asking.ask("/delete", reply))).toContain("is deleted");
    expect(asking.studio.clips.get("clip1")?.deletedAt).toBeDefined();
  });

  it("is kept private and opened again", async () => {
    expect(noticeOf(await asking.ask("/private", reply)).examples).toEqual([
      "/show clip:clip1",
      "/public clip:clip1",
    ]);
    expect(wordsOf(await asking.ask("/show", reply))).toContain("for you alone");
    expect(wordsOf(await asking.ask("/loop", { ...reply, person: bob }))).toContain("private");
    await asking.ask("/public", reply);
    expect((await asking.ask("/loop", { ...reply, person: bob })).kind).toBe("clip");
  });
});

describe("a recipe", () => {
  it("goes out as a file and makes the film again when it comes back", async () => {
    const answer = await asking.ask("/recipe", reply);
    if (answer.kind !== "file") throw new Error("no file");
    expect(answer.name).toBe("recipe-clip1.json");
    const again = await asking.ask("/video", { attachments: [{ key: answer.key, kind: "recipe" }] });
    expect(again.kind).toBe("clip");
    expect(asking.studio.admitted[0]).toMatchObject({
      request: { prompt: testRequest().prompt, seed: 7 },
      from: { kinship: "recipe", plan: { shots: [{ seconds: 3 }, { seconds: 3 }, { seconds: 4 }] } },
    });
  });

  it("alone, with the command of its name, makes its film again", async () => {
    const answer = await asking.ask("/recipe", reply);
    if (answer.kind !== "file") throw new Error("no file");
    const again = await asking.ask("/recipe", { attachments: [{ key: answer.key, kind: "recipe" }] });
    expect(again.kind).toBe("clip");
    expect(asking.studio.admitted[0]).toMatchObject({ from: { kinship: "recipe" } });
    expect(wordsOf(await asking.ask("/recipe"))).toContain("Reply to a clip");
  });

  it("can be changed by the options it is sent with", async () => {
    const answer = await asking.ask("/recipe", reply);
    if (answer.kind !== "file") throw new Error("no file");
    await asking.ask("a blue fox --seconds 20", { attachments: [{ key: answer.key, kind: "recipe" }] });
    expect(asking.studio.admitted[0]?.request).toMatchObject({ prompt: "a blue fox", seconds: 20 });
    expect(asking.studio.admitted[0]?.from?.plan).toBeUndefined();
  });
});
