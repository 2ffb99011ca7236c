import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { BackendError } from "../../../src/core/errors.ts";
import type { Dispatcher, Heard } from "../../../src/core/talk/dispatch.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import type { Reply } from "../../../src/core/talk/reply.ts";
import { orderReader } from "../../../src/director/reads-order.ts";
import { createWordsJudge } from "../../../src/story/judge-words.ts";
import { ann, bob, finishedClip, place } from "../../fixtures/clip.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio, type SmallStudio } from "../../fixtures/small-studio.ts";

let studio: SmallStudio;
let time = 0;
let dispatcher: Dispatcher;
let logged: { level: string; facts: Record<string, unknown>; message: string }[];

beforeEach(() => {
  studio = createSmallStudio();
  logged = [];
  const at = (level: string) => (facts: object, message: string) => {
    logged.push({ level, facts: { ...facts }, message });
  };
  dispatcher = createDispatcher({
    commands,
    studio,
    judge: createWordsJudge(orderReader),
    notebook: createSmallNotebook(() => time),
    log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") },
    newReference: () => "ref-1",
  });
});

const said = { person: ann, surface: place, idempotencyKey: "k1", isPrivate: true, mentioned: false };
const inGroup = { ...said, surface: { ...place, group: "g1" }, isPrivate: false };
const reply = { platform: "console", chat: "main", message: "m-clip1" };

function heard(change: Partial<Heard>): Heard {
  return { command: "video", options: {}, person: ann, surface: place, idempotencyKey: "k1", ...change };
}

function told(answer: Reply | undefined): string {
  if (answer === undefined || answer.kind === "clip")
    throw new Error(`not a notice: ${JSON.stringify(answer)}`);
  const { title, paragraphs = [], items = [], examples = [] } = answer.notice;
  return [title, ...paragraphs, ...items.flatMap((item) => [item.text, item.detail]), ...examples]
    .filter((line) => line !== undefined)
    .join("\n");
}

describe("words that may be talk", () => {
  const unsure = { judge: async (words: string) => ({ kind: "offer", words }) as const };
  const press = (answer: Reply | undefined, change: Partial<Heard> = {}) => {
    if (answer?.kind !== "offer") throw new Error(`no offer: ${JSON.stringify(answer)}`);
    const [button] = answer.notice.buttons ?? [];
    return dispatcher.dispatch(
      heard({ command: button?.command ?? "", options: button?.options ?? {}, ...change }),
    );
  };

  beforeEach(() => {
    studio.put(finishedClip());
    let references = 0;
    dispatcher = createDispatcher({
      commands,
      studio,
      judge: unsure,
      notebook: createSmallNotebook(() => time),
      log: { debug() {}, info() {}, warn() {}, error() {} },
      newReference: () => `r${++references}`,
    });
  });

  it("are offered with their price, and make nothing before the button is pressed", async () => {
    const answer = await dispatcher.say("my cat looks like that too", { ...inGroup, replyTo: reply });
    expect(answer).toMatchObject({
      kind: "offer",
      personal: false,
      offer: { author: ann.id, words: "my cat looks like that too", credits: 6 },
      notice: { buttons: [{ label: "Remix with these words (6 credits)", command: "accept" }] },
    });
    expect(studio.derived).toHaveLength(0);
    expect((await press(answer))?.kind).toBe("clip");
    expect(studio.derived).toMatchObject([
      { parent: "clip1", change: { kind: "remix", words: "my cat looks like that too" } },
    ]);
  });

  it("are offered with what would be made of the clip, where it is no secret", async () => {
    const changes = [
      { what: "Prompt", before: "a red fox in snow", after: "a red fox in snow at night" },
      { what: "Length", before: "10 s", after: "20 s" },
    ];
    studio.previewDerived = async () => ({ credits: 6, usd: 0, shots: [1], of: 1, pictures: 0, changes });
    const say = async (person: typeof ann) =>
      told(await dispatcher.say("dunkel und lang", { ...inGroup, person, replyTo: reply }));
    const shown = "The film would show “a red fox in snow at night”\nLength: 10 s → 20 s";
    expect(await say(ann)).toContain(shown);
    studio.put(finishedClip({ private: true, maker: bob }));
    expect(await say(bob)).not.toContain("at night");
  });

  it("are made for their author alone", async () => {
    const answer = await dispatcher.say("like that", { ...inGroup, replyTo: reply });
    const refused = await press(answer, { person: bob });
    expect(told(refused)).toContain("That was offered to Ann.");
    expect(studio.derived).toHaveLength(0);
  });

  it("are made once, however often the button is pressed", async () => {
    const answer = await dispatcher.say("a red fox", said);
    const first = await press(answer, { idempotencyKey: "p1" });
    expect(first.kind).toBe("clip");
    // Under older messages the button has this name.
    expect(await press(answer, { idempotencyKey: "p2", command: "take" })).toEqual(first);
    expect(studio.admitted).toHaveLength(1);
  });

  it("are offered to a person in a group no more than once in ten minutes", async () => {
    const say = (person = ann) => dispatcher.say("like that", { ...inGroup, person, replyTo: reply });
    expect((await say())?.kind).toBe("offer");
    expect(await say()).toBeUndefined();
    expect((await say(bob))?.kind).toBe("offer");
    time += 10 * 60_000;
    expect((await say())?.kind).toBe("offer");
  });

  it("can't be taken any more after a day", async () => {
    const answer = await dispatcher.say("like that", { ...inGroup, replyTo: reply });
    time += 24 * 3600_000;
    expect(told(await press(answer))).toContain("more than a day old");
  });
});

describe("what is said", () => {
  it("makes a video of bare words in a private chat", async () => {
    const answer = await dispatcher.say("a red fox --seconds 20 --ar 9:16", said);
    expect(answer).toEqual({ kind: "clip", clipId: "new1" });
    expect(studio.admitted[0]?.request).toEqual({ prompt: "a red fox", seconds: 20, aspect: "9:16" });
  });

  it("leaves words in a group alone unless the bot is addressed", async () => {
    expect(await dispatcher.say("a red fox", inGroup)).toBeUndefined();
    expect(await dispatcher.say("/roll 20", inGroup)).toBeUndefined();
    expect(studio.admitted).toHaveLength(0);
    expect((await dispatcher.say("a red fox", { ...inGroup, mentioned: true }))?.kind).toBe("clip");
  });

  it("remixes a clip that words reply to", async () => {
    studio.put(finishedClip());
    const answer = await dispatcher.say("at night", { ...inGroup, replyTo: reply });
    expect(answer?.kind).toBe("clip");
    expect(studio.derived).toEqual([
      { parent: "clip1", change: { kind: "remix", words: "at night", strength: "medium", request: {} } },
    ]);
  });

  it("says so when the message replied to is not a clip", async () => {
    const answer = await dispatcher.say("at night", { ...said, replyTo: { ...reply, message: "other" } });
    expect(told(answer)).toContain("not one of my clips");
    expect(
      await dispatcher.say("at night", { ...inGroup, replyTo: { ...reply, message: "other" } }),
    ).toBeUndefined();
  });

  it("refuses to remix somebody else's private clip", async () => {
    studio.put(finishedClip({ private: true }));
    const answer = await dispatcher.say("at night", { ...inGroup, person: bob, replyTo: reply });
    expect(told(answer)).toContain("private or deleted, or belongs to another chat");
    expect(studio.derived).toHaveLength(0);
  });

  it("names the nearest command for an unknown one", async () => {
    const answer = await dispatcher.say("/vidoe a fox", said);
    expect(told(answer)).toContain("Did you mean /video?");
    expect(answer).toMatchObject({
      notice: { tone: "mistake", examples: ["/video a fox"] },
      personal: true,
    });
    expect(told(await dispatcher.say("/qwertz", said))).toContain("/help shows those there are.");
  });

  it.each([
    ["／video a fox", "a fox"],
    ["/ video a fox", "a fox"],
    ["/vidéo a fox", "a fox"],
    ["/動画 a fox", "a fox"],
  ])("hears %j as /video, as it is shown in one's language or typed by a slip", async (text, prompt) => {
    expect((await dispatcher.say(text, said))?.kind).toBe("clip");
    expect(studio.admitted[0]?.request.prompt).toBe(prompt);
  });

  it.each(["/vídeoo un gato", "/ВИДЕО кот", "/фильм кот"])(
    "films nothing of the unknown %j",
    async (text) => {
      expect(told(await dispatcher.say(text, said))).toContain("There is no command");
      expect(studio.admitted).toHaveLength(0);
    },
  );

  it.each(["－－", "‐‐", "‑‑", "﹣﹣", "−−", "--"])("knows an option by %s", async (dashes) => {
    await dispatcher.say(`/video a cat ${dashes}seconds 2`, said);
    expect(studio.admitted[0]?.request).toEqual({ prompt: "a cat", seconds: 2 });
  });

  it("knows an option by its name in one's language", async () => {
    await dispatcher.say("/video un gato --segundos 2", said);
    expect(studio.admitted[0]?.request).toEqual({ prompt: "un gato", seconds: 2 });
  });

  it("takes --no for what must not be seen", async () => {
    await dispatcher.say("/video a cat --no trees --draft", said);
    expect(studio.admitted[0]?.request).toEqual({ prompt: "a cat", negative: "trees", draft: true });
  });

  it("suggests a call that leaves out what was meant to be left out", async () => {
    const answer = await dispatcher.say("/video a cat --negatif trees --draft", said);
    expect(answer).toMatchObject({
      notice: { examples: ['/video prompt:"a cat" negative:trees draft:true'] },
    });
  });

  it("makes a prompt pasted from Midjourney, and says what it left out", async () => {
    const pasted =
      "/video a fox in snow --ar 9:16 --v 6.1 --s 250 --style raw --q 2 --chaos 10 --sref https://a.b/c.png --no trees --seed 7 --niji 6";
    expect((await dispatcher.say(pasted, said))?.kind).toBe("clip");
    expect(studio.admitted[0]).toMatchObject({
      request: { prompt: "a fox in snow", aspect: "9:16", negative: "trees", seed: 7 },
      notes: [
        "Left out, because only Midjourney knows it: --v 6.1, --s 250, --style raw, --q 2, --chaos 10, --sref https://a.b/c.png, --niji 6.",
      ],
    });
  });

  it("says it of a prompt given in a field of its own, and of a remix, too", async () => {
    await dispatcher.dispatch({
      ...said,
      command: "video",
      options: { prompt: "a fox in snow --v 6 --ar 9:16" },
      typed: true,
    });
    expect(studio.admitted[0]).toMatchObject({
      request: { prompt: "a fox in snow", aspect: "9:16" },
      notes: ["Left out, because only Midjourney knows it: --v 6."],
    });
    studio.put(finishedClip({ id: "old1" }));
    await dispatcher.say("/remix clip:old1 at night --niji 6", said);
    expect(studio.derived[0]).toMatchObject({
      change: { words: "at night" },
      notes: ["Left out, because only Midjourney knows it: --niji 6."],
    });
  });

  it.each(["--seconds8", "--seconds８", "--seconds=８", "—seconds8"])(
    "reads %j as the option and its value",
    async (typed) => {
      await dispatcher.say(`/video a fox ${typed}`, said);
      expect(studio.admitted[0]?.request).toEqual({ prompt: "a fox", seconds: 8 });
    },
  );

  it("still takes -s for seconds where a film can be so long", async () => {
    await dispatcher.say("/video a fox --s 20", said);
    expect(studio.admitted[0]?.request).toEqual({ prompt: "a fox", seconds: 20 });
  });

  it("hears a command addressed with the bot's name, in any case", async () => {
    expect((await dispatcher.say("/Video@rushes_bot a fox", { ...inGroup, mentioned: true }))?.kind).toBe(
      "clip",
    );
  });

  it("explains itself when asked for help in a word", async () => {
    expect(told(await dispatcher.say("help", said))).toContain("/video: ");
    expect(studio.admitted).toHaveLength(0);
  });

  it.each(["help", "/", "?"])("explains itself to %j", async (text) => {
    expect(told(await dispatcher.say(text, said))).toContain("/video: ");
    expect(studio.admitted).toHaveLength(0);
  });

  it.each(["hi", "Hello there!", "thanks so much", "ok, thank you", "😂", "https://tenor.com/view/cat-123"])(
    "hints at what to write to %j in private, once, and films nothing",
    async (text) => {
      const answer = await dispatcher.say(text, said);
      expect(answer?.kind).toBe("hint");
      expect(told(answer)).toMatch(/write what (?:one|it) should show/i);
      expect(await dispatcher.say(text, said)).toBeUndefined();
      expect((await dispatcher.say(text, { ...said, hints: "always" }))?.kind).toBe("hint");
      expect(studio.admitted).toHaveLength(0);
    },
  );

  it("changes the last clip that is there when told to, in private, without a reply", async () => {
    studio.put(finishedClip({ id: "old1", createdAt: 1 }), finishedClip({ id: "new1", createdAt: 2 }));
    studio.put(finishedClip({ id: "lost1", createdAt: 3, state: "failed" }));
    expect((await dispatcher.say("make it longer", said))?.kind).toBe("clip");
    expect(studio.derived).toMatchObject([{ parent: "new1", change: { words: "make it longer" } }]);
  });

  it("says nothing to talk in reply to a clip, or in a group", async () => {
    studio.put(finishedClip());
    for (const text of ["lol", "😂", "@bob https://tenor.com/view/cat-123", ":kek:"]) {
      expect(await dispatcher.say(text, { ...said, replyTo: reply })).toBeUndefined();
      expect(await dispatcher.say(text, { ...inGroup, replyTo: reply })).toBeUndefined();
      expect(await dispatcher.say(text, { ...inGroup, mentioned: true })).toBeUndefined();
    }
    expect(studio.derived).toHaveLength(0);
  });

  it("explains itself when only its name is called", async () => {
    expect(told(await dispatcher.say("", { ...inGroup, mentioned: true }))).toContain("/video: ");
  });

  it("asks for words when there are none", async () => {
    expect(told(await dispatcher.say("/video", said))).toContain("Say what the video should show");
    expect(await dispatcher.say("  \n ", said)).toBeUndefined();
  });

  it("gives loose words to a command's options in their order, except the clip replied to", async () => {
    studio.put(finishedClip(), finishedClip({ id: "clip2" }));
    await dispatcher.say("/trim 2 - 8", { ...said, replyTo: reply });
    await dispatcher.say("/blend clip2", { ...said, replyTo: reply });
    expect(studio.derived.map(({ parent, change }) => ({ parent, ...change }))).toEqual([
      { parent: "clip1", kind: "trim", from: 2, to: 8 },
      { parent: "clip1", kind: "blend", with: "clip2" },
    ]);
  });
});

describe("a call with mistakes", () => {
  it("lists all of them at once, with a call that would work", async () => {
    const answer = await dispatcher.say("/video a fox --seconds 61 --style watercolor2 --secnds 5", said);
    expect(told(answer)).toContain("Seconds must be a whole number from 1 to 60; you gave “61”.");
    expect(told(answer)).toContain("Did you mean Watercolour?");
    expect(told(answer)).toContain("no option --secnds");
    expect(answer).toMatchObject({
      notice: { tone: "mistake", examples: [expect.stringContaining("style:watercolour")] },
    });
    expect(studio.admitted).toHaveLength(0);
  });

  it("checks what a platform hands over just as what is typed", async () => {
    const answer = await dispatcher.dispatch(
      heard({ options: { prompt: "x".repeat(2_001), seconds: 0, nonsense: 1, __proto__: "y" } }),
    );
    expect(told(answer)).toContain("2,001");
    expect(told(answer)).toContain("“0”");
    expect(told(answer)).toContain("no option “nonsense”");
  });

  it("names an unknown model together with the other mistakes", async () => {
    const answer = await dispatcher.dispatch(
      heard({ options: { prompt: "a fox", model: "nope", seconds: 0 } }),
    );
    expect(told(answer)).toContain("no model “nope”");
    expect(told(answer)).toContain("Seconds must be");
  });

  it("puts the model's id where its label was given", async () => {
    await dispatcher.dispatch(heard({ options: { prompt: "a fox", model: "Animatic" } }));
    expect(studio.admitted[0]?.request.model).toBe("animatic");
  });

  it("asks which clip is meant, offering the newest", async () => {
    studio.put(finishedClip());
    expect(told(await dispatcher.dispatch(heard({ command: "extend" })))).toContain("/extend clip:clip1");
    expect(told(await dispatcher.dispatch(heard({ command: "loop", options: { clip: "nope" } })))).toContain(
      "no clip “nope”",
    );
    expect((await dispatcher.dispatch(heard({ command: "loop", options: { clip: "last" } }))).kind).toBe(
      "clip",
    );
  });

  it("keeps settings of a group to those who manage it", async () => {
    expect(told(await dispatcher.say("/rushes", { ...inGroup, mentioned: true }))).toContain(
      "Only those who manage",
    );
    expect(told(await dispatcher.say("/rushes", said))).toContain("private chat");
    const manager = { ...ann, manager: true };
    expect(told(await dispatcher.say("/rushes threads:yes", { ...inGroup, person: manager }))).toContain(
      "threads: yes",
    );
  });
});

describe("a failure", () => {
  it("comes back with a reference under which the log has the cause", async () => {
    studio.admit = async () => {
      throw new Error("redis is gone");
    };
    const answer = await dispatcher.dispatch(heard({ options: { prompt: "a fox" } }));
    expect(told(answer)).toContain("Something went wrong on our side");
    expect(told(answer)).toContain("Reference: ref-1");
    expect(told(answer)).not.toContain("redis is gone");
    const entry = logged.find(({ level }) => level === "error");
    expect(entry?.facts).toMatchObject({ reference: "ref-1", code: "internal", command: "video" });
    expect(String(entry?.facts.err)).toContain("redis is gone");
    expect(JSON.stringify(logged)).not.toContain("a fox");
  });

  it("says what a backend's error means to the person", async () => {
    studio.models = async () => {
      throw new BackendError(
        "backend-unreachable",
        "The model's server can't be reached. Please try again in a minute.",
      );
    };
    expect(told(await dispatcher.dispatch(heard({ command: "models" })))).toContain("can't be reached");
  });
});

describe("completions", () => {
  const by = { person: ann, surface: place };

  it("offers choices that begin with what was typed first", async () => {
    const styles = await dispatcher.suggest("video", "style", "wa", by);
    expect(styles[0]?.value).toBe("watercolour");
    expect((await dispatcher.suggest("video", "camera", "in", by)).map((one) => one.value)).toContain(
      "dolly-in",
    );
  });

  it("offers models and the person's own clips", async () => {
    studio.put(finishedClip(), finishedClip({ id: "hers", maker: bob }));
    expect((await dispatcher.suggest("video", "model", "", by)).map((one) => one.value)).toEqual([
      "animatic",
    ]);
    expect((await dispatcher.suggest("extend", "clip", "fox", by)).map((one) => one.value)).toEqual([
      "clip1",
    ]);
  });

  it("offers nothing, and logs, when something fails", async () => {
    studio.history = async () => {
      throw new Error("no");
    };
    expect(await dispatcher.suggest("extend", "clip", "", by)).toEqual([]);
    expect(await dispatcher.suggest("nope", "clip", "", by)).toEqual([]);
    expect(logged.map(({ level }) => level)).toEqual(["warn"]);
  });
});
