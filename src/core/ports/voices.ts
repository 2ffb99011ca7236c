import type { Voice } from "../film/voices.ts";

/** A model that speaks lines, and those of its voices that may be asked for, as it names them. */
export interface ModelVoices {
  label: string;
  names: readonly string[];
}

/** Whose voices can speak in films. */
export interface Voices {
  /** Of the model that speaks in films that aren't drafts; undefined: this machine speaks in all. */
  ofModel(): Promise<ModelVoices | undefined>;
  /** Media key of a few words by a voice of this machine, as a WAV; undefined: its program isn't here. */
  sample(voice: Voice): Promise<string | undefined>;
}
