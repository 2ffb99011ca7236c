import { z } from "zod";

/** Bot API 10.4, InputRichMessage, "Rich Message Limits". */
const MOST = { characters: 32_768, blocks: 500, levels: 16, media: 50, columns: 20 } as const;

type RichText = string | RichText[] | { type: "bold" | "italic" | "code"; text: RichText };
const richText: z.ZodType<RichText> = z.lazy(() =>
  z.union([
    z.string(),
    z.array(richText),
    z.strictObject({ type: z.enum(["bold", "italic", "code"]), text: richText }),
  ]),
);
const caption = z.strictObject({ text: richText, credit: richText.optional() });
const cell = z.strictObject({
  text: richText.optional(),
  is_header: z.literal(true).optional(),
  align: z.enum(["left", "center", "right"]),
  valign: z.enum(["top", "middle", "bottom"]),
});

/** The blocks that this bot sends, as the documentation has them; another kind is an error. */
export function createRichMessageSchema({ photo, video }: { photo: z.ZodType; video: z.ZodType }) {
  const block: z.ZodType<RichBlock> = z.lazy(() =>
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("paragraph"), text: richText }),
      z.strictObject({ type: z.literal("footer"), text: richText }),
      z.strictObject({ type: z.literal("heading"), text: richText, size: z.number().int().min(1).max(6) }),
      z.strictObject({
        type: z.literal("blockquote"),
        blocks: z.array(block).min(1),
        credit: richText.optional(),
      }),
      z.strictObject({ type: z.literal("photo"), photo, caption: caption.optional() }),
      z.strictObject({ type: z.literal("video"), video, caption: caption.optional() }),
      z.strictObject({
        type: z.literal("table"),
        cells: z.array(z.array(cell).min(1).max(MOST.columns)).min(1),
        is_bordered: z.literal(true).optional(),
        is_striped: z.literal(true).optional(),
        is_compact: z.literal(true).optional(),
        caption: richText.optional(),
      }),
      z.strictObject({
        type: z.literal("details"),
        summary: richText,
        blocks: z.array(block).min(1),
        is_open: z.literal(true).optional(),
      }),
    ]),
  ) as unknown as z.ZodType<RichBlock>;
  return z
    .strictObject({
      blocks: z.array(block).min(1),
      is_rtl: z.boolean().optional(),
      skip_entity_detection: z.boolean().optional(),
    })
    .superRefine(({ blocks }, context) => {
      const found = measure(blocks);
      for (const [what, most] of Object.entries(MOST))
        if (found[what as keyof typeof MOST] > most)
          context.addIssue({ code: "custom", message: `more than ${most} ${what}` });
    });
}

export interface RichBlock {
  type: string;
  blocks?: RichBlock[];
  cells?: { text?: RichText }[][];
  text?: RichText;
  summary?: RichText;
  credit?: RichText;
  caption?: RichText | { text: RichText };
  photo?: { media: string; has_spoiler?: boolean };
  video?: { media: string; has_spoiler?: boolean };
}

/** The words of rich text, as they are read. */
function plainOf(text: RichText | undefined): string {
  if (text === undefined) return "";
  if (typeof text === "string") return text;
  return Array.isArray(text) ? text.map(plainOf).join("") : plainOf(text.text);
}

/** All words of a rich message, a line each. */
export function richWords(blocks: readonly RichBlock[]): string {
  return blocks
    .flatMap(({ text, summary, credit, caption, cells = [], blocks: inner = [] }) => [
      plainOf(text),
      plainOf(summary),
      ...cells.map((row) => row.map((one) => plainOf(one.text)).join(" | ")),
      richWords(inner),
      typeof caption === "object" && "text" in caption && !("type" in caption)
        ? plainOf(caption.text)
        : plainOf(caption as RichText | undefined),
      plainOf(credit),
    ])
    .filter((line) => line !== "")
    .join("\n");
}

function measure(blocks: readonly RichBlock[]): Record<keyof typeof MOST, number> {
  const all = blocks.flatMap(function inner(block): RichBlock[] {
    return [block, ...(block.blocks ?? []).flatMap(inner)];
  });
  const levels = (some: readonly RichBlock[]): number =>
    some.length === 0 ? 0 : 1 + Math.max(...some.map(({ blocks: inner = [] }) => levels(inner)));
  const rows = all.flatMap(({ cells = [] }) => cells);
  return {
    characters: Buffer.byteLength(richWords(blocks)),
    blocks: all.length + rows.length,
    levels: levels(blocks),
    media: all.filter(({ photo, video }) => photo ?? video).length,
    columns: Math.max(0, ...rows.map((row) => row.length)),
  };
}
