import { path, type Read, type Variable, variable } from "./variable.ts";

/** What clips are signed with. */
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
} as const satisfies Record<string, Variable>;

export function readMarks(values: Read<typeof MARK_VARIABLES>) {
  return {
    /** Files that clips are signed with; undefined: a certificate of our own making. */
    c2pa:
      values.C2PA_CERT === undefined || values.C2PA_KEY === undefined
        ? undefined
        : { cert: values.C2PA_CERT, key: values.C2PA_KEY },
  };
}

export function markProblems(values: Read<typeof MARK_VARIABLES>): string[] {
  if ((values.C2PA_CERT === undefined) === (values.C2PA_KEY === undefined)) return [];
  return [
    `C2PA_CERT and C2PA_KEY need each other. Example: C2PA_CERT=${MARK_VARIABLES.C2PA_CERT.example} C2PA_KEY=${MARK_VARIABLES.C2PA_KEY.example}`,
  ];
}
