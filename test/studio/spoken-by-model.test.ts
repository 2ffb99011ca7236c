import { describe, expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import type { SoundWish } from "../../src/core/film/sound.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { planSound } from "../../src/director/sound-plan.ts";
import { toOrders } from "../../src/studio/order.ts";
import { aModel, aRequest } from "../director/models.ts";

const model = aModel({ sound: true });
const request = aRequest({ prompt: 'A dog barks. Mara says "We are late again." Tom laughs.', seconds: 12 });

function heardAs(plan: FilmPlan, wish: SoundWish | undefined, by = model) {
  const asked = wish === undefined ? request : { ...request, sound: wish };
  const { sound } = planSound(plan, asked, by);
  return { sound, orders: toOrders(asked, { ...plan, sound }, by) };
}

describe("a model that speaks itself", () => {
  const plan = planByRules(request, model);
  const { sound, orders } = heardAs(plan, undefined);
  const told = orders
    .map(({ order }) => order.prompt)
    .filter((prompt) => prompt.includes("We are late again."));

  it("is told the lines of its shots, and no voice of ours speaks them over it", () => {
    expect(told).toEqual([expect.stringContaining("Mara says: “We are late again.”")]);
    expect(sound.spokenByModel?.map(({ text }) => text)).toEqual(["We are late again."]);
    expect(sound).toMatchObject({ tracks: [], own: "kept", captions: "both" });
  });

  it.each<[string, SoundWish]>([
    ["music besides", { parts: ["music", "effects", "captions"] }],
    ["a description", { described: true }],
    ["no sound at all", { parts: [] }],
  ])("keeps its shots where %s is wished for", (_, wish) => {
    expect(heardAs(plan, wish).orders.map(({ digest }) => digest)).toEqual(
      orders.map(({ digest }) => digest),
    );
  });

  it("still has its captions under music, and its lines are not described over", () => {
    const music = heardAs(plan, { parts: ["music", "effects", "captions"] }).sound;
    expect(music).toMatchObject({ captions: "both", own: "kept", spokenByModel: sound.spokenByModel });
    const described = heardAs(plan, { described: true }).sound;
    expect(described.tracks.flatMap(({ cues }) => cues).every((cue) => cue.described)).toBe(true);
  });

  it("makes the one shot anew that is given another line", () => {
    const remixed = understandRemix("say 'we made it' in shot 2", {
      plan: { ...plan, sound },
      request,
      model,
    });
    const after = heardAs(remixed.plan as FilmPlan, remixed.request.sound);
    const changed = after.orders.filter(({ digest }, index) => digest !== orders[index]?.digest);
    expect(changed.map(({ order }) => order.prompt)).toEqual([expect.stringContaining("says: “we made it”")]);
    expect(after.sound.tracks).toEqual([]);
  });

  it("says nothing where a voice of ours is asked for, nor where a model has no sound", () => {
    const ours = heardAs(plan, { parts: ["voice", "captions"] });
    const silent = heardAs(plan, undefined, aModel({ sound: false }));
    for (const { orders, sound } of [ours, silent]) {
      expect(orders.some(({ order }) => order.prompt.includes("We are late"))).toBe(false);
      expect(sound.tracks[0]?.cues.map(({ text }) => text)).toEqual(["We are late again."]);
    }
  });
});
