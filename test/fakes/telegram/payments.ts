import type { Message, StarTransaction, User } from "@grammyjs/types";
import type { Parameters } from "./schemas.ts";
import { Refusal, type World } from "./world.ts";

interface Charge {
  user: User;
  amount: number;
  payload: string;
  refunded: boolean;
}

/** Bot API, pre_checkout_query: "the Bot API must receive an answer within 10 seconds". */
const PATIENCE_MS = 10_000;

/** Telegram's side of Stars: invoices, who is about to pay, what was paid, given back and is told of. */
export function createStars(world: World) {
  const charges = new Map<string, Charge>();
  const transactions: StarTransaction[] = [];
  const queries = new Map<string, (answer: Parameters<"answerPreCheckoutQuery">) => void>();
  const invoices = new Map<string, Parameters<"sendInvoice">>();
  let next = 1;

  const noteOf = (message: Pick<Message, "chat" | "message_id">) =>
    `${message.chat.id}/${message.message_id}`;

  /** What the payer's client sends on when they press Pay and confirm; what the bot answers. */
  async function checkout(user: User, payload: string, amount: number, currency = "XTR") {
    const id = `checkout-${next++}`;
    const began = performance.now();
    const answered = new Promise<Parameters<"answerPreCheckoutQuery"> | "late">((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS, "late" as const);
      queries.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    world.push({
      pre_checkout_query: { id, from: user, currency, total_amount: amount, invoice_payload: payload },
    });
    const answer = await answered;
    queries.delete(id);
    return { answer, tookMs: performance.now() - began };
  }

  /** The Stars are gone from the payer: it stands among the transactions, and the bot is told unless its update gets lost. */
  function charge(user: User, payload: string, amount: number, { told = true } = {}): string {
    const id = `stx${next++}`;
    charges.set(id, { user, amount, payload, refunded: false });
    transactions.push({
      id,
      amount,
      date: 1_790_000_000 + next,
      source: { type: "user", transaction_type: "invoice_payment", user, invoice_payload: payload },
    });
    if (told) tellPaid(id);
    return id;
  }

  function tellPaid(id: string, change: { amount?: number; payload?: string; from?: User } = {}): void {
    const { user, amount, payload } = charges.get(id) ?? {
      user: change.from as User,
      amount: change.amount ?? 0,
      payload: change.payload ?? "",
    };
    const from = change.from ?? user;
    const place = world.chatOf(from.id);
    const message = {
      ...world.base(place, from, {}),
      successful_payment: {
        currency: "XTR",
        total_amount: change.amount ?? amount,
        invoice_payload: change.payload ?? payload,
        telegram_payment_charge_id: id,
        provider_payment_charge_id: `provider-${id}`,
      },
    } as unknown as Message;
    world.store(place, message);
    world.push({ message });
  }

  function giveBack(id: string, { told = true } = {}): void {
    const paid = charges.get(id);
    if (!paid) throw new Refusal(400, "Bad Request: CHARGE_NOT_FOUND");
    if (paid.refunded) throw new Refusal(400, "Bad Request: CHARGE_ALREADY_REFUNDED");
    paid.refunded = true;
    const { user, amount, payload } = paid;
    transactions.push({
      id,
      amount,
      date: 1_790_000_000 + next++,
      receiver: { type: "user", transaction_type: "invoice_payment", user, invoice_payload: payload },
    });
    if (told) tellRefunded(id);
  }

  function tellRefunded(id: string): void {
    const { user, amount, payload } = charges.get(id) as Charge;
    const place = world.chatOf(user.id);
    const message = {
      ...world.base(place, world.bot as unknown as User, {}),
      refunded_payment: {
        currency: "XTR",
        total_amount: amount,
        invoice_payload: payload,
        telegram_payment_charge_id: id,
      },
    } as unknown as Message;
    world.store(place, message);
    world.push({ message });
  }

  return {
    charges,
    transactions,
    invoices,
    checkout,
    charge,
    tellPaid,
    giveBack,
    tellRefunded,
    /** Presses Pay under an invoice, as the client does: only after the bot's yes anything is paid. */
    async pay(user: User, invoice: Message, options: { told?: boolean } = {}) {
      const sent = invoices.get(noteOf(invoice));
      if (!sent) throw new Error("that message is no invoice");
      const { payload, prices } = sent;
      const [price] = prices;
      const { answer, tookMs } = await checkout(user, payload, price.amount);
      if (answer === "late" || !answer.ok) return { answer, tookMs };
      return { answer, tookMs, charge: charge(user, payload, price.amount, options) };
    },
    methods: {
      noteInvoice(message: Message, parameters: Parameters<"sendInvoice">): Message {
        invoices.set(noteOf(message), parameters);
        return message;
      },
      answerPreCheckoutQuery(parameters: Parameters<"answerPreCheckoutQuery">): true {
        const answer = queries.get(parameters.pre_checkout_query_id);
        if (!answer)
          throw new Refusal(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
          );
        if (!parameters.ok && !parameters.error_message)
          throw new Refusal(400, "Bad Request: error message must be non-empty");
        queries.delete(parameters.pre_checkout_query_id);
        answer(parameters);
        return true;
      },
      refundStarPayment({ user_id, telegram_payment_charge_id }: Parameters<"refundStarPayment">): true {
        if (charges.get(telegram_payment_charge_id)?.user.id !== user_id)
          throw new Refusal(400, "Bad Request: CHARGE_NOT_FOUND");
        giveBack(telegram_payment_charge_id);
        return true;
      },
      getStarTransactions: ({ offset = 0, limit = 100 }: Parameters<"getStarTransactions">) => ({
        transactions: transactions.slice(offset, offset + limit),
      }),
    },
  };
}

export type Stars = ReturnType<typeof createStars>;
