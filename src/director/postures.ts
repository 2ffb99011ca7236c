import { partsOf } from "../story/film-parts.ts";
import { withPart } from "../story/noun-in-text.ts";
import { ingOf, inThirdPerson } from "../story/verb-forms.ts";

/** What somebody may do in it, whatever else they do. */
const POSTURES = /^(?:sit|stand|kneel|lie|lean|crouch|squat|ride)$/u;
/** What nobody does sitting. */
const MOVES_ABOUT =
  /^(?:walk|run|swim|fly|crawl|gallop|march|skip|limp|sprint|jog|stroll|waddle|trot|hop|float|drive|ride|cycle|skate|ski|moonwalk|tiptoe|creep|dance|surf|row|paddle|climb|jump|leap|sit|stand|lie|kneel|wait|chase|cross|roam|wander|pace|race|rush|hike|drift|glide|slide|tumble|sleep|nap|doze|snooze|snore|wake)$/u;

/** "sitting on a chair", of somebody who plays the guitar: both. */
export function posed(told: string, verb: string, rest: string): string | undefined {
  const parts = partsOf(told);
  const deed = parts?.deed;
  if (parts === undefined || deed === undefined || !POSTURES.test(verb)) return undefined;
  if (MOVES_ABOUT.test(deed.verb) || (verb === "ride" && rest === "")) return undefined;
  const end = parts.who.at + parts.who.text.length;
  // "kneel and touch it" is more than how they are.
  if (/^and(?!\p{L})/iu.test(rest)) return undefined;
  if (rest !== "") return `${told.slice(0, end)} ${ingOf(verb)} ${rest}${told.slice(end)}`;
  const formed = { ing: ingOf(verb), s: inThirdPerson(verb), plain: verb }[deed.form];
  return withPart(told, deed, `${formed} and ${deed.text}`);
}
