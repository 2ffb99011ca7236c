import { drawCharts } from "./charts.js";
import { dollars, el, moment, part } from "./dom.js";
import { showTables } from "./tables.js";

/** @typedef {import("../../../src/core/ports/figures.ts").Figures} Figures */

const days = /** @type {HTMLSelectElement} */ (part("days"));
const again = /** @type {HTMLButtonElement} */ (part("again"));
/** @type {Figures | undefined} */
let shown;

/** @param {string} name @param {string} value @param {string} note @param {number} [share] of it that is gone */
function gauge(name, value, note, share) {
  const bar = el("span", { class: "gauge", "aria-hidden": "true", hidden: share === undefined });
  bar.style.setProperty("--share", String(Math.min(1, share ?? 0)));
  return el(
    "div",
    { class: "sum" },
    el("p", { class: "name" }, name),
    el("p", { class: "value" }, value),
    bar,
    el("p", { class: "note" }, note),
  );
}

/** @param {Figures} figures */
function showPurse({ money, byDay, isCut }) {
  const { budget, spent, atStake, left, moreOn, month } = money;
  const total = byDay.reduce((sum, { usd }) => sum + usd, 0);
  const used = (/** @type {number} */ gone, /** @type {number} */ of) => (of > 0 ? gone / of : 1);
  part("purse").replaceChildren(
    gauge(
      "Today",
      `${dollars(left)} left`,
      `of ${dollars(budget)}; ${dollars(spent)} spent, ${dollars(atStake)} set aside; more on ${moreOn}`,
      used(spent + atStake, budget),
    ),
    ...(month
      ? [
          gauge(
            "This month",
            `${dollars(month.left)} left`,
            `of ${dollars(month.budget)}; ${dollars(month.spent)} spent, ${dollars(month.atStake)} set aside; more on ${month.moreOn}`,
            used(month.spent + month.atStake, month.budget),
          ),
        ]
      : []),
    gauge(
      `These ${byDay.length} days`,
      dollars(total),
      isCut ? "for clips; there were so many that the oldest are left out" : "for clips",
    ),
  );
}

async function look() {
  again.disabled = true;
  try {
    const answer = await fetch(`/api/figures?days=${days.value}`);
    if (answer.status === 401) return location.assign("/");
    if (!answer.ok) throw new Error((await answer.json()).message);
    const figures = /** @type {Figures} */ (await answer.json());
    shown = figures;
    part("trouble").hidden = true;
    showPurse(figures);
    drawCharts(figures);
    showTables(figures);
    part("as-of").textContent = `as of ${moment(figures.at)}`;
  } catch (error) {
    part("trouble").textContent =
      `The figures could not be read: ${error instanceof Error ? error.message : error} Look again in a moment.`;
    part("trouble").hidden = false;
  } finally {
    again.disabled = false;
  }
}

function redraw() {
  if (shown) drawCharts(shown);
}

days.addEventListener("change", look);
again.addEventListener("click", look);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
let waiting = 0;
window.addEventListener("resize", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(redraw);
});
await look();
