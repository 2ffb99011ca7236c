import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import { finishedClip } from "../../fixtures/clips.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";

const surface = { platform: "console", chat: "main" };
const ann = { id: "console:5001", name: "Ann" };

function open() {
  const studio = createSmallStudio();
  const dispatcher = createDispatcher({
    commands,
    studio,
    judge: { judge: async (words) => ({ kind: "idea", words }) },
    notebook: createSmallNotebook(Date.now),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    newReference: () => "ref-1",
  });
  let said = 0;
  const say = (words: string, more: object = {}) =>
    dispatcher.say(words, {
      ...{ person: ann, surface, isPrivate: true, mentioned: true, idempotencyKey: `k${++said}` },
      ...more,
    });
  return { studio, say };
}

const STORY = "A keeper climbs the stairs. A storm comes in. “Light it,” she says. The lamp burns.";

it("a story of several sentences is planned as a board where stories are told so, and a clip elsewhere", async () => {
  const { studio, say } = open();
  await say(STORY, { tellsStories: true });
  expect(studio.admitted.at(-1)).toMatchObject({ board: {}, request: { seconds: 30 } });
  expect(studio.admitted.at(-1)?.request.prompt.replace(/["“”]/gu, "'")).toBe(STORY.replace(/[“”]/gu, "'"));
  await say("A keeper climbs the stairs. A storm comes in.", { tellsStories: true });
  expect(studio.admitted.at(-1)?.board).toBeUndefined();
  await say(STORY);
  expect(studio.admitted.at(-1)?.board).toBeUndefined();
  expect(studio.admitted).toHaveLength(3);
});

it("a note by its time in reply to a film is about that film, however it looks like an option", async () => {
  const { studio, say } = open();
  const clip = finishedClip(surface, { id: "clip1", maker: ann, state: "delivered" });
  const film = { platform: "console", chat: "main", message: "film" };
  studio.put(clip);
  await studio.attachPost(clip.id, film);
  await say("0:12 too dark; 0:05–0:08 slower", { replyTo: film });
  expect(studio.derived).toEqual([
    expect.objectContaining({
      parent: "clip1",
      change: expect.objectContaining({ kind: "remix", words: "0:12 too dark; 0:05–0:08 slower" }),
    }),
  ]);
});
