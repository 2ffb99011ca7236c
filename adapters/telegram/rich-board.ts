import type { Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, InputRichBlock, Message, RichBlock } from "grammy/types";
import { BOARD_HINT } from "../../src/core/card/board-card.ts";
import type { Card } from "../../src/core/card/card.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { BoardNotes } from "./board-notes.ts";
import { troubleOf } from "./errors.ts";
import { shorten, tame } from "./harmless-words.ts";
import { refOf, type Target } from "./place.ts";
import { sayChange } from "./render.ts";

/** What a board shows besides words: each a file, or Telegram's id of one. */
export interface Seen {
  sheet?: { media: InputFile | string; version: number; spoiler?: true | undefined };
  film?: { media: InputFile | string; version: number; spoiler?: true | undefined };
}

const PROMPT_SHOWN = 2_000;
const BEAT_SHOWN = 300;
/** As many as a film has at most; a table is one of 500 blocks. */
const SHOTS_SHOWN = 60;
const NOTES_SHOWN = 60;

/**
 * The blocks of a board as one rich message (Bot API 10.1 and newer): 32,768 characters and 50 pictures and films instead of
 * a caption's 1,024 and one. Clients that are older show a note to update in its place, so it is sent only where the host
 * wants it. Every word of people's is tamed.
 */
function boardBlocks(card: Card, { sheet, film }: Seen): InputRichBlock[] {
  const covered = (spoiler: true | undefined) => (spoiler ? { has_spoiler: true } : {});
  const changes = card.changes.map((change) => paragraph(`✏️ ${sayChange(change)}`));
  const notes = card.warnings.slice(0, NOTES_SHOWN).map((note) => paragraph(`⚠️ ${note}`));
  const mayRender = card.buttons.some(({ command }) => command === "render");
  return [
    { type: "heading", size: 3, text: tame(card.headline) },
    { type: "blockquote", blocks: [paragraph(shorten(card.prompt, PROMPT_SHOWN))] },
    ...(film
      ? [
          {
            type: "video" as const,
            video: {
              type: "video" as const,
              media: film.media,
              supports_streaming: true,
              ...covered(film.spoiler),
            },
            caption: { text: `Moving draft of version ${film.version}` },
          },
        ]
      : []),
    ...(sheet
      ? [
          {
            type: "photo" as const,
            photo: { type: "photo" as const, media: sheet.media, ...covered(sheet.spoiler) },
            caption: { text: `Shots of version ${sheet.version}` },
          },
        ]
      : []),
    ...(card.failure ? [paragraph(card.failure)] : []),
    ...(card.facts.length > 0
      ? [
          {
            type: "paragraph" as const,
            text: card.facts.flatMap(({ label, value }, index) => [
              ...(index > 0 ? [" · "] : []),
              { type: "bold" as const, text: `${tame(label)}:` },
              ` ${tame(value)}`,
            ]),
          },
        ]
      : []),
    ...(mayRender ? [{ type: "footer" as const, text: BOARD_HINT }] : []),
    ...changes,
    ...(card.shots.length > 0 ? [shotTable(card.shots)] : []),
    ...(notes.length > 0
      ? [{ type: "details" as const, summary: "Notes on the plan", blocks: notes, is_open: true as const }]
      : []),
  ];
}

function paragraph(text: string): InputRichBlock {
  return { type: "paragraph", text: tame(text) };
}

function shotTable(shots: Card["shots"]): InputRichBlock {
  const cell = (text: string, isHeader = false) => ({
    text: tame(text),
    align: "left" as const,
    valign: "top" as const,
    ...(isHeader ? { is_header: true as const } : {}),
  });
  return {
    type: "table",
    cells: [
      ["Shot", "Length", "Camera", "What happens"].map((word) => cell(word, true)),
      ...shots
        .slice(0, SHOTS_SHOWN)
        .map(({ index, seconds, camera, beat }) =>
          [String(index + 1), `${seconds} s`, camera, shorten(beat, BEAT_SHOWN)].map((word) => cell(word)),
        ),
    ],
    is_striped: true,
    is_compact: true,
  };
}

/** No name in it becomes a mention, whatever people typed. */
export function richMessage(card: Card, seen: Seen) {
  return { blocks: boardBlocks(card, seen), skip_entity_detection: true };
}

export function createRichBoardSender({
  api,
  notes,
  log,
}: {
  api: Api;
  notes: Pick<BoardNotes, "keepRich">;
  log: Log;
}) {
  /** Sends a board as one rich message; undefined: this server knows none. */
  return async (
    { chat_id, ...target }: Target,
    card: Card,
    keyboard: InlineKeyboardMarkup | undefined,
  ): Promise<Message | undefined> => {
    try {
      const message = await api.sendRichMessage(chat_id, richMessage(card, {}), {
        ...target,
        ...(keyboard ? { reply_markup: keyboard } : {}),
      });
      await notes.keepRich(refOf(message), {});
      return message;
    } catch (error) {
      if (troubleOf(error) !== "refused") throw error;
      log.warn({}, "Telegram takes no rich message here; a board is sent as words and an album");
      return undefined;
    }
  };
}

/** Telegram's ids of what a rich message shows. */
export function filesIn(message: unknown): { photo?: string; video?: string; videoUnique?: string } {
  const blocks = (message as { rich_message?: { blocks?: RichBlock[] } } | undefined)?.rich_message?.blocks;
  let found: ReturnType<typeof filesIn> = {};
  for (const block of blocks ?? []) {
    if (block.type === "photo") found = { ...found, photo: block.photo.at(-1)?.file_id ?? "" };
    if (block.type === "video")
      found = { ...found, video: block.video.file_id, videoUnique: block.video.file_unique_id };
  }
  return found;
}
