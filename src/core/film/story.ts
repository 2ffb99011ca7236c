/** Somebody or something a film is about, always told in the same words. */
export interface CastMember {
  /** "mara", "red-fox": unique in its story. */
  id: string;
  /** How sentences name it: "Mara", "red fox". */
  name: string;
  /** How it looks; stands word for word in the prompt of every shot it is in. */
  description: string;
  /** Of people, where the words tell: by which pronoun they are meant, or that there are many. Absent: a creature, a thing, or nobody knows. */
  who?: "woman" | "man" | "person" | "many";
}

/** Somebody in a shot. `seat`: of people with names where the film has several, their place among them from 0 on, by which they are told apart. */
export type ToldMember = CastMember & { seat?: number };

/** Where it happens, always told in the same words. */
export interface StoryPlace {
  id: string;
  name: string;
  /** Stands word for word in the prompt of every shot that is there. */
  description: string;
}

/** One thing that happens, with who is in it and where. */
interface StoryBeat {
  /** In the person's words. */
  text: string;
  /** Ids of the story's cast. */
  cast: string[];
  /** Id of one of the story's places. */
  place?: string;
  /** Time of day and the light it gives, as told. */
  light?: string;
  /** As told; absent where none was told, or it is over. */
  weather?: string;
}

/** What a story says of one shot. */
export interface ToldScene {
  /** Who is in it. */
  cast: ToldMember[];
  /** Where, as the story describes it. */
  place?: string;
  light?: string;
  weather?: string;
}

/** What the words of a request say, read once by the director and kept in the plan: draft and final film are drawn from the same. */
export interface Story {
  beats: StoryBeat[];
  cast: CastMember[];
  places: StoryPlace[];
  /** Sentences that say how everything looks. */
  look: string[];
}
