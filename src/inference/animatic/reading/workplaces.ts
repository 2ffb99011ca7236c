import type { Interior } from "../places.ts";
import type { CastMember, Trade } from "../scene.ts";
import type { Meanings } from "./phrases.ts";
import type { Reading } from "./read-cast.ts";
import type { Found } from "./terms.ts";

/** Where people are at work, where nobody says where they are. */
const BY_TRADE: Partial<Record<Trade, Interior>> = {
  baker: "bakery",
  butcher: "butchery",
  florist: "florist",
  hairdresser: "salon",
  tailor: "tailor",
  dentist: "dentist",
  waiter: "restaurant",
  barista: "cafe",
  bartender: "bar",
  vendor: "shop",
  smith: "forge",
  carpenter: "workshop",
  potter: "workshop",
  librarian: "library",
};
const BY_ART: Readonly<Record<string, Interior>> = {
  "cook-body": "kitchen",
  "scientist-body": "laboratory",
  "doctor-body": "ward",
  "teacher-body": "classroom",
  "mechanic-body": "garage",
  "artist-body": "studio",
};

/** The workplace of whom the scene is about. */
export function workplaceOf([hero]: readonly CastMember[]): Interior | undefined {
  if (!hero) return undefined;
  return (hero.outfit?.trade && BY_TRADE[hero.outfit.trade]) ?? BY_ART[hero.art];
}

/** Whoever does nothing else is at work, unless what is told of is under the sky. */
export function isAtWork(cast: readonly Reading[], told: readonly Found<Meanings>[]): boolean {
  return (
    workplaceOf(cast) !== undefined &&
    cast.slice(1).every(
      ({ person, home, role, gait }) =>
        // What is mended in a garage has come in on its wheels.
        person || role === "prop" || gait === "roll" || home === undefined || home === "room",
    ) &&
    cast.every(({ action, act, gait }) => act !== undefined || gait !== "walk" || !AWAY.has(action)) &&
    !told.some(({ meaning }) => meaning.weather !== undefined || meaning.season !== undefined)
  );
}

const AWAY: ReadonlySet<CastMember["action"]> = new Set(["run", "move", "leave", "fly"]);
