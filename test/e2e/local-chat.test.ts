import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { customAlphabet } from "nanoid";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { type ConsoleListener, createConsoleListener } from "../../adapters/console/listener.ts";
import { TERMINAL_PERSON } from "../../adapters/console/people.ts";
import { runInTerminal } from "../../adapters/console/terminal/run-in-terminal.ts";
import { createConsoleRoutes } from "../../adapters/console/web/routes.ts";
import { createSentFiles } from "../../adapters/console/web/sent-files.ts";
import { launchBrowser, serve } from "../adapters/console/browser.ts";
import { ffmpeg } from "../fixtures/footage.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { noLogins } from "../fixtures/no-logins.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

vi.setConfig({ testTimeout: 90_000 });
const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 30_000 });
const newId = customAlphabet("23456789bcdfghjkmnpqrstvwxz", 12);

let folder: string;
let file: ReturnType<typeof shotFiles>;
let rig: Rig;
let backend: InstantBackend;
let listener: ConsoleListener;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-local-chat-"));
  file = shotFiles(inject("footage"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  backend = createInstantBackend({ file });
  rig = await startRig({ backends: () => onlyBackend(backend) });
  const log = { warn: () => {} };
  listener = createConsoleListener({
    studio: rig.studio,
    notebook: rig.notebook("console"),
    now: Date.now,
    log,
  });
  await listener.start(rig.dispatcher);
});
afterEach(async () => {
  await listener.stop();
  await rig.stop();
});

describe("the terminal, with the whole system behind it", () => {
  async function run(
    commands: { text: string; reply?: boolean; files?: string[] }[],
    options: { json?: boolean; yes?: boolean; signal?: AbortSignal } = {},
  ) {
    let out = "";
    let err = "";
    const code = await runInTerminal(commands, {
      listener,
      studio: rig.studio,
      media: rig.store,
      uploads: createSentFiles({ media: rig.store, notebook: rig.notebook("console"), newId }),
      yes: options.yes ?? false,
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      isTty: false,
      json: options.json ?? false,
      newId,
      signal: options.signal ?? new AbortController().signal,
    });
    return { code, out, err, paths: out.match(/^clip .*$/gm)?.map((line) => line.slice(5)) ?? [] };
  }

  it("makes a clip, remixes it by reply, and names files that are there", { tags: ["long"] }, async () => {
    const { code, out, paths } = await run([
      { text: "/video prompt:'a red fox' seconds:1" },
      { text: "at night", reply: true },
      { text: "/quota" },
    ]);
    expect(out).toContain("Done");
    expect(code).toBe(0);
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      await access(path);
      expect(await rig.media.probe(path)).toMatchObject({ codec: "h264" });
    }
  });

  it("makes nothing of talk and questions, and what it offers only when that is taken", async () => {
    const talk = [
      { text: "/video a red fox in snow --seconds 1" },
      { text: "lol", reply: true },
      { text: "can i use this commercially?", reply: true },
      { text: "a touch of chaos", reply: true },
      { text: "https://tenor.com/view/cat-123" },
    ];
    const { code, out, paths } = await run(talk, { json: true });
    expect(code).toBe(0);
    expect(paths).toEqual([]);
    const said = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(said.map(({ kind }) => kind)).toEqual(["clip", "question", "offer", "hint"]);
    expect(said[1]).toMatchObject({
      words: "can i use this commercially?",
      text: expect.stringContaining("that model's own terms"),
    });
    expect(said[2]).toMatchObject({
      words: "a touch of chaos",
      credits: 1,
      button: "Remix with these words (1 credit)",
    });
    expect(said[3].text).toContain("I don't open links");
    const taken = await run([{ text: "a touch of chaos", reply: true }], { yes: true });
    expect(taken.code).toBe(0);
    expect(taken.paths).toHaveLength(1);
  });

  it("attaches a file, and says what is wrong with one that isn't there", async () => {
    const picture = join(rig.config.dataDir, "fox.png");
    await ffmpeg("-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", picture);
    const made = await run([{ text: "the fox wakes --seconds 1", files: [picture] }]);
    expect((await rig.studio.history(TERMINAL_PERSON, { offset: 0, count: 1 })).clips[0]).toMatchObject({
      request: { images: [{ role: "start" }] },
    });
    expect(made.paths).toHaveLength(1);
    const missing = await run([{ text: "the fox wakes", files: ["/no/such.png"] }]);
    expect(missing.code).toBe(1);
    expect(missing.out).toContain("There is no file /no/such.png.");
  });

  it("tells each clip as JSON", async () => {
    const { code, out } = await run([{ text: "a red fox --seconds 1" }, { text: "at night", reply: true }], {
      json: true,
    });
    expect(code).toBe(0);
    const [first, second] = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ parent: null, width: 854, height: 480, credits: 1, warnings: [] });
    expect(first.seconds).toBeCloseTo(1, 1);
    expect(second.parent).toBe(first.id);
  });

  it("shows what is wrong and what would be right", async () => {
    const { code, out } = await run([{ text: "/video a red fox --seconds 61" }, { text: "/vidoe a fox" }]);
    expect(code).toBe(1);
    expect(out).toMatch(/seconds/);
    expect(out).toMatch(/Try: \/video/);
  });

  it("cancels what is under way when interrupted, and gives the credits back", async () => {
    backend.answer = () => ({ state: "running", progress: 0.5 });
    const stop = new AbortController();
    const running = run([{ text: "a red fox --seconds 4" }], { signal: stop.signal });
    await eventually(() => backend.started.length).toBe(1);
    stop.abort();
    expect((await running).code).toBe(130);
    const person = { id: "console:ada", name: "Ada" };
    const quota = await rig.studio.quota(person, { platform: "console", chat: "terminal" });
    expect(quota).toMatchObject({ spent: 0, reserved: 0 });
    await eventually(() => backend.canceled.length).toBe(1);
  });
});

describe("the page, with the whole system behind it", () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const web = createConsoleRoutes({
      listener,
      studio: rig.studio,
      notebook: rig.notebook("console"),
      media: rig.store,
      newId,
      hosts: [],
      logins: noLogins,
      isLocal: () => true,
      log: { warn: () => {} },
    });
    const server = await serve(web.routes);
    page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    close = async () => {
      await page.close();
      await web.close();
      await server.stop();
    };
    await page.goto(server.address);
  });
  afterEach(() => close());

  const say = async (text: string) => {
    await page.getByRole("textbox", { name: "Message" }).fill(text);
    await page.getByRole("button", { name: "Send" }).click();
  };
  const clips = () => page.locator('.message[data-kind="clip"]');

  it("goes from words to a clip that plays, to a remix, to its history, to none", async () => {
    await say("/video a red fox --seconds 1");
    await clips().waitFor();
    const video = page.locator("video");
    await video.evaluate((element) => (element as unknown as { play(): Promise<void> }).play());
    await eventually(() =>
      video.evaluate((element) => (element as unknown as { currentTime: number }).currentTime),
    ).toBeGreaterThan(0.1);

    await clips().locator(".buttons").getByRole("button", { name: "Reply" }).click();
    await say("at night");
    await eventually(() => clips().count()).toBe(2);
    expect(await page.locator(".changes:visible").textContent()).toMatch(/night/);

    await say("/history");
    await page.locator(".posters img").nth(1).waitFor();
    expect(await page.locator(".posters .item").count()).toBe(2);

    await clips().last().getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await eventually(() => clips().count()).toBe(1);
    await eventually(() => page.locator(".card:visible").count()).toBe(1);
  });

  it("makes several takes at once and lets one be picked", { tags: ["long"] }, async () => {
    await say("/video a red fox --seconds 1");
    await clips().waitFor();
    await clips().getByRole("button", { name: "Vary" }).click();
    await eventually(() => clips().count()).toBe(5);
  });

  it("cancels from the card", async () => {
    backend.answer = () => ({ state: "running", progress: 0.5 });
    await say("/video a red fox --seconds 1");
    await page.locator(".card").getByRole("button", { name: "Cancel" }).click();
    await page.locator('.card[data-state="canceled"]').waitFor();
  });

  it("completes the names of models that only the bot knows", async () => {
    await page.getByRole("textbox", { name: "Message" }).pressSequentially("/video a fox --model in");
    await page.getByRole("option", { name: /instant/ }).click();
    expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toBe(
      "/video a fox --model instant ",
    );
  });
});
