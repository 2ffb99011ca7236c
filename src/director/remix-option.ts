import type { CameraMove } from "../core/film/camera.ts";
import type { Aspect, Resolution } from "../core/film/picture.ts";
import type { Style } from "../core/film/style.ts";

export type Strength = "subtle" | "medium" | "strong";

/** One thing a few words ask for, where they ask for nothing else. */
export type Option =
  | { kind: "aspect"; aspect: Aspect }
  | { kind: "resolution"; resolution: Resolution }
  | { kind: "seconds"; seconds: number }
  /** Times this, then plus that. */
  | { kind: "stretch"; factor: number; plus: number }
  | { kind: "style"; style: Style | undefined }
  | { kind: "camera"; camera: CameraMove | undefined; pace?: "slowly" | "quickly" }
  | { kind: "pace"; words: string; pace: "slowly" | "quickly" }
  | { kind: "seed"; seed: number }
  | { kind: "reroll" }
  | { kind: "model"; name: string }
  | { kind: "draft"; draft: boolean }
  | { kind: "strength"; strength: Strength }
  | { kind: "loop" }
  | { kind: "trim"; end: "first" | "last"; seconds: number; keep: boolean }
  /** Said, and nothing to do: "keep the rest". */
  | { kind: "nothing" };

/** What is said around an option without meaning more. */
export const LEAD =
  /^(?:(?:(?:the )?same(?: thing| again| one| video| clip| film| scene| shot)?|and|but|also|now|just|then|please|pls|plz|maybe|instead|or|ok(?:ay)?|hey|could (?:you|it|we)|can (?:you|it|we)|would you|only|how about|what about|what if|what if it (?:was|were)|i want(?: it)?|i['’]d like(?: it)?|i would like(?: it)?|let['’]?s)\s*,?\s+)*(?:(?:make|turn|change|set|switch|put|do|render|re-?render|shoot|film|redo|remake|try|give me|have|convert|crop|reframe|get|go|go for) )?(?:(?:it|this|that|everything|(?:the )?(?:whole )?(?:video|clip|film|movie|thing|result)|me) )?(?:(?:should |must |to |has to |needs to )?be )?(?:back )?(?:to |into |as |like |in |at |with |for |using |use |on |the |an? |more of )*/i;
/** The same after it. */
export const TAIL =
  /(?:,?\s+(?:please|pls|instead|again|now|this time|though|then|too|for me|video|clip|format|ratio|version|mode|shape|orientation|aspect(?: ratio)?|film|look|style))*[\s.!?]*$/i;
