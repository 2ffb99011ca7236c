const WOMEN = new Set(
  "ann anna anne mara maria marie eva eve emma lena lisa julia sara sarah laura nora clara alice rosa zoe mia lucy jane kate mary ella olivia sophie sofia".split(
    " ",
  ),
);
const MEN = new Set(
  "tom ben max paul john jack james peter david mark luke adam leo sam tim jim bob bill george henry frank carlos pedro hans karl pierre".split(
    " ",
  ),
);

/** Whom most people take somebody of this first name for; undefined: it is none of these, or anybody's. */
export function sexOfName(name: string): "woman" | "man" | undefined {
  const first = name.toLowerCase();
  return WOMEN.has(first) ? "woman" : MEN.has(first) ? "man" : undefined;
}
