import { expect, it } from "vitest";
import {
  groupOptions,
  personOptions,
  readSettingNames,
  SETTINGS,
  saySettings,
  settingsOf,
} from "../../../src/core/talk/settings.ts";

it("are each typed by an option of their name, or by one that says how", () => {
  const typed = { person: Object.keys(personOptions), group: Object.keys(groupOptions) };
  for (const { name, whose } of SETTINGS)
    for (const one of whose) expect(typed[one], name).toContain(name === "roles" ? "role" : name);
});

it("are told in full, what isn't chosen too, and nothing of a community's to a person", () => {
  const told = saySettings(
    { seconds: 8, sound: [], credits_per_day: 5, creditsPerDay: 5 } as never,
    "person",
  );
  expect(told.map(({ text }) => text)).toEqual([
    ...["seconds: 8 s", "aspect: not set", "resolution: not set", "style: not set", "model: not set"],
    ...[
      "sound: none",
      "voice: not set",
      "captions: not set",
      "boards: not set",
      "language: not set",
      "card: live",
    ],
  ]);
  const chosen = {
    threads: true,
    rolePlans: { "1042": "patron" },
    strictChats: ["7"],
    models: ["a", "b"],
    ownWords: ["x", "y"],
  };
  expect(
    saySettings(chosen, "group")
      .map(({ text }) => text)
      .slice(10),
  ).toEqual([
    "credits_per_day: as the bot has it",
    "models: a, b",
    "chats: everywhere",
    "askers: everyone",
    "threads: yes",
    "votes: off",
    "roles: 1042 → patron",
    "strictness: normal, strict in 7",
    "words: 2 of your own",
    "adult_styles: none",
  ]);
});

it("are taken back by name, all at once too, and by no name that only others have", () => {
  expect(readSettingNames("style, credits-per-day and roles", "group")).toEqual({
    fields: ["style", "creditsPerDay", "rolePlans"],
    unknown: [],
  });
  expect(readSettingNames("credits_per_day", "person")).toEqual({ fields: [], unknown: ["credits_per_day"] });
  expect(readSettingNames("all", "person").fields).toEqual(settingsOf("person").map(({ field }) => field));
});
