import type { Button } from "../card/card.ts";

/**
 * Something to tell people, in plain text; each platform escapes and lays it out its own way.
 * Shown in the order of the fields.
 */
export interface Notice {
  title?: string;
  /** A picture above the words, such as a contact sheet: its key in the media store. */
  pictureKey?: string;
  paragraphs?: string[];
  /** Short lines shown as a list. */
  items?: { text: string; detail?: string; clipId?: string; posterKey?: string }[];
  /** Whole commands that can be tapped or copied. */
  examples?: string[];
  buttons?: Button[];
  tone?: "plain" | "mistake" | "failure";
}

/** What a command answers. */
export type Reply =
  /** `personal`: for the asker's eyes only, where the platform can do that. */
  | { kind: "notice"; notice: Notice; personal: boolean }
  /** A clip was admitted: show its card, then tell the studio where (`attachCard`). `more`: further clips of the same call. */
  | { kind: "clip"; clipId: string; more?: string[] }
  /** A file from the media store, with a name to show. */
  | { kind: "file"; key: string; name: string; notice: Notice; personal: boolean };

export function notice(text: string | Notice, options: { personal?: boolean } = {}): Reply {
  return {
    kind: "notice",
    notice: typeof text === "string" ? { paragraphs: [text] } : text,
    personal: options.personal ?? true,
  };
}
