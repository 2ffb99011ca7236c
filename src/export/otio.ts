import type { EditList } from "./edit-list.ts";

/** A file of sound as long as the whole film, before anything was trimmed away. */
interface SoundFile {
  /** What is heard in it. */
  name: string;
  /** Its path from where the list lies. */
  path: string;
}

/**
 * An OpenTimelineIO file (schemas Timeline.1, Stack.1, Track.1, Clip.2, ExternalReference.1, Transition.1): one video
 * track whose clips refer to the shots' files beside it, so that the folder can be moved as a whole, and a track for
 * each file of sound. A dissolve overlaps the later clip only: its `in_offset` is 0.
 */
export function toOtio(
  { title, rate, events, trimmedFrom, untrimmed }: EditList,
  folder: string,
  sounds: readonly SoundFile[] = [],
): string {
  const time = (value: number) => ({ OTIO_SCHEMA: "RationalTime.1", rate, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: "TimeRange.1",
    start_time: time(start),
    duration: time(duration),
  });
  const named = (name: string) => ({ metadata: {}, name });
  const clip = (
    name: string,
    [from, frames]: [number, number],
    file: { path: string; frames: number },
    about: Record<string, unknown> = {},
  ) => ({
    OTIO_SCHEMA: "Clip.2",
    metadata: about,
    name,
    source_range: range(from, frames),
    effects: [],
    markers: [],
    enabled: true,
    active_media_reference_key: "DEFAULT_MEDIA",
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: "ExternalReference.1",
        ...named(name),
        available_range: range(0, file.frames),
        available_image_bounds: null,
        target_url: file.path,
      },
    },
  });
  const group = (schema: "Stack.1" | "Track.1", name: string, more: Record<string, unknown>) => ({
    OTIO_SCHEMA: schema,
    ...named(name),
    source_range: null,
    effects: [],
    markers: [],
    enabled: true,
    ...more,
  });
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
    clip(
      event.file,
      [event.sourceFrom, event.frames],
      { path: `${folder}/${event.file}`, frames: event.available },
      { rushes: { shot: event.number, beat: event.beat } },
    ),
  ]);
  const seen = events.reduce((sum, { frames }) => sum + frames, 0);
  const heard = sounds.map(({ name, path }, i) =>
    group("Track.1", `A${i + 1} ${name}`, {
      kind: "Audio",
      children: [clip(path.split("/").at(-1) ?? path, [trimmedFrom, seen], { path, frames: untrimmed })],
    }),
  );
  const timeline = {
    OTIO_SCHEMA: "Timeline.1",
    ...named(title),
    global_start_time: time(3600 * rate),
    tracks: group("Stack.1", "tracks", {
      children: [group("Track.1", "V1", { kind: "Video", children }), ...heard],
    }),
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
