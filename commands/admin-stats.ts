import type { Figures, Tally } from "../src/core/ports/figures.ts";
import type { Notice } from "../src/core/talk/reply.ts";

const SHOWN = 5;

/** How the last days went, in a few lines; the admin's page has the rest. */
export function statsNotice({
  days,
  byDay,
  byPerson,
  byModel,
  failures,
  underWay,
  lines,
  waiting,
}: Figures): Notice {
  const all = sumOf(byDay);
  const today = byDay.at(-1);
  const waits = lines.reduce((sum, line) => sum + line.waiting, 0);
  const causes = new Map<string, number>();
  for (const { code } of failures) causes.set(code, (causes.get(code) ?? 0) + 1);
  const most = [...causes].sort(([, one], [, other]) => other - one).slice(0, SHOWN);
  const names = (tallies: readonly (Tally & { id: string })[]) =>
    tallies.slice(0, SHOWN).map(({ id, ...tally }) => `${id} (${inShort(tally)})`);
  return {
    title: `The last ${days} days`,
    items: [
      { text: `All: ${inShort(all)}` },
      ...(today ? [{ text: `Today: ${inShort(today)}` }] : []),
      {
        text: `Now: ${counted(underWay.length, "clip")} under way, ${counted(waits, "piece")} of work waiting, ${waiting.length === 1 ? "1 person" : `${waiting.length} people`} waiting to be let in`,
      },
      ...(byModel.length === 0 ? [] : [{ text: `Models: ${names(byModel).join(", ")}` }]),
      ...(byPerson.length === 0 ? [] : [{ text: `Most by: ${names(byPerson).join(", ")}` }]),
      ...(most.length === 0
        ? []
        : [{ text: `Failed because of: ${most.map(([code, count]) => `${code} ${count}`).join(", ")}` }]),
    ],
  };
}

function inShort({ films, drafts, failed, credits, usd }: Tally): string {
  const made = `${counted(films, "film")}, ${counted(drafts, "draft")}, ${failed} failed`;
  return `${made}, ${counted(credits, "credit")}, $${usd.toFixed(2)}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Tally = { films: 0, drafts: 0, failed: 0, credits: 0, usd: 0 };
  for (const one of tallies) {
    sum.films += one.films;
    sum.drafts += one.drafts;
    sum.failed += one.failed;
    sum.credits += one.credits;
    sum.usd += one.usd;
  }
  return sum;
}
