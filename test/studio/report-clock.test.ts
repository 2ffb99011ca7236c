import { afterEach, beforeEach, expect, it } from "vitest";
import type { Surface } from "../../src/core/surface.ts";
import { createReportClock } from "../../src/studio/report-clock.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const HOUR_MS = 3_600_000;
const CAME = Date.UTC(2026, 10, 16, 12);
const boss = "discord:1000";
let rig: Rig;
let now = CAME;
let told: { to: string; title: string | undefined; says: string }[] = [];
let isAway = false;
let isGone = false;

beforeEach(async () => {
  now = CAME;
  told = [];
  isAway = false;
  isGone = false;
  rig = await startRig({
    workers: false,
    cards: false,
    now: () => now,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  for (const about of ["report", "order"] as const) {
    await rig.record.cases.note(
      {
        id: about,
        at: CAME,
        about,
        person: { id: "console:ann", name: "Ann" },
        account: "console:ann",
        surface: { platform: "console", chat: "main" },
        outcome: "review",
        ...(about === "report" ? { reasons: ["hate"] as const } : {}),
      } as Parameters<typeof rig.record.cases.note>[0],
      { open: true },
    );
  }
});
afterEach(() => rig.stop());

const look = (hours: number) => {
  now = CAME + hours * HOUR_MS;
  return createReportClock({
    record: rig.record,
    admins: [boss],
    sender: (platform) =>
      platform === "telegram"
        ? undefined
        : {
            async postNotice(surface: Surface, { title, paragraphs = [] }) {
              if (isAway) throw new Error("away");
              if (isGone) return undefined;
              told.push({ to: surface.chat, title, says: paragraphs.join(" ") });
              return { platform, chat: surface.chat, message: "m" };
            },
          },
    now: () => now,
    log: { warn: () => {} },
  }).look();
};

it("reminds of a report twelve hours before its time is up and when it is, each once, where reviewers are", async () => {
  await rig.record.cases.setReviewPlace({ platform: "console", chat: "reviews" });
  await look(35.9);
  expect(told).toEqual([]);
  await Promise.all([look(36), look(36)]);
  await look(40);
  expect(told).toEqual([
    {
      to: "reviews",
      title: "Report report waits for you",
      says: expect.stringMatching(/\(hateful\)\. Look at it within 12 h \(2026-11-18 12:00 UTC\)/),
    },
  ]);
  await look(48);
  await look(60);
  expect(told.map(({ says }) => says)).toEqual([
    expect.anything(),
    expect.stringContaining("its time is over"),
  ]);
});

it("tells those who run the bot where reviewers have no place, and tries again what could not be told", async () => {
  await rig.record.cases.setReviewPlace({ platform: "console", chat: "reviews" });
  isAway = true;
  await expect(look(37)).rejects.toThrow("away");
  isAway = false;
  await rig.record.cases.setReviewPlace(undefined);
  await rig.record.access.addAdmin("telegram:7", boss);
  await look(37);
  expect(told).toHaveLength(1);
  await rig.record.cases.decide("report", "approved", boss);
  await look(49);
  expect(told).toHaveLength(1);
});

it.each([
  ["where reviewers are told", { platform: "console", chat: "reviews" }],
  ["each of those who run the bot", undefined],
])("reminds again when nothing could be posted to %s", async (_, place) => {
  await rig.record.cases.setReviewPlace(place);
  isGone = true;
  await expect(look(37)).rejects.toThrow("nobody could be told");
  isGone = false;
  await look(37);
  await look(38);
  expect(told).toHaveLength(1);
});
