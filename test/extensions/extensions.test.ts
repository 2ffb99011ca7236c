import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { ConfigError } from "../../src/core/errors.ts";
import { createDispatcher } from "../../src/core/talk/dispatcher.ts";
import { orderReader } from "../../src/director/reads-order.ts";
import { checkExtensions } from "../../src/doctor/extensions.ts";
import { extensionBackends } from "../../src/extensions/extension-backends.ts";
import { loadExtensions } from "../../src/extensions/load-extensions.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createModerating } from "../../src/program/moderating.ts";
import { createRedisNotebook } from "../../src/store/notebook.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { videoBackendContract } from "../contracts/video-backend.ts";
import { ann, place } from "../fixtures/clip.ts";
import { testMedia } from "../fixtures/media.ts";
import { shotOrder } from "../fixtures/order.ts";
import { testRedis } from "../fixtures/redis.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { createSmallNotebook } from "../fixtures/small-notebook.ts";
import { createSmallStudio } from "../fixtures/small-studio.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/extensions", import.meta.url));
const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-extensions-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = (places: readonly string[], env: Record<string, string> = {}) =>
  loadExtensions(places, {
    commands,
    env,
    fetch,
    now: () => 0,
    logOf: () => log,
  });

async function written(name: string, code: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, code);
  return path;
}

test("the page shows its command as it is", async () => {
  const [page, file] = await Promise.all([
    readFile(join(EXAMPLES, "..", "extensions.md"), "utf8"),
    readFile(join(EXAMPLES, "lucky.ts"), "utf8"),
  ]);
  expect(page).toContain(`\`\`\`ts\n${file}\`\`\``);
});

test("a folder outside the project brings a command, a backend and a look, and nothing else that lies there", async () => {
  await cp(EXAMPLES, folder, { recursive: true });
  await written("_draft.ts", "throw new Error('not to be run')");
  await written("lucky.test.ts", "throw new Error('not to be run')");
  await written("README.md", "");
  const loaded = await load([folder]);
  expect(loaded.files.map(({ path }) => path.slice(folder.length + 1))).toEqual([
    "footage.ts",
    "house-rules.ts",
    "lucky.ts",
  ]);
  expect(loaded.commands.map(({ name }) => name)).toEqual(["lucky"]);
  expect(loaded.backends.map(({ id }) => id)).toEqual(["footage"]);
  expect(loaded.looks).toHaveLength(1);
  expect(
    (await checkExtensions([folder], {})).findings.map(({ about, detail }) => `${about}: ${detail}`),
  ).toEqual([
    "Extension footage.ts: backend footage",
    "Extension house-rules.ts: a look at words",
    "Extension lucky.ts: command /lucky",
  ]);
});

test("its command is heard as the bot's own are, with the studio's rules, and says no in its own words", async () => {
  const say = async (env: Record<string, string>, text: string) => {
    const studio = createSmallStudio();
    const { commands: own } = await load([join(EXAMPLES, "lucky.ts")], env);
    const dispatcher = createDispatcher({
      commands: [...commands, ...own],
      studio,
      judge: createWordsJudge(orderReader),
      notebook: createSmallNotebook(),
      log,
      newReference: () => "ref-1",
    });
    const reply = await dispatcher.say(text, {
      ...{ person: ann, surface: place, attachments: [], idempotencyKey: "said-1" },
      ...{ isPrivate: true, mentioned: false },
    });
    return { reply, admitted: studio.admitted };
  };
  const { admitted } = await say({}, "/lucky my landlord");
  expect(admitted[0]?.request).toEqual({ prompt: "my landlord finds a door in a snowdrift", draft: true });
  const { reply, admitted: none } = await say({ LUCKY_OFF: "true" }, "/lucky");
  expect(JSON.stringify(reply)).toContain("Luck is switched off here. Try /ideas instead.");
  expect(none).toEqual([]);
});

videoBackendContract("The example of an extension", async () => {
  const footage = await mkdtemp(join(tmpdir(), "rushes-footage-"));
  await cp(await makeShotFile(inject("footage"), { seconds: 2 }), join(footage, "a-fox-in-snow.mp4"));
  await writeFile(join(footage, "harbour.mp4"), "");
  const { backends } = await load([join(EXAMPLES, "footage.ts")], { FOOTAGE_FOLDER: footage });
  const media = await testMedia();
  const redis = testRedis();
  const notebook = () => createRedisNotebook(redis.client, redis.prefix);
  const make = () => {
    const [made] = extensionBackends(backends, { media, notebook });
    if (!made) throw new Error("no backend");
    return made;
  };
  return {
    backend: make(),
    order: shotOrder({ model: "footage", prompt: "a fox runs through snow" }),
    another: async () => make(),
    async close() {
      await media.remove();
      await redis.close();
      await rm(footage, { recursive: true, force: true });
    },
  };
});

describe("a look", () => {
  const words = (text: string) => ({ parts: [{ part: "the prompt", text }], pictures: [] });
  const moderator = async (code: string | undefined, env: Record<string, string> = {}) => {
    const path = code === undefined ? join(EXAMPLES, "house-rules.ts") : await written("look.mjs", code);
    const { looks } = await load([path], { HOUSE_WORDS: "clowns, Uncle Bob" });
    return createModerating(loadConfig(env), pino({ level: "silent" }), looks);
  };

  test.each(["default", "off"])(
    "of the host's own refuses what it will not have, with the rules %s",
    async (rules) => {
      const { look } = await moderator(undefined, rules === "off" ? { MODERATION_RULES: "off" } : {});
      expect(await look(words("uncle bob on a beach"), {})).toMatchObject({
        outcome: "refuse",
        harm: "other",
      });
      expect(await look(words("a fox on a beach"), {})).toMatchObject({ outcome: "allow" });
    },
  );

  test.each([
    ["throws", "() => { throw new Error('x') }"],
    ["gives back nothing", "() => {}"],
    ["gives back a yes", "() => true"],
    ["names a harm there isn't", "() => ({ clowns: 1 })"],
    ["gives back no number", "() => ({ other: Number.NaN })"],
  ])("that %s is no yes", async (_how, look) => {
    const made = await moderator(
      `export default () => ({ looks: [{ seesPictures: true, look: ${look} }] });`,
    );
    expect(made.seesFilms).toBe(true);
    expect(await made.look(words("a fox"), {})).toEqual({ outcome: "refuse", away: true });
    await expect(
      made.lookAtFrames([{ part: "shot 1", words: "a fox", path: "frame.png" }], {}),
    ).rejects.toThrow();
  });

  test("that reads words alone is shown no picture, and no film waits for it", async () => {
    const made = await moderator(
      "export default () => ({ looks: [{ seesPictures: false, look: ({ pictures }) => ({ other: pictures.length }) }] });",
    );
    expect(made.seesFilms).toBe(false);
    expect(await made.look({ ...words("a fox"), pictures: ["a.png"] }, {})).toMatchObject({
      outcome: "allow",
    });
  });
});

describe("a file that can't be used stops the start, and is named with the reason:", () => {
  const command = (more: string) =>
    `export default () => ({ commands: [{ name: "lucky", description: "d", options: {}, examples: [], run() {}, ${more} }] });`;
  test.each([
    ["none there", undefined, "it isn't there"],
    ["one that doesn't parse", "export default (", "rror"],
    ["one that throws", "throw new Error('no key is set')", "no key is set"],
    ["no default export", "export const a = 1;", "its default export is no function"],
    ["nothing brought", "export default () => ({});", "it brings nothing"],
    ["no object", "export default () => undefined;", "it gives back no object"],
    [
      "something unknown",
      "export default () => ({ hooks: [] });",
      "it brings “hooks”; there are commands, backends, looks",
    ],
    ["a name that is taken", command('name: "video"'), "there is a command video already"],
    [
      "a name taken in another language",
      command('alsoCalled: ["warteschlange"]'),
      "there is a command warteschlange already",
    ],
    ["a name no chat takes", command('name: "Glück"'), "command Glück needs a name of a-z, 0-9 and _"],
    ["no run", command("run: undefined"), "its command lucky has no run"],
    [
      "an option of no type",
      command('options: { who: { type: "colour", description: "d" } }'),
      "its option who is of no type there is",
    ],
    [
      "a text of any length",
      command('options: { who: { type: "text", description: "d" } }'),
      "its option who needs maxLength",
    ],
    [
      "a backend's id that is taken",
      'export default () => ({ backends: [{ id: "replicate", create() {} }] });',
      "there is a backend replicate already",
    ],
    [
      "the id of a backend that is always there",
      'export default () => ({ backends: [{ id: "animatic", create() {} }] });',
      "there is a backend animatic already",
    ],
    [
      "a look that doesn't say what it sees",
      "export default () => ({ looks: [{ look() {} }] });",
      "look 1 needs seesPictures",
    ],
  ])("%s", async (_what, code, why) => {
    const path = code === undefined ? join(folder, "none.ts") : await written("own.ts", code);
    const error = await load([path]).catch((error) => error);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.userMessage).toContain(`EXTENSIONS names ${path}, which can't be used:`);
    expect(error.userMessage).toContain(why);
    expect((await checkExtensions([path], {})).findings).toMatchObject([{ verdict: "problem" }]);
  });

  test("a folder with nothing in it, and two files of one name", async () => {
    await mkdir(join(folder, "empty"));
    await expect(load([join(folder, "empty")])).rejects.toThrow("no .ts or .js file is in that folder");
    await written("a.mjs", command(""));
    await written("b.mjs", command(""));
    await expect(load([folder])).rejects.toThrow("there is a command lucky already");
  });

  test.each([
    [
      "isn't whole",
      "({ id })",
      "it has no models, check, start, recover, status, cancel, download, health, close",
    ],
    ["calls itself otherwise", '({ id: "other" })', "it calls itself “other”"],
  ])("a backend that %s", async (_what, made, why) => {
    const path = await written(
      "own.mjs",
      `const id = "own"; export default () => ({ backends: [{ id, create: () => ${made} }] });`,
    );
    const { backends } = await load([path]);
    const media = await testMedia();
    const redis = testRedis();
    const notebook = () => createRedisNotebook(redis.client, redis.prefix);
    expect(() => extensionBackends(backends, { media, notebook })).toThrow(why);
    await redis.close();
    await media.remove();
  });
});
