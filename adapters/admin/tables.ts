import type { CsvCell } from "../../src/core/csv.ts";
import type { Figures } from "../../src/core/ports/figures.ts";

interface Table {
  columns: readonly string[];
  rows(figures: Figures): readonly (readonly CsvCell[])[];
}

const TALLY = ["films", "drafts", "failed", "credits", "usd"] as const;
const when = (at: number) => new Date(at).toISOString();
const tally = (one: Readonly<Record<(typeof TALLY)[number], number>>) => TALLY.map((name) => one[name]);

/** Every table of the page, as its file has it. */
export const TABLES: Readonly<Record<string, Table>> = {
  days: {
    columns: ["day", ...TALLY],
    rows: ({ byDay }) => byDay.map((one) => [one.day, ...tally(one)]),
  },
  people: {
    columns: ["id", "name", ...TALLY],
    rows: ({ byPerson }) => byPerson.map((one) => [one.id, one.name, ...tally(one)]),
  },
  communities: {
    columns: ["id", ...TALLY],
    rows: ({ byCommunity }) => byCommunity.map((one) => [one.id, ...tally(one)]),
  },
  models: {
    columns: ["id", "seconds", ...TALLY],
    rows: ({ byModel }) => byModel.map((one) => [one.id, one.seconds, ...tally(one)]),
  },
  failures: {
    columns: ["clip", "at", "person", "model", "code", "message"],
    rows: ({ failures }) =>
      failures.map(({ id, at, person, model, code, message }) => [
        id,
        when(at),
        person,
        model,
        code,
        message,
      ]),
  },
  "under-way": {
    columns: ["clip", "since", "person", "model", "state"],
    rows: ({ underWay }) =>
      underWay.map(({ id, since, person, model, state }) => [id, when(since), person, model, state]),
  },
  queue: {
    columns: ["line", "waiting", "active", "workers"],
    rows: ({ lines }) => lines.map(({ name, waiting, active, workers }) => [name, waiting, active, workers]),
  },
  waiting: {
    columns: ["id", "since"],
    rows: ({ waiting }) => waiting.map(({ id, since }) => [id, when(since)]),
  },
  reports: {
    columns: ["case", "since", "clip", "person", "reasons"],
    rows: ({ reports }) =>
      reports.map(({ id, at, clip, person, reasons }) => [id, when(at), clip, person, reasons.join(" ")]),
  },
  payments: {
    columns: ["at", "payer", "stars", "credits", "state", "number"],
    rows: ({ payments }) =>
      payments.map(({ at, payer, stars, credits, state, charge }) => [
        when(at),
        payer,
        stars,
        credits,
        state,
        charge,
      ]),
  },
  audit: {
    columns: ["at", "by", "what", "refused"],
    rows: ({ audit }) => audit.map(({ at, by, what, refused }) => [when(at), by, what, refused === true]),
  },
  plans: {
    columns: ["plan", "field", "value", "said by"],
    rows: ({ plans: { plans, sources } }) =>
      Object.values(plans).flatMap(({ name, ...fields }) =>
        Object.entries(fields).map(([field, value]) => [
          name,
          field,
          Array.isArray(value) ? value.join(" ") : value,
          sources[name]?.[field as keyof typeof fields],
        ]),
      ),
  },
};
