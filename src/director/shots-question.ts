import { z } from "zod";
import { CAMERA_MOVE_IDS } from "../core/film/camera.ts";
import { ANGLE_IDS, FRAMING_IDS, type Framing } from "../core/film/framing.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { TextQuestion } from "../core/ports/write-text.ts";
import { formOf } from "./ask-for-json.ts";
import { angleInAnswer, cameraInWords, fewWords, framingInAnswer, words } from "./in-answers.ts";
import type { Marking } from "./material.ts";
import type { ToldStory } from "./story-question.ts";

export interface ShotBounds {
  fewest: number;
  most: number;
  /** Seconds. */
  shortest: number;
  longest: number;
}

const FORM = formOf(
  "shots",
  z.strictObject({
    shots: z.array(
      z.strictObject({
        beat: z.number(),
        cast: z.array(z.string()),
        framing: z.enum(FRAMING_IDS as [Framing, ...Framing[]]),
        angle: z.enum(ANGLE_IDS as [string, ...string[]]),
        camera: z.enum(CAMERA_MOVE_IDS as [string, ...string[]]),
        seconds: z.number(),
        first: z.string(),
        motion: z.string(),
        last: z.string().nullable(),
        light: z.string().nullable(),
        transition: z.enum(["cut", "fade"]),
      }),
    ),
  }),
);

/** The second step: what is seen of a story that stands. Who, where and what is said is no longer anybody's to change. */
export function shotsQuestion(
  {
    request,
    story,
    bounds,
    wished,
  }: {
    request: VideoRequest;
    story: ToldStory;
    bounds: ShotBounds;
    /** How many shots the rules would make. */
    wished: number;
  },
  marking: Marking,
): TextQuestion {
  const beats = story.beats.map((beat, i) => {
    const about = [
      beat.cast.length > 0 && `cast ${beat.cast.join(" ")}`,
      beat.place !== undefined && `place ${beat.place}`,
      beat.light,
      beat.weather,
      beat.lines.length > 0 && "somebody speaks",
    ].filter(Boolean);
    return `${i + 1}. ${beat.english}${about.length > 0 ? ` (${about.join("; ")})` : ""}`;
  });
  const entries = [...story.cast, ...story.places].map(({ id, description }) => `${id}: ${description}`);
  return {
    seed: request.seed,
    form: FORM,
    material: [...entries, ...beats].join("\n"),
    system: [
      "You are a film director. A story is given; you break it into shots for a text-to-video model, and decide only what is seen.",
      'Answer with one JSON object and nothing else: {"shots":[{"beat":1,"cast":["mara"],"framing":"wide","angle":"eye-level","camera":"dolly-in","seconds":5,"first":"…","motion":"…","last":null,"light":null,"transition":"cut"}]}',
      "beat: the number of the beat it shows. The beats come in their order, and each has at least one shot. cast: ids of those who are seen, of the beat's cast.",
      `framing: one of ${FRAMING_IDS.join(", ")}; never the same three times in a row. angle: one of ${ANGLE_IDS.join(", ")}. camera: one of ${CAMERA_MOVE_IDS.join(", ")}; follow the person where they name one.`,
      `seconds: between ${bounds.shortest} and ${bounds.longest}; they should add up to ${request.seconds}.`,
      "first: what its first picture shows, in English, complete in itself, at most 250 characters: names instead of pronouns, nothing like “the same” or “as before”. motion: what moves and changes in it, at most 200 characters. last: what its last picture shows, only where that is much another one; else null. Say nothing of the camera in these.",
      "light: where it differs from the beat's; else null. transition: fade only where time has passed or the place is another before this shot; else cut.",
      `About ${wished} shots, at least ${bounds.fewest} and at most ${bounds.most}.`,
      marking.rule,
    ].join("\n"),
    prompt: [
      ...(entries.length === 0 ? [] : ["Cast and places:", marking.material(entries.join("\n"))]),
      "The story's beats:",
      marking.material(beats.join("\n")),
      `Length: ${request.seconds} s. Picture: ${request.aspect}.${request.style === undefined ? "" : ` Style: ${request.style}.`}`,
    ].join("\n"),
  };
}

const PRONOUN = /^(?:it|he|she|they|his|her|its|their|him|them|this|that)\b/iu;
const AS_BEFORE =
  /\b(?:same (?:as|shot|scene|place|pose|setting|framing)|as before|(?:previous|last|earlier) (?:shot|scene)|continues? from|again from)\b/iu;

export function shotsAnswer({ story, bounds }: { story: ToldStory; bounds: ShotBounds }) {
  const seen = words(300).refine((text) => !AS_BEFORE.test(text), "leans on another shot: say what is seen");
  return z
    .object({
      shots: z
        .array(
          z.object({
            beat: z.coerce.number().int().min(1).max(story.beats.length, "is no beat of the story"),
            cast: z.array(z.string().max(80)).nullish(),
            framing: framingInAnswer,
            angle: angleInAnswer,
            camera: cameraInWords,
            seconds: z.coerce.number().min(0.5).max(60).nullish(),
            first: seen,
            motion: fewWords(240),
            last: fewWords(240),
            light: fewWords(80),
            transition: z.string().max(40).nullish().catch(undefined),
          }),
        )
        .min(bounds.fewest, `has fewer than ${bounds.fewest} shots`)
        .max(bounds.most, `has more than ${bounds.most} shots`),
    })
    .superRefine(({ shots }, context) => {
      let before = 0;
      for (const [i, { beat, first, cast }] of shots.entries()) {
        const fault = (field: string, message: string) =>
          context.addIssue({ code: "custom", path: ["shots", i, field], message });
        if (beat < before) fault("beat", `comes after beat ${before}: keep the story's order`);
        if (beat > before + 1) fault("beat", `leaves out beat ${before + 1}`);
        before = Math.max(before, beat);
        const isSomebodySeen = (cast ?? story.beats[beat - 1]?.cast ?? []).length > 0;
        if (PRONOUN.test(first) && !isSomebodySeen) fault("first", "names nobody: say who or what is seen");
      }
      if (before < story.beats.length)
        context.addIssue({ code: "custom", path: ["shots"], message: `leaves out beat ${before + 1}` });
    })
    .transform(({ shots }) => shots);
}

export type ToldShot = z.output<ReturnType<typeof shotsAnswer>>[number];
