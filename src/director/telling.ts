/** A text that tells what is seen, the prompt of a film or the beat of a shot, and what must not be seen. */
export interface Telling {
  text: string;
  negative: string[];
}

/** A change to a telling, understood but not yet made. */
export type TellingChange = (telling: Telling) => Telling;
