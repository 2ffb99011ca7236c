import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { Dispatcher } from "../../../src/core/talk/dispatch.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import { filmedAsSaid, readsOrder } from "../../../src/director/reads-order.ts";
import { createWordsJudge } from "../../../src/story/judge-words.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio, type SmallStudio } from "../../fixtures/small-studio.ts";

const person = { id: "fake:ada", name: "Ada" };
const surface = { platform: "fake", chat: "room" };
const said = { person, surface, isPrivate: true, mentioned: false, idempotencyKey: "message-1" };
const card = { platform: "fake", chat: "room", message: "card" };

let studio: SmallStudio;
let dispatcher: Dispatcher;
beforeEach(() => {
  studio = createSmallStudio();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const judge = createWordsJudge({ readsOrder, filmedAsSaid });
  const notebook = createSmallNotebook();
  dispatcher = createDispatcher({ commands, studio, judge, notebook, log, newReference: () => "ref" });
});

async function make(words: string, change: Partial<Clip> = {}): Promise<string> {
  const reply = await dispatcher.say(words, said);
  if (reply?.kind !== "clip") throw new Error("no clip");
  const clip = studio.clips.get(reply.clipId) as Clip;
  studio.put({ ...clip, card, ...change });
  return reply.clipId;
}

const state = (id: string) => studio.clips.get(id)?.state;

describe("a message whose words are put right", () => {
  it("changes the clip that hasn't begun, on the same card", async () => {
    const first = await make("/video a red fix in snow", { state: "waiting" });
    expect(await dispatcher.edited("/video a red fox in snow", said)).toBeUndefined();
    expect(state(first)).toBe("canceled");
    expect(studio.admitted[1]?.request.prompt).toBe("a red fox in snow");
    const [, second] = [...studio.clips.values()];
    expect(second?.card).toEqual(card);
    expect(await dispatcher.edited("/video a blue fox in snow", said)).toBeUndefined();
    expect(studio.admitted).toHaveLength(3);
  });

  it("is heard for its last words, though it is edited twice at once and before it was answered", async () => {
    const { admit } = studio;
    const waiting: (() => void)[] = [];
    studio.admit = async (...asked) => {
      if (studio.admitted.length === 0) await new Promise<void>((go) => waiting.push(go));
      const clip = await admit(...asked);
      studio.put({ ...clip, state: "waiting", card });
      return clip;
    };
    const first = dispatcher.say("/video a red fix in snow", said);
    const edits = ["/video a red fax in snow", "/video a red fox in snow"].map((words) =>
      dispatcher.edited(words, said),
    );
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.();
    await Promise.all([first, ...edits]);
    const left = [...studio.clips.values()].filter((clip) => clip.state !== "canceled");
    expect(left.map(({ request }) => request.prompt)).toEqual(["a red fox in snow"]);
  });

  it("offers a clip that has begun or is there anew, and makes none by itself", async () => {
    const first = await make("/video a red fix in snow --seconds 4", { state: "shooting" });
    const reply = await dispatcher.edited("/video a red fox in snow --seconds 4", said);
    expect(reply).toMatchObject({ kind: "offer", offer: { words: "a red fox in snow" } });
    expect(studio.admitted).toHaveLength(1);
    expect(state(first)).toBe("shooting");
    if (reply?.kind !== "offer") throw new Error("no offer");
    const options = { offer: reply.offer.id };
    await dispatcher.dispatch({ command: "take", options, person, surface, idempotencyKey: "press" });
    expect(studio.admitted[1]?.request).toMatchObject({ prompt: "a red fox in snow", seconds: 4 });
  });

  it("is made when what it said before was a mistake", async () => {
    await dispatcher.say("/video a fox --seconds 90", said);
    expect(await dispatcher.edited("/video a fox --seconds 9", said)).toMatchObject({ kind: "clip" });
    expect(studio.admitted).toHaveLength(1);
  });

  it("leaves the clip as it is where the new words are a mistake", async () => {
    const first = await make("/video a fox", { state: "waiting" });
    expect(await dispatcher.edited("/video a fox --seconds 90", said)).toMatchObject({
      notice: { tone: "mistake" },
    });
    expect(state(first)).toBe("waiting");
  });

  it("is nothing new where no word has changed, the clip was cancelled, or it was only talk", async () => {
    const first = await make("/video a fox", { state: "waiting" });
    expect(await dispatcher.edited("/video a fox", said)).toBeUndefined();
    studio.put({ ...(studio.clips.get(first) as Clip), state: "canceled" });
    expect(await dispatcher.edited("/video a wolf", said)).toBeUndefined();
    const talk = { ...said, idempotencyKey: "message-2" };
    await dispatcher.say("nice!!", talk);
    expect(await dispatcher.edited("nice one!!", talk)).toBeUndefined();
    expect(studio.admitted).toHaveLength(1);
  });
});
