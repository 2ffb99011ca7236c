import { UserMistake } from "../errors.ts";
import type { Asked } from "../ports/studio.ts";
import { withoutMarks } from "./bible.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "./film-plan.ts";
import type { Recipe } from "./recipe.ts";
import type { VideoRequest } from "./request.ts";
import { requestChanges } from "./request-changes.ts";
import type { Line } from "./sound.ts";
import type { Story } from "./story.ts";

/** Changes of these leave the shots as they were planned. */
const KEEPS_PLAN = new Set<keyof VideoRequest>(["aspect", "resolution", "draft"]);

/**
 * What to admit so that a recipe's film is made again, with `change` laid over its request. The plan is
 * shot as it stands in the file, unless a change or an edited prompt needs another one: then the director plans anew.
 */
export function fromRecipe(
  recipe: Recipe,
  change: Partial<VideoRequest>,
): Required<Pick<Asked, "request" | "from">> {
  const { images: pictures, style, camera, negative, known, ...rest } = recipe.request;
  const before: Omit<VideoRequest, "images"> = {
    ...rest,
    ...(style === undefined ? {} : { style }),
    ...(camera === undefined ? {} : { camera }),
    ...(negative === undefined ? {} : { negative }),
  };
  if (pictures.length > 0 && (change.images ?? []).length === 0) {
    const count = pictures.length === 1 ? "a picture" : `${pictures.length} pictures`;
    throw new UserMistake(
      "recipe-needs-images",
      `This recipe was made from ${count} (${pictures.map(({ role }) => role).join(", ")}). Attach them again together with the recipe.`,
    );
  }
  const images = change.images ?? [];
  const changes = requestChanges({ ...before, images }, { ...before, ...change, images });
  const keepsPlan = Object.entries(change).every(
    ([name, after]) =>
      KEEPS_PLAN.has(name as keyof VideoRequest) || before[name as keyof typeof before] === after,
  );
  // In an edited file another prompt is another film, of which the old plan would show nothing, and another model
  // may make shots of other lengths.
  const isRewritten =
    (recipe.plan?.setting !== undefined && recipe.plan.setting !== withoutMarks(before.prompt, known)) ||
    isByOthers(recipe);
  const plan = recipe.plan && keepsPlan && !isRewritten ? toPlan(recipe.plan, recipe) : undefined;
  return {
    request: { ...before, ...change },
    from: {
      kinship: "recipe",
      changes,
      ...(plan ? { plan } : {}),
      ...(plan && recipe.finishing ? { finishing: toFinishing(recipe.finishing) } : {}),
    },
  };
}

/** Some of its shots may be another model's, which stood in; never all of a film's. */
function isByOthers({ made = [], request }: Recipe): boolean {
  return made.length > 0 && made.every(({ model }) => model !== request.model);
}

function toPlan(plan: NonNullable<Recipe["plan"]>, { request, finishing }: Recipe): FilmPlan {
  const film: FilmPlan = {
    director: plan.director,
    ...(plan.setting === undefined ? {} : { setting: plan.setting }),
    ...(plan.told === undefined ? {} : { told: plan.told }),
    warnings: plan.warnings,
    ...(plan.story === undefined ? {} : { story: toStory(plan.story) }),
    shots: plan.shots.map(toShot),
  };
  const whole = filmSeconds(film);
  const trim = finishing?.trim;
  const lengths = trim ? [whole, trim.to - trim.from] : [whole];
  if (!lengths.some((length) => Math.abs(length - request.seconds) < 0.05)) {
    throw new UserMistake(
      "bad-recipe",
      `The attached recipe's shots add up to ${whole} seconds, but its request says ${request.seconds}. Make them agree, or take out "plan" to have the film planned anew.`,
    );
  }
  return film;
}

function toShot({ lines, ...shot }: NonNullable<Recipe["plan"]>["shots"][number]): PlannedShot {
  return { ...given(shot), ...(lines === undefined ? {} : { lines: lines.map(toLine) }) };
}

function toStory({ beats, cast, ...story }: NonNullable<NonNullable<Recipe["plan"]>["story"]>): Story {
  return { ...story, cast: cast.map((member) => given(member)), beats: beats.map((beat) => given(beat)) };
}

type Given<Some> = { [Name in keyof Some]: Exclude<Some[Name], undefined> };

/** Without the fields that are there and say nothing. */
function given<Some extends object>(some: Some): Given<Some> {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Given<Some>;
}

function toLine({ speaker, text }: { speaker?: string | undefined; text: string }): Line {
  return speaker === undefined ? { text } : { speaker, text };
}

function toFinishing(
  finishing: NonNullable<Recipe["finishing"]>,
): NonNullable<NonNullable<Asked["from"]>["finishing"]> {
  const { trim, loop } = finishing;
  return { ...(trim === undefined ? {} : { trim }), ...(loop === undefined ? {} : { loop }) };
}
