import type { CameraMove } from "../core/film/camera.ts";
import { ACTION, INDOORS, INTIMATE, VAST, type View } from "./framing.ts";
import { pick } from "./random.ts";

/** Cut straight from one to the other, these throw the eye back where it came from. */
const OPPOSITES: Partial<Record<CameraMove, CameraMove>> = {
  "pan-left": "pan-right",
  "pan-right": "pan-left",
  "tilt-up": "tilt-down",
  "tilt-down": "tilt-up",
  "dolly-in": "dolly-out",
  "dolly-out": "dolly-in",
  "truck-left": "truck-right",
  "truck-right": "truck-left",
  "crane-up": "crane-down",
  "crane-down": "crane-up",
  "zoom-in": "zoom-out",
  "zoom-out": "zoom-in",
};
const ALIKE: readonly (readonly CameraMove[])[] = [
  ["dolly-in", "zoom-in"],
  ["dolly-out", "zoom-out"],
  ["pan-left", "truck-left"],
  ["pan-right", "truck-right"],
  ["crane-up", "tilt-up"],
  ["crane-down", "tilt-down"],
];

/** What a shot is for decides which moves suit it. */
export interface ShotSketch {
  beat: string;
  view: View;
  index: number;
  count: number;
  /** Asked for in words or by option: taken as it is. */
  asked?: CameraMove | undefined;
}

/** A move for every shot: as asked, or fitting and varied, with neither repetition nor jolt beside it. Same seed, same moves. */
export function chooseCameras(sketches: readonly ShotSketch[], seed: number): CameraMove[] {
  const moves: CameraMove[] = [];
  for (const [i, sketch] of sketches.entries()) {
    if (sketch.asked !== undefined) {
      moves.push(sketch.asked);
      continue;
    }
    const before = moves[i - 1];
    const after = sketches[i + 1]?.asked;
    const earlier = moves.slice(-3);
    const fitting = fittingMoves(sketch);
    const quiet = fitting.filter((move) => !jars(move, before) && !jars(move, after));
    const fresh = quiet.filter(
      (move) => !earlier.includes(move) && !earlier.some((other) => isAlike(move, other)),
    );
    const choices = fresh.length > 0 ? fresh : quiet.length > 0 ? quiet : fitting;
    moves.push(pick(choices, "camera", seed, sketch.index));
  }
  return moves;
}

function jars(move: CameraMove, neighbour: CameraMove | undefined): boolean {
  return neighbour !== undefined && (move === neighbour || OPPOSITES[move] === neighbour);
}

function isAlike(move: CameraMove, other: CameraMove): boolean {
  return ALIKE.some((pair) => pair.includes(move) && pair.includes(other));
}

function fittingMoves({ beat, view, index, count }: ShotSketch): CameraMove[] {
  const indoors = INDOORS.test(beat);
  const within = (moves: CameraMove[]) => (indoors ? moves.filter((move) => move !== "aerial") : moves);
  const isWide = view === "wide" || view === "far" || view === "establishing";
  if (count > 1 && index === count - 1 && isWide && !INTIMATE.test(beat)) {
    return within(["dolly-out", "crane-up", "aerial", "zoom-out", "pan-right", "tilt-up"]);
  }
  switch (view) {
    case "establishing":
      if (count === 1) return singleShotMoves(beat);
      return within(["aerial", "crane-down", "pan-right", "pan-left", "crane-up", "dolly-in"]);
    case "wide":
    case "far":
      return ACTION.test(beat)
        ? within(["truck-right", "pan-right", "pan-left", "truck-left", "aerial", "crane-up"])
        : within(["pan-left", "crane-up", "pan-right", "aerial", "dolly-out", "crane-down"]);
    case "close":
      return ["dolly-in", "handheld", "orbit", "zoom-in", "static", "tilt-up"];
    case "detail":
      return ["zoom-in", "static", "tilt-down", "truck-left", "tilt-up", "pan-left"];
    case "low-angle":
      return ["tilt-up", "truck-left", "handheld", "crane-up", "dolly-in"];
    case "high-angle":
      return within(["crane-down", "aerial", "orbit", "tilt-down", "truck-right"]);
    case "behind":
      return ["dolly-in", "handheld", "truck-right", "crane-up", "pan-left"];
    case "profile":
      return ["truck-right", "truck-left", "pan-right", "static", "orbit"];
    case "medium":
      return ACTION.test(beat)
        ? ["truck-right", "handheld", "truck-left", "pan-right", "orbit", "dolly-in"]
        : ["dolly-in", "orbit", "truck-left", "pan-right", "tilt-up", "truck-right"];
  }
}

/** One shot has to be the whole film: a move that shows what it is about. */
function singleShotMoves(beat: string): CameraMove[] {
  if (INTIMATE.test(beat)) return ["dolly-in", "orbit", "truck-right"];
  if (ACTION.test(beat)) return ["truck-right", "dolly-in", "truck-left"];
  if (VAST.test(beat) && !INDOORS.test(beat)) return ["aerial", "dolly-in", "pan-right", "crane-up"];
  return ["dolly-in", "orbit", "pan-right", "truck-right"];
}
