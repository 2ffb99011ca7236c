import type { FilmPlan } from "./film-plan.ts";
import { cuesOf, madeSounds } from "./sound.ts";
import type { Terms } from "./terms.ts";
import { type Voice, voiceById } from "./voices.ts";

/** The voices that speak in a film. */
export function voicesIn({ sound }: Pick<FilmPlan, "sound">): Voice[] {
  const ids = (sound?.tracks ?? []).flatMap(({ cues }) =>
    cues.flatMap(({ kind, voice }) => (kind === "voice" && voice) || []),
  );
  return [...new Set(ids)].flatMap((id) => voiceById(id) ?? []);
}

/** Where a film's music comes from: played on this machine, a file of its maker's own, or both; what models make is left out. */
export function musicIn({ sound }: Pick<FilmPlan, "sound">): { played: boolean; brought: boolean } {
  const cues = (sound ? cuesOf(sound, "music") : []).filter(({ made }) => made === undefined);
  return {
    played: cues.some(({ track }) => track === undefined),
    brought: cues.some(({ track }) => track !== undefined),
  };
}

/** Ids of the models that make some of a film's sound. */
export function soundModelsIn({ sound }: Pick<FilmPlan, "sound">): string[] {
  return [...new Set(madeSounds(sound).map(({ model }) => model))];
}

/** On what terms a voice may speak in a film: what its program's makers say of its voices. */
export function termsOfVoice({ engine }: Voice): Terms {
  return "flite" in engine
    ? {
        licence: "CMU Flite, BSD-like",
        link: "https://github.com/festvox/flite/blob/master/COPYING",
        commercial: "yes",
      }
    : {
        licence: "espeak-ng: GPL 3 for the program, which isn't in the film; what it speaks is free",
        link: "https://github.com/espeak-ng/espeak-ng/blob/master/COPYING",
        commercial: "yes",
      };
}

/** The sound banks that distributions bring, by their file's name, with the licences their packages state. */
const BANKS: readonly (readonly [RegExp, Terms])[] = [
  [
    /TimGM6mb/i,
    {
      licence: "GPL 2 (TimGM6mb)",
      link: "https://packages.debian.org/stable/timgm6mb-soundfont",
      commercial: "ask",
    },
  ],
  [
    /FluidR3/i,
    {
      licence: "MIT (FluidR3)",
      link: "https://packages.debian.org/stable/fluid-soundfont-gm",
      commercial: "yes",
    },
  ],
];

/** undefined: a bank that nobody here knows. `path`: of its file; undefined: tones of our own making. */
export function termsOfSoundBank(path: string | undefined): Terms | undefined {
  if (path === undefined)
    return { licence: "tones made by Rushes", link: "https://opensource.org/license/mit", commercial: "yes" };
  return BANKS.find(([name]) => name.test(path))?.[1];
}
