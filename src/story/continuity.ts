import { plain } from "./beats.ts";
import { type Character, describe, mentions, readCharacters } from "./characters.ts";
import { LIGHT, PLACE, stayingAt, TIME_OF_DAY } from "./places.ts";
import { personBefore, resolvePronoun } from "./pronouns.ts";

/** What holds on from shot to shot, so that it stays one film. */
export interface Setting {
  /** "a red fox with a white scarf": the characters of this shot as they were first described. */
  cast: string[];
  place?: string;
  /** Time of day, weather, light. */
  light?: string;
  /** The beat with its pronouns made plain: "the red fox jumps" for "it jumps". */
  told: string;
}

/** For every beat in order, what the shot that shows it has to know of the rest of the film. */
export function carryOver(beats: readonly string[]): Setting[] {
  const cast: Character[] = [];
  let subject: Character | undefined;
  let place: string | undefined;
  let light: string | undefined;
  const settings: Setting[] = [];
  // Traits told later ("she wears a red coat") hold from the first shot on.
  const tellers = beats.map((beat, i) =>
    i > 0 && beat === beats[i - 1] ? [] : readCharacters(plain(beat), i === 0),
  );
  for (const [i, beat] of beats.entries()) {
    const text = plain(beat);
    const met = tellers[i] ?? [];
    for (const character of met) {
      const known = cast.find((other) => other.head === character.head);
      if (known === undefined) cast.push(character);
    }
    const first = met[0];
    const named = first && cast.find((other) => other.head === first.head);
    const person = personBefore(text, beats.slice(0, i), cast);
    if (person !== undefined) cast.push(person);
    const { told, meant } = resolvePronoun(text, cast, person ?? named ?? subject, subject);
    if (named !== undefined) subject = named;
    const trait = traitIn(text);
    if (trait !== undefined && meant !== undefined && !meant.traits.includes(trait)) meant.traits.push(trait);
    const here = PLACE.exec(text)?.[0];
    place = here === undefined ? place : stayingAt(here);
    const lit = LIGHT.exec(text)?.[0].trim();
    if (lit !== undefined && (light === undefined || TIME_OF_DAY.test(lit) || !TIME_OF_DAY.test(light)))
      light = lit;
    const shown = cast.filter((character) => character === meant || mentions(told, character.head));
    // "At the top he lights the lamp" is about who it was all along; "snow falls" is about nobody.
    const goesOn = /\b(?:he|she|they|it|him|her|them|his|its|their)\b/iu.test(text);
    const inShot = shown.length > 0 || subject === undefined || !goesOn ? shown : [subject];
    settings.push({
      cast: inShot.map((character) => character.name),
      told,
      ...(place === undefined ? {} : { place }),
      ...(light === undefined ? {} : { light }),
    });
  }
  const named = new Map(cast.map((character) => [character.name, character]));
  return settings.map((setting) => ({
    ...setting,
    cast: setting.cast
      .map((name) => describe(named.get(name), setting.told) ?? name)
      .filter((description) => !setting.told.toLowerCase().includes(description.toLowerCase())),
  }));
}

/** "wears a black leather jacket": how somebody looks, said in a sentence of its own. */
function traitIn(text: string): string | undefined {
  const trait =
    /^(?:(?:it|he|she|they|(?:the|a)\s+[\p{L} -]{1,40}?)\s+)(?=(?:wears?|has|have|is wearing|are wearing|is dressed|are dressed|is covered|are covered)\b)([^.!?]{3,160})/iu.exec(
      text,
    )?.[1];
  return trait?.trim().replace(/[,;]$/u, "");
}
