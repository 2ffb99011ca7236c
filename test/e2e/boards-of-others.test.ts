import { afterAll, beforeAll, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "discord:1", name: "Ann" };
const mallory = { id: "discord:9", name: "Mallory" };
const boss = { id: "discord:8", name: "Boss", manager: true };
const server = { platform: "discord", chat: "c1", group: "g1" };
const elsewhere = { platform: "discord", chat: "c2", group: "g2" };
const alone = { platform: "discord", chat: "dm-9", alone: true };
const STORY = "A red fox wakes in a snowy forest. It finds a stone. It sleeps.";

let rig: Rig;
beforeAll(async () => {
  const film = createInstantBackend({ file: "none" });
  rig = await startRig({ backends: () => onlyBackend(film), workers: false, cards: false });
});
afterAll(() => rig.stop());

let said = 0;
const board = (surface: object = server, more: object = {}) =>
  rig.studio.openBoard({
    ...{
      request: { prompt: STORY, seconds: 12, seed: ++said },
      person: ann,
      surface: surface as typeof server,
    },
    ...{ idempotencyKey: `film-${said}`, ...more },
  });
/** A button's data may be written by anybody. */
const presses = async (
  command: string,
  clip: string,
  options: object,
  person = mallory,
  at: object = server,
) =>
  JSON.stringify(
    await rig.dispatcher.dispatch({
      ...{ command, options: { clip, ...options }, person, surface: at as typeof server, attachments: [] },
      ...{ idempotencyKey: `press-${++said}`, alone: "alone" in at, pressed: true },
    }),
  );
const EVERYTHING: [string, object][] = [
  ["render", {}],
  ["remix", { words: "shot 1: the fox dies" }],
  ["remix", { words: "lock shot 1" }],
  ["change", { shot: 1, words: "gone" }],
  ["redraw", { shots: "1" }],
  ["frames", {}],
  ["retry", {}],
  ["drop", {}],
  ["export", {}],
  ["show", {}],
];
/** All that a board is, and what came of it. */
const asItStands = async (clip: Clip) => {
  const [now] = await rig.record.clips.loadAll([clip.id]);
  const family = await rig.record.families.family(clip.lineage.root);
  return JSON.stringify([now?.state, now?.plan, now?.board, now?.private, family.map(({ id }) => id)]);
};

it.each([
  ["a board of another server, by its id", server, {}, mallory, elsewhere],
  ["a board of another server, as a manager elsewhere", server, {}, boss, elsewhere],
  ["a board of another server, from a chat alone with the bot", server, {}, mallory, alone],
  [
    "a board of somebody's private chat",
    { platform: "discord", chat: "dm-1", alone: true },
    {},
    mallory,
    server,
  ],
  ["a board for its maker's eyes alone, in the same chat", server, { private: true }, mallory, server],
] as const)("nobody sees, changes, renders, drops or exports %s", async (_, made, more, person, at) => {
  const victim = await board(made, more);
  const before = await asItStands(victim);
  for (const [command, options] of EVERYTHING) {
    const answer = await presses(command, victim.id, options, person, at);
    expect(answer, command).not.toMatch(/fox|snowy/u);
    expect(await asItStands(victim), command).toBe(before);
  }
  const { spent, reserved } = await rig.studio.quota(person, at as typeof server);
  expect([spent, reserved]).toEqual([0, 0]);
});

it("its maker does all of that by the same buttons", async () => {
  const own = await board();
  for (const [command, options] of [
    ["remix", { words: "lock shot 1" }],
    ["drop", {}],
  ] as const) {
    const before = await asItStands(own);
    const answer = await presses(command, own.id, options, ann);
    expect([answer.includes("Dropped"), before !== (await asItStands(own))], command).toContain(true);
  }
});

it.each(["", "x", "../../etc", "k3f9x2", "board:1", "*", "a".repeat(500), "\u0000", "🦊"])(
  "a button with a made-up id %j does nothing and is answered",
  async (id) => {
    for (const [command, options] of EVERYTHING) {
      const answer = await presses(command, id, options);
      expect(answer, command).not.toContain("ref-");
    }
  },
);

it("the cast of another server is nobody's elsewhere, and can't be dropped or locked from there", async () => {
  const say = async (command: string, options: object, person: object, at: object) =>
    JSON.stringify(
      await rig.dispatcher.dispatch({
        ...{ command, options: options as Record<string, string>, person: person as typeof ann },
        ...{ surface: at as typeof server, attachments: [], idempotencyKey: `say-${++said}` },
        alone: "alone" in at,
      }),
    );
  await say("cast", { name: "Mara: a girl with seven plaits" }, ann, server);
  for (const at of [elsewhere, alone]) {
    expect(await say("cast", {}, boss, at)).not.toContain("seven plaits");
    expect(await say("cast", { name: "Mara" }, boss, at)).not.toContain("seven plaits");
    expect(await say("cast", { name: "Mara", do: "drop" }, boss, at)).toContain("nobody and nothing here");
  }
  const film = await rig.studio.openBoard({
    ...{ request: { prompt: "@Mara runs. She stops. She waves.", seconds: 12 }, person: mallory },
    ...{ surface: elsewhere, idempotencyKey: `film-${++said}` },
  });
  expect(JSON.stringify(film.plan)).not.toContain("seven plaits");
  expect(await rig.studio.bible(ann, server)).toHaveLength(1);
});
