import type { Button } from "../card/card.ts";

/**
 * Something to tell people, in plain text; each platform escapes and lays it out its own way.
 * Shown in the order of the fields.
 */
export interface Notice {
  title?: string;
  /** A picture above the words, such as a contact sheet: its key in the media store. */
  pictureKey?: string;
  /** What the picture shows, for whoever can't see it. */
  pictureAlt?: string;
  paragraphs?: string[];
  /** Addresses of ours that stand in the words and are to be opened: others stay words, since a person may have written them. */
  links?: readonly string[];
  /** Short lines shown as a list. */
  items?: {
    text: string;
    detail?: string;
    clipId?: string;
    posterKey?: string;
    /** What the poster shows, for whoever can't see it. */
    posterAlt?: string;
    /** Ids in `text` that a platform may show by the names it knows them by. */
    names?: { kind: "chat" | "role"; ids: readonly string[] };
  }[];
  /** Whole commands that can be tapped or copied. */
  examples?: string[];
  buttons?: Button[];
  tone?: "plain" | "mistake" | "failure";
  /** The one person who is told by a ping where others read along: it is they who waited for this. */
  tells?: { id: string; name: string };
  /** What /verify found, for those who read it by machine. */
  verdict?: "ours" | "not-ours";
}

/** What would be made of words that may be talk. Nothing costs anything before its button is pressed. */
interface Offer {
  id: string;
  /** Id of the one person who may take it. */
  author: string;
  /** What it would be made from. */
  words: string;
  /** What it would cost, as far as that is known before. */
  credits: number;
}

/**
 * What a command answers, and what words are answered with. Where nothing is to be said there is no reply at all.
 * All but `clip` have a notice to show and say whom it is for. `personal`: for the asker's eyes only, where the
 * platform can do that. `secret`: for nobody else's eyes, ever; where they can't be reached alone they are told how they
 * can be.
 */
export type Reply =
  | { kind: "notice"; notice: Notice; personal: boolean; secret?: boolean }
  /**
   * A clip was admitted: show its card, then tell the studio where (`attachCard`). A board's version that has a card already
   * took the place of the one before: that message is edited, and nothing else is posted but what there is to `tell` the
   * asker. `more`: further clips of the same call.
   */
  | { kind: "clip"; clipId: string; more?: string[]; tell?: Notice }
  /** A file from the media store, with a name to show. */
  | { kind: "file"; key: string; name: string; notice: Notice; personal: boolean; secret?: boolean }
  /** Shown quietly: no ping. The notice has the button that takes it. */
  | { kind: "offer"; offer: Offer; notice: Notice; personal: boolean; secret?: boolean }
  /** A question of somebody's, answered. `asked`: their words. */
  | { kind: "answer"; asked: string; notice: Notice; personal: boolean }
  /** What to write instead. */
  | { kind: "hint"; notice: Notice; personal: boolean };

export function notice(
  text: string | Notice,
  options: { personal?: boolean; secret?: boolean } = {},
): Reply & { kind: "notice" } {
  return {
    kind: "notice",
    notice: typeof text === "string" ? { paragraphs: [text] } : text,
    personal: options.personal ?? true,
    ...(options.secret ? { secret: true } : {}),
  };
}
