import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLACE } from "../../../src/core/access/audience.ts";
import { clipButtons } from "../../../src/core/card/buttons.ts";
import { toRecipe } from "../../../src/core/film/recipe.ts";
import type { Surface } from "../../../src/core/surface.ts";
import { filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(30).fill(0)]);

/** A film in somebody's private chat. */
async function film() {
  const { telegram, studio, sender } = rig;
  const ada = telegram.user("Ada");
  const surface: Surface = { platform: "telegram", chat: String(ada.id) };
  const clip = finishedClip(surface, {
    maker: { id: `telegram:${ada.id}`, name: "Ada" },
    account: `telegram:${ada.id}`,
    state: "delivered",
  });
  const options = { idempotencyKey: `post-${clip.id}`, signal: new AbortController().signal };
  const post = { ...postOf(clip, files), buttons: clipButtons(clip) };
  const posted = await sender.postClip(surface, post, options);
  studio.put({ ...clip, posted: posted.ref, ...(posted.fileId ? { postedFileId: posted.fileId } : {}) });
  const message = telegram.fromBot(ada.id).find(({ video }) => video);
  if (!message) throw new Error("no film");
  return { ada, clip, message };
}

describe("a command in reply", () => {
  it("takes anybody's picture as what it begins from", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { members: [ada, bob] });
    const photo = telegram.sendPhoto(bob, group, JPEG);
    telegram.say(ada, group, "/video@rushes_bot alive", { replyTo: photo });
    await telegram.until(() => studio.admitted.length === 1);
    expect(studio.admitted[0]?.request).toMatchObject({
      prompt: "alive",
      images: [{ role: "start", key: expect.stringMatching(/^uploads\/telegram-UNIQ/) as string }],
    });
  });

  it("films what somebody wrote, and says that a video of theirs is no beginning", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    const group = telegram.group("Film club", { members: [ada, bob] });
    const script = telegram.say(bob, group, "A lighthouse at dusk. A storm comes in.");
    telegram.say(ada, group, "/video@rushes_bot", { replyTo: script });
    await telegram.until(() => studio.admitted.length === 1);
    expect(studio.admitted[0]?.request.prompt).toBe("A lighthouse at dusk. A storm comes in.");
    const { message } = await film();
    const foreign = telegram.forward(bob, group, {
      ...message,
      video: { ...(message.video as NonNullable<typeof message.video>), file_unique_id: "somebody-elses" },
    });
    const known = telegram.fromBot(group).length;
    telegram.say(ada, group, "/video@rushes_bot alive", { replyTo: foreign });
    expect((await rig.answer(group, known)).text).toContain("from a picture I can");
    expect(studio.admitted).toHaveLength(1);
  });
});

describe("a reply to a clip that stands elsewhere", () => {
  it("remixes it: forwarded, or from another chat", async () => {
    const { telegram, studio } = rig;
    const { ada, clip, message } = await film();
    const copy = telegram.forward(ada, ada.id, message);
    telegram.say(ada, ada.id, "make it night", { replyTo: copy });
    await telegram.until(() => studio.derived.length === 1);
    telegram.say(ada, ada.id, "make it snow", { external: message });
    await telegram.until(() => studio.derived.length === 2);
    expect(studio.derived.map(({ parent }) => parent)).toEqual([clip.id, clip.id]);
    expect(studio.admitted).toHaveLength(0);
  });

  it("is nothing to somebody who may not see it", async () => {
    const { telegram, studio } = rig;
    const { clip, message } = await film();
    studio.put({ ...(studio.clips.get(clip.id) as typeof clip), private: true });
    const bob = telegram.user("Bob");
    const copy = telegram.forward(bob, bob.id, message);
    await rig.answer(bob.id);
    telegram.say(bob, bob.id, "make it night", { replyTo: copy });
    await rig.answer(bob.id, 1);
    expect(studio.derived).toHaveLength(0);
  });
});

describe("a track of one's own", () => {
  const SONG = Buffer.from("ID3\x04\0\0\0\0\0\0 a song");
  const VIDEO = Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1 a film");

  it("is the music of what is asked for with it, pointed at too, and of a video with /film the sound is", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const song = telegram.sendHeard(ada, ada.id, "audio", SONG, { caption: "/video a fox in the snow" });
    await telegram.until(() => studio.admitted.length === 1);
    telegram.say(ada, ada.id, "/video a cat in the sun", { replyTo: song });
    await telegram.until(() => studio.admitted.length === 2);
    telegram.sendHeard(ada, ada.id, "video", VIDEO, { caption: "/video an owl at night" });
    await telegram.until(() => studio.admitted.length === 3);
    expect(studio.admitted.map(({ request }) => request.sound?.track)).toEqual([
      expect.stringMatching(/^uploads\/telegram-.+\.mp3$/),
      expect.stringMatching(/^uploads\/telegram-.+\.mp3$/),
      expect.stringMatching(/^uploads\/telegram-.+\.mp4$/),
    ]);
  });

  it("is no video sent with plain words: nothing is made of that", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    telegram.sendHeard(ada, ada.id, "video", VIDEO, { caption: "make it a cartoon" });
    expect((await rig.answer(ada.id)).text).toContain("from words and pictures");
    expect(studio.admitted).toEqual([]);
  });
});

describe("what apps make of a GIF", () => {
  const ANIMATION = Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1 a moving picture");
  const begins = [{ role: "start", key: expect.stringMatching(/^uploads\/telegram-UNIQ.*\.gif$/) as string }];

  it("is a picture to begin from: with words, with /video, and pointed at", async () => {
    const { telegram, studio } = rig;
    const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
    telegram.sendHeard(ada, ada.id, "animation", ANIMATION, { caption: "a snowy owl blinks" });
    await telegram.until(() => studio.admitted.length === 1);
    telegram.sendHeard(ada, ada.id, "animation", ANIMATION, { caption: "/video an owl at night" });
    await telegram.until(() => studio.admitted.length === 2);
    const group = telegram.group("Film club", { members: [ada, bob] });
    const sent = telegram.sendHeard(bob, group, "animation", ANIMATION);
    telegram.say(ada, group, "/video@rushes_bot alive", { replyTo: sent });
    await telegram.until(() => studio.admitted.length === 3);
    for (const { request } of studio.admitted) {
      expect(request.images).toEqual(begins);
      expect(request.sound?.track).toBeUndefined();
    }
  });

  it("is asked about where it comes alone, but in a group it is how people answer", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    telegram.sendHeard(ada, ada.id, "animation", ANIMATION);
    expect((await rig.answer(ada.id)).text).toContain("What should happen?");
    const group = telegram.group("Film club", { members: [ada] });
    telegram.say(ada, group, "/nonsense@rushes_bot");
    const replyTo = await rig.answer(group);
    telegram.sendHeard(ada, group, "animation", ANIMATION, { replyTo });
    telegram.say(ada, group, "/help@rushes_bot");
    expect((await rig.answer(group, 1)).text).not.toContain("What should happen?");
  });

  it("is a clip of ours where it is one: a reply to it remixes that", async () => {
    const { telegram, studio } = rig;
    const { ada, clip, message } = await film();
    const { video, ...rest } = message;
    const silent = { ...rest, animation: video, document: video } as unknown as typeof message;
    telegram.say(ada, ada.id, "/remix make it night", { replyTo: silent });
    await telegram.until(() => studio.derived.length === 1);
    const copy = telegram.forward(ada, ada.id, silent);
    telegram.say(ada, ada.id, "/remix make it snow", { replyTo: copy });
    await telegram.until(() => studio.derived.length === 2);
    telegram.say(ada, ada.id, "make it rain", { external: silent });
    await telegram.until(() => studio.derived.length === 3);
    expect(studio.derived.map(({ parent }) => parent)).toEqual([clip.id, clip.id, clip.id]);
    for (const { change } of studio.derived) expect(change).not.toHaveProperty("images");
    expect(studio.admitted).toHaveLength(0);
  });
});

describe("a recipe", () => {
  it("makes its film again: alone, sent on with our caption, or pointed at", async () => {
    const { telegram, studio } = rig;
    const { ada, clip } = await film();
    const recipe = Buffer.from(JSON.stringify(toRecipe(clip)));
    studio.readText = async () => recipe.toString();
    telegram.sendDocument(ada, ada.id, recipe);
    await telegram.until(() => studio.admitted.length === 1);
    const caption = `How clip ${clip.id.replace("-", "")} was made. Send the file together with /video to make the film again.`;
    const sent = telegram.sendDocument(ada, ada.id, recipe, { caption });
    await telegram.until(() => studio.admitted.length === 2);
    telegram.say(ada, ada.id, "/video", { replyTo: sent });
    await telegram.until(() => studio.admitted.length === 3);
    expect(studio.admitted.map(({ request }) => request.prompt)).toEqual([
      clip.request.prompt,
      clip.request.prompt,
      clip.request.prompt,
    ]);
  });

  it("that is none is said at once, and the next idea is an idea", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    studio.readText = async () => '{"notes":[1]}';
    telegram.sendDocument(ada, ada.id, Buffer.from('{"notes":[1]}'));
    expect((await rig.answer(ada.id)).text).toContain("not a recipe");
    telegram.say(ada, ada.id, "a fox in the snow --draft");
    await telegram.until(() => studio.admitted.length === 1);
    expect(studio.admitted[0]?.request).toMatchObject({ prompt: "a fox in the snow", draft: true });
  });
});

describe("words after the question of Remix", () => {
  async function asked() {
    const { ada, clip, message } = await film();
    const known = rig.telegram.fromBot(ada.id).length;
    rig.telegram.tap(ada, message, { label: "Remix" });
    const question = await rig.answer(ada.id, known);
    return { ada, clip, question };
  }

  it("are read as everywhere else, options too", async () => {
    const { ada, question } = await asked();
    rig.telegram.say(ada, ada.id, "make it night --aspect 9:16", { replyTo: question });
    await rig.telegram.until(() => rig.studio.derived.length === 1);
    expect(rig.studio.derived[0]?.change).toMatchObject({
      kind: "remix",
      words: "make it night",
      request: { aspect: "9:16" },
    });
  });

  it("that are plainly a new idea are asked about, and nothing is made before", async () => {
    const { ada } = await asked();
    const known = rig.telegram.fromBot(ada.id).length;
    rig.telegram.say(ada, ada.id, "A black cat sleeps on a red sofa in the sun.");
    const which = await rig.answer(ada.id, known);
    expect(which.text).toContain("a change to that clip, or a new one?");
    expect(rig.studio.derived).toHaveLength(0);
    expect(rig.studio.admitted).toHaveLength(0);
    rig.telegram.tap(ada, which, { label: /^Make a clip/ });
    await rig.telegram.until(() => rig.studio.admitted.length === 1);
    expect(rig.studio.admitted[0]?.request.prompt).toBe("A black cat sleeps on a red sofa in the sun.");
  });

  it("keep a picture that was sent instead of words", async () => {
    const { ada, clip } = await asked();
    const known = rig.telegram.fromBot(ada.id).length;
    rig.telegram.sendPhoto(ada, ada.id, JPEG);
    expect((await rig.answer(ada.id, known)).text).toContain("What should happen?");
    rig.telegram.say(ada, ada.id, "make it night");
    await rig.telegram.until(() => rig.studio.derived.length === 1);
    expect(rig.studio.derived[0]).toMatchObject({
      parent: clip.id,
      change: { kind: "remix", request: { images: [{ role: "start" }] } },
    });
  });
});

describe("a message that is put right", () => {
  it("changes the clip on its card while that waits, and is offered once it is being made", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const asked = telegram.say(ada, ada.id, "/video a red fix in snow");
    const card = await rig.answer(ada.id);
    await telegram.until(() => [...studio.clips.values()].some((clip) => clip.card));
    telegram.edit(asked, "/video a red fox in snow");
    await telegram.until(() => studio.admitted.length === 2);
    const second = await telegram.until(() =>
      [...studio.clips.values()].find((clip) => clip.state !== "canceled" && clip.card),
    );
    expect(second.card?.message).toBe(String(card.message_id));
    expect(studio.admitted[1]?.request.prompt).toBe("a red fox in snow");
    studio.put({ ...second, state: "shooting" });
    telegram.edit(asked, "/video a red wolf in snow");
    const offer = await rig.answer(ada.id, 1);
    expect(offer.text).toContain("is being made already");
    expect(studio.admitted).toHaveLength(2);
  });
});

describe("/history", () => {
  it("shows its clips side by side, turns its pages in place, and sends a clip again at a tap", async () => {
    const { telegram, studio, media } = rig;
    const { ada, clip } = await film();
    const posts = new Map<string, number>();
    studio.show = async (id) => {
      posts.set(id, (posts.get(id) ?? 0) + 1);
      return "here";
    };
    for (let n = 1; n <= 6; n++) studio.put({ ...clip, id: `clip${n}`, createdAt: n });
    studio.contactSheet = async (some) => {
      const key = `sheets/${some.map(({ id }) => id).join("-")}.jpg`;
      await media.write(key, Readable.from([JPEG]));
      return key;
    };
    const known = telegram.fromBot(ada.id).length;
    telegram.say(ada, ada.id, "/history");
    const list = await rig.answer(ada.id, known);
    expect(list.photo).toBeDefined();
    expect(list.caption).toContain("page 1 of 2");
    const buttons = list.reply_markup?.inline_keyboard.flat() ?? [];
    expect(buttons.map(({ text }) => text)).toContain("Show 5");
    expect(buttons).toContainEqual({ text: "Copy clip6", copy_text: { text: "clip6" } });
    telegram.tap(ada, list, { label: "Older" });
    const turned = await telegram.until(() => {
      const now = telegram.fromBot(ada.id).find(({ message_id }) => message_id === list.message_id);
      return now?.caption?.includes("page 2 of 2") && now;
    });
    expect(telegram.fromBot(ada.id)).toHaveLength(known + 1);
    telegram.tap(ada, turned, { label: "Show 1" });
    await telegram.until(() => posts.size === 1);
    expect([...posts.values()]).toEqual([1]);
  });
});

describe("a case in the reviewers' group", () => {
  it("stays as it is, its pictures blurred, when somebody sees it: what is clear goes to them alone", async () => {
    const { telegram, studio, media, sender } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Reviewers", { members: [ada] });
    telegram.say(ada, ada.id, "/help");
    const known = telegram.fromBot(ada.id).length;
    await rig.answer(ada.id, known);
    await media.write("sheets/clear.jpg", Readable.from([JPEG]));
    const unveil = async () => ({ sheet: "sheets/clear.jpg", files: ["films/one.mp4"] });
    Object.assign(studio, { desk: { unveil } });
    const place = { platform: "telegram", chat: String(group), group: String(group) };
    const buttons = ["approve", "see"].map((what) => ({
      label: what,
      command: "review",
      options: { case: "k3f9x2", do: what },
    }));
    await sender.postNotice(place, { title: "Case k3f9x2", buttons }, PLACE);
    const told = await rig.answer(group);
    const before = telegram.fromBot(ada.id).length;
    telegram.tap(ada, told, { label: "see" });
    expect((await rig.answer(ada.id, before)).photo).toBeDefined();
    expect(telegram.fromBot(group)[0]).toMatchObject({ text: "Case k3f9x2" });
    expect(telegram.fromBot(group).filter(({ photo }) => photo)).toEqual([]);
  });
});

describe("reactions", () => {
  it("are the bot's receipt for an order, and what people think of a clip", async () => {
    const { telegram, studio } = rig;
    const { ada, clip, message } = await film();
    const known = telegram.fromBot(ada.id).length;
    const asked = telegram.say(ada, ada.id, "/video a fox");
    await rig.answer(ada.id, known);
    await telegram.until(() => telegram.service.reactions.get(`${ada.id}/${asked.message_id}`) === "👀");
    telegram.react(ada, message, "👍");
    await telegram.until(() => studio.clips.get(clip.id)?.thumbsUp === 1);
    telegram.react(ada, message, "👎", "👍");
    await telegram.until(() => studio.clips.get(clip.id)?.thumbsDown === 1);
    expect(studio.clips.get(clip.id)).toMatchObject({ thumbsUp: 0 });
  });
});
