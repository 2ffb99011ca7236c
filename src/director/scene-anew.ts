import { partsOf } from "../story/film-parts.ts";
import { withSentence } from "../story/merge-words.ts";
import { isManyOf, lastWord, whoIn, withArticles } from "../story/noun-in-text.ts";

import { capital } from "../story/sentences.ts";
import { isKnownVerb, verbOf } from "../story/verb-forms.ts";
import { evenMore } from "./how-much.ts";
import { deedFor, madeSo } from "./in-its-place.ts";

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}]/gu, "");

/** "it's the trex at the checkout": the same one elsewhere or at something else; how it is filmed stays as it was told. */
export function sceneAnew(told: string, said: string): string | undefined {
  const [, name = "", does = ""] =
    /^(?:now |this time |next:? )?(?:it['’]?s|it is|show) (?:the|our|this) ([\p{L}-]+(?: [\p{L}-]+)??) ((?:at|in|on|under|inside|outside|behind|\p{L}+ing)(?!\p{L}).{4,120})$/iu.exec(
      said,
    ) ?? [];
  const parts = partsOf(told);
  // "how a volcano erupts", of an earthquake
  const [, other = ""] = /^(an? \p{L}+) instead$/iu.exec(said) ?? [];
  const how = /^how (?:an?|the) (?:\p{L}+ ){1,2}?\p{L}+s(?=[,.;]|$)/iu.exec(told)?.[0];
  if (how !== undefined && other !== "") return told.replace(how, `how ${other} happens`);
  const [, , whereTo = ""] =
    /^(?:it|he|she|they|the \p{L}+(?: \p{L}+)?) should (?:be )?(com|go|mov|driv|walk|rid|fly|run|sail|fac)(?:e|ing)? (?:straight |right |directly )?(towards?|at) (?:us|me|the (?:camera|viewer|lens))(?: instead)?$/iu.exec(
      said,
    ) ?? [];
  const who = whoIn(told);
  if (whereTo !== "" && who !== undefined)
    return withSentence(told, `The ${who.noun} ${isManyOf(who.noun) ? "come" : "comes"} towards the camera`);
  const size = /^(?:make )?(?:it|him|her|them) (?:even |much )?(bigger|larger|smaller|tinier|taller)$/iu.exec(
    said,
  )?.[1];
  if (size !== undefined && who?.before.some((old) => evenMore(size, old) !== undefined))
    return madeSo(told, who.noun, size);
  const [, speed = "", what = "", after = ""] =
    /^(slow|speed) (?:(?:down|up) )?((?:the|his|her|its|their) \p{L}+(?: \p{L}+)??)( (?:down|up))?(?: a (?:bit|little|lot|touch))?$/iu.exec(
      said,
    ) ?? [];
  if (
    what !== "" &&
    !/ (?:video|clip|film|camera|motion|pan|zoom|scene|whole|tempo|pace|music|song|beat)$/iu.test(
      ` ${what}`,
    ) &&
    (after !== "" || / (?:down|up) /iu.test(said))
  )
    return withSentence(
      told,
      `${capital(what)} ${isManyOf(lastWord(what)) ? "move" : "moves"} ${/^slow$/iu.test(speed) ? "slowly" : "fast"}`,
    );
  const [, doing = ""] = /^(?:he|she|it|they) should be (\p{L}+ing .+) instead$/iu.exec(said) ?? [];
  if (doing !== "" && parts?.deed === undefined) {
    const [done = "", verb = ""] = /, (\p{L}+ing)(?!\p{L})[^,.;]*/u.exec(told) ?? [];
    if (done !== "" && isKnownVerb(verbOf(verb, true) ?? "")) return told.replace(done, `, ${doing}`);
  }
  const old = parts?.who ?? whoIn(told);
  if (name === "" || old === undefined || bare(lastWord(old.text)) !== bare(lastWord(name))) return undefined;
  const end = old.at + old.text.length;
  const [, verb = "", besides = ""] = /^(\p{L}+ing)(?!\p{L}) ?(.*)$/u.exec(does) ?? [];
  const acted = verb === "" ? undefined : deedFor(told, verbOf(verb, true) ?? verb.slice(0, -3), besides);
  if (acted !== undefined) return acted;
  const [rest = ""] = /[,.;].*$/su.exec(told.slice(end)) ?? [];
  return withArticles(`${told.slice(0, end)} ${does}${rest}`);
}

/** Where whoever leaves it is no longer: "running away from the tavern", of a bard in a crowded tavern. */
export function withoutWhatIsLeft(told: string, added: string): string {
  const [, place = ""] =
    /(?<!\p{L})(?:away from|out of|leaving|flees?|fleeing|escap(?:es|ing)(?: from)?) (?:the|a|his|her|its|their) (?:\p{L}+ )?(\p{L}+)(?=[\s,.;]|$)/iu.exec(
      added,
    ) ?? [];
  if (place === "") return told;
  const at = told.indexOf(added);
  const old = new RegExp(
    `(?<!away|out) (?:in|inside|at|on) (?:an?|the|his|her) (?:[\\p{L}-]+ ){0,3}${place}(?!\\p{L})`,
    "iu",
  ).exec(told);
  if (old === null || (at !== -1 && old.index >= at)) return told;
  return told.slice(0, old.index) + told.slice(old.index + old[0].length);
}
