import type { Action } from "../scene.ts";
import { deedAt } from "./act-words.ts";
import { actionOfAbsent, isSaidOfTheSky } from "./actions.ts";
import type { Meanings } from "./phrases.ts";
import type { Reading } from "./read-cast.ts";
import type { Found } from "./terms.ts";
import type { Word } from "./words.ts";

const ONE = new Set("he she it him her his its".split(" "));
const MANY = new Set("they them their both we together".split(" "));
/** These speak of somebody else than an animal or a thing named in the same breath. */
const PERSONAL = new Set("he she they him them".split(" "));
/** On foot one has left whatever one rode. */
const ON_FOOT = new Set("walk run stroll climb sleep dance enter step kneel".split(" "));
const MOST_PROPS = 3;

/** The beat's own cast, with those of the film before who are only spoken of, or of whom the story goes on. */
export function withAbsent(
  beat: readonly Reading[],
  film: readonly Reading[],
  terms: readonly Word[],
): Reading[] {
  const heroes = film.filter((member) => member.role === "hero");
  const own = beat.filter((member) => member.role === "hero");
  if (own.length === 0) {
    const props = beat.length > 0 ? beat : film.filter((member) => member.role === "prop");
    return [...carriedOver(heroes, terms, beat.length === 0), ...props.slice(0, MOST_PROPS)];
  }
  const isAboutOthers =
    own.every((member) => !member.person) &&
    terms.some((term, at) => PERSONAL.has(term.text) || isHerself(terms, at));
  const other = heroes.find((member) => !own.some((one) => one.art === member.art));
  return isAboutOthers && other ? [...beat, onFoot(other, actionOfAbsent(terms, other.gait))] : [...beat];
}

/** Those of a film who have come in by now. */
export function toldOf(film: readonly Reading[], soFar: readonly Found<Meanings>[]): Reading[] {
  const seen = new Set(soFar.flatMap(({ meaning }) => meaning.things.map(({ art }) => art)));
  return film.filter(({ art }) => seen.has(art));
}

/** Things that stay where they were while nothing else is named: not what somebody had in the hand or what did something itself. */
export function stillThere(film: readonly Reading[], soFar: readonly Found<Meanings>[]): Reading[] {
  const left = toldOf(film, soFar).filter(
    ({ role, at, act }) => role === "prop" && at?.how !== "held" && act === undefined,
  );
  return left.slice(0, MOST_PROPS);
}

/** Whom the beat's pronouns mean, doing what it says. */
function carriedOver(heroes: readonly Reading[], terms: readonly Word[], namesNothing: boolean): Reading[] {
  const says = (words: ReadonlySet<string>) => terms.some((term) => words.has(term.text));
  const isOnFoot = terms.some((term) => term.forms.some((form) => ON_FOOT.has(form)));
  const ridden = heroes.flatMap(({ at }) => (at ? at.art : []));
  const left = isOnFoot ? heroes.filter((member) => !ridden.includes(member.art)) : heroes;
  const isOne = !says(MANY) && (says(ONE) || !namesNothing);
  const one = (says(new Set(["he", "she"])) && left.find((member) => member.person)) || left[0];
  // "They" are whom it is all about, and whoever came last.
  const meant = isOne
    ? left.filter((member) => member === one || member.art === one?.at?.art)
    : left.filter(
        ({ gait }, place) => place === 0 || (place === left.length - 1 && gait !== "roll" && gait !== "sail"),
      );
  const action = actionOfAbsent(terms, meant[0]?.gait ?? "walk");
  return meant.map((member) => {
    const still = isOnFoot ? onFoot(member, action) : doing(member, action);
    return member.gait === "roll" || (member.gait === "sail" && member.size !== "small")
      ? still
      : withDeed(still, terms);
  });
}

export function onFoot({ at: _at, ...member }: Reading, action: Action): Reading {
  return doing(member, action);
}

/** What one did before is over; what the beat says is begun. */
function doing(
  { act: _act, to: _to, tool: _tool, posture: _posture, ...member }: Reading,
  action: Action,
): Reading {
  const can = action === "fly" && member.person ? "move" : action;
  return { ...member, action: can === "idle" ? member.action : can };
}

/** The first deed that the beat tells of nobody named. */
export function withDeed(member: Reading, terms: readonly Word[]): Reading {
  for (let at = 0; at < terms.length; at++) {
    const found = deedAt(
      (place) => terms[place]?.forms ?? [],
      (place) => terms[place]?.text,
      at,
    );
    if (!found?.deed.act || isSaidOfTheSky(terms, at)) continue;
    const { act, posture } = found.deed;
    return { ...member, act, ...(posture ? { posture } : {}) };
  }
  return member;
}

/** "A unicorn greets her", but "her horn". */
function isHerself(terms: readonly Word[], at: number): boolean {
  const next = terms[at + 1];
  const isLast = !next || next.pause || next.sentence !== terms[at]?.sentence;
  return terms[at]?.text === "her" && (isLast || /^(and|in|on|at|with|to|as|while)$/.test(next.text));
}
