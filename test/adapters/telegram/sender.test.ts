import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refOf } from "../../../adapters/telegram/place.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import { PlatformError } from "../../../src/core/errors.ts";
import type { Surface } from "../../../src/core/surface.ts";
import { cardOf, filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
const options = { idempotencyKey: "post-1", signal: new AbortController().signal };
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig({ start: false });
});
afterEach(() => rig.close());

/** Somebody who has asked for a clip in a supergroup. */
function asking(kind: { forum?: boolean } = {}) {
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", {
    members: [ada],
    ...(kind.forum ? { forum: true, topics: [7] } : {}),
  });
  const asked = telegram.say(ada, group, "/video@rushes_bot a fox", kind.forum ? { thread: 7 } : {});
  const surface: Surface = {
    platform: "telegram",
    chat: String(group),
    message: String(asked.message_id),
    group: String(group),
    ...(kind.forum ? { thread: "7" } : {}),
  };
  const clip = finishedClip(surface, { maker: { id: `telegram:${ada.id}`, name: "Ada" } });
  return { ada, group, surface, clip, post: postOf(clip, files) };
}
const films = (chat: number) => rig.telegram.fromBot(chat).filter(({ video }) => video);

describe("posting a clip", () => {
  it("sends the film with its measures, a thumbnail, a cover and its buttons, in the topic", async () => {
    const { group, surface, post } = asking({ forum: true });
    const sender = rig.newSender({
      async thumbnail(film) {
        const out = join(film, "..", "thumb.jpg");
        execFileSync("ffmpeg", [
          "-v",
          "error",
          "-y",
          "-i",
          film,
          "-frames:v",
          "1",
          "-vf",
          "scale=160:-2",
          out,
        ]);
        return readFileSync(out);
      },
    });
    const posted = await sender.postClip(surface, post, options);
    const [film] = films(group);
    expect(film).toMatchObject({
      message_thread_id: 7,
      caption: post.caption,
      video: { width: 160, height: 90, duration: 1, thumbnail: { width: 160 } },
      reply_to_message: { message_id: Number(surface.message) },
    });
    expect(film?.video).toHaveProperty("cover");
    expect(film?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
      "Remix",
      "Re-roll",
      "Delete",
    ]);
    expect(posted).toEqual({ ref: refOf(film as NonNullable<typeof film>), fileId: film?.video?.file_id });
    expect(rig.telegram.callsOf("sendVideo")[0]?.parameters).toMatchObject({ supports_streaming: true });
    expect(rig.telegram.service.actions).toContainEqual({ chat: group, action: "upload_video", thread: 7 });
  });

  it.each([
    ["Ein Müller & sein Café", "ein-muller-sein-cafe.mp4"],
    ["キツネ", "clip.mp4"],
  ])("names the file of %j by its words, letters with marks as those without", async (prompt, name) => {
    const { group, surface, clip } = asking();
    const asked = { ...clip, request: { ...clip.request, prompt } };
    await rig.sender.postClip(surface, postOf(asked, files), options);
    expect(films(group)[0]?.video?.file_name).toBe(name);
  });

  it("posts again by file id, uploading nothing; an id that is known no more is uploaded after all", async () => {
    const { group, surface, clip } = asking();
    const first = await rig.sender.postClip(surface, postOf(clip, files), options);
    const uploads = rig.telegram.service.uploads;
    const kept = { ...clip, posted: first.ref, ...(first.fileId ? { postedFileId: first.fileId } : {}) };
    await rig.sender.postClip(surface, postOf(kept, files), { ...options, idempotencyKey: "post-2" });
    expect(rig.telegram.service.uploads).toBe(uploads);
    const forgotten = { ...kept, postedFileId: "gone" };
    await rig.sender.postClip(surface, postOf(forgotten, files), { ...options, idempotencyKey: "post-3" });
    expect(films(group)).toHaveLength(3);
    expect(rig.telegram.service.uploads).toBeGreaterThan(uploads);
  });

  it("posts without a reply when the asking message is gone, and outside a topic that is closed or gone", async () => {
    const { group, surface, post, clip } = asking({ forum: true });
    rig.telegram.chatOf(group).messages.delete(Number(surface.message));
    await rig.sender.postClip(surface, post, options);
    expect(films(group)[0]?.reply_to_message).toBeUndefined();
    rig.telegram.chatOf(group).topics.set(7, "closed");
    const closed = await rig.sender.postClip(surface, postOf(clip, files), {
      ...options,
      idempotencyKey: "k2",
    });
    expect(closed).toMatchObject({ elsewhere: expect.stringContaining("outside the topic") as string });
    rig.telegram.chatOf(group).topics.delete(7);
    await rig.sender.postClip(surface, postOf(clip, files), { ...options, idempotencyKey: "k3" });
    expect(films(group).map((film) => film.message_thread_id)).toEqual([7, undefined, undefined]);
  });

  it("posts without a reply when the asking message is deleted in that very moment", async () => {
    const { group, surface, post } = asking({ forum: true });
    const gone = { error_code: 400, description: "Bad Request: message to be replied not found" };
    rig.telegram.fail("sendVideo", gone);
    rig.telegram.fail("sendMessage", gone);
    await rig.sender.postClip(surface, post, options);
    await rig.sender.postNotice(surface, { paragraphs: ["Which one?"] }, PLACE);
    const said = rig.telegram.fromBot(group);
    expect(
      said.map(({ message_thread_id, reply_to_message }) => [message_thread_id, reply_to_message]),
    ).toEqual([
      [7, undefined],
      [7, undefined],
    ]);
  });

  it("goes to the maker when the group has thrown the bot out, and nowhere when the maker blocked it", async () => {
    const { ada, group, surface, post, clip } = asking();
    rig.telegram.kick(group, ada);
    const posted = await rig.sender.postClip(surface, post, options);
    expect(posted).toMatchObject({
      ref: { chat: String(ada.id) },
      elsewhere: expect.stringContaining("directly") as string,
    });
    rig.telegram.block(ada);
    await expect(
      rig.sender.postClip(surface, postOf(clip, files), { ...options, idempotencyKey: "k2" }),
    ).rejects.toMatchObject({ code: "nowhere-to-post", retryable: false });
    const calls = rig.telegram.calls.length;
    await expect(
      rig.sender.postClip(surface, postOf(clip, files), { ...options, idempotencyKey: "k3" }),
    ).rejects.toMatchObject({ code: "nowhere-to-post" });
    // Noted: neither is asked again.
    expect(rig.telegram.calls.slice(calls).filter(({ parameters }) => parameters.chat_id === group)).toEqual(
      [],
    );
  });

  it("goes to the maker from a group that takes no videos, and still keeps the card there true", async () => {
    const { ada, group, surface, post, clip } = asking();
    const description = "Bad Request: not enough rights to send videos to the chat";
    rig.telegram.fail("sendVideo", { error_code: 400, description });
    expect((await rig.sender.postClip(surface, post, options)).ref.chat).toBe(String(ada.id));
    const notice = await rig.sender.postNotice(surface, { paragraphs: ["Hello"] }, PLACE);
    expect(notice?.chat).toBe(String(group));
    if (notice) expect(await rig.sender.editCard(notice, surface, cardOf(clip))).toBe("edited");
  });

  it("posts a private clip to its maker alone", async () => {
    const { ada, group, surface, clip } = asking();
    const posted = await rig.sender.postClip(surface, postOf({ ...clip, private: true }, files), options);
    expect(posted.ref.chat).toBe(String(ada.id));
    expect(films(group)).toHaveLength(0);
  });

  it("follows a group that became a supergroup, and tells the listener", async () => {
    const { telegram } = rig;
    const ada = telegram.user("Ada");
    const group = telegram.group("Film club", { kind: "group", members: [ada] });
    const asked = telegram.say(ada, group, "/video@rushes_bot a fox");
    const surface = {
      platform: "telegram",
      chat: String(group),
      message: String(asked.message_id),
      group: String(group),
    };
    const next = telegram.migrate(group, ada, { tellBot: false });
    telegram.say(ada, next, "the first message here has the asking message's number");
    const moves: unknown[] = [];
    const stop = await rig.notebook.subscribe("moved", (move) => moves.push(move));
    const clip = finishedClip(surface, { maker: { id: `telegram:${ada.id}`, name: "Ada" } });
    const posted = await rig.sender.postClip(surface, postOf(clip, files), options);
    expect(posted.ref.chat).toBe(String(next));
    expect(films(next)[0]?.reply_to_message).toBeUndefined();
    await telegram.until(() => moves.length > 0);
    expect(moves).toEqual([{ from: String(group), to: String(next) }]);
    expect(
      await rig.sender.editCard(
        { platform: "telegram", chat: String(group), message: "1" },
        surface,
        cardOf(clip),
      ),
    ).toBe("gone");
    await stop();
  });

  it("refuses a film that is larger than allowed before a byte is sent, and says so when Telegram does", async () => {
    const { surface, post } = asking();
    await expect(
      rig.newSender({ uploadLimitBytes: 1_000 }).postClip(surface, post, options),
    ).rejects.toMatchObject({
      code: "file-too-large",
    });
    expect(rig.telegram.callsOf("sendVideo")).toHaveLength(0);
    rig.telegram.service.uploadLimitBytes = 1_000;
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({
      code: "file-too-large",
    });
  });

  it("knows the limits of Telegram's own server and of one's own", async () => {
    const { surface } = asking();
    expect(await rig.sender.uploadLimit(surface)).toBe(2_000_000_000);
    expect(await rig.newSender({ apiRoot: undefined }).uploadLimit(surface)).toBe(50_000_000);
    expect(await rig.newSender({ uploadLimitBytes: 7 }).uploadLimit(surface)).toBe(7);
  });

  it("waits as long as Telegram asks, and then posts once", async () => {
    const { group, surface, post } = asking();
    rig.telegram.fail("sendVideo", {
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    await rig.sender.postClip(surface, post, options);
    expect(films(group)).toHaveLength(1);
    rig.telegram.fail("sendVideo", {
      error_code: 429,
      description: "Too Many Requests: retry after 900",
      parameters: { retry_after: 900 },
    });
    await expect(
      rig.sender.postClip(surface, post, { ...options, idempotencyKey: "k2" }),
    ).rejects.toMatchObject({
      retryable: true,
      retryAfterMs: 900_000,
    });
  });
});

describe("posting exactly once", () => {
  /** Tries again as the worker does, until it is posted. */
  async function untilPosted(attempt: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (!(error instanceof PlatformError) || !error.retryable) throw error;
        rig.clock.now += error.retryAfterMs ?? 0;
      }
    }
    throw new Error("never posted");
  }

  it("when the answer to a posting that was carried out is lost", async () => {
    const { group, surface, post } = asking();
    rig.telegram.fail("sendVideo", "break-after");
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({
      code: "post-unconfirmed",
      retryable: true,
    });
    expect(films(group)).toHaveLength(1);
    await untilPosted(() => rig.newSender().postClip(surface, post, options));
    expect(films(group)).toHaveLength(1);
    const again = await rig.sender.postClip(surface, post, options);
    expect(again.ref.message).toBe(String(films(group)[0]?.message_id));
  });

  it("when the connection broke before Telegram did anything", async () => {
    const { group, surface, post } = asking();
    rig.telegram.fail("sendVideo", "break-before");
    await untilPosted(() => rig.sender.postClip(surface, post, options));
    expect(films(group)).toHaveLength(1);
  });

  it("when the server says that it failed, whether or not it did", async () => {
    const { group, surface, post } = asking();
    rig.telegram.fail("sendVideo", { error_code: 502, description: "Bad Gateway" });
    await untilPosted(() => rig.sender.postClip(surface, post, options));
    expect(films(group)).toHaveLength(1);
  });

  it("although other people and other clips were posted in between, which are not touched", async () => {
    const { ada, group, surface, post, clip } = asking();
    rig.telegram.fail("sendVideo", "break-after");
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({ retryable: true });
    rig.telegram.say(ada, group, "/help@rushes_bot");
    const other = finishedClip(surface, { id: "clip-2", maker: clip.maker });
    await rig.sender.postClip(
      surface,
      { ...postOf(other, files), caption: "another" },
      { ...options, idempotencyKey: "other" },
    );
    const before = structuredClone(rig.telegram.messages(group));
    rig.clock.now += 60_000;
    const posted = await rig.sender.postClip(surface, post, options);
    expect(rig.telegram.messages(group)).toEqual(before);
    expect(films(group)[0]?.caption).toBe(post.caption);
    expect(posted.ref.message).toBe(String(films(group)[0]?.message_id));
  });

  /** Another clip that somebody asked for in the same chat, under a key of its own. */
  function anotherAsk(ada: ReturnType<typeof asking>["ada"], group: number, surface: Surface) {
    const asked = rig.telegram.say(ada, group, "/video@rushes_bot an owl");
    const theirs = { ...surface, message: String(asked.message_id) };
    const clip = finishedClip(theirs, { id: "clip-2", maker: { id: `telegram:${ada.id}`, name: "Ada" } });
    const post = { ...postOf(clip, files), caption: "an owl" };
    return { surface: theirs, post, options: { ...options, idempotencyKey: "other" } };
  }
  const isAskedBy = ({ message }: Surface) =>
    films(Number(rig.telegram.callsOf("sendVideo")[0]?.parameters.chat_id)).filter(
      ({ reply_to_message }) => String(reply_to_message?.message_id) === message,
    );

  const down = { error_code: 502, description: "Bad Gateway" };

  it.each([
    ["the answers for two clips in a chat were lost at once, and only one of them was taken in", []],
    ["it was taken for another once, and the answer for it was lost again", [down]],
  ])("although %s", async (_, again) => {
    const { ada, group, surface, post } = asking();
    const other = anotherAsk(ada, group, surface);
    rig.telegram.fail("sendVideo", down, "break-after", ...again);
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({ retryable: true });
    await expect(rig.newSender().postClip(other.surface, other.post, other.options)).rejects.toMatchObject({
      retryable: true,
    });
    await untilPosted(() => rig.sender.postClip(surface, post, options));
    await untilPosted(() => rig.newSender().postClip(other.surface, other.post, other.options));
    expect(isAskedBy(surface).map(({ caption }) => caption)).toEqual([post.caption]);
    expect(isAskedBy(other.surface).map(({ caption }) => caption)).toEqual(["an owl"]);
  });

  it("although another clip stands where it would, had Telegram taken it in", async () => {
    const { ada, group, surface, post } = asking();
    const other = anotherAsk(ada, group, surface);
    rig.telegram.fail("sendVideo", down);
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({ retryable: true });
    await rig.newSender().postClip(other.surface, other.post, other.options);
    const before = structuredClone(isAskedBy(other.surface));
    await untilPosted(() => rig.sender.postClip(surface, post, options));
    expect(isAskedBy(surface).map(({ caption }) => caption)).toEqual([post.caption]);
    expect(isAskedBy(other.surface)).toEqual(before);
  });

  it("although the whole of Telegram wrote to the bot while it took the film in", async () => {
    const { ada, clip } = asking();
    const asked = rig.telegram.say(ada, ada.id, "a fox");
    const chat = String(ada.id);
    const surface = { platform: "telegram", chat, message: String(asked.message_id) };
    const post = postOf({ ...clip, surface }, files);
    // Counted on from the last id that the bot saw.
    await rig.sender.postNotice(surface, { paragraphs: ["one moment"] }, PLACE);
    const others = Array.from({ length: 60 }, (_, index) => rig.telegram.user(`Person ${index}`));
    for (const other of others) rig.telegram.say(other, other.id, "me too");
    rig.telegram.fail("sendVideo", "break-after");
    await expect(rig.sender.postClip(surface, post, options)).rejects.toMatchObject({ retryable: true });
    await rig.sender.postNotice(
      { platform: "telegram", chat: String(others[0]?.id) },
      { paragraphs: ["hello"] },
      PLACE,
    );
    await untilPosted(() => rig.newSender().postClip(surface, post, options));
    expect(films(ada.id)).toHaveLength(1);
  });

  it("when the process dies in the middle of the upload", async () => {
    const { group, surface, post } = asking();
    // What a killed process leaves behind: a film begun, and nothing said since.
    await rig.notebook.set("post:post-1", { phase: "uploading" });
    await rig.notebook.set("posting:post-1", true, { ttlMs: 20 });
    await untilPosted(async () => {
      await new Promise((resolve) => setTimeout(resolve, 25));
      return rig.sender.postClip(surface, post, options);
    });
    expect(films(group)).toHaveLength(1);
  });

  it("when two workers try at once", async () => {
    const { group, surface, post } = asking();
    const both = await Promise.allSettled([
      rig.newSender().postClip(surface, post, options),
      rig.newSender().postClip(surface, post, options),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await untilPosted(() => rig.sender.postClip(surface, post, options));
    expect(films(group)).toHaveLength(1);
  });
});

describe("cards and notices", () => {
  it("stop being edited where the bot may not write any more, without asking again and again", async () => {
    const { ada, surface, clip } = asking();
    rig.telegram.block(ada);
    const ref = { platform: "telegram", chat: String(ada.id), message: "3" };
    expect(await rig.sender.editCard(ref, surface, cardOf(clip))).toBe("gone");
    const calls = rig.telegram.calls.length;
    expect(await rig.sender.editCard(ref, surface, cardOf(clip))).toBe("gone");
    expect(
      await rig.sender.postNotice(
        { platform: "telegram", chat: String(ada.id) },
        { paragraphs: ["Hello"] },
        PLACE,
      ),
    ).toBeUndefined();
    expect(rig.telegram.calls).toHaveLength(calls);
  });

  it("show a notice's picture above its words, in one message where they fit under it", async () => {
    const { surface } = asking();
    const folder = await mkdtemp(join(tmpdir(), "rushes-picture-"));
    const path = join(folder, "sheet.jpg");
    await writeFile(path, "a picture");
    const sender = rig.newSender({ media: { path: async () => path } });
    await sender.postNotice(surface, { title: "Takes side by side", pictureKey: "sheets/a.jpg" }, PLACE);
    const long = Array.from({ length: 3 }, () => "a long story ".repeat(50));
    await sender.postNotice(surface, { pictureKey: "sheets/a.jpg", paragraphs: long }, PLACE);
    const [both, picture, words] = rig.telegram.fromBot(Number(surface.chat));
    expect(both?.photo).toHaveLength(1);
    expect(both?.caption).toBe("Takes side by side");
    expect(picture?.photo).toHaveLength(1);
    expect(words?.text).toContain("a long story");
    await sender.close();
    await rm(folder, { recursive: true });
  });

  it("with a picture are sent once, though Redis is away when Telegram has answered", async () => {
    const { surface, group } = asking();
    const notebook: typeof rig.notebook = {
      ...rig.notebook,
      async claim(key, ...rest) {
        if (key.startsWith("taken:")) throw new Error("Redis is away");
        return rig.notebook.claim(key, ...rest);
      },
    };
    const sender = rig.newSender({ notebook, media: { path: async () => files.posterPath } });
    const ref = await sender.postNotice(surface, { paragraphs: ["look"], pictureKey: "sheet.jpg" }, PLACE);
    expect(ref?.message).toBe(String(rig.telegram.fromBot(group)[0]?.message_id));
    expect(rig.telegram.fromBot(group)).toHaveLength(1);
  });

  it("lose their buttons where they are too old to be deleted", async () => {
    const { group, surface, post } = asking();
    const { ref } = await rig.sender.postClip(surface, post, options);
    const description = "Bad Request: message can't be deleted for everyone";
    rig.telegram.fail("deleteMessage", { error_code: 400, description });
    await rig.sender.deleteMessage(ref);
    expect(films(group)[0]?.reply_markup).toBeUndefined();
    await rig.sender.deleteMessage(ref);
    expect(films(group)).toEqual([]);
    await rig.sender.deleteMessage(ref);
  });

  it("say a wait that is too long to sit out", async () => {
    const { surface, clip } = asking();
    rig.telegram.fail("editMessageText", {
      error_code: 429,
      description: "Too Many Requests: retry after 40",
      parameters: { retry_after: 40 },
    });
    await expect(
      rig.sender.editCard({ platform: "telegram", chat: surface.chat, message: "1" }, surface, cardOf(clip)),
    ).rejects.toMatchObject({ retryable: true, retryAfterMs: 40_000 });
  });

  it("never carry the token into an error", async () => {
    const { surface, post, clip } = asking();
    await rig.telegram.close();
    const ref = { platform: "telegram", chat: surface.chat, message: "1" };
    for (const attempt of [
      rig.sender.editCard(ref, surface, cardOf(clip)),
      rig.sender.postClip(surface, post, options),
    ]) {
      const error = await attempt.then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      expect(error).toBeInstanceOf(PlatformError);
      expect(JSON.stringify([error?.message, error?.stack, error?.cause, error])).not.toContain(
        rig.telegram.token,
      );
    }
  });
});
