import { describe, expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import type { SoundPlan } from "../../src/core/film/sound.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { planSound } from "../../src/director/sound-plan.ts";
import { aModel, aRequest } from "./models.ts";

const request = aRequest({
  prompt:
    'A girl named Mara walks home. Mara says "We are late." Rain falls on the street. A dog runs to her.',
  seconds: 20,
});
const model = aModel();
const planned = planByRules(request, model);
const plan: FilmPlan = { ...planned, sound: planSound(planned, request, { ...model, sound: false }).sound };
const remix = (words: string) => understandRemix(words, { plan, request, model });

describe("a remix of the sound", () => {
  it.each([
    ["another voice", { turns: { voice: 1 } }],
    ["use Ben's voice", { voice: "ben" }],
    ["quieter music", { gains: { music: -6 } }],
    ["make the music louder", { gains: { music: 6 } }],
    ["turn the music down", { gains: { music: -6 } }],
    ["no captions", { captions: "off" }],
    ["background noise off", { parts: ["voice", "music", "captions"] }],
    ["no background noise", { parts: ["voice", "music", "captions"] }],
    ["less background noise", { gains: { effects: -6 } }],
    ["without music", { parts: ["voice", "effects", "captions"] }],
    ["no sound", { parts: [] }],
    ["mute it", { parts: [] }],
    ["music like a waltz", { music: "waltz" }],
    ["sad music", { music: "sad" }],
    ["different music", { turns: { music: 1 } }],
    ["captions as a file", { captions: "file" }],
    ["keine Untertitel", { captions: "off" }],
    ["sin música", { parts: ["voice", "effects", "captions"] }],
    ["make the music sadder", { music: "sad" }],
    ["happier music", { music: "bright" }],
    ["traurigere Musik", { music: "sad" }],
    ["música más triste", { music: "sad" }],
    ["the music should be jazz", { music: "night" }],
    ["音楽なしで", { parts: ["voice", "effects", "captions"] }],
    ["tira o som", { parts: [] }],
    ["add thunder", { effects: { thunder: 0 } }],
    ["put some birdsong in", { effects: { birds: 0 } }],
    ["with rain sounds", { effects: { rain: 0 } }],
    ["the sound of waves in the background", { effects: { waves: 0 } }],
    ["louder footsteps", { effects: { steps: 6 } }],
    ["less footsteps", { effects: { steps: -6 } }],
    ["no footsteps", { effects: { steps: "off" } }],
    ["füge Vogelgezwitscher hinzu", { effects: { birds: 0 } }],
    ["añade truenos", { effects: { thunder: 0 } }],
    ["avec le bruit de la pluie", { effects: { rain: 0 } }],
    ["com som de chuva", { effects: { rain: 0 } }],
    ["雷の音を足して", { effects: { thunder: 0 } }],
    ["加上雷声", { effects: { thunder: 0 } }],
  ])("%j changes the sound and leaves every shot as it is", (words, sound) => {
    const understood = remix(words);
    expect(understood.request).toEqual({ ...request, sound });
    expect(understood.plan?.shots).toEqual(plan.shots);
    expect(understood.changes).toHaveLength(1);
  });

  it("says of sounds what they are called in every sentence", () => {
    const { changes } = remix("add rain sounds, no footsteps, louder door sounds");
    expect(changes).toEqual([
      { what: "Effects", before: "by the story", after: "doors, footsteps off, rain" },
    ]);
  });

  it("gives a shot another line and no other picture", () => {
    const { plan: after, changes } = remix("say 'we made it' in shot 3");
    expect(after?.shots[2]?.lines?.map(({ text }) => text)).toEqual(["we made it"]);
    const pictures = (film: FilmPlan | undefined) => film?.shots.map(({ lines: _, ...shot }) => shot);
    expect(pictures(after)).toEqual(pictures(plan));
    expect(changes).toContainEqual({ what: "Shot 3 line", before: "–", after: "we made it" });
  });

  it.each([
    ["en", "ann"],
    ["de", "greta"],
  ])("takes a woman's voice that speaks the film's language (%s)", (language, voice) => {
    const sound = { ...(plan.sound as SoundPlan), language };
    const understood = understandRemix("a woman's voice", { plan: { ...plan, sound }, request, model });
    expect(understood.request.sound).toEqual({ voice });
  });

  it("is understood beside a remix of the picture", () => {
    const { request: after, plan: planAfter } = remix("make it vertical and no captions");
    expect(after).toMatchObject({ aspect: "9:16", sound: { captions: "off" } });
    expect(planAfter?.shots.length).toBe(plan.shots.length);
  });

  it("has who speaks already say it, by a pronoun", () => {
    const { plan: after } = remix("let her say 'good night' in shot 2");
    expect(after?.shots[1]?.lines).toEqual([{ speaker: "Mara", text: "good night" }]);
  });

  it.each(["less wind noise", "no rain sounds", "make it louder", "turn the volume up", "add kazoo sounds"])(
    "is refused, and nothing charged, where it can't be had: %j",
    (words) => {
      expect(() => remix(words)).toThrow(expect.objectContaining({ code: "sound-not-possible" }));
    },
  );

  it("is refused of a draft as well, whose sound is made here", () => {
    const draft = { plan, request, model: { ...model, sound: true, numbersShots: true } };
    expect(() => understandRemix("add kazoo sounds", draft)).toThrow("I can't make the sound of kazoo.");
  });

  it("leaves a sound that isn't made here to a model that makes its film's sound", () => {
    const own = { ...model, sound: true };
    const { request: after } = understandRemix("add kazoo sounds", { plan, request, model: own });
    expect(after.prompt).toContain("kazoo sounds");
    expect(understandRemix("add thunder", { plan, request, model: own }).request.sound).toEqual({
      effects: { thunder: 0 },
    });
  });

  it.each([
    "make it a thunderstorm",
    "add a thunderstorm",
    "add thunder and lightning",
    "add rain",
    "add wind",
  ])("is no matter of %j, which is weather", (words) => {
    const { request: after } = remix(words);
    expect(after.sound).toBeUndefined();
    expect(after.prompt).not.toBe(request.prompt);
  });

  it.each([
    "a fox with no sound in the snow",
    "the fox hears music",
    'the fox reads a sign that says "no music"',
  ])("is not read in %j", (words) => {
    expect(remix(words).request.sound).toBeUndefined();
  });
});
