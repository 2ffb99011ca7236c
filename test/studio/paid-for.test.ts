import { afterEach, expect, it } from "vitest";
import { paidMicros } from "../../src/studio/paid-for.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "telegram:1", name: "Ann" };
const surface = { platform: "telegram", chat: "1" };

let rig: Rig;
afterEach(() => rig.stop());

async function begin() {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "", billed: true })),
  });
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 10 },
    person: ann,
    surface,
    idempotencyKey: "one",
  });
  return (await rig.record.clips.load(id)) as NonNullable<
    Awaited<ReturnType<Rig["record"]["clips"]["load"]>>
  >;
}

it("counts what models made of the sound like the shots, on the button that cancels too", async () => {
  const clip = await begin();
  const digest = "d".repeat(64);
  await rig.life.orderAtStake(clip, `sound:${digest}`, { usd: 0.05, lostUsd: 0 });
  const after = (await rig.record.clips.load(clip.id)) as typeof clip;
  expect(paidMicros(after)).toBe(50_000);
  // $0.10 and 10 credits were set aside: half of the money is half of the credits.
  const labels = (await rig.studio.card(after)).buttons?.map(({ label }) => label);
  expect(labels).toContain("Cancel (costs 5 credits)");
});

it("charges for sound that models made what it was priced at, and not what the film is cheaper by than was reserved", async () => {
  const clip = await begin();
  const shots = clip.shots.map((shot) => ({ ...shot, state: "made" as const, credits: 4 }));
  const cue = { kind: "voice", text: "hello", start: 0, seconds: 1, made: "a voice" } as const;
  const file = { key: "films/a.mp4", bytes: 1, seconds: 10, width: 1, height: 1, cues: [cue] };
  await rig.life.delivered({ ...clip, shots, soundCredits: 3, file } as never);
  const spent = (await rig.studio.quota(ann, surface)).spent;
  expect(spent).toBe(4 * shots.length + 3);
});
