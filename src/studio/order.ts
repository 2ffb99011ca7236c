import { createHash } from "node:crypto";
import type { Clip } from "../core/film/clip.ts";
import { type FilmPlan, type PlannedShot, toldScene } from "../core/film/film-plan.ts";
import { madePictureKey } from "../core/film/made-picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { ShotOrder } from "../core/ports/orders.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { drawnFrom, looksIn } from "../director/shot-prompt.ts";

/** What a backend is asked for, and the digest under which the made shot is found again. */
export interface OrderedShot {
  order: ShotOrder;
  digest: string;
}

/** What the backend is asked for to make one shot of a plan. */
export function orderOf(
  request: VideoRequest,
  plan: FilmPlan,
  shot: PlannedShot,
  model: Pick<ModelDescription, "id" | "version">,
): ShotOrder {
  const scene = toldScene(plan, shot);
  return {
    kind: "video",
    model: model.id,
    ...(model.version === undefined ? {} : { version: model.version }),
    prompt: [shot.prompt, ...shownIn(shot, plan, request), ...spokenIn(shot, plan)].join(" "),
    ...(request.negative === undefined ? {} : { negative: request.negative }),
    seconds: shot.renderSeconds,
    aspect: request.aspect,
    resolution: request.resolution,
    seed: shot.seed,
    ...(request.style === undefined ? {} : { style: request.style }),
    camera: shot.camera,
    ...(shot.startImage === undefined ? {} : { startImage: shot.startImage }),
    ...(shot.endImage === undefined ? {} : { endImage: shot.endImage }),
    ...(shot.references === undefined ? {} : { references: shot.references }),
    ...(shot.sourceVideo === undefined ? {} : { sourceVideo: shot.sourceVideo }),
    ...(shot.strength === undefined ? {} : { strength: shot.strength }),
    beat: shot.beat,
    shotNumber: shot.number ?? shot.index + 1,
    filmSeed: request.seed,
    ...drawnFrom(plan.told ?? plan.setting ?? request.prompt, shot.beat),
    ...(scene === undefined ? {} : { scene: { ...scene, cast: scene.cast.map(lookedAt(shot)) } }),
  };
}

function lookedAt({ beat }: PlannedShot) {
  return <Member extends { description: string }>(member: Member): Member => ({
    ...member,
    description: looksIn(beat, member.description),
  });
}

/** What a backend is asked for that draws a still of each of a board's shots. */
export function stillOrders(
  { request, plan }: Pick<Clip, "request" | "plan">,
  model: ModelDescription,
): ShotOrder[] {
  return plan.shots.map((shot) => orderOf({ ...request, resolution: "480p" }, plan, shot, model));
}

/** Which picture is who: sent without a name, references are mixed up or not heeded. */
function shownIn(
  { references = [] }: PlannedShot,
  { pictures = [] }: FilmPlan,
  { images, known = [] }: VideoRequest,
): string[] {
  return references.flatMap((key, index) => {
    const made = pictures.find((picture) => madePictureKey(picture) === key);
    if (made) return [`Image ${index + 1} is ${made.name}.`];
    const { of } = images.find((image) => image.key === key && image.of !== undefined) ?? {};
    const entry = known.find(({ id }) => id === of);
    return entry ? [`Image ${index + 1} is ${entry.name}.`] : [];
  });
}

/** What the model itself is to speak in a shot. */
function spokenIn({ index }: PlannedShot, { sound }: FilmPlan): string[] {
  return (sound?.spokenByModel ?? [])
    .filter(({ shot }) => shot === index)
    .map(({ speaker = "Somebody", text = "" }) => `${speaker} says: “${text}”`);
}

/** The orders of a plan's shots, in the order of the film. */
export function toOrders(request: VideoRequest, plan: FilmPlan, model: ModelDescription): OrderedShot[] {
  const ordered: OrderedShot[] = [];
  for (const shot of plan.shots) {
    const order = orderOf(request, plan, shot, model);
    const before = shot.continues ? ordered.at(-1)?.digest : undefined;
    ordered.push({ order, digest: shot.made?.digest ?? digestOf(order, model, before) });
  }
  return ordered;
}

/**
 * SHA-256 over everything that determines the picture, the backend included. A shot that goes on from the one
 * before depends on that one's digest. A storyboard's texts count only for a backend that draws them.
 */
function digestOf(order: ShotOrder, model: ModelDescription, before: string | undefined): string {
  const { beat, happens: _happens, shotNumber, filmSeed, filmPrompt, scene, ...generative } = order;
  const determining = {
    ...generative,
    backend: model.backend,
    ...(model.numbersShots
      ? {
          beat,
          shotNumber,
          filmSeed,
          filmPrompt,
          ...(scene === undefined ? {} : { scene: JSON.stringify(scene) }),
        }
      : {}),
    ...(before === undefined ? {} : { before }),
  };
  const canonical = JSON.stringify(determining, Object.keys(determining).sort());
  return createHash("sha256").update(canonical).digest("hex").slice(0, 40);
}
