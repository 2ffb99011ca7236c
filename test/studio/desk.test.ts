import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import { createDesk } from "../../src/studio/desk.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const room = { platform: "console", chat: "reviews" };
let rig: Rig;
beforeEach(async () => {
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
});
afterEach(() => rig.stop());

const note = (number: number) =>
  rig.record.cases.note(
    {
      id: `case${number}`,
      at: number,
      about: "order",
      person: { id: "console:ann", name: "Ann" },
      account: "console:ann",
      surface: { platform: "console", chat: "main" },
      outcome: "review",
    },
    { open: true },
  );

/** With a platform that takes what `speak` takes; undefined: this process doesn't speak there. */
const deskWith = (speak: ((notice: Notice) => void) | undefined) =>
  createDesk({
    ...rig,
    standings: { isAdmin: async () => false, mustBeAdmin: () => Promise.reject(new Error("nobody is")) },
    admission: { admit: () => Promise.reject(new Error("nothing is asked for")) },
    handOn: async () => {},
    sender: () =>
      speak &&
      ({ postNotice: async (_place, notice) => speak(notice) } as Pick<
        ChatSender,
        "postNotice"
      > as ChatSender),
    settleReport: async () => {},
  });

it("tells the reviewers of every case, however many are open and whichever of them can't be told", async () => {
  await rig.record.cases.setReviewPlace(room);
  for (let number = 0; number < 60; number++) await note(number);
  const told: (string | undefined)[] = [];
  const desk = deskWith((notice) => {
    if (notice.title?.startsWith("Case case0:")) throw new Error("the chat doesn't take that");
    told.push(notice.title);
  });
  await expect(desk.goOn()).rejects.toThrow("the chat doesn't take that");
  expect(told).toHaveLength(59);
  await rig.redis.del(rig.keys.caseTelling("case0"));
  await deskWith((notice) => told.push(notice.title)).goOn();
  expect(told).toHaveLength(60);
  expect(told.at(-1)).toContain("case0");
});

it("leaves a case to a process that speaks where the reviewers are", async () => {
  await rig.record.cases.setReviewPlace(room);
  await note(1);
  await deskWith(undefined).goOn();
  const told: (string | undefined)[] = [];
  await deskWith((notice) => told.push(notice.title)).goOn();
  expect(told).toHaveLength(1);
});
