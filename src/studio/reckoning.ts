import type { Reckoning, Studio } from "../core/ports/studio.ts";
import { groupAccount, monthOf } from "../store/charged-accounts.ts";
import type { Store } from "../store/store.ts";
import type { Admission } from "./admit.ts";
import { type AdmissionLimits, createMeans } from "./means.ts";
import type { Standings } from "./standings.ts";

/** Works out what a film would take of which account, in the order in which the step that records takes it. */
export function createReckoning({
  record,
  admission,
  standings,
  limits,
}: {
  record: Pick<Store, "ledgers" | "people" | "purse" | "wallets">;
  admission: Pick<Admission, "prepare">;
  standings: Pick<Standings, "look">;
  limits: AdmissionLimits;
}): Studio["reckon"] {
  const { ledgers, people, wallets } = record;
  const means = createMeans({ record, limits });

  return async (asked) => {
    const { person, surface } = asked;
    const look = await standings.look(person, surface);
    const { price, model, request } = await admission.prepare(asked, { look });
    const { plan, account } = look;
    const left = async (of: string, most: number | null) => {
      if (most === null) return Number.POSITIVE_INFINITY;
      const { spent, reserved } = await ledgers.balance(of);
      return Math.max(0, most - spent - reserved);
    };
    const ofPlan = Math.min(
      await left(account, plan.creditsPerDay),
      await left(monthOf(account), plan.creditsPerMonth),
    );
    const pool =
      surface.group === undefined
        ? []
        : (
            await wallets.of(
              groupAccount(surface.platform, await people.ledgerOfGroup(surface.platform, surface.group)),
            )
          ).lots;
    const sources: Reckoning["takes"] = [
      { from: "plan", amount: ofPlan },
      ...pool.map((lot) => ({ from: "pool" as const, amount: lot.left })),
      ...(await wallets.of(account)).lots.map(({ kind, left, ends }) => ({
        from: kind,
        amount: left,
        ...(ends === undefined ? {} : { ends }),
      })),
    ];
    let rest = price.credits;
    const takes = sources.flatMap((source) => {
      const amount = Math.min(source.amount, rest);
      rest -= amount;
      return amount > 0 ? [{ ...source, amount }] : [];
    });
    const short = request.draft ? undefined : await means.tooLittleFor(asked, look, price);
    return {
      credits: price.credits,
      model: model.label,
      seconds: request.seconds,
      plan: plan.name,
      takes,
      ...(short && { short: (await means.tooShort(asked, look, short, price)).userMessage }),
    };
  };
}
