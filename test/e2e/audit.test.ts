import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN_USAGE } from "../../commands/admin-orders.ts";
import type { Person } from "../../src/core/access/person.ts";
import type { AuditLine } from "../../src/core/ports/admin.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

const boss: Person = { id: "discord:1000", name: "Boss" };
const ann: Person = { id: "discord:2000", name: "Ann" };
const former: Person = { id: "discord:2002", name: "Fay" };
const CHARGE = "stx1";

/** What is said, and what the audit has of it, line by line. */
type Change = readonly [order: string, ...lines: readonly (string | RegExp)[]];

/** Every way to change something, by the usage it is a part of; said one after the other, in a server. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  "pause [platform or model] [why]": [
    ["pause back soon", "pause all back soon"],
    ["pause telegram", "pause platform:telegram"],
    ["pause instant too dear", "pause model:instant too dear"],
  ],
  "command [NAME off [why] or NAME on]": [
    ["command quota off until noon", "pause command:quota until noon"],
    ["command quota on", "resume command:quota"],
  ],
  "resume [platform or model]": [
    ["resume telegram", "resume platform:telegram"],
    ["resume instant", "resume model:instant"],
    ["resume", "resume all"],
  ],
  "block ID [24h] [why]": [
    ["block discord:2000 24h spam", "block discord:2000 spam"],
    ["block discord:2001", "block discord:2001"],
  ],
  "unblock ID": [["unblock discord:2000", "unblock discord:2000"]],
  "grant ID, here or role ID, PLAN or none": [
    ["grant discord:2000 patron", "grant discord:2000 patron"],
    ["grant discord:2000 none", "grant discord:2000 none"],
    ["grant here patron", "grant group:discord:g patron"],
    ["grant here none", "grant group:discord:g none"],
    ["grant role 4242 patron", "grant role:discord:4242 patron"],
    ["grant role 4242 none", "grant role:discord:4242 none"],
  ],
  "gift ID or here, CREDITS [30d], or none": [
    ["gift discord:2000 5", "gift discord:2000 5"],
    ["gift discord:2000 5 30d", "gift discord:2000 5 for 30 days"],
    ["gift discord:2000 none"],
    ["gift discord:2000 none confirm", "gift discord:2000 none"],
    ["gift here 7", "gift group:discord:g 7"],
    ["gift here none confirm", "gift group:discord:g none"],
  ],
  "refund [NUMBER]": [
    [`refund ${CHARGE}`],
    [`refund ${CHARGE} confirm`, `payment ${CHARGE} refunding`, `payment ${CHARGE} refunded`],
  ],
  "plan [NAME] [FIELD] [value or default], plan new NAME": [
    ["plan new guest", "plan guest new"],
    ["plan guest creditsPerDay 5", "plan guest creditsPerDay 5"],
    ["plan guest creditsPerDay default", "plan guest creditsPerDay taken back"],
    ["plan guest default confirm", "plan guest all taken back"],
  ],
  "access PLATFORM open, invite, allow or closed": [
    ["access telegram open", "access telegram open"],
    ["access telegram invite", "access telegram invite"],
    ["access telegram allow", "access telegram allow"],
    ["access telegram closed", "access telegram closed"],
  ],
  "allow ID, here or role ID": [
    ["allow discord:2000", "allow discord:2000"],
    ["allow here", "allow group:discord:g"],
    ["allow role 4242", "allow role:discord:4242"],
  ],
  "disallow ID, here or role ID": [
    ["disallow discord:2000", "disallow discord:2000"],
    ["disallow here", "disallow group:discord:g"],
    ["disallow role 4242", "disallow role:discord:4242"],
  ],
  "waiting, waiting allow 10 or all": [
    ["waiting allow 1", "allow telegram:7001"],
    ["waiting allow all", "allow telegram:7002", "allow telegram:7003"],
  ],
  "invite [uses] [plan] [platform]": [["invite 3 patron telegram", /^invite [2-9A-Z]{8} uses 3$/]],
  "reviews here, off or list": [
    ["reviews here", "reviews at discord c"],
    ["reviews off", "reviews off"],
  ],
  "forgive ID": [["forgive discord:2000 confirm", "forgive discord:2000"]],
  "budget [daily, monthly, clip, groups or here] [dollars or default]": [
    ["budget daily 5", "budget daily 5"],
    ["budget monthly 30", "budget monthly 30"],
    ["budget clip 2", "budget clipBeyond 2"],
    ["budget groups 10", "budget groupMonthly 10"],
    ["budget here 20", "budget group:discord:g 20"],
    ["budget here default", "budget group:discord:g taken back"],
    ["budget daily default", "budget daily taken back"],
  ],
  "admins [add or remove] [ID]": [
    ["admins add discord:2001", "admins add discord:2001"],
    ["admins remove discord:2001", "admins remove discord:2001"],
  ],
  page: [["page", "page"]],
};

/** What only tells something. */
const READS: Readonly<Record<string, readonly string[]>> = {
  report: ["report"],
  "strikes ID": ["strikes discord:2000"],
  "stats [DAYS]": ["stats", "stats 30"],
  audit: ["audit"],
  "command [NAME off [why] or NAME on]": ["command"],
  "refund [NUMBER]": ["refund"],
  "plan [NAME] [FIELD] [value or default], plan new NAME": ["plan", "plan standard"],
  "waiting, waiting allow 10 or all": ["waiting"],
  "reviews here, off or list": ["reviews", "reviews list"],
  "budget [daily, monthly, clip, groups or here] [dollars or default]": ["budget"],
  "admins [add or remove] [ID]": ["admins"],
};

let rig: Rig;
let now: number;
let asked = 0;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 16, 12);
  const shop = {
    invoice: async () => true,
    refund: async () => "done" as const,
    moved: async () => [],
  };
  rig = await startRig({
    cards: false,
    workers: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    senders: () => [silentSender("discord"), silentSender("telegram", { payments: shop })],
    now: () => now,
    env: {
      ADMINS: boss.id,
      PLANS: "patron:3000",
      ADMIN_PORT: "8788",
      ADMIN_URL: "https://admin.example",
      TOP_UPS: "100:150",
    },
  });
  const order = "order-1";
  await rig.record.payments.order(order, { person: "telegram:3000", credits: 100, stars: 150 });
  await rig.record.payments.credit({
    charge: CHARGE,
    payer: "telegram:3000",
    order,
    currency: "XTR",
    stars: 150,
  });
  for (const number of [1, 2, 3]) {
    now += 1_000;
    await rig.record.access.wait(`telegram:700${number}`, { platform: "telegram", chat: `700${number}` });
  }
});
afterEach(() => rig.stop());

async function say(person: Person, order: string): Promise<string> {
  now += 1_000;
  // A link for one person alone is asked for where nobody else is.
  const place = order === "page" ? { chat: "dm" } : { chat: "c", group: "g" };
  const reply = await rig.dispatcher.say(`/admin ${order}`, {
    person,
    surface: { platform: "discord", ...place },
    idempotencyKey: `said-${++asked}`,
    isPrivate: order === "page",
    mentioned: true,
  });
  return JSON.stringify(reply);
}

/** What the audit has of what is done, the oldest first. */
async function writtenBy(work: () => Promise<unknown>): Promise<AuditLine[]> {
  const all = 1_000;
  const before = (await rig.record.access.audit(all)).length;
  await work();
  return (await rig.record.access.audit(all)).slice(0, -before || undefined).reverse();
}
const line = (by: Person, what: string | RegExp) => ({
  at: now,
  by: by.id,
  what: typeof what === "string" ? what : expect.stringMatching(what),
});

describe("the audit", () => {
  it("is known to be asked for everything that /admin can be told", () => {
    const known = new Set([...Object.keys(CHANGES), ...Object.keys(READS)]);
    expect([...known].sort()).toEqual([...ADMIN_USAGE].sort());
  });

  it("has every change by whoever runs the bot: who, what, whom and when, once each", async () => {
    for (const [order, ...lines] of Object.values(CHANGES).flat()) {
      const written = await writtenBy(() => say(boss, order));
      expect(written, order).toEqual(lines.map((what) => line(boss, what)));
    }
  });

  it("has nothing of what only tells something", async () => {
    for (const order of Object.values(READS).flat())
      expect(await writtenBy(() => say(boss, order)), order).toEqual([]);
  });

  it.each(["manages a server", "ran it once"])(
    "has every try of who only %s, and what it was, and nothing is done",
    async (who) => {
      const person: Person = who === "ran it once" ? former : { ...ann, manager: true };
      await say(boss, `admins add ${former.id}`);
      expect(await writtenBy(() => say(former, "pause instant"))).toEqual([
        line(former, "pause model:instant"),
      ]);
      await say(boss, `admins remove ${former.id}`);
      const orders = Object.values(CHANGES).flatMap((some) => some.map(([order]) => order));
      for (const order of [...orders, ...Object.values(READS).flat()]) {
        const written = await writtenBy(() => say(person, order));
        expect(written, order).toEqual([{ ...line(person, order), refused: true }]);
      }
    },
  );

  it("has who became the first to run it, and every wrong code", async () => {
    await rig.record.access.offerAdmin("ABCD-EFGH-JKLM");
    const claim = (code: string) =>
      rig.dispatcher.say(`/admin claim ${code}`, {
        person: ann,
        surface: { platform: "discord", chat: "dm" },
        idempotencyKey: `claim-${code}`,
        isPrivate: true,
        mentioned: false,
      });
    expect(await writtenBy(() => claim("ABCD-EFGH-JKLX"))).toEqual([
      { ...line(ann, "claim"), refused: true },
    ]);
    expect(await writtenBy(() => claim("ABCD-EFGH-JKLM"))).toEqual([line(ann, "claim")]);
  });
});
