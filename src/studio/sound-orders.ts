import { createHash } from "node:crypto";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import {
  type Cue,
  type MadeSound,
  madeSoundKey,
  type SoundPlan,
  shortLine,
  soundOrders,
} from "../core/film/sound.ts";
import { voiceById } from "../core/film/voices.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModelDescription, SoundAbility } from "../core/ports/video-backend.ts";
import { knownSpeaker, voiceInSeries, voiceKindOf } from "../director/cast-voices.ts";

/** What is set aside for one order of a model whose price nobody knows, in US dollars: dearer than those of the catalogue. */
const ASSUMED_USD: Readonly<Record<MadeSound["kind"], number>> = {
  speech: 0.1,
  music: 0.5,
  transcript: 0.02,
};

/** Models that make a film's sound, by any name of theirs; absent: this machine does. */
export interface SoundModels {
  speech?: string | undefined;
  /** Voices of its that the host allows besides those known to be nobody's own: made up, or of somebody who has said yes. */
  voices?: readonly string[] | undefined;
  music?: string | undefined;
  /** Writes down what is heard in shots whose own model speaks, for their captions; absent: those are timed as planned. */
  transcript?: string | undefined;
}

/** A film's sound with what models are ordered to make of it, and what that may cost. */
interface OrderedSound {
  sound: SoundPlan;
  usd: number;
  /** Exact, to be rounded with the film's. */
  credits: number;
  warnings: string[];
}

/** `shots`: digests of the plan's shots. */
export type OrderSound = (
  plan: FilmPlan & { sound: SoundPlan },
  request: VideoRequest,
  shots: readonly string[],
) => Promise<OrderedSound>;

/**
 * Decides which of a film's cues models make: its lines, its music, and what is written down of lines a shot's own model speaks. A draft's are scratch, made here for nothing. What
 * was made before costs nothing again.
 */
export function createSoundOrders({
  backends,
  media,
  models,
}: {
  backends: Backends;
  media: Pick<MediaStore, "has">;
  models: SoundModels;
}): OrderSound {
  return async (plan, request, shots) => {
    const { sound } = plan;
    const warnings: string[] = [];
    if (request.draft) return { sound, usd: 0, credits: 0, warnings };
    const speech = await usable(models.speech, "speech", sound, warnings);
    const music = await usable(models.music, "music", sound, warnings);
    const transcript = await usable(models.transcript, "transcript", sound, warnings);
    const asked = speech && askedVoice(speech.sounds, models.voices, request);
    if (asked?.refused !== undefined) warnings.push(notAllowed(asked.refused));
    const voices = speech && castFrom(speech.sounds, asked?.voice, plan, request);
    const tracks: SoundPlan["tracks"] = sound.tracks.map(({ kind, cues }) => ({
      kind,
      cues: cues.map((cue): Cue => {
        if (kind === "voice" && speech && cue.text && !cue.silent)
          return { ...cue, made: spoken(cue.text, speech, voices?.get(cue.speaker ?? ""), sound) };
        if (kind === "music" && music && cue.track === undefined)
          return { ...cue, made: played(cue, music, plan, request) };
        return cue;
      }),
    }));
    const spokenByModel = sound.spokenByModel?.map((cue): Cue => {
      const shot = cue.shot === undefined ? undefined : shots[cue.shot];
      return transcript && shot !== undefined ? { ...cue, made: writtenDown(shot, transcript, sound) } : cue;
    });
    const ordered = { ...sound, tracks, ...(spokenByModel ? { spokenByModel } : {}) };
    const priced = await withPrices(ordered, { speech, music, transcript });
    return { ...priced, warnings };
  };

  /** The model, where the film has such cues and its backend can be reached; else a sentence, and this machine makes them. */
  async function usable(
    name: string | undefined,
    makes: MadeSound["kind"],
    { tracks, spokenByModel = [], captions }: SoundPlan,
    warnings: string[],
  ): Promise<(ModelDescription & { sounds: SoundAbility }) | undefined> {
    const kind = makes === "speech" ? "voice" : "music";
    const isRead = spokenByModel.length > 0 && captions !== "off";
    const isMade = ({ track, silent }: Cue) => track === undefined && silent === undefined;
    const isWanted =
      makes === "transcript" ? isRead : tracks.some((one) => one.kind === kind && one.cues.some(isMade));
    if (name === undefined || !isWanted) return undefined;
    const model = await backends.model(name).catch(() => undefined);
    const { sounds } = model ?? {};
    const health =
      model && sounds?.makes === makes ? await backends.backend(model.backend).health() : { ok: false };
    if (model && sounds && health.ok) return { ...model, sounds };
    warnings.push(CANT_BE_USED[makes]);
    return undefined;
  }

  async function withPrices(
    sound: SoundPlan,
    using: Record<MadeSound["kind"], ModelDescription | undefined>,
  ): Promise<Pick<OrderedSound, "sound" | "usd" | "credits">> {
    const prices = new Map<string, number>();
    let credits = 0;
    for (const { cue, made } of soundOrders(sound)) {
      const model = using[made.kind];
      if (!model || (await media.has(madeSoundKey(made.digest)))) continue;
      credits += model.creditsPerSecond * cue.seconds;
      if (backends.backend(model.backend).billed)
        prices.set(made.digest, priceOf(made.kind, model.sounds, cue));
    }
    const usd = [...prices.values()].reduce((sum, price) => sum + price, 0);
    // The first cue of each order pays.
    const paid = new Set<string>();
    const priced = (cue: Cue): Cue => {
      const price = cue.made && prices.get(cue.made.digest);
      if (!cue.made || price === undefined || paid.has(cue.made.digest)) return cue;
      paid.add(cue.made.digest);
      return { ...cue, made: { ...cue.made, usd: price } };
    };
    const tracks = sound.tracks.map(({ kind, cues }) => ({ kind, cues: cues.map(priced) }));
    const spokenByModel = sound.spokenByModel?.map(priced);
    return { sound: { ...sound, tracks, ...(spokenByModel ? { spokenByModel } : {}) }, usd, credits };
  }
}

function priceOf(kind: MadeSound["kind"], sounds: SoundAbility | undefined, cue: Cue): number {
  const { usd, per } = sounds?.price ?? { usd: ASSUMED_USD[kind], per: "run" as const };
  if (per === "run") return usd;
  if (per === "second") return usd * cue.seconds;
  return (usd * [...(cue.text ?? "")].length) / 1_000_000;
}

const CANT_BE_USED: Readonly<Record<MadeSound["kind"], string>> = {
  speech: "The voice model can't be used right now, so voices of this machine speak.",
  music: "The music model can't be used right now, so the music is played here.",
  transcript: "The transcription model can't be used right now, so the captions are timed as planned.",
};

function writtenDown(
  shot: string,
  { id: model, backend, version }: ModelDescription,
  { language }: SoundPlan,
): MadeSound {
  return digested({ kind: "transcript", model, backend, version }, { shot, language });
}

function spoken(
  text: string,
  { id: model, backend, version }: ModelDescription,
  voice: string | undefined,
  { language }: SoundPlan,
): MadeSound {
  return digested({ kind: "speech", model, backend, version, voice }, { text, language });
}

function played(
  { name = "calm", seconds }: Cue,
  { id: model, backend, version }: ModelDescription,
  plan: FilmPlan,
  request: VideoRequest,
): MadeSound {
  const idea = (plan.told ?? request.prompt)
    .replace(/\s+/gu, " ")
    .slice(0, 300)
    .replace(/\p{Surrogate}$/u, "");
  const prompt = `Instrumental film music, ${name}, with a beginning, a build and an ending, no voices. For a film about: ${idea}`;
  const seed = request.seed + (request.sound?.turns?.music ?? 0);
  return digested({ kind: "music", model, backend, version, prompt, seed }, { seconds });
}

/** With the same digest for whatever would come out the same. */
function digested(
  {
    version,
    voice,
    ...made
  }: Omit<MadeSound, "digest" | "version" | "voice"> & {
    version?: string | undefined;
    voice?: string | undefined;
  },
  besides: Readonly<Record<string, string | number>>,
): MadeSound {
  const determining = {
    ...made,
    ...(version === undefined ? {} : { version }),
    ...(voice === undefined ? {} : { voice }),
  };
  const digest = createHash("sha256")
    .update(JSON.stringify(Object.entries({ ...determining, ...besides }).sort()))
    .digest("hex")
    .slice(0, 40);
  return { ...determining, digest };
}

function notAllowed(voice: string): string {
  return `“${shortLine(voice)}” may be a real person's voice, so it isn't used without the word of whoever runs this bot; another speaks.`;
}

/**
 * The voice that is asked for by the model's own name for it; none where it is one of this machine's. What is neither listed nor allowed
 * is refused, however it came into the request: from what was asked for before, or somebody's settings.
 */
function askedVoice(
  { voices = [] }: Pick<SoundAbility, "voices">,
  allowed: readonly string[] = [],
  { sound }: Pick<VideoRequest, "sound">,
): { voice?: string; refused?: string } {
  const { voice } = sound ?? {};
  if (voice === undefined || voiceById(voice)) return {};
  const names = [...voices.map(({ id }) => id), ...allowed];
  const found = names.find((name) => name.toLowerCase() === voice.toLowerCase());
  return found === undefined ? { refused: voice } : { voice: found };
}

/** Each speaker's voice of the model's, like the one this machine has for them; "" is the narrator. */
function castFrom(
  { voices = [] }: Pick<SoundAbility, "voices">,
  asked: string | undefined,
  plan: FilmPlan & { sound: SoundPlan },
  request: VideoRequest,
): ReadonlyMap<string, string> {
  const cast = new Map<string, string>();
  const taken = new Set<string>();
  const turn = request.sound?.turns?.voice ?? 0;
  const cues = plan.sound.tracks.filter(({ kind }) => kind === "voice").flatMap((track) => track.cues);
  for (const { speaker = "" } of cues) {
    const known = knownSpeaker(speaker, request);
    const own = known && voiceInSeries(known, voices, turn);
    if (own && asked === undefined) cast.set(speaker, own.id);
  }
  for (const id of cast.values()) taken.add(id);
  for (const { speaker = "", voice } of cues) {
    if (asked !== undefined) cast.set(speaker, asked);
    if (cast.has(speaker) || voices.length === 0) continue;
    const kind =
      (voice === undefined ? undefined : voiceById(voice)?.kind) ??
      voiceKindOf(speaker, plan.told ?? request.prompt);
    const alike = voices.filter((one) => kind === undefined || one.kind === kind);
    const some = alike.length > 0 ? alike : voices;
    const free = some.filter(({ id }) => !taken.has(id));
    const pool = free.length > 0 ? free : some;
    const chosen = pool[turn % pool.length]?.id;
    if (chosen === undefined) continue;
    taken.add(chosen);
    cast.set(speaker, chosen);
  }
  return cast;
}
