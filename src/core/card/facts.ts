import type { Clip, Kinship } from "../film/clip.ts";
import type { PlannedShot } from "../film/film-plan.ts";
import { cuesOf } from "../film/sound.ts";
import { STYLES } from "../film/style.ts";
import { shorten } from "../talk/values/text.ts";

const KINSHIPS: Record<Kinship, string> = {
  original: "Original",
  remix: "Remix",
  reroll: "Re-roll",
  vary: "Variation",
  extend: "Extended",
  trim: "Trimmed",
  loop: "Loop",
  blend: "Blend",
  reframe: "Reframed",
  render: "Final render",
  reorder: "Re-ordered",
  recipe: "From a recipe",
};

/** Made once: to make one takes longer than everything else on a card. */
const IN_NUMBERS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** The label of what a clip was made as. */
export const MADE_AS = "Made as";

/** The short facts about a clip that its card shows, in the order of showing. */
export function clipFacts(clip: Clip): { label: string; value: string }[] {
  const { request, lineage } = clip;
  const kept = clip.shots.filter((shot) => shot.state === "kept").length;
  const lines = [
    { label: "Length", value: `${sayLength(clip)}${sayRendered(clip)}` },
    { label: "Picture", value: `${request.aspect}, ${request.resolution}` },
  ];
  if (request.style) lines.push({ label: "Style", value: STYLES[request.style].label });
  lines.push({ label: "Model", value: request.draft ? "draft (free)" : request.model });
  const scratch = sayScratch(clip);
  if (scratch !== undefined) lines.push({ label: "Sound", value: scratch });
  if (kept > 0) {
    const { length } = clip.shots;
    lines.push({
      label: "Work",
      value: `${length - kept} of ${length} ${length === 1 ? "shot" : "shots"} to render`,
    });
  }
  lines.push({ label: "Price", value: sayCredits(clip.charged ?? clip.price) });
  if (!request.draft && clip.stars !== undefined)
    lines.push({ label: "Voted for", value: `⭐ ${clip.stars}, so nobody's credits paid for it` });
  const final = sayFinalRender(clip);
  if (final !== undefined) lines.push({ label: "Final render", value: final });
  lines.push({ label: "Seed", value: String(request.seed) });
  if (lineage.kinship !== "original") lines.push({ label: MADE_AS, value: sayKinship(clip) });
  const asker = askerAmongOthers(clip);
  if (asker !== undefined) lines.push({ label: "For", value: asker });
  if (clip.private) lines.push({ label: "Seen by", value: "its maker only" });
  return lines;
}

/** "scratch voices and music": a draft's are made on this machine, for nothing; undefined where nobody speaks and nothing plays. */
export function sayScratch({ request, plan }: Pick<Clip, "request" | "plan">): string | undefined {
  if (!request.draft || plan.sound === undefined) return undefined;
  const { sound } = plan;
  const has = (kind: "voice" | "music") => cuesOf(sound, kind).length > 0;
  const parts = [...(has("voice") ? ["voices"] : []), ...(has("music") ? ["music"] : [])];
  return parts.length === 0 ? undefined : `scratch ${parts.join(" and ")}`;
}

/** Who asked, where the post replies to somebody else's clip and others could wonder. */
export function askerAmongOthers({ surface, lineage, maker }: Clip): string | undefined {
  return surface.group !== undefined && lineage.kinship !== "original" ? maker.name : undefined;
}

/** As long as it came out: closing a loop takes a little off. */
function sayLength({ file, request }: Clip): string {
  return `${IN_NUMBERS.format(file?.seconds ?? request.seconds)} s`;
}

/** ", cut from 10 s": what is rendered is what is paid for, where a model can't make it any shorter. */
function sayRendered({ plan, request, shots }: Clip): string {
  if (request.draft) return "";
  const toMake = plan.shots.filter((_, index) => shots[index]?.state !== "kept");
  const sum = (seconds: (shot: PlannedShot) => number) =>
    toMake.reduce((whole, shot) => whole + seconds(shot), 0);
  const rendered = sum((shot) => shot.renderSeconds);
  return rendered - sum((shot) => shot.seconds) < 1 ? "" : `, cut from ${IN_NUMBERS.format(rendered)} s`;
}

/** "Remix, version 3, from a clip by Ann"; of several takes together without their versions. */
export function sayKinship({ lineage }: Pick<Clip, "lineage">, { ofOne = true } = {}): string {
  const version = ofOne ? `, version ${lineage.version}` : "";
  const by = lineage.parentMaker ? `, from a clip by ${lineage.parentMaker}` : "";
  return `${KINSHIPS[lineage.kinship]}${version}${by}`;
}

/** "free", "1 credit", "1,200 credits". */
export function sayCredits(credits: number): string {
  if (credits === 0) return "free";
  return credits === 1 ? "1 credit" : `${IN_NUMBERS.format(credits)} credits`;
}

/** No cent less than it may come to. */
export function sayDollars(usd: number): string {
  return `$${(Math.ceil(usd * 100 - 1e-6) / 100).toFixed(2)}`;
}

/** "10 credits, at most $0.90, with wan-2.5": what a draft's button Final render will cost; undefined for other clips. */
export function sayFinalRender({
  request,
  finalRender,
}: Pick<Clip, "request" | "finalRender">): string | undefined {
  if (!request.draft || finalRender === undefined) return undefined;
  const { credits, usd, model, pictures = 0 } = finalRender;
  const money = usd > 0 ? `, at most ${sayDollars(usd)}` : "";
  const drawn = pictures === 0 ? "" : `, ${pictures} key ${pictures === 1 ? "picture" : "pictures"} included`;
  return `${sayCredits(credits)}${money}, with ${model}${drawn}`;
}

/** A clip in one line of a list: its id, to be named by, and what it shows, short. */
export function clipTitle(clip: Clip): string {
  const words = clip.request.prompt.replace(/\s+/g, " ");
  return words === "" ? clip.id : `${clip.id} · ${shorten(words, 80)}`;
}

/** What stands under a clip's title in a list. */
export function clipDetail(clip: Clip): string {
  const state =
    clip.deletedAt !== undefined
      ? "deleted"
      : clip.state === "delivered"
        ? undefined
        : clip.state === "canceled"
          ? "cancelled"
          : clip.state;
  return [
    state,
    sayLength(clip),
    clip.request.aspect,
    clip.request.style ? STYLES[clip.request.style].label : undefined,
    clip.request.draft ? "draft" : clip.request.model,
    sayCredits(clip.charged ?? clip.price),
    clip.lineage.kinship === "original" ? undefined : sayKinship(clip),
    clip.picked ? "picked" : undefined,
    (clip.stars ?? 0) > 0 ? `⭐ ${clip.stars}` : undefined,
    (clip.thumbsUp ?? 0) > 0 ? `👍 ${clip.thumbsUp}` : undefined,
    (clip.thumbsDown ?? 0) > 0 ? `👎 ${clip.thumbsDown}` : undefined,
    clip.private ? "private" : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
