import type { Person } from "../core/access/person.ts";
import type { Surface } from "../core/surface.ts";
import { accountsOfPerson } from "./charged-accounts.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import type { createPeople } from "./people.ts";
import { createScript } from "./script.ts";

/** How long a code from /link is good for. */
const CODE_MS = 10 * 60 * 1000;
/** How long its owner has to say yes once somebody has used it. */
const ANSWER_MS = 60 * 60 * 1000;

/** Somebody, and where they can be spoken to. */
export interface LinkSide {
  person: Pick<Person, "id" | "name">;
  surface: Surface;
}

type Hindrance = "unknown" | "self" | "already" | "same-platform" | "under-way";

/** Who is one person on two platforms: joined by a code that one side gets, the other enters and the first then confirms. */
export function createLinks({
  redis,
  keys,
  people,
  now,
  newLinkCode,
}: {
  redis: Connection;
  keys: Keys;
  people: Pick<ReturnType<typeof createPeople>, "account">;
  now: () => number;
  newLinkCode: () => string;
}) {
  const useCode = createScript<"asked" | "changed" | Hindrance>(redis, "use-link-code");
  const join = createScript<"linked" | "again" | "changed" | Hindrance>(redis, "link-accounts");
  const part = createScript<"unlinked" | "not-linked" | "under-way">(redis, "unlink-account");

  const ledgersOf = (account: string) => accountsOfPerson(account).flatMap((one) => keys.ledger(one));

  /** A code as it stands; undefined where there is none, or no longer. */
  async function read(code: string): Promise<{ owner: LinkSide; asker: LinkSide | undefined } | undefined> {
    const { owner, asker } = await redis.hgetall(keys.linkRequest(code));
    if (owner === undefined) return undefined;
    return { owner: JSON.parse(owner), asker: asker === undefined ? undefined : JSON.parse(asker) };
  }

  const around = (code: string, owner: string, account: string, person: string) => ({
    request: keys.linkRequest(code),
    ownerAccountOf: keys.accountOf(owner),
    accountOf: keys.accountOf(person),
    ownSharers: keys.linked(person),
    sharers: keys.linked(account),
    inFlight: keys.inFlight(person),
  });

  /** Runs a step for the account the owner has now, anew where that changes meanwhile. */
  async function withAccount<Answer extends string>(
    owner: string,
    step: (account: string) => Promise<Answer>,
  ): Promise<Exclude<Answer, "changed">> {
    for (;;) {
      const answer = await step(await people.account(owner));
      if (answer !== "changed") return answer as Exclude<Answer, "changed">;
    }
  }

  return {
    async newCode(owner: LinkSide): Promise<{ code: string; expiresAt: number }> {
      const code = newLinkCode();
      const request = keys.linkRequest(code);
      const expiresAt = now() + CODE_MS;
      await redis
        .multi()
        .del(request)
        .hset(request, { ownerId: owner.person.id, owner: JSON.stringify(owner) })
        .pexpire(request, CODE_MS)
        .exec();
      return { code, expiresAt };
    },

    read,

    /** Somebody enters a code. Again by the same one, it is the same request. */
    async use(
      code: string,
      asker: LinkSide,
    ): Promise<{ answer: "asked"; owner: LinkSide } | { answer: Hindrance }> {
      const found = await read(code);
      if (!found) return { answer: "unknown" };
      const [owner, person] = [found.owner.person.id, asker.person.id];
      const answer = await withAccount(owner, (account) =>
        useCode(around(code, owner, account, person), {
          person,
          owner,
          account,
          asker: JSON.stringify(asker),
          answerMs: ANSWER_MS,
        }),
      );
      return answer === "asked" ? { answer, owner: found.owner } : { answer };
    },

    /** The owner of a used code says yes. */
    accept: (code: string, owner: string, person: string): Promise<"linked" | "again" | Hindrance> =>
      withAccount(owner, (account) =>
        join(
          {
            ...around(code, owner, account, person),
            own: ledgersOf(person),
            shared: ledgersOf(account),
            ownWallet: keys.wallet(person),
            wallet: keys.wallet(account),
            accessVersion: keys.accessVersion,
          },
          { person, owner, account },
        ),
      ),

    /** Nothing comes of a code any more. */
    async drop(code: string): Promise<void> {
      await redis.del(keys.linkRequest(code));
    },

    /** Whoever was linked to an account leaves it; the one whose account it is sends everybody else away. */
    async unlink(person: Pick<Person, "id">): Promise<"unlinked" | "not-linked" | "under-way"> {
      const account = await people.account(person.id);
      const leaving =
        account === person.id
          ? (await redis.smembers(keys.linked(account))).filter((id) => id !== account)
          : [person.id];
      let answer: "unlinked" | "not-linked" | "under-way" = "not-linked";
      for (const one of leaving) {
        answer = await part(
          {
            accountOf: keys.accountOf(one),
            sharers: keys.linked(account),
            inFlight: keys.inFlight(account),
            own: ledgersOf(one),
            shared: ledgersOf(account),
            ownWallet: keys.wallet(one),
            wallet: keys.wallet(account),
            accessVersion: keys.accessVersion,
          },
          { person: one, account },
        );
        if (answer === "under-way") return answer;
      }
      return answer;
    },
  };
}
