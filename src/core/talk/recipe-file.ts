import { readRecipe } from "../film/recipe.ts";
import { fromRecipe } from "../film/recipe-request.ts";
import type { VideoRequest } from "../film/request.ts";
import type { Asked, Studio } from "../ports/studio.ts";
import type { Reply } from "./reply.ts";

/** A recipe of a 60-shot film is well under this. */
const RECIPE_MAX_BYTES = 262_144;

/** Has the film of a recipe file made again, with `change` laid over its request. `key`: the file's in the media store. */
export async function makeFromRecipe(
  key: string,
  change: Partial<VideoRequest>,
  asked: Omit<Asked, "request" | "from">,
  studio: Studio,
): Promise<Reply> {
  const recipe = readRecipe(await studio.readText(key, RECIPE_MAX_BYTES));
  const clip = await studio.admit({ ...asked, ...fromRecipe(recipe, change) });
  return { kind: "clip", clipId: clip.id };
}
