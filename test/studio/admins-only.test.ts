import { afterAll, beforeAll, expect, it } from "vitest";
import type { Admin } from "../../src/core/ports/admin.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const boss = { id: "discord:1", name: "Boss" };
const ann = { id: "discord:2", name: "Ann" };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    env: { ADMINS: boss.id },
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  await rig.studio.admin.addAdmin("discord:3", boss);
});
afterAll(() => rig.stop());

/** Everything there is to order, so that a new order can't be left out; the command asks once itself, before it reads one. */
const ORDERS: { [Order in Exclude<keyof Admin, "claim" | "join">]: (admin: Admin) => Promise<unknown> } = {
  check: (admin) => admin.check(ann, "stats"),
  pause: (admin) => admin.pause("all", "", ann),
  resume: (admin) => admin.resume("all", ann),
  block: (admin) => admin.block("discord:9", { reason: "" }, ann),
  unblock: (admin) => admin.unblock("discord:9", ann),
  grant: (admin) => admin.grant(ann.id, "standard", ann),
  gift: (admin) => admin.gift(ann.id, { credits: 5, idempotencyKey: "gift" }, ann),
  takeGiftsBack: (admin) => admin.takeGiftsBack("discord:9", ann),
  setMode: (admin) => admin.setMode("discord", "closed", ann),
  allow: (admin) => admin.allow(ann.id, ann),
  allowWaiting: (admin) => admin.allowWaiting(1, ann),
  disallow: (admin) => admin.disallow("discord:9", ann),
  invite: (admin) => admin.invite({ uses: 1, platform: "discord" }, ann),
  waiting: (admin) => admin.waiting(ann),
  state: (admin) => admin.state(ann),
  plans: (admin) => admin.plans(ann),
  newPlan: (admin) => admin.newPlan("patron", ann),
  setPlan: (admin) => admin.setPlan("standard", "creditsPerDay", "9", ann),
  resetPlan: (admin) => admin.resetPlan("standard", ann),
  setBudget: (admin) => admin.setBudget("monthly", 30, ann),
  admins: (admin) => admin.admins(ann),
  addAdmin: (admin) => admin.addAdmin(ann.id, ann),
  removeAdmin: (admin) => admin.removeAdmin("discord:3", ann),
  stats: (admin) => admin.stats(7, ann),
  page: (admin) => admin.page(ann),
  audit: (admin) => admin.audit(ann),
};

/** What orders change, as whoever may sees it. */
async function standing() {
  const { admin } = rig.studio;
  return [
    await admin.state(boss),
    await admin.plans(boss),
    await admin.admins(boss),
    await admin.waiting(boss),
  ];
}

it.each(Object.entries(ORDERS))(
  "%s is refused to whoever does not run the bot, and written down",
  async (_name, order) => {
    const before = await standing();
    await expect(order(rig.studio.admin)).rejects.toMatchObject({ code: "admins-only" });
    expect(await rig.record.access.audit(1)).toMatchObject([{ by: ann.id, refused: true }]);
    expect(await standing()).toEqual(before);
  },
);
