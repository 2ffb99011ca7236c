import { defineCommand } from "../src/core/talk/command.ts";
import { sayMoment } from "../src/core/talk/moment.ts";
import { notice } from "../src/core/talk/reply.ts";

export const quota = defineCommand({
  name: "quota",
  description: "See how many credits you have left today",
  options: {},
  examples: ["/quota"],
  async run({ person, surface }, { studio }) {
    const {
      plan,
      granted,
      spent,
      reserved,
      available,
      nextBackAt,
      clipsInFlight,
      group,
      month,
      drafts,
      money,
      pool,
      lots,
      debt,
    } = await studio.quota(person, surface);
    const items: { text: string; detail?: string }[] = [
      {
        text: `${say(available)} of ${say(granted)} credits left`,
        detail: `plan ${plan}, over any 24 hours`,
      },
      {
        text: `${say(spent)} spent`,
        ...(nextBackAt === undefined ? {} : { detail: `the first come back on ${sayMoment(nextBackAt)}` }),
      },
    ];
    if (month) {
      items.push({
        text: `${say(month.available)} of ${say(month.granted)} credits left of any 30 days`,
        ...(month.nextBackAt === undefined
          ? {}
          : { detail: `the first come back on ${sayMoment(month.nextBackAt)}` }),
      });
    }
    if (pool > 0)
      items.push({ text: `${say(pool)} left that this community was given, used when your plan's are` });
    for (const { kind, left, ends } of lots) {
      items.push({
        text: `${say(left)} left that you ${kind === "gift" ? "were given" : "bought"}, used after those`,
        ...(ends === undefined ? {} : { detail: `good until ${sayMoment(ends)}` }),
      });
    }
    if (debt > 0) items.push({ text: `${say(debt)} owed: no paid clips until that much has come in` });
    if (studio.topUps.offers.length > 0) items.push({ text: "More can be bought: /buy" });
    if (reserved > 0) items.push({ text: `${say(reserved)} set aside for clips under way` });
    items.push({ text: `${clipsInFlight.now} of ${clipsInFlight.most} clips under way at once` });
    if (drafts)
      items.push({ text: `${say(drafts.available)} of ${say(drafts.granted)} drafts left this hour` });
    if (!money.isLeft) {
      items.push({ text: `Paid models are used up for everybody; there is more on ${money.moreOn}` });
    }
    if (group) {
      items.push({ text: `${say(group.available)} of ${say(group.granted)} credits left for everyone here` });
    }
    return notice({
      title: "Your credits",
      items,
      paragraphs: [
        "One credit is one second of rendered video at rate 1; /models shows each model's rate. Drafts are free.",
      ],
    });
  },
});

function say(credits: number): string {
  return credits.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
