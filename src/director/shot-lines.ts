import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import type { Line } from "../core/film/sound.ts";
import { spokenSeconds, unmark } from "../story/lines.ts";
import type { ShotIdea } from "./assemble-plan.ts";

/** A film's lines go to the shots in whose words their marks stand; shots with much to say get more of the time. */
export function placeLines(
  marked: readonly ShotIdea[],
  lines: readonly Line[],
  seconds: number,
): { ideas: ShotIdea[]; linesOf: Line[][] } {
  const linesOf: Line[][] = marked.map(() => []);
  if (lines.length === 0) return { ideas: [...marked], linesOf };
  let last = 0;
  const placed = new Set<number>();
  for (let first = 0; first < marked.length; ) {
    const { lines: numbers } = unmark(marked[first]?.beat ?? "");
    // The shots that look at one beat from several sides share what is said in it.
    let count = 1;
    while (marked[first + count]?.beat === marked[first]?.beat) count++;
    for (const [at, number] of numbers.entries()) {
      const line = lines[number];
      if (line === undefined || placed.has(number)) continue;
      placed.add(number);
      last = first + Math.floor((at * count) / numbers.length);
      linesOf[last]?.push(line);
    }
    first += count;
  }
  // What stood in words that no shot tells, such as those about the look, is still said.
  for (const [number, line] of lines.entries()) if (!placed.has(number)) linesOf[last]?.push(line);

  const weights = marked.reduce((sum, { weight }) => sum + weight, 0);
  const ideas = marked.map((idea, index): ShotIdea => {
    const needed = (linesOf[index] ?? []).reduce((sum, { text }) => sum + spokenSeconds(text), 0);
    const { focus, ...rest } = idea;
    return {
      ...rest,
      beat: unmark(idea.beat).text,
      weight: Math.max(idea.weight, (needed * weights) / seconds),
      ...(focus === undefined ? {} : { focus: unmark(focus).text }),
    };
  });
  return { ideas, linesOf };
}

export function withLines(plan: FilmPlan, linesOf: readonly (readonly Line[])[]): FilmPlan {
  const shots = plan.shots.map((shot, index): PlannedShot => {
    const lines = linesOf[index] ?? [];
    return lines.length === 0 ? shot : { ...shot, lines: [...lines] };
  });
  return { ...plan, shots };
}
