import { entryId, type KnownEntry } from "../core/film/bible.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import { type Voice, voiceById, voicesFor } from "../core/film/voices.ts";
import { sexOfName } from "../story/first-names.ts";
import { MEN, WOMEN } from "../story/people-nouns.ts";

const WOMAN =
  /(?:^|\s)(?:mrs|ms|miss|frau|mädchen|mutter|königin|mujer|niña|señora|madre|reina|femme|fille|mère|reine|mulher|menina|mãe|rainha)$|女|母|姐|妹|娘|妈|她/iu;
const MAN =
  /(?:^|\s)(?:mr|herr|mann|junge|vater|könig|hombre|niño|señor|padre|rey|homme|garçon|père|roi|homem|menino|pai|rei|captain)$|男|父|兄|弟|爸|爷|老人/iu;
const CHILD = /(?:^|\s)(?:child|kid|baby|boy|girl|kind|niñ[oa]|enfant|criança|menin[oa])$|孩|子供/iu;

/** Each speaker's voice through the whole film; "" is the narrator. Empty where no voice here speaks the language. */
export function castVoices(
  plan: FilmPlan,
  request: VideoRequest,
  language: string,
): ReadonlyMap<string, string> {
  const choices = voicesFor(language);
  const cast = new Map<string, string>();
  if (choices.length === 0) return cast;
  const asked = request.sound?.voice === undefined ? undefined : voiceById(request.sound.voice);
  const turn = request.sound?.turns?.voice ?? 0;
  const speakers = new Set(plan.shots.flatMap(({ lines = [] }) => lines.map(({ speaker = "" }) => speaker)));
  speakers.add("");
  const taken = new Set<string>();
  // Who returns has the voice of the films before, so others choose after them.
  const rank = (speaker: string) => (speaker === "" ? 2 : knownSpeaker(speaker, request) ? 0 : 1);
  for (const speaker of [...speakers].sort((one, other) => rank(one) - rank(other))) {
    const known = knownSpeaker(speaker, request);
    const voice =
      asked ??
      (known
        ? voiceInSeries(known, choices, turn)
        : choose(speaker, choices, taken, turn, plan.told ?? request.prompt));
    if (!voice) continue;
    taken.add(voice.id);
    cast.set(speaker, voice.id);
  }
  return cast;
}

/** The entry of the community's bible that a speaker is; undefined: somebody of this film alone. */
export function knownSpeaker(
  speaker: string,
  { known = [] }: Pick<VideoRequest, "known">,
): KnownEntry | undefined {
  return known.find(({ kind, id }) => kind === "cast" && id === entryId(speaker));
}

/** The voice that somebody who returns has in every film: by what is told of them and their place alone, whoever else speaks. */
export function voiceInSeries<Choice extends { kind?: Voice["kind"] | undefined }>(
  { name, description, seat = 0 }: KnownEntry,
  choices: readonly Choice[],
  turn: number,
): Choice | undefined {
  const kind =
    voiceKindOf(name, description) ??
    description
      .split(/[^\p{L}]+/u)
      .map((word) => voiceKindOf(word, ""))
      .find((found) => found !== undefined);
  const alike = kind === undefined ? choices : choices.filter((choice) => choice.kind === kind);
  const pool = alike.length > 0 ? alike : choices;
  return pool[(seat + turn) % pool.length];
}

/** Somebody like them, and somebody else's only when all are taken. */
function choose(
  speaker: string,
  choices: readonly Voice[],
  taken: ReadonlySet<string>,
  turn: number,
  idea: string,
): Voice {
  const kind = voiceKindOf(speaker, idea);
  const alike = kind === undefined ? choices : choices.filter((voice) => voice.kind === kind);
  const some = alike.length > 0 ? alike : choices;
  const free = some.filter(({ id }) => !taken.has(id));
  const left = free.length > 0 ? free : choices.filter(({ id }) => !taken.has(id));
  const pool = left.length > 0 ? left : choices;
  return pool[turn % pool.length] as Voice;
}

/** Whose voice fits somebody, by their name and what is told of them; undefined: that isn't said. */
export function voiceKindOf(speaker: string, idea: string): Voice["kind"] | undefined {
  if (speaker === "") return undefined;
  const head = speaker.split(/\s+/u).at(-1) ?? speaker;
  if (CHILD.test(speaker)) return "child";
  const named = sexOfName(head);
  if (named !== undefined) return named;
  if (WOMEN.test(head) || WOMAN.test(speaker)) return "woman";
  if (MEN.test(head) || MAN.test(speaker)) return "man";
  // The first pronoun after the name tells.
  const after = idea.slice(Math.max(0, idea.indexOf(speaker)));
  const pronoun = /\b(she|her|he|his|him|sie|ihr|er|ella|elle|il|ela|ele)\b/iu
    .exec(after)?.[1]
    ?.toLowerCase();
  if (pronoun === undefined) return undefined;
  return /^(?:she|her|sie|ihr|ella|elle|ela)$/u.test(pronoun) ? "woman" : "man";
}
