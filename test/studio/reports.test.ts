import { afterEach, beforeEach, expect, it } from "vitest";
import { PlatformError } from "../../src/core/errors.ts";
import { createReports } from "../../src/studio/reports.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
});
afterEach(() => rig.stop());

/** A finished clip that is hidden by a case. */
async function hidden(prompt: string, caseId: string) {
  const { id } = await rig.studio.admit({
    request: { prompt, seconds: 2 },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: prompt,
  });
  const file = { key: `clips/${id}/clip.mp4`, posterKey: "p", bytes: 1, width: 1, height: 1, seconds: 2 };
  await rig.redis.hset(rig.keys.clip(id), {
    state: JSON.stringify("delivered"),
    file: JSON.stringify(file),
    hidden: JSON.stringify(caseId),
  });
  return id;
}
const load = async (id: string) => {
  const clip = await rig.record.clips.load(id);
  if (!clip) throw new Error("no clip");
  return clip;
};

function reportsWith(
  copy: string,
  restore: (clipId: string, caseId: string) => Promise<void>,
  newCaseId = () => "case",
) {
  return createReports({
    ...rig,
    access: { may: async () => true },
    removal: { remove: async () => ({ messageStays: false }) },
    showing: { restore, takeAway: async () => ({ messageStays: false }) },
    store: { has: async () => true, path: async (key) => key },
    looksLike: async () => [copy],
    threshold: 3,
    now: Date.now,
    newCaseId,
    log: { warn: () => {} },
  });
}

it("brings back a clip and its copies wherever it was broken off before, and shows none before it is posted", async () => {
  const [id, copy] = [await hidden("a fox", "case"), await hidden("a copied fox", "case")];
  for (const failing of [copy, id]) {
    const broken = reportsWith(copy, async (clipId) => {
      if (clipId === failing) throw new PlatformError("telegram-unreachable", "away", { retryable: true });
    });
    await expect(broken.settle(await load(id), "approved", "case")).rejects.toThrow("away");
    expect(await load(failing)).toMatchObject({ hidden: "case" });
    expect(await load(id)).toMatchObject({ hidden: "case" });
  }
  const restored: string[] = [];
  const whole = reportsWith(copy, async (clipId, caseId) => void restored.push(`${clipId} by ${caseId}`));
  await whole.settle(await load(id), "approved", "case");
  expect(restored).toEqual([`${id} by case`]);
  for (const one of [id, copy]) expect(await load(one)).not.toHaveProperty("hidden");
});

it("shows a clip again whose chat doesn't take it any more, and leaves what another case hides", async () => {
  const [id, copy] = [await hidden("a fox", "case"), await hidden("a copied fox", "another")];
  const refusing = reportsWith(copy, () => Promise.reject(new PlatformError("too-large-here", "too large")));
  await refusing.settle(await load(id), "approved", "case");
  expect(await load(id)).not.toHaveProperty("hidden");
  expect(await load(copy)).toMatchObject({ hidden: "another" });
});

it("shows reviewers no film any more once somebody says that a minor is in it", async () => {
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2 },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "asked",
  });
  const reports = reportsWith(id, async () => {});
  const report = (reason: "hate" | "minor", person: string) =>
    reports.report(
      id,
      reason,
      { id: person, name: person },
      { surface: { platform: "console", chat: "main" }, idempotencyKey: person },
    );
  await report("hate", "console:ben");
  expect(await rig.record.cases.load("case")).not.toHaveProperty("harm");
  await report("minor", "console:cleo");
  expect(await rig.record.cases.load("case")).toMatchObject({ harm: "minors", reasons: ["hate", "minor"] });
});

it("counts what comes by the form by what it says, and not by how often it is sent", async () => {
  const ids: string[] = [];
  for (const prompt of ["a", "b", "c", "d", "e", "f"]) ids.push(await hidden(prompt, "another"));
  for (const id of ids) await rig.redis.hdel(rig.keys.clip(id), "hidden");
  const reports = reportsWith("", async () => {});
  const send = (clip: string, says: string) =>
    reports.notice({
      clip,
      reason: "minor",
      said: { where: "", says, contact: "" },
      from: "192.0.2.7",
    });
  const [first = "", ...others] = ids;
  for (const id of [first, first, ...others.slice(0, 4), first]) await send(id, "look at this");
  await expect(send(others[4] ?? "", "look at this")).rejects.toMatchObject({ code: "too-many-reports" });
  await expect(send(first, "and at that")).rejects.toMatchObject({ code: "too-many-reports" });
  expect(await load(others[4] ?? "")).not.toHaveProperty("hidden");
  // Sent again it is one notice, and pushes no other out of the case.
  const { notices = [] } = (await rig.record.cases.load("case")) ?? {};
  expect(notices).toEqual([{ where: "", says: "look at this", contact: "" }]);
});

it("keeps what each says of a clip, however many say it at once", async () => {
  const id = await hidden("a fox", "another");
  const reports = reportsWith("", async () => {});
  const send = (number: number) =>
    reports.notice({
      clip: id,
      reason: number === 0 ? "minor" : "other",
      said: { where: "", says: `it is number ${number}`, contact: "" },
      from: `192.0.2.${number}`,
    });
  await Promise.all(Array.from({ length: 12 }, (_, number) => send(number)));
  const known = await rig.record.cases.load("case");
  expect(known?.notices?.map(({ says }) => says).sort()).toHaveLength(12);
  expect(known).toMatchObject({ harm: "minors" });
  // More than are kept push none of them out.
  for (let number = 12; number < 60; number++) await send(number);
  const later = await rig.record.cases.load("case");
  expect(later?.notices?.map(({ says }) => says)).toContain("it is number 3");
  expect(later?.notices).toHaveLength(50);
});

it("looks again at what was let stay once somebody says of it what nobody has said before", async () => {
  const id = await hidden("a fox", "another");
  await rig.redis.hdel(rig.keys.clip(id), "hidden");
  let made = 0;
  const reports = reportsWith(
    "",
    async () => {},
    () => `case${++made}`,
  );
  const report = (reason: "hate" | "intimate" | "me", person: string) =>
    reports.report(
      id,
      reason,
      { id: person, name: person },
      { surface: { platform: "console", chat: "main" }, idempotencyKey: `${person} ${reason}` },
    );
  const first = await report("me", "console:ben");
  expect(first).toMatchObject({ hidden: true });
  await rig.record.cases.decide(first.case, "approved", "console:host");
  await reports.settle(await load(id), "approved", first.case);
  expect(await report("me", "console:cleo")).toEqual({ case: first.case, hidden: false });
  const hate = await report("hate", "console:dan");
  expect(hate).toMatchObject({ hidden: false });
  expect(hate.case).not.toBe(first.case);
  expect(await rig.record.cases.load(hate.case)).toMatchObject({ state: "open", reasons: ["hate"] });
  // Who said less before may say what is worse.
  expect(await report("intimate", "console:dan")).toEqual({ case: hate.case, hidden: true });
});
