import type { Card } from "../card/card.ts";
import type { MessageRef, Surface } from "../surface.ts";

/** A card that somebody sees, with what it is to show should its clip be lost. */
export interface NotedCard {
  clipId: string;
  ref: MessageRef;
  surface: Surface;
  ifLost: Card;
  /** When it was noted, in milliseconds since 1970. */
  at: number;
}

/** The cards of clips under way, kept apart from the record, to tell people what a power cut has taken from that. */
export interface CardJournal {
  /**
   * Resolves when it would outlast a power cut, or can't be made to. What was noted of the same message before is true no more.
   */
  note(card: NotedCard): Promise<void>;
  all(): readonly NotedCard[];
  forget(cards: readonly NotedCard[]): Promise<void>;
}
