import { hasArms } from "../art/gallery.ts";
import type { Named } from "./relations.ts";
import type { Word } from "./words.ts";

const SMALL_ENOUGH: ReadonlySet<string> = new Set(["tiny", "small", "normal"]);
const BODY = /^(?:shoulders?|head|back|lap|arm|hat|nose|knee)$/;

/** "With a parrot on his shoulder": it sits on whoever that is, and on an animal if it is "its". */
export function onBodies(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, to }] of named.entries()) {
    // "Lands on a dog's nose".
    const bears = member.at?.how === "on" && named.find((one) => one.member.art === member.at?.art);
    const part = bears && /^(?:nose|head)$/.exec(terms[bears.to]?.text ?? "")?.[0];
    if (part && member.at && SMALL_ENOUGH.has(member.size)) member.at.and = part;
    const [on, whose, where] = terms.slice(to, to + 3);
    if (on?.text !== "on" || !/^(?:his|her|its|their|the)$/.test(whose?.text ?? "")) continue;
    if (!BODY.test(where?.text ?? "") || where?.sentence !== terms[to - 1]?.sentence) continue;
    const heroes = named.slice(0, place).filter((one) => one.member.role === "hero" && !one.member.at);
    const isMeant = ({ member: { person, art } }: Named) =>
      (whose?.text === "its") !== (person || hasArms(art));
    const bearer = heroes.findLast(isMeant) ?? heroes[0];
    if (!bearer || (member.at && member.at.how !== "held") || !SMALL_ENOUGH.has(member.size)) continue;
    member.at = {
      how: "on",
      art: bearer.member.art,
      ...(/head|hat/.test(where?.text ?? "") ? { and: "head" } : {}),
    };
    if (member.gait === "fly") member.action = "perch";
  }
}
