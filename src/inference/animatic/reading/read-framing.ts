import type { ShotOrder } from "../../../core/ports/orders.ts";
import type { CastMember, Scene } from "../scene.ts";

const FRAMINGS: readonly (readonly [Scene["framing"], RegExp])[] = [
  ["close", /\b(?:close-?up|close up|extreme close|macro|portrait of|detail of|face of)\b/iu],
  [
    "wide",
    /\b(?:wide (?:establishing )?shot|wide angle|establishing shot|panoram\w+|vista|from afar|long shot)\b/iu,
  ],
  ["medium", /\bmedium shot\b/iu],
];

/** How near the shot is: as its instruction says first, for it begins with what the director chose. */
export function framingOf(
  { prompt, beat, filmPrompt }: Pick<ShotOrder, "prompt" | "beat" | "filmPrompt">,
  isInvented: boolean,
): Scene["framing"] {
  // Someone invented is company for a place, nobody to look in the eye.
  if (isInvented) return "medium";
  for (const text of [prompt, beat, filmPrompt]) {
    const said = FRAMINGS.map(([framing, pattern]) => ({ framing, at: text.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((left, right) => left.at - right.at)[0];
    if (said) return said.framing;
  }
  return "medium";
}

/** The first two that the words name, in their order: "rack focus from a cup to a woman". */
export function focusOf(manner: Scene["manner"], [from, to]: readonly CastMember[]): Pick<Scene, "focus"> {
  return manner === "rack-focus" && from && to ? { focus: { from: from.art, to: to.art } } : {};
}
