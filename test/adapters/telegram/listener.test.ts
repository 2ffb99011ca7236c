import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserMistake } from "../../../src/core/errors.ts";
import { type Rig, startRig } from "./rig.ts";

/** The smallest JPEG header that is recognised as one. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array<number>(40).fill(7)]);

describe("in a private chat", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("makes a clip of a bare idea and shows its card as a reply", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada", { language: "de" });
    const idea = telegram.say(ada, ada.id, "a red fox runs through fresh snow");
    const card = await rig.answer(ada.id);
    expect(card.text).toContain("a red fox runs through fresh snow");
    expect(card.reply_to_message?.message_id).toBe(idea.message_id);
    await telegram.until(() => [...studio.clips.values()].every((clip) => clip.card));
    const [clip] = [...studio.clips.values()];
    expect(clip).toMatchObject({
      maker: { id: `telegram:${ada.id}`, name: "Ada", locale: "de" },
      surface: { platform: "telegram", chat: String(ada.id), message: String(idea.message_id) },
      card: { chat: String(ada.id), message: String(card.message_id) },
    });
    expect(clip?.surface.group).toBeUndefined();
  });

  it("animates a photo by its caption", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.sendPhoto(ada, ada.id, JPEG, { caption: "the waves begin to move" });
    await rig.answer(ada.id);
    const [asked] = studio.admitted;
    expect(asked?.request.prompt).toBe("the waves begin to move");
    expect(asked?.request.images).toMatchObject([{ role: "start" }]);
    const { createReadStream } = await import("node:fs");
    const path = await rig.media.path(asked?.request.images?.[0]?.key ?? "");
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(JPEG);
  });

  it("fetches no photo for somebody who may make nothing here, and says why", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const asked: object[] = [];
    studio.mayMake = async (_by, options) => {
      asked.push(options);
      throw new UserMistake("too-many-in-flight", "You have 3 clips under way.");
    };
    telegram.sendPhoto(ada, ada.id, JPEG, { caption: "the waves begin to move" });
    expect((await rig.answer(ada.id)).text).toContain("3 clips under way");
    expect(asked).toEqual([{ maybeFree: false, bytes: JPEG.length }]);
    expect(telegram.callsOf("getFile")).toEqual([]);
  });

  it("takes a photo from the disk, where a Bot API server of one's own names it there", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    await rig.media.write("uploads/own.jpg", Readable.from([JPEG]));
    const photo = telegram.keepFile(JPEG, "jpg");
    photo.path = await rig.media.path("uploads/own.jpg");
    const { chat } = telegram.chatOf(ada.id);
    const sizes = [{ ...photo, bytes: undefined, width: 9, height: 9 }];
    telegram.push({
      message: { message_id: 101, date: 1, chat, from: ada, photo: sizes, caption: "it moves" },
    });
    await rig.answer(ada.id);
    expect(studio.admitted[0]?.request).toMatchObject({ images: [{ role: "start" }] });
  });

  it("gathers an album: two pictures are start and end, more are references", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.sendPhoto(ada, ada.id, JPEG, { album: "a1", caption: "from day to night" });
    telegram.sendPhoto(ada, ada.id, JPEG, { album: "a1" });
    await rig.answer(ada.id);
    expect(studio.admitted[0]?.request.images?.map(({ role }) => role)).toEqual(["start", "end"]);
    telegram.sendPhoto(ada, ada.id, JPEG, { album: "a2" });
    telegram.sendPhoto(ada, ada.id, JPEG, { album: "a2", caption: "these three meet" });
    telegram.sendPhoto(ada, ada.id, JPEG, { album: "a2" });
    await rig.answer(ada.id, 1);
    expect(studio.admitted).toHaveLength(2);
    expect(studio.admitted[1]?.request.images?.map(({ role }) => role)).toEqual([
      "reference",
      "reference",
      "reference",
    ]);
  });

  it("asks what should happen in a photo without words, and takes the answer even after a restart", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.sendPhoto(ada, ada.id, JPEG);
    const question = await rig.answer(ada.id);
    expect(question.text).toContain("What should happen?");
    await rig.listener.stop();
    await rig.newListener().start(rig.dispatcher);
    telegram.say(ada, ada.id, "it starts to rain", { replyTo: question });
    await rig.answer(ada.id, 1);
    expect(studio.admitted[0]?.request).toMatchObject({
      prompt: "it starts to rain",
      images: [{ role: "start" }],
    });
  });

  it("says what is allowed when an option is wrong, and the example can be tapped", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.say(ada, ada.id, "/video a fox --seconds 99");
    const mistake = await rig.answer(ada.id);
    expect(mistake.text).toMatch(/60/);
    expect(studio.admitted).toHaveLength(0);
    telegram.tap(ada, mistake, { label: /^▶ / });
    await rig.answer(ada.id, 1);
    await telegram.until(() => studio.admitted.length === 1);
    expect(studio.admitted[0]?.request.prompt).toContain("a fox");
  });

  it("tells that a file is of no use or too large, and makes nothing of it", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.sendDocument(ada, ada.id, Buffer.from("MZ this is a program"), { caption: "a film of this" });
    expect((await rig.answer(ada.id)).text).toMatch(/can't use that kind of file/);
    telegram.sendDocument(ada, ada.id, JPEG, { caption: "a film of this", size: 30_000_000 });
    expect((await rig.answer(ada.id, 1)).text).toMatch(/20 MB/);
    expect(studio.admitted).toHaveLength(0);
  });

  it("makes nothing beside a film, a round one or a voice, whatever stands under it", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const { chat } = telegram.chatOf(ada.id);
    const file = { file_id: "f", file_unique_id: "u", duration: 2, width: 1, height: 1 };
    const heard = { date: 1, chat, from: ada, caption: "make it snow" };
    telegram.push({ message: { ...heard, message_id: 101, video: file } });
    telegram.push({ message: { ...heard, message_id: 102, video_note: file } });
    telegram.push({ message: { ...heard, message_id: 103, voice: file } });
    const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
    telegram.sendDocument(ada, ada.id, heic, { caption: "make it snow" });
    const answers = await Promise.all([0, 1, 2, 3].map((index) => rig.answer(ada.id, index)));
    for (const { text } of answers.slice(0, 3)) expect(text).toContain("from words and pictures");
    expect(answers[3]?.text).toContain("HEIC");
    expect(studio.admitted).toHaveLength(0);
  });

  it("remixes a clip by a reply with words", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.say(ada, ada.id, "a fox in the snow");
    const card = await rig.answer(ada.id);
    await telegram.until(() => studio.clips.get("new1")?.card);
    telegram.say(ada, ada.id, "make it night", { replyTo: card });
    await rig.answer(ada.id, 1);
    expect(studio.derived).toMatchObject([
      { parent: "new1", change: { kind: "remix", words: "make it night" } },
    ]);
  });

  it("hands one account's words on once, however often Telegram sends them", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.say(ada, ada.id, "a fox in the snow");
    const [update] = telegram.updates.slice(-1);
    await rig.answer(ada.id);
    // The same update once more, as after a lost confirmation.
    telegram.updates.push(update as never);
    telegram.say(ada, ada.id, "/help");
    await rig.answer(ada.id, 1);
    expect(studio.admitted).toHaveLength(1);
    expect(telegram.fromBot(ada.id)).toHaveLength(2);
  });

  it("greets, helps, and answers what it can't use", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    telegram.say(ada, ada.id, "/start");
    expect((await rig.answer(ada.id)).text).toContain("Hello Ada");
    telegram.say(ada, ada.id, "/nonsense");
    expect((await rig.answer(ada.id, 1)).text).toContain("There is no command");
  });

  it("shows nothing that pings or formats out of what people type", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    telegram.say(ada, ada.id, "/video <b>bold</b> *stars* @durov https://example.org \u202Eabc \u{1F98A}");
    const card = await rig.answer(ada.id);
    expect(card.text).toContain("<b>bold</b> *stars* @\u2060durov");
    expect(card.text).not.toContain("\u202E");
    expect(telegram.callsOf("sendMessage")[0]?.parameters.parse_mode).toBeUndefined();
  });
});

describe("in a group", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("hears a command with its name, in a forum topic too, and answers there", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { forum: true, topics: [7], members: [ada] });
    const asked = telegram.say(ada, group, "/video@rushes_bot a fox in the snow", { thread: 7 });
    const card = await rig.answer(group);
    expect(card).toMatchObject({ message_thread_id: 7, reply_to_message: { message_id: asked.message_id } });
    await telegram.until(() => studio.clips.get("new1")?.card);
    expect(studio.clips.get("new1")?.surface).toEqual({
      platform: "telegram",
      chat: String(group),
      thread: "7",
      message: String(asked.message_id),
      group: String(group),
    });
  });

  it("leaves other bots' commands and other people's talk alone", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { members: [ada] });
    telegram.say(ada, group, "/video@other_bot a fox");
    telegram.say(ada, group, "/weather");
    telegram.say(ada, group, "what a nice day");
    telegram.say(ada, group, "/video a fox");
    await rig.answer(group);
    expect(studio.admitted).toHaveLength(1);
    expect(telegram.fromBot(group)).toHaveLength(1);
  });

  it("understands being mentioned where it hears everything", async () => {
    await rig.close();
    rig = await startRig({ telegram: { privacyMode: false } });
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { members: [ada] });
    telegram.say(ada, group, "just talking");
    telegram.say(ada, group, "@rushes_bot a fox in the snow");
    await rig.answer(group);
    expect(studio.admitted.map(({ request }) => request.prompt)).toEqual(["a fox in the snow"]);
  });

  it("gives personal answers in private, or waits for the person to open the chat", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const bob = telegram.user("Bob", { started: false });
    const group = telegram.group("Film club", { members: [ada, bob] });
    telegram.say(ada, group, "/quota@rushes_bot");
    expect((await rig.answer(group)).text).toContain("answered you in our private chat");
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
    telegram.say(bob, group, "/quota@rushes_bot");
    expect((await rig.answer(group, 1)).reply_markup?.inline_keyboard[0]?.[0]).toMatchObject({
      url: "https://t.me/rushes_bot?start=answer",
    });
    telegram.say(bob, bob.id, "/start answer");
    expect((await rig.answer(bob.id)).text).toContain("credit");
    expect(telegram.fromBot(bob.id)).toHaveLength(1);
  });

  it("keeps a private clip between the asker and itself", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const bob = telegram.user("Bob", { started: false });
    const group = telegram.group("Film club", { members: [ada, bob] });
    telegram.say(ada, group, "/video@rushes_bot a secret plan --private");
    const card = await rig.answer(ada.id);
    expect(card.text).toContain("a secret plan");
    await telegram.until(() => studio.clips.get("new1")?.card?.chat === String(ada.id));
    expect((await rig.answer(group)).text).toContain("answered you in our private chat");
    telegram.say(bob, group, "/video@rushes_bot another secret --private");
    await rig.answer(group, 1);
    expect(
      telegram
        .fromBot(group)
        .map(({ text }) => text)
        .join(" "),
    ).not.toContain("secret");
    telegram.say(bob, bob.id, "/start answer");
    expect((await rig.answer(bob.id)).text).toContain("another secret");
  });

  it("knows its administrators", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { admins: [ada], members: [bob] });
    telegram.say(ada, group, "/video@rushes_bot a fox");
    await rig.answer(group);
    telegram.say(bob, group, "/video@rushes_bot a hare");
    await rig.answer(group, 1);
    expect(studio.admitted.map(({ person }) => person.manager)).toEqual([true, false]);
    expect(telegram.callsOf("getChatAdministrators")).toHaveLength(1);
  });

  it("answers an administrator who hides behind the group there, having no private chat to answer in", async () => {
    const { telegram, studio } = rig;
    const group = telegram.group("Film club");
    const { chat } = telegram.chatOf(group);
    const hidden = { date: 1, chat, sender_chat: chat };
    telegram.push({ message: { ...hidden, message_id: 901, text: "/quota@rushes_bot" } });
    expect((await rig.answer(group)).text).toContain("credit");
    const groupBot = { id: 1087968824, is_bot: true, first_name: "Group" };
    const text = "/video@rushes_bot a fox --private";
    telegram.push({ message: { ...hidden, message_id: 902, from: groupBot, text } });
    expect((await rig.answer(group, 1)).text).toContain("a fox");
    expect(studio.admitted[0]?.person).toMatchObject({ id: `telegram:${group}`, manager: true });
    const channel = { id: -1009, type: "channel", title: "News" };
    telegram.push({ message: { ...hidden, message_id: 903, sender_chat: channel, from: groupBot, text } });
    telegram.push({ message: { ...hidden, message_id: 904, text: "/help@rushes_bot" } });
    await rig.answer(group, 2);
    expect(studio.admitted).toHaveLength(1);
  });

  it("is answered at its new place when it becomes a supergroup in that moment", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { kind: "group", members: [ada] });
    const next = telegram.migrate(group, ada, { tellBot: false });
    telegram.say(ada, group, "/video@rushes_bot a fox");
    const card = await rig.answer(next);
    await telegram.until(() => studio.clips.get("new1")?.card?.message === String(card.message_id));
    expect(studio.clips.get("new1")?.card?.chat).toBe(String(next));
  });

  it("takes a reply to the bot for an idea, unless it is to a lost clip, somebody else's question or no words", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { members: [ada] });
    telegram.say(ada, group, "/nonsense@rushes_bot");
    const mistake = await rig.answer(group);
    const { chat } = telegram.chatOf(group);
    const file = { file_id: "f", file_unique_id: "u", duration: 1, width: 1, height: 1 };
    const heard = { date: 1, chat, from: ada };
    telegram.push({ message: { ...heard, message_id: 801, sticker: file, reply_to_message: mistake } });
    const film = { ...mistake, message_id: 700, text: undefined, video: file };
    telegram.push({ message: { ...heard, message_id: 802, text: "make it night", reply_to_message: film } });
    const entities = [{ type: "text_mention", offset: 0, length: 3, user: ada }];
    const question = { ...mistake, message_id: 701, text: "Bob: Length?", entities };
    telegram.push({
      message: { ...heard, message_id: 803, text: "make it 10 seconds", reply_to_message: question },
    });
    for (const known of [1, 2])
      expect((await rig.answer(group, known)).text).toContain("not one of my clips");
    telegram.say(ada, group, "a red fox in the snow", { replyTo: mistake });
    await rig.answer(group, 3);
    expect(studio.admitted.map(({ request }) => request.prompt)).toEqual(["a red fox in the snow"]);
  });

  it("asks for words in its topic, and beside it where that is closed", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { forum: true, topics: [7], members: [ada] });
    telegram.say(ada, group, "/video@rushes_bot a fox", { thread: 7 });
    const card = await rig.answer(group);
    telegram.chatOf(group).topics.set(7, "closed");
    telegram.tap(ada, card, { data: "v1:a:remix:new1:words:" });
    expect(await rig.answer(group, 1)).toMatchObject({ text: expect.stringContaining("Ada") as string });
  });

  it("keeps its settings when it becomes a supergroup", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { kind: "group", admins: [ada] });
    await studio.setGroupSettings(
      "telegram",
      String(group),
      { creditsPerDay: 120 },
      { id: "telegram:1", name: "A" },
    );
    const next = telegram.migrate(group, ada);
    telegram.say(ada, next, "/video@rushes_bot a fox");
    await rig.answer(next);
    expect(await studio.groupSettings("telegram", String(next))).toEqual({ creditsPerDay: 120 });
  });
});

describe("buttons", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  /** A card in a chat, with its clip. */
  async function cardIn(chat: number, from: { id: number; is_bot: boolean; first_name: string }) {
    const known = rig.telegram.fromBot(chat).length;
    rig.telegram.say(from, chat, "/video@rushes_bot a fox in the snow");
    const card = await rig.answer(chat, known);
    const clip = await rig.telegram.until(() =>
      [...rig.studio.clips.values()].find((one) => one.card?.message === String(card.message_id)),
    );
    return { card, clip };
  }

  it("cancels one's own clip, and says so where only the presser sees it", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const { card, clip } = await cardIn(ada.id, ada);
    const query = telegram.tap(ada, card, { label: "Cancel" });
    const toast = await telegram.until(
      () => telegram.callbacks.get(query) !== "open" && telegram.callbacks.get(query),
    );
    expect(toast).toMatchObject({ text: expect.stringMatching(/stopped|cancel/i) as string });
    expect(studio.clips.get(clip.id)?.state).toBe("canceled");
  });

  it("does not let others cancel", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { members: [ada, bob] });
    const { card, clip } = await cardIn(group, ada);
    const query = telegram.tap(bob, card, { label: "Cancel" });
    const toast = await telegram.until(
      () => telegram.callbacks.get(query) !== "open" && telegram.callbacks.get(query),
    );
    expect(toast).toMatchObject({ show_alert: true });
    expect(studio.clips.get(clip.id)?.state).toBe("waiting");
  });

  it("answers every press, however forged its data", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const { card } = await cardIn(ada.id, ada);
    const forged = [
      "",
      "v0:b:cancel:x:",
      "v1:b:nothing:x:",
      "v1:e:9",
      "v1:t:none",
      "v1:s:group:day:5",
      "v1:s:person:len:999",
      "v1:s:person:__proto__:1",
      "v1:a:remix:x:nosuch:",
      "\u0000\u{1F98A}",
    ];
    for (const data of forged) {
      const query = telegram.tap(ada, card, { data });
      await telegram.until(() => telegram.callbacks.get(query) !== "open", `an answer to ${data}`);
      expect(telegram.callbacks.get(query)).toMatchObject({ show_alert: true });
    }
    const query = telegram.tap(ada, card, { data: "v1:b:cancel:nosuch:" });
    await telegram.until(() => telegram.callbacks.get(query) !== "open");
    expect(await rig.studio.preferences({ id: `telegram:${ada.id}`, name: "Ada" })).toEqual({});
  });

  it("that call a command by the name it had before are heard", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const { card } = await cardIn(telegram.group("Film club", { members: [ada] }), ada);
    const query = telegram.tap(ada, card, { data: "v1:b:take::offer=nosuch" });
    await telegram.until(() => telegram.callbacks.get(query) !== "open", "an answer");
    expect(JSON.stringify(telegram.callbacks.get(query))).not.toMatch(/another version|older/);
  });

  it("make one clip of a finger that presses twice, and one each of two people's", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { members: [ada, bob] });
    const { card, clip } = await cardIn(group, ada);
    const data = `v1:b:reroll:${clip.id}:`;
    const presses = [ada, ada, bob, ada].map((person) => telegram.tap(person, card, { data }));
    await telegram.until(() => presses.every((press) => telegram.callbacks.get(press) !== "open"), "answers");
    await telegram.until(() => studio.derived.length === 2, "two clips");
    await rig.answer(group, 2);
    expect(studio.derived).toHaveLength(2);
  });

  it("asks for words by a dialogue that survives a restart", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { members: [ada, bob] });
    const { card, clip } = await cardIn(group, ada);
    telegram.tap(bob, card, { data: `v1:a:remix:${clip.id}:words:` });
    const question = await rig.answer(group, 1);
    expect(question.entities).toMatchObject([{ type: "text_mention", user: { id: bob.id } }]);
    await rig.listener.stop();
    await rig.newListener().start(rig.dispatcher);
    telegram.say(bob, group, "make it night", { replyTo: question });
    await rig.answer(group, 2);
    expect(studio.derived).toMatchObject([
      { parent: clip.id, change: { kind: "remix", words: "make it night" } },
    ]);
  });
});

describe("settings", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  it("are tapped through in private, and typed where no button fits", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const person = { id: `telegram:${ada.id}`, name: "Ada" };
    telegram.say(ada, ada.id, "/settings");
    const menu = await rig.answer(ada.id);
    telegram.tap(ada, menu, { label: "Shape" });
    await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.startsWith("Shape"));
    telegram.tap(ada, menu, { label: "9:16 tall" });
    await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.includes("Shape: 9:16 tall"));
    telegram.tap(ada, menu, { label: "Length" });
    await telegram.until(() => telegram.fromBot(ada.id)[0]?.text?.startsWith("Length"));
    telegram.tap(ada, menu, { label: "Other…" });
    await rig.answer(ada.id, 1);
    telegram.say(ada, ada.id, "ninety");
    expect((await rig.answer(ada.id, 2)).text).toMatch(/from 1 to 60/);
    telegram.say(ada, ada.id, "17");
    expect((await rig.answer(ada.id, 3)).text).toContain("Length: 17 s");
    expect(await studio.preferences(person)).toEqual({ aspect: "9:16", seconds: 17 });
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Shape" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.startsWith("Shape"));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Not set" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Shape: not set"));
    expect(await studio.preferences(person)).toEqual({ seconds: 17 });
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Cards" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.startsWith("Cards"));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Quiet, a change a step" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Cards: Quiet"));
    expect(await studio.preferences(person)).toEqual({ seconds: 17, card: "quiet" });

    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Sound" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.startsWith("Sound"));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "voice" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Now: voice."));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "music" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Now: voice, music."));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "voice (chosen)" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Now: music."));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "music (chosen)" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Now: none."));
    expect(await studio.preferences(person)).toEqual({ seconds: 17, card: "quiet", sound: [] });
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "« Back" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.startsWith("Your settings"));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Voice" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.startsWith("Voice"));
    telegram.tap(ada, await rig.answer(ada.id, 3), { label: "Ann" });
    await telegram.until(() => telegram.fromBot(ada.id)[3]?.text?.includes("Voice: Ann"));
    expect(await studio.preferences(person)).toEqual({ seconds: 17, card: "quiet", sound: [], voice: "ann" });
  });

  it("of a group are for its administrators", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { admins: [ada], members: [bob] });
    telegram.say(bob, group, "/settings@rushes_bot");
    expect((await rig.answer(group)).text).toMatch(/administrators/);
    telegram.say(ada, group, "/settings@rushes_bot");
    const menu = await rig.answer(group, 1);
    telegram.tap(bob, menu, { label: "Who may ask" });
    telegram.tap(ada, menu, { label: "Who may ask" });
    await telegram.until(() => telegram.fromBot(group)[1]?.text?.startsWith("Who may ask"));
    const forged = telegram.tap(bob, menu, { data: "v1:s:group:askers:managers" });
    await telegram.until(() => telegram.callbacks.get(forged) !== "open");
    expect(await studio.groupSettings("telegram", String(group))).toEqual({});
    telegram.tap(ada, menu, { label: "Only those who manage it" });
    await telegram.until(() =>
      telegram.fromBot(group)[1]?.text?.includes("Who may ask: Only those who manage it"),
    );
    telegram.tap(ada, menu, { label: "Models allowed" });
    await telegram.until(() => telegram.fromBot(group)[1]?.text?.startsWith("Models allowed"));
    telegram.tap(ada, menu, { label: "Animatic" });
    await telegram.until(() => telegram.fromBot(group)[1]?.text?.includes("Now: animatic"));
    expect(await studio.groupSettings("telegram", String(group))).toEqual({
      askers: "managers",
      models: ["animatic"],
    });
  });
});

it("lets a new administrator at the group's settings at once, also where members are hidden from the bot", async () => {
  const rig = await startRig();
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  telegram.say(ada, group, "/settings@rushes_bot");
  expect((await rig.answer(group)).text).toMatch(/administrators/);
  telegram.chatOf(group).members.set(ada.id, "administrator");
  telegram.say(ada, group, "/settings@rushes_bot");
  const menu = await rig.answer(group, 1);
  const hidden = { error_code: 400, description: "Bad Request: member list is inaccessible" };
  telegram.fail("getChatMember", hidden, hidden);
  telegram.tap(ada, menu, { label: "Shape" });
  await telegram.until(() => telegram.fromBot(group)[1]?.text?.startsWith("Shape"));
  telegram.tap(ada, menu, { label: "9:16 tall" });
  await telegram.until(() => telegram.fromBot(group)[1]?.text?.includes("Shape: 9:16 tall"));
  expect(await studio.groupSettings("telegram", String(group))).toEqual({ aspect: "9:16" });
  await rig.close();
});

describe("the chosen language", () => {
  const locales = [{ locale: "de", commands: { video: { description: "Macht ein Video" } } }];
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig({ listener: { locales } });
  });
  afterEach(() => rig.close());

  it("is that of the chat's command menu, until none is chosen any more", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const menu = () => telegram.service.menus.get(`chat/${ada.id}/`);
    telegram.say(ada, ada.id, "/settings language:de");
    await telegram.until(menu, "the German menu");
    expect(menu()).toContainEqual({ command: "video", description: "Macht ein Video" });
    telegram.say(ada, ada.id, "/settings");
    const settings = await rig.answer(ada.id, 1);
    expect(settings.text).toContain("Language: Deutsch");
    telegram.tap(ada, settings, { label: "Language" });
    await telegram.until(() => telegram.fromBot(ada.id)[1]?.text?.startsWith("Language"));
    telegram.tap(ada, settings, { label: "Not set" });
    await telegram.until(() => menu() === undefined, "no menu of its own");
  });

  it("of a group goes for its members and its administrators", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { admins: [ada] });
    telegram.say(ada, group, "/rushes@rushes_bot language:de");
    const names = (menu: unknown) => (menu as { command: string }[]).map(({ command }) => command);
    const forAll = await telegram.until(() => telegram.service.menus.get(`chat/${group}/`));
    const forAdmins = await telegram.until(() => telegram.service.menus.get(`chat_administrators/${group}/`));
    expect(names(forAll)).not.toContain("rushes");
    expect(names(forAdmins)).toContain("rushes");
  });
});

describe("inline mode", () => {
  it("finds one's own posted clips by their words, by file id", async () => {
    const rig = await startRig();
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    telegram.say(ada, ada.id, "a fox in the snow");
    await rig.answer(ada.id);
    const clip = await telegram.until(() => studio.clips.get("new1")?.card && studio.clips.get("new1"));
    const file = telegram.keepFile(Buffer.from("film"), "mp4");
    studio.put({
      ...clip,
      posted: { platform: "telegram", chat: "1", message: "2" },
      postedFileId: file.file_id,
    });
    const query = telegram.inline(ada, "FOX");
    expect(await telegram.until(() => telegram.inlineQueries.get(query))).toMatchObject({
      is_personal: true,
      results: [{ type: "video", video_file_id: file.file_id }],
    });
    const secret = studio.clips.get("new1");
    if (secret) studio.put({ ...secret, private: true });
    const hidden = telegram.inline(ada, "FOX");
    expect(await telegram.until(() => telegram.inlineQueries.get(hidden))).toMatchObject({ results: [] });
    // Nor what somebody reported, nor what Telegram shows at once here though it stands behind a spoiler.
    for (const change of [{ hidden: "case1" }, { spoiler: true }]) {
      if (secret) studio.put({ ...secret, private: false, ...change });
      const covered = telegram.inline(ada, "FOX");
      expect(await telegram.until(() => telegram.inlineQueries.get(covered))).toMatchObject({ results: [] });
    }
    if (secret) studio.put({ ...secret, private: false });
    const others = telegram.inline(bob, "fox");
    expect(await telegram.until(() => telegram.inlineQueries.get(others))).toMatchObject({ results: [] });
    await rig.close();
  });
});
