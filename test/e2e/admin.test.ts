import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ADMIN_USAGE } from "../../commands/admin-orders.ts";
import type { Person } from "../../src/core/access/person.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia, instantShot } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };
const ben: Person = { id: "telegram:3000", name: "Ben" };

let folder: string;
let rig: Rig;
let backend: InstantBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-admin-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  backend = createInstantBackend({ file: () => instantShot(folder), billed: true });
  rig = await startRig({
    cards: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { ADMINS: "discord:1000", PLANS: "patron:3000,small:1" },
  });
});
afterEach(() => rig.stop());

let asked = 0;
const at = (person: Person) => ({
  platform: person.id.split(":")[0] ?? "",
  chat: `dm-${person.id}`,
});

/** What the bot says to words in a direct message, as one text. */
async function say(person: Person, text: string): Promise<string> {
  const reply = await rig.dispatcher.say(text, {
    person,
    surface: at(person),
    idempotencyKey: `said-${++asked}`,
    isPrivate: true,
    mentioned: false,
  });
  return JSON.stringify(reply);
}

const film = (person: Person, idempotencyKey = `film-${++asked}`) =>
  rig.studio
    .admit({ request: { prompt: `a fox ${asked}`, seconds: 2 }, person, surface: at(person), idempotencyKey })
    .then(({ id }) => id)
    .catch((error) => error.code as string);

describe("/admin", () => {
  it("is for those who run the bot alone: no verb for anybody, a server's manager or whoever ran it before, and each try is written down", async () => {
    await say(boss, "/admin admins add discord:2001");
    await say(boss, "/admin admins remove discord:2001");
    const former: Person = { id: "discord:2001", name: "Cleo" };
    const verbs = ADMIN_USAGE.map((usage) => usage.split(/[ ,]/)[0] ?? "");
    expect(verbs.length).toBeGreaterThan(20);
    const whole: Record<string, string> = {
      block: "block discord:2000",
      unblock: "unblock discord:2000",
      grant: "grant discord:2000 patron",
      access: "access discord closed",
      gift: "gift discord:2000 5",
      refund: "refund stx1 confirm",
      allow: "allow discord:2000",
      disallow: "disallow discord:2000",
      strikes: "strikes discord:2000",
      forgive: "forgive discord:2000 confirm",
      admins: "admins add discord:2000",
      plan: "plan standard creditsPerDay 9999",
      command: "command video off",
      reviews: "reviews here",
    };
    for (const verb of verbs) {
      for (const by of [ann, { ...ann, manager: true }, former]) {
        const told = await say(by, `/admin ${whole[verb] ?? verb}`);
        expect(told, verb).toContain("Only those who run this bot");
        expect(await rig.record.access.audit(1), verb).toMatchObject([
          { by: by.id, refused: true, what: expect.stringMatching(`^${verb}`) },
        ]);
      }
    }
    // Nor is anything told, or looked up, for orders that could not be read.
    for (const unread of ["block", "launch it", "pause no-such-model"]) {
      expect(await say(ann, `/admin ${unread}`), unread).toContain("Only those who run this bot");
      expect(await rig.record.access.audit(1)).toMatchObject([{ by: ann.id, refused: true, what: unread }]);
    }
    expect(await film(ann)).toHaveLength(10);
  });

  it("lets in whoever has a role while they have it, where nobody else is", async () => {
    await say(boss, "/admin access discord allow");
    expect(await say(boss, "/admin allow role <@&4242>")).toContain("role:discord:4242 is let in");
    const here = (person: Person) =>
      rig.studio
        .admit({
          request: { prompt: `a fox ${++asked}`, seconds: 2 },
          person,
          surface: { platform: "discord", chat: "c", group: "g" },
          idempotencyKey: `film-${asked}`,
        })
        .then(() => "taken")
        .catch((error) => error.code as string);
    const withRole = { ...ann, roles: ["7", "4242"] };
    expect([await here(withRole), await here(ann)]).toEqual(["taken", "not-let-in"]);
    await say(boss, "/admin disallow role 4242");
    expect(await here(withRole)).toBe("not-let-in");
  });

  it("pause stops everything at once, until resume", async () => {
    expect(await say(boss, "/admin pause back at six")).toContain("Paused: everything");
    expect(await film(ann)).toBe("paused");
    expect(await say(ben, "/video a fox")).toContain("back at six");
    await say(boss, "/admin resume");
    expect(await film(ann)).toHaveLength(10);
  });

  it("pause keeps what was admitted before it from being begun, and resume begins it", async () => {
    await rig.stop();
    const parts = { cards: false, media: instantMedia(), backends: () => onlyBackend(backend) };
    rig = await startRig({ ...parts, workers: false, env: { ADMINS: boss.id } });
    const id = await film(ann);
    await say(boss, "/admin pause");
    const worker = await startRig({ ...parts, beside: rig });
    await expect
      .poll(() => worker.logged().some(({ msg }) => msg === "making is paused; the shot waits"), {
        timeout: 20_000,
      })
      .toBe(true);
    expect(backend.started).toEqual([]);
    await say(boss, "/admin resume");
    await worker.when(id, ({ shots }) => shots[0]?.state === "made");
    expect(backend.started).toHaveLength(1);
    await worker.stop();
  });

  it("pause of a platform or a model stops no other", async () => {
    await say(boss, "/admin pause telegram");
    expect([await film(ben), (await film(ann)).length]).toEqual(["paused", 10]);
    await say(boss, "/admin resume telegram");
    await say(boss, "/admin pause instant too dear");
    expect(await film(ben)).toBe("paused");
    expect((await rig.record.access.audit(3)).map(({ what }) => what)).toEqual([
      "pause model:instant too dear",
      "resume platform:telegram",
      "pause platform:telegram",
    ]);
  });

  it("pause of a model doesn't stop a free draft of a film for it; that of what draws drafts does", async () => {
    await rig.stop();
    const drawn = { id: "drawn", label: "Drawn", backend: "drawing", creditsPerSecond: 0 };
    const drawing = {
      ...createInstantBackend({ file: () => instantShot(folder), model: drawn }),
      id: "drawing",
    };
    const both = createBackends([backend, drawing]);
    rig = await startRig({
      cards: false,
      media: instantMedia(),
      backends: () => ({
        ...both,
        defaultModel: async (use) => (await (use === "draft" ? drawing : backend).models())[0],
      }),
      env: { ADMINS: boss.id },
    });
    const draft = (idempotencyKey: string) => {
      const request = { prompt: "a fox", seconds: 2, draft: true, model: "instant" };
      return rig.studio.admit({ request, person: ann, surface: at(ann), idempotencyKey });
    };
    await say(boss, "/admin pause instant");
    expect(await film(ann)).toBe("paused");
    const { id } = await draft("one");
    await rig.when(id, ({ shots }) => shots[0]?.state === "made");
    await say(boss, "/admin resume instant");
    await say(boss, "/admin pause drawn");
    await expect(draft("two")).rejects.toMatchObject({ code: "paused" });
    expect(await film(ann)).toHaveLength(10);
  });

  it("block keeps somebody out, with what they have under way, and tells them why; unblock lets them in again", async () => {
    backend.answer = () => ({ state: "running", progress: null });
    const id = await film(ann);
    await rig.when(id, ({ state }) => state === "shooting");
    expect(await say(boss, "/admin block discord:2000 24h no spam please")).toContain("under way: 1");
    expect((await rig.ended(id)).state).toBe("canceled");
    expect(await film(ann)).toBe("blocked");
    expect(await say(ann, "/video a fox")).toMatch(/until 20\d\d-.* UTC: no spam please/);
    await say(boss, "/admin unblock 2000");
    expect(await film(ann)).toHaveLength(10);
  });

  it("a block holds for everybody who shares the account", async () => {
    const { code } = await rig.record.links.newCode({ person: ann, surface: at(ann) });
    await rig.record.links.use(code, { person: ben, surface: at(ben) });
    await rig.record.links.accept(code, ann.id, ben.id);
    await say(boss, "/admin block discord:2000");
    expect(await film(ben)).toBe("blocked");
  });

  it("grant puts somebody on a plan wherever they are, unless a server gave them a better one", async () => {
    await say(boss, "/admin grant telegram:3000 patron");
    expect(await rig.studio.quota(ben, at(ben))).toMatchObject({ plan: "patron", granted: 3000 });
    await say(boss, "/admin grant telegram:3000 small");
    expect(await rig.studio.quota(ben, at(ben))).toMatchObject({ plan: "standard", granted: 600 });
    expect(await say(boss, "/admin grant telegram:3000 gold")).toContain("There is no plan");
  });

  it("invites let in as many as they say, on their platform, and on their plan", async () => {
    await say(boss, "/admin access discord invite");
    await say(boss, "/admin access telegram allow");
    expect([await film(ann), await film(ben), (await film(boss)).length]).toEqual([
      "not-let-in",
      "not-let-in",
      10,
    ]);
    const code = /\/join ([2-9A-Z]{8})/.exec(await say(boss, "/admin invite 1 patron"))?.[1];
    expect(await say(ben, `/join ${code}`)).toContain("for another platform");
    const others = Array.from({ length: 20 }, (_, index) => ({ id: `discord:5${index}`, name: "x" }));
    const answers = await Promise.all([ann, ...others].map((one) => say(one, `/join ${code}`)));
    expect(answers.filter((answer) => answer.includes("You are in"))).toHaveLength(1);
    expect(await say(ben, "/join")).toContain("number 1 on the waiting list");
    expect(await say(boss, "/admin waiting")).toContain("telegram:3000");
    await say(boss, "/admin allow telegram:3000");
    expect(await film(ben)).toHaveLength(10);
    expect(await say(boss, "/admin waiting")).toContain("Nobody waits");
  });

  it("a change in the middle of an admission counts: nothing is recorded under what was looked at before", async () => {
    const plan = backend.check;
    backend.check = async (order) => {
      backend.check = plan;
      await say(boss, "/admin block discord:2000");
      return plan(order);
    };
    expect(await film(ann)).toBe("blocked");
    expect(backend.started).toEqual([]);
  });

  it("a pause at the moment of paying keeps the shot from being paid for, and resume pays for it", async () => {
    let atPaying = true;
    backend.beforeStart = async () => {
      if (atPaying) await say(boss, "/admin pause");
      atPaying = false;
    };
    const id = await film(ann);
    await expect.poll(() => atPaying, { timeout: 20_000 }).toBe(false);
    await rig.when(id, ({ state }) => state === "shooting");
    expect((await rig.record.purse.today({ daily: 10, clipBeyond: 0 })).spent).toBe(0);
    expect(backend.started).toEqual([]);
    await say(boss, "/admin resume");
    await rig.when(id, ({ shots }) => shots[0]?.state === "made");
    expect(backend.started).toHaveLength(1);
  });

  it("an invite's plan takes no better one's place, and in a closed bot nobody is told they are in", async () => {
    const codeFor = async (plan: string) =>
      /\/join ([2-9A-Z]{8})/.exec(await say(boss, `/admin invite 5 ${plan}`))?.[1];
    await say(boss, "/admin grant discord:2000 patron");
    expect(await say(ann, `/join ${await codeFor("small")}`)).toContain("You are in");
    expect(await rig.studio.quota(ann, at(ann))).toMatchObject({ plan: "patron" });
    const eve: Person = { id: "discord:4000", name: "Eve" };
    await say(boss, "/admin grant discord:4000 small");
    await say(eve, `/join ${await codeFor("patron")}`);
    expect(await rig.studio.quota(eve, at(eve))).toMatchObject({ plan: "patron" });
    await say(boss, "/admin access discord closed");
    expect(await say(ann, "/join")).toContain("for nobody just now");
    const fay: Person = { id: "discord:5000", name: "Fay" };
    expect(await say(fay, `/join ${await codeFor("patron")}`)).toContain("Your invite counts");
  });

  it("the code of the first start makes one person an admin, once, in a direct message", async () => {
    await rig.record.access.offerAdmin("ABCD-EFGH-JKLM");
    const inGuild = { platform: "telegram", chat: "-100", group: "-100" };
    const inPublic = await rig.dispatcher.say("/admin claim ABCD-EFGH-JKLM", {
      person: ben,
      surface: inGuild,
      idempotencyKey: "in public",
      isPrivate: false,
      mentioned: true,
    });
    expect(JSON.stringify(inPublic)).toContain("Send that to me privately, on Discord or Telegram");
    expect(await say(ben, "/admin claim ABCD-EFGH-JKLX")).toContain("isn't the code");
    const both = await Promise.all([ann, ben].map((one) => say(one, "/admin claim abcdefghjklm")));
    expect(both.filter((answer) => answer.includes("You run this bot now"))).toHaveLength(1);
    const [first, other] = both[0]?.includes("You run this bot now") ? [ann, ben] : [ben, ann];
    expect(await say(first, "/admin budget")).toContain("left of $10.00 today");
    expect(await say(other, "/admin budget")).toContain("Only those who run this bot");
    const local: Person = { id: "console:you", name: "You" };
    await rig.record.access.offerAdmin("ABCD-EFGH-JKLM");
    expect(await say(local, "/admin claim ABCD-EFGH-JKLM")).toContain(
      "Send that to me privately, on Discord or Telegram",
    );
  });

  it("admins are added and removed in the chat, but for those the settings name", async () => {
    await say(boss, "/admin admins add telegram:3000");
    expect(await say(ben, "/admin admins")).toContain("discord:1000 (by the settings), telegram:3000");
    expect(await say(ben, "/admin admins remove discord:1000")).toContain("Take it out there");
    await say(boss, "/admin admins remove telegram:3000");
    expect(await say(ben, "/admin admins add telegram:3000")).toContain("Only those who run this bot");
    expect(await rig.record.access.audit(1)).toMatchObject([{ by: ben.id, refused: true }]);
  });

  it("page gives a link in a direct message alone, that opens the admin's page for whoever asked", async () => {
    expect(await say(boss, "/admin page")).toContain("ADMIN_PORT");
    await rig.stop();
    rig = await startRig({
      cards: false,
      workers: false,
      backends: () => onlyBackend(backend),
      env: { ADMINS: boss.id, ADMIN_PORT: "8788", ADMIN_URL: "https://admin.example" },
    });
    const link = /https:\/\/admin\.example\/login\?link=([\w-]{43})/.exec(
      await say(boss, "/admin page"),
    )?.[1];
    const opened = await rig.record.logins.redeem("admin", link ?? "");
    expect(await rig.record.logins.holder("admin", opened?.session ?? "")).toBe(boss.id);
    const reply = await rig.dispatcher.say("/admin page", {
      person: boss,
      surface: { platform: "discord", chat: "c", group: "g" },
      idempotencyKey: "in a server",
      isPrivate: false,
      mentioned: true,
    });
    expect(JSON.stringify(reply)).toContain("in a direct message");
    expect(JSON.stringify(reply)).not.toContain("login?link");
  });

  it("waiting lets in the first so many, or all, and each is told where they asked, once", async () => {
    const told: [string, string][] = [];
    await rig.stop();
    const sender = {
      platform: "discord",
      limits: { editIntervalMs: 0, chatEditIntervalMs: 0 },
      postNotice: async ({ chat }: { chat: string }, notice: object) => {
        told.push([chat, JSON.stringify(notice)]);
        if (chat === "dm-discord:7002") throw new Error("their messages are closed");
      },
      close: async () => {},
    };
    rig = await startRig({
      cards: false,
      workers: false,
      backends: () => onlyBackend(backend),
      senders: () => [sender as never],
      env: { ADMINS: boss.id },
    });
    await say(boss, "/admin access discord allow");
    const waiting = [1, 2, 3, 4].map((number): Person => ({ id: `discord:700${number}`, name: "W" }));
    for (const one of waiting) expect(await say(one, "/join")).toContain("on the waiting list");
    expect(await say(ann, "/admin waiting allow all")).toContain("Only those who run this bot");
    expect(await say(boss, "/admin waiting allow 0")).toContain("Say how many");
    expect(await say(boss, "/admin waiting allow 2")).toContain("Let in: discord:7001, discord:7002.");
    expect(await say(boss, "/admin allow discord:7003")).toContain("is let in");
    await say(boss, "/admin allow discord:7003");
    expect(told.map(([chat]) => chat)).toEqual(["dm-discord:7001", "dm-discord:7002", "dm-discord:7003"]);
    expect(told[0]?.[1]).toContain("You are let in");
    expect(await film(waiting[1] as Person)).toHaveLength(10);
    expect(await film(waiting[3] as Person)).toBe("not-let-in");
    expect(await say(boss, "/admin waiting allow all")).toContain("Let in: discord:7004.");
    expect(await say(boss, "/admin waiting allow all")).toContain("Nobody waits");
  });

  it("allow here lets in everybody who asks in that server, there alone, under whatever id it has", async () => {
    const inPlace = (person: Person, group: string) => ({ ...at(person), chat: group, group });
    const order = (text: string, group: string) =>
      rig.dispatcher.say(text, {
        person: boss,
        surface: inPlace(boss, group),
        idempotencyKey: `said-${++asked}`,
        isPrivate: false,
        mentioned: true,
      });
    const filmIn = (person: Person, group: string, platform = "discord") =>
      rig.studio
        .admit({
          request: { prompt: `a fox ${++asked}`, seconds: 2 },
          person,
          surface: { platform, chat: group, group },
          idempotencyKey: `film-${asked}`,
        })
        .then(({ id }) => id)
        .catch((error) => error.code as string);
    expect(await say(boss, "/admin access discord allow")).toContain("Access is allow now on Discord.");
    await say(boss, "/admin access telegram allow");
    expect(await say(boss, "/admin allow here")).toContain("Here is no server or group");
    expect(JSON.stringify(await order("/admin allow here", "g"))).toContain("group:discord:g is let in");
    expect(await filmIn(ann, "g")).toHaveLength(10);
    expect([await filmIn(ann, "h"), await film(ann)]).toEqual(["not-let-in", "not-let-in"]);
    await say(boss, "/admin allow group:telegram:-5");
    await rig.studio.moveGroup("telegram", "-5", "-1005");
    expect(await filmIn(ben, "-1005", "telegram")).toHaveLength(10);
    await say(boss, "/admin disallow group:telegram:-1005");
    expect(await filmIn(ben, "-1005", "telegram")).toBe("not-let-in");
    await order("/admin disallow here", "g");
    expect(await filmIn(ann, "g")).toBe("not-let-in");
  });

  it("stats tells how the last days went", async () => {
    expect(await film(ann)).toHaveLength(10);
    const told = await say(boss, "/admin stats");
    expect(told).toContain("The last 7 days");
    expect(told).toMatch(/All: 1 film, 0 drafts, \d failed/);
    expect(told).toContain("Most by: discord:2000 (1 film,");
    expect(await say(boss, "/admin stats 0")).toContain("Say of how many days");
    expect(await say(ann, "/admin stats")).toContain("Only those who run this bot");
  });

  it("command puts one command off for everybody, at once and in words, and never /admin", async () => {
    expect(await say(boss, "/admin command")).toContain("Every command is on");
    expect(await say(boss, "/admin command /quota off until tomorrow")).toContain(
      "Off, until you say on: /quota (until tomorrow)",
    );
    expect(await say(ann, "/quota")).toContain("/quota is put off for now");
    expect(await say(boss, "/quota")).toContain("until tomorrow");
    expect(await film(ann)).toHaveLength(10);
    expect(await say(boss, "/admin command admin off")).toContain("stays on");
    expect(await say(boss, "/admin command dance off")).toContain("There is no command");
    expect(await say(ann, "/admin command quota on")).toContain("Only those who run this bot");
    await say(boss, "/admin command quota on");
    expect(await say(ann, "/quota")).toContain("Your credits");
  });

  it("report lists what people reported and nobody has looked at", async () => {
    expect(await say(boss, "/admin report")).toContain("No report waits to be looked at");
    expect(await say(ann, "/admin report")).toContain("Only those who run this bot");
  });

  it("budget tells the day's dollars, what is paused and who is let in", async () => {
    await say(boss, "/admin access telegram closed");
    const told = await say(boss, "/admin");
    expect(told).toContain("$10.00 left of $10.00 today");
    expect(told).toContain("Access: telegram closed");
  });
});

describe("/rushes money", () => {
  const cid: Person = { id: "console:cid", name: "Cid" };
  const inGroup = (group: string) => ({ platform: "console", chat: `chat-${group}`, group });
  const askIn = (group: string, person: Person, text: string) =>
    rig.dispatcher.say(text, {
      person,
      surface: inGroup(group),
      idempotencyKey: `said-${++asked}`,
      isPrivate: false,
      mentioned: true,
    });
  async function filmIn(group: string): Promise<void> {
    const { id } = await rig.studio.admit({
      request: { prompt: `a fox ${++asked}`, seconds: 2 },
      person: cid,
      surface: inGroup(group),
      idempotencyKey: `film-${asked}`,
    });
    await rig.ended(id);
  }

  it("tells a community's managers, and nobody else, what paid models have taken of the month's money there alone", async () => {
    backend.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.25 });
    await filmIn("theirs");
    for (let film = 0; film < 2; film++) await filmIn("another");
    const manager = { ...cid, manager: true };

    const open = JSON.stringify(await askIn("theirs", manager, "/rushes money:yes"));
    expect(open).toContain("$0.25 spent");
    expect(open).not.toMatch(/\$0\.50|\$0\.75|\$10/);
    expect(JSON.stringify(await askIn("another", manager, "/rushes money:yes"))).toContain("$0.50 spent");

    await say(boss, "/admin budget groups 2");
    const bounded = await askIn("theirs", manager, "/rushes money:yes");
    expect(bounded).toMatchObject({ kind: "notice", secret: true });
    expect(JSON.stringify(bounded)).toContain("$1.75 left of $2.00");

    expect(JSON.stringify(await askIn("theirs", cid, "/rushes money:yes"))).toMatch(/manage/);
    await expect(rig.studio.communityMoney("console", "theirs", cid)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});
