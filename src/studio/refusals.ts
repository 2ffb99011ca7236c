import type { Plan } from "../core/access/plans.ts";
import { sayCredits } from "../core/card/facts.ts";
import { UserMistake } from "../core/errors.ts";
import type { ChargeName } from "../store/charged-accounts.ts";
import type { Price } from "./price.ts";

/** Why an account has too little, for what a clip would cost, with what is needed to say so. */
export interface Short {
  because: ChargeName | "queue" | "queue-share";
  /** Credits, clips or drafts that are left; of money millionths of a dollar. */
  left: number;
  price: Pick<Price, "credits" | "usdMicros">;
  plan: Plan;
  /** The most money that is ever there for one clip of this person's in this place, in millionths of a dollar. */
  mostMicros: number;
  /** The day on which a ledger of money has more: "1 December". */
  moreOn(name: Extract<ChargeName, `money${string}`>): string;
  /** Where the price is not known better: "at least ". */
  about?: string;
}

export function tooManyInFlight(now: number, most: number): UserMistake {
  return new UserMistake(
    "too-many-in-flight",
    `You have ${now} clips under way, and ${most} is the most. Wait for one to finish, or cancel one with /cancel.`,
  );
}

/** What somebody is told whose clip isn't taken: why, and what to do. */
export function refusal({ because, left, price, plan, mostMicros, moreOn, about = "" }: Short): UserMistake {
  const { credits, usdMicros } = price;
  // Of what never comes, no day is told on which there is more.
  if (because.startsWith("money") && (mostMicros === 0 || usdMicros > mostMicros)) {
    return new UserMistake(
      "dearer-than-budget",
      mostMicros === 0
        ? "There is no money for paid models here, so waiting won't help. Try a free draft, or a model that costs no money; whoever runs this bot can set a budget."
        : "This would cost more than you may ever take of the money for paid models here, so waiting won't help. Ask for a shorter clip, a lower resolution or a cheaper model, or try a free draft.",
    );
  }
  switch (because) {
    case "queue":
      return new UserMistake(
        "queue-full",
        `The queue is full (${left} clips). Nothing was charged; please try again in a few minutes.`,
      );
    case "queue-share":
      return new UserMistake(
        "queue-full",
        `This community has ${left} clips in the queue, which is its share of it. Nothing was charged; please try again when some are done.`,
      );
    case "drafts":
      return new UserMistake(
        "too-many-drafts",
        `Your plan (${plan.name}) has ${plan.draftsPerHour} drafts in any hour, and you have had them. Go on in a few minutes.`,
      );
    case "person":
      return new UserMistake(
        "not-enough-credits",
        `This would cost ${about}${sayCredits(credits)} and you have ${left === 0 ? "none" : left} left today. Ask for a shorter clip, or try a free draft; /quota shows when credits come back.`,
      );
    case "month":
      return new UserMistake(
        "not-enough-credits",
        `This would cost ${about}${sayCredits(credits)} and you have ${left === 0 ? "none" : left} left of the ${plan.creditsPerMonth} your plan (${plan.name}) has in 30 days. Ask for a shorter clip, or try a free draft; /quota shows when credits come back.`,
      );
    case "debt":
      return new UserMistake(
        "wallet-in-debt",
        `Credits you had bought were paid back after you had used them, so ${sayCredits(left)} are owed. Paid clips go on when that much has come in; drafts go on now.`,
      );
    case "group":
      return new UserMistake(
        "group-budget-spent",
        `This community has ${left === 0 ? "no credits" : sayCredits(left)} left for today, and this would cost ${about}${credits}. Try a free draft, or come back later.`,
      );
    case "total":
      return new UserMistake(
        "total-budget-spent",
        `Everyone together has used up today's credits (${left} left, this costs ${about}${credits}). Try a free draft, or come back later.`,
      );
    case "moneyPerson":
      return new UserMistake(
        "money-share-spent",
        `You have had your share of this month's money for paid models. There is more on ${moreOn(because)}; until then drafts go on.`,
      );
    case "moneyGroup":
      return new UserMistake(
        "money-budget-spent",
        `This community's money for paid models is ${left > 0 ? "nearly " : ""}used up for this month. There is more on ${moreOn(because)}; until then drafts go on.`,
      );
    case "moneyMonth":
      return new UserMistake(
        "money-budget-spent",
        `This month's money for paid models is ${left > 0 ? "nearly " : ""}used up. There is more on ${moreOn(because)}; until then drafts go on.`,
      );
    case "money":
      return new UserMistake(
        "money-budget-spent",
        left > 0
          ? `Too little is left of today's money for paid models. Ask for a shorter clip or a cheaper model, try a free draft, or come back tomorrow (${moreOn(because)}).`
          : `Today's money for paid models is used up. Try a free draft, or come back tomorrow (${moreOn(because)}).`,
      );
  }
}
