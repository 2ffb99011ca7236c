import type { FilmPlan } from "../core/film/film-plan.ts";
import { capital } from "../story/sentences.ts";
import { type Heard, type Parent, wantParts } from "./heard-sound.ts";
import { COUNTS } from "./shot-names.ts";

const QUOTE = `["“„«‘']([^"“”„«»]{1,400}?)["”“»’']`;

/** "Say 'we made it' in shot 3": the shot's line from now on. */
export function saysLine(order: string, heard: Heard, { plan }: Parent): boolean {
  const at = `(?:in|at|during|for) (?:the )?(?:shot|scene) (\\d{1,2}|${COUNTS.join("|")}|last)`;
  const said =
    new RegExp(`^(?:(?:let|make|have) )?(.{0,40}?)\\s*\\bsays?:? ${QUOTE}\\s*(?:${at})?$`, "iu").exec(
      order,
    ) ?? undefined;
  const ahead = new RegExp(
    `^(?:(?:in|at|during|for) )?(?:the )?(?:shot|scene) (\\d{1,2}|last)[:,]?\\s+(?:(?:let|make|have) )?(.{0,40}?)\\s*\\bsays?:? ${QUOTE}$`,
    "iu",
  ).exec(order);
  const [who, text, shot] = ahead ? [ahead[2], ahead[3], ahead[1]] : said ? [said[1], said[2], said[3]] : [];
  if (text === undefined) return false;
  // A sign says things as well; and without a shot's number only an order is one.
  const isOrder = shot !== undefined || /^(?:say|let|make|have)\b/iu.test(order);
  if (!isOrder || /\bsigns?\b|\breads?\b|\bthat$/iu.test(who ?? "")) return false;
  const index = shotIndex(shot, plan);
  const planned = plan.shots[index];
  if (planned === undefined) return false;
  const name = (who ?? "").replace(/^(?:the|a|an) /iu, "").trim();
  const before = heard.lines.get(index) ?? planned.lines ?? [];
  const isNarrator = /^(?:narrator|voice-?over)$/iu.test(name);
  const speaker =
    isNarrator || /^(?:it|they|them)$/iu.test(name)
      ? undefined
      : name !== "" && !/^(?:he|she|him|her)$/iu.test(name)
        ? capital(name)
        : before[0]?.speaker;
  heard.lines.set(index, [speaker === undefined ? { text: text.trim() } : { speaker, text: text.trim() }]);
  // A model that speaks its lines itself speaks this one too.
  wantParts(heard, plan, plan.sound?.spokenByModel ? ["captions"] : ["voice", "captions"]);
  return true;
}

/** "Remove the line in shot 2". */
export function dropsLine(order: string, heard: Heard, { plan }: Parent): boolean {
  const found =
    /^(?:no|remove|drop|delete|cut) (?:the )?(?:line|words|dialogue|speech)s? (?:in|of|from) (?:the )?(?:shot|scene) (\d{1,2}|last)$/iu.exec(
      order,
    );
  if (!found) return false;
  const index = shotIndex(found[1], plan);
  if ((plan.shots[index]?.lines ?? []).length === 0) return false;
  heard.lines.set(index, []);
  return true;
}

function shotIndex(said: string | undefined, plan: FilmPlan): number {
  if (said === undefined || /^last$/iu.test(said)) return plan.shots.length - 1;
  const spelled = COUNTS.indexOf(said.toLowerCase());
  return spelled >= 0 ? spelled : Number(said) - 1;
}
