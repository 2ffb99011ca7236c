import { ACTING } from "../acting/acts.ts";
import { hasArms } from "../art/gallery.ts";
import type { Act, CastMember } from "../scene.ts";
import { PREPOSITIONS } from "./little-words.ts";
import { isHandy, type Named } from "./relations.ts";
import { isFood } from "./what-with.ts";
import type { Word } from "./words.ts";

/** Between a verb and what it is done to: how many of it, whose, and what it is like. */
const MOST_BETWEEN = 4;
/** After these, too, comes something else than what is done to it. */
const ASIDE = new Set("toward towards to and while as when for like".split(" "));

/**
 * Verbs that nobody can act: "tries on shoes", "measures a man's arm". Whoever does has the thing in the hand, or reaches for
 * whom it is done to, rather than standing there.
 */
export function handle(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, to }] of named.entries()) {
    if (member.role !== "hero" || !hasArms(member.art) || member.act || member.action !== "idle") continue;
    const next = named[place + 1];
    if (member.at || !next || next.member.at || terms[next.from]?.sentence !== terms[to]?.sentence) continue;
    const between = terms.slice(to, next.from);
    if (between.length < 1 || between.length > MOST_BETWEEN || terms[next.from]?.pause) continue;
    // "Tries on shoes": its small word belongs to the verb.
    const ends = (text: string) => PREPOSITIONS.has(text) || ASIDE.has(text);
    if (between.some(({ text }, at) => ends(text) && !(at === 1 && /^(?:on|up|out|off)$/.test(text))))
      continue;
    if (isHandy(next.member)) {
      next.member.at = { how: "held", art: member.art };
      const isEaten = between.some(({ forms }) => forms.includes("share")) && isFood(next.member);
      member.act = isEaten ? "eat" : "use";
      if (isEaten) member.tool = next.member.art;
    } else if (next.member.role === "hero" && next.member.count === 1) {
      member.act = "use";
      member.to = next.member.art;
    }
  }
}

/** Who runs with a kite, or is alone with it, has it on a string. */
export function flyKites(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, from }] of named.entries()) {
    const flyer = named[place - 1];
    if (member.art !== "kite" || !flyer || flyer.member.act || !hasArms(flyer.member.art)) continue;
    const between = terms.slice(flyer.to, from);
    if (between.some(({ sentence }) => sentence !== terms[from]?.sentence)) continue;
    // A verb of a language that isn't known still names a flyer and a kite, and nobody else.
    const isAlone = named.length === 2 && flyer.member.action === "idle";
    if (!isAlone && !between.some(({ text }) => text === "with")) continue;
    flyer.member.act = "fly-kite";
    flyer.member.to = "kite";
    if (isAlone) flyer.member.action = "play";
    delete member.at;
  }
}

/** Who has no arms has the thing at the mouth or the paws: an owl that reads has a book, a bear that fishes a rod. */
export function withTools<Member extends CastMember>(cast: readonly Member[]): (Member | CastMember)[] {
  return cast.flatMap((member): (Member | CastMember)[] => {
    const tool = member.act && SHOWN.has(member.act) ? (member.tool ?? ACTING[member.act].tool) : undefined;
    const isHeld = cast.some(({ at, art }) => (at?.how === "held" && at.art === member.art) || art === tool);
    if (tool === undefined || isHeld || member.role !== "hero" || hasArms(member.art)) return [member];
    const thing: CastMember = {
      ...{ art: tool, count: 1, role: "prop", gait: "still", size: "small", action: "idle", scale: 1 },
      ...{ person: false, at: { how: "held", art: member.art } },
    };
    return [member, thing];
  });
}

const SHOWN = new Set<Act>(
  "read write paint cook sew fish sweep photograph phone type music build hammer conduct use".split(
    " ",
  ) as Act[],
);
