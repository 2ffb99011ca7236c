import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runInTerminal } from "../../../../adapters/console/terminal/run-in-terminal.ts";
import { createSentFiles } from "../../../../adapters/console/web/sent-files.ts";
import type { Clip } from "../../../../src/core/film/clip.ts";
import { notice, type Reply } from "../../../../src/core/talk/reply.ts";
import { createAsking, noticeOf } from "../../../fixtures/asking.ts";
import { createSmallStudio } from "../../../fixtures/small-studio.ts";
import { type SmallStudio, smallStudio } from "../small-studio.ts";

const ESCAPE = "\u001b";
let chat: SmallStudio;
let out: string;
let err: string;
let stop: AbortController;
beforeEach(async () => {
  chat = await smallStudio();
  out = "";
  err = "";
  stop = new AbortController();
});
afterEach(() => chat.close());

function run(
  commands: { text: string; reply?: boolean; files?: string[] }[],
  options: { json?: boolean; isTty?: boolean; yes?: boolean } = {},
) {
  return runInTerminal(commands, {
    ...chat,
    stdout: {
      columns: 60,
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      columns: 60,
      write: (text) => {
        err += text;
      },
    },
    isTty: options.isTty ?? false,
    uploads: createSentFiles(chat),
    yes: options.yes ?? false,
    json: options.json ?? false,
    signal: stop.signal,
  });
}

/** Waits until the terminal has asked for a clip. */
async function asked(id: string): Promise<void> {
  await expect.poll(() => chat.clips.get(id)?.card, { timeout: 10_000 }).toBeDefined();
}

const clipLines = () => out.split("\n").filter((line) => line.startsWith("clip "));

describe("commands in the terminal", () => {
  it("shows the card and ends with the clip's path on a line of its own", async () => {
    const running = run([{ text: "/video a red fox" }]);
    await asked("c1");
    await chat.move("c1", "shooting", 0.4);
    await expect.poll(() => out, { timeout: 10_000 }).toContain("Shooting 1 of 2, about 40 %, 10–25 s left");
    await chat.deliver("c1");
    expect(await running).toBe(0);
    expect(clipLines()).toEqual([`clip ${chat.folder}/clips_c1.mp4`]);
    expect(out).not.toContain("\u001b");
  });

  it("says a plan that was written anew, and notes that come later, once each", async () => {
    const running = run([{ text: "/video a red fox" }]);
    await asked("c1");
    await expect.poll(() => out, { timeout: 10_000 }).toContain("and then it looks up");
    const clip = chat.clips.get("c1") as Clip;
    clip.plan.shots = clip.plan.shots.map((shot) => ({ ...shot, beat: `a heron takes off, ${shot.index}` }));
    await chat.move("c1", "waiting");
    await expect.poll(() => out, { timeout: 10_000 }).toContain("a heron takes off, 1");
    clip.warnings = ["This one is by rules."];
    await chat.move("c1", "waiting");
    await expect.poll(() => out, { timeout: 10_000 }).toContain("  ! This one is by rules.\n");
    await chat.move("c1", "shooting", 0.4);
    await expect.poll(() => out, { timeout: 10_000 }).toContain("Shooting 1 of 2");
    clip.warnings = [...clip.warnings, "Its end is silent."];
    await chat.deliver("c1");
    expect(await running).toBe(0);
    const said = ["looks up", "off, 0", "off, 1", "by rules", "Its end is silent", "Shooting", "Delivered"];
    expect(said.map((words) => out.split(words).length - 1)).toEqual(said.map(() => 1));
  });

  it("runs one command after the other and answers the clip made last", async () => {
    const running = run([{ text: "/video a red fox" }, { text: "at night", reply: true }]);
    await asked("c1");
    expect(chat.clips.size).toBe(1);
    await chat.deliver("c1");
    await asked("c2");
    await chat.deliver("c2");
    expect(await running).toBe(0);
    expect(clipLines()).toHaveLength(2);
    expect(chat.clips.get("c2")?.lineage.parent).toBe("c1");
    expect(out).toContain("Prompt: by day → at night");
  });

  it("gives one JSON object a clip on stdout and everything else on stderr", async () => {
    const running = run([{ text: "a red fox" }, { text: "at night", reply: true }], { json: true });
    await asked("c1");
    await chat.deliver("c1");
    await asked("c2");
    await chat.deliver("c2");
    expect(await running).toBe(0);
    const objects = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(objects).toEqual([
      expect.objectContaining({
        kind: "clip",
        id: "c1",
        path: `${chat.folder}/clips_c1.mp4`,
        parent: null,
        seconds: 2,
        width: 320,
        height: 180,
        shots: 2,
        credits: 0,
        warnings: [],
        shotList: expect.arrayContaining([
          expect.objectContaining({ index: 1, seconds: 3, camera: "dolly-in", text: "and then it looks up" }),
        ]),
        cast: [],
        places: [],
        cues: [],
        price: { credits: 0, usd: null },
      }),
      expect.objectContaining({ id: "c2", parent: "c1" }),
    ]);
    expect(err).toContain("Delivered");
  });

  it("ends with 1 when one clip fails, and makes the others all the same", async () => {
    const running = run([{ text: "a red fox" }, { text: "a blue fox" }]);
    await asked("c1");
    const clip = chat.clips.get("c1");
    const message =
      "The model is away, and nobody knows for how long that will be: its provider doesn't say. Please try again later.";
    if (clip) clip.failure = { code: "backend", message };
    await chat.move("c1", "failed");
    await asked("c2");
    await chat.deliver("c2");
    expect(await running).toBe(1);
    expect(out.replaceAll(/\s+/g, " ")).toContain(message);
    expect(clipLines()).toEqual([`clip ${chat.folder}/clips_c2.mp4`]);
  });

  it("shows what is wrong with a command, and an example that works", async () => {
    expect(await run([{ text: "/video" }])).toBe(1);
    expect(out).toContain("A clip needs a prompt.");
    expect(out).toContain("Try: /video a red fox in the snow");
  });

  it("shows what a command tells and counts it as done", async () => {
    expect(await run([{ text: "/help" }])).toBe(0);
    expect(out).toContain("What you can ask for");
  });

  it("says so when there is no clip to reply to", async () => {
    expect(await run([{ text: "at night", reply: true }])).toBe(1);
    expect(out).toContain("There is no clip to reply to yet.");
    expect(chat.heard).toHaveLength(0);
  });

  it("cancels what is under way when it is interrupted, and runs no more", async () => {
    const running = run([{ text: "a red fox" }, { text: "a blue fox" }]);
    await asked("c1");
    await chat.move("c1", "shooting", 0.3);
    stop.abort();
    expect(await running).toBe(130);
    expect(chat.clips.get("c1")?.state).toBe("canceled");
    expect(chat.clips.size).toBe(1);
    expect(clipLines()).toEqual([]);
  });

  it("names the file a command sends", async () => {
    await chat.media.write(
      "recipes/r.json",
      (await import("node:stream")).Readable.from([Buffer.from("{}")]),
    );
    chat.answers.set("recipe", {
      kind: "file",
      key: "recipes/r.json",
      name: "recipe.json",
      personal: true,
      notice: { paragraphs: ["The recipe."] },
    });
    expect(await run([{ text: "/recipe" }])).toBe(0);
    expect(out).toContain(`file ${chat.folder}/recipes_r.json`);
    out = "";
    expect(await run([{ text: "/recipe" }], { json: true })).toBe(0);
    expect(JSON.parse(out)).toEqual({
      kind: "file",
      name: "recipe.json",
      path: `${chat.folder}/recipes_r.json`,
    });
  });

  it("keeps terminal control characters out of what people and models said", async () => {
    chat.answers.set("help", notice({ title: "\u001b[2Jowned", paragraphs: ["\u001b]0;title\u0007text"] }));
    const running = run([{ text: "/help" }, { text: "/video \u001b[31mred\u0007 fox" }]);
    await asked("c1");
    await chat.deliver("c1");
    await running;
    expect(out).not.toContain("\u0007");
    expect(out).not.toContain(ESCAPE);
  });
});

describe("words that are no order", () => {
  const objects = () =>
    out
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
  const offered: Reply = {
    kind: "offer",
    personal: true,
    notice: {
      paragraphs: ["Shall I change the clip by these words?"],
      buttons: [{ label: "Make it: 6 credits", command: "accept", options: { offer: "o1" } }],
    },
    offer: { id: "o1", author: "console:terminal", words: "more wind", credits: 6 },
  };

  /** A clip is there, and what is said in reply to it is answered with `answer`. */
  async function reply(answer: Reply | undefined, options: { json?: boolean; yes?: boolean } = {}) {
    const first = run([{ text: "a red fox" }]);
    await asked("c1");
    await chat.deliver("c1");
    await first;
    out = "";
    err = "";
    const say = chat.dispatcher.say;
    chat.dispatcher.say = async (text, said) => (text === "more wind" ? answer : say(text, said));
    return run([{ text: "more wind", reply: true }], options);
  }

  it("are offered with what --yes would do, and make nothing", async () => {
    expect(await reply(offered)).toBe(0);
    expect(out).toContain("Shall I change the clip by these words?");
    expect(out).toContain("Make it: 6 credits: say it again with --yes.");
    expect(clipLines()).toEqual([]);
    expect(chat.clips.size).toBe(1);
  });

  it("are made with --yes, by the button of the offer", async () => {
    chat.answers.set("accept", { kind: "clip", clipId: "c1" });
    expect(await reply(offered, { yes: true })).toBe(0);
    expect(chat.heard.at(-1)).toMatchObject({ command: "accept", options: { offer: "o1" } });
    expect(out).not.toContain("--yes");
    expect(clipLines()).toHaveLength(1);
  });

  it.each<[string, Reply, object]>([
    ["offer", offered, { words: "more wind", credits: 6, button: "Make it: 6 credits" }],
    [
      "question",
      { kind: "answer", asked: "more wind", notice: { paragraphs: ["Yes."] }, personal: true },
      { words: "more wind", text: "Yes." },
    ],
    ["hint", { kind: "hint", notice: { examples: ["/ideas"] }, personal: true }, { examples: ["/ideas"] }],
  ])("are one object of kind %s with --json, and no clip", async (kind, answer, more) => {
    expect(await reply(answer, { json: true })).toBe(0);
    expect(objects()).toEqual([expect.objectContaining({ kind, ...more })]);
    expect(chat.clips.size).toBe(1);
  });

  it("are met with silence where they are chatter: nothing on stdout, and no failure", async () => {
    expect(await reply(undefined, { json: true })).toBe(0);
    expect(out).toBe("");
    expect(chat.clips.size).toBe(1);
  });
});

describe("the card in a terminal that can redraw", () => {
  it("is drawn in place, no line wider than the terminal", async () => {
    const running = run([{ text: `/video ${"a very long prompt about foxes 狐 ".repeat(10)}` }], {
      isTty: true,
    });
    await asked("c1");
    for (const share of [0.1, 0.2, 0.3]) await chat.move("c1", "shooting", share);
    await expect.poll(() => out, { timeout: 10_000 }).toContain("about 30 %");
    await chat.deliver("c1");
    expect(await running).toBe(0);

    const screen = replay(out);
    expect(screen.filter((line) => line.includes("%"))).toHaveLength(0);
    expect(screen.filter((line) => line.includes("Delivered"))).toHaveLength(1);
    expect(screen.filter((line) => line.includes("▸") || line.includes("✓"))).toHaveLength(2);
    expect(screen.at(-1)).toBe(`clip ${chat.folder}/clips_c1.mp4`);
  });
});

/** What stands on the screen in the end: lines, cursor up, and wiping are all the terminal is asked to do. */
function replay(written: string): string[] {
  const uncoloured = written.replace(new RegExp(`${ESCAPE}\\[[\\d;]+m`, "g"), "");
  const redraw = `${ESCAPE}\\[\\d+A\\r${ESCAPE}\\[J`;
  const lines: string[] = [""];
  for (const part of uncoloured.split(new RegExp(`(\n|${redraw})`))) {
    if (part === "\n") lines.push("");
    else if (part.startsWith(ESCAPE)) {
      lines.splice(lines.length - 1 - Number.parseInt(part.slice(2), 10));
      lines.push("");
    } else lines[lines.length - 1] += part;
  }
  expect(uncoloured.replace(new RegExp(redraw, "g"), "")).not.toContain(ESCAPE);
  return lines.filter((line) => line !== "");
}

describe("a video that is looked at", () => {
  it.each([
    ["made here", 0, { isOurs: true, by: "pictures", madeAt: Date.UTC(2026, 10, 28) }],
    ["of somebody else", 3, { isOurs: false, because: "foreign" }],
  ] as const)("%s ends with %i, with the words that chats are answered with", async (_, code, found) => {
    const studio = { ...createSmallStudio(), verify: async () => found };
    const sent = { kind: "video", key: "uploads/sent.mp4" } as const;
    const inChat = await createAsking(studio).ask("/verify", { attachments: [sent] });
    chat.answers.set("verify", inChat);
    const path = join(chat.folder, "sent.mp4");
    await writeFile(path, Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomiso2", "latin1"));
    expect(await run([{ text: "/verify", files: [path] }])).toBe(code);
    expect(chat.heard.at(-1)?.attachments).toMatchObject([{ kind: "video" }]);
    const words = noticeOf(inChat).paragraphs ?? [];
    expect(words.length).toBeGreaterThan(0);
    for (const paragraph of words) expect(out.replaceAll(/\s+/g, " ")).toContain(paragraph);
  });
});
