import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseRange } from "../../../adapters/console/web/media-file.ts";
import { type ConsoleRoutes, createConsoleRoutes } from "../../../adapters/console/web/routes.ts";
import { noLogins } from "../../fixtures/no-logins.ts";
import { type SmallStudio, smallStudio } from "./small-studio.ts";

let chat: SmallStudio;
let web: ConsoleRoutes;
beforeEach(async () => {
  chat = await smallStudio();
  web = createConsoleRoutes({
    ...chat,
    hosts: ["rushes.example.org"],
    logins: noLogins,
    isLocal: () => true,
    log: { warn: (facts, message) => chat.warnings.push({ facts, message }) },
  });
  await chat.listener.threads.open("reel", "");
});
afterEach(async () => {
  await web.close();
  await chat.close();
});

const HERE = "http://127.0.0.1:8787";

async function get(path: string, headers: Record<string, string> = {}) {
  return web.routes.request(`${HERE}${path}`, { headers });
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return web.routes.request(`${HERE}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      origin: HERE,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

const say = (id: string, text: string, more: object = {}) =>
  post("/api/threads/reel/messages", { id, as: "console:ada", text, ...more });

interface Body {
  code: string;
  message: string;
  id: string;
  kind: string;
  name: string;
  me: string;
  thread: string;
  people: object[];
  commands: { options: object[] }[];
  threads: object[];
  messages: { content: { card?: object; video?: string } }[];
}

/** What the API answered, with whichever of these fields it has. */
async function bodyOf(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

const videoIn = ({ messages }: Body) => messages.at(-1)?.content.video ?? "";

/** Reads a live stream until a test has seen enough. */
async function* eventsOf(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      let end = text.indexOf("\n\n");
      while (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        end = text.indexOf("\n\n");
        const event = /^event: (.*)$/m.exec(block)?.[1] ?? "";
        const line = /^data: (.*)$/m.exec(block)?.[1];
        yield { event, body: line ? JSON.parse(line) : undefined };
      }
    }
  } finally {
    await reader.cancel();
  }
}

describe("the local chat's page and API", () => {
  it("serves the page under a policy that lets nothing in from elsewhere", async () => {
    const page = await get("/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("content-security-policy")).not.toContain("unsafe-inline");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("serves the page's own files and no others", async () => {
    for (const path of [
      "/page/..%2Frender.ts",
      "/page/%2e%2e/listener.ts",
      "/page/nothing.js",
      "/package.json",
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  it("tells the page who is there, what can be asked for and which threads there are", async () => {
    const start = await bodyOf(await get("/api/start?as=console:ben"));
    expect(start).toMatchObject({ me: "console:ben", threads: [{ id: "reel" }] });
    expect(start.people[0]).toEqual({ id: "console:ada", name: "Ada" });
    expect(start.commands[0]?.options[1]).toMatchObject({ name: "seconds", allowed: "1–60 seconds" });
  });

  it("renames a thread for everyone, and only one that there is", async () => {
    const rename = (thread: string, title: string) => post(`/api/threads/${thread}/title`, { title });
    expect((await rename("reel", "  Foxes  ")).status).toBe(200);
    await say("m1", "a red fox");
    const { threads } = await bodyOf(await get("/api/start"));
    expect(threads).toMatchObject([{ id: "reel", title: "Foxes" }]);
    expect((await rename("nowhere", "Foxes")).status).toBe(404);
    for (const title of ["  ", "x".repeat(49)]) expect((await rename("reel", title)).status).toBe(400);
  });

  it("takes words and gives back the bot's answer, without any media key", async () => {
    const answer = await bodyOf(await say("m1", "a red fox"));
    expect(answer.messages[0]?.content.card).toMatchObject({ clipId: "c1", state: "waiting" });
    await chat.deliver("c1");
    const { messages } = await bodyOf(await get("/api/threads/reel/messages?as=console:ada"));
    expect(JSON.stringify(messages)).not.toContain("clips/c1");
  });

  it("keeps what one person was told from another", async () => {
    await say("m1", "/help");
    const seenBy = async (as: string) =>
      (await bodyOf(await get(`/api/threads/reel/messages?as=${as}`))).messages.length;
    expect(await seenBy("console:ada")).toBe(2);
    expect(await seenBy("console:ben")).toBe(1);
  });

  it.each([
    ["a person nobody knows", { as: "console:eve" }, 400],
    ["no words at all", { text: "  " }, 400],
    ["words past any limit", { text: "x".repeat(8_001) }, 413],
    ["a file that was never sent", { files: ["nope"] }, 400],
    ["an id with other letters", { id: "../x" }, 400],
    ["a field nobody knows", { clip: "c1" }, 400],
  ])("refuses %s in a plain sentence", async (_, wrong, status) => {
    const refused = await say("m1", "a fox", wrong);
    expect(refused.status).toBe(status);
    expect((await bodyOf(refused)).message).toMatch(/^[A-Z].*\.$/);
    expect(chat.heard).toHaveLength(0);
  });

  it("begins a thread with the first thing said in it", async () => {
    await post("/api/threads/other/messages", { id: "m1", as: "console:ada", text: "a fox" });
    expect(await chat.listener.threads.list()).toMatchObject([
      { id: "other", title: "a fox" },
      { id: "reel" },
    ]);
    const refused = await post("/api/threads/..%2Fx/messages", { id: "m1", as: "console:ada", text: "hi" });
    expect(refused.status).toBe(404);
  });

  it("adds a person by name, and no more than fit", async () => {
    const added = await bodyOf(await post("/api/people", { name: "  <b>Eve</b> " }));
    expect(added.name).toBe("<b>Eve</b>");
    expect((await post("/api/people", { name: " " })).status).toBe(400);
    for (let count = 0; count < 30; count++) await post("/api/people", { name: `P${count}` });
    expect((await post("/api/people", { name: "One more" })).status).toBe(409);
  });

  it("answers a button, and says so when it is gone", async () => {
    await say("m1", "a red fox");
    const press = (id: string, label: string) =>
      post("/api/threads/reel/presses", {
        id,
        as: "console:ada",
        message: "card-c1",
        button: { index: 0, label, command: "cancel" },
      });
    expect((await press("p1", "Cancel")).status).toBe(200);
    expect(chat.clips.get("c1")?.state).toBe("canceled");
    expect((await press("p2", "Cancel")).status).toBe(409);
  });

  it("completes values through the command itself", async () => {
    const found = await get("/api/suggest?command=video&option=model&typed=wa&thread=reel&as=console:ada");
    expect(await bodyOf(found)).toEqual({ choices: [{ value: "wan-2.5", label: "Model wan-2.5" }] });
  });

  it("tells where a clip was posted", async () => {
    await say("m1", "a red fox");
    await chat.deliver("c1");
    const place = await bodyOf(await get("/api/clips/c1/place?as=console:ada&thread=reel"));
    expect(place.thread).toBe("reel");
    expect(place.message).toMatch(/^clip-/);
  });

  it("lets a person put away what only they were told, and nothing else", async () => {
    await say("m1", "/help");
    const put = (message: string, as: string) =>
      post(`/api/threads/reel/messages/${message}/dismiss`, { as });
    expect((await put("m1-answer", "console:ben")).status).toBe(403);
    expect((await put("m1", "console:ada")).status).toBe(403);
    expect((await put("m1-answer", "console:ada")).status).toBe(200);
  });
});

describe("who may talk to the local chat", () => {
  it("refuses a name it isn't served under, so that no foreign name can be pointed at it", async () => {
    const foreign = await web.routes.request("http://evil.example:8787/api/start");
    expect(foreign.status).toBe(403);
    expect((await web.routes.request("http://rushes.example.org/api/start")).status).toBe(200);
    expect((await web.routes.request("http://[::1]:8787/")).status).toBe(200);
  });

  it("refuses writes from other pages", async () => {
    const words = { id: "m1", as: "console:ada", text: "a fox" };
    const path = "/api/threads/reel/messages";
    expect((await post(path, words, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post(path, words, { origin: "null" })).status).toBe(403);
    expect((await post(path, words, { origin: "http://127.0.0.1:9999" })).status).toBe(403);
    expect((await post(path, words, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(path, words, { "sec-fetch-site": "same-site" })).status).toBe(403);
    expect(chat.heard).toHaveLength(0);
  });

  it("leaves other routes on the same server alone", async () => {
    const app = new Hono();
    app.route("/", web.routes);
    app.post("/webhook", (context) => context.text("heard"));
    const heard = await app.request("http://bot.example/webhook", {
      method: "POST",
      headers: { origin: "http://x" },
    });
    expect(await heard.text()).toBe("heard");
  });

  it("refuses words that a foreign form could send", async () => {
    const form = await web.routes.request(`${HERE}/api/threads/reel/messages`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: JSON.stringify({ id: "m1", as: "console:ada", text: "a fox" }),
    });
    expect(form.status).toBe(415);
  });

  it("lets a link from elsewhere open the page, but no foreign page read the chat", async () => {
    expect((await get("/", { "sec-fetch-site": "cross-site" })).status).toBe(200);
    expect((await get("/api/start", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await get("/media/reel/x/video", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});

describe("files in the local chat", () => {
  const PNG = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const upload = (bytes: Uint8Array, name = "picture.png") =>
    web.routes.request(`${HERE}/api/uploads`, {
      method: "POST",
      headers: { "x-file-name": encodeURIComponent(name), "sec-fetch-site": "same-origin" },
      body: new Uint8Array(bytes),
    });

  async function posted(): Promise<string> {
    await say("m1", "a red fox");
    await chat.deliver("c1");
    return videoIn(await bodyOf(await get("/api/threads/reel/messages?as=console:ada")));
  }

  it("serves a clip whole, in parts as a player seeks, and to be saved", async () => {
    const video = await posted();
    const whole = await get(video);
    expect(whole.headers.get("content-type")).toBe("video/mp4");
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    expect(await whole.text()).toBe("0123456789");

    const part = await get(video, { range: "bytes=2-4" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 2-4/10");
    expect(await part.text()).toBe("234");

    const outside = await get(video, { range: "bytes=10-" });
    expect(outside.status).toBe(416);
    expect(outside.headers.get("content-range")).toBe("bytes */10");

    const saved = await get(`${video}?download`);
    expect(saved.headers.get("content-disposition")).toContain('attachment; filename="rushes-c1.mp4"');

    const again = await get(video, { "if-none-match": whole.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it.each([
    ["bytes=0-3", { from: 0, to: 3 }],
    ["bytes=4-", { from: 4, to: 9 }],
    ["bytes=-3", { from: 7, to: 9 }],
    ["bytes=-99", { from: 0, to: 9 }],
    ["bytes=5-99", { from: 5, to: 9 }],
    ["bytes=-0", "outside"],
    ["bytes=10-12", "outside"],
    ["bytes=5-2", undefined],
    ["bytes=0-1,4-5", undefined],
    ["bytes=-", undefined],
    ["lines=1-2", undefined],
  ])("reads the range %s of a file of 10 bytes", (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  it("serves only what a message shows, and to whom it shows it", async () => {
    await posted();
    for (const path of [
      "/media/reel/card-c1/video",
      "/media/reel/m1/file-0",
      "/media/reel/nothing/video",
      "/media/reel/..%2F..%2Fetc/video",
      "/media/clips/c1.mp4/video",
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    const clip = chat.clips.get("c1");
    await say("m2", "a secret fox");
    const secret = chat.clips.get("c2");
    if (!clip || !secret) throw new Error("no clip");
    secret.private = true;
    await chat.deliver("c2");
    const address = videoIn(await bodyOf(await get("/api/threads/reel/messages?as=console:ada")));
    expect((await get(address)).status).toBe(200);
    expect((await get(address.replace("ada", "ben"))).status).toBe(404);
    expect((await get(address.split("?")[0] as string)).status).toBe(404);
  });

  it("no longer serves the files of a deleted message", async () => {
    const video = await posted();
    const ref = chat.clips.get("c1")?.posted;
    if (ref) await chat.sender.deleteMessage(ref);
    expect((await get(video)).status).toBe(404);
  });

  it("says so plainly when a file is no longer there", async () => {
    const video = await posted();
    await chat.media.delete("clips/c1.mp4");
    const gone = await get(video);
    expect(gone.status).toBe(404);
    expect(await bodyOf(gone)).toEqual({ code: "media-missing", message: "This file is no longer here." });
  });

  it("takes a picture, shows it in the message and hands it on", async () => {
    const { id } = await bodyOf(await upload(PNG));
    await say("m1", "like this", { files: [id] });
    expect(chat.heard[0]?.attachments).toEqual([
      { key: expect.stringMatching(/^uploads\/.*\.png$/), kind: "image" },
    ]);
    const shown = await get("/media/reel/m1/file-0");
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
  });

  it("serves what has a name that is cut at an emoji", async () => {
    const { id } = await bodyOf(await upload(PNG, `${"a".repeat(99)}🦊.png`));
    await say("m1", "like this", { files: [id] });
    expect((await get("/media/reel/m1/file-0")).status).toBe(200);
  });

  it("takes a film to be looked at, larger than a picture may be", async () => {
    const film = Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1"), Buffer.alloc(21_000_000)]);
    expect(await bodyOf(await upload(film, "film.mp4"))).toMatchObject({ kind: "video" });
  });

  it("reads no more of what is no file than a message may have", async () => {
    expect((await say("m".repeat(1_500_000), "a red fox")).status).toBe(413);
  });

  it("takes a recipe, and lets it be saved but not opened", async () => {
    const { id, kind } = await bodyOf(await upload(Buffer.from('{"rushes":1}'), "recipe.json"));
    expect(kind).toBe("recipe");
    await say("m1", "/video", { files: [id] });
    const saved = await get("/media/reel/m1/file-0");
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("takes a name it can't read as it is", async () => {
    const { name } = await bodyOf(
      await web.routes.request(`${HERE}/api/uploads`, {
        method: "POST",
        headers: { "x-file-name": "%E0%A4%A.png" },
        body: new Uint8Array(PNG),
      }),
    );
    expect(name).toBe("%E0%A4%A.png");
  });

  it.each([
    ["a page named as a picture", Buffer.from("<html><script>alert(1)</script>"), 415],
    ["a drawing that can hold scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 415],
    ["a list instead of a recipe", Buffer.from("[1,2]"), 415],
    ["nothing", Buffer.from(""), 415],
    ["a recipe of half a megabyte", Buffer.from(JSON.stringify({ x: "y".repeat(500_000) })), 413],
    ["a picture past 20 MB", Buffer.concat([PNG, Buffer.alloc(21_000_000)]), 413],
    ["a photo of an iPhone's own kind", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), 415],
  ])("refuses %s", async (_, bytes, status) => {
    const refused = await upload(bytes);
    expect(refused.status).toBe(status);
    expect((await bodyOf(refused)).message).toMatch(/\.$/);
  });
});

describe("live updates of the local chat", () => {
  it("begin with what is there and go on with what changes", async () => {
    await say("m1", "a red fox");
    const response = await get("/api/events?thread=reel&as=console:ada");
    const events = eventsOf(response);
    const start = (await events.next()).value;
    expect(start?.event).toBe("start");
    expect(start?.body.messages).toHaveLength(2);
    await chat.move("c1", "shooting", 0.5);
    for await (const { event, body } of events) {
      if (event === "message" && body.content.card?.progress === 0.5) break;
    }
  });

  it("tell nobody what another was told alone, nor what is said in other threads", async () => {
    await chat.listener.threads.open("other", "");
    const events = eventsOf(await get("/api/events?thread=reel&as=console:ben"));
    await events.next();
    await say("m1", "/help");
    await post("/api/threads/other/messages", { id: "o1", as: "console:ada", text: "elsewhere" });
    await say("m2", "last words");
    const seen: string[] = [];
    for await (const { event, body } of events) {
      if (event === "message") seen.push(body.id);
      if (body?.id === "card-c2") break;
    }
    expect(seen).toEqual(expect.arrayContaining(["m1", "m2"]));
    expect(seen).not.toContain("m1-answer");
    expect(seen).not.toContain("o1");
  });

  it("end when the chat closes, so that the server can stop", async () => {
    const events = eventsOf(await get("/api/events?thread=reel&as=console:ada"));
    await events.next();
    await web.close();
    for await (const _ of events);
  });
});
