import {
  type APIComponentInContainer,
  type APIMediaGalleryComponent,
  type APIMediaGalleryItem,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import { tellStill } from "../../src/core/card/alt-text.ts";
import type { Button, Card, ClipPost } from "../../src/core/card/card.ts";
import type { OutgoingFile, OutgoingMessage } from "./api.ts";
import { escapeLine, escapeWithin, plainLine } from "./harmless-words.ts";
import { MAX } from "./limits.ts";
import {
  COLOURS,
  filmFile,
  joinWithin,
  NO_MENTIONS,
  renderButtons,
  type ShownFile,
  sayChange,
} from "./render-parts.ts";

/** What the parts of a board may fill of the 4,000 characters that all texts of a message share. */
const ROOM = { head: 850, facts: 700, shots: 1_700, notes: 700 } as const;
const BEAT_SHOWN = 90;
/** As much of a fact as is shown: the first of these by which all of them, the price among them, have room. */
const FACT_SHOWN = [120, 80, 50, 25];
/** Discord keeps the words of a reply to an answer from bots that aren't mentioned in it. */
const HINT =
  "-# Nothing is charged before Render. Press Change, or mention me in a reply: “shot 3: she turns around”.";
/** A picture of the board's frames, by its name in the message. */
const SHEET = "board.jpg";

/**
 * A board while its draft is drawn, as Components V2: a message that is one once can be nothing else any more, so a board is
 * in every state.
 */
export function renderBoard(card: Card): OutgoingMessage & { shows: ShownFile[] } {
  const { sheet } = card;
  const shows = sheet
    ? [{ key: sheet.key, name: SHEET, description: plainLine(sheet.alt, MAX.altText) }]
    : [];
  return {
    ...boardMessage(
      card,
      shows.map(({ name, description }) => ({
        media: { url: `attachment://${name}` },
        ...(description ? { description } : {}),
        ...(sheet?.spoiler ? { spoiler: true } : {}),
      })),
      // No bar: every step of it would send the picture anew.
      card.failure ? [escapeWithin(card.failure, 300, escapeLine)] : [],
    ),
    shows,
  };
}

/** The same with its moving draft in it, and the frames below its shots: side by side both would be small. */
export function renderDraft(post: ClipPost, card: Card): OutgoingMessage {
  const film = filmFile(post);
  const { framesPath: path } = post;
  const frames =
    path === undefined
      ? []
      : [
          {
            name: SHEET,
            path,
            type: "image/jpeg",
            description: plainLine(tellStill(post.clip), MAX.altText),
          },
        ];
  const shown = ({ name, description }: OutgoingFile): APIMediaGalleryItem => ({
    media: { url: `attachment://${name}` },
    ...(description ? { description } : {}),
    ...(post.clip.spoiler ? { spoiler: true } : {}),
  });
  return {
    ...boardMessage({ ...card, buttons: post.buttons }, [shown(film)], [], frames.map(shown)),
    files: [film, ...frames],
  };
}

function boardMessage(
  card: Pick<
    Card,
    "headline" | "prompt" | "facts" | "shots" | "warnings" | "changes" | "state" | "clipId"
  > & {
    buttons: readonly Button[];
  },
  gallery: readonly APIMediaGalleryItem[],
  state: readonly string[],
  frames: readonly APIMediaGalleryItem[] = [],
): OutgoingMessage {
  const { headline, prompt, facts, shots, warnings, changes } = card;
  const parts: (APIComponentInContainer | undefined)[] = [
    text(
      [
        `### ${escapeWithin(headline, 200, escapeLine)}`,
        `> ${escapeWithin(prompt, 300, escapeLine)}`,
        ...state,
        ...changes.map(({ what, before, after }) =>
          [`✏️ ${escapeLine(what)}`, sayChange(before, after)].filter((side) => side !== "").join(": "),
        ),
      ],
      ROOM.head,
    ),
    pictures(gallery),
    text([allFacts(facts, ROOM.facts - HINT.length - 20), HINT], ROOM.facts),
    { type: ComponentType.Separator },
    text(
      shots.map(
        ({ index, seconds, camera, beat }) =>
          `**${index + 1}** · ${seconds} s · ${escapeLine(camera)}: ${escapeWithin(beat, BEAT_SHOWN, escapeLine)}`,
      ),
      ROOM.shots,
    ),
    pictures(frames),
    text(
      warnings.map((warning) => `⚠️ ${escapeWithin(warning, 300, escapeLine)}`),
      ROOM.notes,
    ),
    ...renderButtons(card.buttons),
  ];
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [
        {
          type: ComponentType.Container,
          accent_color: COLOURS[card.state],
          components: parts.filter((part) => part !== undefined),
        },
      ],
      allowed_mentions: NO_MENTIONS,
    },
  };
}

function allFacts(facts: Card["facts"], room: number): string {
  const shown = FACT_SHOWN.map((most) =>
    facts
      .map(({ label, value }) => `**${escapeLine(label)}** ${escapeWithin(value, most, escapeLine)}`)
      .join(" · "),
  );
  return shown.find(({ length }) => length <= room) ?? shown.at(-1) ?? "";
}

function pictures(items: readonly APIMediaGalleryItem[]): APIMediaGalleryComponent | undefined {
  return items.length > 0 ? { type: ComponentType.MediaGallery, items: [...items] } : undefined;
}

function text(lines: readonly string[], room: number): APITextDisplayComponent | undefined {
  const content = joinWithin(lines, room);
  return content === "" ? undefined : { type: ComponentType.TextDisplay, content };
}
