/** What is drawn of what people play or sing with. */
export const INSTRUMENTS: ReadonlySet<string> = new Set(
  "cello harp piano guitar violin drum trumpet saxophone accordion microphone banjo flute".split(" "),
);
