import { z } from "zod";
import { MARK_CORNERS } from "../../core/visible-mark.ts";
import { given, path, type Read, type Variable, variable } from "./variable.ts";

/** What fits into a corner of a tall film. */
const MARK_LETTERS = 40;

/** What clips are signed with, and what is to be seen of it. */
export const MARK_VARIABLES = {
  C2PA_CERT: variable({
    schema: path,
    default: "",
    description:
      "PEM file with the certificate that signs every clip (C2PA), and those above it. Needs C2PA_KEY. Default: one made here, valid but of an unknown signer.",
    example: "./c2pa/chain.pem",
  }),
  C2PA_KEY: variable({
    // Somebody may paste the key itself: it is neither kept as a path nor said again.
    schema: path.refine((written) => !written.includes("-----BEGIN"), "must be the path of the key's file"),
    default: "",
    description: "PEM file with the private key of C2PA_CERT.",
    example: "./c2pa/key.pem",
    secret: true,
  }),
  VISIBLE_MARK: variable({
    schema: z
      .string()
      .trim()
      .min(1)
      .refine(
        (words) =>
          [...words].length <= MARK_LETTERS && /^[^\p{C}\p{Zl}\p{Zp}\p{Emoji_Presentation}]+$/u.test(words),
        `must be one line of at most ${MARK_LETTERS} letters, digits and signs, without emoji`,
      ),
    default: "",
    description: `Words that stand in a corner of every clip, drafts too, such as that it is AI's and whose; at most ${MARK_LETTERS} letters of any script. Default: none.`,
    example: "Made with AI · example.org",
  }),
  VISIBLE_MARK_CORNER: variable({
    schema: z.enum(MARK_CORNERS, { error: `must be ${MARK_CORNERS.join(", ")}` }),
    default: "top-right",
    description:
      "Corner that VISIBLE_MARK stands in: top-right, top-left, bottom-right or bottom-left; the lower ones are above captions and players' controls.",
    example: "bottom-left",
  }),
} as const satisfies Record<string, Variable>;

export function readMarks(values: Read<typeof MARK_VARIABLES>) {
  return {
    /** Files that clips are signed with; undefined: a certificate of our own making. */
    c2pa:
      values.C2PA_CERT === undefined || values.C2PA_KEY === undefined
        ? undefined
        : { cert: values.C2PA_CERT, key: values.C2PA_KEY },
    visibleMark:
      values.VISIBLE_MARK === undefined
        ? undefined
        : { text: values.VISIBLE_MARK, corner: given(values.VISIBLE_MARK_CORNER) },
  };
}

export function markProblems(values: Read<typeof MARK_VARIABLES>): string[] {
  if ((values.C2PA_CERT === undefined) === (values.C2PA_KEY === undefined)) return [];
  return [
    `C2PA_CERT and C2PA_KEY need each other. Example: C2PA_CERT=${MARK_VARIABLES.C2PA_CERT.example} C2PA_KEY=${MARK_VARIABLES.C2PA_KEY.example}`,
  ];
}
