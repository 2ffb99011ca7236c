import { CJK, isEnglish } from "../said-elsewhere.ts";
import { CHINESE } from "./chinese.ts";
import { tellClose } from "./close.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { JAPANESE } from "./japanese.ts";
import { PORTUGUESE } from "./portuguese.ts";
import type { Reading, Told } from "./reading.ts";
import { SPANISH } from "./spanish.ts";
import { tellBesides, tellClause } from "./western.ts";

const WESTERN = [GERMAN, SPANISH, FRENCH, PORTUGUESE];
/** Nobody says one order in more characters. */
const LONGEST = 120;
/** More parts tell a story. */
const MOST = 4;

/**
 * A film told with an order in one of six languages besides English: when and where it plays, in which weather, who is in it, how
 * many, of what colour, and what isn't. "unsure" where it has the form of an order and doesn't find what it is about; undefined
 * for words that none of them knows.
 */
export function toldAbroad(told: Told, order: string): Reading {
  if (order.length > LONGEST || QUOTED.test(order) || BLACK_AND_WHITE.test(order)) return undefined;
  const readings = CJK.test(order)
    ? [
        JAPANESE.marks.test(order)
          ? inParts(told, order, /[、。,，]/u, (now, part) => tellClose(now, part, JAPANESE))
          : inParts(told, order, /[，、。,；]/u, (now, part) => tellClose(now, part, CHINESE)),
      ]
    : isEnglish(order) && SURELY_ENGLISH.test(order) && isEnglish(told.text)
      ? []
      : WESTERN.map((tongue) =>
          inParts(
            told,
            order,
            tongue.and,
            (now, part) => tellClause(now, part, tongue),
            (now, part) => tellBesides(now, part, tongue),
          ),
        );
  const sure = readings.find((reading) => reading !== undefined && reading !== "unsure");
  return sure ?? (readings.includes("unsure") ? "unsure" : undefined);
}

/** The whole is one order, or each of its parts is. */
function inParts(
  told: Told,
  order: string,
  and: RegExp,
  read: (told: Told, part: string) => Reading,
  besides: (told: Told, part: string) => Reading = () => undefined,
): Reading {
  const whole = read(told, order);
  if (whole !== undefined && whole !== "unsure") return whole;
  const parts = order.split(new RegExp(and.source, and.flags)).filter((part) => part.trim() !== "");
  if (parts.length < 2 || parts.length > MOST) return whole;
  let now: Told = told;
  let isSure = true;
  let isAny = whole === "unsure";
  for (const part of parts) {
    const reading = read(now, part) ?? (now === told ? undefined : besides(now, part));
    if (reading === undefined || reading === "unsure") isSure = false;
    else now = reading;
    isAny ||= reading !== undefined;
  }
  // Of a film in English only the sky and the hour are known, so the rest may be understood by others.
  return isSure ? now : isAny && !isEnglish(told.text) ? "unsure" : undefined;
}

/** A look, and no two colours. */
const BLACK_AND_WHITE = /(?:blanco y negro|noir et blanc|preto e branco|schwarz.?wei(?:ß|ss))/iu;
/** What is quoted is nobody's order. */
const QUOTED = /["“”«»「」„]/u;
const SURELY_ENGLISH =
  /\b(?:the|an?|it|to|in|on|at|of|with|without|make|and|but|more|less|no|add|remove|please|by|for|from)\b/iu;
