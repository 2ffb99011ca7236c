import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";
import { runAdminOrder } from "./admin-orders.ts";

/** What those named by ADMINS do from any chat. An id is `discord:1234`, `1234` on one's own platform, or that of somebody's clip. */
export const admin = defineCommand({
  name: "admin",
  description: "For those who run this bot: pause, block, grant, plans, invite, budget, audit",
  listed: false,
  freeText: "order",
  options: {
    order: { type: "text", description: "What to do, such as pause", maxLength: 300 },
    clip: { type: "clip", description: "Somebody's clip, in place of their id", of: "any" },
  },
  examples: ["/admin budget", "/admin pause", "/admin block discord:1234 24h spam"],
  async run({ options, person, surface, idempotencyKey }, { studio, commands }) {
    const order = (options.order ?? "budget").trim();
    const { platform, group } = surface;
    // A group of friends on Discord is no server, and the bot is no member of it.
    const isDirect = group === undefined && surface.thread === undefined && surface.extra?.member !== false;
    const code = /^claim\s+(\S+)$/i.exec(order)?.[1];
    if (code !== undefined) {
      await studio.admin.claim(person, code, { platform, isDirect, idempotencyKey });
      return notice(
        {
          paragraphs: ["You run this bot now. Nobody else can use that code."],
          examples: ["/admin budget", "/admin plan", `/admin access ${platform} invite`],
        },
        { secret: true },
      );
    }
    // Before anything is looked up for them.
    await studio.admin.check(person, order);
    const clip = options.clip === undefined ? undefined : await studio.clip(options.clip, person, surface);
    return runAdminOrder(order, {
      admin: studio.admin,
      person,
      platform,
      isDirect,
      idempotencyKey,
      commandNames: commands.map(({ name }) => name),
      reviewing: { desk: studio.desk, surface },
      topUps: studio.topUps,
      clipId: clip?.id,
      ...(group === undefined ? {} : { group: { platform, group } }),
      ...(clip && { clipMaker: clip.maker.id }),
      modelNamed: async (name) => (await studio.model(name)).id,
      now: Date.now,
    });
  },
});
