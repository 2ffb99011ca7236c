import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/core/card/card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { ChatSender, PlatformLimits } from "../../src/core/ports/chat.ts";
import { type CardKeeper, startCardKeeper } from "../../workers/keep-cards.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "fake:ann", name: "Ann" };

let rig: Rig;
let keepers: CardKeeper[];
let asked = 0;
beforeEach(async () => {
  keepers = [];
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    env: { MAX_CLIPS_IN_FLIGHT: "50" },
  });
});
afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()));
  await rig.stop();
});

interface Edit {
  clipId: string;
  headline: string;
  by: string;
}

/** A platform whose every answer the test gives. */
function platform(limits: Partial<PlatformLimits> = {}) {
  const edits: Edit[] = [];
  const waiting: (() => void)[] = [];
  let together = 0;
  const state = {
    edits,
    /** Most edits of one card under way at once. */
    mostTogether: 0,
    answer: async (_card: Card): Promise<"edited" | "gone" | { waitMs: number }> => "edited",
    until: (wanted: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => (wanted() ? resolve() : waiting.push(look));
        look();
      }),
    async sender(name: string): Promise<void> {
      const sender = {
        platform: "fake",
        limits: { editIntervalMs: 1, chatEditIntervalMs: 0, ...limits },
        cardLook: (card: Card) => `${card.headline} ${Math.floor((card.progress ?? 0) * 100)}`,
        async editCard(_ref, _surface, card) {
          together += 1;
          state.mostTogether = Math.max(state.mostTogether, together);
          edits.push({ clipId: card.clipId, headline: card.headline, by: name });
          for (const look of waiting.splice(0)) look();
          try {
            return await state.answer(card);
          } finally {
            together -= 1;
          }
        },
      } as Partial<ChatSender> as ChatSender;
      const log = pino({ level: "silent" });
      keepers.push(await startCardKeeper({ ...rig, senders: [sender], now: Date.now, log }));
    },
  };
  return state;
}

async function clipWithCard(look?: string): Promise<Clip> {
  const surface = { platform: "fake", chat: "room" };
  const clip = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2 },
    person: ann,
    surface,
    idempotencyKey: `ask-${++asked}`,
  });
  await rig.studio.attachCard(clip.id, { platform: "fake", chat: "room", message: clip.id }, look);
  return clip;
}

/** All that has been told so far has been dealt with: a card of its own shows it. */
async function settled(seen: ReturnType<typeof platform>): Promise<void> {
  const { id } = await clipWithCard();
  await rig.life.cancel(id);
  await seen.until(() => seen.edits.some((edit) => edit.clipId === id && edit.headline === "Cancelled"));
}

const of = (seen: ReturnType<typeof platform>, id: string) =>
  seen.edits.filter(({ clipId }) => clipId === id).map(({ headline }) => headline);

describe("the keeper of cards", () => {
  it("lets a newer state wait for the edit under way, and then shows the newest", async () => {
    const seen = platform();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    seen.answer = async () => {
      if (!first) return "edited";
      first = false;
      await held;
      return "edited";
    };
    await seen.sender("one");
    await seen.sender("two");
    const { id } = await clipWithCard();
    await seen.until(() => seen.edits.length === 1);
    await rig.life.beginCut(id);
    await rig.life.beginDelivery(id);
    await rig.life.cancel(id);
    // Whatever would come too early has come by the time another message has made the same way.
    await rig.redis.ping();
    release();
    await seen.until(() => of(seen, id).includes("Cancelled"));
    await settled(seen);
    expect(of(seen, id).filter((headline) => headline === "Cancelled")).toHaveLength(1);
    expect(of(seen, id).at(-1)).toBe("Cancelled");
    expect(of(seen, id).slice(1, -1)).toEqual([]);
  });

  it("edits a card by one process at a time, and not again what another has shown", async () => {
    const seen = platform();
    seen.answer = async () => {
      await rig.redis.ping();
      return "edited";
    };
    for (const name of ["one", "two", "three"]) await seen.sender(name);
    const { id } = await clipWithCard();
    await rig.life.beginCut(id);
    for (const share of [0.1, 0.2, 0.3, 0.4, 0.5]) await rig.life.cutProgress(id, share);
    await rig.life.cancel(id);
    await seen.until(() => of(seen, id).includes("Cancelled"));
    await settled(seen);
    expect(seen.mostTogether).toBe(1);
    expect(of(seen, id).filter((headline) => headline === "Cancelled")).toHaveLength(1);
    expect(of(seen, id).at(-1)).toBe("Cancelled");
  });

  it("doesn't show again what its message shows already", async () => {
    const seen = platform();
    await seen.sender("one");
    const { id } = await clipWithCard("Next in line 0");
    await settled(seen);
    expect(of(seen, id)).toEqual([]);
  });

  it("leaves a card alone that has become the film, with buttons of its own", async () => {
    const seen = platform();
    const { id } = await clipWithCard();
    const clip = await rig.record.clips.load(id);
    if (!clip?.card) throw new Error("no card");
    const file = { key: "film.mp4", posterKey: "film.jpg", bytes: 9, seconds: 2, width: 640, height: 360 };
    await rig.life.delivered(clip, { ref: clip.card, fileId: "f", file });
    await seen.sender("one");
    await settled(seen);
    expect(of(seen, id)).toEqual([]);
    expect(await rig.redis.sismember(rig.keys.openCards, id)).toBe(0);
  });

  it("leaves a card alone whose message is gone", async () => {
    const seen = platform();
    seen.answer = async () => "gone";
    await seen.sender("one");
    const { id } = await clipWithCard();
    await seen.until(() => seen.edits.length === 1);
    await rig.life.beginCut(id);
    await rig.life.beginDelivery(id);
    await rig.life.cancel(id);
    seen.answer = async () => "edited";
    await settled(seen);
    expect(of(seen, id)).toHaveLength(1);
    expect(await rig.redis.sismember(rig.keys.openCards, id)).toBe(0);
  });

  it("comes back when the platform asked it to, with the newest state and not before", async () => {
    const seen = platform();
    const times: number[] = [];
    let refusals = 0;
    seen.answer = async () => {
      times.push(Date.now());
      refusals += 1;
      if (refusals > 1) return "edited";
      throw new PlatformError("slow-down", "A pause, please.", { retryable: true, retryAfterMs: 2_100 });
    };
    await seen.sender("one");
    const { id } = await clipWithCard();
    await seen.until(() => seen.edits.length === 1);
    await rig.life.beginCut(id);
    await rig.life.cancel(id);
    await seen.until(() => seen.edits.length === 2);
    expect(of(seen, id)).toEqual(["Next in line", "Cancelled"]);
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(2_050);
  });

  it("sends nothing to a chat that takes none now, and comes back with the card as it is then", async () => {
    const seen = platform();
    let asks = 0;
    seen.answer = async () => (++asks === 1 ? { waitMs: 30 } : "edited");
    await seen.sender("one");
    const { id } = await clipWithCard();
    await seen.until(() => seen.edits.length === 1);
    await rig.life.beginCut(id);
    await rig.life.cancel(id);
    await seen.until(() => seen.edits.length === 2);
    expect(of(seen, id).at(-1)).toBe("Cancelled");
  });

  it("shows the last state of takes whose films stand in their card, also where the chat takes none just then", async () => {
    const seen = platform();
    const last = (id: string) => of(seen, id).filter((headline) => headline === "2 takes: none is there");
    const [first, second] = [await clipWithCard(), await clipWithCard()];
    seen.answer = async () => (last(first.id).length === 1 ? { waitMs: 30 } : "edited");
    await seen.sender("one");
    const card = { platform: "fake", chat: "room", message: "takes" };
    await rig.record.shown.attachTakes([first.id, second.id], card);
    await rig.record.shown.attachPost(second.id, card);
    await rig.life.cancel(first.id);
    await rig.life.cancel(second.id);
    await seen.until(() => last(first.id).length === 2);
  });

  it("gives every card of a busy chat its turn", async () => {
    const seen = platform({ chatEditIntervalMs: 20 });
    await seen.sender("one");
    await seen.sender("two");
    const clips = await Promise.all([1, 2, 3, 4, 5, 6].map(() => clipWithCard()));
    for (const { id } of clips) await rig.life.beginCut(id);
    await seen.until(() => clips.every(({ id }) => of(seen, id).includes("Cutting")));
    expect(seen.edits.length).toBeLessThanOrEqual(12);
  });

  it("edits the card of whoever wants it quiet at each new state, and at no progress", async () => {
    const seen = platform();
    await seen.sender("one");
    await rig.studio.setPreferences(ann, { card: "quiet" });
    const { id } = await clipWithCard();
    await seen.until(() => of(seen, id).length === 1);
    await rig.life.beginCut(id);
    await seen.until(() => of(seen, id).length === 2);
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      await rig.life.cutProgress(id, share);
      await settled(seen);
    }
    await rig.life.cancel(id);
    await seen.until(() => of(seen, id).includes("Cancelled"));
    expect(of(seen, id)).toEqual(["Waiting", "Cutting", "Cancelled"]);
  });
});
