import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { Derivation } from "../../../src/core/film/derivation.ts";
import type { Dispatcher } from "../../../src/core/talk/dispatch.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import { orderReader } from "../../../src/director/reads-order.ts";
import { createWordsJudge } from "../../../src/story/judge-words.ts";
import { finishedClip } from "../../fixtures/clip.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio, type SmallStudio } from "../../fixtures/small-studio.ts";

const person = { id: "fake:ada", name: "Ada" };
const surface = { platform: "fake", chat: "room" };
const said = { person, surface, isPrivate: true, mentioned: false, idempotencyKey: "message-1" };
const card = { platform: "fake", chat: "room", message: "card" };

let studio: SmallStudio;
let dispatcher: Dispatcher;
/** Another process of the bot: it shares what is recorded and noted. */
let other: Dispatcher;
let clock: number;
beforeEach(() => {
  studio = createSmallStudio();
  clock = 0;
  edits = 0;
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const judge = createWordsJudge(orderReader);
  const notebook = createSmallNotebook(() => clock);
  const pause = async (ms: number) => {
    clock += ms;
    await new Promise((go) => setImmediate(go));
  };
  const newReference = () => "ref";
  [dispatcher, other] = [1, 2].map(() =>
    createDispatcher({ commands, studio, judge, notebook, pause, log, newReference }),
  ) as [Dispatcher, Dispatcher];
});

let edits = 0;
const edited = (words: string, by = said, to = dispatcher) => to.edited(words, by, ++edits);

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
    expect(await edited("/video a red fox in snow", said)).toBeUndefined();
    expect(state(first)).toBe("canceled");
    expect(studio.admitted[1]?.request.prompt).toBe("a red fox in snow");
    const [, second] = [...studio.clips.values()];
    expect(second?.card).toEqual(card);
    expect(await edited("/video a blue fox in snow", said)).toBeUndefined();
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
    const changes = ["/video a red fax in snow", "/video a red fox in snow"].map((words) => edited(words));
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.();
    await Promise.all([first, ...changes]);
    const left = [...studio.clips.values()].filter((clip) => clip.state !== "canceled");
    expect(left.map(({ request }) => request.prompt)).toEqual(["a red fox in snow"]);
  });

  it("offers a clip that has begun or is there anew, and makes none by itself", async () => {
    const first = await make("/video a red fix in snow --seconds 4", { state: "shooting" });
    const reply = await edited("/video a red fox in snow --seconds 4", said);
    expect(reply).toMatchObject({ kind: "offer", offer: { words: "a red fox in snow" } });
    expect(studio.admitted).toHaveLength(1);
    expect(state(first)).toBe("shooting");
    if (reply?.kind !== "offer") throw new Error("no offer");
    const options = { offer: reply.offer.id };
    await dispatcher.dispatch({ command: "accept", options, person, surface, idempotencyKey: "press" });
    expect(studio.admitted[1]?.request).toMatchObject({ prompt: "a red fox in snow", seconds: 4 });
  });

  it("offers with what would be made of the clip that it replies to, where that is no secret", async () => {
    const parent = finishedClip({ id: "parent", surface, maker: person });
    studio.put(parent);
    const to = { platform: "fake", chat: "room", message: "film" };
    studio.clipOfMessage = async () => studio.clips.get("parent");
    const changes = [{ what: "Prompt", before: "a red fox", after: "a red fox at night" }];
    const asked: Derivation[] = [];
    studio.previewDerived = async (_, change) => {
      asked.push(change);
      return { credits: 6, usd: 0, shots: [1], of: 1, pictures: 0, changes };
    };
    const offered = async (message: string) => {
      const by = { ...said, replyTo: to, idempotencyKey: message };
      const reply = await dispatcher.say("/remix make it dawn", by);
      if (reply?.kind !== "clip") throw new Error("no clip");
      studio.put({ ...(studio.clips.get(reply.clipId) as Clip), card, state: "shooting" });
      const again = await edited("/remix make it night --seconds 8", by);
      return again?.kind === "offer" ? (again.notice.paragraphs ?? []).join("\n") : "";
    };
    expect(await offered("one")).toMatch(
      /^You changed your words.+\nThe film would show “a red fox at night”$/u,
    );
    expect(asked).toMatchObject([{ words: "make it night", request: { seconds: 8 } }]);
    studio.put({ ...parent, private: true });
    expect(await offered("two")).toMatch(/^You changed your words.+unless you say so\.$/u);
  });

  it("is made when what it said before was a mistake", async () => {
    await dispatcher.say("/video a fox --seconds 90", said);
    expect(await edited("/video a fox --seconds 9", said)).toMatchObject({ kind: "clip" });
    expect(studio.admitted).toHaveLength(1);
  });

  it("leaves the clip as it is where the new words are a mistake", async () => {
    const first = await make("/video a fox", { state: "waiting" });
    expect(await edited("/video a fox --seconds 90", said)).toMatchObject({
      notice: { tone: "mistake" },
    });
    expect(state(first)).toBe("waiting");
  });

  it("is nothing new where no word has changed, the clip was cancelled, or it was only talk", async () => {
    const first = await make("/video a fox", { state: "waiting" });
    expect(await edited("/video a fox", said)).toBeUndefined();
    studio.put({ ...(studio.clips.get(first) as Clip), state: "canceled" });
    expect(await edited("/video a wolf", said)).toBeUndefined();
    const talk = { ...said, idempotencyKey: "message-2" };
    await dispatcher.say("nice!!", talk);
    expect(await edited("nice one!!", talk)).toBeUndefined();
    expect(studio.admitted).toHaveLength(1);
  });
});

describe("a message whose words are put right while several processes hear", () => {
  const left = () =>
    [...studio.clips.values()]
      .filter(({ state }) => state !== "canceled")
      .map(({ request, card: shown }) => ({ prompt: request.prompt, shown }));

  /** Everything that is admitted waits in line, and begins no sooner than the test has it. */
  function waitsInLine({ held = () => Promise.resolve() } = {}) {
    const { admit } = studio;
    studio.admit = async (asked) => {
      await held();
      const clip = await admit(asked);
      if (!clip.card && clip.state !== "canceled") studio.put({ ...clip, state: "waiting" });
      return studio.clips.get(clip.id) as Clip;
    };
  }
  const showCard = (id = [...studio.clips.keys()][0] as string) =>
    studio.put({ ...(studio.clips.get(id) as Clip), card });

  /** Somebody's process ends in the midst of a step, before it or after. */
  function endsOnce<Name extends "supersede" | "admit">(name: Name, when: "before" | "after") {
    const does = studio[name] as (...given: unknown[]) => Promise<unknown>;
    let ended = false;
    const broken = async (...given: unknown[]) => {
      if (ended) return does(...given);
      ended = true;
      if (when === "after") await does(...given);
      throw new Error("the process ends here");
    };
    studio[name] = broken as SmallStudio[Name];
  }

  it("is heard by one while the other still has the message, though that takes long", async () => {
    const waiting: (() => void)[] = [];
    waitsInLine({
      held: async () => {
        if (studio.admitted.length === 0) await new Promise<void>((go) => waiting.push(go));
      },
    });
    const first = dispatcher.say("/video a red fix in snow", said).then((reply) => {
      showCard();
      return reply;
    });
    await expect.poll(() => waiting.length).toBe(1);
    const edit = edited("/video a red fox in snow", said, other);
    waiting[0]?.();
    expect(await first).toMatchObject({ kind: "clip" });
    expect(await edit).toBeUndefined();
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
  });

  it("is made once of each edit, though both hear one at the same time", async () => {
    waitsInLine();
    await dispatcher.say("/video a red fix in snow", said);
    showCard();
    const heard = [edited("/video a red fax in snow"), edited("/video a red fox in snow", said, other)];
    expect(await Promise.all(heard)).toEqual([undefined, undefined]);
    expect(studio.admitted.map(({ request }) => request.prompt)).toEqual([
      "a red fix in snow",
      "a red fax in snow",
      "a red fox in snow",
    ]);
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
  });

  it("is not taken back to what an earlier edit said that arrives late", async () => {
    waitsInLine();
    await dispatcher.say("/video a red fix in snow", said);
    showCard();
    await other.edited("/video a red fox in snow", said, 2);
    expect(await dispatcher.edited("/video a red fax in snow", said, 1)).toBeUndefined();
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
  });

  it.each(["before", "after"] as const)(
    "has the new clip in the place of the old though its process ends %s that step",
    async (when) => {
      waitsInLine();
      await dispatcher.say("/video a red fix in snow", said);
      showCard();
      endsOnce("supersede", when);
      await dispatcher.edited("/video a red fox in snow", said, 1);
      // Nobody has struck it out, so whoever takes over hears it again.
      expect(await other.edited("/video a red fox in snow", said, 1)).toBeUndefined();
      expect(studio.admitted).toHaveLength(2);
      expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
    },
  );

  it("is not offered a third time where the old clip began while nobody heard", async () => {
    waitsInLine();
    await dispatcher.say("/video a red fix in snow", said);
    showCard();
    endsOnce("admit", "after");
    await dispatcher.edited("/video a red fox in snow", said, 1);
    const [old] = [...studio.clips.values()] as [Clip];
    studio.put({ ...old, state: "shooting" });
    expect(await other.edited("/video a red fox in snow", said, 1)).toBeUndefined();
    expect(studio.admitted).toHaveLength(2);
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
  });

  it("is shown the clip of which a process that ended told nobody", async () => {
    waitsInLine();
    await dispatcher.say("/video a fox --seconds 90", said);
    const made = await dispatcher.edited("/video a fox --seconds 9", said, 1);
    expect(made).toMatchObject({ kind: "clip" });
    expect(await other.edited("/video a fox --seconds 9", said, 1)).toEqual(made);
    showCard();
    expect(await other.edited("/video a fox --seconds 9", said, 1)).toBeUndefined();
    expect(studio.admitted).toHaveLength(1);
  });

  it("stays as the edit has it when the message itself is answered once more, or late", async () => {
    waitsInLine();
    await dispatcher.say("/video a red fix in snow", said);
    showCard();
    await other.edited("/video a red fax in snow", said, 1);
    await dispatcher.say("/video a red fix in snow", said);
    expect(await other.edited("/video a red fox in snow", said, 2)).toBeUndefined();
    expect(studio.admitted).toHaveLength(3);
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
  });

  it("is held up by a process that ended over it for no longer than answering takes", async () => {
    const { admit } = studio;
    let isEnded = false;
    studio.admit = (asked) => {
      if (isEnded) return admit(asked);
      isEnded = true;
      return new Promise(() => {});
    };
    void dispatcher.say("/video a red fix in snow", said);
    await expect.poll(() => isEnded).toBe(true);
    // Heard again by the one that takes over, and then its edit.
    await other.say("/video a red fix in snow", said);
    showCard();
    studio.put({ ...([...studio.clips.values()][0] as Clip), state: "waiting" });
    await other.edited("/video a red fox in snow", said, 1);
    expect(left()).toEqual([{ prompt: "a red fox in snow", shown: card }]);
    expect(clock).toBeLessThanOrEqual(20_000);
  });
});
