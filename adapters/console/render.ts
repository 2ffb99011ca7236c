import type { Button, Card } from "../../src/core/card/card.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import type { Message } from "./message.ts";

type PageButton = Pick<Button, "label" | "command" | "tone" | "ask">;

/** `sheet`: a board's frames in one picture. */
type PageCard = Omit<Card, "buttons" | "sheet"> & { sheet?: { address: string; alt: string } };

interface PageNotice extends Omit<Notice, "buttons" | "items" | "pictureKey"> {
  picture?: string;
  items?: { text: string; detail?: string; clipId?: string; poster?: string; posterAlt?: string }[];
}

/** A message as the page gets it: addresses instead of media keys, and nothing it doesn't show. */
export interface PageMessage extends Omit<Message, "content" | "to" | "deleted" | "wasSeen"> {
  /** Only the one it is shown to sees it. */
  personal: boolean;
  buttons: PageButton[];
  content:
    | { kind: "deleted" }
    | {
        kind: "words";
        text: string;
        files: { kind: "image" | "recipe" | "video" | "sound"; name: string; address: string }[];
      }
    | { kind: "action"; label: string; words?: string }
    | { kind: "notice"; notice: PageNotice }
    | { kind: "card"; card: PageCard }
    | {
        kind: "clip";
        clipId: string;
        prompt: string;
        caption: string;
        /** What it shows, shot by shot; absent in messages of before it was told. */
        shows?: string;
        /** Shown once somebody wants to see it. */
        spoiler?: true;
        /** Of a board: its shots, to be put in another order. */
        shots?: Card["shots"];
        /** Of a board: the frames of its shots in one picture. */
        frames?: PageCard["sheet"];
        video: string;
        poster: string;
        width: number;
        height: number;
        seconds: number;
        bytes: number;
      }
    | { kind: "file"; name: string; address: string; notice: PageNotice };
}

/** A file that a message shows, and the name it is saved under. */
export interface ShownFile {
  key: string;
  name: string;
}

/** The message as this person may see it; undefined: it is for somebody else's eyes only. */
export function toPageMessage(message: Message, viewer: string): PageMessage | undefined {
  const { content, to, deleted, wasSeen, ...rest } = message;
  if (to && to !== viewer) {
    if (!wasSeen) return undefined;
    const { id, thread, number, revision, at } = message;
    return { id, thread, number, revision, at, personal: false, buttons: [], content: { kind: "deleted" } };
  }
  const address = (slot: string) =>
    `/media/${message.thread}/${message.id}/${slot}${to ? `?as=${encodeURIComponent(viewer)}` : ""}`;
  const page = { ...rest, personal: to !== undefined, buttons: [] as PageButton[] };
  if (deleted) return { ...page, content: { kind: "deleted" } };

  switch (content.kind) {
    case "words":
      return {
        ...page,
        content: {
          kind: "words",
          text: content.text,
          files: content.files.map(({ kind, name }, index) => ({
            kind,
            name,
            address: address(`file-${index}`),
          })),
        },
      };
    case "action":
      return { ...page, content };
    case "notice":
      return {
        ...page,
        buttons: toPageButtons(content.notice.buttons),
        content: { kind: "notice", notice: toPageNotice(content.notice, address) },
      };
    case "file":
      return {
        ...page,
        buttons: toPageButtons(content.notice.buttons),
        content: {
          kind: "file",
          name: content.name,
          address: address("file-0"),
          notice: toPageNotice(content.notice, address),
        },
      };
    case "card": {
      const { buttons, sheet, ...card } = content.card;
      // The next version's stands in the same message, and is another picture.
      const frames = sheet && { address: `${address("sheet")}?of=${card.clipId}`, alt: sheet.alt };
      const shown = frames ? { ...card, sheet: frames } : card;
      return { ...page, buttons: toPageButtons(buttons), content: { kind: "card", card: shown } };
    }
    case "clip": {
      const { file, buttons, frames, ...clip } = content;
      const { width, height, seconds, bytes } = file;
      const of = clip.shots === undefined ? "" : `?of=${clip.clipId}`;
      const shown = {
        ...{ width, height, seconds, bytes },
        ...{ video: `${address("video")}${of}`, poster: `${address("poster")}${of}` },
        ...(frames && { frames: { address: `${address("sheet")}${of}`, alt: frames.alt } }),
      };
      return { ...page, buttons: toPageButtons(buttons), content: { ...clip, ...shown } };
    }
  }
}

/** The file in one slot of a message; only what is shown in a message can be had this way. */
export function fileShown(message: Message, slot: string): ShownFile | undefined {
  const { content } = message;
  if (message.deleted) return undefined;
  const [name, number] = slot.split("-");
  const at = Number(number ?? 0);
  switch (content.kind) {
    case "card":
      return slot === "sheet" && content.card.sheet
        ? { key: content.card.sheet.key, name: `rushes-${content.card.clipId}-frames.jpg` }
        : undefined;
    case "clip":
      if (slot === "video") return { key: content.file.key, name: `rushes-${content.clipId}.mp4` };
      if (slot === "sheet" && content.frames)
        return { key: content.frames.key, name: `rushes-${content.clipId}-frames.jpg` };
      if (slot === "poster") return { key: content.file.posterKey, name: `rushes-${content.clipId}.jpg` };
      return undefined;
    case "words": {
      const file = name === "file" ? content.files[at] : undefined;
      return file && { key: file.key, name: file.name };
    }
    case "file":
      return slot === "file-0" ? content : noticeFile(content.notice, slot);
    case "notice":
      return noticeFile(content.notice, slot);
    default:
      return undefined;
  }
}

function noticeFile(notice: Notice, slot: string): ShownFile | undefined {
  if (slot === "picture") return notice.pictureKey ? { key: notice.pictureKey, name: "picture" } : undefined;
  const item = slot.startsWith("item-") ? notice.items?.[Number(slot.slice(5))] : undefined;
  return item?.posterKey ? { key: item.posterKey, name: `rushes-${item.clipId ?? "poster"}.jpg` } : undefined;
}

function toPageNotice(notice: Notice, address: (slot: string) => string): PageNotice {
  const { buttons: _, items, pictureKey, ...rest } = notice;
  return {
    ...rest,
    ...(pictureKey ? { picture: address("picture") } : {}),
    ...(items
      ? {
          items: items.map(({ posterKey, ...item }, index) => ({
            ...item,
            ...(posterKey ? { poster: address(`item-${index}`) } : {}),
          })),
        }
      : {}),
  };
}

function toPageButtons(buttons: readonly Button[] = []): PageButton[] {
  return buttons.map(({ label, command, tone, ask }) => ({
    label,
    command,
    ...(tone ? { tone } : {}),
    ...(ask ? { ask } : {}),
  }));
}
