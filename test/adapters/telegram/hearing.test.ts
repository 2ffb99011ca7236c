import { describe, expect, it, vi } from "vitest";
import { checkTelegram } from "../../../adapters/telegram/check.ts";
import { webhookFor } from "../../../adapters/telegram/webhook.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import { startFakeTelegram } from "../../fakes/telegram/server.ts";
import { type Rig, startRig } from "./rig.ts";

it("answers what was heard before the process was killed, once", async () => {
  const rig = await startRig({ start: false });
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "a fox in the snow");
  // The killed process had written the update down and had asked Telegram to forget it.
  const [update] = telegram.updates.splice(0, 1);
  await rig.notebook.append("inbox", { at: rig.clock.now, update }, { keep: 1000 });
  await rig.listener.start(rig.dispatcher);
  await rig.answer(ada.id);
  await telegram.until(() => studio.clips.get("new1")?.card);
  await rig.listener.stop();
  await rig.newListener().start(rig.dispatcher);
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id, 1);
  expect(studio.admitted).toHaveLength(1);
  await rig.close();
});

it("answers what a bot heard whose clock was fast", async () => {
  const rig = await startRig({ start: false });
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "a fox in the snow");
  const [update] = telegram.updates.splice(0, 1);
  await rig.notebook.append("inbox", { at: rig.clock.now + 9 * 60_000, update }, { keep: 1000 });
  await rig.listener.start(rig.dispatcher);
  await rig.answer(ada.id);
  expect(studio.admitted).toHaveLength(1);
  await rig.close();
});

/** Nothing can be read of its memory. */
function forgetful({ redis }: Rig) {
  return vi.spyOn(redis.client, "get").mockImplementation(async () => {
    throw Object.assign(new Error("Reached the max retries per request limit (which is 3)."), {
      name: "MaxRetriesPerRequestError",
    });
  });
}

it("hears again, once, what it couldn't reach its memory for", async () => {
  const rig = await startRig({ listener: { watchMs: 5 } });
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  const get = forgetful(rig);
  telegram.say(ada, ada.id, "a fox in the snow");
  await expect.poll(() => get.mock.calls.length).toBeGreaterThan(5);
  // Whoever is told to try again would have it twice.
  expect(telegram.fromBot(ada.id)).toEqual([]);
  get.mockRestore();
  await telegram.until(() => studio.admitted.length === 1);
  await rig.listener.stop();
  await rig.newListener().start(rig.dispatcher);
  telegram.say(ada, ada.id, "/help");
  await telegram.until(() => telegram.fromBot(ada.id).some(({ text }) => text?.includes("/video")));
  expect(studio.admitted).toHaveLength(1);
  await rig.close();
});

it("lets nobody press again what it hears again", async () => {
  const rig = await startRig({ listener: { watchMs: 5 } });
  const { telegram, notebook } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "/help");
  const help = await rig.answer(ada.id);
  const before = JSON.stringify(telegram.fromBot(ada.id));
  await notebook.set("button:long", "v1:b:models::");
  const get = forgetful(rig);
  const press = telegram.tap(ada, help, { data: "v1:t:long" });
  await expect.poll(() => get.mock.calls.length).toBeGreaterThan(5);
  expect(JSON.stringify([telegram.callbacks.get(press), telegram.fromBot(ada.id)])).not.toContain(
    "try again",
  );
  get.mockRestore();
  await telegram.until(() => JSON.stringify(telegram.fromBot(ada.id)) !== before, "the models");
  await rig.close();
});

it("handles many people at once, each in their own order", async () => {
  const rig = await startRig();
  const { telegram, studio } = rig;
  const people = Array.from({ length: 200 }, (_, index) => telegram.user(`Person ${index}`));
  for (const person of people) telegram.say(person, person.id, "a fox in the snow");
  await telegram.until(() => people.every((person) => telegram.fromBot(person.id).length === 1));
  expect(studio.admitted).toHaveLength(200);
  const [first] = people;
  if (!first) throw new Error("nobody");
  for (const words of ["a fox", "a cat", "an owl"]) telegram.say(first, first.id, words);
  await telegram.until(() => studio.admitted.length === 203);
  expect(studio.admitted.slice(-3).map(({ request }) => request.prompt)).toEqual([
    "a fox",
    "a cat",
    "an owl",
  ]);
  await rig.close();
});

it("asks only for the updates it uses, and sets each menu once until it changes", async () => {
  const rig = await startRig({
    listener: { locales: [{ locale: "es-ES", commands: { video: { description: "Haz un vídeo" } } }] },
  });
  const { telegram } = rig;
  await telegram.until(() => telegram.service.menuCalls === 8);
  expect(telegram.callsOf("getUpdates")[0]?.parameters.allowed_updates).toEqual([
    "message",
    "edited_message",
    "message_reaction",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "pre_checkout_query",
  ]);
  const spanish = telegram.service.menus.get("all_private_chats/es") as {
    command: string;
    description: string;
  }[];
  expect(spanish).toContainEqual({ command: "video", description: "Haz un vídeo" });
  expect(telegram.service.menus.get("all_group_chats/")).not.toContainEqual(
    expect.objectContaining({ command: "rushes" }),
  );
  expect(telegram.service.menus.get("all_chat_administrators/")).toContainEqual(
    expect.objectContaining({ command: "rushes" }),
  );
  await rig.listener.stop();
  await rig.newListener().start(rig.dispatcher);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id);
  expect(telegram.service.menuCalls).toBe(8);
  await rig.close();
});

it("answers a call once, to whichever of two bots behind one address Telegram makes it, and what one of them dies over", async () => {
  const token = "7000000001:AAfake-token-that-never-leaves-this-machine";
  const webhook = webhookFor({ token, mode: "auto", webhookUrl: "https://rushes.example.org" });
  const rig = await startRig({ listener: { webhook, watchMs: 20 } });
  const { telegram, studio } = rig;
  const other = rig.newListener();
  await other.standBy?.(rig.dispatcher);
  const ada = telegram.user("Ada");
  const call = async (listener: typeof other, update: object | undefined) => {
    const answer = await listener.webhook?.handle(
      new Request("https://rushes.example.org/telegram/webhook", {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": webhook?.secret ?? "" },
        body: JSON.stringify(update),
      }),
    );
    expect(answer?.status).toBe(200);
  };
  const said = (words: string) => {
    telegram.say(ada, ada.id, words);
    return telegram.updates.splice(0, 1)[0];
  };
  const fox = said("a fox in the snow");
  await Promise.all([call(other, fox), call(rig.listener, fox), call(other, fox)]);
  await rig.answer(ada.id);
  expect(studio.admitted).toHaveLength(1);
  // Written down by a bot that died before it answered.
  await rig.notebook.appendOnce(
    "inbox",
    { at: rig.clock.now, update: said("a cat on a roof") },
    { key: "heard:another", ttlMs: 60_000 },
  );
  rig.clock.now += 61_000;
  await telegram.until(() => studio.admitted.length === 2);
  await rig.answer(ada.id, 1);
  await rig.close();
});

it("is called by webhook where there is a public address: with the secret, once, and answered when written down", async () => {
  const token = "123456:TEST-token_that-must_never-be-seen";
  const webhook = webhookFor({ token, mode: "auto", webhookUrl: "https://rushes.example.org" });
  const rig = await startRig({ listener: { webhook } });
  const { telegram, studio } = rig;
  expect(telegram.service.webhook).toEqual({
    url: "https://rushes.example.org/telegram/webhook",
    secret: webhook?.secret,
  });
  expect(webhook?.secret).not.toContain(token.slice(7));
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "a fox in the snow");
  const [update] = telegram.updates;
  const call = (secret: string, body = JSON.stringify(update)) =>
    rig.listener.webhook?.handle(
      new Request("https://rushes.example.org/telegram/webhook", {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": secret, "content-type": "application/json" },
        body,
      }),
    );
  expect((await call("wrong"))?.status).toBe(401);
  expect((await call(webhook?.secret ?? "", "{"))?.status).toBe(400);
  expect((await call(webhook?.secret ?? ""))?.status).toBe(200);
  expect((await call(webhook?.secret ?? ""))?.status).toBe(200);
  await rig.answer(ada.id);
  expect(studio.admitted).toHaveLength(1);
  expect(telegram.callsOf("getUpdates")).toHaveLength(0);
  await rig.close();
});

it("polls where the public address is none that Telegram calls", () => {
  const token = "1:a";
  expect(webhookFor({ token, mode: "auto", webhookUrl: undefined })).toBeUndefined();
  expect(webhookFor({ token, mode: "auto", webhookUrl: "http://localhost:8787" })).toBeUndefined();
  expect(webhookFor({ token, mode: "auto", webhookUrl: "https://example.org:8787" })).toBeUndefined();
  expect(webhookFor({ token, mode: "auto", webhookUrl: "https://example.org:8443" })).toBeDefined();
  for (const nearby of [
    "https://192.168.1.20",
    "https://10.0.0.5:8443",
    "https://[fd00::5]",
    "https://box.lan",
    "https://box",
  ]) {
    expect(webhookFor({ token, mode: "auto", webhookUrl: nearby }), nearby).toBeUndefined();
  }
  expect(
    webhookFor({ token, mode: "auto", webhookUrl: "http://10.0.0.5:80", apiRoot: "http://localhost:8081" }),
  ).toBeDefined();
});

it("goes by what the host says of the webhook", () => {
  const webhookUrl = "https://example.org";
  expect(webhookFor({ token: "1:a", mode: "off", webhookUrl })).toBeUndefined();
  expect(webhookFor({ token: "1:a", mode: "auto", webhookUrl })).toMatchObject({ insists: false });
  expect(webhookFor({ token: "1:a", mode: "on", webhookUrl: "https://192.168.1.20" })).toMatchObject({
    insists: true,
  });
});

it("refuses to start with a token that Telegram does not take", async () => {
  const rig = await startRig({ start: false, listener: { token: "1:wrong" } });
  await expect(rig.listener.start(rig.dispatcher)).rejects.toMatchObject({ code: "telegram-token" });
  await rig.close();
});

it("refuses to start where Telegram can't call its public address, and says which setting that is", async () => {
  const webhook = { baseUrl: "https://films.example.org", secret: "s", insists: true };
  const rig = await startRig({ start: false, listener: { webhook } });
  const description = "Bad Request: bad webhook: Failed to resolve host: Name or service not known";
  rig.telegram.fail("setWebhook", { error_code: 400, description });
  await expect(rig.listener.start(rig.dispatcher)).rejects.toMatchObject({
    code: "telegram-webhook",
    userMessage: expect.stringContaining("WEBHOOK_URL") as string,
  });
  expect(rig.log.lines.join()).toContain(description);
  await rig.close();
});

it("says in the log why it hears nothing while another program uses its token", async () => {
  const rig = await startRig({ start: false });
  const description = "Conflict: terminated by other getUpdates request";
  rig.telegram.fail("getUpdates", { error_code: 409, description });
  await rig.listener.start(rig.dispatcher);
  await rig.telegram.until(() =>
    rig.log.lines.some((line) => line.includes("Another program is using this bot's token")),
  );
  await rig.close();
});

it("stops although Telegram has just asked for a long pause", async () => {
  const rig = await startRig({ start: false });
  const parameters = { retry_after: 600 };
  rig.telegram.fail("getUpdates", { error_code: 429, description: "Too Many Requests", parameters });
  await rig.listener.start(rig.dispatcher);
  await rig.telegram.until(() => rig.log.lines.some((line) => line.includes("telegram-slow-down")));
  await rig.close();
});

it("goes on polling after trouble", async () => {
  const rig = await startRig({ start: false });
  const { telegram } = rig;
  telegram.fail("getUpdates", "break-before", { error_code: 502, description: "Bad Gateway" });
  await rig.listener.start(rig.dispatcher);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id);
  await rig.close();
});

it("sends an answer again when Telegram's was lost, and waits when it asks for it", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  telegram.fail("sendMessage", "break-before", {
    error_code: 429,
    description: "Too Many Requests",
    parameters: { retry_after: 1 },
  });
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id);
  expect(telegram.fromBot(ada.id)).toHaveLength(1);
  await rig.close();
});

it("notes being blocked and coming back", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  telegram.block(ada);
  await telegram.until(() => rig.log.lines.some((line) => line.includes("standing in a chat changed")));
  const place = { platform: "telegram", chat: String(ada.id) };
  expect(await rig.sender.postNotice(place, { paragraphs: ["Hello"] }, PLACE)).toBeUndefined();
  expect(telegram.callsOf("sendMessage")).toHaveLength(0);
  telegram.unblock(ada);
  await telegram.until(
    () => rig.log.lines.filter((line) => line.includes("standing in a chat changed")).length === 2,
  );
  expect(await rig.sender.postNotice(place, { paragraphs: ["Hello"] }, PLACE)).toBeDefined();
  await rig.close();
});

it("forgets that it might not write in a chat, as soon as a card could be shown there", async () => {
  const rig = await startRig();
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  // What a group's permissions allow changes without a word to bots.
  await rig.notebook.set(`silent:${group}`, true);
  const place = { platform: "telegram", chat: String(group) };
  expect(await rig.sender.postNotice(place, { paragraphs: ["Hello"] }, PLACE)).toBeUndefined();
  telegram.say(ada, group, "/video@rushes_bot a fox");
  await telegram.until(() => studio.clips.get("new1")?.card);
  expect(await rig.sender.postNotice(place, { paragraphs: ["Hello"] }, PLACE)).toBeDefined();
  await rig.close();
});

it("answers every press, however many come at once", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "/help");
  const help = await rig.answer(ada.id);
  const presses = Array.from({ length: 80 }, () => telegram.tap(ada, help, { data: "v1:b:nothing::" }));
  await telegram.until(() => presses.every((press) => telegram.callbacks.get(press) !== "open"), "answers");
  expect(telegram.callbacks.get(presses.at(-1) ?? "")).toMatchObject({
    text: "One thing at a time, please.",
  });
  await rig.close();
});

it("tells the doctor what is set up", async () => {
  const telegram = await startFakeTelegram();
  const { token, apiRoot } = telegram;
  expect(await checkTelegram({})).toMatchObject([{ verdict: "off" }]);
  expect((await checkTelegram({ token, apiRoot })).map(({ verdict }) => verdict)).toEqual([
    "good",
    "good",
    "good",
    "good",
  ]);
  expect(await checkTelegram({ token: "1:wrong", apiRoot })).toMatchObject([
    { verdict: "problem", remedy: expect.stringContaining("BotFather") as string },
  ]);
  await telegram.close();
  const unreachable = await checkTelegram({ token, apiRoot });
  expect(unreachable).toMatchObject([{ verdict: "problem" }]);
  expect(JSON.stringify(unreachable)).not.toContain(token);
});

it("leaves alone what was heard long ago, answered or not", async () => {
  const rig = await startRig({ start: false });
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "a fox in the snow");
  const [update] = telegram.updates.splice(0, 1);
  await rig.notebook.append("inbox", { at: rig.clock.now - 25 * 3600_000, update }, { keep: 1000 });
  await rig.listener.start(rig.dispatcher);
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id);
  expect(studio.admitted).toHaveLength(0);
  await rig.close();
});

it("starts although a server can't remove webhooks", async () => {
  const rig = await startRig({ start: false });
  const { telegram } = rig;
  telegram.fail("deleteWebhook", { error_code: 404, description: "Not Found" });
  await rig.listener.start(rig.dispatcher);
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "/help");
  await rig.answer(ada.id);
  await rig.close();
});

it("tells the person when an answer could not be given", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  telegram.fail("sendMessage", { error_code: 400, description: "Bad Request: something unheard of" });
  telegram.say(ada, ada.id, "/help");
  expect((await rig.answer(ada.id)).text).toMatch(/Telegram did not take that/);
  await rig.close();
});

it("finds the card that a killed process had shown, and touches no other message", async () => {
  const rig = await startRig();
  const { telegram, studio } = rig;
  const ada = telegram.user("Ada");
  telegram.say(ada, ada.id, "an earlier idea");
  const earlier = await rig.answer(ada.id);
  await telegram.until(() => studio.clips.get("new1")?.card);
  telegram.say(ada, ada.id, "a fox in the snow");
  const update = telegram.updates.at(-1);
  telegram.say(ada, ada.id, "typed while the card was on its way");
  const card = await rig.answer(ada.id, 1);
  const clip = await telegram.until(() => studio.clips.get("new2")?.card && studio.clips.get("new2"));
  await telegram.until(() => studio.clips.get("new3")?.card);
  await rig.listener.stop();
  // As if the process had been killed right after Telegram had taken the card.
  const { card: _lost, ...without } = clip;
  studio.clips.set("new2", without);
  await rig.notebook.append("inbox", { at: rig.clock.now, update });
  const before = structuredClone(telegram.messages(ada.id));
  await rig.newListener().start(rig.dispatcher);
  await telegram.until(() => studio.clips.get("new2")?.card);
  expect(studio.clips.get("new2")?.card?.message).toBe(String(card.message_id));
  expect(telegram.messages(ada.id)).toEqual(before);
  expect(telegram.chatOf(ada.id).messages.get(earlier.message_id)?.text).toContain("an earlier idea");
  await rig.close();
});

it("lets nobody keep others waiting: neither by a flood of their own nor by a rush in their group", async () => {
  const rig = await startRig({ listener: { stopPatienceMs: 100 } });
  const { telegram, studio } = rig;
  const [ada, bob, cyd] = [telegram.user("Ada"), telegram.user("Bob"), telegram.user("Cyd")];
  for (let index = 0; index < 300; index++) telegram.say(ada, ada.id, "/help");
  const group = telegram.group("Film club", { members: [ada, bob, cyd] });
  telegram.say(bob, group, "/video@rushes_bot a fox in the snow");
  const card = await rig.answer(group);
  await telegram.until(() => studio.clips.get("new1")?.card);
  for (let index = 0; index < 20; index++) telegram.say(cyd, group, "/video@rushes_bot a hare");
  telegram.tap(bob, card, { label: "Cancel" });
  await telegram.until(() => studio.clips.get("new1")?.state === "canceled", "the cancelling");
  expect(telegram.fromBot(ada.id).length).toBeLessThan(10);
  await rig.close();
});

describe("a webhook that can't work, where the host doesn't insist on it", () => {
  const webhook = { baseUrl: "https://films.example.org", secret: "s", insists: false };

  it("is polling instead, with one line in the log, when Telegram refuses it", async () => {
    const rig = await startRig({ start: false, listener: { webhook } });
    const description = "Bad Request: bad webhook: Failed to resolve host: Name or service not known";
    rig.telegram.fail("setWebhook", { error_code: 400, description });
    await rig.listener.start(rig.dispatcher);
    const ada = rig.telegram.user("Ada");
    rig.telegram.say(ada, ada.id, "/help");
    await rig.answer(ada.id);
    expect(rig.log.lines.filter((line) => line.includes("refuses the webhook"))).toHaveLength(1);
    await rig.close();
  });

  it("is polling instead when Telegram can't reach it and something waits; not for an older trouble", async () => {
    const rig = await startRig({ listener: { webhook, watchMs: 30 } });
    const { telegram, clock } = rig;
    const ada = telegram.user("Ada");
    const at = Math.floor(clock.now / 1000);
    telegram.service.webhookTrouble = {
      last_error_date: at - 60,
      last_error_message: "Connection timed out",
    };
    telegram.say(ada, ada.id, "/help");
    await telegram.until(() => telegram.callsOf("getWebhookInfo").length > 1);
    expect(telegram.fromBot(ada.id)).toHaveLength(0);
    telegram.service.webhookTrouble.last_error_date = at + 60;
    await rig.answer(ada.id);
    expect(telegram.service.webhook).toBeUndefined();
    await rig.close();
  });
});

it("welcomes a group it is added to, once, with what to write", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  telegram.addBot(group, ada);
  expect((await rig.answer(group)).text).toContain("/video@rushes_bot a red fox");
  telegram.addBot(group, ada);
  telegram.say(ada, group, "/models@rushes_bot");
  await telegram.until(() => telegram.fromBot(group).length + telegram.fromBot(ada.id).length > 1);
  expect(telegram.fromBot(group).filter(({ text }) => text?.startsWith("Hello!"))).toHaveLength(1);
  await rig.close();
});

it("lets a group's administrators alone settle it by the buttons of that welcome", async () => {
  const rig = await startRig();
  const { telegram } = rig;
  const [ada, bob] = [telegram.user("Ada"), telegram.user("Bob")];
  const group = telegram.group("Film club", { members: [ada, bob], admins: [ada] });
  telegram.addBot(group, ada);
  const card = await rig.answer(group);
  expect(card.text).toContain("Whoever manages this group can settle the rest here");
  const settings = () => rig.studio.groupSettings("telegram", String(group));
  const query = telegram.tap(bob, card, { label: "Managers only" });
  const toast = await telegram.until(
    () => telegram.callbacks.get(query) !== "open" && telegram.callbacks.get(query),
  );
  expect(toast).toMatchObject({ text: expect.stringContaining("Only those who manage") as string });
  expect(await settings()).toEqual({});
  telegram.tap(ada, card, { label: "Managers only" });
  await expect.poll(settings).toEqual({ askers: "managers" });
  await rig.close();
});

it("describes itself where nothing is written, and leaves what somebody wrote", async () => {
  const rig = await startRig({ start: false });
  const { service } = rig.telegram;
  service.shortDescription = "Our club's own bot";
  await rig.listener.start(rig.dispatcher);
  await rig.telegram.until(() => service.description !== "");
  expect(service.description).toContain("videos from words");
  expect(service.shortDescription).toBe("Our club's own bot");
  await rig.close();
});
