import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createConsoleListener } from "../../adapters/console/listener.ts";
import { locales } from "../../commands/locales/index.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createListeners, createSenders } from "../../src/program/platforms.ts";
import { type Legacy, restoreLegacy } from "../fixtures/legacy/restore.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const MINUTE_MS = 60_000;
const log = pino({ level: "silent" });

let legacy: Legacy;
let rig: Rig;
let env: Record<string, string>;
let ordersForWhatWasUnderWay: number;
let chat: ReturnType<typeof createConsoleListener>;
const toStop: (() => Promise<unknown>)[] = [];

/** The bot of today on what the old one left behind; what was under way has ended when this resolves. */
beforeAll(async () => {
  legacy = await restoreLegacy({ elapsedMs: 30 * MINUTE_MS });
  toStop.push(legacy.close);
  const { replicate, discord, telegram } = legacy;
  env = {
    PLANS: "patron:3000",
    TOTAL_CREDITS_PER_DAY: "5000",
    DEFAULT_MODEL: "seedance-lite",
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REPLICATE_AT_ONCE: "2",
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  rig = await startRig({
    on: legacy.on,
    now: legacy.now,
    lockMs: 5_000,
    env,
    senders: (parts) => createSenders(loadConfig(env), parts, log),
  });
  toStop.push(rig.stop);
  chat = createConsoleListener({
    studio: rig.studio,
    notebook: rig.notebook("console"),
    now: legacy.now,
    log,
  });
  await chat.start(rig.dispatcher);
  toStop.push(() => chat.stop());
  const { listeners } = await createListeners(rig.config, rig, { locales, log });
  for (const listener of listeners) {
    await listener.start(rig.dispatcher);
    toStop.push(() => listener.stop());
  }
  const wanted = legacy.manifest.clips.map(({ name, mustEnd }) => `${name}: ${mustEnd}`);
  await vi.waitFor(
    async () => {
      const states = legacy.manifest.clips.map(async ({ name, id }) => {
        const { state } = await rig.when(id, () => true);
        return `${name}: ${state}`;
      });
      expect(await Promise.all(states)).toEqual(wanted);
    },
    { timeout: 120_000, interval: 500 },
  );
  ordersForWhatWasUnderWay = replicate.creations();
});
afterAll(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

const named = (name: string) => {
  const clip = legacy.manifest.clips.find((each) => each.name === name);
  if (!clip) throw new Error(`there is no clip ${name}`);
  return clip;
};
const person = (name: keyof Legacy["manifest"]["people"]) => ({ id: legacy.manifest.people[name], name });
const CHAT = { platform: "console", chat: "main" };
const underWay = () => legacy.manifest.clips.filter(({ state, mustEnd }) => state !== mustEnd);

let said = 0;
const say = (text: string, more: object = {}) =>
  chat.say({
    id: `new-${++said}`,
    thread: "main",
    person: { ...person("ada"), manager: true },
    text,
    ...more,
  });
/** The bot's answer in words, as JSON: how it is laid out is not this test's matter. */
const answerTo = async (text: string, who = person("ada")) =>
  JSON.stringify((await say(text, { person: who })).map(({ content }) => content));

describe("clips that 0.1.0 was at when it was killed", () => {
  it("all end delivered, whatever step they were at", async () => {
    const steps = new Set(underWay().map(({ state }) => state));
    expect(steps).toEqual(new Set(["waiting", "shooting", "cutting", "delivering"]));
    for (const { name, id, mustEnd } of legacy.manifest.clips)
      expect({ name, state: (await rig.ended(id)).state }).toEqual({ name, state: mustEnd });
  });

  it("are paid for once: what was ordered is taken up, and only what was not is ordered", async () => {
    expect(ordersForWhatWasUnderWay).toBe(legacy.manifest.toOrder);
    for (const { clip, prediction } of Object.values(legacy.manifest.ordered)) {
      const { shots } = await rig.ended(clip);
      expect(shots).toMatchObject([{ state: "made", usd: 0.06 }]);
      expect(legacy.replicate.requests).toContain(`GET /v1/predictions/${prediction}`);
    }
    expect((await rig.ended(named("between-shots").id)).usd).toBeCloseTo(0.36);
    expect(legacy.replicate.violations).toEqual([]);
  });

  it("are posted once each, and nothing that had been posted is posted again", async () => {
    const { channel, group } = legacy.manifest.places;
    const posted = (platform: string, place: string) =>
      legacy.manifest.clips.filter(
        ({ surface, mustEnd }) =>
          surface.platform === platform && surface.chat === place && mustEnd === "delivered",
      );
    const tess = legacy.manifest.people.tess.replace("telegram:", "");
    for (const place of [tess, group]) {
      const films = legacy.telegram.fromBot(Number(place)).filter(({ video }) => video);
      expect(films).toHaveLength(posted("telegram", place).length);
    }
    const films = legacy.discord
      .posts(channel)
      .filter(({ attachments }) => attachments.some((file) => file.content_type === "video/mp4"));
    expect(films).toHaveLength(posted("discord", channel).length);
    const shown = (await chat.threads.messages("main")).flatMap(({ content }) =>
      content.kind === "clip" ? [content.clipId] : [],
    );
    const here = posted("console", "main").map(({ id }) => id);
    expect(shown.filter((id) => here.includes(id)).sort()).toEqual(
      here.filter((id) => id !== named("deleted").id).sort(),
    );
  });

  it("have cards that say so, on all three platforms", async () => {
    const { group } = legacy.manifest.places;
    const cardOf = async (name: string) => (await rig.ended(named(name).id)).card?.message ?? "";
    const [inGroup, onDiscord, inChat] = await Promise.all(
      ["shooting-too", "between-shots", "shooting"].map(cardOf),
    );
    const { telegram, discord } = legacy;
    await telegram.until(
      () => telegram.chatOf(group).messages.get(Number(inGroup))?.text?.startsWith("✅"),
      "the card in the group",
    );
    await discord.until("the card on Discord", () =>
      JSON.stringify(discord.world.messages.get(onDiscord ?? "")?.embeds).includes("Done"),
    );
    await expect
      .poll(async () => JSON.stringify(await chat.threads.message("main", inChat ?? "")))
      .toContain("Done");
  });
});

describe("what people had with 0.1.0", () => {
  it("is all still in the records of clips that had ended", async () => {
    const ended = legacy.clips.filter(({ state }) => ["delivered", "failed", "canceled"].includes(state));
    expect(ended.length).toBeGreaterThan(15);
    for (const clip of ended) {
      const { lineage, ...others } = clip;
      // 0.1.0 called a clip's version its take.
      const { take: version, ...kin } = lineage as { take: number };
      expect(await rig.ended(clip.id)).toMatchObject({ ...others, lineage: { ...kin, version } });
    }
  });

  it("counts: credits are exactly what was spent and what the clips under way came to", async () => {
    const { ledgers, linked } = legacy.manifest;
    for (const name of ["ben", "dora", "tess", "tom"] as const) {
      const { id } = person(name);
      const own = underWay().filter(({ account }) => account === id);
      const before = ledgers[id]?.spent ?? 0;
      const quota = await rig.studio.quota(person(name), CHAT);
      const since = (await newClips()).filter(({ account }) => account === id);
      const sum = [...own, ...since].reduce((all, { price }) => all + price, before);
      expect(ledgers[id]?.reserved).toBe(own.reduce((all, { price }) => all + price, 0));
      expect({ name, spent: quota.spent, reserved: quota.reserved }).toEqual({
        name,
        spent: sum,
        reserved: 0,
      });
    }
    expect(linked).toEqual([person("ada").id, person("tess").id]);
    expect(await rig.studio.quota(person("ada"), CHAT)).toEqual(await rig.studio.quota(person("tess"), CHAT));
  });

  it("counts for communities too", async () => {
    const { guild, channel, group } = legacy.manifest.places;
    const places = [
      { platform: "discord", chat: channel, group: guild, granted: 400 },
      { platform: "telegram", chat: group, group, granted: 300 },
    ];
    for (const { granted, ...place } of places) {
      const { spent, reserved } = legacy.manifest.ledgers[`group:${place.platform}:${place.group}`] ?? {
        spent: 0,
        reserved: 0,
      };
      const since = (await newClips()).filter(({ surface }) => surface.group === place.group);
      const sum = since.reduce((all, { price }) => all + price, spent + reserved);
      const quota = await rig.studio.quota(person("tom"), place);
      expect(quota.group).toEqual({ granted, spent: sum, reserved: 0, available: granted - sum });
    }
  });

  it("counts in money: a dearer day than the budget allows is refused to the cent", async () => {
    const { spent = 0, reserved = 0 } = legacy.manifest.ledgers.money ?? {};
    const orders = legacy.replicate.creations() - legacy.manifest.toOrder;
    const budget = (spent + reserved) / 1_000_000 + orders * 0.036 + 0.036;
    const strict = await startRig({
      on: legacy.on,
      now: legacy.now,
      workers: false,
      cards: false,
      env: { ...env, DAILY_BUDGET_USD: budget.toFixed(3) },
    });
    const ask = (seed: number) =>
      strict.studio.admit({
        request: { prompt: "an owl", model: "seedance-lite", seconds: 2, seed },
        person: person("ben"),
        surface: CHAT,
        idempotencyKey: `money-${seed}`,
      });
    try {
      const { id } = await ask(901);
      await expect(ask(902)).rejects.toMatchObject({ code: "money-budget-spent" });
      await rig.ended(id);
    } finally {
      await strict.stop();
    }
  });

  const RECIPES = "still makes films: recipe %i gives its film again, for nothing";
  const givesItsFilmAgain = async (at: number) => {
    const folder = join(legacy.on.dataDir, "media/texts");
    const recipes = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    expect(recipes).toHaveLength(3);
    const before = legacy.replicate.creations();
    const name = recipes[at] as string;
    const { length } = await readFile(join(folder, name));
    const file = {
      key: `texts/${name}`,
      kind: "recipe" as const,
      name,
      mime: "application/json",
      bytes: length,
    };
    const { id } = await newest(() => say("/video", { files: [file] }));
    expect(await rig.ended(id)).toMatchObject({
      state: "delivered",
      charged: 0,
      lineage: { kinship: "recipe" },
    });
    expect(legacy.replicate.creations()).toBe(before);
  };
  it.each([0])(RECIPES, givesItsFilmAgain);
  it.each([1, 2])(RECIPES, { tags: ["long"] }, givesItsFilmAgain);

  it("can be gone on from by a reply or a button, where it was posted", { tags: ["long"] }, async () => {
    const { telegram, discord, manifest } = legacy;
    const { tess, dora } = manifest.people;
    const inTelegram = named("telegram");
    const film = telegram.chatOf(inTelegram.surface.chat).messages.get(Number(inTelegram.posted?.message));
    const who = telegram.users.get(Number(tess.replace("telegram:", "")));
    const inDiscord = discord.world.messages.get(named("discord").posted?.message ?? "");
    if (!film || !who || !inDiscord) throw new Error("the films are gone");

    const remix = await newest(() => telegram.say(who, film.chat.id, "make it night", { replyTo: film }));
    expect(await rig.ended(remix.id)).toMatchObject({
      state: "delivered",
      lineage: { kinship: "remix", parent: inTelegram.id },
    });
    const reroll = await newest(() => discord.press(dora.replace("discord:", ""), inDiscord, "Re-roll"));
    expect(await rig.ended(reroll.id)).toMatchObject({
      state: "delivered",
      lineage: { kinship: "reroll", parent: named("discord").id },
    });
    const again = await newest(() => say("in the rain", { replyTo: named("one-shot").posted?.message }));
    expect(await rig.ended(again.id)).toMatchObject({
      state: "delivered",
      lineage: { kinship: "remix", parent: named("one-shot").id },
    });
  });

  it("holds: people's and communities' settings, links, private clips, and what was asked already", async () => {
    const { guild, group } = legacy.manifest.places;
    expect(await rig.studio.preferences(person("ben"))).toEqual({
      seconds: 2,
      aspect: "1:1",
      style: "anime",
    });
    expect(await rig.studio.groupSettings("discord", guild)).toEqual({
      creditsPerDay: 400,
      adultOnlyStyles: ["anime"],
      rolePlans: { "1042": "patron" },
    });
    expect(await rig.studio.groupSettings("telegram", group)).toEqual({ creditsPerDay: 300, seconds: 2 });
    const secret = named("private").id;
    expect(await rig.studio.clip(secret, person("ben"), CHAT)).toMatchObject({ private: true });
    expect(await rig.studio.clip(secret, person("ada"), CHAT)).toBeUndefined();
    expect(await answerTo("/history")).toContain("green frog");
    const first = legacy.clips.find(({ id }) => id === named("one-shot").id);
    const before = (await newClips()).length;
    // The same message, heard once more.
    await chat.say({
      id: "m2",
      thread: "main",
      person: person("ada"),
      text: "/video a red fox in the snow --seconds 2 --seed 7",
    });
    expect(first?.surface).toMatchObject({ message: "m2" });
    expect(await newClips()).toHaveLength(before);
  });

  it("meets no platform that had to refuse what was asked of it", async () => {
    expect(legacy.telegram.problems).toEqual([]);
    expect(legacy.discord.world.problems).toEqual([]);
    expect(legacy.replicate.violations).toEqual([]);
  });
});

/** Clips of the people here that 0.1.0 didn't know. */
async function newClips() {
  const known = new Set(legacy.manifest.clips.map(({ id }) => id));
  const names = ["ben", "dora", "tess", "tom"] as const;
  const pages = await Promise.all(
    names.map((name) => rig.studio.history(person(name), { offset: 0, count: 100 })),
  );
  return pages.flatMap(({ clips }) => clips).filter(({ id }) => !known.has(id));
}

/** The clip that comes of what is done. */
async function newest(act: () => unknown) {
  const before = new Set((await newClips()).map(({ id }) => id));
  await act();
  return vi.waitFor(
    async () => {
      const clip = (await newClips()).find(({ id }) => !before.has(id));
      if (!clip) throw new Error("no clip came of it");
      return clip;
    },
    { timeout: 20_000, interval: 50 },
  );
}
