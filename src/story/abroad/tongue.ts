/** An hour, a weather or a season: what it is called in one language, and how a film is told with it. Patterns are without flags. */
export interface Setting {
  /** The same in a film that is told in English. */
  english: string;
  /** Put into a film where it was said by name alone. */
  phrase: string;
  /** As it stands in a description, with the words that lead to it. */
  forms: string;
  /** Said by name, or by what the sky does. */
  names: string;
  /** Words for something that is so: gone with it where it ends. */
  like?: string;
}

export type Weather = "rain" | "snow" | "storm" | "fog" | "fair";

/** What changes are called in a language that parts its words by spaces, and what its descriptions are made of. */
export interface Tongue {
  /** Little words by which a description is known to be in it. */
  marks: RegExp;
  /** How something is asked for, before what is asked and behind it. */
  lead: RegExp;
  tail: RegExp;
  /** Between two orders. */
  and: RegExp;
  /** One thing for another: which of the two goes. */
  swaps: readonly { form: RegExp; goes: 1 | 2 }[];
  /** What whoever the film is about becomes. */
  becomes: readonly RegExp[];
  /** What isn't to be seen. */
  removals: readonly RegExp[];
  /** `what` is to be of a `colour`; with the colour alone it is whoever the film is about. */
  painted: readonly RegExp[];
  paintedAlone: readonly RegExp[];
  /** Of colours, with their endings. */
  colours: string;
  /** A colour in the place of none: "Bus" and "rot" are "Bus in Rot". */
  withColour: (noun: string, colour: string) => string;
  /** A colour for another, with the other's ending. */
  recoloured: (before: string, colour: string) => string;
  /** A number of things: the number and the thing. */
  counted: RegExp;
  hours: readonly Setting[];
  seasons: readonly Setting[];
  weather: Readonly<Record<Weather, Setting>>;
  /** A place with the words that lead to it; a town by its name, which is written with a capital. */
  place: string;
  city: string;
  /** What comes to the film: a phrase that begins like this. */
  addition: RegExp;
  /** What may be seen in any picture. */
  seen: RegExp;
  determiners: RegExp;
  prepositions: RegExp;
  /** A preposition and an article in one word, and the preposition alone. */
  contractions: Readonly<Record<string, string>>;
  /** What may stand between an article and its noun, and behind the noun. */
  isBefore: (word: string) => boolean;
  isBehind: (word: string) => boolean;
  /** Nothing that describes a noun stands behind it. */
  nounIsLast?: true;
  /** The same for a noun in all its forms. */
  stem: (noun: string) => string;
  /** An article that fits where another stood; as it is said, where nothing has to be done. */
  fitted?: (phrase: string, determiner: string) => string;
  /** Said in talk, and by nobody who asks for a picture. */
  talk: RegExp;
}
