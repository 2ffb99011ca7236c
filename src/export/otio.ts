import type { EditList } from "./edit-list.ts";

/**
 * An OpenTimelineIO file (schemas Timeline.1, Stack.1, Track.1, Clip.2, ExternalReference.1, Transition.1): one video
 * track whose clips refer to the shots' files beside it, so that the folder can be moved as a whole. A dissolve overlaps
 * the later clip only: its `in_offset` is 0.
 */
export function toOtio({ title, rate, events }: EditList, folder: string): string {
  const time = (value: number) => ({ OTIO_SCHEMA: "RationalTime.1", rate, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: "TimeRange.1",
    start_time: time(start),
    duration: time(duration),
  });
  const named = (name: string) => ({ metadata: {}, name });
  const children = events.flatMap((event) => [
    ...(event.dissolve === 0
      ? []
      : [
          {
            OTIO_SCHEMA: "Transition.1",
            ...named("dissolve"),
            transition_type: "SMPTE_Dissolve",
            in_offset: time(0),
            out_offset: time(event.dissolve),
          },
        ]),
    {
      OTIO_SCHEMA: "Clip.2",
      metadata: { rushes: { shot: event.number, beat: event.beat } },
      name: event.file,
      source_range: range(event.sourceFrom, event.frames),
      effects: [],
      markers: [],
      enabled: true,
      active_media_reference_key: "DEFAULT_MEDIA",
      media_references: {
        DEFAULT_MEDIA: {
          OTIO_SCHEMA: "ExternalReference.1",
          ...named(event.file),
          available_range: range(0, event.available),
          available_image_bounds: null,
          target_url: `${folder}/${event.file}`,
        },
      },
    },
  ]);
  const timeline = {
    OTIO_SCHEMA: "Timeline.1",
    ...named(title),
    global_start_time: time(3600 * rate),
    tracks: {
      OTIO_SCHEMA: "Stack.1",
      ...named("tracks"),
      source_range: null,
      effects: [],
      markers: [],
      enabled: true,
      children: [
        {
          OTIO_SCHEMA: "Track.1",
          ...named("V1"),
          kind: "Video",
          source_range: null,
          effects: [],
          markers: [],
          enabled: true,
          children,
        },
      ],
    },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
