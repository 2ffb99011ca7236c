import { dollars, el, moment, part, plain } from "./dom.js";

/** @typedef {import("../../../src/core/ports/figures.ts").Figures} Figures */
/** @typedef {import("../../../src/core/ports/figures.ts").Tally} Tally */
/** @typedef {{ text: string, number?: boolean, share?: number, state?: "bad" }} Cell */
/** @typedef {{ id: string, csv: string, title: string, note?: string, columns: string[], rows: Cell[][], none: string }} Table */

/** @param {string} text @returns {Cell} */
const words = (text) => ({ text });
/** @param {number} value @returns {Cell} */
const count = (value) => ({ text: plain(value), number: true });

/** What is no longer stays on one line, as dates and ids do, whatever the width. */
const ONE_LINE = 40;
const TALLY = ["Films", "Drafts", "Failed", "Credits", "Dollars"];

/** @param {Tally} one @param {number} most @returns {Cell[]} */
const tally = ({ films, drafts, failed, credits, usd }, most) => [
  count(films),
  count(drafts),
  { ...count(failed), ...(failed > 0 ? { state: /** @type {const} */ ("bad") } : {}) },
  count(credits),
  { text: dollars(usd), number: true, ...(most > 0 ? { share: usd / most } : {}) },
];

/** @param {readonly Tally[]} rows */
const dearest = (rows) => Math.max(0, ...rows.map(({ usd }) => usd));

/** @param {Figures} figures @returns {Table[]} */
function tablesOf(figures) {
  const { byDay, byPerson, byCommunity, byModel, failures, underWay, lines, waiting, audit, plans } = figures;
  const { pauses, modes, reports, payments } = figures;
  const [paused, access] = [Object.keys(pauses), Object.entries(modes)];
  return [
    {
      id: "days-table",
      csv: "days",
      title: "Days",
      columns: ["Day", ...TALLY],
      rows: byDay.toReversed().map((one) => [words(one.day), ...tally(one, dearest(byDay))]),
      none: "No days.",
    },
    {
      id: "people",
      csv: "people",
      title: "People",
      columns: ["Name", "Id", ...TALLY],
      rows: byPerson.map((one) => [words(one.name), words(one.id), ...tally(one, dearest(byPerson))]),
      none: "Nobody has made anything in these days.",
    },
    {
      id: "communities",
      csv: "communities",
      title: "Servers and groups",
      note: "A platform's name alone stands for its direct messages.",
      columns: ["Where", ...TALLY],
      rows: byCommunity.map((one) => [words(one.id), ...tally(one, dearest(byCommunity))]),
      none: "Nothing was made anywhere in these days.",
    },
    {
      id: "models",
      csv: "models",
      title: "Models",
      columns: ["Model", "Seconds", ...TALLY],
      rows: byModel.map((one) => [words(one.id), count(one.seconds), ...tally(one, dearest(byModel))]),
      none: "No model has made anything in these days.",
    },
    {
      id: "now",
      csv: "queue",
      title: "The queue now",
      note: `Paused: ${paused.length === 0 ? "nothing" : paused.join(", ")}. Access: ${access.length === 0 ? "open" : access.map(([platform, mode]) => `${platform} ${mode}`).join(", ")}.`,
      columns: ["Line", "Waiting", "Being made", "Workers"],
      rows: lines.map(({ name, waiting: waits, active, workers }) => [
        words(name),
        count(waits),
        count(active),
        workers === undefined
          ? words("not told")
          : { ...count(workers), ...(workers === 0 ? { state: /** @type {const} */ ("bad") } : {}) },
      ]),
      none: "There are no lines.",
    },
    {
      id: "under-way",
      csv: "under-way",
      title: "Clips under way",
      columns: ["Clip", "Since", "Person", "Model", "State"],
      rows: underWay.map(({ id, since, person, model, state }) =>
        [id, moment(since), person, model, state].map(words),
      ),
      none: "Nothing is under way.",
    },
    {
      id: "failures",
      csv: "failures",
      title: "Failures",
      columns: ["When", "Clip", "Person", "Model", "Code", "What they were told"],
      rows: failures.map(({ at, id, person, model, code, message }) =>
        [moment(at), id, person, model, code, message].map(words),
      ),
      none: "Nothing failed in these days.",
    },
    {
      id: "waiting",
      csv: "waiting",
      title: "Waiting list",
      note: "/admin allow and an id lets one in.",
      columns: ["Person", "Since"],
      rows: waiting.map(({ id, since }) => [words(id), words(moment(since))]),
      none: "Nobody waits to be let in.",
    },
    {
      id: "reports",
      csv: "reports",
      title: "Reports",
      note: "/admin report lists them in the chat, where they are looked at.",
      columns: ["Since", "Case", "Clip", "Person", "For"],
      rows: reports.map(({ id, at, clip, person, reasons }) =>
        [moment(at), id, clip, person, reasons.join(", ")].map(words),
      ),
      none: "No report waits to be looked at.",
    },
    {
      id: "payments",
      csv: "payments",
      title: "Payments",
      note: "/admin refund and a number gives one back.",
      columns: ["When", "Payer", "Stars", "Credits", "State", "Number"],
      rows: payments.map(({ at, payer, stars, credits, state, charge }) => [
        words(moment(at)),
        words(payer),
        count(stars),
        count(credits),
        state === "unmatched" ? { text: state, state: "bad" } : words(state),
        words(charge),
      ]),
      none: "Nothing was paid yet.",
    },
    {
      id: "plans",
      csv: "plans",
      title: "Plans",
      columns: ["Plan", "Field", "Value", "Said by"],
      rows: Object.values(plans.plans).flatMap(({ name, ...fields }) =>
        Object.entries(fields).map(([field, value]) => [
          words(name),
          words(field),
          words(sayValue(value)),
          words(plans.sources[name]?.[/** @type {keyof typeof fields} */ (field)] ?? ""),
        ]),
      ),
      none: "There are no plans.",
    },
    {
      id: "audit",
      csv: "audit",
      title: "Audit",
      columns: ["When", "By", "What"],
      rows: audit.map(({ at, by, what, refused }) => [
        words(moment(at)),
        words(by),
        refused ? { text: `${what} (refused)`, state: "bad" } : words(what),
      ]),
      none: "Nothing was changed yet.",
    },
  ];
}

/** @param {string[] | number | boolean | null} value */
function sayValue(value) {
  if (value === null) return "no limit";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : plain(value);
}

/** @param {Cell} cell */
function cellElement({ text, number, share, state }) {
  const element = el(
    "td",
    {
      class:
        [number && "number", text.length > ONE_LINE && "long", state].filter(Boolean).join(" ") || undefined,
    },
    text,
  );
  if (share !== undefined) {
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", String(share));
    element.append(bar);
  }
  return element;
}

/** @param {Table} table @param {number} days */
function section({ id, csv, title, note, columns, rows, none }, days) {
  const heading = el("h2", { id: `${id}-title` }, title);
  const save = el(
    "a",
    { class: "save", href: `/csv/${csv}.csv?days=${days}`, download: true, "aria-label": `${title} as CSV` },
    "CSV",
  );
  const box = el(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    el("div", { class: "head" }, heading, save),
  );
  if (note) box.append(el("p", { class: "note" }, note));
  if (rows.length === 0) {
    box.append(el("p", { class: "none" }, none));
    return box;
  }
  const numbers = rows[0]?.map(({ number }) => number === true) ?? [];
  const head = columns.map((column, at) =>
    el("th", { scope: "col", class: numbers[at] ? "number" : undefined }, column),
  );
  const body = rows.map((row) => el("tr", {}, ...row.map(cellElement)));
  box.append(
    // It scrolls by itself, and so by keyboard too.
    el(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": `${id}-title` },
      el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)),
    ),
  );
  return box;
}

/** @param {Figures} figures */
export function showTables(figures) {
  part("tables").replaceChildren(...tablesOf(figures).map((table) => section(table, figures.days)));
}
