import { describe, expect, it } from "vitest";
import type { KnownEntry } from "../../src/core/film/bible.ts";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import type { SoundPlan, SoundWish } from "../../src/core/film/sound.ts";
import type { SoundAbility } from "../../src/core/ports/video-backend.ts";
import { planByRules } from "../../src/director/rules.ts";
import { createSoundOrders } from "../../src/studio/sound-orders.ts";
import { aModel, aRequest } from "../director/models.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";

const LISTED: NonNullable<SoundAbility["voices"]> = [
  { id: "nova", kind: "woman" },
  { id: "onyx", kind: "man" },
  { id: "shimmer", kind: "woman" },
  { id: "echo", kind: "man" },
  { id: "pip", kind: "child" },
];

/** Which voice of a model that has these each speaker is given, and what the card says about it. */
async function cast(
  speakers: readonly string[],
  {
    sound = {},
    known,
    voices = LISTED,
    allowed,
    prompt = "Mara meets Tom.",
  }: {
    sound?: SoundWish;
    known?: KnownEntry[];
    voices?: SoundAbility["voices"] | null;
    allowed?: readonly string[];
    prompt?: string;
  } = {},
) {
  const model = aModel({
    id: "speaker",
    kind: "audio",
    backend: "instant",
    sounds: { makes: "speech", ...(voices ? { voices } : {}) },
  });
  const order = createSoundOrders({
    backends: onlyBackend(createInstantBackend({ file: "", model })),
    media: { has: async () => false },
    models: { speech: "speaker", ...(allowed ? { voices: allowed } : {}) },
  });
  const request = aRequest({ prompt, seconds: 30, sound, ...(known ? { known } : {}) });
  const cues = speakers.map((speaker, index) => ({
    kind: "voice" as const,
    start: index * 2,
    seconds: 1,
    gain: 0,
    text: `Line ${index}.`,
    ...(speaker === "" ? {} : { speaker }),
  }));
  const plan: FilmPlan & { sound: SoundPlan } = {
    ...planByRules(request, aModel()),
    sound: { tracks: [{ kind: "voice", cues }], own: "silent", language: "en", captions: "off" },
  };
  const made = await order(plan, request, []);
  return {
    voices: made.sound.tracks.flatMap((track) => track.cues.map((cue) => cue.made?.voice)),
    warnings: made.warnings,
  };
}

describe("a model's voices for those who speak", () => {
  it("are like who speaks, one each through the film, and another's only when all are taken", async () => {
    const speakers = ["Mara", "Tom", "", "a boy", "Mara", "Anna", "Emma"];
    expect((await cast(speakers)).voices).toEqual([
      "nova",
      "onyx",
      "shimmer",
      "pip",
      "nova",
      // Both women's voices are taken by now.
      "nova",
      "nova",
    ]);
  });

  it("go on to the next of its kind with every “another voice”", async () => {
    expect((await cast(["Mara"], { sound: { turns: { voice: 1 } } })).voices).toEqual(["shimmer"]);
    expect((await cast(["Mara"], { sound: { turns: { voice: 2 } } })).voices).toEqual(["nova"]);
  });

  it("are the same in every film for who returns, and then nobody else's", async () => {
    const mara: KnownEntry = { kind: "cast", id: "mara", name: "Mara", description: "a woman", seat: 1 };
    expect((await cast(["Mara"], { known: [mara] })).voices).toEqual(["shimmer"]);
    expect((await cast(["Anna", "Lisa", "Mara"], { known: [mara] })).voices).toEqual([
      "nova",
      "nova",
      "shimmer",
    ]);
  });

  it("are one for all where one is asked for, whatever the case, and not where it is one of this machine", async () => {
    expect((await cast(["Mara", "Tom"], { sound: { voice: "ECHO" } })).voices).toEqual(["echo", "echo"]);
    expect((await cast(["Mara", "Tom"], { sound: { voice: "ben" } })).voices).toEqual(["nova", "onyx"]);
  });

  it("are left to a model that lists none", async () => {
    expect(await cast(["Mara"], { voices: null })).toEqual({ voices: [undefined], warnings: [] });
  });
});

it("music is asked for in whole characters, however long the idea", async () => {
  const model = aModel({ id: "player", kind: "audio", backend: "instant", sounds: { makes: "music" } });
  const order = createSoundOrders({
    backends: onlyBackend(createInstantBackend({ file: "", model })),
    media: { has: async () => false },
    models: { music: "player" },
  });
  const request = aRequest({ prompt: `x${"🦊".repeat(200)}`, seconds: 20 });
  const cue = { kind: "music" as const, start: 0, seconds: 20, gain: 0 };
  const plan: FilmPlan & { sound: SoundPlan } = {
    ...planByRules(request, aModel()),
    sound: {
      tracks: [{ kind: "music", cues: [cue] }],
      own: "silent",
      language: "en",
      captions: "off",
    },
  };
  const { sound } = await order(plan, request, []);
  const prompt = sound.tracks[0]?.cues[0]?.made?.prompt;
  expect(prompt).toMatch(/🦊$/u);
  expect(prompt).not.toMatch(/\p{Surrogate}/u);
});

describe("a voice that isn't known to be nobody's own", () => {
  const told = [
    "“grandpa_2019” may be a real person's voice, so it isn't used without the word of whoever runs this bot; another speaks.",
  ];

  it.each([
    ["of a model that lists its voices", LISTED, "nova"],
    ["of a model that lists none", null, undefined],
  ] as const)(
    "is not sent %s, however it came into the request, and the card says so",
    async (_, voices, instead) => {
      const { voices: given, warnings } = await cast(["Mara"], { voices, sound: { voice: "grandpa_2019" } });
      expect(given).toEqual([instead]);
      expect(warnings).toEqual(told);
    },
  );

  it("speaks where the host names it, as the host writes it", async () => {
    const made = await cast(["Mara"], {
      voices: null,
      allowed: ["Grandpa_2019"],
      sound: { voice: "grandpa_2019" },
    });
    expect(made).toEqual({ voices: ["Grandpa_2019"], warnings: [] });
  });

  it("is given to nobody who hasn't been asked for in it", async () => {
    const { voices } = await cast(["Mara", "Tom", ""], { allowed: ["Grandpa_2019"] });
    expect(voices).not.toContain("Grandpa_2019");
  });
});
