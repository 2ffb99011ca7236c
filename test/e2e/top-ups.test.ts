import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { User } from "@grammyjs/types";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { locales } from "../../commands/locales/index.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-top-ups-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let telegram: FakeTelegram;
let ann: User;
let ben: User;
let boss: User;
let rig: Rig;
let listener: ChatListener;
let time: number;
const toClose: (() => Promise<unknown>)[] = [];

/** A bot as one process runs it, on this Telegram; beside another it is what comes after a restart. */
async function startBot(options: { env?: Record<string, string>; beside?: Rig; listens?: false } = {}) {
  const env = {
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_EPHEMERAL: "off",
    ADMINS: `telegram:${boss.id}`,
    CREDITS_PER_DAY: "4",
    MAX_CLIPS_IN_FLIGHT: "100",
    TOP_UPS: "100:150,500:650",
    ...options.env,
  };
  const log = pino({ level: "silent" });
  const started = await startRig({
    cards: false,
    workers: false,
    media: instantMedia(),
    backends: () => onlyBackend(createInstantBackend({ file: () => instantShot(folder) })),
    env,
    now: () => time,
    senders: (parts) => createSenders(loadConfig(env), parts, log),
    ...(options.beside && { beside: options.beside }),
  });
  toClose.push(started.stop);
  const { listeners } = await createListeners(started.config, started, { locales, log });
  const [own] = listeners;
  if (!own) throw new Error("nobody listens to Telegram");
  if (options.listens !== false) {
    await own.start(started.dispatcher);
    toClose.push(() => own.stop());
  }
  return { rig: started, listener: own };
}

beforeEach(async () => {
  time = Date.now();
  telegram = await startFakeTelegram();
  toClose.push(async () => {
    await telegram.close();
    expect(telegram.problems).toEqual([]);
  });
  [boss, ann, ben] = [telegram.user("Boss"), telegram.user("Ann"), telegram.user("Ben")];
  ({ rig, listener } = await startBot());
});
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** The bot's next message in somebody's private chat that has these words. */
async function told(who: User, words: RegExp, after = 0) {
  return telegram.until(
    () =>
      telegram
        .fromBot(who.id)
        .filter(({ message_id }) => message_id > after)
        .find(({ text }) => words.test(text ?? "")),
    String(words),
    20_000,
  );
}
async function say(who: User, text: string, answer: RegExp) {
  const { message_id } = telegram.say(who, who.id, text);
  return told(who, answer, message_id);
}
async function invoiceFor(who: User, credits = 100) {
  const { message_id } = telegram.say(who, who.id, `/buy ${credits}`);
  return telegram.until(
    () => telegram.fromBot(who.id).find((one) => one.message_id > message_id && one.invoice),
    "the invoice",
    20_000,
  );
}
const walletOf = (who: User) => rig.record.wallets.of(`telegram:${who.id}`);
const personOf = (who: User) => ({ id: `telegram:${who.id}`, name: who.first_name });
let asked = 0;
const film = (who: User, seconds = 4) =>
  rig.studio
    .admit({
      request: { prompt: `a fox ${++asked}`, seconds },
      person: personOf(who),
      surface: { platform: "telegram", chat: String(who.id) },
      idempotencyKey: `film-${asked}`,
    })
    .then(({ id }) => id)
    .catch((error) => error.code as string);
const stateOf = async (charge: string) => (await rig.record.payments.load(charge))?.state;

describe("credits for Telegram Stars", () => {
  it("are offered by buttons, paid by an invoice that nobody else can pay, and used after the plan's", async () => {
    const offers = await say(ann, "/buy", /Credits to buy/);
    telegram.tap(ann, offers, { label: "100 for 150 Stars" });
    const invoice = await telegram.until(() => telegram.fromBot(ann.id).find((one) => one.invoice));
    // Without it forwarded copies would carry a Pay button.
    expect(invoice.invoice).toMatchObject({ currency: "XTR", total_amount: 150, start_parameter: "buy" });
    const bens = await telegram.stars.pay(ben, invoice);
    expect(bens.answer).toMatchObject({ ok: false, error_message: expect.stringMatching(/somebody else/) });
    const paid = await telegram.stars.pay(ann, invoice);
    expect(paid.answer).toMatchObject({ ok: true });
    expect(paid.tookMs).toBeLessThan(10_000);
    await told(ann, /100 credits are yours/);
    await say(ann, "/quota", /100 left that you bought/);
    expect(await walletOf(ann)).toMatchObject({ left: 100, debt: 0 });
    expect((await walletOf(ben)).left).toBe(0);
    expect(await Promise.all([film(ann), film(ann)])).toEqual([
      expect.stringMatching(/^\w{10}$/),
      expect.stringMatching(/^\w{10}$/),
    ]);
    expect((await walletOf(ann)).left).toBe(96);
    await say(ann, "/paysupport", new RegExp(`150 Stars, 100 credits[\\s\\S]*number ${paid.charge}`));
    await say(ben, "/terms", /good until you use them/);
    telegram.say(ann, ann.id, "/paysupport where are they?");
    await told(boss, /Ann \(telegram:\d+\): where are they\?/);
  });

  it("are credited once, whatever is told twice, late, by the transactions alone, or again after a restart", async () => {
    const first = await telegram.stars.pay(ann, await invoiceFor(ann));
    await told(ann, /100 credits are yours/);
    const charge = first.charge as string;
    telegram.stars.tellPaid(charge);
    await rig.reconcilePayments();
    expect((await walletOf(ann)).left).toBe(100);

    // What was paid while nobody heard it comes with the hourly look.
    const second = await telegram.stars.pay(ann, await invoiceFor(ann, 500), { told: false });
    expect((await walletOf(ann)).left).toBe(100);
    await Promise.all([rig.reconcilePayments(), rig.reconcilePayments()]);
    await told(ann, /500 credits are yours/);
    expect((await walletOf(ann)).left).toBe(600);

    await listener.stop();
    telegram.stars.tellPaid(charge);
    telegram.stars.tellPaid(second.charge as string);
    const { message_id } = telegram.say(ann, ann.id, "/quota");
    await startBot({ beside: rig });
    await told(ann, /500 left that you bought/, message_id);
    expect((await walletOf(ann)).left).toBe(600);
    const thanks = telegram.fromBot(ann.id).filter(({ text }) => text?.startsWith("Thank you"));
    expect(thanks).toHaveLength(2);
  });

  it("are credited once, and taken back once, though two bots hear of it in the same moment", async () => {
    const { rig: second } = await startBot({ beside: rig, listens: false });
    const { charge = "" } = await telegram.stars.pay(ann, await invoiceFor(ann), { told: false });
    const bothLook = () => Promise.all([rig.reconcilePayments(), second.reconcilePayments()]);
    telegram.stars.tellPaid(charge);
    await bothLook();
    await told(ann, /100 credits are yours/);
    expect((await walletOf(ann)).left).toBe(100);

    telegram.stars.giveBack(charge);
    await bothLook();
    await expect.poll(() => stateOf(charge)).toBe("refunded");
    telegram.stars.tellPaid(charge);
    await say(ann, "/quota", /Your credits/);
    expect(await walletOf(ann)).toMatchObject({ left: 0, debt: 0 });
    expect(telegram.fromBot(ann.id).filter(({ text }) => text?.startsWith("Thank you"))).toHaveLength(1);
  });

  it("are not credited for what is forged: another order, another price, a receipt sent on", async () => {
    const invoice = await invoiceFor(ann);
    const { payload } = telegram.stars.invoices.get(`${ann.id}/${invoice.message_id}`) ?? { payload: "" };
    for (const [order, stars, currency] of [
      ["no-such-order", 150, "XTR"],
      [payload, 1, "XTR"],
      [payload, 150, "USD"],
    ] as const) {
      const { answer } = await telegram.stars.checkout(ann, order, stars, currency);
      expect(answer).toMatchObject({ ok: false });
    }
    telegram.stars.tellPaid("forged-1", { from: ben, amount: 150, payload: "no-such-order" });
    telegram.stars.tellPaid("forged-2", { from: ben, amount: 1, payload });
    await telegram.until(
      () => telegram.fromBot(ben.id).filter(({ text }) => /can't match/.test(text ?? "")).length === 2,
    );
    expect((await walletOf(ben)).lots).toEqual([]);
    expect(await stateOf("forged-1")).toBe("unmatched");

    const { charge } = await telegram.stars.pay(ann, invoice);
    await told(ann, /100 credits are yours/);
    const receipt = telegram.messages(ann.id).find((one) => one.successful_payment);
    telegram.push({
      message: {
        ...receipt,
        ...telegram.base(telegram.chatOf(ben.id), ben, {}),
        forward_origin: { type: "user", sender_user: ann, date: 1 },
      },
    });
    await say(ben, "/quota", /Your credits/);
    expect((await walletOf(ben)).lots).toEqual([]);
    expect((await walletOf(ann)).left).toBe(100);
    expect(await stateOf(charge as string)).toBe("credited");
  });

  it("can't be paid by who is blocked, nor by an invoice of hours ago", async () => {
    const invoice = await invoiceFor(ann);
    await rig.record.access.block(`telegram:${ann.id}`, { reason: "spam" }, "telegram:1");
    expect((await telegram.stars.pay(ann, invoice)).answer).toMatchObject({
      ok: false,
      error_message: expect.stringMatching(/blocked/),
    });
    await rig.record.access.unblock(`telegram:${ann.id}`, "telegram:1");
    time += 61 * 60_000;
    expect((await telegram.stars.pay(ann, invoice)).answer).toMatchObject({
      ok: false,
      error_message: expect.stringMatching(/too old/),
    });
    expect((await walletOf(ann)).left).toBe(0);
  });

  it("are answered for outside every line, while the chat's own waits", async () => {
    const invoice = await invoiceFor(ann);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    rig.dispatcher.say = async () => {
      await held;
      return undefined;
    };
    for (let i = 0; i < 40; i++) telegram.say(ann, ann.id, `/quota ${i}`);
    const { answer, charge } = await telegram.stars.pay(ann, invoice);
    expect(answer).toMatchObject({ ok: true });
    // Nor is what was paid among what one person said too much of.
    await expect.poll(() => stateOf(charge as string), { timeout: 20_000 }).toBe("credited");
    goOn();
  });
});

describe("/admin refund", () => {
  it("gives back before anything was used, after a yes, and once", async () => {
    const { charge } = await telegram.stars.pay(ann, await invoiceFor(ann));
    await told(ann, /100 credits are yours/);
    await say(ann, `/admin refund ${charge} confirm`, /Only those who run/);
    await say(boss, "/admin refund", new RegExp(`150 Stars, 100 credits[\\s\\S]*${charge}`));
    const question = await say(boss, `/admin refund ${charge}`, /It can't be undone/);
    expect(telegram.stars.charges.get(charge as string)?.refunded).toBe(false);
    const pressed = telegram.tap(boss, question, { label: "Yes, do it" });
    await told(ann, /was given back/);
    const toast = () => telegram.callbacks.get(pressed);
    await telegram.until(() => toast() !== "open");
    expect(toast()).toMatchObject({ text: expect.stringMatching(/^150 Stars are given back/) });
    expect(await walletOf(ann)).toMatchObject({ left: 0, debt: 0 });
    await say(boss, `/admin refund ${charge} confirm`, /150 Stars are given back/);
    await rig.reconcilePayments();
    expect(telegram.callsOf("refundStarPayment")).toHaveLength(1);
    expect(await stateOf(charge as string)).toBe("refunded");
    expect(telegram.fromBot(ann.id).filter(({ text }) => /was given back/.test(text ?? ""))).toHaveLength(1);
    const audit = await rig.record.access.audit(20);
    expect(audit.map(({ what, refused }) => `${what}${refused ? " (refused)" : ""}`)).toEqual(
      expect.arrayContaining([
        `paid 150 XTR ${charge}`,
        `payment ${charge} refunding`,
        `payment ${charge} refunded`,
        `refund ${charge} confirm (refused)`,
      ]),
    );
  });

  it("after something was used leaves a debt, and there are no paid clips until it is 0", async () => {
    const { charge } = await telegram.stars.pay(ann, await invoiceFor(ann));
    await told(ann, /100 credits are yours/);
    const clip = await film(ann, 54);
    expect((await walletOf(ann)).left).toBe(50);
    await say(boss, `/admin refund ${charge} confirm`, /are given back/);
    expect(await walletOf(ann)).toMatchObject({ left: 0, debt: 50 });
    expect(await film(ann, 1)).toBe("wallet-in-debt");
    // What the clip under way hasn't used yet comes back into what is owed.
    await rig.studio.cancel(clip, personOf(ann), { platform: "telegram", chat: String(ann.id) });
    expect(await walletOf(ann)).toMatchObject({ left: 0, debt: 0 });
    expect(await film(ann, 4)).toMatch(/^\w{10}$/);
  });

  it("is heard where the platform gives back by itself, even before it told of the payment", async () => {
    const { charge } = await telegram.stars.pay(ann, await invoiceFor(ann), { told: false });
    telegram.stars.giveBack(charge as string);
    await expect.poll(() => stateOf(charge as string), { timeout: 20_000 }).toBe("refunded");
    telegram.stars.tellPaid(charge as string);
    await rig.reconcilePayments();
    await say(ann, "/quota", /Your credits/);
    expect((await walletOf(ann)).lots).toEqual([]);

    // Or is told of by nobody: a chargeback that only the transactions show.
    const second = await telegram.stars.pay(ben, await invoiceFor(ben));
    await told(ben, /100 credits are yours/);
    telegram.stars.giveBack(second.charge as string, { told: false });
    await rig.reconcilePayments();
    expect(await stateOf(second.charge as string)).toBe("refunded");
    expect((await walletOf(ben)).left).toBe(0);
  });

  it("leaves the credits where Telegram won't, and goes on where its answer was lost", async () => {
    const { charge } = await telegram.stars.pay(ann, await invoiceFor(ann));
    await told(ann, /100 credits are yours/);
    telegram.fail("refundStarPayment", { error_code: 400, description: "Bad Request: BALANCE_TOO_LOW" });
    await say(boss, `/admin refund ${charge} confirm`, /BALANCE_TOO_LOW/);
    expect(await walletOf(ann)).toMatchObject({ left: 100, debt: 0 });
    expect(await stateOf(charge as string)).toBe("credited");
    // Done at Telegram, while nobody here heard so; the repeat hears that it was given back already.
    telegram.fail("refundStarPayment", "break-after");
    await say(boss, `/admin refund ${charge} confirm`, /are given back/);
    expect(await stateOf(charge as string)).toBe("refunded");
    expect((await walletOf(ann)).left).toBe(0);
  });
});

it("sells nothing where the host names no offers, and to nobody where there are no Stars", async () => {
  await listener.stop();
  ({ rig } = await startBot({ beside: rig, env: { TOP_UPS: "" } }));
  await say(ann, "/buy", /No credits are sold here/);
  await say(ann, "/terms", /Nothing is sold here/);
  expect((await telegram.stars.checkout(ann, "any", 150)).answer).toMatchObject({ ok: false });
});
