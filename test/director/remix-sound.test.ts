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
    ["without music", { parts: ["voice", "effects", "captions"] }],
    ["no sound", { parts: [] }],
    ["mute it", { parts: [] }],
    ["music like a waltz", { music: "waltz" }],
    ["sad music", { music: "sad" }],
    ["different music", { turns: { music: 1 } }],
    ["captions as a file", { captions: "file" }],
    ["keine Untertitel", { captions: "off" }],
    ["sin música", { parts: ["voice", "effects", "captions"] }],
  ])("%j changes the sound and leaves every shot as it is", (words, sound) => {
    const understood = remix(words);
    expect(understood.request).toEqual({ ...request, sound });
    expect(understood.plan?.shots).toEqual(plan.shots);
    expect(understood.changes).toHaveLength(1);
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

  it.each([
    "a fox with no sound in the snow",
    "the fox hears music",
    'the fox reads a sign that says "no music"',
  ])("is not read in %j", (words) => {
    expect(remix(words).request.sound).toBeUndefined();
  });
});
