import { withoutMarks } from "../core/film/bible.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { FRAMING_IDS, type Framing } from "../core/film/framing.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Line } from "../core/film/sound.ts";
import type { Director } from "../core/ports/director.ts";
import type { Log } from "../core/ports/log.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { WriteText } from "../core/ports/write-text.ts";
import { readStory } from "../story/beats.ts";
import { markOf, readLines, unmark, withMarksShown } from "../story/lines.ts";
import type { FilmReading } from "../story/read-film.ts";
import { askForJson } from "./ask-for-json.ts";
import { assemblePlan, type ShotIdea } from "./assemble-plan.ts";
import { MOST_OF_ONE_SIZE } from "./framing.ts";
import { longestShotFrames, reach, SHORTEST_SHOT_SECONDS, toFrames, toSeconds } from "./lengths.ts";
import { markingFor } from "./material.ts";
import { placeLines, withLines } from "./shot-lines.ts";
import { type ShotBounds, shotsAnswer, shotsQuestion, type ToldShot } from "./shots-question.ts";
import { storyAnswer, storyQuestion, type ToldStory } from "./story-question.ts";

export interface LanguageModelDirectorParts {
  /** Id of the language model, for the plan's record. */
  id: string;
  write: WriteText;
  /** Plans whenever the language model can't, and says first whether a film can be planned at all. */
  fallback: Director;
  log: Log;
  /** For each of its two steps. */
  timeoutMs: number;
}

const MOST_SHOTS = 30;

/**
 * Directs with a language model, in two steps: first the story (who, where, what happens), then, with that fixed, what
 * is seen of it, so that the second can't change what the first has told. Its answers can only ever be words, moves and
 * lengths, which are fitted to the model like those of the rules; what is spoken stays the person's own words. For any
 * failure, delay or nonsense the rules' plan is taken and the log says why. Films of one shot and prompts written as
 * shots are left to the rules: there is nothing to decide; so is a film without a payer.
 */
export function createLanguageModelDirector(parts: LanguageModelDirectorParts): Director {
  const writer = ({ prompt, known }: VideoRequest, byRules: FilmPlan): string | undefined => {
    const isScript = readStory(unmark(readLines(withoutMarks(prompt, known)).told).text).scripted;
    return byRules.shots.length === 1 || isScript ? undefined : parts.id;
  };
  return {
    writer,
    async plan(request, model, payer) {
      const byRules = await parts.fallback.plan(request, model);
      if (payer === undefined || writer(request, byRules) === undefined) return byRules;
      const { told, lines } = readLines(withoutMarks(request.prompt, request.known));
      try {
        const bounds = shotBounds(request, model);
        const marking = markingFor(request.seed, request.prompt);
        const reading = { known: request.known ?? [], most: bounds.most, lines: lines.length };
        const asking = { timeoutMs: parts.timeoutMs, payer, clean: marking.plain };
        const story = await askForJson(
          parts.write,
          storyQuestion(
            { ...reading, request, idea: withMarksShown(told), spoken: lines.map(sayLine) },
            marking,
          ),
          storyAnswer(reading),
          asking,
        );
        const shots = await askForJson(
          parts.write,
          shotsQuestion({ request, story, bounds, wished: byRules.shots.length }, marking),
          shotsAnswer({ story, bounds }),
          asking,
        );
        return planOf(story, shots, { id: parts.id, request, model, lines, told: unmark(told).text });
      } catch (error) {
        parts.log.warn(
          { err: error, director: parts.id },
          "the language model gave no usable film plan; planned by rules",
        );
        return byRules;
      }
    },
  };
}

function sayLine({ speaker, text }: Line): string {
  return `${speaker ?? "narrator"}: ${text}`;
}

function planOf(
  story: ToldStory,
  shots: readonly ToldShot[],
  {
    id,
    request,
    model,
    lines,
    told,
  }: {
    id: string;
    request: VideoRequest;
    model: ModelDescription;
    lines: readonly Line[];
    told: string;
  },
): FilmPlan {
  const settings = shots.map((shot) => settingOf(story, shot));
  const reading: FilmReading = { cast: story.cast, places: story.places, settings };
  const framings = variedSizes(shots.map(({ framing }) => framing ?? "medium"));
  const spoken = placeLines(
    shots.map((shot, i) => ideaOf(story, shot, framings[i] ?? "medium")),
    lines,
    request.seconds,
  );
  const plan = assemblePlan(spoken.ideas, {
    director: id,
    request,
    model,
    look: story.look,
    warnings: [],
    reading,
  });
  const beats = story.beats.map(({ english: _, lines: __, ...beat }) => beat);
  const whole = { ...plan, story: { cast: story.cast, places: story.places, look: story.look, beats } };
  return lines.length === 0 ? whole : { ...withLines(whole, spoken.linesOf), told };
}

function settingOf(story: ToldStory, shot: ToldShot): FilmReading["settings"][number] {
  const beat = story.beats[shot.beat - 1];
  const castIds = (beat?.cast ?? []).filter((id) => shot.cast?.includes(id) ?? true);
  const place = story.places.find(({ id }) => id === beat?.place);
  const light = shot.light ?? beat?.light;
  return {
    castIds,
    cast: castIds.flatMap((id) => story.cast.find((member) => member.id === id)?.description ?? []),
    told: toldBy(shot),
    ...(place === undefined ? {} : { placeId: place.id, place: place.description }),
    ...(light === undefined ? {} : { light }),
    ...(beat?.weather === undefined ? {} : { weather: beat.weather }),
  };
}

function toldBy({ first, motion, last }: ToldShot): string {
  const sentences = [first, motion, last && `At the end: ${last}`].filter(
    (words) => words !== undefined && words,
  );
  return sentences.map((words) => (/[.!?…]$/u.test(words ?? "") ? words : `${words}.`)).join(" ");
}

function ideaOf(story: ToldStory, shot: ToldShot, framing: Framing): ShotIdea {
  const beat = story.beats[shot.beat - 1];
  return {
    beat: (beat?.text ?? shot.first) + (beat?.lines ?? []).map(markOf).join(""),
    told: toldBy(shot),
    weight: shot.seconds ?? 4,
    fadeIn: /fade|dissolve/iu.test(shot.transition ?? ""),
    framing,
    angle: shot.angle ?? "eye-level",
    firstFrame: shot.first,
    ...(shot.last ? { lastFrame: shot.last } : {}),
    ...(shot.camera === undefined || shot.camera === null ? {} : { camera: shot.camera }),
  };
}

/** Where too many shots show as much as each other, the last of them go a size nearer or farther. */
function variedSizes(sizes: readonly Framing[]): Framing[] {
  const varied = [...sizes];
  const most = Math.max(1, Math.floor(sizes.length * MOST_OF_ONE_SIZE));
  for (const size of new Set(sizes)) {
    const at = FRAMING_IDS.indexOf(size);
    for (let i = varied.length - 1; i >= 0 && varied.filter((one) => one === size).length > most; i -= 1) {
      if (varied[i] !== size) continue;
      const nearer = FRAMING_IDS[at + (i % 2 === 0 ? 1 : -1)] ?? FRAMING_IDS[at === 0 ? 1 : at - 1];
      if (nearer !== undefined) varied[i] = nearer;
    }
  }
  return varied;
}

function shotBounds(request: VideoRequest, model: ModelDescription): ShotBounds {
  const total = toFrames(request.seconds);
  const longest = Math.max(1, longestShotFrames(model.lengths));
  const shortest = Math.max(
    SHORTEST_SHOT_SECONDS,
    Math.min(reach(model.lengths)?.shortest ?? 0, toSeconds(longest)),
  );
  const fewest = Math.ceil(total / longest);
  const most = Math.min(MOST_SHOTS, Math.max(fewest, Math.floor(request.seconds / SHORTEST_SHOT_SECONDS)));
  return { fewest, most, shortest, longest: toSeconds(longest) };
}
