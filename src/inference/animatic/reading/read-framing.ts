import type { ShotOrder } from "../../../core/ports/orders.ts";
import { hasArms } from "../art/gallery.ts";
import { metresOf } from "../layout/sizes.ts";
import type { Act, CastMember, Scene } from "../scene.ts";

const FRAMINGS: readonly (readonly [Scene["framing"], RegExp])[] = [
  ["close", /\b(?:close-?up|close up|extreme close|macro|portrait of|detail of|face of)\b/iu],
  [
    "wide",
    /\b(?:wide (?:establishing )?shot|wide angle|establishing shot|panoram\w+|vista|from afar|long shot)\b/iu,
  ],
  ["medium", /\bmedium shot\b/iu],
];

/** How near the shot is: as its instruction says first, for it begins with what the director chose; else as the deed asks. */
export function framingOf(
  { prompt, beat, filmPrompt, camera }: Pick<ShotOrder, "prompt" | "beat" | "filmPrompt" | "camera">,
  { cast, manner }: Pick<Scene, "cast" | "manner">,
): Scene["framing"] {
  // Someone invented is company for a place, nobody to look in the eye.
  if (cast.length === 0) return "medium";
  for (const text of [prompt, beat, filmPrompt]) {
    const said = FRAMINGS.map(([framing, pattern]) => ({ framing, at: text.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((left, right) => left.at - right.at)[0];
    if (said && said.framing !== "medium") return said.framing;
    // What is called medium is as near as the deed asks.
    if (said) break;
  }
  return camera !== "aerial" && manner === undefined && asksForNearness(cast) ? "near" : "medium";
}

/** Deeds in space: of these one sees where they lead and not only how hands and arms are held. */
const ROOMY: ReadonlySet<Act> = new Set<Act>(
  "chase flee follow climb slide skate swing fly-kite dive hide lead balance row look".split(" ") as Act[],
);
const TRAVELS: ReadonlySet<CastMember["action"]> = new Set(
  "move run approach leave fly swim jump rise fall float perch".split(" ") as CastMember["action"][],
);
/** More than these have no room to be near. */
const MOST_NEAR = 3;
/** But of a band one sees what each plays. */
const MOST_PLAYING = 5;

/** In metres. */
const GREAT = 2.3;
/** Planets are far off, however great. */
const FAR_OFF = 1500;

/** Whether the shot is about what somebody does with hands, paws or face, on the spot. */
function asksForNearness([hero, ...others]: readonly CastMember[]): boolean {
  if (hero?.role !== "hero" || hero.count > (hero.act === "music" ? MOST_PLAYING : MOST_NEAR)) return false;
  if (TRAVELS.has(hero.action) || hero.gait === "sail" || hero.gait === "roll") return false;
  if (hero.at && !["held", "at", "beside", "on"].includes(hero.at.how)) return false;
  // Beside what is great one is seen whole, and so is it.
  if (others.some((one) => metresOf(one) > GREAT && metresOf(one) < FAR_OFF && one.art !== hero.at?.art))
    return false;
  if (!hasArms(hero.art) && others.some(({ role, at }) => role === "prop" && at?.how !== "held"))
    return false;
  const people = others.filter(({ role }) => role === "hero").reduce((sum, { count }) => sum + count, 0);
  if (hero.act !== "music" && hero.count + people > MOST_NEAR + 1) return false;
  return hero.act === undefined ? hasArms(hero.art) : !ROOMY.has(hero.act) || hero.act === "look";
}

/** The first two that the words name, in their order: "rack focus from a cup to a woman". */
export function focusOf(
  manner: Scene["manner"],
  cast: readonly CastMember[],
  named: readonly string[],
): Pick<Scene, "focus"> {
  const place = ({ art }: CastMember) => (named.includes(art) ? named.indexOf(art) : named.length);
  const [from, to] = [...cast].sort((one, other) => place(one) - place(other));
  return manner === "rack-focus" && from && to ? { focus: { from: from.art, to: to.art } } : {};
}
