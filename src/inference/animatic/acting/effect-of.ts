import type { CastMember } from "../scene.ts";
import { ACTING, type Effect } from "./acts.ts";

/** What a tool does shows by itself: a pancake in the air, chips from a log, steam from an iron. */
const BY_TOOL: Readonly<Record<string, Effect>> = {
  hose: "jet",
  fire: "toss",
  pan: "flip",
  iron: "steam",
  razor: "suds",
  toothbrush: "suds",
  sponge: "suds",
  axe: "crumbs",
  "carpentry-saw": "crumbs",
  plane: "crumbs",
  "torch-welder": "stars",
};
/** Under steam while they go. */
const SMOKES = new Set(["locomotive"]);
/** What is painted on them is on them already. */
const CANVASES = new Set(["easel", "framed-picture", "blackboard"]);

/** What flies about somebody who does this. */
export function effectOf({
  act,
  tool,
  to,
  art,
  action,
}: Partial<Pick<CastMember, "act" | "tool" | "to" | "art" | "action">>): Effect | undefined {
  if (art !== undefined && SMOKES.has(art) && action !== "idle") return "smoke";
  // One dances to something.
  if (act === undefined) return action === "dance" ? "notes" : undefined;
  // It is its beam that shines.
  if (art === "lighthouse") return undefined;
  if (act === "paint" && to !== undefined && !CANVASES.has(to)) return "daub";
  return (tool === undefined ? undefined : BY_TOOL[tool]) ?? ACTING[act].effect;
}
