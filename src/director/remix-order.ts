import { UserMistake } from "../core/errors.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { requireShots } from "./edit-plan.ts";
import { SHOT_NAME, shotsNamed } from "./shot-names.ts";

/** Indexes of the parent's shots in their order as it is so far → as it is to be. */
export type ShotOrderChange = (order: readonly number[]) => number[];

const LEAD = "^(?:(?:and|but|please|also|now|then)\\s+)*";
const DROP = new RegExp(
  `${LEAD}(?:drop|remove|delete|cut(?: out)?|skip|lose|omit|without|leave out|take out|no|get rid of)\\s+(${SHOT_NAME})$`,
  "iu",
);
const KEEP = new RegExp(
  `${LEAD}(?:(?:only|just)(?: keep| use)?|keep(?: only| just)|use only)\\s+(${SHOT_NAME})$`,
  "iu",
);
const MOVE = new RegExp(
  `${LEAD}(?:move|put|place|bring)\\s+(${SHOT_NAME})\\s+(?:to |at |on |as |in )?(?:the )?(?:very )?(?:(front|start|beginning|top|first(?: place| position)?)|(end|back|last(?: place| position)?|bottom)|(?:position|place|number|spot)\\s*#?(\\d{1,2})|(before|after|behind)\\s+(${SHOT_NAME}|\\d{1,2}))$`,
  "iu",
);
const SWAP = new RegExp(
  `${LEAD}(?:swap|switch|exchange)\\s+(${SHOT_NAME})(?:\\s*(?:and|with|for|&)\\s*(${SHOT_NAME}))?$`,
  "iu",
);
const INSERT = new RegExp(
  `^(?:please )?(?:add|insert|put)\\s+(?:an?|another|one)\\s+(?:new\\s+)?shot\\b.*\\b(?:after|before|between)\\s+${SHOT_NAME}`,
  "iu",
);
const KEPT = new RegExp(
  `${LEAD}(?:keep|leave)\\s+${SHOT_NAME}(?:\\s+(?:as (?:it is|is|they are)|the same|unchanged|alone))?$`,
  "iu",
);
const SWAPPED = new RegExp(`${LEAD}(${SHOT_NAME})\\s+(?:swapped|exchanged|the other way (?:a)?round)$`, "iu");
const REVERSE = new RegExp(
  `${LEAD}(?:(?:reverse|flip|invert)(?: the)?(?: shots?)?(?: order)?(?: of)?(?: the)?(?: shots?)?|(?:the )?shots? in reverse(?: order)?)$`,
  "iu",
);
const ORDER = new RegExp(
  `${LEAD}(?:(?:re-?order|order|arrange|sort)(?: the)?(?: shots?)?|(?:the )?shots? in(?: the)? order)(?:\\s+(?:as|to|like|in(?: the)? order))?\\s*:?\\s*(\\d{1,2}(?:[\\s,>→-]+(?:and\\s+)?\\d{1,2})+)$`,
  "iu",
);

/** "drop shot 3", "swap shots 1 and 2", "move the last shot to the front". Throws UserMistake for shots that aren't there. */
export function readOrder(words: string, plan: FilmPlan): ShotOrderChange | undefined {
  const text = words.trim().replace(/[.!]+$/u, "");
  if (/^(?:drop|remove|delete|no|cut)\s+(?:all(?: the)?|every|the)?\s*shots?$/iu.test(text)) {
    throw new UserMistake("no-shot-left", "That would leave no shot at all. Keep at least one.");
  }
  if (INSERT.test(text)) {
    throw new UserMistake(
      "no-insert",
      "A shot can't be put between others. Say what one of them should show instead, or extend the clip.",
      { examples: ["shot 2: an owl watches", "/extend an owl watches"] },
    );
  }
  const dropped = DROP.exec(text)?.[1];
  if (dropped !== undefined) {
    const shots = shotsNamed(dropped, plan);
    return (order) => order.filter((shot) => !shots.includes(shot));
  }
  // Alone "keep shot 1" takes nothing away.
  if (KEPT.test(text)) return (order) => [...order];
  const kept = KEEP.exec(text)?.[1];
  if (kept !== undefined) {
    const shots = shotsNamed(kept, plan);
    return (order) => order.filter((shot) => shots.includes(shot));
  }
  if (REVERSE.test(text) && /shot|order/iu.test(text)) return (order) => [...order].reverse();
  const listed = ORDER.exec(text)?.[1];
  if (listed !== undefined) {
    const shots = [...listed.matchAll(/\d+/g)].map(([number]) => Number(number) - 1);
    requireShots(plan, shots);
    if (new Set(shots).size < shots.length) {
      throw new UserMistake("shot-order", "Name each shot once at most; those left out are dropped.");
    }
    return () => shots;
  }
  return readMove(text, plan) ?? readSwap(text, plan);
}

function readMove(text: string, plan: FilmPlan): ShotOrderChange | undefined {
  const match = MOVE.exec(text);
  if (match === null) return undefined;
  const [, name = "", front, end, place, side, anchorName] = match;
  const moved = shotsNamed(name, plan);
  const anchor =
    anchorName === undefined
      ? undefined
      : /^\d/u.test(anchorName)
        ? Number(anchorName) - 1
        : shotsNamed(anchorName, plan)[0];
  if (anchor !== undefined) requireShots(plan, [anchor]);
  if (place !== undefined) requireShots(plan, [Number(place) - 1]);
  return (order) => {
    const others = order.filter((shot) => !moved.includes(shot));
    let at = others.length;
    if (front !== undefined) at = 0;
    else if (end !== undefined) at = others.length;
    else if (place !== undefined) at = Math.min(others.length, Number(place) - 1);
    else if (anchor !== undefined && others.includes(anchor))
      at = others.indexOf(anchor) + (side === "before" ? 0 : 1);
    return [...others.slice(0, at), ...moved.filter((shot) => order.includes(shot)), ...others.slice(at)];
  };
}

function readSwap(text: string, plan: FilmPlan): ShotOrderChange | undefined {
  const match = SWAP.exec(text) ?? SWAPPED.exec(text);
  if (match === null) return undefined;
  const pair = [
    ...shotsNamed(match[1] ?? "", plan),
    ...(match[2] === undefined ? [] : shotsNamed(match[2], plan)),
  ];
  const [one, other] = pair;
  if (pair.length !== 2 || one === undefined || other === undefined) {
    throw new UserMistake("swap-two", "Name the two shots to swap.", { examples: ["swap shots 1 and 2"] });
  }
  return (order) => order.map((shot) => (shot === one ? other : shot === other ? one : shot));
}
