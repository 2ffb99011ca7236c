import { dollars, part, plain } from "./dom.js";
import uPlot from "./uplot.js";

/** @typedef {import("../../../src/core/ports/figures.ts").Figures} Figures */
/** @typedef {Figures["byDay"][number]} Day */

/** @type {uPlot[]} */
let drawn = [];

/** A colour of the stylesheet as a canvas takes it, which knows neither its names nor light-dark(). @param {string} name */
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/**
 * @param {string} id
 * @param {readonly Day[]} days
 * @param {readonly { label: string, of: (day: Day) => number, colour: string, say: (value: number) => string }[]} series
 */
function draw(id, days, series) {
  const place = part(id);
  const noon = days.map(({ day }) => new Date(`${day}T12:00:00`).getTime() / 1000);
  const text = colour("--muted");
  const axis = { stroke: text, grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
  const say = series[0]?.say ?? plain;
  // Stacked: each is drawn with those after it under it, the first at the back.
  const stacked = series.map((_, at) =>
    days.map((day) => series.slice(at).reduce((sum, { of }) => sum + of(day), 0)),
  );
  const bars = uPlot.paths.bars?.({ size: [0.7, 40] });
  const chart = new uPlot(
    {
      width: Math.max(200, place.clientWidth),
      height: 190,
      cursor: { drag: { x: false, y: false } },
      scales: {
        x: { time: true, range: [(noon[0] ?? 0) - 43_200, (noon.at(-1) ?? 0) + 43_200] },
        y: { range: upTo },
      },
      axes: [
        { ...axis, grid: { show: false }, values: (_, at) => at.map(dayAndMonth), space: 60 },
        { ...axis, size: 58, values: (_, at) => at.map((value) => say(value)) },
      ],
      series: [
        { value: (_, at) => (at === null ? "" : dayAndMonth(at)), label: "Day" },
        ...series.map(({ label, of, colour: name, say: sayIt }) => ({
          label,
          stroke: colour(name),
          fill: colour(name),
          ...(bars ? { paths: bars } : {}),
          points: { show: false },
          /** @param {unknown} _ @param {unknown} __ @param {unknown} ___ @param {number | null} index */
          value: (_, __, ___, index) => {
            const day = index === null ? undefined : days[index];
            return day ? sayIt(of(day)) : "–";
          },
        })),
      ],
    },
    [noon, ...stacked],
    place,
  );
  drawn.push(chart);
}

/** @param {unknown} _ @param {number} __ @param {number} most @returns {[number, number]} */
const upTo = (_, __, most) => [0, most > 0 ? most * 1.1 : 1];

/** @param {number} seconds */
const dayAndMonth = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short" });

/** Draws them anew, as wide as there is room. @param {Figures} figures */
export function drawCharts({ byDay }) {
  for (const chart of drawn) chart.destroy();
  drawn = [];
  draw("usd-chart", byDay, [{ label: "Dollars", of: ({ usd }) => usd, colour: "--accent", say: dollars }]);
  draw("clips-chart", byDay, [
    { label: "Films", of: ({ films }) => films, colour: "--accent", say: plain },
    { label: "Drafts", of: ({ drafts }) => drafts, colour: "--second", say: plain },
  ]);
  draw("credits-chart", byDay, [
    { label: "Credits", of: ({ credits }) => credits, colour: "--accent", say: plain },
  ]);
}
