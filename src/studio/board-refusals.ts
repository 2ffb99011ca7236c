import { UserMistake } from "../core/errors.ts";
import type { BoardHead } from "../core/film/board.ts";

export function dropped(): UserMistake {
  return new UserMistake(
    "board-dropped",
    "This board was dropped, so that did nothing and cost nothing. /film makes a new one.",
    { examples: ["/film a lighthouse keeper lights the lamp"] },
  );
}

export function changedMeanwhile({ version, by }: BoardHead): UserMistake {
  return new UserMistake(
    "board-changed",
    `${by} changed this board meanwhile; the newest is version ${version}. Look at that one, and say it again in reply to it.`,
  );
}

export function notTheirs(): UserMistake {
  return new UserMistake(
    "not-yours",
    "Only the person who asked for this board, or a manager here, can drop it. Ask for your own with /film.",
  );
}
