import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import type { Reckoning } from "../src/core/ports/studio.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { sayMoment } from "../src/core/talk/moment.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { pictureOptions, toRequest } from "../src/core/talk/request-options.ts";

export const quota = defineCommand({
  name: "quota",
  description: "See how many credits you have left today, or what a clip would take of them",
  freeText: "prompt",
  options: {
    prompt: {
      type: "text",
      description: "A clip as you would ask for it: what it would take from where. Nothing is made",
      maxLength: PROMPT_MAX_LENGTH,
    },
    seconds: pictureOptions.seconds,
    resolution: pictureOptions.resolution,
    model: pictureOptions.model,
  },
  examples: ["/quota", "/quota a red fox in the snow --seconds 20"],
  async run({ options, person, surface, idempotencyKey }, { studio }): Promise<Reply> {
    const { prompt } = options;
    if (prompt !== undefined) {
      const request = { ...toRequest(options), prompt };
      return wouldTake(await studio.reckon({ request, person, surface, idempotencyKey }));
    }
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

/** What each source is called in an answer. */
const SOURCES = {
  plan: "of your plan",
  pool: "of what this community was given",
  gift: "of what you were given",
  paid: "of what you bought",
} as const;

function wouldTake({ credits, model, seconds, plan, takes, short }: Reckoning): Reply {
  const title =
    credits === 0
      ? `${seconds} s by ${model} would take no credits`
      : `${seconds} s by ${model} would take ${say(credits)} ${credits === 1 ? "credit" : "credits"}`;
  return notice({
    title,
    items: takes.map(({ from, amount, ends }) => ({
      text: `${say(amount)} ${SOURCES[from]}`,
      ...(from === "plan" ? { detail: plan } : {}),
      ...(ends === undefined ? {} : { detail: `good until ${sayMoment(ends)}` }),
    })),
    paragraphs: [short ?? "Nothing was made or charged. /video with the same words makes it."],
  });
}

function say(credits: number): string {
  return credits.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
