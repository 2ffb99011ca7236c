import { expect, it } from "vitest";
import type { VideoRequest } from "../../src/core/film/request.ts";
import { cuesOf } from "../../src/core/film/sound.ts";
import { planByRules } from "../../src/director/rules.ts";
import { planSound } from "../../src/director/sound-plan.ts";
import { aModel, aRequest } from "./models.ts";

const model = { ...aModel(), sound: false };
function planned(prompt: string, seconds: number) {
  const request = aRequest({ prompt, seconds });
  const plan = planByRules(request, model);
  return { plan, ...planSound(plan, request, model) };
}

it("gives each speaker one voice through the film, and no two of them the same", () => {
  const { sound } = planned(
    'Mara says "We are late." Tom says "I know." Rain falls. Mara says "Run!" Tom says "I am running." A narrator says "They made it."',
    30,
  );
  const voices = new Map<string, Set<string | undefined>>();
  for (const { speaker = "", voice } of cuesOf(sound, "voice"))
    voices.set(speaker, (voices.get(speaker) ?? new Set()).add(voice));
  expect(cuesOf(sound, "voice")).toHaveLength(5);
  expect([...voices.values()].map(({ size }) => size)).toEqual([1, 1, 1]);
  expect(new Set([...voices.values()].flatMap((one) => [...one])).size).toBe(3);
});

it("gives who returns the same voice in every film, whoever else speaks there", () => {
  const known = [
    { kind: "cast" as const, id: "mara", name: "Mara", description: "a woman in a red coat", seat: 0 },
    { kind: "cast" as const, id: "nima", name: "Nima", description: "a woman with a cane", seat: 1 },
  ];
  const voicesIn = (prompt: string, change: Partial<VideoRequest> = {}) => {
    const request = aRequest({ prompt, seconds: 20, known, ...change });
    const { sound } = planSound(planByRules(request, model), request, model);
    return Object.fromEntries(cuesOf(sound, "voice").map(({ speaker = "", voice }) => [speaker, voice]));
  };
  const first = voicesIn('@Mara says "We are late." @Nima says "I know."');
  expect(first.Mara).not.toBe(first.Nima);
  const second = voicesIn(
    'Anna says "Who is there?" @Nima says "Only me." Rain falls. He goes. @Mara says "And me." A narrator says "They met."',
  );
  expect(second).toMatchObject(first);
  expect(new Set(Object.values(second)).size).toBe(4);
  // Who asks for a voice, or another one, has it.
  expect(voicesIn('@Mara says "We are late."', { sound: { voice: "gus" } }).Mara).toBe("gus");
  expect(voicesIn('@Mara says "We are late."', { sound: { turns: { voice: 1 } } }).Mara).not.toBe(first.Mara);
});

it("notes a line that doesn't fit its shot, with how long the shot or how much shorter the line would have to be", () => {
  const line = "word ".repeat(24).trim();
  const { plan, warnings } = planned(`Mara says "${line}"`, 5);
  const shot = plan.shots.findIndex(({ lines = [] }) => lines.length > 0);
  const has = plan.shots[shot]?.seconds;
  // Twenty-four words at two and a half a second, and half a second.
  expect(warnings).toEqual([
    `The line in shot ${shot + 1} (“word word word word word word word wor…”) takes about 10.1 s to say, and the shot has ${has} s. Make the shot longer (“shot ${shot + 1} for 11 seconds”) or the line shorter; as it is, it is spoken faster and may run on.`,
  ]);
  expect(planned('Mara says "We are late."', 5).warnings).toEqual([]);
});
