import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toPageMessage } from "../../../adapters/console/render.ts";
import { notice } from "../../../src/core/talk/reply.ts";
import { type SmallStudio, smallStudio } from "./small-studio.ts";

let chat: SmallStudio;
beforeEach(async () => {
  chat = await smallStudio();
  await chat.listener.threads.open("reel", "");
});
afterEach(() => chat.close());

const ada = { id: "console:ada", name: "Ada" };
const ben = { id: "console:ben", name: "Ben" };
const thread = "reel";
const messages = () => chat.listener.threads.messages(thread);

describe("saying something in the local chat", () => {
  it("puts the words into the thread, answers with a card, and tells the studio where it is", async () => {
    await chat.listener.say({ id: "m1", thread, person: ada, text: "a red fox" });
    expect((await messages()).map(({ content }) => content.kind)).toEqual(["words", "card"]);
    expect(chat.clips.get("c1")?.card).toEqual({ platform: "console", chat: thread, message: "card-c1" });
    expect(chat.clips.get("c1")?.surface).toEqual({ platform: "console", chat: thread, message: "m1" });
  });

  it("hears a message that is sent twice once", async () => {
    const said = { id: "m1", thread, person: ada, text: "/help" };
    await chat.listener.say(said);
    await chat.listener.say(said);
    expect(await messages()).toHaveLength(2);
  });

  it("hands a reply on as a reply to that message", async () => {
    await chat.listener.say({ id: "m1", thread, person: ada, text: "a red fox" });
    await chat.deliver("c1");
    const posted = (await messages()).at(-1);
    await chat.listener.say({ id: "m2", thread, person: ben, text: "at night", replyTo: posted?.id ?? "" });
    expect(chat.heard.at(-1)?.replyTo?.message).toBe(posted?.id);
    expect(chat.clips.get("c2")?.lineage.parent).toBe("c1");
  });

  it.each([
    ["/video prompt:'a red fox'", "a red fox"],
    ["/video a red fox --seconds 10 --style 'film noir' --draft", "a red fox"],
    ["a well-known fox", "a well-known fox"],
    ["/help", "/help"],
    [`/video ${"long ".repeat(30)}`, `${"long ".repeat(9)}lo…`],
  ])("calls a new thread by the first words said in it: %s", async (text, title) => {
    await chat.listener.say({ id: "m1", thread, person: ada, text });
    expect(await chat.listener.threads.list()).toMatchObject([{ id: thread, title }]);
  });

  it.each([
    "/video a secret fox --private",
    "a secret fox --private yes",
    "/video private:true a secret fox",
  ])(
    "shows words that ask for a private clip to whoever wrote them alone, and calls no thread by them: %s",
    async (text) => {
      await chat.listener.say({ id: "m1", thread, person: ada, text });
      expect((await messages())[0]).toMatchObject({ content: { text }, to: ada.id });
      expect(await chat.listener.threads.list()).toMatchObject([{ title: "" }]);
      await chat.listener.say({ id: "m2", thread, person: ben, text: "a red fox --private no" });
      expect(await chat.listener.threads.list()).toMatchObject([{ title: "a red fox" }]);
      expect((await messages()).find(({ id }) => id === "m2")?.to).toBeUndefined();
    },
  );

  it("shows what is said to a private clip, and done with it, to its maker alone", async () => {
    await chat.listener.say({ id: "m1", thread, person: ada, text: "a red fox" });
    const clip = chat.clips.get("c1");
    if (clip) clip.private = true;
    await chat.deliver("c1");
    const posted = (await messages()).at(-1);
    expect(posted?.to).toBe(ada.id);
    const replyTo = posted?.id ?? "";
    await chat.listener.say({ id: "m2", thread, person: ada, text: "with a hat", replyTo });
    expect((await messages()).find(({ id }) => id === "m2")?.to).toBe(ada.id);
    const button = { index: 0, label: "Re-roll", command: "remix" };
    await chat.listener.press({ id: "m3", thread, person: ada, message: replyTo, button });
    expect((await messages()).find(({ id }) => id === "m3")?.to).toBe(ada.id);
  });

  it("takes words back from the others when what they led to turns out to be private", async () => {
    const seen: object[] = [];
    const stop = await chat.listener.threads.watch((event) => {
      const shown = "message" in event && toPageMessage(event.message, ben.id);
      if (shown && shown.id === "m1") seen.push(shown.content);
    });
    chat.world.makePrivate = true;
    await chat.listener.say({ id: "m1", thread, person: ada, text: "a secret fox" });
    expect((await messages())[0]).toMatchObject({ to: ada.id });
    expect(await chat.listener.threads.list()).toMatchObject([{ title: "" }]);
    await expect.poll(() => seen.at(-1)).toEqual({ kind: "deleted" });
    await stop();
  });

  it("tells what is personal to the asker alone", async () => {
    await chat.listener.say({ id: "m1", thread, person: ada, text: "/help" });
    expect((await messages()).at(-1)?.to).toBe(ada.id);
  });

  it("answers what was heard before it stops, and hears no more after", async () => {
    const answered = chat.listener.say({ id: "m1", thread, person: ada, text: "a red fox" });
    await chat.listener.stop();
    expect(await answered).toHaveLength(1);
    await expect(chat.listener.say({ id: "m2", thread, person: ada, text: "more" })).rejects.toThrow();
  });
});

describe("using a button in the local chat", () => {
  const press = (id: string, message: string, label: string, command: string, words?: string) =>
    chat.listener.press({
      id,
      thread,
      person: ben,
      message,
      button: { index: 0, label, command },
      ...(words ? { words } : {}),
    });

  async function delivered(): Promise<string> {
    await chat.listener.say({ id: "m1", thread, person: ada, text: "a red fox" });
    await chat.deliver("c1");
    return (await messages()).at(-1)?.id ?? "";
  }

  it("calls its command with the clip, its options and the words it asked for", async () => {
    await press("p1", await delivered(), "Remix", "remix", "in the rain");
    expect(chat.heard.at(-1)).toMatchObject({
      command: "remix",
      options: { clip: "c1", change: "in the rain" },
      person: ben,
    });
  });

  it("says aloud who used it when a clip comes of it, and the clip answers that", async () => {
    await press("p1", await delivered(), "Remix", "remix", "in the rain");
    const [action, card] = (await messages()).slice(-2);
    expect(action).toMatchObject({
      id: "p1",
      from: { name: "Ben" },
      content: { kind: "action", label: "Remix", words: "in the rain" },
    });
    expect(card).toMatchObject({ replyTo: "p1", content: { kind: "card" } });
    expect(chat.clips.get("c2")?.surface.message).toBe("p1");
  });

  it("does nothing for a button that the message does not have", async () => {
    const message = await delivered();
    expect(await press("p1", message, "Recipe", "cancel")).toBeUndefined();
    expect(await press("p2", message, "Trim", "trim")).toBeUndefined();
    expect(await press("p3", "no-such-message", "Recipe", "recipe")).toBeUndefined();
  });

  it("does nothing for a button in what somebody else was told", async () => {
    chat.answers.set("help", notice({ buttons: [{ label: "More", command: "help", clipId: "" }] }));
    const [told] = await chat.listener.say({ id: "m1", thread, person: ada, text: "/help" });
    expect(await press("p1", told?.id ?? "", "More", "help")).toBeUndefined();
  });

  it("turns the page of a personal list in place", async () => {
    const page = (title: string) =>
      notice({ title, buttons: [{ label: "More", command: "help", clipId: "", options: { page: 2 } }] });
    chat.answers.set("help", page("Page 1"));
    const [told] = await chat.listener.say({ id: "m1", thread, person: ben, text: "/help" });
    chat.answers.set("help", page("Page 2"));
    await press("p1", told?.id ?? "", "More", "help");
    const all = await messages();
    expect(all).toHaveLength(2);
    expect(all.at(-1)).toMatchObject({ content: { notice: { title: "Page 2" } } });
    expect(chat.heard.at(-1)?.options).toEqual({ page: 2 });
  });
});
