import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { isAboutFrames } from "../../src/core/film/frame-words.ts";
import { readCommandName, readOptions } from "../../src/core/talk/grammar.ts";
import { readBoardWords } from "../../src/director/board-words.ts";
import { readDailies } from "../../src/director/dailies.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { planSound } from "../../src/director/sound-plan.ts";
import { aModel, aRequest } from "../director/models.ts";
import { DOCUMENTS, readDocument, tableUnder } from "../fixtures/documents.ts";

/** Paths of servers and commands of other bots look the same; so does that of the extension shown. */
const NO_COMMANDS =
  /^\/(?:v1|webhooks|healthz|openapi\.json|newbot|setcommands|mybots|setinline|setjoingroups|setprivacy|setdescription|setuserpic|livez|metrics|lucky|notice|free)(?![\p{L}_])/u;

const calls = (
  await Promise.all(
    DOCUMENTS.filter((path) => path.startsWith("docs/") || path === "README.md").map(async (path) =>
      [...(await readDocument(path)).matchAll(/`(\/\p{L}[^`\n]*)`/gu)].map(([, call = ""]) => ({
        path,
        call,
      })),
    ),
  )
)
  .flat()
  .filter(({ call }) => !NO_COMMANDS.test(call));

describe("a call in the documents", () => {
  const byName = new Map(commands.map((command) => [command.name, command]));
  it.each([...new Set(calls.map(({ call }) => call))])("is understood: %s", (call) => {
    const said = readCommandName(call);
    const command = byName.get(said?.name ?? "");
    expect(command, call).toBeDefined();
    const { problems, leftOut } = command
      ? readOptions(command, said?.rest ?? "", { given: ["clip"] })
      : { problems: [], leftOut: [] };
    if ((said?.rest ?? "") !== "") expect([...problems, ...leftOut]).toEqual([]);
  });
});

const model = aModel();
const request = aRequest({
  prompt: "A girl walks home in a hat. She opens the door. A dog runs to her. They sit by the fire.",
  seconds: 24,
});
const planned = planByRules(request, model);
const plan = { ...planned, sound: planSound(planned, request, { ...model, sound: false }).sound };
const film = { plan, request, model };
const changesBy = (words: string) =>
  understandRemix(words, film, { models: [model] }).changes.map(({ what, after }) => `${what}: ${after}`);

describe("a reply in docs/film.md", async () => {
  const page = await readDocument("docs/film.md");
  const said = tableUnder("Changing it", page).flatMap(([say = ""]) =>
    [...say.matchAll(/`([^`]+)`/gu)].map(([, words = ""]) => words),
  );

  it("is played", () => {
    expect(plan.shots.length).toBeGreaterThanOrEqual(4);
    expect(said.length).toBeGreaterThan(14);
  });

  it.each(said)("changes the board: %s", (words) => {
    const isOfBoard = isAboutFrames(words) || readBoardWords(words, plan, { request, model }) !== undefined;
    expect(isOfBoard || changesBy(words).length > 0).toBe(true);
  });

  it.each(["0:12 too dark", "0:05–0:08 slower", "shot 4 without the hat"])("is a note: %s", (words) => {
    expect(page).toContain(`\`${words}\``);
    const note = readDailies(words, plan) ?? words;
    expect(changesBy(note).length).toBeGreaterThan(0);
  });
});

describe("a reply in docs/sound.md", async () => {
  const page = await readDocument("docs/sound.md");

  it.each([
    ["add thunder", "Effects: thunder"],
    ["put some birdsong in", "Effects: birds"],
    ["with rain sounds", "Effects: rain"],
    ["louder footsteps", "Effects: footsteps +6 dB"],
    ["no footsteps", "Effects: footsteps off"],
    ["Music like a waltz", "Music: waltz"],
    ["other music", "Music: by the story, choice 2"],
    ["quieter music", "Loudness: music -6 dB"],
  ])("changes the sound alone: %s", (words, change) => {
    expect(page).toContain(`“${words}”`);
    expect(changesBy(words)).toEqual([change]);
  });

  it("changes the picture where it says so", () => {
    expect(page).toContain("“add rain”");
    expect(changesBy("add rain")[0]).toMatch(/^Prompt: .* rain/u);
  });
});
