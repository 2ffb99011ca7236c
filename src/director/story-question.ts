import { z } from "zod";
import type { VideoRequest } from "../core/film/request.ts";
import type { CastMember, Story, StoryPlace } from "../core/film/story.ts";
import type { TextQuestion } from "../core/ports/write-text.ts";
import type { KnownEntries } from "../story/read-film.ts";
import { formOf } from "./ask-for-json.ts";
import { fewWords, words } from "./in-answers.ts";
import type { Marking } from "./material.ts";

/** The first step: what the idea says, before anybody thinks of pictures. */
export interface ToldStory extends Story {
  beats: (Story["beats"][number] & {
    /** The same in English, for models that know nothing else. */
    english: string;
    /** Numbers of the lines spoken in it, from 0. */
    lines: number[];
  })[];
}

const MOST_CAST = 12;
const MOST_PLACES = 12;

const entry = z.strictObject({ id: z.string(), name: z.string(), description: z.string() });
const FORM = formOf(
  "story",
  z.strictObject({
    cast: z.array(entry),
    places: z.array(entry),
    beats: z.array(
      z.strictObject({
        text: z.string(),
        english: z.string(),
        cast: z.array(z.string()),
        place: z.string().nullable(),
        light: z.string().nullable(),
        weather: z.string().nullable(),
        lines: z.array(z.number()),
      }),
    ),
    look: z.array(z.string()),
  }),
);

export function storyQuestion(
  {
    request,
    idea,
    spoken,
    known,
    most,
  }: {
    request: VideoRequest;
    /** What there is to see, with "[line 1]" where somebody speaks. */
    idea: string;
    spoken: readonly string[];
    known: KnownEntries;
    most: number;
  },
  marking: Marking,
): TextQuestion {
  return {
    seed: request.seed,
    form: FORM,
    material: [idea, ...spoken].join("\n"),
    system: [
      "You read an idea for a short film and write down its story. Somebody else decides later how it is filmed.",
      'Answer with one JSON object and nothing else: {"cast":[{"id":"mara","name":"Mara","description":"…"}],"places":[{"id":"…","name":"…","description":"…"}],"beats":[{"text":"…","english":"…","cast":["mara"],"place":"…","light":"…","weather":"…","lines":[1]}],"look":["…"]}',
      "cast: everybody and everything the story is about. description: how they look, in English, at most 200 characters: what somebody who draws them must know, as told; invent only what is needed to know them again (age, hair, clothes, colours). No doings, no feelings.",
      "places: where it happens. description: how it looks there, in English, at most 160 characters.",
      `beats: what happens, in the order of telling, at least 1 and at most ${most}. text: in the person's own language and as far as possible in their own words, at most 200 characters. english: the same in English, with names instead of pronouns. cast: ids of who is in it. place: id, or null where none is told yet. light: time of day and light, in English, null where nothing is told. weather: in English, only while it lasts: null once it is over or nobody told of any.`,
      "lines: the numbers of the spoken lines that belong to this beat, each line in one beat; else an empty list. Don't repeat the spoken words in text.",
      "look: sentences in English on how everything looks, only where the person said so; else an empty list.",
      "Invent nothing that contradicts the idea and leave nothing out.",
      ...(known.length === 0
        ? []
        : ["Known entries are given below: use their ids, names and descriptions exactly as they are."]),
      marking.rule,
    ].join("\n"),
    prompt: [
      "The idea:",
      marking.material(idea),
      ...(spoken.length === 0
        ? []
        : [
            "What is spoken:",
            marking.material(spoken.map((line, i) => `[line ${i + 1}] ${line}`).join("\n")),
          ]),
      ...(known.length === 0
        ? []
        : [
            "Known entries:",
            marking.material(
              known
                .map(({ kind, id, name, description }) => `${kind} ${id}: ${name}: ${description}`)
                .join("\n"),
            ),
          ]),
      `Length: ${request.seconds} s.`,
    ].join("\n"),
  };
}

export function storyAnswer({
  known,
  lines,
  most,
}: {
  known: KnownEntries;
  /** How many lines are spoken. */
  lines: number;
  most: number;
}) {
  const entries = z
    .array(
      z.object({
        id: z.string().max(80).nullish(),
        name: words(60),
        description: words(240),
      }),
    )
    .nullish()
    .transform((all) => all ?? []);
  const light = fewWords(80);
  return z
    .object({
      cast: entries,
      places: entries,
      beats: z
        .array(
          z.object({
            text: words(300),
            english: words(300).nullish(),
            cast: z
              .array(z.string().max(80))
              .nullish()
              .transform((ids) => ids ?? []),
            place: z.string().max(80).nullish(),
            light,
            weather: light,
            lines: z.array(z.number()).nullish().catch(undefined),
          }),
        )
        .min(1, "has no beat")
        .max(most, `has more than ${most} beats`),
      look: z.array(words(200)).max(6).nullish().catch(undefined),
    })
    .transform(({ cast, places, beats, look }, context): ToldStory => {
      const members = withKnown(cast.slice(0, MOST_CAST), known, "cast");
      const spots = withKnown(places.slice(0, MOST_PLACES), known, "place");
      const bind = (entries: Named[], asked: string, path: (string | number)[]): string | undefined => {
        const found = entries.find(({ answers }) => answers.includes(idOf(asked)));
        if (found) return found.id;
        context.addIssue({ code: "custom", path, message: "is no id that is listed above it" });
        return undefined;
      };
      let lit: string | undefined;
      const left = new Set(Array.from({ length: lines }, (_, i) => i));
      return {
        cast: members.map(strip),
        places: spots.map(strip),
        look: look ?? [],
        beats: beats.map((beat, i) => {
          const place = beat.place ? bind(spots, beat.place, ["beats", i, "place"]) : undefined;
          const ids = beat.cast.flatMap((id, j) => bind(members, id, ["beats", i, "cast", j]) ?? []);
          // It stays as it is until something else is told.
          lit = beat.light ?? lit;
          const spokenHere = (beat.lines ?? []).map((number) => number - 1).filter((n) => left.delete(n));
          return {
            text: withoutLineMarks(beat.text),
            english: withoutLineMarks(beat.english ?? beat.text),
            cast: [...new Set(ids)],
            ...(place === undefined ? {} : { place }),
            ...(lit === undefined ? {} : { light: lit }),
            ...(beat.weather ? { weather: beat.weather } : {}),
            lines: spokenHere,
          };
        }),
      };
    });
}

interface Named extends CastMember {
  /** What it is called by. */
  answers: string[];
}

/** Entries of the community's bible stay as they stand there, whatever was made of them. */
function withKnown(
  told: readonly { id?: string | null | undefined; name: string; description: string }[],
  known: KnownEntries,
  kind: "cast" | "place",
): Named[] {
  const taken = new Set<string>();
  const entries = known
    .filter((entry) => entry.kind === kind)
    .map(({ id, name, description }): Named => {
      taken.add(id);
      return { id, name, description, answers: [idOf(id), idOf(name)] };
    });
  for (const { id, name, description } of told) {
    const answers = [...new Set([idOf(id ?? name), idOf(name)])].filter((word) => word !== "");
    if (entries.some((entry) => entry.answers.some((word) => answers.includes(word)))) continue;
    const first = answers[0] ?? "one";
    let free = first;
    for (let n = 2; taken.has(free); n += 1) free = `${first}-${n}`;
    taken.add(free);
    entries.push({
      id: free,
      name,
      description: kind === "cast" ? withName(name, description) : description,
      answers,
    });
  }
  return entries;
}

/** "Mara, a girl in a red coat": so that her name in a prompt means somebody. */
function withName(name: string, description: string): string {
  return description.toLowerCase().includes(name.toLowerCase()) ? description : `${name}, ${description}`;
}

function strip({ answers: _, ...entry }: Named): CastMember & StoryPlace {
  return entry;
}

function idOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/^@/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}

function withoutLineMarks(text: string): string {
  const without = text.replace(/\s*\[line \d+\]/giu, "").trim();
  return without === "" ? text : without;
}
