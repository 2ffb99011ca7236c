import { expect, it } from "vitest";
import { createAsking, noticeOf, wordsOf } from "../fixtures/asking.ts";
import { ann, bob } from "../fixtures/clip.ts";

const server = { platform: "discord", chat: "42", group: "7" } as const;
const inServer = { surface: server, isPrivate: false, person: { ...ann, manager: true } };

it("are kept for a person by /settings, told, and taken back one by one", async () => {
  const { ask, studio } = createAsking();
  const words = wordsOf(await ask("/settings sound:voice, music voice:Chloé captions:srt"));
  expect(words).toContain("sound: voice, music");
  expect(words).toContain("voice: Chloé");
  expect(await studio.preferences(ann)).toEqual({
    sound: ["voice", "music"],
    voice: "chloe",
    captions: "file",
  });
  expect(await studio.preferences(bob)).toEqual({});
  await ask("/settings sound:none");
  expect((await studio.preferences(ann)).sound).toEqual([]);
  await ask("/settings reset:sound");
  expect(await studio.preferences(ann)).toEqual({ voice: "chloe", captions: "file" });
  await ask("/settings reset:all");
  expect(await studio.preferences(ann)).toEqual({});
});

it("are kept for a server by /rushes, where only its managers may", async () => {
  const { ask, studio } = createAsking();
  expect(wordsOf(await ask("/rushes sound:none", { ...inServer, person: bob }))).toContain(
    "Only those who manage",
  );
  await ask("/rushes sound:none voice:Ben captions:off", inServer);
  expect(await studio.groupSettings("discord", "7")).toMatchObject({
    sound: [],
    voice: "ben",
    captions: "off",
  });
  expect(await studio.preferences(ann)).toEqual({});
  await ask("/rushes reset:voice", inServer);
  expect(await studio.groupSettings("discord", "7")).toMatchObject({ sound: [], captions: "off" });
  expect((await studio.groupSettings("discord", "7")).voice).toBeUndefined();
});

it.each(["/settings", "/rushes"])(
  "keep nothing of what there is no such sound or voice for (%s)",
  async (command) => {
    const { ask, studio } = createAsking();
    expect(wordsOf(await ask(`${command} sound:kazoo`, inServer))).toContain("There is no sound “kazoo”");
    expect(wordsOf(await ask(`${command} voice:grandpa_2019`, inServer))).toContain(
      "no voice “grandpa_2019”",
    );
    expect(await studio.preferences(ann)).toEqual({});
    expect((await studio.groupSettings("discord", "7")).sound).toBeUndefined();
  },
);

it("lists the voices of every language, and says what a voice's own sample needs", async () => {
  const { ask } = createAsking();
  const { items = [] } = noticeOf(await ask("/voices"));
  expect(items.map(({ text }) => text)).toEqual(expect.arrayContaining(["English", "German", "Japanese"]));
  expect(items.find(({ text }) => text === "English")?.detail).toContain("Ann (woman)");
  // The small studio's machine has no program that speaks.
  expect(wordsOf(await ask("/voices Ann"))).toContain("Ann can't speak on this machine");
});
