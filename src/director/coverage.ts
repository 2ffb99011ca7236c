import { type Beat, beatWeight, joinBeats, type Story, wordCount } from "../story/beats.ts";
import type { ShotIdea } from "./assemble-plan.ts";
import { coverageFraming, namesFraming, storyFraming, type View } from "./framing.ts";

/** The story in so many shots: slight beats joined where there are too many, weighty ones covered from more than one side where there are too few. */
export function coverBeats(story: Story, shots: number, seed: number): ShotIdea[] {
  const beats = joinBeats(story.beats, shots);
  const counts = shareShots(beats, shots);
  const known = beats.map((beat) => beat.seconds).filter((seconds) => seconds !== undefined);
  const mean = known.reduce((total, seconds) => total + seconds, 0) / Math.max(1, known.length);
  const ideas: ShotIdea[] = [];
  let before: View | undefined;
  for (const [b, beat] of beats.entries()) {
    const count = counts[b] ?? 1;
    const weight = known.length > 0 ? (beat.seconds ?? mean) : beatWeight(beat);
    const details = focuses(beat.text);
    for (let k = 0; k < count; k += 1) {
      const view = viewOf(
        beat,
        { index: ideas.length, count: shots, seed, before },
        { k, count, of: beats.length },
      );
      const idea: ShotIdea = {
        beat: beat.text,
        // The first look at something new takes a little longer to read.
        weight: (weight / count) * (k === 0 && count > 1 ? 1.15 : 1),
        fadeIn: k === 0 && beat.fadeIn,
      };
      if (view !== undefined) idea.view = view;
      if (beat.camera !== undefined) idea.camera = beat.camera;
      if (beat.pace !== undefined) idea.pace = beat.pace;
      const focus = k === 0 ? undefined : details[(k - 1) % Math.max(1, details.length)];
      if (focus !== undefined && view !== "far" && view !== "wide") idea.focus = focus;
      ideas.push(idea);
      before = view;
    }
  }
  return ideas;
}

function viewOf(
  beat: Beat,
  shot: { index: number; count: number; seed: number; before: View | undefined },
  cover: { k: number; count: number; of: number },
): View | undefined {
  // One shot is the whole film, or the words choose the framing themselves.
  if (shot.count === 1 || (cover.k === 0 && namesFraming(beat.text))) return undefined;
  if (cover.of === 1) return coverageFraming(cover.k, cover.count, shot.index === 0);
  if (cover.k === 0) return storyFraming(beat.text, shot);
  const nearer: readonly View[] = ["close", "medium", "detail", "low-angle", "profile"];
  return nearer.filter((framing) => framing !== shot.before)[(cover.k - 1) % 4];
}

/** Each beat one shot, and the rest to those that tell most (by D'Hondt's rule). */
function shareShots(beats: readonly Beat[], shots: number): number[] {
  const counts = beats.map(() => 1);
  const worth = beats.map((beat) => beat.seconds ?? beatWeight(beat));
  for (let spare = shots - beats.length; spare > 0; spare -= 1) {
    const shares = worth.map((weight, b) => weight / ((counts[b] ?? 1) + 0.5));
    const b = shares.indexOf(Math.max(...shares));
    counts[b] = (counts[b] ?? 1) + 1;
  }
  return counts;
}

/** How it is filmed is nothing to look at. */
const TECHNICAL =
  /\b(?:lens|macro|light(?:ing)?|[48]k|detailed|resolution|quality|style|\d+ ?mm|film grain|depth of field|motion)\b/iu;

/** Parts of a sentence that a nearer shot can look at. */
function focuses(text: string): string[] {
  return text
    .split(/[,;:—–。，、؛،]\s*|\s+(?=(?:while|beside|holding|wearing|carrying)\s)/u)
    .slice(1)
    .map((part) =>
      part
        .replace(/^(?:and|but|or|then|while|beside|holding|wearing|carrying)\s+/iu, "")
        .replace(/[.!?…]+$/u, "")
        .trim(),
    )
    .filter((part) => !TECHNICAL.test(part))
    .filter((part) => wordCount(part) >= 2 && part.length <= 160 && part.length < text.length * 0.7);
}
