import { z } from "zod";

/** The schemas that are written, with the fields their documentation gives them and no others. */
const time = z.strictObject({
  OTIO_SCHEMA: z.literal("RationalTime.1"),
  rate: z.literal(24),
  value: z.int().min(0),
});
const range = z.strictObject({ OTIO_SCHEMA: z.literal("TimeRange.1"), start_time: time, duration: time });
const named = { metadata: z.record(z.string(), z.unknown()), name: z.string() };
const item = {
  ...named,
  source_range: range.nullable(),
  effects: z.array(z.never()),
  markers: z.array(z.never()),
  enabled: z.literal(true),
};
const clip = z.strictObject({
  OTIO_SCHEMA: z.literal("Clip.2"),
  ...item,
  source_range: range,
  active_media_reference_key: z.literal("DEFAULT_MEDIA"),
  media_references: z.strictObject({
    DEFAULT_MEDIA: z.strictObject({
      OTIO_SCHEMA: z.literal("ExternalReference.1"),
      ...named,
      available_range: range,
      available_image_bounds: z.null(),
      target_url: z.string().regex(/^[\w./-]+$/),
    }),
  }),
});
const transition = z.strictObject({
  OTIO_SCHEMA: z.literal("Transition.1"),
  ...named,
  transition_type: z.literal("SMPTE_Dissolve"),
  in_offset: time,
  out_offset: time,
});
const track = z.strictObject({
  OTIO_SCHEMA: z.literal("Track.1"),
  ...item,
  kind: z.enum(["Video", "Audio"]),
  children: z.array(z.union([clip, transition])),
});
const timeline = z.strictObject({
  OTIO_SCHEMA: z.literal("Timeline.1"),
  ...named,
  // An hour in, as the other list.
  global_start_time: time.refine(({ rate, value }) => value === 3600 * rate),
  tracks: z.strictObject({ OTIO_SCHEMA: z.literal("Stack.1"), ...item, children: z.array(track) }),
});

/** Throws for anything that isn't such a timeline, whose clips go beyond their files, or whose tracks differ in length. */
export function readOtio(text: string) {
  const read = timeline.parse(JSON.parse(text));
  const lengths = read.tracks.children.map(({ children }) =>
    children.reduce(
      (sum, one) => sum + (one.OTIO_SCHEMA === "Clip.2" ? one.source_range.duration.value : 0),
      0,
    ),
  );
  if (new Set(lengths).size > 1) throw new Error(`tracks of different lengths: ${lengths.join(", ")}`);
  if (read.tracks.children.map(({ kind }) => kind).indexOf("Video") !== 0) throw new Error("no pictures");
  for (const { children } of read.tracks.children) {
    for (const [i, child] of children.entries()) {
      if (child.OTIO_SCHEMA === "Transition.1") {
        const sides = [children[i - 1], children[i + 1]];
        if (sides.some((side) => side?.OTIO_SCHEMA !== "Clip.2"))
          throw new Error("a transition beside no clip");
        continue;
      }
      const { start_time: from, duration } = child.source_range;
      const media = child.media_references.DEFAULT_MEDIA.available_range;
      // In and out are how much of the clip before and after a transition it lies over; the other goes on for as long.
      const [before, next] = [children[i - 1], children[i + 1]];
      const later = next?.OTIO_SCHEMA === "Transition.1" ? next.out_offset.value : 0;
      const earlier = before?.OTIO_SCHEMA === "Transition.1" ? before.in_offset.value : 0;
      if (from.value + duration.value + later > media.start_time.value + media.duration.value)
        throw new Error(`${child.name} is seen for longer than its file`);
      if (from.value - earlier < media.start_time.value)
        throw new Error(`${child.name} is seen before its file begins`);
      if (before?.OTIO_SCHEMA === "Transition.1" && before.out_offset.value > duration.value)
        throw new Error(`a transition longer than ${child.name}`);
    }
  }
  return read;
}
