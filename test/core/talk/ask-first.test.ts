import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { VideoRequest } from "../../../src/core/film/request.ts";
import { sayWhatItTakes } from "../../../src/core/talk/ask-first.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import type { Notice, Reply } from "../../../src/core/talk/reply.ts";
import { testPlan, testRequest } from "../../fixtures/clip.ts";
import { finishedClip } from "../../fixtures/clips.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";

const surface = { platform: "console", chat: "main" };
const ann = { id: "console:5001", name: "Ann" };
const film = { platform: "console", chat: "main", message: "film" };

const noticeOf = (reply: Reply | undefined): Notice => (reply && "notice" in reply ? reply.notice : {});

/** A chat with a finished film, planned as a board unless `request` says otherwise. */
async function open({
  request = { pictures: true },
  credits = 6,
  clip = {},
}: {
  request?: Partial<VideoRequest>;
  clip?: Partial<Clip>;
  credits?: number;
} = {}) {
  const studio = createSmallStudio();
  studio.previewDerived = async (_, change) => {
    const notes = change.kind === "remix" ? change.words.split("\n").length : 1;
    return {
      credits: notes * credits,
      usd: 0,
      shots: [...Array(notes).keys()].map((i) => i + 1),
      of: 2,
      pictures: 0,
    };
  };
  studio.put(
    finishedClip(surface, {
      id: "clip1",
      maker: ann,
      state: "delivered",
      request: testRequest(request),
      plan: testPlan(),
      ...clip,
    }),
  );
  await studio.attachPost("clip1", film);
  let made = 0;
  const dispatcher = createDispatcher({
    commands,
    studio,
    judge: { judge: async (words) => ({ kind: "order", words }) },
    notebook: createSmallNotebook(Date.now),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    newReference: () => `ref${++made}`,
  });
  let said = 0;
  const by = () => ({ person: ann, surface, idempotencyKey: `k${++said}` });
  return {
    studio,
    say: (words: string) =>
      dispatcher.say(words, { ...by(), isPrivate: true, mentioned: true, replyTo: film }),
    press: (reply: Reply | undefined, number = 0, person = ann) => {
      const button = reply?.kind === "offer" ? reply.notice.buttons?.[number] : undefined;
      if (!button) throw new Error("no such button");
      return dispatcher.dispatch({
        ...by(),
        person,
        command: button.command,
        options: button.options ?? {},
        pressed: true,
      });
    },
    call: (command: string, options: object = {}) =>
      dispatcher.dispatch({ ...by(), command, options: { clip: "clip1", ...options }, pressed: true }),
  };
}

it("says which shots a change to a film makes again and what that costs, and makes it once its button is pressed", async () => {
  const { studio, say, press } = await open();
  const reply = await say("shot 2: she turns around");
  expect(studio.derived).toEqual([]);
  expect(reply).toMatchObject({ kind: "offer", offer: { credits: 6, author: ann.id } });
  expect(noticeOf(reply).paragraphs?.[0]).toBe(
    "Shot 1 is made again; the other one is taken as it is. That is 6 credits. The clip as it is stays. Nothing is made unless you say so.",
  );
  expect(noticeOf(reply).buttons?.map(({ label }) => label)).toEqual(["Make it (6 credits)"]);
  await press(reply, 0, { id: "console:6", name: "Ben" });
  expect(studio.derived).toEqual([]);
  expect(await press(reply)).toMatchObject({ kind: "clip" });
  expect(studio.derived).toMatchObject([
    { parent: "clip1", change: { kind: "remix", words: "shot 2: she turns around" } },
  ]);
});

it("collects several notes on a film, prices them together, and forgets them once they are made", async () => {
  const { studio, say, press } = await open();
  await say("0:01 too dark");
  const reply = await say("shot 2 without the hat");
  expect(noticeOf(reply).paragraphs?.[0]).toBe(
    "2 notes on this clip so far: “0:01 too dark”, “shot 2 without the hat”.",
  );
  expect(noticeOf(reply).paragraphs?.[1]).toContain(
    "All together: All 2 shots are made again. That is 12 credits.",
  );
  expect(noticeOf(reply).buttons?.map(({ label }) => label)).toEqual([
    "Make all 2 (12 credits)",
    "Only the last (6 credits)",
  ]);
  await press(reply);
  expect(studio.derived).toMatchObject([{ change: { words: "0:01 too dark\nshot 2 without the hat" } }]);
  const next = await say("0:01 slower");
  expect(noticeOf(next).buttons).toHaveLength(1);
});

it("asks the same before buttons that say no price", async () => {
  const { studio, call } = await open();
  for (const command of ["reroll", "vary"]) expect(await call(command)).toMatchObject({ kind: "offer" });
  expect(studio.derived).toEqual([]);
});

it("doesn't ask again at a button that has the price on it", async () => {
  const { studio, call } = await open();
  expect(await call("reshoot", { shot: 2 })).toMatchObject({ kind: "clip" });
  expect(studio.derived).toMatchObject([{ change: { words: "reroll shot 2" } }]);
});

it("asks about a film that isn't for everybody here before nobody but who may have it", async () => {
  const ofAll = await open();
  expect(await ofAll.say("shot 2: she turns around")).toMatchObject({ kind: "offer", personal: false });
  for (const clip of [{ private: true }, { surface: { platform: "console", chat: "elsewhere" } }]) {
    const { say, press } = await open({ clip });
    const reply = await say("shot 2: she turns around");
    expect(reply).toMatchObject({ kind: "offer", personal: true, secret: true });
    expect(await press(reply)).toMatchObject({ kind: "clip" });
  }
});

it.each([
  ["what is free", { credits: 0 }],
  ["a clip that was no board", { request: {} }],
])("makes a change of %s at once", async (_, how) => {
  const { studio, say } = await open(how);
  expect(await say("shot 2: she turns around")).toMatchObject({ kind: "clip" });
  expect(studio.derived).toHaveLength(1);
});

it("says in plain words what is made anew", () => {
  const plan = testPlan([4, 4, 4, 4, 4, 4]);
  const say = (takes: object) =>
    sayWhatItTakes({ plan }, { credits: 4, usd: 0, shots: [], of: 6, pictures: 0, ...takes });
  expect(say({ shots: [3], pictures: 1, usd: 0.201 })).toBe(
    "Shot 3 is made again, with 1 key picture; the other 5 are taken as they are. That is 4 credits, at most $0.21. The clip as it is stays.",
  );
  expect(say({ shots: [2, 3, 5] })).toContain("Shots 2, 3 and 5 are made again; the other 3 are taken");
  expect(say({ shots: [1, 2, 3, 4, 5, 6], pictures: 8 })).toContain(
    "All 6 shots are made again, with 8 key pictures. ",
  );
  expect(say({})).toContain("No shot is made again, only the sound;");
  expect(say({ clips: 4, shots: [1, 2, 1, 2, 1, 2, 1, 2], of: 8 })).toContain(
    "4 clips are made, with 8 shots altogether.",
  );
});
