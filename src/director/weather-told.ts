import { withDetail } from "../story/merge-words.ts";
import { ingOf, inThirdPerson } from "../story/verb-forms.ts";
import { settled } from "./settled.ts";

const FALLS = "rain|snow|hail|pour|storm|drizzle";
const IT_RAINS = new RegExp(
  `^(?:(?:let|have|make) it |it (?:should|could|must|needs? to|has to) (?:be )?|it(?:['’]?s| is) (?:now )?)(${FALLS})(?:m?ing)?((?: .{2,40})?)$`,
  "iu",
);
/** What the sky does, and nobody in it. */
export const isWeatherVerb = (verb: string): boolean => WEATHER_VERB.test(verb);
const WEATHER_VERB = new RegExp(`^(?:${FALLS})$`, "u");
/** Nowhere in particular. */
const IN_IT = /^ (?:in it|there|here|now|too|instead)$/iu;

/** "it should be raining outside": a weather, and nobody's deed. */
export function rainsThen(told: string, said: string): string | undefined {
  const [, verb = "", after = ""] = IT_RAINS.exec(said) ?? [];
  if (verb === "") return undefined;
  const falls = verb.toLowerCase();
  const fallen = fallsInstead(told, falls);
  if (fallen !== undefined) return fallen;
  const where = after.replace(IN_IT, "");
  if (where !== "") return withDetail(told, `while it ${inThirdPerson(falls)}${where}`);
  return /^(?:rain|snow|storm)$/u.test(falls)
    ? settled(told, falls === "storm" ? "stormy" : `${falls}ing`, true)
    : withDetail(told, `while it ${inThirdPerson(falls)}`);
}

/** "while it snows outside" with rain: it rains there. */
export function fallsInstead(told: string, verb: string): string | undefined {
  const now = new RegExp(`(?<=(?<!\\p{L})it(?:['’]s| is)? )(${FALLS})(ing|s)(?!\\p{L})`, "iu");
  return now.test(told)
    ? told.replace(now, (_, __, form: string) => (form === "ing" ? ingOf(verb) : inThirdPerson(verb)))
    : undefined;
}
