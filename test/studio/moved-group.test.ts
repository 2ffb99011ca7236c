import { afterEach, expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "telegram:1", name: "Ann" };
const inGroup = (group: string) => ({ platform: "telegram", chat: group, group });

let rig: Rig;
afterEach(() => rig.stop());

async function begin(group: string, name: string) {
  const { id } = await rig.studio.admit({
    request: { prompt: `a fox ${name}`, seconds: 10 },
    person: ann,
    surface: inGroup(group),
    idempotencyKey: name,
  });
  const clip = await rig.record.clips.load(id);
  if (!clip) throw new Error("no clip");
  return { ...clip, shots: clip.shots.map((shot) => ({ ...shot, state: "made" as const })) };
}

it("lets a group that becomes a supergroup go on with the day's ledger, clips under way included", async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    env: { GROUP_CREDITS_PER_DAY: "60" },
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  await rig.life.delivered(await begin("-5", "before"));
  const underWay = await begin("-5", "under way");
  await rig.studio.moveGroup("telegram", "-5", "-1005");
  const after = await begin("-1005", "after");
  const group = async () => (await rig.studio.quota(ann, inGroup("-1005"))).group;
  expect(await group()).toMatchObject({ spent: 10, reserved: 20, available: 30 });
  await rig.life.delivered(underWay);
  await rig.life.delivered(after);
  expect(await group()).toMatchObject({ spent: 30, reserved: 0, available: 30 });
  await rig.studio.moveGroup("telegram", "-1005", "-1006");
  expect((await rig.studio.quota(ann, inGroup("-1006"))).group).toMatchObject({ spent: 30, available: 30 });
});

it("lets it go on with its share of the month's money as well, and with what it was given of it", async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    env: { ADMINS: "telegram:1", MONTHLY_BUDGET_USD: "100" },
    backends: () => onlyBackend(createInstantBackend({ file: "", billed: true })),
  });
  await rig.studio.admin.setBudget({ platform: "telegram", group: "-5" }, 0.15, ann);
  await begin("-5", "before");
  await rig.studio.moveGroup("telegram", "-5", "-1005");
  await expect(begin("-1005", "after")).rejects.toMatchObject({ code: "money-budget-spent" });
  await rig.studio.admin.setBudget({ platform: "telegram", group: "-1005" }, 0.25, ann);
  await begin("-1005", "after");
});
